//! Construction of the WASM executor.

use crate::client::RuntimeExecutor;
use sc_service::Configuration;
use std::path::PathBuf;

/// Returns an executor that caches compiled runtimes on disk, so that only the first start of a
/// runtime compiles it.
pub fn new(config: &Configuration) -> RuntimeExecutor {
	let cache = user_cache().unwrap_or_else(|| config.base_path.path().to_path_buf());
	RuntimeExecutor::builder()
		.with_execution_method(config.executor.wasm_method)
		.with_max_runtime_instances(config.executor.max_runtime_instances)
		.with_runtime_cache_size(config.executor.runtime_cache_size)
		.with_cache_path(cache.join("wasm"))
		.build()
}

/// Returns this program's folder in the user's cache directory. Unlike the temporary base path of
/// `--dev` it outlives the process.
fn user_cache() -> Option<PathBuf> {
	let absolute =
		|variable| std::env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
	let cache =
		absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".cache")))?;
	Some(cache.join("ganglion"))
}
