#!/usr/bin/env bash
# Packs the node and the Python package into a wheel for this machine's platform.
#
#   wheel.sh BINARY FOLDER       prints the path of the wheel, the only one in the folder then
#
# On Linux auditwheel reads from the program which version of the C library it needs, and tags the
# wheel accordingly: pip refuses it where it could not run. What the build needs is installed once,
# outside the tree, at the versions of python/requirements-build.txt.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/ganglion/clients
binary=${1:?usage: wheel.sh BINARY FOLDER}
folder=${2:?usage: wheel.sh BINARY FOLDER}
binary=$(realpath "$binary")
[ -x "$binary" ] || { echo "$binary: no such program; build the node first" >&2; exit 2; }
python=$(command -v python3.11 || command -v python3) ||
  { echo "Python 3.11 or newer is needed" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# Makes the virtual environment once, named by the hash of its requirements. One that was not
# finished has no `.made`.
make_venv() {
  local hash requirements=$root/python/requirements-build.txt
  hash=$( { cat "$requirements"; "$python" --version; } | sha256sum | cut -c1-12)
  venv=$cache/venv-wheel-$hash
  mkdir -p "$cache"
  exec 9>"$cache/.lock"
  flock 9
  if [ ! -e "$venv/.made" ]; then
    rm -rf "$venv"
    "$python" -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps \
      --requirement "$requirements"
    touch "$venv/.made"
  fi
  exec 9>&-
}

build() {
  GANGLION_BIN=$binary "$venv/bin/pip" wheel --quiet --disable-pip-version-check \
    --no-deps --no-build-isolation --wheel-dir "$work/built" "$root/python"
}

# Symbols, which no test needs, are left out. Libraries that the platform does not promise would be
# put into the wheel; the node needs none.
tag() {
  if [ "$(uname -s)" != Linux ]; then
    mv "$work/built" "$work/tagged"
    return
  fi
  PATH=$venv/bin:$PATH auditwheel repair --strip --wheel-dir "$work/tagged" "$work"/built/*.whl \
    >"$work/log" 2>&1 || { cat "$work/log" >&2; return 1; }
}

make_venv
build
tag
mkdir -p "$folder"
rm -f "$folder"/ganglion-*.whl
mv "$work"/tagged/*.whl "$folder"
ls "$folder"/ganglion-*.whl
