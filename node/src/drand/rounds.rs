//! Which rounds the chain lacks, and which of them are tried next.
//!
//! A round is missing until the best block's state has it. Few are open at a time, the newest
//! first, because a block takes few and the pool is everybody's. One that was submitted stays open:
//! the pool may have refused its transaction, or dropped it for a newer round's, so it is submitted
//! again after a while. One that the source does not have makes way for older ones, for longer each
//! time. If the chain does not go on from the block that was last looked at, all begins again.

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

/// Rounds that are tried at a time: as many as two blocks take.
const OPEN: usize = 2 * pallet_drand::MAX_PULSES as usize;

/// Time after which a round is submitted again that is not in a block yet.
const PATIENCE: Duration = Duration::from_secs(30);

/// Time after which the source is asked again for a round that it did not have. Most rounds are
/// out a second after they are due.
const FIRST_WAIT: Duration = Duration::from_secs(2);

/// Most time after which it is asked again.
const LONGEST_WAIT: Duration = Duration::from_secs(300);

/// The newest rounds, of which some are out if the clock is right and the beacon runs.
pub const NEWEST: u64 = 5;

/// Time for which none of the newest rounds may be out before that is worth a warning.
const LONG: Duration = Duration::from_secs(60);

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

/// The best block when it was looked at.
pub struct Head {
	/// Its number.
	pub number: u32,
	/// The block.
	pub hash: Hash,
	/// The newest round that was written.
	pub last: u64,
}

impl Head {
	/// Whether the chain went on from this block to a later best one. It did not if blocks were
	/// taken back or replaced, or if root named another beacon. `there` is the block of the chain
	/// that now has this one's number.
	pub fn goes_on(&self, later: &Self, there: Option<Hash>) -> bool {
		there == Some(self.hash) && later.number >= self.number && later.last >= self.last
	}
}

/// The rounds that the chain may lack, and what came of trying them.
#[derive(Default)]
pub struct Missing {
	rounds: BTreeSet<u64>,
	attempts: BTreeMap<u64, Attempt>,
	/// The last round that was added by its time; zero if none was.
	seen: u64,
	/// The first round that may be added by its time, known once one was.
	first: Option<u64>,
}

/// What came of the last attempt at a round.
enum Attempt {
	/// It was submitted at this time.
	Submitted(Instant),
	/// The source did not have it at this time, and is not asked for it for so long.
	Unavailable(Instant, Duration),
}

impl Missing {
	/// Forgets what was done so far, because rounds that were stored may be missing again. Adds
	/// rounds, whatever their time.
	pub fn restart(&mut self, rounds: impl Iterator<Item = u64>) {
		*self = Self { rounds: rounds.collect(), first: self.first, ..Self::default() };
	}

	/// Adds the rounds that became due. At first these are the ones of some hours, and if the chain
	/// had no pulse when the node began, those since then.
	pub fn follow(&mut self, view: &View, due: u64) {
		let start = if view.last == 0 { due } else { 1 };
		let first = *self.first.get_or_insert(start);
		let next = if self.seen == 0 { first.min(due) } else { self.seen.saturating_add(1) };
		self.rounds.extend(next.max(due.saturating_sub(CATCH_UP)).max(1)..=due);
		// Less than before if the clock was set back.
		self.seen = due;
	}

	/// Drops rounds that can be written no more.
	pub fn forget_before(&mut self, oldest: u64) {
		self.rounds = self.rounds.split_off(&oldest);
		self.attempts = self.attempts.split_off(&oldest);
	}

	/// Drops a round.
	pub fn remove(&mut self, round: u64) {
		self.rounds.remove(&round);
		self.attempts.remove(&round);
	}

	/// Notes that a round was submitted, whether the pool took it or not.
	pub fn submit(&mut self, round: u64, now: Instant) {
		self.attempts.insert(round, Attempt::Submitted(now));
	}

	/// Notes that the source does not have a round. It waits twice as long each time.
	pub fn postpone(&mut self, round: u64, now: Instant) {
		let wait = match self.attempts.get(&round) {
			Some(Attempt::Unavailable(_, wait)) => wait.saturating_mul(2).min(LONGEST_WAIT),
			_ => FIRST_WAIT,
		};
		self.attempts.insert(round, Attempt::Unavailable(now, wait));
	}

	/// Returns the newest rounds up to `due`, as many as are tried at a time. Those that were
	/// submitted are among them, those that wait for the source are not.
	pub fn open(&self, due: u64, now: Instant) -> Vec<u64> {
		let rounds = self.rounds.range(..=due).rev().copied();
		rounds.filter(|round| !self.is_unavailable(*round, now)).take(OPEN).collect()
	}

	/// Whether a round was submitted a short while ago.
	pub fn is_submitted(&self, round: u64, now: Instant) -> bool {
		matches!(
			self.attempts.get(&round),
			Some(Attempt::Submitted(since)) if now.duration_since(*since) < PATIENCE
		)
	}

	/// Whether the source did not have a round a short while ago.
	fn is_unavailable(&self, round: u64, now: Instant) -> bool {
		matches!(
			self.attempts.get(&round),
			Some(Attempt::Unavailable(since, wait)) if now.duration_since(*since) < *wait
		)
	}
}

/// Whether rounds are out when they are due by this machine's clock.
#[derive(Default)]
pub struct Lag {
	/// The newest round that is out.
	newest: u64,
	/// Since when none of the newest rounds has been out.
	since: Option<Instant>,
}

impl Lag {
	/// Notes a round that is out.
	pub fn note(&mut self, round: u64) {
		self.newest = self.newest.max(round);
	}

	/// Whether none of the [`NEWEST`] rounds up to `due` has been out for a long time.
	pub fn is_long(&mut self, due: u64, now: Instant) -> bool {
		if due.saturating_sub(self.newest) < NEWEST {
			self.since = None;
			return false;
		}
		let since = *self.since.get_or_insert(now);
		now.duration_since(since) >= LONG
	}
}

#[cfg(test)]
mod tests {
	use crate::drand::rounds::*;

	fn view(last: u64) -> View {
		View { beacon: pallet_drand::quicknet(), last, oldest: 1 }
	}

	fn head(number: u32, hash: u8, last: u64) -> Head {
		Head { number, hash: Hash::repeat_byte(hash), last }
	}

	impl Missing {
		/// The rounds that are tried now.
		fn next(&self, due: u64, now: Instant) -> Vec<u64> {
			let open = self.open(due, now).into_iter();
			open.filter(|round| !self.is_submitted(*round, now)).collect()
		}

		fn submit_all(&mut self, due: u64, now: Instant) {
			self.next(due, now).into_iter().for_each(|round| self.submit(round, now));
		}

		fn postpone_all(&mut self, due: u64, now: Instant) {
			self.next(due, now).into_iter().for_each(|round| self.postpone(round, now));
		}
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
		let (mut missing, now) = (Missing::default(), Instant::now());
		missing.follow(&view(0), 5_000_000);
		assert_eq!(missing.open(5_000_000, now), [5_000_000]);
		missing.follow(&view(0), 5_000_002);
		assert_eq!(missing.open(5_000_002, now), [5_000_002, 5_000_001, 5_000_000]);
	}

	#[test]
	fn node_should_catch_up_with_what_it_missed() {
		let (mut missing, now) = (Missing::default(), Instant::now());
		missing.follow(&view(1_000), 50_000);
		assert_eq!(missing.rounds.len() as u64, CATCH_UP + 1);
		assert_eq!(missing.open(50_000, now)[..2], [50_000, 49_999]);
		missing.forget_before(49_999);
		assert_eq!(missing.open(50_000, now), [50_000, 49_999]);
	}

	#[test]
	fn rounds_should_be_followed_when_the_clock_was_set_back() {
		let (mut missing, now) = (Missing::default(), Instant::now());
		for due in [1_000, 500, 501] {
			missing.follow(&view(0), due);
		}
		assert_eq!(missing.open(501, now), [501]);
	}

	#[test]
	fn round_should_not_be_submitted_twice_at_once() {
		let (mut missing, now) = (Missing::default(), Instant::now());
		missing.restart([5, 6, 7, 900].into_iter());
		missing.submit(6, now);
		assert_eq!(missing.next(100, now), [7, 5], "what lies in the future waits");
		missing.remove(7);
		assert_eq!(missing.next(100, now), [5]);
	}

	#[test]
	fn few_rounds_should_be_open_at_once() {
		let (mut missing, now) = (Missing::default(), Instant::now());
		missing.follow(&view(1_000), 50_000);
		let newest: Vec<_> = (49_981..=50_000).rev().collect();
		assert_eq!(missing.next(50_000, now), newest);
		missing.submit_all(50_000, now);
		assert!(missing.next(50_000, now).is_empty(), "older ones wait");
		missing.remove(49_990);
		assert_eq!(missing.next(50_000, now), [49_980], "one is in a block");
		missing.follow(&view(1_000), 50_001);
		assert_eq!(missing.next(50_001, now), [50_001], "a new one goes first");
	}

	#[test]
	fn round_that_is_in_no_block_should_be_submitted_again_after_a_while() {
		let (mut missing, now) = (Missing::default(), Instant::now());
		missing.restart(1..=100);
		missing.submit_all(100, now);
		assert!(missing.next(100, now + PATIENCE / 2).is_empty());
		let again: Vec<_> = (81..=100).rev().collect();
		assert_eq!(missing.next(100, now + PATIENCE), again);
		missing.submit_all(100, now + PATIENCE);
		assert!(missing.next(100, now + PATIENCE).is_empty());
	}

	#[test]
	fn chain_should_go_on_with_more_blocks() {
		let before = head(7, 1, 900);
		assert!(before.goes_on(&before, Some(before.hash)));
		assert!(before.goes_on(&head(8, 2, 900), Some(before.hash)));
		assert!(before.goes_on(&head(9, 3, 910), Some(before.hash)));
	}

	#[test]
	fn chain_should_not_go_on_when_blocks_or_pulses_are_gone() {
		let before = head(7, 1, 900);
		assert!(!before.goes_on(&head(6, 2, 900), None), "blocks were taken back");
		let other = Hash::repeat_byte(3);
		assert!(!before.goes_on(&head(9, 2, 900), Some(other)), "and there are more since");
		assert!(!before.goes_on(&head(8, 2, 899), Some(before.hash)), "the beacon was changed");
	}

	#[test]
	fn rounds_that_are_stored_no_more_should_be_submitted_again() {
		let (mut missing, now) = (Missing::default(), Instant::now());
		missing.follow(&view(0), 100);
		missing.follow(&view(100), 103);
		(100..=102).for_each(|round| missing.remove(round));
		missing.submit(103, now);
		assert!(missing.next(103, now).is_empty());
		for last in [0, 100] {
			missing.restart(std::iter::empty());
			missing.follow(&view(last), 104);
			let all = [104, 103, 102, 101, 100];
			assert_eq!(missing.next(104, now), all, "and none that the chain never had");
		}
	}

	#[test]
	fn rounds_of_a_file_should_be_submitted_again() {
		let (mut missing, now) = (Missing::default(), Instant::now());
		for _ in 0..2 {
			missing.restart([5, 6].into_iter());
			assert_eq!(missing.next(100, now), [6, 5]);
			missing.submit(6, now);
			missing.remove(5);
			assert!(missing.next(100, now).is_empty());
		}
	}

	#[test]
	fn rounds_that_are_not_out_should_make_way_for_older_ones() {
		let (mut missing, now) = (Missing::default(), Instant::now());
		missing.restart(1..=100);
		for _ in 0..2 {
			assert!(missing.next(100, now).iter().all(|round| *round > 60));
			missing.postpone_all(100, now);
		}
		let older: Vec<_> = (41..=60).rev().collect();
		assert_eq!(missing.next(100, now), older);
		let newer: Vec<_> = (81..=100).rev().collect();
		assert_eq!(missing.next(100, now + FIRST_WAIT), newer, "their turn comes again");
	}

	#[test]
	fn round_that_is_not_out_should_wait_longer_each_time() {
		let (mut missing, mut now) = (Missing::default(), Instant::now());
		missing.restart([7].into_iter());
		let mut waits = Vec::new();
		for _ in 0..10 {
			missing.postpone(7, now);
			let second = Duration::from_secs(1);
			let wait = (1_u32..).find(|wait| !missing.next(100, now + second * *wait).is_empty());
			waits.extend(wait);
			now += second * wait.unwrap_or_default();
		}
		assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
		missing.submit(7, now);
		missing.postpone(7, now);
		assert_eq!(missing.next(100, now + FIRST_WAIT), [7], "it was out in between");
	}

	#[test]
	fn lag_should_be_long_when_it_lasts() {
		let (mut lag, start) = (Lag::default(), Instant::now());
		lag.note(990);
		assert!(!lag.is_long(1_000, start));
		lag.note(1_000);
		assert!(!lag.is_long(1_010, start + LONG / 2));
		lag.note(1_010);
		assert!(lag.is_long(1_020, start + LONG), "rounds are out, but all of them late");
		lag.note(1_016);
		assert!(!lag.is_long(1_020, start + LONG), "one of the newest is out");
		assert!(!lag.is_long(1_021, start + LONG), "it begins again");
	}

	#[test]
	fn address_of_the_beacon_should_be_hexadecimal() {
		let hash = view(0).chain_hash();
		assert_eq!(&hash[..8], "52db9ba7");
		assert_eq!(hash.len(), 64);
	}
}
