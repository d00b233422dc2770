//! # The protocol pallet
//!
//! Subnets in which neurons rank each other, stake that weighs the rankings, epochs that turn them
//! into shares, and the emission that is paid by those shares.
//!
//! This file declares settings, state, events, errors, and calls that check their origin and
//! delegate. The code is in the files below, in folders by subject.
//!
//! # Files, from the ground floor up
//!
//! The methods of [`Pallet`] are spread over these files. **A file uses only files that are above
//! it in this table**, never those below it, so that each can be understood without what comes
//! after it. `tests/workspace` reads the table and names every use that breaks the rule.
//!
//! | file | subject |
//! |---|---|
//! | **Ground** | |
//! | `hyperparameters::table` | the table of settings, one row each |
//! | [`access::hyperparameter`] | the hyperparameters that an owner sets at a limited rate |
//! | [`types`] | types of the state |
//! | [`weight_info::calls`], [`weight_info::stages`], [`weight_info::clean_ups`] | measured weights, written by `make weights` |
//! | [`weight_info::cost`] | weights of composite calls and stages, built from the measured parts |
//! | [`block::cursor`] | walks over storage maps that last for several blocks |
//! | [`block::report`] | stages of the block step: storage layers, and reports of failures |
//! | **Owners of state** | |
//! | [`access::limits`] | the block number, and rate limits |
//! | [`subnets::directory`] | which subnets exist, who owns them, whether they have started |
//! | [`access::origins`] | origins of administrative calls |
//! | [`subnets::symbols`] | symbols of the subnets' tokens |
//! | [`subnets::mechanisms`] | several sets of weights and incentives in one subnet |
//! | [`neurons::columns`] | the lists by uid |
//! | [`neurons::registry`] | uids and hotkeys |
//! | [`neurons::serving`] | where a neuron can be reached |
//! | [`epoch::schedule`] | when an epoch is due |
//! | [`market::issuance`] | all minting and burning of TAO |
//! | [`market::accounts`] | the protocol's own accounts |
//! | [`market::reserves`] | the TAO in a subnet's account |
//! | [`market::alpha`] | how much alpha there is, on which side of the reserve |
//! | [`market::pots`] | alpha that waits for the next epoch's payout |
//! | [`staking::lists`] | the hotkeys that a coldkey stakes with |
//! | [`keys`] | which coldkey owns a hotkey |
//! | [`keys::takes`] | what delegates and children keep of others' dividends |
//! | [`root::accounts`] | what root's stakers are owed |
//! | [`root::stakers`] | who has staked on root |
//! | [`staking::ledger`] | who has staked how much with whom |
//! | **Operations** | |
//! | [`market::trades`] | buying and selling alpha |
//! | [`market::injection`] | what a dynamic subnet does with its share of the mint |
//! | [`market::emission`] | minting, and each subnet's share of it |
//! | [`staking::orders`] | purchases and sales of stake |
//! | [`staking::small_stakes`] | the minimum that a nominator keeps staked |
//! | [`staking`] | staking and unstaking |
//! | [`staking::moves`] | stake that changes its hotkey, subnet or coldkey |
//! | [`staking::exits`] | leaving all subnets, and giving up alpha |
//! | [`staking::auto_stake`] | where a coldkey's mining income is staked |
//! | [`root::claims`] | claiming root dividends |
//! | [`root::auto_claims`] | claims that the block step makes |
//! | [`root::dividends`] | the part of dividends that is for root's stakers |
//! | [`keys::inheritance`] | what lent stake weight counts and earns |
//! | [`keys::links`] | who lends stake weight to whom |
//! | [`keys::children`] | how a hotkey comes to lend its stake weight |
//! | **Epochs** | |
//! | [`epoch::loss`] | the Sigmoid mode's loss, and the edges it requires of validators |
//! | [`epoch::modes`] | the rule of a subnet's epochs |
//! | [`epoch::weights`] | the rows of weights that validators set |
//! | [`epoch::bonds`] | the rows of bonds that validators hold |
//! | [`epoch::size`] | the weight of an epoch |
//! | [`epoch::payout`] | who is paid what by an epoch |
//! | [`epoch`] | running the consensus: load, compute, store, pay |
//! | **Lives of neurons and subnets** | |
//! | [`neurons::replacement`] | replacing a neuron by a newcomer |
//! | [`neurons::registration`] | the price of a uid, and who gets one |
//! | [`subnets::mechanism_count`] | changing the number of mechanisms |
//! | [`hyperparameters`] | storing settings of the chain and of subnets |
//! | [`subnets`] | making and starting subnets |
//! | `subnets::dissolution::status` | how far a clean-up has come |
//! | `subnets::dissolution::payout` | sharing the reserve of a dissolved subnet |
//! | `subnets::dissolution::clearing` | removing what is stored of it by subnet |
//! | `subnets::dissolution::accounts` | removing what is stored of it by account |
//! | [`subnets::dissolution`] | dissolving a subnet, and its clean-up in phases |
//! | [`subnets::waiting`] | registrations that wait for a number |
//! | [`subnets::housekeeping`] | clean-ups, and subnets for those who wait |
//! | **The block, and what is above it** | |
//! | [`block`] | what happens in every block, in order |
//! | `access::call_facts` | guard and fee of every call |
//! | [`access::guards`] | checks shared by the transaction pool and the calls |
//! | [`access::extension`] | the transaction extension that makes them |
//! | [`market::alpha_fees`] | transaction fees that are paid in alpha |
//! | `weight_info::call_weights` | weights of calls that depend on arguments or state |
//! | [`genesis`] | block 0 |
//! | `info::columns` | the lists by uid of one subnet, read once |
//! | [`info`] | what runtime APIs return |
//! | `info::market` | `MarketRuntimeApi` |
//! | `info::parts` | what several APIs have in common |
//! | `info::neuron` | `NeuronInfoRuntimeApi` |
//! | `info::subnet`, `info::hyperparams`, `info::metagraph`, `info::dynamic` | `SubnetInfoRuntimeApi`, `SubnetRegistrationRuntimeApi` |
//! | `info::stake` | `StakeInfoRuntimeApi` |
//! | `info::basket` | `BetaBasketRuntimeApi` |
//! | `info::delegate` | `DelegateInfoRuntimeApi` |
//! | `info::epoch` | `EpochRuntimeApi` |
//! | `try_state::sums`, `try_state::holdings`, `try_state::root`, `try_state::links`, `try_state` | the accounts balance, the maps agree |
//!
//! # Who writes what
//!
//! Each storage item has one owner, the only file that writes it. Its documentation says so, in a
//! paragraph that begins *Only writer of*. Three files write items of other owners and say so too:
//! [`genesis`] fills the state of block 0, [`subnets::dissolution`] removes what is stored of a
//! dissolved subnet, and [`subnets`] sets some hyperparameters of a new one.
//!
//! Only writer of hyperparameters is [`hyperparameters`]. A hyperparameter is an item that no other
//! file owns and that no list here names: it is a row of `hyperparameters::table` that names no
//! method for its item (`through`). `pallet-admin-utils` checks who sets it, when and to what.
//!
//! Set at genesis alone: `ActivityCutoffFactorMilli`, `BlockTimeMs`, `DefaultTempo`,
//! `GenesisIssuance`, `MechanismRateLimit` and `NewSubnetsEmit`.
//!
//! Never written: `MaxWeightsLimit`, `NetworkRegistrationStartBlock`, `TaoInRefundDeploymentBlock`,
//! `TaoWeight` and `WeightsVersionKeyRateLimit`. They are settings whose default holds, unless root
//! writes their keys (`System.set_storage`).
//!
//! Never written: `ActivityCutoff`, `AdjustmentAlpha`, `AdjustmentInterval`, `BasketClaimed`,
//! `CollateralLockShare`, `Difficulty`, `Lock`, `MaxDifficulty`, `MinDifficulty` and
//! `NetworkPowRegistrationAllowed`.
//! They are empty or at their default because the chain lacks what they are for; clients read them.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(
	// Both may stop on the spot.
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::float_arithmetic
	)
)]

extern crate alloc;

pub mod access;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod block;
pub mod epoch;
pub mod genesis;
pub mod hyperparameters;
pub mod info;
pub mod keys;
pub mod market;
pub mod neurons;
pub mod root;
pub mod staking;
pub mod subnets;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "invariants"))]
mod try_state;
pub mod types;
pub mod weight_info;

pub use access::extension::SubtensorTransactionExtension;
pub use epoch::bonds::OnBondsReset;
pub use pallet::*;
pub use weight_info::WeightInfo;

use types::*;

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros make")]
#[allow(clippy::too_many_arguments, reason = "the network's calls have as many as they have")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::{
		subnets::{
			dissolution::{CleanupList, DissolveCleanupStatus},
			symbols,
			waiting::WaitingList,
		},
		weight_info::{call_weights, cost},
	};
	use alloc::{collections::BTreeSet, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, ConstI16, ConstU16, ConstU32, ConstU64, ConstU8},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ganglion_economy::SafeFloat;
	use ganglion_types::*;
	use pallet_subtensor_runtime_api::{AxonInfo, EpochReport, LockState, PrometheusInfo};
	use substrate_fixed::types::{I96F32, U64F64, U96F32};

	/// Version of the layout of this pallet's storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// The chain's own token.
		type Currency: fungible::Balanced<Self::AccountId, Balance = u64>
			+ fungible::Mutate<Self::AccountId, Balance = u64>;
		/// The market of the subnets' tokens.
		type Pools: pallet_subtensor_swap::Pools;
		/// Who makes the block, if known: trades' fees go there.
		type BlockAuthor: Get<Option<Self::AccountId>>;
		/// What calls and stages cost.
		type WeightInfo: WeightInfo;
	}

	// --- Settings of the chain ---

	/// Milliseconds between blocks. Set at genesis and never after: slots are counted by it.
	#[pallet::storage]
	pub type BlockTimeMs<T> = StorageValue<_, u64, ValueQuery, ConstU64<12_000>>;

	/// Tempo that a new subnet starts with, in blocks.
	#[pallet::storage]
	pub type DefaultTempo<T> = StorageValue<_, u16, ValueQuery, ConstU16<360>>;

	/// Whether a new subnet takes part in emission from its start, or only once root says so.
	#[pallet::storage]
	pub type NewSubnetsEmit<T> = StorageValue<_, bool, ValueQuery>;

	/// Whether a new subnet has a weighted pool, or trades at par.
	#[pallet::storage]
	pub type NewSubnetsDynamic<T> = StorageValue<_, bool, ValueQuery>;

	/// Blocks before an automatic epoch in which owners and root may not change hyperparameters.
	#[pallet::storage]
	pub type AdminFreezeWindow<T> = StorageValue<_, u16, ValueQuery, ConstU16<10>>;

	/// Tempos that must pass before an owner sets the same hyperparameter again.
	#[pallet::storage]
	pub type OwnerHyperparamRateLimit<T> = StorageValue<_, u16, ValueQuery, ConstU16<2>>;

	/// Tempos that must pass before an owner sets the weights version key again.
	#[pallet::storage]
	pub type WeightsVersionKeyRateLimit<T> = StorageValue<_, u64, ValueQuery, ConstU64<5>>;

	/// What one rao on root counts in a stake weight, in parts of 2⁶⁴.
	#[pallet::storage]
	pub type TaoWeight<T> = StorageValue<_, u64, ValueQuery, ConstU64<{ defaults::TAO_WEIGHT }>>;

	/// Highest take a delegate may keep, in parts of 65,535; also the take of one that never chose.
	#[pallet::storage]
	pub type MaxDelegateTake<T> = StorageValue<_, u16, ValueQuery, ConstU16<{ defaults::TAKE }>>;

	/// Lowest take a delegate may keep, in parts of 65,535.
	#[pallet::storage]
	pub type MinDelegateTake<T> = StorageValue<_, u16, ValueQuery>;

	/// Highest number of subnets beside root.
	#[pallet::storage]
	pub type SubnetLimit<T> = StorageValue<_, u16, ValueQuery, ConstU16<128>>;

	/// Weight of the newest price in a moving price when a subnet is very old.
	#[pallet::storage]
	pub type SubnetMovingAlpha<T> = StorageValue<_, I96F32, ValueQuery, defaults::MovingAlpha>;

	/// Blocks between the making of a subnet and its start.
	#[pallet::storage]
	pub type StartCallDelay<T> = StorageValue<_, u64, ValueQuery>;

	/// Least cost of making a subnet.
	#[pallet::storage]
	pub type NetworkMinLockCost<T> =
		StorageValue<_, TaoBalance, ValueQuery, Rao<{ defaults::MIN_LOCK }>>;

	/// What the last subnet cost to make.
	#[pallet::storage]
	pub type NetworkLastLockCost<T> =
		StorageValue<_, TaoBalance, ValueQuery, Rao<{ defaults::MIN_LOCK }>>;

	/// Blocks in which the cost of a subnet falls by the last cost, while a block emits one TAO.
	#[pallet::storage]
	pub type NetworkLockReductionInterval<T> =
		StorageValue<_, u64, ValueQuery, ConstU64<{ 14 * 7_200 }>>;

	/// The owner's share of what a subnet emits, in parts of 65,535.
	#[pallet::storage]
	pub type SubnetOwnerCut<T> = StorageValue<_, u16, ValueQuery, ConstU16<{ defaults::TAKE }>>;

	/// Blocks between the making of two subnets.
	#[pallet::storage]
	pub type NetworkRateLimit<T> = StorageValue<_, u64, ValueQuery, ConstU64<7_200>>;

	/// Blocks in which a new subnet cannot be pruned.
	#[pallet::storage]
	pub type NetworkImmunityPeriod<T> = StorageValue<_, u64, ValueQuery, ConstU64<1_296_000>>;

	/// Epochs that a block runs at the most; the rest waits for the next block.
	#[pallet::storage]
	pub type MaxEpochsPerBlock<T> = StorageValue<_, u8, ValueQuery, ConstU8<2>>;

	/// Blocks between two key operations of an account.
	#[pallet::storage]
	pub type TxRateLimit<T> = StorageValue<_, u64, ValueQuery, ConstU64<1_000>>;

	/// Stake weight below which a neuron has no say.
	#[pallet::storage]
	pub type StakeThreshold<T> = StorageValue<_, u64, ValueQuery>;

	/// Blocks that must pass before an owner sets the number of mechanisms, or their shares, again.
	#[pallet::storage]
	pub type MechanismRateLimit<T> = StorageValue<_, u64, ValueQuery, ConstU64<7_200>>;

	/// Highest number of mechanisms a subnet may have.
	#[pallet::storage]
	pub type MaxMechanismCount<T> = StorageValue<_, MechId, ValueQuery, defaults::MaxMechanisms>;

	// --- Issuance ---

	/// Every TAO there is, in rao.
	#[pallet::storage]
	pub type TotalIssuance<T> = StorageValue<_, TaoBalance, ValueQuery>;

	/// Rao that existed at genesis.
	#[pallet::storage]
	pub type GenesisIssuance<T> = StorageValue<_, TaoBalance, ValueQuery>;

	/// Rao minted since genesis.
	#[pallet::storage]
	pub type TotalMinted<T> = StorageValue<_, TaoBalance, ValueQuery>;

	/// Rao destroyed since genesis: emission that no subnet earned, and what other pallets destroy.
	#[pallet::storage]
	pub type TotalRecycled<T> = StorageValue<_, TaoBalance, ValueQuery>;

	/// Rao that vanished since genesis with accounts below the existential deposit.
	#[pallet::storage]
	pub type TotalDust<T> = StorageValue<_, TaoBalance, ValueQuery>;

	/// Rao that the last block minted.
	#[pallet::storage]
	pub type BlockEmission<T> = StorageValue<_, u64, ValueQuery, ConstU64<1_000_000_000>>;

	/// All TAO in the subnets' reserves.
	#[pallet::storage]
	pub type TotalStake<T> = StorageValue<_, TaoBalance, ValueQuery>;

	// --- Hyperparameters of a subnet ---

	/// Blocks from one epoch to the next; 0 stops them.
	#[pallet::storage]
	pub type Tempo<T: Config> = StorageMap<_, Identity, NetUid, u16, ValueQuery, DefaultTempoOf<T>>;

	/// Blocks a validator may be silent before it counts as inactive, in thousandths of a tempo;
	/// the greatest value never runs out.
	#[pallet::storage]
	pub type ActivityCutoffFactorMilli<T> =
		StorageMap<_, Identity, NetUid, u32, ValueQuery, ConstU32<13_889>>;

	/// Share of stake that must agree, in parts of 65,535.
	#[pallet::storage]
	pub type Kappa<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<32_767>>;

	/// Steepness of the sigmoid consensus.
	#[pallet::storage]
	pub type Rho<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<10>>;

	/// Blocks in which a new neuron is not replaced.
	#[pallet::storage]
	pub type ImmunityPeriod<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<4_096>>;

	/// Least value of the maximum number of uids.
	#[pallet::storage]
	pub type MinAllowedUids<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<64>>;

	/// Highest number of uids.
	#[pallet::storage]
	pub type MaxAllowedUids<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<256>>;

	/// Highest number of validators.
	#[pallet::storage]
	pub type MaxAllowedValidators<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<128>>;

	/// Least number of weights a validator sets.
	#[pallet::storage]
	pub type MinAllowedWeights<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<1>>;

	/// Greatest share a single weight may have; the greatest value means no limit.
	#[pallet::storage]
	pub type MaxWeightsLimit<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<{ u16::MAX }>>;

	/// Least version of the software that may set weights; 0 admits all.
	#[pallet::storage]
	pub type WeightsVersionKey<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Blocks between two settings of weights by one validator.
	#[pallet::storage]
	pub type WeightsSetRateLimit<T> =
		StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<100>>;

	/// Share of the old bond that remains each epoch, in millionths.
	#[pallet::storage]
	pub type BondsMovingAverage<T> =
		StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<900_000>>;

	/// How far weights beyond the consensus are cut for bonds, in parts of 65,535.
	#[pallet::storage]
	pub type BondsPenalty<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<{ u16::MAX }>>;

	/// Whether a miner may have its bonds reset.
	#[pallet::storage]
	pub type BondsResetOn<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Whether bonds move by liquid alpha.
	#[pallet::storage]
	pub type LiquidAlphaOn<T> = StorageMap<_, Blake2_128Concat, NetUid, bool, ValueQuery>;

	/// Whether bonds follow Yuma 3.
	#[pallet::storage]
	pub type Yuma3On<T> = StorageMap<_, Blake2_128Concat, NetUid, bool, ValueQuery>;

	/// Slowest and fastest movement of bonds under liquid alpha, in parts of 65,535.
	#[pallet::storage]
	pub type AlphaValues<T> =
		StorageMap<_, Identity, NetUid, (u16, u16), ValueQuery, defaults::AlphaBounds>;

	/// Steepness of liquid alpha's sigmoid.
	#[pallet::storage]
	pub type AlphaSigmoidSteepness<T> =
		StorageMap<_, Identity, NetUid, i16, ValueQuery, ConstI16<1_000>>;

	/// Whether weights are committed first and revealed later.
	#[pallet::storage]
	pub type CommitRevealWeightsEnabled<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Epochs between commit and reveal.
	#[pallet::storage]
	pub type RevealPeriodEpochs<T> =
		StorageMap<_, Twox64Concat, NetUid, u64, ValueQuery, ConstU64<1>>;

	/// Price of a uid now.
	#[pallet::storage]
	pub type Burn<T> =
		StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery, Rao<{ defaults::BURN }>>;

	/// Least price of a uid.
	#[pallet::storage]
	pub type MinBurn<T> =
		StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery, Rao<{ defaults::MIN_BURN }>>;

	/// Highest price of a uid.
	#[pallet::storage]
	pub type MaxBurn<T> =
		StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery, Rao<{ defaults::MAX_BURN }>>;

	/// Blocks in which the price of a uid halves; 0 keeps it.
	#[pallet::storage]
	pub type BurnHalfLife<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<360>>;

	/// Factor by which a registration raises the price.
	#[pallet::storage]
	pub type BurnIncreaseMult<T> =
		StorageMap<_, Identity, NetUid, U64F64, ValueQuery, defaults::BurnIncrease>;

	/// Whether neurons can register.
	#[pallet::storage]
	pub type NetworkRegistrationAllowed<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Whether neurons can register by proof of work: never.
	#[pallet::storage]
	pub type NetworkPowRegistrationAllowed<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Registrations in a block at the most; counts on root.
	#[pallet::storage]
	pub type MaxRegistrationsPerBlock<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<1>>;

	/// Registrations aimed at in an interval; counts on root.
	#[pallet::storage]
	pub type TargetRegistrationsPerInterval<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<1>>;

	/// Blocks between two announcements of an address by one neuron.
	#[pallet::storage]
	pub type ServingRateLimit<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<50>>;

	/// Whether stake can be transferred to another coldkey.
	#[pallet::storage]
	pub type TransferToggle<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery, defaults::True>;

	/// Whether the subnet's token can be bought and sold.
	#[pallet::storage]
	pub type SubtokenEnabled<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Neurons of the owner that are never replaced.
	#[pallet::storage]
	pub type ImmuneOwnerUidsLimit<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<1>>;

	/// With more neurons than this out of immunity, only those are replaced.
	#[pallet::storage]
	pub type MinNonImmuneUids<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<10>>;

	/// What happens to incentive that lands on the owner's keys.
	#[pallet::storage]
	pub type RecycleOrBurn<T> = StorageMap<_, Identity, NetUid, RecycleOrBurnEnum, ValueQuery>;

	/// Whether the owner gets a share of emission.
	#[pallet::storage]
	pub type OwnerCutEnabled<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery, defaults::True>;

	/// Whether the subnet takes part in emission.
	#[pallet::storage]
	pub type SubnetEmissionEnabled<T> =
		StorageMap<_, Identity, NetUid, bool, ValueQuery, defaults::True>;

	/// Number of incentive mechanisms.
	#[pallet::storage]
	pub type MechanismCountCurrent<T> =
		StorageMap<_, Twox64Concat, NetUid, MechId, ValueQuery, defaults::OneMechanism>;

	/// The mechanisms' shares of the subnet's emission, in parts of 65,535; absent: even shares.
	#[pallet::storage]
	pub type MechanismEmissionSplit<T> = StorageMap<_, Twox64Concat, NetUid, Split, OptionQuery>;

	/// How an epoch reaches its result.
	#[pallet::storage]
	pub type SubnetEpochConsensus<T> = StorageMap<_, Identity, NetUid, EpochConsensus, ValueQuery>;

	/// Highest number of validators that returns when the subnet leaves Null mode; stored exactly
	/// in that mode.
	#[pallet::storage]
	pub type SavedYumaMaxAllowedValidators<T> = StorageMap<_, Identity, NetUid, u16, OptionQuery>;

	/// What only the sigmoid consensus asks for.
	#[pallet::storage]
	pub type SigmoidSettings<T> = StorageMap<_, Identity, NetUid, SigmoidParameters, ValueQuery>;

	/// Share of a registration that is locked as collateral, in parts of 65,535: none, as there is
	/// no collateral yet.
	#[pallet::storage]
	pub type CollateralLockShare<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery>;

	/// Blocks over which the moving price of a young subnet catches up.
	#[pallet::storage]
	pub type EMAPriceHalvingBlocks<T> =
		StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<201_600>>;

	// --- Hyperparameters that only older clients read ---

	/// Read by older clients; the cutoff follows from `ActivityCutoffFactorMilli`.
	#[pallet::storage]
	pub type ActivityCutoff<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<5_000>>;

	/// Read by older clients; there is no proof of work.
	#[pallet::storage]
	pub type Difficulty<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<10_000_000>>;

	/// Read by older clients; there is no proof of work.
	#[pallet::storage]
	pub type MinDifficulty<T> =
		StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<10_000_000>>;

	/// Read by older clients; there is no proof of work.
	#[pallet::storage]
	pub type MaxDifficulty<T> =
		StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<{ u64::MAX / 4 }>>;

	/// Read by older clients; the price of a uid follows its half-life.
	#[pallet::storage]
	pub type AdjustmentInterval<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<360>>;

	/// Read by older clients; the price of a uid follows its half-life.
	#[pallet::storage]
	pub type AdjustmentAlpha<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	// --- Subnets ---

	/// The subnets there are.
	#[pallet::storage]
	pub type NetworksAdded<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Number of subnets, root included.
	#[pallet::storage]
	pub type TotalNetworks<T> = StorageValue<_, u16, ValueQuery>;

	/// Kind of pool: 0 trades at par, 1 has a weighted pool.
	#[pallet::storage]
	pub type SubnetMechanism<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery>;

	/// Coldkey that owns the subnet.
	#[pallet::storage]
	pub type SubnetOwner<T: Config> =
		StorageMap<_, Identity, NetUid, T::AccountId, ValueQuery, ZeroAccount<T>>;

	/// The owner's neuron.
	#[pallet::storage]
	pub type SubnetOwnerHotkey<T: Config> =
		StorageMap<_, Identity, NetUid, T::AccountId, ValueQuery, ZeroAccount<T>>;

	/// Block in which the subnet was made.
	#[pallet::storage]
	pub type NetworkRegisteredAt<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// How many subnets have had this number.
	#[pallet::storage]
	pub type RegisteredSubnetCounter<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// First block in which the subnet earns emission; absent before its start.
	#[pallet::storage]
	pub type FirstEmissionBlockNumber<T> = StorageMap<_, Identity, NetUid, u64, OptionQuery>;

	/// TAO paid for the making of the subnet.
	#[pallet::storage]
	pub type SubnetLocked<T> = StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	/// Sign of the subnet's token, UTF-8.
	#[pallet::storage]
	pub type TokenSymbol<T> =
		StorageMap<_, Identity, NetUid, PlainVec<u8, 16>, ValueQuery, symbols::Root>;

	/// Rao paid for registrations.
	#[pallet::storage]
	pub type RAORecycledForRegistration<T> =
		StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	// --- Dissolution and registration queue ---

	/// Subnets that are dissolved and whose numbers are not free yet, in the order of their
	/// clean-up. The first is being cleaned up.
	#[pallet::storage]
	pub type DissolveCleanupQueue<T> = StorageValue<_, CleanupList, ValueQuery>;

	/// How far the clean-up of the first in the queue has come; absent before it begins.
	#[pallet::storage]
	pub type CurrentDissolveCleanupStatus<T> = StorageValue<_, DissolveCleanupStatus, OptionQuery>;

	/// What stakers of the subnet that is being cleaned up are to be paid, and the protocol (no
	/// coldkey), by what the division of the reserve takes from them: most first.
	#[pallet::storage]
	pub type DissolvedShares<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Identity,
		[u8; 24],
		(Option<T::AccountId>, TaoBalance),
		OptionQuery,
	>;

	/// Who has staked on a subnet, by (subnet, hotkey, coldkey): an entry for every share that is
	/// stored.
	#[pallet::storage]
	pub type SubnetStakers<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Identity, NetUid>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		(),
		OptionQuery,
	>;

	/// Registrations of subnets that wait for a number, in their order.
	#[pallet::storage]
	pub type NetworkRegistrationQueue<T: Config> =
		StorageValue<_, WaitingList<T::AccountId>, ValueQuery>;

	/// Block from which on subnets can be registered. Owners of older ones may get a part of their
	/// cost back.
	#[pallet::storage]
	pub type NetworkRegistrationStartBlock<T> = StorageValue<_, u64, ValueQuery>;

	/// In subnets made after this block the pool's alpha counts for the protocol when the reserve
	/// is shared.
	#[pallet::storage]
	pub type TaoInRefundDeploymentBlock<T> = StorageValue<_, u64, ValueQuery>;

	// --- Reserves, emission and pots of a subnet ---

	/// TAO reserve, held by the subnet's account.
	#[pallet::storage]
	pub type SubnetTAO<T> = StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	/// Alpha reserve.
	#[pallet::storage]
	pub type SubnetAlphaIn<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Alpha outside the reserve: staked, in pots, or held by the protocol.
	#[pallet::storage]
	pub type SubnetAlphaOut<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// All alpha there is, in the reserve and outside.
	#[pallet::storage]
	pub type SubnetAlphaIssuance<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Alpha that the protocol holds.
	#[pallet::storage]
	pub type SubnetProtocolAlpha<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Alpha nobody can ever claim: incentive of owners' keys, fees without a taker, what was
	/// burned on purpose.
	#[pallet::storage]
	pub type SubnetBurnedAlpha<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// TAO ever traded.
	#[pallet::storage]
	pub type SubnetVolume<T> = StorageMap<_, Identity, NetUid, u128, ValueQuery>;

	/// TAO that the last block put into the reserve.
	#[pallet::storage]
	pub type SubnetTaoInEmission<T> = StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	/// TAO with which the last block bought alpha for the protocol.
	#[pallet::storage]
	pub type SubnetExcessTao<T> = StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	/// Alpha that the last block put into the reserve.
	#[pallet::storage]
	pub type SubnetAlphaInEmission<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Alpha that the last block minted for neurons and owner.
	#[pallet::storage]
	pub type SubnetAlphaOutEmission<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Exponential moving average of the price, which emission follows.
	#[pallet::storage]
	pub type SubnetMovingPrice<T> = StorageMap<_, Identity, NetUid, I96F32, ValueQuery>;

	/// Alpha that waits to be paid to miners.
	#[pallet::storage]
	pub type PendingServerEmission<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Alpha that waits to be paid to validators.
	#[pallet::storage]
	pub type PendingValidatorEmission<T> =
		StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Alpha that waits to be paid to root stakers.
	#[pallet::storage]
	pub type PendingRootAlphaDivs<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Alpha that waits to be paid to the owner.
	#[pallet::storage]
	pub type PendingOwnerCut<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Share of the last epoch's incentive that landed on the owner's keys; lowers the subnet's
	/// emission.
	#[pallet::storage]
	pub type MinerBurned<T> = StorageMap<_, Identity, NetUid, U96F32, ValueQuery>;

	// --- Schedule of a subnet ---

	/// Block in which the last epoch slot was used.
	#[pallet::storage]
	pub type LastEpochBlock<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Block for which an epoch was asked; 0 for none.
	#[pallet::storage]
	pub type PendingEpochAt<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Epoch slots used so far.
	#[pallet::storage]
	pub type SubnetEpochIndex<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Blocks since the last epoch that succeeded.
	#[pallet::storage]
	pub type BlocksSinceLastStep<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Block of the last epoch that succeeded. The misspelling is the network's.
	#[pallet::storage]
	pub type LastMechansimStepBlock<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Block of the last epoch that moved bonds: in Null mode they rest.
	#[pallet::storage]
	pub type LastYumaStepBlock<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Registrations in this block.
	#[pallet::storage]
	pub type RegistrationsThisBlock<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery>;

	/// Registrations in this interval; counts on root.
	#[pallet::storage]
	pub type RegistrationsThisInterval<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery>;

	// --- Neurons ---

	/// Number of neurons.
	#[pallet::storage]
	pub type SubnetworkN<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery>;

	/// Uid of a hotkey.
	#[pallet::storage]
	pub type Uids<T: Config> =
		StorageDoubleMap<_, Identity, NetUid, Blake2_128Concat, T::AccountId, u16, OptionQuery>;

	/// Hotkey of a uid.
	#[pallet::storage]
	pub type Keys<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Identity,
		u16,
		T::AccountId,
		ValueQuery,
		ZeroAccount<T>,
	>;

	/// Block in which the uid was last given away.
	#[pallet::storage]
	pub type BlockAtRegistration<T> =
		StorageDoubleMap<_, Identity, NetUid, Identity, u16, u64, ValueQuery>;

	/// Subnets in which a hotkey has a uid.
	#[pallet::storage]
	pub type IsNetworkMember<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, NetUid, bool, ValueQuery>;

	/// By uid: whether the neuron set weights lately.
	#[pallet::storage]
	pub type Active<T> = StorageMap<_, Identity, NetUid, ByUid<bool>, ValueQuery>;

	/// By uid: the score that the majority of stake gives, in parts of 65,535.
	#[pallet::storage]
	pub type Consensus<T> = StorageMap<_, Identity, NetUid, ByUid<u16>, ValueQuery>;

	/// By uid: share of the miners' reward, in parts of 65,535.
	#[pallet::storage]
	pub type Incentive<T> = StorageMap<_, Identity, NetUidStorageIndex, ByUid<u16>, ValueQuery>;

	/// By uid: share of the validators' reward, in parts of 65,535.
	#[pallet::storage]
	pub type Dividends<T> = StorageMap<_, Identity, NetUid, ByUid<u16>, ValueQuery>;

	/// By uid: alpha earned in the last epoch.
	#[pallet::storage]
	pub type Emission<T> = StorageMap<_, Identity, NetUid, ByUid<AlphaBalance>, ValueQuery>;

	/// By uid: block in which weights were last set.
	#[pallet::storage]
	pub type LastUpdate<T> = StorageMap<_, Identity, NetUidStorageIndex, ByUid<u64>, ValueQuery>;

	/// By uid: how much of the validator's weights the majority shares, in parts of 65,535.
	#[pallet::storage]
	pub type ValidatorTrust<T> = StorageMap<_, Identity, NetUid, ByUid<u16>, ValueQuery>;

	/// By uid: whether the neuron may set weights on others.
	#[pallet::storage]
	pub type ValidatorPermit<T> = StorageMap<_, Identity, NetUid, ByUid<bool>, ValueQuery>;

	/// By uid: share of stake weight, in parts of 65,535.
	#[pallet::storage]
	pub type StakeWeight<T> = StorageMap<_, Identity, NetUid, ByUid<u16>, ValueQuery>;

	/// What a validator says of its peers: (uid, weight), ascending by uid, no zeros.
	#[pallet::storage]
	pub type Weights<T> =
		StorageDoubleMap<_, Identity, NetUidStorageIndex, Identity, u16, Row, ValueQuery>;

	/// A validator's bonds: (uid, bond), ascending by uid, no zeros.
	#[pallet::storage]
	pub type Bonds<T> =
		StorageDoubleMap<_, Identity, NetUidStorageIndex, Identity, u16, Row, ValueQuery>;

	/// By uid: what a bond of 65,535 in it is worth under the sigmoid consensus, in parts of 2³²;
	/// absent: one.
	#[pallet::storage]
	pub type BondScale<T> = StorageMap<_, Identity, NetUidStorageIndex, ByUid<u64>, OptionQuery>;

	/// Loss of the last epoch under the sigmoid consensus, in parts of 2³²: below zero while most
	/// of what is ranked is trusted.
	#[pallet::storage]
	pub type SubnetLoss<T> = StorageMap<_, Identity, NetUidStorageIndex, i64, OptionQuery>;

	/// Edges that a validator's weights need now, under the sigmoid consensus.
	#[pallet::storage]
	pub type RequiredEdges<T> = StorageMap<_, Identity, NetUidStorageIndex, u16, ValueQuery>;

	/// Where a neuron can be reached.
	#[pallet::storage]
	pub type Axons<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Blake2_128Concat,
		T::AccountId,
		AxonInfo,
		OptionQuery,
	>;

	/// Where a neuron's metrics can be read.
	#[pallet::storage]
	pub type Prometheus<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Blake2_128Concat,
		T::AccountId,
		PrometheusInfo,
		OptionQuery,
	>;

	// --- Takes, children and parents ---

	/// Blocks after a change of a delegate's take in which it cannot be raised; 0 lifts the limit.
	#[pallet::storage]
	pub type TxDelegateTakeRateLimit<T> =
		StorageValue<_, u64, ValueQuery, ConstU64<{ defaults::TAKE_RATE_LIMIT }>>;

	/// Blocks between two changes of a child's take by which it rises.
	#[pallet::storage]
	pub type TxChildkeyTakeRateLimit<T> =
		StorageValue<_, u64, ValueQuery, ConstU64<{ defaults::TAKE_RATE_LIMIT }>>;

	/// Lowest take a child may keep, in parts of 65,535.
	#[pallet::storage]
	pub type MinChildkeyTake<T> = StorageValue<_, u16, ValueQuery>;

	/// Highest take a child may choose, in parts of 65,535.
	#[pallet::storage]
	pub type MaxChildkeyTake<T> = StorageValue<_, u16, ValueQuery, ConstU16<{ defaults::TAKE }>>;

	/// Lowest take a child may keep on a subnet, in parts of 65,535.
	#[pallet::storage]
	pub type MinChildkeyTakePerSubnet<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery>;

	/// What a child keeps of the dividends on stake weight of other coldkeys' hotkeys, in parts of
	/// 65,535.
	#[pallet::storage]
	pub type ChildkeyTake<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, NetUid, u16, ValueQuery>;

	/// What is recycled of the dividends on stake weight lent to another coldkey's hotkey, in parts
	/// of 2⁶⁴ − 1.
	#[pallet::storage]
	pub type CKBurn<T> = StorageValue<_, u64, ValueQuery>;

	/// Blocks that a list of children waits before it can apply.
	#[pallet::storage]
	pub type PendingChildKeyCooldown<T> = StorageValue<_, u64, ValueQuery, ConstU64<7_200>>;

	/// Children that a hotkey is going to have, and the block after which.
	#[pallet::storage]
	pub type PendingChildKeys<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Blake2_128Concat,
		T::AccountId,
		(Children<T::AccountId>, u64),
		ValueQuery,
	>;

	/// The hotkeys to which a hotkey lends stake weight on a subnet, and which part of it, in parts
	/// of 2⁶⁴ − 1.
	#[pallet::storage]
	pub type ChildKeys<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Identity,
		NetUid,
		Children<T::AccountId>,
		ValueQuery,
	>;

	/// The hotkeys that lend stake weight to a hotkey on a subnet, and which part of theirs, in
	/// parts of 2⁶⁴ − 1.
	#[pallet::storage]
	pub type ParentKeys<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Identity,
		NetUid,
		Parents<T::AccountId>,
		ValueQuery,
	>;

	/// Number of links between parents and children on a subnet.
	#[pallet::storage]
	pub type SubnetLinks<T> = StorageMap<_, Identity, NetUid, u32, ValueQuery>;

	/// Subnets whose pending lists of children are being looked through, and the hotkey looked at
	/// last.
	#[pallet::storage]
	pub type PendingChildKeysWalk<T: Config> =
		StorageMap<_, Identity, NetUid, Option<T::AccountId>, OptionQuery>;

	/// Whether a member of root lends its stake weight to the owner of each new subnet.
	#[pallet::storage]
	pub type AutoParentDelegationEnabled<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, bool, ValueQuery, defaults::True>;

	// --- Keys and stake ---

	/// Coldkey that owns a hotkey; present exactly for hotkeys that exist.
	#[pallet::storage]
	pub type Owner<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, T::AccountId, ValueQuery, ZeroAccount<T>>;

	/// Hotkeys of a coldkey.
	#[pallet::storage]
	pub type OwnedHotkeys<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, KeyList<T>, ValueQuery>;

	/// Hotkeys with which a coldkey has staked, or that it owns.
	#[pallet::storage]
	pub type StakingHotkeys<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, KeyList<T>, ValueQuery>;

	/// Take of a delegate, in parts of 65,535.
	#[pallet::storage]
	pub type Delegates<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u16, ValueQuery, DefaultTake<T>>;

	/// Alpha staked with a hotkey, its nominators' included.
	#[pallet::storage]
	pub type TotalHotkeyAlpha<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Identity,
		NetUid,
		AlphaBalance,
		ValueQuery,
	>;

	/// Shares in a hotkey's stake, all together.
	#[pallet::storage]
	pub type TotalHotkeySharesV2<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Identity,
		NetUid,
		SafeFloat,
		ValueQuery,
	>;

	/// Shares in a hotkey's stake, by (hotkey, coldkey, subnet).
	#[pallet::storage]
	pub type AlphaV2<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Identity, NetUid>,
		),
		SafeFloat,
		ValueQuery,
	>;

	/// Dividends of the last epoch by hotkey, takes excluded.
	#[pallet::storage]
	pub type AlphaDividendsPerSubnet<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Blake2_128Concat,
		T::AccountId,
		AlphaBalance,
		ValueQuery,
	>;

	// --- Root dividends and claims ---

	/// Root's stake in what its stake and the alpha of the subnet count, when the last block's
	/// alpha was made.
	#[pallet::storage]
	pub type RootProp<T> = StorageMap<_, Identity, NetUid, U96F32, ValueQuery>;

	/// Root dividends of the last epoch by hotkey, takes excluded.
	#[pallet::storage]
	pub type RootAlphaDividendsPerSubnet<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Blake2_128Concat,
		T::AccountId,
		AlphaBalance,
		ValueQuery,
	>;

	/// Alpha that a rao on root has earned with a hotkey since ever, by subnet.
	#[pallet::storage]
	pub type RootClaimable<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, RootRates, ValueQuery>;

	/// What of that is not owed: claimed, or from before the stake came, by (subnet, hotkey,
	/// coldkey), rounded up.
	#[pallet::storage]
	pub type RootClaimed<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Identity, NetUid>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		u128,
		ValueQuery,
	>;

	/// What is owed beside that, in parts of 2⁻³² of a rao: what rounding took, and the dividends
	/// of stake that is gone.
	#[pallet::storage]
	pub type RootClaimCredit<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Identity, NetUid>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		u128,
		ValueQuery,
	>;

	/// Alpha set aside for all that root's stakers are owed and have not claimed.
	#[pallet::storage]
	pub type RootAlphaSetAside<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// By how much that is more than what they are owed, in parts of 2⁻³² of a rao.
	#[pallet::storage]
	pub type RootAlphaSpare<T> = StorageMap<_, Identity, NetUid, u32, ValueQuery>;

	/// What becomes of a coldkey's root dividends when they are claimed.
	#[pallet::storage]
	pub type RootClaimType<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, RootClaimTypeEnum, ValueQuery>;

	/// Alpha that a claim brings at the least, in rao; root's counts where a subnet has none of its
	/// own.
	#[pallet::storage]
	pub type RootClaimableThreshold<T> =
		StorageMap<_, Blake2_128Concat, NetUid, I96F32, ValueQuery, defaults::RootClaimThreshold>;

	/// Coldkeys whose root dividends are claimed in a block without asking, at the most.
	#[pallet::storage]
	pub type NumRootClaim<T> = StorageValue<_, u64, ValueQuery, ConstU64<5>>;

	/// TAO that this block's claims got for alpha.
	#[pallet::storage]
	pub type SubnetRootSellTao<T> = StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	/// The number of a coldkey that has staked on root.
	#[pallet::storage]
	pub type StakingColdkeys<T: Config> = StorageMap<_, Identity, T::AccountId, u64, OptionQuery>;

	/// The coldkey of a number, without gaps.
	#[pallet::storage]
	pub type StakingColdkeysByIndex<T: Config> =
		StorageMap<_, Identity, u64, T::AccountId, OptionQuery>;

	/// How many coldkeys have staked on root.
	#[pallet::storage]
	pub type NumStakingColdkeys<T> = StorageValue<_, u64, ValueQuery>;

	/// With how many hotkeys a coldkey has staked on root.
	#[pallet::storage]
	pub type RootPositions<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Where the automatic claims go on.
	#[pallet::storage]
	pub type NextRootClaim<T: Config> = StorageValue<_, RootClaimCursor<T::AccountId>, ValueQuery>;

	// --- What newer clients look for ---

	/// Locks on stake by (coldkey, subnet, hotkey). Clients look here before stake is given away;
	/// there are none yet.
	#[pallet::storage]
	pub type Lock<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Identity, NetUid>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		LockState,
		OptionQuery,
	>;

	/// What a coldkey has had of a hotkey's basket. Clients look here before a claim; dividends are
	/// counted by `RootClaimed` instead.
	#[pallet::storage]
	pub type BasketClaimed<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		i128,
		OptionQuery,
	>;

	// --- Rate limits ---

	/// Block of the last operation of a kind.
	#[pallet::storage]
	pub type LastRateLimitedBlock<T: Config> =
		StorageMap<_, Identity, RateLimitKey<T::AccountId>, u64, ValueQuery>;

	/// Block of the last operation of a kind, by account and subnet.
	#[pallet::storage]
	pub type TransactionKeyLastBlock<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Identity, NetUid>,
			NMapKey<Identity, u16>,
		),
		u64,
		ValueQuery,
	>;

	// --- Automatic stake, small nominations ---

	/// Hotkey with which a coldkey's mining income on a subnet is staked; absent: each of its
	/// hotkeys keeps its own.
	#[pallet::storage]
	pub type AutoStakeDestination<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Identity,
		NetUid,
		T::AccountId,
		OptionQuery,
	>;

	/// The same the other way round, by (subnet, hotkey, coldkey).
	#[pallet::storage]
	pub type AutoStakers<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Identity, NetUid>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		(),
		OptionQuery,
	>;

	/// What a nominator must keep staked in a position, in millionths of the least amount that can
	/// be staked.
	#[pallet::storage]
	pub type NominatorMinRequiredStake<T> = StorageValue<_, u64, ValueQuery>;

	/// Tempo of a subnet that never had one set: the chain's.
	pub struct DefaultTempoOf<T>(core::marker::PhantomData<T>);
	impl<T: Config> Get<u16> for DefaultTempoOf<T> {
		fn get() -> u16 {
			DefaultTempo::<T>::get()
		}
	}

	/// Take of a delegate that never chose one: the highest.
	pub struct DefaultTake<T>(core::marker::PhantomData<T>);
	impl<T: Config> Get<u16> for DefaultTake<T> {
		fn get() -> u16 {
			MaxDelegateTake::<T>::get()
		}
	}

	/// The chain's block time as a type: Aura's slot duration follows it.
	pub struct BlockTime<T>(core::marker::PhantomData<T>);
	impl<T: Config> Get<u64> for BlockTime<T> {
		fn get() -> u64 {
			BlockTimeMs::<T>::get()
		}
	}

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Milliseconds between blocks.
		pub block_time_ms: Option<u64>,
		/// Settings that differ from their defaults.
		pub settings: genesis::Settings,
		/// The root network and whatever subnets exist from the start.
		pub subnets: Vec<genesis::Subnet<T::AccountId>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			genesis::build::<T>(self)
		}
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// Blocks between the making of a subnet and its start.
		#[pallet::constant_name(InitialStartCallDelay)]
		fn initial_start_call_delay() -> u64 {
			StartCallDelay::<T>::get()
		}
		/// Price of moving a key to another, in rao.
		#[pallet::constant_name(KeySwapCost)]
		fn key_swap_cost() -> TaoBalance {
			TaoBalance::new(100_000_000)
		}
		/// Least tempo an owner may set.
		#[pallet::constant_name(MinTempo)]
		fn min_tempo() -> u16 {
			360
		}
		/// Greatest tempo an owner may set.
		#[pallet::constant_name(MaxTempo)]
		fn max_tempo() -> u16 {
			50_400
		}
		/// Least amount of TAO that can be staked.
		#[pallet::constant_name(InitialMinStake)]
		fn initial_min_stake() -> TaoBalance {
			staking::orders::MIN_STAKE
		}
		/// Take of a delegate that never chose one, in parts of 65,535.
		#[pallet::constant_name(InitialDefaultDelegateTake)]
		fn initial_default_delegate_take() -> u16 {
			defaults::TAKE
		}
		/// Lowest take a delegate may keep, in parts of 65,535.
		#[pallet::constant_name(InitialMinDelegateTake)]
		fn initial_min_delegate_take() -> u16 {
			0
		}
		/// Take of a child that never chose one, in parts of 65,535.
		#[pallet::constant_name(InitialDefaultChildKeyTake)]
		fn initial_default_child_key_take() -> u16 {
			0
		}
		/// Lowest take a child may keep, in parts of 65,535.
		#[pallet::constant_name(InitialMinChildKeyTake)]
		fn initial_min_child_key_take() -> u16 {
			0
		}
		/// Highest take a child may choose, in parts of 65,535.
		#[pallet::constant_name(InitialMaxChildKeyTake)]
		fn initial_max_child_key_take() -> u16 {
			defaults::TAKE
		}
		/// Blocks after a change of a delegate's take in which it cannot be raised.
		#[pallet::constant_name(InitialTxDelegateTakeRateLimit)]
		fn initial_tx_delegate_take_rate_limit() -> u64 {
			defaults::TAKE_RATE_LIMIT
		}
		/// Blocks between two changes of a child's take by which it rises.
		#[pallet::constant_name(InitialTxChildKeyTakeRateLimit)]
		fn initial_tx_child_key_take_rate_limit() -> u64 {
			defaults::TAKE_RATE_LIMIT
		}
		/// Seed of the subnets' accounts.
		#[pallet::constant_name(SubtensorPalletId)]
		fn subtensor_pallet_id() -> PalletId {
			market::accounts::SUBNET_ACCOUNTS
		}
	}

	/// What happened. Fields without names are read by position.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A subnet was made: (subnet, kind of pool).
		NetworkAdded(NetUid, u16),
		/// A subnet was dissolved: (subnet). Its number is free when it is cleaned up.
		NetworkRemoved(NetUid),
		/// The reserve of a dissolved subnet was shared among those who had staked.
		DissolvedSubnetPaid {
			/// The subnet.
			netuid: NetUid,
			/// Positions that had a part.
			positions: u64,
			/// What was paid.
			paid: TaoBalance,
			/// Positions whose coldkeys could not receive their part: they would not have lived on
			/// it.
			unpaid_positions: u64,
			/// What these would have got; it is recycled.
			unpaid: TaoBalance,
			/// All that was recycled: that, the protocol's part and the account's existential
			/// deposit.
			recycled: TaoBalance,
		},
		/// Nothing is left of a dissolved subnet, and its number is free: (subnet).
		NetworkCleanedUp(NetUid),
		/// A subnet was paid for, and waits for a number.
		NetworkRegistrationQueued {
			/// Who paid.
			coldkey: T::AccountId,
			/// The owner's hotkey.
			hotkey: T::AccountId,
			/// This block.
			registration_block: u64,
			/// What was paid.
			lock_amount: TaoBalance,
		},
		/// A subnet that waited for a number could not be made; what was paid went back.
		NetworkRegistrationFailed {
			/// Who had paid.
			coldkey: T::AccountId,
			/// The owner's hotkey.
			hotkey: T::AccountId,
			/// Block in which it was paid for.
			registration_block: u64,
			/// What had been paid.
			lock_amount: TaoBalance,
			/// Why.
			error: DispatchError,
		},
		/// TAO was staked: (coldkey, hotkey, TAO, alpha, subnet, fee).
		StakeAdded(T::AccountId, T::AccountId, TaoBalance, AlphaBalance, NetUid, u64),
		/// Alpha was unstaked: (coldkey, hotkey, TAO, alpha, subnet, fee).
		StakeRemoved(T::AccountId, T::AccountId, TaoBalance, AlphaBalance, NetUid, u64),
		/// Stake was moved: (coldkey, hotkey before, subnet before, hotkey now, subnet now, worth
		/// in TAO).
		StakeMoved(T::AccountId, T::AccountId, NetUid, T::AccountId, NetUid, TaoBalance),
		/// Stake was given to another coldkey: (coldkey before, coldkey now, hotkey, subnet before,
		/// subnet now, worth in TAO).
		StakeTransferred(T::AccountId, T::AccountId, T::AccountId, NetUid, NetUid, TaoBalance),
		/// Stake was given to another coldkey and hotkey: (coldkey before, coldkey now, hotkey
		/// before, hotkey now, subnet before, subnet now, worth in TAO).
		StakeAndHotkeyTransferred(
			T::AccountId,
			T::AccountId,
			T::AccountId,
			T::AccountId,
			NetUid,
			NetUid,
			TaoBalance,
		),
		/// Stake was moved to another subnet: (coldkey, hotkey, subnet before, subnet now, worth in
		/// TAO).
		StakeSwapped(T::AccountId, T::AccountId, NetUid, NetUid, TaoBalance),
		/// Staked alpha was destroyed: (coldkey, hotkey, alpha, subnet).
		AlphaRecycled(T::AccountId, T::AccountId, AlphaBalance, NetUid),
		/// Staked alpha was put out of everybody's reach: (coldkey, hotkey, alpha, subnet).
		AlphaBurned(T::AccountId, T::AccountId, AlphaBalance, NetUid),
		/// Alpha was bought and burned.
		AddStakeBurn {
			/// The subnet.
			netuid: NetUid,
			/// The hotkey it was staked with.
			hotkey: T::AccountId,
			/// TAO that was offered.
			amount: TaoBalance,
			/// Alpha that was burned.
			alpha: AlphaBalance,
		},
		/// A validator set weights: (storage index, uid).
		WeightsSet(NetUidStorageIndex, u16),
		/// A hotkey got a uid: (subnet, uid, hotkey).
		NeuronRegistered(NetUid, u16, T::AccountId),
		/// A neuron announced its address: (subnet, hotkey).
		AxonServed(NetUid, T::AccountId),
		/// A neuron announced its metrics: (subnet, hotkey).
		PrometheusServed(NetUid, T::AccountId),
		/// A coldkey claimed root dividends.
		RootClaimed {
			/// Whose they are.
			coldkey: T::AccountId,
		},
		/// A coldkey said what becomes of its root dividends.
		RootClaimTypeSet {
			/// Whose they are.
			coldkey: T::AccountId,
			/// What becomes of them.
			root_claim_type: RootClaimTypeEnum,
		},
		/// A claim of root dividends failed; they stay owed, and other claims go on.
		RootClaimFailed {
			/// Who is owed them.
			coldkey: T::AccountId,
			/// The hotkey they were earned with.
			hotkey: T::AccountId,
			/// The subnet they were earned on.
			netuid: NetUid,
			/// Why.
			error: DispatchError,
		},
		/// A hotkey became a delegate: (coldkey, hotkey, take).
		DelegateAdded(T::AccountId, T::AccountId, u16),
		/// A delegate raised its take: (coldkey, hotkey, take).
		TakeIncreased(T::AccountId, T::AccountId, u16),
		/// A delegate lowered its take: (coldkey, hotkey, take).
		TakeDecreased(T::AccountId, T::AccountId, u16),
		/// A child chose its take: (hotkey, take).
		ChildKeyTakeSet(T::AccountId, u16),
		/// A hotkey is going to have other children: (hotkey, subnet, block after which, children).
		SetChildrenScheduled(T::AccountId, NetUid, u64, Vec<(u64, T::AccountId)>),
		/// A hotkey has other children from now on: (hotkey, subnet, children).
		SetChildren(T::AccountId, NetUid, Vec<(u64, T::AccountId)>),
		/// A member of root chose whether to lend its stake weight to the owners of new subnets.
		AutoParentDelegationEnabledSet {
			/// The member.
			hotkey: T::AccountId,
			/// Whether it does.
			enabled: bool,
		},
		/// The subnet earns emission from this block on: (subnet, block).
		FirstEmissionBlockNumberSet(NetUid, u64),
		/// An epoch had to wait for the next block.
		EpochDeferred {
			/// The subnet.
			netuid: NetUid,
			/// Block in which it was due.
			from_block: u64,
			/// Block in which it is tried again.
			to_block: u64,
		},
		/// An epoch failed: its slot is used, its pots wait for the next.
		EpochSkipped {
			/// The subnet.
			netuid: NetUid,
			/// Block of the epoch.
			block: u64,
		},
		/// What each uid was paid for its incentive.
		IncentiveAlphaEmittedToMiners {
			/// Subnet and mechanism.
			netuid: NetUidStorageIndex,
			/// Alpha by uid.
			emissions: Vec<AlphaBalance>,
		},
		/// Mining income was staked with the hotkey that its coldkey chose.
		AutoStakeAdded {
			/// The subnet.
			netuid: NetUid,
			/// The hotkey it was staked with.
			destination: T::AccountId,
			/// The hotkey that earned it.
			hotkey: T::AccountId,
			/// The coldkey it belongs to.
			owner: T::AccountId,
			/// The income.
			incentive: AlphaBalance,
		},
		/// A coldkey chose where its mining income is staked.
		AutoStakeDestinationSet {
			/// The coldkey.
			coldkey: T::AccountId,
			/// The subnet.
			netuid: NetUid,
			/// The hotkey; the zero account where each hotkey keeps its own income from now on.
			hotkey: T::AccountId,
		},
		/// A transaction's fee was paid for with staked alpha.
		TransactionFeePaidWithAlpha {
			/// Who sent the transaction.
			who: T::AccountId,
			/// The subnet of the position.
			netuid: NetUid,
			/// Alpha that was sold.
			alpha_fee: AlphaBalance,
			/// TAO that it brought: the fee that was asked, and what rounding left for the sender.
			tao_amount: TaoBalance,
		},
		/// Of what lent stake weight earned in an epoch a part was destroyed, as root has set.
		ParentsPartBurned {
			/// The subnet.
			netuid: NetUid,
			/// Alpha.
			alpha: AlphaBalance,
		},
		/// An epoch was paid out.
		EpochPaid(EpochReport),
		/// A stage of the block step failed and was undone.
		StageFailed {
			/// The stage.
			stage: block::Stage,
			/// Why.
			error: DispatchError,
		},
		/// Highest number of uids set: (subnet, value).
		MaxAllowedUidsSet(NetUid, u16),
		/// Registrations aimed at in an interval set: (subnet, value).
		RegistrationPerIntervalSet(NetUid, u16),
		/// Registrations in a block set: (subnet, value).
		MaxRegistrationsPerBlockSet(NetUid, u16),
		/// Rho set: (subnet, value).
		RhoSet(NetUid, u16),
		/// Steepness of liquid alpha set: (subnet, value).
		AlphaSigmoidSteepnessSet(NetUid, i16),
		/// Kappa set: (subnet, value).
		KappaSet(NetUid, u16),
		/// Least number of weights set: (subnet, value).
		MinAllowedWeightSet(NetUid, u16),
		/// Weights rate limit set: (subnet, blocks).
		WeightsSetRateLimitSet(NetUid, u64),
		/// Immunity period set: (subnet, blocks).
		ImmunityPeriodSet(NetUid, u16),
		/// Bonds moving average set: (subnet, millionths).
		BondsMovingAverageSet(NetUid, u64),
		/// Bonds penalty set: (subnet, value).
		BondsPenaltySet(NetUid, u16),
		/// Highest number of validators set: (subnet, value).
		MaxAllowedValidatorsSet(NetUid, u16),
		/// Highest take set: (take).
		DefaultTakeSet(u16),
		/// Weights version key set: (subnet, key).
		WeightsVersionKeySet(NetUid, u64),
		/// Serving rate limit set: (subnet, blocks).
		ServingRateLimitSet(NetUid, u64),
		/// Highest price of a uid set: (subnet, rao).
		MaxBurnSet(NetUid, TaoBalance),
		/// Least price of a uid set: (subnet, rao).
		MinBurnSet(NetUid, TaoBalance),
		/// Epochs a block may run set: (number).
		MaxEpochsPerBlockSet(u8),
		/// Rate limit of key operations set: (blocks).
		TxRateLimitSet(u64),
		/// Freeze window before epochs set: (blocks).
		AdminFreezeWindowSet(u16),
		/// Rate limit of owners' changes set: (tempos).
		OwnerHyperparamRateLimitSet(u16),
		/// Registration opened or closed: (subnet, open).
		RegistrationAllowed(NetUid, bool),
		/// Tempo set: (subnet, blocks).
		TempoSet(NetUid, u16),
		/// Stake threshold set: (rao).
		StakeThresholdSet(u64),
		/// Owners' share of emission set: (value).
		SubnetOwnerCutSet(u16),
		/// Rate limit of new subnets set: (blocks).
		NetworkRateLimitSet(u64),
		/// Immunity of new subnets set: (blocks).
		NetworkImmunityPeriodSet(u64),
		/// Delay of a subnet's start set: (blocks).
		StartCallDelaySet(u64),
		/// Least cost of a subnet set: (rao).
		NetworkMinLockCostSet(TaoBalance),
		/// Highest number of subnets set: (number).
		SubnetLimitSet(u16),
		/// Interval in which the cost of a subnet falls set: (blocks).
		NetworkLockCostReductionIntervalSet(u64),
		/// Highest take set: (take).
		MaxDelegateTakeSet(u16),
		/// Least take set: (take).
		MinDelegateTakeSet(u16),
		/// Rate limit of delegates' takes set: (blocks).
		TxDelegateTakeRateLimitSet(u64),
		/// Rate limit of children's takes set: (blocks).
		TxChildKeyTakeRateLimitSet(u64),
		/// Lowest take of children set: (take).
		MinChildKeyTakeSet(u16),
		/// Lowest take of children on a subnet set: (subnet, take).
		MinChildKeyTakePerSubnetSet(NetUid, u16),
		/// Highest take of children set: (take).
		MaxChildKeyTakeSet(u16),
		/// Transfer of stake switched: (subnet, allowed).
		TransferToggle(NetUid, bool),
		/// Epochs between commit and reveal set: (subnet, epochs).
		CommitRevealPeriodsSet(NetUid, u64),
		/// Commit-reveal switched: (subnet, on).
		CommitRevealEnabled(NetUid, bool),
		/// Least value of the maximum number of uids set: (subnet, value).
		MinAllowedUidsSet(NetUid, u16),
		/// Number of neurons out of immunity that suffices set: (subnet, value).
		MinNonImmuneUidsSet(NetUid, u16),
		/// Half-life of the price of a uid set.
		BurnHalfLifeSet {
			/// The subnet.
			netuid: NetUid,
			/// Blocks.
			burn_half_life: u16,
		},
		/// Rise of the price of a uid set.
		BurnIncreaseMultSet {
			/// The subnet.
			netuid: NetUid,
			/// Factor a registration.
			burn_increase_mult: U64F64,
		},
		/// Reset of bonds switched: (subnet, allowed).
		BondsResetOnSet(NetUid, bool),
		/// The consensus was chosen: (subnet, mode).
		EpochConsensusSet(NetUid, EpochConsensus),
		/// What the sigmoid consensus asks for was set: (subnet, settings).
		SigmoidSettingsSet(NetUid, SigmoidParameters),
		/// Number of mechanisms set: (subnet, number).
		MechanismCountSet(NetUid, MechId),
		/// The mechanisms' shares of emission set: (subnet, shares of 65,535, or none for even
		/// ones).
		MechanismEmissionSplitSet(NetUid, Option<Vec<u16>>),
		/// Highest number of mechanisms set: (number).
		MaxMechanismCountSet(MechId),
		/// An epoch of the sigmoid consensus had this loss.
		EpochLoss {
			/// Subnet and mechanism.
			netuid: NetUidStorageIndex,
			/// In parts of 2³².
			loss: i64,
			/// Edges that weights need from now on.
			required_edges: u16,
		},
		/// What validators hold in a neuron was deleted: (subnet, uid).
		BondsReset(NetUid, u16),
	}

	/// Why a call was refused. Clients print the line.
	#[pallet::error]
	pub enum Error<T> {
		/// The root network does not exist.
		RootNetworkDoesNotExist,
		/// The IP type is neither 4 nor 6.
		InvalidIpType,
		/// The IP address is the loopback or the broadcast address, or zero for metrics.
		InvalidIpAddress,
		/// The port is 0.
		InvalidPort,
		/// The hotkey has no uid on this subnet.
		HotKeyNotRegisteredInSubNet,
		/// The hotkey does not exist: no coldkey has bound it.
		HotKeyAccountNotExists,
		/// The hotkey has no uid on the subnet it announces an address on.
		HotKeyNotRegisteredInNetwork,
		/// The coldkey does not own the hotkey.
		NonAssociatedColdKey,
		/// The amount exceeds what the coldkey has staked with the hotkey on the subnet.
		NotEnoughStakeToWithdraw,
		/// The hotkey's stake weight on the subnet is below `StakeThreshold`.
		NotEnoughStakeToSetWeights,
		/// The balance above the existential deposit does not cover the amount.
		NotEnoughBalanceToStake,
		/// The neuron has no validator permit, and weights on others need one.
		NeuronNoValidatorPermit,
		/// The lists of uids and weights differ in length.
		WeightVecNotEqualSize,
		/// The list names a uid twice.
		DuplicateUids,
		/// The list names a uid that no neuron of the subnet has.
		UidVecContainInvalidOne,
		/// The list has fewer weights than `MinAllowedWeights`.
		WeightVecLengthIsLow,
		/// This block already has `MaxRegistrationsPerBlock` registrations on the subnet.
		TooManyRegistrationsThisBlock,
		/// The hotkey already has a uid on this subnet.
		HotKeyAlreadyRegisteredInSubNet,
		/// A weight exceeds `MaxWeightsLimit`, in parts of 65,535 of the row's sum.
		MaxWeightExceeded,
		/// Weights cannot be set yet: the last were set less than `WeightsSetRateLimit` blocks ago.
		SettingWeightsTooFast,
		/// The version key is below `WeightsVersionKey`.
		IncorrectWeightVersionKey,
		/// The address cannot be announced yet: the last was announced less than `ServingRateLimit`
		/// blocks ago.
		ServingRateLimitExceeded,
		/// The list has more uids than the subnet has neurons.
		UidsLengthExceedUidsInSubNet,
		/// A subnet cannot be registered yet: the last was registered less than `NetworkRateLimit`
		/// blocks ago.
		NetworkTxRateLimitExceeded,
		/// Registration is closed.
		SubNetRegistrationDisabled,
		/// This interval already has three times `TargetRegistrationsPerInterval` registrations on
		/// root.
		TooManyRegistrationsThisInterval,
		/// Not possible on root, where hotkeys register by `root_register` and have no children.
		RegistrationNotPermittedOnRootSubnet,
		/// Root is full, and the stake on root is not above that of its smallest member.
		StakeTooLowForRoot,
		/// Weights cannot be set on root.
		CanNotSetRootNetworkWeights,
		/// The subnet is full and none of its neurons can be replaced.
		NoNeuronIdAvailable,
		/// The take is below `MinDelegateTake`, or not above the present one in an increase, or not
		/// below it in a decrease.
		DelegateTakeTooLow,
		/// The take is above `MaxDelegateTake`.
		DelegateTakeTooHigh,
		/// The take cannot be raised yet: it changed at most `TxDelegateTakeRateLimit` blocks ago.
		DelegateTxRateLimitExceeded,
		/// The child's take is not between the minimum of the subnet and `MaxChildkeyTake`.
		InvalidChildkeyTake,
		/// The child's take cannot be raised yet: it was set less than `TxChildkeyTakeRateLimit`
		/// blocks ago.
		TxChildkeyTakeRateLimitExceeded,
		/// A hotkey cannot be its own child.
		InvalidChild,
		/// The list names a child twice.
		DuplicateChild,
		/// The children's parts sum to more than the whole, 2⁶⁴ − 1.
		ProportionOverflow,
		/// The list names more than five children.
		TooManyChildren,
		/// A hotkey cannot be both parent and child of the same hotkey.
		ChildParentInconsistency,
		/// The stake with the hotkey on all subnets is worth less than `StakeThreshold`.
		NotEnoughStakeToSetChildkeys,
		/// Weights cannot be set directly: the subnet has commit-reveal enabled.
		CommitRevealEnabled,
		/// Liquid alpha is disabled on the subnet.
		LiquidAlphaDisabled,
		/// The upper bound of alpha is below 1,638.
		AlphaHighTooLow,
		/// The lower bound of alpha is below 1,638 or above the upper bound.
		AlphaLowOutOfRange,
		/// The operation cannot be repeated yet: rate limit.
		TxRateLimitExceeded,
		/// The subnet has no such mechanism.
		MechanismDoesNotExist,
		/// The subnet does not exist.
		SubnetNotExists,
		/// The amount is zero, or the trade is below 2,000,000 rao of TAO.
		AmountTooLow,
		/// The pool cannot serve the amount: its reserve is too small, or the hotkey's shares are
		/// too coarse.
		InsufficientLiquidity,
		/// The price would go beyond the limit.
		SlippageTooHigh,
		/// The activity cutoff is too low.
		ActivityCutoffTooLow,
		/// The subnet has already started.
		FirstEmissionBlockNumberAlreadySet,
		/// The subnet cannot start yet: it was registered less than `StartCallDelay` blocks ago.
		NeedWaitingMoreBlocksToStarCall,
		/// The subnet's token cannot be traded.
		SubtokenDisabled,
		/// The balance does not cover the amount and the existential deposit.
		InsufficientBalance,
		/// An amount exceeds the range of its type.
		Overflow,
		/// Hyperparameters cannot change in the `AdminFreezeWindow` blocks before an epoch.
		AdminActionProhibitedDuringWeightsWindow,
		/// The reveal period is above 100 epochs.
		RevealPeriodTooLarge,
		/// The reveal period is below one epoch.
		RevealPeriodTooSmall,
		/// The value is out of bounds.
		InvalidValue,
		/// There are `SubnetLimit` subnets, and none can be replaced.
		SubnetLimitReached,
		/// The subnet is already dissolved, and waits for its clean-up.
		NetworkDissolveAlreadyQueued,
		/// Too many subnets or registrations wait for the clean-up of dissolved subnets: 128 and 64
		/// at most.
		WaitingForDissolvedSubnetCleanup,
		/// The balance above the existential deposit does not cover the cost of a subnet.
		CannotAffordLockCost,
		/// `MaxAllowedUids` times the number of mechanisms exceeds 256.
		TooManyUIDsPerMechanism,
		/// The account is one of the protocol's own.
		CannotUseSystemAccount,
		/// The coldkey already owns 1,024 hotkeys.
		TooManyOwnedHotkeys,
		/// The coldkey already stakes with, or owns, 1,024 hotkeys.
		TooManyStakingHotkeys,
		/// The epoch's input is inconsistent.
		InconsistentEpochInput,
		/// The stake is already in the position it is to move to.
		SameNetuid,
		/// One of the subnets does not allow stake to change its coldkey (`TransferToggle`).
		TransferDisallowed,
		/// Stake on root can be neither burned nor recycled.
		CannotBurnOrRecycleOnRootSubnet,
		/// The income is already staked with this hotkey.
		SameAutoStakeHotkeyAlreadySet,
		/// The list of subnets is empty, or names more than five.
		InvalidSubnetNumber,
		/// The number of automatic claims in a block is above 50.
		InvalidNumRootClaim,
		/// The threshold of root claims is above 10,000,000 rao of alpha.
		InvalidRootClaimThreshold,
		/// Too many hotkeys or claims for one call, 8 and 20 at most: claim with one hotkey
		/// (`claim_root_with_hotkey`).
		RootClaimTooHeavy,
		/// The row has fewer edges than the subnet requires while its loss is above zero
		/// (`RequiredEdges`).
		TooFewEdges,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::block_step()
		}

		fn on_idle(_: BlockNumberFor<T>, left: Weight) -> Weight {
			Self::idle_step(left)
		}

		fn on_finalize(_: BlockNumberFor<T>) {
			Self::settle_issuance_from_outside();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	/// What accounts can ask for. Amounts are in rao.
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		// --- Neurons ---

		/// Buys a uid for a hotkey at the present price.
		#[pallet::call_index(7)]
		#[pallet::weight(cost::burned_register::<T>())]
		pub fn burned_register(
			origin: OriginFor<T>,
			netuid: NetUid,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			Self::do_burned_register(&coldkey, netuid, &hotkey)
		}

		/// Takes a seat on the root network.
		#[pallet::call_index(62)]
		pub fn root_register(origin: OriginFor<T>, hotkey: T::AccountId) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_root_register(&coldkey, &hotkey)
		}

		/// Announces where a neuron can be reached. Free. Signed by its hotkey.
		#[pallet::call_index(4)]
		#[pallet::weight((T::WeightInfo::serve_axon(), DispatchClass::Normal, Pays::No))]
		pub fn serve_axon(
			origin: OriginFor<T>,
			netuid: NetUid,
			version: u32,
			ip: u128,
			port: u16,
			ip_type: u8,
			protocol: u8,
			placeholder1: u8,
			placeholder2: u8,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			let block = Self::block_number();
			let axon = AxonInfo {
				block,
				version,
				ip,
				port,
				ip_type,
				protocol,
				placeholder1,
				placeholder2,
			};
			Self::do_serve_axon(&hotkey, netuid, axon)
		}

		/// Announces where a neuron's metrics can be read. Free. Signed by its hotkey.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::serve_prometheus(), DispatchClass::Normal, Pays::No))]
		pub fn serve_prometheus(
			origin: OriginFor<T>,
			netuid: NetUid,
			version: u32,
			ip: u128,
			port: u16,
			ip_type: u8,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			let prometheus =
				PrometheusInfo { block: Self::block_number(), version, ip, port, ip_type };
			Self::do_serve_prometheus(&hotkey, netuid, prometheus)
		}

		// --- Weights ---

		/// Says how good other neurons are. `dests` are uids, `weights` what each deserves, as
		/// shares of the largest. Free. Signed by the hotkey of a validator with a permit, or of
		/// the subnet's owner. In Null mode nobody does without a permit.
		#[pallet::call_index(0)]
		#[pallet::weight((call_weights::set_weights::<T>(dests), DispatchClass::Normal, Pays::No))]
		pub fn set_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			dests: Vec<u16>,
			weights: Vec<u16>,
			version_key: u64,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			Self::do_set_weights(&hotkey, netuid, MechId::MAIN, dests, weights, version_key)
		}

		/// The same for one of the subnet's mechanisms.
		#[pallet::call_index(119)]
		#[pallet::weight((call_weights::set_weights::<T>(dests), DispatchClass::Normal, Pays::No))]
		pub fn set_mechanism_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			mecid: MechId,
			dests: Vec<u16>,
			weights: Vec<u16>,
			version_key: u64,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			Self::do_set_weights(&hotkey, netuid, mecid, dests, weights, version_key)
		}

		// --- Staking ---

		/// Stakes TAO with a hotkey on a subnet, at whatever price the pool asks.
		#[pallet::call_index(2)]
		#[pallet::weight(call_weights::add_stake::<T>(hotkey, *netuid))]
		pub fn add_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			amount_staked: TaoBalance,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_add_stake(&coldkey, &hotkey, netuid, amount_staked, None).map(drop)
		}

		/// Stakes TAO unless the price goes beyond `limit_price`, or as much as stays within it.
		#[pallet::call_index(88)]
		#[pallet::weight(call_weights::add_stake_limit::<T>(hotkey, *netuid))]
		pub fn add_stake_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			amount_staked: TaoBalance,
			limit_price: TaoBalance,
			allow_partial: bool,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let limit = staking::orders::Limit { price: limit_price, allow_partial };
			Self::do_add_stake(&coldkey, &hotkey, netuid, amount_staked, Some(limit)).map(drop)
		}

		/// Buys alpha and burns it.
		#[pallet::call_index(132)]
		pub fn add_stake_burn(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			amount: TaoBalance,
			limit: Option<TaoBalance>,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_add_stake_burn(&coldkey, &hotkey, netuid, amount, limit)
		}

		/// Unstakes alpha from a hotkey on a subnet, at whatever price the pool pays.
		#[pallet::call_index(3)]
		#[pallet::weight(call_weights::remove_stake::<T>(hotkey, *netuid))]
		pub fn remove_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			amount_unstaked: AlphaBalance,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_remove_stake(&coldkey, &hotkey, netuid, amount_unstaked, None)
		}

		/// Unstakes alpha unless the price goes beyond `limit_price`, or as much as stays within
		/// it.
		#[pallet::call_index(89)]
		#[pallet::weight(call_weights::remove_stake_limit::<T>(hotkey, *netuid))]
		pub fn remove_stake_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			amount_unstaked: AlphaBalance,
			limit_price: TaoBalance,
			allow_partial: bool,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let limit = staking::orders::Limit { price: limit_price, allow_partial };
			Self::do_remove_stake(&coldkey, &hotkey, netuid, amount_unstaked, Some(limit))
		}

		/// Unstakes all from a hotkey on a subnet, at whatever price or unless it goes below
		/// `limit_price`.
		#[pallet::call_index(103)]
		#[pallet::weight(call_weights::remove_stake_full_limit::<T>(hotkey, *netuid))]
		pub fn remove_stake_full_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			limit_price: Option<TaoBalance>,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_remove_stake_full(&coldkey, &hotkey, netuid, limit_price)
		}

		/// Unstakes all from a hotkey on every subnet and root, at whatever prices. What cannot be
		/// sold stays.
		#[pallet::call_index(83)]
		#[pallet::weight(call_weights::unstake_all::<T>(hotkey))]
		pub fn unstake_all(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			Self::do_unstake_all(&coldkey, &hotkey)
		}

		/// Unstakes all from a hotkey on every subnet but root, and stakes the TAO with it on root.
		#[pallet::call_index(84)]
		#[pallet::weight(call_weights::unstake_all::<T>(hotkey))]
		pub fn unstake_all_alpha(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			Self::do_unstake_all_alpha(&coldkey, &hotkey)
		}

		/// Destroys staked alpha. An amount above the stake means all of it.
		#[pallet::call_index(101)]
		pub fn recycle_alpha(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			amount: AlphaBalance,
			netuid: NetUid,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let becomes = staking::exits::GivenUp::Recycled;
			Self::do_give_up(&coldkey, &hotkey, netuid, amount, becomes)
		}

		/// Puts staked alpha out of everybody's reach. An amount above the stake means all of it.
		#[pallet::call_index(102)]
		pub fn burn_alpha(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			amount: AlphaBalance,
			netuid: NetUid,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let becomes = staking::exits::GivenUp::Burned;
			Self::do_give_up(&coldkey, &hotkey, netuid, amount, becomes)
		}

		/// Has the caller's mining income on a subnet staked with a neuron of it, or, with the zero
		/// account, each hotkey's own income with that hotkey again.
		#[pallet::call_index(114)]
		pub fn set_coldkey_auto_stake_hotkey(
			origin: OriginFor<T>,
			netuid: NetUid,
			hotkey: T::AccountId,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_set_auto_stake(&coldkey, netuid, &hotkey)
		}

		// --- Moving stake ---

		/// Moves stake to another hotkey, subnet or both. An amount above the stake means all of
		/// it.
		#[pallet::call_index(85)]
		#[pallet::weight(call_weights::move_stake::<T>(
			(origin_hotkey, *origin_netuid),
			(destination_hotkey, *destination_netuid),
		))]
		pub fn move_stake(
			origin: OriginFor<T>,
			origin_hotkey: T::AccountId,
			destination_hotkey: T::AccountId,
			origin_netuid: NetUid,
			destination_netuid: NetUid,
			alpha_amount: AlphaBalance,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let (hotkey, netuid) = (&origin_hotkey, origin_netuid);
			let from = staking::moves::Position { coldkey: &coldkey, hotkey, netuid };
			let to = staking::moves::Position {
				hotkey: &destination_hotkey,
				netuid: destination_netuid,
				..from
			};
			Self::do_move_stake(from, to, alpha_amount, None)
		}

		/// Moves stake to another hotkey, subnet or both; to another subnet not unless the price of
		/// the first in the second stays at or above `limit_price`, in billionths, or as much as
		/// keeps it there. The limit means nothing within a subnet.
		#[pallet::call_index(210)]
		#[pallet::weight(call_weights::move_stake_limit::<T>(
			(origin_hotkey, *origin_netuid),
			(destination_hotkey, *destination_netuid),
		))]
		pub fn move_stake_limit(
			origin: OriginFor<T>,
			origin_hotkey: T::AccountId,
			destination_hotkey: T::AccountId,
			origin_netuid: NetUid,
			destination_netuid: NetUid,
			alpha_amount: AlphaBalance,
			limit_price: TaoBalance,
			allow_partial: bool,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let (hotkey, netuid) = (&origin_hotkey, origin_netuid);
			let from = staking::moves::Position { coldkey: &coldkey, hotkey, netuid };
			let to = staking::moves::Position {
				hotkey: &destination_hotkey,
				netuid: destination_netuid,
				..from
			};
			let limit = staking::orders::Limit { price: limit_price, allow_partial };
			Self::do_move_stake(from, to, alpha_amount, Some(limit))
		}

		/// Moves stake to another subnet, with the same hotkey.
		#[pallet::call_index(87)]
		#[pallet::weight(call_weights::swap_stake::<T>(hotkey, *origin_netuid, *destination_netuid))]
		pub fn swap_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			origin_netuid: NetUid,
			destination_netuid: NetUid,
			alpha_amount: AlphaBalance,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let (hotkey, netuid) = (&hotkey, origin_netuid);
			let from = staking::moves::Position { coldkey: &coldkey, hotkey, netuid };
			Self::do_swap_stake(from, destination_netuid, alpha_amount, None)
		}

		/// Moves stake to another subnet unless the price of the first in the second goes below
		/// `limit_price`, in billionths, or as much as stays within it.
		#[pallet::call_index(90)]
		#[pallet::weight(call_weights::swap_stake_limit::<T>(hotkey, *origin_netuid, *destination_netuid))]
		pub fn swap_stake_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			origin_netuid: NetUid,
			destination_netuid: NetUid,
			alpha_amount: AlphaBalance,
			limit_price: TaoBalance,
			allow_partial: bool,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let (hotkey, netuid) = (&hotkey, origin_netuid);
			let from = staking::moves::Position { coldkey: &coldkey, hotkey, netuid };
			let limit = staking::orders::Limit { price: limit_price, allow_partial };
			Self::do_swap_stake(from, destination_netuid, alpha_amount, Some(limit))
		}

		/// Gives stake to another coldkey, with the same hotkey, on the same subnet or another.
		#[pallet::call_index(86)]
		#[pallet::weight(call_weights::transfer_stake::<T>(hotkey, *origin_netuid, *destination_netuid))]
		pub fn transfer_stake(
			origin: OriginFor<T>,
			destination_coldkey: T::AccountId,
			hotkey: T::AccountId,
			origin_netuid: NetUid,
			destination_netuid: NetUid,
			alpha_amount: AlphaBalance,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let (hotkey, netuid) = (&hotkey, origin_netuid);
			let from = staking::moves::Position { coldkey: &coldkey, hotkey, netuid };
			Self::do_transfer_stake(from, &destination_coldkey, destination_netuid, alpha_amount)
		}

		/// Gives stake to another coldkey and another hotkey, on the same subnet or another.
		#[pallet::call_index(211)]
		#[pallet::weight(call_weights::transfer_stake_and_hotkey::<T>(
			(origin_hotkey, *origin_netuid),
			(destination_hotkey, *destination_netuid),
		))]
		pub fn transfer_stake_and_hotkey(
			origin: OriginFor<T>,
			destination_coldkey: T::AccountId,
			origin_hotkey: T::AccountId,
			destination_hotkey: T::AccountId,
			origin_netuid: NetUid,
			destination_netuid: NetUid,
			alpha_amount: AlphaBalance,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			let (hotkey, netuid) = (&origin_hotkey, origin_netuid);
			let from = staking::moves::Position { coldkey: &coldkey, hotkey, netuid };
			let to = staking::moves::Position {
				coldkey: &destination_coldkey,
				hotkey: &destination_hotkey,
				netuid: destination_netuid,
			};
			Self::do_transfer_stake_and_hotkey(from, to, alpha_amount)
		}

		// --- Root dividends ---

		/// Claims the root dividends of one to five subnets, or of all if root is among them, from
		/// all hotkeys that the caller has staked with on root. What is below a subnet's threshold
		/// is left.
		#[pallet::call_index(121)]
		#[pallet::weight(call_weights::claim_root::<T>())]
		pub fn claim_root(
			origin: OriginFor<T>,
			subnets: BTreeSet<NetUid>,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			Self::do_claim_root(&coldkey, &subnets)
		}

		/// Claims all root dividends that the caller is owed with a hotkey, also after its stake is
		/// gone. What is below a subnet's threshold is left.
		#[pallet::call_index(221)]
		#[pallet::weight(call_weights::claim_root_with_hotkey::<T>(hotkey))]
		pub fn claim_root_with_hotkey(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			Self::do_claim_root_with_hotkey(&coldkey, &hotkey)
		}

		/// Says what becomes of the caller's root dividends when they are claimed.
		#[pallet::call_index(122)]
		pub fn set_root_claim_type(
			origin: OriginFor<T>,
			new_root_claim_type: RootClaimTypeEnum,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_set_root_claim_type(coldkey, new_root_claim_type)
		}

		/// Sets how many coldkeys have their root dividends claimed in a block without asking, 50
		/// at most. Signed by root.
		#[pallet::call_index(123)]
		pub fn sudo_set_num_root_claims(origin: OriginFor<T>, new_value: u64) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_set_num_root_claims(new_value)
		}

		/// Sets how much alpha, in rao, a claim of root dividends brings at the least, 10,000,000
		/// at most. What is set for root counts where a subnet has nothing of its own. Signed by
		/// the subnet's owner or root.
		#[pallet::call_index(124)]
		pub fn sudo_set_root_claim_threshold(
			origin: OriginFor<T>,
			netuid: NetUid,
			new_value: u64,
		) -> DispatchResult {
			Self::ensure_owner_or_root(origin, netuid)?;
			Self::do_set_root_claim_threshold(netuid, new_value)
		}

		// --- Keys and takes ---

		/// Binds a hotkey that nobody owns to the caller.
		#[pallet::call_index(91)]
		pub fn try_associate_hotkey(origin: OriginFor<T>, hotkey: T::AccountId) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::bind_hotkey(&hotkey, &coldkey)
		}

		/// Raises the take of a delegate, when the last change is long enough ago. Free. Signed by
		/// the owner.
		#[pallet::call_index(66)]
		#[pallet::weight((T::WeightInfo::increase_take(), DispatchClass::Normal, Pays::No))]
		pub fn increase_take(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			take: u16,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_change_take(&coldkey, &hotkey, keys::takes::Change::Increase(take))
		}

		/// Lowers the take of a delegate. Free. Signed by the owner.
		#[pallet::call_index(65)]
		#[pallet::weight((T::WeightInfo::decrease_take(), DispatchClass::Normal, Pays::No))]
		pub fn decrease_take(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			take: u16,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_change_take(&coldkey, &hotkey, keys::takes::Change::Decrease(take))
		}

		/// Sets what a child keeps of the dividends on stake weight that other coldkeys' hotkeys
		/// lend to it on a subnet, in parts of 65,535. Signed by the owner.
		#[pallet::call_index(75)]
		pub fn set_childkey_take(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			take: u16,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_set_childkey_take(&coldkey, &hotkey, netuid, take)
		}

		/// Sets the blocks between two changes of a child's take by which it rises. Root.
		#[pallet::call_index(69)]
		pub fn sudo_set_tx_childkey_take_rate_limit(
			origin: OriginFor<T>,
			tx_rate_limit: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			Self::set_childkey_take_rate_limit(tx_rate_limit);
			Ok(())
		}

		/// Sets the lowest take a child may keep, in parts of 65,535: not above the highest
		/// (`InvalidChildkeyTake`). Root.
		#[pallet::call_index(76)]
		pub fn sudo_set_min_childkey_take(origin: OriginFor<T>, take: u16) -> DispatchResult {
			ensure_root(origin)?;
			Self::set_min_childkey_take(take)
		}

		/// Sets the highest take a child may choose, in parts of 65,535: not below the lowest
		/// (`InvalidChildkeyTake`). Root.
		#[pallet::call_index(77)]
		pub fn sudo_set_max_childkey_take(origin: OriginFor<T>, take: u16) -> DispatchResult {
			ensure_root(origin)?;
			Self::set_max_childkey_take(take)
		}

		// --- Children ---

		/// Lends a hotkey's stake weight on a subnet to at most five others: (part of 2⁶⁴ − 1,
		/// hotkey). What is not lent stays its own. The list replaces the present one after a
		/// cooldown, by the subnet's next epoch, or at once while the subnet's token cannot be
		/// traded. Signed by the owner.
		#[pallet::call_index(67)]
		#[pallet::weight(call_weights::set_children::<T>(children))]
		pub fn set_children(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			children: Vec<(u64, T::AccountId)>,
		) -> DispatchResultWithPostInfo {
			let coldkey = ensure_signed(origin)?;
			Self::do_set_children(&coldkey, &hotkey, netuid, children)
		}

		/// Sets the blocks that lists of children wait that are set from now on. Root.
		#[pallet::call_index(109)]
		pub fn set_pending_childkey_cooldown(
			origin: OriginFor<T>,
			cooldown: u64,
		) -> DispatchResult {
			ensure_root(origin)?;
			Self::set_children_cooldown(cooldown);
			Ok(())
		}

		/// Chooses whether a member of root lends its stake weight to the owner's hotkey of each
		/// new subnet. Signed by the owner.
		#[pallet::call_index(135)]
		pub fn set_auto_parent_delegation_enabled(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			enabled: bool,
		) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_set_auto_parent(&coldkey, &hotkey, enabled)
		}

		// --- Subnets ---

		/// Makes a subnet with the caller as owner and `hotkey` as its first neuron. At the limit
		/// of subnets it takes the place of another, and waits until that is cleaned up.
		#[pallet::call_index(59)]
		#[pallet::weight(cost::register_network::<T>())]
		pub fn register_network(origin: OriginFor<T>, hotkey: T::AccountId) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_register_network(&coldkey, &hotkey)
		}

		/// Starts a subnet: its token can be traded and it earns emission. Signed by the owner.
		#[pallet::call_index(92)]
		pub fn start_call(origin: OriginFor<T>, netuid: NetUid) -> DispatchResult {
			let coldkey = ensure_signed(origin)?;
			Self::do_start_call(&coldkey, netuid)
		}

		/// Ends a subnet and shares its reserve among those who have staked. Root only; the account
		/// plays no part.
		#[pallet::call_index(61)]
		#[pallet::weight(T::WeightInfo::dissolve_network())]
		pub fn dissolve_network(
			origin: OriginFor<T>,
			_coldkey: T::AccountId,
			netuid: NetUid,
		) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_dissolve_network(netuid)
		}

		/// Ends a subnet and shares its reserve among those who have staked. Root only.
		#[pallet::call_index(120)]
		#[pallet::weight(T::WeightInfo::dissolve_network())]
		pub fn root_dissolve_network(origin: OriginFor<T>, netuid: NetUid) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_dissolve_network(netuid)
		}
	}
}
