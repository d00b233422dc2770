//! Quotes of prices and trades for runtime APIs.

use crate::{pools::Market, Config, Pallet, Pools, Terms};
use ganglion_economy::pool::PAR;
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap_runtime_api::SimSwapResult;
use substrate_fixed::types::U64F64;

impl<T: Config> Pallet<T> {
	/// Returns the price in rao of TAO for a whole alpha, rounded down; 0 if the subnet does not
	/// exist.
	pub fn price_in_rao(netuid: NetUid) -> u64 {
		match Self::market(netuid) {
			Ok(Market::Stable) => PAR,
			Ok(Market::Dynamic(pool, _)) => pool.price_in_rao(),
			Err(_) => 0,
		}
	}

	/// Simulates a purchase of alpha for `tao`; all zeros if it would fail. The slippage is the
	/// alpha that the same TAO would buy at the present price, less what it buys.
	pub fn simulate_buy(netuid: NetUid, tao: TaoBalance) -> SimSwapResult {
		let Ok(buy) = Self::quote_buy(netuid, tao, Terms::MARKET) else {
			return SimSwapResult::default();
		};
		let at_this_price = U64F64::from_num(buy.net.rao()).checked_div(Self::price(netuid));
		let unmoved = at_this_price.map_or(u64::MAX, U64F64::saturating_to_num);
		SimSwapResult {
			tao_amount: buy.net,
			alpha_amount: buy.alpha,
			tao_fee: buy.fee,
			alpha_slippage: AlphaBalance::new(unmoved).saturating_sub(buy.alpha),
			..Default::default()
		}
	}

	/// Simulates a sale of `alpha`; all zeros if it would fail. The slippage is the TAO that the
	/// same alpha would bring at the present price, less what it brings.
	pub fn simulate_sell(netuid: NetUid, alpha: AlphaBalance) -> SimSwapResult {
		let Ok(sale) = Self::quote_sell(netuid, alpha, Terms::MARKET) else {
			return SimSwapResult::default();
		};
		let at_this_price = U64F64::from_num(sale.net.rao()).saturating_mul(Self::price(netuid));
		let unmoved: u64 = at_this_price.saturating_to_num();
		SimSwapResult {
			tao_amount: sale.tao,
			alpha_amount: sale.net,
			alpha_fee: sale.fee,
			tao_slippage: TaoBalance::new(unmoved).saturating_sub(sale.tao),
			..Default::default()
		}
	}
}
