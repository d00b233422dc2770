//! The share pool.

use crate::exact::{accepted, decimal, floor, of_any_size, ratio, up_to};
use codec::{Decode, Encode};
use ganglion_economy::{
	share_pool::VALUE_CAP, SafeFloat, SharePool, SharePoolError, Withdrawal, SUPPLY_CAP,
};
use num_rational::BigRational;
use num_traits::Zero;
use proptest::{collection::vec, prelude::*};

const HOLDERS: usize = 6;

/// An operation of a pool.
#[derive(Clone, Debug)]
enum Step {
	Deposit(usize, u64),
	Withdraw(usize, u64),
	/// Withdraws that many 256ths of the holder's value.
	WithdrawPart(usize, u8),
	Exit(usize),
	Distribute(u64),
}

/// A pool with all its holders.
#[derive(Clone, Debug, Default, PartialEq)]
struct Market {
	pool: SharePool,
	shares: [SafeFloat; HOLDERS],
}

impl Market {
	fn values(&self) -> [u64; HOLDERS] {
		self.shares.map(|share| self.pool.value_of(&share))
	}

	/// Takes the step; returns what was paid in and out.
	fn take(&mut self, step: &Step) -> Result<(u64, u64), SharePoolError> {
		let values = self.values();
		let out = |done: Withdrawal| {
			assert_eq!(done.dust, 0);
			(0, done.amount)
		};
		match *step {
			Step::Deposit(who, amount) => {
				self.pool.deposit(&mut self.shares[who], amount).map(|()| (amount, 0))
			},
			Step::Withdraw(who, amount) => {
				self.pool.withdraw(&mut self.shares[who], amount).map(out)
			},
			Step::WithdrawPart(who, part) => {
				let amount = u128::from(values[who]) * u128::from(part) / 256;
				self.pool.withdraw(&mut self.shares[who], amount as u64).map(out)
			},
			Step::Exit(who) => self.pool.withdraw(&mut self.shares[who], values[who]).map(out),
			Step::Distribute(amount) => self.pool.distribute(amount).map(|()| (amount, 0)),
		}
	}

	/// The law that all others depend on.
	fn assert_shares_are_the_denominator(&self) {
		let sum = self.shares.iter().map(decimal).sum::<BigRational>();
		assert_eq!(sum, decimal(&self.pool.denominator));
	}

	/// The exact value of a share.
	fn worth(&self, who: usize) -> BigRational {
		match self.pool.denominator.is_zero() {
			true => BigRational::zero(),
			false => {
				decimal(&self.shares[who]) * ratio(self.pool.value, 1)
					/ decimal(&self.pool.denominator)
			},
		}
	}
}

fn amounts() -> impl Strategy<Value = u64> {
	prop_oneof![1 => Just(0), 2 => 1..4_u64, 8 => up_to(SUPPLY_CAP / 8), 1 => of_any_size()]
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
	let who = || 0..HOLDERS;
	let step = prop_oneof![
		4 => (who(), amounts()).prop_map(|(who, amount)| Step::Deposit(who, amount)),
		1 => (who(), amounts()).prop_map(|(who, amount)| Step::Withdraw(who, amount)),
		2 => (who(), any::<u8>()).prop_map(|(who, part)| Step::WithdrawPart(who, part)),
		1 => (who(), Just(255)).prop_map(|(who, part)| Step::WithdrawPart(who, part)),
		2 => who().prop_map(Step::Exit),
		3 => amounts().prop_map(Step::Distribute),
	];
	vec(step, 0..most)
}

/// A market after random steps.
fn markets() -> impl Strategy<Value = Market> {
	steps(30).prop_map(|steps| {
		let mut market = Market::default();
		for step in &steps {
			let _ = market.take(step);
		}
		market
	})
}

/// A pool with one holder of `amount`.
fn held(amount: u64) -> (SharePool, SafeFloat) {
	let (mut pool, mut share) = (SharePool::default(), SafeFloat::ZERO);
	pool.deposit(&mut share, amount).expect("fits");
	(pool, share)
}

#[test]
fn deposit_should_make_shares_of_the_amount_when_the_pool_is_empty() {
	let (pool, share) = held(5_000);
	assert_eq!((pool.value, pool.denominator, share), (5_000, 5_000.into(), 5_000.into()));
}

#[test]
fn deposit_should_change_nothing_when_the_amount_is_nothing() {
	let (mut pool, mut share) = (SharePool::default(), SafeFloat::ZERO);
	pool.deposit(&mut share, 0).expect("nothing to do");
	assert_eq!((pool, share), (SharePool::default(), SafeFloat::ZERO));
}

#[test]
fn deposit_should_be_refused_when_the_pool_would_pass_its_cap() {
	let (mut pool, mut share) = held(VALUE_CAP - 5);
	assert_eq!(pool.deposit(&mut share, 6), Err(SharePoolError::Overflow));
	assert_eq!(pool.deposit(&mut share, u64::MAX), Err(SharePoolError::Overflow));
	assert_eq!(pool.distribute(6), Err(SharePoolError::Overflow));
	assert_eq!((pool, share), held(VALUE_CAP - 5));
	pool.deposit(&mut share, 5).expect("just fits");
	assert_eq!(pool.value_of(&share), VALUE_CAP);
}

#[test]
fn deposit_of_one_should_be_kept_when_a_share_is_worth_a_fortune() {
	let (mut pool, mut first) = held(1);
	pool.distribute(SUPPLY_CAP - 2).expect("fits");
	let mut second = SafeFloat::ZERO;
	pool.deposit(&mut second, 1).expect("fits");
	assert!(pool.value_of(&first) >= SUPPLY_CAP - 1);
	assert!(!second.is_zero());
	pool.distribute(SUPPLY_CAP / 1_000).expect("fits");
	assert_eq!(pool.withdraw(&mut second, 1).map(|done| done.amount), Ok(1));
	let worth = pool.value_of(&first);
	assert_eq!(worth, pool.value);
	assert_eq!(pool.withdraw(&mut first, worth).map(|done| done.amount), Ok(worth));
	assert_eq!(pool, SharePool::default());
}

#[test]
fn withdraw_should_be_refused_when_the_amount_exceeds_the_value() {
	let (mut pool, mut share) = held(100);
	pool.deposit(&mut SafeFloat::default(), 50).expect("fits");
	let before = (pool, share);
	assert_eq!(pool.withdraw(&mut share, 101), Err(SharePoolError::AmountAboveValue));
	assert_eq!(pool.withdraw(&mut SafeFloat::default(), 1), Err(SharePoolError::AmountAboveValue));
	assert_eq!((pool, share), before);
}

#[test]
fn withdraw_should_leave_an_empty_pool_when_the_last_holder_exits() {
	let (mut pool, mut share) = held(100);
	let mut other = SafeFloat::ZERO;
	pool.deposit(&mut other, 33).expect("fits");
	pool.distribute(1).expect("somebody holds a share");
	for share in [&mut share, &mut other] {
		let worth = pool.value_of(share);
		assert_eq!(pool.withdraw(share, worth), Ok(Withdrawal { amount: worth, dust: 0 }));
		assert!(share.is_zero());
	}
	assert_eq!(pool, SharePool::default());
}

#[test]
fn withdraw_of_nothing_should_clear_a_share_that_is_worth_nothing() {
	let (mut pool, mut share) = held(3);
	let mut other = SafeFloat::ZERO;
	pool.distribute(4).expect("somebody holds a share");
	pool.deposit(&mut other, 1).expect("fits");
	assert_eq!(pool.value_of(&other), 0);
	pool.withdraw(&mut other, 0).expect("an exit");
	assert!(other.is_zero());
	assert_eq!(pool.value_of(&share), 8);
	pool.withdraw(&mut share, 8).expect("an exit");
	assert_eq!(pool, SharePool::default());
}

#[test]
fn distribute_should_be_refused_when_nobody_holds_a_share() {
	assert_eq!(SharePool::default().distribute(1), Err(SharePoolError::NoHolders));
}

#[test]
fn share_pool_should_stay_exact_when_shares_become_ever_dearer() {
	let (mut market, mut out) = (Market::default(), 0_u64);
	market.take(&Step::Deposit(0, 10)).expect("fits");
	market.take(&Step::Deposit(1, 10)).expect("fits");
	for _ in 0..200 {
		market.take(&Step::Distribute(SUPPLY_CAP / 2)).expect("somebody holds a share");
		for who in 0..2 {
			let amount = market.values()[who] - 5;
			out = market.take(&Step::Withdraw(who, amount)).map_or(0, |(_, amount)| amount);
		}
		market.assert_shares_are_the_denominator();
		assert!(market.pool.value <= 12, "{}", market.pool.value);
	}
	assert!(out > SUPPLY_CAP / 5);
	assert!(market.pool.denominator.exponent() < -3_000);
	market.take(&Step::Exit(0)).expect("an exit");
	market.take(&Step::Exit(1)).expect("an exit");
	assert_eq!(market.pool, SharePool::default());
}

#[test]
fn share_pool_should_value_the_whole_when_a_foreign_share_exceeds_it() {
	let (pool, _) = held(100);
	assert_eq!(pool.value_of(&SafeFloat::from(101)), 100);
}

#[test]
fn deposit_should_be_refused_when_foreign_shares_are_worth_nothing() {
	let mut pool = SharePool { value: 0, denominator: 7.into() };
	assert_eq!(pool.deposit(&mut SafeFloat::default(), 1), Err(SharePoolError::TooCoarse));
}

proptest! {
	#[test]
	fn share_pool_should_keep_its_accounts(steps in steps(60)) {
		let (mut market, mut balance) = (Market::default(), 0_u64);
		for step in &steps {
			let before = market.clone();
			match market.take(step) {
				Ok((paid_in, paid_out)) => balance = balance + paid_in - paid_out,
				Err(_) => prop_assert_eq!(&market, &before),
			}
			prop_assert_eq!(market.pool.value, balance);
			prop_assert_eq!(market.pool.value == 0, market.pool.denominator.is_zero());
			prop_assert!(market.values().iter().sum::<u64>() <= balance);
			market.assert_shares_are_the_denominator();
		}
		for who in 0..HOLDERS {
			balance -= market.take(&Step::Exit(who)).expect("an exit").1;
			prop_assert!(market.shares[who].is_zero());
		}
		prop_assert_eq!(balance, 0);
		prop_assert_eq!(market.pool, SharePool::default());
	}

	#[test]
	fn value_of_should_be_the_exact_worth_rounded_down(market in markets()) {
		for who in 0..HOLDERS {
			prop_assert_eq!(market.values()[who], floor(&market.worth(who)));
		}
	}

	#[test]
	fn share_pool_should_never_lower_what_others_own(market in markets(), steps in steps(10)) {
		let mut market = market;
		for step in &steps {
			let before = market.clone();
			let actor = match step {
				Step::Deposit(who, _)
				| Step::Withdraw(who, _)
				| Step::WithdrawPart(who, _)
				| Step::Exit(who) => Some(*who),
				Step::Distribute(_) => None,
			};
			let _ = market.take(step);
			for who in (0..HOLDERS).filter(|who| Some(*who) != actor) {
				prop_assert!(market.worth(who) >= before.worth(who));
				prop_assert!(market.values()[who] >= before.values()[who]);
			}
		}
	}

	#[test]
	fn deposit_should_raise_the_value_by_the_amount_or_one_less(
		market in markets(), who in 0..HOLDERS, amount in amounts(),
	) {
		let mut after = market.clone();
		accepted(after.take(&Step::Deposit(who, amount)))?;
		let raised = after.values()[who] - market.values()[who];
		prop_assert!(raised == amount || raised + 1 == amount);
		let lost = market.worth(who) + ratio(amount, 1) - after.worth(who);
		prop_assert!(lost >= BigRational::zero() && lost < ratio(1, 1_000));
	}

	#[test]
	fn withdraw_should_lower_the_value_by_the_amount_or_one_more(
		market in markets(), who in 0..HOLDERS, stake in 2..1_000_000_u64, part: u8,
	) {
		let mut market = market;
		accepted(market.take(&Step::Deposit(who, stake)))?;
		let mut after = market.clone();
		let (_, amount) = after.take(&Step::WithdrawPart(who, part)).expect("within the value");
		prop_assume!(amount < market.values()[who]);
		let lowered = market.values()[who] - after.values()[who];
		prop_assert!(lowered == amount || lowered == amount + 1);
		let lost = market.worth(who) - ratio(amount, 1) - after.worth(who);
		prop_assert!(lost >= BigRational::zero() && lost < ratio(1, 1_000));
	}

	#[test]
	fn deposit_and_withdraw_should_never_gain(
		market in markets(), who in 0..HOLDERS, amount in amounts(),
	) {
		let mut after = market.clone();
		accepted(after.take(&Step::Deposit(who, amount)))?;
		let (_, got) = after.take(&Step::Exit(who)).expect("an exit");
		prop_assert!(got <= market.values()[who] + amount);
	}

	#[test]
	fn share_pool_should_stay_sound_when_foreign_shares_are_no_whole_grains(
		value in 1..SUPPLY_CAP, mantissa in 1..10_u128.pow(21), part in 1..1_000_u128,
		steps in steps(8),
	) {
		// A denominator with all 21 digits, and two shares that sum to it.
		let first = mantissa / 1_001 * part;
		let number = |mantissa| SafeFloat::new(mantissa, -9).expect("in range");
		let mut market = Market {
			pool: SharePool { value, denominator: number(mantissa) },
			..Default::default()
		};
		market.shares[..2].copy_from_slice(&[number(first), number(mantissa - first)]);
		for step in &steps {
			let _ = market.take(step);
			let sum = market.shares.iter().map(decimal).sum::<BigRational>();
			prop_assert!(sum <= decimal(&market.pool.denominator));
			prop_assert!(market.values().iter().sum::<u64>() <= market.pool.value);
		}
	}

	#[test]
	fn share_pool_should_accept_any_decoded_numbers(
		value: u64, bytes in prop::array::uniform24(any::<u8>()),
		other in prop::array::uniform24(any::<u8>()), amount in amounts(),
	) {
		let denominator = SafeFloat::decode(&mut &bytes[..]).expect("any bytes are a number");
		let mut share = SafeFloat::decode(&mut &other[..]).expect("any bytes are a number");
		let mut pool = SharePool { value, denominator };
		prop_assert!(pool.value_of(&share) <= value);
		let before = (pool, share);
		if pool.deposit(&mut share, amount).is_err() {
			prop_assert_eq!((pool, share), before);
		}
		let worth = pool.value_of(&share);
		if let Ok(done) = pool.withdraw(&mut share, worth.min(amount)) {
			prop_assert!(done.amount <= worth);
		}
		prop_assert_eq!(before.0.denominator.encode().len(), 24);
	}
}
