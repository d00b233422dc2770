//! Tests by subject. Each runs in [`mock::ExtBuilder::build_and_execute`], which checks every invariant at the end.

// mod emission;
// mod epochs;
mod genesis;
// mod guards;
// mod invariants;
mod keys;
mod mock;
mod pruning;
mod registration;
mod root;
mod scenario;
// mod serving;
mod staking;
mod subnets;
// mod weights;
