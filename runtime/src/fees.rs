//! Transaction fees: their amount, and who receives them.
//!
//! A fee is `w₀/2000 + length + w/2000 + tip` rao, where `w₀` is the base weight of an extrinsic
//! and `w` the weight of the call, both in picoseconds, and `length` is in bytes. Each part is
//! rounded to the nearest rao. The fee goes to the block's author; if the author's account cannot
//! receive it, it is recycled.
//!
//! If the sender's balance does not cover the fee of a call that takes stake from a position, alpha
//! of that position pays for it ([`pallet_subtensor::market::alpha_fees`]).

use crate::{AccountId, Authorship, Balance, Balances, Runtime, RuntimeCall, SubtensorModule};
use frame_support::{
	dispatch::DispatchInfo,
	traits::{
		fungible::{Balanced, Credit},
		NoDrop, OnUnbalanced,
	},
	weights::{Weight, WeightToFee as WeightToFeeTrait},
};
use ganglion_types::TaoBalance;
use pallet_transaction_payment::{FungibleAdapter, OnChargeTransaction, TxCreditHold};
use sp_runtime::{
	traits::{Convert, DispatchInfoOf, PostDispatchInfoOf},
	transaction_validity::TransactionValidityError,
	Perbill,
};

/// Rao per unit of weight: 1/2000.
const RATE: Perbill = Perbill::from_parts(500_000);

/// The part of a fee for execution time.
pub struct WeightToFee;
impl WeightToFeeTrait for WeightToFee {
	type Balance = Balance;
	fn weight_to_fee(weight: &Weight) -> Balance {
		RATE * weight.ref_time()
	}
}

/// The part of a fee for length: one rao per byte.
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

/// The fee of a paid call, which a free call pays that fails.
pub struct FeeOfCall;
impl Convert<(Weight, u32), TaoBalance> for FeeOfCall {
	fn convert((call_weight, length): (Weight, u32)) -> TaoBalance {
		let info = DispatchInfo { call_weight, ..Default::default() };
		TaoBalance::new(crate::TransactionPayment::compute_fee(length, &info, 0))
	}
}

/// Withdraws a fee in TAO, refunds what is not used, and pays the rest to the block's author.
type InTao = FungibleAdapter<Balances, ToAuthor>;

/// Withdraws fees in TAO; if a balance does not cover its fee, sells staked alpha into it first.
pub struct InTaoOrAlpha;

impl TxCreditHold<Runtime> for InTaoOrAlpha {
	type Credit = NoDrop<Credit<AccountId, Balances>>;
}

impl OnChargeTransaction<Runtime> for InTaoOrAlpha {
	type Balance = Balance;
	type LiquidityInfo = <InTao as OnChargeTransaction<Runtime>>::LiquidityInfo;

	fn withdraw_fee(
		who: &AccountId,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		fee: Balance,
		tip: Balance,
	) -> Result<Self::LiquidityInfo, TransactionValidityError> {
		let in_tao =
			|| <InTao as OnChargeTransaction<Runtime>>::withdraw_fee(who, call, info, fee, tip);
		in_tao().or_else(|refusal| {
			let RuntimeCall::SubtensorModule(call) = call else { return Err(refusal) };
			SubtensorModule::pay_fee_in_alpha(who, call, TaoBalance::new(fee))
				.map_err(|_| refusal)?;
			in_tao()
		})
	}

	fn can_withdraw_fee(
		who: &AccountId,
		call: &RuntimeCall,
		info: &DispatchInfoOf<RuntimeCall>,
		fee: Balance,
		tip: Balance,
	) -> Result<(), TransactionValidityError> {
		let in_tao =
			<InTao as OnChargeTransaction<Runtime>>::can_withdraw_fee(who, call, info, fee, tip);
		in_tao.or_else(|refusal| {
			let RuntimeCall::SubtensorModule(call) = call else { return Err(refusal) };
			let fee = TaoBalance::new(fee);
			SubtensorModule::can_pay_fee_in_alpha(who, call, fee).map_err(|_| refusal)
		})
	}

	fn correct_and_deposit_fee(
		who: &AccountId,
		info: &DispatchInfoOf<RuntimeCall>,
		post_info: &PostDispatchInfoOf<RuntimeCall>,
		fee: Balance,
		tip: Balance,
		paid: Self::LiquidityInfo,
	) -> Result<(), TransactionValidityError> {
		<InTao as OnChargeTransaction<Runtime>>::correct_and_deposit_fee(
			who, info, post_info, fee, tip, paid,
		)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn endow_account(who: &AccountId, amount: Balance) {
		<InTao as OnChargeTransaction<Runtime>>::endow_account(who, amount);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn minimum_balance() -> Balance {
		<InTao as OnChargeTransaction<Runtime>>::minimum_balance()
	}
}
