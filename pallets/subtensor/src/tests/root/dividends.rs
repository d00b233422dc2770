//! Dividends of stakers on root.

use crate::tests::{epoch::VALIDATORS, mock::*};
use crate::*;
use ganglion_economy::{block_pots_with_root, root_proportion};
use substrate_fixed::types::{I96F32, U64F64, U96F32};

fn without_take() {
	Delegates::<Test>::insert(hot(VALIDATOR, 0), 0);
}

fn proportion(netuid: NetUid) -> U64F64 {
	let issuance = TotalAlphaIssuance::<Test>::get(netuid).rao();
	root_proportion(reserve(ROOT), TaoWeight::<Test>::get(), issuance)
}

fn rate(netuid: NetUid) -> I96F32 {
	let rates = RootClaimable::<Test>::get(hot(VALIDATOR, 0));
	rates.get(&netuid).copied().unwrap_or_default()
}

#[test]
fn root_should_have_its_part_of_the_validators_half_while_it_earns() {
	ExtBuilder::with_subnet().with(pool_of(NetUid::new(2), vec![])).build_and_execute(|| {
		stake(2, OWNER, ROOT, 5_000 * TAO);
		let_root_earn();
		for netuid in [NETUID, NetUid::new(2)] {
			let (before, root_before, out) = (pots(netuid), root_pot(netuid), alpha_out(netuid));
			let made = |netuid| SubnetAlphaOutEmission::<Test>::get(netuid).rao();
			let expected = proportion(netuid);
			run_blocks(1);
			// The pots hold all alpha that was emitted, divided as `ganglion-economy` divides it.
			let pots_then = block_pots_with_root(made(netuid), Some(11_796), expected);
			let [miners, validators, owner] = pots(netuid);
			assert_eq!(miners - before[0], pots_then.server);
			assert_eq!(validators - before[1], pots_then.validator);
			assert_eq!(owner - before[2], pots_then.owner);
			assert_eq!(root_pot(netuid) - root_before, pots_then.root);
			assert!(pots_then.root > 0);
			assert_eq!(pots_then.total(), made(netuid));
			assert!(alpha_out(netuid) - out >= made(netuid));
			assert_eq!(RootProp::<Test>::get(netuid), U96F32::from_bits(expected.to_bits() >> 32));
		}
	})
}

#[test]
fn roots_part_should_not_be_made_when_prices_sum_to_one_or_less() {
	ExtBuilder::with_subnet().with(pool_of(NetUid::new(2), vec![])).build_and_execute(|| {
		stake(2, OWNER, ROOT, 5_000 * TAO);
		SubnetMovingAlpha::<Test>::put(I96F32::from_num(0));
		let block = |price| {
			SubnetMovingPrice::<Test>::insert(NETUID, price);
			SubnetMovingPrice::<Test>::insert(NetUid::new(2), I96F32::from_num(0.25));
			let before = [alpha_out(NETUID), reserve(NETUID), pots(NETUID)[1]];
			let proportion = proportion(NETUID);
			run_blocks(1);
			let part = SubnetTaoInEmission::<Test>::get(NETUID).rao();
			let root = block_pots_with_root(part, Some(11_796), proportion).root;
			assert!(root > 0);
			assert_eq!(reserve(NETUID) - before[1], part, "the TAO is there all the same");
			assert!(pots(NETUID)[1] > before[2]);
			(part - (alpha_out(NETUID) - before[0]), root)
		};
		let (missing, root) = block(I96F32::from_num(0.75));
		assert_eq!(missing, root, "what root would get is not made");
		assert_eq!((root_pot(NETUID), root_pot(NetUid::new(2))), (0, 0));
		let (missing, root) = block(I96F32::from_num(0.75) + I96F32::from_bits(1));
		assert_eq!((missing, root_pot(NETUID)), (0, root));
	})
}

#[test]
fn subnets_that_take_no_part_should_not_count_for_root() {
	let mut idle = subnet_of(NetUid::new(2), vec![]);
	idle.started = false;
	ExtBuilder::with_subnet().with(idle).build_and_execute(|| {
		stake(2, OWNER, ROOT, 5_000 * TAO);
		SubnetMovingPrice::<Test>::insert(NetUid::new(2), I96F32::from_num(9));
		run_blocks(2);
		assert_eq!(root_pot(NETUID), 0);
	})
}

#[test]
fn epoch_should_promise_roots_pot_to_the_stakers_on_root() {
	ExtBuilder::with_validator(1_000 * TAO).build_and_execute(|| {
		let_root_earn();
		NumRootClaim::<Test>::put(0);
		stake(5, VALIDATOR, ROOT, 3_000 * TAO);
		stake(6, VALIDATOR, ROOT, 1_000 * TAO);
		// A take of one tenth.
		Delegates::<Test>::insert(hot(VALIDATOR, 0), 6_554);
		while SubnetEpochIndex::<Test>::get(NETUID) == 0 {
			run_blocks(1);
		}
		let shown = RootAlphaDividendsPerSubnet::<Test>::get(NETUID, hot(VALIDATOR, 0)).rao();
		let left = root_pot(NETUID);
		assert!(shown > 0 && left < 2_000, "{left} is too little to count");
		assert_eq!(set_aside(NETUID), shown);
		let [three, one] = [5, 6].map(|person| owed(person, VALIDATOR, NETUID));
		assert!(shown - (three + one) <= 2);
		assert!(three.abs_diff(3 * one) <= 3, "{three} is not three times {one}");
		// The delegate's take of it is staked.
		let pay = shown + left;
		let take = pay * 6_554 / (65_535 - 6_554);
		let alpha_pay = AlphaDividendsPerSubnet::<Test>::get(NETUID, hot(VALIDATOR, 0)).rao();
		let alpha_take = alpha_pay * 6_554 / (65_535 - 6_554);
		let gained = staked(VALIDATOR, VALIDATOR, NETUID) - 1_000 * TAO;
		assert!(gained.abs_diff(alpha_pay + alpha_take + take) <= 5);
	})
}

#[test]
fn roots_pot_should_be_paid_in_full_over_many_epochs() {
	ExtBuilder::with_validator(1_000 * TAO).build_and_execute(|| {
		let_root_earn();
		NumRootClaim::<Test>::put(0);
		for (person, amount) in [(5, 3_333_333_333_333), (6, 2_000_001), (7, 777_777_777_777)] {
			stake(person, VALIDATOR, ROOT, amount);
		}
		let before = alpha_out(NETUID) - pots(NETUID).iter().sum::<u64>() - root_pot(NETUID);
		let mut made = pots(NETUID).iter().sum::<u64>() + root_pot(NETUID);
		for _ in 0..100 {
			run_blocks(1);
			made += SubnetAlphaOutEmission::<Test>::get(NETUID).rao();
		}
		run_epoch(NETUID);
		let owed: u64 = [5, 6, 7].map(|person| owed(person, VALIDATOR, NETUID)).iter().sum();
		assert!(set_aside(NETUID) - owed < 4, "all that is set aside can be claimed");
		let held: u64 = TotalHotkeyAlpha::<Test>::iter()
			.filter(|(_, netuid, _)| *netuid == NETUID)
			.map(|(_, _, alpha)| alpha.rao())
			.sum();
		let waiting = pots(NETUID).iter().sum::<u64>() + root_pot(NETUID);
		let last = alpha_out(NETUID) - before - made;
		assert_eq!(held + set_aside(NETUID) + waiting, before + made + last);
	})
}

#[test]
fn roots_pot_should_go_with_the_other_when_nobody_has_stake_on_root() {
	ExtBuilder::with_validator(1_000 * TAO).build_and_execute(|| {
		without_take();
		stake(5, OWNER, ROOT, 3_000 * TAO);
		let_root_earn();
		run_epoch(NETUID);
		assert_eq!((root_pot(NETUID), set_aside(NETUID)), (0, 0));
		let earned = staked(VALIDATOR, VALIDATOR, NETUID) - 1_000 * TAO;
		assert_eq!(earned, VALIDATORS);
	})
}

#[test]
fn validators_pot_should_go_to_root_when_nobody_has_alpha() {
	ExtBuilder::with_validator(0).build_and_execute(|| {
		without_take();
		NumRootClaim::<Test>::put(0);
		stake(5, VALIDATOR, ROOT, 3_000 * TAO);
		run_epoch(NETUID);
		assert_eq!(staked(VALIDATOR, VALIDATOR, NETUID), 0);
		assert!(set_aside(NETUID) > 0);
		assert!(owed(5, VALIDATOR, NETUID) + 1 >= set_aside(NETUID));
	})
}

#[test]
fn roots_pot_should_wait_when_nobody_earns() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let_root_earn();
		stake(5, OWNER, ROOT, 3_000 * TAO);
		SubnetOwnerHotkey::<Test>::insert(NETUID, hot(9, 0));
		StakeThreshold::<Test>::put(u64::MAX);
		run_epoch(NETUID);
		let waiting = root_pot(NETUID);
		assert!(waiting > 0);
		run_blocks(1);
		assert!(root_pot(NETUID) > waiting);
		SubnetOwnerHotkey::<Test>::insert(NETUID, hot(OWNER, 0));
	})
}

#[test]
fn payment_too_small_to_count_should_wait_in_the_pot() {
	ExtBuilder::with_validator(0).build_and_execute(|| {
		without_take();
		stake(5, VALIDATOR, ROOT, 9_000 * TAO);
		// The smallest rate, 2⁻³² for each rao staked, pays 2,095.5 rao.
		pay_root(&hot(VALIDATOR, 0), NETUID, 2_095);
		assert_eq!((rate(NETUID), root_pot(NETUID)), (I96F32::from_bits(0), 2_095));
		assert!(!RootClaimable::<Test>::contains_key(hot(VALIDATOR, 0)));
		pay_root(&hot(VALIDATOR, 0), NETUID, 5_000);
		assert_eq!(rate(NETUID), I96F32::from_bits(2));
		// 4,190.5 rao are promised; the half is rounded up when it is set aside.
		assert_eq!((set_aside(NETUID), root_pot(NETUID)), (4_191, 2_095 + 809));
		assert_eq!(owed(5, VALIDATOR, NETUID), 4_190);
	})
}

#[test]
fn payment_above_the_stake_should_go_to_the_delegate() {
	ExtBuilder::with_validator(0).build_and_execute(|| {
		without_take();
		stake(5, VALIDATOR, ROOT, 3_000_000);
		pay_root(&hot(VALIDATOR, 0), NETUID, 3_000_001);
		assert_eq!(staked(VALIDATOR, VALIDATOR, NETUID), 3_000_001);
		assert_eq!((rate(NETUID), set_aside(NETUID)), (I96F32::from_bits(0), 0));
		pay_root(&hot(VALIDATOR, 0), NETUID, 3_000_000);
		assert_eq!(rate(NETUID), I96F32::from_num(1));
		assert_eq!(owed(5, VALIDATOR, NETUID), 3_000_000);
	})
}

#[test]
fn payment_should_go_to_the_delegate_when_nobody_has_staked_on_root() {
	ExtBuilder::with_validator(0).build_and_execute(|| {
		pay_root(&hot(VALIDATOR, 0), NETUID, 77);
		assert_eq!(staked(VALIDATOR, VALIDATOR, NETUID), 77);
		assert_eq!(root_pot(NETUID), 0);
	})
}

#[test]
fn payment_should_go_to_the_protocol_when_the_hotkey_is_nobodys() {
	ExtBuilder::with_validator(0).build_and_execute(|| {
		pay_root(&hot(9, 0), NETUID, 77);
		assert_eq!(SubnetProtocolAlpha::<Test>::get(NETUID), alpha(77));
	})
}

#[test]
fn root_dividends_should_show_the_last_epoch_only() {
	ExtBuilder::with_validator(1_000 * TAO).build_and_execute(|| {
		RootAlphaDividendsPerSubnet::<Test>::insert(NETUID, hot(9, 0), alpha(5));
		run_epoch(NETUID);
		assert_eq!(RootAlphaDividendsPerSubnet::<Test>::iter().count(), 0);
	})
}

#[test]
fn stake_that_comes_should_earn_nothing_of_the_past() {
	ExtBuilder::with_validator(0).build_and_execute(|| {
		without_take();
		stake(5, VALIDATOR, ROOT, 1_000 * TAO);
		pay_root(&hot(VALIDATOR, 0), NETUID, 10 * TAO);
		stake(6, VALIDATOR, ROOT, 1_000 * TAO);
		assert_eq!(owed(6, VALIDATOR, NETUID), 0);
		assert_eq!(set_aside(NETUID) + root_pot(NETUID), 10 * TAO);
		assert!(set_aside(NETUID) - owed(5, VALIDATOR, NETUID) <= 1);
		let shown = RootClaimed::<Test>::get((NETUID, hot(VALIDATOR, 0), cold(6)));
		let past = rate(NETUID).to_bits() * i128::from(1_000 * TAO);
		assert_eq!(i128::try_from(shown).unwrap(), (past >> 32) + 1, "rounded up");
		pay_root(&hot(VALIDATOR, 0), NETUID, 10 * TAO);
		assert!(owed(6, VALIDATOR, NETUID).abs_diff(5 * TAO) < 1_000);
		assert!(owed(5, VALIDATOR, NETUID).abs_diff(15 * TAO) < 1_000);
	})
}

#[test]
fn stake_that_goes_should_leave_what_it_earned() {
	ExtBuilder::with_validator(0).build_and_execute(|| {
		without_take();
		stake(5, VALIDATOR, ROOT, 1_000 * TAO);
		stake(6, VALIDATOR, ROOT, 1_000 * TAO);
		pay_root(&hot(VALIDATOR, 0), NETUID, 10 * TAO);
		let [five, six] = [5, 6].map(|person| owed(person, VALIDATOR, NETUID));
		for amount in [2_000_001, 499 * TAO, 400 * TAO] {
			unstake(5, VALIDATOR, ROOT, amount);
			assert_eq!([5, 6].map(|person| owed(person, VALIDATOR, NETUID)), [five, six]);
		}
		unstake(5, VALIDATOR, ROOT, 1_000 * TAO);
		assert_eq!(staked(5, VALIDATOR, ROOT), 0);
		assert_eq!([5, 6].map(|person| owed(person, VALIDATOR, NETUID)), [five, six]);
		pay_root(&hot(VALIDATOR, 0), NETUID, 10 * TAO);
		assert_eq!(owed(5, VALIDATOR, NETUID), five, "it earns no more");
	})
}

#[test]
fn fraction_of_a_rao_should_fall_back_to_the_pot_when_the_last_stake_goes() {
	ExtBuilder::with_validator(0).build_and_execute(|| {
		without_take();
		for person in [5, 6, 7] {
			stake(person, VALIDATOR, ROOT, 2_000_000);
		}
		// One third of a rao each.
		pay_root(&hot(VALIDATOR, 0), NETUID, 1);
		assert_eq!((set_aside(NETUID), owed(5, VALIDATOR, NETUID)), (1, 0));
		for person in [5, 6] {
			unstake(person, VALIDATOR, ROOT, 2_000_000);
			assert_eq!((set_aside(NETUID), root_pot(NETUID)), (1, 0));
		}
		unstake(7, VALIDATOR, ROOT, 2_000_000);
		assert_eq!((set_aside(NETUID), root_pot(NETUID)), (0, 1));
		assert_eq!(RootClaimCredit::<Test>::iter().count(), 0);
	})
}
