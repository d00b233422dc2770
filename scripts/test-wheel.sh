#!/usr/bin/env bash
# Installs the wheel into a fresh virtual environment, as its users do, and tests it.
#
#   test-wheel.sh WHEEL [ARGUMENT ...]       of pytest
#
# It says how long it takes from nothing to a usable chain. The module in JavaScript is tested with
# the node of the wheel. pytest has the versions of python/requirements-test.txt.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
wheel=$(realpath "${1:?usage: test-wheel.sh WHEEL [ARGUMENT ...], see above}")
shift
python=$(command -v python3.11 || command -v python3) ||
  { echo "Python 3.11 or newer is needed" >&2; exit 2; }
limit=${GANGLION_WHEEL_TIMEOUT:-600}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# The tests are about the node in the wheel, and no other.
unset GANGLION_BIN

install_wheel() {
  local started before
  started=$(date +%s%N)
  "$python" -m venv "$work/venv"
  before=$(date +%s%N)
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-index "$wheel"
  "$work/venv/bin/python" -c 'import ganglion
with ganglion.Devnet() as chain: assert chain.advance() == 1'
  echo "a usable chain $(since "$before") s after pip install, $(since "$started") s after venv"
}

# since NANOSECONDS
since() {
  local millis=$((($(date +%s%N) - $1) / 1000000))
  printf '%d.%03d' $((millis / 1000)) $((millis % 1000))
}

install_wheel
export PATH=$work/venv/bin:$PATH GANGLION_WHEEL=$wheel
pip install --quiet --disable-pip-version-check --no-deps \
  --requirement "$root/python/requirements-test.txt"
timeout "$limit" python -B -m pytest -p no:cacheprovider --rootdir "$root/python" \
  "$root/python/tests" "$@"
timeout "$limit" node --test --test-reporter=spec "$root/js"
