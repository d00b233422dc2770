//! Lists that are bounded in storage and plain on the wire.

use alloc::vec::Vec;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::{Deref, DerefMut};
use scale_info::{Type, TypeInfo};

/// The container has reached its bound.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Full;

/// A list of at most `N` entries whose type in metadata is `Vec<T>`.
///
/// The type of a stock `BoundedVec` is a composite of one field, which older clients decode as a
/// 1-tuple.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen)]
#[codec(mel_bound(T: MaxEncodedLen))]
pub struct PlainVec<T, const N: u32>(BoundedVec<T, ConstU32<N>>);

impl<T, const N: u32> PlainVec<T, N> {
	/// An empty list.
	pub fn new() -> Self {
		Self(BoundedVec::new())
	}

	/// A list of the first `N` entries; drops the rest.
	pub fn truncate_from(entries: Vec<T>) -> Self {
		Self(BoundedVec::truncate_from(entries))
	}

	/// Appends an entry, or returns [`Full`] and changes nothing.
	pub fn try_push(&mut self, entry: T) -> Result<(), Full> {
		self.0.try_push(entry).map_err(|_| Full)
	}

	/// Keeps the entries for which `keep` returns true.
	pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
		self.0.retain(keep)
	}

	/// Whether there is room for another entry.
	pub fn has_room(&self) -> bool {
		self.0.len() < N as usize
	}

	/// Sets the length, appending copies of `fill` if the list grows; a length above `N` becomes
	/// `N`.
	pub fn resize(&mut self, length: usize, fill: T)
	where
		T: Clone,
	{
		self.0.bounded_resize(length.min(N as usize), fill)
	}

	/// Converts the list to a plain `Vec`.
	pub fn into_inner(self) -> Vec<T> {
		self.0.into_inner()
	}
}

impl<T, const N: u32> Default for PlainVec<T, N> {
	fn default() -> Self {
		Self::new()
	}
}

impl<T, const N: u32> TryFrom<Vec<T>> for PlainVec<T, N> {
	type Error = Full;
	fn try_from(entries: Vec<T>) -> Result<Self, Full> {
		BoundedVec::try_from(entries).map(Self).map_err(|_| Full)
	}
}

impl<T, const N: u32> Deref for PlainVec<T, N> {
	type Target = [T];
	fn deref(&self) -> &[T] {
		&self.0
	}
}

impl<T, const N: u32> DerefMut for PlainVec<T, N> {
	fn deref_mut(&mut self) -> &mut [T] {
		self.0.as_mut()
	}
}

impl<T, const N: u32> IntoIterator for PlainVec<T, N> {
	type Item = T;
	type IntoIter = alloc::vec::IntoIter<T>;
	fn into_iter(self) -> Self::IntoIter {
		self.into_inner().into_iter()
	}
}

impl<T: TypeInfo + 'static, const N: u32> TypeInfo for PlainVec<T, N> {
	type Identity = <Vec<T> as TypeInfo>::Identity;
	fn type_info() -> Type {
		<Vec<T> as TypeInfo>::type_info()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	type Three = PlainVec<u16, 3>;

	#[test]
	fn plain_vec_should_show_as_vec_in_metadata() {
		assert_eq!(scale_info::meta_type::<Three>(), scale_info::meta_type::<Vec<u16>>());
	}

	#[test]
	fn plain_vec_should_encode_as_vec() {
		let list = Three::try_from(vec![1, 2]).unwrap();
		assert_eq!(list.encode(), vec![1u16, 2].encode());
		assert_eq!(Three::max_encoded_len(), 7);
	}

	#[test]
	fn plain_vec_should_refuse_when_full() {
		let mut list = Three::try_from(vec![1, 2, 3]).unwrap();
		assert_eq!(list.try_push(4), Err(Full));
		assert_eq!(&*list, &[1, 2, 3]);
		assert_eq!(Three::try_from(vec![0; 4]), Err(Full));
		assert!(Three::decode(&mut &vec![0u16; 4].encode()[..]).is_err());
	}
}
