//! Finality by votes (GRANDPA).

use crate::service::{
	Chain, FullBackend, FullClient, FullSelectChain, NetworkConfig, Networking, Pool, Settings,
};
use ganglion_runtime::{opaque::Block, Hash};
use sc_consensus_grandpa::{
	warp_proof::NetworkProvider, FinalityProofProvider, GrandpaJustificationStream, GrandpaParams,
	LinkHalf, SharedAuthoritySet, SharedVoterState, VotingRulesBuilder,
};
use sc_network::{
	service::traits::NetworkService, NotificationMetrics, NotificationService, ProtocolName,
};
use sc_network_sync::SyncingService;
use sc_service::{Configuration, WarpSyncConfig};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_runtime::traits::NumberFor;
use std::{sync::Arc, time::Duration};

/// Blocks between two justifications that are kept even if nothing asks for them.
const JUSTIFICATION_PERIOD: u32 = 512;

/// Longest time that a vote is given to reach the others, enough for a network around the world.
const MAX_GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// Imports blocks, watching for changes of the voters.
pub type GrandpaBlockImport =
	sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;

type GrandpaLink = LinkHalf<Block, FullClient, FullSelectChain>;

/// The voter until it is started.
pub struct Finality {
	/// Through which blocks have to be imported.
	pub block_import: GrandpaBlockImport,
	link: GrandpaLink,
	voter_state: SharedVoterState,
}

/// The voter's own protocol on the network.
pub struct VoteProtocol {
	name: ProtocolName,
	notifications: Box<dyn NotificationService>,
}

/// What the RPC methods read.
#[derive(Clone)]
pub struct FinalityView {
	/// Who votes.
	pub authorities: SharedAuthoritySet<Hash, NumberFor<Block>>,
	/// How far the current rounds are.
	pub voter_state: SharedVoterState,
	/// New justifications.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Proofs for past blocks.
	pub proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
}

impl Finality {
	/// Reads the voter's state from the database.
	pub fn new(chain: &Chain) -> sc_cli::Result<Self> {
		let (block_import, link) = sc_consensus_grandpa::block_import(
			chain.client.clone(),
			JUSTIFICATION_PERIOD,
			&chain.client,
			chain.select_chain.clone(),
			chain.telemetry_handle(),
		)?;
		Ok(Self { block_import, link, voter_state: SharedVoterState::empty() })
	}

	/// Adds the protocol by which votes travel to the network's.
	pub fn join(
		&self,
		config: &Configuration,
		chain: &Chain,
		network: &mut NetworkConfig,
		metrics: NotificationMetrics,
	) -> VoteProtocol {
		let genesis = chain.client.chain_info().genesis_hash;
		let name = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
		let (protocol, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<
			Block,
			Networking,
		>(name.clone(), metrics, network.peer_store_handle());
		network.add_notification_protocol(protocol);
		VoteProtocol { name, notifications }
	}

	/// Serves and checks the proofs by which a new node skips the past.
	pub fn warp_sync(&self, chain: &Chain) -> WarpSyncConfig<Block> {
		let authorities = self.link.shared_authority_set().clone();
		let provider = NetworkProvider::new(chain.backend.clone(), authorities, Vec::new());
		WarpSyncConfig::WithProvider(Arc::new(provider))
	}

	/// What the RPC methods read.
	pub fn view(&self, chain: &Chain) -> FinalityView {
		let authorities = self.link.shared_authority_set().clone();
		FinalityView {
			proofs: FinalityProofProvider::new_for_service(
				chain.backend.clone(),
				Some(authorities.clone()),
			),
			authorities,
			voter_state: self.voter_state.clone(),
			justifications: self.link.justification_stream(),
		}
	}

	/// Spawns the voter. A node that is no authority follows the votes of the others.
	pub fn start(
		self,
		chain: &Chain,
		pool: Arc<Pool>,
		network: Arc<dyn NetworkService>,
		sync: Arc<SyncingService<Block>>,
		protocol: VoteProtocol,
	) -> sc_cli::Result<()> {
		let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
			config: sc_consensus_grandpa::Config {
				gossip_duration: gossip_duration(chain),
				justification_generation_period: JUSTIFICATION_PERIOD,
				name: Some(chain.settings.name.clone()),
				observer_enabled: false,
				keystore: chain.settings.role.is_authority().then(|| chain.keystore.keystore()),
				local_role: chain.settings.role,
				telemetry: chain.telemetry_handle(),
				protocol_name: protocol.name,
			},
			link: self.link,
			network,
			sync,
			notification_service: protocol.notifications,
			voting_rule: voting_rules(&chain.settings).build(),
			prometheus_registry: chain.settings.registry.clone(),
			shared_voter_state: self.voter_state,
			telemetry: chain.telemetry_handle(),
			offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(pool),
		})?;
		chain.tasks.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
		Ok(())
	}
}

/// On a fast chain votes must not take longer than blocks. A round takes about four times this.
fn gossip_duration(chain: &Chain) -> Duration {
	match chain.slot_duration() {
		Ok(slot) => MAX_GOSSIP_DURATION.min(slot.as_duration() / 4),
		// No state yet (warp sync).
		Err(_) => MAX_GOSSIP_DURATION,
	}
}

/// A development chain is finalised up to its best block. Elsewhere the newest blocks, which may
/// still be replaced, are left out of the vote.
fn voting_rules(settings: &Settings) -> VotingRulesBuilder<Block, FullClient> {
	if settings.development {
		VotingRulesBuilder::new()
	} else {
		VotingRulesBuilder::default()
	}
}
