//! What a block mints, and the share of each subnet.

use crate::tests::mock::*;
use crate::{block::Stage, *};
use frame_support::assert_ok;
use proptest::prelude::*;
use substrate_fixed::types::{I96F32, U96F32};

/// Parts of a block's one TAO, in rao: 18 % for the owner, and half of the rest for miners and
/// validators each.
const OWNER_CUT: u64 = 179_995_422;
const MINERS: u64 = 410_002_289;
const VALIDATORS: u64 = 410_002_289;

/// Runs a block. Returns the TAO that it emitted to each of the first subnets, in rao.
fn shares<const COUNT: usize>() -> [u64; COUNT] {
	run_blocks(1);
	let mut number = 0;
	[(); COUNT].map(|_| {
		number += 1;
		SubnetTaoInEmission::<Test>::get(NetUid::new(number)).rao()
	})
}

fn set_price(netuid: u16, price: f64) {
	SubnetMovingPrice::<Test>::insert(NetUid::new(netuid), I96F32::from_num(price));
}

#[test]
fn block_should_mint_one_tao_before_the_first_halving() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let (before, minted) = (issuance(), TotalMinted::<Test>::get().rao());
		run_blocks(5);
		assert_eq!(issuance(), before + 5 * TAO);
		assert_eq!(TotalMinted::<Test>::get().rao(), minted + 5 * TAO);
		assert_eq!(BlockEmission::<Test>::get(), TAO);
		assert_eq!(SubtensorModule::emission_of_block(), TAO);
	})
}

#[test]
fn mint_should_halve_with_the_rest_to_the_cap() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let cap = ganglion_economy::SUPPLY_CAP;
		let halvings =
			[(cap / 2 - TAO, TAO), (cap / 2, TAO / 2), (cap - cap / 8, TAO / 8), (cap, 0)];
		for (reached, expected) in halvings {
			set_balance(&cold(9), balance(9) + reached - issuance());
			assert_eq!(issuance(), reached);
			run_blocks(1);
			assert_eq!(issuance(), reached + expected);
			assert_eq!(BlockEmission::<Test>::get(), expected);
		}
	})
}

#[test]
fn mint_should_be_recycled_when_no_subnet_takes_part() {
	ExtBuilder::default().build_and_execute(|| {
		let (before, recycled) = (issuance(), TotalRecycled::<Test>::get().rao());
		run_blocks(3);
		assert_eq!(issuance(), before);
		assert_eq!(TotalRecycled::<Test>::get().rao(), recycled + 3 * TAO);
	})
}

#[test]
fn share_should_follow_the_moving_price() {
	ExtBuilder::with_subnets(2).build_and_execute(|| {
		set_price(1, 0.75);
		set_price(2, 0.25);
		assert_eq!(shares(), [TAO * 3 / 4, TAO / 4]);
	})
}

#[test]
fn shares_should_be_even_when_there_are_no_prices_and_the_odd_rao_recycled() {
	ExtBuilder::with_subnets(3).build_and_execute(|| {
		for number in 1..=3 {
			set_price(number, 0.0);
		}
		let recycled = TotalRecycled::<Test>::get().rao();
		assert_eq!(shares(), [TAO / 3; 3]);
		assert_eq!(TotalRecycled::<Test>::get().rao(), recycled + 1);
	})
}

#[test]
fn share_should_go_to_others_when_a_subnet_is_switched_off() {
	ExtBuilder::with_subnets(2).build_and_execute(|| {
		set_price(1, 0.9);
		set_price(2, 0.1);
		SubnetEmissionEnabled::<Test>::insert(NETUID, false);
		assert_eq!(shares(), [0, TAO]);
		SubnetEmissionEnabled::<Test>::insert(NetUid::new(2), false);
		let before = issuance();
		assert_eq!(shares(), [0, 0]);
		assert_eq!(issuance(), before, "the mint is recycled");
	})
}

#[test]
fn subnet_should_get_nothing_while_it_does_not_take_part() {
	ExtBuilder::with_subnets(2).build_and_execute(|| {
		set_price(1, 1.0);
		set_price(2, 1.0);
		FirstEmissionBlockNumber::<Test>::insert(NETUID, now() + 2);
		assert_eq!(shares(), [0, TAO]);
		assert_eq!(shares(), [TAO / 2, TAO / 2]);
		FirstEmissionBlockNumber::<Test>::remove(NETUID);
		assert_eq!(shares(), [0, TAO]);
		FirstEmissionBlockNumber::<Test>::insert(NETUID, 1);
		SubtokenEnabled::<Test>::insert(NETUID, false);
		assert_eq!(shares(), [0, TAO]);
		SubtokenEnabled::<Test>::insert(NETUID, true);
		NetworkRegistrationAllowed::<Test>::insert(NETUID, false);
		assert_eq!(shares(), [0, TAO]);
		NetworkPowRegistrationAllowed::<Test>::insert(NETUID, true);
		assert_eq!(shares(), [TAO / 2, TAO / 2], "proofs of work register");
		NetworkPowRegistrationAllowed::<Test>::insert(NETUID, false);
		assert_eq!(shares(), [0, TAO]);
		NetworkRegistrationAllowed::<Test>::insert(NETUID, true);
		assert_eq!(shares(), [TAO / 2, TAO / 2]);
	})
}

#[test]
fn share_should_shrink_by_what_the_owner_withheld() {
	ExtBuilder::with_subnets(2).build_and_execute(|| {
		let set = |withheld: [f64; 2]| {
			for number in [1, 2] {
				set_price(number, 1.0);
				let part = U96F32::from_num(withheld[usize::from(number) - 1]);
				MinerBurned::<Test>::insert(NetUid::new(number), part);
			}
			shares()
		};
		assert_eq!(set([0.5, 0.0]), [TAO / 3, TAO * 2 / 3]);
		assert_eq!(set([1.0, 0.0]), [0, TAO]);
		assert_eq!(
			set([1.0, 1.0]),
			[TAO / 2, TAO / 2],
			"when all subnets withhold all, only prices count"
		);
	})
}

#[test]
fn share_should_back_as_much_alpha_in_the_pots() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for blocks in 1..=4 {
			assert_eq!(pots(NETUID), [MINERS, VALIDATORS, OWNER_CUT].map(|pot| pot * blocks));
			assert_eq!(alpha_out(NETUID), blocks * TAO);
			assert_eq!(reserve(NETUID), blocks * TAO);
			run_blocks(1);
		}
	})
}

#[test]
fn owners_cut_should_be_what_the_chain_says_or_nothing() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let owners = || {
			let before = pots(NETUID)[2];
			run_blocks(1);
			pots(NETUID)[2] - before
		};
		assert_eq!(owners(), OWNER_CUT);
		SubnetOwnerCut::<Test>::put(u16::MAX);
		assert_eq!(owners(), TAO);
		SubnetOwnerCut::<Test>::put(0);
		assert_eq!(owners(), 0);
		SubnetOwnerCut::<Test>::put(11_796);
		OwnerCutEnabled::<Test>::insert(NETUID, false);
		assert_eq!(owners(), 0);
	})
}

#[test]
fn odd_rao_should_be_the_validators() {
	ExtBuilder::with_subnets(3).build_and_execute(|| {
		OwnerCutEnabled::<Test>::insert(NETUID, false);
		let before = pots(NETUID);
		run_blocks(1);
		let [miners, validators, _] = pots(NETUID);
		assert_eq!((miners - before[0], validators - before[1]), (166_666_666, 166_666_667));
	})
}

#[test]
fn what_a_block_gave_should_be_shown() {
	ExtBuilder::with_subnets(2).build_and_execute(|| {
		let shown = |netuid| {
			let alpha_in = SubnetAlphaInEmission::<Test>::get(netuid).rao();
			let alpha_out = SubnetAlphaOutEmission::<Test>::get(netuid).rao();
			(SubnetTaoInEmission::<Test>::get(netuid).rao(), alpha_in, alpha_out)
		};
		assert_eq!(shown(NETUID), (TAO / 2, 0, TAO / 2));
		SubnetEmissionEnabled::<Test>::insert(NETUID, false);
		run_blocks(1);
		assert_eq!(shown(NETUID), (0, 0, 0));
		assert_eq!(shown(NetUid::new(2)), (TAO, 0, TAO));
		SubtokenEnabled::<Test>::insert(NetUid::new(2), false);
		run_blocks(1);
		assert_eq!(shown(NetUid::new(2)), (0, 0, 0));
	})
}

#[test]
fn failing_share_should_be_recycled_and_reported() {
	ExtBuilder::with_subnets(3).build_and_execute(|| {
		for number in 1..=3 {
			set_price(number, 0.0);
		}
		let out = SubnetAlphaOut::<Test>::get(NETUID);
		let (before, held, waiting) = (issuance(), reserve(NETUID), pots(NETUID));
		SubnetAlphaOut::<Test>::insert(NETUID, AlphaBalance::MAX);
		run_blocks(1);
		SubnetAlphaOut::<Test>::insert(NETUID, out);

		let error = Error::<Test>::Overflow.into();
		assert_announced(Event::StageFailed { stage: Stage::Emission(NETUID), error });
		assert_eq!((reserve(NETUID), pots(NETUID)), (held, waiting));
		assert_eq!(issuance(), before + TAO / 3 * 2, "the failed share does not go to the others");
	})
}

#[test]
fn failing_share_should_leave_the_alpha_as_it_was_when_the_reserve_refuses() {
	ExtBuilder::with_subnets(2).build_and_execute(|| {
		let (before, out) = (issuance(), alpha_out(NETUID));
		let held = SubnetTAO::<Test>::get(NETUID);
		SubnetTAO::<Test>::insert(NETUID, TaoBalance::MAX);
		run_blocks(1);
		SubnetTAO::<Test>::insert(NETUID, held);

		let error = Error::<Test>::Overflow.into();
		assert_announced(Event::StageFailed { stage: Stage::Emission(NETUID), error });
		assert_eq!((issuance(), alpha_out(NETUID)), (before + TAO / 2, out));
	})
}

#[test]
fn failing_stage_should_be_undone_and_reported() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let error = sp_runtime::DispatchError::from(Error::<Test>::Overflow);
		SubtensorModule::run_stage(Stage::MovingPrices, || {
			SubnetMovingPrice::<Test>::insert(NETUID, I96F32::from_num(7));
			Err(error)
		});
		assert_eq!(SubnetMovingPrice::<Test>::get(NETUID), 0);
		assert_announced(Event::StageFailed { stage: Stage::MovingPrices, error });
	})
}

#[test]
fn moving_price_should_follow_the_price_of_a_started_subnet() {
	let mut idle = subnet_of(NetUid::new(2), vec![]);
	idle.started = false;
	ExtBuilder::with_subnet().with(idle).build_and_execute(|| {
		let price = |number| SubnetMovingPrice::<Test>::get(NetUid::new(number));
		assert_eq!(price(1), 0, "a subnet is new in its first block");
		SubnetMovingAlpha::<Test>::put(I96F32::from_num(0.5));
		EMAPriceHalvingBlocks::<Test>::insert(NETUID, 0);
		for expected in [0.5, 0.75, 0.875] {
			run_blocks(1);
			assert_eq!(price(1), I96F32::from_num(expected));
		}
		run_blocks(60);
		assert!(price(1) <= 1, "never above one");
		assert_eq!((price(0), price(2)), (I96F32::from_num(0), I96F32::from_num(0)));
	})
}

#[test]
fn issuance_should_follow_what_others_burn_and_make() {
	ExtBuilder::default().build_and_execute(|| {
		let counters = || {
			let [minted, recycled, dust] = [
				TotalMinted::<Test>::get(),
				TotalRecycled::<Test>::get(),
				TotalDust::<Test>::get(),
			];
			[minted, recycled, dust].map(TaoBalance::rao)
		};
		let [minted, recycled, dust] = counters();
		assert_ok!(Balances::burn(signed(cold(2)), 3 * TAO, false));
		end_block();
		assert_eq!(counters(), [minted, recycled + 3 * TAO, dust]);
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), cold(2), WEALTH));
		end_block();
		assert_eq!(counters(), [minted + 3 * TAO, recycled + 3 * TAO, dust]);
		assert_eq!(issuance(), Balances::total_issuance());
	})
}

#[test]
fn dust_should_be_counted() {
	ExtBuilder::default().build_and_execute(|| {
		let before = issuance();
		let all_but_dust = WEALTH - EXISTENTIAL_DEPOSIT + 1;
		assert_ok!(Balances::transfer_allow_death(signed(cold(2)), cold(3), all_but_dust));
		assert_eq!(balance(2), 0);
		assert_eq!(TotalDust::<Test>::get(), tao(EXISTENTIAL_DEPOSIT - 1));
		assert_eq!(issuance(), before - (EXISTENTIAL_DEPOSIT - 1));
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(32))]

	#[test]
	fn mint_should_be_shared_or_recycled_to_the_last_rao(
		prices: [u32; 3],
		withheld: [u32; 3],
		enabled: [bool; 3],
		started: [bool; 3],
	) {
		ExtBuilder::with_subnets(3).build_and_execute(|| {
			for ((number, price), withheld) in (1..=3).zip(prices).zip(withheld) {
				let (netuid, index) = (NetUid::new(number), usize::from(number) - 1);
				SubnetMovingPrice::<Test>::insert(netuid, I96F32::from_bits(price.into()));
				MinerBurned::<Test>::insert(netuid, U96F32::from_bits(withheld.into()));
				SubnetEmissionEnabled::<Test>::insert(netuid, enabled[index]);
				SubtokenEnabled::<Test>::insert(netuid, started[index]);
			}
			let (before, recycled) = (issuance(), TotalRecycled::<Test>::get().rao());
			let shares = shares::<3>();
			let lost = TotalRecycled::<Test>::get().rao() - recycled;
			assert_eq!(shares.iter().sum::<u64>() + lost, TAO);
			assert_eq!(issuance() - before + lost, TAO);
			for (index, share) in shares.into_iter().enumerate() {
				assert!(share == 0 || enabled[index] && started[index]);
			}
			let somebody = (0..3).any(|index| enabled[index] && started[index]);
			assert!(!somebody || lost < 3, "rounding loses more than one rao a subnet");
		});
	}
}
