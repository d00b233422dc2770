//! Every setting, as a case: what its call is, who may make it, when, and what follows.
//!
//! The cases of the network's settings are written out by hand in [`mod@listed`], in the terms of
//! the protocol's description and independent of the table of settings. Settings that the list does
//! not have get their cases from the table, so that each test covers a new setting without an edit.

mod actions;
mod bounds;
mod limits;
mod listed;
mod rules;
mod table;
mod wire;

use crate::mock::*;
use codec::Encode;
use frame_support::dispatch::DispatchResultWithPostInfo;
use ganglion_types::{MechId, NetUid, TaoBalance};
use listed::listed;
use pallet_subtensor::types::{
	EpochConsensus, PeerPredictionParameters, RecycleOrBurnEnum, SigmoidParameters,
};
use sp_runtime::traits::Dispatchable;
use substrate_fixed::types::{I64F64, I96F32, U64F64};

type Call = crate::Call<Test>;
type Own = crate::Event<Test>;
type Protocol = pallet_subtensor::Event<Test>;

/// A call with a value that the subnet of the mock does not have yet.
#[derive(Clone)]
struct Case {
	name: &'static str,
	index: u8,
	/// Names and types of the arguments.
	args: Vec<(&'static str, String)>,
	/// The description's columns: who (`R`, `O/R`), limit (`hp`, `version`, `mechanisms`), window
	/// (`W`), not on root (`n≠0`).
	rule: String,
	/// Whether it takes a netuid.
	of_subnet: bool,
	call: fn(NetUid) -> Call,
	/// Reads the stored value, encoded.
	stored: fn(NetUid) -> Vec<u8>,
	/// The stored value after the call, encoded.
	value: Vec<u8>,
	events: Vec<RuntimeEvent>,
}

impl Case {
	/// Whether the rule has this column.
	fn is(&self, column: &str) -> bool {
		self.rule.split(' ').any(|own| own == column)
	}

	/// Whether an owner may make the call.
	fn by_owner(&self) -> bool {
		self.is("O/R")
	}

	/// Whether an owner may make the call only so often.
	fn is_limited(&self) -> bool {
		self.is("hp") || self.is("version") || self.is("mechanisms")
	}

	fn dispatch(&self, origin: RuntimeOrigin, netuid: NetUid) -> DispatchResultWithPostInfo {
		RuntimeCall::AdminUtils((self.call)(netuid)).dispatch(origin)
	}
}

/// Every call by index: the listed ones, and those that only the table has.
fn cases() -> Vec<Case> {
	let mut cases = listed();
	let is_listed = |case: &Case| listed().iter().any(|other| other.name == case.name);
	cases.extend(table::cases().into_iter().filter(|case| !is_listed(case)));
	cases.sort_by_key(|case| case.index);
	cases
}

/// Runs a test for every case that `which` admits, each on a new chain. Prepares what a case needs:
/// liquid alpha is on for its values, uids leave room for a second mechanism, and who closes
/// registration leaves that by proof of work.
fn for_each(which: impl Fn(&Case) -> bool, test: impl Fn(&Case)) {
	let cases: Vec<Case> = cases().into_iter().filter(which).collect();
	assert!(!cases.is_empty());
	for case in &cases {
		with_subnet(|| {
			if case.name == "sudo_set_alpha_values" {
				pallet_subtensor::LiquidAlphaOn::<Test>::insert(SUBNET, true);
				pallet_subtensor::LiquidAlphaOn::<Test>::insert(NetUid::ROOT, true);
			}
			if case.name == "sudo_set_network_registration_allowed" {
				pallet_subtensor::NetworkPowRegistrationAllowed::<Test>::insert(SUBNET, true);
			}
			if case.name == "sudo_set_mechanism_count" {
				pallet_subtensor::MaxAllowedUids::<Test>::insert(SUBNET, 128);
			}
			test(case)
		});
	}
}
