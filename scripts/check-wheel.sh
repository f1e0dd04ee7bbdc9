#!/usr/bin/env bash
# The wheel alone must be enough: installed in an empty environment, in a folder elsewhere, it builds a report.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/python -m build --wheel --no-isolation --outdir "$work" . >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
.venv/bin/python -m venv "$work/venv"
"$work/venv/bin/python" -m pip install -q --disable-pip-version-check -c requirements.lock "$work"/*.whl
mkdir "$work/elsewhere"
cp -r content/2018-ogp-tbilisi "$work/elsewhere/trip"
cd "$work/elsewhere"
env -u PYTHONPATH "$work/venv/bin/reportgen" build trip --out out
test -s out/trip.pdf
echo "wheel: built $(basename "$work"/*.whl), and a report with it elsewhere ($(stat -c %s out/trip.pdf) bytes)"
