//! Which rounds the chain lacks.

use crate::client::FullClient;
use codec::Decode;
use ganglion_runtime::{Hash, Runtime};
use ganglion_timelock::PublicKey;
use pallet_drand::{
	types::BeaconConfiguration, BeaconConfig, LastStoredRound, OldestStoredRound, Pulses,
};
use sc_client_api::{StorageKey, StorageProvider};
use std::{
	collections::{BTreeMap, BTreeSet},
	time::{Duration, Instant, SystemTime},
};

/// Rounds before the current one that a node fetches if they are missing: those of six hours.
const CATCH_UP: u64 = 7_200;

/// Time after which a round is submitted again that is not in a block yet.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a block's state says about the beacon.
pub struct View {
	/// The beacon.
	pub beacon: BeaconConfiguration,
	/// The newest round that was written.
	pub last: u64,
	/// The oldest round that can be written.
	pub oldest: u64,
}

impl View {
	/// Reads the state of a block.
	pub fn read(client: &FullClient, block: Hash) -> Result<Self, String> {
		let value = |key: [u8; 32]| client.storage(block, &StorageKey(key.to_vec()));
		let beacon = read(value(BeaconConfig::<Runtime>::hashed_key()))?;
		Ok(Self {
			beacon: beacon.unwrap_or_else(pallet_drand::quicknet),
			last: read(value(LastStoredRound::<Runtime>::hashed_key()))?.unwrap_or_default(),
			oldest: read(value(OldestStoredRound::<Runtime>::hashed_key()))?.unwrap_or_default(),
		})
	}

	/// Returns the public key of the beacon.
	pub fn key(&self) -> Result<PublicKey, String> {
		let key = self.beacon.public_key.as_slice().try_into();
		key.map_err(|_| "the beacon's public key has another length".into())
	}

	/// Returns the beacon's identity as drand's API has it.
	pub fn chain_hash(&self) -> String {
		sp_core::bytes::to_hex(&self.beacon.hash, false).trim_start_matches("0x").into()
	}

	/// Returns the round that is due at a time; zero before the first.
	pub fn due(&self, time: SystemTime) -> u64 {
		let now = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
		let age = now.checked_sub(self.beacon.genesis_time.into());
		let passed = age.and_then(|age| age.checked_div(self.beacon.period.into()));
		passed.map_or(0, |passed| passed.saturating_add(1))
	}
}

/// Whether a block's state has the pulse of a round.
pub fn is_stored(client: &FullClient, block: Hash, round: u64) -> Result<bool, String> {
	let key = StorageKey(Pulses::<Runtime>::hashed_key_for(round));
	let hash = client.storage_hash(block, &key).map_err(|error| error.to_string())?;
	Ok(hash.is_some())
}

fn read<Value: Decode>(
	data: sp_blockchain::Result<Option<sc_client_api::StorageData>>,
) -> Result<Option<Value>, String> {
	let Some(data) = data.map_err(|error| error.to_string())? else { return Ok(None) };
	Value::decode(&mut &data.0[..]).map(Some).map_err(|error| error.to_string())
}

/// The rounds that the chain may lack, and when they were submitted.
#[derive(Default)]
pub struct Missing {
	rounds: BTreeSet<u64>,
	submitted: BTreeMap<u64, Instant>,
	/// The last round that was ever added by its time.
	seen: u64,
}

impl Missing {
	/// Adds rounds, whatever their time.
	pub fn add(&mut self, rounds: impl Iterator<Item = u64>) {
		self.rounds.extend(rounds);
	}

	/// Adds the rounds that became due. At first these are the ones of some hours, and if the chain
	/// has no pulse yet, the current one alone.
	pub fn follow(&mut self, view: &View, due: u64) {
		let first = match (self.seen, view.last) {
			(0, 0) => due,
			(0, _) => due.saturating_sub(CATCH_UP),
			(seen, _) => seen.saturating_add(1).max(due.saturating_sub(CATCH_UP)),
		};
		self.rounds.extend(first.max(1)..=due);
		self.seen = self.seen.max(due);
	}

	/// Drops rounds that can be written no more.
	pub fn forget_before(&mut self, oldest: u64) {
		self.rounds = self.rounds.split_off(&oldest);
		self.submitted = self.submitted.split_off(&oldest);
	}

	/// Drops a round.
	pub fn remove(&mut self, round: u64) {
		self.rounds.remove(&round);
		self.submitted.remove(&round);
	}

	/// Notes that a round was submitted.
	pub fn submit(&mut self, round: u64) {
		self.submitted.insert(round, Instant::now());
	}

	/// Returns the newest rounds up to `due` that were not submitted a short while ago.
	pub fn newest(&self, due: u64, most: usize) -> Vec<u64> {
		let waits =
			|round: &u64| self.submitted.get(round).is_some_and(|since| since.elapsed() < PATIENCE);
		let rounds = self.rounds.range(..=due).rev().copied();
		rounds.filter(|round| !waits(round)).take(most).collect()
	}
}

#[cfg(test)]
mod tests {
	use crate::drand::rounds::*;

	fn view(last: u64) -> View {
		View { beacon: pallet_drand::quicknet(), last, oldest: 1 }
	}

	#[test]
	fn round_should_be_due_at_its_time() {
		let due = |seconds| view(0).due(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
		let start = 1_692_803_367;
		assert_eq!((due(0), due(start - 1)), (0, 0));
		assert_eq!((due(start), due(start + 2), due(start + 3)), (1, 1, 2));
		assert_eq!(due(start + 2_997), 1000);
	}

	#[test]
	fn chain_without_pulses_should_begin_with_the_current_round() {
		let mut missing = Missing::default();
		missing.follow(&view(0), 5_000_000);
		assert_eq!(missing.newest(5_000_000, 10), [5_000_000]);
		missing.follow(&view(0), 5_000_002);
		assert_eq!(missing.newest(5_000_002, 10), [5_000_002, 5_000_001, 5_000_000]);
	}

	#[test]
	fn node_should_catch_up_with_what_it_missed() {
		let mut missing = Missing::default();
		missing.follow(&view(1_000), 50_000);
		assert_eq!(missing.rounds.len() as u64, CATCH_UP + 1);
		assert_eq!(missing.newest(50_000, 2), [50_000, 49_999]);
		missing.forget_before(49_999);
		assert_eq!(missing.newest(50_000, 10), [50_000, 49_999]);
	}

	#[test]
	fn round_should_not_be_submitted_twice_at_once() {
		let mut missing = Missing::default();
		missing.add([5, 6, 7, 900].into_iter());
		missing.submit(6);
		assert_eq!(missing.newest(100, 10), [7, 5], "what lies in the future waits");
		missing.remove(7);
		assert_eq!(missing.newest(100, 10), [5]);
	}

	#[test]
	fn address_of_the_beacon_should_be_hexadecimal() {
		let hash = view(0).chain_hash();
		assert_eq!(&hash[..8], "52db9ba7");
		assert_eq!(hash.len(), 64);
	}
}
