//! The subcommands with generated subnets, as a user runs them.

mod attacks;
mod cabal;
mod copy;
mod curve;
mod figures;
mod options;
mod subgraph;

use std::process::{Command, Output};

/// Runs the simulator with arguments separated by spaces.
fn run(arguments: &str) -> Output {
	let program = env!("CARGO_BIN_EXE_ganglion-sim");
	Command::new(program).args(arguments.split_whitespace()).output().expect("the program runs")
}

/// Returns its output; the run must succeed.
fn print(arguments: &str) -> String {
	let output = run(arguments);
	let message = String::from_utf8_lossy(&output.stderr).into_owned();
	assert!(output.status.success(), "{arguments}: {message}");
	String::from_utf8(output.stdout).expect("output is UTF-8")
}

/// Returns the cells of a printed table, without the header.
fn cells(table: &str) -> Vec<Vec<String>> {
	table.lines().skip(1).map(|line| line.split(',').map(str::to_string).collect()).collect()
}

fn number(cell: &str) -> f64 {
	cell.parse().unwrap_or_else(|_| panic!("not a number: {cell}"))
}
