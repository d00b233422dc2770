//! Items that two runtimes store alike: their entries are taken as they are.

use super::{
	items::{self, Name},
	source::Source,
};
use crate::types::{storage::Item, Types};
use std::collections::BTreeMap;

/// The version of metadata that is read.
const METADATA: u32 = 15;

/// The items of a subnet, and which of them a chain stores as this one does.
pub struct Layout {
	/// This program's runtime.
	pub ours: Types,
	/// The items that are taken, with what their values are that the chain does not store, if that
	/// is something else here.
	taken: BTreeMap<Name, Option<Vec<u8>>>,
	/// Items that are left out, and why.
	pub left_out: Vec<String>,
}

/// Returns the types of this program's runtime.
pub fn own_types() -> Result<Types, String> {
	// Some constants of the metadata are read from storage.
	let metadata = sp_state_machine::BasicExternalities::new_empty()
		.execute_with(|| ganglion_runtime::metadata::at_version(METADATA));
	Types::decode(&metadata.ok_or("this program's runtime has no metadata")?)
}

impl Layout {
	/// Compares the chain's items with this program's, by the metadata of both.
	pub async fn of(source: &Source) -> Result<Self, String> {
		let none = || format!("the chain's runtime has no metadata of version {METADATA}");
		let answer: Option<Option<Vec<u8>>> =
			source.call("Metadata_metadata_at_version", METADATA).await?;
		let metadata = answer.flatten().ok_or_else(none)?;
		Self::between(own_types()?, &Types::decode(&metadata)?)
	}

	fn between(ours: Types, theirs: &Types) -> Result<Self, String> {
		let mut layout = Self { ours, taken: BTreeMap::new(), left_out: Vec::new() };
		for name in items::ALL.iter().flat_map(|group| *group) {
			let (pallet, item) = *name;
			let own = layout.ours.item(pallet, item)?;
			let fault = match theirs.item(pallet, item) {
				Err(_) => "the chain has no such item",
				Ok(other) if !own.is_stored_like(&other) => "the chain stores it in another way",
				Ok(other) => {
					let default = other.default().filter(|default| own.default() != Some(default));
					let default = default.map(<[u8]>::to_vec);
					layout.taken.insert(*name, default);
					continue;
				},
			};
			if items::NEEDED.contains(name) {
				return Err(format!("{pallet}.{item}: {fault}, and a subnet cannot do without it"));
			}
			layout.left_out.push(format!("{pallet}.{item}: {fault}"));
		}
		Ok(layout)
	}

	/// Returns the items of a group that are taken, and what their values are that the chain does
	/// not store, if that is something else here.
	pub fn items(
		&self,
		group: &'static [Name],
	) -> impl Iterator<Item = (Item<'_>, Option<&Vec<u8>>)> {
		group.iter().filter_map(|name| {
			let default = self.taken.get(name)?.as_ref();
			Some((self.ours.item(name.0, name.1).ok()?, default))
		})
	}
}

#[cfg(test)]
mod tests {
	use crate::fork::layout::*;

	#[test]
	fn own_layout_should_be_taken_whole() {
		let layout = Layout::between(own_types().unwrap(), &own_types().unwrap()).unwrap();
		assert_eq!(layout.left_out, [""; 0]);
		let all: usize = items::ALL.iter().map(|group| layout.items(group).count()).sum();
		assert_eq!(all, items::ALL.iter().map(|group| group.len()).sum::<usize>());
	}

	#[test]
	fn what_is_stored_otherwise_should_be_left_out() {
		let mut theirs = own_types().unwrap();
		let pallet = theirs.pallets.iter_mut().find(|own| own.name == "SubtensorModule").unwrap();
		let entries = &mut pallet.storage.as_mut().unwrap().entries;
		entries.retain(|entry| entry.name != "Kappa");
		let of = |name: &str| entries.iter().position(|entry| entry.name == name).unwrap();
		let (volume, rho, tempo) = (of("SubnetVolume"), of("Rho"), of("Tempo"));
		entries[rho].ty = entries[volume].ty.clone();
		entries[tempo].default = vec![7, 0];
		let layout = Layout::between(own_types().unwrap(), &theirs).unwrap();
		let defaults = layout.items(items::SUBNET).filter_map(|(_, default)| default);
		assert_eq!(defaults.collect::<Vec<_>>(), [&vec![7, 0]]);
		assert_eq!(
			layout.left_out,
			[
				"SubtensorModule.Kappa: the chain has no such item",
				"SubtensorModule.Rho: the chain stores it in another way",
			]
		);
	}
}
