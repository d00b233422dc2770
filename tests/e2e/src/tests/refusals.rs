//! Bad input: the documented error, and no change of state.

use crate::{
	client::{hex, refusal, Client},
	demo::{self, DEMO, MINERS, VALIDATOR_HOTKEY},
	harness::shared,
	keys::{account, account_of, pair},
	node::Node,
	quiet::Quiet,
	transaction::{calls, signed, Life, Terms},
	Result,
};
use codec::Encode;
use ganglion_runtime::{AccountId, Runtime, RuntimeCall};
use ganglion_types::{NetUid, RAO_PER_TAO};
use jsonrpsee::{rpc_params, types::ErrorObjectOwned};
use pallet_subtensor::Error;
use serde_json::Value;
use sp_core::sr25519::Pair;

/// RPC error code: the pool refuses the transaction.
const INVALID: i32 = 1010;

/// Returns the data of a refusal.
pub(super) fn detail(refusal: &ErrorObjectOwned) -> Value {
	let data = refusal.data().map(|data| serde_json::from_str(data.get()));
	data.and_then(|data| data.ok()).unwrap_or_default()
}

/// Submits a transaction that the pool must refuse with a reason, and checks that the pool stays
/// empty.
pub(super) async fn refused_by_pool(
	client: &Client,
	transaction: &[u8],
	who: &AccountId,
	why: &str,
) -> Result {
	let nonce = client.next_nonce(who).await?;
	let refusal = refusal(client.submit(transaction).await)?;
	assert_eq!((refusal.code(), detail(&refusal)), (INVALID, why.into()), "{refusal:?}");
	let pending: Vec<Value> = client.ask("author_pendingExtrinsics", rpc_params![]).await?;
	assert_eq!(pending, Vec::<Value>::new());
	assert_eq!(client.next_nonce(who).await?, nonce);
	Ok(())
}

pub async fn malformed_transaction_should_be_refused() -> Result {
	let client = &shared().await?.client;
	// Not hexadecimal; shorter than its length prefix; not an extrinsic of this chain.
	let cases = [("garbage", -32_602), ("0xdeadbeef", 1040), ("0x1084000000", 1002)];
	for (transaction, code) in cases {
		let answer = client.ask::<Value>("author_submitExtrinsic", rpc_params![transaction]).await;
		assert_eq!(refusal(answer)?.code(), code, "{transaction}");
	}
	// A valid transaction without its end.
	let call = calls::transfer(&account_of("//Charlie"), 1_000);
	let transaction = client.sign(&pair("//Eve"), call, 0).await?;
	let cut = hex(&transaction[..transaction.len() - 1]);
	let answer = client.ask::<Value>("author_submitExtrinsic", rpc_params![cut]).await;
	assert_eq!(refusal(answer)?.code(), 1040);
	assert_eq!(client.next_nonce(&account_of("//Eve")).await?, 0);
	Ok(())
}

pub async fn wrong_signature_should_be_refused() -> Result {
	let client = &shared().await?.client;
	let victim = account_of("//Dave");
	let call = calls::transfer(&account_of("//Eve"), RAO_PER_TAO);
	let terms =
		|genesis| Terms { sender: victim.clone(), nonce: 0, tip: 0, genesis, life: Life::Immortal };
	let forged = signed(&pair("//Eve"), call.clone(), terms(client.genesis)).encode();
	refused_by_pool(client, &forged, &victim, "Transaction has a bad signature").await?;
	// Correctly signed, for another chain.
	let foreign = signed(&pair("//Dave"), call, terms(Default::default())).encode();
	refused_by_pool(client, &foreign, &victim, "Transaction has a bad signature").await
}

pub async fn oversized_call_should_be_refused() -> Result {
	let remark = |length: usize| frame_system::Call::<Runtime>::remark { remark: vec![0; length] };
	let node = Node::start(&["--dev", "--rpc-max-request-size", "40"]).await?;
	let (client, who) = (&node.client, pair("//Bob"));
	// Longer than the normal share of a block, and longer than a block.
	for length in [8 << 20, 11 << 20] {
		let transaction = client.sign(&who, remark(length), 0).await?;
		let why = "Transaction would exhaust the block limits";
		refused_by_pool(client, &transaction, &account(&who), why).await?;
	}
	// A large transaction that fits is included.
	let large = client.send(&who, remark(1 << 20)).await?;
	assert_eq!(large.outcome, Ok(()));
	Ok(())
}

pub async fn unknown_method_should_be_refused() -> Result {
	let client = &shared().await?.client;
	let answer = client.ask::<Value>("subtensor_makeMeRich", rpc_params![]).await;
	assert_eq!(refusal(answer)?.code(), -32_601);
	Ok(())
}

/// Without this, the tests below might notice nothing.
pub async fn what_a_call_changes_should_be_noticed() -> Result {
	let node = Node::instant().await?;
	let quiet = Quiet::watch(&node.client).await?;
	let sender = pair("//Bob");
	let remark = frame_system::Call::<Runtime>::remark { remark: vec![] };
	let silent = node.client.send_well(&sender, remark).await?;
	assert_eq!(quiet.traces(&sender, &silent).await?, Vec::<String>::new());

	let transfer = calls::transfer(&account_of("//Charlie"), 1);
	let loud = node.client.send_well(&sender, transfer).await?;
	// Traces: the receiver's account and the sender's balance.
	assert_eq!(quiet.traces(&sender, &loud).await?.len(), 2);
	let stake = calls::add_stake(&demo::hotkey(1), DEMO, RAO_PER_TAO);
	let loud = node.client.send_well(&sender, stake).await?;
	// Traces: reserve, alpha, balance, and the staker's position.
	assert!(quiet.traces(&sender, &loud).await?.len() > 3);
	Ok(())
}

pub async fn unregistered_hotkey_should_be_refused() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let stranger = pair("//Bob");
	let error = Error::<Runtime>::HotKeyNotRegisteredInSubNet;
	let weights = calls::set_weights(DEMO, MINERS.collect(), vec![1; MINERS.len()]);
	let serve = RuntimeCall::from(pallet_subtensor::Call::serve_prometheus {
		netuid: DEMO,
		version: 1,
		ip: u32::from_be_bytes([203, 0, 113, 7]).into(),
		port: 8_091,
		ip_type: 4,
	});
	for (call, why) in [(&weights, "Custom error: 19"), (&serve, "Custom error: 10")] {
		let transaction = client.sign(&stranger, call.clone(), 0).await?;
		refused_by_pool(client, &transaction, &account(&stranger), why).await?;
	}
	// The pool does not check calls inside batches; dispatch does.
	let quiet = Quiet::watch(client).await?;
	quiet.refuse_nested(&stranger, weights, error).await?;
	let error = Error::<Runtime>::HotKeyNotRegisteredInNetwork;
	quiet.refuse_nested(&stranger, serve, error).await
}

pub async fn wrong_weights_should_be_refused() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	// A fee-free call in a batch pays the fee of the batch.
	let validator: Pair = pair(VALIDATOR_HOTKEY);
	client.send_well(&pair("//Bob"), calls::transfer(&account(&validator), RAO_PER_TAO)).await?;
	// The rate limit of weights must pass first.
	client.make_blocks(101).await?;
	let quiet = Quiet::watch(client).await?;

	let weights =
		|dests: &[u16], values: &[u16]| calls::set_weights(DEMO, dests.to_vec(), values.to_vec());
	let cases = [
		(weights(&[4, 5, 200], &[1, 1, 1]), Error::<Runtime>::UidVecContainInvalidOne),
		(weights(&[4, 5, 4], &[1, 1, 1]), Error::DuplicateUids),
	];
	for (call, error) in cases {
		quiet.refuse(&validator, call, error).await?;
	}
	let by_the_pool = [
		(weights(&[4, 5], &[1, 1, 1]), 18, Error::<Runtime>::WeightVecNotEqualSize),
		(weights(&[4; 10], &[1; 10]), 255, Error::UidsLengthExceedUidsInSubNet),
	];
	for (call, number, error) in by_the_pool {
		let transaction = client.sign(&validator, call.clone(), 0).await?;
		let why = format!("Custom error: {number}");
		refused_by_pool(client, &transaction, &account(&validator), &why).await?;
		quiet.refuse_nested(&validator, call, error).await?;
	}
	let nowhere = calls::set_weights(NetUid::new(77), vec![4], vec![1]);
	let error = Error::<Runtime>::MechanismDoesNotExist;
	quiet.refuse_nested(&validator, nowhere, error).await
}

/// One of no subnets would succeed at nobody's cost, again and again.
pub async fn batch_should_name_each_subnet_once() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	// Within a batch of other calls they are not free.
	let validator: Pair = pair(VALIDATOR_HOTKEY);
	client.send_well(&pair("//Bob"), calls::transfer(&account(&validator), RAO_PER_TAO)).await?;
	client.make_blocks(101).await?;
	let quiet = Quiet::watch(client).await?;
	let weights = |times: usize| pallet_subtensor::Call::<Runtime>::batch_set_weights {
		netuids: vec![DEMO.into(); times],
		weights: vec![vec![(4.into(), 1.into())]; times],
		version_keys: vec![0.into(); times],
	};
	let commits = |times: usize| pallet_subtensor::Call::<Runtime>::batch_commit_weights {
		netuids: vec![DEMO.into(); times],
		commit_hashes: vec![Default::default(); times],
	};
	let cases = [
		(weights(0), Error::<Runtime>::EmptyBatch),
		(weights(2), Error::SubnetTwiceInBatch),
		(commits(0), Error::EmptyBatch),
		(commits(2), Error::SubnetTwiceInBatch),
	];
	for (call, error) in cases {
		let transaction = client.sign(&validator, call.clone(), 0).await?;
		refused_by_pool(client, &transaction, &account(&validator), "Custom error: 255").await?;
		quiet.refuse_nested(&validator, call, error).await?;
	}
	Ok(())
}

/// Otherwise a hotkey without funds could fill blocks at nobody's cost.
pub async fn failed_free_call_should_cost_its_fee_or_a_pause() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let validator: Pair = pair(VALIDATOR_HOTKEY);
	client.make_blocks(101).await?;
	let twice = calls::set_weights(DEMO, vec![4, 4], vec![1, 1]);

	// Without funds.
	let failed = client.send(&validator, twice.clone()).await?;
	assert_eq!(failed.outcome, Err(Error::<Runtime>::DuplicateUids.into()));
	assert_eq!(failed.charge(), Some(0));
	let good = calls::set_weights(DEMO, vec![4, 5], vec![1, 1]);
	let transaction = client.sign(&validator, good.clone(), 0).await?;
	refused_by_pool(client, &transaction, &account(&validator), "Custom error: 6").await?;

	// With funds.
	client.send_well(&pair("//Bob"), calls::transfer(&account(&validator), RAO_PER_TAO)).await?;
	client.make_blocks(100).await?;
	let failed = client.send(&validator, twice).await?;
	let charged = failed.charge().ok_or("a failed call is charged")?;
	assert!(charged > 100_000, "{charged} rao");
	let left = client.balance(&account(&validator), failed.block).await?;
	assert_eq!(left, RAO_PER_TAO - charged);
	client.send_well(&validator, good).await?;
	Ok(())
}

/// A free call may carry no more than what it says.
pub async fn long_free_call_should_be_refused() -> Result {
	let flags = ["--dev", "--block-time", "instant", "--rpc-max-request-size", "20"];
	let node = Node::start(&flags).await?;
	let client = &node.client;
	let validator: Pair = pair(VALIDATOR_HOTKEY);
	client.make_blocks(101).await?;
	let long = calls::set_weights(DEMO, vec![4; 1_000_000], vec![1; 1_000_000]);
	let transaction = client.sign(&validator, long, 0).await?;
	refused_by_pool(client, &transaction, &account(&validator), "Custom error: 255").await
}

/// Nobody would own a balance beside the subnet's reserve.
pub async fn transfer_to_a_subnet_should_be_refused() -> Result {
	use pallet_balances::Call;
	let node = Node::instant().await?;
	let quiet = Quiet::watch(&node.client).await?;
	let sender = pair("//Bob");
	for netuid in [NetUid::ROOT, DEMO, NetUid::new(77)] {
		let subnet = pallet_subtensor::Pallet::<Runtime>::account_of(netuid);
		let calls = [
			Call::<Runtime>::transfer_keep_alive {
				dest: subnet.clone().into(),
				value: RAO_PER_TAO,
			},
			Call::transfer_allow_death { dest: subnet.clone().into(), value: RAO_PER_TAO },
			Call::transfer_all { dest: subnet.into(), keep_alive: true },
		];
		for call in calls {
			let error = frame_system::Error::<Runtime>::CallFiltered;
			quiet.refuse(&sender, call, error).await?;
		}
	}
	Ok(())
}
