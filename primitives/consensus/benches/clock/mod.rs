//! A clock that stops while other programs run.

/// The processor time of this thread, in nanoseconds.
pub fn nanoseconds() -> u64 {
	let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
	// SAFETY: the pointer is to a local variable.
	let failed = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &mut time) };
	assert_eq!(failed, 0, "this system does not count a thread's time");
	time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}
