//! What each call costs. `make weights` runs it on the WASM runtime.
//!
//! Most calls differ in the setting alone: a row of the table below. Whatever an owner may set is set by the owner, who
//! has to be looked up and has a rate limit; the window is asked for, and open.

#![allow(
	unused_imports,
	reason = "the attribute imports what it makes, and inside of a macro that counts"
)]

use crate::{Call, Config, Pallet};
use alloc::vec;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use ganglion_types::{MechId, NetUid, NetUidStorageIndex, TaoBalance, MAX_UIDS};
use pallet_subtensor::{
	types::{EpochConsensus, RecycleOrBurnEnum, Row, SigmoidParameters, Split, MAX_MECHANISMS},
	*,
};
use substrate_fixed::types::{I96F32, U64F64};

/// The subnet that is set up.
const SUBNET: NetUid = NetUid::new(2);
/// The block in which it is.
const NOW: u32 = 1_000_000;
/// One TAO, in rao.
const TAO: u64 = 1_000_000_000;

/// Benchmarks of settings that are one value, `call: item = value`, and then at length of those that are not.
///
/// They share a module, because a pallet has one, and stand in the macro, because the names of components are known there.
macro_rules! settings {
	(
		chain { $( $chain:ident: $chain_item:ident = $chain_value:expr; )* }
		root { $( $root:ident: $root_item:ident = $root_value:expr; )* }
		owner { $( $owner:ident: $owner_item:ident = $owner_value:expr; )* }
	) => {
		#[benchmarks]
		mod benchmarks {
			use super::*;

			$(
				#[benchmark]
				fn $chain() {
					#[extrinsic_call]
					_(RawOrigin::Root, $chain_value);

					assert_eq!($chain_item::<T>::get(), $chain_value);
				}
			)*

			$(
				#[benchmark]
				fn $root() {
					subnet::<T>();

					#[extrinsic_call]
					_(RawOrigin::Root, SUBNET, $root_value);

					assert_eq!($root_item::<T>::get(SUBNET), $root_value);
				}
			)*

			$(
				#[benchmark]
				fn $owner() {
					let owner = subnet::<T>();

					#[extrinsic_call]
					_(RawOrigin::Signed(owner), SUBNET, $owner_value);

					assert_eq!($owner_item::<T>::get(SUBNET), $owner_value);
				}
			)*

			#[benchmark]
			fn sudo_set_alpha_values() {
				let owner = subnet::<T>();
				LiquidAlphaOn::<T>::insert(SUBNET, true);

				#[extrinsic_call]
				_(RawOrigin::Signed(owner), SUBNET, 2_000, 3_000);

				assert_eq!(AlphaValues::<T>::get(SUBNET), (2_000, 3_000));
			}

			/// What the sigmoid consensus has stored of each mechanism goes, and the number of validators is saved.
			#[benchmark]
			fn sudo_set_epoch_consensus() {
				let owner = subnet::<T>();
				mechanisms::<T>(MAX_MECHANISMS, 0);
				SubnetEpochConsensus::<T>::insert(SUBNET, EpochConsensus::Sigmoid);

				#[extrinsic_call]
				_(RawOrigin::Signed(owner), SUBNET, EpochConsensus::Null);

				assert_eq!(SubnetEpochConsensus::<T>::get(SUBNET), EpochConsensus::Null);
			}

			/// What is asked for is lowered in each mechanism.
			#[benchmark]
			fn sudo_set_sigmoid() {
				let owner = subnet::<T>();
				mechanisms::<T>(MAX_MECHANISMS, 0);

				#[extrinsic_call]
				_(RawOrigin::Signed(owner), SUBNET, 7, true, 8, 9);

				let set = SigmoidParameters { trust_floor: 7, average_bonds: true, peg_step: 8, peg_cap: 9 };
				assert_eq!(SigmoidSettings::<T>::get(SUBNET), set);
				assert!(indices(MAX_MECHANISMS).all(|index| RequiredEdges::<T>::get(index) == 9));
			}

			/// `m` mechanisms go, and with them `r` rows of weights and as many of bonds.
			#[benchmark]
			fn sudo_set_mechanism_count(m: Linear<1, 15>, r: Linear<1, 240>) {
				let owner = subnet::<T>();
				mechanisms::<T>(m as u8 + 1, r as u16);

				#[extrinsic_call]
				_(RawOrigin::Signed(owner), SUBNET, MechId::new(1));

				assert_eq!(MechanismCountCurrent::<T>::get(SUBNET), MechId::new(1));
				assert!(!indices(m as u8 + 1).skip(1).any(|index| LastUpdate::<T>::contains_key(index)));
				assert!(!Weights::<T>::contains_key(SUBNET.storage_index(MechId::new(1)), 0));
			}

			#[benchmark]
			fn sudo_set_mechanism_emission_split() {
				let owner = subnet::<T>();
				mechanisms::<T>(MAX_MECHANISMS, 0);
				let mut split = vec![1; usize::from(MAX_MECHANISMS) - 1];
				split.push(u16::MAX - u16::from(MAX_MECHANISMS) + 1);

				#[extrinsic_call]
				_(RawOrigin::Signed(owner), SUBNET, Some(split.clone()));

				assert_eq!(MechanismEmissionSplit::<T>::get(SUBNET).map(Split::into_inner), Some(split));
			}

			impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
		}
	};
}

settings! {
	chain {
		sudo_set_default_take: MaxDelegateTake = 9_000;
		sudo_set_min_delegate_take: MinDelegateTake = 7;
		sudo_set_tx_delegate_take_rate_limit: TxDelegateTakeRateLimit = 7;
		sudo_set_ck_burn: CKBurn = 7;
		sudo_set_tx_rate_limit: TxRateLimit = 7;
		sudo_set_stake_threshold: StakeThreshold = 7;
		sudo_set_nominator_min_required_stake: NominatorMinRequiredStake = 7;
		sudo_set_subnet_moving_alpha: SubnetMovingAlpha = I96F32::from_bits(77);
		sudo_set_max_epochs_per_block: MaxEpochsPerBlock = 7;
		sudo_set_max_mechanism_count: MaxMechanismCount = MechId::new(7);
		sudo_set_admin_freeze_window: AdminFreezeWindow = 7;
		sudo_set_owner_hparam_rate_limit: OwnerHyperparamRateLimit = 7;
		sudo_set_subnet_limit: SubnetLimit = 7;
		sudo_set_subnet_owner_cut: SubnetOwnerCut = 7;
		sudo_set_network_rate_limit: NetworkRateLimit = 7;
		sudo_set_network_immunity_period: NetworkImmunityPeriod = 7;
		sudo_set_network_min_lock_cost: NetworkMinLockCost = TaoBalance::new(TAO);
		sudo_set_lock_reduction_interval: NetworkLockReductionInterval = 7;
		sudo_set_start_call_delay: StartCallDelay = 7;
		sudo_set_new_subnets_dynamic: NewSubnetsDynamic = true;
	}
	root {
		sudo_set_tempo: Tempo = 100;
		sudo_set_kappa: Kappa = 7;
		sudo_set_min_allowed_uids: MinAllowedUids = 7;
		sudo_set_max_allowed_validators: MaxAllowedValidators = 7;
		sudo_set_min_non_immune_uids: MinNonImmuneUids = 7;
		sudo_set_weights_set_rate_limit: WeightsSetRateLimit = 7;
		sudo_set_network_registration_allowed: NetworkRegistrationAllowed = false;
		sudo_set_max_registrations_per_block: MaxRegistrationsPerBlock = 7;
		sudo_set_target_registrations_per_interval: TargetRegistrationsPerInterval = 7;
		sudo_set_subtoken_enabled: SubtokenEnabled = true;
		sudo_set_subnet_emission_enabled: SubnetEmissionEnabled = true;
		sudo_set_ema_price_halving_period: EMAPriceHalvingBlocks = 7;
	}
	owner {
		sudo_set_rho: Rho = 7;
		sudo_set_min_childkey_take_per_subnet: MinChildkeyTakePerSubnet = 7;
		sudo_set_immunity_period: ImmunityPeriod = 7;
		sudo_set_max_allowed_uids: MaxAllowedUids = 128;
		sudo_set_owner_immune_neuron_limit: ImmuneOwnerUidsLimit = 7;
		sudo_set_serving_rate_limit: ServingRateLimit = 7;
		sudo_set_min_allowed_weights: MinAllowedWeights = 7;
		sudo_set_weights_version_key: WeightsVersionKey = 7;
		sudo_set_commit_reveal_weights_enabled: CommitRevealWeightsEnabled = true;
		sudo_set_commit_reveal_weights_interval: RevealPeriodEpochs = 7;
		sudo_set_bonds_moving_average: BondsMovingAverage = 7;
		sudo_set_bonds_penalty: BondsPenalty = 7;
		sudo_set_yuma3_enabled: Yuma3On = true;
		sudo_set_bonds_reset_enabled: BondsResetOn = true;
		sudo_set_liquid_alpha_enabled: LiquidAlphaOn = true;
		sudo_set_alpha_sigmoid_steepness: AlphaSigmoidSteepness = 7;
		sudo_set_min_burn: MinBurn = TaoBalance::new(TAO / 10);
		sudo_set_max_burn: MaxBurn = TaoBalance::new(50 * TAO);
		sudo_set_burn_half_life: BurnHalfLife = 7;
		sudo_set_burn_increase_mult: BurnIncreaseMult = U64F64::from_bits(2 << 64);
		sudo_set_toggle_transfer: TransferToggle = false;
		sudo_set_owner_cut_enabled: OwnerCutEnabled = false;
		sudo_set_recycle_or_burn: RecycleOrBurn = RecycleOrBurnEnum::Recycle;
	}
}

/// A subnet with sixteen neurons, in the block of its epoch. Answers its owner.
fn subnet<T: Config>() -> T::AccountId {
	let owner: T::AccountId = account("owner", 0, 0);
	frame_system::Pallet::<T>::set_block_number(NOW.into());
	AdminFreezeWindow::<T>::put(10);
	NetworksAdded::<T>::insert(SUBNET, true);
	SubnetOwner::<T>::insert(SUBNET, &owner);
	SubnetworkN::<T>::insert(SUBNET, 16);
	MaxAllowedUids::<T>::insert(SUBNET, MAX_UIDS as u16);
	MaxAllowedValidators::<T>::insert(SUBNET, 64);
	Tempo::<T>::insert(SUBNET, 360);
	LastEpochBlock::<T>::insert(SUBNET, u64::from(NOW));
	owner
}

/// Where the first `count` mechanisms of the subnet are stored.
fn indices(count: u8) -> impl Iterator<Item = NetUidStorageIndex> {
	(0..count).map(|mechanism| SUBNET.storage_index(MechId::new(mechanism)))
}

/// Gives the subnet this many mechanisms, each with all that is stored of one, but for the rows: there are so many of
/// them in all mechanisms but the first.
fn mechanisms<T: Config>(count: u8, rows: u16) {
	MaxMechanismCount::<T>::put(MechId::new(MAX_MECHANISMS));
	MechanismCountCurrent::<T>::insert(SUBNET, MechId::new(count));
	let even = vec![u16::MAX / u16::from(MAX_MECHANISMS); usize::from(count)];
	MechanismEmissionSplit::<T>::insert(SUBNET, Split::truncate_from(even));
	for index in indices(count) {
		Incentive::<T>::mutate(index, |list| list.resize(16, 0));
		LastUpdate::<T>::mutate(index, |list| list.resize(16, 0));
		BondScale::<T>::insert(index, types::ByUid::truncate_from(vec![1; 16]));
		SubnetLoss::<T>::insert(index, 1);
		RequiredEdges::<T>::insert(index, 100);
	}
	let row = Row::truncate_from((0..16).map(|uid| (uid, u16::MAX)).collect());
	let others = u16::from(count).saturating_sub(1).max(1);
	for number in 0..rows {
		let mechanism = MechId::new(1 + (number % others) as u8);
		let (index, uid) = (SUBNET.storage_index(mechanism), number / others);
		Weights::<T>::insert(index, uid, row.clone());
		Bonds::<T>::insert(index, uid, row.clone());
	}
}
