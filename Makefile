# What one does with this repository. `make` alone lists it.
#
# There are two builds and no others, so that nothing heavy is compiled twice: a release build
# of the whole workspace, and a dev build of the primitives and pallets for their unit tests.
# Another selection of packages or features would compile hundreds of crates again, as `make
# weights` does, which CI does not run.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# The steps share one target folder and cargo is parallel itself.
.NOTPARALLEL:

# Outside the tree, so that a fresh clone finds what an earlier one compiled.
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/ganglion
export CARGO_TARGET_DIR ?= $(CACHE)/target

RELEASE := $(CARGO_TARGET_DIR)/release
NODE := $(RELEASE)/ganglion
# These need the node's crates, which are compiled in release only.
UNIT := --workspace --exclude ganglion --exclude ganglion-runtime --exclude ganglion-e2e \
	--exclude ganglion-bench-wasm --exclude ganglion-market \
	--features pallet-subtensor/try-runtime,pallet-admin-utils/try-runtime
TEST_STEPS := setup build test-unit market test-e2e test-clients
PURE := --package ganglion-types --package ganglion-consensus --package ganglion-economy
# Further arguments for the program that a target runs, as in: make dev ARGS='--tmp'
ARGS ?=

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: setup
setup: ## Install what a build needs; does nothing when all is there
	@scripts/setup.sh

.PHONY: setup-clients
setup-clients:
	@scripts/setup.sh --clients

.PHONY: build
build: setup ## Release build of the whole workspace
	cargo build --release --workspace --locked

.PHONY: dev
dev: build ## Run a development node: one authority, temporary state, a demo subnet
	exec $(NODE) --dev $(ARGS)

.PHONY: localnet
localnet: build ## Run a fresh local network on port 9944 with 250 ms blocks (BLOCKS=slow: 12 s)
	exec env GANGLION_BIN=$(NODE) scripts/localnet.sh $(if $(filter slow,$(BLOCKS)),False,True)

.PHONY: clean
clean: ## Remove everything that was built
	cargo clean

.PHONY: test
test: $(TEST_STEPS) ## Everything: set-up, release build, and all tests

# CI runs them one by one, to time each.
.PHONY: test-steps
test-steps:
	@echo $(TEST_STEPS)

.PHONY: test-unit
test-unit: setup ## Tests of the primitives and pallets
	cargo test --locked $(UNIT) $(ARGS)

.PHONY: market
market: build ## Random calls on the whole runtime, all balances checked (ARGS='--seed 7 --blocks 100000')
	$(RELEASE)/ganglion-market $(ARGS)

.PHONY: test-e2e
test-e2e: build ## The release node, driven over RPC
	GANGLION_BIN=$(NODE) $(RELEASE)/ganglion-e2e $(ARGS)

.PHONY: test-clients
test-clients: build setup-clients ## The release node, driven by the real Python and JavaScript clients
	tests/clients/run.sh $(NODE)

.PHONY: bench
bench: setup ## Benchmarks of the primitives
	cargo bench --locked $(PURE) $(ARGS)

# In a folder of its own, where cargo reads the flags of the runtime's build.
.PHONY: bench-wasm
bench-wasm: build ## Benchmark of the consensus as WASM on the node's executor
	cd benches/wasm/guest && CARGO_TARGET_DIR=$(CARGO_TARGET_DIR)/bench-wasm cargo build --release --locked
	$(RELEASE)/ganglion-bench-wasm \
		$(CARGO_TARGET_DIR)/bench-wasm/wasm32v1-none/release/ganglion_bench_wasm_guest.wasm $(ARGS)

# The runtime with its benchmarks, in a folder of its own lest it take the place of the node's; checked
# only, because its build script makes the WASM. The script says which variables there are.
.PHONY: weights
weights: setup ## Measure what each call costs, best at rest (PALLETS=pallet_subtensor STEPS=4 REPEAT=2)
	CARGO_TARGET_DIR=$(CARGO_TARGET_DIR)/weights cargo check --release --locked \
		--package ganglion-runtime --features runtime-benchmarks
	scripts/weights.sh \
		$(CARGO_TARGET_DIR)/weights/release/wbuild/ganglion-runtime/ganglion_runtime.compact.compressed.wasm

# The simulator alone: its few dependencies are compiled in two minutes, the node's in half an hour.
.PHONY: plots
plots: ## Draw the figures of the documentation with the simulator
	cargo build --release --locked --package ganglion-sim
	scripts/plots.sh $(RELEASE)/ganglion-sim docs/plots

.PHONY: fmt
fmt: ## Format the code
	cargo fmt --all

.PHONY: fmt-check
fmt-check: ## Check the format
	cargo fmt --all --check

# In release, because clippy then shares the build scripts' results (binaryen, the runtime's
# WASM) with the release build.
.PHONY: lint
lint: setup ## Clippy over the workspace, warnings denied
	cargo clippy --release --workspace --locked -- --deny warnings

.PHONY: docs
docs: setup ## The API documentation of the primitives and pallets
	cargo doc --locked --no-deps $(UNIT)

.PHONY: pr
pr: ## What CI runs
	.ci/run
