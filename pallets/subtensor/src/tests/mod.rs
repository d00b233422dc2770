//! Tests by subject. Each runs in [`mock::ExtBuilder::build_and_execute`], which checks every invariant at the end.

mod bonds;
mod cost;
mod emission;
mod epochs;
mod genesis;
mod guards;
mod info;
mod invariants;
mod keys;
mod laws;
mod limits;
mod loss;
mod mechanisms;
mod mock;
mod modes;
mod payout;
mod pruning;
mod registration;
mod replay;
mod root;
mod scenario;
mod serving;
mod staking;
mod steps;
mod subnets;
mod weights;
