//! The pots of a subnet: alpha that waits for the next epoch's payout.
//!
//! Only writer of `PendingServerEmission`, `PendingValidatorEmission`, `PendingRootAlphaDivs`,
//! `PendingOwnerCut` and `RootProp`.
//!
//! A block's alpha is split into the owner's cut, then half for miners and half for validators;
//! root's stakers get `root proportion` of the validators' half. While root's stakers earn nothing,
//! their part is not minted at all.

use crate::pallet::*;
use ganglion_economy::{block_pots_with_root, root_proportion, BlockPots};
use ganglion_types::{AlphaBalance, NetUid};
use substrate_fixed::types::{U64F64, U96F32};

impl<T: Config> Pallet<T> {
	/// What root's stake counts in a subnet now.
	pub(crate) fn root_proportion(netuid: NetUid) -> U64F64 {
		let root_tao = SubnetTAO::<T>::get(NetUid::ROOT).rao();
		let issuance = SubnetAlphaIssuance::<T>::get(netuid).rao();
		root_proportion(root_tao, TaoWeight::<T>::get(), issuance)
	}

	/// How a block's alpha is put aside. Root's part is nothing while its stakers earn nothing: it
	/// is not made.
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

	/// Shows what root's stake counts in a subnet; writes only changes.
	pub(crate) fn show_root_proportion(netuid: NetUid, root: U64F64) {
		let shown = U96F32::from_bits(root.to_bits() >> 32);
		if RootProp::<T>::get(netuid) != shown {
			RootProp::<T>::insert(netuid, shown);
		}
	}

	/// Shows nothing more of a subnet that is gone.
	pub(crate) fn forget_root_proportion(netuid: NetUid) {
		RootProp::<T>::remove(netuid);
	}

	/// What waits for the subnet's next epoch: (miners, validators, owner).
	pub(crate) fn pots(netuid: NetUid) -> (AlphaBalance, AlphaBalance, AlphaBalance) {
		(
			PendingServerEmission::<T>::get(netuid),
			PendingValidatorEmission::<T>::get(netuid),
			PendingOwnerCut::<T>::get(netuid),
		)
	}

	/// Empties all pots of a subnet that ended; their alpha is destroyed with the rest of it.
	pub(crate) fn forget_pots(netuid: NetUid) {
		Self::drain_neuron_pots(netuid);
		Self::drain_owner_pot(netuid);
		PendingRootAlphaDivs::<T>::remove(netuid);
	}

	/// Empties the pots of miners and validators; whoever calls pays them out.
	pub(crate) fn drain_neuron_pots(netuid: NetUid) {
		PendingServerEmission::<T>::remove(netuid);
		PendingValidatorEmission::<T>::remove(netuid);
	}

	/// Empties the owner's pot; whoever calls pays it out.
	pub(crate) fn drain_owner_pot(netuid: NetUid) {
		PendingOwnerCut::<T>::remove(netuid);
	}

	/// Empties root's pot; whoever calls pays it out.
	pub(crate) fn drain_root_pot(netuid: NetUid) -> AlphaBalance {
		PendingRootAlphaDivs::<T>::take(netuid)
	}

	/// Puts back into root's pot what the caller could not pay out.
	pub(crate) fn return_to_root_pot(netuid: NetUid, amount: AlphaBalance) {
		if !amount.is_zero() {
			PendingRootAlphaDivs::<T>::mutate(netuid, |pot| *pot = pot.saturating_add(amount));
		}
	}
}
