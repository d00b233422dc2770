//! Registration and start of subnets.
//!
//! Only writer of `SubnetLocked` and `NetworkLastLockCost`.
//!
//! Sets the first values of `ImmunityPeriod`, `MaxAllowedUids`,
//! `MinAllowedWeights`, `NetworkRegistrationAllowed`, `SubnetEmissionEnabled`, `SubtokenEnabled`
//! and `Yuma3On`. They are hyperparameters.
//!
//! Registering a subnet costs the lock cost, which becomes the TAO reserve of its pool. The payer
//! owns the subnet, and the owner's hotkey is neuron 0. The subnet earns no emission and its token
//! cannot be traded until the owner starts it. If the number of subnets is at its limit, the
//! registration is queued until another subnet has ended, see [`crate::subnets::waiting`].

pub mod conviction;
pub mod crowdloans;
pub mod directory;
pub mod dissolution;
pub mod housekeeping;
pub mod lease_payouts;
pub mod leases;
pub mod leasing;
pub mod mechanism_count;
pub mod mechanisms;
pub mod symbols;
pub mod waiting;

use crate::{access::refusal, identities::Bounded, pallet::*, types::NETUIDS};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ganglion_economy::{launch_alpha, launch_price, lock_cost, lock_interval, LockCost};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_runtime_api::SubnetIdentityV3;
use pallet_subtensor_swap::Pools;
use sp_runtime::{traits::BadOrigin, DispatchResult};
use substrate_fixed::types::U64F64;

/// Blocks between two changes of a subnet's owner hotkey: a week of 12 s blocks.
const OWNER_HOTKEY_RATE_LIMIT: u64 = 50_400;

/// First values of a new subnet that differ from the defaults.
mod new_subnet {
	pub const MAX_UIDS: u16 = 256;
	pub const MAX_VALIDATORS: u16 = 64;
	pub const MIN_WEIGHTS: u16 = 1;
	pub const IMMUNITY: u16 = 5_000;
	/// 1 TAO.
	pub const PRICE: u64 = 1_000_000_000;
}

impl<T: Config> Pallet<T> {
	/// Makes a subnet for an owner and its hotkey. `payer` pays the cost: the owner, or the account
	/// that has held the payment of a queued registration.
	pub(crate) fn found_subnet(
		payer: &T::AccountId,
		(coldkey, hotkey): (&T::AccountId, &T::AccountId),
		cost: TaoBalance,
		identity: Option<Bounded<SubnetIdentityV3>>,
	) -> DispatchResult {
		Self::ensure_owned_by(hotkey, coldkey)?;
		let netuid = Self::lowest_free_netuid().ok_or(Error::<T>::SubnetLimitReached)?;
		Self::add_subnet(netuid, DefaultTempo::<T>::get(), NewSubnetsDynamic::<T>::get())?;
		Self::take_in(netuid, payer, cost)?;
		Self::mint_into_reserve(netuid, Self::first_alpha(netuid, cost))?;
		T::Pools::open(netuid);
		Self::set_owner(netuid, coldkey, hotkey);
		SubnetLocked::<T>::insert(netuid, cost);
		SubnetEmissionEnabled::<T>::insert(netuid, NewSubnetsEmit::<T>::get());
		let uid = Self::append_neuron(netuid, hotkey)?;
		Self::deposit_event(Event::NeuronRegistered(netuid, uid, hotkey.clone()));
		Self::deposit_event(Event::NetworkAdded(netuid, SubnetMechanism::<T>::get(netuid)));
		if let Some(identity) = identity {
			Self::put_subnet_identity(netuid, identity);
		}
		Self::lend_to_owner(netuid, hotkey);
		Self::begin_lease(netuid, coldkey);
		Ok(())
	}

	/// Starts a subnet at its owner's request.
	///
	/// Checks, in order: the subnet exists (`SubnetNotExists`), the signer owns it (`BadOrigin`),
	/// it has not been started (`FirstEmissionBlockNumberAlreadySet`), and `StartCallDelay` blocks
	/// have passed since its registration (`NeedWaitingMoreBlocksToStarCall`).
	pub(crate) fn do_start_call(
		coldkey: &T::AccountId,
		netuid: NetUid,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
			ensure!(SubnetOwner::<T>::get(netuid) == *coldkey, BadOrigin);
			ensure!(
				!FirstEmissionBlockNumber::<T>::contains_key(netuid),
				Error::<T>::FirstEmissionBlockNumberAlreadySet
			);
			let ready =
				NetworkRegisteredAt::<T>::get(netuid).saturating_add(StartCallDelay::<T>::get());
			ensure!(Self::block_number() >= ready, Error::<T>::NeedWaitingMoreBlocksToStarCall);
			Ok(())
		})?;
		Self::start_subnet(netuid, Self::block_number().saturating_add(1));
		Ok(().into())
	}

	/// Makes another of the owner's hotkeys the owner hotkey of a subnet. It need not have a uid:
	/// the owner's cut is staked with it all the same, and without a uid no neuron is protected on
	/// its account.
	///
	/// Checks, in order: the subnet exists (`SubnetNotExists`); the last change is at least 50,400
	/// blocks ago, for root too (`TxRateLimitExceeded`); the subnet's owner owns the hotkey
	/// (`HotKeyAccountNotExists`, `NonAssociatedColdKey`), which is not being swapped
	/// (`KeySwapInProgress`).
	pub fn change_owner_hotkey(netuid: NetUid, hotkey: T::AccountId) -> DispatchResult {
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		Self::ensure_owner_hotkey_limit(netuid, OWNER_HOTKEY_RATE_LIMIT)?;
		ensure!(Self::hotkey_exists(&hotkey), Error::<T>::HotKeyAccountNotExists);
		Self::ensure_owned_by(&hotkey, &SubnetOwner::<T>::get(netuid))?;
		Self::ensure_not_in_swap(&hotkey)?;

		Self::change_owner_of_sums(netuid, &SubnetOwnerHotkey::<T>::get(netuid), &hotkey);
		Self::set_owner_hotkey(netuid, &hotkey);
		Self::note_owner_hotkey(netuid);
		Self::deposit_event(Event::SubnetOwnerHotkeySet(netuid, hotkey));
		Ok(())
	}

	/// Opens trading of a subnet's token; the subnet earns emission from block `first` on.
	pub(crate) fn start_subnet(netuid: NetUid, first: u64) {
		SubtokenEnabled::<T>::insert(netuid, true);
		Self::set_first_emission_block(netuid, first);
	}

	/// The alpha of a new subnet's reserve beside this much TAO: at the median price of the other
	/// subnets' alpha (the mean of the middle two), or at par if there are no others and on stable
	/// subnets. Rounded down.
	fn first_alpha(netuid: NetUid, tao: TaoBalance) -> AlphaBalance {
		if !Self::is_dynamic(netuid) {
			return tao.at_par();
		}
		AlphaBalance::new(launch_alpha(tao.rao(), Self::median_price_beside(netuid)))
	}

	/// The median price of the alpha of the subnets other than root and `netuid`; one if there are
	/// none.
	pub(crate) fn median_price_beside(netuid: NetUid) -> U64F64 {
		let others =
			Self::subnets().into_iter().filter(|other| !other.is_root() && *other != netuid);
		launch_price(others.map(T::Pools::price))
	}

	/// Adds a subnet without owner, neurons, reserves and pool, which the caller adds. Items that
	/// clients list are stored even at their defaults.
	pub(crate) fn add_subnet(netuid: NetUid, tempo: u16, dynamic: bool) -> DispatchResult {
		Self::list_subnet(netuid, dynamic);
		NetworkRegistrationAllowed::<T>::insert(netuid, true);
		Self::start_moving_price(netuid);
		Self::assign_symbol(netuid);
		MaxAllowedUids::<T>::insert(netuid, new_subnet::MAX_UIDS);
		Self::set_max_validators(netuid, new_subnet::MAX_VALIDATORS);
		MinAllowedWeights::<T>::insert(netuid, new_subnet::MIN_WEIGHTS);
		ImmunityPeriod::<T>::insert(netuid, new_subnet::IMMUNITY);
		Yuma3On::<T>::insert(netuid, true);
		Self::set_registration_price(netuid, TaoBalance::new(new_subnet::PRICE));
		Self::begin_schedule(netuid, tempo);
		Self::open_account(Self::account_of(netuid))
	}

	/// Ends a subnet: it no longer exists. Its storage stays until the clean-up, except its
	/// identity, and `SubnetLocked` is set to the owner's refund.
	pub(crate) fn end_subnet(netuid: NetUid, refund: TaoBalance) {
		Self::unlist_subnet(netuid);
		Self::remove_subnet_identity(netuid);
		SubnetLocked::<T>::insert(netuid, refund);
	}

	/// The current lock cost: what registering a subnet costs.
	pub fn lock_cost() -> TaoBalance {
		let interval =
			lock_interval(NetworkLockReductionInterval::<T>::get(), BlockEmission::<T>::get());
		let state = LockCost {
			min: NetworkMinLockCost::<T>::get().rao(),
			last: NetworkLastLockCost::<T>::get().rao(),
			last_block: Self::last_network_block(),
			interval,
		};
		TaoBalance::new(lock_cost(&state, Self::block_number()))
	}

	/// The subnet that a new one replaces at the limit: among those past their immunity, the one of
	/// lowest moving price, and of these the oldest.
	pub fn subnet_to_prune() -> Option<NetUid> {
		let now = Self::block_number();
		let immunity = NetworkImmunityPeriod::<T>::get();
		Self::subnets()
			.into_iter()
			.filter(|netuid| !netuid.is_root())
			.map(|netuid| (netuid, NetworkRegisteredAt::<T>::get(netuid)))
			.filter(|(_, since)| now.saturating_sub(*since) >= immunity)
			.min_by_key(|(netuid, since)| (SubnetMovingPrice::<T>::get(netuid), *since))
			.map(|(netuid, _)| netuid)
	}

	/// The lowest number that belongs to no subnet and to no clean-up.
	fn lowest_free_netuid() -> Option<NetUid> {
		let in_cleanup = DissolveCleanupQueue::<T>::get();
		(1..NETUIDS)
			.map(NetUid::new)
			.find(|netuid| !Self::subnet_exists(*netuid) && !in_cleanup.contains(netuid))
	}

	/// Stores the cost of the last registration.
	pub(crate) fn note_lock_cost(cost: TaoBalance) {
		NetworkLastLockCost::<T>::put(cost);
	}
}
