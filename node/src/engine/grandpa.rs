//! Finality by the authorities' votes (GRANDPA).

use crate::{
	chain::{Chain, Settings},
	client::{FullBackend, FullClient, FullSelectChain, Networking},
	network::NetworkSetup,
	pool::Pool,
};
use ganglion_runtime::{opaque::Block, Hash};
use sc_consensus_grandpa::{
	warp_proof::NetworkProvider, FinalityProofProvider, GrandpaJustificationStream, GrandpaParams,
	LinkHalf, SharedAuthoritySet, SharedVoterState, VotingRulesBuilder,
};
use sc_network::{service::traits::NetworkService, NotificationService, ProtocolName};
use sc_network_sync::SyncingService;
use sc_service::{Configuration, WarpSyncConfig};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_runtime::traits::NumberFor;
use std::{sync::Arc, time::Duration};

/// Blocks between two stored justifications. Blocks that change the authority set always get one.
const JUSTIFICATION_PERIOD: u32 = 512;

/// Upper bound of the time allowed for a vote to reach the other voters. It suffices for a network
/// around the world.
const MAX_GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// A block import that applies changes of the GRANDPA authority set.
pub type GrandpaBlockImport =
	sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;

type GrandpaLink = LinkHalf<Block, FullClient, FullSelectChain>;

/// A voter that is not started yet.
pub struct Finality {
	/// The block import that every block must pass through.
	pub block_import: GrandpaBlockImport,
	link: GrandpaLink,
	voter_state: SharedVoterState,
}

/// The voter's notification protocol on the network.
pub struct VoteProtocol {
	name: ProtocolName,
	notifications: Box<dyn NotificationService>,
}

/// What the `grandpa_*` RPC methods read.
#[derive(Clone)]
pub struct FinalityView {
	/// The authority set.
	pub authorities: SharedAuthoritySet<Hash, NumberFor<Block>>,
	/// The progress of the current rounds.
	pub voter_state: SharedVoterState,
	/// The stream of new justifications.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Finality proofs of past blocks.
	pub proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
}

impl Finality {
	/// Loads the voter's state from the database.
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

	/// Adds the protocol that carries votes to the network's protocols.
	pub fn join(
		&self,
		config: &Configuration,
		chain: &Chain,
		network: &mut NetworkSetup,
	) -> VoteProtocol {
		let genesis = chain.client.chain_info().genesis_hash;
		let name = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
		let (protocol, notifications) =
			sc_consensus_grandpa::grandpa_peers_set_config::<Block, Networking>(
				name.clone(),
				network.metrics.clone(),
				network.config.peer_store_handle(),
			);
		network.config.add_notification_protocol(protocol);
		VoteProtocol { name, notifications }
	}

	/// Returns the provider and verifier of warp sync proofs, by which a new node skips the import
	/// of past blocks.
	pub fn warp_sync(&self, chain: &Chain) -> WarpSyncConfig<Block> {
		let authorities = self.link.shared_authority_set().clone();
		let provider = NetworkProvider::new(chain.backend.clone(), authorities, Vec::new());
		WarpSyncConfig::WithProvider(Arc::new(provider))
	}

	/// Returns what the `grandpa_*` RPC methods read.
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

	/// Spawns the voter. On a node that is no authority it has no keys and only follows the votes.
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
		chain.makers.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
		Ok(())
	}
}

/// Returns the time allowed for a vote to reach the other voters. A round takes about four times as
/// long; a quarter of the slot duration keeps finality abreast of blocks on a fast chain.
fn gossip_duration(chain: &Chain) -> Duration {
	match chain.slot_duration() {
		Ok(slot) => MAX_GOSSIP_DURATION.min(slot.as_duration() / 4),
		// There is no state before warp sync has finished.
		Err(_) => MAX_GOSSIP_DURATION,
	}
}

/// Returns the restrictions on the block to vote for. On a development chain there are none, so its
/// best block is finalised. Elsewhere the SDK's defaults exclude the newest blocks, which a fork
/// may still replace.
fn voting_rules(settings: &Settings) -> VotingRulesBuilder<Block, FullClient> {
	if settings.development {
		VotingRulesBuilder::new()
	} else {
		VotingRulesBuilder::default()
	}
}
