//! The peers' weights.

use super::options::{Edges, Setting};
use crate::{market, random};
use ganglion_consensus::trust_edges;
use rand::seq::SliceRandom;

/// Smallest random weight, so that none becomes zero.
const LEAST_WEIGHT: f64 = 1e-3;

/// All peers, numbered through the groups.
pub struct Peers<'a> {
	setting: &'a Setting,
	/// For each honest peer: its group's peers in the order in which it ranks them, with the
	/// weights it would set.
	tastes: Vec<Vec<(usize, f64)>>,
}

/// A row under construction: the weight on every peer, 0 where there is none.
type Row = Vec<f64>;

impl<'a> Peers<'a> {
	/// Returns the peers of a setting.
	pub fn new(setting: &'a Setting) -> Self {
		let tastes = (0..setting.peers).map(|peer| taste(setting, peer)).collect();
		Self { setting, tastes }
	}

	/// Returns the weights of all peers when `required` edges are required.
	pub fn rows(&self, required: u16) -> Vec<Vec<(usize, u16)>> {
		(0..self.count()).map(|peer| self.row(peer, required.into())).collect()
	}

	/// Returns the weights of peers who all rank all.
	pub fn united(&self) -> Vec<Vec<(usize, u16)>> {
		vec![(0..self.count()).map(|peer| (peer, u16::MAX)).collect(); self.count()]
	}

	/// Returns the mean number of weights of an honest peer when `required` edges are required.
	pub fn honest_weights(&self, required: u16) -> f64 {
		let honest = self.count() - self.setting.peers..self.count();
		let set: usize = honest.map(|peer| self.row(peer, required.into()).len()).sum();
		set as f64 / self.setting.peers as f64
	}

	fn count(&self) -> usize {
		self.setting.peers * self.setting.shares.len()
	}

	/// Returns a peer's weights: on its own group, dust on others, and the required rest.
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

	/// Adds even weights, on the peer's own group first, until the row has the required edges or no
	/// peer is left to rank.
	fn comply(&self, row: &mut Row, peer: usize, required: usize) {
		let asked = required.min(row.len());
		for other in self.by_nearness(peer) {
			// Counting takes the length of the row, so count only when this many may suffice.
			let set = row.iter().filter(|&&weight| weight > 0.0).count();
			if set >= asked && self.edges(row) >= asked {
				return;
			}
			row[other] = row[other].max(1.0);
		}
	}

	/// Returns a peer's own group, then the others, each from the peer's own index on.
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

/// Returns the order in which an honest peer ranks its group, itself first, and the weights.
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

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		rule::{BondOptions, BondsKind, Kind, Rule, LIQUID},
		subgraph::options::{Inflation, LossPeg},
	};

	const PEERS: usize = 10;

	/// Returns the setting of a cabal of 10 peers and 10 honest ones.
	fn setting(ranked: usize, dust: f64, trust_floor: f64) -> Setting {
		let bonds = BondOptions { bonds: BondsKind::Accumulate, alpha: 0.1, liquid_alpha: LIQUID };
		Setting {
			rule: Rule {
				kind: Kind::Sigmoid,
				kappa: 0.5,
				rho: 10,
				penalty: 1.0,
				trust_floor,
				bonds,
			},
			shares: vec![0.49, 0.51],
			inflation: Inflation::Compounding(0.1),
			blocks: 1,
			honest_blocks: 0,
			peers: PEERS,
			ranked,
			edges: Edges::Even,
			dust,
			dust_both: false,
			weight_deviation: 0.5,
			loss_peg: LossPeg { step: 0, cap: 0 },
			keep_edges: false,
			seed: 1,
		}
	}

	fn servers(row: &[(usize, u16)]) -> Vec<usize> {
		row.iter().map(|&(server, _)| server).collect()
	}

	#[test]
	fn servers_should_be_ranked_by_equally_many_when_edges_are_even() {
		let rows = Peers::new(&setting(7, 0.0, 0.0)).rows(0);
		for server in PEERS..2 * PEERS {
			assert_eq!(rows.iter().filter(|row| servers(row).contains(&server)).count(), 7);
		}
		assert!(rows[..PEERS].iter().all(|row| servers(row) == (0..PEERS).collect::<Vec<_>>()));
	}

	#[test]
	fn dust_should_lie_on_the_cabal_when_honest_peers_leave_it() {
		let rows = Peers::new(&setting(7, 0.01, 0.0)).rows(0);
		assert!(rows[..PEERS].iter().all(|row| row.len() == PEERS));
		for row in &rows[PEERS..] {
			assert_eq!(servers(row)[..PEERS], (0..PEERS).collect::<Vec<_>>());
			assert!(row[..PEERS].iter().all(|&(_, weight)| (1..655).contains(&weight)));
			assert_eq!(row.len(), PEERS + 7);
		}
	}

	/// Whether each row has the required edges, for every number.
	fn comply(setting: &Setting) -> bool {
		let peers = Peers::new(setting);
		let floor = (setting.rule.trust_floor * 65_535.0).round() as u16;
		let edges =
			|row: &[(usize, u16)]| trust_edges(row.iter().map(|&(_, weight)| weight), floor);
		let complies = |required: u16| {
			peers.rows(required).iter().all(|row| edges(row) >= usize::from(required))
		};
		(0..=2 * PEERS as u16).all(complies)
	}

	#[test]
	fn rows_should_have_the_edges_that_are_asked_for() {
		for (dust, floor) in [(0.0, 0.0), (0.01, 0.0), (0.01, 0.3), (0.0, 0.8)] {
			assert!(comply(&setting(7, dust, floor)), "{dust} {floor}");
		}
	}

	#[test]
	fn edges_should_be_added_to_ones_own_group_first() {
		let setting = setting(7, 0.0, 0.0);
		let peers = Peers::new(&setting);
		for row in &peers.rows(PEERS as u16)[PEERS..] {
			assert_eq!(servers(row), (PEERS..2 * PEERS).collect::<Vec<_>>());
		}
		assert!(peers.rows(PEERS as u16 + 2).iter().all(|row| row.len() == PEERS + 2));
	}
}
