//! A subnet in the layout of the network's storage: keys and types as the network has them at
//! version 425, written here by hand.

use super::{begin, text, MANUAL};
use crate::{
	demo::DEMO,
	node,
	tests::{conservation, modes},
	Result,
};
use codec::Encode;
use frame_support::{storage::storage_prefix, Blake2_128Concat, StorageHasher, Twox64Concat};
use ganglion_runtime::{AccountId, Runtime};
use ganglion_state_file::{Fork, Head, Header, NewFile, Writer};
use ganglion_types::{AlphaBalance, NetUid, RAO_PER_TAO};
use pallet_subtensor::{
	Incentive, Keys, SubnetAlphaOut, SubnetTAO, Tempo, TotalHotkeyAlpha, Weights,
};
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};
use tempfile::TempDir;

/// The block that the file is of.
const BLOCK: u32 = 5_000_000;
/// Another subnet.
const OTHER: u16 = 5;
/// The pallet of the protocol.
const SUBTENSOR: &str = "SubtensorModule";
/// A file of version 2 of the format, with what [`network`] has.
const EARLIER: &[u8] = include_bytes!("../../../../data/fork-format-2");
/// Issuance, in TAO.
const ISSUANCE: u64 = 9_500_000;

/// Entries of the network's storage.
#[derive(Clone, Default)]
struct Storage(BTreeMap<Vec<u8>, Vec<u8>>);

/// A key as the hasher `Identity` has it.
fn identity(key: impl Encode) -> Vec<u8> {
	key.encode()
}

/// A key as the hasher `Blake2_128Concat` has it.
fn blake(key: impl Encode) -> Vec<u8> {
	Blake2_128Concat::hash(&key.encode())
}

/// A key as the hasher `Twox64Concat` has it.
fn twox(key: impl Encode) -> Vec<u8> {
	Twox64Concat::hash(&key.encode())
}

impl Storage {
	fn put(&mut self, pallet: &str, item: &str, keys: &[Vec<u8>], value: impl Encode) {
		let prefix = storage_prefix(pallet.as_bytes(), item.as_bytes());
		self.0.insert([&prefix[..], &keys.concat()].concat(), value.encode());
	}

	/// An entry of a map by subnet.
	fn of(&mut self, netuid: u16, item: &str, value: impl Encode) {
		self.put(SUBTENSOR, item, &[identity(netuid)], value);
	}

	fn write(&self, path: &Path) -> Result {
		let header = |number| Header {
			parent: [7; 32],
			number,
			state_root: [8; 32],
			extrinsics_root: [9; 32],
			digest: Vec::new(),
		};
		let fork = Fork {
			chain: "node-subtensor".into(),
			spec_version: 425,
			subnet: Some(DEMO.into()),
			epochs: Vec::new(),
		};
		let (genesis, header) = (header(0), header(BLOCK));
		let head = Head { genesis, header, body: Vec::new(), fork: Some(fork) };
		let (file, out) = NewFile::create(path)?;
		let mut writer = Writer::new(out, &head)?;
		for (key, value) in &self.0 {
			writer.entry(&(key.clone(), value.clone()))?;
		}
		writer.finish()?;
		file.appear()?;
		Ok(())
	}
}

fn hotkey(uid: u16) -> AccountId {
	AccountId::new([u8::try_from(uid).unwrap_or_default() + 1; 32])
}

fn coldkey(uid: u16) -> AccountId {
	AccountId::new([u8::try_from(uid).unwrap_or_default() + 101; 32])
}

/// A decimal number as the network stores shares: mantissa of 21 digits, and exponent.
fn share(rao: u64) -> (u128, i64) {
	let digits = rao.ilog10();
	(u128::from(rao) * 10_u128.pow(20 - digits), i64::from(digits) - 20)
}

/// A chain with two subnets, of which the first is taken: two validators and two miners.
fn network() -> Storage {
	let mut storage = Storage::default();
	storage.put(SUBTENSOR, "TotalIssuance", &[], ISSUANCE * RAO_PER_TAO);
	storage.put(SUBTENSOR, "SubnetOwnerCut", &[], 11_796_u16);
	storage.put(SUBTENSOR, "TaoWeight", &[], 3_320_413_933_267_719_290_u64);
	storage.put("Timestamp", "Now", &[], 1_790_000_000_000_u64);
	storage.of(0, "NetworksAdded", true);
	storage.of(0, "SubnetTAO", 6_000_000 * RAO_PER_TAO);
	for (netuid, price) in [(DEMO.into(), 20), (OTHER, 50)] {
		storage.of(netuid, "NetworksAdded", true);
		storage.of(netuid, "SubnetMechanism", 1_u16);
		storage.of(netuid, "SubnetTAO", 40_000 * RAO_PER_TAO);
		storage.of(netuid, "SubnetAlphaIn", 800_000 * RAO_PER_TAO);
		storage.of(netuid, "SubnetAlphaOut", 1_500_000 * RAO_PER_TAO);
		storage.of(netuid, "SubnetMovingPrice", (1_i128 << 32) / price);
		storage.of(netuid, "FirstEmissionBlockNumber", 4_000_000_u64);
		storage.of(netuid, "SubtokenEnabled", true);
		storage.of(netuid, "NetworkRegistrationAllowed", true);
		storage.of(netuid, "TokenSymbol", "β".as_bytes().to_vec());
		storage.of(netuid, "SubnetOwner", coldkey(0));
		storage.of(netuid, "SubnetOwnerHotkey", hotkey(0));
		storage.put("Swap", "SwapBalancer", &[twox(netuid)], 500_000_000_000_000_000_u64);
	}
	put_neurons(&mut storage);
	put_stakes(&mut storage);
	storage
}

fn put_neurons(storage: &mut Storage) {
	let netuid = u16::from(DEMO);
	storage.of(netuid, "Tempo", 10_u16);
	storage.of(netuid, "LastEpochBlock", u64::from(BLOCK) - 9);
	storage.of(netuid, "LastMechansimStepBlock", u64::from(BLOCK) - 9);
	storage.of(netuid, "BlocksSinceLastStep", 9_u64);
	storage.put(SUBTENSOR, "Yuma3On", &[blake(netuid)], true);
	storage.of(netuid, "RecycleOrBurn", 1_u8);
	storage.of(netuid, "PendingServerEmission", 4 * RAO_PER_TAO);
	storage.of(netuid, "PendingValidatorEmission", 3 * RAO_PER_TAO);
	storage.of(netuid, "PendingRootAlphaDivs", RAO_PER_TAO);
	storage.of(netuid, "PendingOwnerCut", RAO_PER_TAO);
	storage.of(netuid, "SubnetworkN", 4_u16);
	for uid in 0..4_u16 {
		let keys = [identity(netuid), identity(uid)];
		storage.put(SUBTENSOR, "Keys", &keys, hotkey(uid));
		storage.put(SUBTENSOR, "Uids", &[identity(netuid), blake(hotkey(uid))], uid);
		storage.put(SUBTENSOR, "BlockAtRegistration", &keys, 4_900_000_u64);
		storage.put(SUBTENSOR, "Owner", &[blake(hotkey(uid))], coldkey(uid));
	}
	storage.of(netuid, "ValidatorPermit", vec![true, true, false, false]);
	storage.of(netuid, "LastUpdate", vec![u64::from(BLOCK) - 4; 4]);
	for item in ["Consensus", "Incentive", "Dividends", "ValidatorTrust", "StakeWeight"] {
		storage.of(netuid, item, vec![100_u16; 4]);
	}
	storage.of(netuid, "Emission", vec![7_u64; 4]);
	// Rows are as their validators have sent them.
	let rows: [(u16, Vec<(u16, u16)>); 2] =
		[(0, vec![(3, 65_535), (2, 30_000)]), (1, vec![(2, 65_535), (0, 0), (3, 20_000)])];
	for (uid, row) in rows {
		storage.put(SUBTENSOR, "Weights", &[identity(netuid), identity(uid)], row);
	}
	let bonds = vec![(3_u16, 900_u16), (2, 500)];
	storage.put(SUBTENSOR, "Bonds", &[identity(netuid), identity(0_u16)], bonds);
}

/// Stake in the present form with the first validator, and in the former with the second.
fn put_stakes(storage: &mut Storage) {
	let netuid = u16::from(DEMO);
	let place = |uid, netuid: u16| [blake(hotkey(uid)), identity(netuid)];
	let holder = |uid, who| [blake(hotkey(uid)), blake(coldkey(who)), identity(netuid)];
	let rao = |alpha: u64| alpha * RAO_PER_TAO;
	storage.put(SUBTENSOR, "TotalHotkeyAlpha", &place(0, netuid), rao(5_000));
	storage.put(SUBTENSOR, "TotalHotkeySharesV2", &place(0, netuid), share(rao(4_000)));
	storage.put(SUBTENSOR, "AlphaV2", &holder(0, 0), share(rao(1_000)));
	storage.put(SUBTENSOR, "AlphaV2", &holder(0, 9), share(rao(3_000)));
	storage.put(SUBTENSOR, "TotalHotkeyAlpha", &place(0, 0), rao(2_000));
	storage.put(SUBTENSOR, "TotalHotkeyAlpha", &place(1, netuid), rao(3_000));
	storage.put(SUBTENSOR, "TotalHotkeyShares", &place(1, netuid), u128::from(rao(3_000)) << 64);
	storage.put(SUBTENSOR, "Alpha", &holder(1, 1), u128::from(rao(3_000)) << 64);
	for who in [0, 1, 9] {
		// Nonce, consumers, providers, sufficients; free, reserved, frozen, flags.
		let account = (3_u32, 0_u32, 1_u32, 0_u32, (rao(50), rao(1), 0_u64, 1_u128 << 127));
		storage.put("System", "Account", &[blake(coldkey(who))], account);
	}
}

/// A subnet in the network's layout becomes one of a development chain: what it had is there, the
/// rest of the network is accounted for, and its next epoch runs as its input says.
pub async fn subnet_in_the_networks_layout_should_go_on() -> Result {
	let folder = TempDir::new()?;
	let path = folder.path().join("fork");
	let storage = network();
	storage.write(&path)?;
	let node = begin(&path).await?;
	let client = &node.client;
	let (number, head) = client.best().await?;
	assert_eq!(number, BLOCK);
	conservation::check(client, head).await?;
	let issuance = client.value::<pallet_subtensor::TotalIssuance<Runtime>, _>(head).await?;
	assert_eq!(issuance.rao(), ISSUANCE * RAO_PER_TAO);
	let root = client.entry::<SubnetTAO<Runtime>, _, _>(NetUid::ROOT, head).await?;
	assert_eq!(root.rao(), 6_000_000 * RAO_PER_TAO);
	let other = NetUid::new(OTHER);
	let out = client.entry::<SubnetAlphaOut<Runtime>, _, _>(other, head).await?;
	assert_eq!(out.rao(), 1_500_000 * RAO_PER_TAO);
	assert_eq!(client.entry::<Tempo<Runtime>, _, _>(other, head).await?, 0);
	for uid in 0..4 {
		assert_eq!(client.entry2::<Keys<Runtime>, _, _, _>(DEMO, uid, head).await?, hotkey(uid));
	}
	let index = crate::demo::index();
	let row = client.entry2::<Weights<Runtime>, _, _, _>(index, 1, head).await?;
	assert_eq!(row[..], [(2, 65_535), (3, 20_000)]);
	for (uid, alpha) in [(0, 5_000), (1, 3_000)] {
		let place = (hotkey(uid), DEMO);
		let total = client.entry2::<TotalHotkeyAlpha<Runtime>, _, _, _>(place.0, place.1, head);
		assert_eq!(total.await?, AlphaBalance::new(alpha * RAO_PER_TAO));
	}
	assert_eq!(client.balance(&coldkey(9), head).await?, 51 * RAO_PER_TAO);

	let block = modes::check_next_epoch(client, 1).await?;
	let incentive = client.entry::<Incentive<Runtime>, _, _>(index, block).await?;
	assert!(incentive[2] > 0 && incentive[3] > 0, "{incentive:?}");
	conservation::check(client, block).await?;
	let info: Value = client.ask("dev_info", jsonrpsee::rpc_params![]).await?;
	assert_eq!(info["subnets"].as_array().map(Vec::len), Some(3), "{info}");
	refuse_other_layouts(&storage, &path)
}

/// A file that an earlier program wrote, with what the test above writes, is read by this one.
pub async fn forks_of_earlier_programs_should_be_read() -> Result {
	let folder = TempDir::new()?;
	let path = folder.path().join("fork");
	fs::write(&path, EARLIER)?;
	let node = begin(&path).await?;
	let (number, head) = node.client.best().await?;
	assert_eq!(number, BLOCK);
	conservation::check(&node.client, head).await?;
	let last = node.client.entry2::<Keys<Runtime>, _, _, _>(DEMO, 3, head).await?;
	assert_eq!(last, hotkey(3));
	let block = modes::check_next_epoch(&node.client, 1).await?;
	conservation::check(&node.client, block).await
}

/// What is stored in another way, or is not whole, is named.
fn refuse_other_layouts(storage: &Storage, path: &Path) -> Result {
	let netuid = u16::from(DEMO);
	let change = |change: &dyn Fn(&mut Storage), words: &str| -> Result {
		let mut other = storage.clone();
		change(&mut other);
		other.write(path)?;
		let flags = ["--tmp", "--rpc-port", "0", "--fork-file", text(path)?];
		let complaint = node::run_badly(&[&MANUAL[..], &flags].concat())?;
		assert!(complaint.contains(words), "{words}: {complaint}");
		Ok(())
	};
	let tempo = |other: &mut Storage| other.of(netuid, "Tempo", 10_u64);
	change(&tempo, "SubtensorModule.Tempo is stored in another form")?;
	let more = |other: &mut Storage| other.of(netuid, "SubnetworkN", 5_u16);
	change(&more, "uid 4 has no hotkey")?;
	let gone = |other: &mut Storage| other.of(netuid, "NetworksAdded", false);
	change(&gone, "no subnet 1")?;
	let empty = |other: &mut Storage| other.of(netuid, "SubnetTAO", 0_u64);
	change(&empty, "the pool of subnet 1")
}
