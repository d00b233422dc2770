//! What every test runs in: one async runtime, a time limit, and the nodes' logs when it fails.

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

/// How long a test may take.
const TEST_LIMIT: Duration = Duration::from_secs(240);
/// Lines of each node's log that a failed test shows.
const LOG_LINES: usize = 40;
/// Tests at a time: each runs a node or two.
const CONCURRENCY: usize = 2;

static RUNTIME: LazyLock<Runtime> =
	LazyLock::new(|| Runtime::new().expect("threads can be started"));
/// Where nodes write their logs.
static LOGS: Mutex<Option<TempDir>> = Mutex::new(None);
/// The node of the tests that only read.
static SHARED: tokio::sync::Mutex<Option<Arc<Node>>> = tokio::sync::Mutex::const_new(None);

thread_local! {
	/// The logs of the nodes that the test on this thread has started.
	static OWN_LOGS: RefCell<Vec<PathBuf>> = const { RefCell::new(Vec::new()) };
	/// The last panic on this thread, with its place.
	static LAST_PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs the tests that the command line asks for.
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

/// Does one thing that is no test.
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

/// A test with a name.
pub fn test<Test>(name: impl Into<String>, run: impl FnOnce() -> Test + Send + 'static) -> Trial
where
	Test: Future<Output = Result>,
{
	Trial::test(name, || {
		OWN_LOGS.with_borrow_mut(Vec::clear);
		RUNTIME.block_on(outcome(run())).map_err(with_logs)
	})
}

/// Waits for what a test does within the limit, panics included.
async fn outcome(test: impl Future<Output = Result>) -> std::result::Result<(), String> {
	let guarded = AssertUnwindSafe(test).catch_unwind();
	match tokio::time::timeout(TEST_LIMIT, guarded).await {
		Ok(Ok(result)) => result.map_err(|error| error.to_string()),
		Ok(Err(panic)) => Err(message(panic)),
		Err(_) => Err(format!("not done after {} s", TEST_LIMIT.as_secs())),
	}
}

/// What a panic said, and where.
fn message(panic: Box<dyn Any + Send>) -> String {
	LAST_PANIC.take().unwrap_or_else(|| {
		let text = panic.downcast::<String>();
		text.map_or_else(|_| "panicked".into(), |text| *text)
	})
}

/// A failure together with the ends of the logs of the nodes that took part.
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

/// A path for the log of another node of the test on this thread.
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

/// The development node that all tests share that only read.
pub async fn shared() -> Result<Arc<Node>> {
	let mut shared = SHARED.lock().await;
	if let Some(node) = &*shared {
		return Ok(node.clone());
	}
	let node = Arc::new(Node::start(&["--dev"]).await?);
	*shared = Some(node.clone());
	Ok(node)
}
