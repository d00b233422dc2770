//! The input of the next epoch that the runtime API returns, and that the epoch has it.

use super::{MINERS, VALIDATORS};
use crate::tests::mock::*;
use crate::{
	types::{EpochConsensus, SigmoidParameters},
	*,
};
use frame_support::assert_ok;
use ganglion_consensus::EpochOutput;
use pallet_subtensor_runtime_api::EpochState;

/// The inputs that the API returns for the mechanisms of a subnet, as of the next block.
pub struct Announced {
	netuid: NetUid,
	inputs: Vec<EpochState>,
	edges: Vec<u16>,
}

impl Announced {
	/// The inputs of one subnet.
	pub fn of(netuid: NetUid) -> Self {
		let input = |mechanism| SubtensorModule::epoch_input(netuid, mechanism).unwrap();
		let edges = SubtensorModule::mechanism_indices(netuid).map(RequiredEdges::<Test>::get);
		Self {
			netuid,
			inputs: SubtensorModule::mechanisms(netuid).map(input).collect(),
			edges: edges.collect(),
		}
	}

	/// The inputs of all subnets but root.
	pub fn of_all() -> Vec<Self> {
		let subnets = SubtensorModule::subnets().into_iter();
		subnets.filter(|netuid| !netuid.is_root()).map(Self::of).collect()
	}

	/// Asserts that the epoch of this block, if the subnet had one, stored what the consensus
	/// returns for these inputs.
	pub fn assert_came_true(&self) {
		if LastMechansimStepBlock::<Test>::get(self.netuid) != now() {
			return;
		}
		let outputs: Vec<_> = self
			.inputs
			.iter()
			.map(|state| ganglion_consensus::run(&state.input()).unwrap())
			.collect();
		let mechanisms = SubtensorModule::mechanism_indices(self.netuid).zip(&outputs);
		for ((index, output), edges) in mechanisms.zip(&self.edges) {
			assert_eq!(&*Incentive::<Test>::get(index), output.incentive);
			assert_bonds(index, output);
			self.assert_loss(index, output, *edges);
			assert_memory(index, output);
		}
		self.assert_emission(&outputs);
		if let [only] = &outputs[..] {
			assert_eq!(&*Consensus::<Test>::get(self.netuid), only.consensus);
			assert_eq!(&*Dividends::<Test>::get(self.netuid), only.dividends);
			assert_eq!(&*ValidatorTrust::<Test>::get(self.netuid), only.validator_trust);
			assert_eq!(&*ValidatorPermit::<Test>::get(self.netuid), only.permit);
			assert_eq!(&*StakeWeight::<Test>::get(self.netuid), only.stake_weight);
			assert_eq!(&*Active::<Test>::get(self.netuid), only.active);
		}
	}

	fn assert_loss(&self, index: NetUidStorageIndex, output: &EpochOutput, edges: u16) {
		let Some(sigmoid) = &output.sigmoid else {
			assert_eq!(BondScale::<Test>::get(index), None);
			return assert_eq!(SubnetLoss::<Test>::get(index), None);
		};
		let settings = SigmoidSettings::<Test>::get(self.netuid);
		let (step, most) = (settings.peg_step, settings.most_edges());
		let asked = ganglion_consensus::required_edges(sigmoid.loss, edges, step, most);
		assert_eq!(RequiredEdges::<Test>::get(index), asked);
		assert_eq!(BondScale::<Test>::get(index).unwrap().into_inner(), sigmoid.bond_scale);
		assert_eq!(SubnetLoss::<Test>::get(index), Some(sigmoid.loss));
	}

	fn assert_emission(&self, outputs: &[EpochOutput]) {
		let (mut pots, mut paid) = (0, 0);
		for (input, output) in self.inputs.iter().zip(outputs) {
			pots += input.server_emission + input.validator_emission;
			paid += output.server_emission.iter().chain(&output.validator_emission).sum::<u64>();
			paid += output.unassigned;
		}
		assert_eq!(paid, pots, "nothing is lost");
		let stored: u64 = Emission::<Test>::get(self.netuid).iter().map(|part| part.rao()).sum();
		let unassigned: u64 = outputs.iter().map(|output| output.unassigned).sum();
		assert_eq!(stored + unassigned, pots);
		let [miners, validators, _] = crate::tests::mock::pots(self.netuid);
		assert_eq!(miners + validators, unassigned);
	}
}

fn assert_memory(index: NetUidStorageIndex, output: &EpochOutput) {
	let rows = RememberedWeights::<Test>::iter_prefix(index).count();
	let Some(memory) = &output.memory else {
		return assert_eq!((EpochMemories::<Test>::get(index), rows), (None, 0));
	};
	let stored = EpochMemories::<Test>::get(index).unwrap();
	assert_eq!((stored.block, stored.prior), (memory.block, memory.prior));
	assert_eq!(&*stored.servers, memory.servers);
	assert_eq!(&*stored.validators, memory.validators);
	let remembered = (0..).zip(0..output.incentive.len()).filter(|(uid, row)| {
		let expected: Vec<_> = memory.rows.row(*row).collect();
		assert_eq!(&*RememberedWeights::<Test>::get(index, uid), expected, "of uid {uid}");
		!expected.is_empty()
	});
	assert_eq!(rows, remembered.count());
}

fn assert_bonds(index: NetUidStorageIndex, output: &EpochOutput) {
	for uid in 0..output.incentive.len() as u16 {
		let row: Vec<_> = output.bonds.row(uid.into()).collect();
		assert_eq!(&*Bonds::<Test>::get(index, uid), row, "bonds of uid {uid}");
		assert_eq!(Bonds::<Test>::contains_key(index, uid), !row.is_empty());
	}
}

/// Runs blocks until the next epoch of the test subnet has run, and asserts that it had the
/// announced input.
pub fn run_announced_epoch() {
	let due = SubtensorModule::next_epoch_block(NETUID).unwrap();
	run_blocks(due - now() - 1);
	let announced = Announced::of(NETUID);
	run_blocks(1);
	assert_eq!(LastMechansimStepBlock::<Test>::get(NETUID), now(), "the epoch ran");
	announced.assert_came_true();
}

#[test]
fn input_should_be_that_of_the_next_block() {
	ExtBuilder::with_market().build_and_execute(|| {
		run_blocks(8);
		let input = SubtensorModule::epoch_input(NETUID, MechId::MAIN).unwrap();
		assert_eq!((input.block, input.last_step, input.tempo), (10, 0, TEMPO));
		assert_eq!(input.stake, [0, 500, 300, 200, 0, 0, 0].map(|stake| stake * TAO));
		assert_eq!(input.last_update, [0, 1, 1, 1, 0, 0, 0]);
		assert_eq!([input.server_emission, input.validator_emission], [MINERS, VALIDATORS]);
		assert_eq!(now(), 9, "the read ran no block");
	})
}

#[test]
fn input_should_have_no_rows_of_those_without_say() {
	ExtBuilder::with_market().build_and_execute(|| {
		run_blocks(8);
		MaxAllowedValidators::<Test>::insert(NETUID, 2);
		run_epoch(NETUID);
		let input = SubtensorModule::epoch_input(NETUID, MechId::MAIN).unwrap();
		let rows = input.weights.as_rows();
		let lengths: Vec<_> = (0..rows.len()).map(|uid| rows.row(uid).0.len()).collect();
		assert_eq!(lengths, [0, 3, 3, 0, 0, 0, 0]);
		assert!(
			Weights::<Test>::contains_key(MAIN, 3),
			"the weights of the third are stored nevertheless"
		);
	})
}

#[test]
fn asking_for_an_input_should_change_nothing() {
	ExtBuilder::with_market().build_and_execute(|| {
		let before = state_root();
		assert!(SubtensorModule::epoch_input(NETUID, MechId::MAIN).is_some());
		assert_eq!(state_root(), before);
	})
}

#[test]
fn there_should_be_no_input_where_there_is_no_mechanism() {
	ExtBuilder::with_market().build_and_execute(|| {
		assert_eq!(SubtensorModule::epoch_input(NETUID, MechId::new(1)), None);
		assert_eq!(SubtensorModule::epoch_input(NOWHERE, MechId::MAIN), None);
	})
}

#[test]
fn epochs_should_be_as_announced_in_every_mode() {
	ExtBuilder::with_market().build_and_execute(|| {
		set_mechanisms(2);
		for mode in EpochConsensus::ALL {
			SubtensorModule::set_epoch_consensus(NETUID, mode);
			for (yuma3, liquid) in [(true, false), (true, true), (false, false)] {
				Yuma3On::<Test>::insert(NETUID, yuma3);
				LiquidAlphaOn::<Test>::insert(NETUID, liquid);
				let average_bonds = liquid;
				let settings = SigmoidParameters { average_bonds, ..Default::default() };
				SubtensorModule::set_sigmoid(NETUID, settings);
				ForecastSkillOn::<Test>::insert(NETUID, liquid);
				run_announced_epoch();
				// In Null mode only the first of them may.
				let set = |person| set_mechanism_weights(person, NETUID, 0, &[(4, 1), (5, 2)]);
				assert_ok!(set(2));
				let _ = (set(3), set(4));
				run_announced_epoch();
			}
		}
	})
}
