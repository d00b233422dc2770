//! How many subscriptions the node serves.
//!
//! Each one keeps a task and its unread messages in memory. All connections together may have a
//! number of them (`--rpc-max-subscriptions`); beyond it, each connection still has a few.

use futures::{future::ready, FutureExt};
use jsonrpsee::{
	core::server::{MethodCallback, MethodResponse, MethodSink},
	server::SubscriptionState,
	types::{ErrorObject, Id, Params},
	Extensions, RpcModule,
};
use std::{
	collections::HashMap,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::mpsc;

/// Subscriptions that a connection may have in any case.
const FEW: usize = 16;

/// Messages between a subscription and its connection.
const BUFFER: usize = 1;

/// Code of the error for too many subscriptions, as the server's own for one connection.
const TOO_MANY: i32 = -32_006;

/// Counts subscriptions. Clones share the count.
#[derive(Clone)]
pub struct Subscriptions {
	max: usize,
	counts: Arc<Mutex<Counts>>,
}

#[derive(Default)]
struct Counts {
	all: usize,
	/// By connection.
	each: HashMap<usize, usize>,
}

/// A counted subscription.
struct Place {
	subscriptions: Subscriptions,
	connection: usize,
}

impl Subscriptions {
	/// Allows so many subscriptions at once, besides the few of each connection.
	pub fn new(max: usize) -> Self {
		Self { max, counts: Arc::default() }
	}

	/// Counts all subscriptions to the methods of a module from now on.
	pub fn count(&self, module: &mut RpcModule<()>) {
		let names: Vec<_> = module.method_names().collect();
		for name in names {
			let Some(MethodCallback::Subscription(_)) = module.method(name) else { continue };
			if let Some(method) = module.remove_method(name) {
				// The name is free now.
				let _ = module.verify_and_insert(name, self.counted(method));
			}
		}
	}

	fn counted(&self, method: MethodCallback) -> MethodCallback {
		let MethodCallback::Subscription(subscribe) = method else { return method };
		let subscriptions = self.clone();
		MethodCallback::Subscription(Arc::new(
			move |id: Id<'_>,
			      params: Params<'_>,
			      sink: MethodSink,
			      state: SubscriptionState<'_>,
			      extensions: Extensions| {
				let Some(place) = subscriptions.take(state.conn_id.0) else {
					let refusal = MethodResponse::error(id, subscriptions.too_many());
					return ready(refusal).boxed();
				};
				let (sender, messages) = mpsc::channel(BUFFER);
				tokio::spawn(forward(messages, sink, place));
				subscribe(id, params, MethodSink::new(sender), state, extensions)
			},
		))
	}

	fn take(&self, connection: usize) -> Option<Place> {
		let mut counts = self.lock();
		let own = counts.each.get(&connection).copied().unwrap_or(0);
		if counts.all >= self.max && own >= FEW {
			return None;
		}
		counts.all += 1;
		counts.each.insert(connection, own + 1);
		Some(Place { subscriptions: self.clone(), connection })
	}

	fn too_many(&self) -> ErrorObject<'static> {
		let message = format!(
			"the node has its {} subscriptions; a connection may have {FEW} besides them",
			self.max,
		);
		ErrorObject::owned(TOO_MANY, message, None::<()>)
	}

	fn lock(&self) -> MutexGuard<'_, Counts> {
		// Nothing panics while it holds the lock.
		self.counts.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

impl Drop for Place {
	fn drop(&mut self) {
		let mut counts = self.subscriptions.lock();
		counts.all = counts.all.saturating_sub(1);
		let own = counts.each.get(&self.connection).copied().unwrap_or(0);
		if own > 1 {
			counts.each.insert(self.connection, own - 1);
		} else {
			counts.each.remove(&self.connection);
		}
	}
}

/// Passes the messages of a subscription on until it or the connection ends.
async fn forward(mut messages: mpsc::Receiver<String>, sink: MethodSink, _place: Place) {
	loop {
		tokio::select! {
			message = messages.recv() => {
				let Some(message) = message else { return };
				if sink.send(message).await.is_err() {
					return;
				}
			},
			_ = sink.closed() => return,
		}
	}
}

#[cfg(test)]
mod tests {
	use crate::rpc::subscriptions::*;

	#[test]
	fn a_few_should_be_left_for_each_connection() {
		let subscriptions = Subscriptions::new(100);
		let mut greedy: Vec<_> = (0..200).map_while(|_| subscriptions.take(1)).collect();
		assert_eq!(greedy.len(), 100);
		let honest: Vec<_> = (0..200).map_while(|_| subscriptions.take(2)).collect();
		assert_eq!(honest.len(), FEW);
		greedy.clear();
		assert!(subscriptions.take(1).is_some());
	}

	#[test]
	fn nothing_should_be_left_of_what_has_ended() {
		let subscriptions = Subscriptions::new(100);
		drop((subscriptions.take(1), subscriptions.take(1), subscriptions.take(2)));
		let counts = subscriptions.lock();
		assert!(counts.all == 0 && counts.each.is_empty());
	}
}
