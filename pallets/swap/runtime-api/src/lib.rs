//! Runtime API of the subnet pools: prices and quotes.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]

extern crate alloc;

use alloc::vec::Vec;
use codec::{Decode, Encode};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use scale_info::TypeInfo;

/// What a trade would do. A trade the pool refuses shows as all zeros.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SimSwapResult {
	/// TAO that goes in or comes out.
	pub tao_amount: TaoBalance,
	/// Alpha that comes out or goes in.
	pub alpha_amount: AlphaBalance,
	/// Fee of a purchase.
	pub tao_fee: TaoBalance,
	/// Fee of a sale.
	pub alpha_fee: AlphaBalance,
	/// TAO lost against the price before the trade.
	pub tao_slippage: TaoBalance,
	/// Alpha lost against the price before the trade.
	pub alpha_slippage: AlphaBalance,
}

/// A subnet and its price.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct SubnetPrice {
	/// The subnet.
	pub netuid: NetUid,
	/// Rao of TAO for one whole alpha.
	pub price: u64,
}

sp_api::decl_runtime_apis! {
	/// Prices of subnet tokens and quotes of trades.
	pub trait SwapRuntimeApi {
		/// Rao of TAO for one whole alpha of the subnet; 0 where there is no subnet.
		fn current_alpha_price(netuid: NetUid) -> u64;
		/// The prices of all subnets, root first.
		fn current_alpha_price_all() -> Vec<SubnetPrice>;
		/// What buying alpha for `tao` would do.
		fn sim_swap_tao_for_alpha(netuid: NetUid, tao: TaoBalance) -> SimSwapResult;
		/// What selling `alpha` would do.
		fn sim_swap_alpha_for_tao(netuid: NetUid, alpha: AlphaBalance) -> SimSwapResult;
	}
}
