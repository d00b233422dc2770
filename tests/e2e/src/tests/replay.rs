//! The simulator beside a running chain: the chain stores what `ganglion-sim replay` predicts.
//!
//! `GANGLION_REPLAY_EPOCHS` sets the number of epochs replayed in each mode.

use crate::{
	demo::DEMO,
	node::{self, Node},
	tests::modes::{add_mechanism, choose, rules, set_trust_floor},
	Result,
};
use std::{
	process::{Child, Command, Stdio},
	time::Duration,
};

/// Default number of epochs in each mode.
const EPOCHS: u32 = 3;
/// Blocks made between two polls of the simulator.
const BLOCKS: usize = 10;
/// Pause after these blocks, in which the simulator catches up.
const PAUSE: Duration = Duration::from_millis(50);

/// Zero differences in any mode.
pub async fn simulator_should_replay_every_mode() -> Result {
	let node = Node::instant().await?;
	set_trust_floor(&node.client).await?;
	for rule in rules() {
		choose(&node.client, rule).await?;
		replay(&node, epochs()?).await.map_err(|error| format!("{rule:?}: {error}"))?;
	}
	Ok(())
}

/// Zero differences when two mechanisms share the pots.
pub async fn simulator_should_replay_several_mechanisms() -> Result {
	let node = Node::instant().await?;
	add_mechanism(&node.client).await?;
	replay(&node, epochs()?).await
}

fn epochs() -> Result<u32> {
	match std::env::var("GANGLION_REPLAY_EPOCHS") {
		Ok(epochs) => Ok(epochs.parse()?),
		Err(_) => Ok(EPOCHS),
	}
}

/// Replays the demo subnet's next epochs while the node makes blocks.
async fn replay(node: &Node, epochs: u32) -> Result {
	let mut simulator = Simulator::start(&node.url(), epochs)?;
	let status = loop {
		if let Some(status) = simulator.0.try_wait()? {
			break status;
		}
		node.client.make_blocks(BLOCKS).await?;
		tokio::time::sleep(PAUSE).await;
	};
	let report = simulator.report()?;
	let done = report.lines().filter(|line| line.contains("agree")).count();
	if !status.success() || u32::try_from(done)? < epochs {
		return Err(format!("{status}, {done} of {epochs} epochs replayed:\n{report}").into());
	}
	Ok(())
}

/// A running simulator. Dropping it kills the process.
struct Simulator(Child);

impl Simulator {
	fn start(url: &str, epochs: u32) -> Result<Self> {
		let program = node::simulator();
		let child = Command::new(&program)
			.args(["replay", "--url", url, "--netuid", &DEMO.to_string()])
			.args(["--epochs", &epochs.to_string()])
			.stdin(Stdio::null())
			.stdout(Stdio::piped())
			.stderr(Stdio::piped())
			.spawn()
			.map_err(|error| format!("{}: {error}", program.display()))?;
		Ok(Self(child))
	}

	/// Returns its output after its end.
	fn report(&mut self) -> Result<String> {
		let (mut out, mut errors) = (String::new(), String::new());
		if let (Some(stdout), Some(stderr)) = (&mut self.0.stdout, &mut self.0.stderr) {
			std::io::Read::read_to_string(stdout, &mut out)?;
			std::io::Read::read_to_string(stderr, &mut errors)?;
		}
		Ok(out + &errors)
	}
}

impl Drop for Simulator {
	fn drop(&mut self) {
		// It is still running only if the test failed before its end.
		let _ = self.0.kill();
		let _ = self.0.wait();
	}
}
