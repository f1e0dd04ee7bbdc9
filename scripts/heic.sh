#!/usr/bin/env bash
# The tests of HEIC pictures, with pillow-heif installed beside, in a folder that goes away again: it is no dependency
# (docs/dependencies.md). Where it cannot be had, they are left out, with a line that says so.
set -euo pipefail
cd "$(dirname "$0")/.."
beside=$(mktemp -d)
trap 'rm -rf "$beside"' EXIT
bound=$(sed -n 's/^heic = \["\(.*\)"\]$/\1/p' pyproject.toml)
.venv/bin/python -m pip install --disable-pip-version-check -qq --no-deps --only-binary :all: --target "$beside" \
  "$bound" 2>/dev/null || { echo "==> heic: no $bound for this machine: not tried" >&2; exit 0; }
PYTHONPATH=$beside .venv/bin/python -m pytest -q -p no:cacheprovider \
  tests/typeset/pictures/test_prepare.py tests/check/ask/test_picturefile.py
