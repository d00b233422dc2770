//! The refused transactions by reason.

use super::base::PoolError;
use sc_transaction_pool_api::error::{Error, IntoPoolError};
use sp_runtime::transaction_validity::InvalidTransaction;
use substrate_prometheus_endpoint::{register, CounterVec, Opts, Registry, U64};

/// Counts the transactions that the pool refuses, whoever sends them: clients or peers.
pub struct Refusals(Option<CounterVec<U64>>);

impl Refusals {
	/// Makes the metric.
	pub fn new(registry: Option<&Registry>) -> Self {
		let counter = registry.and_then(|registry| {
			let name = "ganglion_transactions_refused_total";
			let options = Opts::new(name, "Transactions that the pool refused, by reason");
			let counter = CounterVec::<U64>::new(options, &["reason"]).ok()?;
			let counter = register(counter, registry).ok()?;
			counter.with_label_values(&["pool_full"]).inc_by(0);
			Some(counter)
		});
		Self(counter)
	}

	/// Counts a refusal, and returns its error.
	pub fn count(&self, error: PoolError) -> PoolError {
		match error.into_pool_error() {
			Ok(refusal) => {
				self.add(&reason(&refusal));
				refusal.into()
			},
			Err(error) => {
				self.add("node_error");
				error
			},
		}
	}

	fn add(&self, reason: &str) {
		if let Some(counter) = &self.0 {
			counter.with_label_values(&[reason]).inc();
		}
	}
}

/// Returns the label of a refusal. The set of labels is bounded: these, `node_error`, the SDK's
/// names of what makes a transaction invalid (`stale`, `future`, `payment` and the like), and the
/// protocol's refusals by their number (`custom_6`).
fn reason(refusal: &Error) -> String {
	let name: &str = match refusal {
		Error::InvalidTransaction(InvalidTransaction::Custom(number)) => {
			return format!("custom_{number}")
		},
		Error::InvalidTransaction(invalid) => invalid.as_ref(),
		Error::ImmediatelyDropped => "pool_full",
		Error::AlreadyImported(_) => "already_imported",
		Error::TemporarilyBanned => "banned",
		Error::TooLowPriority { .. } => "too_low_priority",
		_ => "other",
	};
	name.into()
}

#[cfg(test)]
mod tests {
	use crate::pool::refusals::*;

	#[test]
	fn reason_should_name_the_refusal() {
		let invalid = |invalid| reason(&Error::InvalidTransaction(invalid));
		assert_eq!(invalid(InvalidTransaction::Stale), "stale");
		assert_eq!(invalid(InvalidTransaction::BadProof), "bad_proof");
		assert_eq!(invalid(InvalidTransaction::Custom(6)), "custom_6");
		assert_eq!(reason(&Error::ImmediatelyDropped), "pool_full");
		assert_eq!(reason(&Error::CycleDetected), "other");
	}

	#[test]
	fn refusals_should_be_counted_by_reason() {
		let registry = Registry::new();
		let refusals = Refusals::new(Some(&registry));
		for _ in 0..2 {
			let error = refusals.count(Error::ImmediatelyDropped.into());
			assert!(matches!(error.into_pool_error(), Ok(Error::ImmediatelyDropped)));
		}
		let counter = refusals.0.as_ref();
		let count = counter.map(|counter| counter.with_label_values(&["pool_full"]).get());
		assert_eq!(count, Some(2));
	}
}
