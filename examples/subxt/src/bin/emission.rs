//! Follows the emission of the demo subnet for three epochs.

use ganglion_examples_subxt::{amount, connect, next_epoch, storage, Result};

#[tokio::main]
async fn main() -> Result<()> {
	let chain = connect().await?;
	for _ in 0..3 {
		let then = next_epoch(&chain, 1).await?;
		let emission = then.storage().fetch(storage().emission(), (1,)).await?.decode()?;
		let paid = emission.iter().enumerate().filter(|(_, &rao)| rao > 0);
		let paid: Vec<_> = paid.map(|(uid, &rao)| format!("{uid} {}", amount(rao))).collect();
		println!("epoch at block {}: {}", then.block_number(), paid.join(", "));
	}
	Ok(())
}
