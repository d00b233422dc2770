//! Metrics of what the block step takes: its weight and its time.

use super::state::{system_item, Failure};
use crate::client::FullClient;
use codec::{Compact, Decode};
use ganglion_runtime::{opaque::Block, Hash};
use sp_api::{Core, ProvideRuntimeApi};
use std::time::{Duration, Instant};
use substrate_prometheus_endpoint::{
	exponential_buckets, register, GaugeVec, Histogram, HistogramOpts, Opts, PrometheusError,
	Registry, F64,
};

/// Shortest time between two measurements. Each executes the block step once more.
const PAUSE: Duration = Duration::from_secs(60);

/// The classes of a block's weight in the order of its encoding. The block step, the inherents and
/// the work of idle blocks are mandatory.
const CLASSES: [&str; 3] = ["normal", "operational", "mandatory"];

/// The weights of a block's classes as storage has them: picoseconds, and bytes of proof.
type BlockWeight = [(Compact<u64>, Compact<u64>); 3];

const PICOSECONDS: f64 = 1e12;

/// The metrics.
pub struct Step {
	weight: GaugeVec<F64>,
	seconds: Histogram,
	measured: Option<Instant>,
}

impl Step {
	/// Registers the metrics.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let weight = Opts::new(
			"ganglion_block_weight_seconds",
			"Weight of the best block by class, in seconds of the reference machine",
		);
		// From a millisecond to 16 seconds.
		let seconds = HistogramOpts::new(
			"ganglion_epoch_step_seconds",
			"Time of the block step of blocks with an epoch on this machine, in seconds",
		)
		.buckets(exponential_buckets(0.001, 2.0, 15)?);
		Ok(Self {
			weight: register(GaugeVec::new(weight, &["class"])?, registry)?,
			seconds: register(Histogram::with_opts(seconds)?, registry)?,
			measured: None,
		})
	}

	/// Takes the weight of a block.
	pub fn read_weight(&self, client: &FullClient, block: Hash) -> Result<(), Failure> {
		let Some(weight) = system_item(client, block, "BlockWeight")? else { return Ok(()) };
		let weight = BlockWeight::decode(&mut &weight[..])?;
		for (class, (time, _)) in CLASSES.into_iter().zip(weight) {
			self.weight.with_label_values(&[class]).set(time.0 as f64 / PICOSECONDS);
		}
		Ok(())
	}

	/// Measures the block step of a block with an epoch, unless that was done a moment ago. An
	/// author does not import its blocks, and an import has no mark where the step ends: so the
	/// node executes the step again, and drops the result.
	pub fn measure(&mut self, client: &FullClient, block: Hash) -> Result<(), Failure> {
		if self.measured.is_some_and(|time| time.elapsed() < PAUSE) {
			return Ok(());
		}
		let Some(header) = client.header(block)? else { return Ok(()) };
		let api = client.runtime_api();
		let start = Instant::now();
		Core::<Block>::initialize_block(&*api, header.parent_hash, &header)?;
		self.seconds.observe(start.elapsed().as_secs_f64());
		self.measured = Some(Instant::now());
		Ok(())
	}
}
