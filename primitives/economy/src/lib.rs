//! The economy's maths: how much is minted, how it is divided, and what things cost.
//!
//! Pure functions of numbers: no storage, no accounts, no floats. The chain, the simulator and the
//! tests call the same functions. Amounts are `u64` rao (1 TAO = 10⁹ rao; a subnet's alpha has the
//! same unit), time is counted in blocks, and a share given as `u16` is a fraction of 65535.
//!
//! | module | question it answers |
//! |---|---|
//! | [`supply`] | how much is minted at a given issuance |
//! | [`emission`] | how a block's mint is shared among subnets, and a subnet's alpha among its pots |
//! | [`withheld`] | which share of its miners' pay a subnet withheld |
//! | [`injection`] | what of a subnet's TAO enters its pool |
//! | [`pool`] | what alpha costs, and what a trade pays |
//! | [`stable`] | the same where alpha and TAO trade one to one |
//! | [`fee`] | the fee of a trade |
//! | [`fee_search`] | how much alpha to sell to pay a transaction fee |
//! | [`mod@power`] | powers with a rational exponent, between two bounds |
//! | [`mod@moving_price`] | the slow average of a subnet's price |
//! | [`mod@launch_price`] | the price at which a new subnet's pool opens |
//! | [`share_move`] | shares that change their holder or their pool |
//! | [`share_pool`] | what each of many holders owns of one common amount |
//! | [`stake_weight`] | what alpha and root stake count together |
//! | [`lending`] | stake weight lent from parent to child, and the dividends it earns |
//! | [`dividends`] | what of a validator's dividend is for alpha stake and what for root stake |
//! | [`root_claim`] | what root stakers have earned and not claimed |
//! | [`basket`] | what a deposit into a basket is worth, and how much the basket may trade |
//! | [`basket_index`] | the index of all baskets, with which prices of shares are compared |
//! | [`split`] | how a whole is divided so that the parts sum to it |
//! | [`largest_remainder`] | the same among holders visited one at a time |
//! | [`registration`] | the price of registering a neuron |
//! | [`collateral`] | what of that price is locked, and how earnings release it |
//! | [`pruning`] | which neuron a newcomer replaces |
//! | [`lock`] | the price of creating a subnet |
//! | [`stake_lock`] | how locked stake decays, and the conviction that it gives |
//! | [`refund`] | what the owner of a dissolved subnet is refunded |
//!
//! # Glossary
//!
//! | word | meaning |
//! |---|---|
//! | TAO, rao | the chain's token; its smallest unit, 10⁻⁹ TAO |
//! | alpha | a subnet's own token, counted in rao as well |
//! | issuance | how much of a token exists |
//! | price | TAO for one alpha |
//! | limit | the worst price that a trader accepts, in rao of TAO for one alpha |
//! | reserve | the amount of a token in a pool |
//! | weight | the share of a pool's value that a reserve makes up, in units of 10⁻¹⁸; the two sum to one |
//! | gross, net | the amount that a trader offers; the amount that enters the reserve: gross less the fee and what a limit leaves untraded |
//! | injection | emission that is added to both reserves at an unchanged price |
//! | excess | emission beyond the cap of an injection; it buys alpha |
//! | pot | alpha kept for a subnet's owner, miners, validators or root stake until the next epoch |
//! | root stake | TAO staked on the root network, which counts on every subnet |
//! | root proportion | the weight of root stake in a subnet, as a share of that and the subnet's alpha |
//! | moving price | an exponential moving average of the price |
//! | share, grain | a holder's claim on a share pool; the unit in which claims change |
//! | lock, mass | alpha that its holder cannot withdraw; how much of it |
//! | collateral, floor | stake of a miner that only its earnings release; what they do not release |
//! | conviction | what locked alpha counts for a hotkey: it grows towards the mass with time |
//! | take | the share of a payment that a delegate or a child hotkey keeps |
//! | withheld | the share of incentive that was burned or recycled instead of paid to miners |
//!
//! # Formulas
//!
//! `⌊ ⌋` rounds down. The last column names who gains by the rounding: less than a unit, unless the
//! column says otherwise.
//!
//! | quantity | formula | rounding is for |
//! |---|---|---|
//! | [`block_emission`] | `⌊10⁹ / 2^k⌋`, `k` halvings of the rest up to the cap | lower inflation |
//! | [`subnet_shares`] | `⌊emission · weight / Σ weight⌋` | the amount recycled |
//! | [`root_proportion`] | `⌊R·τ / (R·τ + issuance)⌋` at 64 fraction bits | the subnet's own validators |
//! | [`injection_terms`] | `alpha = min(⌊share / price⌋, ⌊A · root⌋)`, `tao = share` or `⌊alpha · price⌋`, the rest is excess | the pool |
//! | [`block_pots_with_root`] | owner `⌊A · cut / 65535⌋`, miners `⌊rest / 2⌋`, root `⌊rest · root / 2⌋`, validators the rest | validators |
//! | [`price_sum`] | `Σ price`, exact | – |
//! | [`withheld_share`] | `⌊withheld / total⌋` at 32 fraction bits | the subnet |
//! | [`Pool::price`] | `⌊(w₁ · y) / (w₂ · x)⌋` at 64 fraction bits | – |
//! | [`trade_fee`] | `⌊gross · rate / 65535⌋` | the trader |
//! | [`fee_on_net`] | `⌊net · rate / (65535 − rate)⌋` | the trader |
//! | payout of [`Pool::buy`] and [`Pool::sell`] | `⌊out · (1 − (in / (in + net))^(w_in / w_out))⌋`, or one less | the pool |
//! | [`Pool::buy_input_to_reach`] and its sibling | `⌊in · ((limit / price)^w_out − 1)⌋`, or one less, and the fee | the limit |
//! | [`Pool::buy_input_for`] | `⌈in · ((out / (out − payout))^(w_out / w_in) − 1)⌉`, or that of a unit more | the pool |
//! | [`Pool::inject`] | `w₂′ = ⌊Q₂ / (Q₁ + Q₂)⌋` at 10⁻¹⁸ | sellers: the price rises by about 10⁻¹⁸ of itself |
//! | [`alpha_for_fee`] | an amount whose payout is the fee or more, at most `2·L − a + 2 + 2·L / payout(a)` for the least such amount `L` and the amount `a` tried before | the fee |
//! | [`moving_price()`] | `α · min(price, 1) + (1 − α) · old`, at 32 fraction bits | a lower moving price |
//! | [`launch_price()`] | the median; of two in the middle `⌊(p + q) / 2⌋` at 64 fraction bits | buyers |
//! | [`launch_alpha`] | `⌊tao / price⌋` | the pool |
//! | [`SharePool::value_of`] | `⌊value · share / denominator⌋` | the other holders |
//! | [`SharePool::deposit`] | `share + ⌊amount · denominator / value⌋` grains | the other holders, by less than a thousandth |
//! | [`SharePool::withdraw`] | `share − ⌈amount · denominator / value⌉` grains | the other holders, by less than a thousandth |
//! | [`split_by_weights`] | `⌊total · weight / Σ weight⌋`, then a unit each to the largest remainders | nobody: the parts are the whole |
//! | [`largest_remainder::portion`] | `⌊total · weight / Σ weight⌋` and the remainder of that division | as [`split_by_weights`] |
//! | [`weigh_root_stake`] | `⌊tao · tao_weight / 2⁶⁴⌋` | alpha stake |
//! | [`lent_part`] | `⌊amount · part / (2⁶⁴ − 1)⌋` | the lender |
//! | [`cut_part`] | burned `⌊part · burn / (2⁶⁴ − 1)⌋`, take `⌊left · take / 65535⌋`, the parent gets the rest | the parent |
//! | [`share_dividend`] | [`split_by_weights_wide`] over own and lent weight, then [`cut_part`] | nobody: the parts are the whole |
//! | [`split_dividends`] | each pot split by `⌊dividend · kind / (alpha + root)⌋` | nobody: the parts are the pots |
//! | [`raise_rate`] | `rate + ⌊pay / stake⌋` at 32 fraction bits | a later payment |
//! | [`RootAccount::owed`] | `⌊rate · stake − debt⌋` | the holder's next claim |
//! | [`decay_price_over`] | `⌊price · factor^blocks⌋` between its bounds, or one less | the registrant |
//! | [`raise_price`] | `⌊price · max(1, multiplier)⌋` between its bounds | the registrant |
//! | [`lock_cost`] | `max(min, m · last − ⌊last / interval⌋ · age)` | the protocol, by less than a unit per block |
//! | [`StakeLock::after`] | mass `⌊m·e^(−d/u)⌋`, conviction `⌊k·e^(−d/t) + m·…⌋`, see [`stake_lock`] | whoever is not locked |
//! | [`StakeLock::part`] | `⌊conviction · part / mass⌋` | the rest of the lock |
//! | [`requirement`] | `⌊price · share / 65535⌋` | what is burned |
//! | [`drained`] | `⌊ratio · earned⌋` | the lock |
//! | [`basket::shares_for`] | `⌊shares · added / value⌋` | the other holders |
//! | [`basket::pro_rata`] | `⌊amount · part / whole⌋` | the rest of the basket |
//! | [`basket_index::Growth::of`] | `level · Σ value · (after / before) / Σ value`, each step rounded down | nobody: the index is only shown |
//! | [`owner_refund`] | `locked − ⌊⌊alpha · cut⌋ · price⌋`, cut and price at 32 fraction bits | the owner |
//!
//! # Promises
//!
//! **Rounding creates nothing**: every function states its rounding direction, and parts never sum
//! to more than the whole. **Every function is total and bounded**: it cannot panic or overflow,
//! and its running time depends only on the length of its inputs.
//!
//! ```
//! use ganglion_economy::{block_emission, block_pots, split_by_weights};
//! use ganglion_economy::{fee::FEE_RATE, pool::{BUY_LIMIT, SELL_LIMIT}};
//! use ganglion_economy::{Pool, SafeFloat, SharePool};
//!
//! // One TAO per block until half of the supply is issued, then half a TAO.
//! assert_eq!(block_emission(0), 1_000_000_000);
//! assert_eq!(block_emission(10_500_000_000_000_000), 500_000_000);
//!
//! // A subnet's alpha of one block: 18 % for the owner, the rest in halves, to the last unit.
//! let pots = block_pots(1_000_000_000, Some(11_796));
//! assert_eq!(pots.owner + pots.server + pots.validator, 1_000_000_000);
//!
//! // Miners are paid by incentive; the parts sum to the whole.
//! let paid = split_by_weights(pots.server, &[40_000, 20_000, 5_535]);
//! assert_eq!(paid.iter().sum::<u64>(), pots.server);
//!
//! // Two holders of one share pool share a dividend by their stakes.
//! let (mut pool, mut alice, mut bob) = (SharePool::default(), SafeFloat::ZERO, SafeFloat::ZERO);
//! pool.deposit(&mut alice, 3_000)?;
//! pool.deposit(&mut bob, 1_000)?;
//! pool.distribute(400)?;
//! assert_eq!((pool.value_of(&alice), pool.value_of(&bob)), (3_300, 1_100));
//!
//! // A pool of 1,000 alpha and 1,000 TAO sells slightly less than one alpha for one TAO, and buys
//! // it back for slightly less TAO.
//! let pool = Pool::even(1_000_000_000_000, 1_000_000_000_000);
//! let (bought, after) = pool.buy(1_000_000_000, FEE_RATE, BUY_LIMIT)?;
//! let (sold, _) = after.sell(bought.payout, FEE_RATE, SELL_LIMIT)?;
//! assert_eq!((bought.payout, sold.payout), (998_498_457, 998_993_661));
//!
//! // Injected emission deepens the pool and keeps the price, except for the last digit.
//! let deeper = after.inject(500_000_000, 500_000_000)?;
//! assert_eq!(deeper.price_in_rao(), after.price_in_rao());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::expect_used,
		clippy::float_arithmetic,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod basket;
pub mod basket_index;
pub mod collateral;
pub mod dividends;
pub mod emission;
pub mod fee;
pub mod fee_search;
mod fixed;
pub mod injection;
pub mod largest_remainder;
pub mod launch_price;
pub mod lending;
pub mod lock;
pub mod moving_price;
pub mod pool;
pub mod power;
pub mod pruning;
pub mod refund;
pub mod registration;
pub mod root_claim;
pub mod safe_float;
pub mod share_move;
pub mod share_pool;
pub mod split;
pub mod stable;
pub mod stake_lock;
pub mod stake_weight;
pub mod supply;
pub mod withheld;

pub use collateral::{collateral_limit, drained, requirement, Collateral};
pub use dividends::{split_dividends, Dividend, DividendPay};
pub use emission::{
	block_pots, block_pots_with_root, price_sum, root_earns, subnet_shares, BlockPots,
};
pub use fee::{fee_on_net, trade_fee};
pub use fee_search::{alpha_for_fee, FeeSearchError, FEE_QUOTES};
pub use injection::{injection_terms, root_proportion, InjectionTerms};
pub use launch_price::{launch_alpha, launch_price};
pub use lending::{cut_part, lent_part, share_dividend, CutPart, Cuts, Loan, SharedDividend};
pub use lock::{lock_cost, lock_interval, LockCost};
pub use moving_price::moving_price;
pub use pool::{Pool, PoolError, Trade};
pub use pruning::{neuron_to_prune, Candidate, Protection};
pub use refund::{owner_refund, OwnerStake};
pub use registration::{decay_factor, decay_price, decay_price_over, raise_price};
pub use root_claim::{raise_rate, RateRise, RootAccount, SetAside};
pub use safe_float::SafeFloat;
pub use share_pool::{SharePool, SharePoolError, Withdrawal};
pub use split::{split_by_weights, split_by_weights_wide, split_evenly, take_share};
pub use stake_lock::{LockKind, LockRates, StakeLock, LEAST_LOCK};
pub use stake_weight::{weigh_root_stake, Stake};
pub use supply::{block_emission, SUPPLY_CAP};
pub use withheld::withheld_share;
