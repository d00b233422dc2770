//! The storage items of the protocol pallet that a replay reads: names, keys and types, as declared
//! in `pallets/subtensor/src/lib.rs`. All of them are maps with the Identity hasher; an absent
//! entry is the default of its type.

use codec::{Decode, Encode};
use ganglion_consensus::{ServerMemory, ValidatorMemory};
use sp_crypto_hashing::twox_128;
use std::marker::PhantomData;

/// The pallet's name.
const PALLET: &[u8] = b"SubtensorModule";

/// A storage map from `K` to `V`.
pub struct Map<K, V> {
	name: &'static str,
	types: PhantomData<fn(K) -> V>,
}

impl<K: Encode, V: Decode + Default> Map<K, V> {
	const fn named(name: &'static str) -> Self {
		Self { name, types: PhantomData }
	}

	/// Returns the storage key of an entry.
	pub fn key(&self, key: K) -> Vec<u8> {
		let name = self.name.as_bytes();
		[&twox_128(PALLET)[..], &twox_128(name)[..], &key.encode()[..]].concat()
	}

	/// Decodes an entry from the bytes under its key.
	pub fn value(&self, stored: Option<&[u8]>) -> Result<V, String> {
		let Some(mut bytes) = stored else { return Ok(V::default()) };
		V::decode(&mut bytes)
			.ok()
			.filter(|_| bytes.is_empty())
			.ok_or_else(|| format!("{} has another type than expected", self.name))
	}
}

/// Number of a subnet.
pub type NetUid = u16;
/// Storage index of a mechanism: `netuid + 4096 mechanism`.
pub type Index = u16;
/// Number of a neuron.
pub type Uid = u16;
/// Pairs of uid and value.
pub type Row = Vec<(Uid, u16)>;

/// Block of the last epoch slot.
pub const LAST_EPOCH_BLOCK: Map<NetUid, u64> = Map::named("LastEpochBlock");
/// Block of the last epoch that succeeded.
pub const LAST_STEP_BLOCK: Map<NetUid, u64> = Map::named("LastMechansimStepBlock");
/// Block of the last registration of a uid.
pub const BLOCK_AT_REGISTRATION: Map<(NetUid, Uid), u64> = Map::named("BlockAtRegistration");
/// Whether each uid is active.
pub const ACTIVE: Map<NetUid, Vec<bool>> = Map::named("Active");
/// Consensus.
pub const CONSENSUS: Map<NetUid, Vec<u16>> = Map::named("Consensus");
/// Dividends.
pub const DIVIDENDS: Map<NetUid, Vec<u16>> = Map::named("Dividends");
/// Alpha earned by each uid.
pub const EMISSION: Map<NetUid, Vec<u64>> = Map::named("Emission");
/// Shares of the stake.
pub const STAKE_WEIGHT: Map<NetUid, Vec<u16>> = Map::named("StakeWeight");
/// Validator permits.
pub const VALIDATOR_PERMIT: Map<NetUid, Vec<bool>> = Map::named("ValidatorPermit");
/// Validator trust.
pub const VALIDATOR_TRUST: Map<NetUid, Vec<u16>> = Map::named("ValidatorTrust");
/// Incentive.
pub const INCENTIVE: Map<Index, Vec<u16>> = Map::named("Incentive");
/// Bonds.
pub const BONDS: Map<(Index, Uid), Row> = Map::named("Bonds");
/// Value of a bond of 65535 under the whitepaper's rule.
pub const BOND_SCALE: Map<Index, Vec<u64>> = Map::named("BondScale");
/// The loss under the whitepaper's rule.
pub const SUBNET_LOSS: Map<Index, i64> = Map::named("SubnetLoss");
/// Settings of the whitepaper's rule.
pub const SIGMOID_SETTINGS: Map<NetUid, SigmoidSettings> = Map::named("SigmoidSettings");
/// Required edges of a row of weights under the whitepaper's rule.
pub const REQUIRED_EDGES: Map<Index, u16> = Map::named("RequiredEdges");

/// What the epochs of a mechanism remember beside rows of weights.
pub const EPOCH_MEMORIES: Map<Index, Memory> = Map::named("EpochMemories");
/// The rows of weights that they remember.
pub const REMEMBERED_WEIGHTS: Map<(Index, Uid), Row> = Map::named("RememberedWeights");

/// What the epochs of a mechanism remember beside rows of weights. Lists are by uid.
#[derive(Clone, Debug, Decode, Default, PartialEq, Eq)]
pub struct Memory {
	/// Block of the last epoch that was judged.
	pub block: u64,
	/// The consensus expected of a new server.
	pub prior: u32,
	/// Forecasts.
	pub servers: Vec<ServerMemory>,
	/// Records of validators.
	pub validators: Vec<Option<ValidatorMemory>>,
}

/// Settings of the whitepaper's rule.
#[derive(Decode, Default)]
pub struct SigmoidSettings {
	_trust_floor: u16,
	_average_bonds: bool,
	/// Step of the required edges; 0 switches the peg off.
	pub peg_step: u16,
	/// Maximum of the required edges.
	pub peg_cap: u16,
}

/// Returns the storage index of a mechanism.
pub fn index(netuid: NetUid, mechanism: u8) -> Index {
	netuid.saturating_add(u16::from(mechanism).saturating_mul(4_096))
}
