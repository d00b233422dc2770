//! Prints the neurons of the demo subnet after its latest epoch.

use ganglion_examples_subxt::{amount, connect, ganglion::runtime_apis, Result};

#[tokio::main]
async fn main() -> Result<()> {
	let now = connect().await?.at_current_block().await?;
	let metagraph = runtime_apis().subnet_info_runtime_api().get_metagraph(1);
	let graph = now.runtime_apis().call(metagraph).await?.ok_or("there is no subnet 1")?;

	println!("subnet {} after block {}", graph.netuid, graph.block);
	for (uid, hotkey) in graph.hotkeys.iter().enumerate() {
		let share = |part: u16| f64::from(part) / 65535.0;
		let incentive = share(graph.incentives[uid].0);
		let dividends = share(graph.dividends[uid].0);
		let stake = amount(graph.total_stake[uid].0);
		println!("{uid} {hotkey} incentive {incentive:.3} dividends {dividends:.3} stake {stake}");
	}
	Ok(())
}
