//! What readers are told of prices and trades.

use crate::{Config, Pallet, Pools};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance, RAO_PER_TAO};
use pallet_subtensor_swap_runtime_api::SimSwapResult;
use substrate_fixed::types::U64F64;

impl<T: Config> Pallet<T> {
	/// Rao of TAO for one whole alpha, rounded down; 0 where there is no subnet.
	pub fn price_in_rao(netuid: NetUid) -> u64 {
		Self::price(netuid).saturating_mul(U64F64::from_num(RAO_PER_TAO)).saturating_to_num()
	}

	/// What buying alpha for `tao` would do; all zeros where it would be refused.
	pub fn simulate_buy(netuid: NetUid, tao: TaoBalance) -> SimSwapResult {
		Self::quote_buy(netuid, tao).map_or_else(
			|_| SimSwapResult::default(),
			|buy| SimSwapResult {
				tao_amount: buy.net,
				alpha_amount: buy.alpha,
				tao_fee: buy.fee,
				..Default::default()
			},
		)
	}

	/// What selling `alpha` would do; all zeros where it would be refused.
	pub fn simulate_sell(netuid: NetUid, alpha: AlphaBalance) -> SimSwapResult {
		Self::quote_sell(netuid, alpha).map_or_else(
			|_| SimSwapResult::default(),
			|sale| SimSwapResult {
				tao_amount: sale.tao,
				alpha_amount: sale.net,
				alpha_fee: sale.fee,
				..Default::default()
			},
		)
	}
}
