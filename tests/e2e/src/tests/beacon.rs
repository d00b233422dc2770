//! The random beacon: its pulses come from a file, from the node itself, or from whoever has one.

use crate::{
	client::{patiently, Client},
	node::{self, Node},
	tests::refusals::detail,
	Result,
};
use codec::Encode;
use ganglion_runtime::{Hash, Runtime, RuntimeCall, UncheckedExtrinsic};
use ganglion_timelock::{
	development,
	encrypt::{encrypt, Chance},
	open, Signature,
};
use ganglion_types::PlainVec;
use pallet_drand::{
	types::{Pulse, PulsesPayload},
	Call, LastStoredRound, Pulses,
};
use serde_json::Value;
use sp_core::sr25519;
use std::{fs, time::Duration};
use tempfile::TempDir;

/// The signature of quicknet's round 1000, as published.
const ROUND_1000: &str =
	"b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39";

/// The pool's reasons.
const FALSE: &str = "Transaction has a bad signature";
const STALE: &str = "Transaction is outdated";

fn round_1000() -> Result<Signature> {
	let bytes = sp_core::bytes::from_hex(&format!("0x{ROUND_1000}"))?;
	Ok(bytes.try_into().map_err(|_| "a signature has 48 bytes")?)
}

/// The transaction that writes a pulse. It has no signer.
fn transaction(round: u64, signature: &Signature) -> Vec<u8> {
	let pulses_payload = PulsesPayload {
		block_number: 0,
		pulses: PlainVec::truncate_from(vec![Pulse::new(round, signature)]),
		public: sr25519::Public::from_raw([0; 32]).into(),
	};
	let call = Call::write_pulse { pulses_payload, signature: None };
	UncheckedExtrinsic::new_bare(RuntimeCall::from(call)).encode()
}

/// Waits for the pulse of a round. Returns its signature.
async fn pulse(client: &Client, round: impl Fn(u64) -> u64) -> Result<(u64, Signature)> {
	let waiting = async {
		loop {
			let (_, best) = client.best().await?;
			let round = round(client.value::<LastStoredRound<Runtime>, _>(best).await?);
			if let Some(signature) = stored(client, round, best).await? {
				return Ok((round, signature));
			}
			tokio::time::sleep(Duration::from_millis(100)).await;
		}
	};
	patiently("a pulse", waiting).await?
}

async fn stored(client: &Client, round: u64, block: Hash) -> Result<Option<Signature>> {
	let Some(pulse) = client.entry::<Pulses<Runtime>, _, _>(round, block).await? else {
		return Ok(None);
	};
	Ok(Some(pulse.signature.as_slice().try_into()?))
}

async fn refused(client: &Client, round: u64, signature: &Signature, why: &str) -> Result {
	let refusal = crate::client::refusal(client.submit(&transaction(round, signature)).await)?;
	assert_eq!(detail(&refusal), Value::from(why), "{refusal:?}");
	Ok(())
}

pub async fn pulses_of_a_file_should_be_stored() -> Result {
	let folder = TempDir::new()?;
	let path = folder.path().join("pulses");
	fs::write(&path, format!("# quicknet\n1000 {ROUND_1000}\n"))?;
	let path = path.to_str().ok_or("a path is text")?;
	let node = Node::start(&["--dev", "--drand-pulses", path]).await?;
	let client = &node.client;
	assert_eq!(pulse(client, |_| 1000).await?, (1000, round_1000()?));
	let (_, best) = client.best().await?;
	assert_eq!(client.value::<LastStoredRound<Runtime>, _>(best).await?, 1000);
	Ok(())
}

pub async fn pulse_should_be_written_by_whoever_has_it() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let signature = round_1000()?;
	let included = client.watch(&transaction(1000, &signature)).await?;
	assert_eq!(included.outcome, Ok(()));
	assert_eq!(stored(client, 1000, included.block).await?, Some(signature));
	Ok(())
}

pub async fn false_pulse_should_be_refused() -> Result {
	let node = Node::instant().await?;
	let (client, sound) = (&node.client, round_1000()?);
	refused(client, 1001, &sound, FALSE).await?;
	let mut negated = sound;
	negated[0] ^= 0b0010_0000;
	refused(client, 1000, &negated, FALSE).await?;
	let known = development::secret_key().sign(1000).ok_or("the key is not zero")?;
	refused(client, 1000, &known, FALSE).await?;
	let (_, best) = client.best().await?;
	assert_eq!(client.value::<LastStoredRound<Runtime>, _>(best).await?, 0);
	Ok(())
}

pub async fn development_beacon_should_open_what_is_encrypted_for_it() -> Result {
	let node = Node::start(&["--dev", "--development-beacon"]).await?;
	let client = &node.client;
	let (now, _) = pulse(client, |last| last).await?;
	let chance = Chance { key: [1; 32], sigma: [2; 32], nonce: [3; 12] };
	let ciphertext = encrypt(&development::PUBLIC_KEY, now + 2, b"later", &chance)
		.map_err(|error| error.to_string())?;
	let (_, signature) = pulse(client, |_| now + 2).await?;
	assert_eq!(open(&ciphertext, &signature), Ok(b"later".to_vec()));
	refused(client, 1000, &round_1000()?, STALE).await
}

pub async fn development_beacon_should_be_asked_for_at_genesis() -> Result {
	let folder = TempDir::new()?;
	let base = folder.path().to_str().ok_or("a path is text")?;
	let live = ["--chain", "testnet-template", "--base-path", base, "--development-beacon"];
	let complaint = node::run_badly(&live)?;
	assert!(
		complaint.contains("--development-beacon") && complaint.contains("Live"),
		"{complaint}"
	);
	let node = Node::start_at(folder.path(), &["--dev"]).await?;
	node.client.wait_for_finality(2).await?;
	node.kill()?;
	let again = ["--dev", "--base-path", base, "--rpc-port", "0", "--development-beacon"];
	let complaint = node::run_badly(&again)?;
	assert!(complaint.contains("--development-beacon"), "{complaint}");
	Ok(())
}

pub async fn file_without_pulses_should_be_refused() -> Result {
	let folder = TempDir::new()?;
	let path = folder.path().join("pulses");
	fs::write(&path, "1000 b446\n")?;
	let path = path.to_str().ok_or("a path is text")?;
	let complaint = node::run_badly(&["--dev", "--tmp", "--drand-pulses", path])?;
	assert!(complaint.contains("line 1") && complaint.contains("48"), "{complaint}");
	let complaint = node::run_badly(&["--dev", "--tmp", "--drand-pulses", "/nowhere/pulses"])?;
	assert!(complaint.contains("/nowhere/pulses"), "{complaint}");
	Ok(())
}
