//! Pulses of the random beacon: the node gets those that the chain lacks, and submits each in a
//! transaction of its own.
//!
//! They come from servers of drand's API, from a file, or, if the chain has the development beacon,
//! from the node itself. The node verifies what it gets before it submits it.

pub mod pulse;
pub mod rounds;
pub mod servers;
pub mod source;

use crate::{client::FullClient, pool::Pool};
use ganglion_runtime::{
	opaque::{Block, UncheckedExtrinsic as Opaque},
	Hash, RuntimeCall, UncheckedExtrinsic,
};
use ganglion_timelock::{development, verify, PublicKey};
use ganglion_types::PlainVec;
use pallet_drand::types::{Pulse as Stored, PulsesPayload};
use pulse::Pulse;
use rounds::{is_stored, Head, Lag, Missing, View, NEWEST};
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

/// Time for which a further failure is not worth a line in the log.
const QUIET: Duration = Duration::from_secs(600);

/// The task.
pub struct Beacon {
	client: Arc<FullClient>,
	pool: Arc<Pool>,
	sync: Arc<SyncingService<Block>>,
	source: Source,
	missing: Missing,
	lag: Lag,
	/// The best block at the last look at the chain.
	head: Option<Head>,
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
		let (missing, lag) = (Missing::default(), Lag::default());
		Ok(source.map(|source| Self {
			client,
			pool,
			sync,
			source,
			missing,
			lag,
			head: None,
			failed: None,
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
		let due = view.due(SystemTime::now());
		self.look(Head { number, hash: best, last: view.last }, &view, due)?;
		let mut pulses = 0;
		for round in self.missing.open(due, Instant::now()) {
			if is_stored(&self.client, best, round)? {
				self.missing.remove(round);
				continue;
			}
			if self.missing.is_submitted(round, Instant::now()) {
				continue;
			}
			let Some(pulse) = self.fetch(&view, round).await? else {
				self.missing.postpone(round, Instant::now());
				continue;
			};
			self.submit(best, number, &pulse).await;
			self.missing.submit(round, Instant::now());
			self.lag.note(round);
			pulses += 1;
		}
		self.check_lag(due)?;
		Ok(pulses)
	}

	/// Finds out which rounds are missing. Begins again with all, a file's as well, unless the
	/// chain has gone on since the last look.
	fn look(&mut self, head: Head, view: &View, due: u64) -> Result<(), String> {
		if !self.has_gone_on_to(&head)? {
			self.missing.restart(self.source.rounds().into_iter().flatten());
			self.lag = Lag::default();
		}
		self.head = Some(head);
		if self.source.rounds().is_none() {
			self.missing.follow(view, due);
		}
		self.missing.forget_before(view.oldest);
		self.lag.note(view.last);
		Ok(())
	}

	fn has_gone_on_to(&self, head: &Head) -> Result<bool, String> {
		let Some(before) = &self.head else { return Ok(false) };
		let there = self.client.hash(before.number).map_err(|error| error.to_string())?;
		Ok(before.goes_on(head, there))
	}

	/// Gets the pulse of a round. None if the source does not have it yet.
	async fn fetch(&mut self, view: &View, round: u64) -> Result<Option<Pulse>, String> {
		let (key, chain_hash) = (view.key()?, view.chain_hash());
		let is_right = |pulse: &Pulse| check(&key, pulse);
		let pulse = self.source.pulse(&chain_hash, round, is_right).await;
		if pulse.is_err() {
			self.give_up(round);
		}
		pulse
	}

	/// Returns an error if the newest rounds have not been out for long. A file has what it has.
	fn check_lag(&mut self, due: u64) -> Result<(), String> {
		if self.source.rounds().is_none() && self.lag.is_long(due, Instant::now()) {
			return Err(format!(
				"none of the {NEWEST} newest rounds up to {due} is out yet. Is this machine's \
				 clock ahead?"
			));
		}
		Ok(())
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
			// Another node's transaction is in the pool already, or that of a newer round in its
			// place; or a block has just taken it; or the pool is full.
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
