//! Times the consensus as WASM on the node's own executor, and the floor beside it, in total and by
//! stage; and the verification of a pulse and the opening of timelocked data. Prints the tables of
//! docs/performance.md.
//!
//! `ganglion-bench-wasm GUEST.wasm [SHAPE...|timelock]`; `make bench-wasm` builds both parts and
//! runs it.
//! The guest in `guest/` is the consensus with its inputs and floor, built with the profile and
//! flags of the runtime's build. It runs as a runtime runs in the node: same executor, same
//! settings, same host functions (the allocator's among them), plus a clock.

#[path = "../../../primitives/consensus/benches/clock/mod.rs"]
mod clock;
mod host;
#[path = "../../../primitives/consensus/benches/report/mod.rs"]
mod report;
#[path = "../../../primitives/timelock/benches/steps/mod.rs"]
mod steps;
mod timelock;
#[path = "../../../primitives/consensus/benches/times/mod.rs"]
mod times;

use ganglion_consensus_test_kit::inputs::{Case, Shape, CASES, SHAPES};
use sc_executor::WasmExecutor;
use sp_core::traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode};
use sp_state_machine::BasicExternalities;
use std::{env, error::Error, fs};

use report::Figure;
use times::Times;

type Executor = WasmExecutor<(sp_io::SubstrateHostFunctions, host::HostFunctions)>;

fn main() -> Result<(), Box<dyn Error>> {
	let mut args = env::args().skip(1);
	let guest = args.next().ok_or("usage: ganglion-bench-wasm GUEST.wasm [SHAPE...|timelock]")?;
	let code = fs::read(&guest).map_err(|error| format!("{guest}: {error}"))?;
	let fetcher = WrappedRuntimeCode(code.into());
	let code = RuntimeCode { code_fetcher: &fetcher, heap_pages: None, hash: vec![0] };
	// As in node/src/executor.rs, without the cache of compiled code.
	let executor = Executor::builder().build();
	let shapes = args.collect::<Vec<_>>();
	if shapes.is_empty() || shapes == ["timelock"] {
		timelock::print(&executor, &code)?;
	}
	let mut figures = Vec::new();
	for (case, shape) in report::plan(&shapes) {
		eprintln!("{}, {}", case.name, shape.name);
		figures.push(Figure { case, shape, times: measure(&executor, &code, case, shape)? });
	}
	if !figures.is_empty() {
		report::print("WASM, on the node's executor", &figures);
	}
	Ok(())
}

fn measure(
	executor: &Executor,
	code: &RuntimeCode,
	case: &Case,
	shape: &Shape,
) -> Result<Times, Box<dyn Error>> {
	let case = CASES.iter().position(|other| other.name == case.name).ok_or("no such rule")?;
	let place = SHAPES.iter().position(|other| other.name == shape.name).ok_or("no such shape")?;
	let rounds = report::rounds(shape, 60);
	let reply = call(executor, code, "measure", &[case as u32, place as u32, rounds])?;
	Ok(Times::decode(&reply).ok_or("the guest's reply is not times")?)
}

/// Calls a function of the guest.
fn call(
	executor: &Executor,
	code: &RuntimeCode,
	function: &str,
	numbers: &[u32],
) -> Result<Vec<u8>, Box<dyn Error>> {
	let request: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
	let mut state = BasicExternalities::default();
	let context = CallContext::Onchain { import: false };
	let (reply, _) = executor.call(&mut state, code, function, &request, context);
	Ok(reply?)
}
