//! Identifiers.

use crate::macros::transparent_unit;

transparent_unit! {
	/// Number of a subnet. 0 is the root network.
	NetUid(u16)
}

transparent_unit! {
	/// Number of an incentive mechanism within a subnet.
	MechId(u8)
}

transparent_unit! {
	/// Key of storage items that exist per mechanism: `netuid + 4096 · mechanism`.
	NetUidStorageIndex(u16)
}

/// Distance between the storage indices of two mechanisms of one subnet.
const MECHANISM_STRIDE: u16 = 4096;

impl NetUid {
	/// The root network, on which TAO is staked directly.
	pub const ROOT: Self = Self::new(0);

	/// Whether this is the root network.
	pub fn is_root(self) -> bool {
		self == Self::ROOT
	}

	/// The next number, saturating.
	pub fn next(self) -> Self {
		Self::new(u16::from(self).saturating_add(1))
	}

	/// The storage index of one of this subnet's mechanisms.
	pub fn storage_index(self, mechanism: MechId) -> NetUidStorageIndex {
		let offset = u16::from(u8::from(mechanism)).saturating_mul(MECHANISM_STRIDE);
		NetUidStorageIndex::new(u16::from(self).saturating_add(offset))
	}
}

impl MechId {
	/// The mechanism that every subnet has.
	pub const MAIN: Self = Self::new(0);
}

#[cfg(test)]
mod tests {
	use super::*;
	use codec::{Compact, Decode, Encode, MaxEncodedLen};
	use scale_info::TypeInfo;

	#[test]
	fn units_should_encode_as_their_primitive() {
		assert_eq!(NetUid::new(513).encode(), 513u16.encode());
		assert_eq!(Compact(NetUid::new(513)).encode(), Compact(513u16).encode());
		assert_eq!(NetUid::decode(&mut &[1, 2][..]), Ok(NetUid::new(513)));
		assert_eq!(NetUid::max_encoded_len(), 2);
	}

	#[test]
	fn units_should_show_as_their_primitive_in_metadata() {
		assert_eq!(NetUid::type_info(), u16::type_info());
		assert_eq!(MechId::type_info(), u8::type_info());
		assert_eq!(NetUidStorageIndex::type_info(), u16::type_info());
	}

	#[test]
	fn storage_index_should_separate_mechanisms() {
		assert_eq!(u16::from(NetUid::new(5).storage_index(MechId::MAIN)), 5);
		assert_eq!(u16::from(NetUid::new(5).storage_index(MechId::new(2))), 8197);
	}
}
