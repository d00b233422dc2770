//! A small chain with the protocol pallet, a builder for its genesis, verbs for what people do on it, and reads of
//! what comes of it.

mod builder;
mod reads;
mod runtime;
mod verbs;

pub use builder::*;
pub use reads::*;
pub use runtime::*;
pub use verbs::*;

use crate::{weight_info::cost, *};
pub use ganglion_types::{AlphaBalance, MechId, NetUid, NetUidStorageIndex, TaoBalance};

pub type AccountId = sp_runtime::AccountId32;

/// The subnet that [`ExtBuilder::with_subnet`] makes.
pub const NETUID: NetUid = NetUid::new(1);
/// One TAO, in rao.
pub const TAO: u64 = 1_000_000_000;
/// What each person starts with.
pub const WEALTH: u64 = 10_000 * TAO;
/// The tempo of the test subnet.
pub const TEMPO: u16 = 10;

/// A person's coldkey.
pub fn cold(person: u8) -> AccountId {
	AccountId::new([person; 32])
}

/// The `index`th hotkey of a person.
pub fn hot(person: u8, index: u8) -> AccountId {
	let mut bytes = [person; 32];
	bytes[0] = 200;
	bytes[1] = index;
	AccountId::new(bytes)
}

/// The person who owns the test subnet.
pub const OWNER: u8 = 1;

/// The person who makes the blocks.
pub const AUTHOR: u8 = 20;

/// Rao of TAO.
pub fn tao(rao: u64) -> TaoBalance {
	TaoBalance::new(rao)
}

/// Rao of alpha.
pub fn alpha(rao: u64) -> AlphaBalance {
	AlphaBalance::new(rao)
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The root network.
pub const ROOT: NetUid = NetUid::ROOT;
/// A subnet that nobody made.
pub const NOWHERE: NetUid = NetUid::new(9);
/// The mechanism that every subnet has, as the key of its lists.
pub const MAIN: NetUidStorageIndex = NetUidStorageIndex::new(1);

/// Under what a mechanism of the test subnet is stored.
pub fn mechanism(number: u8) -> NetUidStorageIndex {
	NETUID.storage_index(MechId::new(number))
}
