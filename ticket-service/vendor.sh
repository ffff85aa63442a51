#!/usr/bin/env bash
# Takes the libraries of the door's page from npm into src/main/resources/static/entry/vendor, as they are, with their licences.
# Needs npm. Only needed to take in a newer version: the files are checked in.
set -euo pipefail
target=$(cd "$(dirname "$0")" && pwd)/src/main/resources/static/entry/vendor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# take NAME VERSION SHA-256 FILES…
take() {
  local name=$1 version=$2 sum=$3
  shift 3
  npm pack --silent "$name@$version" >/dev/null
  echo "$sum  $name-$version.tgz" | sha256sum --check --quiet
  tar xzf "$name-$version.tgz"
  rm -rf "${target:?}/$name"
  mkdir -p "$target/$name"
  for file in "$@"; do cp "package/$file" "$target/$name/"; done
  rm -r package
}
# The queue of scans in IndexedDB. ISC
take idb 8.0.4 569a715333d656d77792476083647eaefeb27b23d18bff226ad42776efb8f08a build/index.js LICENSE
# Reads QR codes where the browser does not, and draws those of tickets. Apache-2.0 or MIT
take qr 0.7.0 632ef43ecb74f7eb5f578e978068bcbfba0fbba36101e79c079a6d95f24d8865 index.js decode.js LICENSE LICENSE-MIT
(cd "$target" && sha256sum */*.js >SHA256SUMS)
