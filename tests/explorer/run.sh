#!/usr/bin/env bash
# Drives the explorer page of a development node in headless Chromium.
#
#   run.sh BINARY [ARGUMENT ...]                 of pytest
#
# Screenshots go into the folder that GANGLION_SCREENSHOTS names (`make screenshots` names that of
# the documentation), or into a temporary one. Chromium is the system's (`scripts/setup.sh
# --browser`); the Python packages are installed once, outside the tree, at the versions of
# requirements.txt.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/ganglion/clients
binary=${1:?usage: run.sh BINARY [ARGUMENT ...], see above}
shift
[ -x "$binary" ] || { echo "$binary: no such program; build the node first" >&2; exit 2; }
python=$(command -v python3.11 || command -v python3) ||
  { echo "Python 3.11 or newer is needed" >&2; exit 2; }
limit=${GANGLION_EXPLORER_TIMEOUT:-1200}

work=$(mktemp -d)
node=
stop_node() {
  [ -n "$node" ] || return 0
  kill "$node" 2>/dev/null || true
  wait "$node" 2>/dev/null || true
  node=
}
trap 'stop_node; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# Makes the virtual environment once, named by the hash of its requirements. One that was not
# finished has no `.made`.
make_venv() {
  local hash
  hash=$( { cat "$here/requirements.txt"; "$python" --version; } | sha256sum | cut -c1-12)
  venv=$cache/venv-explorer-$hash
  mkdir -p "$cache"
  exec 9>"$cache/.lock"
  flock 9
  if [ ! -e "$venv/.made" ]; then
    rm -rf "$venv"
    "$python" -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps \
      --requirement "$here/requirements.txt"
    touch "$venv/.made"
  fi
  exec 9>&-
}

free_port() {
  "$python" -c '
import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}

start_node() {
  local rpc page log=$work/node.log
  rpc=$(free_port)
  page=$(free_port)
  "$binary" --dev --tmp --rpc-port "$rpc" --explorer-port "$page" --port "$(free_port)" \
    --no-prometheus --no-telemetry >"$log" 2>&1 &
  node=$!
  export GANGLION_WS=ws://127.0.0.1:$rpc
  export GANGLION_EXPLORER=http://127.0.0.1:$page
  for _ in $(seq 300); do
    if ! kill -0 "$node" 2>/dev/null; then break; fi
    if (exec 3<>"/dev/tcp/127.0.0.1/$page") 2>/dev/null; then return 0; fi
    sleep 0.2
  done
  echo "the node did not start, or serves no explorer:" >&2
  tail -20 "$log" >&2
  return 1
}

make_venv
start_node
export GANGLION_SCREENSHOTS=${GANGLION_SCREENSHOTS:-$work/screenshots}
timeout "$limit" "$venv/bin/python" -B -m pytest -p no:cacheprovider --rootdir "$here" \
  "$here" "$@" || { tail -20 "$work/node.log" >&2; exit 1; }
