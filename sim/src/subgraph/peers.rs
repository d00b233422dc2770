//! Whom each peer ranks, and how.

use super::options::{Edges, Setting};
use crate::{market, random};
use ganglion_consensus::trust_edges;
use rand::seq::SliceRandom;

/// The least weight that is spread at random: none falls out.
const LEAST_WEIGHT: f64 = 1e-3;

/// All peers, numbered through the groups.
pub struct Peers<'a> {
	setting: &'a Setting,
	/// Of each honest peer: its group's peers in the order in which it comes to rank them, with the
	/// weights it would set on them.
	tastes: Vec<Vec<(usize, f64)>>,
}

/// A row under construction: the weight on every peer, 0 where there is none.
type Row = Vec<f64>;

impl<'a> Peers<'a> {
	/// The peers of a setting.
	pub fn new(setting: &'a Setting) -> Self {
		let tastes = (0..setting.peers).map(|peer| taste(setting, peer)).collect();
		Self { setting, tastes }
	}

	/// Everybody's weights while so many edges are asked for.
	pub fn rows(&self, required: u16) -> Vec<Vec<(usize, u16)>> {
		(0..self.count()).map(|peer| self.row(peer, required.into())).collect()
	}

	fn count(&self) -> usize {
		self.setting.peers * self.setting.shares.len()
	}

	/// One peer's weights: on its own, dust on others, and what is asked for beyond.
	fn row(&self, peer: usize, required: usize) -> Vec<(usize, u16)> {
		let Setting { peers, dust, dust_both, .. } = *self.setting;
		let group = peer / peers;
		let honest = group + 1 == self.setting.shares.len();
		let own = group * peers..(group + 1) * peers;
		let mut row = vec![0.0; self.count()];
		if honest {
			let ranked = &self.tastes[peer - own.start][..self.setting.ranked];
			ranked.iter().for_each(|&(other, weight)| row[own.start + other] = weight);
		} else {
			own.clone().for_each(|other| row[other] = 1.0);
		}
		if dust > 0.0 && (honest || dust_both) {
			let others = (0..row.len()).filter(|other| !own.contains(other));
			others.for_each(|other| row[other] = dust);
		}
		self.comply(&mut row, peer, required);
		let weights = market::on_chain(&row);
		weights.into_iter().enumerate().filter(|&(_, weight)| weight > 0).collect()
	}

	/// Sets even weights, on the peer's own group first, until there are as many edges as are asked
	/// for, or no peer is left to rank.
	fn comply(&self, row: &mut Row, peer: usize, required: usize) {
		let asked = required.min(row.len());
		for other in self.by_nearness(peer) {
			// Counting is as long as the row: count only when this many may be enough.
			let set = row.iter().filter(|&&weight| weight > 0.0).count();
			if set >= asked && self.edges(row) >= asked {
				return;
			}
			row[other] = row[other].max(1.0);
		}
	}

	/// A peer's own group, then the others, each time beginning with itself.
	fn by_nearness(&self, peer: usize) -> impl Iterator<Item = usize> + '_ {
		let Setting { peers, ref shares, .. } = *self.setting;
		let (group, first) = (peer / peers, peer % peers);
		let groups = (0..shares.len()).map(move |next| (group + next) % shares.len());
		groups.flat_map(move |group| {
			let taste = (group + 1 == shares.len()).then(|| &self.tastes[first]);
			(0..peers).map(move |next| {
				let other = taste.map_or((first + next) % peers, |taste| taste[next].0);
				group * peers + other
			})
		})
	}

	fn edges(&self, row: &Row) -> usize {
		let floor = (self.setting.rule.trust_floor * 65_535.0).round() as u16;
		trust_edges(market::on_chain(row), floor)
	}
}

/// In which order an honest peer comes to rank its group, itself first, and by which weights.
fn taste(setting: &Setting, peer: usize) -> Vec<(usize, f64)> {
	let mut random = random::stream(setting.seed, peer as u64);
	let mut order: Vec<usize> =
		(0..setting.peers).map(|next| (peer + next) % setting.peers).collect();
	if setting.edges == Edges::Random {
		order.shuffle(&mut random);
	}
	let weight =
		|other| (other, random::around_one(&mut random, setting.weight_deviation, LEAST_WEIGHT));
	order.into_iter().map(weight).collect()
}
