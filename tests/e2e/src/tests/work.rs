//! Registration by proof of work: a coldkey without funds begins with it.

use crate::{
	client::Client,
	demo::{DEMO, SEEDS},
	keys::{account, account_of, pair},
	node::Node,
	tests::refusals::refused_by_pool,
	transaction::{calls, signed, Life, Terms},
	Result,
};
use codec::Encode;
use ganglion_runtime::{AccountId, Runtime, RuntimeCall};
use ganglion_types::RAO_PER_TAO;
use pallet_admin_utils::Call as Admin;
use pallet_subtensor::{neurons::work::seal, Call, LastPowRegistrationBlock, Owner, Uids};
use sp_core::sr25519::Pair;

/// The signer of a transaction cannot pay for it, among the pool's reasons.
const POOR: &str = "Inability to pay some fees (e.g. account balance too low)";
/// The nonce was used, among the pool's reasons.
const STALE: &str = "Transaction is outdated";
/// A refusal without a number of its own.
const BAD_REQUEST: &str = "Custom error: 255";

/// Root sets the least difficulty, and the owner admits proofs of work.
async fn admit_work(client: &Client) -> Result {
	let settings = [
		Admin::sudo_set_admin_freeze_window { window: 0 },
		Admin::sudo_set_owner_hparam_rate_limit { epochs: 0 },
		Admin::sudo_set_min_difficulty { netuid: DEMO, min_difficulty: 1 },
		Admin::sudo_set_difficulty { netuid: DEMO, difficulty: 1 },
	];
	let settings: Vec<RuntimeCall> = settings.into_iter().map(RuntimeCall::AdminUtils).collect();
	client.send_well(&pair("//Alice"), calls::sudo(calls::batch_all(settings))).await?;
	let admit = Admin::sudo_set_network_pow_registration_allowed {
		netuid: DEMO,
		registration_allowed: true,
	};
	let admit = RuntimeCall::AdminUtils(admit);
	client.send_well(&pair(SEEDS[0]), admit).await?;
	Ok(())
}

/// A proof of the best block. Every nonce reaches the least difficulty.
async fn proof(client: &Client, coldkey: &AccountId, hotkey: &AccountId) -> Result<Call<Runtime>> {
	let (number, block) = client.best().await?;
	let nonce = 7;
	let work = seal(DEMO, block.as_ref(), hotkey.as_ref(), coldkey.as_ref(), nonce);
	let (work_block, hotkey) = (number.into(), hotkey.clone());
	Ok(Call::pow_register { netuid: DEMO, work_block, nonce, work, hotkey })
}

/// Signs a call with a nonce.
fn sign(client: &Client, who: &Pair, call: impl Into<RuntimeCall>, nonce: u32) -> Vec<u8> {
	let (sender, genesis) = (account(who), client.genesis);
	let terms = Terms { sender, nonce, tip: 0, genesis, life: Life::Immortal };
	signed(who, call.into(), terms).encode()
}

pub async fn coldkey_that_never_had_funds_should_register_by_proof_of_work() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	admit_work(client).await?;
	let (miner, hotkey) = (pair("//Penniless"), account_of("//Penniless//hotkey"));
	let coldkey = account(&miner);
	let call = proof(client, &coldkey, &hotkey).await?;
	let Call::pow_register { work_block, .. } = &call else { unreachable!() };
	let work_block = *work_block;
	let included = client.send_well(&miner, call.clone()).await?;

	let block = included.block;
	let uid = client.entry2::<Uids<Runtime>, _, _, _>(DEMO, hotkey.clone(), block).await?;
	assert!(uid.is_some());
	assert_eq!(client.entry::<Owner<Runtime>, _, _>(hotkey.clone(), block).await?, coldkey);
	let last =
		client.entry::<LastPowRegistrationBlock<Runtime>, _, _>(hotkey.clone(), block).await?;
	assert_eq!(last, Some(work_block));
	assert_eq!(client.balance(&coldkey, block).await?, 0);
	assert_eq!(client.next_nonce(&coldkey).await?, 1);

	// Neither the transaction nor the proof counts again.
	let again = sign(client, &miner, call.clone(), 0);
	refused_by_pool(client, &again, &coldkey, STALE).await?;
	let again = sign(client, &miner, call, 1);
	refused_by_pool(client, &again, &coldkey, BAD_REQUEST).await?;

	// The next one goes on with the nonce, and so does the account when funds arrive.
	let call = proof(client, &coldkey, &account_of("//Penniless//second")).await?;
	client.send_well(&miner, call).await?;
	client.send_well(&pair("//Bob"), calls::transfer(&coldkey, RAO_PER_TAO)).await?;
	assert_eq!(client.next_nonce(&coldkey).await?, 2);
	client.send_well(&miner, calls::transfer(&account_of("//Bob"), RAO_PER_TAO / 2)).await?;
	Ok(())
}

pub async fn account_without_funds_should_make_no_other_call() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let (miner, hotkey) = (pair("//Penniless"), account_of("//Penniless//hotkey"));
	let coldkey = account(&miner);
	let refused = |call: RuntimeCall, why: &'static str| {
		let transaction = sign(client, &miner, call, 0);
		let coldkey = &coldkey;
		async move { refused_by_pool(client, &transaction, coldkey, why).await }
	};
	// The owner has not admitted proofs.
	let call: RuntimeCall = proof(client, &coldkey, &hotkey).await?.into();
	refused(call, BAD_REQUEST).await?;
	admit_work(client).await?;
	let call: RuntimeCall = proof(client, &coldkey, &hotkey).await?.into();
	refused(calls::batch(vec![call.clone()]), POOR).await?;
	let remark = frame_system::Call::<Runtime>::remark { remark: vec![] };
	refused(remark.into(), POOR).await?;
	// The proof of another.
	let call: RuntimeCall = proof(client, &account_of("//Bob"), &hotkey).await?.into();
	refused(call, BAD_REQUEST).await?;
	let (_, best) = client.best().await?;
	let key = frame_system::Account::<Runtime>::hashed_key_for(&coldkey);
	assert_eq!(client.raw(&key, best).await?, None, "nothing is stored of it");
	Ok(())
}
