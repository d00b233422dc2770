#!/usr/bin/env bash
# Runs real clients against the release binary, each with its own development node.
#
#   run.sh BINARY [sdk|sdk11|btcli|market|quickstart|transport|json|js|examples|guides|dashboards
#                  ...]                                     these by default
#   run.sh BINARY sdk-own                                   the SDK's own end-to-end tests
#   run.sh BINARY sdk-10.5|sdk-10.2|cli-9.23|cli-9.21       older clients, a minute or two each
#   run.sh BINARY long                                      a thousand blocks through the SDK
#   run.sh BINARY surface|surface-page                      checks docs/surface.md, or writes it
#
# The script installs the clients once, outside the tree, at the versions of the requirement and
# lock files beside it. `long` takes five minutes.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/ganglion/clients
binary=${1:?usage: run.sh BINARY [CLIENT ...], see above}
shift
clients=(sdk sdk11 btcli market quickstart transport json js examples guides
  dashboards)
if [ $# -gt 0 ]; then clients=("$@"); fi
[ -x "$binary" ] || { echo "$binary: no such program; build the node first" >&2; exit 2; }
python=$(command -v python3.11 || command -v python3) ||
  { echo "Python 3.11 or newer is needed" >&2; exit 2; }
limit=${GANGLION_CLIENTS_TIMEOUT:-900}
examples=$here/../../examples

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

# Makes a folder of the cache once, named by the hash of its sources. One that was not finished has
# no `.made`.
# into PREFIX MAKE FILE...
into() {
  local prefix=$1 make=$2 hash
  shift 2
  hash=$( { cat "$@"; "$python" --version; node --version 2>/dev/null || true; } |
    sha256sum | cut -c1-12)
  made=$cache/$prefix-$hash
  mkdir -p "$cache"
  exec 9>"$cache/.lock"
  flock 9
  if [ ! -e "$made/.made" ]; then
    rm -rf "$made"
    "$make" "$made" "$@"
    touch "$made/.made"
  fi
  exec 9>&-
}

make_venv() {
  "$python" -m venv "$1"
  "$1/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$2"
}

# The source distribution of the SDK at the version of the requirement file.
make_sources() {
  local version download
  version=$(sed -n 's/^bittensor==//p' "$2")
  mkdir -p "$1"
  download=$(mktemp -d)
  "$python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary bittensor \
    --dest "$download" "bittensor==$version"
  tar -xzf "$download/bittensor-$version.tar.gz" -C "$1" --strip-components=1
  rm -r "$download"
}

make_modules() {
  mkdir -p "$1"
  cp "$2" "$3" "$4" "$1"
  npm ci --prefix "$1" --no-audit --no-fund --loglevel=error
}

free_port() {
  "$python" -c '
import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}

# start_node NAME [the node's arguments]
start_node() {
  local port log=$work/$1.log
  port=$(free_port)
  "$binary" "${@:2}" --tmp --rpc-port "$port" --port "$(free_port)" \
    --no-prometheus --no-telemetry >"$log" 2>&1 &
  node=$!
  export GANGLION_WS=ws://127.0.0.1:$port
  for _ in $(seq 300); do
    if ! kill -0 "$node" 2>/dev/null; then
      echo "the node did not start:" >&2
      tail -20 "$log" >&2
      return 1
    fi
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then return 0; fi
    sleep 0.2
  done
  echo "the node does not answer:" >&2
  tail -20 "$log" >&2
  return 1
}

# run_surface [surface.py's arguments]
run_surface() {
  timeout "$limit" "$made/bin/python" -B "$here/../surface/surface.py" "$@" "$GANGLION_WS"
}

# run_python FILE [pytest's arguments]
run_python() {
  timeout "$limit" "$made/bin/python" -B -m pytest -p no:cacheprovider --rootdir "$here" \
    "$here/$1" "${@:2}"
}

run_js() {
  cp "$here"/js/*.mjs "$made"
  # One file after the other: both send from the same accounts, and one hands sudo on for a while.
  (cd "$made" && timeout "$limit" node --test --test-concurrency=1 --test-reporter=spec \
    test.mjs wallet.mjs)
}

# Builds the examples in Rust with the code that subxt makes from this node's metadata, unless that
# has been done for the same node and examples.
build_subxt() {
  local target=${CARGO_TARGET_DIR:-$(dirname "$cache")/target}/examples-subxt sources
  sources=$(cat "$binary" "$examples"/subxt/{Cargo.*,build.rs,src/*.rs,src/bin/*.rs} | sha256sum)
  export GANGLION_EXAMPLES_SUBXT=$target/debug
  if [ "$(cat "$target/.made" 2>/dev/null)" = "$sources" ]; then return 0; fi
  start_node subxt --dev --block-time 250
  BT_CHAIN_ENDPOINT=$GANGLION_WS CARGO_TARGET_DIR=$target \
    CARGO_PROFILE_DEV_DEBUG=0 CARGO_INCREMENTAL=0 \
    cargo build --quiet --locked --manifest-path "$examples/subxt/Cargo.toml"
  stop_node
  echo "$sources" >"$target/.made"
}

# The packages of the examples in JavaScript.
into_examples() {
  into examples-js make_modules "$examples"/polkadot-js/{package.json,package-lock.json,.npmrc}
  export GANGLION_EXAMPLES_POLKADOT_JS=$made
  into examples-papi make_modules "$examples"/papi/{package.json,package-lock.json,.npmrc}
  export GANGLION_EXAMPLES_PAPI=$made
}

failed=()
for client in "${clients[@]}"; do
  echo "== $client"
  case $client in
    sdk-own)
      into sdk-sources make_sources "$here/requirements-sdk.txt"
      export GANGLION_SDK_SOURCES=$made
      into venv-sdk make_venv "$here/requirements-sdk.txt"
      ;;
    sdk | sdk11 | btcli | market | quickstart | long)
      into venv-sdk make_venv "$here/requirements-sdk.txt"
      ;;
    sdk-10.* | cli-9.*)
      [ -e "$here/requirements-$client.txt" ] || { echo "$client: no such client" >&2; exit 2; }
      into "venv-$client" make_venv "$here/requirements-$client.txt"
      ;;
    surface)
      into sdk-sources make_sources "$here/requirements-sdk.txt"
      export GANGLION_SDK_SOURCES=$made
      into venv-transport make_venv "$here/requirements-transport.txt"
      ;;
    transport | json | surface-page)
      into venv-transport make_venv "$here/requirements-transport.txt"
      ;;
    dashboards) into venv-dashboards make_venv "$here/requirements-dashboards.txt" ;;
    js) into js make_modules "$here"/js/{package.json,package-lock.json,.npmrc} ;;
    examples)
      into_examples
      build_subxt
      into venv-sdk make_venv "$here/requirements-sdk.txt"
      ;;
    guides) into venv-sdk make_venv "$here/requirements-sdk.txt" ;;
    *) echo "$client: no such client" >&2; exit 2 ;;
  esac
  options=(--dev --block-time 250)
  # What is sealed for the round of this pulse opens without Internet.
  case $client in
    sdk11 | btcli | sdk-10.* | cli-9.*) options+=(--drand-pulses "$here/sdk11/pulses.txt") ;;
    sdk-own) options+=(--drand-pulses "$here/sdk_own/pulses.txt") ;;
  esac
  case $client in
    # Their tests start nodes themselves.
    examples | guides | dashboards) export GANGLION_BIN=$binary ;;
    *) start_node "$client" "${options[@]}" ;;
  esac
  case $client in
    sdk) run_python test_sdk.py -m "not long" ;;
    sdk-own)
      export GANGLION_BIN=$binary
      run_python sdk_own
      ;;
    sdk11) run_python sdk11/test_sdk11.py --quiet ;;
    btcli) run_python sdk11/test_btcli.py --quiet ;;
    sdk-10.*) run_python older/test_sdk10.py --quiet --show-capture=no ;;
    cli-9.*) run_python older/test_btcli9.py --quiet --show-capture=no ;;
    market) run_python test_market.py ;;
    long) run_python test_sdk.py -m long ;;
    quickstart) run_python test_quickstart.py ;;
    transport) run_python test_older_transport.py ;;
    json) run_python test_json.py ;;
    js) run_js ;;
    examples) run_python test_examples.py ;;
    guides) run_python test_guides.py ;;
    dashboards) run_python ../dashboards --quiet ;;
    surface) run_surface --check && run_python ../surface --quiet ;;
    surface-page) run_surface ;;
  esac || {
    failed+=("$client")
    if [ -e "$work/$client.log" ]; then tail -20 "$work/$client.log" >&2; fi
  }
  stop_node
done
[ ${#failed[@]} -eq 0 ] || { echo "failed: ${failed[*]}" >&2; exit 1; }
