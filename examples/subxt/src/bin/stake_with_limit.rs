//! Buys alpha of a subnet, but not above a price: stake_with_limit NETUID.

use ganglion_examples_subxt::{
	account, amount, calls, connect, ganglion::runtime_apis, key, send, storage, Result,
};

#[tokio::main]
async fn main() -> Result<()> {
	let netuid: u16 = std::env::args().nth(1).ok_or("usage: stake_with_limit NETUID")?.parse()?;
	let cold = key("//Charlie")?;
	let chain = connect().await?;

	let now = chain.at_current_block().await?;
	let hotkey = now.storage().fetch(storage().subnet_owner_hotkey(), (netuid,)).await?.decode()?;
	let current_price = runtime_apis().swap_runtime_api().current_alpha_price(netuid);
	let price = now.runtime_apis().call(current_price.clone()).await?;
	// One per cent above the price of now. The fee counts.
	let limit = price * 101 / 100;
	let order = |partial| calls().add_stake_limit(hotkey, netuid, 100_000_000_000, limit, partial);

	// The whole purchase would cost more than the limit, so nothing is bought.
	if let Err(error) = send(&chain, &order(false), &cold).await {
		println!("all or nothing: {error}");
	}

	// With `allow_partial` the chain buys until the price is at the limit.
	send(&chain, &order(true), &cold).await?;
	let now = chain.at_current_block().await?;
	let stakes = runtime_apis().stake_info_runtime_api();
	let stake = stakes.get_stake_info_for_hotkey_coldkey_netuid(hotkey, account(&cold), netuid);
	let stake = now.runtime_apis().call(stake).await?.ok_or("nothing is staked")?;
	println!("bought: {}", amount(stake.stake));
	println!("price: {price} to {} rao", now.runtime_apis().call(current_price).await?);
	Ok(())
}
