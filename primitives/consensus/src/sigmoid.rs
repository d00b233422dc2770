//! Sigmoid mode: the whitepaper's rule. Source: *BitTensor: A Peer-to-Peer Intelligence Market*.
//!
//! Trust is the stake that gives a server any weight, whatever its size: `T = Aᵀ S`. The consensus
//! is a sigmoid of trust, `C = 1 / (1 + e^(-rho (T - kappa)))`, and incentive is the rank
//! `R = Wᵀ S` times the consensus: `I = R C`. Bonds are `B + S W`, or a moving average of `S W`;
//! the income of a server goes to its bond holders, or to the server itself while it has none. The
//! loss `L = - Σ R (C - 1/2)` is above zero if most of the rank goes to servers that are not
//! trusted.
//!
//! Two weaknesses of the rule are closed by settings whose zero value gives the unmodified
//! whitepaper. A weight of any size counts as trust, so dust weights of honest peers make a cabal
//! trusted: `trust_floor` requires a part of an even weight. And honest peers who rank too few of
//! each other are not trusted: while `L > 0`, [`required_edges`] requires more weights of everyone.

use alloc::{vec, vec::Vec};

use crate::{
	bonds::{
		self,
		by_column::{self, ColumnInputs, Masses, Rounding, Unheld},
	},
	fraction::{to_u16_near, wide_mul, Factor, ONE, PER_U16},
	logistic::{logistic, Small},
	penalty::Penalty,
	ranking::{self, VotingRows},
	scaled::Scaled,
	scores::Scores,
	EpochContext, EpochInput, Judgement, Sigmoid, SigmoidBonds, SigmoidOutput, Stage, Watch,
	BOND_UNIT,
};

/// Consensus, ranking, bonds and dividends of Sigmoid mode.
pub(crate) fn judge(
	input: &EpochInput,
	sigmoid: &Sigmoid,
	context: &EpochContext,
	watch: &mut Watch,
) -> Judgement {
	let scores = context.scores;
	let rows = VotingRows::new(scores, context.voting);
	let total = rows.total_of(context.voting);
	let uncut: Vec<u64> = rows.stake.iter().map(|_| ONE).collect();
	let Sums { rank, trusting } = Sums::new(scores, &rows, sigmoid.trust_floor);
	let trust = shares(&trusting, total);
	let agreement: Vec<Small> =
		trust.iter().map(|&trust| logistic(sigmoid.rho, trust, sigmoid.kappa)).collect();
	let consensus: Vec<u64> = agreement.iter().map(|agreement| agreement.fraction()).collect();
	watch(Stage::Consensus(&consensus));
	let incentive = incentive(&rank, &agreement);
	let agreed = agreement_of_validators(scores, &consensus);
	watch(Stage::Ranking { trust: &agreed, rank: &incentive });

	let old_sums = by_column::old_sums(input);
	let inputs = ColumnInputs {
		input,
		scores,
		penalty: Penalty::new(0, &uncut),
		rows: &rows,
		claims: &rank,
		income: &incentive,
		unheld: Unheld::Kept,
	};
	let bonds =
		by_column::update(&inputs, &old_sums, &masses(input, sigmoid, total, &rank, &old_sums));
	let stored = bonds.stored(context.permit, Rounding::Nearest);
	watch(Stage::Bonds);
	let share = ranking::shares_of_total(&rank, total);
	let units =
		|fractions: &[u64]| fractions.iter().map(|&fraction| to_u16_near(fraction)).collect();
	Judgement {
		trust: units(&agreed),
		bonds: stored,
		sigmoid: Some(SigmoidOutput {
			rank: units(&share),
			trust: units(&trust),
			loss: loss(&share, &consensus),
			bond_scale: bonds.scale().map(parts_of_unit).collect(),
		}),
		memory: None,
		dividends: bonds.dividends,
		incentive,
		consensus: units(&consensus),
	}
}

/// Sums over the scores of each column.
struct Sums {
	/// `R`, in stake times fraction; all together below 2^128.
	rank: Vec<u128>,
	/// `T`, in stake.
	trusting: Vec<u64>,
}

impl Sums {
	fn new(scores: &Scores, rows: &VotingRows, trust_floor: u16) -> Self {
		match rows.excess {
			0 => Self::add_up(scores, rows, trust_floor, |product| product),
			excess => Self::add_up(scores, rows, trust_floor, |product| product >> excess),
		}
	}

	#[inline(always)]
	#[expect(
		clippy::indexing_slicing,
		clippy::arithmetic_side_effects,
		reason = "uids are below n; a score is at most ONE, and stakes without their excess add up \
		          to less than 2^64"
	)]
	fn add_up(
		scores: &Scores,
		rows: &VotingRows,
		trust_floor: u16,
		fit: impl Fn(u128) -> u128,
	) -> Self {
		let n = rows.stake.len();
		let (mut rank, mut trusting) = (vec![0; n], vec![0; n]);
		for (i, stake) in rows.voters() {
			let (uids, row) = scores.row(i);
			let bar = least_trusting(row.len(), trust_floor);
			let votes = stake >> rows.excess;
			for (&uid, &score) in uids.iter().zip(row) {
				let column = usize::from(uid);
				rank[column] += fit(wide_mul(stake, score));
				trusting[column] += votes & u64::from(score >= bar).wrapping_neg();
			}
		}
		Self { rank, trusting }
	}
}

/// Stakes as fractions of the total.
fn shares(stakes: &[u64], total: u128) -> Vec<u64> {
	let whole = Scaled::new(total, 0);
	stakes.iter().map(|&stake| Scaled::new(stake.into(), 0).over(whole).in_parts(64)).collect()
}

/// The least score that counts as trust in a row of `weights` weights: `floor` of an even one. It
/// is rounded down as scores are, and compares with them as the fractions do (see
/// [`RowScale`](crate::fraction::RowScale)).
#[expect(clippy::arithmetic_side_effects, reason = "divided by one at least")]
fn least_trusting(weights: usize, floor: u16) -> u64 {
	u64::from(floor) * PER_U16 / (weights.max(1) as u64)
}

/// `R C`, on one scale.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "the upper half of a product has room for a carry"
)]
fn incentive(rank: &[u128], agreement: &[Small]) -> Vec<u128> {
	let ranked = || rank.iter().zip(agreement).filter(|(&rank, _)| rank > 0);
	let least = ranked().map(|(_, agreement)| agreement.exponent).min().unwrap_or(0);
	let product = |(&rank, agreement): (&u128, &Small)| {
		let upper = wide_mul((rank >> 64) as u64, agreement.mantissa);
		let lower = wide_mul(rank as u64, agreement.mantissa);
		let shift = agreement.exponent.saturating_sub(least);
		(upper + (lower >> 64)).checked_shr(shift).unwrap_or(0)
	};
	rank.iter().zip(agreement).map(product).collect()
}

/// `Σ_j W C`: the part of each validator's scores that lies on trusted servers.
#[expect(
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects,
	reason = "uids are below n; a row's scores add up to at most ONE, and factors are at most one"
)]
fn agreement_of_validators(scores: &Scores, consensus: &[u64]) -> Vec<u64> {
	let parts: Vec<Factor> = consensus.iter().map(|&agreed| Factor::new(agreed, ONE)).collect();
	let agreed = |i: usize| {
		let (uids, row) = scores.row(i);
		let each = uids.iter().zip(row);
		each.fold(0u64, |sum, (&uid, &score)| sum + parts[usize::from(uid)].of(score))
	};
	(0..consensus.len()).map(agreed).collect()
}

/// The masses of new and old bonds: `x S W` and `(1 - x) B`, in units of all voting stake.
fn masses(
	input: &EpochInput,
	sigmoid: &Sigmoid,
	total: u128,
	rank: &[u128],
	old_sums: &[u64],
) -> Vec<Masses> {
	let (new, kept) = match sigmoid.bonds {
		SigmoidBonds::Accumulating => (bonds::MILLION, bonds::MILLION),
		SigmoidBonds::Average { kept } => {
			let new = bonds::alpha(kept);
			(new, bonds::MILLION.saturating_sub(new))
		},
	};
	let part = |millionths: u64| {
		Scaled::new(millionths.into(), 0).over(Scaled::new(bonds::MILLION.into(), 0))
	};
	let (new, kept) = (part(new), part(kept));
	let total = Scaled::new(total, 0);
	let unit = Scaled::new(u16::MAX.into(), 0);
	let scale = |j: usize| match input.bond_scale {
		Some(scale) => scale.get(j).copied().unwrap_or(0),
		None => BOND_UNIT,
	};
	(rank.iter().zip(old_sums).enumerate())
		.map(|(j, (&rank, &old))| Masses {
			fresh: Scaled::new(rank, -64).over(total).times(new),
			old: Scaled::new(u128::from(old), 0)
				.times(Scaled::new(scale(j).into(), -32))
				.over(unit)
				.times(kept),
		})
		.collect()
}

/// A number in parts of [`BOND_UNIT`], rounded up.
fn parts_of_unit(number: Scaled) -> u64 {
	let floor = number.in_parts(32);
	let exact = Scaled::new(floor.into(), -32) == number;
	floor.saturating_add(u64::from(!exact && !number.is_zero()))
}

/// `L = - Σ R (C - 1/2)` in parts of 2^32, rounded to the nearest.
///
/// Shares of rank lose their last bit: with more stake than fits 64 bits they are less precise, and
/// may add up to slightly more than one.
#[expect(
	clippy::arithmetic_side_effects,
	reason = "shares without their last bit add up to less than 2^64, and their factors are at \
	          most half of that"
)]
fn loss(share: &[u64], consensus: &[u64]) -> i64 {
	const HALF: i128 = 1 << 63;
	let part =
		|(&share, &agreed): (&u64, &u64)| i128::from(share >> 1) * (HALF - i128::from(agreed));
	let sum: i128 = share.iter().zip(consensus).map(part).sum();
	(((sum >> 94) + 1) >> 1) as i64
}

/// The number of edges that a row of weights needs after an epoch with this loss: `step` more than
/// the `required` of before while the loss is above zero, up to `cap`; one fewer otherwise.
///
/// It falls more slowly than it rises, because the requirement is what brought the loss down. If it
/// fell as fast, it would oscillate between zero and all, and a cabal would gain in the epochs of
/// zero.
pub fn required_edges(loss: i64, required: u16, step: u16, cap: u16) -> u16 {
	match loss > 0 {
		true => required.saturating_add(step).min(cap),
		false => required.saturating_sub(1).min(cap),
	}
}

/// The number of weights in a row that count as trust: those of at least `trust_floor` 65535ths of
/// an even weight, which is the row's sum divided by the number of its weights. Zeros are no
/// weights.
pub fn trust_edges(weights: impl IntoIterator<Item = u16> + Clone, trust_floor: u16) -> usize {
	let set = || weights.clone().into_iter().filter(|&weight| weight > 0).map(u128::from);
	let (count, sum) = (set().count() as u128, set().fold(0, u128::saturating_add));
	let even = sum.saturating_mul(trust_floor.into());
	let scale = count.saturating_mul(u16::MAX.into());
	set().filter(|weight| weight.saturating_mul(scale) >= even).count()
}
