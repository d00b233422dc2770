//! The index of baskets: with what clients compare the price of a share, and what root's stakers
//! have earned.
//!
//! Only writer of `BetaBaseline`, `BetaIndexSnapshot`, `BetaIndexSweep`, `BetaIndexFundSample` and
//! `BasketTwr`. No rule of the chain reads them. [`ganglion_economy::basket_index`] has the
//! formulas.
//!
//! All baskets are priced once in [`PERIOD`] blocks, some in each block (`price_baskets`), at the
//! prices of the markets, without slippage. A basket's first share fixes by what its price is
//! divided, so that it begins on the index.

use crate::{
	baskets::{holdings::Holdings, ledger::BasketNumber},
	block::cursor::{resume, Cursor},
	pallet::*,
	types::{
		defaults::One, BetaBaselineOf, BetaIndexFundSampleOf, BetaIndexSnapshotOf, BetaIndexSweepOf,
	},
	weight_info::{basket_cost, cost},
};
use frame_support::{traits::Get, weights::WeightMeter};
use ganglion_economy::basket_index::{compound, price, product, quotient, Growth, LEAST_VALUE};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use substrate_fixed::types::{I96F32, U64F64};

/// Blocks from one level of the index to the next: 20 minutes on a chain of 12 s.
pub const PERIOD: u64 = 100;

/// Most baskets that are priced in a block.
pub const MOST_AT_ONCE: u32 = 16;

impl<T: Config> Pallet<T> {
	/// The levels of the index, and of that of root's stakers, and the block of both. Before the
	/// first basket, both levels are one.
	pub(crate) fn basket_index() -> BetaIndexSnapshotOf {
		let first =
			|| BetaIndexSnapshotOf { bag_level: One::get(), stake_level: One::get(), block: 0 };
		BetaIndexSnapshot::<T>::get().unwrap_or_else(first)
	}

	/// The value of a basket with these holdings at the prices of the markets.
	pub(crate) fn spot_value_of_basket(basket: BasketNumber, holdings: &Holdings) -> TaoBalance {
		let values = holdings.iter().map(|(netuid, alpha)| Self::value_in_tao(*netuid, *alpha));
		values.fold(Self::cash_of(basket), TaoBalance::saturating_add)
	}

	/// The value of a share at the prices of the markets, if the basket is worth `value` at them.
	pub(crate) fn spot_price_of_share(hotkey: &T::AccountId, value: TaoBalance) -> U64F64 {
		price(value.rao(), Self::shares_in_basket(hotkey))
	}

	/// Puts a basket that has its first shares on the index.
	pub(crate) fn begin_on_index(hotkey: &T::AccountId, basket: BasketNumber) {
		if BetaBaseline::<T>::contains_key(hotkey) {
			return;
		}
		let index = Self::basket_index();
		let value = Self::spot_value_of_basket(basket, &Self::holdings_of(basket));
		let price = Self::spot_price_of_share(hotkey, value);
		let baseline = BetaBaselineOf {
			price_divisor: quotient(price, index.bag_level),
			rate0: I96F32::default(),
			tr_splice: quotient(index.stake_level, BasketTwr::<T>::get(hotkey)),
			first_block: Self::block_number(),
		};
		BetaBaseline::<T>::insert(hotkey, baseline);
		Self::deposit_event(Event::BetaBaselineStamped { hotkey: hotkey.clone() });
	}

	/// Takes a basket that has ended off the index.
	pub(crate) fn end_on_index(hotkey: &T::AccountId) {
		BetaBaseline::<T>::remove(hotkey);
		BetaIndexFundSample::<T>::remove(hotkey);
	}

	/// Makes a hotkey's place on the index, and what its stakers have earned, that of another
	/// hotkey without any.
	pub(crate) fn pass_on_index(old: &T::AccountId, new: &T::AccountId) {
		if let Some(baseline) = BetaBaseline::<T>::take(old) {
			BetaBaseline::<T>::insert(new, baseline);
		}
		if let Some(sample) = BetaIndexFundSample::<T>::take(old) {
			BetaIndexFundSample::<T>::insert(new, sample);
		}
		if BasketTwr::<T>::contains_key(old) {
			BasketTwr::<T>::insert(new, BasketTwr::<T>::take(old));
		}
	}

	/// Compounds what root's stakers of a hotkey have earned by `pay` for a stake of `stake`.
	pub(crate) fn compound_return(
		hotkey: &T::AccountId,
		netuid: NetUid,
		pay: AlphaBalance,
		stake: AlphaBalance,
	) {
		let value = Self::value_in_tao(netuid, pay).rao();
		BasketTwr::<T>::mutate(hotkey, |wealth| *wealth = compound(*wealth, value, stake.rao()));
	}

	/// The prices of a basket on the index, by its price: of a share, and of a stake on root.
	pub(crate) fn shown_prices(hotkey: &T::AccountId, price: U64F64) -> Option<(U64F64, U64F64)> {
		let baseline = BetaBaseline::<T>::get(hotkey)?;
		let stake = product(baseline.tr_splice, BasketTwr::<T>::get(hotkey));
		Some((quotient(price, baseline.price_divisor), stake))
	}

	/// Goes on pricing the baskets while the meter has room for the largest, and publishes the next
	/// level when all are priced. Begins anew [`PERIOD`] blocks after the last level.
	pub(crate) fn price_baskets(meter: &mut WeightMeter) {
		if meter.try_consume(basket_cost::look_at_index::<T>()).is_err() {
			return;
		}
		let due = || Self::basket_index().block.saturating_add(PERIOD) <= Self::block_number();
		let sweep = BetaIndexSweep::<T>::get().or_else(|| due().then(BetaIndexSweepOf::default));
		let Some(mut sweep) = sweep else { return };
		let mut hotkeys = resume(
			&sweep.cursor,
			BasketNumbers::<T>::iter_keys,
			BasketNumbers::<T>::iter_keys_from,
		);
		// A basket has at most a holding on each subnet.
		let most = basket_cost::sample::<T>(Self::count_subnets());
		for _ in 0..MOST_AT_ONCE {
			if !meter.can_consume(most) {
				break;
			}
			let Some(hotkey) = hotkeys.next() else {
				meter.consume(basket_cost::publish_index::<T>());
				return Self::publish_index(&sweep);
			};
			let rows = Self::sample(&hotkey, &mut sweep);
			meter.consume(basket_cost::sample::<T>(rows));
			sweep.cursor = Cursor::truncate_from(BasketNumbers::<T>::hashed_key_for(hotkey));
		}
		BetaIndexSweep::<T>::put(sweep);
	}

	/// Prices a basket, adds its growth since its last sample, and keeps the new sample: none if
	/// the basket is too small. Returns the number of its holdings.
	pub(crate) fn sample(hotkey: &T::AccountId, sweep: &mut BetaIndexSweepOf) -> u32 {
		let Some(basket) = Self::basket_of(hotkey) else { return 0 };
		let holdings = Self::holdings_of(basket);
		let rows = cost::count(holdings.len());
		let value = Self::spot_value_of_basket(basket, &holdings);
		let price = Self::spot_price_of_share(hotkey, value);
		let Some((display, stake)) = Self::shown_prices(hotkey, price) else { return rows };
		if let Some(last) = BetaIndexFundSample::<T>::get(hotkey) {
			sweep.add(last.nav.rao(), (last.display, display), (last.stake, stake));
		}
		if value.rao() < LEAST_VALUE {
			BetaIndexFundSample::<T>::remove(hotkey);
		} else {
			let sample = BetaIndexFundSampleOf { nav: value, display, stake };
			BetaIndexFundSample::<T>::insert(hotkey, sample);
		}
		rows
	}

	pub(crate) fn publish_index(sweep: &BetaIndexSweepOf) {
		let index = Self::basket_index();
		BetaIndexSnapshot::<T>::put(BetaIndexSnapshotOf {
			bag_level: sweep.growth(sweep.rel_bag_sum).of(index.bag_level),
			stake_level: sweep.growth(sweep.rel_stake_sum).of(index.stake_level),
			block: Self::block_number(),
		});
		BetaIndexSweep::<T>::kill();
	}
}

impl BetaIndexSweepOf {
	/// Adds the growth of a basket that was worth `value`, from the first to the second price of a
	/// share and of a stake.
	fn add(&mut self, value: u64, bag: (U64F64, U64F64), stake: (U64F64, U64F64)) {
		let of_bag = self.growth(self.rel_bag_sum).with(value, bag.0, bag.1);
		let of_stake = self.growth(self.rel_stake_sum).with(value, stake.0, stake.1);
		self.rel_bag_sum = of_bag.weighted;
		self.rel_stake_sum = of_stake.weighted;
		self.weight_sum = of_bag.weight;
	}

	fn growth(&self, weighted: U64F64) -> Growth {
		Growth { weight: self.weight_sum, weighted }
	}
}
