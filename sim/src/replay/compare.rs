//! Compares two outcomes of an epoch, value by value.

use super::{
	items::{Memory, Row, Uid},
	outcome::{Mechanism, Outcome},
};
use std::{
	collections::BTreeMap,
	fmt::{Debug, Display},
};

/// The result of a comparison.
pub struct Comparison<'a> {
	newcomers: &'a [Uid],
	/// Number of compared values.
	pub compared: usize,
	/// The differences, one line each.
	pub differences: Vec<String>,
}

impl<'a> Comparison<'a> {
	/// Compares the outcome computed here with the one on the chain, without newcomers' entries.
	pub fn of(here: &Outcome, chain: &Outcome, newcomers: &'a [Uid]) -> Self {
		let mut this = Self { newcomers, compared: 0, differences: Vec::new() };
		this.lists("active", &here.active, &chain.active);
		this.lists("validator_permit", &here.validator_permit, &chain.validator_permit);
		this.lists("stake_weight", &here.stake_weight, &chain.stake_weight);
		this.lists("consensus", &here.consensus, &chain.consensus);
		this.lists("validator_trust", &here.validator_trust, &chain.validator_trust);
		this.lists("dividends", &here.dividends, &chain.dividends);
		this.lists("emission", &here.emission, &chain.emission);
		for (number, (here, chain)) in here.mechanisms.iter().zip(&chain.mechanisms).enumerate() {
			this.mechanisms(number, here, chain);
		}
		this
	}

	fn mechanisms(&mut self, number: usize, here: &Mechanism, chain: &Mechanism) {
		let name = |what: &str| match number {
			0 => what.to_owned(),
			_ => format!("mechanism {number}: {what}"),
		};
		self.lists(&name("incentive"), &here.incentive, &chain.incentive);
		self.lists(&name("bond_scale"), &here.bond_scale, &chain.bond_scale);
		self.values(&name("loss"), Some(here.loss), Some(chain.loss));
		let (edges, edges_there) = (here.required_edges, chain.required_edges);
		self.values(&name("required_edges"), Some(edges), Some(edges_there));
		for uid in 0..here.bonds.len().max(chain.bonds.len()) {
			let what = name(&format!("bond of uid {uid}"));
			if !self.is_newcomer(uid) {
				self.rows(&what, here.bonds.get(uid), chain.bonds.get(uid));
			}
		}
		if let (Some(here), Some(chain)) = (&here.memory, &chain.memory) {
			self.memories(&name, here, chain);
		}
		for uid in 0..here.remembered.len().max(chain.remembered.len()) {
			let what = name(&format!("remembered weight of uid {uid}"));
			if !self.is_newcomer(uid) {
				self.rows(&what, here.remembered.get(uid), chain.remembered.get(uid));
			}
		}
	}

	fn memories(&mut self, name: &dyn Fn(&str) -> String, here: &Memory, chain: &Memory) {
		self.values(&name("judged block"), Some(here.block), Some(chain.block));
		self.values(&name("prior"), Some(here.prior), Some(chain.prior));
		self.lists(&name("forecasts"), &shown(&here.servers), &shown(&chain.servers));
		self.lists(&name("record"), &shown(&here.validators), &shown(&chain.validators));
	}

	/// Compares the bonds or weights of one uid. An absent row counts as an empty one.
	fn rows(&mut self, what: &str, here: Option<&Row>, chain: Option<&Row>) {
		let entries = |row: Option<&Row>| -> BTreeMap<Uid, u16> {
			row.into_iter().flatten().copied().collect()
		};
		let (here, chain) = (entries(here), entries(chain));
		let columns = here.keys().chain(chain.keys().filter(|uid| !here.contains_key(uid)));
		for uid in columns.filter(|uid| !self.is_newcomer(usize::from(**uid))).collect::<Vec<_>>() {
			self.values(&format!("{what} on uid {uid}"), here.get(uid), chain.get(uid));
		}
	}

	fn lists<V: Display + PartialEq>(&mut self, what: &str, here: &[V], chain: &[V]) {
		for uid in 0..here.len().max(chain.len()) {
			if !self.is_newcomer(uid) {
				self.values(&format!("{what} of uid {uid}"), here.get(uid), chain.get(uid));
			}
		}
	}

	fn values<V: Display + PartialEq>(&mut self, what: &str, here: Option<V>, chain: Option<V>) {
		self.compared += 1;
		if here != chain {
			let show = |value: Option<V>| value.map_or("nothing".to_owned(), |v| v.to_string());
			let line = format!("{what}: {} here, {} on the chain", show(here), show(chain));
			self.differences.push(line);
		}
	}

	fn is_newcomer(&self, uid: usize) -> bool {
		self.newcomers.iter().any(|newcomer| usize::from(*newcomer) == uid)
	}
}

/// What is remembered of each uid, as text.
fn shown<V: Debug>(list: &[V]) -> Vec<String> {
	list.iter().map(|entry| format!("{entry:?}")).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn outcome() -> Outcome {
		Outcome {
			active: vec![true, true],
			consensus: vec![0, 65_535],
			mechanisms: vec![Mechanism {
				incentive: vec![0, 65_535],
				bonds: vec![vec![(0, 3), (1, 7)], vec![]],
				..Mechanism::default()
			}],
			..Outcome::default()
		}
	}

	fn differences(chain: &Outcome, newcomers: &[Uid]) -> Vec<String> {
		Comparison::of(&outcome(), chain, newcomers).differences
	}

	#[test]
	fn outcomes_should_agree_when_they_are_the_same() {
		let comparison = outcome();
		let comparison = Comparison::of(&comparison, &comparison, &[]);
		assert_eq!(comparison.differences, [""; 0]);
		// Three lists of two, the loss, the required edges, two bonds.
		assert_eq!(comparison.compared, 10);
	}

	#[test]
	fn difference_should_name_list_and_uid() {
		let mut chain = outcome();
		chain.consensus[1] = 7;
		chain.emission = vec![5];
		chain.mechanisms[0].loss = -1;
		assert_eq!(
			differences(&chain, &[]),
			[
				"consensus of uid 1: 65535 here, 7 on the chain",
				"emission of uid 0: nothing here, 5 on the chain",
				"loss: 0 here, -1 on the chain",
			]
		);
	}

	#[test]
	fn difference_should_name_the_bond_when_one_is_missing_or_another() {
		let mut chain = outcome();
		chain.mechanisms[0].bonds = vec![vec![(0, 4)], vec![(1, 1)]];
		assert_eq!(
			differences(&chain, &[]),
			[
				"bond of uid 0 on uid 0: 3 here, 4 on the chain",
				"bond of uid 0 on uid 1: 7 here, nothing on the chain",
				"bond of uid 1 on uid 1: nothing here, 1 on the chain",
			]
		);
	}

	#[test]
	fn difference_should_name_what_is_remembered() {
		let remembering = |block, weight| {
			let mut outcome = outcome();
			outcome.mechanisms[0].memory =
				Some(Memory { block, validators: vec![None], ..Memory::default() });
			outcome.mechanisms[0].remembered = vec![vec![(1, weight)]];
			outcome
		};
		let here = remembering(7, 5);
		assert_eq!(Comparison::of(&here, &here, &[]).compared, 10 + 4);
		assert_eq!(
			Comparison::of(&here, &remembering(8, 6), &[]).differences,
			[
				"judged block: 7 here, 8 on the chain",
				"remembered weight of uid 0 on uid 1: 5 here, 6 on the chain",
			]
		);
	}

	#[test]
	fn newcomer_should_be_left_out_when_it_came_in_the_epochs_block() {
		let mut chain = outcome();
		chain.consensus = vec![0, 0, 0];
		chain.active = vec![true, true, true];
		chain.mechanisms[0].incentive = vec![0, 0, 0];
		chain.mechanisms[0].bonds = vec![vec![(0, 3)], vec![]];
		assert_ne!(differences(&chain, &[]), [""; 0]);
		assert_eq!(differences(&chain, &[1, 2]), [""; 0]);
	}
}
