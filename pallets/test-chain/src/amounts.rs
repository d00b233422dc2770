//! Amounts of the two tokens, in rao.

use ganglion_types::{AlphaBalance, TaoBalance};

/// One TAO, in rao.
pub const TAO: u64 = 1_000_000_000;

/// Balance below which an account is reaped, in rao.
pub const EXISTENTIAL_DEPOSIT: u64 = 500;

/// An amount of TAO.
pub const fn tao(rao: u64) -> TaoBalance {
	TaoBalance::new(rao)
}

/// An amount of alpha.
pub const fn alpha(rao: u64) -> AlphaBalance {
	AlphaBalance::new(rao)
}
