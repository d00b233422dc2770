//! Weights set by hotkeys without a balance, directly and after a commit.

use crate::{
	client::{refusal, Client},
	demo::{self, DEMO, MINERS, VALIDATOR_HOTKEY},
	keys::{account, pair},
	node::Node,
	tests::refusals::refused_by_pool,
	transaction::calls,
	Result,
};
use codec::Encode;
use ganglion_runtime::{AccountId, Hash, Runtime, RuntimeCall, RuntimeEvent};
use pallet_subtensor::{
	Call, Event, LastUpdate, SubnetEpochIndex, Uids, Weights, WeightsSetRateLimit,
};
use sp_core::sr25519::Pair;
use sp_runtime::traits::BlakeTwo256;

/// Operators are advised to keep no funds on a hotkey, so a hotkey without balance must work.
pub async fn hotkey_that_never_had_funds_should_set_weights() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let fresh = pair("//Fresh//hotkey");
	let register = Call::<Runtime>::burned_register { netuid: DEMO, hotkey: account(&fresh) };
	let (_, best) = client.best().await?;
	assert!(is_unknown(client, &account(&fresh), best).await?);
	let registered = client.send_well(&pair("//Bob"), register).await?.block;
	let uid = client
		.entry2::<Uids<Runtime>, _, _, _>(DEMO, account(&fresh), registered)
		.await?
		.ok_or("the hotkey has a uid")?;
	let limit = client.entry::<WeightsSetRateLimit<Runtime>, _, _>(DEMO, registered).await?;
	client.make_blocks(usize::try_from(limit)? + 1).await?;

	// A neuron without permit may set its self-weight, a validator also weights on miners.
	set_weights(client, &fresh, uid, vec![(uid, 65_535)]).await?;
	let row = MINERS.zip([10_000, 20_000, 30_000, 40_000, 65_535]).collect();
	set_weights(client, &pair(VALIDATOR_HOTKEY), 1, row).await
}

/// The hash is computed here from what the documentation of the call says, and the hotkey pays
/// nothing for the commit and the reveal.
pub async fn committed_weights_should_be_revealed_in_the_next_epoch() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let enable = pallet_admin_utils::Call::<Runtime>::sudo_set_commit_reveal_weights_enabled {
		netuid: DEMO,
		enabled: true,
	};
	let enabled = client.send_well(&pair("//Alice"), calls::sudo(enable.into())).await?.block;
	let limit = client.entry::<WeightsSetRateLimit<Runtime>, _, _>(DEMO, enabled).await?;
	client.make_blocks(usize::try_from(limit)? + 1).await?;

	let validator = pair(VALIDATOR_HOTKEY);
	let (uids, values, salt) = (vec![4u16, 5], vec![1u16, 65_535], vec![9u16, 9, 9, 9]);
	let index = u16::from(demo::index());
	let preimage = (account(&validator), index, &uids, &values, &salt, 0u64).encode();
	let commit_hash = <BlakeTwo256 as sp_runtime::traits::Hash>::hash(&preimage);
	let commit = Call::<Runtime>::commit_weights { netuid: DEMO, commit_hash };
	let committed = client.send_well(&validator, commit).await?;
	assert_eq!(committed.fee().unwrap_or_default(), (0, 0));

	let reveal =
		Call::<Runtime>::reveal_weights { netuid: DEMO, uids, values, salt, version_key: 0 };
	let reveal = || RuntimeCall::from(reveal.clone());
	let early = client.sign(&validator, reveal(), 0).await?;
	refused_by_pool(client, &early, &account(&validator), "Custom error: 17").await?;
	let epoch = client.entry::<SubnetEpochIndex<Runtime>, _, _>(DEMO, committed.block).await?;
	let mut now = epoch;
	while now == epoch {
		client.make_blocks(1).await?;
		let (_, best) = client.best().await?;
		now = client.entry::<SubnetEpochIndex<Runtime>, _, _>(DEMO, best).await?;
	}
	let revealed = client.send_well(&validator, reveal()).await?;
	assert_eq!(revealed.fee().unwrap_or_default(), (0, 0));
	let event = Event::<Runtime>::WeightsRevealed(account(&validator), demo::index(), commit_hash);
	assert!(revealed.events.contains(&RuntimeEvent::SubtensorModule(event)));
	let row =
		client.entry2::<Weights<Runtime>, _, _, _>(demo::index(), 1u16, revealed.block).await?;
	assert_eq!(row.into_inner(), [(4, 1), (5, 65_535)]);
	Ok(())
}

/// Whether an account has no balance, providers or sufficients.
async fn is_unknown(client: &Client, who: &AccountId, block: Hash) -> Result<bool> {
	let info = client.account(who, block).await?;
	Ok((info.providers, info.sufficients, info.data.free, info.nonce) == (0, 0, 0, 0))
}

async fn set_weights(client: &Client, hotkey: &Pair, uid: u16, row: Vec<(u16, u16)>) -> Result {
	let who = account(hotkey);
	let (dests, values) = row.iter().copied().unzip();
	let call = calls::set_weights(DEMO, dests, values);
	let included = client.send_well(hotkey, call.clone()).await?;
	let set = Event::<Runtime>::WeightsSet(demo::index(), uid);
	assert!(included.events.contains(&RuntimeEvent::SubtensorModule(set)));
	assert_eq!(included.fee().unwrap_or_default(), (0, 0));

	let block = included.block;
	let stored = client.entry2::<Weights<Runtime>, _, _, _>(demo::index(), uid, block).await?;
	assert_eq!(stored.into_inner(), row);
	let updates = client.entry::<LastUpdate<Runtime>, _, _>(demo::index(), block).await?;
	let number = client.header(block).await?.number;
	assert_eq!(updates[usize::from(uid)], u64::from(number));
	for block in [included.parent, block] {
		let info = client.account(&who, block).await?;
		assert_eq!((info.providers, info.data.free, info.data.reserved), (0, 0, 0));
		assert!(info.sufficients > 0, "an owned hotkey has no sufficient reference");
	}
	assert_eq!(client.account(&who, block).await?.nonce, 1);

	// A second time at once exceeds the rate limit, and the pool refuses it.
	let again = client.sign(hotkey, call, 0).await?;
	let refused = refusal(client.submit(&again).await)?;
	assert_eq!(refused.data().map(|data| data.get()), Some("\"Custom error: 6\""));
	Ok(())
}
