//! Target: arbitrary steps of a share pool. Nobody takes what is another's, and a full exit leaves
//! nothing.

use crate::Bytes;
use ganglion_economy::{share_pool::VALUE_CAP, SafeFloat, SharePool, SharePoolError};

/// Name of the target.
pub const NAME: &str = "shares";

const HOLDERS: usize = 4;

/// The target.
///
/// # Panics
///
/// If the pool panics, or if a step violates a property of all steps.
pub fn check(bytes: &[u8]) -> u64 {
	let bytes = &mut Bytes::new(bytes);
	let (mut market, mut kind) = (Market::default(), 0_u64);
	for _ in 0..64 {
		if bytes.is_empty() {
			break;
		}
		let before = market.clone();
		let class = match market.step(bytes) {
			Ok(class) => class,
			Err(error) => {
				assert_eq!(market, before, "a refused step changed the pool");
				5 + error as u64
			},
		};
		market.check();
		kind = (kind * 11 + class) % (11 * 11 * 11 * 11);
	}
	market.close();
	kind
}

/// A pool, its holders, and its expected value.
#[derive(Clone, Debug, Default, PartialEq)]
struct Market {
	pool: SharePool,
	shares: [SafeFloat; HOLDERS],
	balance: u64,
}

impl Market {
	fn values(&self) -> [u64; HOLDERS] {
		self.shares.map(|share| self.pool.value_of(&share))
	}

	/// Takes one step, and returns its kind.
	fn step(&mut self, bytes: &mut Bytes) -> Result<u64, SharePoolError> {
		let (what, who) = (bytes.byte() % 5, usize::from(bytes.byte()) % HOLDERS);
		let before = self.values();
		let amount = match bytes.one_in(8) {
			true => bytes.amount(),
			false => (bytes.long() % (VALUE_CAP / 16)) >> (bytes.byte() % 56),
		};
		match what {
			0 | 1 => {
				self.pool.deposit(&mut self.shares[who], amount)?;
				self.balance += amount;
				let raised = self.values()[who] - before[who];
				assert!(raised == amount || raised + 1 == amount);
			},
			2 => {
				let part = u128::from(before[who]) * u128::from(amount % 256) / 256;
				self.withdraw(who, part as u64)?;
			},
			3 => self.withdraw(who, if bytes.one_in(4) { amount } else { before[who] })?,
			_ => {
				self.pool.distribute(amount)?;
				self.balance += amount;
			},
		}
		let others = (0..HOLDERS).filter(|other| *other != who || what == 4);
		for other in others {
			assert!(
				self.values()[other] >= before[other],
				"a step of one holder lowered the value of another"
			);
		}
		Ok(what.into())
	}

	fn withdraw(&mut self, who: usize, amount: u64) -> Result<(), SharePoolError> {
		let before = self.values()[who];
		let done = self.pool.withdraw(&mut self.shares[who], amount)?;
		assert_eq!((done.amount, done.dust), (amount, 0));
		self.balance -= amount;
		let lowered = before - self.values()[who];
		assert!(lowered == amount || lowered == amount + 1);
		Ok(())
	}

	fn check(&self) {
		assert_eq!(self.pool.value, self.balance);
		assert_eq!(self.pool.value == 0, self.pool.denominator.is_zero());
		let sum = self.values().iter().map(|value| u128::from(*value)).sum::<u128>();
		assert!(sum <= u128::from(self.balance), "the values exceed the pool");
	}

	/// Withdraws everybody, and checks that nothing is left.
	fn close(mut self) {
		for who in 0..HOLDERS {
			let all = self.values()[who];
			self.withdraw(who, all).expect("one's own");
			assert!(self.shares[who].is_zero());
		}
		assert_eq!((self.pool, self.balance), (SharePool::default(), 0));
	}
}
