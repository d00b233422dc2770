//! What the economy's maths promises: known values, laws over random inputs, and agreement with exact
//! rationals.

mod emission;
mod exact;
mod injection;
mod lock;
mod moving_price;
mod pool;
mod power;
mod real;
mod registration;
mod root_claim;
mod safe_float;
mod share_pool;
mod split;
mod supply;
