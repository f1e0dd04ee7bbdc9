#!/usr/bin/env bash
# Another WeasyPrint than the one whose insides are known (reportgen/typeset/insides.py) still gives reports that can be
# filed: builds content/2018-ogp-tbilisi and the report of every construct (tests/torture.py) by each of them, wants the
# one warning that says so and no error, and asks scripts/conformance.sh about the PDFs. The last one has insides that
# reportgen cannot read at all; its PDFs are WeasyPrint's own, and only PDF/A-3a is promised.
#
# Usage: scripts/other-engines.sh
set -euo pipefail
cd "$(dirname "$0")/.."
python=.venv/bin/python
older=69.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache REPORTGEN_LANG=en

say() { printf '==> %s\n' "$*" >&2; }

installed=$("$python" -c 'import pathlib, weasyprint; print(pathlib.Path(weasyprint.__file__).parent)')

renamed() { # FOLDER VERSION: the installed engine under another version
  mkdir -p "$work/$1"
  cp -r "$installed" "$work/$1/"
  sed -i -E "s/^(VERSION = __version__ = ).*/\1'$2'/" "$work/$1/weasyprint/__init__.py"
}

"$python" -m pip install -q --disable-pip-version-check --no-deps --target "$work/older" "weasyprint==$older"
renamed newer 70.1
renamed other 71.0
# Its class of content streams has another name.
sed -i 's/^class Stream(/class PageStream(/; s/return Stream(/return PageStream(/' "$work/other/weasyprint/pdf/stream.py"
sed -i 's/^from .stream import Stream$/from .stream import PageStream as Stream/' "$work/other/weasyprint/pdf/__init__.py"

"$python" -m tests.torture "$work/torture"
for engine in older newer other; do
  out=$work/out-$engine
  say "$engine: $(PYTHONPATH=$work/$engine "$python" -c 'import weasyprint; print(weasyprint.__version__)')"
  PYTHONPATH=$work/$engine "$python" -m reportgen build --fail-level none --out "$out" \
    content/2018-ogp-tbilisi "$work/torture" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  warning=ENGINE-LINE-SETTING
  [ "$engine" = other ] && warning=TAGS-PLAIN
  grep -E '(PDF|ENGINE|TAGS)-[A-Z-]+$' "$work/log" >&2
  # What its own tags part is not found as it is written.
  [ "$engine" = other ] && sed -i '/PDF-TEXT$/d' "$work/log"
  if grep -qE '(error|錯誤) .*(PDF|ENGINE)-[A-Z-]+$' "$work/log" || [ "$(grep -c "$warning\$" "$work/log")" != 2 ]; then
    say "$engine: wanted one $warning for each report, and no error about its PDF"
    exit 1
  fi
done
scripts/conformance.sh "$work"/out-older/*.pdf "$work"/out-newer/*.pdf
