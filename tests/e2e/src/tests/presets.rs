//! The genesis of the binary's built-in chains.

use crate::{
	client::{Client, State},
	demo::{self, DEMO},
	harness::shared,
	keys::account_of,
	node::Node,
	tests::conservation,
	Result,
};
use frame_support::storage::{generator::StorageMap, storage_prefix};
use ganglion_runtime::{AccountId, Runtime};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance, RAO_PER_TAO};
use pallet_subtensor::*;

/// Accounts of a local network and their balances, in TAO.
const PEOPLE: [(&str, u64); 6] = [
	("//Alice", 1_000_000),
	("//Bob", 1_000_000),
	("//Charlie", 1_000_000),
	("//Dave", 2_000),
	("//Eve", 2_000),
	("//Ferdie", 2_000),
];

const FIRST: NetUid = NetUid::new(1);
/// A subnet that does not exist: its storage items have their defaults.
const UNMADE: NetUid = NetUid::new(99);

async fn check_people(client: &Client) -> Result {
	for (name, tao) in PEOPLE {
		let balance = client.balance(&account_of(name), client.genesis).await?;
		assert_eq!(balance, tao * RAO_PER_TAO, "{name}");
	}
	let sudo = client.value::<pallet_sudo::Key<Runtime>, _>(client.genesis).await?;
	assert_eq!(sudo, Some(account_of("//Alice")));
	Ok(())
}

async fn check_issuance(client: &Client) -> Result {
	let issuance = client.value::<TotalIssuance<Runtime>, _>(client.genesis).await?;
	assert_eq!(issuance.rao(), conservation::sum_of_accounts(client, client.genesis).await?);
	let genesis = client.value::<GenesisIssuance<Runtime>, _>(client.genesis).await?;
	assert_eq!(issuance, genesis);
	conservation::check(client, client.genesis).await
}

async fn networks(client: &Client) -> Result<State> {
	client.entries(&storage_prefix(b"SubtensorModule", b"NetworksAdded"), client.genesis).await
}

/// Returns the state in which subnets 0 and 1 exist, and no other.
fn two_networks() -> State {
	let key = NetworksAdded::<Runtime>::storage_map_final_key;
	[(key(NetUid::ROOT), vec![1]), (key(FIRST), vec![1])].into()
}

/// Anybody can derive the demo subnet's keys and sign with them.
pub async fn development_should_start_with_the_demo_keys() -> Result {
	let client = &shared().await?.client;
	let genesis = client.genesis;
	check_people(client).await?;
	check_issuance(client).await?;
	assert_eq!(networks(client).await?, two_networks());

	let count = client.entry::<SubnetworkN<Runtime>, _, _>(DEMO, genesis).await?;
	assert_eq!(usize::from(count), demo::SEEDS.len());
	for uid in 0..count {
		let (coldkey, hotkey) = (demo::coldkey(uid), demo::hotkey(uid));
		let key = client.entry2::<Keys<Runtime>, _, _, _>(DEMO, uid, genesis).await?;
		assert_eq!(key, hotkey, "hotkey of uid {uid}");
		let owner = client.entry::<Owner<Runtime>, _, _>(hotkey, genesis).await?;
		assert_eq!(owner, coldkey, "coldkey of uid {uid}");
		assert!(
			client.balance(&coldkey, genesis).await? > 0,
			"the coldkey of uid {uid} has no balance"
		);
	}
	let owner = client.entry::<SubnetOwner<Runtime>, _, _>(DEMO, genesis).await?;
	assert_eq!(owner, demo::coldkey(0));
	let owner = client.entry::<SubnetOwnerHotkey<Runtime>, _, _>(DEMO, genesis).await?;
	assert_eq!(owner, demo::hotkey(0));
	Ok(())
}

async fn localnet() -> Result<Node> {
	Node::start(&["--chain", "localnet", "--block-time", "instant"]).await
}

pub async fn localnet_should_start_with_its_people_and_networks() -> Result {
	let node = localnet().await?;
	let (client, genesis) = (&node.client, node.client.genesis);
	check_people(client).await?;
	check_issuance(client).await?;
	assert_eq!(networks(client).await?, two_networks());
	let fred = client.balance(&account_of("//Fred"), genesis).await?;
	assert_eq!(fred, 0, "a wallet of the clients' tests must start empty");

	for netuid in [NetUid::ROOT, FIRST] {
		let tempo = client.entry::<Tempo<Runtime>, _, _>(netuid, genesis).await?;
		assert_eq!(tempo, 100, "tempo of {netuid}");
	}
	let owner = client.entry::<SubnetOwner<Runtime>, _, _>(NetUid::ROOT, genesis).await?;
	assert_eq!(owner, account_of("//Alice"));
	let owner = client.entry::<SubnetOwnerHotkey<Runtime>, _, _>(NetUid::ROOT, genesis).await?;
	assert_eq!(owner, account_of("//Alice_hk"));
	let owner = client.entry::<SubnetOwner<Runtime>, _, _>(FIRST, genesis).await?;
	assert_eq!(owner, AccountId::new([0; 32]));
	// Test suites register this hotkey themselves, and start root.
	let owner = client.entry::<Owner<Runtime>, _, _>(account_of("//Alice_hk"), genesis).await?;
	assert_eq!(owner, AccountId::new([0; 32]), "a hotkey that exists");
	let started = FirstEmissionBlockNumber::<Runtime>::storage_map_final_key(NetUid::ROOT);
	assert_eq!(client.raw(&started, genesis).await?, None, "root is started");

	let alpha_in = client.entry::<SubnetAlphaIn<Runtime>, _, _>(FIRST, genesis).await?;
	let alpha_out = client.entry::<SubnetAlphaOut<Runtime>, _, _>(FIRST, genesis).await?;
	let reserve = client.entry::<SubnetTAO<Runtime>, _, _>(FIRST, genesis).await?;
	assert_eq!((alpha_in, alpha_out), (AlphaBalance::from_tao(10), AlphaBalance::from_tao(1)));
	assert_eq!(reserve, TaoBalance::from_tao(10));
	assert_eq!(client.entry::<SubnetworkN<Runtime>, _, _>(FIRST, genesis).await?, 1);
	Ok(())
}

/// Compares an entry of the genesis state for each case, and collects those that differ.
macro_rules! expect {
	($client:ident, $wrong:ident, $($item:ident[$netuid:expr] = $value:expr;)*) => {
		$(
			let own = $client.entry::<$item<Runtime>, _, _>($netuid, $client.genesis).await?;
			if own != $value {
				$wrong.push(format!(concat!(stringify!($item), "[{}] = {:?}"), $netuid, own));
			}
		)*
	};
	($client:ident, $wrong:ident, $($item:ident = $value:expr;)*) => {
		$(
			let own = $client.value::<$item<Runtime>, _>($client.genesis).await?;
			if own != $value {
				$wrong.push(format!(concat!(stringify!($item), " = {:?}"), own));
			}
		)*
	};
}

pub async fn localnet_should_start_with_the_settings_that_clients_expect() -> Result {
	let node = localnet().await?;
	let client = &node.client;
	let mut wrong: Vec<String> = Vec::new();
	expect!(client, wrong,
		BlockTimeMs = 12_000;
		DefaultTempo = 360;
		MaxDelegateTake = 11_796;
		NetworkMinLockCost = TaoBalance::from_tao(1_000);
		NetworkRateLimit = 0;
		StartCallDelay = 0;
		TxRateLimit = 1_000;
	);
	expect!(client, wrong,
		ActivityCutoffFactorMilli[FIRST] = 50_000;
		AdjustmentInterval[FIRST] = 100;
		Burn[FIRST] = TaoBalance::new(RAO_PER_TAO / 10);
		Burn[UNMADE] = TaoBalance::new(RAO_PER_TAO / 10);
		CommitRevealWeightsEnabled[FIRST] = true;
		Difficulty[UNMADE] = 10_000_000;
		ImmunityPeriod[FIRST] = 4_096;
		ImmunityPeriod[UNMADE] = 4_096;
		MaxAllowedUids[FIRST] = 256;
		MaxAllowedUids[NetUid::ROOT] = 64;
		MaxAllowedValidators[FIRST] = 64;
		MaxAllowedValidators[NetUid::ROOT] = 64;
		MaxBurn[UNMADE] = TaoBalance::from_tao(100);
		MinAllowedWeights[FIRST] = 0;
		MinBurn[UNMADE] = TaoBalance::new(500_000);
		NetworkPowRegistrationAllowed[FIRST] = true;
		ServingRateLimit[UNMADE] = 50;
		TargetRegistrationsPerInterval[FIRST] = 2;
	);
	let symbol = client.entry::<TokenSymbol<Runtime>, _, _>(FIRST, client.genesis).await?;
	if symbol.into_inner() != "α".as_bytes() {
		wrong.push("TokenSymbol[1]".into());
	}
	assert!(wrong.is_empty(), "{wrong:?}");
	Ok(())
}
