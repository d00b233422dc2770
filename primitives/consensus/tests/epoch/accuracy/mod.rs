//! The accuracy of results: over many subnets of usual size, the greatest difference of published
//! values from exact arithmetic, and how often they differ.
//!
//! `cargo test --release -p ganglion-consensus --test epoch accuracy -- --ignored --nocapture`
//! prints the tables.

mod sample;
mod tally;

use crate::oracle::{
	self,
	number::{ceil, int, round, to_u16, Q},
	Exact,
};
use ganglion_consensus::EpochOutput;
use ganglion_consensus_test_kit::{modes, Subnet};
use num_traits::{Signed, ToPrimitive};
use sample::{sample, Family};
use std::{
	iter,
	num::NonZero,
	sync::atomic::{AtomicU64, Ordering},
	thread,
};
use tally::{Cell, Table};

/// Compares one epoch with exact arithmetic.
fn measure(subnet: &Subnet) -> Table {
	let out = subnet.run_epoch();
	let exact = subnet.with_input(oracle::run);
	assert_eq!((&out.active, &out.permit), (&exact.active, &exact.permit));
	let mut table = Table::default();
	let mut list = |name, got: &[u16], exact: &[Q]| {
		assert_eq!(got.len(), exact.len());
		let units = got.iter().zip(exact.iter().map(to_u16));
		table.add(name, units.map(|(&got, exact)| Cell::of(got.into(), exact.into())));
	};
	list("stake weight", &out.stake_weight, &exact.stake_weight);
	list("consensus", &out.consensus, &exact.consensus);
	list("validator trust", &out.validator_trust, &exact.validator_trust);
	list("incentive", &out.incentive, &exact.incentive);
	list("dividends", &out.dividends, &exact.dividends);
	if let (Some(out), Some(exact)) = (&out.sigmoid, &exact.whitepaper) {
		list("rank", &out.rank, &exact.rank);
		list("trust", &out.trust, &exact.trust);
	}
	table.add("bonds stored", bonds(&out, &exact));
	table.add("loss (2^-32)", loss(&out, &exact));
	table.add("bond scale (2^-32)", bond_scale(&out, &exact));
	table.paid(paid(subnet, &out, &exact));
	table
}

fn bonds<'a>(out: &'a EpochOutput, exact: &'a Exact) -> impl Iterator<Item = Cell> + 'a {
	let n = exact.bonds.len();
	(0..n).flat_map(move |i| {
		let mut row = vec![0; n];
		out.bonds.row(i).for_each(|(j, bond)| row[usize::from(j)] = bond);
		(0..n).map(move |j| Cell::of(row[j].into(), exact.bond(i, j).into()))
	})
}

fn loss(out: &EpochOutput, exact: &Exact) -> Option<Cell> {
	let got = out.sigmoid.as_ref()?.loss;
	let exact = round(&(&exact.whitepaper.as_ref()?.loss * int(1u64 << 32)));
	Some(Cell::of(got.into(), exact.to_i64()?.into()))
}

fn bond_scale<'a>(out: &'a EpochOutput, exact: &'a Exact) -> impl Iterator<Item = Cell> + 'a {
	let got = out.sigmoid.iter().flat_map(|sigmoid| &sigmoid.bond_scale);
	let exact = exact.whitepaper.iter().flat_map(|exact| &exact.bond_scale);
	got.zip(exact).map(|(&got, exact)| {
		let exact = ceil(&(exact * int(1u64 << 32))).to_u64().unwrap_or(u64::MAX);
		Cell::of(got.into(), exact.into())
	})
}

/// The greatest error of an amount beyond rounding to an integer, as a part of the pots.
fn paid(subnet: &Subnet, out: &EpochOutput, exact: &Exact) -> f64 {
	let pots = subnet.server_emission + subnet.validator_emission;
	let off = |got: &[u64], exact: &[Q]| {
		let each = got.iter().zip(exact).map(|(&got, exact)| (int(got) - exact).abs());
		each.max().and_then(|off| (off - int(1)).to_f64()).unwrap_or(0.0).max(0.0)
	};
	let server = off(&out.server_emission, &exact.server_emission);
	server.max(off(&out.validator_emission, &exact.validator_emission)) / pots as f64
}

/// Measures all modes over `subnets` subnets of a family, on all processors.
fn measure_all(family: Family, subnets: u64) -> Vec<(&'static str, Table)> {
	let measure_mode = |(name, mode)| {
		let next = AtomicU64::new(0);
		let work = || {
			let seeds = iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
			seeds.take_while(|&seed| seed < subnets).fold(Table::default(), |mut table, seed| {
				table.join(measure(&sample(family, mode, seed)));
				table
			})
		};
		let threads = thread::available_parallelism().map_or(1, NonZero::get);
		let mut whole = Table::default();
		thread::scope(|scope| {
			let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
			workers.into_iter().for_each(|worker| whole.join(worker.join().expect("measured")));
		});
		(name, whole)
	};
	modes::all().map(measure_mode).to_vec()
}

fn within_one_unit(tables: &[(&'static str, Table)]) {
	for (mode, table) in tables {
		for (vector, tally) in table.tallies() {
			assert!(tally.worst <= 1, "{mode}, {vector}: {} units off", tally.worst);
		}
	}
}

#[test]
fn published_values_should_be_within_one_unit_when_subnets_are_of_usual_size() {
	for family in Family::ALL {
		within_one_unit(&measure_all(family, 3));
	}
}

#[test]
#[ignore = "takes minutes, and is meant for a release build"]
fn tables_of_accuracy_should_show_one_unit_at_most() {
	const SUBNETS: u64 = 300;
	for family in Family::ALL {
		let tables = measure_all(family, SUBNETS);
		println!("\n{SUBNETS} subnets for each mode, {}:\n", family.name());
		println!("{}", tally::markdown(&tables));
		within_one_unit(&tables);
	}
}
