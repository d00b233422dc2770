//! The demo subnet of development chains, as the documentation describes it.

use crate::keys::account_of;
use ganglion_runtime::AccountId;
use ganglion_types::{MechId, NetUid, NetUidStorageIndex};
use std::ops::Range;

/// Netuid of the demo subnet.
pub const DEMO: NetUid = NetUid::new(1);
/// Its tempo, in blocks.
pub const TEMPO: u32 = 10;
/// Seeds of its coldkeys, by uid: owner, validators, miners.
pub const SEEDS: [&str; 9] = [
	"//DemoOwner",
	"//DemoValidator1",
	"//DemoValidator2",
	"//DemoValidator3",
	"//DemoMiner1",
	"//DemoMiner2",
	"//DemoMiner3",
	"//DemoMiner4",
	"//DemoMiner5",
];
/// Uids of its miners.
pub const MINERS: Range<u16> = 4..9;
/// Seed of the first validator's hotkey.
pub const VALIDATOR_HOTKEY: &str = "//DemoValidator1//hotkey";

/// Returns the storage index of its only mechanism.
pub fn index() -> NetUidStorageIndex {
	DEMO.storage_index(MechId::MAIN)
}

/// Returns the hotkey of a uid.
pub fn hotkey(uid: u16) -> AccountId {
	account_of(&format!("{}//hotkey", SEEDS[usize::from(uid)]))
}

/// Returns the coldkey of a uid.
pub fn coldkey(uid: u16) -> AccountId {
	account_of(SEEDS[usize::from(uid)])
}
