//! One epoch of a subnet as a pure function of numbers: stake, weights and bonds in; consensus,
//! incentive, dividends, new bonds and payments out.
//!
//! Validators score servers. The score that enough stake agrees on is the consensus; higher ones
//! are cut down to it. What a server is left with, weighted by stake, is its share of one pot; the
//! other is shared among the validators by the bonds they hold in servers that earn, and bonds are
//! won by scoring a server early and in agreement with the others. The rules are Yuma consensus
//! with Yuma 3 bonds, as the Bittensor network has them, which grew out of the whitepaper
//! *BitTensor: A Peer-to-Peer Intelligence Market*.
//!
//! [`run`] has no state, no dependencies and no floats, needs no standard library and cannot panic.
//! The chain, the simulator and the tests call this same function.
//!
//! # Words
//!
//! | word | is |
//! |---|---|
//! | uid | the number of a peer in the subnet; peers are validators, servers or both |
//! | stake weight | a uid's stake, in rao, as far as it counts in this subnet |
//! | permit | the right to have one's weights counted; elected by stake each epoch for the next |
//! | active | having set weights within the activity cutoff |
//! | voting stake | the stake of uids that are active and had a permit before this epoch |
//! | weight | what a validator sets on a server, as an integer |
//! | score | a weight divided by the sum of its row |
//! | consensus | the greatest score of a server that the share `kappa` of voting stake backs |
//! | clipped score | the lesser of score and consensus |
//! | validator trust | the sum of a validator's clipped scores |
//! | rank | the sum of a server's clipped scores, weighted by voting stake |
//! | incentive | a server's share of all ranks |
//! | bond | a moving average of what a validator scored a server |
//! | dividend | a validator's share of what bonds earn |
//! | pot | an amount to be handed out |
//!
//! # Stages
//!
//! With stake `S`, last update `L`, block of registration `R`, weight `W`, bond `B` of validators
//! `i` in servers `j`:
//!
//! 1. **Standing.** Stake below the threshold counts as none, the owner's excepted. `i` is active
//!    if `L_i + cutoff >= block`. `a_i` = `S_i` if active and permitted (the owner always is), else
//!    0; normalised to 1.
//! 2. **Permits** for the next epoch go to the `max_validators` greatest stakes, to the higher uid
//!    among equals, and to the owner; never to a uid without stake unless it is the owner.
//! 3. **Scores.** Dropped are: rows without a permit; weights on oneself, the owner's excepted;
//!    weights with `L_i <= R_j`, set on a predecessor; with commit-reveal, weights with an open
//!    commit older than `R_j`. Then `w_ij = W_ij / Σ_j W_ij`.
//! 4. **Consensus** (Yuma: the stake-weighted median). `c_j` = the least score `p` with
//!    `Σ{a_i : w_ij <= p} > 1 - kappa`, else the greatest. A missing weight is a score of 0.
//! 5. **Ranking** (whitepaper: `R = Wᵀ S`; Yuma clips). `w̄_ij = min(w_ij, c_j)`, trust `T_i = Σ_j
//!    w̄_ij`, rank `r_j = Σ_i a_i w̄_ij`, incentive `I_j = r_j / Σ r`.
//! 6. **Bonds** (Yuma 3). `B'_ij = (1 - alpha) B_ij + alpha ((1 - beta) w_ij + beta w̄_ij)`, where
//!    `B_ij` is void if `j` was registered after the previous step. Stored for uids with a new
//!    permit, not normalised.
//! 7. **Dividends** (Yuma 3). `D_i = a_i Σ_j I_j B'_ij / Σ_k B'_kj`, normalised.
//! 8. **Payment.** Servers' pot by `I`, validators' pot by `D`, both by largest remainder and so to
//!    the last unit, which goes to the lower uid among equals. Without `D` the validators' pot
//!    joins the servers', without `I` the reverse; without both all goes by `a`, failing that by
//!    `S`, failing that it is unassigned.
//!
//! Bonds are not weighted by stake before they are normalised. So in Yuma 3 one epoch's dividends
//! are trust times stake (`alpha = 1`, `beta = 1`) or stake alone (nothing clipped) only among
//! validators of equal stake, or of equal opinion; in Yuma 2 these identities hold of any. And a
//! permitted validator whose bonds are in the columns dilutes the others' even if it is inactive.
//!
//! # Exactness
//!
//! Whatever jumps is decided on integers, exactly: thresholds, masks, permits, the median (see
//! `RowScale` in the source for why comparing rounded scores is exact). Everything else is sums and
//! products of numbers that are not negative, so relative errors do not grow: a score is rounded
//! down to 64 bits, and its relative error is less than `2^-64 / score`, 2^-32 at the very most.
//! Hence every published `u16` is that of exact arithmetic or one unit beside it, and the consensus
//! is exact. (Should the voting stake be more than 2^64 rao, which no token has, each bit more costs
//! ranks one bit.) Amounts add up to the pots; each differs from the exact one by less than one
//! unit, plus the pot times the relative error of its share. That is less than one unit more in pots
//! of up to 2^40 rao, unless validators give less than a 65536th of their weight to the servers that
//! count.
//!
//! # Example
//!
//! ```
//! use ganglion_consensus::{run, EpochInput, Mode, RowsBuf, Yuma, YumaBonds};
//!
//! // Uids 0 to 2 are validators, 3 and 4 servers. Two validators agree, the third does not.
//! let mut weights = RowsBuf::new();
//! weights.push_row([(3, 65_535), (4, 21_845)]);
//! weights.push_row([(3, 65_535), (4, 21_845)]);
//! weights.push_row([(4, 65_535)]);
//! weights.push_row([]);
//! weights.push_row([]);
//! let mut bonds = RowsBuf::new();
//! (0..5).for_each(|_| bonds.push_row([]));
//!
//! let out = run(&EpochInput {
//!     block: 1_000,
//!     last_step: 640,
//!     tempo: 360,
//!     activity_cutoff: 5_000,
//!     mode: Mode::Yuma(Yuma {
//!         kappa: 32_767,
//!         bonds_penalty: 65_535,
//!         bonds_moving_average: 900_000,
//!         bonds: YumaBonds::Three { liquid_alpha: None },
//!     }),
//!     max_validators: 64,
//!     stake_threshold: 0,
//!     owner_uid: None,
//!     stake: &[1_000, 1_000, 1_000, 0, 0],
//!     last_update: &[900; 5],
//!     registered: &[1; 5],
//!     permit: &[true, true, true, false, false],
//!     first_commit: None,
//!     weights: weights.as_rows(),
//!     bonds: bonds.as_rows(),
//!     server_emission: 1_000_000,
//!     validator_emission: 1_000_000,
//! })
//! .expect("lists have one entry for each uid");
//!
//! // The consensus is the majority's: 3/4 and 1/4. The third validator's excess is cut off.
//! assert_eq!(out.consensus[3..], [49_151, 16_383]);
//! assert_eq!(out.validator_trust[..3], [65_535, 65_535, 16_383]);
//! assert_eq!(out.server_emission, [0, 0, 0, 666_667, 333_333]);
//! assert_eq!(out.validator_emission, [444_445, 444_444, 111_111, 0, 0]);
//! ```

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(
	missing_docs,
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::float_arithmetic,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, reason = "a test that overflows fails"))]

extern crate alloc;

mod bonds;
mod dividends;
mod emission;
mod fraction;
mod input;
mod logistic;
mod median;
mod mode;
mod null;
mod penalty;
mod permits;
mod ranking;
mod rows;
mod scaled;
mod scores;
mod shape;
mod shares;
mod sigmoid;
mod standing;
mod yuma;

use alloc::vec::Vec;

pub use input::{EpochInput, EpochOutput};
pub use mode::{
	share, LiquidAlpha, Mode, Sigmoid, SigmoidBonds, SigmoidOutput, Yuma, YumaBonds, BOND_UNIT,
	WHOLE,
};
pub use rows::{Rows, RowsBuf};
pub use shape::{EpochError, MAX_UIDS};
pub use sigmoid::{required_edges, trust_edges};

use emission::Claims;
use scores::Scores;
use shares::Shares;

/// What every mode judges.
struct Setting<'a> {
	scores: &'a Scores,
	/// Stake with a say.
	voting: &'a [u64],
	/// Who has a permit from now on.
	permit: &'a [bool],
}

/// What a mode makes of it. `incentive` and `dividends` are not normalised; each adds up to less
/// than 2^128.
struct Judgement {
	consensus: Vec<u64>,
	/// Of validators.
	trust: Vec<u64>,
	incentive: Vec<u128>,
	dividends: Vec<u128>,
	bonds: RowsBuf,
	sigmoid: Option<SigmoidOutput>,
}

/// Runs one epoch: the stages in the order of the crate's documentation.
///
/// # Errors
///
/// If the input is not well formed; see [`EpochError`]. Any well-formed input has a result.
pub fn run(input: &EpochInput) -> Result<EpochOutput, EpochError> {
	shape::check(input)?;
	let standing = standing::standing(input);
	let voting = &standing.voting;
	let entitled = standing::entitled_owner(input);
	let permit = permits::elect(&standing.stake, input.max_validators, entitled);
	let scores = scores::scores(input, &standing);
	let setting = Setting { scores: &scores, voting, permit: &permit };
	let judgement = match &input.mode {
		Mode::Yuma(yuma) => yuma::judge(input, yuma, &setting),
		Mode::Null => null::judge(input, &setting),
		Mode::Sigmoid(sigmoid) => sigmoid::judge(input, sigmoid, &setting),
	};

	let stake = Shares::of_stake(&standing.stake);
	let incentive = Shares::of(&judgement.incentive);
	let dividends = Shares::of(&judgement.dividends);
	let claims = Claims { incentive: &incentive, dividends: &dividends, voting, stake: &stake };
	let emission = emission::pay(input.server_emission, input.validator_emission, &claims);
	Ok(EpochOutput {
		active: standing.active,
		permit,
		stake_weight: stake.to_u16(),
		consensus: to_u16(&judgement.consensus),
		validator_trust: to_u16(&judgement.trust),
		incentive: incentive.to_u16(),
		dividends: dividends.to_u16(),
		bonds: judgement.bonds,
		server_emission: emission.server,
		validator_emission: emission.validator,
		sigmoid: judgement.sigmoid,
		unassigned: emission.unassigned,
	})
}

fn to_u16(fractions: &[u64]) -> Vec<u16> {
	fractions.iter().map(|&fraction| fraction::to_u16(fraction)).collect()
}
