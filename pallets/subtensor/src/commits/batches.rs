//! Setting, and committing to, weights on several subnets in one call.
//!
//! Each item stands alone: one that fails is told by `BatchWeightItemFailed` and changes nothing,
//! and the others take effect. A call of which no item succeeds fails with the first item's error,
//! because it would be free otherwise.

use crate::pallet::*;
use alloc::{collections::BTreeSet, vec::Vec};
use codec::Compact;
use frame_support::{ensure, storage::with_storage_layer};
use ganglion_types::{MechId, NetUid};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// A row of a batch: (uid, weight).
pub type CompactRow = Vec<(Compact<u16>, Compact<u16>)>;

impl<T: Config> Pallet<T> {
	/// Sets weights in the first mechanism of several subnets, by the rules of `set_weights`.
	///
	/// Checks that there are as many rows and version keys as subnets (`InputLengthsUnequal`), then
	/// what [`check_subnets_of_batch`](Self::check_subnets_of_batch) does.
	pub(crate) fn do_batch_set_weights(
		hotkey: T::AccountId,
		netuids: Vec<Compact<NetUid>>,
		rows: Vec<CompactRow>,
		version_keys: Vec<Compact<u64>>,
	) -> DispatchResult {
		let equal = netuids.len() == rows.len() && netuids.len() == version_keys.len();
		ensure!(equal, Error::<T>::InputLengthsUnequal);
		Self::check_subnets_of_batch(&netuids)?;
		let items = rows.into_iter().zip(version_keys);
		Self::for_each_subnet(hotkey, netuids, items, |hotkey, netuid, (row, key)| {
			let (uids, values) = row.into_iter().map(|(uid, value)| (uid.0, value.0)).unzip();
			Self::do_set_weights(hotkey, netuid, MechId::MAIN, uids, values, key.0)
				.map(drop)
				.map_err(|refusal| refusal.error)
		})
	}

	/// Commits to weights in the first mechanism of several subnets, by the rules of
	/// `commit_weights`.
	///
	/// Checks that there are as many hashes as subnets (`InputLengthsUnequal`), then what
	/// [`check_subnets_of_batch`](Self::check_subnets_of_batch) does.
	pub(crate) fn do_batch_commit_weights(
		hotkey: T::AccountId,
		netuids: Vec<Compact<NetUid>>,
		hashes: Vec<H256>,
	) -> DispatchResult {
		ensure!(netuids.len() == hashes.len(), Error::<T>::InputLengthsUnequal);
		Self::check_subnets_of_batch(&netuids)?;
		Self::for_each_subnet(hotkey, netuids, hashes, |hotkey, netuid, hash| {
			Self::do_commit_weights(hotkey, netuid, MechId::MAIN, hash)
		})
	}

	/// Checks the subnets of a batch: one at least (`EmptyBatch`), and none twice
	/// (`SubnetTwiceInBatch`). The transaction extension and the calls both make these checks: an
	/// empty batch would succeed for free, and one that repeats a subnet would take the weight of
	/// items that must fail.
	pub(crate) fn check_subnets_of_batch(netuids: &[Compact<NetUid>]) -> DispatchResult {
		ensure!(!netuids.is_empty(), Error::<T>::EmptyBatch);
		let different: BTreeSet<_> = netuids.iter().map(|netuid| netuid.0).collect();
		ensure!(different.len() == netuids.len(), Error::<T>::SubnetTwiceInBatch);
		Ok(())
	}

	fn for_each_subnet<Item>(
		hotkey: T::AccountId,
		netuids: Vec<Compact<NetUid>>,
		items: impl IntoIterator<Item = Item>,
		act: impl Fn(&T::AccountId, NetUid, Item) -> DispatchResult,
	) -> DispatchResult {
		let (mut succeeded, mut first_error) = (0usize, None::<DispatchError>);
		for (netuid, item) in netuids.iter().zip(items) {
			let Err(error) = with_storage_layer(|| act(&hotkey, netuid.0, item)) else {
				succeeded = succeeded.saturating_add(1);
				continue;
			};
			if first_error.is_none() {
				Self::deposit_event(Event::BatchCompletedWithErrors());
			}
			first_error = first_error.or(Some(error));
			Self::deposit_event(Event::BatchWeightItemFailed(netuid.0, error));
		}
		match first_error {
			Some(error) if succeeded == 0 => Err(error),
			_ => {
				Self::deposit_event(Event::BatchWeightsCompleted(netuids, hotkey));
				Ok(())
			},
		}
	}
}
