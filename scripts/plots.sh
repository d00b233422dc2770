#!/usr/bin/env bash
#
# Draws all figures of the documentation with the simulator: scripts/plots.sh PROGRAM FOLDER.
# Drawn again, they have the same bytes.

set -euo pipefail

SIM=${1:?the simulator}
OUT=${2:?the folder for the figures}
EXAMPLES=$(dirname "${BASH_SOURCE[0]}")/../examples/markets

main() {
	mkdir -p "$OUT"

	# The rule and its curves.
	figure consensus-of-trust curve sigmoid --rho 5,10,20
	figure liquid-alpha curve liquid-alpha --liquid-alpha 0.7,0.9 --liquid-alpha 0.1,0.3

	# 49% against 51%.
	figure subgraph-sigmoid subgraph --share 0.49 --blocks 100
	figure subgraph-yuma subgraph --share 0.49 --blocks 100 --mode yuma3

	# Where the whitepaper's rule fails, and what closes the holes.
	figure dust subgraph --dust 0,1.526e-5 --trust-floor 0,0.1 \
		--title "Dust of honest peers on a 49% cabal, and the trust floor"
	figure connectivity subgraph --connectivity 0.965,0.96,0.9 --peers 200 \
		--loss-peg off --loss-peg 200,200 \
		--title "Honest peers who rank too few of each other, and the loss peg"
	figure trust-floor-cost subgraph --weight-deviation 0.4 --peers 200 \
		--trust-floor 0,0.1,0.2,0.3,0.5 \
		--title "What a trust floor costs honest peers of varied opinion"

	# How much an honest majority must stand together.
	local stakes
	stakes=$(LC_ALL=C seq -s, 0.5 0.025 0.95)
	figure cabal-kappa cabal --stakes "$stakes" --kappas 0.4,0.5,0.6
	figure cabal-penalty cabal --stakes "$stakes" --penalties 0,0.5,1
	figure cabal-deviation cabal --stakes "$stakes" --deviations 0,0.2,0.4

	# Rules against each other.
	figure cabal-rules cabal --stakes "$stakes" --deviations 0.4 --mode peer,yuma3,yuma2
	figure connectivity-rules subgraph --share 0.49 --peers 25 --mode peer,yuma3 \
		--connectivity 0.6 --title "Honest peers who rank three fifths of their own, by rule"
	figure working-cabal subgraph --share 0.49 --peers 25 --blocks 200 --mode peer,yuma3 \
		--dust 0.25,0.6667 --title "A cabal that honest peers find worth a fifth or two fifths"

	# What copying pays, and other attacks.
	figure copy copy
	figure attacks attacks --samples 4 --table peer,yuma2,liquid \
		--row copy/1,copy/9,mean400/1,uniform/1,twice/1,half/1,fake4_1/6 \
		--world 0/0,.001/0,.005/0,.02/0,.1/0

	# Markets.
	market market-dump "Two subnets that differ only in what their miners do with their pay"
	market market-excess "Equally deep pools, different amounts of alpha outside them"
	market market-root "Stake on root earns once moving prices sum to more than one"
}

# Draws the example of this name.
market() {
	"$SIM" market "$EXAMPLES/$1.json" --plot "$OUT" --title "$2"
	printf '%s\n' "$OUT/$1.svg"
}

figure() {
	local name=$1
	shift
	"$SIM" "$@" --svg "$OUT/$name.svg"
	printf '%s\n' "$OUT/$name.svg"
}

main
