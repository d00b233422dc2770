//! The least honest self-weight that is enough against every self-weight of the cabal.

use super::society::Society;
use crate::{failure::Failure, rule::Rule};

/// To how many binary places it is sought.
const PLACES: u32 = 9;

/// How the honest side keeps its share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Retention {
	/// The least self-weight with which it does.
	pub honest_weight: f64,
	/// The cabal's self-weight that broke the greatest one tried below it.
	pub cabal_weight: f64,
}

/// The least self-weight that is enough, by bisection: more self-weight never harms. `None` if even
/// all of it is not.
///
/// # Errors
///
/// None that a drawn subnet can have.
pub fn least_self_weight(
	mut society: Society,
	rule: &Rule,
	cabal_weights: usize,
) -> Result<Option<Retention>, Failure> {
	// The most selfish first: mostly it is the worst, and one that breaks is enough.
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
