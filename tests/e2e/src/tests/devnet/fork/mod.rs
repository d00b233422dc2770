//! A development chain begins with a fork of another chain.

mod file;
mod gone;

pub use file::*;
pub use gone::*;

use super::{info, make, text, MANUAL};
use crate::{
	client::{Client, State},
	demo::{self, DEMO, SEEDS},
	keys::account_of,
	node::{self, Node},
	tests::conservation,
	transaction::calls,
	Result,
};
use codec::Encode;
use frame_support::storage::storage_prefix;
use ganglion_runtime::{Hash, Runtime, RuntimeCall};
use ganglion_types::{NetUid, RAO_PER_TAO};
use jsonrpsee::rpc_params;
use pallet_subtensor::{Call, TotalHotkeyAlpha};
use serde_json::{json, Value};
use std::{collections::BTreeMap, path::Path, process::Command};
use tempfile::TempDir;

/// Maps by subnet, or by subnet and uid, that an epoch writes or depends on.
const ITEMS: [&str; 22] = [
	"Active",
	"BlockAtRegistration",
	"Bonds",
	"Consensus",
	"Dividends",
	"Emission",
	"Incentive",
	"Keys",
	"LastEpochBlock",
	"LastMechansimStepBlock",
	"LastUpdate",
	"PendingOwnerCut",
	"PendingRootAlphaDivs",
	"PendingServerEmission",
	"PendingValidatorEmission",
	"StakeWeight",
	"SubnetEpochIndex",
	"SubnetMovingPrice",
	"SubnetTaoInEmission",
	"ValidatorPermit",
	"ValidatorTrust",
	"Weights",
];

/// A chain with more than the demo subnet: a second subnet, stake on root, a nominator, a parent.
/// It is one block before the next epoch of the demo subnet.
async fn source() -> Result<Node> {
	let node = Node::start(&MANUAL).await?;
	let client = &node.client;
	let second = Call::<Runtime>::register_network { hotkey: account_of("//Bob//hotkey") };
	done(client, "//Bob", second.into()).await?;
	let start = Call::<Runtime>::start_call { netuid: NetUid::new(2) };
	done(client, "//Bob", start.into()).await?;
	let stake = |netuid, tao: u64| calls::add_stake(&demo::hotkey(2), netuid, tao * RAO_PER_TAO);
	done(client, "//Charlie", stake(NetUid::ROOT, 1_000)).await?;
	done(client, "//Charlie", stake(DEMO, 7)).await?;
	let children = vec![(u64::MAX / 3, demo::hotkey(2))];
	let lend = Call::<Runtime>::set_children { hotkey: demo::hotkey(1), netuid: DEMO, children };
	done(client, SEEDS[1], lend.into()).await?;
	make(client, json!({ "epochs": { "netuid": 1, "n": 5 } })).await?;
	to_epoch(client).await?;
	Ok(node)
}

/// Makes blocks until the next one runs the demo subnet's epoch.
async fn to_epoch(client: &Client) -> Result {
	let info = info(client).await?;
	let next = info["subnets"][1]["nextEpoch"].as_u64().ok_or("an epoch")?;
	let head = info["head"]["number"].as_u64().ok_or("a number")?;
	if next > head + 1 {
		make(client, json!({ "to": next - 1 })).await?;
	}
	Ok(())
}

/// Makes a call, which must succeed.
async fn done(client: &Client, who: &str, call: RuntimeCall) -> Result {
	let encoded = crate::client::hex(&call.encode());
	let outcome: Value = client.ask("dev_call", rpc_params![who, encoded]).await?;
	match outcome["ok"] == true {
		true => Ok(()),
		false => Err(format!("the call of {who} failed: {outcome}").into()),
	}
}

/// Forks the best block of a chain into a file.
async fn fork(node: &Node, path: &Path, more: &[&str]) -> Result<String> {
	let (number, _) = node.client.best().await?;
	let (url, number) = (node.url(), number.to_string());
	let args = [&["fork", "--url", &url, "--at", &number][..], more, &[text(path)?]].concat();
	node::run_well(&args)
}

/// Starts a chain with a file.
async fn begin(path: &Path) -> Result<Node> {
	Node::start(&[&MANUAL[..], &["--fork-file", text(path)?]].concat()).await
}

/// What the epochs of the demo subnet read and write, by name and key.
async fn subnet(client: &Client, block: Hash) -> Result<BTreeMap<String, State>> {
	let mut subnet = BTreeMap::new();
	for item in ITEMS {
		let prefix = storage_prefix(b"SubtensorModule", item.as_bytes());
		let entries = client.entries(&[&prefix[..], &DEMO.encode()].concat(), block).await?;
		subnet.insert(item.to_owned(), entries);
	}
	let mut stakes = State::new();
	for uid in 0..SEEDS.len() {
		let hotkey = demo::hotkey(u16::try_from(uid)?);
		let place = (hotkey.clone(), DEMO);
		let stake = client.entry2::<TotalHotkeyAlpha<Runtime>, _, _, _>(place.0, place.1, block);
		let stake = stake.await?;
		stakes.insert(hotkey.encode(), stake.encode());
	}
	subnet.insert("stakes".into(), stakes);
	Ok(subnet)
}

/// The next epoch of the demo subnet, as the simulator computes it from a file.
fn simulated(path: &Path) -> Result<Value> {
	let args = ["replay", "--file", text(path)?, "--netuid", "1", "--json"];
	let output = Command::new(node::simulator()).args(args).output()?;
	if !output.status.success() {
		return Err(String::from_utf8_lossy(&output.stderr).into());
	}
	let json: Value = serde_json::from_slice(&output.stdout)?;
	Ok(json["epochs"][0].clone())
}

/// Checks that a block has the epoch that the simulator has computed.
async fn check_simulated(client: &Client, block: Hash, epoch: &Value) -> Result {
	use pallet_subtensor::{Consensus, Dividends, Emission, Incentive};
	let list = |name: &str| -> Result<Vec<u64>> {
		let list = epoch[name].as_array().ok_or("a list")?.iter().map(Value::as_u64);
		list.collect::<Option<_>>().ok_or_else(|| format!("{name} has numbers").into())
	};
	let wide = |list: Vec<u16>| list.into_iter().map(u64::from).collect::<Vec<_>>();
	let incentive = client.entry::<Incentive<Runtime>, _, _>(demo::index(), block).await?;
	assert_eq!(list("incentive")?, wide(incentive.into_inner()));
	let dividends = client.entry::<Dividends<Runtime>, _, _>(DEMO, block).await?;
	assert_eq!(list("dividends")?, wide(dividends.into_inner()));
	let consensus = client.entry::<Consensus<Runtime>, _, _>(DEMO, block).await?;
	assert_eq!(list("consensus")?, wide(consensus.into_inner()));
	let paid: Vec<u64> = list("server_emission")?
		.iter()
		.zip(list("validator_emission")?)
		.map(|(server, validator)| server + validator)
		.collect();
	let emission = client.entry::<Emission<Runtime>, _, _>(DEMO, block).await?;
	let emission: Vec<u64> = emission.iter().map(|part| part.rao()).collect();
	assert!(emission.iter().any(|part| *part > 0), "nobody is paid");
	assert_eq!(paid, emission);
	Ok(())
}

/// The whole of a chain goes on as the chain itself does, to the last unit, and the simulator
/// computes the same from the file.
pub async fn forked_chain_should_go_on_as_its_source_does() -> Result {
	let folder = TempDir::new()?;
	let path = folder.path().join("fork");
	let node = source().await?;
	let (number, at) = node.client.best().await?;
	let told = fork(&node, &path, &[]).await?;
	assert!(told.contains(&format!("Block {number}")) && told.contains("2 subnets"), "{told}");
	let fork = begin(&path).await?;
	let client = &fork.client;
	assert_eq!(client.genesis, node.client.genesis);
	let (begun, head) = client.best().await?;
	assert_eq!(begun, number);
	let prefix = storage_prefix(b"SubtensorModule", b"");
	let pallet = &prefix[..16];
	assert_eq!(client.entries(pallet, head).await?, node.client.entries(pallet, at).await?);

	for count in [1, 9, 25] {
		let there = make(&node.client, json!({ "count": count })).await?;
		let here = make(client, json!({ "count": count })).await?;
		let (there, here) =
			(node.client.entries(pallet, there).await?, client.entries(pallet, here).await?);
		assert!(there == here, "the chains differ after {count} more blocks");
		if count == 1 {
			let (_, best) = client.best().await?;
			check_simulated(client, best, &simulated(&path)?).await?;
		}
	}
	let (_, best) = client.best().await?;
	conservation::check(client, best).await?;
	// Root is Alice, and everything else works as on any development chain.
	let funded: Value = client.ask("dev_fund", rpc_params!["//Somebody", 5]).await?;
	assert_eq!(funded["free"], "5.000000000");
	let tempo = json!({ "pallet": "AdminUtils", "call": "sudo_set_tempo",
		"args": { "netuid": 1, "tempo": 33 } });
	let outcome: Value = client.ask("dev_call", rpc_params!["root", tempo]).await?;
	assert_eq!(outcome["ok"], true, "{outcome}");
	Ok(())
}

/// One subnet of a chain with others goes on as on the chain itself, to the last unit; balances,
/// stake and alpha of everybody are accounted for.
pub async fn forked_subnet_should_go_on_as_on_its_source() -> Result {
	let folder = TempDir::new()?;
	let node = source().await?;
	let (number, at) = node.client.best().await?;
	let path = folder.path().join("fork");
	let told = self::fork(&node, &path, &["--netuid", "1"]).await?;
	assert!(told.contains("Taken: subnet 1") && told.contains("Left out: locks"), "{told}");
	let fork = begin(&path).await?;
	let client = &fork.client;
	let (begun, head) = client.best().await?;
	assert_eq!(begun, number);
	assert_eq!(subnet(client, head).await?, subnet(&node.client, at).await?);
	conservation::check(client, head).await?;

	// The next epoch, and the two after it.
	for count in [1, 10, 10] {
		let there = make(&node.client, json!({ "count": count })).await?;
		let here = make(client, json!({ "count": count })).await?;
		let (there, written) = (subnet(&node.client, there).await?, subnet(client, here).await?);
		for (item, entries) in there {
			assert_eq!(written.get(&item), Some(&entries), "{item}, {count} more blocks");
		}
		conservation::check(client, here).await?;
		if count == 1 {
			check_simulated(client, here, &simulated(&path)?).await?;
		}
	}
	// Its neurons go on: Charlie, who has staked, takes some out.
	let unstake = Call::<Runtime>::remove_stake {
		hotkey: demo::hotkey(2),
		netuid: DEMO,
		amount_unstaked: ganglion_types::AlphaBalance::new(RAO_PER_TAO),
	};
	done(client, "//Charlie", unstake.into()).await?;
	let tempo = json!({ "pallet": "AdminUtils", "call": "sudo_set_tempo",
		"args": { "netuid": 1, "tempo": 33 } });
	let outcome: Value = client.ask("dev_call", rpc_params!["root", tempo]).await?;
	assert_eq!(outcome["ok"], true, "{outcome}");
	let (_, best) = client.best().await?;
	conservation::check(client, best).await
}
