//! Random steps on a small chain: calls of a dozen people, most of them valid, settings and blocks.

mod aim;
mod draw;

use super::mock::*;
use crate::{
	types::{EpochConsensus, PeerPredictionParameters, RecycleOrBurnEnum, SigmoidParameters},
	*,
};
use draw::*;
use proptest::{collection::vec, prelude::*, sample::Index};
use sp_runtime::{traits::Dispatchable, DispatchError};
use substrate_fixed::types::U64F64;

const PEOPLE: u8 = 12;

/// A call, a change of a setting, or blocks.
#[derive(Clone, Debug)]
pub enum Step {
	/// A person stakes with a hotkey that exists.
	Stake(u8, Index, NetUid, u64),
	/// The holder of a position unstakes some of it.
	Unstake(Index, u64),
	/// A neuron sets weights of uids 0 and up, in a mechanism, or by the call that has none.
	Rank(Index, Option<u8>, Vec<u16>),
	/// A person registers one of its hotkeys.
	Register(u8, u8, NetUid),
	/// The holder of a position signs a call on it; the second index picks the other hotkey of a
	/// move.
	OnPosition(Index, Index, Call<Test>),
	/// The owner of a hotkey signs a call about it.
	ByOwner(Index, Call<Test>),
	/// A neuron signs a call about its subnet.
	ByNeuron(Index, Call<Test>),
	/// The owner of a subnet that is not started starts it.
	Start(Index),
	/// An account signs this call.
	Call(AccountId, RuntimeCall),
	/// So many blocks pass.
	Blocks(u64),
	/// A setting is changed by root.
	Set(Setting),
}

/// A setting and its new value. It is one of the test subnet, of the chain, or of a person.
#[derive(Clone, Debug)]
pub enum Setting {
	MaxAllowedUids(u16),
	MaxAllowedValidators(u16),
	StakeThreshold(u64),
	OwnerCutEnabled(bool),
	EmissionEnabled(bool),
	Withheld(RecycleOrBurnEnum),
	Tempo(u16),
	Take(u8, u16),
	LeastNomination(u64),
	Consensus(EpochConsensus),
	/// Whether Yuma 3 and liquid alpha are on.
	Bonds(bool, bool),
	Sigmoid(SigmoidParameters),
	PeerPrediction(PeerPredictionParameters),
	ForecastSkill(bool),
	Mechanisms(u8),
	Split(Option<Vec<u16>>),
	/// Resets the bonds in a neuron.
	BondsReset(Index),
	/// The part of a registration's price that buys collateral, and the drain ratio in quarters.
	Collateral(u16, u8),
	/// Whether baskets trade, as much as they like then.
	Baskets(bool),
	/// The part of parents' earnings that is recycled, and the minimum take of a child.
	OfParents(u64, u16),
}

impl Setting {
	/// Stores the value, as root's call does.
	pub fn apply(&self) {
		match self.clone() {
			Self::MaxAllowedUids(most) => MaxAllowedUids::<Test>::insert(NETUID, most),
			Self::MaxAllowedValidators(most) if !SubtensorModule::is_null(NETUID) => {
				MaxAllowedValidators::<Test>::insert(NETUID, most)
			},
			Self::MaxAllowedValidators(_) => {},
			Self::StakeThreshold(least) => StakeThreshold::<Test>::put(least),
			Self::OwnerCutEnabled(on) => OwnerCutEnabled::<Test>::insert(NETUID, on),
			Self::EmissionEnabled(on) => SubnetEmissionEnabled::<Test>::insert(NETUID, on),
			Self::Withheld(what) => RecycleOrBurn::<Test>::insert(NETUID, what),
			Self::Tempo(tempo) => SubtensorModule::restart_tempo(NETUID, tempo),
			Self::LeastNomination(least) => NominatorMinRequiredStake::<Test>::put(least),
			Self::Take(person, take) => Delegates::<Test>::insert(hot(person, 0), take),
			Self::Consensus(mode) => SubtensorModule::set_epoch_consensus(NETUID, mode),
			Self::Bonds(yuma3, liquid) => {
				Yuma3On::<Test>::insert(NETUID, yuma3);
				LiquidAlphaOn::<Test>::insert(NETUID, liquid);
			},
			Self::Sigmoid(settings) => SubtensorModule::set_sigmoid(NETUID, settings),
			Self::PeerPrediction(settings) => {
				PeerPredictionSettings::<Test>::insert(NETUID, settings)
			},
			Self::ForecastSkill(on) => ForecastSkillOn::<Test>::insert(NETUID, on),
			Self::Mechanisms(count) => {
				SubtensorModule::set_mechanism_count(NETUID, MechId::new(count))
			},
			Self::Split(split) => {
				if SubtensorModule::check_emission_split(NETUID, split.as_deref()).is_ok() {
					SubtensorModule::set_emission_split(NETUID, split);
				}
			},
			Self::Collateral(share, quarters) => {
				for netuid in [NETUID, POOL] {
					CollateralLockShare::<Test>::insert(netuid, share);
					let ratio = U64F64::from_num(quarters) / 4;
					CollateralDrainRatio::<Test>::insert(netuid, ratio);
				}
			},
			Self::Baskets(trade) => {
				BasketTradingEnabled::<Test>::put(trade);
				BasketDailyTurnoverCap::<Test>::put(u16::MAX);
			},
			Self::OfParents(burn, take) => {
				CKBurn::<Test>::put(burn);
				MinChildkeyTake::<Test>::put(take);
			},
			Self::BondsReset(pick) => {
				BondsResetOn::<Test>::insert(NETUID, true);
				let hotkeys = SubtensorModule::hotkeys_of(NETUID);
				SubtensorModule::on_bonds_reset(NETUID, pick.get(&hotkeys));
			},
		}
	}
}

impl Step {
	/// The signer and the call, if the step is one. Hotkeys, neurons and positions are picked from
	/// those that exist.
	pub fn call(&self) -> Option<(AccountId, RuntimeCall)> {
		let (who, call): (_, Call<Test>) = match self.clone() {
			Self::Call(who, call) => return Some((who, call)),
			Self::Blocks(_) | Self::Set(_) => return None,
			Self::Stake(person, pick, netuid, amount) => {
				let hotkey = aim::hotkey(&pick);
				(cold(person), Call::add_stake { hotkey, netuid, amount_staked: tao(amount) })
			},
			Self::Unstake(pick, amount) => {
				let (hotkey, coldkey, netuid) = aim::position(&pick)?;
				(coldkey, Call::remove_stake { hotkey, netuid, amount_unstaked: alpha(amount) })
			},
			Self::OnPosition(pick, to, call) => {
				let position = match call {
					Call::move_lock { .. } => aim::lock(&pick)?,
					_ => aim::position(&pick)?,
				};
				(position.1.clone(), aim::on_position(call, &position, aim::hotkey(&to)))
			},
			Self::ByOwner(pick, call) => {
				let hotkey = match call {
					Call::set_auto_parent_delegation_enabled { .. }
					| Call::stake_into_basket { .. } => aim::root_member(&pick)?,
					_ => aim::hotkey(&pick),
				};
				(Owner::<Test>::get(&hotkey), aim::about_hotkey(call, hotkey))
			},
			Self::ByNeuron(pick, call) => {
				let (netuid, hotkey) = aim::neuron(&pick);
				(hotkey, aim::about_subnet(call, netuid))
			},
			Self::Start(pick) => {
				let netuid = aim::idle_subnet(&pick)?;
				(SubnetOwner::<Test>::get(netuid), Call::start_call { netuid })
			},
			Self::Rank(pick, mecid, weights) => {
				let (netuid, hotkey) = aim::neuron(&pick);
				let weights = weights.into_iter().take(SubnetworkN::<Test>::get(netuid).into());
				let (dests, weights) = (0..).zip(weights).unzip();
				let (mecid, version_key) = (mecid.map(MechId::new), 0);
				let call = match mecid {
					None => Call::set_weights { netuid, dests, weights, version_key },
					Some(mecid) => {
						Call::set_mechanism_weights { netuid, mecid, dests, weights, version_key }
					},
				};
				(hotkey, call)
			},
			Self::Register(person, index, netuid) => {
				(cold(person), Call::burned_register { netuid, hotkey: hot(person, index) })
			},
		};
		Some((who, call.into()))
	}

	/// Performs the step. Returns the outcome, if the step is a call.
	pub fn take(&self) -> Option<Outcome> {
		match self {
			Self::Blocks(count) => run_blocks(*count),
			Self::Set(setting) => setting.apply(),
			_ => return self.call().map(|(who, call)| Outcome::of(who, call)),
		}
		None
	}
}

/// A call, its signer, and the result of its dispatch.
#[derive(Clone, Debug)]
pub struct Outcome {
	pub who: AccountId,
	pub call: RuntimeCall,
	pub result: Result<(), DispatchError>,
}

impl Outcome {
	/// Dispatches a call.
	pub fn of(who: AccountId, call: RuntimeCall) -> Self {
		let result = call.clone().dispatch(signed(who.clone()));
		Self { who, call, result: result.map(drop).map_err(|error| error.error) }
	}
}

/// A subnet of genesis with a pool.
const POOL: NetUid = NetUid::new(4);

/// A chain with two stable subnets and one with a pool. The first has a validator and few uids, so
/// that registrations replace neurons.
pub fn lively_chain() -> sp_io::TestExternalities {
	let mut neurons = ExtBuilder::neurons(1..=3);
	neurons[1] = ExtBuilder::neuron(2, 50 * TAO, vec![(0, 1), (2, 3)]);
	let builder = ExtBuilder::default()
		.subnet(NETUID, neurons)
		.subnet(NetUid::new(2), vec![])
		.with(pool_of(POOL, vec![ExtBuilder::neuron(4, 50 * TAO, vec![(0, 1)])]));
	let settings = |settings: &mut crate::genesis::Settings| {
		settings.max_epochs_per_block = Some(1);
		settings.pending_childkey_cooldown = Some(2);
		settings.new_subnets_dynamic = true;
	};
	let mut chain = builder.settings(settings).build();
	chain.execute_with(|| {
		for netuid in [1, 2].map(NetUid::new) {
			WeightsSetRateLimit::<Test>::insert(netuid, 2);
			ImmunityPeriod::<Test>::insert(netuid, 15);
			MinNonImmuneUids::<Test>::insert(netuid, 1);
		}
		let_root_earn();
		TxDelegateTakeRateLimit::<Test>::put(2);
		Delegates::<Test>::insert(hot(4, 0), 0);
		MaxAllowedUids::<Test>::insert(NETUID, 5);
		MaxAllowedUids::<Test>::insert(ROOT, 2);
		MaxRegistrationsPerBlock::<Test>::insert(ROOT, 9);
		TargetRegistrationsPerInterval::<Test>::insert(ROOT, 9);
	});
	chain
}

/// Sequences of steps.
pub fn lives() -> impl Strategy<Value = Vec<Step>> {
	vec(steps(), 10..50)
}

fn steps() -> impl Strategy<Value = Step> {
	let index = any::<Index>;
	let stake = (people(), index(), netuids(), amounts())
		.prop_map(|(who, with, netuid, amount)| Step::Stake(who, with, netuid, amount));
	let weights = vec(prop_oneof![Just(0), any::<u16>()], 1..6);
	let mechanism = prop_oneof![1 => Just(None), 2 => Just(Some(0)), 1 => Just(Some(1))];
	let rank = (index(), mechanism, weights)
		.prop_map(|(neuron, mechanism, weights)| Step::Rank(neuron, mechanism, weights));
	let register = (people(), 0..2u8, netuids())
		.prop_map(|(who, index, netuid)| Step::Register(who, index, netuid));
	// Boxed, because together they need more stack than the thread of a test has.
	let on_position =
		prop_oneof![3 => position_calls(), 2 => moves_between_hotkeys(), 1 => limit_calls()]
			.boxed();
	let on_position = prop_oneof![6 => on_position, 2 => lock_calls().boxed()].boxed();
	let on_position = (index(), index(), on_position)
		.prop_map(|(position, to, call)| Step::OnPosition(position, to, call));
	let by_owner = prop_oneof![1 => children_calls(), 1 => key_calls()].boxed();
	let by_owner = prop_oneof![5 => by_owner, 3 => collateral_calls(), 1 => basket_calls()].boxed();
	let by_owner = (index(), by_owner).prop_map(|(hotkey, call)| Step::ByOwner(hotkey, call));
	prop_oneof![
		5 => stake,
		4 => (index(), amounts()).prop_map(|(position, amount)| Step::Unstake(position, amount)),
		4 => rank,
		3 => register,
		8 => on_position,
		5 => by_owner,
		1 => (index(), neuron_calls()).prop_map(|(neuron, call)| Step::ByNeuron(neuron, call)),
		1 => index().prop_map(Step::Start),
		1 => (people(), children_calls())
			.prop_map(|(who, call)| Step::Call(cold(who), call.into())),
		1 => (people(), lock_calls())
			.prop_map(|(who, call)| Step::Call(cold(who), call.into())).boxed(),
		3 => (people(), calls()).prop_map(|(person, call)| Step::Call(cold(person), call)),
		1 => (hotkeys(), calls()).prop_map(|(hotkey, call)| Step::Call(hotkey, call)),
		4 => (1..12u64).prop_map(Step::Blocks),
		1 => settings().prop_map(Step::Set),
		2 => consensus_settings().prop_map(Step::Set),
	]
}
