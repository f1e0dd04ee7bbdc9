#!/usr/bin/env bash
# The tests of the desk in the distribution's Chromium, with axe-core (MPL-2.0, from npm) beside. Installs what is absent
# where it may; what cannot be had is said in a plain line, and is left out.
set -euo pipefail
cd "$(dirname "$0")/.."

absent() { echo "make desk: $1, so $2"; }
bring() { # apt packages, as an administrator only
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 1
  apt-get update -q >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "$@" >/dev/null 2>&1
}

command -v chromium >/dev/null || command -v chromium-browser >/dev/null || bring chromium || {
  absent "Chromium is not installed and could not be (apt-get install chromium)" "the desk is not tried in a browser"
  exit 0
}
.venv/bin/python -c 'import playwright' 2>/dev/null || {
  absent "Playwright is not installed (requirements.lock has it)" "the desk is not tried in a browser"
  exit 0
}
axe=build/axe/node_modules/axe-core/axe.min.js
[ -f "$axe" ] || command -v npm >/dev/null || bring npm || true
[ -f "$axe" ] || npm install --silent --no-audit --no-fund --prefix build/axe axe-core@4 >/dev/null 2>&1 ||
  absent "axe-core could not be fetched with npm" "accessibility is not judged"
.venv/bin/python -m pytest -n 2 -q -m browser tests/desk/browser "$@"
