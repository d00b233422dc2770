//! The people of the chain. A person is a number; it has one coldkey and up to 256 hotkeys.

use crate::TAO;
use core::ops::RangeInclusive;

/// Identifier of an account.
pub type AccountId = sp_runtime::AccountId32;

/// The people who have money at genesis.
pub const PEOPLE: RangeInclusive<u8> = 1..=20;

/// Balance of each of them at genesis, in rao.
pub const WEALTH: u64 = 10_000 * TAO;

/// The person who owns the subnets of genesis.
pub const OWNER: u8 = 1;

/// The person who validates, where a subnet of genesis has one validator.
pub const VALIDATOR: u8 = 2;

/// The person who authors the blocks.
pub const AUTHOR: u8 = 20;

/// The coldkey of a person.
pub const fn cold(person: u8) -> AccountId {
	AccountId::new([person; 32])
}

/// The `index`th hotkey of a person.
pub const fn hot(person: u8, index: u8) -> AccountId {
	let mut bytes = [person; 32];
	bytes[0] = 200;
	bytes[1] = index;
	AccountId::new(bytes)
}

/// The account of a stranger, who is none of the people. Strangers differ by their numbers.
pub fn stranger(number: u32) -> AccountId {
	let mut bytes = [250; 32];
	bytes[..4].copy_from_slice(&number.to_be_bytes());
	AccountId::new(bytes)
}
