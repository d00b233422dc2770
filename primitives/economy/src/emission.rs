//! How a block's emission is shared: first among the subnets, then among the pots of each subnet.

use crate::{injection::part_of, split::take_share};
use alloc::{vec, vec::Vec};
use primitive_types::U256;
use substrate_fixed::types::{I96F32, U64F64, U96F32};

/// One, in the bits of a number with 32 fraction bits.
const ONE_32: u128 = 1 << 32;

/// The pots that a subnet's alpha of one block is divided among, in rao of alpha. Pots are paid out
/// by the next epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BlockPots {
	/// The owner's cut.
	pub owner: u64,
	/// Paid to miners, by incentive.
	pub server: u64,
	/// Paid to validators, by dividend, for alpha stake.
	pub validator: u64,
	/// Paid to validators, by dividend, for root stake.
	pub root: u64,
}

impl BlockPots {
	/// The sum of all pots, at most `u64::MAX`.
	pub fn total(&self) -> u64 {
		let parts = [self.owner, self.server, self.validator, self.root];
		parts.into_iter().fold(0, u64::saturating_add)
	}
}

/// Divides the alpha that a subnet without root dividends mints in one block.
///
/// [`block_pots_with_root`] at a root proportion of 0.
pub fn block_pots(alpha_out: u64, owner_cut: Option<u16>) -> BlockPots {
	block_pots_with_root(alpha_out, owner_cut, U64F64::from_bits(0))
}

/// Divides the alpha that a subnet mints in one block among its pots.
///
/// `owner = ⌊alpha_out · owner_cut / 65535⌋`, 0 for `None`. Of the rest, `server` is half, rounded
/// down, `root = ⌊rest · root_proportion / 2⌋` (a proportion above 1 counts as 1), and `validator`
/// is what remains, so that every odd unit is the validators'. The four sum to `alpha_out`.
///
/// While root does not earn ([`root_earns`]), the caller decides what becomes of `root`; the other
/// three are the same.
pub fn block_pots_with_root(
	alpha_out: u64,
	owner_cut: Option<u16>,
	root_proportion: U64F64,
) -> BlockPots {
	let owner = owner_cut.map_or(0, |cut| take_share(alpha_out, cut));
	let rest = alpha_out.saturating_sub(owner);
	let server = rest >> 1;
	let root = part_of(rest, root_proportion) >> 1;
	let validator = rest.saturating_sub(server).saturating_sub(root);
	BlockPots { owner, server, validator, root }
}

/// The sum of the subnets' moving prices (TAO for one alpha). Exact; held to the type's range.
pub fn price_sum(moving_prices: impl IntoIterator<Item = I96F32>) -> I96F32 {
	let bits = moving_prices.into_iter().map(I96F32::to_bits);
	I96F32::from_bits(bits.fold(0, i128::saturating_add))
}

/// Whether root stakers earn in a block: the [`price_sum`] of the subnets that take part in its
/// emission is above one.
///
/// While it is one or less, the root pot's part ([`BlockPots::root`]) is not minted.
pub fn root_earns(price_sum: I96F32) -> bool {
	price_sum > I96F32::from_bits(1 << 32)
}

/// Each subnet's share of a block's emission, in rao.
///
/// The weight of subnet `i` is `price_i · (1 − min(1, withheld_i))`: its moving price, lowered by
/// the share of its last incentive that was withheld from miners ([`crate::withheld_share`]).
/// Disabled subnets have no weight. If all weights are 0, enabled subnets share by moving price
/// alone; if those are 0 too, evenly, so that the first subnets of a new chain earn. A negative
/// price counts as 0. The lists run in parallel: a missing `withheld` is 0, a missing `enabled` is
/// false.
///
/// `⌊block_emission · weight_i / Σ weight⌋`, exact up to that rounding. What the rounding leaves,
/// less than a rao per subnet, is the caller's to recycle; without an enabled subnet that is the
/// whole emission.
pub fn subnet_shares(
	block_emission: u64,
	moving_prices: &[I96F32],
	withheld: &[U96F32],
	enabled: &[bool],
) -> Vec<u64> {
	let subnets = moving_prices.iter().enumerate().map(|(index, price)| {
		let is_enabled = enabled.get(index).copied().unwrap_or(false);
		let withheld = withheld.get(index).map_or(0, |part| part.to_bits());
		is_enabled.then(|| Claim {
			price: u128::try_from(price.to_bits()).unwrap_or(0),
			kept: ONE_32.saturating_sub(withheld),
		})
	});
	let claims = subnets.collect::<Vec<_>>();
	floors_by(block_emission, &claims, Claim::paid_out)
		.or_else(|| floors_by(block_emission, &claims, Claim::price))
		.or_else(|| floors_by(block_emission, &claims, Claim::presence))
		.unwrap_or_else(|| vec![0; moving_prices.len()])
}

/// The numbers that an enabled subnet's share depends on.
struct Claim {
	/// Bits of its moving price: at most 127 of them, of which 32 are the fraction.
	price: u128,
	/// Share of its last incentive that was paid to miners, with 32 fraction bits.
	kept: u128,
}

impl Claim {
	fn paid_out(&self) -> U256 {
		self.price().saturating_mul(self.kept.into())
	}

	fn price(&self) -> U256 {
		self.price.into()
	}

	fn presence(&self) -> U256 {
		U256::one()
	}
}

/// `⌊total · weight / Σ weight⌋` for each claim, 0 for a disabled subnet; `None` if the weights sum
/// to 0.
///
/// A weight has at most 160 bits, so neither products nor sums reach 256.
fn floors_by(
	total: u64,
	claims: &[Option<Claim>],
	weigh: impl Fn(&Claim) -> U256,
) -> Option<Vec<u64>> {
	let weights =
		claims.iter().map(|claim| claim.as_ref().map_or(U256::zero(), &weigh)).collect::<Vec<_>>();
	let sum = weights.iter().fold(U256::zero(), |sum, weight| sum.saturating_add(*weight));
	if sum.is_zero() {
		return None;
	}
	let part =
		|weight| u64::try_from(U256::from(total).saturating_mul(weight).checked_div(sum)?).ok();
	weights.into_iter().map(part).collect()
}
