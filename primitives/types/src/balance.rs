//! Amounts of TAO and alpha, both in rao, 10⁻⁹ of a token.

use crate::macros::transparent_unit;

/// Rao in one TAO, and in one alpha.
pub const RAO_PER_TAO: u64 = 1_000_000_000;

transparent_unit! {
	/// An amount of TAO, the chain's own token, in rao.
	TaoBalance(u64)
}

transparent_unit! {
	/// An amount of a subnet's token (alpha), in rao of that token.
	AlphaBalance(u64)
}

/// Arithmetic of an amount. Nothing wraps; use the checked forms where an overflow is an error.
macro_rules! amount {
	($name:ident) => {
		impl $name {
			/// Zero.
			pub const ZERO: Self = Self::new(0);
			/// The greatest amount of the type.
			pub const MAX: Self = Self::new(u64::MAX);

			/// Converts whole tokens to rao, saturating.
			pub const fn from_tao(tokens: u64) -> Self {
				Self::new(tokens.saturating_mul(RAO_PER_TAO))
			}
			/// The amount in rao.
			pub fn rao(self) -> u64 {
				self.into()
			}
			/// Whether the amount is zero.
			pub fn is_zero(self) -> bool {
				self == Self::ZERO
			}
			/// The sum, or `None` on overflow.
			pub fn checked_add(self, other: Self) -> Option<Self> {
				self.rao().checked_add(other.rao()).map(Self::new)
			}
			/// The difference, or `None` if it is negative.
			pub fn checked_sub(self, other: Self) -> Option<Self> {
				self.rao().checked_sub(other.rao()).map(Self::new)
			}
			/// The sum, at most [`Self::MAX`].
			pub const fn saturating_add(self, other: Self) -> Self {
				Self::new(self.0.saturating_add(other.0))
			}
			/// The difference, at least zero.
			pub const fn saturating_sub(self, other: Self) -> Self {
				Self::new(self.0.saturating_sub(other.0))
			}
		}

		impl core::iter::Sum for $name {
			fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
				amounts.fold(Self::ZERO, Self::saturating_add)
			}
		}
	};
}

amount!(TaoBalance);
amount!(AlphaBalance);

impl AlphaBalance {
	/// The same number of rao of TAO: the value of the amount at a price of one.
	pub fn at_par(self) -> TaoBalance {
		TaoBalance::new(self.rao())
	}
}

impl TaoBalance {
	/// The same number of rao of alpha: what the amount buys at a price of one.
	pub fn at_par(self) -> AlphaBalance {
		AlphaBalance::new(self.rao())
	}
}

/// An amount of either unit as a type, for the defaults of storage items: `Rao<500>`.
pub struct Rao<const N: u64>;

impl<const N: u64> bounded_collections::Get<TaoBalance> for Rao<N> {
	fn get() -> TaoBalance {
		TaoBalance::new(N)
	}
}

impl<const N: u64> bounded_collections::Get<AlphaBalance> for Rao<N> {
	fn get() -> AlphaBalance {
		AlphaBalance::new(N)
	}
}
