#!/usr/bin/env bash
# Set up everything that reportgen needs: system libraries and fonts (apt), a virtual environment, pinned packages.
# Says what it does; does nothing twice; fails with the line to run where it lacks the right to install.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { printf '\033[1m%s\033[0m\n' "==> $*" >&2; }
[ -t 2 ] && [ -z "${NO_COLOR:-}" ] || say() { printf '==> %s\n' "$*" >&2; }
fail() { printf 'setup: %s\n' "$@" >&2; exit 1; }

# Pango draws the text, libharfbuzz-subset cuts fonts, poppler-utils turns pages into pictures for a look.
packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-cns11643-kai fonts-noto-cjk fonts-liberation2 fonts-dejavu-core poppler-utils)

# The distribution's own Python first: it is built with every optimisation, and so faster than one built by hand without them.
python=${PYTHON:-}
for needs in 'import ensurepip, venv; ' ''; do
  for candidate in /usr/bin/python3 python3.13 python3.12 python3.11 python3; do
    [ -z "$python" ] && command -v "$candidate" >/dev/null || continue
    "$candidate" -c "${needs}import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null && python=$candidate
  done
done
[ -n "$python" ] || fail "Python 3.11 or later is needed: apt-get install python3"

if command -v dpkg-query >/dev/null; then
  "$python" -c 'import ensurepip, venv' 2>/dev/null || packages+=("python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv")
  missing=()
  for package in "${packages[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    install="apt-get install -y --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" = 0 ]; then
      root=()
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
      root=(sudo)
    else
      fail "these packages are missing and installing them needs an administrator. Run:" "  sudo $install"
    fi
    say "installing ${missing[*]}"
    "${root[@]}" apt-get update -q >/dev/null || fail "apt-get update failed"
    DEBIAN_FRONTEND=noninteractive "${root[@]}" $install >/dev/null || fail "apt failed; run by hand:" "  $install"
  fi
else
  echo "setup: no dpkg here: see that Pango, HarfBuzz with its subset library, TW-Kai, Noto CJK and Liberation Serif are installed" >&2
fi

lock=requirements.lock
stamp=.venv/.ready
if [ ! -x .venv/bin/python ]; then
  say "making a virtual environment in .venv with $($python --version)"
  "$python" -m venv .venv
fi
if [ ! -f "$stamp" ] || [ "$lock" -nt "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
  say "installing the pinned packages of $lock"
  .venv/bin/python -m pip install -q --disable-pip-version-check -r "$lock"
  .venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
  # pip writes the whole path of this folder into a .pth file. Python reads that file as ASCII where the locale is not
  # installed, and does not start if the path is Chinese. A relative path leads to the same folder.
  for path in .venv/lib/python*/site-packages/_editable_impl_*.pth; do echo ../../../.. >"$path"; done
  touch "$stamp"
fi
