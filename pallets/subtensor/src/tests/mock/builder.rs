//! The chain's genesis.

use super::*;
use crate::genesis::{Neuron, Settings, Subnet};
use sp_runtime::BuildStorage;

/// A started subnet of genesis, owned by [`OWNER`].
pub fn subnet_of(netuid: NetUid, neurons: Vec<Neuron<AccountId>>) -> Subnet<AccountId> {
	Subnet {
		netuid,
		tempo: TEMPO,
		owner: Some((cold(OWNER), hot(OWNER, 0))),
		dynamic: false,
		tao_reserve: tao(0),
		alpha_reserve: alpha(0),
		started: true,
		always_active: false,
		neurons,
	}
}

/// A started subnet of genesis with a pool of 1,000 TAO and 4,000 alpha, owned by [`OWNER`].
pub fn pool_of(netuid: NetUid, neurons: Vec<Neuron<AccountId>>) -> Subnet<AccountId> {
	Subnet {
		dynamic: true,
		tao_reserve: tao(1_000 * TAO),
		alpha_reserve: alpha(4_000 * TAO),
		..subnet_of(netuid, neurons)
	}
}

/// Builds a chain with twenty people, a root network and, if asked, a started subnet with its owner.
pub struct ExtBuilder {
	subnets: Vec<Subnet<AccountId>>,
	settings: Settings,
	block_time_ms: Option<u64>,
	unlimited: bool,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		let root = Subnet { tempo: 100, owner: None, ..subnet_of(ROOT, vec![]) };
		let settings = Settings {
			default_tempo: Some(TEMPO),
			new_subnets_emit: true,
			network_rate_limit: Some(0),
			..Default::default()
		};
		Self { subnets: vec![root], settings, block_time_ms: None, unlimited: false }
	}
}

impl ExtBuilder {
	/// A started subnet 1, whose owner's hotkey is uid 0.
	pub fn with_subnet() -> Self {
		Self::default().subnet(NETUID, vec![Self::neuron(OWNER, 0, vec![])])
	}

	/// A started subnet 1 with three validators, people 2 to 4 with stakes of 500, 300 and 200, and three miners,
	/// people 5 to 7. Everybody may set weights at any time.
	pub fn with_market() -> Self {
		let validator = |person, stake, weights: [u16; 3]| {
			Self::neuron(person, stake * TAO, (4..).zip(weights).collect())
		};
		let miner = |person| Self::neuron(person, 0, vec![]);
		let neurons = vec![
			miner(OWNER),
			validator(2, 500, [30, 20, 10]),
			validator(3, 300, [10, 20, 30]),
			validator(4, 200, [1, 1, 1]),
			miner(5),
			miner(6),
			miner(7),
		];
		Self::default().subnet(NETUID, neurons).without_weights_limit()
	}

	/// A started subnet 1 with a pool of 1,000 TAO and 4,000 alpha, whose owner's hotkey is uid 0.
	pub fn with_pool() -> Self {
		Self::default().with(pool_of(NETUID, vec![Self::neuron(OWNER, 0, vec![])]))
	}

	/// Validators may set weights in every block.
	pub fn without_weights_limit(mut self) -> Self {
		self.unlimited = true;
		self
	}

	/// A neuron of genesis: the person's first hotkey.
	pub fn neuron(person: u8, stake: u64, weights: Vec<(u16, u16)>) -> Neuron<AccountId> {
		Neuron { hotkey: hot(person, 0), coldkey: cold(person), stake: alpha(stake), weights }
	}

	/// Adds a started subnet with neurons; the first is the owner's.
	pub fn subnet(self, netuid: NetUid, neurons: Vec<Neuron<AccountId>>) -> Self {
		self.with(subnet_of(netuid, neurons))
	}

	/// Adds a subnet.
	pub fn with(mut self, subnet: Subnet<AccountId>) -> Self {
		self.subnets.push(subnet);
		self
	}

	/// Begins without a root network.
	pub fn without_root(mut self) -> Self {
		self.subnets.retain(|subnet| !subnet.netuid.is_root());
		self
	}

	pub fn block_time(mut self, milliseconds: u64) -> Self {
		self.block_time_ms = Some(milliseconds);
		self
	}

	pub fn settings(mut self, change: impl FnOnce(&mut Settings)) -> Self {
		change(&mut self.settings);
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		BlockAuthor::set(Some(cold(AUTHOR)));
		let balances = (1..=20).map(|person| (cold(person), WEALTH)).collect();
		let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		pallet_balances::GenesisConfig::<Test> { balances, ..Default::default() }
			.assimilate_storage(&mut storage)
			.unwrap();
		GenesisConfig::<Test> {
			block_time_ms: self.block_time_ms,
			settings: self.settings,
			subnets: self.subnets,
		}
		.assimilate_storage(&mut storage)
		.unwrap();
		let mut externalities = sp_io::TestExternalities::from(storage);
		externalities.execute_with(|| {
			if self.unlimited {
				WeightsSetRateLimit::<Test>::insert(NETUID, 0);
			}
			run_blocks(1)
		});
		externalities
	}

	/// Runs a test and checks every invariant at its end.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			SubtensorModule::do_try_state().unwrap();
			#[cfg(feature = "try-runtime")]
			Swap::do_try_state().unwrap();
		})
	}
}
