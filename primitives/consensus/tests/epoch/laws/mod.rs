//! Laws that hold for every subnet, one property test each.

mod bounds;
mod cabal;
mod identities;
mod silence;
mod symmetry;
mod trust;
