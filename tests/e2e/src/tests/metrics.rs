//! The Prometheus metrics.

use crate::{demo::TEMPO, harness::shared, node, Result};

pub async fn market_should_be_measured() -> Result {
	let node = shared().await?;
	node.client.wait_for_block(TEMPO + 2).await?;
	let metrics = node::fetch(node.metrics_port, "/metrics")?;
	let value = |name: &str| {
		let mut lines = metrics.lines().filter(|line| !line.starts_with('#'));
		let line = lines.find(|line| line.starts_with(name));
		let value = line.and_then(|line| line.rsplit(' ').next()?.parse::<u64>().ok());
		value.unwrap_or_else(|| panic!("{name} is missing"))
	};
	assert_eq!(value("ganglion_subnets{"), 2);
	assert!(value("ganglion_epochs_total{") > 0);
	for kind in ["miners", "validators", "owner"] {
		let name = format!("ganglion_emission_rao_total{{kind=\"{kind}\"");
		assert!(value(&name) > 0, "{kind} earned");
	}
	assert!(value("ganglion_issuance_rao{") > value("ganglion_staked_rao{"));
	assert!(value("ganglion_staked_rao{") > 0);
	// Genesis sets weights before the node counts.
	assert_eq!(value("ganglion_weights_set_total{"), 0);
	let of_demo = |name: &str| value(&format!("ganglion_subnet_{name}{{netuid=\"1\""));
	for name in ["price_rao", "tempo_blocks", "miners", "validators"] {
		assert!(of_demo(name) > 0, "{name}");
	}
	assert!(!metrics.contains("netuid=\"0\""), "root has no market");
	assert!(value("ganglion_epoch_step_seconds_count{") > 0, "an epoch was measured");
	assert!(value("ganglion_memory_bytes{") > 0);
	for name in ["epochs_deferred", "epochs_skipped", "stage_failures"] {
		assert_eq!(value(&format!("ganglion_{name}_total{{")), 0, "{name}");
	}
	Ok(())
}
