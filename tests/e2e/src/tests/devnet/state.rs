//! State of a development chain on request.

use super::{make, manual, picture, refused};
use crate::{
	client::hex,
	demo::DEMO,
	keys::{account_of, pair},
	tests::conservation,
	transaction::calls,
	Result,
};
use codec::Encode;
use frame_support::storage::generator::StorageMap;
use ganglion_runtime::{Hash, Runtime};
use ganglion_types::RAO_PER_TAO;
use jsonrpsee::rpc_params;
use pallet_subtensor::Tempo;
use serde_json::{json, Value};
use sp_core::crypto::Ss58Codec;

/// Anybody is given TAO, and the issuance stays what it was.
pub async fn anybody_should_be_funded() -> Result {
	let node = manual().await?;
	let client = &node.client;
	let somebody = account_of("//Somebody");
	let funded: Value =
		client.ask("dev_fund", rpc_params![somebody.to_ss58check(), "12.500000001"]).await?;
	assert_eq!(funded["free"], "12.500000001");
	let block: Hash = serde_json::from_value(funded["block"].clone())?;
	assert_eq!(client.balance(&somebody, block).await?, 12_500_000_001);
	conservation::check(client, block).await?;
	let again: Value = client.ask("dev_fund", rpc_params!["//Somebody", 1]).await?;
	assert_eq!(again["free"], "13.500000001");
	for (who, amount, words) in [
		("//Somebody", json!(99_000_000), ["no development account", "richest"]),
		("//Somebody", json!("1.0000000001"), ["nine decimals", "TAO"]),
		("//Somebody", json!(-1), ["no amount", "TAO"]),
		("nobody", json!(1), ["`nobody`", "no account"]),
	] {
		refused(client, "dev_fund", rpc_params![who, amount], &words).await?;
	}
	Ok(())
}

/// Anybody makes calls, without a key; the outcome is told in words.
pub async fn anybody_should_make_calls() -> Result {
	let node = manual().await?;
	let client = &node.client;
	let bob = account_of("//Bob");
	let receiver = account_of("//Receiver");
	let call = calls::transfer(&receiver, 7 * RAO_PER_TAO);
	let encoded = hex(&call.encode());
	let outcome: Value = client.ask("dev_call", rpc_params![bob.to_ss58check(), encoded]).await?;
	assert_eq!(outcome["ok"], true, "{outcome}");
	let named = json!({ "pallet": "Balances", "call": "transfer_keep_alive",
		"args": { "dest": receiver.to_ss58check(), "value": "3000000000" } });
	let outcome: Value = client.ask("dev_call", rpc_params!["//Bob", named]).await?;
	assert_eq!(outcome["ok"], true, "{outcome}");
	let events = outcome["events"].as_array().ok_or("events")?;
	let paid = events.iter().find(|event| event["name"] == "Transfer").ok_or("a transfer")?;
	assert_eq!(paid["fields"]["amount"], 3 * RAO_PER_TAO);
	assert_eq!(paid["fields"]["from"], bob.to_ss58check());
	let (_, best) = client.best().await?;
	assert_eq!(client.balance(&receiver, best).await?, 10 * RAO_PER_TAO);

	let tempo = json!({ "pallet": "AdminUtils", "call": "sudo_set_tempo",
		"args": { "netuid": 1, "tempo": 33 } });
	let outcome: Value = client.ask("dev_call", rpc_params!["root", tempo]).await?;
	assert_eq!(outcome["ok"], true, "{outcome}");
	let (_, best) = client.best().await?;
	assert_eq!(client.entry::<Tempo<Runtime>, _, _>(DEMO, best).await?, 33);

	// A call that fails is no error of the method: the outcome names the error and its doc line.
	let poor = calls::add_stake(&receiver, DEMO, 1_000_000 * RAO_PER_TAO);
	let outcome: Value = client.ask("dev_call", rpc_params!["//Bob", hex(&poor.encode())]).await?;
	assert_eq!(outcome["ok"], false);
	assert_eq!(outcome["error"]["pallet"], "SubtensorModule");
	for part in ["name", "doc"] {
		let text = outcome["error"][part].as_str().unwrap_or_default();
		assert!(text.len() > 5, "{outcome}");
	}
	for (call, words) in [
		(json!("0x00"), ["no call", ""]),
		(json!({ "pallet": "Nothing", "call": "x" }), ["no `Nothing`", ""]),
		(json!({ "pallet": "Balances", "call": "burn_all" }), ["no `burn_all`", "Balances"]),
		(
			json!({ "pallet": "Balances", "call": "transfer_keep_alive", "args": { "value": 1 } }),
			["transfer_keep_alive", "`dest` is missing"],
		),
	] {
		refused(client, "dev_call", rpc_params!["//Bob", call], &words).await?;
	}
	Ok(())
}

/// Storage is set by name or by raw key, and what cannot be is named.
pub async fn storage_should_be_set() -> Result {
	let node = manual().await?;
	let client = &node.client;
	let somebody = account_of("//Somebody");
	let values = json!({
		"System": { "Account": [[[somebody.to_ss58check()], { "providers": 1,
			"data": { "free": 5_000 } }]] },
		"SubtensorModule": { "Tempo": [[[1], 17]] },
		"Sudo": { "Key": account_of("//Bob").to_ss58check() },
	});
	let block: Hash = client.ask("dev_setStorage", rpc_params![values]).await?;
	assert_eq!(client.balance(&somebody, block).await?, 5_000);
	assert_eq!(client.entry::<Tempo<Runtime>, _, _>(DEMO, block).await?, 17);
	// Fields that are left out stay, and the new root is asked to sign.
	let more = json!({ "System": { "Account": [[["//Somebody"], { "nonce": 4 }]] } });
	let block: Hash = client.ask("dev_setStorage", rpc_params![more]).await?;
	let account = client.account(&somebody, block).await?;
	assert_eq!((account.nonce, account.data.free, account.providers), (4, 5_000, 1));
	// Raw, as in Chopsticks; null removes.
	let key = hex(&Tempo::<Runtime>::storage_map_final_key(DEMO));
	let raw = json!([[key, hex(&21_u16.encode())], [hex(b":own"), "0x01"]]);
	let block: Hash = client.ask("dev_setStorage", rpc_params![raw]).await?;
	assert_eq!(client.entry::<Tempo<Runtime>, _, _>(DEMO, block).await?, 21);
	assert_eq!(client.raw(b":own", block).await?, Some(vec![1]));
	let block: Hash =
		client.ask("dev_setStorage", rpc_params![json!([[hex(b":own"), null]])]).await?;
	assert_eq!(client.raw(b":own", block).await?, None);

	for (values, words) in [
		(json!({ "Sistem": { "Account": [] } }), ["no pallet `Sistem`", ""]),
		(json!({ "System": { "Acount": [] } }), ["System", "no storage item `Acount`"]),
		(json!({ "System": { "Account": { "free": 1 } } }), ["System.Account is a map", "key"]),
		(json!({ "System": { "Account": [[["x"], {}]] } }), ["`x`", "no account"]),
		(
			json!({ "System": { "Account": [[["//A"], { "fre": 1 }]] } }),
			["`fre`", "System.Account"],
		),
		(json!({ "SubtensorModule": { "Tempo": [[[1], 70_000]] } }), ["Tempo", "too large"]),
		(json!([["0xzz", "0x"]]), ["hexadecimal", "0xzz"]),
		(json!([]), ["1 to 10000", "0"]),
		(json!(1), ["an object or an array", ""]),
	] {
		refused(client, "dev_setStorage", rpc_params![values], &words).await?;
	}
	Ok(())
}

/// A trial tells events, error, fee and changed storage, and changes nothing.
pub async fn trial_should_change_nothing() -> Result {
	let node = manual().await?;
	let client = &node.client;
	make(client, json!({ "count": 2 })).await?;
	let before = picture(client).await?;
	let receiver = account_of("//Receiver");
	let transfer = calls::transfer(&receiver, 2 * RAO_PER_TAO);
	let extrinsic = hex(&client.sign(&pair("//Bob"), transfer.clone(), 0).await?);
	let signed: Value = client.ask("dev_dryRun", rpc_params![extrinsic.clone()]).await?;
	let who = json!({ "who": "//Bob", "call": hex(&transfer.encode()) });
	let called: Value = client.ask("dev_dryRun", rpc_params![who]).await?;
	let key = |who| hex(&frame_system::Account::<Runtime>::storage_map_final_key(who));
	for outcome in [&signed, &called] {
		assert_eq!((&outcome["ok"], &outcome["block"]), (&json!(true), &Value::Null), "{outcome}");
		let changes = outcome["storageDiff"].as_array().ok_or("changes")?;
		for who in [account_of("//Bob"), receiver.clone()] {
			assert!(changes.iter().any(|change| change[0] == key(who.clone())), "{outcome}");
		}
	}
	let fee = |outcome: &Value| -> Result<u64> {
		Ok(outcome["fee"].as_str().ok_or("a fee")?.replace('.', "").parse()?)
	};
	let poor = calls::transfer(&receiver, u64::MAX);
	let poor = json!({ "who": "//Bob", "call": hex(&poor.encode()) });
	let failed: Value = client.ask("dev_dryRun", rpc_params![poor]).await?;
	assert_eq!(failed["ok"], false, "{failed}");
	assert!(failed["error"]["name"].as_str().is_some_and(|name| !name.is_empty()), "{failed}");
	assert_eq!(picture(client).await?, before, "a trial changed something");

	// The fee is what is paid in earnest.
	let block = make(client, json!({ "transactions": [extrinsic.clone()] })).await?;
	let events = client.events(block).await?;
	let paid = events.iter().find_map(|record| match &record.event {
		ganglion_runtime::RuntimeEvent::TransactionPayment(
			pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, .. },
		) => Some(*actual_fee),
		_ => None,
	});
	assert_eq!(paid, Some(fee(&signed)?));
	let most = fee(&signed)?..fee(&signed)? * 3 / 2;
	assert!(most.contains(&fee(&called)?), "{called} {signed}");
	let stale: Value = client.ask("dev_dryRun", rpc_params![extrinsic]).await?;
	assert_eq!(stale["error"]["name"], "InvalidTransaction.Stale", "{stale}");
	refused(client, "dev_dryRun", rpc_params!["0x1234"], &["extrinsic"]).await
}
