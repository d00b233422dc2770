//! The genesis of the chain, and its blocks.

/// Declares the genesis builder `ExtBuilder` and what goes with it; a part of
/// [`chain!`](crate::chain!).
#[doc(hidden)]
#[macro_export]
macro_rules! builder {
	($protocol:ident) => {
		pub use chain_builder::*;

		mod chain_builder {
			use super::{
				BalancesConfig, RuntimeGenesisConfig, SubtensorModule, SubtensorModuleConfig, Swap,
				System, Test,
			};
			use frame_support::traits::Hooks;
			use sp_runtime::BuildStorage;
			use $crate::{
				alpha, cold, hot, reset_block_settings, tao, AccountId, NetUid, NETUID, OWNER,
				PEOPLE, ROOT, TAO, TEMPO, VALIDATOR, WEALTH,
			};
			use $protocol::genesis::{Neuron, Settings, Subnet};

			/// A started subnet with a stable price and an empty reserve. Its owner is [`OWNER`].
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
					settings: Default::default(),
					neurons,
				}
			}

			/// A started subnet with a pool of 1,000 TAO and 4,000 alpha. Its owner is [`OWNER`].
			pub fn pool_of(netuid: NetUid, neurons: Vec<Neuron<AccountId>>) -> Subnet<AccountId> {
				Subnet {
					dynamic: true,
					tao_reserve: tao(1_000 * TAO),
					alpha_reserve: alpha(4_000 * TAO),
					..subnet_of(netuid, neurons)
				}
			}

			/// Builds a chain of [`PEOPLE`] with [`WEALTH`], the root network, and the subnets
			/// that a test adds.
			pub struct ExtBuilder {
				subnets: Vec<Subnet<AccountId>>,
				settings: Settings,
				block_time_ms: Option<u64>,
				weights_are_unlimited: bool,
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
					Self {
						subnets: vec![root],
						settings,
						block_time_ms: None,
						weights_are_unlimited: false,
					}
				}
			}

			impl ExtBuilder {
				/// [`NETUID`], started; its only neuron is its owner's first hotkey, uid 0.
				pub fn with_subnet() -> Self {
					Self::default().subnet(NETUID, Self::neurons([OWNER]))
				}

				/// Started subnets 1 to `count` without neurons, whose epochs are all due in block
				/// 10 and then every [`TEMPO`] blocks.
				pub fn with_subnets(count: u16) -> Self {
					let add = |chain: Self, number| chain.subnet(NetUid::new(number), vec![]);
					(1..=count).fold(Self::default(), add)
				}

				/// [`NETUID`], started, with a pool of 1,000 TAO and 4,000 alpha; its only neuron
				/// is its owner's first hotkey, uid 0.
				pub fn with_pool() -> Self {
					Self::default().with(pool_of(NETUID, Self::neurons([OWNER])))
				}

				/// [`NETUID`], started, with the neurons of people 1 to 3 as uids 0 to 2: the
				/// owner's, that of a validator with a stake in rao, and that of the miner whom the
				/// validator ranks.
				pub fn with_validator(stake: u64) -> Self {
					let mut neurons = Self::neurons(1..=3);
					neurons[1] = Self::neuron(VALIDATOR, stake, vec![(2, 1)]);
					Self::default().subnet(NETUID, neurons)
				}

				/// [`NETUID`], started, with the neurons of people 1 to 4 as uids 0 to 3: the
				/// owner's, that of a validator with a stake of 1,000 TAO and these weights, and
				/// those of two miners.
				pub fn with_two_miners(weights: &[(u16, u16)]) -> Self {
					let mut neurons = Self::neurons(1..=4);
					neurons[1] = Self::neuron(VALIDATOR, 1_000 * TAO, weights.to_vec());
					Self::default().subnet(NETUID, neurons)
				}

				/// [`NETUID`], started, with the neurons of people 1 to 7 as uids 0 to 6: the
				/// owner's, those of three validators with stakes of 500, 300 and 200 TAO, and
				/// those of three miners. Weights may be set in every block.
				pub fn with_market() -> Self {
					let validator = |person, stake, weights: [u16; 3]| {
						Self::neuron(person, stake * TAO, (4..).zip(weights).collect())
					};
					let mut neurons = Self::neurons(1..=7);
					neurons[1] = validator(2, 500, [30, 20, 10]);
					neurons[2] = validator(3, 300, [10, 20, 30]);
					neurons[3] = validator(4, 200, [1, 1, 1]);
					Self::default().subnet(NETUID, neurons).without_weights_limit()
				}

				/// Lifts the rate limit of weights on [`NETUID`].
				pub fn without_weights_limit(mut self) -> Self {
					self.weights_are_unlimited = true;
					self
				}

				/// A neuron with the person's first hotkey, its stake in rao, and its weights.
				pub fn neuron(
					person: u8,
					stake: u64,
					weights: Vec<(u16, u16)>,
				) -> Neuron<AccountId> {
					Neuron {
						hotkey: hot(person, 0),
						coldkey: cold(person),
						stake: alpha(stake),
						delegate: stake != 0,
						weights,
					}
				}

				/// Neurons with these people's first hotkeys, without stake and weights.
				pub fn neurons(people: impl IntoIterator<Item = u8>) -> Vec<Neuron<AccountId>> {
					people.into_iter().map(|person| Self::neuron(person, 0, vec![])).collect()
				}

				/// Adds a started subnet with a stable price; its neurons get uids in this order.
				pub fn subnet(self, netuid: NetUid, neurons: Vec<Neuron<AccountId>>) -> Self {
					self.with(subnet_of(netuid, neurons))
				}

				/// Adds a subnet.
				pub fn with(mut self, subnet: Subnet<AccountId>) -> Self {
					self.subnets.push(subnet);
					self
				}

				/// Removes the root network.
				pub fn without_root(mut self) -> Self {
					self.subnets.retain(|subnet| !subnet.netuid.is_root());
					self
				}

				/// Sets the time between blocks.
				pub fn block_time(mut self, milliseconds: u64) -> Self {
					self.block_time_ms = Some(milliseconds);
					self
				}

				/// Changes the settings of genesis.
				pub fn settings(mut self, change: impl FnOnce(&mut Settings)) -> Self {
					change(&mut self.settings);
					self
				}

				/// The state at the start of block 1.
				pub fn build(self) -> sp_io::TestExternalities {
					reset_block_settings();
					let balances = PEOPLE.map(|person| (cold(person), WEALTH)).collect();
					let genesis = RuntimeGenesisConfig {
						balances: BalancesConfig { balances, ..Default::default() },
						subtensor_module: SubtensorModuleConfig {
							block_time_ms: self.block_time_ms,
							settings: self.settings,
							subnets: self.subnets,
						},
						..Default::default()
					};
					let mut externalities =
						sp_io::TestExternalities::from(genesis.build_storage().unwrap());
					externalities.execute_with(|| {
						if self.weights_are_unlimited {
							$protocol::WeightsSetRateLimit::<Test>::insert(NETUID, 0);
						}
						run_blocks(1)
					});
					externalities
				}

				/// Runs a test on the chain, then checks every invariant of its pallets.
				pub fn build_and_execute(self, test: impl FnOnce()) {
					self.build().execute_with(|| {
						test();
						SubtensorModule::do_try_state().unwrap();
						Swap::do_try_state().unwrap();
					})
				}
			}

			/// Number of the block that is being built.
			pub fn now() -> u64 {
				System::block_number()
			}

			/// Ends the block: runs the protocol pallet's `on_finalize`.
			pub fn end_block() {
				SubtensorModule::on_finalize(now());
			}

			/// Ends the block and begins the next one, `count` times over: stops after the protocol
			/// pallet's `on_initialize`. The events are those of the last block.
			pub fn run_blocks(count: u64) {
				for _ in 0..count {
					if now() > 0 {
						end_block();
					}
					System::reset_events();
					System::set_block_number(now() + 1);
					SubtensorModule::on_initialize(now());
				}
			}
		}
	};
}
