//! Metrics of the market as a whole.

use ganglion_types::AlphaBalance;
use pallet_subtensor_runtime_api::{EpochReport, MarketCounts};
use substrate_prometheus_endpoint::{
	register, Counter, CounterVec, Gauge, Opts, PrometheusError, Registry, U64,
};

/// Who is paid by an epoch.
const KINDS: [&str; 3] = ["miners", "validators", "owner"];

/// The metrics.
pub struct Totals {
	epochs: Counter<U64>,
	emission: CounterVec<U64>,
	weights_set: Counter<U64>,
	subnets: Gauge<U64>,
	issuance: Gauge<U64>,
	staked: Gauge<U64>,
}

impl Totals {
	/// Registers the metrics.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let counter = |name: &str, help: &str| register(Counter::new(name, help)?, registry);
		let gauge = |name: &str, help: &str| register(Gauge::new(name, help)?, registry);
		let emission = Opts::new("ganglion_emission_rao_total", "Alpha paid out by epochs, in rao");
		let emission = register(CounterVec::<U64>::new(emission, &["kind"])?, registry)?;
		for kind in KINDS {
			emission.with_label_values(&[kind]).inc_by(0);
		}
		Ok(Self {
			epochs: counter("ganglion_epochs_total", "Epochs paid out")?,
			emission,
			weights_set: counter("ganglion_weights_set_total", "Times that weights were set")?,
			subnets: gauge("ganglion_subnets", "Subnets that exist")?,
			issuance: gauge("ganglion_issuance_rao", "TAO that exists, in rao")?,
			staked: gauge("ganglion_staked_rao", "TAO that is staked, in rao")?,
		})
	}

	/// Adds what the epochs of a block paid, and takes the block's counts.
	pub fn update(&self, epochs: &[EpochReport], counts: &MarketCounts) {
		for epoch in epochs {
			self.epochs.inc();
			let paid = [epoch.paid_to_miners, epoch.paid_to_validators, epoch.paid_to_owner];
			for (kind, paid) in KINDS.into_iter().zip(paid) {
				self.add_emission(kind, paid);
			}
		}
		self.weights_set.inc_by(counts.weights_set.into());
		self.subnets.set(counts.subnets.into());
		self.issuance.set(counts.issuance.into());
		self.staked.set(counts.staked.into());
	}

	fn add_emission(&self, kind: &str, paid: AlphaBalance) {
		self.emission.with_label_values(&[kind]).inc_by(paid.into());
	}
}
