//! Rules that hold for the workspace as a whole. The rules are tests; this library reads the source
//! that they judge.
//!
//! | file | subject |
//! |---|---|
//! | [`source`] | the files of a crate, and the items in a file |
//! | [`scope`] | which file a path or a method leads to |
//! | [`arrows`] | what each file uses of the others |
//! | [`floors`] | the order of the files, arrows that climb, circles, the order that fits best |
//! | [`writes`] | which file writes which storage item |
//! | [`owners`] | the owner of each storage item, as its file claims it and as it is |

pub mod arrows;
pub mod floors;
pub mod owners;
pub mod scope;
pub mod source;
pub mod writes;

use std::{env, path::PathBuf};

/// Returns the path of a file or folder of the workspace, given from its root.
///
/// The environment names the root, not the compiler: clones that share a target folder share the
/// compiled tests too.
///
/// # Panics
///
/// If cargo does not run the program.
#[must_use]
pub fn path(from_root: &str) -> PathBuf {
	let own = env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the program");
	PathBuf::from(own).join("../..").join(from_root)
}
