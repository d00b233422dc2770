//! Blocks, finality and emission of a running chain.

use crate::{
	client::Client,
	demo::{self, DEMO, MINERS, TEMPO},
	harness::shared,
	node::Node,
	tests::conservation,
	Result,
};
use ganglion_runtime::{Hash, Runtime, RuntimeEvent};
use ganglion_types::AlphaBalance;
use pallet_subtensor::{
	Emission, Event, Incentive, LastEpochBlock, SubnetEpochIndex, TotalHotkeyAlpha,
};

pub async fn blocks_should_be_made_and_become_final() -> Result {
	let client = &shared().await?.client;
	client.wait_for_block(6).await?;
	let final_hash = client.wait_for_finality(4).await?;
	assert_eq!(client.header(final_hash).await?.number, 4);
	let next = client.header(client.block_hash(5).await?).await?;
	assert_eq!(next.parent_hash, final_hash, "the final block is not on the best chain");
	Ok(())
}

pub async fn demo_subnet_should_pay_from_the_first_epoch_on() -> Result {
	let client = &shared().await?.client;
	let block = client.wait_for_block(TEMPO).await?;
	check_last_epoch(client, block).await?;
	assert_eq!(client.entry::<SubnetEpochIndex<Runtime>, _, _>(DEMO, block).await?, 1);
	Ok(())
}

/// No validator runs on the demo subnet, so its weights must never expire.
pub async fn demo_miners_should_still_be_paid_after_2000_blocks() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	client.make_blocks(2_000).await?;
	let block = client.block_hash(2_000).await?;
	let incentive = client.entry::<Incentive<Runtime>, _, _>(demo::index(), block).await?;
	let earning = MINERS.filter(|uid| incentive[usize::from(*uid)] > 0);
	assert!(earning.eq(MINERS), "incentive is {incentive:?}");
	check_last_epoch(client, block).await?;
	conservation::check(client, block).await
}

/// Checks that the last epoch before a block paid every miner the emission that it published.
async fn check_last_epoch(client: &Client, block: Hash) -> Result {
	let epoch = client.entry::<LastEpochBlock<Runtime>, _, _>(DEMO, block).await?;
	let number = u32::try_from(epoch)?;
	assert!(client.header(block).await?.number < number + TEMPO, "the last epoch was at {epoch}");
	let (after, before) = (client.block_hash(number).await?, client.block_hash(number - 1).await?);

	let events = client.events(after).await?.into_iter().map(|record| record.event);
	let mut paid = events.filter_map(|event| match event {
		RuntimeEvent::SubtensorModule(Event::EpochPaid(report)) => Some(report),
		_ => None,
	});
	let report = paid.next().ok_or("the epoch reported no payment")?;
	assert_eq!((report.netuid, report.miners), (DEMO, 5));

	let emission = client.entry::<Emission<Runtime>, _, _>(DEMO, after).await?;
	let mut sum = AlphaBalance::ZERO;
	for uid in MINERS {
		let earned = emission[usize::from(uid)];
		assert!(!earned.is_zero(), "miner {uid} earned nothing");
		let gained =
			stake(client, uid, after).await?.checked_sub(stake(client, uid, before).await?);
		assert_eq!(gained, Some(earned), "stake gained by miner {uid}");
		sum = sum.saturating_add(earned);
	}
	assert_eq!(sum, report.paid_to_miners);
	Ok(())
}

async fn stake(client: &Client, uid: u16, block: Hash) -> Result<AlphaBalance> {
	client.entry2::<TotalHotkeyAlpha<Runtime>, _, _, _>(demo::hotkey(uid), DEMO, block).await
}
