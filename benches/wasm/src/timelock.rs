//! The times of timelocked data: as WASM, and natively beside it.

use crate::{call, clock, report, steps::STEPS, Executor};
use sp_core::traits::RuntimeCode;
use std::error::Error;

/// Rounds of each step.
const ROUNDS: u32 = 100;

/// Measures each step and prints the table.
pub fn print(executor: &Executor, code: &RuntimeCode) -> Result<(), Box<dyn Error>> {
	println!("\nTimelocked data, on the node's executor (milliseconds)\n");
	report::head(1, ["step", "native", "WASM", "WASM : native"]);
	for (place, (name, prepare)) in STEPS.iter().enumerate() {
		let native = natively(prepare());
		let reply = call(executor, code, "measure_timelock", &[place as u32, ROUNDS])?;
		let wasm = u64::from_le_bytes(reply.as_slice().try_into()?);
		let milliseconds = |nanoseconds: u64| format!("{:.2}", nanoseconds as f64 / 1e6);
		let ratio = format!("{:.1}", wasm as f64 / native as f64);
		report::row([name.to_string(), milliseconds(native), milliseconds(wasm), ratio]);
	}
	Ok(())
}

/// The nanoseconds of the fastest round.
fn natively(mut step: impl FnMut()) -> u64 {
	let mut least = u64::MAX;
	for _ in 0..ROUNDS {
		let begin = clock::nanoseconds();
		step();
		least = least.min(clock::nanoseconds() - begin);
	}
	least
}
