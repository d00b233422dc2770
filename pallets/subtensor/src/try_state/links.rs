//! Invariants of the links between parents and children.

use crate::{pallet::*, types::Link};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::ensure;
use ganglion_types::NetUid;
use sp_runtime::TryRuntimeError;

use super::sums::sum;

/// Lists of links by hotkey and subnet.
type Lists<AccountId> = BTreeMap<(AccountId, NetUid), Vec<Link<AccountId>>>;

impl<T: Config> Pallet<T> {
	/// The maps of parents and of children agree, no hotkey lends more than the whole, and the
	/// links are counted.
	pub(super) fn check_links() -> Result<(), TryRuntimeError> {
		let children: Lists<T::AccountId> = ChildKeys::<T>::iter()
			.map(|(parent, netuid, children)| ((parent, netuid), children.to_vec()))
			.collect();
		let parents: Lists<T::AccountId> = ParentKeys::<T>::iter()
			.map(|(child, netuid, parents)| ((child, netuid), parents.to_vec()))
			.collect();
		let readable = ChildKeys::<T>::iter_keys().count() == children.len()
			&& ParentKeys::<T>::iter_keys().count() == parents.len();
		ensure!(readable, "a list of links is longer than it can be");
		check_lenders(&children, &parents)?;
		check_borrowers(&children, &parents)?;
		Self::check_number_of_links(&children)
	}

	fn check_number_of_links(children: &Lists<T::AccountId>) -> Result<(), TryRuntimeError> {
		let mut links: BTreeMap<NetUid, u32> = BTreeMap::new();
		for ((_, netuid), children) in children {
			let count = links.entry(*netuid).or_default();
			*count = count.saturating_add(u32::try_from(children.len()).unwrap_or(u32::MAX));
		}
		for (netuid, count) in SubnetLinks::<T>::iter().filter(|(_, count)| *count != 0) {
			ensure!(links.remove(&netuid) == Some(count), "links are miscounted");
		}
		ensure!(links.is_empty(), "links are not counted");
		Ok(())
	}

	/// A pending list names no child twice and not the hotkey itself, and lends no more than the
	/// whole.
	pub(super) fn check_pending_children() -> Result<(), TryRuntimeError> {
		let mut readable = 0;
		for (_, parent, (children, _)) in PendingChildKeys::<T>::iter() {
			let names: BTreeSet<_> = children.iter().map(|(_, child)| child).collect();
			ensure!(names.len() == children.len(), "a pending list names a child twice");
			ensure!(!names.contains(&parent), "a pending list names the hotkey itself");
			ensure!(is_whole_at_most(&children), "a pending list lends more than the whole");
			readable = usize::saturating_add(readable, 1);
		}
		let all = PendingChildKeys::<T>::iter_keys().count();
		ensure!(all == readable, "a list of links is longer than it can be");
		Ok(())
	}
}

fn is_ascending<AccountId: Ord>(links: &[Link<AccountId>]) -> bool {
	links.iter().zip(links.iter().skip(1)).all(|((_, one), (_, next))| one < next)
}

fn is_whole_at_most<AccountId>(links: &[Link<AccountId>]) -> bool {
	sum(links.iter().map(|(part, _)| *part)) <= u128::from(u64::MAX)
}

/// Checks the lists of children, and that each child's list of parents agrees.
fn check_lenders<AccountId: Ord + Clone>(
	children: &Lists<AccountId>,
	parents: &Lists<AccountId>,
) -> Result<(), TryRuntimeError> {
	let parents_of = |hotkey: &AccountId, netuid| {
		parents.get(&(hotkey.clone(), netuid)).map(Vec::as_slice).unwrap_or_default()
	};
	for ((parent, netuid), children) in children {
		ensure!(!children.is_empty(), "an empty list of children is stored");
		ensure!(is_ascending(children), "children are not in account order");
		ensure!(is_whole_at_most(children), "a hotkey lends more than the whole");
		let lenders = parents_of(parent, *netuid);
		for (part, child) in children {
			ensure!(child != parent, "a hotkey is its own child");
			let known = parents_of(child, *netuid).contains(&(*part, parent.clone()));
			ensure!(known, "a parent is missing from its child's list");
			let both = lenders.iter().any(|(_, other)| other == child);
			ensure!(!both, "a hotkey is parent and child of another");
		}
	}
	Ok(())
}

/// Checks the lists of parents, and that each parent's list of children agrees.
fn check_borrowers<AccountId: Ord + Clone>(
	children: &Lists<AccountId>,
	parents: &Lists<AccountId>,
) -> Result<(), TryRuntimeError> {
	for ((child, netuid), parents) in parents {
		ensure!(!parents.is_empty(), "an empty list of parents is stored");
		ensure!(is_ascending(parents), "parents are not in account order");
		for (part, parent) in parents {
			let lent = children.get(&(parent.clone(), *netuid));
			let known = lent.is_some_and(|lent| lent.contains(&(*part, child.clone())));
			ensure!(known, "a child is missing from its parent's list");
		}
	}
	Ok(())
}
