//! What a dynamic subnet does with its share of a block's mint. It writes nothing itself.
//!
//! 1. What goes in is settled on the pool as the block found it: TAO and as much new alpha as the
//!    price says, but no more alpha than `root_proportion` of what the subnet's own supply curve
//!    gives; TAO beyond that is the excess.
//! 2. Both enter the reserves, and the weights follow so that the price stays.
//! 3. The excess buys alpha from the pool that step 2 left, without fee; the protocol holds what it
//!    buys.
//! 4. The subnet's alpha of the block is made and goes to the pots, whatever became of the TAO.
//!
//! Steps 2 and 3 are each done whole or not at all. TAO that the pool cannot take, because a side
//! would weigh too little or has nothing to sell, is recycled.

use crate::{market::issuance::CreditOf, pallet::*};
use frame_support::traits::Imbalance;
use ganglion_economy::{block_emission, injection_terms};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::Pools;
use sp_runtime::DispatchError;

/// What a block gave a subnet.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Emitted {
	/// TAO into the reserve, beside what bought alpha.
	pub tao_in: TaoBalance,
	/// Alpha into the reserve.
	pub alpha_in: AlphaBalance,
	/// Alpha into the pots.
	pub alpha_out: AlphaBalance,
	/// TAO that bought alpha.
	pub excess: TaoBalance,
}

impl<T: Config> Pallet<T> {
	/// Puts a dynamic subnet's share where it belongs. On an error nothing has changed and the
	/// money comes back.
	pub(crate) fn emit_into_pool(
		netuid: NetUid,
		share: CreditOf<T>,
		root_earns: bool,
	) -> Result<Emitted, (CreditOf<T>, DispatchError)> {
		let issuance = SubnetAlphaIssuance::<T>::get(netuid).rao();
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
