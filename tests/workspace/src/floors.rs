//! The order of the files, arrows that climb, circles, and the order that fits best.
//!
//! A crate's files are floors of a house: each may use those below it. The order is written down
//! once, as the first table of the module documentation of `lib.rs`: its rows run from the ground
//! floor up, and its first column names modules.

use crate::{arrows::Arrow, source::File};
use std::collections::{BTreeMap, BTreeSet};

/// The modules that a table names in its first column, from the ground floor up.
pub fn order(docs: &str) -> Vec<String> {
	let rows = docs.lines().skip_while(|line| !line.starts_with('|'));
	let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
	let cells = rows.filter_map(|row| row.split('|').nth(1));
	cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_string).collect()
}

/// Whether a file only says what its folder contains: it declares modules and re-exports, and uses
/// nothing. It needs no row.
pub fn is_contents_page(file: &File) -> bool {
	file.items
		.iter()
		.all(|item| matches!(item.kind.as_str(), "mod" | "use") && item.body().is_none())
}

/// What is wrong with the order: modules without a row, rows without a module, arrows that climb.
pub fn faults(files: &[File], arrows: &[Arrow], order: &[String]) -> Vec<String> {
	let mut faults = Vec::new();
	let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
	for (row, module) in order.iter().enumerate() {
		if rows.insert(module, row + 1).is_some() {
			faults.push(format!("{module} has more than one row"));
		}
		if !files.iter().any(|file| file.module == *module) {
			faults.push(format!("row {} names {module}, which is no file", row + 1));
		}
	}
	for file in files.iter().filter(|file| !file.module.is_empty() && !is_contents_page(file)) {
		if !rows.contains_key(file.module.as_str()) {
			faults.push(format!("{} has no row for {}", file.path, file.module));
		}
	}
	faults.extend(arrows.iter().filter_map(|arrow| climb(files, arrow, &rows)));
	faults
}

/// Describes an arrow if it climbs.
fn climb(files: &[File], arrow: &Arrow, rows: &BTreeMap<&str, usize>) -> Option<String> {
	let (from, to) = (&files[arrow.from], &files[arrow.to]);
	let from_row = rows.get(from.module.as_str());
	let of = if to.module.is_empty() {
		"lib.rs (above all)".into()
	} else {
		let row = rows.get(to.module.as_str())?;
		if row < from_row? {
			return None;
		}
		format!("{} (row {row})", to.module)
	};
	let own = from_row.map_or("no row".into(), |row| format!("row {row}"));
	let Arrow { line, name, .. } = arrow;
	Some(format!("{}:{line} uses {name} of {of} from {} ({own})", from.path, from.module))
}

/// Groups of files that reach each other in a circle, largest first.
pub fn circles(count: usize, arrows: &[Arrow]) -> Vec<Vec<usize>> {
	let mut reaches = vec![vec![false; count]; count];
	for arrow in arrows {
		reaches[arrow.from][arrow.to] = true;
	}
	for middle in 0..count {
		let onward = reaches[middle].clone();
		for row in reaches.iter_mut().filter(|row| row[middle]) {
			row.iter_mut().zip(&onward).for_each(|(reached, further)| *reached |= further);
		}
	}
	let together = |a: usize| -> Vec<usize> {
		(0..count).filter(|b| *b == a || (reaches[a][*b] && reaches[*b][a])).collect()
	};
	let groups: BTreeSet<Vec<usize>> = (0..count).map(together).collect();
	let mut groups: Vec<_> = groups.into_iter().filter(|group| group.len() > 1).collect();
	groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
	groups
}

/// An order of the files, ground floor first, in which few arrows climb: the best of many greedy
/// searches. Each pair of files counts once, and between orders with as many climbing pairs the
/// number of names decides.
pub fn propose(count: usize, arrows: &[Arrow]) -> Vec<usize> {
	let cost = costs(count, arrows);
	let mut draw = Draw(0x9e37_79b9_7f4a_7c15);
	let mut best: Option<(u64, Vec<usize>)> = None;
	for _ in 0..300 {
		let mut order: Vec<usize> = (0..count).collect();
		for at in (1..count).rev() {
			order.swap(at, draw.below(at + 1));
		}
		while improve(&cost, &mut order) {}
		let price = price(&cost, &order);
		if best.as_ref().is_none_or(|(least, _)| price < *least) {
			best = Some((price, order));
		}
	}
	best.map_or_else(Vec::new, |(_, order)| order)
}

/// What it costs when the arrows from one file to another climb.
fn costs(count: usize, arrows: &[Arrow]) -> Vec<Vec<u64>> {
	let uses: BTreeSet<_> =
		arrows.iter().map(|arrow| (arrow.from, arrow.to, &arrow.name)).collect();
	let mut cost = vec![vec![0; count]; count];
	for (from, to, _) in uses {
		cost[from][to] = cost[from][to].max(1_000) + 1;
	}
	cost
}

fn price(cost: &[Vec<u64>], order: &[usize]) -> u64 {
	let pairs = order.iter().enumerate();
	pairs.flat_map(|(at, from)| order[at + 1..].iter().map(|to| cost[*from][*to])).sum()
}

/// Moves each file to the floor where it costs least; says whether anything got cheaper.
fn improve(cost: &[Vec<u64>], order: &mut Vec<usize>) -> bool {
	(0..cost.len()).filter(|file| settle(cost, order, *file)).count() > 0
}

/// Moves one file to the floor where it costs least; says whether that is cheaper.
fn settle(cost: &[Vec<u64>], order: &mut Vec<usize>, file: usize) -> bool {
	let Some(at) = order.iter().position(|other| *other == file) else { return false };
	order.remove(at);
	// The price at the bottom, and how it changes with each floor that the file passes.
	let mut prices = vec![order.iter().map(|other| cost[file][*other]).sum::<u64>()];
	for other in order.iter() {
		let last = prices.last().copied().unwrap_or_default();
		prices.push(last + cost[*other][file] - cost[file][*other]);
	}
	let least = (0..prices.len()).min_by_key(|place| (prices[*place], place.abs_diff(at)));
	let to = least.unwrap_or(at);
	order.insert(to, file);
	prices[to] < prices[at]
}

/// Numbers that look drawn, the same each time (Marsaglia's xorshift).
struct Draw(u64);

impl Draw {
	fn below(&mut self, end: usize) -> usize {
		self.0 ^= self.0 << 13;
		self.0 ^= self.0 >> 7;
		self.0 ^= self.0 << 17;
		usize::try_from(self.0 % end as u64).unwrap_or_default()
	}
}

/// The same order with each folder's files together as far as the arrows that do not climb allow.
pub fn gather(files: &[File], arrows: &[Arrow], order: &[usize]) -> Vec<usize> {
	let floor: BTreeMap<usize, usize> =
		order.iter().enumerate().map(|(at, file)| (*file, at)).collect();
	let needs = |file: usize, left: &[usize]| {
		arrows.iter().any(|arrow| {
			arrow.from == file && floor[&arrow.to] < floor[&file] && left.contains(&arrow.to)
		})
	};
	let folder = |file: usize| files[file].path.split('/').next().unwrap_or_default().to_string();
	let mut left = order.to_vec();
	let mut gathered: Vec<usize> = Vec::new();
	while !left.is_empty() {
		let ready: Vec<usize> = left.iter().copied().filter(|file| !needs(*file, &left)).collect();
		let last = gathered.last().map(|file| folder(*file));
		let next = ready.iter().copied().find(|file| Some(folder(*file)) == last);
		let Some(next) = next.or_else(|| ready.first().copied()) else { break };
		left.retain(|file| *file != next);
		gathered.push(next);
	}
	gathered
}
