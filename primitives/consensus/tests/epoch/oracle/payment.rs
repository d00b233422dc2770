//! The payment of the pots, before amounts are rounded to integers.

use super::{
	ground::Ground,
	number::{int, Q},
	Outcome,
};
use ganglion_consensus::EpochInput;
use num_traits::Zero;

pub struct Payment {
	pub server: Vec<Q>,
	pub validator: Vec<Q>,
	pub unassigned: Q,
}

pub fn pay(input: &EpochInput, ground: &Ground, outcome: &Outcome) -> Payment {
	let (server_pot, validator_pot) = (int(input.server_emission), int(input.validator_emission));
	let both = &server_pot + &validator_pot;
	let (incentive, dividends) = (&outcome.incentive, &outcome.dividends);
	let some = |shares: &[Q]| shares.iter().any(|share| !share.is_zero());
	let pay = |shares: &[Q], pot: &Q| shares.iter().map(|share| share * pot).collect::<Vec<_>>();
	let none = vec![Q::zero(); ground.uids()];
	let (server, validator, unassigned) = match (some(incentive), some(dividends)) {
		(true, true) => (pay(incentive, &server_pot), pay(dividends, &validator_pot), int(0)),
		(true, false) => (pay(incentive, &both), none, int(0)),
		(false, true) => (none, pay(dividends, &both), int(0)),
		(false, false) if some(&ground.voting) => (none, pay(&ground.voting, &both), int(0)),
		(false, false) if some(&ground.stake_weight) => {
			(none, pay(&ground.stake_weight, &both), int(0))
		},
		(false, false) => (none.clone(), none, both),
	};
	Payment { server, validator, unassigned }
}
