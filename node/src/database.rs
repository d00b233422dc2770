//! Faults of the disk that the database does not name: it would begin a new chain over the files of
//! another, or be killed by a signal without a word.

use sc_service::{DatabaseSource, TaskManager};
use std::{
	ffi::CString,
	fs,
	os::unix::ffi::OsStrExt,
	path::{Path, PathBuf},
	time::Duration,
};
use substrate_prometheus_endpoint::{register, Gauge, Registry, U64};

/// The file that says what the other files of a database are. The SDK creates a database where it
/// is missing.
const METADATA: &str = "metadata";

/// The file that is there before the metadata.
const LOCK: &str = "lock";

/// Free space below which the node does not run. The database writes by mapped memory: on a full
/// disk the process is killed in the middle of a write.
pub const MIN_FREE_MIB: u64 = 256;

/// Time between two looks at the free space.
const LOOK_INTERVAL: Duration = Duration::from_secs(5);

const MEBIBYTE: u64 = 1024 * 1024;

/// Whether there is a database.
pub fn exists(source: &DatabaseSource) -> bool {
	source.path().is_some_and(|path| path.join(METADATA).exists())
}

/// Returns an error if there are files of a database without the one that describes them. From here
/// on the process says why it ends if a file is found to be shorter than it should be.
pub fn check_files(source: &DatabaseSource) -> Result<(), String> {
	catch_bus_errors();
	let Some(path) = source.path() else { return Ok(()) };
	let Ok(folder) = fs::read_dir(path) else { return Ok(()) };
	let names: Vec<_> = folder.flatten().map(|entry| entry.file_name()).collect();
	if names.iter().all(|name| name == LOCK) || names.iter().any(|name| name == METADATA) {
		return Ok(());
	}
	Err(format!(
		"the folder {} has files of a database, but not `{METADATA}`, without which they cannot be \
		 read. Restore the whole folder from a copy, or remove it (`purge-chain`) to sync anew",
		path.display(),
	))
}

/// Returns an error if the disk of a database has too little free space.
pub fn check_space(source: &DatabaseSource, min_free_mib: u64) -> Result<(), String> {
	source.path().map_or(Ok(()), |path| check_space_at(path, min_free_mib))
}

fn check_space_at(path: &Path, min_free_mib: u64) -> Result<(), String> {
	let Some(free) = free_space(path) else { return Ok(()) };
	let free = free / MEBIBYTE;
	if free >= min_free_mib {
		return Ok(());
	}
	Err(format!(
		"the disk of {} has {free} MiB of free space; the node needs {min_free_mib} MiB \
		 (--min-free-space)",
		path.display(),
	))
}

/// Returns the free bytes of the disk with a path, or with the nearest folder above that exists.
fn free_space(path: &Path) -> Option<u64> {
	let existing = path.ancestors().find(|path| path.exists())?;
	let name = CString::new(existing.as_os_str().as_bytes()).ok()?;
	let mut stat = std::mem::MaybeUninit::<libc::statvfs>::uninit();
	// SAFETY: the name ends with a zero, and the call fills the struct when it returns zero.
	let stat = unsafe {
		if libc::statvfs(name.as_ptr(), stat.as_mut_ptr()) != 0 {
			return None;
		}
		stat.assume_init()
	};
	Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}

/// Stops the node when its disk is nearly full; with a minimum of zero, never. A metric tells the
/// free space.
pub fn watch_space(
	source: &DatabaseSource,
	min_free_mib: u64,
	tasks: &TaskManager,
	registry: Option<&Registry>,
) {
	let Some(path) = source.path().map(PathBuf::from) else { return };
	let gauge = registry.and_then(|registry| {
		let help = "Free space of the database's disk, in bytes";
		let gauge = Gauge::<U64>::new("ganglion_disk_free_bytes", help).ok()?;
		register(gauge, registry).ok()
	});
	tasks.spawn_essential_handle().spawn("disk-space", None, async move {
		loop {
			if let (Some(gauge), Some(bytes)) = (&gauge, free_space(&path)) {
				gauge.set(bytes);
			}
			tokio::time::sleep(LOOK_INTERVAL).await;
			if let Err(error) = check_space_at(&path, min_free_mib) {
				log::error!("The node stops: {error}");
				return;
			}
		}
	});
}

/// Says why the process ends when a file that is mapped to memory is shorter than it was, or than
/// its disk has room for. The system sends `SIGBUS` then.
fn catch_bus_errors() {
	extern "C" fn on_bus_error(_: libc::c_int) {
		const MESSAGE: &[u8] = b"\nError: a file of the database is shorter than it should be: it \
			is damaged, or the disk is full. Make room, and if that does not help, restore the \
			folder of the database from a copy or remove it (`purge-chain`) to sync anew\n";
		// SAFETY: both functions may be called in a signal handler, and the buffer is static.
		unsafe {
			libc::write(libc::STDERR_FILENO, MESSAGE.as_ptr().cast(), MESSAGE.len());
			libc::_exit(1);
		}
	}
	let handler: extern "C" fn(libc::c_int) = on_bus_error;
	// SAFETY: the handler calls nothing that may not be called in a signal handler.
	unsafe {
		libc::signal(libc::SIGBUS, handler as libc::sighandler_t);
	}
}
