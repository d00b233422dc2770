//! The use of a dynamic subnet's share of a block's emission. It writes no storage itself.
//!
//! 1. The amounts are computed at the pool's state before the block's emission: TAO, and new alpha
//!    in proportion to the price, but no more alpha than `root_proportion` of what the subnet's own
//!    supply curve emits. TAO beyond that is the excess.
//! 2. Both enter the reserves; the pool's weights change so that the price stays the same.
//! 3. The excess buys alpha from the pool as step 2 left it, without fee, for the protocol.
//! 4. The subnet's alpha of the block is minted into the pots, whether or not steps 2 and 3
//!    succeeded.
//!
//! Steps 2 and 3 are each all or nothing. TAO that the pool cannot take is recycled: a weight would
//! fall below its minimum, or a reserve is empty.

use crate::{alpha_assets::TotalAlphaIssuance, market::issuance::CreditOf, pallet::*};
use frame_support::traits::Imbalance;
use ganglion_economy::{block_emission, injection_terms};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::Pools;
use sp_runtime::DispatchError;

/// A subnet's emission figures of one block.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Emitted {
	/// TAO injected into the reserve, without the excess.
	pub tao_in: TaoBalance,
	/// Alpha minted into the reserve.
	pub alpha_in: AlphaBalance,
	/// Alpha minted into the pots.
	pub alpha_out: AlphaBalance,
	/// The excess: TAO that bought alpha for the protocol.
	pub excess: TaoBalance,
}

impl<T: Config> Pallet<T> {
	/// Injects a dynamic subnet's share, buys alpha for the excess and fills the pots. On an error
	/// nothing has changed, and the share is returned.
	pub(crate) fn emit_into_pool(
		netuid: NetUid,
		share: CreditOf<T>,
		root_earns: bool,
	) -> Result<Emitted, (CreditOf<T>, DispatchError)> {
		let issuance = TotalAlphaIssuance::<T>::get(netuid).rao();
		let supply = block_emission(issuance);
		let root = Self::root_proportion(netuid);
		let price = T::Pools::price(netuid);
		let terms = injection_terms(share.peek(), price, supply, root);
		let pots = Self::pots_of_block(netuid, supply, root, root_earns);
		let alpha_out = AlphaBalance::new(pots.total());
		if let Err(error) = Self::mint_alpha(netuid, alpha_out) {
			return Err((share, error));
		}
		let (tao, rest) = share.split(terms.tao_in);
		let alpha_in = AlphaBalance::new(terms.alpha_in);
		let (tao_in, excess) = (TaoBalance::new(tao.peek()), TaoBalance::new(rest.peek()));

		let injected = Self::inject(netuid, alpha_in, tao);
		let bought = Self::buy_for_protocol(netuid, rest);
		Self::fill_pots(netuid, pots);
		Self::show_root_proportion(netuid, root);
		let mut emitted = Emitted { alpha_out, ..Default::default() };
		if injected {
			(emitted.tao_in, emitted.alpha_in) = (tao_in, alpha_in);
		}
		if bought {
			emitted.excess = excess;
		}
		Ok(emitted)
	}
}
