//! The targets, by name.

use crate::{epoch, fee_search, largest_remainder, pool, power, shares, timelock, Target};

/// The targets with their names. The name is also that of the folder in the corpus.
pub const TARGETS: [(&str, Target); 7] = [
	(epoch::NAME, epoch::check),
	(fee_search::NAME, fee_search::check),
	(largest_remainder::NAME, largest_remainder::check),
	(pool::NAME, pool::check),
	(power::NAME, power::check),
	(shares::NAME, shares::check),
	(timelock::NAME, timelock::check),
];
