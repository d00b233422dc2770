//! Limit orders, with the network's bounds.

use crate::{AccountId, Crowdloan, Runtime, SubtensorModule, System, Timestamp};
use frame_support::{
	traits::{ConstU32, Contains, Get},
	PalletId,
};
use sp_runtime::traits::AccountIdConversion;

frame_support::parameter_types! {
	/// Seed of the network's account for orders in transit.
	pub const OrderAccount: PalletId = PalletId(*b"bt/limit");
	/// The network's hotkey for orders in transit.
	pub OrderHotkey: AccountId = PalletId(*b"bt/lmhky").into_account_truncating();
}

/// Number of this chain, for which orders are signed: the first eight bytes of the hash of its
/// genesis block, the lowest first. No other chain has it, so orders cannot be replayed on another.
pub struct ChainId;
impl Get<u64> for ChainId {
	fn get() -> u64 {
		u64::from_le_bytes(first_bytes(System::block_hash(0).as_ref()))
	}
}

fn first_bytes(hash: &[u8]) -> [u8; 8] {
	hash.first_chunk().copied().unwrap_or_default()
}

/// The time of the block, in milliseconds since 1970.
pub struct Moment;
impl Get<u64> for Moment {
	fn get() -> u64 {
		Timestamp::get()
	}
}

/// Accounts that may receive the fees of orders: those that somebody may have the key of.
pub struct FeeRecipients;
impl Contains<AccountId> for FeeRecipients {
	fn contains(account: &AccountId) -> bool {
		let in_transit: AccountId = OrderAccount::get().into_account_truncating();
		!Crowdloan::is_funds_account(account) && *account != in_transit
	}
}

impl pallet_limit_orders::Config for Runtime {
	type Market = SubtensorModule;
	type ChainId = ChainId;
	type Moment = Moment;
	type FeeRecipients = FeeRecipients;
	type MaxOrdersPerBatch = ConstU32<100>;
	type PalletId = OrderAccount;
	type PalletHotkey = OrderHotkey;
	type WeightInfo = pallet_limit_orders::measured::SubstrateWeight<Runtime>;
}
