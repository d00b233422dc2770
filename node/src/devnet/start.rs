//! The chain as it starts: a banner for people, and a file for programs (`--config-out`).

use crate::{
	engine::seal::Answer,
	rpc::dev::{
		info::{AccountInfo, SubnetInfo},
		Dev,
	},
	types::account::account,
};
use ganglion_runtime::{AccountId, Hash};
use sc_client_api::HeaderBackend;
use serde::Serialize;
use std::{collections::HashMap, fs, net::SocketAddr, path::Path};

/// The phrase that all development keys are derived from.
const PHRASE: &str = sp_core::crypto::DEV_PHRASE;

/// Accounts that the banner lists; the file has all.
const LISTED: usize = 20;

/// The chain as it starts.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Start {
	/// The chain's name.
	chain: String,
	/// The process.
	pid: u32,
	/// Where requests are served.
	ws: String,
	/// The same by HTTP.
	http: String,
	/// The port of both.
	rpc_port: u16,
	/// The genesis block.
	genesis: Hash,
	/// The number of the best block.
	head: u32,
	/// When blocks are made.
	mode: String,
	/// The duration of a slot.
	slot_ms: u64,
	/// The phrase that the seeds are derived from.
	phrase: &'static str,
	/// The development accounts.
	accounts: Vec<AccountInfo>,
	/// The subnets.
	subnets: Vec<SubnetInfo>,
}

impl Start {
	/// Looks at the chain.
	pub fn of(
		dev: &Dev,
		chain: String,
		mode: String,
		slot_ms: u64,
		addresses: &[SocketAddr],
	) -> Answer<Self> {
		let own = addresses.iter().find(|address| address.is_ipv4()).or(addresses.first());
		let rpc_port = own.ok_or("no request is served")?.port();
		let info = dev.client.info();
		Ok(Self {
			chain,
			pid: std::process::id(),
			ws: format!("ws://127.0.0.1:{rpc_port}"),
			http: format!("http://127.0.0.1:{rpc_port}"),
			rpc_port,
			genesis: info.genesis_hash,
			head: info.best_number,
			mode,
			slot_ms,
			phrase: PHRASE,
			accounts: dev.people(info.best_hash)?,
			subnets: dev.subnets(info.best_hash)?,
		})
	}

	/// Returns the seeds of the accounts and of their hotkeys, by account.
	pub fn names(&self) -> Result<HashMap<AccountId, String>, String> {
		let seeds =
			self.accounts.iter().flat_map(|own| [Some(&own.seed), own.hotkey_seed.as_ref()]);
		seeds.flatten().map(|seed| Ok((account(seed)?, seed.clone()))).collect()
	}

	/// Writes the file for programs. It appears when it is whole, under its name.
	pub fn write(&self, path: &Path) -> Answer<()> {
		let failed = |error| format!("--config-out {}: {error}", path.display());
		let text = serde_json::to_string_pretty(self)?;
		let mut unfinished = path.as_os_str().to_owned();
		unfinished.push(format!(".{}", self.pid));
		fs::write(&unfinished, text + "\n").map_err(failed)?;
		fs::rename(&unfinished, path).map_err(failed)?;
		Ok(())
	}

	/// Returns the banner.
	pub fn banner(&self) -> String {
		let mut lines = vec![
			String::new(),
			format!(
				"{}: blocks are made in mode {} ({} ms slots)",
				self.chain, self.mode, self.slot_ms
			),
			String::new(),
			"Accounts, their seeds and free TAO:".into(),
		];
		for account in self.accounts.iter().take(LISTED) {
			let (seed, address) = (&account.seed, &account.address);
			lines.push(format!("  {seed:<18} {address}  {}", account.free));
		}
		if self.accounts.len() > LISTED {
			lines.push(format!("  … and {} more", self.accounts.len() - LISTED));
		}
		lines.push(format!("A seed is derived from the phrase \"{PHRASE}\"."));
		lines.push(
			"A hotkey of the demo subnet has its coldkey's seed with //hotkey behind it.".into(),
		);
		lines.extend([String::new(), "Subnets:".into()]);
		for subnet in &self.subnets {
			let next = subnet.next_epoch;
			let next = next.map_or("no epochs".into(), |next| format!("next epoch at #{next}"));
			lines.push(format!("  {:>5} {} ({next})", subnet.netuid, subnet.name));
		}
		lines.extend([
			String::new(),
			"Connect:".into(),
			format!("  btcli         --network {}", self.ws),
			format!("  Python        bittensor.Subtensor(\"{}\")", self.ws),
			format!("  polkadot-js   https://polkadot.js.org/apps/?rpc={}", self.ws),
			format!("  shell         curl {} -H 'Content-Type: application/json' \\", self.http),
			"                  -d '{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"dev_info\"}'".into(),
			String::new(),
		]);
		lines.join("\n")
	}
}
