//! Storage that the network's clients read: they stop, or wait for ever, at a name that is missing.

use crate::tests::mock::*;
use crate::*;
use codec::Encode;
use frame_support::storage::storage_prefix;
use sp_metadata_ir::{
	StorageEntryMetadataIR, StorageEntryModifierIR, StorageEntryTypeIR, StorageHasherIR,
};
use substrate_fixed::types::U64F64;

/// The items that clients read (SDK 11.3.0 and 10.5.0 with their command lines), as the network's
/// metadata of version 461 declares them: name, hashers (`I`dentity, `B`lake2, `T`wox; `-` is a
/// single value), and `?` where an absent entry is no value, `=` where it is the default.
const READ: &str =
	"AccountFlags B =, Active I =, ActivityCutoff I =, ActivityCutoffFactorMilli I =, \
	AdjustmentAlpha I =, AdjustmentInterval I =, AdminFreezeWindow - =, \
	AlphaSigmoidSteepness I =, AutoStakeDestination BI ?, Axons IB ?, BasketClaimed BB =, \
	BasketRate B =, BlocksSinceLastStep I =, Bonds II =, BondsMovingAverage I =, \
	BondsPenalty I =, BondsResetOn I =, Burn I =, BurnHalfLife I =, BurnIncreaseMult I =, \
	ChildKeys BI =, ChildkeyTake BI =, ChildkeyThresholdSuspended B ?, \
	CollateralDrainRatio I =, CollateralLockShare I =, CommitRevealWeightsEnabled I =, \
	Consensus I =, CurrentDissolveCleanupStatus - ?, DecayingHotkeyLock IB ?, \
	DecayingLock BI ?, DecayingOwnerLock I ?, Delegates B =, Difficulty I =, \
	DissolveCleanupQueue - =, Dividends I =, Emission I =, FirstEmissionBlockNumber I ?, \
	HotkeyLock IB ?, ImmuneOwnerUidsLimit I =, ImmunityPeriod I =, Incentive I =, \
	IsNetworkMember BI =, Kappa I =, Keys II =, LastAdjustmentBlock I =, \
	LastEpochBlock I =, \
	LastRateLimitedBlock I =, LastUpdate I =, LiquidAlphaOn B =, Lock BIB ?, \
	LockingColdkeys IBB ?, MaturityRate - =, MaxAllowedUids I =, MaxAllowedValidators I =, \
	MaxBurn I =, MaxDelegateTake - =, MaxDifficulty I =, MaxEpochsPerBlock - =, \
	MaxRegistrationsPerBlock I =, MaxWeightsLimit I =, MechanismCountCurrent T =, \
	MechanismEmissionSplit T ?, MinAllowedWeights I =, MinBurn I =, \
	MinChildkeyTakePerSubnet I =, MinDelegateTake - =, MinDifficulty I =, \
	MinerCollateral IBB ?, NetworkPowRegistrationAllowed I =, NetworkRegisteredAt I =, \
	NetworkRegistrationAllowed I =, NetworkRegistrationQueue - =, NetworksAdded I =, \
	NominatorMinRequiredStake - =, OwnedHotkeys B =, Owner B =, OwnerCutAutoLockEnabled I =, \
	OwnerCutEnabled I =, OwnerHyperparamRateLimit - =, OwnerLock I ?, ParentKeys BI =, \
	PendingChildKeys IB =, PendingEpochAt I =, Prometheus IB ?, RegistrationsThisBlock I =, \
	RegistrationsThisInterval I =, RevealPeriodEpochs T =, Rho I =, \
	RootAlphaDividendsPerSubnet IB =, RootClaimable B =, RootClaimableThreshold B =, \
	RootClaimed IBB =, RootStakeUnlockInterval - =, ServingRateLimit I =, StakeWeight I =, \
	StakingHotkeys B =, StartCallDelay - =, SubnetAlphaOut I =, SubnetEmaTaoFlow I ?, \
	SubnetEmissionEnabled I =, SubnetEpochIndex I =, SubnetLeases T ?, SubnetLimit - =, \
	SubnetLocked I =, SubnetOwner I =, SubnetOwnerHotkey I =, SubnetProtocolAlpha I =, \
	SubnetTaoInEmission I =, SubnetworkN I =, TargetRegistrationsPerInterval I =, Tempo I =, \
	TokenSymbol I =, TotalAlphaStaked I =, TotalHotkeyAlpha BI =, TotalIssuance - =, \
	TotalNetworks - =, TotalStake - =, TransferToggle I =, TxRateLimit - =, Uids IB ?, \
	UnlockRate - =, ValidatorPermit I =, ValidatorTrust I =, Weights II =, \
	WeightsSetRateLimit I =, WeightsVersionKey I =, Yuma3On B =";

fn hasher(hasher: &StorageHasherIR) -> char {
	match hasher {
		StorageHasherIR::Identity => 'I',
		StorageHasherIR::Blake2_128Concat => 'B',
		StorageHasherIR::Twox64Concat => 'T',
		_ => 'x',
	}
}

fn line(entry: &StorageEntryMetadataIR) -> String {
	let hashers = match &entry.ty {
		StorageEntryTypeIR::Plain(_) => "-".into(),
		StorageEntryTypeIR::Map { hashers, .. } => hashers.iter().map(hasher).collect::<String>(),
	};
	let absent = match entry.modifier {
		StorageEntryModifierIR::Optional => '?',
		_ => '=',
	};
	format!("{} {hashers} {absent}", entry.name)
}

#[test]
fn storage_should_have_what_clients_read() {
	// The defaults in the metadata are read from a state.
	let entries = ExtBuilder::default().build().execute_with(SubtensorModule::storage_metadata);
	let own: Vec<String> = entries.entries.iter().map(line).collect();
	let missing: Vec<_> =
		READ.split(", ").filter(|item| !own.iter().any(|own| own == item)).collect();
	assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn features_that_the_chain_lacks_should_show_nothing() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let (hotkey, coldkey) = (hot(OWNER, 0), cold(OWNER));
		assert_eq!(CollateralDrainRatio::<Test>::get(NETUID), U64F64::from_num(1));
		assert_eq!(CollateralLockShare::<Test>::get(NETUID), 0);
		assert_eq!(RootStakeUnlockInterval::<Test>::get(), 0, "stake on root is free at once");
		assert_eq!(BasketClaimed::<Test>::get(&hotkey, &coldkey), 0);
		assert_eq!(BasketRate::<Test>::get(&hotkey), 0);
		assert_eq!(SubnetEmaTaoFlow::<Test>::get(NETUID), None);
		let status = SubtensorModule::get_basket_trading_status(hotkey);
		assert!(!status.enabled && status.tao_available.is_zero());
	})
}

#[test]
fn total_stake_of_a_subnet_should_be_that_of_its_hotkeys() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		super::busy_subnet();
		let sum = |netuid: NetUid| {
			let all = TotalHotkeyAlpha::<Test>::iter().filter(|(_, on, _)| *on == netuid);
			alpha(all.map(|(_, _, amount)| amount.rao()).sum())
		};
		assert!(sum(NETUID).rao() > 400 * TAO);
		assert_eq!(TotalAlphaStaked::<Test>::get(NETUID), sum(NETUID));
		stake(VALIDATOR, VALIDATOR, ROOT, 7 * TAO);
		assert_eq!(TotalAlphaStaked::<Test>::get(ROOT), alpha(7 * TAO));
		let all = staked(VALIDATOR, VALIDATOR, ROOT);
		let unstake = SubtensorModule::remove_stake;
		unstake(signed(cold(VALIDATOR)), hot(VALIDATOR, 0), ROOT, alpha(all)).unwrap();
		assert!(!TotalAlphaStaked::<Test>::contains_key(ROOT), "nothing is left");
	})
}

#[test]
fn numbers_should_be_the_networks() {
	assert_numbers::<Call<Test>, Event<Test>, Error<Test>>("SubtensorModule");
}

macro_rules! settings_of_the_chain {
	(
		chain { $($index:tt $call:ident $args:tt => $item:ident $value:tt $slots:tt)* }
		subnet { $($subnet:tt)* }
	) => {
		[$((stringify!($item), $item::<Test>::get().encode())),*]
	};
}

/// Some clients read a raw key and do not know the default that the metadata has.
#[test]
fn settings_of_the_chain_should_be_stored_from_genesis_on() {
	ExtBuilder::default().build_and_execute(|| {
		for (name, value) in crate::for_each_hyperparameter!(settings_of_the_chain) {
			let key = storage_prefix(b"SubtensorModule", name.as_bytes());
			let stored = sp_io::storage::get(&key).map(|bytes| bytes.to_vec());
			assert_eq!(stored, Some(value), "{name}");
		}
	})
}
