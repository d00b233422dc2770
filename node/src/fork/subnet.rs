//! Reads what belongs to one subnet.

use super::{
	former,
	items::{self, Name},
	layout::Layout,
	source::Source,
	whole::netuid_of,
};
use codec::Encode;
use frame_support::storage::storage_prefix;
use ganglion_runtime::{AccountId, Runtime};
use ganglion_state_file::Entry;
use ganglion_types::NetUid;
use pallet_subtensor::{
	AlphaV2, ChildKeys, Keys, MechanismCountCurrent, NetworksAdded, Owner, ParentKeys, SubnetOwner,
	SubnetOwnerHotkey,
};
use serde_json::Value;
use sp_core::{bytes::to_hex, storage::Storage};
use sp_state_machine::BasicExternalities;
use std::{
	collections::{BTreeMap, BTreeSet},
	slice,
};

/// Greatest number of a mechanism, plus one: storage indices are `netuid + 4096 mechanism`.
const MECHANISMS: u8 = 16;
/// Difference between the storage indices of two mechanisms.
const INDEX_STEP: u16 = 4_096;

/// What was read so far.
pub struct Reading<'a> {
	source: &'a Source,
	layout: &'a Layout,
	netuid: NetUid,
	/// The entries.
	pub entries: BTreeMap<Vec<u8>, Vec<u8>>,
}

impl<'a> Reading<'a> {
	/// Reads a subnet.
	pub async fn of(source: &'a Source, layout: &'a Layout, netuid: u16) -> Result<Self, String> {
		let netuid = NetUid::new(netuid);
		let mut reading = Self { source, layout, netuid, entries: BTreeMap::new() };
		reading.read_market().await?;
		reading.read_subnet().await?;
		let neurons = reading.look(|| neurons(netuid));
		reading.read_links(&neurons).await?;
		let hotkeys = reading.look(|| with_links(netuid, neurons));
		reading.read_hotkeys(&hotkeys).await?;
		let mut coldkeys = reading.look(|| coldkeys(netuid));
		coldkeys.extend(former::holders(reading.entries.keys()));
		reading.read_coldkeys(&coldkeys).await?;
		Ok(reading)
	}

	/// Reads settings of the chain, and what all subnets have.
	async fn read_market(&mut self) -> Result<(), String> {
		self.fetch_items(&[items::CHAIN], &[]).await?;
		for map in self.starts(&[items::MARKET], &[])? {
			self.fetch_all(&map, |_| true).await?;
		}
		let added = storage_prefix(b"SubtensorModule", b"NetworksAdded");
		let added = self.entries.keys().filter(|key| key.starts_with(&added));
		let all: BTreeSet<_> = added.filter_map(|key| netuid_of(key)).collect();
		for netuid in all {
			self.settle_defaults(&[items::MARKET], &[u16::from(netuid).into()])?;
		}
		let netuid = self.netuid;
		if netuid.is_root() || !self.look(|| NetworksAdded::<Runtime>::get(netuid)) {
			return Err(format!(
				"the chain has no subnet {}{}",
				u16::from(netuid),
				if netuid.is_root() { " with neurons that can be forked: it is root" } else { "" }
			));
		}
		Ok(())
	}

	/// Reads the subnet's settings, lists and rows.
	async fn read_subnet(&mut self) -> Result<(), String> {
		let number: Value = u16::from(self.netuid).into();
		self.fetch_items(&[items::SUBNET, items::LISTS], slice::from_ref(&number)).await?;
		for start in self.starts(&[items::SEATS, items::NEURONS], &[number])? {
			self.fetch_all(&start, |_| true).await?;
		}
		let netuid = self.netuid;
		let count = self.look(|| u8::from(MechanismCountCurrent::<Runtime>::get(netuid)));
		for mechanism in 0..count.clamp(1, MECHANISMS) {
			let offset = INDEX_STEP.saturating_mul(mechanism.into());
			let index: Value = u16::from(netuid).saturating_add(offset).into();
			self.fetch_items(&[items::MECHANISM], slice::from_ref(&index)).await?;
			for start in self.starts(&[items::ROWS], &[index])? {
				self.fetch_all(&start, |_| true).await?;
			}
		}
		Ok(())
	}

	/// Reads who lends stake to the neurons, and to whom they lend.
	async fn read_links(&mut self, neurons: &[AccountId]) -> Result<(), String> {
		let mut keys = Vec::new();
		for neuron in neurons {
			keys.extend(self.starts(&[items::LINKS], &self.on_subnet(neuron))?);
		}
		self.fetch(keys).await
	}

	/// Reads who owns hotkeys, and who has staked with them on the subnet.
	async fn read_hotkeys(&mut self, hotkeys: &BTreeSet<AccountId>) -> Result<(), String> {
		let ours = &self.layout.ours;
		let total = ours.item("SubtensorModule", "TotalHotkeyAlpha")?;
		let shares = ours.item("SubtensorModule", "AlphaV2")?;
		let mut keys = Vec::new();
		for hotkey in hotkeys {
			keys.extend(self.starts(&[items::HOTKEYS], &[named(hotkey)])?);
			keys.extend(self.starts(&[items::HOTKEYS_ON_SUBNET], &self.on_subnet(hotkey))?);
			keys.push(total.key(&[named(hotkey), 0.into()])?);
			keys.push(former::renamed(former::POOLS, &total.key(&self.on_subnet(hotkey))?));
		}
		self.fetch(keys).await?;
		let netuid = self.netuid;
		for hotkey in hotkeys {
			self.settle_defaults(&[items::HOTKEYS], &[named(hotkey)])?;
			self.settle_defaults(&[items::HOTKEYS_ON_SUBNET], &self.on_subnet(hotkey))?;
			let is_here = |key: &[u8]| netuid_of(key) == Some(netuid);
			for start in self.starts(&[items::SHARES], &[named(hotkey)])? {
				self.fetch_all(&start, is_here).await?;
			}
			let former = former::renamed(former::SHARES, &shares.start(&[named(hotkey)])?);
			self.fetch_all(&former, is_here).await?;
		}
		Ok(())
	}

	/// Reads the accounts of coldkeys.
	async fn read_coldkeys(&mut self, coldkeys: &BTreeSet<AccountId>) -> Result<(), String> {
		let mut keys = Vec::new();
		for coldkey in coldkeys {
			keys.extend(self.starts(&[items::COLDKEYS], &[named(coldkey)])?);
			keys.extend(self.starts(&[items::COLDKEYS_ON_SUBNET], &self.on_subnet(coldkey))?);
		}
		self.fetch(keys).await
	}

	/// The keys of a map by account and subnet.
	fn on_subnet(&self, account: &AccountId) -> [Value; 2] {
		[named(account), u16::from(self.netuid).into()]
	}

	/// The storage keys of items with these keys, or what they begin with if there are more.
	fn starts(&self, groups: &[&'static [Name]], keys: &[Value]) -> Result<Vec<Vec<u8>>, String> {
		let items = groups.iter().flat_map(|group| self.layout.items(group));
		items.map(|(item, _)| item.start(keys)).collect()
	}

	/// Reads the entries with these keys, and writes those that the chain does not store because
	/// they are its defaults, if they are not this chain's.
	async fn fetch_items(
		&mut self,
		groups: &[&'static [Name]],
		keys: &[Value],
	) -> Result<(), String> {
		self.fetch(self.starts(groups, keys)?).await?;
		self.settle_defaults(groups, keys)
	}

	fn settle_defaults(
		&mut self,
		groups: &[&'static [Name]],
		keys: &[Value],
	) -> Result<(), String> {
		let layout = self.layout;
		for (item, default) in groups.iter().flat_map(|group| layout.items(group)) {
			if let Some(default) = default {
				self.entries.entry(item.key(keys)?).or_insert_with(|| default.clone());
			}
		}
		Ok(())
	}

	async fn fetch(&mut self, keys: Vec<Vec<u8>>) -> Result<(), String> {
		self.entries.extend(self.source.values(&keys).await?);
		Ok(())
	}

	async fn fetch_all(
		&mut self,
		prefix: &[u8],
		is_taken: impl Fn(&[u8]) -> bool,
	) -> Result<(), String> {
		let mut keys = self.source.keys(prefix).await?;
		keys.retain(|key| is_taken(key));
		self.fetch(keys).await
	}

	/// Looks at what was read so far, as the storage of a chain.
	fn look<T>(&self, look: impl FnOnce() -> T) -> T {
		state(self.entries.clone()).execute_with(look)
	}

	/// Returns the entries in the order of their keys.
	pub fn into_entries(self) -> Vec<Entry> {
		self.entries.into_iter().collect()
	}
}

/// Entries as the storage of a chain.
pub fn state(entries: impl IntoIterator<Item = Entry>) -> BasicExternalities {
	let top = entries.into_iter().collect();
	BasicExternalities::new(Storage { top, children_default: Default::default() })
}

fn named(account: &AccountId) -> Value {
	to_hex(&account.encode(), false).into()
}

fn neurons(netuid: NetUid) -> Vec<AccountId> {
	Keys::<Runtime>::iter_prefix(netuid).map(|(_, hotkey)| hotkey).collect()
}

/// Adds whom neurons lend stake, who lends to them, and the owner's hotkey.
fn with_links(netuid: NetUid, neurons: Vec<AccountId>) -> BTreeSet<AccountId> {
	let mut hotkeys: BTreeSet<_> = neurons.iter().cloned().collect();
	for neuron in &neurons {
		let children = ChildKeys::<Runtime>::get(neuron, netuid);
		let parents = ParentKeys::<Runtime>::get(neuron, netuid);
		let links = children.into_iter().chain(parents);
		hotkeys.extend(links.map(|(_, hotkey)| hotkey));
	}
	hotkeys.extend(SubnetOwnerHotkey::<Runtime>::try_get(netuid));
	hotkeys
}

/// The subnet's owner, the owners of hotkeys, and who has staked with them.
fn coldkeys(netuid: NetUid) -> BTreeSet<AccountId> {
	let holders = AlphaV2::<Runtime>::iter_keys().map(|(_, coldkey, _)| coldkey);
	let owners = Owner::<Runtime>::iter_values();
	holders.chain(owners).chain(SubnetOwner::<Runtime>::try_get(netuid)).collect()
}
