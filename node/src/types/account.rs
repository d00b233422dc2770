//! An account that a person names: an address, a public key, or the seed of a development key.

use ganglion_runtime::AccountId;
use sp_core::{crypto::Ss58Codec, sr25519, Pair};

/// The development accounts, by the paths of their keys, as far as they are people.
pub const PEOPLE: [&str; 6] = ["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie"];

/// The coldkeys of the demo subnet, by the paths of their keys. A hotkey's path is its coldkey's
/// followed by `//hotkey`.
pub const DEMO: [&str; 9] = [
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

/// Returns the path of the key of one of the accounts that `--accounts` asks for, from 1 on.
pub fn extra(number: u32) -> String {
	format!("//Dev{number}")
}

/// Returns the key pair of a seed, such as `//Alice`.
pub fn pair(seed: &str) -> Result<sr25519::Pair, String> {
	sr25519::Pair::from_string(seed, None).map_err(|error| format!("the seed `{seed}`: {error:?}"))
}

/// Returns the account of a key pair.
pub fn account_of(pair: &sr25519::Pair) -> AccountId {
	AccountId::new(pair.public().0)
}

/// Reads an account: its address (SS58), its public key (0x…), or the seed of its key (//…).
pub fn account(text: &str) -> Result<AccountId, String> {
	if text.starts_with("//") {
		return pair(text).map(|pair| account_of(&pair));
	}
	if text.starts_with("0x") {
		let bytes = sp_core::bytes::from_hex(text).ok();
		let key: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
		return key.map(AccountId::new).ok_or_else(|| wrong(text));
	}
	AccountId::from_ss58check(text).map_err(|_| wrong(text))
}

fn wrong(text: &str) -> String {
	format!("`{text}` is no account: an address, a public key (0x…) or a seed (//…) is expected")
}

#[cfg(test)]
mod tests {
	use crate::types::account::*;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	#[test]
	fn account_should_be_named_in_three_ways() {
		let alice = account("//Alice").unwrap();
		assert_eq!(account(ALICE).unwrap(), alice);
		let key: &[u8] = alice.as_ref();
		assert_eq!(account(&sp_core::bytes::to_hex(key, false)).unwrap(), alice);
	}

	#[test]
	fn what_names_no_account_should_be_refused() {
		for text in ["", "Alice", "0x12", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ"] {
			assert!(account(text).unwrap_err().contains("no account"), "{text}");
		}
	}
}
