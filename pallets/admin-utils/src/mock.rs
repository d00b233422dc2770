//! A chain with the root network and one subnet, whose owner has its only neuron.

use frame_support::weights::constants::ParityDbWeight;
use ganglion_test_chain::{cold, hot, AccountId, DatabaseCost};
pub use ganglion_test_chain::{NETUID as SUBNET, NOWHERE as MISSING};
use pallet_subtensor::{genesis::Subnet, LastEpochBlock, Tempo};

ganglion_test_chain::chain! {
	protocol: pallet_subtensor,
	19: AdminUtils = crate,
}

/// A change of voters: the voters with their weights, the delay, and the block of a forced change.
type VotersChange = (Vec<(u16, u64)>, u64, Option<u64>);

frame_support::parameter_types! {
	/// The block authors that were named last.
	pub static Authors: Vec<u64> = vec![];
	/// The change of voters that was scheduled last, as long as the state lives.
	pub storage Voters: Option<VotersChange> = None;
}

/// Engines that store what they are told; like the real one, only one change of voters at a time.
pub struct Engines;
impl crate::ChangeAuthorities<Test> for Engines {
	fn change_authors(authors: crate::authorities::Authors<Test>) {
		Authors::set(authors.into_inner());
	}

	fn schedule_voters(
		voters: Vec<(u16, u64)>,
		in_blocks: u64,
		forced: Option<u64>,
	) -> sp_runtime::DispatchResult {
		frame_support::ensure!(Voters::get().is_none(), "a change is pending");
		Voters::set(&Some((voters, in_blocks, forced)));
		Ok(())
	}
}

impl crate::Config for Test {
	type AuthorityId = u64;
	type VoterId = u16;
	type MaxAuthorities = frame_support::traits::ConstU32<32>;
	type Authorities = Engines;
	type WeightInfo = crate::measured::SubstrateWeight<Test>;
}

/// The coldkey of the subnet's owner.
pub const OWNER: AccountId = cold(ganglion_test_chain::OWNER);
/// The hotkey of the subnet's owner.
pub const HOTKEY: AccountId = hot(ganglion_test_chain::OWNER, 0);
/// Somebody else.
pub const STRANGER: AccountId = cold(3);

/// Blocks before an epoch in which hyperparameters are frozen.
pub const WINDOW: u64 = 10;

/// The chain: a subnet that is not started, with a tempo that leaves its window open for long.
fn chain() -> ExtBuilder {
	let neurons = vec![ExtBuilder::neuron(ganglion_test_chain::OWNER, 0, vec![])];
	let subnet = Subnet { tempo: 360, started: false, ..subnet_of(SUBNET, neurons) };
	// The settings of a chain that sets none.
	ExtBuilder::default().settings(|settings| *settings = Default::default()).with(subnet)
}

/// The state that a benchmark's test begins with.
#[cfg(feature = "runtime-benchmarks")]
pub fn new_test_ext() -> sp_io::TestExternalities {
	chain().build()
}

/// Runs a test in block 1,000 with the database weights of the node, then checks every invariant.
pub fn with_subnet(test: impl FnOnce()) {
	chain().build_and_execute(|| {
		Authors::set(vec![]);
		charge_database();
		go_to(1_000);
		test();
	})
}

/// Charges database accesses as the node does.
pub fn charge_database() {
	DatabaseCost::set(ParityDbWeight::get());
}

/// Moves to a block in which the subnet has just had its epoch, so that its window is wide open.
pub fn go_to(block: u64) {
	System::set_block_number(block);
	System::reset_events();
	LastEpochBlock::<Test>::insert(SUBNET, block);
}

/// Lets the subnet's last epoch be so long ago that the next one is `remaining` blocks away.
pub fn let_epoch_be_due_in(remaining: u64) {
	let tempo = u64::from(Tempo::<Test>::get(SUBNET));
	LastEpochBlock::<Test>::insert(SUBNET, System::block_number() + remaining - tempo);
}
