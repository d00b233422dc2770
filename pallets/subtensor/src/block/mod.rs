//! The block step: the stages of `on_initialize`, and the work of `on_idle`.
//!
//! `on_initialize` runs these stages before the block's transactions, in order:
//!
//! 1. Timelocked commits whose epoch and pulse have come are opened, within a part of the weight.
//! 2. Registration prices fall, and difficulties where proofs of work register.
//! 3. The block's TAO is minted.
//! 4. The mint is shared among the subnets, into reserves and pots.
//! 5. Due epochs run and pay out their pots.
//! 6. Moving prices follow the prices.
//! 7. Pending lists of children apply on subnets whose epoch slot this or an earlier block used.
//! 8. Root dividends are claimed for some of root's stakers, within the remaining weight.
//! 9. Owners of subnets change by conviction, see [`crate::subnets::conviction`], and contributors
//!    of leases are paid, see [`crate::subnets::lease_payouts`]. Keys are swapped, waiting
//!    registrations get their subnets, dissolved subnets are cleaned up, and nominations below a
//!    minimum that was raised are sold, within what remains of the step's share of the block. See
//!    [`crate::subnets::housekeeping`].
//!
//! `on_idle` makes the subnets of waiting registrations within the weight that the transactions
//! leave, and opens further commits. It resumes key swaps and the clean-up while the step's share
//! of the block is not used up, and prices some baskets for the index ([`crate::baskets::index`]).
//!
//! Stages 1, 2, 6, 7 and 8 and each epoch run in a storage layer of their own: a failure is rolled
//! back and reported, and the following stages run. Minting and sharing have no such layer: the
//! mint is a credit, split into a share for each subnet. A payment into a reserve takes effect as a
//! whole or not at all; a credit that cannot be paid in is recycled, and a subnet's failure is
//! reported. Each waiting registration and each payment of a clean-up runs in a storage layer of
//! its own.
//!
//! Epochs run under a weight meter: one due epoch always runs, further ones only while the step's
//! share of the block lasts.

pub mod cursor;
pub mod report;

pub use report::Stage;

use crate::{
	pallet::*,
	weight_info::{
		cost::{self, charge},
		work_cost,
	},
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

/// The part of the step's share that clean-ups in `on_initialize` leave unused, for the block's
/// base weight, the hooks of other pallets and the inherents. Those weigh up to three and a half
/// milliseconds; [`Pallet::idle_step`] uses the rest where transactions leave room.
pub(crate) const KEPT_FOR_INHERENTS: Weight = Weight::from_parts(4 * WEIGHT_REF_TIME_PER_MILLIS, 0);

/// The part of the step's share that clean-ups in `on_idle` leave unused: other pallets look there
/// for work of theirs, which weighs less than a millisecond where there is none.
pub(crate) const KEPT_FOR_IDLE: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_MILLIS, 0);

impl<T: Config> Pallet<T> {
	/// Runs the block step and returns the weight consumed.
	pub(crate) fn block_step() -> Weight {
		let mut meter = WeightMeter::with_limit(Self::share());
		Self::run_stages(&mut meter);
		let rest = meter.remaining().saturating_sub(KEPT_FOR_INHERENTS);
		Self::clean_up_within(rest, &mut meter);
		meter.consumed()
	}

	/// Runs stages 1 to 8, and looks for owners that may have to change.
	pub(crate) fn run_stages(meter: &mut WeightMeter) {
		let subnets = Self::subnets();
		charge(meter, cost::every_block::<T>(subnets.len()));
		let of_work = Self::subnets_of_work(&subnets).len();
		charge(meter, work_cost::decay_of_difficulties::<T>(of_work));

		Self::reveal_in_step(&subnets, meter);
		Self::step_before_epochs(&subnets);
		let used = Self::run_due_epochs(&subnets, meter);
		Self::run_stage(Stage::MovingPrices, || {
			Self::update_moving_prices(&subnets);
			Ok(())
		});
		Self::run_stage(Stage::Children, || {
			Self::apply_pending_children(&used, meter);
			Ok(())
		});
		Self::run_stage(Stage::RootClaims, || {
			Self::reset_root_sales(&subnets);
			Self::claim_automatically(meter);
			Ok(())
		});
		Self::look_for_new_owners(&used, meter);
	}

	/// Opens timelocked commits within half of what the step has left. In a block without a due
	/// epoch one is opened at least, also where blocks are so short that none fits.
	fn reveal_in_step(subnets: &[NetUid], meter: &mut WeightMeter) {
		let idle = Self::due_subnets(subnets).is_empty();
		Self::run_stage(Stage::Reveals, || {
			let mut half = WeightMeter::with_limit(meter.remaining().saturating_div(2));
			Self::reveal_due_commits(subnets, &mut half, idle);
			charge(meter, half.consumed());
			Ok(())
		});
	}

	/// The weight that the step may use in a block.
	fn share() -> Weight {
		let block = T::BlockWeights::get().max_block;
		Weight::from_parts(
			SHARE_OF_BLOCK.mul_floor(block.ref_time()),
			SHARE_OF_BLOCK.mul_floor(block.proof_size()),
		)
	}

	/// Runs the work of `on_idle` within the remaining weight of the block. Returns the weight
	/// consumed.
	///
	/// Clean-ups stay within the step's share here too, so that a large one does not make blocks
	/// longer. Where blocks are so short that the share does not hold the heaviest step besides the
	/// fixed work of every block, they get room for that step, so that they finish at all.
	pub(crate) fn idle_step(left: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(left);
		Self::serve_when_idle(&mut meter);
		Self::reveal_due_commits(&Self::subnets(), &mut meter, false);
		Self::price_baskets(&mut meter);
		let (share, needed) = (Self::share(), Self::room_for_heaviest_step());
		let fixed = cost::every_block::<T>(Self::subnets().len());
		let is_short =
			fixed.saturating_add(KEPT_FOR_INHERENTS).saturating_add(needed).any_gt(share);
		let rest = if is_short {
			needed
		} else {
			let blocks = frame_system::Pallet::<T>::block_weight();
			let used = blocks.get(DispatchClass::Mandatory).saturating_add(meter.consumed());
			share.saturating_sub(used).saturating_sub(KEPT_FOR_IDLE)
		};
		Self::clean_up_within(rest, &mut meter);
		meter.consumed()
	}

	/// The limit of clean-ups under which each step of theirs fits: twice the heaviest one, as the
	/// searches and payouts before it take up to half.
	pub(crate) fn room_for_heaviest_step() -> Weight {
		let heaviest = Self::weight_of_heaviest_seat().max(Self::weight_of_owned_hotkey());
		heaviest.saturating_mul(2)
	}

	/// Runs, limited to `rest` and to the meter's remaining weight, the searches for owners by
	/// conviction, payouts of leases, and the clean-up of dissolved subnets and of small
	/// nominations. Searches and payouts may go on for ever: each gets a quarter of the limit at
	/// most, so that half of it is left for the others.
	fn clean_up_within(rest: Weight, meter: &mut WeightMeter) {
		let mut cleaning = WeightMeter::with_limit(rest.min(meter.remaining()));
		let quarter = cleaning.limit().saturating_div(4);
		let mut searching = WeightMeter::with_limit(quarter);
		Self::settle_owners(&mut searching);
		charge(&mut cleaning, searching.consumed());
		let mut paying = WeightMeter::with_limit(quarter.min(cleaning.remaining()));
		Self::pay_leases(&mut paying);
		charge(&mut cleaning, paying.consumed());
		Self::housekeeping(&mut cleaning);
		Self::clear_small_stakes(&mut cleaning);
		charge(meter, cleaning.consumed());
	}

	/// Runs the stages that come before the epochs.
	pub(crate) fn step_before_epochs(subnets: &[NetUid]) {
		Self::run_stage(Stage::RegistrationPrices, || {
			Self::decay_registration_prices(subnets);
			Self::decay_difficulties(subnets);
			Ok(())
		});
		let mint = Self::mint_block_emission();
		Self::share_emission(mint, subnets);
		Self::count_block(subnets);
	}

	/// Runs due epochs: at least one, at most `MaxEpochsPerBlock`, and further ones only within the
	/// meter. Defers the rest. Returns the subnets whose slot was used, whether or not the epoch
	/// succeeded.
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
