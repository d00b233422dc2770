//! Staking and unstaking calls that must be refused, alone and in batches.

use crate::{
	demo::{self, DEMO},
	keys::{account_of, pair},
	node::Node,
	quiet::Quiet,
	transaction::calls,
	Result,
};
use ganglion_runtime::{AccountId, Runtime, RuntimeCall};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor::{Call, Error};
use sp_runtime::DispatchError;

fn add_stake_limit(hotkey: &AccountId, amount: u64, limit: TaoBalance) -> RuntimeCall {
	let amount_staked = TaoBalance::from_tao(amount);
	Call::<Runtime>::add_stake_limit {
		hotkey: hotkey.clone(),
		netuid: DEMO,
		amount_staked,
		limit_price: limit,
		allow_partial: false,
	}
	.into()
}

fn remove_stake_limit(hotkey: &AccountId, amount: u64, limit: TaoBalance) -> RuntimeCall {
	Call::<Runtime>::remove_stake_limit {
		hotkey: hotkey.clone(),
		netuid: DEMO,
		amount_unstaked: AlphaBalance::from_tao(amount),
		limit_price: limit,
		allow_partial: false,
	}
	.into()
}

pub async fn stake_beyond_the_balance_should_be_refused() -> Result {
	let node = Node::instant().await?;
	let quiet = Quiet::watch(&node.client).await?;
	// Dave has 2,000 TAO.
	let (dave, hotkey) = (pair("//Dave"), demo::hotkey(1));
	let much = TaoBalance::from_tao(2_001).rao();
	let error = DispatchError::from(Error::<Runtime>::NotEnoughBalanceToStake);
	for netuid in [NetUid::ROOT, DEMO] {
		quiet.refuse(&dave, calls::add_stake(&hotkey, netuid, much), error).await?;
		quiet.refuse(&dave, calls::add_stake(&hotkey, netuid, u64::MAX), error).await?;
	}
	let limited = add_stake_limit(&hotkey, 2_001, TaoBalance::from_tao(2));
	quiet.refuse(&dave, limited, error).await?;
	// The validator has 10,000 alpha; Dave has none.
	let unstake = remove_stake_limit(&hotkey, 10, TaoBalance::ZERO);
	quiet.refuse(&dave, unstake, Error::<Runtime>::NotEnoughStakeToWithdraw).await
}

/// A stable subnet trades at one TAO, so a purchase limit below one and a sale limit above one
/// cannot be met. Such a call fails in its block, alone and inside a batch.
pub async fn limit_on_the_wrong_side_should_be_refused() -> Result {
	let node = Node::instant().await?;
	let quiet = Quiet::watch(&node.client).await?;
	let hotkey = demo::hotkey(1);
	let below = TaoBalance::new(999_999_999);
	let above = TaoBalance::new(1_000_000_001);
	let error = DispatchError::from(Error::<Runtime>::SlippageTooHigh);
	let calls = [
		(pair("//Dave"), add_stake_limit(&hotkey, 10, below)),
		(pair(demo::SEEDS[1]), remove_stake_limit(&hotkey, 10, above)),
	];
	for (signer, call) in calls {
		quiet.refuse(&signer, call, error).await?;
	}
	Ok(())
}

pub async fn stake_with_an_unknown_hotkey_should_be_refused() -> Result {
	let node = Node::instant().await?;
	let quiet = Quiet::watch(&node.client).await?;
	let (dave, unknown) = (pair("//Dave"), account_of("//Nobody"));
	let error = DispatchError::from(Error::<Runtime>::HotKeyAccountNotExists);
	let amount = TaoBalance::from_tao(10);
	quiet.refuse(&dave, calls::add_stake(&unknown, DEMO, amount.rao()), error).await?;
	quiet.refuse(&dave, add_stake_limit(&unknown, 10, amount), error).await?;
	quiet.refuse(&dave, remove_stake_limit(&unknown, 10, TaoBalance::ZERO), error).await?;
	let nowhere = calls::add_stake(&demo::hotkey(1), NetUid::new(77), amount.rao());
	quiet.refuse(&dave, nowhere, Error::<Runtime>::SubnetNotExists).await
}
