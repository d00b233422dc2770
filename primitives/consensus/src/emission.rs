//! Who is paid what.

use alloc::{vec, vec::Vec};

use crate::shares::Shares;

/// The pots, handed out.
pub(crate) struct Emission {
	/// To servers.
	pub(crate) server: Vec<u64>,
	/// To validators.
	pub(crate) validator: Vec<u64>,
	/// To nobody.
	pub(crate) unassigned: u64,
}

/// What the pots are shared by: `incentive` and `dividends`, or failing these what comes after.
pub(crate) struct Claims<'a> {
	/// Shares of the servers' pot.
	pub(crate) incentive: &'a Shares,
	/// Shares of the validators' pot.
	pub(crate) dividends: &'a Shares,
	/// Stake that votes.
	pub(crate) voting: &'a [u64],
	/// All stake.
	pub(crate) stake: &'a Shares,
}

/// Hands out both pots to the last unit. A pot that nobody has a claim to joins the other; if
/// nobody has a claim to either, everything goes to the validators by voting stake, failing that by
/// all stake, and failing that to nobody.
pub(crate) fn pay(server_pot: u64, validator_pot: u64, claims: &Claims) -> Emission {
	// The pots together fit, or the input's shape would have been refused.
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
