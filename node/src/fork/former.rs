//! Stake as the network stored it before `TotalHotkeySharesV2` and `AlphaV2`, and still stores what
//! has not changed since: under other names, with shares as fixed-point numbers. The keys are the
//! same.

use codec::{Decode, DecodeAll};
use frame_support::storage::storage_prefix;
use ganglion_economy::SafeFloat;
use ganglion_runtime::{AccountId, Runtime};
use ganglion_state_file::Entry;
use ganglion_types::NetUid;
use pallet_subtensor::{AlphaV2, TotalHotkeySharesV2};

/// Name of the map of a hotkey's shares, before `TotalHotkeySharesV2`.
pub const POOLS: &str = "TotalHotkeyShares";
/// Name of the map of a coldkey's shares, before `AlphaV2`.
pub const SHARES: &str = "Alpha";
/// Bytes before an account in a key: its hash.
const HASH: usize = 16;
/// Ten to the number of digits behind the point that are kept, and that number.
const KEPT: (u128, i64) = (1_000_000_000_000_000_000, 18);

/// Returns the key of an entry under a former name.
pub fn renamed(name: &str, key: &[u8]) -> Vec<u8> {
	let prefix = prefix(name);
	[&prefix[..], key.get(prefix.len()..).unwrap_or_default()].concat()
}

fn prefix(name: &str) -> [u8; 32] {
	storage_prefix(b"SubtensorModule", name.as_bytes())
}

/// Returns who holds shares of the former map.
pub fn holders<'a>(keys: impl Iterator<Item = &'a Vec<u8>>) -> Vec<AccountId> {
	let shares = keys.filter_map(|key| key.strip_prefix(&prefix(SHARES)[..]));
	let holders = shares.filter_map(|key| account(account(key).ok()?.1).ok());
	holders.map(|(coldkey, _)| coldkey).collect()
}

/// Writes stake of the former maps into the present ones, where these have none.
pub fn adopt(entries: &[Entry]) -> Result<(), String> {
	for (key, value) in entries {
		if let Some(rest) = key.strip_prefix(&prefix(POOLS)[..]) {
			let (hotkey, netuid): (_, NetUid) = parsed(rest)?;
			if TotalHotkeySharesV2::<Runtime>::get(&hotkey, netuid).is_zero() {
				TotalHotkeySharesV2::<Runtime>::insert(hotkey, netuid, number(value)?);
			}
		} else if let Some(rest) = key.strip_prefix(&prefix(SHARES)[..]) {
			let (hotkey, rest) = account(rest)?;
			let (coldkey, netuid): (_, NetUid) = parsed(rest)?;
			let place = (&hotkey, &coldkey, netuid);
			if AlphaV2::<Runtime>::get(place).is_zero() {
				AlphaV2::<Runtime>::insert(place, number(value)?);
			}
		}
	}
	Ok(())
}

/// An account, which follows its hash, and what comes after it.
fn parsed<T: Decode>(key: &[u8]) -> Result<(AccountId, T), String> {
	let (account, mut rest) = account(key)?;
	let last = T::decode_all(&mut rest).map_err(|error| wrong(&error))?;
	Ok((account, last))
}

fn account(key: &[u8]) -> Result<(AccountId, &[u8]), String> {
	let mut bytes = key.get(HASH..).unwrap_or_default();
	let account = AccountId::decode(&mut bytes).map_err(|error| wrong(&error))?;
	Ok((account, bytes))
}

/// Reads a number of 64 bits before and 64 behind the point.
fn number(value: &[u8]) -> Result<SafeFloat, String> {
	let bits = u128::decode_all(&mut &value[..]).map_err(|error| wrong(&error))?;
	let (whole, part) = (bits >> 64, bits & u128::from(u64::MAX));
	// At most 2⁶⁴ · 10¹⁸, which is less than 2¹²⁴.
	let digits = whole.saturating_mul(KEPT.0).saturating_add(part.saturating_mul(KEPT.0) >> 64);
	SafeFloat::new(digits, -KEPT.1).ok_or_else(|| wrong(&"a share is out of range"))
}

fn wrong(error: &dyn std::fmt::Display) -> String {
	format!("stake of the form before AlphaV2: {error}")
}

#[cfg(test)]
mod tests {
	use crate::fork::former::*;

	#[test]
	fn share_should_be_what_it_was() {
		let read = |bits: u128| number(&codec::Encode::encode(&bits)).unwrap();
		assert_eq!(read(5 << 64), SafeFloat::from(5));
		assert_eq!(read(1 << 63), SafeFloat::new(5, -1).unwrap());
		assert_eq!(read(0), SafeFloat::ZERO);
		assert!(number(&[1, 2]).is_err());
	}
}
