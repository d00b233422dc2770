//! What the economy's maths promises: known values, laws over random inputs, and agreement with
//! exact rationals.

mod basket;
mod collateral;
mod dividends;
mod emission;
mod exact;
mod fee_search;
mod injection;
mod largest_remainder;
mod launch_price;
mod lending;
mod lock;
mod moving_price;
mod pool;
mod power;
mod pruning;
mod real;
mod refund;
mod registration;
mod root_claim;
mod safe_float;
mod share_pool;
mod split;
mod stake_lock;
mod stake_weight;
mod supply;
mod withheld;
