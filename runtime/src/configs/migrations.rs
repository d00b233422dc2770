//! What a new version of the runtime does to the state of an older one: nothing, as there is none yet.

/// The migrations that run when a block is the first under a new runtime.
pub type Migrations = ();
