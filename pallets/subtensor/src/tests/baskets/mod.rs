//! Tests of [`crate::baskets`].

mod claims;
mod deposits;
mod dividends;
mod ends;
mod index;
mod swaps;
mod trades;
mod views;

use crate::{baskets::trading::BasketLeg, tests::mock::*, *};
use frame_support::{assert_ok, dispatch::DispatchResultWithPostInfo};
use pallet_subtensor_swap::Pools;
use sp_runtime::DispatchResult;
use substrate_fixed::types::I96F32;

/// The owner of the hotkey that has a basket.
pub const TRADER: u8 = 2;
/// Two subnets, each with a pool of 100,000 TAO and 400,000 alpha.
pub const FIRST: NetUid = NetUid::new(2);
pub const SECOND: NetUid = NetUid::new(3);

/// Runs a test on a stable subnet and two pools, without emission and automatic claims. The trader
/// is registered on root, takes nothing, and may trade all of its basket at once.
pub fn execute(test: impl FnOnce()) {
	let chain = ExtBuilder::default().subnet(NETUID, ExtBuilder::neurons([OWNER, TRADER, 3]));
	chain.with(deep_pool(FIRST)).with(deep_pool(SECOND)).build_and_execute(|| {
		NumRootClaim::<Test>::put(0);
		for netuid in [NETUID, FIRST, SECOND] {
			SubnetEmissionEnabled::<Test>::insert(netuid, false);
		}
		settle_prices();
		assert_ok!(SubtensorModule::root_register(signed(cold(TRADER)), hotkey()));
		Delegates::<Test>::insert(hotkey(), 0);
		BasketTradingEnabled::<Test>::put(true);
		BasketDailyTurnoverCap::<Test>::put(u16::MAX);
		BasketLiquidityCap::<Test>::put(u16::MAX);
		test()
	})
}

fn deep_pool(netuid: NetUid) -> genesis::Subnet<AccountId> {
	let mut subnet = pool_of(netuid, vec![]);
	subnet.tao_reserve = tao(100_000 * TAO);
	subnet.alpha_reserve = alpha(400_000 * TAO);
	subnet
}

/// Makes the moving prices the present ones.
pub fn settle_prices() {
	for netuid in [FIRST, SECOND] {
		let price = I96F32::from_num(<Test as Config>::Pools::price(netuid));
		SubnetMovingPrice::<Test>::insert(netuid, price);
	}
}

pub fn hotkey() -> AccountId {
	hot(TRADER, 0)
}

/// A person buys shares in the trader's basket; `amount` is in rao.
pub fn try_buy(person: u8, amount: u64) -> DispatchResult {
	let bought = SubtensorModule::stake_into_basket(signed(cold(person)), hotkey(), tao(amount));
	bought.map(drop).map_err(|error| error.error)
}

/// A person buys shares in the trader's basket; `amount` is in rao.
pub fn buy(person: u8, amount: u64) {
	assert_ok!(try_buy(person, amount));
}

/// A person claims what it is owed with the trader, and its shares.
pub fn try_claim(person: u8) -> DispatchResult {
	let claimed = SubtensorModule::claim_root_with_hotkey(signed(cold(person)), hotkey());
	claimed.map(drop).map_err(|error| error.error)
}

/// The trader trades; `amount` and `least` are in rao.
pub fn try_trade(from: NetUid, to: NetUid, amount: u64, least: u64) -> DispatchResult {
	let (origin, amount) = (signed(cold(TRADER)), alpha(amount));
	let traded = SubtensorModule::swap_basket(origin, hotkey(), from, to, amount, least);
	traded.map(drop).map_err(|error| error.error)
}

/// The trader makes several trades.
pub fn try_trades(legs: Vec<BasketLeg>) -> DispatchResultWithPostInfo {
	let legs = legs.try_into().unwrap();
	SubtensorModule::swap_basket_many(signed(cold(TRADER)), hotkey(), legs)
}

/// The trader trades; `amount` is in rao.
pub fn trade(from: NetUid, to: NetUid, amount: u64) {
	assert_ok!(try_trade(from, to, amount, 0));
}

/// The number of the trader's basket.
pub fn number() -> u32 {
	SubtensorModule::basket_of(&hotkey()).expect("the trader has a basket")
}

/// The TAO of the trader's basket, in rao.
pub fn cash() -> u64 {
	SubtensorModule::cash_of(number()).rao()
}

/// The alpha of the trader's basket, in rao.
pub fn holding(netuid: NetUid) -> u64 {
	SubtensorModule::holding_on(number(), netuid).rao()
}

/// The value of the trader's basket, in rao of TAO.
pub fn value() -> u64 {
	let basket = number();
	SubtensorModule::value_of_basket(basket, &SubtensorModule::holdings_of(basket)).rao()
}

/// The shares of a person in the trader's basket.
pub fn shares(person: u8) -> u64 {
	SubtensorModule::basket_of(&hotkey())
		.map_or(0, |basket| SubtensorModule::shares_of(&cold(person), basket))
}

/// All shares in the trader's basket.
pub fn all_shares() -> u64 {
	BasketShares::<Test>::get(hotkey())
}
