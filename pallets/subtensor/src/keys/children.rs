//! Naming the children to which a hotkey lends its stake weight.
//!
//! Only writer of `PendingChildKeys`, `PendingChildKeysWalk`, `PendingChildKeyCooldown` and
//! `AutoParentDelegationEnabled`.
//!
//! 1. The owner of a hotkey names its children on a subnet. Once the subnet's token can be traded,
//!    the list is first **pending**, so that the subnet's participants see the change in advance;
//!    before that it applies at once.
//! 2. When the subnet uses an epoch slot after the cooldown, the list is checked again and
//!    **applies**. A pending list that fails the checks by then is removed.
//!
//! The walk over a subnet's pending lists begins in the block of the epoch and visits a few in each
//! block, so it may span several blocks. A list that is added behind the cursor waits for the next
//! epoch.
//!
//! When a subnet is made, the members of root lend all their stake weight to its owner's hotkey,
//! unless they have opted out.

use crate::{
	access::refusal,
	block::cursor::{resume, Cursor},
	pallet::*,
	types::{Children, Link, TransactionType, MAX_CHILDREN},
	weight_info::calls::WeightInfo,
	weight_info::cost,
};
use alloc::{collections::BTreeSet, vec, vec::Vec};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, weights::WeightMeter};
use ganglion_types::{NetUid, TaoBalance};
use sp_runtime::DispatchResult;

/// Pending lists that a block visits, over all subnets. With more walks than that, one list of
/// each.
const LISTS_A_BLOCK: usize = 16;

impl<T: Config> Pallet<T> {
	/// Names the children of a hotkey on a subnet.
	///
	/// Checks, in order: the rate limit (`TxRateLimitExceeded`); the subnet is not root
	/// (`RegistrationNotPermittedOnRootSubnet`) and exists (`SubnetNotExists`); the coldkey owns
	/// the hotkey (`NonAssociatedColdKey`); neither it nor a child is being swapped
	/// (`KeySwapInProgress`); no child is named twice (`DuplicateChild`); the conditions of
	/// `check_children`; the stake threshold (`NotEnoughStakeToSetChildkeys`).
	pub(crate) fn do_set_children(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		children: Vec<Link<T::AccountId>>,
	) -> DispatchResultWithPostInfo {
		let check = || Self::check_named(coldkey, hotkey, netuid, &children);
		// An overlong list is compared with itself before it is refused: it is charged in full.
		let is_short = count(&children) <= MAX_CHILDREN;
		if is_short {
			let checks = cost::checks::<T>().saturating_add(cost::children_in_swap::<T>());
			refusal::charging(checks, check)?
		} else {
			check()?
		}
		let cost = T::WeightInfo::schedule_children(count(&children), Self::count_subnets())
			.saturating_add(cost::children_in_swap::<T>());
		refusal::charging(cost, || {
			let may = Self::may_have(hotkey, netuid, &children);
			ensure!(may, Error::<T>::NotEnoughStakeToSetChildkeys);
			Ok(())
		})?;

		Self::note_transaction(hotkey, netuid, TransactionType::SetChildren);
		if !SubtokenEnabled::<T>::get(netuid) {
			PendingChildKeys::<T>::remove(netuid, hotkey);
			Self::link_children(hotkey, netuid, children);
			return Ok(().into());
		}
		let due = Self::block_number().saturating_add(PendingChildKeyCooldown::<T>::get());
		let list = Children::truncate_from(children);
		Self::deposit_event(Event::SetChildrenScheduled(
			hotkey.clone(),
			netuid,
			due,
			list.to_vec(),
		));
		PendingChildKeys::<T>::insert(netuid, hotkey, (list, due));
		Ok(Some(cost).into())
	}

	/// Checks a list that is named, but for the stake threshold.
	fn check_named(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		netuid: NetUid,
		children: &[Link<T::AccountId>],
	) -> DispatchResult {
		let kind = TransactionType::SetChildren;
		let limit = SetChildrenRateLimit::<T>::get();
		Self::ensure_transaction_limit(hotkey, netuid, kind, limit)?;
		ensure!(!netuid.is_root(), Error::<T>::RegistrationNotPermittedOnRootSubnet);
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		Self::ensure_owned_by(hotkey, coldkey)?;
		Self::ensure_not_in_swap(hotkey)?;
		let some = children.iter().take(MAX_CHILDREN as usize);
		some.map(|(_, child)| child).try_for_each(Self::ensure_not_in_swap)?;
		let distinct: BTreeSet<_> = children.iter().map(|(_, child)| child).collect();
		ensure!(distinct.len() == children.len(), Error::<T>::DuplicateChild);
		Self::check_children(hotkey, netuid, children)
	}

	/// Checks a list, both when it is named and when it applies.
	///
	/// Checks, in order: the hotkey is not its own child (`InvalidChild`); the list is not too long
	/// (`TooManyChildren`); the parts sum to no more than the whole (`ProportionOverflow`); no
	/// child is a parent of the hotkey (`ChildParentInconsistency`).
	fn check_children(
		hotkey: &T::AccountId,
		netuid: NetUid,
		children: &[Link<T::AccountId>],
	) -> DispatchResult {
		let names = |key: &T::AccountId| children.iter().any(|(_, child)| child == key);
		ensure!(!names(hotkey), Error::<T>::InvalidChild);
		ensure!(count(children) <= MAX_CHILDREN, Error::<T>::TooManyChildren);
		let whole = children.iter().try_fold(0u64, |sum, (part, _)| sum.checked_add(*part));
		ensure!(whole.is_some(), Error::<T>::ProportionOverflow);
		let mut parents = ParentKeys::<T>::get(hotkey, netuid).into_iter();
		ensure!(!parents.any(|(_, parent)| names(&parent)), Error::<T>::ChildParentInconsistency);
		Ok(())
	}

	/// Whether a hotkey has enough stake for these children. The owner's hotkey and an empty list
	/// need no stake.
	fn may_have(hotkey: &T::AccountId, netuid: NetUid, children: &[Link<T::AccountId>]) -> bool {
		let threshold = StakeThreshold::<T>::get();
		threshold == 0
			|| children.is_empty()
			|| SubnetOwnerHotkey::<T>::get(netuid) == *hotkey
			|| Self::worth_of_all_stake(hotkey).rao() >= threshold
	}

	/// Returns the value of all stake with a hotkey, on all subnets and root, each rounded down.
	/// Lent stake weight is not included.
	fn worth_of_all_stake(hotkey: &T::AccountId) -> TaoBalance {
		TotalHotkeyAlpha::<T>::iter_prefix(hotkey)
			.map(|(netuid, staked)| Self::value_in_tao(netuid, staked))
			.fold(TaoBalance::ZERO, TaoBalance::saturating_add)
	}

	/// Walks over the pending lists of subnets whose epoch slot this block has used, and resumes
	/// the walks that earlier blocks did not finish. One list is visited in any case, further ones
	/// while the meter has room.
	pub(crate) fn apply_pending_children(used: &[NetUid], meter: &mut WeightMeter) {
		for netuid in used {
			let is_pending = PendingChildKeys::<T>::iter_key_prefix(netuid).next().is_some();
			if is_pending && !PendingChildKeysWalk::<T>::contains_key(netuid) {
				PendingChildKeysWalk::<T>::insert(netuid, None::<T::AccountId>);
			}
		}
		// At most one for each subnet.
		let walks: Vec<_> = PendingChildKeysWalk::<T>::iter().collect();
		let (walks, gone): (Vec<_>, Vec<_>) =
			walks.into_iter().partition(|(netuid, _)| Self::subnet_exists(*netuid));
		gone.into_iter().for_each(|(netuid, _)| PendingChildKeysWalk::<T>::remove(netuid));
		cost::charge(meter, cost::pending_walks::<T>(used.len().saturating_add(walks.len())));
		let most = LISTS_A_BLOCK.checked_div(walks.len()).unwrap_or(0).max(1);
		let mut must = true;
		for (netuid, last) in walks {
			Self::walk_pending_children(netuid, last, most, &mut must, meter);
		}
	}

	/// Resumes the walk over a subnet's pending lists after `last`: up to `most` while the meter
	/// has room, and at least one if `must`.
	fn walk_pending_children(
		netuid: NetUid,
		mut last: Option<T::AccountId>,
		most: usize,
		must: &mut bool,
		meter: &mut WeightMeter,
	) {
		let mut keys = match &last {
			None => PendingChildKeys::<T>::iter_key_prefix(netuid),
			Some(last) => {
				let from = PendingChildKeys::<T>::hashed_key_for(netuid, last);
				PendingChildKeys::<T>::iter_key_prefix_from(netuid, from)
			},
		};
		for _ in 0..most {
			let Some(hotkey) = keys.next() else {
				PendingChildKeysWalk::<T>::remove(netuid);
				return;
			};
			let cost = cost::pending_children::<T>(Self::count_subnets());
			if !core::mem::take(must) && !meter.can_consume(cost) {
				break;
			}
			cost::charge(meter, cost);
			Self::apply_if_due(netuid, &hotkey);
			last = Some(hotkey);
		}
		PendingChildKeysWalk::<T>::insert(netuid, last);
	}

	/// Applies a pending list whose cooldown is over, or removes it if it fails the checks.
	fn apply_if_due(netuid: NetUid, hotkey: &T::AccountId) {
		let (children, due) = PendingChildKeys::<T>::get(netuid, hotkey);
		if due >= Self::block_number() && SubtokenEnabled::<T>::get(netuid) {
			return;
		}
		PendingChildKeys::<T>::remove(netuid, hotkey);
		let mut children = children.into_inner();
		// A swap may have replaced a child and not have reached this list yet.
		for (_, child) in children.clone() {
			if let Some(new) = Self::successor(netuid, &child) {
				children = renamed(children, hotkey, &child, &new);
			}
		}
		let is_sound = Self::check_children(hotkey, netuid, &children).is_ok();
		if is_sound && Self::may_have(hotkey, netuid, &children) {
			Self::link_children(hotkey, netuid, children);
		}
	}

	/// Sets the cooldown, in blocks, of lists that are named from now on.
	pub(crate) fn set_children_cooldown(blocks: u64) {
		PendingChildKeyCooldown::<T>::put(blocks);
	}

	/// Sets whether a member of root lends to the owners of new subnets.
	///
	/// Checks, in order: the coldkey owns the hotkey (`NonAssociatedColdKey`), which is not being
	/// swapped (`KeySwapInProgress`) and is a member of root (`HotKeyNotRegisteredInSubNet`).
	pub(crate) fn do_set_auto_parent(
		coldkey: &T::AccountId,
		hotkey: &T::AccountId,
		enabled: bool,
	) -> DispatchResultWithPostInfo {
		refusal::checks_of_small_call(|| {
			Self::ensure_owned_by(hotkey, coldkey)?;
			Self::ensure_not_in_swap(hotkey)?;
			let is_member = Self::uid_of(NetUid::ROOT, hotkey).is_some();
			ensure!(is_member, Error::<T>::HotKeyNotRegisteredInSubNet);
			Ok(())
		})?;
		AutoParentDelegationEnabled::<T>::insert(hotkey, enabled);
		let hotkey = hotkey.clone();
		Self::deposit_event(Event::AutoParentDelegationEnabledSet { hotkey, enabled });
		Ok(().into())
	}

	/// Links root's members to the owner's hotkey of a new subnet, to which they lend all their
	/// stake weight. Skips members with less stake on root than the threshold and those who have
	/// opted out. Members can name other children at once.
	pub(crate) fn lend_to_owner(netuid: NetUid, owner: &T::AccountId) {
		let threshold = StakeThreshold::<T>::get();
		for member in Self::hotkeys_of(NetUid::ROOT).into_iter().filter(|member| member != owner) {
			let lends = AutoParentDelegationEnabled::<T>::get(&member)
				&& Self::total_alpha(&member, NetUid::ROOT).rao() >= threshold;
			let all = vec![(u64::MAX, owner.clone())];
			if lends && Self::check_children(&member, netuid, &all).is_ok() {
				Self::link_children(&member, netuid, all);
			}
		}
	}

	/// Gives a hotkey's choice on lending to new subnets to another hotkey.
	pub(crate) fn pass_on_auto_parent(old: &T::AccountId, new: &T::AccountId) {
		if AutoParentDelegationEnabled::<T>::contains_key(old) {
			let lends = AutoParentDelegationEnabled::<T>::take(old);
			AutoParentDelegationEnabled::<T>::insert(new, lends);
		}
	}

	/// Gives the pending list of a hotkey to another hotkey, without that hotkey itself.
	pub(crate) fn pass_on_pending(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		if PendingChildKeys::<T>::contains_key(netuid, old) {
			let (mut children, due) = PendingChildKeys::<T>::take(netuid, old);
			children.retain(|(_, child)| child != new);
			PendingChildKeys::<T>::insert(netuid, new, (children, due));
		}
	}

	/// Whether the pending list of a hotkey names another.
	pub(crate) fn names_pending(
		netuid: NetUid,
		hotkey: &T::AccountId,
		other: &T::AccountId,
	) -> bool {
		PendingChildKeys::<T>::get(netuid, hotkey).0.iter().any(|(_, child)| child == other)
	}

	/// The hotkeys with pending lists on a subnet, after the cursor.
	pub(crate) fn pending_after(
		netuid: NetUid,
		cursor: &Cursor,
	) -> impl Iterator<Item = T::AccountId> {
		resume(
			cursor,
			|| PendingChildKeys::<T>::iter_key_prefix(netuid),
			|key| PendingChildKeys::<T>::iter_key_prefix_from(netuid, key),
		)
	}

	/// The storage key of a pending list, at which a walk resumes.
	pub(crate) fn pending_key(netuid: NetUid, hotkey: &T::AccountId) -> Vec<u8> {
		PendingChildKeys::<T>::hashed_key_for(netuid, hotkey)
	}

	/// In the pending list of a hotkey, replaces a child by another.
	pub(crate) fn rename_pending_child(
		netuid: NetUid,
		hotkey: &T::AccountId,
		(old, new): (&T::AccountId, &T::AccountId),
	) {
		if !Self::names_pending(netuid, hotkey, old) {
			return;
		}
		let (children, due) = PendingChildKeys::<T>::get(netuid, hotkey);
		let children = renamed(children.into_inner(), hotkey, old, new);
		PendingChildKeys::<T>::insert(netuid, hotkey, (Children::truncate_from(children), due));
	}
}

/// Returns the length of a list of children.
pub(crate) fn count<AccountId>(children: &[Link<AccountId>]) -> u32 {
	u32::try_from(children.len()).unwrap_or(u32::MAX)
}

/// Replaces a child in a list by another; if that is named as well, the parts are added. A list
/// never names the hotkey itself.
fn renamed<AccountId: PartialEq + Clone>(
	mut children: Vec<Link<AccountId>>,
	hotkey: &AccountId,
	old: &AccountId,
	new: &AccountId,
) -> Vec<Link<AccountId>> {
	let part = children
		.iter()
		.filter(|(_, child)| child == old || child == new)
		.fold(0u64, |sum, (part, _)| sum.saturating_add(*part));
	children.retain(|(_, child)| child != old && child != new);
	if hotkey != new {
		children.push((part, new.clone()));
	}
	children
}
