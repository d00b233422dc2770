//! A development chain begins with a fork: root is `//Alice`, who has TAO, and the books balance.

use super::adoption::{self, Part};
use crate::{
	dump::{recoded, state_root, Dump},
	types::account::account,
};
use codec::Encode;
use frame_system::Account;
use ganglion_economy::block_emission;
use ganglion_runtime::{
	opaque::Header, AccountId, Hash, Runtime, RuntimeGenesisConfig, VERSION, WASM_BINARY,
};
use ganglion_state_file::{Entry, Head};
use ganglion_types::{NetUid, TaoBalance, RAO_PER_TAO};
use pallet_subtensor::{BlockTimeMs, TotalIssuance, TotalMinted};
use sc_service::ChainSpec;
use serde_json::Value;
use sp_core::storage::{well_known_keys::CODE, Storage};
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _, Header as _},
	BuildStorage, Digest, DigestItem,
};
use sp_state_machine::BasicExternalities;

/// The account that is root of a fork.
const ROOT: &str = "//Alice";
/// TAO that root has at least, if so much does not change what a block mints; else a tenth, and so
/// on.
const FUNDS: [u64; 6] = [100_000, 10_000, 1_000, 100, 10, 1];
/// Marks what Aura's author says in a block.
const AURA: [u8; 4] = *b"aura";

/// A state with which a development chain begins.
pub struct Beginning {
	/// The state, its block, and the genesis block that the chain has.
	pub dump: Dump,
	/// What is not as on the other chain.
	pub notes: Vec<String>,
}

impl Beginning {
	/// Makes the state of a file one of a development chain: a whole chain goes on, and a subnet is
	/// put on the genesis state of the specification.
	pub fn of(dump: Dump, spec: &dyn ChainSpec) -> Result<Self, String> {
		if dump.header.number == 0 {
			return Err("a fork begins at block 1 or later: genesis is block 0".into());
		}
		match dump.subnet() {
			None => Self::of_chain(dump),
			Some(netuid) => Self::of_subnet(dump, netuid, spec),
		}
	}

	fn of_chain(dump: Dump) -> Result<Self, String> {
		let mut state = storage(dump.entries);
		let is_own = dump.head.fork.as_ref().is_none_or(|fork| {
			(&*fork.chain, fork.spec_version) == (&*VERSION.spec_name, VERSION.spec_version)
		});
		let notes = BasicExternalities::execute_with_storage(&mut state, || {
			become_root()?;
			let fault = if is_own { adoption::check_books().err() } else { None };
			Ok::<_, String>(Vec::from_iter(fault))
		})?;
		let mut digest = dump.header.digest.clone();
		// The author has not signed this state, and the engine of development chains signs none.
		digest.logs.retain(|item| item.as_seal().is_none());
		let parent = *dump.header.parent_hash();
		let dump = with_state(dump.genesis, dump.header.number, parent, digest, state)?;
		Ok(Self { dump, notes })
	}

	fn of_subnet(dump: Dump, netuid: u16, spec: &dyn ChainSpec) -> Result<Self, String> {
		let mut state = genesis(spec)?;
		let zero = Hash::default();
		let empty = BlakeTwo256::ordered_trie_root(Vec::new(), Default::default());
		let root = state_root(entries(state.clone()));
		let genesis = Header::new(0, empty, root, zero, Default::default());
		let part = Part {
			netuid: NetUid::new(netuid),
			number: dump.header.number,
			entries: &dump.entries,
		};
		let notes = adoption::adopt(&mut state, genesis.hash(), &part)?;
		let slots = BasicExternalities::execute_with_storage(&mut state, || {
			become_root()?;
			Ok::<_, String>(BlockTimeMs::<Runtime>::get())
		})?;
		let time = adoption::time(&dump.entries).unwrap_or_default();
		let slot = time.checked_div(slots).unwrap_or_default();
		let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA, slot.encode())] };
		let (number, parent) = (dump.header.number, *dump.header.parent_hash());
		Ok(Self { dump: with_state(genesis, number, parent, digest, state)?, notes })
	}
}

/// Returns a state with a block that has it.
fn with_state(
	genesis: Header,
	number: u32,
	parent: Hash,
	digest: Digest,
	state: Storage,
) -> Result<Dump, String> {
	let entries = entries(state);
	let root = state_root(entries.clone());
	let no_extrinsics = BlakeTwo256::ordered_trie_root(Vec::new(), Default::default());
	let header = Header::new(number, no_extrinsics, root, parent, digest);
	let head = Head {
		genesis: recoded(&genesis)?,
		header: recoded(&header)?,
		body: Vec::new(),
		fork: None,
	};
	Ok(Dump { genesis, header, head, entries })
}

fn storage(entries: Vec<Entry>) -> Storage {
	Storage { top: entries.into_iter().collect(), children_default: Default::default() }
}

fn entries(state: Storage) -> Vec<Entry> {
	state.top.into_iter().collect()
}

/// Makes `//Alice` root, and mints TAO for her unless she has some.
fn become_root() -> Result<(), String> {
	let alice = account(ROOT)?;
	pallet_sudo::Key::<Runtime>::put(&alice);
	let issuance = TotalIssuance::<Runtime>::get().rao();
	let has = Account::<Runtime>::get(&alice).data.free;
	let missing = FUNDS.map(|tao| (tao * RAO_PER_TAO).saturating_sub(has));
	let fits = |missing: &u64| {
		block_emission(issuance.saturating_add(*missing)) == block_emission(issuance)
	};
	let missing = missing.into_iter().find(fits).unwrap_or_default();
	if missing != 0 {
		mint(&alice, missing);
	}
	Ok(())
}

/// Mints TAO, counted as all that is minted.
fn mint(who: &AccountId, amount: u64) {
	Account::<Runtime>::mutate(who, |info| {
		info.data.free = info.data.free.saturating_add(amount);
		info.providers = info.providers.max(1);
	});
	let more = |sum: &mut TaoBalance| *sum = sum.saturating_add(TaoBalance::new(amount));
	TotalMinted::<Runtime>::mutate(more);
	TotalIssuance::<Runtime>::mutate(more);
	pallet_balances::TotalIssuance::<Runtime>::mutate(|sum| *sum = sum.saturating_add(amount));
}

/// Returns the genesis state of a development chain without its subnets, root aside.
fn genesis(spec: &dyn ChainSpec) -> Result<Storage, String> {
	let failed = |error: serde_json::Error| format!("the genesis of the chain: {error}");
	let spec: Value = serde_json::from_str(&spec.as_json(false)?).map_err(failed)?;
	let mut patch = spec
		.pointer("/genesis/runtimeGenesis/patch")
		.ok_or("one subnet begins on a built-in chain (--dev), not on a specification's file")?
		.clone();
	let subnets = patch.pointer_mut("/subtensorModule/subnets").and_then(Value::as_array_mut);
	subnets.ok_or("the genesis preset has no subnets")?.retain(|subnet| subnet["netuid"] == 0);
	let mut config = serde_json::to_value(RuntimeGenesisConfig::default()).map_err(failed)?;
	sc_chain_spec::json_merge(&mut config, patch);
	let config: RuntimeGenesisConfig = serde_json::from_value(config).map_err(failed)?;
	let mut state = config.build_storage()?;
	let code = WASM_BINARY.ok_or("this binary was built without the runtime's WASM")?;
	state.top.insert(CODE.to_vec(), code.to_vec());
	Ok(state)
}
