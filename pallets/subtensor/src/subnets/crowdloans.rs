//! What the protocol needs of the pallet of crowdloans.
//!
//! A crowd raises a sum in a pallet of its own, which reads the protocol's state. This trait is
//! what the protocol needs of it: that a coldkey's part in crowdloans follows the coldkey's swap.

use frame_support::weights::Weight;

/// The pallet of crowdloans.
pub trait Crowdloans<AccountId> {
	/// Gives a coldkey's part in one of its crowdloans to the coldkey that replaces it. Returns
	/// whether there was one.
	fn pass_on_next(old: &AccountId, new: &AccountId) -> bool;

	/// Returns the weight of [`Self::pass_on_next`].
	fn weight_of_pass_on() -> Weight;
}

/// No such pallet.
impl<AccountId> Crowdloans<AccountId> for () {
	fn pass_on_next(_: &AccountId, _: &AccountId) -> bool {
		false
	}

	fn weight_of_pass_on() -> Weight {
		Weight::zero()
	}
}
