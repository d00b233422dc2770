//! What a connection may hold.
//!
//! A client that sends requests and does not read the answers makes the node hold them. So no
//! request is read from a connection whose answers are not taken, or that has too many requests
//! in work; and one whose answers are not taken for long is closed, with its subscriptions.

use futures::task::AtomicWaker;
use std::{
	future::Future,
	io,
	pin::Pin,
	sync::{
		atomic::{AtomicUsize, Ordering},
		Arc,
	},
	task::{Context, Poll},
	time::Duration,
};
use tokio::{
	io::{AsyncRead, AsyncWrite, ReadBuf},
	time::{sleep, Sleep},
};

/// Requests of one connection in work.
const MAX_IN_WORK: usize = 16;

/// How long a connection may take no answer while few do so.
const PATIENCE: Duration = Duration::from_secs(if cfg!(test) { 2 } else { 20 });

/// Connections that take no answer, beyond which the patience with each shrinks.
const FEW: usize = 16;

/// The shortest patience.
const LEAST_PATIENCE: Duration = Duration::from_secs(1);

/// Returns how long a connection may take no answer while so many do.
fn patience(stuck: usize) -> Duration {
	let share = u32::try_from(stuck / FEW).unwrap_or(u32::MAX).max(1);
	(PATIENCE / share).max(LEAST_PATIENCE)
}

/// The number of requests of a connection that are in work.
#[derive(Default)]
pub struct InWork {
	count: AtomicUsize,
	/// The task that reads the connection's requests.
	reader: AtomicWaker,
}

impl InWork {
	/// Counts a request until the returned guard is dropped.
	pub fn begin(self: Arc<Self>) -> InWorkGuard {
		self.count.fetch_add(1, Ordering::SeqCst);
		InWorkGuard(self)
	}

	fn is_full(&self) -> bool {
		self.count.load(Ordering::SeqCst) >= MAX_IN_WORK
	}
}

/// Counts a request as in work.
pub struct InWorkGuard(Arc<InWork>);

impl Drop for InWorkGuard {
	fn drop(&mut self) {
		self.0.count.fetch_sub(1, Ordering::SeqCst);
		self.0.reader.wake();
	}
}

/// A connection.
pub struct Connection<Io> {
	io: Io,
	in_work: Arc<InWork>,
	/// The number of connections that take no answer.
	all_stuck: Arc<AtomicUsize>,
	/// When the connection is closed for taking no answer. None while it takes them.
	deadline: Option<Pin<Box<Sleep>>>,
	closed: bool,
}

impl<Io> Connection<Io> {
	/// Wraps a connection, of which `all_stuck` counts those that take no answer.
	pub fn new(io: Io, in_work: Arc<InWork>, all_stuck: Arc<AtomicUsize>) -> Self {
		Self { io, in_work, all_stuck, deadline: None, closed: false }
	}

	/// Whether requests wait until answers are taken.
	fn holds_enough(&self) -> bool {
		!self.closed && (self.deadline.is_some() || self.in_work.is_full())
	}

	/// Notes what became of an attempt to write.
	fn note<T>(
		&mut self,
		context: &mut Context<'_>,
		written: Poll<io::Result<T>>,
	) -> Poll<io::Result<T>> {
		if written.is_ready() {
			self.unstick();
			return written;
		}
		let all_stuck = &self.all_stuck;
		let deadline = self.deadline.get_or_insert_with(|| {
			let others = all_stuck.fetch_add(1, Ordering::SeqCst);
			Box::pin(sleep(patience(others)))
		});
		if deadline.as_mut().poll(context).is_pending() {
			return Poll::Pending;
		}
		log::debug!(target: "rpc", "A connection is closed, because it takes no answers");
		self.unstick();
		self.closed = true;
		Poll::Ready(Err(closed()))
	}

	fn unstick(&mut self) {
		if self.deadline.take().is_some() {
			self.all_stuck.fetch_sub(1, Ordering::SeqCst);
			self.in_work.reader.wake();
		}
	}
}

impl<Io> Drop for Connection<Io> {
	fn drop(&mut self) {
		self.unstick();
	}
}

fn closed() -> io::Error {
	io::Error::new(io::ErrorKind::TimedOut, "the client takes no answers")
}

impl<Io: AsyncRead + Unpin> AsyncRead for Connection<Io> {
	fn poll_read(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		buffer: &mut ReadBuf<'_>,
	) -> Poll<io::Result<()>> {
		if self.holds_enough() {
			self.in_work.reader.register(context.waker());
			// Once more: a request may have been answered in between.
			if self.holds_enough() {
				return Poll::Pending;
			}
		}
		if self.closed {
			return Poll::Ready(Err(closed()));
		}
		Pin::new(&mut self.io).poll_read(context, buffer)
	}
}

impl<Io: AsyncWrite + Unpin> AsyncWrite for Connection<Io> {
	fn poll_write(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		bytes: &[u8],
	) -> Poll<io::Result<usize>> {
		if self.closed {
			return Poll::Ready(Err(closed()));
		}
		let written = Pin::new(&mut self.io).poll_write(context, bytes);
		self.note(context, written)
	}

	fn poll_write_vectored(
		mut self: Pin<&mut Self>,
		context: &mut Context<'_>,
		parts: &[io::IoSlice<'_>],
	) -> Poll<io::Result<usize>> {
		if self.closed {
			return Poll::Ready(Err(closed()));
		}
		let written = Pin::new(&mut self.io).poll_write_vectored(context, parts);
		self.note(context, written)
	}

	fn is_write_vectored(&self) -> bool {
		self.io.is_write_vectored()
	}

	fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		if self.closed {
			return Poll::Ready(Err(closed()));
		}
		Pin::new(&mut self.io).poll_flush(context)
	}

	fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
		Pin::new(&mut self.io).poll_shutdown(context)
	}
}

#[cfg(test)]
mod tests {
	use crate::rpc::connection::*;
	use futures::FutureExt;
	use tokio::io::{duplex, AsyncReadExt, AsyncWriteExt};

	/// A connection whose client takes four bytes before it reads.
	fn connection() -> (Connection<tokio::io::DuplexStream>, tokio::io::DuplexStream) {
		let (server, client) = duplex(4);
		(Connection::new(server, Arc::default(), Arc::default()), client)
	}

	#[tokio::test]
	async fn requests_should_wait_until_answers_are_taken() {
		let (mut server, mut client) = connection();
		client.write_all(b"ask").await.unwrap();
		assert!(server.write_all(b"long answer").now_or_never().is_none());
		let mut request = [0; 3];
		assert!(server.read_exact(&mut request).now_or_never().is_none());
		let mut answer = [0; 4];
		client.read_exact(&mut answer).await.unwrap();
		server.write_all(b"x").await.unwrap();
		server.read_exact(&mut request).await.unwrap();
		assert_eq!(&request, b"ask");
	}

	#[tokio::test]
	async fn client_that_takes_no_answers_should_be_disconnected() {
		let (mut server, _client) = connection();
		let error = server.write_all(b"long answer").await.unwrap_err();
		assert_eq!(error.kind(), io::ErrorKind::TimedOut);
		assert_eq!(server.read(&mut [0]).await.unwrap_err().kind(), io::ErrorKind::TimedOut);
		assert_eq!(server.all_stuck.load(Ordering::SeqCst), 0);
	}

	#[tokio::test]
	async fn requests_should_wait_while_many_are_in_work() {
		let (mut server, mut client) = connection();
		client.write_all(b"ask").await.unwrap();
		let mut guards: Vec<_> = (0..MAX_IN_WORK).map(|_| server.in_work.clone().begin()).collect();
		let mut request = [0; 3];
		assert!(server.read_exact(&mut request).now_or_never().is_none());
		guards.pop();
		server.read_exact(&mut request).await.unwrap();
	}

	#[test]
	fn patience_should_shrink_with_the_number_of_those_that_need_it() {
		assert_eq!(patience(0), PATIENCE);
		assert_eq!(patience(FEW * 2), PATIENCE / 2);
		assert_eq!(patience(usize::MAX), LEAST_PATIENCE);
	}
}
