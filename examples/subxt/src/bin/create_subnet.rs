//! Creates a subnet and starts it. Its alpha has a pool, and so a price.

use ganglion_examples_subxt::{account, amount, calls, connect, ganglion, key, send, Result};

#[tokio::main]
async fn main() -> Result<()> {
	let (owner, hot) = (key("//Bob")?, account(&key("//Bob//hotkey")?));
	let chain = connect().await?;

	let now = chain.at_current_block().await?;
	let apis = ganglion::runtime_apis().subnet_registration_runtime_api();
	let cost = now.runtime_apis().call(apis.get_network_registration_cost()).await?;
	println!("cost: {}", amount(cost));

	let events = send(&chain, &calls().register_network(hot), &owner).await?;
	let added = events.find_first::<ganglion::subtensor_module::events::NetworkAdded>();
	let netuid = added.ok_or("no subnet was added")??.0;
	// Before the start nobody can stake there, and no epoch pays.
	send(&chain, &calls().start_call(netuid), &owner).await?;
	println!("subnet: {netuid}");
	Ok(())
}
