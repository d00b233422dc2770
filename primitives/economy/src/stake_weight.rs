//! Stake weight: what alpha and root stake count together when a hotkey votes on a subnet.
//!
//! A rao of alpha counts one. A rao of TAO on root counts `τ = tao_weight / 2⁶⁴`, so the greatest
//! `tao_weight`, `u64::MAX`, counts it as one less 2⁻⁶⁴. ([`crate::root_proportion`], which
//! measures the root network as a whole, divides by `2⁶⁴ − 1` instead.)

/// Stake that counts on a subnet, in rao.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stake {
	/// Alpha of the subnet.
	pub alpha: u64,
	/// TAO on root, not weighted.
	pub tao: u64,
}

impl Stake {
	/// The sum of both kinds; each stops at `u64::MAX`.
	#[must_use]
	pub const fn plus(self, more: Self) -> Self {
		Self {
			alpha: self.alpha.saturating_add(more.alpha),
			tao: self.tao.saturating_add(more.tao),
		}
	}

	/// The difference of both kinds; each stops at 0.
	#[must_use]
	pub const fn minus(self, less: Self) -> Self {
		Self {
			alpha: self.alpha.saturating_sub(less.alpha),
			tao: self.tao.saturating_sub(less.tao),
		}
	}

	/// The stake weight in rao: `alpha + ⌊tao · τ⌋`, at most `u64::MAX`.
	///
	/// Rounded down, in favour of the other voters.
	pub fn weight(self, tao_weight: u64) -> u64 {
		self.alpha.saturating_add(weigh_root_stake(self.tao, tao_weight))
	}

	/// The stake weight in units of 2⁻⁶⁴ rao: `2⁶⁴ · alpha + tao · tao_weight`.
	///
	/// Exact, but at most `u128::MAX`, which amounts below the supply cap do not reach.
	pub fn exact_weight(self, tao_weight: u64) -> u128 {
		let tao = u128::from(self.tao).saturating_mul(tao_weight.into());
		(u128::from(self.alpha) << 64).saturating_add(tao)
	}
}

/// The weight of TAO on root, in rao of alpha: `⌊tao · tao_weight / 2⁶⁴⌋`.
///
/// Rounded down, in favour of alpha stake; at most `tao`.
pub fn weigh_root_stake(tao: u64, tao_weight: u64) -> u64 {
	tao.carrying_mul(tao_weight, 0).1
}
