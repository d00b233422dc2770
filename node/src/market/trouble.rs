//! Metrics of what went wrong in blocks, counted by their events.

use super::state::{system_item, Failure};
use crate::client::FullClient;
use codec::Decode;
use ganglion_runtime::{opaque::Block, EventRecord, Hash, Runtime, RuntimeEvent, VERSION};
use pallet_commitments::Event as CommitmentEvent;
use pallet_subtensor::Event as MarketEvent;
use sp_api::{Core, ProvideRuntimeApi};
use substrate_prometheus_endpoint::{
	register, Counter, CounterVec, Opts, PrometheusError, Registry, U64,
};

/// Why weights or a commitment were not revealed.
const KINDS: [&str; 4] = ["late", "expired", "rejected", "commitment"];

/// The metrics.
pub struct Trouble {
	deferred: Counter<U64>,
	skipped: Counter<U64>,
	failed_stages: Counter<U64>,
	missed_reveals: CounterVec<U64>,
}

impl Trouble {
	/// Registers the metrics.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let counter = |name: &str, help: &str| register(Counter::new(name, help)?, registry);
		let missed = Opts::new(
			"ganglion_reveals_missed_total",
			"Sealed weights and commitments that were not opened in time, or not at all",
		);
		let missed_reveals = register(CounterVec::<U64>::new(missed, &["kind"])?, registry)?;
		for kind in KINDS {
			missed_reveals.with_label_values(&[kind]).inc_by(0);
		}
		Ok(Self {
			deferred: counter(
				"ganglion_epochs_deferred_total",
				"Times that a due epoch had to wait for the next block",
			)?,
			skipped: counter("ganglion_epochs_skipped_total", "Epochs that failed")?,
			failed_stages: counter(
				"ganglion_stage_failures_total",
				"Stages of the block step that failed and were rolled back",
			)?,
			missed_reveals,
		})
	}

	/// Counts the events of a block. They have the types of the node's own runtime: with another
	/// version on the chain nothing is counted, rather than something wrong.
	pub fn update(&self, client: &FullClient, block: Hash) -> Result<(), Failure> {
		let version = Core::<Block>::version(&*client.runtime_api(), block)?;
		if version.spec_version != VERSION.spec_version {
			return Ok(());
		}
		let Some(events) = system_item(client, block, "Events")? else { return Ok(()) };
		for record in Vec::<EventRecord>::decode(&mut &events[..])? {
			self.count(&record.event);
		}
		Ok(())
	}

	fn count(&self, event: &RuntimeEvent) {
		match event {
			RuntimeEvent::SubtensorModule(event) => self.count_of_market(event),
			RuntimeEvent::Commitments(CommitmentEvent::CommitmentRevealFailed { .. }) => {
				self.miss("commitment", 1)
			},
			_ => {},
		}
	}

	fn count_of_market(&self, event: &MarketEvent<Runtime>) {
		match event {
			MarketEvent::EpochDeferred { .. } => self.deferred.inc(),
			MarketEvent::EpochSkipped { .. } => self.skipped.inc(),
			MarketEvent::StageFailed { .. } => self.failed_stages.inc(),
			MarketEvent::TimelockedWeightsLate { commits, .. } => {
				self.miss("late", (*commits).into())
			},
			MarketEvent::TimelockedWeightsExpired { .. } => self.miss("expired", 1),
			MarketEvent::TimelockedWeightsRejected { .. } => self.miss("rejected", 1),
			_ => {},
		}
	}

	fn miss(&self, kind: &str, commits: u64) {
		self.missed_reveals.with_label_values(&[kind]).inc_by(commits);
	}
}
