//! Builds the runtime as WASM.

fn main() {
	#[cfg(feature = "std")]
	wasm::build();
}

#[cfg(feature = "std")]
mod wasm {
	use std::{env, path::PathBuf};
	use substrate_wasm_builder::WasmBuilder;

	/// The token's symbol and decimals, which a hardware wallet shows.
	const TOKEN: (&str, u8) = ("TAO", 9);

	/// Builds the WASM with the digest of its metadata, so that hardware wallets can sign for it,
	/// and without the paths of the build machine: panics contain the path of their source file,
	/// and the code's hash should not depend on the machine.
	pub fn build() {
		let places = [(workspace(), "ganglion"), (cargo_home(), "cargo")];
		let builder =
			places.into_iter().fold(WasmBuilder::init_with_defaults(), |builder, place| {
				let (Some(path), name) = place else { return builder };
				builder.append_to_rust_flags(format!("--remap-path-prefix={path}={name}"))
			});
		let (symbol, decimals) = TOKEN;
		builder.enable_metadata_hash(symbol, decimals).build();
	}

	fn workspace() -> Option<String> {
		let runtime = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR")?);
		as_flag(runtime.parent()?.to_path_buf())
	}

	fn cargo_home() -> Option<String> {
		let by_default = || Some(PathBuf::from(env::var_os("HOME")?).join(".cargo"));
		as_flag(env::var_os("CARGO_HOME").map(PathBuf::from).or_else(by_default)?)
	}

	/// Returns a path as part of a flag. Spaces separate flags, so a path with one has no such
	/// form.
	fn as_flag(path: PathBuf) -> Option<String> {
		path.into_os_string().into_string().ok().filter(|path| !path.contains(' '))
	}
}
