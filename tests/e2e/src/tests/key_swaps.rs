//! Swaps of hotkeys and coldkeys.

use crate::{
	client::Client,
	demo::{self, DEMO, MINERS, SEEDS, VALIDATOR_HOTKEY},
	keys::{account, account_of, pair},
	node::Node,
	tests::refusals::refused_by_pool,
	transaction::calls,
	Result,
};
use ganglion_runtime::{AccountId, Hash, Runtime, RuntimeEvent};
use pallet_subtensor::{Call, ColdkeySwapAnnouncements, Event, OwnedHotkeys, Owner, Uids, Weights};
use sp_runtime::traits::{BlakeTwo256, Hash as _};

/// Blocks that a swap may take at most. Those of these tests need far less weight than a block has.
const BLOCKS: usize = 20;
/// The signer's coldkey swap is announced, among the pool's reasons.
const ANNOUNCED: &str = "Custom error: 0";

/// The validator goes on under its new key with its uid, its weights and its stake.
pub async fn hotkey_should_be_swapped_with_all_that_it_has() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let (old, new) = (pair(VALIDATOR_HOTKEY), pair("//Replacement"));
	let coldkey = pair(SEEDS[1]);
	let (_, before) = client.best().await?;
	let row = client.entry2::<Weights<Runtime>, _, _, _>(demo::index(), 1u16, before).await?;
	let stake = stake(client, &account(&old), before).await?;
	assert!(!row.is_empty() && stake > 0);

	let swap = Call::<Runtime>::swap_hotkey {
		hotkey: account(&old),
		new_hotkey: account(&new),
		netuid: None,
	};
	let swapped = client.send_well(&coldkey, swap).await?;
	let done = RuntimeEvent::SubtensorModule(Event::HotkeySwapped {
		coldkey: account(&coldkey),
		old_hotkey: account(&old),
		new_hotkey: account(&new),
	});
	let block = block_with(client, &done, swapped.block).await?;

	assert_eq!(uid(client, &account(&new), block).await?, Some(1));
	assert_eq!(uid(client, &account(&old), block).await?, None);
	let owner = client.entry::<Owner<Runtime>, _, _>(account(&new), block).await?;
	assert_eq!(owner, account(&coldkey));
	let kept = client.entry2::<Weights<Runtime>, _, _, _>(demo::index(), 1u16, block).await?;
	assert_eq!(kept, row);
	assert!(self::stake(client, &account(&new), block).await? >= stake);
	assert_eq!(self::stake(client, &account(&old), block).await?, 0);

	let limit =
		client.entry::<pallet_subtensor::WeightsSetRateLimit<Runtime>, _, _>(DEMO, block).await?;
	client.make_blocks(usize::try_from(limit)? + 1).await?;
	let dests: Vec<u16> = MINERS.collect();
	let weights = vec![1; dests.len()];
	client.send_well(&new, calls::set_weights(DEMO, dests, weights)).await?;
	Ok(())
}

/// From the announcement on the coldkey can do nothing else, not in a batch either.
pub async fn coldkey_should_be_swapped_after_its_announcement() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let (old, heir) = (pair(SEEDS[4]), account_of("//Heir"));
	let hotkey = demo::hotkey(4);
	let delay = pallet_admin_utils::Call::<Runtime>::sudo_set_coldkey_swap_announcement_delay {
		duration: 5,
	};
	client.send_well(&pair("//Alice"), calls::sudo(delay.into())).await?;

	let announce =
		Call::<Runtime>::announce_coldkey_swap { new_coldkey_hash: BlakeTwo256::hash_of(&heir) };
	let announced = client.send_well(&old, announce).await?.block;
	let entry =
		client.entry::<ColdkeySwapAnnouncements<Runtime>, _, _>(account(&old), announced).await?;
	assert!(entry.is_some());
	for call in [calls::transfer(&heir, 1_000), calls::batch(vec![calls::transfer(&heir, 1_000)])] {
		let transaction = client.sign(&old, call, 0).await?;
		refused_by_pool(client, &transaction, &account(&old), ANNOUNCED).await?;
	}
	let execute = || Call::<Runtime>::swap_coldkey_announced { new_coldkey: heir.clone() };
	let early = client.send(&old, execute()).await?;
	let too_early = pallet_subtensor::Error::<Runtime>::ColdkeySwapTooEarly;
	assert_eq!(early.outcome, Err(too_early.into()));

	client.make_blocks(5).await?;
	let swapped = client.send_well(&old, execute()).await?;
	let done = RuntimeEvent::SubtensorModule(Event::ColdkeySwapped {
		old_coldkey: account(&old),
		new_coldkey: heir.clone(),
	});
	let block = block_with(client, &done, swapped.block).await?;
	assert_eq!(client.entry::<Owner<Runtime>, _, _>(hotkey.clone(), block).await?, heir);
	let owned = client.entry::<OwnedHotkeys<Runtime>, _, _>(heir.clone(), block).await?;
	assert_eq!(owned.into_iter().collect::<Vec<_>>(), [hotkey]);
	let had = client.balance(&account(&old), swapped.parent).await?;
	let has = client.balance(&heir, block).await?;
	let fee = swapped.fee().unwrap_or_default().0;
	assert_eq!((client.balance(&account(&old), block).await?, has), (0, had - fee));
	Ok(())
}

async fn uid(client: &Client, hotkey: &AccountId, block: Hash) -> Result<Option<u16>> {
	client.entry2::<Uids<Runtime>, _, _, _>(DEMO, hotkey.clone(), block).await
}

/// Returns the alpha that is staked with a hotkey on the demo subnet.
async fn stake(client: &Client, hotkey: &AccountId, block: Hash) -> Result<u64> {
	let alpha = client
		.entry2::<pallet_subtensor::TotalHotkeyAlpha<Runtime>, _, _, _>(hotkey.clone(), DEMO, block)
		.await?;
	Ok(alpha.rao())
}

/// Makes blocks until one has an event, and returns its hash.
async fn block_with(client: &Client, event: &RuntimeEvent, first: Hash) -> Result<Hash> {
	let mut block = first;
	for _ in 0..BLOCKS {
		if client.events(block).await?.iter().any(|record| record.event == *event) {
			return Ok(block);
		}
		client.make_blocks(1).await?;
		block = client.block_hash(client.header(block).await?.number + 1).await?;
	}
	Err(format!("no block has the event {event:?}").into())
}
