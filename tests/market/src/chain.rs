//! Runs the runtime as a node does: blocks with a slot, a timestamp, and transactions that pay
//! fees.
//!
//! For speed it leaves out signatures, which the runtime checks before our code runs, and the
//! block's storage root.

use codec::Encode;
use frame_support::{
	dispatch::{GetDispatchInfo, PostDispatchInfo},
	storage::with_transaction_unchecked,
	traits::{OnFinalize, OnIdle},
	weights::Weight,
};
use frame_system::RawOrigin;
use ganglion_runtime::{
	classes::Classed, nonces::CheckNonce, AccountId, AllPalletsWithSystem, BlockNumber, Executive,
	Hash, Header, Runtime, RuntimeCall, System, TransactionPayment, TxExtension,
};
use sp_consensus_aura::{Slot, AURA_ENGINE_ID};
use sp_runtime::{
	generic::{CheckedExtrinsic, Digest, DigestItem, Era, ExtrinsicFormat},
	traits::{Applyable, Dispatchable, Get, Header as _},
	transaction_validity::TransactionValidityError,
	DispatchError, DispatchResultWithInfo, TransactionOutcome,
};

/// Milliseconds between blocks.
pub const BLOCK_TIME: u64 = 12_000;

/// Bytes of a transaction besides its call: address, signature, nonce, tip.
const ENVELOPE: usize = 110;

/// Number of recent block hashes that are kept.
const HASHES: BlockNumber = 16;

/// The origin of a call.
#[derive(Clone, Debug)]
pub enum Origin {
	/// An account, which pays the fee.
	Signed(AccountId),
	/// Root.
	Root,
}

/// A call and its origin.
#[derive(Clone, Debug)]
pub struct Transaction {
	/// Its origin.
	pub origin: Origin,
	/// The call.
	pub call: RuntimeCall,
}

/// The outcome of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
	/// The call succeeded.
	Done,
	/// The call failed; its fee is paid.
	Failed(DispatchError),
	/// The transaction was invalid and is in no block.
	Refused(TransactionValidityError),
}

/// Begins a block.
pub fn begin(number: BlockNumber) {
	let slot = DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(u64::from(number)).encode());
	let parent = Hash::from_low_u64_be(u64::from(number) - 1);
	let none = Hash::default;
	let header = Header::new(number, none(), none(), parent, Digest { logs: vec![slot] });
	Executive::initialize_block(&header);

	let now = u64::from(number) * BLOCK_TIME;
	let timestamp = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now });
	timestamp.dispatch(RawOrigin::None.into()).expect("the timestamp inherent succeeds");
	Executive::inherents_applied();
}

/// Ends a block.
pub fn end(number: BlockNumber) {
	System::note_finished_extrinsics();
	let limits = <Runtime as frame_system::Config>::BlockWeights::get();
	let left = limits.max_block.saturating_sub(System::block_weight().total());
	if left.all_gt(Weight::zero()) {
		AllPalletsWithSystem::on_idle(number, left);
	}
	AllPalletsWithSystem::on_finalize(number);
	// The genesis hash stays: immortal transactions are signed for it.
	if number > HASHES {
		frame_system::BlockHash::<Runtime>::remove(number - HASHES);
	}
}

/// Applies a transaction.
pub fn apply(transaction: &Transaction) -> Outcome {
	let call = transaction.call.clone();
	match &transaction.origin {
		Origin::Root => finished(&call.dispatch(RawOrigin::Root.into())),
		Origin::Signed(who) => apply_signed(who.clone(), call),
	}
}

/// Applies a signed transaction as a block's author does. An invalid one changes nothing.
fn apply_signed(who: AccountId, call: RuntimeCall) -> Outcome {
	let length = length(&call);
	let checked = checked(who, call);
	let info = checked.get_dispatch_info();
	with_transaction_unchecked(|| match checked.apply::<Runtime>(&info, length) {
		Ok(result) => {
			System::note_applied_extrinsic(&result, info);
			TransactionOutcome::Commit(finished(&result))
		},
		Err(refusal) => TransactionOutcome::Rollback(Outcome::Refused(refusal)),
	})
}

/// Returns the maximum fee of a call for an account.
pub fn fee(who: &AccountId, call: &RuntimeCall) -> u64 {
	let info = checked(who.clone(), call.clone()).get_dispatch_info();
	let length = u32::try_from(length(call)).unwrap_or(u32::MAX);
	TransactionPayment::compute_fee(length, &info, 0)
}

fn length(call: &RuntimeCall) -> usize {
	call.encoded_size() + ENVELOPE
}

fn checked(
	who: AccountId,
	function: RuntimeCall,
) -> CheckedExtrinsic<AccountId, RuntimeCall, TxExtension> {
	let extension = extension(System::account_nonce(&who));
	CheckedExtrinsic { format: ExtrinsicFormat::Signed(who, extension), function }
}

fn finished(result: &DispatchResultWithInfo<PostDispatchInfo>) -> Outcome {
	match result {
		Ok(_) => Outcome::Done,
		Err(error) => Outcome::Failed(error.error),
	}
}

fn extension(nonce: u32) -> TxExtension {
	(
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		pallet_mev_shield::extensions::CheckMortality::from(Era::Immortal),
		CheckNonce::from(nonce),
		Classed(frame_system::CheckWeight::new()),
		Classed(pallet_transaction_payment::ChargeTransactionPayment::from(0)),
		pallet_mev_shield::extensions::CheckShieldedTxValidity::default(),
		pallet_subtensor::SubtensorTransactionExtension::default(),
		pallet_drand::extension::DrandPriority::default(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
	)
}
