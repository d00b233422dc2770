//! What a refused call is charged.
//!
//! The weight of a call is that of its worst case, but a refused call has run only a part of it.
//! Each call therefore names the part that runs: its origin, its checks, then its work. A call that
//! fails in a part is charged for the parts up to there, by the weight in the error.
//!
//! | refused | charged |
//! |---|---|
//! | for its origin ([`origin`]) | nothing |
//! | by its checks ([`checks`], `checks_of_trade`) | the reads of such checks |
//! | by the checks of a small call (`checks_of_small_call`) | the weight of the call, which is less |
//! | in a part that names its own weight ([`charging`]) | that weight |
//! | in its work, which is rolled back | the weight of the call |
//!
//! The last row needs no word at the call: an error without a weight is charged in full. So a call
//! that forgets to name a part is charged too much, never too little. A charge above the weight of
//! the call counts as that weight.

use crate::{pallet::Config, weight_info::cost};
use frame_support::{
	dispatch::{DispatchErrorWithPostInfo, WithPostDispatchInfo},
	weights::Weight,
};
use sp_runtime::DispatchError;

/// The outcome of a part of a call: an error says what the refused call is charged.
pub type Charged<Done> = Result<Done, DispatchErrorWithPostInfo>;

/// Runs a part of a call. If it fails, the call is charged `weight`.
pub fn charging<Done>(
	weight: Weight,
	part: impl FnOnce() -> Result<Done, DispatchError>,
) -> Charged<Done> {
	part().map_err(|error| error.with_weight(weight))
}

/// Passes on the outcome of a check of the origin, which reads nothing.
pub fn origin<Origin>(checked: Result<Origin, impl Into<DispatchError>>) -> Charged<Origin> {
	checked.map_err(|error| error.into().with_weight(Weight::zero()))
}

/// Runs the checks of a call, which read a dozen entries at most.
pub fn checks<T: Config, Passed>(
	checks: impl FnOnce() -> Result<Passed, DispatchError>,
) -> Charged<Passed> {
	charging(cost::checks::<T>(), checks)
}

/// Runs the checks of a call that in all costs less than [`checks`] charge. It is charged in full.
pub(crate) fn checks_of_small_call<Passed>(
	checks: impl FnOnce() -> Result<Passed, DispatchError>,
) -> Charged<Passed> {
	checks().map_err(Into::into)
}

/// Runs the checks of a call that trades stake, which quote up to two pools.
pub(crate) fn checks_of_trade<T: Config, Passed>(
	checks: impl FnOnce() -> Result<Passed, DispatchError>,
) -> Charged<Passed> {
	charging(cost::checks_of_trade::<T>(), checks)
}
