//! Memory that is free is given back to the system.
//!
//! The C library keeps what was freed in the middle of its heaps, one for each thread that it has
//! served: after many connections that is most of the node's memory. A metric tells how much memory
//! the process has.

use sc_service::TaskManager;
use std::{fs, time::Duration};
use substrate_prometheus_endpoint::{register, Gauge, Registry, U64};

/// Time between two times that free memory is given back.
const INTERVAL: Duration = Duration::from_secs(30);

/// Gives free memory back from time to time.
pub fn give_back(tasks: &TaskManager, registry: Option<&Registry>) {
	let gauge = registry.and_then(|registry| {
		let help = "Memory of the process, without what is swapped out, in bytes";
		let gauge = Gauge::<U64>::new("ganglion_memory_bytes", help).ok()?;
		register(gauge, registry).ok()
	});
	tasks.spawn_handle().spawn_blocking("free-memory", None, async move {
		loop {
			trim();
			if let (Some(gauge), Some(bytes)) = (&gauge, resident()) {
				gauge.set(bytes);
			}
			tokio::time::sleep(INTERVAL).await;
		}
	});
}

/// Returns the bytes of the process that are in memory, where the system has Linux's `/proc`.
fn resident() -> Option<u64> {
	let status = fs::read_to_string("/proc/self/status").ok()?;
	let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
	let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
	kibibytes.checked_mul(1024)
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
