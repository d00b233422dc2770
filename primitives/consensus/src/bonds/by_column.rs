//! Bonds that are shares of a server (Yuma 2, Sigmoid), and the dividends they earn.
//!
//! Each column has a mass of new bonds, shared in proportion to `stake_i score_ij`, and a mass of
//! old ones, shared in proportion to the stored bonds:
//! `share_ij = (fresh_j stake_i score_ij / P_j + old_j bond_ij / Q_j) / (fresh_j + old_j)`, where
//! `P_j` and `Q_j` are the sums of the numerators over the column. The two modes differ in the
//! masses alone.
//!
//! Stake times score spans more powers of two than an integer has bits, but a share of a column
//! need not be more precise than the column: one factor for each column, with an exponent of its
//! own, divides out whatever makes `P_j` small.

use alloc::{vec, vec::Vec};

use super::{BondRows, NewBonds, OldBonds};
use crate::{
	fraction::high_mul, penalty::Penalty, ranking::VotingRows, scaled::Scaled, scores::Scores,
	EpochInput, RowsBuf,
};

/// Shares of a column are in parts of 2^63.
const WHOLE_BITS: i32 = 63;

/// The masses of one column, in a unit that all columns have in common.
#[derive(Clone, Copy, Default)]
pub(crate) struct Masses {
	pub(crate) fresh: Scaled,
	pub(crate) old: Scaled,
}

/// What the new bonds of each column follow from.
pub(crate) struct ColumnInputs<'a> {
	pub(crate) input: &'a EpochInput<'a>,
	pub(crate) scores: &'a Scores,
	/// Yields the part of a score that counts for bonds.
	pub(crate) penalty: Penalty<'a>,
	pub(crate) rows: &'a VotingRows,
	/// `P`: the sum of stake times score in each column, in stakes times fraction.
	pub(crate) claims: &'a [u128],
	/// The income of each column, shared among its bond holders.
	pub(crate) income: &'a [u128],
	/// Who gets the income of a column without bonds.
	pub(crate) unheld: Unheld,
}

/// The use of the income of a column in which nobody holds bonds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unheld {
	/// It is left out: dividends are shares of the income of the other columns.
	Lost,
	/// The server keeps it.
	Kept,
}

/// The new bonds.
pub(crate) struct Bonds {
	/// All of them, as shares of their column in parts of 2^63.
	rows: NewBonds,
	/// The greatest bond of each column.
	greatest: Vec<u64>,
	/// The sum of the bonds in each column, in the unit of the masses.
	pub(crate) mass: Vec<Scaled>,
	/// The income from each validator's bonds.
	pub(crate) dividends: Vec<u128>,
}

/// `Q`: the sum of the valid stored bonds in each column.
pub(crate) fn old_sums(input: &EpochInput) -> Vec<u64> {
	OldBonds::new(input).sums()
}

/// Updates all bonds by one epoch, with these masses.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the earnings of a row add up to less than 2^63; exponents are some hundreds"
)]
pub(crate) fn update(inputs: &ColumnInputs, old_sums: &[u64], masses: &[Masses]) -> Bonds {
	let columns: Vec<Column> = masses
		.iter()
		.zip(inputs.claims.iter().zip(old_sums))
		.map(|(masses, (&claims, &sum))| {
			Column::new(masses, claims, inputs.rows.excess as i32, sum)
		})
		.collect();
	let income = Income::new(inputs.income, masses, inputs.unheld);
	let old = OldBonds::new(inputs.input);
	let mut new_bonds = NewBonds::new(&old, inputs.scores);
	let mut greatest = vec![0; columns.len()];
	let mut dividends = Vec::with_capacity(columns.len());
	for (i, (&stake, &own)) in inputs.rows.stake.iter().zip(&income.own).enumerate() {
		let lift = stake.leading_zeros().min(63);
		let stake = stake << lift;
		let rule = |column: usize, score: u64, bond: u16| {
			let claim = high_mul(stake, inputs.penalty.apply(column, score));
			columns.get(column).map_or(0, |at| at.share(claim, lift as i32, bond))
		};
		let (begin, end) = new_bonds.write(&old, inputs.scores.row(i), old.row(i), rule);
		new_bonds.keep(end);
		let (uids, bonds) = new_bonds.entries(begin..end);
		dividends.push(u128::from(own + earn(uids, bonds, &income.gain, &mut greatest)));
	}
	let mass = masses.iter().map(|masses| masses.fresh.plus(masses.old)).collect();
	Bonds { rows: new_bonds, greatest, mass, dividends }
}

/// Returns the income from a row of bonds, and updates the greatest bond of each column.
#[inline]
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; gains have headroom for n of them"
)]
fn earn(uids: &[u16], bonds: &[u64], gain: &[u64], greatest: &mut [u64]) -> u64 {
	let mut earned = 0;
	for (&uid, &bond) in uids.iter().zip(bonds) {
		let column = usize::from(uid);
		earned += high_mul(bond, gain[column]);
		greatest[column] = greatest[column].max(bond);
	}
	earned
}

/// How the shares of one column follow.
struct Column {
	/// The factor of a claim: its mantissa, and the right shift that goes with it.
	fresh: u64,
	shift: i32,
	/// The value of a stored part of 65535, to 46 bits, and the right shift that goes with it.
	old: u64,
	old_shift: u32,
}

impl Column {
	#[expect(clippy::arithmetic_side_effects, reason = "exponents are some hundreds")]
	fn new(masses: &Masses, claims: u128, excess: i32, old_sum: u64) -> Self {
		let mass = masses.fresh.plus(masses.old);
		let fresh = masses.fresh.over(mass).over(Scaled::new(claims, excess));
		let old = masses.old.over(mass).over(Scaled::new(old_sum.into(), 0));
		// A claim is the upper 64 bits of lifted stake times score, and the share the upper 64 bits
		// of the claim times the mantissa.
		let shift = -(fresh.exponent + WHOLE_BITS + 64 + 64);
		// A bond is at most 65535, so if the sum is greater the value of a part has spare bits.
		let old_shift = old_sum.checked_ilog2().unwrap_or(0).saturating_sub(u16::BITS);
		let old = old.in_parts(WHOLE_BITS + old_shift as i32);
		Self { fresh: fresh.mantissa, shift, old, old_shift }
	}

	/// The share of a validator whose stake was lifted by `lift` bits.
	#[inline(always)]
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "no share is greater than one, 2^63, so no bit is shifted out at the top; nor is \
		          the value of a bond"
	)]
	fn share(&self, claim: u64, lift: i32, bond: u16) -> u64 {
		let claim = high_mul(claim, self.fresh);
		let shift = self.shift + lift;
		let aligned = match shift {
			0.. => claim >> shift.min(63),
			_ => claim << (-shift).min(63),
		};
		aligned + ((u64::from(bond) * self.old) >> self.old_shift)
	}
}

/// The income of each column, on one scale: that of the greatest income that is paid.
struct Income {
	/// Of all bonds of a column, with headroom for the sum over the columns.
	gain: Vec<u64>,
	/// Of the uid itself, where nobody holds bonds in it.
	own: Vec<u64>,
}

impl Income {
	#[expect(
		clippy::arithmetic_side_effects,
		reason = "at most 127 leading zeros; 17 bits of headroom"
	)]
	fn new(income: &[u128], masses: &[Masses], unheld: Unheld) -> Self {
		let held = |masses: &Masses| !(masses.fresh.is_zero() && masses.old.is_zero());
		let paid = |(&income, masses): (&u128, &Masses)| {
			if unheld == Unheld::Kept || held(masses) {
				income
			} else {
				0
			}
		};
		let columns = || income.iter().zip(masses);
		let headroom = usize::BITS - income.len().leading_zeros();
		let lift = columns().map(paid).max().map_or(0, |most| most.leading_zeros().min(127));
		let gain = |column: (&u128, &Masses)| ((paid(column) << lift) >> 64) as u64 >> headroom;
		let share = |column: (&u128, &Masses), to_holders: bool| match held(column.1) == to_holders
		{
			true => gain(column),
			false => 0,
		};
		Self {
			gain: columns().map(|column| share(column, true)).collect(),
			own: columns().map(|column| share(column, false) >> 1).collect(),
		}
	}
}

/// The rounding of a share of the column's greatest bond to parts of 65535.
#[derive(Clone, Copy)]
pub(crate) enum Rounding {
	Down,
	Nearest,
}

impl Bonds {
	/// The greatest bond of each column, in the unit of the masses.
	pub(crate) fn scale(&self) -> impl Iterator<Item = Scaled> + '_ {
		let share = |&greatest: &u64| Scaled::new(greatest.into(), -WHOLE_BITS);
		self.mass
			.iter()
			.zip(&self.greatest)
			.map(move |(&mass, greatest)| mass.times(share(greatest)))
	}

	/// The bonds to store: those of uids with a permit, in parts of 65535 of the column's greatest.
	pub(crate) fn stored(&self, permit: &[bool], rounding: Rounding) -> RowsBuf {
		let half = match rounding {
			Rounding::Down => PartOfGreatest::HAIR,
			Rounding::Nearest => PartOfGreatest::HALF,
		};
		let parts: Vec<PartOfGreatest> =
			self.greatest.iter().map(|&greatest| PartOfGreatest::new(greatest)).collect();
		let mut stored = BondRows::new(permit.len(), self.rows.uids.len());
		for (i, &permit) in permit.iter().enumerate() {
			let (uids, bonds) = if permit { self.rows.row(i) } else { Default::default() };
			for (&uid, &bond) in uids.iter().zip(bonds) {
				let part = parts.get(usize::from(uid)).map_or(0, |part| part.of(bond, half));
				stored.push(uid, part);
			}
			stored.end_row();
		}
		stored.finish()
	}
}

/// Divides by the greatest bond of a column.
///
/// Both are lifted until the greatest fills 64 bits, and rounded to 32 bits; the division is then a
/// multiplication by the reciprocal, rounded up: the greatest itself yields 65535, and a share is
/// wrong by less than 2^-15 of a unit.
#[derive(Clone, Copy)]
struct PartOfGreatest {
	lift: u32,
	reciprocal: u64,
}

#[expect(
	clippy::arithmetic_side_effects,
	reason = "two numbers of 32 bits multiply to 64; the divisor is at least 2^31"
)]
impl PartOfGreatest {
	const BITS: u32 = 46;
	const HALF: u64 = 1 << (Self::BITS - 1);
	/// The most that rounding takes off a whole unit.
	const HAIR: u64 = 1 << (Self::BITS - 16);

	fn new(greatest: u64) -> Self {
		let greatest = greatest.max(1);
		let lift = greatest.leading_zeros();
		let whole = u64::from(u16::MAX) << Self::BITS;
		Self { lift, reciprocal: whole.div_ceil(Self::upper(greatest << lift)) }
	}

	/// The part of 65535, rounded down after `more` parts of 2^46 are added.
	#[inline(always)]
	fn of(self, bond: u64, more: u64) -> u16 {
		(((Self::upper(bond << self.lift) * self.reciprocal) + more) >> Self::BITS) as u16
	}

	/// The upper half, rounded to the nearest.
	#[inline(always)]
	fn upper(number: u64) -> u64 {
		(number >> 32) + ((number >> 31) & 1)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	proptest! {
		#[test]
		fn part_should_be_the_quotient_by_the_greatest(bond: u64, greatest: u64) {
			let (bond, greatest) = (bond.min(greatest), bond.max(greatest).max(1));
			let part = PartOfGreatest::new(greatest);
			let exact = (u128::from(bond) * 65_535 / u128::from(greatest)) as u16;
			let down = part.of(bond, PartOfGreatest::HAIR);
			let near = part.of(bond, PartOfGreatest::HALF);
			prop_assert!(down == exact || down == exact + 1, "{} instead of {}", down, exact);
			prop_assert!(near == down || near == down + 1);
			prop_assert_eq!(part.of(greatest, PartOfGreatest::HAIR), 65_535);
			prop_assert_eq!(part.of(0, PartOfGreatest::HAIR), 0);
			prop_assert_eq!(part.of(greatest, PartOfGreatest::HALF), 65_535);
		}
	}

	proptest! {
		/// In a column of three, whatever the size of the claims.
		#[test]
		fn shares_should_add_up_to_one(
			stakes in [1..1u64 << 62, 1..1u64 << 40, 1..2u64],
			scores in [1u64 << 32..1 << 63, 1u64 << 32..1 << 40, 1u64 << 32..1 << 63],
			old in [0..=65_535u64, 0..=65_535u64, 1..=65_535u64],
			shrink in 0..62u32,
			(fresh, kept) in (1..=1_000_000u64, 0..=1_000_000u64),
		) {
			let stakes = stakes.map(|stake| (stake >> shrink).max(1));
			let claims = || stakes.iter().zip(&scores);
			let sum = claims().map(|(&stake, &score)| u128::from(stake) * u128::from(score)).sum();
			let number = |x: u64| Scaled::new(x.into(), 0);
			let masses = Masses { fresh: number(fresh), old: number(kept) };
			let column = Column::new(&masses, sum, 0, old.iter().sum());
			let shares = claims().zip(&old).map(|((&stake, &score), &old)| {
				let lift = stake.leading_zeros();
				column.share(high_mul(stake << lift, score), lift as i32, old as u16)
			});
			let whole: u64 = shares.sum();
			// A score of 32 bits gives a claim of 32 significant bits.
			let lacking = (1 << 63) - whole.min(1 << 63);
			prop_assert!(whole <= (1 << 63) + 8 && lacking < 1 << 34, "{}", whole);
		}
	}
}
