//! Hardware wallets sign the digest of the metadata by which they show a transaction. The digest is
//! compiled into the runtime, so only the built artefact can show that it is there and right.

use crate::{
	client::hex,
	keys::{account, account_of, pair},
	metadata::raw,
	node::Node,
	tests::refusals::refused_by_pool,
	transaction::{calls, signed_for, Life, Terms},
	Result,
};
use codec::Encode;
use ganglion_runtime::VERSION;
use merkleized_metadata::{generate_metadata_digest, ExtraInfo};

pub async fn hardware_wallet_should_sign_for_this_metadata_and_no_other() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let token = ExtraInfo {
		spec_version: VERSION.spec_version,
		spec_name: VERSION.spec_name.to_string(),
		base58_prefix: 42,
		decimals: 9,
		token_symbol: "TAO".into(),
	};
	let metadata = raw(client, 15).await?;
	let digest = generate_metadata_digest(&metadata, token.clone())?.hash();
	let another = ExtraInfo { decimals: 12, ..token };
	let wrong = generate_metadata_digest(&metadata, another)?.hash();

	let signer = pair("//Bob");
	let sender = account(&signer);
	let transaction = |digest| {
		let terms = Terms {
			sender: sender.clone(),
			nonce: 0,
			tip: 0,
			genesis: client.genesis,
			life: Life::Immortal,
		};
		let call = calls::transfer(&account_of("//Eve"), 1_000);
		signed_for(&signer, call, terms, Some(digest)).encode()
	};
	let why = "Transaction has a bad signature";
	refused_by_pool(client, &transaction(wrong), &sender, why).await?;
	let included = client.watch(&transaction(digest)).await?;
	assert_eq!(included.outcome, Ok(()), "digest {}", hex(&digest));
	Ok(())
}
