//! What belongs to one subnet: storage items, by how they are read.

/// A storage item: pallet and name.
pub type Name = (&'static str, &'static str);

/// The items of a pallet.
macro_rules! items {
	($($pallet:literal: $($item:ident)*;)*) => {
		&[$($(($pallet, stringify!($item)),)*)*]
	};
}

/// Values of the chain that emission and epochs depend on, its time, and its issuance.
pub const CHAIN: &[Name] = items! {
	"SubtensorModule":
		TaoWeight StakeThreshold SubnetOwnerCut CKBurn SubnetMovingAlpha MaxDelegateTake
		TotalIssuance;
	"Timestamp": Now;
};

/// Maps by subnet that are taken of all subnets: what decides how a block's emission is shared, and
/// how they are shown.
pub const MARKET: &[Name] = items! {
	"SubtensorModule":
		NetworksAdded SubnetMechanism SubnetOwner SubnetOwnerHotkey NetworkRegisteredAt
		RegisteredSubnetCounter FirstEmissionBlockNumber TokenSymbol SubnetIdentitiesV3
		SubnetTAO SubnetAlphaIn SubnetAlphaOut SubnetVolume SubnetMovingPrice MinerBurned
		SubnetTaoInEmission SubnetExcessTao SubnetAlphaInEmission SubnetAlphaOutEmission RootProp
		SubnetEmissionEnabled SubtokenEnabled NetworkRegistrationAllowed
		NetworkPowRegistrationAllowed EMAPriceHalvingBlocks OwnerCutEnabled TransferToggle;
	"Swap": SwapBalancer FeeRate;
};

/// Maps by subnet: hyperparameters, the schedule of epochs, pots, and alpha that nobody has.
pub const SUBNET: &[Name] = items! {
	"SubtensorModule":
		Tempo ActivityCutoffFactorMilli Kappa Rho ImmunityPeriod MinAllowedUids MaxAllowedUids
		MaxAllowedValidators MinAllowedWeights MaxWeightsLimit WeightsVersionKey
		WeightsSetRateLimit BondsMovingAverage BondsPenalty BondsResetOn LiquidAlphaOn Yuma3On
		AlphaValues AlphaSigmoidSteepness CommitRevealWeightsEnabled RevealPeriodEpochs Burn
		MinBurn MaxBurn BurnHalfLife BurnIncreaseMult Difficulty MinDifficulty MaxDifficulty
		MaxRegistrationsPerBlock TargetRegistrationsPerInterval ServingRateLimit
		ImmuneOwnerUidsLimit MinNonImmuneUids RecycleOrBurn OwnerCutAutoLockEnabled
		MechanismCountCurrent MechanismEmissionSplit SubnetEpochConsensus
		SavedYumaMaxAllowedValidators SigmoidSettings PeerPredictionSettings ForecastSkillOn
		CollateralLockShare CollateralDrainRatio ActivityCutoff AdjustmentInterval
		AdjustmentAlpha MinChildkeyTakePerSubnet RAORecycledForRegistration SubnetLocked
		LastEpochBlock PendingEpochAt SubnetEpochIndex BlocksSinceLastStep LastMechansimStepBlock
		LastYumaStepBlock PendingServerEmission PendingValidatorEmission PendingRootAlphaDivs
		PendingOwnerCut SubnetProtocolAlpha;
	"AlphaAssets": AlphaBurned AlphaRecycled;
};

/// Maps by subnet: the number of neurons, and lists by uid.
pub const LISTS: &[Name] = items! {
	"SubtensorModule":
		SubnetworkN Active Consensus Dividends Emission ValidatorTrust ValidatorPermit StakeWeight;
};

/// Maps by mechanism.
pub const MECHANISM: &[Name] = items! {
	"SubtensorModule":
		Incentive LastUpdate BondScale SubnetLoss RequiredEdges EpochMemories TimelockQueuesOf;
};

/// Maps by mechanism and something else: rows by uid, and commits.
pub const ROWS: &[Name] = items! {
	"SubtensorModule":
		Weights Bonds RememberedWeights WeightCommits TimelockedWeightCommits OpenTimelocks;
};

/// Maps by subnet and neuron that become part of the lists.
pub const SEATS: &[Name] = items! {
	"SubtensorModule": Keys BlockAtRegistration;
};

/// Maps by subnet and neuron that stay as they are.
pub const NEURONS: &[Name] = items! {
	"SubtensorModule":
		Axons Prometheus NeuronCertificates AssociatedEvmAddress AlphaDividendsPerSubnet
		RootAlphaDividendsPerSubnet;
};

/// Maps by hotkey.
pub const HOTKEYS: &[Name] = items! {
	"SubtensorModule": Owner Delegates;
};

/// Maps by hotkey and subnet. Of the stake on root the sum is taken too.
pub const HOTKEYS_ON_SUBNET: &[Name] = items! {
	"SubtensorModule": ChildkeyTake TotalHotkeyAlpha TotalHotkeySharesV2;
};

/// Maps by neuron and subnet: who lends stake to whom.
pub const LINKS: &[Name] = items! {
	"SubtensorModule": ChildKeys ParentKeys;
};

/// Maps by hotkey, coldkey and subnet.
pub const SHARES: &[Name] = items! {
	"SubtensorModule": AlphaV2;
};

/// Maps by coldkey.
pub const COLDKEYS: &[Name] = items! {
	"System": Account;
	"SubtensorModule": IdentitiesV2;
};

/// Maps by coldkey and subnet.
pub const COLDKEYS_ON_SUBNET: &[Name] = items! {
	"SubtensorModule": AutoStakeDestination;
};

/// Items that do not become a development chain's, but are read when a fork begins.
pub const READ: &[Name] = items! {
	"SubtensorModule": TotalIssuance;
	"Timestamp": Now;
	"System": Account;
};

/// All groups.
pub const ALL: &[&[Name]] = &[
	CHAIN,
	MARKET,
	SUBNET,
	LISTS,
	MECHANISM,
	ROWS,
	SEATS,
	NEURONS,
	HOTKEYS,
	HOTKEYS_ON_SUBNET,
	LINKS,
	SHARES,
	COLDKEYS,
	COLDKEYS_ON_SUBNET,
];

/// Items without which a subnet is not what it was.
pub const NEEDED: &[Name] = items! {
	"SubtensorModule":
		TotalIssuance NetworksAdded SubnetMechanism SubnetTAO SubnetAlphaIn SubnetAlphaOut
		SubnetworkN Keys BlockAtRegistration LastUpdate Weights Bonds Owner TotalHotkeyAlpha
		ValidatorPermit Tempo;
	"System": Account;
};

/// What is left out by design, in words.
pub const LEFT_OUT: [&str; 7] = [
	"the other subnets' neurons; what is staked there belongs to one stand-in account",
	"stake on root beyond the sum of each hotkey, and what root's stakers have not claimed",
	"locks and collateral",
	"leases and crowdloans",
	"pending children and voting power",
	"rate limits, swaps of keys, proxies",
	"holds and locks of TAO: balances are free",
];
