//! Automatic root claims, made by the block step.
//!
//! Only writer of `NextRootClaim`.
//!
//! Root's stakers take turns by their numbers: each block serves at most `NumRootClaim` of them,
//! and only while the meter has weight left. A staker with many hotkeys and subnets can take
//! several blocks; the next block resumes at the cursor in `NextRootClaim`. When a staker leaves,
//! the last one takes over its number, and so may be served once less or once more in that round.
//!
//! While root lets baskets be traded, what a staker would have sold enters the basket of the hotkey
//! instead ([`crate::baskets`]), if the hotkey is registered on root, and valuing the basket takes
//! half of the meter at most.

use crate::{
	pallet::*,
	types::{BegunClaim, RootClaimTypeEnum},
	weight_info::{basket_cost, cost},
};
use frame_support::{
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use sp_runtime::SaturatedConversion;

impl<T: Config> Pallet<T> {
	/// Makes the claims of the next root stakers while the meter lasts.
	pub(crate) fn claim_automatically(meter: &mut WeightMeter) {
		let stakers = NumStakingColdkeys::<T>::get();
		let most = NumRootClaim::<T>::get().min(stakers);
		if most == 0 || meter.try_consume(T::DbWeight::get().reads_writes(3, 1)).is_err() {
			return;
		}
		let mut next = NextRootClaim::<T>::get();
		for _ in 0..most {
			if next.index >= stakers {
				next = Default::default();
			}
			let Some(coldkey) = StakingColdkeysByIndex::<T>::get(next.index) else { break };
			let begun = next.begun.take().filter(|begun| begun.coldkey == coldkey);
			let begun = begun.unwrap_or(BegunClaim { coldkey, hotkeys: 0, netuid: None });
			next.begun = Self::claim_for(begun, meter);
			if next.begun.is_some() {
				break;
			}
			next.index = next.index.saturating_add(1);
		}
		NextRootClaim::<T>::put(next);
	}

	/// Makes a coldkey's claims; returns where to resume if the meter stopped it.
	fn claim_for(
		mut begun: BegunClaim<T::AccountId>,
		meter: &mut WeightMeter,
	) -> Option<BegunClaim<T::AccountId>> {
		if meter.try_consume(cost::list_of_root_staker::<T>()).is_err() {
			return Some(begun);
		}
		let coldkey = begun.coldkey.clone();
		let done = begun.hotkeys.saturated_into();
		let mut paid = 0u32;
		let mut tao = TaoBalance::ZERO;
		let mut stopped = false;
		for hotkey in StakingHotkeys::<T>::get(&coldkey).iter().skip(done) {
			let outcome = Self::claim_with(hotkey, &mut begun, meter);
			paid = paid.saturating_add(outcome.paid);
			tao = tao.saturating_add(outcome.tao);
			stopped = !outcome.finished;
			if stopped {
				break;
			}
			begun.hotkeys = begun.hotkeys.saturating_add(1);
			begun.netuid = None;
		}
		if paid != 0 {
			Self::deposit_event(Event::RootClaimed { coldkey, tao });
		}
		stopped.then_some(begun)
	}

	/// Makes a coldkey's claims with a hotkey, as many as the meter has room for.
	fn claim_with(
		hotkey: &T::AccountId,
		begun: &mut BegunClaim<T::AccountId>,
		meter: &mut WeightMeter,
	) -> ClaimProgress {
		let coldkey = begun.coldkey.clone();
		if meter.try_consume(cost::listed_hotkey::<T>()).is_err() {
			return ClaimProgress::STOPPED;
		}
		if !Self::is_staker(hotkey, &coldkey, NetUid::ROOT) {
			return ClaimProgress::FINISHED;
		}
		let rates = Self::rates_of(hotkey);
		if meter.try_consume(cost::look_at_root_claims::<T>(rates)).is_err() {
			return ClaimProgress::STOPPED;
		}
		let after = begun.netuid;
		let mut due = Self::due_root_claims(hotkey, &coldkey, |netuid| {
			after.is_none_or(|last| netuid > last)
		});
		if due.is_empty() {
			return ClaimProgress::FINISHED;
		}
		let all = due.len();
		let kind = RootClaimType::<T>::get(&coldkey);
		let way = Self::way_of_claims(hotkey, &kind, rates, meter);
		let room = (1..=all).rev().find(|claims| meter.can_consume(way.cost::<T>(*claims)));
		due.truncate(room.unwrap_or(0));
		let Some((last, _)) = due.last() else { return ClaimProgress::STOPPED };
		begun.netuid = Some(*last);
		let _ = meter.try_consume(way.cost::<T>(due.len()));
		let finished = due.len() == all;
		if let Way::IntoBasket { .. } = way {
			Self::put_into_basket_of(hotkey, &coldkey, &due);
			return ClaimProgress { finished, ..ClaimProgress::FINISHED };
		}
		let claims = Self::claim_of_hotkey(hotkey, &coldkey, &kind, &due);
		ClaimProgress { paid: claims.paid, tao: claims.tao, finished }
	}

	/// How a coldkey's dividends with a hotkey are claimed, as it has chosen.
	fn way_of_claims(
		hotkey: &T::AccountId,
		kind: &RootClaimTypeEnum,
		rates: u32,
		meter: &mut WeightMeter,
	) -> Way {
		let enters = BasketTradingEnabled::<T>::get()
			&& *kind == RootClaimTypeEnum::Swap
			&& Self::ensure_on_root(hotkey).is_ok();
		if !enters {
			return Way::Claims { rates };
		}
		let rows = Self::basket_of(hotkey)
			.map_or(0, |basket| cost::count(Self::holdings_of(basket).len()));
		cost::charge(meter, basket_cost::count_rows::<T>(rows));
		let way = Way::IntoBasket { rows };
		let fits = way.cost::<T>(1).all_lte(meter.limit().saturating_div(2));
		if fits {
			way
		} else {
			Way::Claims { rates }
		}
	}

	/// Puts dividends into the hotkey's basket. If that fails they stay owed, and it is reported.
	fn put_into_basket_of(
		hotkey: &T::AccountId,
		coldkey: &T::AccountId,
		due: &[(NetUid, AlphaBalance)],
	) {
		let put = || Self::put_dividends_into_basket(hotkey, coldkey, due);
		if let Err(error) = with_storage_layer(put) {
			Self::report_failed_claim(hotkey, coldkey, NetUid::ROOT, error);
		}
	}
}

/// How dividends are claimed automatically.
enum Way {
	/// They enter a basket with so many holdings.
	IntoBasket { rows: u32 },
	/// They are paid, of so many subnets on which the hotkey's stakers have earned.
	Claims { rates: u32 },
}

impl Way {
	/// The weight of so many claims.
	fn cost<T: Config>(&self, claims: usize) -> Weight {
		let claims = cost::count(claims);
		match self {
			Self::IntoBasket { rows } => basket_cost::put_dividends::<T>(claims, *rows),
			Self::Claims { rates } => cost::root_claims::<T>(claims, *rates),
		}
	}
}

/// Progress of the claims with one hotkey.
struct ClaimProgress {
	/// Number of claims paid.
	paid: u32,
	/// TAO of the sales, which is staked on root.
	tao: TaoBalance,
	/// Whether no claim is left.
	finished: bool,
}

impl ClaimProgress {
	const STOPPED: Self = Self { paid: 0, tao: TaoBalance::ZERO, finished: false };
	const FINISHED: Self = Self { paid: 0, tao: TaoBalance::ZERO, finished: true };
}
