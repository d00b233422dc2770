//! The queue of subnet registrations that wait for a free number.
//!
//! Only writer of `NetworkRegistrationQueue`, `NetworkRegistrationsServed` and
//! `WaitingIdentities`.
//!
//! At the limit of subnets, a new subnet replaces the one of lowest moving price, which is
//! dissolved for it, or takes the place of one whose clean-up has no registration waiting for it.
//! The payer pays at once: a separate account holds the payments of the queue and its
//! existential deposit, and nothing else. When a number is free, the first registration in the
//! queue gets its subnet, at the cost it has paid and at the prices of that block. If that fails,
//! the payment is refunded.

use crate::{
	access::refusal,
	block::cursor::Progress,
	identities::Bounded,
	pallet::*,
	weight_info::{calls::WeightInfo, cost},
};
use alloc::{vec, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, EncodeLike, MaxEncodedLen};
use frame_support::{
	dispatch::DispatchResultWithPostInfo,
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{Balanced, Mutate},
		tokens::{Fortitude, Precision, Preservation},
	},
	weights::WeightMeter,
};
use ganglion_types::{NetUid, PlainVec, TaoBalance};
use pallet_subtensor_runtime_api::SubnetIdentityV3;
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};
use substrate_fixed::types::U64F64;

/// Maximum length of the queue.
pub const MAX_WAITING: u32 = 64;

/// The number from which the account of the queue is derived. No subnet can have it.
const ACCOUNT: NetUid = NetUid::new(u16::MAX);

/// A queued registration, already paid.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct NetworkRegistrationInfo<AccountId> {
	/// The payer, who will own the subnet.
	pub coldkey: AccountId,
	/// The owner's hotkey.
	pub hotkey: AccountId,
	/// Kind of pool: 0 stable, 1 dynamic. The setting of the block in which the subnet is made
	/// counts.
	pub mechid: u16,
	/// The subnet's identity; always none.
	pub identity: NoSubnetIdentity,
	/// The payment, in rao.
	pub lock_amount: TaoBalance,
	/// Median price of the subnets' alpha when the registration was queued. The pool opens at the
	/// median of the block in which the subnet is made.
	pub median_subnet_alpha_price: U64F64,
	/// Block in which the registration was queued.
	pub registration_block: u64,
	/// Number of the lock on the payment; always 0, because an account holds it.
	pub lock_id: u32,
}

/// The identity of a queued subnet: none. It has the encoding and the type in metadata of an
/// `Option` of [`SubnetIdentityV3`], which is not bounded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct NoSubnetIdentity;

/// The encoding of `None`.
const NONE: u8 = 0;

impl Encode for NoSubnetIdentity {
	fn encode(&self) -> Vec<u8> {
		vec![NONE]
	}
}

impl EncodeLike for NoSubnetIdentity {}

impl Decode for NoSubnetIdentity {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		match input.read_byte()? {
			NONE => Ok(Self),
			_ => Err("a queued subnet has an identity".into()),
		}
	}
}

impl DecodeWithMemTracking for NoSubnetIdentity {}

impl MaxEncodedLen for NoSubnetIdentity {
	fn max_encoded_len() -> usize {
		1
	}
}

impl TypeInfo for NoSubnetIdentity {
	type Identity = Option<SubnetIdentityV3>;
	fn type_info() -> scale_info::Type {
		Self::Identity::type_info()
	}
}

/// Queued registrations, in order of arrival.
pub type WaitingList<AccountId> = PlainVec<NetworkRegistrationInfo<AccountId>, MAX_WAITING>;

/// When a subnet registered now is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Turn {
	/// In this call.
	Now,
	/// After the clean-up of another subnet: of `victim`, or of one that is dissolved already.
	Later {
		/// The subnet to dissolve.
		victim: Option<NetUid>,
	},
}

impl<T: Config> Pallet<T> {
	/// The account that holds the payments of the queue.
	pub fn waiting_account() -> T::AccountId {
		Self::account_of(ACCOUNT)
	}

	/// Returns when a subnet registered now would be made. Queued registrations come first.
	///
	/// Fails with `WaitingForDissolvedSubnetCleanup` if the queue is full, and with
	/// `SubnetLimitReached` if all subnets are immune.
	pub(crate) fn turn_of_new_subnet() -> Result<Turn, DispatchError> {
		let queue = NetworkRegistrationQueue::<T>::get();
		let (waiting, in_cleanup) = (queue.len(), DissolveCleanupQueue::<T>::get().len());
		let subnets = Self::subnets_beside_root();
		if subnets.saturating_add(waiting.max(in_cleanup)) < limit::<T>() {
			return Ok(Turn::Now);
		}
		ensure!(queue.has_room(), Error::<T>::WaitingForDissolvedSubnetCleanup);
		// Here clean-ups outnumber the queue, and the limit has room for one more subnet after
		// them.
		if subnets.saturating_add(waiting) < limit::<T>() {
			return Ok(Turn::Later { victim: None });
		}
		let victim = Self::subnet_to_prune().ok_or(Error::<T>::SubnetLimitReached)?;
		Ok(Turn::Later { victim: Some(victim) })
	}

	/// Takes the cost of a subnet and queues its registration; dissolves `victim` for it.
	pub(crate) fn wait_for_subnet(
		victim: Option<NetUid>,
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		cost: TaoBalance,
		identity: Option<Bounded<SubnetIdentityV3>>,
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
		let entry = NetworkRegistrationInfo {
			coldkey: coldkey.clone(),
			hotkey: hotkey.clone(),
			mechid: NewSubnetsDynamic::<T>::get().into(),
			identity: NoSubnetIdentity,
			lock_amount: cost,
			median_subnet_alpha_price: Self::median_price_beside(NetUid::ROOT),
			registration_block: Self::block_number(),
			lock_id: 0,
		};
		if let Some(identity) = identity {
			WaitingIdentities::<T>::insert(Self::next_ticket(), identity);
		}
		NetworkRegistrationQueue::<T>::try_mutate(|queue| queue.try_push(entry.clone()))
			.map_err(|_| Error::<T>::WaitingForDissolvedSubnetCleanup)?;
		Self::deposit_event(Event::NetworkRegistrationQueued {
			coldkey: entry.coldkey,
			hotkey: entry.hotkey,
			mechid: entry.mechid,
			identity: entry.identity,
			lock_amount: entry.lock_amount,
			median_subnet_alpha_price: entry.median_subnet_alpha_price,
			registration_block: entry.registration_block,
		});
		Ok(())
	}

	/// The number of the next registration that is queued: registrations are numbered from 0 in
	/// order of arrival, and those in the queue follow those served.
	fn next_ticket() -> u64 {
		let waiting = u64::try_from(NetworkRegistrationQueue::<T>::get().len()).unwrap_or(u64::MAX);
		NetworkRegistrationsServed::<T>::get().saturating_add(waiting)
	}

	/// Takes the identity of the first registration in the queue, and counts it as served.
	fn serve_ticket() -> Option<Bounded<SubnetIdentityV3>> {
		let ticket = NetworkRegistrationsServed::<T>::get();
		NetworkRegistrationsServed::<T>::put(ticket.saturating_add(1));
		WaitingIdentities::<T>::take(ticket)
	}

	/// Makes the queued subnets whose turn has come, while the meter lasts.
	pub(crate) fn serve_waiting(meter: &mut WeightMeter) -> Progress {
		while Self::is_turn_of_first() {
			if meter.try_consume(cost::serve_waiting::<T>()).is_err() {
				return Progress::Paused;
			}
			Self::serve_first();
		}
		Progress::Done
	}

	/// Whether the first in the queue can be served: the number of subnets is below the limit, or
	/// the subnet for which it waited is cleaned up, though the limit may have been lowered
	/// meanwhile.
	fn is_turn_of_first() -> bool {
		let waiting = NetworkRegistrationQueue::<T>::get().len();
		if waiting == 0 {
			return false;
		}
		let in_cleanup = DissolveCleanupQueue::<T>::get().len();
		let taken = Self::subnets_beside_root().saturating_add(in_cleanup);
		taken < limit::<T>() || waiting > in_cleanup
	}

	/// Makes the subnet of the first registration in the queue, or refunds the payment.
	fn serve_first() {
		let mut queue = NetworkRegistrationQueue::<T>::get().into_inner().into_iter();
		let Some(first) = queue.next() else { return };
		let rest = WaitingList::truncate_from(queue.collect());
		let is_last = rest.is_empty();
		NetworkRegistrationQueue::<T>::put(rest);
		let identity = Self::serve_ticket();
		let NetworkRegistrationInfo { coldkey, hotkey, registration_block, lock_amount, .. } =
			first;
		let account = Self::waiting_account();
		let founded = with_storage_layer(|| {
			Self::found_subnet(&account, (&coldkey, &hotkey), lock_amount, identity)
		});
		if let Err(error) = founded {
			Self::give_back(&coldkey, lock_amount);
			Self::end_lease_without_subnet(&coldkey);
			Self::deposit_event(Event::NetworkRegistrationFailed {
				coldkey,
				hotkey,
				registration_block,
				lock_amount,
				error,
			});
		}
		if is_last {
			// Only its existential deposit is left, and nothing keeps the account alive.
			let _ = Self::close_account(&account);
		}
	}

	/// Refunds a payment; recycles it if the account cannot receive it.
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

	/// In the queue, replaces a hotkey by the one that it is swapped for.
	pub(crate) fn rename_waiting_hotkey(old: &T::AccountId, new: &T::AccountId) {
		Self::change_waiting(|entry| entry.hotkey == *old, |entry| entry.hotkey = new.clone());
	}

	/// In the queue, gives the registrations with a hotkey to the coldkey that owns it now.
	pub(crate) fn pass_on_registrations(hotkey: &T::AccountId, owner: &T::AccountId) {
		Self::change_waiting(
			|entry| entry.hotkey == *hotkey,
			|entry| entry.coldkey = owner.clone(),
		);
	}

	fn change_waiting(
		concerned: impl Fn(&NetworkRegistrationInfo<T::AccountId>) -> bool,
		change: impl Fn(&mut NetworkRegistrationInfo<T::AccountId>),
	) {
		let mut queue = NetworkRegistrationQueue::<T>::get().into_inner();
		let changed = queue.iter_mut().filter(|entry| concerned(entry)).map(change).count();
		if changed != 0 {
			NetworkRegistrationQueue::<T>::put(WaitingList::truncate_from(queue));
		}
	}

	/// Registers a subnet, or queues its registration, at the current lock cost.
	///
	/// Checks, in order: an existing hotkey is the coldkey's (`NonAssociatedColdKey`), and another
	/// is no account of the protocol (`CannotUseSystemAccount`); neither is being swapped
	/// (`KeySwapInProgress`);
	/// [`Self::check_network_limit`]; [`Self::turn_of_new_subnet`]; the coldkey can spend the cost
	/// (`CannotAffordLockCost`), and can bind the hotkey (see `bind_hotkey`); the lengths of the
	/// identity's texts (`InvalidIdentity`).
	pub(crate) fn do_register_network(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		identity: Option<SubnetIdentityV3>,
	) -> DispatchResultWithPostInfo {
		refusal::checks::<T, _>(|| {
			if Self::hotkey_exists(hotkey) {
				Self::ensure_owned_by(hotkey, coldkey)?;
			} else {
				ensure!(!Self::is_system_account(hotkey), Error::<T>::CannotUseSystemAccount);
			}
			Self::ensure_not_in_swap(hotkey)?;
			Self::check_network_limit()
		})?;
		// Looking for a subnet to replace is a part of waiting.
		let waiting = T::WeightInfo::register_network_by_waiting();
		let (turn, cost, identity) = refusal::charging(waiting, || {
			let turn = Self::turn_of_new_subnet()?;
			let cost = Self::lock_cost();
			ensure!(cost <= Self::spendable(coldkey), Error::<T>::CannotAffordLockCost);
			// Bound now, even if the subnet is made later: nobody else can bind the hotkey
			// meanwhile.
			Self::bind_hotkey(hotkey, coldkey)?;
			let identity = identity.map(Self::bounded_identity).transpose()?;
			Ok((turn, cost, identity))
		})?;
		let weight = match turn {
			Turn::Now => T::WeightInfo::register_network(),
			Turn::Later { .. } => waiting,
		};
		refusal::charging(weight, || match turn {
			Turn::Now => Self::found_subnet(coldkey, (coldkey, hotkey), cost, identity),
			Turn::Later { victim } => {
				Self::wait_for_subnet(victim, coldkey, hotkey, cost, identity)
			},
		})?;
		Self::note_lock_cost(cost);
		Self::note_network();
		Ok(Some(weight).into())
	}

	/// Rejects a registration before any is allowed (`SubNetRegistrationDisabled`) and one too soon
	/// after the last (`NetworkTxRateLimitExceeded`). Checked by the transaction pool and again by
	/// the call.
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
