//! Requests to the task that makes blocks.

#![expect(
	clippy::excessive_nesting,
	reason = "work between two blocks is an async block in a closure, which are two levels"
)]

use futures::{
	channel::{mpsc, oneshot},
	future::BoxFuture,
	FutureExt, SinkExt,
};
use ganglion_runtime::Hash;
use sc_consensus_manual_seal::EngineCommand;
use std::fmt;

/// Capacity of each queue. When it is full, callers wait.
const QUEUE: usize = 1024;

/// Commands of the SDK's `engine_*` methods.
pub type Command = EngineCommand<Hash>;

/// Something that the task does between two blocks with what it works on.
pub type Work<Task> = Box<dyn for<'a> FnOnce(&'a mut Task) -> BoxFuture<'a, ()> + Send>;

/// Why a request was refused. The chain is as it was.
#[derive(Debug)]
pub struct Refusal(pub String);

/// The result of a request.
pub type Answer<T> = Result<T, Refusal>;

impl<E: fmt::Display> From<E> for Refusal {
	fn from(error: E) -> Self {
		Self(error.to_string())
	}
}

/// The sending ends of the queues, for the RPC methods.
pub struct Requests<Task> {
	/// Takes the commands of the SDK's methods.
	pub commands: mpsc::Sender<Command>,
	works: mpsc::Sender<Work<Task>>,
}

/// The receiving ends of the queues.
pub struct RequestsReceiver<Task> {
	/// Commands of the SDK's methods.
	pub commands: mpsc::Receiver<Command>,
	/// Other requests.
	pub works: mpsc::Receiver<Work<Task>>,
}

/// Creates the queues.
pub fn queues<Task>() -> (Requests<Task>, RequestsReceiver<Task>) {
	let (command_sender, commands) = mpsc::channel(QUEUE);
	let (work_sender, works) = mpsc::channel(QUEUE);
	(
		Requests { commands: command_sender, works: work_sender },
		RequestsReceiver { commands, works },
	)
}

impl<Task> Clone for Requests<Task> {
	fn clone(&self) -> Self {
		Self { commands: self.commands.clone(), works: self.works.clone() }
	}
}

impl<Task: Send + 'static> Requests<Task> {
	/// Does something between two blocks, and returns what came of it.
	pub async fn ask<T, Ask>(&self, ask: Ask) -> Answer<T>
	where
		T: Send + 'static,
		Ask: for<'a> FnOnce(&'a mut Task) -> BoxFuture<'a, Answer<T>> + Send + 'static,
	{
		let (sender, receiver) = oneshot::channel();
		let work: Work<Task> = Box::new(move |task| {
			async move {
				if !sender.is_canceled() {
					// An error says that nobody waits for the answer any more.
					let _ = sender.send(ask(task).await);
				}
			}
			.boxed()
		});
		let stopping = || Refusal("the node is stopping".into());
		self.works.clone().send(work).await.map_err(|_| stopping())?;
		receiver.await.map_err(|_| stopping())?
	}
}
