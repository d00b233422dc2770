//! Laws of root dividends, for any sequence of calls by stakers on root.

use crate::tests::mock::*;
use crate::{types::RootClaimTypeEnum, *};
use frame_support::assert_ok;
use frame_support::dispatch::DispatchResultWithPostInfo;
use proptest::{collection::vec, prelude::*};
use sp_runtime::DispatchResult;
use std::collections::BTreeMap;

const POOL: NetUid = NetUid::new(2);
/// The owners of the hotkeys with which people stake.
const DELEGATES: [u8; 3] = [OWNER, 2, 3];
const STAKERS: [u8; 4] = [5, 6, 7, 8];

/// A call by a staker on root, a payment to stakers, or blocks.
#[derive(Clone, Debug)]
enum Step {
	Stake(u8, u8, u64),
	Unstake(u8, u8, u64),
	Move(u8, u8, u8, u64),
	Give(u8, u8, u8, u64),
	Pay(u8, NetUid, u64),
	Choose(u8, bool),
	Claim(u8),
	ClaimWith(u8, u8),
	Blocks(u64),
}

fn steps() -> impl Strategy<Value = Step> {
	let staker = || proptest::sample::select(STAKERS.to_vec());
	let delegate = || proptest::sample::select(DELEGATES.to_vec());
	let amount = || prop_oneof![2_000_000..10_000_000u64, TAO..900 * TAO];
	let pay = prop_oneof![0..3_000u64, 1_000_000..TAO, TAO..50 * TAO];
	let subnet = proptest::sample::select(vec![NETUID, POOL]);
	prop_oneof![
		4 => (staker(), delegate(), amount())
			.prop_map(|(who, with, rao)| Step::Stake(who, with, rao)),
		3 => (staker(), delegate(), amount())
			.prop_map(|(who, with, rao)| Step::Unstake(who, with, rao)),
		1 => (staker(), delegate(), delegate(), amount())
			.prop_map(|(who, from, to, rao)| Step::Move(who, from, to, rao)),
		1 => (staker(), staker(), delegate(), amount())
			.prop_map(|(who, to, with, rao)| Step::Give(who, to, with, rao)),
		4 => (delegate(), subnet, pay).prop_map(|(to, netuid, rao)| Step::Pay(to, netuid, rao)),
		1 => (staker(), any::<bool>()).prop_map(|(who, keep)| Step::Choose(who, keep)),
		1 => staker().prop_map(Step::Claim),
		1 => (staker(), delegate()).prop_map(|(who, with)| Step::ClaimWith(who, with)),
		1 => (1..4u64).prop_map(Step::Blocks),
	]
}

impl Step {
	/// Makes the call, or lets blocks pass.
	fn take(&self) -> DispatchResult {
		let outcome: DispatchResultWithPostInfo = match *self {
			Self::Stake(who, with, rao) => {
				SubtensorModule::add_stake(signed(cold(who)), hot(with, 0), ROOT, tao(rao))
			},
			Self::Unstake(who, with, rao) => {
				SubtensorModule::remove_stake(signed(cold(who)), hot(with, 0), ROOT, alpha(rao))
			},
			Self::Move(who, from, to, rao) => {
				let (from, to) = (hot(from, 0), hot(to, 0));
				SubtensorModule::move_stake(signed(cold(who)), from, to, ROOT, ROOT, alpha(rao))
			},
			Self::Give(who, to, with, rao) => {
				let (to, with) = (cold(to), hot(with, 0));
				SubtensorModule::transfer_stake(signed(cold(who)), to, with, ROOT, ROOT, alpha(rao))
			},
			Self::Pay(to, netuid, rao) => {
				pay_root(&hot(to, 0), netuid, rao);
				Ok(().into())
			},
			Self::Choose(who, keep) => {
				let kind = if keep { RootClaimTypeEnum::Keep } else { RootClaimTypeEnum::Swap };
				SubtensorModule::set_root_claim_type(signed(cold(who)), kind)
			},
			Self::Claim(who) => {
				let subnets = [NETUID, POOL].into();
				SubtensorModule::claim_root(signed(cold(who)), subnets)
			},
			Self::ClaimWith(who, with) => {
				let origin = signed(cold(who));
				SubtensorModule::claim_root_with_hotkey(origin, hot(with, 0))
			},
			Self::Blocks(count) => {
				run_blocks(count);
				Ok(().into())
			},
		};
		outcome.map(drop).map_err(|refusal| refusal.error)
	}

	/// Name of the variant.
	fn kind(&self) -> String {
		format!("{self:?}").chars().take_while(|letter| letter.is_alphabetic()).collect()
	}

	/// Whether the step may lower what a person is owed with a hotkey.
	fn claims_of(&self, person: u8, with: u8) -> bool {
		match self {
			Self::Claim(who) => *who == person,
			Self::ClaimWith(who, hotkey) => (*who, *hotkey) == (person, with),
			Self::Blocks(_) => true,
			_ => false,
		}
	}
}

/// What is owed, by staker, delegate and subnet.
fn all_owed() -> BTreeMap<(u8, u8, NetUid), u64> {
	let mut all = BTreeMap::new();
	for person in STAKERS {
		for with in DELEGATES {
			for netuid in [NETUID, POOL] {
				all.insert((person, with, netuid), owed(person, with, netuid));
			}
		}
	}
	all
}

fn with_delegates() -> sp_io::TestExternalities {
	let neurons = ExtBuilder::neurons(DELEGATES);
	let builder = ExtBuilder::default().subnet(NETUID, neurons).with(pool_of(POOL, vec![]));
	let mut chain = builder.build();
	chain.execute_with(|| {
		let_root_earn();
		NumRootClaim::<Test>::put(1);
	});
	chain
}

#[test]
fn steps_should_be_accepted_often_enough() {
	let mut tally = Tally::default();
	for steps in sample(vec(steps(), 10..60), 20) {
		with_delegates().execute_with(|| {
			steps.iter().for_each(|step| tally.count(step.kind(), step.take()));
			end_block();
			assert_eq!(SubtensorModule::do_try_state(), Ok(()));
		});
	}
	tally.assert_accepted(9, 50);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	#[test]
	fn only_own_claims_should_lower_what_somebody_is_owed(lives in vec(steps(), 10..60)) {
		with_delegates().execute_with(|| {
			for step in &lives {
				let before = all_owed();
				let alpha_before = [NETUID, POOL].map(TotalAlphaIssuance::<Test>::get);
				let _ = step.take();
				for ((person, with, netuid), after) in all_owed() {
					let was = before[&(person, with, netuid)];
					prop_assert!(
						after >= was || step.claims_of(person, with),
						"{step:?} lowered what {person} is owed with {with} on {netuid}: {was} to \
						{after}"
					);
				}
				use Step::{Give, Move, Stake, Unstake};
				if matches!(step, Stake(..) | Unstake(..) | Move(..) | Give(..)) {
					let alpha_after = [NETUID, POOL].map(TotalAlphaIssuance::<Test>::get);
					prop_assert_eq!(alpha_before, alpha_after, "stake on root makes no alpha");
					let after = all_owed();
					prop_assert_eq!(&before, &after, "nor does it change what anybody is owed");
				}
				end_block();
				prop_assert_eq!(SubtensorModule::do_try_state(), Ok(()));
			}
			Ok(())
		})?;
	}

	#[test]
	fn all_that_is_owed_should_be_paid_when_everybody_claims(lives in vec(steps(), 10..40)) {
		with_delegates().execute_with(|| {
			lives.iter().for_each(|step| {
				let _ = step.take();
			});
			end_block();
			for netuid in [NETUID, POOL] {
				let least = substrate_fixed::types::I96F32::from_num(1);
				RootClaimableThreshold::<Test>::insert(netuid, least);
			}
			let total = |netuid| {
				let stakes = TotalHotkeyAlpha::<Test>::iter().filter(|(_, on, _)| *on == netuid);
				stakes.map(|(_, _, held)| held.rao()).sum::<u64>()
			};
			let before = [NETUID, POOL].map(|netuid| total(netuid) + set_aside(netuid));
			for person in STAKERS {
				assert_ok!(Step::Choose(person, true).take());
				for with in DELEGATES {
					assert_ok!(Step::ClaimWith(person, with).take());
				}
			}
			prop_assert!(all_owed().values().all(|owed| *owed == 0));
			prop_assert_eq!(before, [NETUID, POOL].map(|netuid| total(netuid) + set_aside(netuid)));
			// Less than one rao is left of each position.
			prop_assert!([NETUID, POOL].iter().all(|netuid| set_aside(*netuid) <= 12));
			prop_assert_eq!(SubtensorModule::do_try_state(), Ok(()));
			Ok(())
		})?;
	}
}
