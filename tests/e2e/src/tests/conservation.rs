//! Every rao lies in an account, and the issuance counters agree with the accounts.

use crate::{
	client::Client,
	demo::{self, DEMO},
	keys::{account_of, pair},
	node::Node,
	transaction::calls,
	Result,
};
use codec::Decode;
use frame_support::storage::storage_prefix;
use frame_system::AccountInfo;
use ganglion_runtime::{Balance, Hash, Runtime};
use ganglion_types::{AlphaBalance, TaoBalance, RAO_PER_TAO};
use pallet_balances::AccountData;
use pallet_subtensor::{GenesisIssuance, TotalDust, TotalIssuance, TotalMinted, TotalRecycled};

/// Checks that issuance = genesis + minted − recycled − dust = the issuance of `pallet-balances` =
/// the sum of all accounts.
pub async fn check(client: &Client, block: Hash) -> Result {
	let issuance = client.value::<TotalIssuance<Runtime>, _>(block).await?;
	let genesis = client.value::<GenesisIssuance<Runtime>, _>(block).await?;
	let minted = client.value::<TotalMinted<Runtime>, _>(block).await?;
	let recycled = client.value::<TotalRecycled<Runtime>, _>(block).await?;
	let dust = client.value::<TotalDust<Runtime>, _>(block).await?;
	let made = genesis.rao() + minted.rao();
	assert_eq!(issuance.rao(), made - recycled.rao() - dust.rao(), "at {block}");

	let counted = client.value::<pallet_balances::TotalIssuance<Runtime>, _>(block).await?;
	assert_eq!(issuance.rao(), counted, "at {block}");
	assert_eq!(issuance.rao(), sum_of_accounts(client, block).await?, "at {block}");
	Ok(())
}

/// Returns the sum of all accounts after a block.
pub async fn sum_of_accounts(client: &Client, block: Hash) -> Result<Balance> {
	let accounts = client.entries(&storage_prefix(b"System", b"Account"), block).await?;
	accounts.values().try_fold(0, |sum, bytes| {
		let info = AccountInfo::<u32, AccountData<Balance>>::decode(&mut &bytes[..])?;
		Ok(sum + info.data.free + info.data.reserved)
	})
}

pub async fn every_rao_should_be_accounted_for() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	check(client, client.genesis).await?;
	let (bob, hotkey) = (pair("//Bob"), demo::hotkey(1));

	client.send_well(&bob, calls::transfer(&account_of("//Newcomer"), RAO_PER_TAO)).await?;
	client.send_well(&bob, calls::add_stake(&hotkey, DEMO, 5 * RAO_PER_TAO)).await?;
	check(client, client.best().await?.1).await?;

	let burn = pallet_balances::Call::<Runtime>::burn { value: 12_345, keep_alive: true };
	let burned = client.send_well(&bob, burn).await?.block;
	let recycled = client.value::<TotalRecycled<Runtime>, _>(burned).await?;
	assert_eq!(recycled, TaoBalance::new(12_345));
	check(client, burned).await?;

	leave_dust(client).await?;
	let unstake = pallet_subtensor::Call::<Runtime>::remove_stake {
		hotkey,
		netuid: DEMO,
		amount_unstaked: AlphaBalance::new(3 * RAO_PER_TAO),
	};
	check(client, client.send_well(&bob, unstake).await?.block).await?;

	let register = pallet_subtensor::Call::<Runtime>::burned_register {
		netuid: DEMO,
		hotkey: account_of("//Newcomer//hotkey"),
	};
	check(client, client.send_well(&bob, register).await?.block).await?;

	client.make_blocks(25).await?;
	for number in 20..=25 {
		check(client, client.block_hash(number).await?).await?;
	}
	Ok(())
}

/// Leaves less than the existential deposit in an account, which removes it; the rest counts as
/// dust.
async fn leave_dust(client: &Client) -> Result {
	let newcomer = pair("//Newcomer");
	let balance = client.balance(&account_of("//Newcomer"), client.best().await?.1).await?;
	let transfer = |value| pallet_balances::Call::<Runtime>::transfer_allow_death {
		dest: account_of("//Bob").into(),
		value,
	};
	let trial = client.send_well(&newcomer, transfer(RAO_PER_TAO / 2)).await?;
	let (fee, _) = trial.fee().ok_or("a transfer has a fee")?;
	let left = balance - RAO_PER_TAO / 2 - fee;
	let included = client.send_well(&newcomer, transfer(left - fee - 321)).await?;
	let dust = client.value::<TotalDust<Runtime>, _>(included.block).await?;
	assert!(!dust.is_zero(), "no dust was counted");
	assert_eq!(client.balance(&account_of("//Newcomer"), included.block).await?, 0);
	check(client, included.block).await
}
