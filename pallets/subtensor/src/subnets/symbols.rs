//! Symbols of subnet tokens: letters of many alphabets, in the network's order.
//!
//! Only writer of `TokenSymbol`.

use crate::pallet::*;
use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use frame_support::ensure;
use ganglion_types::{NetUid, PlainVec};
use sp_runtime::DispatchResult;

/// Ranges of code points, first and last. Symbol 0 is root's.
#[rustfmt::skip]
const RUNS: &[(u32, u32)] = &[
	(0x03A4, 0x03A4),
	(0x03B1, 0x03C1), (0x03C3, 0x03C3), (0x0074, 0x0074), (0x03C5, 0x03C9),
	(0x05D0, 0x05EA),
	(0x0627, 0x0627), (0x0628, 0x0628), (0x062A, 0x063A), (0x0641, 0x0648), (0x064A, 0x064A),
	(0x0649, 0x0649),
	(0x16A0, 0x16A0), (0x16A2, 0x16A2), (0x16A6, 0x16A6), (0x16A8, 0x16A8), (0x16B1, 0x16B1),
	(0x16B3, 0x16B3),
	(0x042B, 0x042B), (0x16C9, 0x16C9), (0x16D2, 0x16D2),
	(0x1680, 0x1685), (0x169B, 0x169B),
	(0x10D0, 0x10D5),
	(0x0531, 0x0536), (0x055E, 0x055E),
	(0x0400, 0x0405), (0x044A, 0x044A),
	(0x2C80, 0x2C85),
	(0x11000, 0x11003), (0x11005, 0x11005),
	(0x0DB1, 0x0DB1), (0x0DB3, 0x0DB7),
	(0x2C00, 0x2C20),
	(0x0E01, 0x0E23), (0x0E25, 0x0E25), (0x0E27, 0x0E2E),
	(0x3131, 0x3131), (0x3134, 0x3134), (0x3137, 0x3137), (0x3139, 0x3139), (0x3141, 0x3141),
	(0x3142, 0x3142),
	(0x3145, 0x3145), (0x3147, 0x3147), (0x3148, 0x3148), (0x314A, 0x3163),
	(0x12A0, 0x12A7), (0x12C8, 0x12CE), (0x12B0, 0x12B6), (0x1310, 0x1312), (0x1218, 0x1218),
	(0x1314, 0x1316),
	(0x0905, 0x090B), (0x090F, 0x090F), (0x0910, 0x0910), (0x0913, 0x0928), (0x092A, 0x0930),
	(0x0932, 0x0932),
	(0x0935, 0x0939),
	(0x30A2, 0x30A2), (0x30A4, 0x30A4), (0x30A6, 0x30A6), (0x30A8, 0x30A8), (0x30AA, 0x30AA),
	(0x30AB, 0x30AB),
	(0x30AD, 0x30AD), (0x30AF, 0x30AF), (0x30B1, 0x30B1), (0x30B3, 0x30B3), (0x30B5, 0x30B5),
	(0x30B7, 0x30B7),
	(0x30B9, 0x30B9), (0x30BB, 0x30BB), (0x30BD, 0x30BD), (0x30BF, 0x30BF), (0x30C1, 0x30C1),
	(0x30C4, 0x30C4),
	(0x30C6, 0x30C6), (0x30C8, 0x30C8), (0x30CA, 0x30CF), (0x30D2, 0x30D2), (0x30D5, 0x30D5),
	(0x30D8, 0x30D8),
	(0x30DB, 0x30DB), (0x30DE, 0x30E2), (0x30E4, 0x30E4), (0x30E6, 0x30E6), (0x30E8, 0x30ED),
	(0x30EF, 0x30EF),
	(0x30F2, 0x30F2), (0x30F3, 0x30F3),
	(0x2D30, 0x2D53),
	(0x0D85, 0x0D85), (0x0D86, 0x0D86), (0x0D89, 0x0D96), (0x0D9A, 0x0D9E), (0x0DA0, 0x0DA4),
	(0x0DA7, 0x0DA7),
	(0x0DA5, 0x0DA5), (0x0DA6, 0x0DA6), (0x0DA9, 0x0DA9), (0x0DA8, 0x0DA8), (0x0DAA, 0x0DB0),
];

impl<T: Config> Pallet<T> {
	/// Changes a subnet's symbol.
	///
	/// Checks, in order: the subnet exists (`SubnetNotExists`); the symbol is in the list, and not
	/// root's (`SymbolDoesNotExist`); no subnet uses it, this one included (`SymbolAlreadyInUse`).
	pub(crate) fn do_update_symbol(netuid: NetUid, symbol: Vec<u8>) -> DispatchResult {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		let known = number_of(&symbol).is_some_and(|number| number > 0);
		ensure!(known, Error::<T>::SymbolDoesNotExist);
		let mut subnets = Self::subnets().into_iter();
		let is_used = subnets.any(|other| *TokenSymbol::<T>::get(other) == *symbol);
		ensure!(!is_used, Error::<T>::SymbolAlreadyInUse);
		TokenSymbol::<T>::insert(netuid, PlainVec::truncate_from(symbol.clone()));
		Self::deposit_event(Event::SymbolUpdated { netuid, symbol });
		Ok(())
	}

	/// Assigns a new subnet the symbol of its number, or the first unused one.
	pub(crate) fn assign_symbol(netuid: NetUid) {
		TokenSymbol::<T>::insert(netuid, Self::free_symbol(netuid));
	}

	/// The symbol of the subnet's number, or the first that no subnet uses.
	fn free_symbol(netuid: NetUid) -> PlainVec<u8, 16> {
		let used: Vec<PlainVec<u8, 16>> = Self::subnets()
			.into_iter()
			.filter(|other| *other != netuid)
			.map(TokenSymbol::<T>::get)
			.collect();
		let own = symbol(u16::from(netuid));
		own.into_iter()
			.chain((1..count()).filter_map(symbol))
			.find(|symbol| !used.contains(symbol))
			.unwrap_or_else(root)
	}
}

/// The symbol of a number, as UTF-8; `None` beyond the list.
pub fn symbol(number: u16) -> Option<PlainVec<u8, 16>> {
	let code = RUNS.iter().flat_map(|(first, last)| *first..=*last).nth(number.into())?;
	let text: String = char::from_u32(code)?.to_string();
	PlainVec::try_from(text.into_bytes()).ok()
}

/// The number of a symbol in UTF-8; `None` if it is not in the list.
fn number_of(symbol: &[u8]) -> Option<usize> {
	let mut letters = core::str::from_utf8(symbol).ok()?.chars();
	let (letter, None) = (letters.next()?, letters.next()) else { return None };
	let mut codes = RUNS.iter().flat_map(|(first, last)| *first..=*last);
	codes.position(|code| code == u32::from(letter))
}

/// The symbol of root, also used when the list is exhausted.
pub fn root() -> PlainVec<u8, 16> {
	symbol(0).unwrap_or_default()
}

/// The number of symbols.
pub fn count() -> u16 {
	RUNS.iter().flat_map(|(first, last)| *first..=*last).fold(0, |count, _| count.saturating_add(1))
}

/// Default symbol: root's.
pub struct Root;
impl frame_support::traits::Get<PlainVec<u8, 16>> for Root {
	fn get() -> PlainVec<u8, 16> {
		root()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn list_should_hold_the_networks_symbols() {
		assert_eq!(count(), 439);
		assert_eq!(&*root(), "\u{3A4}".as_bytes());
		assert_eq!(&*symbol(1).unwrap(), "α".as_bytes());
		assert_eq!(symbol(439), None);
		assert!((0..439).all(|number| symbol(number).is_some()));
	}

	#[test]
	fn symbols_should_have_the_number_of_their_place() {
		for number in 0..439 {
			assert_eq!(number_of(&symbol(number).unwrap()), Some(number.into()));
		}
		for other in ["", "a", "αα", "α "] {
			assert_eq!(number_of(other.as_bytes()), None, "{other:?}");
		}
		assert_eq!(number_of(&[0xCE]), None, "half a letter");
	}
}
