//! The payment of both pots.

use alloc::{vec, vec::Vec};

use crate::shares::Shares;

/// The amounts paid out of both pots.
pub(crate) struct Emission {
	/// To each uid as a server.
	pub(crate) server: Vec<u64>,
	/// To each uid as a validator.
	pub(crate) validator: Vec<u64>,
	/// To nobody.
	pub(crate) unassigned: u64,
}

/// The shares by which the pots are paid: `incentive` and `dividends`, or failing these the others
/// in this order.
pub(crate) struct Claims<'a> {
	/// Shares of the servers' pot.
	pub(crate) incentive: &'a Shares,
	/// Shares of the validators' pot.
	pub(crate) dividends: &'a Shares,
	/// Voting stake.
	pub(crate) voting: &'a [u64],
	/// Shares of all stake.
	pub(crate) stake: &'a Shares,
}

/// Pays out both pots to the last unit. A pot without shares is added to the other; without shares
/// of either, both are paid to the validators by voting stake, failing that by all stake, and
/// failing that to nobody.
pub(crate) fn pay(server_pot: u64, validator_pot: u64, claims: &Claims) -> Emission {
	// The sum of the pots fits, or `shape::check` would have refused the input.
	let both = server_pot.saturating_add(validator_pot);
	let nothing = || vec![0; claims.voting.len()];
	let all_to_validators = |shares: &Shares| Emission {
		server: nothing(),
		validator: shares.split(both),
		unassigned: 0,
	};
	match (claims.incentive.is_empty(), claims.dividends.is_empty()) {
		(false, false) => Emission {
			server: claims.incentive.split(server_pot),
			validator: claims.dividends.split(validator_pot),
			unassigned: 0,
		},
		(false, true) => {
			Emission { server: claims.incentive.split(both), validator: nothing(), unassigned: 0 }
		},
		(true, false) => all_to_validators(claims.dividends),
		(true, true) => {
			let voting = Shares::of_stake(claims.voting);
			let shares = if voting.is_empty() { claims.stake } else { &voting };
			let unassigned = if shares.is_empty() { both } else { 0 };
			Emission { unassigned, ..all_to_validators(shares) }
		},
	}
}
