//! Ordered containers that are bounded in storage and plain on the wire.

use crate::Full;
use alloc::collections::{BTreeMap, BTreeSet};
use bounded_collections::{BoundedBTreeMap, BoundedBTreeSet, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::Deref;
use scale_info::{Type, TypeInfo};

/// A map of at most `N` entries whose type in metadata is `BTreeMap<K, V>`.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen)]
#[codec(mel_bound(K: MaxEncodedLen, V: MaxEncodedLen))]
pub struct PlainMap<K: Ord, V, const N: u32>(BoundedBTreeMap<K, V, ConstU32<N>>);

impl<K: Ord, V, const N: u32> PlainMap<K, V, N> {
	/// Sets an entry. Returns [`Full`] and changes nothing if the map is full and does not contain
	/// the key.
	pub fn try_insert(&mut self, key: K, value: V) -> Result<(), Full> {
		self.0.try_insert(key, value).map(drop).map_err(|_| Full)
	}

	/// Removes an entry and returns its value.
	pub fn remove(&mut self, key: &K) -> Option<V> {
		self.0.remove(key)
	}
}

impl<K: Ord, V, const N: u32> Default for PlainMap<K, V, N> {
	fn default() -> Self {
		Self(BoundedBTreeMap::new())
	}
}

impl<K: Ord, V, const N: u32> Deref for PlainMap<K, V, N> {
	type Target = BTreeMap<K, V>;
	fn deref(&self) -> &BTreeMap<K, V> {
		&self.0
	}
}

impl<K: Ord + TypeInfo + 'static, V: TypeInfo + 'static, const N: u32> TypeInfo
	for PlainMap<K, V, N>
{
	type Identity = <BTreeMap<K, V> as TypeInfo>::Identity;
	fn type_info() -> Type {
		<BTreeMap<K, V> as TypeInfo>::type_info()
	}
}

/// A set of at most `N` members whose type in metadata is `BTreeSet<T>`.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen)]
#[codec(mel_bound(T: MaxEncodedLen))]
pub struct PlainSet<T: Ord, const N: u32>(BoundedBTreeSet<T, ConstU32<N>>);

impl<T: Ord, const N: u32> Deref for PlainSet<T, N> {
	type Target = BTreeSet<T>;
	fn deref(&self) -> &BTreeSet<T> {
		&self.0
	}
}

impl<T: Ord, const N: u32> TryFrom<BTreeSet<T>> for PlainSet<T, N> {
	type Error = Full;
	fn try_from(members: BTreeSet<T>) -> Result<Self, Full> {
		BoundedBTreeSet::try_from(members).map(Self).map_err(|_| Full)
	}
}

impl<T: Ord + TypeInfo + 'static, const N: u32> TypeInfo for PlainSet<T, N> {
	type Identity = <BTreeSet<T> as TypeInfo>::Identity;
	fn type_info() -> Type {
		<BTreeSet<T> as TypeInfo>::type_info()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	type Pair = PlainMap<u16, u64, 2>;
	type Two = PlainSet<u16, 2>;

	#[test]
	fn ordered_containers_should_show_as_plain_ones_in_metadata() {
		assert_eq!(scale_info::meta_type::<Pair>(), scale_info::meta_type::<BTreeMap<u16, u64>>());
		assert_eq!(scale_info::meta_type::<Two>(), scale_info::meta_type::<BTreeSet<u16>>());
	}

	#[test]
	fn ordered_containers_should_encode_as_plain_ones() {
		let mut pair = Pair::default();
		pair.try_insert(7, 70).unwrap();
		pair.try_insert(3, 30).unwrap();
		assert_eq!(pair.encode(), BTreeMap::from([(3u16, 30u64), (7, 70)]).encode());
		assert_eq!(Pair::max_encoded_len(), 21);
		let members = BTreeSet::from([3u16, 7]);
		assert_eq!(Two::try_from(members.clone()).unwrap().encode(), members.encode());
	}

	#[test]
	fn ordered_containers_should_refuse_when_full() {
		let mut pair = Pair::default();
		for key in [1, 2] {
			pair.try_insert(key, 0).unwrap();
		}
		assert_eq!(pair.try_insert(3, 0), Err(Full));
		assert_eq!(pair.try_insert(2, 9), Ok(()), "an entry can change");
		assert_eq!(pair.remove(&2), Some(9));
		let three = BTreeSet::from([1u16, 2, 3]);
		assert!(Two::decode(&mut &three.encode()[..]).is_err());
		assert_eq!(Two::try_from(three), Err(Full));
	}
}
