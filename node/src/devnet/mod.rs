//! What a development chain tells whoever starts it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`start`] | the chain as it starts: a banner, and a file for programs |
//! | [`extrinsics`] | a line in the log for each extrinsic |

pub mod extrinsics;
pub mod start;
