//! What root stakers are owed.

use ganglion_economy::{raise_rate, root_claim::PARTS, RootAccount, SetAside};
use proptest::{collection::vec, prelude::*};
use substrate_fixed::types::I96F32;

/// An event for the root stakers of one hotkey.
#[derive(Clone, Debug)]
enum Step {
	/// A payment.
	Pay(u64),
	/// A staker changes its stake to this amount.
	Stake(usize, u64),
	/// A staker claims that many 255ths of what it is owed.
	Claim(usize, u8),
}

const STAKERS: usize = 4;

fn amounts() -> impl Strategy<Value = u64> {
	prop_oneof![0..5u64, 0..1_000_000u64, 0..10_000_000_000_000_000u64]
}

fn lives() -> impl Strategy<Value = Vec<Step>> {
	let step = prop_oneof![
		amounts().prop_map(Step::Pay),
		(0..STAKERS, amounts()).prop_map(|(who, stake)| Step::Stake(who, stake)),
		(0..STAKERS, any::<u8>()).prop_map(|(who, part)| Step::Claim(who, part)),
	];
	vec(step, 1..60)
}

#[derive(Default)]
struct Hotkey {
	rate: I96F32,
	stakes: [u64; STAKERS],
	accounts: [RootAccount; STAKERS],
	set_aside: SetAside,
	/// Units paid and not left over, less units claimed.
	held: u64,
}

impl Hotkey {
	fn owed(&self, who: usize) -> u128 {
		self.accounts[who].owed_in_parts(self.rate, self.stakes[who])
	}

	fn take(&mut self, step: &Step) {
		match *step {
			Step::Pay(pay) => {
				let stake = self.stakes.iter().sum();
				let Some(rise) = raise_rate(self.rate, pay, stake) else { return };
				self.rate = rise.rate;
				let after = self.set_aside.after_earning(rise.earned);
				let more = after.alpha - self.set_aside.alpha;
				assert!(more <= pay, "no more is set aside than was paid");
				self.held += more;
				self.set_aside = after;
			},
			Step::Stake(who, stake) => {
				let before = self.stakes[who];
				self.accounts[who] = self.accounts[who].after_change(self.rate, before, stake);
				self.stakes[who] = stake;
			},
			Step::Claim(who, part) => {
				let owed = self.accounts[who].owed(self.rate, self.stakes[who]);
				let amount = u64::try_from(u128::from(owed) * u128::from(part) / 255).unwrap();
				self.accounts[who] = self.accounts[who].after_claim(amount);
				self.set_aside = self.set_aside.after_settling(u128::from(amount) * PARTS);
				self.held -= amount;
			},
		}
	}
}

proptest! {
	#[test]
	fn set_aside_should_be_what_all_are_owed(steps in lives()) {
		let mut hotkey = Hotkey::default();
		for step in &steps {
			hotkey.take(step);
			let owed: u128 = (0..STAKERS).map(|who| hotkey.owed(who)).sum();
			prop_assert_eq!(hotkey.set_aside.owed(), owed);
			prop_assert_eq!(hotkey.set_aside.alpha, hotkey.held);
			prop_assert!(u128::from(hotkey.set_aside.spare) < PARTS);
		}
	}

	#[test]
	fn only_claims_should_lower_what_is_owed(steps in lives()) {
		let mut hotkey = Hotkey::default();
		for step in &steps {
			let before = [0, 1, 2, 3].map(|who| hotkey.owed(who));
			hotkey.take(step);
			for (who, before) in before.into_iter().enumerate() {
				match step {
					Step::Claim(claimant, _) if *claimant == who => {
						prop_assert!(hotkey.owed(who) <= before)
					},
					Step::Pay(_) => prop_assert!(hotkey.owed(who) >= before),
					_ => prop_assert_eq!(hotkey.owed(who), before),
				}
			}
		}
	}
}

#[test]
fn payment_should_leave_less_than_the_stake_in_parts() {
	let rise = raise_rate(I96F32::from_bits(0), 1, 3).unwrap();
	assert_eq!(rise.rate, I96F32::from_bits(1_431_655_765));
	assert_eq!(PARTS - rise.earned, 1);
	// The smallest payments do not raise the rate of a large stake, and all of the payment is left.
	let stake = 6_000_000_000_000_000;
	assert_eq!(raise_rate(rise.rate, 1_000_000, stake).unwrap().earned, 0);
	let one_part = raise_rate(rise.rate, 1_396_984, stake).unwrap();
	assert_eq!(one_part.rate, I96F32::from_bits(1_431_655_766));
}

#[test]
fn payment_should_be_refused_when_it_exceeds_the_stake() {
	let none = I96F32::from_bits(0);
	assert_eq!(raise_rate(none, 1, 0), None);
	assert_eq!(raise_rate(none, 8, 7), None);
	assert_eq!(raise_rate(none, 7, 7).unwrap().rate, I96F32::from_num(1));
	assert_eq!(raise_rate(I96F32::from_bits(i128::MAX), 1, 1), None);
}

#[test]
fn account_should_show_the_debt_rounded_up_and_owe_exactly() {
	let half = I96F32::from_num(0.5);
	let account = RootAccount::default().after_change(half, 0, 7);
	assert_eq!(account, RootAccount { claimed: 4, credit: PARTS / 2 });
	assert_eq!(account.owed_in_parts(half, 7), 0);
	let one = I96F32::from_num(1);
	assert_eq!(account.owed_in_parts(one, 7), 7 * PARTS / 2);
	assert_eq!(account.owed(one, 7), 3, "rounded down");
	// A staker that unstakes everything is owed the same, as a credit.
	let gone = account.after_change(one, 7, 0);
	assert_eq!(gone, RootAccount { claimed: 0, credit: 7 * PARTS / 2 });
	assert_eq!(gone.after_claim(3), RootAccount { claimed: 0, credit: PARTS / 2 });
}
