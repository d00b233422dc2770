//! People with a few hotkeys each, and the hotkeys that they deal with.
//!
//! Each coldkey deals with few hotkeys, its own and some neighbours', so the size of the state
//! depends on the number of people and not on the length of the run.

use crate::{chain::BLOCK_TIME, dice::Dice, dice::TAO};
use codec::Encode;
use ganglion_runtime::{AccountId, Runtime, RuntimeGenesisConfig};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor::genesis::{Neuron, Settings, Subnet, SubnetSettings};
use sp_core::{sr25519, Pair};
use sp_io::hashing::blake2_256;
use sp_runtime::{BuildStorage, Storage};
use std::{cell::RefCell, collections::BTreeMap};

/// Hotkeys that a coldkey owns.
const OWN: u16 = 2;
/// Hotkeys of others that a coldkey deals with.
const OTHERS: u16 = 3;
/// Maximum number of neurons of a subnet.
pub const MOST_NEURONS: u16 = 64;
/// Neurons of a subnet at the start.
const FIRST_NEURONS: u16 = 24;
/// Of them, validators with weights at the start.
const FIRST_VALIDATORS: u16 = 6;
/// Subnets that are registered during the run.
const LATER_SUBNETS: u16 = 2;

thread_local! {
	/// The coldkeys that were asked for, because a key takes long to make.
	static COLDKEYS: RefCell<BTreeMap<u16, AccountId>> = const { RefCell::new(BTreeMap::new()) };
}

/// The size of the world.
#[derive(Clone, Copy, Debug)]
pub struct World {
	/// Number of people.
	pub people: u16,
	/// Maximum number of subnets besides root.
	pub subnets: u16,
}

impl World {
	/// Returns the key pair of a person's coldkey, which signs orders.
	pub fn pair(&self, person: u16) -> sr25519::Pair {
		sr25519::Pair::from_seed(&blake2_256(&(*b"cold", person % self.people).encode()))
	}

	/// Returns a person's coldkey.
	pub fn coldkey(&self, person: u16) -> AccountId {
		COLDKEYS.with_borrow_mut(|known| {
			let number = person % self.people;
			known.entry(number).or_insert_with(|| self.pair(number).public().into()).clone()
		})
	}

	/// Returns a person's hotkey.
	pub fn hotkey(&self, person: u16, number: u16) -> AccountId {
		AccountId::new(blake2_256(
			&(*b"heat", (person % self.people) * OWN + number % OWN).encode(),
		))
	}

	/// Returns the `number`th hotkey that a person deals with: first its own, then neighbours'.
	pub fn acquaintance(&self, person: u16, number: u16) -> AccountId {
		match number % (OWN + OTHERS) {
			own if own < OWN => self.hotkey(person, own),
			other => {
				let neighbour = person + (other - OWN) * 7 + 1;
				self.hotkey(neighbour, person + other)
			},
		}
	}

	/// Returns the number of hotkeys that a person deals with.
	pub const fn acquaintances() -> u16 {
		OWN + OTHERS
	}

	/// Returns the number of hotkeys that a person owns.
	pub const fn own_hotkeys() -> u16 {
		OWN
	}

	/// Returns the genesis storage.
	pub fn genesis(&self, dice: &mut Dice) -> Storage {
		let people = 0..self.people;
		// Balances from a tenth of a TAO to 100,000 TAO.
		let balances = people.map(|person| {
			let scale = 10u64.pow(u32::try_from(dice.below(7)).unwrap_or(0));
			(self.coldkey(person), dice.between(1, scale) * (TAO / 10))
		});
		let mut genesis = preset();
		genesis.balances.balances.extend(balances);
		genesis.subtensor_module = self.market(dice);
		let mut storage = genesis.build_storage().expect("the genesis builds");
		sp_state_machine::BasicExternalities::execute_with_storage(&mut storage, || {
			self.hurry();
		});
		storage
	}

	fn market(&self, dice: &mut Dice) -> pallet_subtensor::GenesisConfig<Runtime> {
		let first = self.subnets.saturating_sub(LATER_SUBNETS).max(1);
		let root = subnet_without_neurons(NetUid::ROOT, 20);
		let others = (1..=first).map(|number| self.subnet(number, dice)).collect::<Vec<_>>();
		pallet_subtensor::GenesisConfig {
			block_time_ms: Some(BLOCK_TIME),
			settings: Settings {
				default_tempo: Some(10),
				new_subnets_emit: true,
				new_subnets_dynamic: true,
				max_epochs_per_block: Some(4),
				network_rate_limit: Some(50),
				tx_rate_limit: Some(5),
				start_call_delay: Some(10),
				admin_freeze_window: Some(1),
				childkey_take_rate_limit: Some(10),
				evm_key_rate_limit: Some(10),
				pending_childkey_cooldown: Some(10),
				hotkey_swap_interval: Some(10),
				coldkey_swap_announcement_delay: Some(10),
				coldkey_swap_reannouncement_delay: Some(5),
				..Default::default()
			},
			subnets: core::iter::once(root).chain(others).collect(),
		}
	}

	/// Returns a subnet: odd numbers are dynamic, even ones stable.
	fn subnet(&self, number: u16, dice: &mut Dice) -> Subnet<AccountId> {
		let dynamic = number % 2 == 1;
		let tempo = dice.setting(5, 30);
		let reserve = |dice: &mut Dice| if dynamic { dice.between(10, 20_000) * TAO } else { 0 };
		let neurons = (0..FIRST_NEURONS.min(self.people)).map(|uid| {
			// Each subnet begins with other people.
			let person = number * 5 + uid;
			let is_validator = uid < FIRST_VALIDATORS;
			let stake = if is_validator { dice.between(1, 2_000) * TAO } else { 0 };
			let weights = if is_validator { first_weights(uid, dice) } else { Vec::new() };
			Neuron {
				hotkey: self.hotkey(person, 0),
				coldkey: self.coldkey(person),
				stake: AlphaBalance::new(stake),
				delegate: is_validator,
				weights,
			}
		});
		let neurons = neurons.collect();
		let owner = number * 5;
		Subnet {
			owner: Some((self.coldkey(owner), self.hotkey(owner, 0))),
			dynamic,
			tao_reserve: TaoBalance::new(reserve(dice)),
			alpha_reserve: AlphaBalance::new(reserve(dice)),
			neurons,
			settings: SubnetSettings { commit_reveal: number == 2, ..Default::default() },
			..subnet_without_neurons(NetUid::new(number), tempo)
		}
	}

	/// Lowers rate limits and delays, so that few blocks suffice for many operations.
	fn hurry(&self) {
		use pallet_subtensor::*;
		SubnetLimit::<Runtime>::put(self.subnets);
		NetworkMinLockCost::<Runtime>::put(TaoBalance::new(TAO));
		NetworkLastLockCost::<Runtime>::put(TaoBalance::new(TAO));
		OwnerHyperparamRateLimit::<Runtime>::put(1);
		MechanismRateLimit::<Runtime>::put(5);
		let root = NetUid::ROOT;
		MaxRegistrationsPerBlock::<Runtime>::insert(root, 3);
		TargetRegistrationsPerInterval::<Runtime>::insert(root, 5);
		for netuid in Pallet::<Runtime>::subnets().into_iter().filter(|netuid| !netuid.is_root()) {
			MaxAllowedUids::<Runtime>::insert(netuid, MOST_NEURONS);
			MinAllowedUids::<Runtime>::insert(netuid, 8);
			MaxAllowedValidators::<Runtime>::insert(netuid, 16);
			ImmunityPeriod::<Runtime>::insert(netuid, 20);
			WeightsSetRateLimit::<Runtime>::insert(netuid, 2);
			ServingRateLimit::<Runtime>::insert(netuid, 3);
			BurnHalfLife::<Runtime>::insert(netuid, 10);
			EMAPriceHalvingBlocks::<Runtime>::insert(netuid, 500);
			// A proof of work is found with few tries.
			NetworkPowRegistrationAllowed::<Runtime>::insert(netuid, true);
			MinDifficulty::<Runtime>::insert(netuid, 1);
			Difficulty::<Runtime>::insert(netuid, 20);
		}
	}
}

/// Returns the development preset's genesis: its authority and sudo key.
fn preset() -> RuntimeGenesisConfig {
	let preset = ganglion_runtime::genesis_config_presets::LOCALNET_PRESET.into();
	let json = ganglion_runtime::genesis_config_presets::get_preset(&preset).expect("a preset");
	let patch: serde_json::Value = serde_json::from_slice(&json).expect("presets are JSON");
	let mut whole =
		serde_json::to_value(RuntimeGenesisConfig::default()).expect("a genesis is JSON");
	merge(&mut whole, patch);
	serde_json::from_value(whole).expect("a preset is a genesis")
}

/// Merges a patch into a value, as the node does with presets.
fn merge(whole: &mut serde_json::Value, patch: serde_json::Value) {
	match (whole, patch) {
		(serde_json::Value::Object(whole), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(whole.entry(key).or_insert(serde_json::Value::Null), value);
			}
		},
		(whole, patch) => *whole = patch,
	}
}

/// Returns a subnet without owner, reserves and neurons.
fn subnet_without_neurons(netuid: NetUid, tempo: u16) -> Subnet<AccountId> {
	Subnet {
		netuid,
		tempo,
		owner: None,
		dynamic: false,
		tao_reserve: TaoBalance::ZERO,
		alpha_reserve: AlphaBalance::ZERO,
		started: true,
		always_active: false,
		settings: Default::default(),
		neurons: Vec::new(),
	}
}

/// Draws the initial weights of a validator.
fn first_weights(uid: u16, dice: &mut Dice) -> Vec<(u16, u16)> {
	let miners = FIRST_VALIDATORS..FIRST_NEURONS;
	miners
		.filter(|miner| !(miner + uid).is_multiple_of(3))
		.map(|miner| (miner, dice.setting(1, u16::MAX)))
		.collect()
}
