//! Commits to weights by a hash in one epoch and reveals them in the next, so that nobody can copy
//! them in time.

use ganglion_examples_subxt::{
	account, calls, connect, ganglion, key, next_epoch, send, storage, Result,
};
use sp_crypto_hashing::blake2_256;
use subxt::ext::codec::Encode;

#[tokio::main]
async fn main() -> Result<()> {
	let (owner, hot) = (key("//DemoOwner")?, key("//DemoValidator2//hotkey")?);
	let admin = ganglion::transactions().admin_utils();
	let commit_reveal = |on| admin.sudo_set_commit_reveal_weights_enabled(1, on);
	let chain = connect().await?;

	send(&chain, &commit_reveal(true), &owner).await?;

	let (uids, values) = (vec![4u16, 5], vec![65535u16, 32768]);
	let salt: Vec<u16> = rand::random::<[u16; 8]>().into();
	// Hotkey, storage index (the netuid, for mechanism 0), the row, salt, version key.
	let row = (account(&hot), 1u16, &uids, &values, &salt, 0u64);
	let hash = blake2_256(&row.encode());
	next_epoch(&chain, 1).await?;
	send(&chain, &calls().commit_weights(1, hash.into()), &hot).await?;
	println!("committed");

	// The reveal counts in the next epoch only.
	next_epoch(&chain, 1).await?;
	send(&chain, &calls().reveal_weights(1, uids, values, salt, 0), &hot).await?;
	let now = chain.at_current_block().await?;
	let uid = now.storage().fetch(storage().uids(), (1, account(&hot))).await?.decode()?;
	let weights = now.storage().fetch(storage().weights(), (1, uid)).await?.decode()?;
	println!("revealed: {weights:?}");

	// An owner may change a setting once in two tempos.
	next_epoch(&chain, 1).await?;
	send(&chain, &commit_reveal(false), &owner).await?;
	Ok(())
}
