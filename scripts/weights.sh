#!/usr/bin/env bash
#
# Measures the weights of our pallets' calls and stages and writes them into the sources:
# scripts/weights.sh RUNTIME, a runtime as WASM with its benchmarks. Taken from the environment:
#
#   STEPS         values of each component of a benchmark, from its least to its greatest (20)
#   REPEAT        measurements of each (10)
#   MIN_DURATION  seconds that a benchmark runs at least, with more measurements than that (2)
#   PALLETS       the pallets to measure, of those below (all)
#   ARGS          more for the bencher, as in ARGS='--no-verify'

set -euo pipefail

RUNTIME=${1:?the runtime}
readonly VERSION=0.28.0
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/ganglion
TOOL=$CACHE/omni

# Pallet, as the runtime lists its benchmarks, and the file that its weights are written to.
declare -A FILES=(
	[pallet_admin_utils]=pallets/admin-utils/src/measured.rs
	[pallet_commitments]=pallets/commitments/src/measured.rs
	[pallet_crowdloan]=pallets/crowdloan/src/measured.rs
	[pallet_drand]=pallets/drand/src/measured.rs
	[pallet_limit_orders]=pallets/limit-orders/src/measured.rs
	[pallet_mev_shield]=pallets/mev-shield/src/measured.rs
	[pallet_subtensor]=pallets/subtensor/src/weight_info/calls.rs
	[pallet_subtensor_baskets]=pallets/subtensor/src/weight_info/baskets.rs
	[pallet_subtensor_clean_ups]=pallets/subtensor/src/weight_info/clean_ups.rs
	[pallet_subtensor_locks]=pallets/subtensor/src/weight_info/locks.rs
	[pallet_subtensor_stages]=pallets/subtensor/src/weight_info/stages.rs
	[pallet_subtensor_swap]=pallets/swap/src/measured.rs
	[pallet_subtensor_swaps]=pallets/subtensor/src/weight_info/swaps.rs
)
ALL="pallet_admin_utils pallet_commitments pallet_crowdloan pallet_drand pallet_limit_orders"
ALL+=" pallet_mev_shield"
ALL+=" pallet_subtensor_swap pallet_subtensor_clean_ups pallet_subtensor_stages"
ALL+=" pallet_subtensor_swaps pallet_subtensor_locks pallet_subtensor_baskets"
ALL+=" pallet_subtensor"
read -ra PALLETS <<<"${PALLETS:-$ALL}"

main() {
	cd "$(dirname "${BASH_SOURCE[0]}")/.."
	install_tool
	local pallet failed=()
	for pallet in "${PALLETS[@]}"; do
		measure "$pallet" "${FILES[$pallet]:?a pallet of ours}" || failed+=("$pallet")
	done
	if ((${#failed[@]} > 0)); then
		printf 'weights: not measured: %s\n' "${failed[*]}" >&2
		exit 1
	fi
	print_heaviest
}

# Of all calls, whatever was measured now.
print_heaviest() {
	local pallet
	for pallet in pallet_admin_utils pallet_commitments pallet_crowdloan pallet_drand \
		pallet_limit_orders pallet_mev_shield pallet_subtensor pallet_subtensor_swap; do
		printf '%s\n' "${FILES[$pallet]}"
	done | xargs scripts/heaviest.py
}

# Not in a target folder of ours: its packages are others, and it is built once.
install_tool() {
	if [[ ! -x $TOOL/bin/frame-omni-bencher ]]; then
		env -u CARGO_TARGET_DIR cargo install --locked --version "$VERSION" --root "$TOOL" \
			frame-omni-bencher
	fi
}

# A file is replaced only by a whole one. Time is taken without recording proofs, as nodes run
# blocks; `measured` because our lists are long at the most, and proofs limit nothing here.
measure() {
	local pallet=$1 file=$2 started=$SECONDS fresh=$2.new
	# shellcheck disable=SC2086 # ARGS are words
	"$TOOL/bin/frame-omni-bencher" v1 benchmark pallet \
		--runtime "$RUNTIME" --genesis-builder runtime --genesis-builder-preset development \
		--pallet "$pallet" --extrinsic '*' \
		--steps "${STEPS:-20}" --repeat "${REPEAT:-10}" --min-duration "${MIN_DURATION:-2}" \
		--default-pov-mode measured --disable-proof-recording \
		--template scripts/weights.hbs --output "$fresh" --quiet ${ARGS:-} || return 1
	rustfmt --edition 2021 "$fresh" && mv "$fresh" "$file" || return 1
	printf 'weights: %s in %d s: %s\n' "$pallet" $((SECONDS - started)) "$file"
}

main
