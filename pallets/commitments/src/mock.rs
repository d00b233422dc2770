//! The test chain with this pallet on it, and a beacon whose pulses a test stores.

use crate::{
	data::{Ciphertext, Data},
	pulses::{Pulses, Signature},
	types::CommitmentInfo,
	WeightInfo,
};
use frame_support::{
	assert_ok, parameter_types,
	traits::{ConstU32, Hooks, StorageInfoTrait},
	weights::Weight,
};
use ganglion_test_chain::{AccountId, NetUid, NETUID};
use sp_runtime::DispatchResult;
use std::collections::BTreeMap;

ganglion_test_chain::chain! {
	protocol: pallet_subtensor with Commitments,
	18: Commitments = crate,
}

impl crate::Config for Test {
	type MaxFields = ConstU32<3>;
	type Beacon = Beacon;
	type WeightInfo = Costs;
}

parameter_types! {
	/// The stored pulses: their signatures, by round.
	pub static Stored: BTreeMap<u64, Signature> = BTreeMap::new();
	/// The newest round.
	pub static Newest: u64 = 0;
	/// The weight of a step of a walk.
	pub static StepCost: u64 = 0;
}

/// A beacon whose ciphertexts begin with the signature that opens them.
pub struct Beacon;
impl Pulses for Beacon {
	fn signature(round: u64) -> Option<Signature> {
		Stored::get().get(&round).copied()
	}

	fn last_round() -> u64 {
		Newest::get()
	}

	fn open(ciphertext: &[u8], signature: &Signature) -> Option<Vec<u8>> {
		ciphertext.strip_prefix(signature).map(<[u8]>::to_vec)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn sealed() -> (u64, Vec<u8>) {
		publish_pulse(7);
		let mut ciphertext = signature(7).to_vec();
		ciphertext.resize(crate::data::MAX_CIPHERTEXT as usize, 1);
		(7, ciphertext)
	}
}

/// Weights that are easy to tell apart. Steps of walks have one that a test sets.
pub struct Costs;
impl WeightInfo for Costs {
	fn set_commitment() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn reset_bonds(rows: u32) -> Weight {
		Weight::from_parts(50 + u64::from(rows), 0)
	}
	fn set_max_space() -> Weight {
		Weight::zero()
	}
	fn check_commitment() -> Weight {
		Weight::from_parts(10, 0)
	}
	fn look_for_due() -> Weight {
		Weight::zero()
	}
	fn reveal_field() -> Weight {
		Weight::from_parts(StepCost::get(), 0)
	}
	fn look_at_maps() -> Weight {
		Weight::zero()
	}
	fn purge_commitments(entries: u32) -> Weight {
		Weight::from_parts(StepCost::get() * u64::from(entries), 0)
	}
	fn purge_entries(entries: u32) -> Weight {
		Weight::from_parts(StepCost::get() * u64::from(entries), 0)
	}
	fn pass_on() -> Weight {
		Weight::from_parts(100, 0)
	}
	fn forget() -> Weight {
		Weight::from_parts(200, 0)
	}
}

/// The signature of a round.
pub fn signature(round: u64) -> Signature {
	let mut bytes = [9; 48];
	bytes[..8].copy_from_slice(&round.to_le_bytes());
	bytes
}

/// Stores the pulse of a round, which is then the newest unless a newer one is stored.
pub fn publish_pulse(round: u64) {
	Stored::mutate(|stored| stored.insert(round, signature(round)));
	Newest::mutate(|newest| *newest = round.max(*newest));
}

/// A timelocked field with this plaintext.
pub fn sealed(plaintext: &[u8], reveal_round: u64) -> Data {
	let bytes = [&signature(reveal_round), plaintext].concat();
	Data::TimelockEncrypted { encrypted: Ciphertext::try_from(bytes).unwrap(), reveal_round }
}

/// A field of these bytes.
pub fn raw(bytes: &[u8]) -> Data {
	Data::Raw(bytes.to_vec().try_into().unwrap())
}

/// A commitment.
pub fn info(fields: &[Data]) -> CommitmentInfo<ConstU32<3>> {
	CommitmentInfo { fields: fields.to_vec().try_into().unwrap() }
}

/// Publishes a commitment on the test subnet.
pub fn publish(who: AccountId, fields: &[Data]) -> DispatchResult {
	publish_on(NETUID, who, fields)
}

/// Publishes a commitment on a subnet.
pub fn publish_on(netuid: NetUid, who: AccountId, fields: &[Data]) -> DispatchResult {
	let origin = RuntimeOrigin::signed(who);
	Commitments::set_commitment(origin, netuid, Box::new(info(fields)))
		.map(drop)
		.map_err(|refusal| refusal.error)
}

/// Publishes on the test subnet a field that can be revealed, one that waits for round 9, and the
/// request to reset bonds. With the next block there is something in every item that names
/// accounts.
pub fn publish_all(who: AccountId) {
	pallet_subtensor::BondsResetOn::<Test>::insert(NETUID, true);
	publish_pulse(7);
	assert_ok!(publish(who, &[sealed(b"now", 7), sealed(b"later", 9), Data::ResetBondsFlag]));
}

/// The items that name accounts.
pub fn items_of_accounts() -> Vec<String> {
	let all = Commitments::storage_info().into_iter();
	all.map(|info| String::from_utf8(info.storage_name).unwrap())
		.filter(|name| !["MaxSpace", "RevealCursor"].contains(&name.as_str()))
		.collect()
}

/// The items of the pallet of which a key or a value names an account.
pub fn items_naming(account: &AccountId) -> Vec<String> {
	let needle: &[u8] = account.as_ref();
	let names = |bytes: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
	let mut found = vec![];
	for info in Commitments::storage_info() {
		let keys = core::iter::successors(Some(info.prefix.clone()), |key| {
			sp_io::storage::next_key(key).filter(|next| next.starts_with(&info.prefix))
		});
		let is_named =
			|key: Vec<u8>| names(&key) || names(&sp_io::storage::get(&key).unwrap_or_default());
		if keys.into_iter().any(is_named) {
			found.push(String::from_utf8(info.storage_name).unwrap());
		}
	}
	found
}

/// Begins the next block; this pallet's hook runs after the protocol's.
pub fn next_block() {
	run_blocks(1);
	Commitments::on_initialize(now());
}

/// The chain: people 1 to 7 have neurons on the test subnet.
pub fn chain() -> sp_io::TestExternalities {
	Stored::set(BTreeMap::new());
	Newest::set(0);
	StepCost::set(0);
	ExtBuilder::with_market().build()
}

/// Runs a test on the chain, then checks every invariant.
pub fn with_neurons(test: impl FnOnce()) {
	chain().execute_with(|| {
		test();
		Commitments::do_try_state().unwrap();
		SubtensorModule::do_try_state().unwrap();
	})
}
