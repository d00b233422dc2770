//! Laws that hold after any sequence of steps.

use super::{
	epoch::replay::Announced,
	mock::*,
	steps::{lively_chain, lives, Step},
};
use crate::*;
use frame_support::traits::{Currency, GetCallMetadata};
use proptest::{prelude::*, test_runner::TestCaseResult};
use std::cmp::Ordering;

/// The sum of all balances, in rao.
fn accounts() -> u128 {
	let accounts = frame_system::Account::<Test>::iter_keys();
	accounts.map(|account| u128::from(Balances::total_balance(&account))).sum()
}

/// All positions, and the stake of each.
fn positions() -> Vec<((AccountId, AccountId, NetUid), AlphaBalance)> {
	let worth = |(hotkey, coldkey, netuid): &(AccountId, AccountId, NetUid)| {
		SubtensorModule::stake_of(hotkey, coldkey, *netuid)
	};
	AlphaV2::<Test>::iter_keys().map(|key| (key.clone(), worth(&key))).collect()
}

/// The TAO that a call may mint and destroy at most, in rao.
fn bounds(call: &RuntimeCall) -> (u128, u128) {
	// An account that is reaped loses less than the existential deposit.
	let dust = u128::from(EXISTENTIAL_DEPOSIT) - 1;
	// An account of the protocol is opened with the existential deposit, and closed with it.
	let deposit = EXISTENTIAL_DEPOSIT.into();
	match call {
		RuntimeCall::SubtensorModule(
			Call::register_network { .. } | Call::stake_into_basket { .. },
		) => (deposit, 0),
		RuntimeCall::SubtensorModule(
			Call::claim_root { .. } | Call::claim_root_with_hotkey { .. },
		) => (0, deposit),
		RuntimeCall::SubtensorModule(_) => (0, 0),
		RuntimeCall::Balances(pallet_balances::Call::burn { value, .. }) => {
			(0, u128::from(*value) + dust)
		},
		_ => (0, dust),
	}
}

/// Whether an event reports a failed stage or epoch, which no call may cause.
fn is_failure(event: &Event<Test>) -> bool {
	matches!(event, Event::StageFailed { .. } | Event::EpochSkipped { .. })
}

/// Calls `check` with each step on the chain; the check performs the step.
fn live(steps: &[Step], check: impl FnMut(&Step) -> TestCaseResult) -> TestCaseResult {
	lively_chain().execute_with(|| {
		steps.iter().try_for_each(check)?;
		end_block();
		prop_assert_eq!(SubtensorModule::do_try_state(), Ok(()));
		Ok(())
	})
}

/// Runs a block. Returns the TAO that it minted and the growth of the reserves, in rao.
fn run_block() -> (u128, u64) {
	end_block();
	let (before, held) = (accounts(), TotalStake::<Test>::get().rao());
	run_blocks(1);
	(accounts() - before, TotalStake::<Test>::get().rao() - held)
}

#[test]
fn lives_should_be_of_calls_that_succeed_and_of_epochs() {
	let (mut tally, mut epochs) = (Tally::default(), 0);
	for steps in sample(lives(), 100) {
		lively_chain().execute_with(|| {
			for outcome in steps.iter().filter_map(Step::take) {
				tally.count(outcome.call.get_call_metadata().function_name, outcome.result);
			}
			epochs += SubnetEpochIndex::<Test>::iter_values().sum::<u64>();
			end_block();
			assert_eq!(SubtensorModule::do_try_state(), Ok(()));
		});
	}
	tally.assert_accepted(42, 40);
	assert!(epochs > 100, "{epochs} epochs");
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(10))]

	#[test]
	fn invariants_should_hold_after_every_step(steps in lives()) {
		live(&steps, |step| {
			step.take();
			end_block();
			prop_assert_eq!(SubtensorModule::do_try_state(), Ok(()));
			Ok(())
		})?;
	}

	#[test]
	fn calls_should_make_and_destroy_no_tao(steps in lives()) {
		live(&steps, |step| {
			let before = accounts();
			let Some(outcome) = step.take() else { return Ok(()) };
			let (after, (made, gone)) = (accounts(), bounds(&outcome.call));
			let balances = match after.cmp(&before) {
				Ordering::Equal => true,
				Ordering::Greater => after == before + made,
				Ordering::Less => before <= after + gone,
			};
			prop_assert!(balances, "{:?} turned {} into {}", outcome, before, after);
			Ok(())
		})?;
	}

	#[test]
	fn blocks_should_put_all_they_make_into_reserves(steps in lives()) {
		live(&steps, |step| {
			let Step::Blocks(count) = step else {
				step.take();
				return Ok(());
			};
			for _ in 0..*count {
				let (made, gained) = run_block();
				// Reserves pay for nominations below the minimum.
				let is_sale = |event: &Event<Test>| matches!(event, Event::StakeRemoved(..));
				let sold = !SubtensorModule::least_nomination().is_zero()
					&& events().iter().any(is_sale);
				if sold {
					continue;
				}
				prop_assert_eq!(made, u128::from(gained));
				prop_assert!(gained <= BlockEmission::<Test>::get());
				prop_assert!(!events().iter().any(is_failure), "{:?}", events());
			}
			Ok(())
		})?;
	}

	#[test]
	fn epochs_should_be_what_their_inputs_say(steps in lives()) {
		live(&steps, |step| {
			let Step::Blocks(count) = step else {
				step.take();
				return Ok(());
			};
			for _ in 0..*count {
				end_block();
				let announced = Announced::of_all();
				run_blocks(1);
				announced.iter().for_each(Announced::assert_came_true);
			}
			Ok(())
		})?;
	}

	#[test]
	fn refused_call_should_change_nothing(steps in lives()) {
		live(&steps, |step| {
			let before = state_root();
			if let Some(outcome) = step.take().filter(|outcome| outcome.result.is_err()) {
				prop_assert_eq!(state_root(), before, "{:?}", outcome);
			}
			Ok(())
		})?;
	}

	#[test]
	fn stake_of_others_should_never_fall_by_a_call(steps in lives()) {
		live(&steps, |step| {
			let before = positions();
			let signer = step.take().map(|outcome| outcome.who);
			// Blocks sell nominations below the minimum.
			if signer.is_none() && !SubtensorModule::least_nomination().is_zero() {
				return Ok(());
			}
			let is_others = |coldkey: &AccountId| signer.as_ref() != Some(coldkey);
			let others = before.into_iter().filter(|((_, coldkey, _), _)| is_others(coldkey));
			for ((hotkey, coldkey, netuid), worth) in others {
				let now = SubtensorModule::stake_of(&hotkey, &coldkey, netuid);
				prop_assert!(now >= worth, "{:?} became {:?}", worth, now);
			}
			Ok(())
		})?;
	}

	#[test]
	fn everybody_should_get_out_all_they_have(steps in lives()) {
		lively_chain().execute_with(|| {
			steps.iter().for_each(|step| drop(step.take()));
			end_block();
			// What is locked stays; here, all locks have decayed.
			for (coldkey, netuid, _) in Lock::<Test>::iter_keys().collect::<Vec<_>>() {
				SubtensorModule::take_lock(&coldkey, netuid);
			}
			// So does collateral; here, all of it is released.
			for netuid in SubtensorModule::subnets() {
				for (hotkey, coldkey) in MinerCollateral::<Test>::iter_key_prefix((netuid,)) {
					SubtensorModule::take_collateral(netuid, &hotkey, &coldkey);
				}
			}
			for (hotkey, coldkey, netuid) in AlphaV2::<Test>::iter_keys().collect::<Vec<_>>() {
				let worth = SubtensorModule::stake_of(&hotkey, &coldkey, netuid);
				// A sale below the existential deposit could not be paid to a reaped account.
				set_balance(&coldkey, Balances::free_balance(&coldkey).max(EXISTENTIAL_DEPOSIT));
				SubtokenEnabled::<Test>::insert(netuid, true);
				let (before, origin) = (Balances::free_balance(&coldkey), signed(coldkey.clone()));
				let sale = SubtensorModule::remove_stake(origin, hotkey, netuid, AlphaBalance::MAX);
				if SubtensorModule::is_dynamic(netuid) {
					// A pool pays by its price, or refuses.
					continue;
				}
				prop_assert_eq!(sale.is_ok(), !worth.is_zero());
				prop_assert_eq!(Balances::free_balance(&coldkey) - before, worth.rao());
			}
			prop_assert_eq!(SubtensorModule::do_try_state(), Ok(()));
			Ok(())
		})?;
	}
}
