//! The running node, and the order in which its parts stop.
//!
//! The SDK's runner stops all tasks at once. A task that is at work at that moment finds others
//! gone and reports it as a failure, and one that waits for a time panics once the timers are gone.

use crate::{cli::Cli, rpc::Server};
use futures::FutureExt;
use sc_cli::{CliConfiguration, Signals, SubstrateCli};
use sc_service::{Configuration, TaskManager};
use std::{
	future::Future,
	time::{Duration, Instant},
};
use tokio::runtime::Runtime;

/// Time that each of the parts has to stop.
const STOP_LIMIT: Duration = Duration::from_secs(60);
/// Time between two looks at the tasks that still run.
const LOOK_INTERVAL: Duration = Duration::from_millis(5);

/// The parts of a running node, first those that stop first.
pub struct Running {
	/// Serves requests.
	pub server: Server,
	/// Authors and finalises blocks.
	pub makers: TaskManager,
	/// What is done when no more blocks are made.
	pub at_end: Option<Box<dyn FnOnce() + Send>>,
	/// The other tasks.
	pub tasks: TaskManager,
	/// Why the node stops at once, if its last part could not start.
	pub refused: Option<sc_cli::Error>,
}

/// Runs a node until an essential task fails or the process receives `SIGTERM` or `SIGINT`, then
/// stops it.
pub fn run_until_exit<Start: Future<Output = sc_cli::Result<Running>>>(
	cli: &Cli,
	cmd: &impl CliConfiguration,
	start: impl FnOnce(Configuration) -> Start,
) -> sc_cli::Result<()> {
	let runtime = sc_cli::build_runtime()?;
	let signals = runtime.block_on(async { Signals::capture() })?;
	let config = cmd.create_configuration(cli, runtime.handle().clone())?;
	cmd.init(&Cli::support_url(), &Cli::impl_version(), |_| ())?;
	sc_cli::print_node_infos::<Cli>(&config);
	let mut node = match runtime.block_on(start(config)) {
		Ok(node) => node,
		Err(error) => {
			// Tasks that have started may still be at work. One that waits for a time would panic
			// once the timers are gone, and end the process before it tells the error.
			std::mem::forget(runtime);
			return Err(error);
		},
	};
	let outcome = match node.refused.take() {
		None => runtime
			.block_on(signals.run_until_signal(node.failure().boxed().fuse()))
			.map_err(Into::into),
		Some(error) => {
			node.at_end = None;
			Err(error)
		},
	};
	node.stop(runtime);
	outcome
}

impl Running {
	/// Waits until an essential task ends, and returns that as an error.
	async fn failure(&mut self) -> Result<(), sc_service::Error> {
		tokio::select! {
			ended = self.makers.future() => ended,
			ended = self.tasks.future() => ended,
		}
	}

	fn stop(self, runtime: Runtime) {
		self.server.stop(STOP_LIMIT);
		stop_tasks(&runtime, self.makers);
		if let Some(at_end) = self.at_end {
			at_end();
		}
		stop_tasks(&runtime, self.tasks);
		runtime.shutdown_timeout(STOP_LIMIT);
	}
}

/// Tells tasks to end and waits until they have. The timers of the runtime go on meanwhile.
fn stop_tasks(runtime: &Runtime, tasks: TaskManager) {
	let registry = tasks.into_task_registry();
	let deadline = Instant::now() + STOP_LIMIT;
	let ended = async {
		while !registry.running_tasks().is_empty() && Instant::now() < deadline {
			tokio::time::sleep(LOOK_INTERVAL).await;
		}
	};
	runtime.block_on(ended);
	for task in registry.running_tasks().keys() {
		log::error!("Task `{}` still runs {} s after its end", task.name, STOP_LIMIT.as_secs());
	}
}
