//! A run as tables.

use super::sample::{HolderSample, Sample, SubnetSample};
use crate::report::Table;
use std::fmt::Write;

/// With more subnets than this, a line shows only the sum of prices.
const MOST_COLUMNS: usize = 6;

/// Returns the samples block by block, and the final state.
pub fn tables(samples: &[Sample]) -> String {
	let (Some(first), Some(last)) = (samples.first(), samples.last()) else {
		return String::new();
	};
	let mut text = format!(
		"Blocks {} to {}. Amounts are in TAO and alpha, prices in TAO, shares of the block's \
		emission.\n\n",
		first.block + 1,
		last.block
	);
	let _ = write!(text, "{}\nThe subnets in block {}:\n\n", time(samples), last.block);
	let _ = write!(text, "{}\nTheir accounts:\n\n", subnets(last));
	let _ = write!(text, "{}\nThe holders:\n\n{}", accounts(last), holders(first, last));
	for holder in last.holders.iter().filter(|holder| holder.refused > 0) {
		let HolderSample { name, refused, refusal, .. } = holder;
		let _ = write!(text, "\n{name}: refused {refused} times, the last because: {refusal}\n");
	}
	text
}

/// Returns a line for each sample.
fn time(samples: &[Sample]) -> String {
	let mut table = Table::new();
	table.column("block", samples.iter().map(|sample| sample.block));
	let subnets = samples[0].subnets.len();
	for index in (0..subnets).take(if subnets > MOST_COLUMNS { 0 } else { subnets }) {
		let of = |sample: &Sample| sample.subnets[index].clone();
		let name = samples[0].subnets[index].name.clone();
		table.column(&format!("{name}: price"), samples.iter().map(|s| amount(of(s).price)));
		let moving = samples.iter().map(|s| format!("{:.6}", of(s).moving_price));
		table.column("moving", moving);
		let share = samples.iter().map(|s| share(of(s).given.share, s.emission));
		table.column("share", share);
	}
	let sum = |sample: &Sample| sample.subnets.iter().map(|s| s.moving_price).sum::<f64>();
	table.column("sum of moving", samples.iter().map(|sample| format!("{:.6}", sum(sample))));
	let root: Vec<bool> = samples.iter().map(|sample| sample.root_is_paid).collect();
	table.marks("root is paid", &root);
	table.lines()
}

fn subnets(last: &Sample) -> String {
	let mut table = Table::new();
	let mut column = |heading: &str, cell: &dyn Fn(&SubnetSample) -> String| {
		table.column(heading, last.subnets.iter().map(cell));
	};
	column("subnet", &|subnet| subnet.subnet.to_string());
	column("name", &|subnet| subnet.name.clone());
	column("price", &|subnet| amount(subnet.price));
	column("root's part", &|subnet| format!("{:.4}%", subnet.root_proportion * 100.0));
	column("withheld", &|subnet| format!("{:.2}%", subnet.withheld * 100.0));
	column("epochs", &|subnet| subnet.epochs.to_string());
	column("TAO given", &|subnet| amount(subnet.total.share));
	column("injected", &|subnet| amount(subnet.total.tao_in));
	column("bought with", &|subnet| amount(subnet.total.excess));
	column("alpha injected", &|subnet| amount(subnet.total.alpha_in));
	column("alpha to pots", &|subnet| amount(subnet.total.alpha_out));
	column("of it root's", &|subnet| amount(subnet.total.root));
	table.lines()
}

fn accounts(last: &Sample) -> String {
	let mut table = Table::new();
	let mut column = |heading: &str, cell: &dyn Fn(&SubnetSample) -> u64| {
		table.column(heading, last.subnets.iter().map(|subnet| amount(cell(subnet))));
	};
	column("TAO", &|subnet| subnet.tao);
	column("alpha", &|subnet| subnet.alpha);
	column("alpha outside", &|subnet| subnet.alpha_out);
	column("staked", &|subnet| subnet.staked);
	column("pots", &|subnet| subnet.pots);
	column("set aside", &|subnet| subnet.set_aside);
	column("protocol's", &|subnet| subnet.protocol);
	column("burned", &|subnet| subnet.burned);
	table.column("subnet", last.subnets.iter().map(|subnet| subnet.name.clone()));
	table.lines()
}

fn holders(first: &Sample, last: &Sample) -> String {
	let mut table = Table::new();
	table.column("holder", last.holders.iter().map(|holder| &holder.name));
	table.column("worth at first", first.holders.iter().map(|holder| amount(holder.worth)));
	table.column("worth", last.holders.iter().map(|holder| amount(holder.worth)));
	table.column("balance", last.holders.iter().map(|holder| amount(holder.balance)));
	let staked = |holder: &HolderSample| {
		let of = |position: &super::sample::PositionSample| {
			let alpha = amount(position.alpha);
			format!("{alpha} on {} with {}", position.subnet, position.hotkey)
		};
		holder.positions.iter().map(of).collect::<Vec<_>>().join(", ")
	};
	table.column("staked", last.holders.iter().map(staked));
	table.lines()
}

/// Formats rao as whole units, cut to six decimal places.
fn amount(rao: u64) -> String {
	format!("{}.{:06}", rao / 1_000_000_000, rao % 1_000_000_000 / 1_000)
}

fn share(part: u64, whole: u64) -> String {
	format!("{:.2}%", part as f64 / whole.max(1) as f64 * 100.0)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amount_should_be_cut_to_six_digits() {
		assert_eq!(amount(1_999_999_999), "1.999999");
		assert_eq!(amount(1_000), "0.000001");
		assert_eq!(amount(0), "0.000000");
	}
}
