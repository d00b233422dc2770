//! Registering a leased subnet, and taking it over in the end. It writes no storage itself; see
//! [`crate::subnets::leases`].

use crate::{
	access::refusal,
	pallet::*,
	subnets::{
		crowdloans::Crowdloans as _,
		leases::{LeaseId, LeaseProxies as _},
	},
	weight_info::{cost, WeightInfo},
};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ganglion_types::{NetUid, TaoBalance};
use pallet_subtensor_runtime_api::SubnetLease;
use sp_runtime::{Percent, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// Registers a subnet with what the crowdloan has raised that is being finalized.
	///
	/// Checks, in order: a crowdloan is being finalized, and its sum is not spent (errors of its
	/// pallet); the signer has created it (`InvalidLeaseBeneficiary`); the end is to come
	/// (`LeaseCannotEndInThePast`); those of [`Self::do_register_network`]; the sum covers the
	/// deposit of a proxy, too (errors of its pallet).
	pub(crate) fn do_register_leased_network(
		beneficiary: &T::AccountId,
		emissions_share: Percent,
		end_block: Option<BlockNumberFor<T>>,
	) -> DispatchResultWithPostInfo {
		let funding = refusal::checks::<T, _>(|| {
			let funding = T::Crowdloans::funding()?;
			ensure!(funding.creator == *beneficiary, Error::<T>::InvalidLeaseBeneficiary);
			let now = frame_system::Pallet::<T>::block_number();
			let lasts = end_block.is_none_or(|end| end > now);
			ensure!(lasts, Error::<T>::LeaseCannotEndInThePast);
			Ok(funding)
		})?;
		let id = Self::take_lease_id().ok_or(Error::<T>::Overflow)?;
		let (coldkey, hotkey) = Self::keys_of_lease(id);
		T::Crowdloans::pay_out(&coldkey)?;
		let mut lease = SubnetLease {
			beneficiary: beneficiary.clone(),
			coldkey: coldkey.clone(),
			hotkey: hotkey.clone(),
			emissions_share,
			end_block: end_block.map(|end| end.saturated_into()),
			netuid: NetUid::ROOT,
			cost: TaoBalance::ZERO,
		};
		// The registration finds it, now or when the subnet's turn has come.
		Self::put_lease(id, &lease);
		Self::bind_new_hotkey(&hotkey, &coldkey)?;
		Self::do_register_network(&coldkey, &hotkey, None).map_err(|mut refusal| {
			// What was read and written for the lease before.
			let lease = T::DbWeight::get().reads_writes(20, 10);
			let charged = &mut refusal.post_info.actual_weight;
			*charged = charged.map(|weight| weight.saturating_add(lease));
			refusal
		})?;
		Self::take_nothing(&hotkey);
		T::LeaseProxies::appoint(&coldkey, beneficiary)?;

		let left = Self::spendable(&coldkey);
		Self::owe_leftover(id, left);
		lease.cost = funding.raised.saturating_sub(left);
		lease.netuid = SubnetLeases::<T>::get(id).map_or(NetUid::ROOT, |stored| stored.netuid);
		Self::put_lease(id, &lease);
		let contributions = T::Crowdloans::contributions();
		for (who, amount) in &contributions {
			if who != beneficiary {
				Self::put_lease_share(id, who, *amount, funding.raised);
			}
		}
		let count = cost::count(contributions.len());
		Ok(Some(T::WeightInfo::register_leased_network(count)).into())
	}

	/// Gives the subnet of a lease that has ended to its beneficiary. A subnet that somebody else
	/// owns by now stays with its owner.
	///
	/// Checks, in order: the lease exists, and is not terminated already (`LeaseDoesNotExist`); the
	/// signer is its beneficiary (`ExpectedBeneficiaryOrigin`); it has an end
	/// (`LeaseHasNoEndBlock`) that is over (`LeaseHasNotEnded`); its subnet exists
	/// (`LeaseNetuidNotFound`); the signer owns the hotkey (`BeneficiaryDoesNotOwnHotkey`), which
	/// is not being swapped (`KeySwapInProgress`).
	pub(crate) fn do_terminate_lease(
		who: &T::AccountId,
		id: LeaseId,
		hotkey: &T::AccountId,
	) -> DispatchResultWithPostInfo {
		let lease = refusal::checks::<T, _>(|| {
			let lease = SubnetLeases::<T>::get(id).ok_or(Error::<T>::LeaseDoesNotExist)?;
			ensure!(!Self::is_lease_ending(id), Error::<T>::LeaseDoesNotExist);
			ensure!(lease.beneficiary == *who, Error::<T>::ExpectedBeneficiaryOrigin);
			let end = lease.end_block.ok_or(Error::<T>::LeaseHasNoEndBlock)?;
			ensure!(Self::block_number() >= u64::from(end), Error::<T>::LeaseHasNotEnded);
			let is_there = Self::subnet_exists(lease.netuid)
				&& SubnetUidToLeaseId::<T>::get(lease.netuid) == Some(id);
			ensure!(is_there, Error::<T>::LeaseNetuidNotFound);
			let owns = Self::owner_of(hotkey).as_ref() == Some(who);
			ensure!(owns, Error::<T>::BeneficiaryDoesNotOwnHotkey);
			Self::ensure_not_in_swap(hotkey)?;
			Ok(lease)
		})?;
		if SubnetOwner::<T>::get(lease.netuid) == lease.coldkey {
			let former = SubnetOwnerHotkey::<T>::get(lease.netuid);
			Self::change_owner_of_sums(lease.netuid, &former, hotkey);
			Self::set_owner(lease.netuid, who, hotkey);
		}
		// It stays a proxy of nobody's account if root has changed the proxies.
		let _ = T::LeaseProxies::dismiss(&lease.coldkey, who);
		Self::end_lease(id);
		Self::deposit_event(Event::SubnetLeaseTerminated {
			beneficiary: who.clone(),
			netuid: lease.netuid,
		});
		Ok(().into())
	}
}
