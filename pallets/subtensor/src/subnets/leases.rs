//! Records of leases: subnets whose cost a crowd has raised.
//!
//! Only writer of `SubnetLeases`, `SubnetLeaseShares`, `SubnetUidToLeaseId`, `NextSubnetLeaseId`,
//! `AccumulatedLeaseDividends`, `LeaseLeftovers`, `EndingLeases`, `LeaseRound` and
//! `CurrentLeasePayout`.
//!
//! A lease has a coldkey and a hotkey of which nobody has the secret: they own the subnet. They are
//! accounts of the protocol, so nobody can bind, swap or register them before. Its beneficiary, who
//! raised the sum, runs the subnet as a proxy of the coldkey. Each other contributor has a share:
//! its part of what was raised. The beneficiary's part is the rest.
//!
//! # Life of a lease
//!
//! 1. `register_leased_network` ([`crate::subnets::leasing`]), the call of a crowdloan that is
//!    being finalized, registers the subnet with the lease's keys. What the subnet does not cost is
//!    returned (`LeaseLeftovers`). Where the subnet waits for a number, the lease has number 0
//!    until it is made; if it cannot be made, the lease ends.
//! 2. Of each owner's cut, which is staked with the lease's keys, a part is the contributors'
//!    (`AccumulatedLeaseDividends`), as long as the lease lasts. Every 100 blocks it is shared
//!    ([`crate::subnets::lease_payouts`]). It is never locked, whatever `OwnerCutAutoLockEnabled`
//!    says: a lock would stay with keys that nobody has. If the subnet gets another owner by
//!    conviction ([`crate::subnets::conviction`]), the lease earns no more, unless its hotkey wins
//!    the subnet back.
//! 3. After its end, the beneficiary terminates it (`terminate_lease`) and owns the subnet, unless
//!    that has another owner. What the contributors have earned is shared, the rest of the lease's
//!    stake is the beneficiary's. No conviction makes its hotkey the owner's from then on.
//! 4. If the subnet is dissolved before, what its clean-up pays the lease's coldkey is shared.

use crate::{
	block::cursor::{resume, Cursor},
	pallet::*,
};
use codec::{Decode, Encode, MaxEncodedLen};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_runtime_api::SubnetLease;
use scale_info::TypeInfo;
use sp_runtime::DispatchResult;
use substrate_fixed::types::U64F64;

/// Number of a lease.
pub type LeaseId = u32;

/// A lease's entry.
pub(crate) type Lease<T> = SubnetLease<<T as frame_system::Config>::AccountId>;

/// How a lease ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum LeaseEnd {
	/// The beneficiary has taken the subnet over.
	Terminated,
	/// The subnet is gone, or could not be made.
	Dissolved,
}

/// What is shared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub enum LeaseAsset {
	/// TAO that the subnet did not cost.
	Leftover,
	/// Alpha that the contributors have earned.
	Dividends,
	/// What is left in the end.
	Last(LeaseEnd),
}

/// A payout to a lease's contributors, and its progress.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo, MaxEncodedLen)]
pub struct LeasePayout {
	/// The lease.
	pub lease_id: LeaseId,
	/// What is shared.
	pub asset: LeaseAsset,
	/// Its amount, in rao of TAO or of alpha.
	pub total: u64,
	/// What is not paid yet.
	pub left: u64,
	/// Of that, the parts of contributors who could not be paid.
	pub unpaid: u64,
	/// Where the payout resumes.
	pub cursor: Cursor,
}

/// Appoints the beneficiary of a lease as a proxy of the lease's coldkey.
pub trait LeaseProxies<AccountId> {
	/// Appoints the beneficiary.
	fn appoint(coldkey: &AccountId, beneficiary: &AccountId) -> DispatchResult;

	/// Dismisses the beneficiary.
	fn dismiss(coldkey: &AccountId, beneficiary: &AccountId) -> DispatchResult;
}

/// No proxies.
impl<AccountId> LeaseProxies<AccountId> for () {
	fn appoint(_: &AccountId, _: &AccountId) -> DispatchResult {
		Ok(())
	}

	fn dismiss(_: &AccountId, _: &AccountId) -> DispatchResult {
		Ok(())
	}
}

impl<T: Config> Pallet<T> {
	/// Returns the lease of a coldkey, if it is a lease's.
	fn lease_of_coldkey(who: &T::AccountId) -> Option<(LeaseId, Lease<T>)> {
		let id = Self::number_of_coldkey(who)?;
		Some((id, SubnetLeases::<T>::get(id)?))
	}

	/// Whether a lease is ending.
	pub(crate) fn is_lease_ending(id: LeaseId) -> bool {
		EndingLeases::<T>::contains_key(id)
	}

	/// Returns the next lease's number, and gives it away.
	pub(crate) fn take_lease_id() -> Option<LeaseId> {
		let id = NextSubnetLeaseId::<T>::get();
		NextSubnetLeaseId::<T>::put(id.checked_add(1)?);
		Some(id)
	}

	/// Stores a lease.
	pub(crate) fn put_lease(id: LeaseId, lease: &Lease<T>) {
		SubnetLeases::<T>::insert(id, lease);
	}

	/// Stores the share of a contributor: its part of what was raised, rounded down.
	pub(crate) fn put_lease_share(
		id: LeaseId,
		who: &T::AccountId,
		amount: TaoBalance,
		raised: TaoBalance,
	) {
		let scaled = u128::from(amount.rao()).checked_shl(64).unwrap_or(u128::MAX);
		let share = scaled.checked_div(raised.rao().into()).unwrap_or_default();
		if share != 0 {
			SubnetLeaseShares::<T>::insert(id, who, U64F64::from_bits(share));
		}
	}

	/// Stores what a lease's subnet did not cost.
	pub(crate) fn owe_leftover(id: LeaseId, amount: TaoBalance) {
		if !amount.is_zero() {
			LeaseLeftovers::<T>::insert(id, amount);
		}
	}

	/// Links a new subnet to the lease of its owner, if it is a lease's.
	pub(crate) fn begin_lease(netuid: NetUid, owner: &T::AccountId) {
		let Some((id, mut lease)) = Self::lease_of_coldkey(owner) else { return };
		lease.netuid = netuid;
		SubnetUidToLeaseId::<T>::insert(netuid, id);
		let beneficiary = lease.beneficiary.clone();
		let end_block = lease.end_block.map(Into::into);
		SubnetLeases::<T>::insert(id, lease);
		Self::deposit_event(Event::SubnetLeaseCreated {
			beneficiary,
			lease_id: id,
			netuid,
			end_block,
		});
	}

	/// Adds the contributors' part of an owner's cut, rounded up, that was staked with the keys of
	/// a subnet's lease, if it has one that has not ended and still owns the subnet.
	pub(crate) fn share_cut_with_lease(netuid: NetUid, cut: AlphaBalance) {
		let Some(id) = SubnetUidToLeaseId::<T>::get(netuid) else { return };
		let Some(lease) = SubnetLeases::<T>::get(id) else { return };
		let lasts = lease.end_block.is_none_or(|end| Self::block_number() < u64::from(end));
		let owns = SubnetOwner::<T>::get(netuid) == lease.coldkey;
		if !lasts || !owns || Self::is_lease_ending(id) {
			return;
		}
		let part = AlphaBalance::new(lease.emissions_share.mul_ceil(cut.rao()));
		AccumulatedLeaseDividends::<T>::mutate(id, |pot| *pot = pot.saturating_add(part));
	}

	/// Whether a hotkey can become that of a subnet's owner. A lease's can on its own subnet, until
	/// the lease ends: nobody else has the keys.
	pub(crate) fn may_own_subnet(netuid: NetUid, hotkey: &T::AccountId) -> bool {
		!Self::is_system_account(hotkey)
			|| SubnetUidToLeaseId::<T>::get(netuid).is_some_and(|id| {
				Self::keys_of_lease(id).1 == *hotkey && !Self::is_lease_ending(id)
			})
	}

	/// Ends a lease when its beneficiary has taken the subnet over.
	pub(crate) fn end_lease(id: LeaseId) {
		EndingLeases::<T>::insert(id, LeaseEnd::Terminated);
	}

	/// Ends the lease of a subnet whose clean-up has paid its stakers.
	pub(crate) fn end_lease_of_subnet(netuid: NetUid) {
		let id = SubnetUidToLeaseId::<T>::get(netuid);
		SubnetUidToLeaseId::<T>::remove(netuid);
		if let Some((id, lease)) = id.and_then(|id| Some((id, SubnetLeases::<T>::get(id)?))) {
			Self::dissolve_lease(id, &lease);
		}
	}

	/// Ends the lease of a coldkey whose subnet could not be made.
	pub(crate) fn end_lease_without_subnet(coldkey: &T::AccountId) {
		if let Some((id, lease)) = Self::lease_of_coldkey(coldkey) {
			Self::dissolve_lease(id, &lease);
		}
	}

	/// Its alpha is gone, and with it what was being shared of it. The deposit of the proxy is
	/// shared with the rest.
	fn dissolve_lease(id: LeaseId, lease: &Lease<T>) {
		// A lease that was terminated before has no proxy any more.
		let _ = T::LeaseProxies::dismiss(&lease.coldkey, &lease.beneficiary);
		EndingLeases::<T>::insert(id, LeaseEnd::Dissolved);
		AccumulatedLeaseDividends::<T>::remove(id);
		let of_alpha = CurrentLeasePayout::<T>::get()
			.is_some_and(|payout| payout.lease_id == id && payout.asset != LeaseAsset::Leftover);
		if of_alpha {
			CurrentLeasePayout::<T>::kill();
		}
	}

	/// Removes a lease that has ended, without its shares.
	pub(crate) fn forget_lease(id: LeaseId, lease: &Lease<T>) {
		SubnetLeases::<T>::remove(id);
		AccumulatedLeaseDividends::<T>::remove(id);
		EndingLeases::<T>::remove(id);
		if SubnetUidToLeaseId::<T>::get(lease.netuid) == Some(id) {
			SubnetUidToLeaseId::<T>::remove(lease.netuid);
		}
	}

	/// Removes the share of a contributor who is paid for the last time.
	pub(crate) fn forget_lease_share(id: LeaseId, who: &T::AccountId) {
		SubnetLeaseShares::<T>::remove(id, who);
	}

	// --- Payouts ---

	/// Whether no payout is under way.
	pub(crate) fn no_lease_is_paid() -> bool {
		!CurrentLeasePayout::<T>::exists()
	}

	/// Whether nothing is to be paid, or to be looked at.
	pub(crate) fn no_lease_waits() -> bool {
		NextSubnetLeaseId::<T>::get() == 0
			|| (Self::no_lease_is_paid()
				&& !LeaseRound::<T>::exists()
				&& LeaseLeftovers::<T>::iter_keys().next().is_none()
				&& EndingLeases::<T>::iter_keys().next().is_none())
	}

	/// Begins a visit of all leases, unless the last goes on.
	pub(crate) fn begin_lease_round() {
		if !LeaseRound::<T>::exists() && NextSubnetLeaseId::<T>::get() != 0 {
			LeaseRound::<T>::put(Cursor::new());
		}
	}

	/// Takes the next lease to visit. None at the end of the round.
	pub(crate) fn next_of_lease_round() -> Option<(LeaseId, Lease<T>)> {
		let last = LeaseRound::<T>::get()?;
		let next = resume(&last, SubnetLeases::<T>::iter, SubnetLeases::<T>::iter_from).next();
		let key = |(id, _): &(LeaseId, _)| SubnetLeases::<T>::hashed_key_for(id);
		LeaseRound::<T>::set(next.as_ref().map(|next| Cursor::truncate_from(key(next))));
		next
	}

	/// Takes a leftover to pay, with its lease.
	pub(crate) fn take_leftover() -> Option<(LeaseId, TaoBalance)> {
		let (id, amount) = LeaseLeftovers::<T>::iter().next()?;
		LeaseLeftovers::<T>::remove(id);
		Some((id, amount))
	}

	/// Takes at most `most` of what the contributors have earned.
	pub(crate) fn take_lease_dividends(id: LeaseId, most: AlphaBalance) -> AlphaBalance {
		let taken = AccumulatedLeaseDividends::<T>::get(id).min(most);
		AccumulatedLeaseDividends::<T>::mutate(id, |pot| *pot = pot.saturating_sub(taken));
		taken
	}

	/// Puts back what could not be paid.
	pub(crate) fn return_lease_dividends(id: LeaseId, amount: AlphaBalance) {
		if !amount.is_zero() {
			AccumulatedLeaseDividends::<T>::mutate(id, |pot| *pot = pot.saturating_add(amount));
		}
	}

	/// Stores a payout that pauses, or removes one that is done.
	pub(crate) fn note_lease_payout(payout: Option<LeasePayout>) {
		CurrentLeasePayout::<T>::set(payout);
	}

	// --- Swaps of coldkeys ---

	/// Gives what a coldkey has in a lease to another coldkey: its share, and the subnet's use if
	/// it is the beneficiary.
	pub(crate) fn pass_on_lease(id: LeaseId, old: &T::AccountId, new: &T::AccountId) {
		let share = SubnetLeaseShares::<T>::take(id, old);
		if share.to_bits() != 0 {
			SubnetLeaseShares::<T>::mutate(id, new, |own| *own = own.saturating_add(share));
		}
		let Some(mut lease) = SubnetLeases::<T>::get(id) else { return };
		if lease.beneficiary != *old {
			return;
		}
		lease.beneficiary = new.clone();
		if !Self::is_lease_ending(id) {
			// It was appointed when the lease began; a place for the other is free then.
			let _ = T::LeaseProxies::dismiss(&lease.coldkey, old);
			let _ = T::LeaseProxies::appoint(&lease.coldkey, new);
		}
		SubnetLeases::<T>::insert(id, lease);
	}
}
