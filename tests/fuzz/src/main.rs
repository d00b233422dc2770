//! Runs a target for a given time or number of inputs.

use ganglion_fuzz::{corpus, epoch, fuzz, Budget, Target, TARGETS};
use std::{
	panic,
	process::ExitCode,
	time::{Duration, Instant},
};

const USAGE: &str = "ganglion-fuzz [TARGET] [--seconds N] [--iterations N] [--seed N]";

/// Options of the command line.
struct Options {
	target: (&'static str, Target),
	seconds: u64,
	iterations: u64,
	seed: u64,
}

fn main() -> ExitCode {
	let arguments: Vec<String> = std::env::args().skip(1).collect();
	let Some(options) = parse(&arguments) else {
		eprintln!("usage: {USAGE}");
		return ExitCode::from(2);
	};
	let (name, target) = options.target;
	let seeds = match corpus::load(name) {
		Ok(seeds) => seeds,
		Err(error) => {
			eprintln!("cannot read the corpus: {error}");
			return ExitCode::FAILURE;
		},
	};
	let until = Instant::now().checked_add(Duration::from_secs(options.seconds));
	let budget = Budget { iterations: options.iterations, until };
	// Shortening a failing input panics many times.
	panic::set_hook(Box::new(|_| {}));
	let result = fuzz(target, seeds, options.seed, budget);
	drop(panic::take_hook());
	match result {
		Ok(report) => {
			println!("{} inputs of {} kinds, no failure", report.inputs, report.kinds);
			ExitCode::SUCCESS
		},
		Err(crash) => {
			match corpus::keep(name, &crash.bytes) {
				Ok(path) => eprintln!("failure on {}", path.display()),
				Err(error) => eprintln!("failure, and its input cannot be stored: {error}"),
			}
			if name == epoch::NAME {
				eprintln!("{:?}", epoch::state(&crash.bytes));
			}
			target(&crash.bytes);
			ExitCode::FAILURE
		},
	}
}

/// Parses the options; `None` if they are invalid.
fn parse(arguments: &[String]) -> Option<Options> {
	let (target, arguments) = match arguments.split_first() {
		Some((name, rest)) if !name.starts_with("--") => {
			(*TARGETS.iter().find(|(known, _)| known == name)?, rest)
		},
		_ => (TARGETS[0], arguments),
	};
	let mut options = Options { target, seconds: 60, iterations: u64::MAX, seed: 0 };
	for pair in arguments.chunks(2) {
		let [name, value] = pair else { return None };
		let value = value.parse().ok()?;
		match name.as_str() {
			"--seconds" => options.seconds = value,
			"--iterations" => options.iterations = value,
			"--seed" => options.seed = value,
			_ => return None,
		}
	}
	Some(options)
}
