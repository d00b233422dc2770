//! A chain with the beacon alone.

use crate::{
	types::{Pulse, PulsesPayload, RoundNumber},
	GenesisConfig, WeightInfo,
};
use frame_support::{
	parameter_types,
	traits::{ConstU64, Hooks},
	weights::Weight,
};
use ganglion_timelock::development;
use ganglion_types::PlainVec;
use sp_core::{sr25519, Pair};
use sp_runtime::{BuildStorage, DispatchResult, MultiSignature, MultiSigner};

ganglion_test_chain::runtime! {
	26: Drand = crate,
}

impl crate::Config for Test {
	type Public = MultiSigner;
	type Signature = MultiSignature;
	type HistoryRounds = History;
	type UnsignedPriority = ConstU64<1_000_000>;
	type WeightInfo = Costs;
}

parameter_types! {
	/// Rounds that are kept.
	pub static History: u64 = 20;
}

/// Weights that are easy to count: the removal costs 100, and 10 for each step.
pub struct Costs;
impl WeightInfo for Costs {
	fn write_pulse(p: u32) -> Weight {
		Weight::from_parts(1_000, 0).saturating_mul(p.into())
	}
	fn set_beacon_config() -> Weight {
		Weight::zero()
	}
	fn set_oldest_stored_round() -> Weight {
		Weight::zero()
	}
	fn prune(p: u32) -> Weight {
		Weight::from_parts(100 + 10 * u64::from(p), 0)
	}
}

fn with_beacon<Outcome>(development: bool, test: impl FnOnce() -> Outcome) -> Outcome {
	History::set(20);
	let beacon = GenesisConfig::<Test> { development_beacon: development, ..Default::default() };
	let genesis = RuntimeGenesisConfig { drand: beacon, ..Default::default() };
	let mut chain: sp_io::TestExternalities = genesis.build_storage().unwrap().into();
	chain.execute_with(|| {
		begin_block();
		let outcome = test();
		Drand::do_try_state().unwrap();
		outcome
	})
}

/// Runs a test on a chain with the development beacon, then checks every invariant.
pub fn with_development<Outcome>(test: impl FnOnce() -> Outcome) -> Outcome {
	with_beacon(true, test)
}

/// Runs a test on a chain with quicknet, then checks every invariant.
pub fn with_quicknet<Outcome>(test: impl FnOnce() -> Outcome) -> Outcome {
	with_beacon(false, test)
}

/// The state that benchmarks begin with. Their removal needs a history as long as the runtime's.
#[cfg(feature = "runtime-benchmarks")]
pub fn of_benchmarks() -> sp_io::TestExternalities {
	History::set(216_000);
	RuntimeGenesisConfig::default().build_storage().unwrap().into()
}

/// Begins the next block.
pub fn begin_block() {
	let now = System::block_number() + 1;
	System::set_block_number(now);
	Drand::on_initialize(now);
}

/// A pulse of the development beacon.
pub fn pulse(round: RoundNumber) -> Pulse {
	Pulse::new(round, &development::secret_key().sign(round).unwrap())
}

/// The payload of a call, which nobody signed.
pub fn payload(pulses: Vec<Pulse>) -> PulsesPayload<MultiSigner, u64> {
	let public = signer().public().into();
	PulsesPayload { block_number: 1, pulses: PlainVec::try_from(pulses).unwrap(), public }
}

/// Whoever signs payloads.
pub fn signer() -> sr25519::Pair {
	sr25519::Pair::from_seed(&[7; 32])
}

/// Writes pulses.
pub fn write_pulses(pulses: Vec<Pulse>) -> DispatchResult {
	Drand::write_pulse(RuntimeOrigin::none(), payload(pulses), None)
}

/// Writes the development beacon's pulses of these rounds.
pub fn write(rounds: &[RoundNumber]) -> DispatchResult {
	write_pulses(rounds.iter().copied().map(pulse).collect())
}

/// Writes the pulse of a round in a block of its own.
pub fn write_in_block(round: RoundNumber) -> DispatchResult {
	begin_block();
	write(&[round])
}

/// Stores pulses as if they were verified.
pub fn store(rounds: impl IntoIterator<Item = RoundNumber>) {
	let model = pulse(1);
	rounds.into_iter().for_each(|round| Drand::store(Pulse { round, ..model.clone() }));
}
