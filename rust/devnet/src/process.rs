//! The node's process.

use crate::{Error, Options};
use serde_json::Value;
use std::{
	env, fs,
	fs::File,
	io::Write,
	path::PathBuf,
	process::{Child, Command, Stdio},
	time::{Duration, Instant},
};
use tempfile::TempDir;

/// Polling interval.
const POLL: Duration = Duration::from_millis(5);
/// Longest end of the log that an error quotes, in bytes.
const QUOTED: usize = 4_000;
/// Becomes the node, and ends it when the pipe from this program is gone, however that ended.
const SUPERVISED: &str = r#"exec 3<&0
{ read -r _ <&3 || { kill -9 $$; sleep 1; rm -rf "$0"; } } >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-"#;
/// Flags of every node: nothing is served but RPC, on a free port.
const QUIET: [&str; 9] = [
	"--rpc-port",
	"0",
	"--listen-addr",
	"/ip4/127.0.0.1/tcp/0",
	"--no-mdns",
	"--no-prometheus",
	"--no-telemetry",
	"--no-explorer",
	"--dev",
];

/// A running node. Dropping it ends the process and removes its files.
pub struct Process {
	child: Child,
	folder: TempDir,
}

impl Process {
	/// Starts the node.
	pub fn spawn(options: &Options) -> Result<Self, Error> {
		let binary = options.binary.clone();
		let binary = binary.or_else(|| env::var_os("GANGLION_BIN").map(PathBuf::from));
		let binary = binary.unwrap_or_else(|| "ganglion".into());
		let told = |error: std::io::Error| Error::Start(format!("{}: {error}", binary.display()));
		let folder = TempDir::with_prefix("ganglion-").map_err(told)?;
		let log = File::create(folder.path().join("log")).map_err(told)?;
		let child = Command::new("/bin/sh")
			.args(["-c", SUPERVISED])
			.arg(folder.path())
			.arg(&binary)
			.args(QUIET)
			.arg("--base-path")
			.arg(folder.path())
			.arg("--config-out")
			.arg(folder.path().join("config.json"))
			.args(["--sealing", &options.sealing])
			.args(&options.args)
			.stdin(Stdio::piped())
			.stdout(log.try_clone().map_err(told)?)
			.stderr(log)
			.spawn()
			.map_err(told)?;
		Ok(Self { child, folder })
	}

	/// Waits for what the node writes when it can be used.
	pub async fn config(&mut self, limit: Duration) -> Result<Value, Error> {
		let deadline = Instant::now() + limit;
		loop {
			// The file appears whole.
			if let Ok(text) = fs::read(self.folder.path().join("config.json")) {
				return serde_json::from_slice(&text)
					.map_err(|error| Error::Start(error.to_string()));
			}
			let ended = self.child.try_wait().map_err(|error| Error::Start(error.to_string()))?;
			if let Some(status) = ended {
				return Err(Error::Start(format!("{status}\n{}", self.log())));
			}
			if Instant::now() > deadline {
				return Err(Error::Start(format!("in {} s\n{}", limit.as_secs(), self.log())));
			}
			tokio::time::sleep(POLL).await;
		}
	}

	/// The end of what the node has logged.
	pub fn log(&self) -> String {
		let log = fs::read(self.folder.path().join("log")).unwrap_or_default();
		String::from_utf8_lossy(&log[log.len().saturating_sub(QUOTED)..]).into_owned()
	}
}

impl Drop for Process {
	fn drop(&mut self) {
		// The node may have ended by itself.
		let _ = self.child.kill();
		// A line on the pipe says that there is nothing to be ended any more.
		if let Some(mut pipe) = self.child.stdin.take() {
			let _ = pipe.write_all(b"\n");
		}
		let _ = self.child.wait();
	}
}
