//! Memory that is free is given back to the system.
//!
//! The C library keeps what was freed in the middle of its heaps, one for each thread that it has
//! served: after many connections that is most of the node's memory.

use sc_service::TaskManager;
use std::time::Duration;

/// Time between two times that free memory is given back.
const INTERVAL: Duration = Duration::from_secs(30);

/// Gives free memory back from time to time.
pub fn give_back(tasks: &TaskManager) {
	tasks.spawn_handle().spawn_blocking("free-memory", None, async {
		loop {
			tokio::time::sleep(INTERVAL).await;
			trim();
		}
	});
}

#[cfg(target_env = "gnu")]
fn trim() {
	// SAFETY: the function may be called at any time; it locks the heaps itself.
	unsafe {
		libc::malloc_trim(0);
	}
}

#[cfg(not(target_env = "gnu"))]
fn trim() {}
