//! Pulses of the random beacon: the node gets those that the chain lacks, and submits each in a
//! transaction of its own.
//!
//! They come from servers of drand's API, from a file, or, if the chain has the development beacon,
//! from the node itself. The node verifies what it gets before it submits it.

pub mod pulse;
pub mod rounds;
pub mod servers;
pub mod source;

use crate::client::{FullClient, Pool};
use ganglion_runtime::{
	opaque::{Block, UncheckedExtrinsic as Opaque},
	Hash, RuntimeCall, UncheckedExtrinsic,
};
use ganglion_timelock::{development, verify, PublicKey};
use ganglion_types::PlainVec;
use pallet_drand::types::{Pulse as Stored, PulsesPayload};
use pulse::Pulse;
use rounds::{is_stored, Missing, View};
use sc_network_sync::SyncingService;
use sc_transaction_pool_api::{TransactionPool, TransactionSource};
use source::Source;
use sp_blockchain::HeaderBackend;
use sp_consensus::SyncOracle;
use sp_core::sr25519;
use std::{
	sync::Arc,
	time::{Duration, Instant, SystemTime},
};

const LOG_TARGET: &str = "drand";

/// Time between two looks at the chain.
const INTERVAL: Duration = Duration::from_secs(1);

/// Most pulses that are submitted at a time: as many as a block takes.
const MOST_AT_ONCE: usize = pallet_drand::MAX_PULSES as usize;

/// Time for which a further failure is not worth a line in the log.
const QUIET: Duration = Duration::from_secs(600);

/// The task.
pub struct Beacon {
	client: Arc<FullClient>,
	pool: Arc<Pool>,
	sync: Arc<SyncingService<Block>>,
	source: Source,
	missing: Missing,
	failed: Option<Instant>,
}

/// Returns an error unless the chain has the development beacon, if it was asked for: the beacon is
/// chain state, which genesis sets.
pub fn check_development_beacon(client: &FullClient, requested: bool) -> Result<(), String> {
	if requested && !has_development_beacon(client)? {
		return Err("this chain's genesis has not the development beacon. Omit \
			--development-beacon, or start a new chain (`purge-chain`)"
			.into());
	}
	Ok(())
}

fn has_development_beacon(client: &FullClient) -> Result<bool, String> {
	let view = View::read(client, client.info().best_hash)?;
	Ok(view.key()? == development::PUBLIC_KEY)
}

impl Beacon {
	/// Prepares the task. None if the node has no source of pulses. An author makes the pulses of
	/// the development beacon.
	pub fn new(
		client: Arc<FullClient>,
		pool: Arc<Pool>,
		sync: Arc<SyncingService<Block>>,
		source: Option<Source>,
		is_author: bool,
	) -> Result<Option<Self>, String> {
		let source = match source {
			None if is_author && has_development_beacon(&client)? => {
				Some(Source::Development(development::secret_key()))
			},
			source => source,
		};
		Ok(source.map(|source| {
			let mut missing = Missing::default();
			if let Some(rounds) = source.rounds() {
				missing.add(rounds);
			}
			Self { client, pool, sync, source, missing, failed: None }
		}))
	}

	/// Submits pulses for as long as the node runs.
	pub async fn run(mut self) {
		let mut interval = tokio::time::interval(INTERVAL);
		interval.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
		loop {
			interval.tick().await;
			if self.sync.is_major_syncing() {
				continue;
			}
			match self.step().await {
				Ok(0) => {},
				Ok(_) => self.recover(),
				Err(failure) => self.fail(&failure),
			}
		}
	}

	/// Submits what the chain lacks, the newest first, up to the first failure. Returns the number
	/// of pulses.
	async fn step(&mut self) -> Result<usize, String> {
		let info = self.client.info();
		let (best, number) = (info.best_hash, info.best_number);
		let view = View::read(&self.client, best)?;
		let (key, chain_hash) = (view.key()?, view.chain_hash());
		let due = view.due(SystemTime::now());
		if self.source.rounds().is_none() {
			self.missing.follow(&view, due);
		}
		self.missing.forget_before(view.oldest);
		let mut pulses = 0;
		for round in self.missing.newest(due, MOST_AT_ONCE) {
			if is_stored(&self.client, best, round)? {
				self.missing.remove(round);
				continue;
			}
			let is_right = |pulse: &Pulse| check(&key, pulse);
			match self.source.pulse(&chain_hash, round, is_right).await {
				Ok(Some(pulse)) => {
					self.submit(best, number, &pulse).await;
					self.missing.submit(round);
					pulses += 1;
				},
				Ok(None) => {},
				Err(failure) => {
					self.give_up(round);
					return Err(failure);
				},
			}
		}
		Ok(pulses)
	}

	/// Stops asking for a round whose pulse is wrong, if the source is a file: it will say the same
	/// again, a server may not.
	fn give_up(&mut self, round: u64) {
		if self.source.rounds().is_some() {
			self.missing.remove(round);
		}
	}

	/// Submits a pulse to the own pool, which passes it on.
	async fn submit(&self, best: Hash, number: u32, pulse: &Pulse) {
		let payload = PulsesPayload {
			block_number: number,
			pulses: PlainVec::truncate_from(vec![Stored::new(pulse.round, &pulse.signature)]),
			// Nobody's: the pulse proves itself.
			public: sr25519::Public::from_raw([0; 32]).into(),
		};
		let call = pallet_drand::Call::write_pulse { pulses_payload: payload, signature: None };
		let transaction: Opaque = UncheckedExtrinsic::new_bare(RuntimeCall::from(call)).into();
		match self.pool.submit_one(best, TransactionSource::Local, transaction).await {
			Ok(_) => log::debug!(target: LOG_TARGET, "Submitted round {}", pulse.round),
			// Another node's transaction is in the pool already, or a block has just taken it.
			Err(error) => log::debug!(target: LOG_TARGET, "Round {}: {error}", pulse.round),
		}
	}

	fn fail(&mut self, failure: &str) {
		if self.failed.is_none_or(|since| since.elapsed() > QUIET) {
			log::warn!(target: LOG_TARGET, "No pulses of the random beacon: {failure}");
			self.failed = Some(Instant::now());
		} else {
			log::debug!(target: LOG_TARGET, "No pulses of the random beacon: {failure}");
		}
	}

	fn recover(&mut self) {
		if self.failed.take().is_some() {
			log::info!(target: LOG_TARGET, "The random beacon can be read again");
		}
	}
}

/// Checks that a pulse is the beacon's.
fn check(key: &PublicKey, pulse: &Pulse) -> Result<(), String> {
	verify(key, pulse.round, &pulse.signature).map_err(|error| error.to_string())
}
