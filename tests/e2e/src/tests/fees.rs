//! Transaction fees.

use crate::{
	client::Client,
	demo::{self, DEMO, VALIDATOR_HOTKEY},
	keys::{account, account_of, pair},
	node::Node,
	transaction::{calls, Inclusion},
	Result,
};
use frame_support::weights::constants::ExtrinsicBaseWeight;
use ganglion_runtime::{AccountId, Runtime, RuntimeCall, RuntimeEvent};
use ganglion_types::{AlphaBalance, RAO_PER_TAO};
use sp_runtime::Perbill;

/// Returns the change of an account's balance in a transaction's block.
async fn change(client: &Client, who: &AccountId, included: &Inclusion) -> Result<i128> {
	let before = client.balance(who, included.parent).await?;
	let after = client.balance(who, included.block).await?;
	Ok(i128::from(after) - i128::from(before))
}

pub async fn fee_should_be_what_the_payer_loses_and_the_author_gets() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let (payer, author) = (pair("//Bob"), account_of("//Alice"));
	let receiver = account_of("//Charlie");
	let included = client.send_well(&payer, calls::transfer(&receiver, RAO_PER_TAO)).await?;

	let (fee, tip) = included.fee().ok_or("no fee was reported")?;
	assert!(fee > 0 && tip == 0, "fee {fee}, tip {tip}");
	let amount = i128::from(RAO_PER_TAO);
	let fee = i128::from(fee);
	assert_eq!(change(client, &account(&payer), &included).await?, -amount - fee);
	assert_eq!(change(client, &author, &included).await?, fee);
	assert_eq!(change(client, &receiver, &included).await?, amount);
	Ok(())
}

/// The fee is `w₀/2000 + length + w/2000`: `w₀` is the base weight of an extrinsic, `w` the weight
/// of the call, and each part is rounded to the nearest rao.
pub async fn fee_should_pay_for_weight_and_length() -> Result {
	let rate = Perbill::from_rational(1u32, 2_000);
	let of_any = rate * ExtrinsicBaseWeight::get().ref_time();
	let node = Node::instant().await?;
	let client = &node.client;
	let payer = pair("//Bob");
	// The fee multiplier must not change from block to block.
	for _ in 0..4 {
		let call = calls::transfer(&account_of("//Charlie"), RAO_PER_TAO);
		let included = client.send_well(&payer, call).await?;
		let all = included.weight.saturating_sub(ExtrinsicBaseWeight::get());
		let expected = of_any + u64::try_from(included.length)? + rate * all.ref_time();
		let number = client.header(included.block).await?.number;
		assert_eq!(included.fee(), Some((expected, 0)), "in block {number}");
		client.make_blocks(1).await?;
	}
	Ok(())
}

pub async fn tip_should_be_charged_on_top() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let (payer, receiver) = (pair("//Bob"), account_of("//Charlie"));
	client.make_blocks(1).await?;
	// Both tips encode to the same length.
	let (small, great) = (1 << 20, 1 << 21);
	let first = client.send_with_tip(&payer, calls::transfer(&receiver, 1_000), small).await?;
	let second = client.send_with_tip(&payer, calls::transfer(&receiver, 1_000), great).await?;
	let (first_fee, first_tip) = first.fee().ok_or("no fee was reported")?;
	let (second_fee, second_tip) = second.fee().ok_or("no fee was reported")?;
	assert_eq!((first_tip, second_tip), (small, great));
	assert_eq!(second_fee - first_fee, great - small);
	let lost = change(client, &account(&payer), &second).await?;
	assert_eq!(lost, -1_000 - i128::from(second_fee));
	let gained = change(client, &account_of("//Alice"), &second).await?;
	assert_eq!(gained, i128::from(second_fee));
	Ok(())
}

pub async fn free_call_should_cost_its_tip_alone() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let hotkey = pair(VALIDATOR_HOTKEY);
	client.send_well(&pair("//Bob"), calls::transfer(&account(&hotkey), RAO_PER_TAO)).await?;

	let free = client.send(&hotkey, serve(8_091)).await?;
	assert_eq!(free.outcome, Ok(()));
	assert_eq!(free.fee().unwrap_or_default(), (0, 0));
	assert_eq!(change(client, &account(&hotkey), &free).await?, 0);

	// The rate limit of serving an axon must pass first.
	client.make_blocks(51).await?;
	let tipped = client.send_with_tip(&hotkey, serve(8_092), 777).await?;
	assert_eq!(tipped.outcome, Ok(()));
	assert_eq!(tipped.fee(), Some((777, 777)));
	assert_eq!(change(client, &account(&hotkey), &tipped).await?, -777);
	assert_eq!(change(client, &account_of("//Alice"), &tipped).await?, 777);
	Ok(())
}

/// A stable subnet trades at par, so the proceeds of the sold alpha are known to the rao.
pub async fn fee_should_be_paid_with_stake_when_the_balance_does_not_cover_it() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	let (bob, poor) = (pair("//Bob"), pair("//Poor"));
	let (who, hotkey) = (account(&poor), demo::hotkey(1));
	client.send_well(&bob, calls::transfer(&who, 10 * RAO_PER_TAO)).await?;
	client.send_well(&poor, calls::add_stake(&hotkey, DEMO, 9 * RAO_PER_TAO)).await?;
	let dest = account(&bob).into();
	let all = pallet_balances::Call::<Runtime>::transfer_all { dest, keep_alive: true };
	client.send_well(&poor, all).await?;

	let unstake = RuntimeCall::from(pallet_subtensor::Call::<Runtime>::remove_stake {
		hotkey,
		netuid: DEMO,
		amount_unstaked: AlphaBalance::new(RAO_PER_TAO),
	});
	// A batch has no position to pay with.
	let batch = client.sign(&poor, calls::batch(vec![unstake.clone()]), 0).await?;
	assert!(client.submit(&batch).await.is_err());

	let included = client.send_well(&poor, unstake).await?;
	let (fee, _) = included.fee().ok_or("no fee was reported")?;
	let paid = included.events.iter().find_map(|event| match event {
		RuntimeEvent::SubtensorModule(pallet_subtensor::Event::TransactionFeePaidWithAlpha {
			alpha_fee,
			tao_amount,
			..
		}) => Some((alpha_fee.rao(), tao_amount.rao())),
		_ => None,
	});
	let (alpha, tao) = paid.ok_or("no alpha was sold")?;
	assert!(alpha == tao && tao >= fee, "{alpha} alpha brought {tao} for a fee of {fee}");
	// The unused part of the fee is refunded in TAO.
	let gained = i128::from(RAO_PER_TAO + tao - fee);
	assert_eq!(change(client, &who, &included).await?, gained);
	assert_eq!(change(client, &account_of("//Alice"), &included).await?, i128::from(fee));
	Ok(())
}

fn serve(port: u16) -> pallet_subtensor::Call<Runtime> {
	pallet_subtensor::Call::serve_axon {
		netuid: DEMO,
		version: 1,
		ip: u32::from_be_bytes([203, 0, 113, 7]).into(),
		port,
		ip_type: 4,
		protocol: 0,
		placeholder1: 0,
		placeholder2: 0,
	}
}
