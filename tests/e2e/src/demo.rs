//! The subnet that development chains start with, as it is documented.

use crate::keys::account_of;
use ganglion_runtime::AccountId;
use ganglion_types::{MechId, NetUid, NetUidStorageIndex};
use std::ops::Range;

/// Its number.
pub const DEMO: NetUid = NetUid::new(1);
/// Blocks from one epoch to the next.
pub const TEMPO: u32 = 10;
/// The seeds of its coldkeys, by uid: the owner, the validators, the miners.
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
/// The uids of the miners.
pub const MINERS: Range<u16> = 4..9;
/// The seed of the first validator's hotkey.
pub const VALIDATOR_HOTKEY: &str = "//DemoValidator1//hotkey";

/// Under what its state by mechanism is stored.
pub fn index() -> NetUidStorageIndex {
	DEMO.storage_index(MechId::MAIN)
}

/// The hotkey of a uid.
pub fn hotkey(uid: u16) -> AccountId {
	account_of(&format!("{}//hotkey", SEEDS[usize::from(uid)]))
}

/// The coldkey of a uid.
pub fn coldkey(uid: u16) -> AccountId {
	account_of(SEEDS[usize::from(uid)])
}
