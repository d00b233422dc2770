//! Registers a hotkey on the demo subnet, for the price of its block.

use ganglion_examples_subxt::{account, amount, calls, connect, key, send, storage, Result};

#[tokio::main]
async fn main() -> Result<()> {
	let (cold, hot) = (key("//Dave")?, account(&key("//Dave//hotkey")?));
	let chain = connect().await?;

	let now = chain.at_current_block().await?;
	let price = now.storage().fetch(storage().burn(), (1,)).await?.decode()?;
	println!("price: {}", amount(price));

	send(&chain, &calls().burned_register(1, hot), &cold).await?;
	let now = chain.at_current_block().await?;
	let uid = now.storage().fetch(storage().uids(), (1, hot)).await?.decode()?;
	println!("uid: {uid}");
	Ok(())
}
