//! Running the runtime's WASM.

use sc_executor::WasmExecutor;
use sc_service::Configuration;
use std::path::PathBuf;

/// Runs the runtime's WASM.
pub type RuntimeExecutor = WasmExecutor<sp_io::SubstrateHostFunctions>;

/// An executor that keeps compiled runtimes on disk, so that only the first start compiles.
pub fn new(config: &Configuration) -> RuntimeExecutor {
	let cache = user_cache().unwrap_or_else(|| config.base_path.path().to_path_buf());
	RuntimeExecutor::builder()
		.with_execution_method(config.executor.wasm_method)
		.with_max_runtime_instances(config.executor.max_runtime_instances)
		.with_runtime_cache_size(config.executor.runtime_cache_size)
		.with_cache_path(cache.join("wasm"))
		.build()
}

/// The folder for things that can be made again. It outlives the temporary base path of `--dev`.
fn user_cache() -> Option<PathBuf> {
	let absolute =
		|variable| std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
	let cache =
		absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".cache")))?;
	Some(cache.join("ganglion"))
}
