//! Migrations of the state of older runtimes: none, because there is no older release.

/// Migrations that run in the first block of a new runtime.
pub type Migrations = ();
