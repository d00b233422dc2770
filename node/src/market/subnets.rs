//! Metrics of each subnet, labelled by its number.

use super::state::Failure;
use crate::client::FullClient;
use ganglion_runtime::{AccountId, Hash};
use ganglion_types::NetUid;
use pallet_subtensor_runtime_api::{DynamicInfo, EpochReport, SubnetInfoRuntimeApi};
use pallet_subtensor_swap_runtime_api::SwapRuntimeApi;
use sp_api::ProvideRuntimeApi;
use std::{
	collections::{BTreeMap, BTreeSet},
	time::{Duration, Instant},
};
use substrate_prometheus_endpoint::{register, GaugeVec, Opts, PrometheusError, Registry, U64};

/// Maximum number of subnets with metrics: those with the lowest numbers.
const MAX_SUBNETS: usize = 128;

/// Shortest time between two updates. Prometheus asks every few seconds, and a development chain
/// may make hundreds of blocks in one.
const PAUSE: Duration = Duration::from_secs(1);

/// A subnet at the end of a block.
struct Subnet {
	info: DynamicInfo<AccountId>,
	/// Rao of TAO for one alpha.
	price: u64,
	/// Its last epoch that the node has seen.
	epoch: Option<EpochReport>,
}

/// Returns the value of a metric. Without one the subnet has no such line.
type Value = fn(&Subnet) -> Option<u64>;

/// The metrics: name, help, value.
const GAUGES: [(&str, &str, Value); 9] = [
	("ganglion_subnet_price_rao", "Price of one alpha, in rao of TAO", |subnet| Some(subnet.price)),
	("ganglion_subnet_tao_reserve_rao", "TAO in the reserve, in rao", |subnet| {
		Some(subnet.info.tao_in.0.into())
	}),
	("ganglion_subnet_tao_emission_rao", "TAO that the last block gave to it, in rao", |subnet| {
		Some(subnet.info.emission.0)
	}),
	(
		"ganglion_subnet_alpha_emission_rao",
		"Alpha that the last block minted for neurons and owner, in rao",
		|subnet| Some(subnet.info.alpha_out_emission.0.into()),
	),
	(
		"ganglion_subnet_alpha_pending_rao",
		"Alpha that waits to be paid to miners and validators, in rao",
		|subnet| Some(subnet.info.pending_alpha_emission.0.into()),
	),
	("ganglion_subnet_tempo_blocks", "Blocks from one epoch to the next", |subnet| {
		Some(subnet.info.tempo.0.into())
	}),
	("ganglion_subnet_blocks_since_epoch", "Blocks since the last epoch", |subnet| {
		Some(subnet.info.blocks_since_last_step.0)
	}),
	("ganglion_subnet_miners", "Neurons that earned incentive in the last epoch", |subnet| {
		Some(subnet.epoch?.miners.into())
	}),
	("ganglion_subnet_validators", "Neurons that earned dividends in the last epoch", |subnet| {
		Some(subnet.epoch?.validators.into())
	}),
];

/// The metrics of all subnets.
pub struct Subnets {
	gauges: Vec<(GaugeVec<U64>, Value)>,
	/// The last epoch of each subnet.
	epochs: BTreeMap<NetUid, EpochReport>,
	/// The subnets that have lines.
	shown: BTreeSet<NetUid>,
	updated: Option<Instant>,
}

impl Subnets {
	/// Registers the metrics.
	pub fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let gauges = GAUGES.into_iter().map(|(name, help, value)| {
			let gauge = GaugeVec::new(Opts::new(name, help), &["netuid"])?;
			Ok::<_, PrometheusError>((register(gauge, registry)?, value))
		});
		Ok(Self {
			gauges: gauges.collect::<Result<_, PrometheusError>>()?,
			epochs: BTreeMap::new(),
			shown: BTreeSet::new(),
			updated: None,
		})
	}

	/// Notes the epochs of a block. After one the next update is due at once.
	pub fn note(&mut self, epochs: &[EpochReport]) {
		if !epochs.is_empty() {
			self.updated = None;
		}
		self.epochs.extend(epochs.iter().map(|epoch| (epoch.netuid, *epoch)));
	}

	/// Takes the subnets of a block, and removes the lines of subnets that are gone. Root has no
	/// market.
	pub fn update(&mut self, client: &FullClient, block: Hash) -> Result<(), Failure> {
		if self.updated.is_some_and(|time| time.elapsed() < PAUSE) {
			return Ok(());
		}
		let api = client.runtime_api();
		let infos = SubnetInfoRuntimeApi::get_all_dynamic_info(&*api, block)?;
		let prices = api.current_alpha_price_all(block)?;
		let prices: BTreeMap<NetUid, u64> =
			prices.into_iter().map(|price| (price.netuid, price.price)).collect();
		let infos: BTreeMap<NetUid, DynamicInfo<AccountId>> =
			infos.into_iter().flatten().map(|info| (info.netuid.0, info)).collect();

		self.epochs.retain(|netuid, _| infos.contains_key(netuid));
		let mut shown = BTreeSet::new();
		let infos = infos.into_iter().filter(|(netuid, _)| !netuid.is_root());
		for (netuid, info) in infos.take(MAX_SUBNETS) {
			let price = prices.get(&netuid).copied().unwrap_or_default();
			let epoch = self.epochs.get(&netuid).copied();
			self.show(netuid, &Subnet { info, price, epoch });
			shown.insert(netuid);
		}
		for netuid in self.shown.difference(&shown) {
			self.hide(*netuid);
		}
		self.shown = shown;
		self.updated = Some(Instant::now());
		Ok(())
	}

	fn show(&self, netuid: NetUid, subnet: &Subnet) {
		let label = u16::from(netuid).to_string();
		for (gauge, value) in &self.gauges {
			if let Some(value) = value(subnet) {
				gauge.with_label_values(&[label.as_str()]).set(value);
			}
		}
	}

	fn hide(&self, netuid: NetUid) {
		let label = u16::from(netuid).to_string();
		for (gauge, _) in &self.gauges {
			// The error is that there is no such line.
			let _ = gauge.remove_label_values(&[label.as_str()]);
		}
	}
}
