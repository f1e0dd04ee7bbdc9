#!/usr/bin/env bash
# The source archive alone must be enough: unpacked in a folder with Chinese characters and a space in its name, by an
# ordinary user, under a locale that is not installed, `make report` and the tests work; the tests without a network,
# and with the library for HEIC beside, where it can be installed.
#
# Usage: scripts/check-sdist.sh [WORD]     # the word of make for the tests: test, or test-all
set -euo pipefail
cd "$(dirname "$0")/.."
word=${1:-test}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/python -m build --sdist --no-isolation --outdir "$work" . >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
folder="$work/出國 報告"
mkdir "$folder" "$work/home" "$work/tmp"
tar -xzf "$work"/*.tar.gz -C "$folder" --strip-components 1

# As root: the user nobody, and for the tests a network with this machine alone.
user=() alone=()
if [ "$(id -u)" = 0 ]; then
  chown -R nobody "$work"
  user=(setpriv --reuid nobody --regid nogroup --clear-groups)
  if unshare -n true 2>/dev/null && command -v ip >/dev/null; then
    alone=(unshare -n sh -c 'ip link set lo up && exec "$@"' sh)
  fi
fi
[ ${#user[@]} -gt 0 ] || echo "sdist: not root here: tried as $(id -un)" >&2
[ ${#alone[@]} -gt 0 ] || echo "sdist: a network cannot be taken away here: tests are kept from it by tests/conftest.py alone" >&2

cd "$folder"
clean=(env -u PYTHONPATH -u XDG_CACHE_HOME HOME="$work/home" TMPDIR="$work/tmp" LC_ALL=en_US.UTF-8 PIP_QUIET=1)
"${clean[@]}" "${user[@]}" make report
"${clean[@]}" "${user[@]}" .venv/bin/python -m pip install --disable-pip-version-check "pillow-heif>=1.5,<2" ||
  echo "sdist: pillow-heif cannot be installed here: HEIC is not tried" >&2
"${clean[@]}" "${alone[@]}" "${user[@]}" make "$word"
echo "sdist: report and $word from the archive alone"
