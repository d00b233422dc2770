//! The consensus modes, and several mechanisms in one subnet.

use crate::{
	client::Client,
	demo::{DEMO, SEEDS, TEMPO},
	keys::pair,
	node::Node,
	tests::conservation,
	transaction::{calls, Inclusion},
	Result,
};
use codec::{Decode, Encode};
use ganglion_consensus::{combine, run, EpochMemory, EpochOutput, SubnetEpoch};
use ganglion_runtime::{Hash, Runtime, RuntimeCall, RuntimeEvent};
use ganglion_types::{AlphaBalance, MechId, NetUidStorageIndex};
use jsonrpsee::rpc_params;
use pallet_admin_utils::Call as Admin;
use pallet_subtensor::{
	types::{EpochConsensus, SigmoidParameters},
	BondScale, Call, Dividends, Emission, EpochMemories, Error, Event, Incentive, LastEpochBlock,
	LastMechansimStepBlock, LastUpdate, MaxAllowedValidators, PendingServerEmission,
	PendingValidatorEmission, SavedYumaMaxAllowedValidators, SubnetLoss, Weights,
};
use pallet_subtensor_runtime_api::EpochState;
use sp_core::Bytes;

/// A mode, whether Yuma 3 is on, and whether liquid alpha and forecast skill are.
pub(super) type Rule = (EpochConsensus, bool, bool);

/// Every mode with each kind of bonds it has, and the first again.
pub(super) fn rules() -> Vec<Rule> {
	let of_mode = |mode| match mode {
		EpochConsensus::Yuma => vec![(mode, true, false), (mode, true, true), (mode, false, false)],
		EpochConsensus::Null | EpochConsensus::Sigmoid | EpochConsensus::PeerPrediction => {
			vec![(mode, false, false)]
		},
	};
	let all = EpochConsensus::ALL.into_iter().flat_map(of_mode);
	all.chain([(EpochConsensus::Yuma, true, false)]).collect()
}

/// Epochs of all modes run as their published input predicts, and lose no rao.
pub async fn every_mode_should_pay_what_its_input_says() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	set_trust_floor(client).await?;
	for rule in rules() {
		choose(client, rule).await?;
		for _ in 0..2 {
			let block = check_next_epoch(client, 1).await?;
			conservation::check(client, block).await?;
		}
	}
	Ok(())
}

/// Two mechanisms share the pots to the last rao, and removing one removes its storage.
pub async fn mechanisms_should_share_what_a_subnet_earns() -> Result {
	let node = Node::instant().await?;
	let client = &node.client;
	add_mechanism(client).await?;
	for _ in 0..3 {
		let block = check_next_epoch(client, 2).await?;
		conservation::check(client, block).await?;
	}
	let (_, best) = client.best().await?;
	let incentive = client.entry::<Incentive<Runtime>, _, _>(second(), best).await?;
	assert_eq!(incentive.into_inner(), [0, 0, 0, 0, 0, 0, 0, 0, 65_535]);

	let lowered = set_mechanisms(client, 1).await?.block;
	let row = client.entry2::<Weights<Runtime>, _, _, _>(second(), 1, lowered).await?;
	let updates = client.entry::<LastUpdate<Runtime>, _, _>(second(), lowered).await?;
	assert!(
		row.is_empty() && updates.is_empty(),
		"a removed mechanism still stores {row:?} and {updates:?}"
	);
	check_next_epoch(client, 1).await.map(drop)
}

/// The subnet's owner chooses the mode, but not again within the rate limit. In Null mode nobody
/// sets weights without a permit.
pub async fn owner_should_choose_the_consensus() -> Result {
	let node = Node::instant().await?;
	let (client, owner) = (&node.client, pair(SEEDS[0]));
	let choose = |mode| RuntimeCall::from(Admin::sudo_set_epoch_consensus { netuid: DEMO, mode });
	let chosen = client.send_well(&owner, choose(EpochConsensus::Null)).await?.block;
	assert_eq!(client.entry::<MaxAllowedValidators<Runtime>, _, _>(DEMO, chosen).await?, 1);
	let saved = client.entry::<SavedYumaMaxAllowedValidators<Runtime>, _, _>(DEMO, chosen).await?;
	assert_eq!(saved, Some(64));
	let again = client.send(&owner, choose(EpochConsensus::Yuma)).await?.outcome;
	assert_eq!(again, Err(Error::<Runtime>::TxRateLimitExceeded.into()));

	check_next_epoch(client, 1).await?;
	// Wait until the rate limit passes.
	client.make_blocks(100).await?;
	let hotkey = pair(&format!("{}//hotkey", SEEDS[2]));
	let word = calls::set_weights(DEMO, vec![4], vec![1]);
	let outcome = client.send(&hotkey, word).await?.outcome;
	assert_eq!(outcome, Err(Error::<Runtime>::NeuronNoValidatorPermit.into()));
	Ok(())
}

/// Adds a second mechanism with three tenths of the pots, in which all validators rank the last
/// miner.
pub(super) async fn add_mechanism(client: &Client) -> Result {
	let netuid = DEMO;
	by_root(client, Admin::sudo_set_max_allowed_uids { netuid, max_allowed_uids: 128 }).await?;
	set_mechanisms(client, 2).await?;
	let maybe_split = Some(vec![45_875, 19_660]);
	by_root(client, Admin::sudo_set_mechanism_emission_split { netuid, maybe_split }).await?;
	for validator in 1..4 {
		rank_last_miner(client, validator).await?;
	}
	Ok(())
}

/// Returns the storage index of the second mechanism.
fn second() -> NetUidStorageIndex {
	DEMO.storage_index(MechId::new(1))
}

async fn set_mechanisms(client: &Client, count: u8) -> Result<Inclusion> {
	let mechanism_count = MechId::new(count);
	by_root(client, Admin::sudo_set_mechanism_count { netuid: DEMO, mechanism_count }).await
}

/// Sets the demo subnet's rule, as root.
pub(super) async fn choose(client: &Client, (mode, yuma3, liquid): Rule) -> Result {
	let netuid = DEMO;
	by_root(client, Admin::sudo_set_epoch_consensus { netuid, mode }).await?;
	by_root(client, Admin::sudo_set_yuma3_enabled { netuid, enabled: yuma3 }).await?;
	by_root(client, Admin::sudo_set_liquid_alpha_enabled { netuid, enabled: liquid }).await?;
	by_root(client, Admin::sudo_set_forecast_skill { netuid, enabled: liquid }).await?;
	Ok(())
}

/// Sets the trust floor of Sigmoid to a hundredth of an even weight, as root.
pub(super) async fn set_trust_floor(client: &Client) -> Result {
	set_sigmoid(client, SigmoidParameters { trust_floor: 655, ..Default::default() }).await
}

async fn set_sigmoid(client: &Client, settings: SigmoidParameters) -> Result {
	let SigmoidParameters { trust_floor, average_bonds, peg_step, peg_cap } = settings;
	let netuid = DEMO;
	let call = Admin::sudo_set_sigmoid { netuid, trust_floor, average_bonds, peg_step, peg_cap };
	by_root(client, call).await.map(drop)
}

/// Sets a demo validator's weights in the second mechanism: all on the last miner.
async fn rank_last_miner(client: &Client, validator: usize) -> Result {
	let hotkey = pair(&format!("{}//hotkey", SEEDS[validator]));
	let call = Call::<Runtime>::set_mechanism_weights {
		netuid: DEMO,
		mecid: MechId::new(1),
		dests: vec![8],
		weights: vec![1],
		version_key: 0,
	};
	let uid = u16::try_from(validator)?;
	let included = client.send_well(&hotkey, call).await?;
	let set = RuntimeEvent::SubtensorModule(Event::WeightsSet(second(), uid));
	assert!(included.events.contains(&set), "{:?}", included.events);
	Ok(())
}

/// Makes a call as root; it must succeed.
async fn by_root(client: &Client, call: Admin<Runtime>) -> Result<Inclusion> {
	let included = client.send_well(&pair("//Alice"), calls::sudo(call.into())).await?;
	let done = included.events.iter().find_map(|event| match event {
		RuntimeEvent::Sudo(pallet_sudo::Event::Sudid { sudo_result }) => Some(*sudo_result),
		_ => None,
	});
	done.ok_or("nothing was done by root")?
		.map_err(|error| format!("the call of root failed: {error:?}"))?;
	Ok(included)
}

/// Runs the demo subnet's next epoch and compares it with the input that the block before returned.
/// Returns the epoch's block.
pub(super) async fn check_next_epoch(client: &Client, mechanisms: u8) -> Result<Hash> {
	let (number, best) = client.best().await?;
	let last = client.entry::<LastEpochBlock<Runtime>, _, _>(DEMO, best).await?;
	let due = u32::try_from(last)? + TEMPO;
	client.make_blocks(usize::try_from(due.saturating_sub(number))?).await?;
	let (before, block) = (client.block_hash(due - 1).await?, client.block_hash(due).await?);
	let step = client.entry::<LastMechansimStepBlock<Runtime>, _, _>(DEMO, block).await?;
	assert_eq!(step, u64::from(due), "block of the last epoch");

	let mut outputs = Vec::new();
	for mechanism in (0..mechanisms).map(MechId::new) {
		let state = announced(client, mechanism, before).await?;
		let output = run(&state.input()).map_err(|error| error.to_string())?;
		check_mechanism(client, DEMO.storage_index(mechanism), &output, block).await?;
		outputs.push((output, state.server_emission + state.validator_emission));
	}
	check_subnet(client, &combine(&outputs), block).await?;
	let paid: u64 = outputs.iter().map(|(_, pots)| pots).sum();
	let emission = client.entry::<Emission<Runtime>, _, _>(DEMO, block).await?;
	let stored = emission.iter().map(|part| part.rao()).sum::<u64>();
	assert_eq!((stored, paid > 0), (paid, true), "payments of both pots, in rao");
	Ok(block)
}

/// Returns the input of an epoch in the next block.
async fn announced(client: &Client, mechanism: MechId, block: Hash) -> Result<EpochState> {
	let arguments = Bytes((DEMO, mechanism).encode());
	let call = rpc_params!["EpochRuntimeApi_epoch_input", arguments, block];
	let answer: Bytes = client.ask("state_call", call).await?;
	let state = Option::<EpochState>::decode(&mut &answer[..])?;
	state.ok_or_else(|| "there is no such mechanism".into())
}

async fn check_mechanism(
	client: &Client,
	index: NetUidStorageIndex,
	output: &EpochOutput,
	block: Hash,
) -> Result {
	let incentive = client.entry::<Incentive<Runtime>, _, _>(index, block).await?;
	assert_eq!(incentive.into_inner(), output.incentive);
	let loss = client.entry::<SubnetLoss<Runtime>, _, _>(index, block).await?;
	assert_eq!(loss, output.sigmoid.as_ref().map(|sigmoid| sigmoid.loss));
	let scale = client.entry::<BondScale<Runtime>, _, _>(index, block).await?;
	let expected = output.sigmoid.as_ref().map(|sigmoid| sigmoid.bond_scale.clone());
	assert_eq!(scale.map(|scale| scale.into_inner()), expected);
	let stored = client.entry::<EpochMemories<Runtime>, _, _>(index, block).await?;
	let stored = stored.map(|memory| {
		(memory.block, memory.prior, memory.servers.into_inner(), memory.validators.into_inner())
	});
	let remembered = output.memory.clone().map(|memory| {
		let EpochMemory { block, prior, servers, validators, .. } = memory;
		(block, prior, servers, validators)
	});
	assert_eq!(stored, remembered);
	Ok(())
}

async fn check_subnet(client: &Client, subnet: &SubnetEpoch, block: Hash) -> Result {
	let dividends = client.entry::<Dividends<Runtime>, _, _>(DEMO, block).await?;
	assert_eq!(dividends.into_inner(), subnet.dividends);
	let servers = client.entry::<PendingServerEmission<Runtime>, _, _>(DEMO, block).await?;
	let validators = client.entry::<PendingValidatorEmission<Runtime>, _, _>(DEMO, block).await?;
	assert_eq!((servers, validators), (AlphaBalance::ZERO, AlphaBalance::ZERO));
	Ok(())
}
