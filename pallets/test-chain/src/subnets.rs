//! The subnets that most tests have, by name.

use ganglion_types::{NetUid, NetUidStorageIndex};

/// The root network.
pub const ROOT: NetUid = NetUid::ROOT;

/// The subnet that most tests run on.
pub const NETUID: NetUid = NetUid::new(1);

/// A subnet that does not exist.
pub const NOWHERE: NetUid = NetUid::new(9);

/// Storage index of the main mechanism of [`NETUID`].
pub const MAIN: NetUidStorageIndex = NetUidStorageIndex::new(1);

/// Tempo of the subnets of genesis, in blocks.
pub const TEMPO: u16 = 10;
