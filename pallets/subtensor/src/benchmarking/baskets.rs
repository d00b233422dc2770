//! Benchmarks of the parts of calls and of the block step that concern baskets, see
//! [`crate::baskets`].

use super::world::*;
use crate::{
	baskets::index::PERIOD,
	types::{BetaIndexFundSampleOf, BetaIndexSweepOf},
	weight_info::basket_cost,
	BasketHeld, BasketNumbers, BasketRedeemedTao, BasketTradeBucket, BasketTwr, BetaBaseline,
	BetaIndexFundSample, BetaIndexSnapshot, BetaIndexSweep, Config, Pallet as Protocol,
};
use core::marker::PhantomData;
use frame_benchmarking::{account, v2::*};
use frame_support::weights::WeightMeter;
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use substrate_fixed::types::U64F64;

/// The name under which the baskets are listed among the measured pallets.
pub struct Pallet<T: Config>(PhantomData<T>);

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Looks up a basket, and counts its `r` holdings.
	#[benchmark]
	fn count_holdings(r: Linear<1, 128>) {
		let (key, _) = basket::<T>(r);
		let found;

		#[block]
		{
			let number = Protocol::<T>::basket_of(&key).expect("it was opened");
			found = Protocol::<T>::holdings_of(number);
		}

		assert_eq!(found.len(), r as usize);
	}

	/// Pays all shares of a basket with `r` holdings to a coldkey with a nearly full list of
	/// hotkeys, and ends the basket.
	#[benchmark]
	fn redeem_shares(r: Linear<1, 128>) {
		let (key, _) = basket::<T>(r);
		let who = staker::<T>();
		let number = Protocol::<T>::basket_of(&key).expect("it was opened");
		Protocol::<T>::pass_on_shares(number, &coldkey::<T>(8), &who);
		let paid;

		#[block]
		{
			paid = Protocol::<T>::redeem_shares(number, &who).expect("all can be sold");
		}

		assert!(paid.rao() > u64::from(r) * STAKE / 2);
		assert!(!BasketNumbers::<T>::contains_key(key));
	}

	/// Puts the dividends of `c` subnets into a basket with `r` holdings.
	#[benchmark]
	fn put_dividends(c: Linear<1, 20>, r: Linear<20, 128>) {
		let (key, _) = basket::<T>(r);
		let (who, _) = stake::<T>(NetUid::ROOT, &key);
		for index in 0..c as u16 {
			let pay = 7 * TAO + 1;
			Protocol::<T>::mint_alpha(netuid(index), AlphaBalance::new(pay)).expect("it fits");
			Protocol::<T>::pay_root_stakers(netuid(index), &key, pay);
		}
		let due = Protocol::<T>::due_root_claims(&key, &who, |_| true);
		assert_eq!(due.len(), c as usize);

		#[block]
		{
			Protocol::<T>::put_dividends_into_basket(&key, &who, &due).expect("they are owed");
		}

		let number = Protocol::<T>::basket_of(&key).expect("it was opened");
		assert!(Protocol::<T>::shares_of(&who, number) > 0);
	}

	// --- The index ---

	/// Puts a basket with `r` holdings on the index.
	#[benchmark]
	fn begin_on_index(r: Linear<1, 128>) {
		let (key, _) = basket::<T>(r);
		let number = Protocol::<T>::basket_of(&key).expect("it was opened");
		BetaBaseline::<T>::remove(&key);

		#[block]
		{
			Protocol::<T>::begin_on_index(&key, number);
		}

		assert!(BetaBaseline::<T>::contains_key(key));
	}

	/// Looks for the next basket to price, for which there is no room.
	#[benchmark]
	fn look_at_index() {
		basket::<T>(1);
		at_block::<T>(PERIOD as u32);
		let mut meter = WeightMeter::with_limit(basket_cost::look_at_index::<T>());

		#[block]
		{
			Protocol::<T>::price_baskets(&mut meter);
		}

		assert!(BetaIndexSweep::<T>::exists());
	}

	/// Prices a basket with `r` holdings that was priced before.
	#[benchmark]
	fn sample_basket(r: Linear<1, 128>) {
		let (key, _) = basket::<T>(r);
		let mut sweep = BetaIndexSweepOf::default();
		Protocol::<T>::sample(&key, &mut sweep);
		let before = sweep.clone();

		#[block]
		{
			Protocol::<T>::sample(&key, &mut sweep);
		}

		assert_ne!(sweep, before);
		assert!(BetaIndexFundSample::<T>::contains_key(key));
	}

	/// Publishes the levels of the index.
	#[benchmark]
	fn publish_index() {
		let (key, _) = basket::<T>(1);
		let mut sweep = BetaIndexSweepOf::default();
		for _ in 0..2 {
			Protocol::<T>::sample(&key, &mut sweep);
		}
		BetaIndexSweep::<T>::put(&sweep);
		at_block::<T>(PERIOD as u32);

		#[block]
		{
			Protocol::<T>::publish_index(&sweep);
		}

		assert!(BetaIndexSnapshot::<T>::get().is_some_and(|index| index.block == PERIOD));
		assert!(!BetaIndexSweep::<T>::exists());
	}

	// --- Key swaps ---

	/// Gives a hotkey's basket, with what limits it, to its successor.
	#[benchmark]
	fn swap_basket_of_hotkey() {
		let (old, _) = basket::<T>(1);
		let new: T::AccountId = account("new hotkey", 0, 0);
		Protocol::<T>::set_basket_frozen(&old, true);
		for key in [&old, &new] {
			BasketTradeBucket::<T>::insert(key, (1, 1));
		}
		BasketRedeemedTao::<T>::insert(&old, TaoBalance::new(1));
		BasketTwr::<T>::insert(&old, U64F64::from_num(2));
		let (nav, display, stake) = (TaoBalance::new(TAO), U64F64::from_num(1), Default::default());
		BetaIndexFundSample::<T>::insert(&old, BetaIndexFundSampleOf { nav, display, stake });
		assert!(BetaBaseline::<T>::contains_key(&old));

		#[block]
		{
			Protocol::<T>::pass_on_basket(&old, &new);
			Protocol::<T>::pass_on_index(&old, &new);
		}

		assert!(BasketNumbers::<T>::contains_key(&new) && BetaBaseline::<T>::contains_key(&new));
		assert!(!BasketTradeBucket::<T>::contains_key(old));
	}

	/// Gives a coldkey's shares in `n` baskets to its successor, who has some too.
	#[benchmark]
	fn swap_shares_in_baskets(n: Linear<1, 32>) {
		let (old, new) = (coldkey::<T>(0), coldkey::<T>(1));
		for number in 0..n {
			BasketHeld::<T>::insert(&old, number, 1);
			BasketHeld::<T>::insert(&new, number, 1);
		}

		#[block]
		{
			(0..n).for_each(|number| Protocol::<T>::pass_on_shares(number, &old, &new));
		}

		assert_eq!(Protocol::<T>::shares_of(&new, n - 1), 2);
		assert_eq!(Protocol::<T>::baskets_held(&old).count(), 0);
	}

	#[cfg(test)]
	use crate::tests::mock::Test;

	impl_benchmark_test_suite!(Pallet, empty_chain(), Test);
}
