//! Each subnet's share of a block's emission.
//!
//! Only writer of `BlockEmission`, `SubnetMovingPrice`, `MinerBurned`, `SubnetTaoInEmission`,
//! `SubnetAlphaInEmission`, `SubnetAlphaOutEmission` and `SubnetExcessTao`.
//!
//! A subnet's share is proportional to its moving price, reduced by the share of incentive that its
//! owner withheld. Emission that no subnet earns is recycled.
//!
//! On a stable subnet the share enters the reserve and at most as much alpha is minted, so that all
//! alpha stays backed; [`crate::market::injection`] describes dynamic subnets. The alpha goes to
//! pots that the next epoch pays out: the owner's cut, then half for miners and half for
//! validators, and of the validators' half `root proportion` for stake on root. While the moving
//! prices sum to one or less, root's part is not minted; on a stable subnet the TAO that would back
//! it stays in the reserve.

use crate::{block::Stage, market::injection::Emitted, market::issuance::CreditOf, pallet::*};
use alloc::vec::Vec;
use frame_support::traits::Imbalance;
use ganglion_economy::{moving_price, price_sum, root_earns, subnet_shares, withheld_share};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor_swap::Pools;
use sp_runtime::DispatchError;
use substrate_fixed::types::I96F32;

impl<T: Config> Pallet<T> {
	/// Divides the block's emission among the emitting subnets, and recycles the rest.
	pub(crate) fn share_emission(mut mint: CreditOf<T>, subnets: &[NetUid]) {
		let emitting: Vec<NetUid> =
			subnets.iter().copied().filter(|netuid| Self::is_emitting(*netuid)).collect();
		for netuid in subnets.iter().filter(|netuid| !emitting.contains(netuid)) {
			Self::show_emission(*netuid, Emitted::default());
		}
		let shares = Self::emission_shares(&emitting, mint.peek());
		let root_earns = Self::root_earns(&emitting);
		for (netuid, amount) in emitting.into_iter().zip(shares) {
			let part = mint.extract(amount);
			let emitted = if Self::is_dynamic(netuid) {
				Self::emit_into_pool(netuid, part, root_earns)
			} else {
				Self::emit_at_par(netuid, part, root_earns)
			};
			match emitted {
				Ok(emitted) => Self::show_emission(netuid, emitted),
				Err((part, error)) => {
					Self::recycle(part);
					Self::report_failure(Stage::Emission(netuid), error);
				},
			}
		}
		Self::recycle(mint);
	}

	fn emission_shares(emitting: &[NetUid], emission: u64) -> Vec<u64> {
		let prices: Vec<_> = emitting.iter().map(SubnetMovingPrice::<T>::get).collect();
		let withheld: Vec<_> = emitting.iter().map(MinerBurned::<T>::get).collect();
		let enabled: Vec<_> = emitting.iter().map(SubnetEmissionEnabled::<T>::get).collect();
		subnet_shares(emission, &prices, &withheld, &enabled)
	}

	/// Whether root's stakers earn: the moving prices of the emitting subnets sum to more than one.
	fn root_earns(emitting: &[NetUid]) -> bool {
		root_earns(price_sum(emitting.iter().map(SubnetMovingPrice::<T>::get)))
	}

	/// Adds a stable subnet's share to its reserve, mints at most as much alpha and fills the pots.
	/// On an error nothing has changed, and the share is returned.
	fn emit_at_par(
		netuid: NetUid,
		part: CreditOf<T>,
		root_earns: bool,
	) -> Result<Emitted, (CreditOf<T>, DispatchError)> {
		let amount = part.peek();
		let root = Self::root_proportion(netuid);
		let pots = Self::pots_of_block(netuid, amount, root, root_earns);
		let alpha = AlphaBalance::new(pots.total());
		if let Err(error) = Self::mint_alpha(netuid, alpha) {
			return Err((part, error));
		}
		if let Err((part, error)) = Self::credit_reserve(netuid, part) {
			// Destroying what was just minted cannot fail.
			let _ = Self::destroy_alpha(netuid, alpha);
			return Err((part, error));
		}
		Self::fill_pots(netuid, pots);
		Self::show_root_proportion(netuid, root);
		let tao_in = TaoBalance::new(amount);
		Ok(Emitted { tao_in, alpha_out: alpha, ..Default::default() })
	}

	/// Stores the published emission figures of this block, if they changed.
	fn show_emission(netuid: NetUid, emitted: Emitted) {
		let shown = Emitted {
			tao_in: SubnetTaoInEmission::<T>::get(netuid),
			alpha_in: SubnetAlphaInEmission::<T>::get(netuid),
			alpha_out: SubnetAlphaOutEmission::<T>::get(netuid),
			excess: SubnetExcessTao::<T>::get(netuid),
		};
		if shown != emitted {
			SubnetTaoInEmission::<T>::insert(netuid, emitted.tao_in);
			SubnetAlphaInEmission::<T>::insert(netuid, emitted.alpha_in);
			SubnetAlphaOutEmission::<T>::insert(netuid, emitted.alpha_out);
			SubnetExcessTao::<T>::insert(netuid, emitted.excess);
		}
	}

	/// Updates the moving price of every emitting subnet towards its price.
	pub(crate) fn update_moving_prices(subnets: &[NetUid]) {
		let now = Self::block_number();
		let pace = SubnetMovingAlpha::<T>::get();
		for netuid in subnets.iter().filter(|netuid| Self::is_emitting(**netuid)) {
			let start = FirstEmissionBlockNumber::<T>::get(netuid).unwrap_or(now);
			let halving = EMAPriceHalvingBlocks::<T>::get(netuid);
			let age = now.saturating_sub(start);
			let old = SubnetMovingPrice::<T>::get(netuid);
			let new = moving_price(old, T::Pools::price(*netuid), pace, age, halving);
			if new != old {
				SubnetMovingPrice::<T>::insert(netuid, new);
			}
		}
	}

	/// Stores the share of an epoch's incentive that was withheld, if it changed.
	pub(crate) fn note_withheld(netuid: NetUid, withheld: u64, total: u64) {
		let share = withheld_share(withheld, total);
		if MinerBurned::<T>::get(netuid) != share {
			MinerBurned::<T>::insert(netuid, share);
		}
	}

	/// The current emission of a block, in rao.
	pub fn emission_of_block() -> u64 {
		BlockEmission::<T>::get()
	}

	/// Stores the moving price of a new subnet: zero.
	pub(crate) fn start_moving_price(netuid: NetUid) {
		SubnetMovingPrice::<T>::insert(netuid, I96F32::from_bits(0));
	}

	/// Mints the block's emission by the supply curve.
	pub(crate) fn mint_block_emission() -> crate::market::issuance::CreditOf<T> {
		let amount = ganglion_economy::block_emission(TotalIssuance::<T>::get().rao());
		if BlockEmission::<T>::get() != amount {
			BlockEmission::<T>::put(amount);
		}
		Self::mint(TaoBalance::new(amount))
	}
}
