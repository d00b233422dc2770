//! Registrations of subnets that wait for a number.
//!
//! Only writer of `NetworkRegistrationQueue`.
//!
//! Where there are as many subnets as there may be, a new one takes the place of the one that is
//! worth least, which is dissolved for it; or of one that is being dissolved anyway and that nobody
//! waits for. Whoever asks pays at once and waits: what was paid lies in an account of its own,
//! which holds that and its existential deposit and nothing else. When a number is free the first
//! in the queue gets its subnet, at the cost it has paid and at the prices of that moment. Should
//! that fail, the money comes back.

use crate::{block::cursor::Progress, pallet::*, weight_info::cost};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{Balanced, Mutate},
		tokens::{Fortitude, Precision, Preservation},
	},
	weights::WeightMeter,
};
use ganglion_types::{NetUid, PlainVec, TaoBalance};
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

/// Most registrations that can wait.
pub const MAX_WAITING: u32 = 64;

/// The number that the account of those who wait is derived from. No subnet can have it.
const ACCOUNT: NetUid = NetUid::new(u16::MAX);

/// A registration that waits for a number, and is paid for.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct NetworkRegistrationInfo<AccountId> {
	/// Who paid, and will own the subnet.
	pub coldkey: AccountId,
	/// The owner's hotkey.
	pub hotkey: AccountId,
	/// Block of the registration.
	pub registration_block: u64,
	/// What was paid.
	pub lock_amount: TaoBalance,
}

/// Those who wait, in the order in which they came.
pub type WaitingList<AccountId> = PlainVec<NetworkRegistrationInfo<AccountId>, MAX_WAITING>;

/// When a subnet that is asked for now is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Turn {
	/// At once.
	Now,
	/// When the clean-up of another is done: of this one, which is dissolved for it, or of one that
	/// is being dissolved anyway.
	Later {
		/// The subnet to dissolve.
		victim: Option<NetUid>,
	},
}

impl<T: Config> Pallet<T> {
	/// The account that holds what those who wait have paid.
	pub fn waiting_account() -> T::AccountId {
		Self::account_of(ACCOUNT)
	}

	/// When a subnet that is asked for now would be made. Those who wait already come first.
	pub(crate) fn turn_of_new_subnet() -> Result<Turn, DispatchError> {
		let queue = NetworkRegistrationQueue::<T>::get();
		let (waiting, in_cleanup) = (queue.len(), DissolveCleanupQueue::<T>::get().len());
		let subnets = Self::subnets_beside_root();
		if subnets.saturating_add(waiting.max(in_cleanup)) < limit::<T>() {
			return Ok(Turn::Now);
		}
		ensure!(queue.has_room(), Error::<T>::WaitingForDissolvedSubnetCleanup);
		// So there are more clean-ups than wait for one, and the limit has room for their subnets.
		if subnets.saturating_add(waiting) < limit::<T>() {
			return Ok(Turn::Later { victim: None });
		}
		let victim = Self::subnet_to_prune().ok_or(Error::<T>::SubnetLimitReached)?;
		Ok(Turn::Later { victim: Some(victim) })
	}

	/// Takes the cost of a subnet and lets its registration wait.
	pub(crate) fn wait_for_subnet(
		victim: Option<NetUid>,
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		cost: TaoBalance,
	) -> DispatchResult {
		if let Some(netuid) = victim {
			Self::dissolve(netuid)?;
		}
		let account = Self::waiting_account();
		if NetworkRegistrationQueue::<T>::get().is_empty() {
			Self::open_account(account.clone())?;
		}
		T::Currency::transfer(coldkey, &account, cost.rao(), Preservation::Preserve)
			.map_err(|_| Error::<T>::InsufficientBalance)?;
		let registration_block = Self::block_number();
		let (coldkey, hotkey) = (coldkey.clone(), hotkey.clone());
		let entry = NetworkRegistrationInfo {
			coldkey: coldkey.clone(),
			hotkey: hotkey.clone(),
			registration_block,
			lock_amount: cost,
		};
		NetworkRegistrationQueue::<T>::try_mutate(|queue| queue.try_push(entry))
			.map_err(|_| Error::<T>::WaitingForDissolvedSubnetCleanup)?;
		Self::deposit_event(Event::NetworkRegistrationQueued {
			coldkey,
			hotkey,
			registration_block,
			lock_amount: cost,
		});
		Ok(())
	}

	/// Makes the subnets of those whose turn it is, while the meter lasts.
	pub(crate) fn serve_waiting(meter: &mut WeightMeter) -> Progress {
		while Self::is_turn_of_first() {
			if meter.try_consume(cost::serve_waiting::<T>()).is_err() {
				return Progress::Paused;
			}
			Self::serve_first();
		}
		Progress::Done
	}

	/// Whether there is a place for the first who waits: below the limit, or because the subnet
	/// that it waited for is cleaned up, though the limit may have been lowered since.
	fn is_turn_of_first() -> bool {
		let waiting = NetworkRegistrationQueue::<T>::get().len();
		if waiting == 0 {
			return false;
		}
		let in_cleanup = DissolveCleanupQueue::<T>::get().len();
		let taken = Self::subnets_beside_root().saturating_add(in_cleanup);
		taken < limit::<T>() || waiting > in_cleanup
	}

	/// Makes the subnet of the first who waits, or gives the money back.
	fn serve_first() {
		let mut queue = NetworkRegistrationQueue::<T>::get().into_inner().into_iter();
		let Some(first) = queue.next() else { return };
		let rest = WaitingList::truncate_from(queue.collect());
		let is_last = rest.is_empty();
		NetworkRegistrationQueue::<T>::put(rest);
		let NetworkRegistrationInfo { coldkey, hotkey, registration_block, lock_amount } = first;
		let account = Self::waiting_account();
		let founded =
			with_storage_layer(|| Self::found_subnet(&account, (&coldkey, &hotkey), lock_amount));
		if let Err(error) = founded {
			Self::give_back(&coldkey, lock_amount);
			Self::deposit_event(Event::NetworkRegistrationFailed {
				coldkey,
				hotkey,
				registration_block,
				lock_amount,
				error,
			});
		}
		if is_last {
			// It holds its existential deposit alone now, and nothing keeps it alive.
			let _ = Self::close_account(&account);
		}
	}

	/// Gives back what was paid; recycles it where the account cannot receive it.
	fn give_back(coldkey: &T::AccountId, amount: TaoBalance) {
		let (account, rao) = (Self::waiting_account(), amount.rao());
		let keep = Preservation::Preserve;
		if T::Currency::transfer(&account, coldkey, rao, keep).is_ok() {
			return;
		}
		let (precision, force) = (Precision::Exact, Fortitude::Force);
		if let Ok(credit) = T::Currency::withdraw(&account, rao, precision, keep, force) {
			Self::recycle(credit);
		}
	}

	pub(crate) fn do_register_network(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
	) -> DispatchResult {
		if Self::hotkey_exists(hotkey) {
			Self::ensure_owned_by(hotkey, coldkey)?;
		}
		ensure!(!Self::is_system_account(hotkey), Error::<T>::CannotUseSystemAccount);
		Self::check_network_limit()?;
		let turn = Self::turn_of_new_subnet()?;
		let cost = Self::lock_cost();
		ensure!(cost <= Self::spendable(coldkey), Error::<T>::CannotAffordLockCost);

		// At once, even where the subnet comes later: nobody else can bind the hotkey meanwhile.
		Self::bind_hotkey(hotkey, coldkey)?;
		match turn {
			Turn::Now => Self::found_subnet(coldkey, (coldkey, hotkey), cost)?,
			Turn::Later { victim } => Self::wait_for_subnet(victim, coldkey, hotkey, cost)?,
		}
		Self::note_lock_cost(cost);
		Self::note_network();
		Ok(())
	}

	/// Refuses a subnet made too soon after the last, or before any may be. Asked by the
	/// transaction pool and again by the call.
	pub fn check_network_limit() -> DispatchResult {
		let open = Self::block_number() >= NetworkRegistrationStartBlock::<T>::get();
		ensure!(open, Error::<T>::SubNetRegistrationDisabled);
		let limit = NetworkRateLimit::<T>::get();
		ensure!(Self::network_limit_passes(limit), Error::<T>::NetworkTxRateLimitExceeded);
		Ok(())
	}
}

fn limit<T: Config>() -> usize {
	SubnetLimit::<T>::get().into()
}
