//! Registration: the price of a uid, and which uid a newcomer gets.
//!
//! Only writer of `Burn`, `RegistrationsThisBlock`, `RegistrationsThisInterval` and
//! `RAORecycledForRegistration`.
//!
//! The price halves every `BurnHalfLife` blocks and each registration multiplies it by
//! `BurnIncreaseMult`. The payment stays in the subnet's reserve. In a full subnet a newcomer
//! replaces the neuron that earned least, see `neuron_to_prune`.

use crate::{
	access::refusal,
	pallet::*,
	weight_info::cost::{self, RegistrationSize},
};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ganglion_economy::{
	decay_factor, decay_price, neuron_to_prune, raise_price, Candidate, Protection,
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance, MAX_UIDS};
use pallet_subtensor_swap::Terms;
use sp_runtime::{DispatchError, DispatchResult};

/// Maximum registrations on root in one interval, as a multiple of the target.
const ROOT_INTERVAL_SLACK: u16 = 3;

impl<T: Config> Pallet<T> {
	/// Registers a hotkey on a subnet and charges its coldkey the price of a uid.
	///
	/// Checks, in order: the subnet is not root (`RegistrationNotPermittedOnRootSubnet`), exists
	/// (`SubnetNotExists`) and admits registrations (`SubNetRegistrationDisabled`); the hotkey has
	/// no uid there (`HotKeyAlreadyRegisteredInSubNet`); the coldkey can pay the price
	/// (`NotEnoughBalanceToStake`), can bind the hotkey if nobody owns it (see `bind_hotkey`), and
	/// owns it (`NonAssociatedColdKey`); the hotkey is not being swapped (`KeySwapInProgress`);
	/// there is a uid to give (`NoNeuronIdAvailable`).
	pub(crate) fn do_burned_register(
		coldkey: &T::AccountId,
		netuid: NetUid,
		hotkey: &T::AccountId,
	) -> DispatchResultWithPostInfo {
		let price = refusal::checks::<T, _>(|| {
			ensure!(!netuid.is_root(), Error::<T>::RegistrationNotPermittedOnRootSubnet);
			ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
			ensure!(
				NetworkRegistrationAllowed::<T>::get(netuid),
				Error::<T>::SubNetRegistrationDisabled
			);
			ensure!(
				Self::uid_of(netuid, hotkey).is_none(),
				Error::<T>::HotKeyAlreadyRegisteredInSubNet
			);
			let price = Burn::<T>::get(netuid);
			ensure!(price <= Self::spendable(coldkey), Error::<T>::NotEnoughBalanceToStake);
			Self::bind_hotkey(hotkey, coldkey)?;
			Self::ensure_owned_by(hotkey, coldkey)?;
			Self::ensure_not_in_swap(hotkey)?;
			Ok(price)
		})?;
		let size = Self::registration_size(netuid);
		let search = cost::search_of_uid::<T>(size);
		let replaced = refusal::charging(search, || Self::uid_to_replace(netuid))?;
		// Most registrations replace nobody in a subnet of one mechanism: a fraction of the worst
		// case.
		let is_plain = replaced.is_none() && Self::mechanisms(netuid).count() == 1;
		let weight = if is_plain {
			cost::burned_register_of_free_uid::<T>(size)
		} else {
			cost::burned_register::<T>(size)
		};
		refusal::charging(weight, || {
			let uid = Self::give_uid(netuid, replaced, hotkey)?;
			Self::pay_for_uid(netuid, coldkey, price)?;
			Self::note_registration(netuid, price);
			Self::deposit_event(Event::NeuronRegistered(netuid, uid, hotkey.clone()));
			Ok(())
		})?;
		Ok(Some(weight).into())
	}

	/// Registers a hotkey on a subnet as [`Pallet::do_burned_register`] does, for at most `limit`.
	///
	/// Checks, in order: the subnet is not root (`RegistrationNotPermittedOnRootSubnet`) and exists
	/// (`SubnetNotExists`); the price (`RegistrationPriceLimitExceeded`); then all others.
	pub(crate) fn do_register_limit(
		coldkey: &T::AccountId,
		netuid: NetUid,
		hotkey: &T::AccountId,
		limit: TaoBalance,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			ensure!(!netuid.is_root(), Error::<T>::RegistrationNotPermittedOnRootSubnet);
			ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
			ensure!(Burn::<T>::get(netuid) <= limit, Error::<T>::RegistrationPriceLimitExceeded);
			Ok(())
		})?;
		Self::do_burned_register(coldkey, netuid, hotkey)
	}

	/// Registers a hotkey as [`Pallet::do_burned_register`] does, for clients that also send a
	/// proof of work and name the coldkey.
	///
	/// Checks that the coldkey named is the signer (`NonAssociatedColdKey`), then all others.
	pub(crate) fn do_register(
		signer: &T::AccountId,
		netuid: NetUid,
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			ensure!(coldkey == signer, Error::<T>::NonAssociatedColdKey);
			Ok(())
		})?;
		Self::do_burned_register(signer, netuid, hotkey)
	}

	/// Stores what was paid for registrations so far, as root sets it.
	pub fn set_recycled_for_registration(netuid: NetUid, paid: TaoBalance) {
		RAORecycledForRegistration::<T>::insert(netuid, paid);
	}

	/// Registers a hotkey on root.
	///
	/// Checks, in order: root exists (`RootNetworkDoesNotExist`); the limits for the block
	/// (`TooManyRegistrationsThisBlock`) and the interval (`TooManyRegistrationsThisInterval`); the
	/// hotkey has no seat (`HotKeyAlreadyRegisteredInSubNet`); the coldkey can bind the hotkey if
	/// nobody owns it (see `bind_hotkey`), and owns it (`NonAssociatedColdKey`); the hotkey is not
	/// being swapped (`KeySwapInProgress`); there is a free seat, or one of less stake than the
	/// newcomer's (`NoNeuronIdAvailable`, `StakeTooLowForRoot`).
	pub(crate) fn do_root_register(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| Self::check_root_registration(coldkey, hotkey))?;
		let root = NetUid::ROOT;
		let uid = Self::give_root_seat(hotkey)?;
		Self::become_delegate(hotkey);
		RegistrationsThisBlock::<T>::mutate(root, |count| *count = count.saturating_add(1));
		RegistrationsThisInterval::<T>::mutate(root, |count| *count = count.saturating_add(1));
		Self::deposit_event(Event::NeuronRegistered(root, uid, hotkey.clone()));
		Ok(().into())
	}

	/// Checks a registration on root but for the seat, and binds the hotkey.
	fn check_root_registration(coldkey: &T::AccountId, hotkey: &T::AccountId) -> DispatchResult {
		let root = NetUid::ROOT;
		ensure!(Self::subnet_exists(root), Error::<T>::RootNetworkDoesNotExist);
		ensure!(
			RegistrationsThisBlock::<T>::get(root) < MaxRegistrationsPerBlock::<T>::get(root),
			Error::<T>::TooManyRegistrationsThisBlock
		);
		let most =
			TargetRegistrationsPerInterval::<T>::get(root).saturating_mul(ROOT_INTERVAL_SLACK);
		ensure!(
			RegistrationsThisInterval::<T>::get(root) < most,
			Error::<T>::TooManyRegistrationsThisInterval
		);
		ensure!(Self::uid_of(root, hotkey).is_none(), Error::<T>::HotKeyAlreadyRegisteredInSubNet);
		Self::bind_hotkey(hotkey, coldkey)?;
		// A member of root acts for its stakers: only the hotkey's owner may register it.
		Self::ensure_owned_by(hotkey, coldkey)?;
		Self::ensure_not_in_swap(hotkey)
	}

	/// Registers a hotkey for nothing, unless it has a uid: that of a subnet's new owner. Fails
	/// with `NoNeuronIdAvailable` where no neuron can be replaced.
	pub(crate) fn give_free_seat(netuid: NetUid, hotkey: &T::AccountId) -> DispatchResult {
		if Self::uid_of(netuid, hotkey).is_some() {
			return Ok(());
		}
		let replaced = Self::uid_to_replace(netuid)?;
		let uid = Self::give_uid(netuid, replaced, hotkey)?;
		Self::deposit_event(Event::NeuronRegistered(netuid, uid, hotkey.clone()));
		Ok(())
	}

	/// Buys alpha for the whole price at market terms and recycles it; the TAO stays in the
	/// reserve. On a stable subnet the TAO enters the reserve without a purchase.
	fn pay_for_uid(netuid: NetUid, coldkey: &T::AccountId, price: TaoBalance) -> DispatchResult {
		if !Self::is_dynamic(netuid) {
			return Self::take_in(netuid, coldkey, price);
		}
		if price.is_zero() {
			return Ok(());
		}
		let recycle = |alpha| Self::recycle_alpha_of(netuid, alpha);
		Self::buy_for(coldkey, netuid, price, Terms::MARKET, recycle).map(drop)
	}

	/// Whether a newcomer replaces nobody.
	fn has_free_uid(netuid: NetUid) -> bool {
		SubnetworkN::<T>::get(netuid) < MaxAllowedUids::<T>::get(netuid)
	}

	/// Returns the uid that a newcomer takes over in a full subnet (`NoNeuronIdAvailable` if there
	/// is none), and none in others.
	fn uid_to_replace(netuid: NetUid) -> Result<Option<u16>, DispatchError> {
		if Self::has_free_uid(netuid) {
			return Ok(None);
		}
		Ok(Some(Self::neuron_to_prune(netuid).ok_or(Error::<T>::NoNeuronIdAvailable)?))
	}

	/// Replaces a neuron, or appends one. Returns the uid.
	fn give_uid(
		netuid: NetUid,
		replaced: Option<u16>,
		hotkey: &T::AccountId,
	) -> Result<u16, DispatchError> {
		let Some(uid) = replaced else { return Self::append_neuron(netuid, hotkey) };
		Self::replace_neuron(netuid, uid, hotkey);
		Ok(uid)
	}

	/// Appends a member of root; if all seats are taken, replaces the member with the least stake
	/// if that is less than the newcomer's. Returns the uid.
	fn give_root_seat(hotkey: &T::AccountId) -> Result<u16, DispatchError> {
		let root = NetUid::ROOT;
		if Self::has_free_uid(root) {
			return Self::append_neuron(root, hotkey);
		}
		let (stake, uid) = Self::hotkeys_of(root)
			.iter()
			.zip(0u16..)
			.map(|(member, uid)| (Self::total_alpha(member, root), uid))
			.min()
			.ok_or(Error::<T>::NoNeuronIdAvailable)?;
		ensure!(stake < Self::total_alpha(hotkey, root), Error::<T>::StakeTooLowForRoot);
		Self::replace_neuron(root, uid, hotkey);
		Ok(uid)
	}

	/// Raises the price and updates the counters after a registration.
	fn note_registration(netuid: NetUid, paid: TaoBalance) {
		let (min, max) = Self::price_bounds(netuid);
		Burn::<T>::mutate(netuid, |price| {
			let raised = raise_price(price.rao(), BurnIncreaseMult::<T>::get(netuid), min, max);
			*price = TaoBalance::new(raised);
		});
		RegistrationsThisBlock::<T>::mutate(netuid, |count| *count = count.saturating_add(1));
		RAORecycledForRegistration::<T>::mutate(netuid, |sum| *sum = sum.saturating_add(paid));
	}

	/// Returns the minimum and maximum price of a uid, in rao.
	fn price_bounds(netuid: NetUid) -> (u64, u64) {
		(MinBurn::<T>::get(netuid).rao(), MaxBurn::<T>::get(netuid).rao())
	}

	/// Stores the registration price of a new subnet.
	pub(crate) fn set_registration_price(netuid: NetUid, price: TaoBalance) {
		Burn::<T>::insert(netuid, price);
	}

	/// Decays every subnet's registration price by one block, and resets the counters of the block.
	pub(crate) fn decay_registration_prices(subnets: &[NetUid]) {
		for netuid in subnets.iter().copied() {
			if RegistrationsThisBlock::<T>::get(netuid) != 0 {
				RegistrationsThisBlock::<T>::remove(netuid);
			}
			if netuid.is_root() {
				Self::roll_root_interval();
				continue;
			}
			let price = Burn::<T>::get(netuid).rao();
			let (min, max) = Self::price_bounds(netuid);
			if price == min {
				continue;
			}
			let factor = decay_factor(BurnHalfLife::<T>::get(netuid));
			let decayed = decay_price(price, factor, min, max);
			if decayed != price {
				Burn::<T>::insert(netuid, TaoBalance::new(decayed));
			}
		}
	}

	/// Resets root's count of registrations in the interval once every tempo; in every block if the
	/// tempo is 0.
	fn roll_root_interval() {
		let root = NetUid::ROOT;
		let tempo = u64::from(Tempo::<T>::get(root)).max(1);
		let due = Self::block_number().checked_rem(tempo) == Some(0);
		if due && RegistrationsThisInterval::<T>::get(root) != 0 {
			RegistrationsThisInterval::<T>::remove(root);
		}
	}

	/// Returns the neuron that a newcomer replaces: of the neurons out of immunity, the one that
	/// earned least in the last epoch, the oldest among equals. If no more than `MinNonImmuneUids`
	/// neurons are out of immunity, an immune one is chosen in the same way; if there is none
	/// either, one of those few, so that a small full subnet never locks. The owner's protected
	/// neurons are never replaced.
	pub(crate) fn neuron_to_prune(netuid: NetUid) -> Option<u16> {
		let kept = Self::owner_immune_uids(netuid);
		let emission = Emission::<T>::get(netuid);
		let candidate = |(uid, registered): (u16, u64)| Candidate {
			uid,
			emission: emission.get(usize::from(uid)).copied().unwrap_or(AlphaBalance::ZERO).rao(),
			registered,
		};
		let neurons = (0u16..).zip(Self::registration_blocks(netuid));
		let replaceable = neurons.filter(|(uid, _)| !kept.contains(uid));
		let protection = Protection {
			now: Self::block_number(),
			immunity: ImmunityPeriod::<T>::get(netuid).into(),
			min_non_immune: MinNonImmuneUids::<T>::get(netuid),
		};
		neuron_to_prune(&replaceable.map(candidate).collect::<Vec<_>>(), &protection)
	}

	/// Returns the owner's protected neurons, at most `ImmuneOwnerUidsLimit`: the owner hotkey's
	/// first, then those of the owner's other hotkeys, by age of registration and then by uid.
	pub(crate) fn owner_immune_uids(netuid: NetUid) -> Vec<u16> {
		let limit = usize::from(ImmuneOwnerUidsLimit::<T>::get(netuid));
		let mut immune: Vec<u16> = Self::owner_uid(netuid).into_iter().collect();
		if immune.len() < limit {
			immune.extend(Self::other_uids_of_owner(netuid));
		}
		immune.truncate(limit);
		immune
	}

	/// Returns the neurons of the owner's hotkeys other than the owner hotkey, by age of
	/// registration and then by uid. Looks each hotkey of the owner up: their number is bounded,
	/// and there may be many more neurons.
	fn other_uids_of_owner(netuid: NetUid) -> Vec<u16> {
		let owner_hotkey = SubnetOwnerHotkey::<T>::get(netuid);
		let since = Self::registration_blocks(netuid);
		let mut others: Vec<(u64, u16)> = OwnedHotkeys::<T>::get(SubnetOwner::<T>::get(netuid))
			.iter()
			.filter(|hotkey| **hotkey != owner_hotkey)
			.filter_map(|hotkey| Uids::<T>::get(netuid, hotkey))
			.map(|uid| (since.get(usize::from(uid)).copied().unwrap_or(0), uid))
			.collect();
		others.sort_unstable();
		others.into_iter().map(|(_, uid)| uid).collect()
	}

	/// Returns how many hotkeys of the owner a search of the neuron to replace looks up.
	pub(crate) fn keys_searched_for_owner(netuid: NetUid) -> u32 {
		let found = usize::from(Self::owner_uid(netuid).is_some());
		if found >= usize::from(ImmuneOwnerUidsLimit::<T>::get(netuid)) {
			return 0;
		}
		cost::count(OwnedHotkeys::<T>::get(SubnetOwner::<T>::get(netuid)).len())
	}

	/// Returns the size of a registration on a subnet.
	pub(crate) fn registration_size(netuid: NetUid) -> RegistrationSize {
		let mechanisms = MechanismCountCurrent::<T>::get(netuid);
		RegistrationSize {
			neurons: SubnetworkN::<T>::get(netuid).into(),
			more_rows: Self::room_for_uids(netuid, mechanisms) > MAX_UIDS,
			searched: Self::keys_searched_for_owner(netuid),
		}
	}

	/// Returns the current price of a uid.
	pub fn registration_price(netuid: NetUid) -> TaoBalance {
		Burn::<T>::get(netuid)
	}
}
