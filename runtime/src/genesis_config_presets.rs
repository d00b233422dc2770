//! Genesis presets.
//!
//! | preset | for | block time | funded |
//! |---|---|---|---|
//! | `development` | a development chain | 250 ms | six people, an emitting demo subnet |
//! | `localnet` | tests of clients | 12 s or `--block-time` | the same people; subnet 1 has one neuron |
//! | `testnet-template` | a new network | 12 s | the sudo account |

mod demo;

use crate::{AccountId, Balance, BalancesConfig, RuntimeGenesisConfig, SudoConfig};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor::genesis::{Neuron, Settings, Subnet, SubnetSettings};
use serde_json::Value;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// Name of the preset with the values that the network's clients expect of a local network.
pub const LOCALNET_PRESET: &str = "localnet";
/// Name of the template for a new network; its keys and balances are to be replaced.
pub const TESTNET_TEMPLATE_PRESET: &str = "testnet-template";

/// Rao in a TAO.
const TAO: Balance = ganglion_types::RAO_PER_TAO;
/// Block time of the development chain, in milliseconds.
const DEVELOPMENT_BLOCK_TIME: u64 = 250;
/// Block time of the network, in milliseconds.
const NETWORK_BLOCK_TIME: u64 = 12_000;
/// The hotkey `//Alice_hk`.
const ALICE_HOTKEY: [u8; 32] =
	sp_core::hex2array!("506c5a28f51e841b4df26ace64a23d69057fefda24bc9a53cb74197f901e7128");

/// Returns the genesis of a preset, as JSON; none for an unknown name.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let preset = match id.as_ref() {
		DEV_RUNTIME_PRESET => development(),
		LOCALNET_PRESET => localnet(),
		TESTNET_TEMPLATE_PRESET => testnet_template(),
		_ => return None,
	};
	// A JSON value always serialises.
	serde_json::to_string(&preset).ok().map(alloc::string::String::into_bytes)
}

/// Returns the names of all presets.
pub fn preset_names() -> Vec<PresetId> {
	[DEV_RUNTIME_PRESET, LOCALNET_PRESET, TESTNET_TEMPLATE_PRESET].map(PresetId::from).to_vec()
}

/// An authority's Aura and GRANDPA keys.
fn authority(aura: Sr25519Keyring, grandpa: Ed25519Keyring) -> (AuraId, GrandpaId) {
	(aura.public().into(), grandpa.public().into())
}

fn alice() -> (AuraId, GrandpaId) {
	authority(Sr25519Keyring::Alice, Ed25519Keyring::Alice)
}

/// The authority of a local network: a key that no test suite uses, so that no tester's balance
/// grows by the fees.
fn one() -> (AuraId, GrandpaId) {
	authority(Sr25519Keyring::One, Ed25519Keyring::One)
}

fn bob() -> (AuraId, GrandpaId) {
	authority(Sr25519Keyring::Bob, Ed25519Keyring::Bob)
}

/// Six people with the balances that clients expect.
fn people() -> Vec<(AccountId, Balance)> {
	use Sr25519Keyring::*;
	let rich = [Alice, Bob, Charlie].map(|person| (person.to_account_id(), 1_000_000 * TAO));
	let others = [Dave, Eve, Ferdie].map(|person| (person.to_account_id(), 2_000 * TAO));
	rich.into_iter().chain(others).collect()
}

/// The root network, where TAO can be staked from the first block on.
fn root(owner: Option<(AccountId, AccountId)>) -> Subnet<AccountId> {
	Subnet {
		netuid: NetUid::ROOT,
		tempo: 100,
		owner,
		dynamic: false,
		tao_reserve: TaoBalance::ZERO,
		alpha_reserve: AlphaBalance::ZERO,
		started: true,
		always_active: false,
		settings: SubnetSettings::default(),
		neurons: Vec::new(),
	}
}

fn genesis(
	authorities: Vec<(AuraId, GrandpaId)>,
	balances: Vec<(AccountId, Balance)>,
	market: pallet_subtensor::GenesisConfig<crate::Runtime>,
) -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances },
		aura: pallet_aura::GenesisConfig {
			authorities: authorities.iter().map(|(aura, _)| aura.clone()).collect::<Vec<_>>(),
		},
		grandpa: pallet_grandpa::GenesisConfig {
			authorities: authorities
				.into_iter()
				.map(|(_, grandpa)| (grandpa, 1))
				.collect::<Vec<_>>(),
		},
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
		subtensor_module: market,
	})
}

/// One authority, 250 ms blocks, and a demo subnet that emits from the start.
fn development() -> Value {
	let market = pallet_subtensor::GenesisConfig {
		block_time_ms: Some(DEVELOPMENT_BLOCK_TIME),
		settings: Settings {
			new_subnets_emit: true,
			new_subnets_dynamic: true,
			network_rate_limit: Some(0),
			admin_freeze_window: Some(0),
			..Default::default()
		},
		subnets: vec![root(None), demo::subnet()],
	};
	let balances = people().into_iter().chain(demo::balances()).collect();
	genesis(vec![alice()], balances, market)
}

/// What the network's clients expect of a local network: root, and a subnet 1 that nobody uses.
fn localnet() -> Value {
	let nobody = AccountId::new([0; 32]);
	let alice_keys = (Sr25519Keyring::Alice.to_account_id(), AccountId::new(ALICE_HOTKEY));
	let first = Subnet {
		netuid: NetUid::new(1),
		tempo: 100,
		owner: Some((nobody.clone(), nobody.clone())),
		dynamic: true,
		tao_reserve: TaoBalance::new(10 * TAO),
		alpha_reserve: AlphaBalance::new(10 * TAO),
		started: false,
		always_active: false,
		settings: SubnetSettings {
			min_allowed_weights: Some(0),
			weights_set_rate_limit: None,
			// 5,000 blocks at a tempo of 100.
			activity_cutoff_factor: Some(50_000),
			immunity_period: Some(4_096),
			burn: Some(TaoBalance::new(TAO / 10)),
			target_registrations: Some(2),
			adjustment_interval: Some(100),
			pow_registration_allowed: Some(true),
			commit_reveal: true,
			..Default::default()
		},
		neurons: vec![Neuron {
			hotkey: nobody.clone(),
			coldkey: nobody,
			stake: AlphaBalance::new(TAO),
			delegate: false,
			weights: Vec::new(),
		}],
	};
	let market = pallet_subtensor::GenesisConfig {
		block_time_ms: Some(NETWORK_BLOCK_TIME),
		settings: Settings {
			new_subnets_emit: true,
			new_subnets_dynamic: true,
			network_rate_limit: Some(0),
			..Default::default()
		},
		// Test suites start root themselves.
		subnets: vec![Subnet { started: false, ..root(Some(alice_keys)) }, first],
	};
	genesis(vec![one()], people(), market)
}

/// Two authorities and the root network; keys and balances are to be replaced.
fn testnet_template() -> Value {
	let market = pallet_subtensor::GenesisConfig {
		block_time_ms: Some(NETWORK_BLOCK_TIME),
		settings: Settings { new_subnets_dynamic: true, ..Default::default() },
		subnets: vec![root(None)],
	};
	let balances = vec![(Sr25519Keyring::Alice.to_account_id(), 1_000_000 * TAO)];
	genesis(vec![alice(), bob()], balances, market)
}
