//! The test harness: one async runtime, a time limit for each test, and the nodes' logs on a
//! failure.

use crate::{node::Node, Result};
use futures::FutureExt;
use libtest_mimic::{Arguments, Failed, Trial};
use std::{
	any::Any,
	cell::RefCell,
	fs,
	future::Future,
	panic::{self, AssertUnwindSafe},
	path::{Path, PathBuf},
	process::ExitCode,
	sync::{
		atomic::{AtomicUsize, Ordering},
		Arc, LazyLock, Mutex, PoisonError,
	},
	time::Duration,
};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// Time limit of a test.
const TEST_LIMIT: Duration = Duration::from_secs(240);
/// Lines of each node's log in the report of a failed test.
const LOG_LINES: usize = 40;
/// Number of concurrent tests; each runs one or two nodes.
const CONCURRENCY: usize = 2;

static RUNTIME: LazyLock<Runtime> =
	LazyLock::new(|| Runtime::new().expect("the machine can start threads"));
/// Folder of the nodes' logs.
static LOGS: Mutex<Option<TempDir>> = Mutex::new(None);
/// The node that all read-only tests share.
static SHARED: tokio::sync::Mutex<Option<Arc<Node>>> = tokio::sync::Mutex::const_new(None);

thread_local! {
	/// Logs of the nodes that the test on this thread has started.
	static OWN_LOGS: RefCell<Vec<PathBuf>> = const { RefCell::new(Vec::new()) };
	/// The last panic on this thread, with its location.
	static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs the tests that the command line selects.
pub fn run(mut arguments: Arguments, tests: Vec<Trial>) -> ExitCode {
	arguments.test_threads = arguments.test_threads.or(Some(CONCURRENCY));
	panic::set_hook(Box::new(|panic| {
		LAST_PANIC.with_borrow_mut(|last| *last = Some(panic.to_string()));
	}));
	let conclusion = libtest_mimic::run(&arguments, tests);
	drop(SHARED.blocking_lock().take());
	drop(LOGS.lock().unwrap_or_else(PoisonError::into_inner).take());
	conclusion.exit_code()
}

/// Runs an action that is not a test.
pub fn run_alone(action: impl Future<Output = Result>) -> ExitCode {
	let done = RUNTIME.block_on(outcome(action));
	drop(LOGS.lock().unwrap_or_else(PoisonError::into_inner).take());
	match done {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("{error}");
			ExitCode::FAILURE
		},
	}
}

/// Makes a test from a name and a function.
pub fn test<Test>(name: impl Into<String>, run: impl FnOnce() -> Test + Send + 'static) -> Trial
where
	Test: Future<Output = Result>,
{
	Trial::test(name, || {
		OWN_LOGS.with_borrow_mut(Vec::clear);
		RUNTIME.block_on(outcome(run())).map_err(with_logs)
	})
}

/// Runs a test within the time limit and catches panics.
async fn outcome(test: impl Future<Output = Result>) -> std::result::Result<(), String> {
	let guarded = AssertUnwindSafe(test).catch_unwind();
	match tokio::time::timeout(TEST_LIMIT, guarded).await {
		Ok(Ok(result)) => result.map_err(|error| error.to_string()),
		Ok(Err(panic)) => Err(message(panic)),
		Err(_) => Err(format!("timed out after {} s", TEST_LIMIT.as_secs())),
	}
}

/// Returns a panic's message and location.
fn message(panic: Box<dyn Any + Send>) -> String {
	LAST_PANIC.take().unwrap_or_else(|| {
		let text = panic.downcast::<String>();
		text.map_or_else(|_| "panicked".into(), |text| *text)
	})
}

/// Adds the ends of the nodes' logs to a failure.
fn with_logs(reason: String) -> Failed {
	let logs = OWN_LOGS.take().into_iter().map(|log| {
		let text = fs::read(&log).unwrap_or_default();
		let text = String::from_utf8_lossy(&text);
		let lines: Vec<&str> = text.lines().collect();
		let end = lines[lines.len().saturating_sub(LOG_LINES)..].join("\n");
		format!("\n--- end of the log {}\n{end}", name_of(&log))
	});
	format!("{reason}\n{}", logs.collect::<String>()).into()
}

fn name_of(log: &Path) -> String {
	log.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Returns a path for the log of another node of the test on this thread.
pub fn new_log() -> Result<PathBuf> {
	static COUNT: AtomicUsize = AtomicUsize::new(0);
	let mut folder = LOGS.lock().unwrap_or_else(PoisonError::into_inner);
	if folder.is_none() {
		*folder = Some(TempDir::new()?);
	}
	let folder = folder.as_ref().map(TempDir::path).unwrap_or(Path::new("."));
	let log = folder.join(format!("node-{}", COUNT.fetch_add(1, Ordering::Relaxed)));
	OWN_LOGS.with_borrow_mut(|logs| logs.push(log.clone()));
	Ok(log)
}

/// Returns the development node that all read-only tests share.
pub async fn shared() -> Result<Arc<Node>> {
	let mut shared = SHARED.lock().await;
	if let Some(node) = &*shared {
		return Ok(node.clone());
	}
	let node = Arc::new(Node::start(&["--dev"]).await?);
	*shared = Some(node.clone());
	Ok(node)
}
