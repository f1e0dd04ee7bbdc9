#!/usr/bin/env bash
# The tests in other surroundings than the lock's: the lowest and the newest versions of the dependencies, and every
# newer Python on this machine. Each leg has an environment of its own and another order of the tests.
# A Python that is not here is left out, with a line that says so.
#
# A leg runs every test, but of a parametrized one only its first and its last case: another version changes what a
# function of a library does, and so every case that calls it. That is a third of the cases (2,200 of 7,300). CASES=0
# runs them all. Tests in a browser are left to `make desk`.
#
# Usage: scripts/matrix.sh [LEG…]     # lowest, newest, 3.12, 3.13, 3.14; without any, all
set -euo pipefail
cd "$(dirname "$0")/.."
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_QUIET=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
base=$(.venv/bin/python -c 'import sys; print(sys._base_executable)')
seed=0 failed=()

say() { printf '==> matrix: %s\n' "$*" >&2; }

# The path of Python $1, on PATH or among pyenv's, if it runs.
interpreter() {
  for candidate in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$1".*/bin/python3; do
    path=$(command -v "$candidate") && "$path" -c 'import ensurepip, ssl, venv' 2>/dev/null && echo "$path" && return
  done
  return 1
}

# An environment $1 of the Python $2 with what the lock names, and then what pip is told by the rest.
environment() {
  local folder=$work/$1 python=$2
  shift 2
  "$python" -m venv "$folder"
  "$folder/bin/python" -m pip install -r requirements.lock
  [ $# = 0 ] || "$folder/bin/python" -m pip install "$@"
  # By a path in a variable: an editable install would write into this checkout what another environment uses.
  "$folder/bin/python" -m pip install --no-deps --no-build-isolation .
}

run() {
  local leg=$1 python=$work/$1/bin/python
  seed=$((seed + 1))
  say "$leg: $("$python" -V), order $seed"
  PYTHONPATH=$PWD "$python" -m pytest -q -n auto -p no:cacheprovider -m "not slow and not timing and not browser" --cases "${CASES:-2}" \
    --random-order --random-order-seed="$seed" >"$work/log" 2>&1 || failed+=("$leg")
  tail -n "$(case " ${failed[*]-} " in *" $leg "*) echo 60 ;; *) echo 1 ;; esac)" "$work/log"
}

[ $# -gt 0 ] || set -- lowest newest 3.12 3.13 3.14
for leg in "$@"; do
  case $leg in
    lowest)
      mapfile -t versions < <(.venv/bin/python scripts/bounds.py lowest)
      environment "$leg" "$base" "${versions[@]}"
      ;;
    newest)
      mapfile -t versions < <(.venv/bin/python scripts/bounds.py newest)
      environment "$leg" "$base" --upgrade --upgrade-strategy eager "${versions[@]}"
      ;;
    *)
      python=$(interpreter "$leg") || { say "no Python $leg here: not tried"; continue; }
      environment "$leg" "$python"
      ;;
  esac
  run "$leg"
done
[ ${#failed[@]} = 0 ] || { say "failed: ${failed[*]}"; exit 1; }
