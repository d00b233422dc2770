//! Keys that everybody has: those of the development accounts.

use sc_service::{ChainSpec, ChainType};
use serde_json::Value;
use sp_core::{crypto::Ss58Codec, ed25519, sr25519, Pair};

/// The development accounts, by the paths of their keys.
const ACCOUNTS: [&str; 8] =
	["//Alice", "//Bob", "//Charlie", "//Dave", "//Eve", "//Ferdie", "//One", "//Two"];

/// Where a specification names those who have power over the chain. Raw specifications have storage
/// keys: pallet and item.
const POWERS: [(&str, &str, &str); 3] = [
	("sudo", "Sudo", "Key"),
	("aura", "Aura", "Authorities"),
	("grandpa", "Grandpa", "Authorities"),
];

/// Returns an error if the chain is public and somebody who has power over it has a key that
/// everybody has.
pub fn refuse(spec: &dyn ChainSpec) -> Result<(), String> {
	if spec.chain_type() != ChainType::Live {
		return Ok(());
	}
	let Some((power, account)) = find(
		&serde_json::from_str(&spec.as_json(false)?)
			.map_err(|error| format!("chain specification: {error}"))?,
	) else {
		return Ok(());
	};
	Err(format!(
		"\"{}\" is a chain of type Live, and the keys of {account}, which everybody has, are among \
		 its keys of `{power}`. Write your own keys into its specification (`build-spec`), or pass \
		 --allow-well-known-keys if the chain is a test",
		spec.name(),
	))
}

/// Returns a power that a well-known account has, and the account.
fn find(spec: &Value) -> Option<(&'static str, &'static str)> {
	POWERS.into_iter().find_map(|(section, pallet, item)| {
		let genesis = &spec["genesis"];
		let config = ["config", "patch"].map(|kind| &genesis["runtimeGenesis"][kind][section]);
		let raw = &genesis["raw"]["top"][storage_key(pallet, item)];
		let text = format!("{}{}{raw}", config[0], config[1]);
		ACCOUNTS.into_iter().find(|account| is_in(account, &text)).map(|account| (section, account))
	})
}

fn storage_key(pallet: &str, item: &str) -> String {
	let hash = |name: &str| sp_io::hashing::twox_128(name.as_bytes());
	sp_core::bytes::to_hex(&[hash(pallet), hash(item)].concat(), false)
}

/// Whether a text has one of the account's public keys, as an address or in hexadecimal.
fn is_in(account: &str, text: &str) -> bool {
	let has = |address: String, key: &[u8]| {
		text.contains(&address) || text.contains(&sp_core::bytes::to_hex(key, false)[2..])
	};
	let schnorr = sr25519::Pair::from_string(account, None).map(|pair| pair.public());
	let edwards = ed25519::Pair::from_string(account, None).map(|pair| pair.public());
	schnorr.is_ok_and(|key| has(key.to_ss58check(), key.as_ref()))
		|| edwards.is_ok_and(|key| has(key.to_ss58check(), key.as_ref()))
}

#[cfg(test)]
mod tests {
	use crate::well_known::*;
	use serde_json::json;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	fn of(section: Value) -> Value {
		json!({ "genesis": { "runtimeGenesis": { "patch": section } } })
	}

	#[test]
	fn powers_of_well_known_accounts_should_be_found() {
		assert_eq!(find(&of(json!({ "sudo": { "key": ALICE } }))), Some(("sudo", "//Alice")));
		let bob = "5GoNkf6WdbxCFnPdAnYYQyCjAKPJgLNxXwPjwTh6DGg6gN3E";
		let voters = json!({ "grandpa": { "authorities": [[bob, 1]] } });
		assert_eq!(find(&of(voters)), Some(("grandpa", "//Bob")));
		let alice = sr25519::Pair::from_string("//Alice", None).unwrap().public();
		let authors = format!("0x04{}", &sp_core::bytes::to_hex(alice.as_ref(), false)[2..]);
		let raw = json!({ "genesis": { "raw": { "top": {
			storage_key("Aura", "Authorities"): authors,
		} } } });
		assert_eq!(find(&raw), Some(("aura", "//Alice")));
	}

	#[test]
	fn what_well_known_accounts_own_should_not_matter() {
		assert_eq!(find(&of(json!({ "balances": { "balances": [[ALICE, 1]] } }))), None);
	}
}
