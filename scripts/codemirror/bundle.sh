#!/usr/bin/env bash
# Make reportgen/desk/static/codemirror.js anew from the versions in package-lock.json, with the licences of all that is in it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../reportgen/desk/static
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$here"/entry.js "$here"/package*.json "$work"
cd "$work"
npm ci --silent --no-audit --no-fund
npx esbuild entry.js --bundle --format=esm --minify --target=es2022 --legal-comments=none --charset=utf8 \
  --banner:js='/* CodeMirror 6 (MIT): versions and licences in codemirror.txt; made by scripts/codemirror/bundle.sh */' \
  --outfile="$out/codemirror.js" --log-level=warning
{
  echo 'codemirror.js is bundled from these npm packages, all under the MIT licence below:'
  node -p 'Object.entries(require("./package-lock.json").packages).filter(([name, {dev}]) => name && !dev)
    .map(([name, {version}]) => `  ${name.replace("node_modules/", "")} ${version}`).join("\n")'
  for package in node_modules/@codemirror/state node_modules/@lezer/common node_modules/@marijn/find-cluster-break \
    node_modules/crelt node_modules/style-mod node_modules/w3c-keyname; do
    printf '\n--- %s\n' "${package#node_modules/}"
    cat "$package"/LICENSE
  done
} >"$out/codemirror.txt"
