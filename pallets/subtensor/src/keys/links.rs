//! Links between parents and children: who lends stake weight to whom.
//!
//! Only writer of `ChildKeys`, `ParentKeys` and `SubnetLinks`.
//!
//! A link is a part of a parent's stake weight on one subnet. It is stored with both hotkeys; both
//! lists are short and in account order. A parent chooses its five children, but a child does not
//! choose its parents. So that nobody can block a child's list by filling it, a parent that lends
//! more than the least of 64 parents takes its place. Stake weight of a parent without a place in
//! the child's list stays with the parent.

use crate::{
	pallet::*,
	types::{Children, Link, Parents},
};
use alloc::vec::Vec;
use ganglion_types::NetUid;

impl<T: Config> Pallet<T> {
	/// Replaces the children of a hotkey. Children whose list has no place for the parent are left
	/// out.
	pub(crate) fn link_children(
		parent: &T::AccountId,
		netuid: NetUid,
		children: Vec<Link<T::AccountId>>,
	) {
		for (_, child) in ChildKeys::<T>::get(parent, netuid).iter() {
			if !children.iter().any(|(_, kept)| kept == child) {
				Self::drop_parent(child, netuid, parent);
			}
		}
		let mut linked = children;
		linked.retain(|(part, child)| Self::take_parent(child, netuid, (*part, parent)));
		linked.sort_by(|(_, one), (_, other)| one.cmp(other));
		Self::put_children(parent, netuid, Children::truncate_from(linked.clone()));
		Self::deposit_event(Event::SetChildren(parent.clone(), netuid, linked));
	}

	/// Adds a parent to a child's list or changes its part. Returns whether the list holds it.
	fn take_parent(
		child: &T::AccountId,
		netuid: NetUid,
		(part, parent): (u64, &T::AccountId),
	) -> bool {
		let mut parents = ParentKeys::<T>::get(child, netuid).into_inner();
		let link = (part, parent.clone());
		let before = parents.iter().position(|(_, listed)| listed == parent);
		if let Some(place) = before {
			parents.remove(place);
		} else if !Self::has_place(child, netuid, &mut parents, &link) {
			return false;
		}
		let place = parents.partition_point(|(_, listed)| listed < parent);
		parents.insert(place, link);
		ParentKeys::<T>::insert(child, netuid, Parents::truncate_from(parents));
		true
	}

	/// Whether a child has a place for another parent. In a full list the parent that lends least
	/// is removed if the newcomer lends more.
	fn has_place(
		child: &T::AccountId,
		netuid: NetUid,
		parents: &mut Vec<Link<T::AccountId>>,
		newcomer: &Link<T::AccountId>,
	) -> bool {
		if parents.len() < Self::most_parents() {
			return true;
		}
		let lent = |(part, key): &Link<T::AccountId>| Self::lent_weight(key, netuid, *part);
		let least = parents.iter().map(lent).zip(0usize..).min();
		let Some((_, place)) = least.filter(|(weight, _)| *weight < lent(newcomer)) else {
			return false;
		};
		let (_, displaced) = parents.remove(place);
		let mut rest = ChildKeys::<T>::get(&displaced, netuid);
		rest.retain(|(_, listed)| listed != child);
		Self::deposit_event(Event::SetChildren(displaced.clone(), netuid, rest.to_vec()));
		Self::put_children(&displaced, netuid, rest);
		true
	}

	fn most_parents() -> usize {
		usize::try_from(crate::types::MAX_PARENTS).unwrap_or(usize::MAX)
	}

	/// Removes a parent from a child's list.
	fn drop_parent(child: &T::AccountId, netuid: NetUid, parent: &T::AccountId) {
		let mut parents = ParentKeys::<T>::get(child, netuid);
		parents.retain(|(_, listed)| listed != parent);
		if parents.is_empty() {
			ParentKeys::<T>::remove(child, netuid);
		} else {
			ParentKeys::<T>::insert(child, netuid, parents);
		}
	}

	/// Stores a parent's list of children and updates the subnet's number of links.
	fn put_children(parent: &T::AccountId, netuid: NetUid, children: Children<T::AccountId>) {
		let count = |list: &Children<T::AccountId>| u32::try_from(list.len()).unwrap_or(u32::MAX);
		let before = count(&ChildKeys::<T>::get(parent, netuid));
		let after = count(&children);
		if before != after {
			let others = SubnetLinks::<T>::get(netuid).saturating_sub(before);
			match others.saturating_add(after) {
				0 => SubnetLinks::<T>::remove(netuid),
				links => SubnetLinks::<T>::insert(netuid, links),
			}
		}
		if children.is_empty() {
			ChildKeys::<T>::remove(parent, netuid);
		} else {
			ChildKeys::<T>::insert(parent, netuid, children);
		}
	}

	/// Gives the children and parents of a hotkey on a subnet to another hotkey, whose own links
	/// there are removed. A link between the two is dropped.
	pub(crate) fn pass_on_links(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		let children = ChildKeys::<T>::get(old, netuid);
		let parents = ParentKeys::<T>::get(old, netuid);
		if children.is_empty() && parents.is_empty() {
			return;
		}
		Self::cut_links(netuid, new);
		Self::cut_links(netuid, old);
		let others = |links: Vec<Link<T::AccountId>>| -> Vec<_> {
			links.into_iter().filter(|(_, other)| other != new).collect()
		};
		let (children, parents) = (others(children.into_inner()), others(parents.into_inner()));
		for (part, child) in &children {
			// The old key has just left its place in the list.
			let mut list = ParentKeys::<T>::get(child, netuid).into_inner();
			list.insert(list.partition_point(|(_, key)| key < new), (*part, new.clone()));
			ParentKeys::<T>::insert(child, netuid, Parents::truncate_from(list));
		}
		for (part, parent) in &parents {
			let mut list = ChildKeys::<T>::get(parent, netuid).into_inner();
			list.insert(list.partition_point(|(_, key)| key < new), (*part, new.clone()));
			Self::deposit_event(Event::SetChildren(parent.clone(), netuid, list.clone()));
			Self::put_children(parent, netuid, Children::truncate_from(list));
		}
		if !parents.is_empty() {
			ParentKeys::<T>::insert(new, netuid, Parents::truncate_from(parents));
		}
		if !children.is_empty() {
			Self::deposit_event(Event::SetChildren(new.clone(), netuid, children.clone()));
			Self::put_children(new, netuid, Children::truncate_from(children));
		}
	}

	/// Removes all links of a hotkey on a subnet.
	fn cut_links(netuid: NetUid, hotkey: &T::AccountId) {
		for (_, child) in ChildKeys::<T>::get(hotkey, netuid).iter() {
			Self::drop_parent(child, netuid, hotkey);
		}
		Self::put_children(hotkey, netuid, Children::new());
		for (_, parent) in ParentKeys::<T>::take(hotkey, netuid).iter() {
			let mut children = ChildKeys::<T>::get(parent, netuid);
			children.retain(|(_, child)| child != hotkey);
			Self::put_children(parent, netuid, children);
		}
	}

	/// Returns the number of links of a hotkey on a subnet.
	pub(crate) fn count_links(netuid: NetUid, hotkey: &T::AccountId) -> u32 {
		let links = ChildKeys::<T>::get(hotkey, netuid)
			.len()
			.saturating_add(ParentKeys::<T>::get(hotkey, netuid).len());
		u32::try_from(links).unwrap_or(u32::MAX)
	}

	/// Whether two hotkeys are linked on a subnet.
	pub(crate) fn are_linked(netuid: NetUid, one: &T::AccountId, other: &T::AccountId) -> bool {
		ChildKeys::<T>::get(one, netuid).iter().any(|(_, key)| key == other)
			|| ParentKeys::<T>::get(one, netuid).iter().any(|(_, key)| key == other)
	}
}
