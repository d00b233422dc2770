//! The pots of a subnet: alpha that the next epoch pays out.
//!
//! Only writer of `PendingServerEmission`, `PendingValidatorEmission`, `PendingRootAlphaDivs`,
//! `PendingOwnerCut` and `RootProp`.
//!
//! A block's alpha is split into the owner's cut, then half for miners and half for validators; of
//! the validators' half, `root proportion` is for root's stakers. While these earn nothing, their
//! part is not minted.

use crate::{alpha_assets::TotalAlphaIssuance, pallet::*};
use ganglion_economy::{block_pots_with_root, root_proportion, BlockPots};
use ganglion_types::{AlphaBalance, NetUid};
use substrate_fixed::types::{U64F64, U96F32};

impl<T: Config> Pallet<T> {
	/// The current root proportion of a subnet: the share of its validators' alpha that goes to
	/// root.
	pub(crate) fn root_proportion(netuid: NetUid) -> U64F64 {
		let root_tao = SubnetTAO::<T>::get(NetUid::ROOT).rao();
		let issuance = TotalAlphaIssuance::<T>::get(netuid).rao();
		root_proportion(root_tao, TaoWeight::<T>::get(), issuance)
	}

	/// Divides a block's alpha into pots. The root pot is zero unless `root_earns`.
	pub(crate) fn pots_of_block(
		netuid: NetUid,
		alpha: u64,
		root: U64F64,
		root_earns: bool,
	) -> BlockPots {
		let cut = OwnerCutEnabled::<T>::get(netuid).then(SubnetOwnerCut::<T>::get);
		let pots = block_pots_with_root(alpha, cut, root);
		if root_earns {
			pots
		} else {
			BlockPots { root: 0, ..pots }
		}
	}

	pub(crate) fn fill_pots(netuid: NetUid, pots: BlockPots) {
		let add = |pot: &mut AlphaBalance, part| *pot = pot.saturating_add(AlphaBalance::new(part));
		PendingOwnerCut::<T>::mutate(netuid, |pot| add(pot, pots.owner));
		PendingServerEmission::<T>::mutate(netuid, |pot| add(pot, pots.server));
		PendingValidatorEmission::<T>::mutate(netuid, |pot| add(pot, pots.validator));
		if pots.root != 0 {
			PendingRootAlphaDivs::<T>::mutate(netuid, |pot| add(pot, pots.root));
		}
	}

	/// Stores the published root proportion of a subnet, if it changed.
	pub(crate) fn show_root_proportion(netuid: NetUid, root: U64F64) {
		let shown = U96F32::from_bits(root.to_bits() >> 32);
		if RootProp::<T>::get(netuid) != shown {
			RootProp::<T>::insert(netuid, shown);
		}
	}

	/// Removes the root proportion of a dissolved subnet.
	pub(crate) fn forget_root_proportion(netuid: NetUid) {
		RootProp::<T>::remove(netuid);
	}

	/// The pots of a subnet, except root's: (miners, validators, owner).
	pub(crate) fn pots(netuid: NetUid) -> (AlphaBalance, AlphaBalance, AlphaBalance) {
		(
			PendingServerEmission::<T>::get(netuid),
			PendingValidatorEmission::<T>::get(netuid),
			PendingOwnerCut::<T>::get(netuid),
		)
	}

	/// Removes all pots of a dissolved subnet; the caller destroys their alpha.
	pub(crate) fn forget_pots(netuid: NetUid) {
		Self::drain_neuron_pots(netuid);
		Self::drain_owner_pot(netuid);
		PendingRootAlphaDivs::<T>::remove(netuid);
	}

	/// Empties the pots of miners and validators; the caller pays them out.
	pub(crate) fn drain_neuron_pots(netuid: NetUid) {
		PendingServerEmission::<T>::remove(netuid);
		PendingValidatorEmission::<T>::remove(netuid);
	}

	/// Empties the owner's pot; the caller pays it out.
	pub(crate) fn drain_owner_pot(netuid: NetUid) {
		PendingOwnerCut::<T>::remove(netuid);
	}

	/// Empties root's pot and returns its alpha; the caller pays it out.
	pub(crate) fn drain_root_pot(netuid: NetUid) -> AlphaBalance {
		PendingRootAlphaDivs::<T>::take(netuid)
	}

	/// Returns alpha to root's pot that the caller could not pay out.
	pub(crate) fn return_to_root_pot(netuid: NetUid, amount: AlphaBalance) {
		if !amount.is_zero() {
			PendingRootAlphaDivs::<T>::mutate(netuid, |pot| *pot = pot.saturating_add(amount));
		}
	}
}
