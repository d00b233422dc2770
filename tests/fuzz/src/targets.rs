//! What can be fuzzed, by name.

use crate::{epoch, pool, power, shares, Target};

/// Every target and its name, which is also that of its folder in the corpus.
pub const TARGETS: [(&str, Target); 4] = [
	(epoch::NAME, epoch::check),
	(pool::NAME, pool::check),
	(power::NAME, power::check),
	(shares::NAME, shares::check),
];
