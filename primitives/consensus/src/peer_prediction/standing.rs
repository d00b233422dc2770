//! Step 10: what validators are paid for their skill, as a part of what half of the stake shows.
//!
//! A validator without a record earns nothing for skill until it has one, about seven epochs. Else
//! a copier would take a new hotkey whenever its record is bad. While half of the stake has no
//! record there is nothing to compare with, and everybody is paid in full.

use alloc::vec::Vec;

use super::MILLION;
use crate::{
	median::Levels,
	memory::{Past, ValidatorMemory},
	ForecastSkill,
};

/// One, in the unit of payments.
pub(crate) const FULL: u64 = 1 << 32;

/// The least weight of judged rows that makes a record, in parts of 2^32: .3.
const RECORD: u32 = 1_288_490_189;

/// A median skill up to this, in parts of 2^40, is not told from zero: 2^-20.
const NOTHING: i64 = 1 << 20;

/// Moves the skill of each validator by what its row told; one without a row keeps its skill.
pub(super) fn learn(
	validators: &mut [Option<ValidatorMemory>],
	alpha: u32,
	told: impl Fn(usize) -> Option<i64>,
) {
	for (i, validator) in validators.iter_mut().enumerate() {
		let Some(validator) = validator else { continue };
		if let Some(told) = told(i) {
			let mixed = mix(validator.skill.into(), told.into(), alpha);
			validator.skill = i64::try_from(mixed).unwrap_or(0);
			let judged = mix(validator.judged.into(), FULL.into(), alpha);
			validator.judged = u32::try_from(judged).unwrap_or(u32::MAX);
		}
	}
}

/// `(1 - alpha) before + alpha now`, rounded towards zero.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "numbers of 64 bits times at most a million, divided by a million"
)]
fn mix(before: i128, now: i128, alpha: u32) -> i128 {
	let million = i128::from(MILLION);
	let alpha = i128::from(alpha);
	((million - alpha) * before + alpha * now) / million
}

/// What is remembered of validators without agreement: those with voting stake.
pub(super) fn voters(past: &Past, voting: &[u64]) -> Vec<Option<ValidatorMemory>> {
	let of =
		|(i, &stake): (usize, &u64)| (stake > 0).then(|| past.validator(i).unwrap_or_default());
	voting.iter().enumerate().map(of).collect()
}

/// `g`: the part of the pay for skill that each validator gets, in parts of [`FULL`].
pub(super) fn pay(
	validators: &[Option<ValidatorMemory>],
	voting: &[u64],
	kappa: u16,
	settings: &ForecastSkill,
) -> Vec<u64> {
	let skill: Vec<i64> = validators.iter().map(|validator| validator.map_or(0, mean)).collect();
	let mut median = Levels::new(voting, kappa);
	let several = voting.iter().filter(|&&stake| stake > 0).nth(2).is_some();
	let usual = if several { median.of_signed(skill.iter().copied()) } else { 0 };
	let apart = |&skill: &i64| skill.abs_diff(usual);
	let spread = if usual > 0 { median.of(skill.iter().map(apart)) } else { 0 };
	let told = certainty(usual, spread);
	let part = |&skill: &i64| paid(skill, usual, told, settings.tolerance);
	skill.iter().map(part).collect()
}

/// `X = x / n`, the mean of what the rows told, in parts of 2^40; zero without a record.
fn mean(validator: ValidatorMemory) -> i64 {
	if validator.judged < RECORD {
		return 0;
	}
	let skill = i128::from(validator.skill).saturating_mul(FULL.into());
	let mean = skill.checked_div(validator.judged.into()).unwrap_or(0);
	i64::try_from(mean).unwrap_or(0)
}

/// `clip((t / d - 1.5) / 1.5, 0, 1)`, in parts of [`FULL`]: how surely the usual skill `t` is told
/// from noise of the size `d`.
#[expect(clippy::arithmetic_side_effects, reason = "numbers of 58 bits, and 32 bits more")]
fn certainty(usual: i64, spread: u64) -> u64 {
	if usual <= NOTHING {
		return 0;
	}
	let (usual, spread) = (u128::from(usual.unsigned_abs()), u128::from(spread));
	let above = (2 * usual).saturating_sub(3 * spread);
	match (above << 32).checked_div(3 * spread) {
		Some(told) => u64::try_from(told).unwrap_or(FULL).min(FULL),
		None => FULL,
	}
}

/// `told clip(X / (tolerance t), 0, 1) + 1 - told`, in parts of [`FULL`].
#[expect(
	clippy::arithmetic_side_effects,
	reason = "numbers of 59 and 20 bits, and 32 bits more; what is lost is at most FULL"
)]
fn paid(skill: i64, usual: i64, told: u64, tolerance: u32) -> u64 {
	let enough = u128::from(tolerance) * u128::from(usual.unsigned_abs());
	let shown = u128::from(MILLION) * u128::try_from(skill).unwrap_or(0);
	let part = match (shown << 32).checked_div(enough) {
		Some(part) if told > 0 => u64::try_from(part).unwrap_or(FULL).min(FULL),
		_ => FULL,
	};
	FULL - ((u128::from(told) * u128::from(FULL - part)) >> 32) as u64
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn certainty_should_be_a_ramp_from_one_and_a_half_to_three_times_the_noise() {
		let usual = 6 << 30;
		assert_eq!(certainty(usual, 0), FULL);
		assert_eq!(certainty(usual, 2 << 30), FULL);
		assert_eq!(certainty(usual, 4 << 30), 0);
		// t/d = 2.25 is half way.
		assert_eq!(certainty(9 << 30, 4 << 30), FULL / 2);
		assert_eq!((certainty(NOTHING, 0), certainty(NOTHING + 1, 0)), (0, FULL));
		assert_eq!(certainty(-usual, 0), 0);
	}

	#[test]
	fn skill_should_be_paid_in_proportion_up_to_the_tolerance() {
		let usual = 4 << 30;
		let pay = |skill| paid(skill, usual, FULL, 750_000);
		assert_eq!((pay(usual), pay(3 << 30), pay(0), pay(-5)), (FULL, FULL, 0, 0));
		assert_eq!(pay(3 << 29), FULL / 2);
		assert_eq!(paid(0, usual, FULL / 4, 750_000), FULL / 4 * 3);
		assert_eq!(paid(-9, usual, 0, 750_000), FULL);
		assert_eq!(paid(0, 0, 0, 750_000), FULL);
	}

	#[test]
	fn record_should_be_made_by_the_seventh_row_at_the_usual_pace() {
		let mut validators = [Some(ValidatorMemory::default()), None];
		for row in 1..=8 {
			learn(&mut validators, 50_000, |_| Some(1 << 30));
			let [Some(validator), None] = validators else { unreachable!("as before") };
			assert_eq!(validator.judged >= RECORD, row >= 7);
			let mean = mean(validator);
			assert!(row < 7 && mean == 0 || mean.abs_diff(1 << 30) < 64, "{row}: {mean}");
		}
	}
}
