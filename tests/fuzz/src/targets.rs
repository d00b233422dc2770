//! The targets, by name.

use crate::{epoch, pool, power, shares, Target};

/// The targets with their names. The name is also that of the folder in the corpus.
pub const TARGETS: [(&str, Target); 4] = [
	(epoch::NAME, epoch::check),
	(pool::NAME, pool::check),
	(power::NAME, power::check),
	(shares::NAME, shares::check),
];
