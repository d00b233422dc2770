//! One epoch of a subnet as a pure function of numbers: stake, weights and bonds in; consensus,
//! incentive, dividends, new bonds and payments out.
//!
//! Validators score servers. The consensus is the score that enough stake agrees on; a server's
//! incentive, its share of one pot, follows from its consensus and scores, weighted by stake; the
//! other pot is shared among the validators by the bonds they hold in servers that earn, and a
//! validator gains bonds by scoring a server early and in agreement with the others. The details
//! depend on the subnet's [`Mode`]:
//!
//! - **Yuma**, as on the Bittensor network: scores above the stake-weighted median are clipped.
//!   With bonds of pairs (Yuma 3), optionally with an alpha that depends on the pair (liquid
//!   alpha), or with bonds that are shares of a server (Yuma 2).
//! - **Sigmoid**, the rule of the whitepaper *BitTensor: A Peer-to-Peer Intelligence Market*: rank
//!   times a sigmoid of trust; with two weaknesses closed (see [`Sigmoid::trust_floor`] and
//!   [`required_edges`]).
//! - **Null**: no consensus at all.
//! - **PeerPrediction**: the median with each validator's stake multiplied by how well its row
//!   agrees with those of half of the stake, pair by pair; dividends are that stake, partly for
//!   *forecast skill*: what the rows told beyond all public forecasts, judged by the consensus that
//!   came later. So copying the consensus pays about half where anything changes. No bonds. Yuma 3
//!   has the second half as a setting, [`YumaBonds::Three::forecast_skill`].
//!
//! [`run`] has no state, no dependencies and no floats, needs no standard library and cannot panic.
//! The chain, the simulator and the tests call this same function. Its input, [`EpochInput`], is
//! borrowed; [`EpochState`] is the same, owned.
//!
//! # Terms
//!
//! | term | is |
//! |---|---|
//! | uid | the number of a peer in the subnet; peers are validators, servers or both |
//! | stake weight | a uid's stake, in rao, as far as it counts in this subnet |
//! | permit | makes a uid's weights count; elected by stake each epoch for the next |
//! | active | having set weights within the activity cutoff |
//! | voting stake | the stake of uids that are active and had a permit before this epoch |
//! | weight | what a validator sets on a server, as an integer |
//! | score | a weight divided by the sum of its row |
//! | consensus | under Yuma the greatest score of a server with the share `kappa` of stake behind it |
//! | clipped score | the lesser of score and consensus |
//! | validator trust | the part of a validator's scores that is in consensus |
//! | rank | the sum of a server's (clipped) scores, weighted by voting stake |
//! | trust | under Sigmoid the voting stake that gives a server any weight |
//! | incentive | a server's share as a server |
//! | bond | a validator's holding in a server, gained by its scores |
//! | dividend | a validator's share of the income from bonds; without bonds of its agreeing stake |
//! | agreement | the similarity of a validator's row that half of the stake reaches |
//! | agreeing stake | voting stake times the factor of agreement, from 0 to 1 |
//! | forecast | a mean of the past consensus, or an even row: what anybody can read off the chain |
//! | news | what came, less the best mixture of forecasts in hindsight |
//! | forecast skill | the part of the news that a validator's row told |
//! | pot | an amount to be paid out |
//!
//! # Stages
//!
//! With stake `S`, last update `L`, block of registration `R`, weight `W`, bond `B` of validators
//! `i` in servers `j`:
//!
//! 1. **Standing.** Stake below the threshold counts as zero, except the owner's. `i` is active
//!    if `L_i + cutoff >= block`. `a_i` = `S_i` if active and permitted (the owner is, except in
//!    Null mode), else 0; normalised to 1.
//! 2. **Permits** for the next epoch go to the `max_validators` greatest stakes, to the higher uid
//!    among equals, and to the owner (except in Null mode); otherwise never to a uid without stake.
//! 3. **Scores.** These weights are dropped: rows without a permit; weights on oneself, except the
//!    owner's; weights with `L_i <= R_j`, set on a predecessor; with commit-reveal, weights with an
//!    open commit older than `R_j`. Then `w_ij = W_ij / Σ_j W_ij`.
//! 4. **Consensus.** Yuma: `c_j` = the least score `p` with `Σ{a_i : w_ij <= p} > 1 - kappa`, else
//!    the greatest; a missing weight is a score of 0. PeerPrediction: the same with `e` for `a`.
//!    Sigmoid: `T_j = Σ_i a_i [w_ij counts]`, `c_j = 1 / (1 + e^(-rho (T_j - kappa)))`. Null:
//!    `c_j = Σ_i a_i w_ij`.
//! 5. **Ranking.** `r_j = Σ_i a_i w̄_ij`, under Yuma with `w̄_ij = min(w_ij, c_j)`, else `w_ij`.
//!    Incentive `I_j` is `r_j`, under Sigmoid `r_j c_j`, normalised. Validator trust is
//!    `Σ_j w̄_ij`, under Sigmoid `Σ_j w_ij c_j`.
//! 6. **Bonds**, with `p_ij = (1 - beta) w_ij + beta w̄_ij` and `alpha`; `B_ij` is void if `j` was
//!    registered after the previous epoch.
//!    - Yuma 3: `B'_ij = (1 - alpha) B_ij + alpha p_ij`, where liquid alpha depends on the pair.
//!    - Yuma 2: `B'_ij = alpha a_i p_ij / Σ_k a_k p_kj + (1 - alpha) B_ij / Σ_k B_kj`.
//!    - Sigmoid: `B'_ij = B_ij + a_i w_ij`, or a moving average of `a_i w_ij`.
//!    - Null: `B' = B`.
//!    - PeerPrediction: none.
//! 7. **Dividends.** `D_i = Σ_j I_j B'_ij / Σ_k B'_kj`, under Yuma 3 times `a_i`, normalised. Null:
//!    `a_i` of those who set weights. PeerPrediction: `e_i (1 - share + share g_i)`, normalised.
//! 8. **Payment.** The servers' pot is split by `I`, the validators' pot by `D`, both by largest
//!    remainder, which pays them out to the last unit (among equals to the lower uid). Without `D`
//!    the validators' pot is added to the servers', without `I` the reverse; without both, both are
//!    split by `a`, failing that by `S`, failing that they are unassigned.
//!
//! PeerPrediction mode has two stages more. `wmed(x; s)` is the greatest level that at least the
//! share `kappa` of the stakes `s` reaches.
//!
//! - **Agreement**, before the consensus. Similarity `J_ik = Σ_j min(w_ij, w_kj) / Σ_j max`, level
//!   `V_i = wmed_k(J_ik; a)`, `v_i` a moving average of it; `r_i = min(1, v_i / wmed(v; a))`,
//!   `f_i = max(0, (r_i - floor) / (1 - floor))`, `e_i = a_i f_i`. Validator trust is `f`.
//! - **Skill**, in place of bonds, and under Yuma 3 with forecast skill after them. With the
//!   consensus `P` before the stored rows, the new one `C'`, `phi(a, b) = (a - b) / (a + b)` and
//!   `<a, b> = Σ_j min(1, M max(P_j, C'_j)) a_j b_j`: the news `y_j = phi(C'_j, P_j)` less its
//!   projection on the forecasts `1`, `phi(F_b, P)`, `phi(1/M, P)` and three newcomers or more; a
//!   row earns `<y, phi(w_i, P)>`. `X_i` is its moving mean, `t = wmed(X; a)`,
//!   `d = wmed(|X - t|; a)`, `λ = clip((t/d - 1.5) / 1.5, 0, 1)`,
//!   `g_i = λ clip(X_i / (tolerance t), 0, 1) + 1 - λ`. Under Yuma 3 the dividend is multiplied by
//!   `1 - share + share g_i`.
//!
//! Bonds of Yuma 3 are not weighted by stake before they are normalised. So under Yuma 3 one
//! epoch's dividends are trust times stake (`alpha = 1`, `beta = 1`) or stake alone (nothing
//! clipped) only among validators of equal stake or equal scores; under Yuma 2 these identities
//! always hold. And under Yuma 3 a permitted validator with bonds in a column dilutes the others'
//! even if it is inactive.
//!
//! # Exactness
//!
//! Every discontinuous decision is taken on integers, exactly: thresholds, masks, permits, the
//! median, the trust floor (see `RowScale` in the source for why comparing rounded scores is
//! exact), and whether liquid alpha buys or sells (where rounded numbers are too close, on the
//! fractions they came from). So are agreement and the agreeing stake, which decide
//! PeerPrediction's consensus: similarities are quotients of integers, rounded down once, and what
//! is remembered is rounded as the rule says. Everything else, but for the skill, is sums and
//! products of non-negative numbers, so relative errors do not grow. These are:
//!
//! | number | relative error below |
//! |---|---|
//! | score | `2^-64 / score`, at most 2^-32 |
//! | bond of a pair (Yuma 3) | `2^-62 / bond`; under liquid alpha 2^-28 in addition |
//! | income from such a bond | 2^-39, with 256 uids 2^-47 |
//! | claim of a pair to a server (stake times score, Yuma 2 and Sigmoid) | `2^-63 / score` |
//! | an old bond's share of its column (Yuma 2 and Sigmoid) | 2^-45 |
//! | values of a column: ranks, sums, quotients | 2^-60 |
//! | agreeing stake | 2^-63 of all voting stake |
//! | consensus under Sigmoid | 2^-56, one bit more each time `rho (T - kappa)` doubles beyond 64 |
//!
//! Skill subtracts. Inner products are exact sums; forecasts and news are in parts of 2^40, what a
//! row says in parts of 2^30. What is left of a forecast is dropped if its square is below 2^-30,
//! and what is left of the news if its square is below 2^-20; a median skill below 2^-20 pays
//! nothing. So noise of rounding is never paid, and the pay for skill is exact to 2^-20 or so.
//! Whether something is dropped is the one jump that is decided on rounded numbers.
//!
//! Hence every published `u16` is that of exact arithmetic or one unit off, and Yuma's consensus is
//! exact. There are three limits, which no chain comes near: if the voting stake exceeds 2^64 rao,
//! ranks lose one bit for each bit of excess; where `alpha` times score is below 2^-46, new bonds
//! of Yuma 3 have fewer than 16 bits; the same holds of liquid alpha with a `low` of 0 where alpha
//! falls below 2^-46. Bond scales have 44 bits. Amounts add up to the pots; each differs from the
//! exact one by less than one unit, plus the pot times the relative error of its share.
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
//!         bonds: YumaBonds::Three { liquid_alpha: None, forecast_skill: None },
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
//!     bond_scale: None,
//!     server_emission: 1_000_000,
//!     validator_emission: 1_000_000,
//!     memory: None,
//! })
//! .expect("lists have one entry for each uid");
//!
//! // The consensus is the majority's: 3/4 and 1/4. The third validator's excess is clipped.
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
mod mechanisms;
mod median;
mod memory;
mod mode;
mod null;
mod peer_prediction;
mod penalty;
mod permits;
mod ranking;
mod rows;
mod scaled;
mod scaling;
mod scores;
mod shape;
mod shares;
mod sigmoid;
mod standing;
mod state;
mod watch;
#[cfg(feature = "codec")]
mod wire;
mod yuma;

use alloc::vec::Vec;

pub use input::{EpochInput, EpochOutput};
pub use mechanisms::{combine, split_pot, SubnetEpoch};
pub use memory::{EpochMemory, ServerMemory, ValidatorMemory};
pub use mode::{
	share, share_parts, ForecastSkill, LiquidAlpha, Mode, PartialRows, PeerPrediction, Sigmoid,
	SigmoidBonds, SigmoidOutput, Yuma, YumaBonds, BOND_UNIT, WHOLE,
};
pub use peer_prediction::MAX_PEERS;
pub use rows::{Rows, RowsBuf};
pub use scaling::{is_within_share, scale_to_max};
pub use shape::{EpochError, MAX_UIDS};
pub use sigmoid::{required_edges, trust_edges};
pub use state::EpochState;
pub use watch::{ScoreRows, Stage, Watch};

use emission::Claims;
use scores::Scores;
use shares::Shares;

/// The results of the stages before the consensus, which all modes have in common.
struct EpochContext<'a> {
	scores: &'a Scores,
	/// Voting stake.
	voting: &'a [u64],
	/// The permits from now on.
	permit: &'a [bool],
}

/// The results of the stages that depend on the mode. `incentive` and `dividends` are not
/// normalised; each adds up to less than 2^128.
struct Judgement {
	consensus: Vec<u16>,
	/// Validator trust.
	trust: Vec<u16>,
	incentive: Vec<u128>,
	dividends: Vec<u128>,
	bonds: RowsBuf,
	sigmoid: Option<SigmoidOutput>,
	memory: Option<EpochMemory>,
}

/// Runs one epoch: the stages in the order of the crate's documentation.
///
/// # Errors
///
/// If the input is not well formed; see [`EpochError`]. Any well-formed input has a result.
pub fn run(input: &EpochInput) -> Result<EpochOutput, EpochError> {
	run_watched(input, &mut |_| ())
}

/// Runs one epoch, as [`run`] does, and calls `watch` with the result of each stage.
///
/// # Errors
///
/// As [`run`].
pub fn run_watched(input: &EpochInput, watch: &mut Watch) -> Result<EpochOutput, EpochError> {
	shape::check(input)?;
	let standing = standing::standing(input);
	let voting = &standing.voting;
	let entitled = standing::entitled_owner(input);
	let (seats, owner) = (input.max_validators, input.owner_uid);
	let permit = permits::elect(&standing.stake, seats, entitled, owner);
	watch(Stage::Standing { stake: &standing.stake, voting });
	let scores = ScoreRows(scores::scores(input, &standing));
	watch(Stage::Scores(&scores));
	let context = EpochContext { scores: &scores.0, voting, permit: &permit };
	let judgement = match &input.mode {
		Mode::Yuma(yuma) => yuma::judge(input, yuma, &context, watch),
		Mode::Null => null::judge(input, &context, watch),
		Mode::Sigmoid(sigmoid) => sigmoid::judge(input, sigmoid, &context, watch),
		Mode::PeerPrediction(rule) => peer_prediction::judge(input, rule, &context, watch),
	};
	watch(Stage::Dividends(&judgement.dividends));

	let stake = Shares::of_stake(&standing.stake);
	let incentive = Shares::of(&judgement.incentive);
	let dividends = Shares::of(&judgement.dividends);
	let claims = Claims { incentive: &incentive, dividends: &dividends, voting, stake: &stake };
	let emission = emission::pay(input.server_emission, input.validator_emission, &claims);
	watch(Stage::Payment);
	Ok(EpochOutput {
		active: standing.active,
		permit,
		stake_weight: stake.to_u16(),
		consensus: judgement.consensus,
		validator_trust: judgement.trust,
		incentive: incentive.to_u16_near(),
		dividends: dividends.to_u16_near(),
		bonds: judgement.bonds,
		server_emission: emission.server,
		validator_emission: emission.validator,
		sigmoid: judgement.sigmoid,
		memory: judgement.memory,
		unassigned: emission.unassigned,
	})
}
