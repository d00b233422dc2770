#!/usr/bin/env bash
#
# Runs a local network of one authority from block zero, in the foreground, until it is stopped
# (Ctrl-C or SIGTERM). Its state is removed at the end. RPC listens on port 9944.
#
#   scripts/localnet.sh          blocks of 250 ms
#   scripts/localnet.sh True     the same
#   scripts/localnet.sh False    blocks of 12 s
#
# The end-to-end tests of existing client libraries start a script with these arguments, wait
# for the node's line "Imported #1" on its standard output, and signal its process group.
#
# Environment:
#   GANGLION_BIN      the node (default: the release build's, which is built if missing)
#   CARGO_TARGET_DIR  where the release build is (default: as in the Makefile)

set -euo pipefail

readonly RPC_PORT=9944

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
readonly ROOT

NODE_PID=
BASE_PATH=
STOPPED=false

main() {
	local block_time node
	block_time=$(block_time "${1:-True}")
	refuse_taken_port
	node=$(node_binary)
	BASE_PATH=$(mktemp -d "${TMPDIR:-/tmp}/ganglion-localnet.XXXXXX")
	trap clean_up EXIT
	trap stop INT TERM HUP
	run_node "$node" "$block_time"
}

fail() {
	printf 'localnet: %s\n' "$*" >&2
	exit 1
}

# In milliseconds. `True` and `False` are the callers' words for "fast blocks".
block_time() {
	case $1 in
	True) echo 250 ;;
	False) echo 12000 ;;
	*) fail "the only argument is True (blocks of 250 ms) or False (12 s), not '$1'" ;;
	esac
}

# The node would take another port without a word that callers understand.
refuse_taken_port() {
	if (exec 3<>"/dev/tcp/127.0.0.1/$RPC_PORT") 2>/dev/null; then
		fail "port $RPC_PORT is taken; is another node running?"
	fi
}

node_binary() {
	local target="${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/ganglion/target}"
	local node="${GANGLION_BIN:-$target/release/ganglion}"
	if [[ ! -x $node && -z ${GANGLION_BIN:-} ]]; then
		CARGO_TARGET_DIR="$target" make -C "$ROOT" node >&2
	fi
	[[ -x $node ]] || fail "there is no program $node"
	echo "$node"
}

run_node() {
	"$1" \
		--chain localnet \
		--one --validator --force-authoring \
		--block-time "$2" \
		--base-path "$BASE_PATH" \
		--rpc-port "$RPC_PORT" --rpc-cors all \
		--unsafe-force-node-key-generation \
		--no-mdns --no-prometheus --no-telemetry 2>&1 &
	NODE_PID=$!
	wait_for_node
}

# A signal ends `wait` early: the node is then still writing out its state. The node's own status
# is this script's, unless the node ended because it was told to.
wait_for_node() {
	local status=0
	while true; do
		status=0
		wait "$NODE_PID" || status=$?
		if ! kill -0 "$NODE_PID" 2>/dev/null; then
			break
		fi
	done
	NODE_PID=
	if $STOPPED; then
		return 0
	fi
	return "$status"
}

stop() {
	STOPPED=true
	if [[ -n $NODE_PID ]]; then
		kill -TERM "$NODE_PID" 2>/dev/null || true
	fi
}

clean_up() {
	stop
	rm -rf "$BASE_PATH"
}

main "$@"
