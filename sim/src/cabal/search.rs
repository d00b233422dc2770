//! The smallest honest self-weight that suffices against every self-weight of the cabal.

use super::society::Society;
use crate::{failure::Failure, rule::Rule};

/// Binary places of the search.
const PLACES: u32 = 9;

/// The result of a search.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retention {
	/// The smallest self-weight that suffices.
	pub honest_weight: f64,
	/// The cabal's self-weight that broke the greatest insufficient one.
	pub cabal_weight: f64,
}

/// Finds the smallest self-weight that suffices, by bisection: more self-weight never harms. `None`
/// if even all of the weight does not suffice.
///
/// # Errors
///
/// None that a drawn subnet can have.
pub fn least_self_weight(
	mut society: Society,
	rule: &Rule,
	cabal_weights: usize,
) -> Result<Option<Retention>, Failure> {
	// The greatest first: it is mostly the worst, and one that breaks is enough.
	let steps = (cabal_weights - 1).max(1) as f64;
	let attacks: Vec<f64> = (0..cabal_weights).map(|step| 1.0 - step as f64 / steps).collect();
	let mut breaker = |honest: f64| -> Result<Option<f64>, Failure> {
		for &cabal in &attacks {
			if !society.retains(rule, honest, cabal)? {
				return Ok(Some(cabal));
			}
		}
		Ok(None)
	};
	if breaker(1.0)?.is_some() {
		return Ok(None);
	}
	let (mut broken, mut enough, mut cabal_weight) = (0.0, 1.0, attacks[0]);
	for _ in 0..PLACES {
		let middle = (broken + enough) / 2.0;
		match breaker(middle)? {
			Some(cabal) => (broken, cabal_weight) = (middle, cabal),
			None => enough = middle,
		}
	}
	Ok(Some(Retention { honest_weight: enough, cabal_weight }))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		cabal::society::Shape,
		random,
		rule::{BondOptions, BondsKind, Kind, LIQUID},
	};

	fn rule(penalty: f64) -> Rule {
		let bonds = BondOptions { bonds: BondsKind::Average, alpha: 1.0, liquid_alpha: LIQUID };
		Rule { kind: Kind::Yuma3, kappa: 0.5, rho: 10, penalty, trust_floor: 0.0, bonds }
	}

	fn society(seed: u64) -> Society {
		let shape = Shape {
			validators: 8,
			servers: 40,
			honest_stake: 0.6,
			stake_deviation: 0.2,
			weight_deviation: 0.3,
			cabal_deviation: 0.3,
		};
		Society::draw(shape, &mut random::stream(seed, 0)).expect("a small subnet")
	}

	#[test]
	fn self_weight_should_not_harm_when_there_is_more_of_it() {
		for seed in 0..5 {
			let mut society = society(seed);
			let mut enough = |honest: u32| {
				let cabal = |step: u32| f64::from(step) / 10.0;
				let honest = f64::from(honest) / 40.0;
				(0..=10)
					.all(|step| society.retains(&rule(1.0), honest, cabal(step)).expect("an epoch"))
			};
			let enough: Vec<bool> = (0..=40).map(&mut enough).collect();
			assert!(enough.windows(2).all(|pair| pair[0] <= pair[1]), "{seed}: {enough:?}");
		}
	}

	#[test]
	fn least_self_weight_should_be_the_border_between_broken_and_enough() {
		let rule = rule(0.5);
		let found = least_self_weight(society(1), &rule, 11).expect("epochs").expect("a majority");
		let mut society = society(1);
		let mut retains = |honest, cabal| society.retains(&rule, honest, cabal).expect("an epoch");
		let step = 0.5f64.powi(PLACES as i32);
		assert!(!retains(found.honest_weight - step, found.cabal_weight));
		assert!((0..=10).all(|cabal| retains(found.honest_weight, f64::from(cabal) / 10.0)));
	}
}
