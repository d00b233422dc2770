//! Tests by subject, in the folders of the code they test. Each runs in
//! [`mock::ExtBuilder::build_and_execute`], which checks every invariant at the end.

pub(crate) mod access;
mod baskets;
mod commits;
mod epoch;
mod genesis;
mod hyperparameters;
mod identities;
mod info;
mod keys;
mod laws;
mod market;
pub(crate) mod mock;
mod neurons;
mod root;
mod scenario;
mod staking;
mod steps;
mod subnets;
mod try_state;
mod weight_info;
