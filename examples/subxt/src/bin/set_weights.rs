//! Sets the weights of a validator: uid 4 three times as much as uid 5. It may do so again after 10
//! blocks.

use ganglion_examples_subxt::{account, calls, connect, key, send, storage, Result};

#[tokio::main]
async fn main() -> Result<()> {
	let hot = key("//DemoValidator1//hotkey")?;
	let chain = connect().await?;

	// Weights are relative. Clients scale the greatest to 65,535.
	send(&chain, &calls().set_weights(1, vec![4, 5], vec![65535, 21845], 0), &hot).await?;
	let now = chain.at_current_block().await?;
	let uid = now.storage().fetch(storage().uids(), (1, account(&hot))).await?.decode()?;
	let weights = now.storage().fetch(storage().weights(), (1, uid)).await?.decode()?;
	println!("weights: {weights:?}");
	Ok(())
}
