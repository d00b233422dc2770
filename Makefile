# What one does with this repository. `make` alone lists it.
#
# There are two builds and no others, so that nothing heavy is compiled twice: a release build
# of the whole workspace, and a dev build of the primitives and pallets for their unit tests.
# The node alone is a part of the release build: a test in tests/workspace holds the two to the
# same features. Another selection of packages or features compiles hundreds of crates again, as
# `make weights` does, which CI does not run. The examples in Rust are a package of their own with
# other dependencies, as users copy them: `make test-clients` builds it, in a folder of its own.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
# The steps share one target folder and cargo is parallel itself.
.NOTPARALLEL:

# Outside the tree, so that a fresh clone finds what an earlier one compiled.
CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/ganglion
export CARGO_TARGET_DIR ?= $(CACHE)/target

RELEASE := $(CARGO_TARGET_DIR)/release
RUFF := $(CACHE)/lint/bin/ruff
NODE := $(RELEASE)/ganglion
COMPRESSED_RUNTIME := ganglion_runtime.compact.compressed.wasm
# The excluded members need the node's crates, which are compiled in release only. With
# `try-runtime` every test ends in a check of all state; with `runtime-benchmarks` each benchmark
# runs once and checks its result.
UNIT_FEATURES := \
	pallet-subtensor/try-runtime \
	pallet-admin-utils/try-runtime \
	pallet-subtensor/runtime-benchmarks \
	pallet-admin-utils/runtime-benchmarks \
	pallet-commitments/try-runtime \
	pallet-commitments/runtime-benchmarks \
	pallet-crowdloan/try-runtime \
	pallet-crowdloan/runtime-benchmarks \
	pallet-drand/try-runtime \
	pallet-drand/runtime-benchmarks \
	pallet-limit-orders/try-runtime \
	pallet-limit-orders/runtime-benchmarks \
	pallet-mev-shield/try-runtime \
	pallet-mev-shield/runtime-benchmarks \
	ganglion-shield/cipher \
	ganglion-timelock/encrypt \
	pallet-subtensor-swap/runtime-benchmarks
UNIT := --workspace --exclude ganglion --exclude ganglion-runtime --exclude ganglion-e2e \
	--exclude ganglion-bench-wasm --exclude ganglion-market --exclude ganglion-devnet \
	--features "$(UNIT_FEATURES)"
PURE := --package ganglion-types --package ganglion-consensus --package ganglion-economy \
	--package ganglion-timelock

# Seconds each, and without a build.
QUICK_LINT_STEPS := lint-width lint-size lint-shell lint-python
LINT_STEPS := lint-no-std lint-clippy docs
TEST_STEPS := setup build surface-check test-unit test-node market test-e2e test-clients
# Further arguments for the program that a target runs, as in: make dev ARGS='--tmp'
ARGS ?=

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-14s %s\n", $$1, $$2 }' \
		$(firstword $(MAKEFILE_LIST))

.PHONY: setup
setup: ## Install what a build needs; does nothing when all is there
	@scripts/setup.sh

.PHONY: setup-clients
setup-clients:
	@scripts/setup.sh --clients

.PHONY: setup-browser
setup-browser:
	@scripts/setup.sh --browser

.PHONY: setup-weights
setup-weights:
	@scripts/setup.sh --weights

.PHONY: setup-lint
setup-lint:
	@scripts/setup.sh --lint

.PHONY: build
build: setup ## Release build of the whole workspace
	cargo build --release --workspace --locked

.PHONY: node
node: setup ## Release build of the node alone, a part of `make build`
	cargo build --release --package ganglion --locked

.PHONY: dev
dev: node ## Run a development node: one authority, temporary state, a demo subnet
	exec $(NODE) --dev $(ARGS)

.PHONY: localnet
localnet: node ## Run a fresh local network on port 9944 with 250 ms blocks (BLOCKS=slow: 12 s)
	exec env GANGLION_BIN=$(NODE) scripts/localnet.sh $(if $(filter slow,$(BLOCKS)),False,True)

.PHONY: clean
clean: ## Remove everything that was built
	cargo clean

.PHONY: test
test: $(TEST_STEPS) ## Everything: set-up, release build, and all tests

# CI runs them one by one, to time each, and what is quick before what is not.
.PHONY: ci-steps
ci-steps:
	@echo fmt-check $(QUICK_LINT_STEPS) $(TEST_STEPS) $(LINT_STEPS)

.PHONY: test-unit
test-unit: setup ## Tests of the primitives and pallets, and each of their benchmarks once
	cargo test --locked $(UNIT) $(ARGS)

.PHONY: test-node
test-node: build ## Unit tests of the node and the runtime, with the release build's dependencies
	cargo test --release --package ganglion --package ganglion-runtime --bin ganglion --lib \
		--locked $(ARGS)

.PHONY: market
market: build ## Random calls on the runtime, balances checked (ARGS='--seed 7 --blocks 100000')
	$(RELEASE)/ganglion-market $(ARGS)

.PHONY: test-e2e
test-e2e: build ## The release node, driven over RPC
	GANGLION_BIN=$(NODE) $(RELEASE)/ganglion-e2e $(ARGS)

.PHONY: test-clients
test-clients: build setup-clients ## The release node, driven by real clients
	tests/clients/run.sh $(NODE)

.PHONY: wheel
wheel: build ## Pack the release node and the Python package into a wheel, in dist/
	scripts/wheel.sh $(NODE) dist

# Not a part of CI, which follows the guide of the package with the other guides.
.PHONY: test-wheel
test-wheel: wheel setup-clients ## The wheel in a fresh environment, and the module in JavaScript
	scripts/test-wheel.sh dist/ganglion-*.whl $(ARGS)

# Not a part of CI: Chromium is a heavy package.
.PHONY: test-explorer
test-explorer: build setup-browser ## The explorer page, in headless Chromium
	tests/explorer/run.sh $(NODE) $(ARGS)

.PHONY: screenshots
screenshots: build setup-browser ## Take the explorer's screenshots for the documentation
	GANGLION_SCREENSHOTS=docs/screenshots tests/explorer/run.sh $(NODE) -k screenshots

.PHONY: surface
surface: build setup-clients ## Write docs/surface.md: what the release node serves of the network
	tests/clients/run.sh $(NODE) surface-page

.PHONY: surface-check
surface-check: build setup-clients ## Check docs/surface.md, and that the check can fail
	tests/clients/run.sh $(NODE) surface

.PHONY: bench
bench: setup ## Benchmarks of the primitives
	cargo bench --locked $(PURE) $(ARGS)

.PHONY: bench-wasm
bench-wasm: build bench-wasm-guest ## Consensus and timelocks as WASM on the node's executor
	$(RELEASE)/ganglion-bench-wasm \
		$(CARGO_TARGET_DIR)/bench-wasm/wasm32v1-none/release/ganglion_bench_wasm_guest.wasm $(ARGS)

# From its folder, where cargo reads the flags of the runtime's build.
.PHONY: bench-wasm-guest
bench-wasm-guest: setup
	cd benches/wasm/guest && \
		CARGO_TARGET_DIR=$(CARGO_TARGET_DIR)/bench-wasm cargo build --release --locked

# The runtime with its benchmarks, in a folder of its own lest it take the place of the node's;
# checked only, because its build script makes the WASM. The script says which variables there are.
.PHONY: weights
weights: setup-weights ## Measure weights, best at rest (PALLETS=pallet_subtensor STEPS=4 REPEAT=2)
	CARGO_TARGET_DIR=$(CARGO_TARGET_DIR)/weights cargo check --release --locked \
		--package ganglion-runtime --features runtime-benchmarks
	scripts/weights.sh \
		$(CARGO_TARGET_DIR)/weights/release/wbuild/ganglion-runtime/$(COMPRESSED_RUNTIME)

# The simulator alone: its few dependencies are compiled in two minutes, those of the workspace in
# half an hour.
.PHONY: plots
plots: ## Draw the figures of the documentation with the simulator
	cargo build --release --locked --package ganglion-sim
	scripts/plots.sh $(RELEASE)/ganglion-sim docs/plots

.PHONY: fmt
fmt: setup-lint ## Format the code
	cargo fmt --all
	cargo fmt --manifest-path benches/wasm/guest/Cargo.toml
	cargo fmt --manifest-path examples/subxt/Cargo.toml
	$(RUFF) format --no-cache

.PHONY: fmt-check
fmt-check: ## Check the format
	cargo fmt --all --check
	cargo fmt --manifest-path benches/wasm/guest/Cargo.toml --check
	cargo fmt --manifest-path examples/subxt/Cargo.toml --check

.PHONY: lint
lint: $(QUICK_LINT_STEPS) $(LINT_STEPS) ## All of the following checks

.PHONY: lint-width
lint-width: setup-lint ## Lines of code and prose fit into 100 columns
	scripts/check_width.py

.PHONY: lint-size
lint-size: setup-lint ## Functions and files are short; prints the sizes of all parts
	scripts/measure_code.py --check

.PHONY: lint-shell
lint-shell: setup-lint ## ShellCheck over all shell scripts
	shellcheck .ci/run scripts/*.sh tests/clients/*.sh tests/explorer/*.sh

.PHONY: lint-python
lint-python: setup-lint ## ruff over all Python files, their format included
	$(RUFF) check --no-cache
	$(RUFF) format --no-cache --check

# For the runtime's target, which has no standard library. CI builds `benches/wasm/guest` here.
.PHONY: lint-no-std
lint-no-std: bench-wasm-guest ## The primitives compile without the standard library
	cargo check --release --locked --target wasm32v1-none --no-default-features $(PURE)

# In release, because clippy then shares the build scripts' results (binaryen, the runtime's
# WASM) with the release build.
.PHONY: lint-clippy
lint-clippy: setup ## Clippy over the workspace with its tests and benchmarks, warnings denied
	cargo clippy --release --workspace --all-targets --locked -- --deny warnings

# In release, because the documentation then uses the dependencies' type information that clippy
# has made.
.PHONY: docs
docs: setup ## The API documentation of the workspace, warnings denied
	RUSTDOCFLAGS='--deny warnings' cargo doc --release --workspace --no-deps --locked

.PHONY: pr
pr: ## What CI runs
	.ci/run
