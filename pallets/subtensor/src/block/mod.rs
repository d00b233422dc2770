//! What happens in every block before its transactions, in order:
//!
//! 1. registration prices fall;
//! 2. the block's TAO is minted;
//! 3. it is shared among the subnets, into reserves and pots;
//! 4. due epochs run, and pay their pots out;
//! 5. moving prices follow the prices;
//! 6. pending lists of children apply on subnets whose epoch slot was used;
//! 7. root dividends are claimed for some of root's stakers, with what weight is left;
//! 8. with what is left of the step's share of the block, dissolved subnets are cleaned up, see
//!    [`crate::subnets::dissolution`]. At the end of the block subnets are made for those who wait, with what transactions leave,
//!    and the clean-up goes on if there is still something left of the share.
//!
//! Each stage runs in a storage layer of its own. One that fails is undone and reported, and the others go on;
//! what was minted for it is recycled. Epochs run under a meter: one due epoch always runs, others only while the
//! step's share of the block lasts.
//!
//! Only writer of `BlockEmission`.

pub mod cursor;
pub mod report;

pub use report::Stage;

use crate::{
	pallet::*,
	weight_info::cost::{self, charge},
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::DispatchClass,
	storage::with_storage_layer,
	traits::Get,
	weights::{constants::WEIGHT_REF_TIME_PER_MILLIS, Weight, WeightMeter},
};
use ganglion_types::NetUid;
use sp_runtime::Perbill;

/// The step's share of a block's weight.
pub const SHARE_OF_BLOCK: Perbill = Perbill::from_percent(25);

/// What clean-ups in the step leave of its share for what every block has besides: its base weight and the inherents,
/// which come after the step. They weigh a millisecond; a block whose transactions leave room gives the rest back, see
/// [`Pallet::idle_step`].
const KEPT_FOR_INHERENTS: Weight = Weight::from_parts(2 * WEIGHT_REF_TIME_PER_MILLIS, 0);

impl<T: Config> Pallet<T> {
	/// Runs the step and answers what it cost.
	pub(crate) fn block_step() -> Weight {
		let mut meter = WeightMeter::with_limit(Self::share());
		let subnets = Self::subnets();
		charge(&mut meter, cost::every_block::<T>(subnets.len()));

		Self::step_before_epochs(&subnets);
		let used = Self::run_due_epochs(&subnets, &mut meter);
		Self::run_stage(Stage::MovingPrices, || {
			Self::update_moving_prices(&subnets);
			Ok(())
		});
		Self::run_stage(Stage::Children, || {
			Self::apply_pending_children(&used, &mut meter);
			Ok(())
		});
		Self::run_stage(Stage::RootClaims, || {
			Self::reset_root_sales(&subnets);
			Self::claim_automatically(&mut meter);
			Ok(())
		});
		let rest = meter.remaining().saturating_sub(KEPT_FOR_INHERENTS);
		Self::clean_up_within(rest, &mut meter);
		meter.consumed()
	}

	/// What the step may use of a block.
	fn share() -> Weight {
		let block = T::BlockWeights::get().max_block;
		Weight::from_parts(
			SHARE_OF_BLOCK.mul_floor(block.ref_time()),
			SHARE_OF_BLOCK.mul_floor(block.proof_size()),
		)
	}

	/// Does what can wait for an idle block, within the weight that is left of it; answers what it cost.
	///
	/// Clean-ups keep within the step's share all the same, so that a large one makes no block longer than that. Where
	/// what the step does in every block takes more than its share, they get an eighth of it, or they would never end.
	pub(crate) fn idle_step(left: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(left);
		Self::serve_when_idle(&mut meter);
		let share = Self::share();
		let rest = if cost::every_block::<T>(Self::subnets().len()).any_gt(share) {
			share.saturating_div(8)
		} else {
			let blocks = frame_system::Pallet::<T>::block_weight();
			let used = blocks.get(DispatchClass::Mandatory).saturating_add(meter.consumed());
			share.saturating_sub(used)
		};
		Self::clean_up_within(rest, &mut meter);
		meter.consumed()
	}

	/// Cleans up after dissolved subnets within so much of what a meter has left.
	fn clean_up_within(rest: Weight, meter: &mut WeightMeter) {
		let mut cleaning = WeightMeter::with_limit(rest.min(meter.remaining()));
		Self::housekeeping(&mut cleaning);
		charge(meter, cleaning.consumed());
	}

	/// The stages before epochs run.
	pub(crate) fn step_before_epochs(subnets: &[NetUid]) {
		Self::run_stage(Stage::RegistrationPrices, || {
			Self::decay_registration_prices(subnets);
			Ok(())
		});
		let mint = Self::mint_block_emission();
		Self::share_emission(mint, subnets);
		Self::count_block(subnets);
	}

	/// Runs due epochs, at most `MaxEpochsPerBlock` and within the meter, but always one; the rest waits.
	/// Answers the subnets whose slot was used, whether the epoch succeeded or not.
	fn run_due_epochs(subnets: &[NetUid], meter: &mut WeightMeter) -> Vec<NetUid> {
		let most = usize::from(MaxEpochsPerBlock::<T>::get());
		let mut used = Vec::new();
		for netuid in Self::due_subnets(subnets) {
			let cost = Self::weight_of_epoch(netuid);
			let fits = used.is_empty() || meter.can_consume(cost);
			if used.len() >= most || !fits {
				Self::defer_epoch(netuid);
				continue;
			}
			charge(meter, cost);
			used.push(netuid);
			Self::consume_epoch_slot(netuid);
			if let Err(error) = with_storage_layer(|| Self::run_epoch(netuid)) {
				log::error!(target: "market", "epoch of subnet {netuid} failed: {error:?}");
				let block = Self::block_number();
				Self::deposit_event(Event::EpochSkipped { netuid, block });
			}
		}
		used
	}
}
