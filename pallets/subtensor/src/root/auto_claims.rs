//! Automatic root claims, made by the block step.
//!
//! Only writer of `NextRootClaim`.
//!
//! Root's stakers take turns by their numbers: each block serves at most `NumRootClaim` of them,
//! and only while the meter has weight left. A staker with many hotkeys and subnets can take
//! several blocks; the next block resumes at the cursor in `NextRootClaim`. When a staker leaves,
//! the last one takes over its number, and so may be served once less or once more in that round.

use crate::{pallet::*, types::BegunClaim, weight_info::cost};
use frame_support::{traits::Get, weights::WeightMeter};
use ganglion_types::{NetUid, TaoBalance};
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
		let room = (1..=all).rev().find(|claims| {
			meter.can_consume(cost::root_claims::<T>((*claims).saturated_into(), rates))
		});
		due.truncate(room.unwrap_or(0));
		let Some((last, _)) = due.last() else { return ClaimProgress::STOPPED };
		begun.netuid = Some(*last);
		let cost = cost::root_claims::<T>(due.len().saturated_into(), rates);
		let _ = meter.try_consume(cost);
		let kind = RootClaimType::<T>::get(&coldkey);
		let claims = Self::claim_of_hotkey(hotkey, &coldkey, &kind, &due);
		ClaimProgress { paid: claims.paid, tao: claims.tao, finished: due.len() == all }
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
