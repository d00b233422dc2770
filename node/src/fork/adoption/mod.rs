//! A subnet of another chain becomes one of a development chain.
//!
//! 1. Entries that depend on nothing else become the chain's as they are.
//! 2. What follows from the seats of neurons is written; lists and rows get this chain's form.
//! 3. Holders of alpha are listed, and links between hotkeys. Everybody who was left out is one
//!    stand-in account: it holds the alpha of the other subnets, all stake on root, and the rest of
//!    the TAO. So sums are what they are on the other chain, and with them the emission of a block
//!    and the stake weights.
//! 4. Totals, prices and accounts are computed anew.
//! 5. The pallets' invariants are checked: the books balance, or the fork is refused.
//!
//! | module | what it settles |
//! |---|---|
//! | [`stand_in`] | the account that stands for everybody who was left out |
//! | [`neurons`] | the neurons |
//! | [`stake`] | who has staked with them |
//! | [`market`] | what the subnets hold |
//! | [`accounts`] | who has an account |

pub mod accounts;
pub mod market;
pub mod neurons;
pub mod stake;
pub mod stand_in;

use super::{
	former,
	items::{self, Name},
	layout::own_types,
	subnet::state,
	whole::netuid_of,
};
use frame_support::storage::{storage_prefix, unhashed};
use ganglion_runtime::{Hash, Runtime, SubtensorModule, Swap, System};
use ganglion_state_file::Entry;
use ganglion_types::NetUid;
use pallet_subtensor::{BlockTimeMs, SubnetOwnerHotkey, TotalIssuance};
use sp_core::storage::Storage;
use sp_state_machine::BasicExternalities;
use stand_in::StandIn;
use std::collections::BTreeSet;

/// A subnet in the form of a file, and the block that it is of.
pub struct Part<'a> {
	/// The subnet.
	pub netuid: NetUid,
	/// The number of the block.
	pub number: u32,
	/// The entries of the other chain.
	pub entries: &'a [Entry],
}

/// Puts a subnet on the state of a chain's genesis, and returns what was changed on the way.
pub fn adopt(base: &mut Storage, genesis: Hash, part: &Part<'_>) -> Result<Vec<String>, String> {
	check(part)?;
	let (existing, mut notes) = existing(part)?;
	let issuance = state(part.entries.iter().cloned()).execute_with(TotalIssuance::<Runtime>::get);
	base.top.extend(plain(part, &existing));
	let adopted = BasicExternalities::execute_with_storage(base, || {
		System::set_block_number(part.number);
		frame_system::BlockHash::<Runtime>::insert(0_u32, genesis);
		settle_time(part.entries);
		let stand_in = StandIn::default();
		let neurons = neurons::settle(part.netuid)?;
		former::adopt(part.entries)?;
		stake::settle(part.netuid, &stand_in);
		let mut hotkeys: BTreeSet<_> = stake::settle_links(part.netuid)?;
		hotkeys.extend(neurons);
		hotkeys.extend(SubnetOwnerHotkey::<Runtime>::try_get(part.netuid));
		stake::settle_auto_stakes(part.netuid, &hotkeys);
		let mut notes = market::settle(part.netuid, &stand_in)?;
		accounts::settle_keys(&hotkeys, &stand_in)?;
		let (netuid, entries) = (part.netuid, part.entries);
		notes.extend(accounts::settle_balances(netuid, entries, issuance, &stand_in));
		check_books()?;
		Ok::<_, String>(notes)
	});
	notes.extend(adopted?);
	Ok(notes)
}

/// Checks that all accounts balance.
pub fn check_books() -> Result<(), String> {
	let books = SubtensorModule::do_try_state().and_then(|()| Swap::do_try_state());
	books.map_err(|error| format!("the books do not balance: {error:?}"))
}

/// Checks that the entries are values of their items.
fn check(part: &Part<'_>) -> Result<(), String> {
	let types = own_types()?;
	for (pallet, name) in items::ALL.iter().flat_map(|group| *group) {
		let item = types.item(pallet, name)?;
		for (_, value) in part.entries.iter().filter(|(key, _)| key.starts_with(item.prefix())) {
			item.check(value)?;
		}
	}
	Ok(())
}

/// Returns the subnets that are taken: all that can trade. The one that was asked for must.
fn existing(part: &Part<'_>) -> Result<(BTreeSet<NetUid>, Vec<String>), String> {
	let netuid = part.netuid;
	state(part.entries.iter().cloned()).execute_with(|| {
		let all = market::subnets();
		if !all.contains(&netuid) || netuid.is_root() {
			return Err(format!("the file has no subnet {}", u16::from(netuid)));
		}
		market::check(netuid)?;
		let mut notes = Vec::new();
		let sound = all.into_iter().filter(|other| {
			let fault = market::check(*other).err();
			notes.extend(fault.iter().map(|fault| format!("{fault}; it is left out")));
			fault.is_none()
		});
		let sound = sound.collect();
		Ok((sound, notes))
	})
}

/// Returns the entries that become the chain's as they are: those of the market for the subnets
/// that exist, and the others but for those that [`accounts`], [`former`] and [`settle_time`] read.
fn plain(part: &Part<'_>, existing: &BTreeSet<NetUid>) -> Vec<Entry> {
	let prefixes = |group: &[Name]| -> Vec<[u8; 32]> {
		let names = group.iter();
		names.map(|(pallet, item)| storage_prefix(pallet.as_bytes(), item.as_bytes())).collect()
	};
	let market = prefixes(items::MARKET);
	let read: Vec<_> = prefixes(items::READ);
	let known: Vec<_> = items::ALL.iter().flat_map(|group| prefixes(group)).collect();
	let is_in =
		|key: &[u8], prefixes: &[[u8; 32]]| prefixes.iter().any(|prefix| key.starts_with(prefix));
	let is_plain = |key: &[u8]| {
		if is_in(key, &market) {
			return netuid_of(key).is_some_and(|netuid| existing.contains(&netuid));
		}
		is_in(key, &known) && !is_in(key, &read)
	};
	part.entries.iter().filter(|(key, _)| is_plain(key)).cloned().collect()
}

/// Takes over the time of the other chain, in this chain's slots.
fn settle_time(entries: &[Entry]) {
	let now = storage_prefix(b"Timestamp", b"Now");
	if let Some(time) = time(entries) {
		unhashed::put(&now, &time);
		let slot = time.checked_div(BlockTimeMs::<Runtime>::get()).unwrap_or_default();
		unhashed::put(&storage_prefix(b"Aura", b"CurrentSlot"), &slot);
	}
}

/// Returns the time of the other chain, in milliseconds.
pub fn time(entries: &[Entry]) -> Option<u64> {
	let now = storage_prefix(b"Timestamp", b"Now");
	let (_, value) = entries.iter().find(|(key, _)| *key == now)?;
	Some(u64::from_le_bytes(value.as_slice().try_into().ok()?))
}
