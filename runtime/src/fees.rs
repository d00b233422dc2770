//! What a transaction costs and who gets it.
//!
//! A fee is `w₀/2000 + length + w/2000 + tip` rao: `w₀` the weight of any transaction, `w` that of the call, a unit of
//! weight being a picosecond, each part rounded to the nearest rao. It goes to the block's author; what the author's
//! account cannot take is recycled.

use crate::{AccountId, Authorship, Balance, Balances, SubtensorModule};
use frame_support::{
	traits::{
		fungible::{Balanced, Credit},
		OnUnbalanced,
	},
	weights::{Weight, WeightToFee as WeightToFeeTrait},
};
use sp_runtime::Perbill;

/// Rao for a unit of weight: 1/2000.
const RATE: Perbill = Perbill::from_parts(500_000);

/// The part of a fee that pays for time.
pub struct WeightToFee;
impl WeightToFeeTrait for WeightToFee {
	type Balance = Balance;
	fn weight_to_fee(weight: &Weight) -> Balance {
		RATE * weight.ref_time()
	}
}

/// The part of a fee that pays for length: a rao a byte.
pub struct LengthToFee;
impl WeightToFeeTrait for LengthToFee {
	type Balance = Balance;
	fn weight_to_fee(length: &Weight) -> Balance {
		length.ref_time()
	}
}

/// Pays fees and tips to the block's author.
pub struct ToAuthor;
impl OnUnbalanced<Credit<AccountId, Balances>> for ToAuthor {
	fn on_nonzero_unbalanced(fee: Credit<AccountId, Balances>) {
		let left = match Authorship::author() {
			Some(author) => Balances::resolve(&author, fee).err(),
			None => Some(fee),
		};
		if let Some(credit) = left {
			SubtensorModule::recycle(credit);
		}
	}
}
