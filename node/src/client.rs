//! The SDK's generic node types, with this chain's parameters filled in.

use ganglion_runtime::{opaque::Block, Hash, RuntimeApi};
use sc_consensus::LongestChain;
use sc_executor::WasmExecutor;
use sc_network::{config::FullNetworkConfiguration, Litep2pNetworkBackend};
use sc_service::{TFullBackend, TFullClient};

/// Executes the runtime's WASM.
pub type RuntimeExecutor = WasmExecutor<sp_io::SubstrateHostFunctions>;
/// The database: blocks and state.
pub type FullBackend = TFullBackend<Block>;
/// The client: the database together with the executor.
pub type FullClient = TFullClient<Block, RuntimeApi, RuntimeExecutor>;
/// The fork choice rule: the longest chain is the best.
pub type FullSelectChain = LongestChain<FullBackend, Block>;
/// The network backend.
pub type Networking = Litep2pNetworkBackend;
/// The network's configuration, including its protocols.
pub type NetworkConfig = FullNetworkConfiguration<Block, Hash, Networking>;
