//! What holds of every subnet, one law each.

mod bounds;
mod cabal;
mod identities;
mod silence;
mod symmetry;
mod trust;
