#!/usr/bin/env bash
# Random reports in every option of `reportgen build`: each is built, its PDF is checked again, and veraPDF judges it.
# A false finding on a PDF of ours, or a PDF that is not PDF/A-3a and PDF/UA-1, ends with 1.
#
# Usage: scripts/every-option.sh [FIRST-LAST]     # seeds of the reports; 0-59 unless told
set -euo pipefail
cd "$(dirname "$0")/.."
seeds=${1:-0-59}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
reportgen=.venv/bin/reportgen

.venv/bin/python -m tests.randomreports --seeds "$seeds" --out "$work/reports" >/dev/null
failed=0
options=("" "--no-embed" "--draft" "--line-numbers --wide" "--draft --line-numbers --wide --no-embed")
for number in "${!options[@]}"; do
  out="$work/out-$number"
  # shellcheck disable=SC2086  # several options are several words
  $reportgen build ${options[number]} --out "$out" --fail-level none --format compact "$work/reports" >"$work/built-$number" 2>"$work/log" ||
    { cat "$work/log"; failed=1; }
  $reportgen check --fail-level none --format compact "$out"/*.pdf >"$work/checked-$number" 2>"$work/log" ||
    { cat "$work/log"; failed=1; }
  # Random prose earns warnings; errors, and warnings on the page itself, would be false.
  false=$(grep -hE ': (error|warning) (PDF|ENGINE|TAGS)-|: error ' "$work/built-$number" "$work/checked-$number" | sort -u || true)
  count=$(find "$out" -name '*.pdf' | wc -l)
  echo "build ${options[number]:-(plain)}: $count PDFs, $(printf '%s' "$false" | grep -c . || true) findings on them"
  [ -z "$false" ] || { failed=1; printf '%s\n' "$false" | head -20; }
done
find "$work"/out-* -name '*.pdf' -print0 | xargs -0 scripts/conformance.sh || failed=1
exit $failed
