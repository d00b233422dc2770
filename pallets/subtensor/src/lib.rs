//! # The protocol pallet
//!
//! Neurons of a subnet set weights on each other, weighted by their stake. Epochs compute a
//! consensus from the weights and pay out emission by it.
//!
//! This file declares the configuration, storage, events and errors, and the calls, which check
//! their origin and delegate. The code is in the files below, in folders by subject.
//!
//! # Files, from the ground floor up
//!
//! The methods of [`Pallet`] are spread over these files. **A file uses only files that are above
//! it in this table**, never those below it, so that each can be understood without what comes
//! after it. A test in `tests/workspace` reads the table and fails on every use that breaks the
//! rule.
//!
//! | file | subject |
//! |---|---|
//! | **Ground** | |
//! | `hyperparameters::table` | the table of settings, one row each |
//! | [`access::hyperparameter`] | the hyperparameters that an owner sets at a limited rate |
//! | [`epoch::prediction`] | settings and state of PeerPrediction mode and of forecast skill |
//! | [`types`] | types of the state |
//! | [`alpha_assets`] | the counters of alpha that clients know as a pallet of their own |
//! | [`neurons::places`] | the new uids of neurons when some are removed |
//! | [`neurons::commitments`] | what the protocol needs of the pallet of commitments |
//! | [`weight_info::calls`], [`weight_info::stages`], [`weight_info::clean_ups`], [`weight_info::swaps`], [`weight_info::locks`], [`weight_info::baskets`] | measured weights, written by `make weights` |
//! | [`weight_info::cost`] | weights of composite calls and stages, built from the measured parts |
//! | `weight_info::lease_cost` | weights of payouts to contributors of leases |
//! | `weight_info::work_cost` | weights of registrations by proof of work |
//! | `weight_info::basket_cost` | weights of baskets |
//! | `weight_info::epoch_cost` | weights of epochs |
//! | `weight_info::lock_cost` | weights of locks on stake, and of owners by conviction |
//! | `weight_info::collateral_cost` | weights of collateral |
//! | [`access::refusal`] | what a refused call is charged |
//! | [`identities`] | texts of identities and their lengths |
//! | [`block::cursor`] | cursors of walks over storage maps that take several blocks |
//! | [`block::report`] | stages of the block step: storage layers, and reports of failures |
//! | **Owners of state** | |
//! | [`access::limits`] | the block number, and rate limits |
//! | [`keys::swaps`] | the queue of key swaps, and the keys that wait for one |
//! | [`subnets::directory`] | which subnets exist, who owns them, whether they have started |
//! | [`access::origins`] | origins of administrative calls |
//! | [`subnets::symbols`] | symbols of the subnets' tokens |
//! | [`identities::subnets`] | identities of subnets |
//! | [`subnets::mechanisms`] | several sets of weights and incentives in one subnet |
//! | [`neurons::columns`] | the lists by uid |
//! | [`neurons::registry`] | uids and hotkeys |
//! | [`identities::coldkeys`] | identities of coldkeys |
//! | [`neurons::serving`] | where a neuron can be reached |
//! | [`subnets::crowdloans`] | what the protocol needs of the pallet of crowdloans |
//! | [`epoch::schedule`] | when an epoch is due |
//! | [`market::issuance`] | all minting and burning of TAO |
//! | [`market::accounts`] | the protocol's own accounts |
//! | [`market::reserves`] | the TAO in a subnet's account |
//! | [`market::alpha`] | minting and burning of alpha, and its amount in and outside the reserve |
//! | [`market::pots`] | pots of alpha for the next epoch's payout |
//! | [`staking::lists`] | the hotkeys that a coldkey stakes with |
//! | [`keys`] | which coldkey owns a hotkey |
//! | [`keys::lineage`] | which key took the place of which |
//! | [`keys::takes`] | takes of delegates and childkey takes |
//! | [`subnets::leases`] | records of leases |
//! | [`keys::evm`] | links between neurons and Ethereum addresses |
//! | [`root::accounts`] | unclaimed root dividends |
//! | [`root::stakers`] | index of the coldkeys with stake on root |
//! | [`staking::ledger`] | stake by hotkey, coldkey and subnet |
//! | [`staking::locks`] | locks on stake, and the conviction that they give |
//! | [`staking::collateral`] | collateral of miners |
//! | [`baskets::limits`] | what baskets may trade |
//! | [`baskets::ledger`] | baskets of hotkeys, and shares in them |
//! | **Operations** | |
//! | [`subnets::lease_payouts`] | payouts to contributors of leases |
//! | [`staking::locking`] | locking stake, and what a lock or collateral prevents |
//! | [`market::trades`] | buying and selling alpha |
//! | [`market::injection`] | what a dynamic subnet does with its share of the mint |
//! | [`market::emission`] | minting, and each subnet's share of it |
//! | [`staking::orders`] | purchases and sales of stake |
//! | [`staking::small_stakes`] | minimum stake of a nominator |
//! | [`staking::top_ups`] | adding to collateral, and its floor |
//! | [`staking`] | staking and unstaking |
//! | [`staking::moves`] | stake that changes its hotkey, subnet or coldkey |
//! | [`staking::exits`] | leaving all subnets, and giving up alpha |
//! | [`baskets::holdings`] | what a basket holds, and what it is worth |
//! | [`baskets::index`] | the index of baskets, and the return of root's stakers |
//! | [`baskets::deposits`] | buying shares in a basket |
//! | [`baskets::redemption`] | claiming shares in a basket |
//! | [`baskets::trading`] | trades of a basket |
//! | [`staking::auto_stake`] | where a coldkey's mining income is staked |
//! | [`root::claims`] | claiming root dividends |
//! | [`root::auto_claims`] | automatic claims in the block step |
//! | [`root::dividends`] | the root stakers' part of dividends |
//! | [`keys::inheritance`] | stake weight with loans, and the dividends of loans |
//! | [`keys::links`] | who lends stake weight to whom |
//! | [`keys::children`] | naming the children of a hotkey |
//! | [`keys::announcements`] | announcing the swap of a coldkey |
//! | [`staking::broker`] | what the pallet of limit orders needs of the protocol |
//! | **Epochs** | |
//! | [`epoch::loss`] | the Sigmoid mode's loss, and the edges it requires of validators |
//! | [`epoch::memory`] | what epochs remember to pay for forecasts |
//! | [`epoch::modes`] | the rule of a subnet's epochs |
//! | [`epoch::voting_power`] | a slow average of validators' stake weights |
//! | [`epoch::weights`] | the rows of weights that validators set |
//! | [`epoch::bonds`] | the rows of bonds that validators hold |
//! | [`commits::clock`] | the epochs in which commits are made and revealed, and when uids moved |
//! | [`commits::hashed`] | commits by hash |
//! | [`commits::timelocked`] | commits that the chain opens with the random beacon |
//! | [`commits::timelocked::reveal`] | opening them in the block step |
//! | [`commits::batches`] | weights and commits on several subnets in one call |
//! | [`commits`] | weights that are revealed after they were committed to: what open commits hide |
//! | [`epoch::size`] | the weight of an epoch |
//! | [`epoch::collateral`] | what an epoch releases of collateral, or adds to it |
//! | [`epoch::payout`] | paying out the pots by an epoch's result |
//! | [`epoch`] | running the consensus: load, compute, store, pay |
//! | **Lives of neurons and subnets** | |
//! | [`neurons::replacement`] | replacing a neuron by a newcomer |
//! | [`neurons::lock_share`] | the part of a registration's price that buys collateral |
//! | [`neurons::registration`] | registration of neurons and its price |
//! | [`neurons::work`] | registration by proof of work and its difficulty |
//! | [`subnets::mechanism_count`] | changing the number of mechanisms |
//! | [`hyperparameters`] | storing settings of the chain and of subnets |
//! | [`neurons::trimming`] | removing the neurons that earned least |
//! | [`subnets`] | creating and starting subnets, and their owner hotkeys |
//! | [`subnets::conviction`] | owners of subnets by conviction |
//! | `subnets::dissolution::status` | progress of a clean-up |
//! | `subnets::dissolution::payout` | sharing the reserve of a dissolved subnet |
//! | `subnets::dissolution::clearing` | removing its entries that are keyed by subnet |
//! | `subnets::dissolution::accounts` | removing its entries that are keyed by account |
//! | [`subnets::dissolution`] | dissolving a subnet, and its clean-up in phases |
//! | [`subnets::waiting`] | registrations that wait for a netuid |
//! | [`subnets::leasing`] | registering a leased subnet, and taking it over |
//! | [`keys::hotkey_swap`] | swapping a hotkey |
//! | [`keys::coldkey_swap`] | swapping a coldkey, and making the swaps in the queue |
//! | [`subnets::housekeeping`] | running key swaps, clean-ups and waiting registrations |
//! | **The block, and what is above it** | |
//! | [`block`] | the block step: the stages of `on_initialize`, in order |
//! | `access::call_facts` | guard and fee of every call |
//! | [`access::guards`] | checks shared by the transaction pool and the calls |
//! | [`access::free_calls`] | the budget of calls without a fee |
//! | [`access::signers`] | the check of the signers of a transaction and of all calls that it leads to |
//! | [`access::extension`] | the transaction extension that runs these checks |
//! | [`market::alpha_fees`] | transaction fees that are paid in alpha |
//! | `weight_info::call_weights` | weights of calls that depend on arguments or state |
//! | [`genesis`] | the state of block 0 |
//! | `info::columns` | the lists by uid of one subnet, read once |
//! | [`info`] | what runtime APIs return |
//! | `info::market` | `MarketRuntimeApi` |
//! | `info::parts` | parts that several APIs share |
//! | `info::neuron` | `NeuronInfoRuntimeApi` |
//! | `info::subnet`, `info::hyperparams`, `info::metagraph`, `info::dynamic` | `SubnetInfoRuntimeApi`, `SubnetRegistrationRuntimeApi` |
//! | `info::stake` | `StakeInfoRuntimeApi` |
//! | `info::basket`, `info::pricing` | `BetaBasketRuntimeApi` |
//! | `info::delegate` | `DelegateInfoRuntimeApi` |
//! | `info::epoch` | `EpochRuntimeApi` |
//! | `try_state::sums`, `try_state::commits`, `try_state::holdings`, `try_state::root`, `try_state::links`, `try_state::locks`, `try_state::collateral`, `try_state::baskets`, `try_state::swaps`, `try_state::leases`, `try_state::memory`, `try_state` | invariants: sums of balances, agreement of maps |
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
//! Set at genesis alone: `BlockTimeMs`, `DefaultTempo`, `EvmKeyAssociateRateLimit`,
//! `GenesisIssuance`, `HotkeySwapInterval`, `MechanismRateLimit`, `NewSubnetsEmit`,
//! `SetChildrenRateLimit` and `TrimRateLimit`.
//!
//! Never written: `MaturityRate`, `MaxWeightsLimit`, `NetworkRegistrationStartBlock`,
//! `TaoInRefundDeploymentBlock`, `TaoWeight`, `UnlockRate` and `WeightsVersionKeyRateLimit`. They
//! are settings whose default holds, unless root writes their keys (`System.set_storage`).
//!
//! Never written: `BasketClaimed`, `BasketRate`, `ChildkeyThresholdSuspended`,
//! `LastAdjustmentBlock`, `RootStakeUnlockInterval` and `SubnetEmaTaoFlow`.
//! They are empty or at their default because the chain lacks their feature; clients read them.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(
	// Tests and benchmarks may panic.
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
pub mod alpha_assets;
pub mod baskets;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod block;
pub mod commits;
pub mod epoch;
pub mod genesis;
pub mod hyperparameters;
pub mod identities;
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
pub use neurons::commitments::Commitments;
pub use pallet::*;
pub use staking::broker::OrderMarket;
pub use subnets::{crowdloans::Crowdloans, leases::LeaseProxies};
pub use weight_info::WeightInfo;

use types::*;

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros generate")]
#[allow(clippy::too_many_arguments, reason = "argument lists are fixed by the wire format")]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::{
		access::{refusal, signers::InnerCalls},
		baskets::{
			ledger::BasketNumber,
			trading::{BasketLeg, MOST_LEGS},
		},
		block::cursor::Cursor,
		commits::hashed::Revealed,
		epoch::schedule::{ACTIVITY_FACTORS, TEMPOS},
		identities::Bounded,
		neurons::work::Work,
		staking::small_stakes::StakesWalk,
		subnets::{
			conviction::Search,
			dissolution::{CleanupList, DissolveCleanupStatus},
			leases::{LeaseEnd, LeaseId, LeasePayout},
			symbols,
			waiting::{NoSubnetIdentity, WaitingList},
		},
		weight_info::{call_weights, cost},
	};
	use alloc::{collections::BTreeSet, vec::Vec};
	use codec::Compact;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, ConstI16, ConstU16, ConstU32, ConstU64, ConstU8, Contains},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ganglion_economy::SafeFloat;
	use ganglion_types::*;
	use pallet_subtensor_runtime_api::{
		AxonInfo, ChainIdentityV2, EpochReport, LockState, MinerCollateralState, PrometheusInfo,
		SubnetIdentityV3, SubnetIdentityV3 as SubnetIdentityOfV3, SubnetLease,
	};
	use sp_core::{ecdsa::Signature, H160, H256};
	use sp_runtime::{traits::Convert, DispatchError, Percent};
	use substrate_fixed::types::{I64F64, I96F32, U64F64, U96F32};

	/// Version of this pallet's storage layout.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>> + crate::alpha_assets::Config
	{
		/// The chain's token, TAO: balances in rao, with credits for minting and burning.
		type Currency: fungible::Balanced<Self::AccountId, Balance = u64>
			+ fungible::Mutate<Self::AccountId, Balance = u64>;
		/// Prices and trades of the subnets' alpha.
		type Pools: pallet_subtensor_swap::Pools;
		/// Author of the current block, if known. It receives the trading fees.
		type BlockAuthor: Get<Option<Self::AccountId>>;
		/// Calls of other pallets that a coldkey may make while its swap is announced.
		type CallsDuringColdkeySwap: Contains<<Self as frame_system::Config>::RuntimeCall>;
		/// Calls of other pallets that a coldkey may make while another is swapped for it: those
		/// that touch nothing of what the swap moves. The other coldkey's owner chose it, and it
		/// may be anybody's account.
		type CallsDuringSwapToColdkey: Contains<<Self as frame_system::Config>::RuntimeCall>;
		/// Calls of other pallets that their signer makes as a hotkey.
		type CallsOfHotkeys: Contains<<Self as frame_system::Config>::RuntimeCall>;
		/// The calls that calls of other pallets dispatch.
		type InnerCalls: InnerCalls<<Self as frame_system::Config>::RuntimeCall, Self::AccountId>;
		/// Pulses of the random beacon, which open timelocked commits.
		type Pulses: ganglion_timelock::Pulses;
		/// The fee of a paid call of this weight, in a transaction of this length in bytes. A free
		/// call that fails pays it.
		type CallFee: Convert<(Weight, u32), TaoBalance>;
		/// The pallet that stores commitments.
		type Commitments: Commitments<Self::AccountId, Self::RuntimeCall>;
		/// The pallet of crowdloans.
		type Crowdloans: Crowdloans<Self::AccountId>;
		/// The pallet of proxies, for the beneficiaries of leases.
		type LeaseProxies: LeaseProxies<Self::AccountId>;
		/// Measured weights of calls and block stages.
		type WeightInfo: WeightInfo;
	}

	// --- Settings of the chain ---

	/// Block time in milliseconds. Set at genesis and never changed: it is Aura's slot duration.
	#[pallet::storage]
	pub type BlockTimeMs<T> = StorageValue<_, u64, ValueQuery, ConstU64<12_000>>;

	/// Initial tempo of a new subnet, in blocks.
	#[pallet::storage]
	pub type DefaultTempo<T> = StorageValue<_, u16, ValueQuery, ConstU16<360>>;

	/// Initial `SubnetEmissionEnabled` of a new subnet; if false, root enables its emission.
	#[pallet::storage]
	pub type NewSubnetsEmit<T> = StorageValue<_, bool, ValueQuery>;

	/// Whether a new subnet is dynamic (weighted pool) or stable (trades at par).
	#[pallet::storage]
	pub type NewSubnetsDynamic<T> = StorageValue<_, bool, ValueQuery>;

	/// Blocks before an epoch in which a subnet's hyperparameters cannot change; 0: no window.
	#[pallet::storage]
	pub type AdminFreezeWindow<T> = StorageValue<_, u16, ValueQuery, ConstU16<10>>;

	/// Minimum time between two changes of the same hyperparameter by a subnet's owner, in tempos
	/// of the subnet.
	#[pallet::storage]
	pub type OwnerHyperparamRateLimit<T> = StorageValue<_, u16, ValueQuery, ConstU16<2>>;

	/// Minimum time between two changes of the weights version key by a subnet's owner, in tempos
	/// of the subnet.
	#[pallet::storage]
	pub type WeightsVersionKeyRateLimit<T> = StorageValue<_, u64, ValueQuery, ConstU64<5>>;

	/// TAO weight: what one rao on root counts in a stake weight, in parts of 2⁶⁴.
	#[pallet::storage]
	pub type TaoWeight<T> = StorageValue<_, u64, ValueQuery, ConstU64<{ defaults::TAO_WEIGHT }>>;

	/// Maximum take of a delegate, in parts of 65,535; also the default take.
	#[pallet::storage]
	pub type MaxDelegateTake<T> = StorageValue<_, u16, ValueQuery, ConstU16<{ defaults::TAKE }>>;

	/// Minimum take of a delegate, in parts of 65,535.
	#[pallet::storage]
	pub type MinDelegateTake<T> = StorageValue<_, u16, ValueQuery>;

	/// Maximum number of subnets besides root.
	#[pallet::storage]
	pub type SubnetLimit<T> = StorageValue<_, u16, ValueQuery, ConstU16<128>>;

	/// Smoothing factor of the moving prices, from 0 to 1: the weight of the newest price in the
	/// average. A subnet's own factor starts at 0 and approaches this value with age (see
	/// `EMAPriceHalvingBlocks`).
	#[pallet::storage]
	pub type SubnetMovingAlpha<T> = StorageValue<_, I96F32, ValueQuery, defaults::MovingAlpha>;

	/// Minimum age of a subnet at its start (`start_call`), in blocks.
	#[pallet::storage]
	pub type StartCallDelay<T> = StorageValue<_, u64, ValueQuery>;

	/// Minimum cost of registering a subnet, in rao.
	#[pallet::storage]
	pub type NetworkMinLockCost<T> =
		StorageValue<_, TaoBalance, ValueQuery, Rao<{ defaults::MIN_LOCK }>>;

	/// Cost of the last registered subnet, in rao.
	#[pallet::storage]
	pub type NetworkLastLockCost<T> =
		StorageValue<_, TaoBalance, ValueQuery, Rao<{ defaults::MIN_LOCK }>>;

	/// Blocks in which the cost of a subnet falls by the last cost, at a block emission of 1 TAO;
	/// the interval shrinks in proportion to the block emission.
	#[pallet::storage]
	pub type NetworkLockReductionInterval<T> =
		StorageValue<_, u64, ValueQuery, ConstU64<{ 14 * 7_200 }>>;

	/// The subnet owner's share of the alpha minted each block, in parts of 65,535.
	#[pallet::storage]
	pub type SubnetOwnerCut<T> = StorageValue<_, u16, ValueQuery, ConstU16<{ defaults::TAKE }>>;

	/// Minimum number of blocks between two registrations of subnets.
	#[pallet::storage]
	pub type NetworkRateLimit<T> = StorageValue<_, u64, ValueQuery, ConstU64<7_200>>;

	/// Blocks after its registration in which a subnet cannot be pruned.
	#[pallet::storage]
	pub type NetworkImmunityPeriod<T> = StorageValue<_, u64, ValueQuery, ConstU64<1_296_000>>;

	/// Whether hotkeys may trade their baskets. While they may, root dividends that would be sold
	/// automatically enter the basket instead.
	#[pallet::storage]
	pub type BasketTradingEnabled<T> = StorageValue<_, bool, ValueQuery>;

	/// Most TAO that a basket can trade at once, and in a day, as a part of its value, in parts of
	/// 65,535; by default 10 %.
	#[pallet::storage]
	pub type BasketDailyTurnoverCap<T> = StorageValue<_, u16, ValueQuery, ConstU16<6_553>>;

	/// Most alpha that a basket can hold after a purchase, as a part of the pool's, in parts of
	/// 65,535; by default 10 %.
	#[pallet::storage]
	pub type BasketLiquidityCap<T> = StorageValue<_, u16, ValueQuery, ConstU16<6_553>>;

	/// Most that a holding can be worth after a purchase, as a part of the basket's value, in parts
	/// of 65,535; by default 1/16. Without effect where the chain has fewer subnets than fit.
	#[pallet::storage]
	pub type BasketConcentrationCap<T> = StorageValue<_, u16, ValueQuery, ConstU16<4_096>>;

	/// Least TAO of a basket's trade, in rao, beside the minimum stake.
	#[pallet::storage]
	pub type BasketMinTradeTao<T> = StorageValue<_, u64, ValueQuery>;

	/// Least flow of TAO that counts for a subnet's emission, in rao. Inert, as it is at the
	/// network's spec 425: emission follows moving prices.
	#[pallet::storage]
	pub type TaoFlowCutoff<T> = StorageValue<_, I64F64, ValueQuery>;

	/// Exponent to which flows of TAO are raised for emission. Inert, as `TaoFlowCutoff` is.
	#[pallet::storage]
	pub type FlowNormExponent<T> = StorageValue<_, U64F64, ValueQuery, defaults::One>;

	/// Pace of the average of flows of TAO, in parts of 2⁶³. Inert, as `TaoFlowCutoff` is.
	#[pallet::storage]
	pub type FlowEmaSmoothingFactor<T> = StorageValue<_, u64, ValueQuery>;

	/// Whether the protocol's own flows of TAO are subtracted. Inert, as `TaoFlowCutoff` is.
	#[pallet::storage]
	pub type NetTaoFlowEnabled<T> = StorageValue<_, bool, ValueQuery>;

	/// Maximum number of epochs in one block; further due epochs are deferred to the next block.
	#[pallet::storage]
	pub type MaxEpochsPerBlock<T> = StorageValue<_, u8, ValueQuery, ConstU8<2>>;

	/// Blocks after a key swap of a coldkey in which it cannot swap a hotkey.
	#[pallet::storage]
	pub type TxRateLimit<T> = StorageValue<_, u64, ValueQuery, ConstU64<1_000>>;

	/// Blocks after a hotkey swap of a coldkey on a subnet in which it cannot swap a hotkey there.
	#[pallet::storage]
	pub type HotkeySwapInterval<T> = StorageValue<_, u64, ValueQuery, ConstU64<7_200>>;

	/// Blocks from the announcement of a coldkey swap to the swap.
	#[pallet::storage]
	pub type ColdkeySwapAnnouncementDelay<T> = StorageValue<_, u32, ValueQuery, ConstU32<36_000>>;

	/// Blocks from the time for which a coldkey swap was announced to another announcement, or to
	/// withdrawing it.
	#[pallet::storage]
	pub type ColdkeySwapReannouncementDelay<T> = StorageValue<_, u32, ValueQuery, ConstU32<7_200>>;

	/// Minimum number of blocks between two links of a neuron to Ethereum addresses.
	#[pallet::storage]
	pub type EvmKeyAssociateRateLimit<T> = StorageValue<_, u64, ValueQuery, ConstU64<7_200>>;

	/// Minimum stake weight, in rao; 0: none. Below it a neuron's stake counts as zero in epochs,
	/// and its hotkey cannot set weights. Also the minimum value of a hotkey's stake on all
	/// subnets, in rao of TAO, for naming children. The owner hotkey is exempt.
	#[pallet::storage]
	pub type StakeThreshold<T> = StorageValue<_, u64, ValueQuery>;

	/// Minimum number of blocks between two changes of the number of mechanisms, or of their
	/// shares, by a subnet's owner.
	#[pallet::storage]
	pub type MechanismRateLimit<T> = StorageValue<_, u64, ValueQuery, ConstU64<7_200>>;

	/// Minimum number of blocks between two trimmings of a subnet by its owner.
	#[pallet::storage]
	pub type TrimRateLimit<T> = StorageValue<_, u64, ValueQuery, ConstU64<216_000>>;

	/// Maximum number of mechanisms of a subnet, from 1 to 16.
	#[pallet::storage]
	pub type MaxMechanismCount<T> = StorageValue<_, MechId, ValueQuery, defaults::MaxMechanisms>;

	// --- Issuance ---

	/// Total issuance of TAO, in rao.
	#[pallet::storage]
	pub type TotalIssuance<T> = StorageValue<_, TaoBalance, ValueQuery>;

	/// Issuance at genesis, in rao.
	#[pallet::storage]
	pub type GenesisIssuance<T> = StorageValue<_, TaoBalance, ValueQuery>;

	/// TAO minted since genesis, in rao.
	#[pallet::storage]
	pub type TotalMinted<T> = StorageValue<_, TaoBalance, ValueQuery>;

	/// TAO recycled since genesis, in rao, including emission that no subnet earned and what other
	/// pallets burned.
	#[pallet::storage]
	pub type TotalRecycled<T> = StorageValue<_, TaoBalance, ValueQuery>;

	/// TAO lost since genesis with accounts that fell below the existential deposit, in rao.
	#[pallet::storage]
	pub type TotalDust<T> = StorageValue<_, TaoBalance, ValueQuery>;

	/// TAO minted by the last block, in rao.
	#[pallet::storage]
	pub type BlockEmission<T> = StorageValue<_, u64, ValueQuery, ConstU64<1_000_000_000>>;

	/// Sum of the TAO reserves of all subnets, root included, in rao.
	#[pallet::storage]
	pub type TotalStake<T> = StorageValue<_, TaoBalance, ValueQuery>;

	// --- Hyperparameters of a subnet ---

	/// Blocks from one epoch slot to the next; 0 stops the epochs.
	#[pallet::storage]
	pub type Tempo<T: Config> = StorageMap<_, Identity, NetUid, u16, ValueQuery, DefaultTempoOf<T>>;

	/// Blocks without setting weights after which a neuron is inactive, in thousandths of the
	/// tempo; 4,294,967,295: neurons stay active.
	#[pallet::storage]
	pub type ActivityCutoffFactorMilli<T> =
		StorageMap<_, Identity, NetUid, u32, ValueQuery, ConstU32<13_889>>;

	/// Share of stake that must agree, in parts of 65,535. In Sigmoid mode: the trust at which the
	/// consensus is one half.
	#[pallet::storage]
	pub type Kappa<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<32_767>>;

	/// Steepness of the sigmoid, in whole numbers. Only Sigmoid mode reads it.
	#[pallet::storage]
	pub type Rho<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<10>>;

	/// Blocks after its registration in which a neuron is not replaced.
	#[pallet::storage]
	pub type ImmunityPeriod<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<4_096>>;

	/// Lower bound of `MaxAllowedUids`.
	#[pallet::storage]
	pub type MinAllowedUids<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<64>>;

	/// Maximum number of neurons: up to 256, and up to 2,500 in Null mode, over all mechanisms.
	#[pallet::storage]
	pub type MaxAllowedUids<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<256>>;

	/// Maximum number of validator permits; 1 in Null mode.
	#[pallet::storage]
	pub type MaxAllowedValidators<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<128>>;

	/// Minimum number of weights in a validator's row, or the number of neurons if that is lower.
	#[pallet::storage]
	pub type MinAllowedWeights<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<1>>;

	/// Maximum share of one weight in the sum of its row, in parts of 65,535; 65,535: no limit.
	#[pallet::storage]
	pub type MaxWeightsLimit<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<{ u16::MAX }>>;

	/// Lowest accepted version key of validator software that sets weights; 0 accepts all.
	#[pallet::storage]
	pub type WeightsVersionKey<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Minimum number of blocks between two settings of weights by a neuron, for each mechanism.
	#[pallet::storage]
	pub type WeightsSetRateLimit<T> =
		StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<100>>;

	/// Part of the previous bond that each epoch keeps, in millionths.
	#[pallet::storage]
	pub type BondsMovingAverage<T> =
		StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<900_000>>;

	/// How far scores above the consensus are cut before they become bonds, in parts of 65,535.
	#[pallet::storage]
	pub type BondsPenalty<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<{ u16::MAX }>>;

	/// Whether a neuron can have the bonds in it reset.
	#[pallet::storage]
	pub type BondsResetOn<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Whether bonds move by liquid alpha. Only Yuma 3 reads it.
	#[pallet::storage]
	pub type LiquidAlphaOn<T> = StorageMap<_, Blake2_128Concat, NetUid, bool, ValueQuery>;

	/// Whether Yuma mode uses the bonds of Yuma 3; otherwise those of Yuma 2.
	#[pallet::storage]
	pub type Yuma3On<T> = StorageMap<_, Blake2_128Concat, NetUid, bool, ValueQuery>;

	/// (low, high): least and greatest speed of bonds under liquid alpha, in parts of 65,535.
	#[pallet::storage]
	pub type AlphaValues<T> =
		StorageMap<_, Identity, NetUid, (u16, u16), ValueQuery, defaults::AlphaBounds>;

	/// Steepness of liquid alpha's sigmoid, in hundredths. Only root can set a negative value.
	#[pallet::storage]
	pub type AlphaSigmoidSteepness<T> =
		StorageMap<_, Identity, NetUid, i16, ValueQuery, ConstI16<1_000>>;

	/// Whether weights must be committed to and revealed; they cannot be set directly then.
	#[pallet::storage]
	pub type CommitRevealWeightsEnabled<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Epochs between commit and reveal, from 1 to 100.
	#[pallet::storage]
	pub type RevealPeriodEpochs<T> =
		StorageMap<_, Twox64Concat, NetUid, u64, ValueQuery, ConstU64<1>>;

	/// Current registration price of a uid, in rao.
	#[pallet::storage]
	pub type Burn<T> =
		StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery, Rao<{ defaults::BURN }>>;

	/// Minimum registration price of a uid, in rao.
	#[pallet::storage]
	pub type MinBurn<T> =
		StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery, Rao<{ defaults::MIN_BURN }>>;

	/// Maximum registration price of a uid, in rao.
	#[pallet::storage]
	pub type MaxBurn<T> =
		StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery, Rao<{ defaults::MAX_BURN }>>;

	/// Blocks in which the registration price halves, up to 36,100; 0: it does not fall.
	#[pallet::storage]
	pub type BurnHalfLife<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<360>>;

	/// Factor by which a registration raises the registration price, from 1 to 3.
	#[pallet::storage]
	pub type BurnIncreaseMult<T> =
		StorageMap<_, Identity, NetUid, U64F64, ValueQuery, defaults::BurnIncrease>;

	/// Whether neurons can register for the price of a uid. A subnet without any registration gets
	/// no emission.
	#[pallet::storage]
	pub type NetworkRegistrationAllowed<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Whether neurons can register by proof of work.
	#[pallet::storage]
	pub type NetworkPowRegistrationAllowed<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Difficulty of a registration by proof of work. It moves like the registration price, by
	/// `BurnHalfLife` and `BurnIncreaseMult`, within `MinDifficulty` and `MaxDifficulty`.
	#[pallet::storage]
	pub type Difficulty<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<10_000_000>>;

	/// Lowest difficulty of a registration by proof of work; 0 counts as 1.
	#[pallet::storage]
	pub type MinDifficulty<T> =
		StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<10_000_000>>;

	/// Highest difficulty of a registration by proof of work. `MinDifficulty` counts where it is
	/// greater.
	#[pallet::storage]
	pub type MaxDifficulty<T> =
		StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<{ u64::MAX / 4 }>>;

	/// Maximum number of registrations in one block. Enforced on root, and on subnets for
	/// registrations by proof of work: those for the price count, but have no limit.
	#[pallet::storage]
	pub type MaxRegistrationsPerBlock<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<1>>;

	/// Target number of registrations in an interval, which is a tempo. Enforced on root only,
	/// which admits three times as many.
	#[pallet::storage]
	pub type TargetRegistrationsPerInterval<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<1>>;

	/// Minimum number of blocks between two announcements of the same kind of address by a neuron.
	#[pallet::storage]
	pub type ServingRateLimit<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<50>>;

	/// Whether stake can be transferred to another coldkey.
	#[pallet::storage]
	pub type TransferToggle<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery, defaults::True>;

	/// Whether the subnet's alpha can be bought and sold.
	#[pallet::storage]
	pub type SubtokenEnabled<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Number of the owner's neurons that are never replaced, from 1 to 10: the owner hotkey first,
	/// then the oldest.
	#[pallet::storage]
	pub type ImmuneOwnerUidsLimit<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<1>>;

	/// If at most this many neurons are out of immunity, an immune neuron is replaced first.
	#[pallet::storage]
	pub type MinNonImmuneUids<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<10>>;

	/// Whether incentive of the owner's hotkeys is burned or recycled.
	#[pallet::storage]
	pub type RecycleOrBurn<T> = StorageMap<_, Identity, NetUid, RecycleOrBurnEnum, ValueQuery>;

	/// Whether the owner receives `SubnetOwnerCut`.
	#[pallet::storage]
	pub type OwnerCutEnabled<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery, defaults::True>;

	/// Whether the owner's cut is locked when it is paid.
	#[pallet::storage]
	pub type OwnerCutAutoLockEnabled<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Whether the subnet has a share in TAO emission.
	#[pallet::storage]
	pub type SubnetEmissionEnabled<T> =
		StorageMap<_, Identity, NetUid, bool, ValueQuery, defaults::True>;

	/// Number of mechanisms, from 1 to `MaxMechanismCount`.
	#[pallet::storage]
	pub type MechanismCountCurrent<T> =
		StorageMap<_, Twox64Concat, NetUid, MechId, ValueQuery, defaults::OneMechanism>;

	/// Each mechanism's share of the subnet's pots, in parts of 65,535, which they sum to; absent:
	/// even shares.
	#[pallet::storage]
	pub type MechanismEmissionSplit<T> = StorageMap<_, Twox64Concat, NetUid, Split, OptionQuery>;

	/// Consensus mode of the subnet's epochs.
	#[pallet::storage]
	pub type SubnetEpochConsensus<T> = StorageMap<_, Identity, NetUid, EpochConsensus, ValueQuery>;

	/// `MaxAllowedValidators` to restore when the subnet leaves Null mode. Present only in that
	/// mode.
	#[pallet::storage]
	pub type SavedYumaMaxAllowedValidators<T> = StorageMap<_, Identity, NetUid, u16, OptionQuery>;

	/// Settings that only Sigmoid mode reads.
	#[pallet::storage]
	pub type SigmoidSettings<T> = StorageMap<_, Identity, NetUid, SigmoidParameters, ValueQuery>;

	/// Settings that only PeerPrediction mode reads, and Yuma 3 with forecast skill.
	#[pallet::storage]
	pub type PeerPredictionSettings<T> =
		StorageMap<_, Identity, NetUid, PeerPredictionParameters, ValueQuery>;

	/// Whether a part of each dividend is paid for forecast skill. Only Yuma 3 reads it;
	/// PeerPrediction mode always pays it.
	#[pallet::storage]
	pub type ForecastSkillOn<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Part of a registration's price that buys collateral instead of being burned, in parts of
	/// 65,535.
	#[pallet::storage]
	pub type CollateralLockShare<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery>;

	/// Alpha of collateral that a rao of the hotkey's earnings releases, for collateral that begins
	/// from now on.
	#[pallet::storage]
	pub type CollateralDrainRatio<T> =
		StorageMap<_, Identity, NetUid, U64F64, ValueQuery, defaults::One>;

	/// Blocks after the start at which the smoothing factor of the moving price reaches half of
	/// `SubnetMovingAlpha`.
	#[pallet::storage]
	pub type EMAPriceHalvingBlocks<T> =
		StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<201_600>>;

	// --- Hyperparameters that only older clients read ---

	/// Read by older clients, and without effect: the activity cutoff follows from
	/// `ActivityCutoffFactorMilli`.
	#[pallet::storage]
	pub type ActivityCutoff<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<5_000>>;

	/// Read by older clients, and without effect: the registration price follows `BurnHalfLife`.
	#[pallet::storage]
	pub type AdjustmentInterval<T> =
		StorageMap<_, Identity, NetUid, u16, ValueQuery, ConstU16<360>>;

	/// Read by older clients, and without effect: the registration price follows `BurnHalfLife`.
	#[pallet::storage]
	pub type AdjustmentAlpha<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	// --- Subnets ---

	/// Existing subnets, root included.
	#[pallet::storage]
	pub type NetworksAdded<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Number of subnets, root included.
	#[pallet::storage]
	pub type TotalNetworks<T> = StorageValue<_, u16, ValueQuery>;

	/// Kind of pool: 0 is stable (trades at par), 1 is dynamic (weighted pool).
	#[pallet::storage]
	pub type SubnetMechanism<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery>;

	/// Coldkey that owns the subnet; the zero account if there is none.
	#[pallet::storage]
	pub type SubnetOwner<T: Config> =
		StorageMap<_, Identity, NetUid, T::AccountId, ValueQuery, ZeroAccount<T>>;

	/// Owner hotkey of the subnet; the zero account if there is none.
	#[pallet::storage]
	pub type SubnetOwnerHotkey<T: Config> =
		StorageMap<_, Identity, NetUid, T::AccountId, ValueQuery, ZeroAccount<T>>;

	/// Block in which the subnet was created.
	#[pallet::storage]
	pub type NetworkRegisteredAt<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Number of subnets that have had this netuid so far.
	#[pallet::storage]
	pub type RegisteredSubnetCounter<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// First block in which the subnet earns emission; absent before its start.
	#[pallet::storage]
	pub type FirstEmissionBlockNumber<T> = StorageMap<_, Identity, NetUid, u64, OptionQuery>;

	/// Lock cost paid for the subnet, in rao; after its dissolution: the owner's refund.
	#[pallet::storage]
	pub type SubnetLocked<T> = StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	/// Symbol of the subnet's alpha, in UTF-8.
	#[pallet::storage]
	pub type TokenSymbol<T> =
		StorageMap<_, Identity, NetUid, PlainVec<u8, 16>, ValueQuery, symbols::Root>;

	/// TAO paid for registrations of neurons so far, in rao.
	#[pallet::storage]
	pub type RAORecycledForRegistration<T> =
		StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	// --- Identities ---

	/// Identity that a coldkey has published.
	#[pallet::storage]
	pub type IdentitiesV2<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Bounded<ChainIdentityV2>, OptionQuery>;

	/// Identity of a subnet that its owner has published.
	#[pallet::storage]
	pub type SubnetIdentitiesV3<T> =
		StorageMap<_, Blake2_128Concat, NetUid, Bounded<SubnetIdentityV3>, OptionQuery>;

	// --- Dissolution and registration queue ---

	/// Dissolved subnets whose netuid is not free yet, in the order of their clean-up, at most 128.
	/// The first is being cleaned up.
	#[pallet::storage]
	pub type DissolveCleanupQueue<T> = StorageValue<_, CleanupList, ValueQuery>;

	/// Progress of the clean-up of the first subnet in the queue; absent before it begins.
	#[pallet::storage]
	pub type CurrentDissolveCleanupStatus<T> = StorageValue<_, DissolveCleanupStatus, OptionQuery>;

	/// Payouts of the subnet that is being cleaned up: (coldkey, rao), without a coldkey for the
	/// protocol. The key sorts them by the remainder that rounding took, largest first.
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

	/// Stakers of a subnet, by (subnet, hotkey, coldkey): one entry for each entry of `AlphaV2`.
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

	/// Paid registrations of subnets that wait for a netuid, in order, at most 64.
	#[pallet::storage]
	pub type NetworkRegistrationQueue<T: Config> =
		StorageValue<_, WaitingList<T::AccountId>, ValueQuery>;

	/// Number of queued registrations of subnets served so far.
	#[pallet::storage]
	pub type NetworkRegistrationsServed<T> = StorageValue<_, u64, ValueQuery>;

	/// Identities of subnets that wait for a netuid, by the number of the registration: those
	/// served so far, plus the place in `NetworkRegistrationQueue`.
	#[pallet::storage]
	pub type WaitingIdentities<T> =
		StorageMap<_, Identity, u64, Bounded<SubnetIdentityV3>, OptionQuery>;

	/// First block in which subnets can be registered. Owners of subnets created earlier may be
	/// refunded a part of the lock cost at dissolution.
	#[pallet::storage]
	pub type NetworkRegistrationStartBlock<T> = StorageValue<_, u64, ValueQuery>;

	/// At the dissolution of a subnet created after this block, the pool's alpha counts for the
	/// protocol when the reserve is shared.
	#[pallet::storage]
	pub type TaoInRefundDeploymentBlock<T> = StorageValue<_, u64, ValueQuery>;

	// --- Reserves, emission and pots of a subnet ---

	/// TAO reserve, in rao. The subnet's account holds it.
	#[pallet::storage]
	pub type SubnetTAO<T> = StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	/// Alpha reserve, in rao of alpha.
	#[pallet::storage]
	pub type SubnetAlphaIn<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Alpha outside the reserve, in rao of alpha: staked, in pots, set aside for root stakers,
	/// held by the protocol, or burned.
	#[pallet::storage]
	pub type SubnetAlphaOut<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Alpha held by the protocol, in rao of alpha.
	#[pallet::storage]
	pub type SubnetProtocolAlpha<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// TAO traded so far, in rao.
	#[pallet::storage]
	pub type SubnetVolume<T> = StorageMap<_, Identity, NetUid, u128, ValueQuery>;

	/// TAO injected into the reserve by the last block, in rao.
	#[pallet::storage]
	pub type SubnetTaoInEmission<T> = StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	/// TAO with which the last block bought alpha for the protocol, in rao.
	#[pallet::storage]
	pub type SubnetExcessTao<T> = StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	/// Alpha injected into the reserve by the last block, in rao of alpha.
	#[pallet::storage]
	pub type SubnetAlphaInEmission<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Alpha minted into the pots by the last block, in rao of alpha.
	#[pallet::storage]
	pub type SubnetAlphaOutEmission<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Exponential moving average of the price, capped at 1, in TAO for one alpha. Emission follows
	/// it.
	#[pallet::storage]
	pub type SubnetMovingPrice<T> = StorageMap<_, Identity, NetUid, I96F32, ValueQuery>;

	/// Miners' pot until the next epoch, in rao of alpha.
	#[pallet::storage]
	pub type PendingServerEmission<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Validators' pot until the next epoch, in rao of alpha.
	#[pallet::storage]
	pub type PendingValidatorEmission<T> =
		StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Root stakers' pot until the next epoch, in rao of alpha.
	#[pallet::storage]
	pub type PendingRootAlphaDivs<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Owner's pot until the next epoch, in rao of alpha.
	#[pallet::storage]
	pub type PendingOwnerCut<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Withheld share, from 0 to 1: part of the last epoch's incentive that fell to the owner's
	/// hotkeys. It reduces the subnet's share of emission.
	#[pallet::storage]
	pub type MinerBurned<T> = StorageMap<_, Identity, NetUid, U96F32, ValueQuery>;

	// --- Schedule of a subnet ---

	/// Block in which the last epoch slot was used.
	#[pallet::storage]
	pub type LastEpochBlock<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Block of a requested epoch; 0: none.
	#[pallet::storage]
	pub type PendingEpochAt<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Number of epoch slots used.
	#[pallet::storage]
	pub type SubnetEpochIndex<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Blocks since the last successful epoch.
	#[pallet::storage]
	pub type BlocksSinceLastStep<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Block of the last successful epoch. The misspelling is the network's.
	#[pallet::storage]
	pub type LastMechansimStepBlock<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Block of the last successful epoch that moved bonds. Null mode freezes them.
	#[pallet::storage]
	pub type LastYumaStepBlock<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Number of registrations in this block.
	#[pallet::storage]
	pub type RegistrationsThisBlock<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery>;

	/// Number of registrations in this interval. Counted on root only.
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

	/// Block in which the uid was last assigned.
	#[pallet::storage]
	pub type BlockAtRegistration<T> =
		StorageDoubleMap<_, Identity, NetUid, Identity, u16, u64, ValueQuery>;

	/// By uid: block in which the uid was last assigned, as in `BlockAtRegistration`.
	#[pallet::storage]
	pub type NeuronsRegisteredAt<T> = StorageMap<_, Identity, NetUid, ByUid<u64>, ValueQuery>;

	/// Block in which neurons of a subnet last got other uids, by a trimming.
	#[pallet::storage]
	pub type UidsMovedAt<T> = StorageMap<_, Identity, NetUid, u64, OptionQuery>;

	/// Number of neurons to which a subnet in Null mode is being trimmed in batches, until it is
	/// reached.
	#[pallet::storage]
	pub type NullPruningTarget<T> = StorageMap<_, Identity, NetUid, u16, OptionQuery>;

	/// Whether a hotkey has a uid on a subnet.
	#[pallet::storage]
	pub type IsNetworkMember<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, NetUid, bool, ValueQuery>;

	/// By uid: whether the neuron has set weights within the activity cutoff.
	#[pallet::storage]
	pub type Active<T> = StorageMap<_, Identity, NetUid, ByUid<bool>, ValueQuery>;

	/// By uid: consensus of the neuron, in parts of 65,535. In Yuma mode: the greatest score that
	/// the share kappa of stake gives or exceeds.
	#[pallet::storage]
	pub type Consensus<T> = StorageMap<_, Identity, NetUid, ByUid<u16>, ValueQuery>;

	/// By uid: share of the miners' pot, in parts of 65,535.
	#[pallet::storage]
	pub type Incentive<T> = StorageMap<_, Identity, NetUidStorageIndex, ByUid<u16>, ValueQuery>;

	/// By uid: share of the validators' pot, in parts of 65,535.
	#[pallet::storage]
	pub type Dividends<T> = StorageMap<_, Identity, NetUid, ByUid<u16>, ValueQuery>;

	/// By uid: incentive and dividend of the last epoch, in rao of alpha.
	#[pallet::storage]
	pub type Emission<T> = StorageMap<_, Identity, NetUid, ByUid<AlphaBalance>, ValueQuery>;

	/// By uid: block in which the neuron last set weights or registered.
	#[pallet::storage]
	pub type LastUpdate<T> = StorageMap<_, Identity, NetUidStorageIndex, ByUid<u64>, ValueQuery>;

	/// By uid: how much of the validator's scores lies within the consensus, in parts of 65,535.
	#[pallet::storage]
	pub type ValidatorTrust<T> = StorageMap<_, Identity, NetUid, ByUid<u16>, ValueQuery>;

	/// By uid: whether the neuron has a validator permit, which lets it set weights on others.
	#[pallet::storage]
	pub type ValidatorPermit<T> = StorageMap<_, Identity, NetUid, ByUid<bool>, ValueQuery>;

	/// By uid: share of the subnet's stake weight, in parts of 65,535.
	#[pallet::storage]
	pub type StakeWeight<T> = StorageMap<_, Identity, NetUid, ByUid<u16>, ValueQuery>;

	/// A neuron's row of weights: (uid, weight), ascending by uid, without zeros, scaled so that
	/// the greatest is 65,535; set in Null mode, as it was given.
	#[pallet::storage]
	pub type Weights<T> =
		StorageDoubleMap<_, Identity, NetUidStorageIndex, Identity, u16, Row, ValueQuery>;

	/// A validator's row of bonds: (uid, bond), ascending by uid, without zeros.
	#[pallet::storage]
	pub type Bonds<T> =
		StorageDoubleMap<_, Identity, NetUidStorageIndex, Identity, u16, Row, ValueQuery>;

	/// By uid: value of a bond of 65,535 in the neuron in Sigmoid mode, in parts of 2³²; absent:
	/// one.
	#[pallet::storage]
	pub type BondScale<T> = StorageMap<_, Identity, NetUidStorageIndex, ByUid<u64>, OptionQuery>;

	/// Loss of the last epoch in Sigmoid mode, in parts of 2³². Negative while most of the rank
	/// falls to trusted neurons.
	#[pallet::storage]
	pub type SubnetLoss<T> = StorageMap<_, Identity, NetUidStorageIndex, i64, OptionQuery>;

	/// Number of edges that a validator's row currently needs in Sigmoid mode.
	#[pallet::storage]
	pub type RequiredEdges<T> = StorageMap<_, Identity, NetUidStorageIndex, u16, ValueQuery>;

	/// What the epochs of a mechanism remember in PeerPrediction mode, or for forecast skill.
	#[pallet::storage]
	pub type EpochMemories<T> =
		StorageMap<_, Identity, NetUidStorageIndex, MechanismMemory, OptionQuery>;

	/// A validator's row of weights as it counted in the last judged epoch, to be paid for what it
	/// told: (uid, weight), ascending by uid, without zeros. Only beside `EpochMemories`.
	#[pallet::storage]
	pub type RememberedWeights<T> =
		StorageDoubleMap<_, Identity, NetUidStorageIndex, Identity, u16, Row, ValueQuery>;

	/// Address at which a neuron serves requests.
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

	/// Address at which a neuron serves metrics.
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

	/// Public key with which a neuron's server proves who it is.
	#[pallet::storage]
	pub type NeuronCertificates<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Blake2_128Concat,
		T::AccountId,
		NeuronCertificate,
		OptionQuery,
	>;

	/// Ethereum address that a neuron is linked to, by uid: (address, block of the link).
	#[pallet::storage]
	pub type AssociatedEvmAddress<T> =
		StorageDoubleMap<_, Twox64Concat, NetUid, Twox64Concat, u16, (H160, u64), OptionQuery>;

	// --- Takes, children and parents ---

	/// Blocks after a change of a delegate's take in which it cannot be raised; 0: no limit.
	#[pallet::storage]
	pub type TxDelegateTakeRateLimit<T> =
		StorageValue<_, u64, ValueQuery, ConstU64<{ defaults::TAKE_RATE_LIMIT }>>;

	/// Minimum number of blocks between setting a childkey take and raising it.
	#[pallet::storage]
	pub type TxChildkeyTakeRateLimit<T> =
		StorageValue<_, u64, ValueQuery, ConstU64<{ defaults::TAKE_RATE_LIMIT }>>;

	/// Minimum childkey take, in parts of 65,535.
	#[pallet::storage]
	pub type MinChildkeyTake<T> = StorageValue<_, u16, ValueQuery>;

	/// Maximum childkey take that can be set, in parts of 65,535.
	#[pallet::storage]
	pub type MaxChildkeyTake<T> = StorageValue<_, u16, ValueQuery, ConstU16<{ defaults::TAKE }>>;

	/// Minimum childkey take on a subnet, in parts of 65,535.
	#[pallet::storage]
	pub type MinChildkeyTakePerSubnet<T> = StorageMap<_, Identity, NetUid, u16, ValueQuery>;

	/// Childkey take: what a child keeps of the dividends of stake weight lent by hotkeys of other
	/// coldkeys, in parts of 65,535.
	#[pallet::storage]
	pub type ChildkeyTake<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, NetUid, u16, ValueQuery>;

	/// Part recycled of the dividends of stake weight lent to a hotkey of another coldkey, in parts
	/// of 2⁶⁴ − 1.
	#[pallet::storage]
	pub type CKBurn<T> = StorageValue<_, u64, ValueQuery>;

	/// Cooldown of a pending list of children, in blocks.
	#[pallet::storage]
	pub type PendingChildKeyCooldown<T> = StorageValue<_, u64, ValueQuery, ConstU64<7_200>>;

	/// Minimum number of blocks between two lists of children of a hotkey on a subnet.
	#[pallet::storage]
	pub type SetChildrenRateLimit<T> = StorageValue<_, u64, ValueQuery, ConstU64<150>>;

	/// Pending children of a hotkey: (children, block). The list applies when the subnet uses an
	/// epoch slot after the block.
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

	/// Children of a hotkey on a subnet: (part, child). Each child is lent the part of the stake
	/// weight, in parts of 2⁶⁴ − 1.
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

	/// Parents of a hotkey on a subnet: (part, parent). Each parent lends the part of its stake
	/// weight, in parts of 2⁶⁴ − 1.
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

	/// Cursors of unfinished walks over the pending children of a subnet: the hotkey visited last,
	/// if any.
	#[pallet::storage]
	pub type PendingChildKeysWalk<T: Config> =
		StorageMap<_, Identity, NetUid, Option<T::AccountId>, OptionQuery>;

	/// Whether a member of root lends its stake weight to the owner hotkey of each new subnet.
	#[pallet::storage]
	pub type AutoParentDelegationEnabled<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, bool, ValueQuery, defaults::True>;

	// --- Keys and stake ---

	/// Coldkey that owns a hotkey. Present exactly for existing hotkeys.
	#[pallet::storage]
	pub type Owner<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, T::AccountId, ValueQuery, ZeroAccount<T>>;

	/// Hotkeys that a coldkey owns, at most 1,024.
	#[pallet::storage]
	pub type OwnedHotkeys<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, KeyList<T>, ValueQuery>;

	/// Hotkeys that a coldkey owns or stakes with, at most 1,024.
	#[pallet::storage]
	pub type StakingHotkeys<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, KeyList<T>, ValueQuery>;

	/// Take of a delegate, in parts of 65,535.
	#[pallet::storage]
	pub type Delegates<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u16, ValueQuery, DefaultTake<T>>;

	/// Stake with a hotkey on a subnet, that of its nominators included, in rao: alpha, or TAO on
	/// root.
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

	/// Stake with all hotkeys on a subnet, in rao: alpha, or TAO on root. The sum of
	/// `TotalHotkeyAlpha`.
	#[pallet::storage]
	pub type TotalAlphaStaked<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// Sum of all shares in a hotkey's stake on a subnet.
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

	/// A coldkey's shares in a hotkey's stake on a subnet, by (hotkey, coldkey, subnet). Their
	/// value is `TotalHotkeyAlpha` times shares divided by `TotalHotkeySharesV2`.
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

	/// The pool that has become another hotkey's by a swap, while some of its shares are still
	/// stored under the old one.
	#[pallet::storage]
	pub type PoolInMove<T: Config> =
		StorageValue<_, staking::ledger::MovingPool<T::AccountId>, OptionQuery>;

	/// Dividends of the last epoch, by hotkey, without the delegate's take, in rao of alpha.
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

	/// Root proportion in the last block, from 0 to 1: root's weighted TAO divided by the sum of
	/// itself and the subnet's alpha issuance.
	#[pallet::storage]
	pub type RootProp<T> = StorageMap<_, Identity, NetUid, U96F32, ValueQuery>;

	/// Root dividends of the last epoch, by hotkey, without the delegate's take, in rao of alpha.
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

	/// Alpha earned so far by one rao of stake on root with a hotkey, by subnet, in rao of alpha.
	#[pallet::storage]
	pub type RootClaimable<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, RootRates, ValueQuery>;

	/// A root staker's debt, by (subnet, hotkey, coldkey), in rao of alpha, rounded up: claimed
	/// dividends, and those earned before it staked. It is owed `RootClaimable` times stake, less
	/// this, plus `RootClaimCredit`.
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

	/// A root staker's credit, by (subnet, hotkey, coldkey), in parts of 2⁻³² rao of alpha: the
	/// rounding of `RootClaimed`, and unclaimed dividends of withdrawn stake.
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

	/// Accounts of root claims that belong to another key by a swap, while they are still stored
	/// under the old one.
	#[pallet::storage]
	pub type RootAccountsInMove<T: Config> =
		StorageValue<_, MovingAccounts<T::AccountId>, OptionQuery>;

	/// Alpha set aside for all unclaimed root dividends, in rao of alpha, rounded up.
	#[pallet::storage]
	pub type RootAlphaSetAside<T> = StorageMap<_, Identity, NetUid, AlphaBalance, ValueQuery>;

	/// What `RootAlphaSetAside` exceeds the unclaimed root dividends by, in parts of 2⁻³² rao of
	/// alpha.
	#[pallet::storage]
	pub type RootAlphaSpare<T> = StorageMap<_, Identity, NetUid, u32, ValueQuery>;

	/// Whether a coldkey's claimed root dividends are sold or kept.
	#[pallet::storage]
	pub type RootClaimType<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, RootClaimTypeEnum, ValueQuery>;

	/// Minimum root dividends that a claim pays, in rao of alpha, up to 10,000,000. Root's entry
	/// applies where a subnet has none.
	#[pallet::storage]
	pub type RootClaimableThreshold<T> =
		StorageMap<_, Blake2_128Concat, NetUid, I96F32, ValueQuery, defaults::RootClaimThreshold>;

	/// Maximum number of coldkeys whose root dividends one block claims automatically, up to 50.
	#[pallet::storage]
	pub type NumRootClaim<T> = StorageValue<_, u64, ValueQuery, ConstU64<5>>;

	/// TAO that root claims of this block got for the subnet's alpha, in rao.
	#[pallet::storage]
	pub type SubnetRootSellTao<T> = StorageMap<_, Identity, NetUid, TaoBalance, ValueQuery>;

	/// Index of a coldkey with stake on root.
	#[pallet::storage]
	pub type StakingColdkeys<T: Config> = StorageMap<_, Identity, T::AccountId, u64, OptionQuery>;

	/// Coldkey with stake on root, by index from 0 to `NumStakingColdkeys` − 1.
	#[pallet::storage]
	pub type StakingColdkeysByIndex<T: Config> =
		StorageMap<_, Identity, u64, T::AccountId, OptionQuery>;

	/// Number of coldkeys with stake on root.
	#[pallet::storage]
	pub type NumStakingColdkeys<T> = StorageValue<_, u64, ValueQuery>;

	/// Number of hotkeys with which a coldkey has stake on root.
	#[pallet::storage]
	pub type RootPositions<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Cursor of the automatic root claims.
	#[pallet::storage]
	pub type NextRootClaim<T: Config> = StorageValue<_, RootClaimCursor<T::AccountId>, ValueQuery>;

	// --- Voting power ---

	/// Slow average of a validator's stake weight on a subnet that tracks it.
	#[pallet::storage]
	pub type VotingPower<T: Config> =
		StorageDoubleMap<_, Identity, NetUid, Blake2_128Concat, T::AccountId, u64, ValueQuery>;

	/// Sum of the voting power on a subnet.
	#[pallet::storage]
	pub type TotalVotingPower<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Whether a subnet tracks voting power.
	#[pallet::storage]
	pub type VotingPowerTrackingEnabled<T> = StorageMap<_, Identity, NetUid, bool, ValueQuery>;

	/// Block from which on an epoch ends the tracking; 0: none.
	#[pallet::storage]
	pub type VotingPowerDisableAtBlock<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	/// Part of the newest stake weight in the average, in parts of 10¹⁸; by default 0.00357.
	#[pallet::storage]
	pub type VotingPowerEmaAlpha<T> =
		StorageMap<_, Identity, NetUid, u64, ValueQuery, ConstU64<3_570_000_000_000_000>>;

	// --- Locks on stake ---

	/// A coldkey's lock on its alpha of a subnet, by (coldkey, subnet, hotkey), as it was when it
	/// last changed. The hotkey is the one that has the conviction; there is one lock for each
	/// coldkey and subnet.
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

	/// Coldkeys with a lock on a hotkey, by (subnet, hotkey, coldkey).
	#[pallet::storage]
	pub type LockingColdkeys<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Identity, NetUid>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		(),
		OptionQuery,
	>;

	/// Whether a coldkey's lock on a subnet decays, by (coldkey, subnet); absent: it does.
	#[pallet::storage]
	pub type DecayingLock<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, NetUid, bool, OptionQuery>;

	/// Sum of the perpetual locks on a hotkey other than the owner's, by (subnet, hotkey).
	#[pallet::storage]
	pub type HotkeyLock<T: Config> =
		StorageDoubleMap<_, Identity, NetUid, Blake2_128Concat, T::AccountId, LockState>;

	/// Sum of the decaying locks on a hotkey other than the owner's, by (subnet, hotkey).
	#[pallet::storage]
	pub type DecayingHotkeyLock<T: Config> =
		StorageDoubleMap<_, Identity, NetUid, Blake2_128Concat, T::AccountId, LockState>;

	/// Sum of the perpetual locks on the hotkey of a subnet's owner. They count with their whole
	/// mass; the conviction stored is what they would have on another hotkey.
	#[pallet::storage]
	pub type OwnerLock<T> = StorageMap<_, Identity, NetUid, LockState, OptionQuery>;

	/// Sum of the decaying locks on the hotkey of a subnet's owner, as `OwnerLock`.
	#[pallet::storage]
	pub type DecayingOwnerLock<T> = StorageMap<_, Identity, NetUid, LockState, OptionQuery>;

	/// Sum of all perpetual locks on a subnet.
	#[pallet::storage]
	pub type TotalLock<T> = StorageMap<_, Identity, NetUid, LockState, OptionQuery>;

	/// Sum of all decaying locks on a subnet.
	#[pallet::storage]
	pub type DecayingTotalLock<T> = StorageMap<_, Identity, NetUid, LockState, OptionQuery>;

	/// Blocks in which the distance of a lock's conviction from its mass falls by the factor e.
	#[pallet::storage]
	pub type MaturityRate<T> =
		StorageValue<_, u64, ValueQuery, ConstU64<{ defaults::LOCK_TIMESCALE }>>;

	/// Blocks in which a decaying lock falls by the factor e.
	#[pallet::storage]
	pub type UnlockRate<T> =
		StorageValue<_, u64, ValueQuery, ConstU64<{ defaults::LOCK_TIMESCALE }>>;

	/// What a coldkey has agreed to, one bit each; bit 0: it accepts transfers of locked alpha.
	#[pallet::storage]
	pub type AccountFlags<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u128, ValueQuery>;

	/// Subnets whose owner may have to change by conviction.
	#[pallet::storage]
	pub type OwnershipDue<T> = StorageMap<_, Identity, NetUid, (), OptionQuery>;

	/// The search for the hotkey with the greatest conviction on a subnet, if one goes on.
	#[pallet::storage]
	pub type OwnershipSearch<T: Config> = StorageValue<_, Search<T::AccountId>, OptionQuery>;

	// --- Collateral ---

	/// Collateral of a hotkey's owner on a subnet, by (subnet, hotkey, coldkey): stake with the
	/// hotkey that cannot be withdrawn.
	#[pallet::storage]
	pub type MinerCollateral<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Identity, NetUid>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		MinerCollateralState,
		OptionQuery,
	>;

	/// Collateral of a coldkey with all its hotkeys on a subnet, by (subnet, coldkey), in rao.
	/// Without zeros.
	#[pallet::storage]
	pub type ColdkeyMinerCollateral<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Blake2_128Concat,
		T::AccountId,
		AlphaBalance,
		ValueQuery,
	>;

	// --- Baskets ---

	/// The number of a hotkey's basket; none while nobody has shares in it.
	#[pallet::storage]
	pub type BasketNumbers<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, BasketNumber, OptionQuery>;

	/// The hotkey of a basket.
	#[pallet::storage]
	pub type BasketHotkeys<T: Config> =
		StorageMap<_, Twox64Concat, BasketNumber, T::AccountId, OptionQuery>;

	/// The number of the next new basket.
	#[pallet::storage]
	pub type NextBasketNumber<T> = StorageValue<_, BasketNumber, ValueQuery>;

	/// All shares in a hotkey's basket.
	#[pallet::storage]
	pub type BasketShares<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u64, ValueQuery>;

	/// A coldkey's shares in a basket. Without zeros.
	#[pallet::storage]
	pub type BasketHeld<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		BasketNumber,
		u64,
		ValueQuery,
	>;

	/// TAO value of all deposits into a hotkey's basket, in rao: what each added to its value.
	#[pallet::storage]
	pub type BasketDepositedTao<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, TaoBalance, ValueQuery>;

	/// TAO of all claims of shares in a hotkey's basket, in rao.
	#[pallet::storage]
	pub type BasketRedeemedTao<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, TaoBalance, ValueQuery>;

	/// The hotkeys whose baskets root has excluded from trading.
	#[pallet::storage]
	pub type BasketTradingFrozen<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, (), OptionQuery>;

	/// What a hotkey's basket can still trade after its last trade, and the block of that: (rao of
	/// TAO, block). None before the first trade: all that is allowed.
	#[pallet::storage]
	pub type BasketTradeBucket<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, (u64, u64), OptionQuery>;

	/// By what the price of a share in a hotkey's basket is divided to be shown beside the index;
	/// none without a basket.
	#[pallet::storage]
	pub type BetaBaseline<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, BetaBaselineOf, OptionQuery>;

	/// What a stake on root with a hotkey has become by root dividends, as a multiple: each is
	/// counted with its value when it was paid.
	#[pallet::storage]
	pub type BasketTwr<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, U64F64, ValueQuery, defaults::One>;

	/// The levels of the index of baskets; none until they were priced the first time: 1.
	#[pallet::storage]
	pub type BetaIndexSnapshot<T> = StorageValue<_, BetaIndexSnapshotOf, OptionQuery>;

	/// The pricing of baskets under way.
	#[pallet::storage]
	pub type BetaIndexSweep<T> = StorageValue<_, BetaIndexSweepOf, OptionQuery>;

	/// A hotkey's basket as it was last priced; none if it was too small.
	#[pallet::storage]
	pub type BetaIndexFundSample<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, BetaIndexFundSampleOf, OptionQuery>;

	// --- Items of features that this chain lacks, read by newer clients ---

	/// What a coldkey has claimed of a hotkey's basket. Clients look here before a claim; this
	/// chain counts root dividends in `RootClaimed`, and shares in `BasketHeld`.
	#[pallet::storage]
	pub type BasketClaimed<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		T::AccountId,
		i128,
		ValueQuery,
	>;

	/// Shares of its basket that one rao of stake on root with a hotkey has earned; 0: root
	/// dividends are owed in alpha.
	#[pallet::storage]
	pub type BasketRate<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, I96F32, ValueQuery>;

	// --- Commits to weights ---

	/// Open commits by hash, oldest first: (hash, epoch, block, unused).
	#[pallet::storage]
	pub type WeightCommits<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		NetUidStorageIndex,
		Twox64Concat,
		T::AccountId,
		HashCommits,
		OptionQuery,
	>;

	/// Former hotkeys of a neuron under which its open commits by hash were made, before swaps.
	#[pallet::storage]
	pub type CommittedAs<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Blake2_128Concat,
		T::AccountId,
		FormerNames<T>,
		ValueQuery,
	>;

	/// Timelocked commits by storage index and epoch, oldest first: (hotkey, block, ciphertext,
	/// round of the beacon). The hotkey is the one that made the commit, also if it was swapped
	/// since.
	#[pallet::storage]
	pub type TimelockedWeightCommits<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		NetUidStorageIndex,
		Twox64Concat,
		u64,
		TimelockedCommits<T>,
		ValueQuery,
	>;

	/// Who made the timelocked commits of an epoch, in their order, and in which block.
	#[pallet::storage]
	pub type OpenTimelocks<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		NetUidStorageIndex,
		Twox64Concat,
		u64,
		OpenList<T>,
		ValueQuery,
	>;

	/// The queues of timelocked commits of a mechanism.
	#[pallet::storage]
	pub type TimelockQueuesOf<T> =
		StorageMap<_, Twox64Concat, NetUidStorageIndex, TimelockQueues, ValueQuery>;

	/// Version of timelocked commits that the chain accepts.
	#[pallet::storage]
	pub type CommitRevealWeightsVersion<T> = StorageValue<_, u16, ValueQuery, ConstU16<4>>;

	/// Blocks for which stake on root is locked after it is staked; 0: it is free at once.
	#[pallet::storage]
	pub type RootStakeUnlockInterval<T> = StorageValue<_, u64, ValueQuery>;

	/// Hotkeys whose children get nothing because their stake fell below `StakeThreshold`. This
	/// chain checks the threshold when children are named.
	#[pallet::storage]
	pub type ChildkeyThresholdSuspended<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, (), OptionQuery>;

	/// Moving average of the TAO that stakers bring into a subnet: (block, rao). Here emission
	/// follows `SubnetMovingPrice`.
	#[pallet::storage]
	pub type SubnetEmaTaoFlow<T> = StorageMap<_, Identity, NetUid, (u64, I64F64), OptionQuery>;

	/// Block of the proof of work by which a hotkey registered last; its next proof must be of a
	/// later one. A swap leaves it with the key.
	#[pallet::storage]
	pub type LastPowRegistrationBlock<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u64, OptionQuery>;

	/// Block in which the registration price was last adjusted; it follows `BurnHalfLife` instead.
	#[pallet::storage]
	pub type LastAdjustmentBlock<T> = StorageMap<_, Identity, NetUid, u64, ValueQuery>;

	// --- Leases ---

	/// Leases of subnets, by number. A lease whose subnet waits for a number has number 0.
	#[pallet::storage]
	pub type SubnetLeases<T: Config> =
		StorageMap<_, Twox64Concat, LeaseId, SubnetLease<T::AccountId>, OptionQuery>;

	/// What each contributor to a lease but the beneficiary has raised of it, from 0 to 1.
	#[pallet::storage]
	pub type SubnetLeaseShares<T: Config> =
		StorageDoubleMap<_, Twox64Concat, LeaseId, Identity, T::AccountId, U64F64, ValueQuery>;

	/// Lease of a subnet.
	#[pallet::storage]
	pub type SubnetUidToLeaseId<T> = StorageMap<_, Twox64Concat, NetUid, LeaseId, OptionQuery>;

	/// Number of the next lease.
	#[pallet::storage]
	pub type NextSubnetLeaseId<T> = StorageValue<_, LeaseId, ValueQuery>;

	/// Alpha that a lease's contributors have earned and that was not shared yet, in rao. It is a
	/// part of what the lease's coldkey has staked.
	#[pallet::storage]
	pub type AccumulatedLeaseDividends<T> =
		StorageMap<_, Twox64Concat, LeaseId, AlphaBalance, ValueQuery>;

	/// TAO that a lease's subnet did not cost and that was not returned yet, in rao.
	#[pallet::storage]
	pub type LeaseLeftovers<T> = StorageMap<_, Twox64Concat, LeaseId, TaoBalance, OptionQuery>;

	/// Leases that have ended, and wait for their last payout.
	#[pallet::storage]
	pub type EndingLeases<T> = StorageMap<_, Twox64Concat, LeaseId, LeaseEnd, OptionQuery>;

	/// Where the visit of all leases resumes that pays those that have earned something. None: no
	/// visit is under way.
	#[pallet::storage]
	pub type LeaseRound<T> = StorageValue<_, Cursor, OptionQuery>;

	/// The payout to contributors of a lease that is under way.
	#[pallet::storage]
	pub type CurrentLeasePayout<T> = StorageValue<_, LeasePayout, OptionQuery>;

	// --- Rate limits ---

	/// Block of the last operation under a rate limit.
	#[pallet::storage]
	pub type LastRateLimitedBlock<T: Config> =
		StorageMap<_, Identity, RateLimitKey<T::AccountId>, u64, ValueQuery>;

	/// Block from which an account's free calls are accepted again, after one failed that its
	/// balance did not pay for.
	#[pallet::storage]
	pub type FreeCallsPausedUntil<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, u64, ValueQuery>;

	/// Block of the last operation under a rate limit, by (account, subnet, operation).
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

	// --- Key swaps ---

	/// Announced swaps of coldkeys: (block from which on the swap can be made, hash of the new
	/// coldkey).
	#[pallet::storage]
	pub type ColdkeySwapAnnouncements<T: Config> =
		StorageMap<_, Twox64Concat, T::AccountId, (BlockNumberFor<T>, T::Hash), OptionQuery>;

	/// Block in which the announced swap of a coldkey was disputed.
	#[pallet::storage]
	pub type ColdkeySwapDisputes<T: Config> =
		StorageMap<_, Twox64Concat, T::AccountId, BlockNumberFor<T>, OptionQuery>;

	/// The hotkey that has taken the place of a hotkey on a subnet. None once the former is in use
	/// there again, so following the successors comes to an end.
	#[pallet::storage]
	pub type HotkeySuccessor<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Blake2_128Concat,
		T::AccountId,
		T::AccountId,
		OptionQuery,
	>;

	/// The first of the hotkeys whose place on a subnet a hotkey has; none if it is the first
	/// itself.
	#[pallet::storage]
	pub type HotkeyRoot<T: Config> = StorageDoubleMap<
		_,
		Identity,
		NetUid,
		Blake2_128Concat,
		T::AccountId,
		T::AccountId,
		OptionQuery,
	>;

	/// The coldkey that has taken the place of a coldkey. None once the former is in use again.
	#[pallet::storage]
	pub type ColdkeySuccessor<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, T::AccountId, OptionQuery>;

	/// The first of the coldkeys whose place a coldkey has; none if it is the first itself.
	#[pallet::storage]
	pub type ColdkeyRoot<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, T::AccountId, OptionQuery>;

	/// Block of a coldkey's last hotkey swap on a subnet.
	#[pallet::storage]
	pub type LastHotkeySwapOnNetuid<T: Config> =
		StorageDoubleMap<_, Identity, NetUid, Blake2_128Concat, T::AccountId, u64, ValueQuery>;

	/// Key swaps that wait, by number.
	#[pallet::storage]
	pub type KeySwaps<T: Config> =
		StorageMap<_, Identity, u64, keys::swaps::KeySwap<T::AccountId>, OptionQuery>;

	/// Number of the first key swap that waits, and of the next one to be queued.
	#[pallet::storage]
	pub type KeySwapNumbers<T> = StorageValue<_, (u64, u64), ValueQuery>;

	/// The key swap that is being made.
	#[pallet::storage]
	pub type CurrentKeySwap<T: Config> =
		StorageValue<_, keys::swaps::KeySwap<T::AccountId>, OptionQuery>;

	/// Keys of the swaps that wait or are being made, old and new, with their parts in them.
	#[pallet::storage]
	pub type KeysInSwap<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, keys::swaps::RolesInSwap, OptionQuery>;

	// --- Automatic stake, small stakes of nominators ---

	/// Hotkey with which all mining income of a coldkey on a subnet is staked; absent: each hotkey
	/// keeps its own.
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

	/// Index of `AutoStakeDestination`, by (subnet, hotkey, coldkey).
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

	/// Minimum stake of a nominator in a position, in millionths of the minimum stake (2,000,000
	/// rao); 0: no minimum.
	#[pallet::storage]
	pub type NominatorMinRequiredStake<T> = StorageValue<_, u64, ValueQuery>;

	/// Progress of selling nominators' positions below a minimum that was raised.
	#[pallet::storage]
	pub type SmallStakesWalk<T> = StorageValue<_, StakesWalk, ValueQuery>;

	/// Default of `Tempo`: `DefaultTempo`.
	pub struct DefaultTempoOf<T>(core::marker::PhantomData<T>);
	impl<T: Config> Get<u16> for DefaultTempoOf<T> {
		fn get() -> u16 {
			DefaultTempo::<T>::get()
		}
	}

	/// Default of `Delegates`: `MaxDelegateTake`.
	pub struct DefaultTake<T>(core::marker::PhantomData<T>);
	impl<T: Config> Get<u16> for DefaultTake<T> {
		fn get() -> u16 {
			MaxDelegateTake::<T>::get()
		}
	}

	/// `BlockTimeMs` as a type, for Aura's slot duration.
	pub struct BlockTime<T>(core::marker::PhantomData<T>);
	impl<T: Config> Get<u64> for BlockTime<T> {
		fn get() -> u64 {
			BlockTimeMs::<T>::get()
		}
	}

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Block time in milliseconds; absent: 12,000.
		pub block_time_ms: Option<u64>,
		/// Settings that differ from their defaults.
		pub settings: genesis::Settings,
		/// Root and all other subnets of block 0.
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
		/// Minimum age of a subnet at its start, in blocks: the current value of `StartCallDelay`.
		#[pallet::constant_name(InitialStartCallDelay)]
		fn initial_start_call_delay() -> u64 {
			StartCallDelay::<T>::get()
		}
		/// Bound of the least price of a uid, which is below it, in rao.
		#[pallet::constant_name(MinBurnUpperBound)]
		fn min_burn_upper_bound() -> TaoBalance {
			hyperparameters::MIN_BURN_BELOW
		}
		/// Bound of the highest price of a uid, which is above it, in rao.
		#[pallet::constant_name(MaxBurnLowerBound)]
		fn max_burn_lower_bound() -> TaoBalance {
			hyperparameters::MAX_BURN_ABOVE
		}
		/// Share of a subnet's neurons that cannot be trimmed at the most; less than that are.
		#[pallet::constant_name(MaxImmuneUidsPercentage)]
		fn max_immune_uids_percentage() -> Percent {
			Percent::from_percent(neurons::trimming::IMMUNE_BELOW)
		}
		/// Price of the swap of a coldkey, or of a hotkey on all subnets, in rao.
		#[pallet::constant_name(KeySwapCost)]
		fn key_swap_cost() -> TaoBalance {
			keys::announcements::KEY_SWAP_COST
		}
		/// Blocks between two payouts to the contributors of leases.
		#[pallet::constant_name(LeaseDividendsDistributionInterval)]
		fn lease_dividends_distribution_interval() -> BlockNumberFor<T> {
			subnets::lease_payouts::INTERVAL.into()
		}
		/// Price of the swap of a hotkey on one subnet, in rao.
		#[pallet::constant_name(KeySwapOnSubnetCost)]
		fn key_swap_on_subnet_cost() -> TaoBalance {
			keys::hotkey_swap::SUBNET_SWAP_COST
		}
		/// Blocks between two hotkey swaps of a coldkey on a subnet: the current value of
		/// `HotkeySwapInterval`.
		#[pallet::constant_name(HotkeySwapOnSubnetInterval)]
		fn hotkey_swap_on_subnet_interval() -> u64 {
			HotkeySwapInterval::<T>::get()
		}
		/// Blocks from the announcement of a coldkey swap to the swap: the current value of
		/// `ColdkeySwapAnnouncementDelay`.
		#[pallet::constant_name(InitialColdkeySwapAnnouncementDelay)]
		fn initial_coldkey_swap_announcement_delay() -> u32 {
			ColdkeySwapAnnouncementDelay::<T>::get()
		}
		/// Blocks from then to another announcement: the current value of
		/// `ColdkeySwapReannouncementDelay`.
		#[pallet::constant_name(InitialColdkeySwapReannouncementDelay)]
		fn initial_coldkey_swap_reannouncement_delay() -> u32 {
			ColdkeySwapReannouncementDelay::<T>::get()
		}
		/// Maximum number of epochs in a block: the current value of `MaxEpochsPerBlock`.
		#[pallet::constant_name(MaxEpochsPerBlock)]
		fn max_epochs_per_block() -> u8 {
			MaxEpochsPerBlock::<T>::get()
		}
		/// Minimum tempo that an owner can set, in blocks. Root can set any.
		#[pallet::constant_name(MinTempo)]
		fn min_tempo() -> u16 {
			*TEMPOS.start()
		}
		/// Maximum tempo that an owner can set, in blocks: a week of 12 s blocks. Root can set any.
		#[pallet::constant_name(MaxTempo)]
		fn max_tempo() -> u16 {
			*TEMPOS.end()
		}
		/// Minimum activity factor that can be set, in thousandths of a tempo.
		#[pallet::constant_name(MinActivityCutoffFactorMilli)]
		fn min_activity_cutoff_factor_milli() -> u32 {
			*ACTIVITY_FACTORS.start()
		}
		/// Maximum activity factor that can be set, in thousandths of a tempo.
		#[pallet::constant_name(MaxActivityCutoffFactorMilli)]
		fn max_activity_cutoff_factor_milli() -> u32 {
			*ACTIVITY_FACTORS.end()
		}
		/// Minimum amount of TAO that can be staked, in rao, after the fee. Enforced by the staking
		/// calls.
		#[pallet::constant_name(InitialMinStake)]
		fn initial_min_stake() -> TaoBalance {
			staking::orders::MIN_STAKE
		}
		/// Default take of a delegate, in parts of 65,535: the initial `MaxDelegateTake`.
		#[pallet::constant_name(InitialDefaultDelegateTake)]
		fn initial_default_delegate_take() -> u16 {
			defaults::TAKE
		}
		/// Initial `MinDelegateTake`, in parts of 65,535.
		#[pallet::constant_name(InitialMinDelegateTake)]
		fn initial_min_delegate_take() -> u16 {
			0
		}
		/// Default childkey take, in parts of 65,535.
		#[pallet::constant_name(InitialDefaultChildKeyTake)]
		fn initial_default_child_key_take() -> u16 {
			0
		}
		/// Initial `MinChildkeyTake`, in parts of 65,535.
		#[pallet::constant_name(InitialMinChildKeyTake)]
		fn initial_min_child_key_take() -> u16 {
			0
		}
		/// Initial `MaxChildkeyTake`, in parts of 65,535.
		#[pallet::constant_name(InitialMaxChildKeyTake)]
		fn initial_max_child_key_take() -> u16 {
			defaults::TAKE
		}
		/// Initial `TxDelegateTakeRateLimit`, in blocks.
		#[pallet::constant_name(InitialTxDelegateTakeRateLimit)]
		fn initial_tx_delegate_take_rate_limit() -> u64 {
			defaults::TAKE_RATE_LIMIT
		}
		/// Initial `TxChildkeyTakeRateLimit`, in blocks. A genesis may set another.
		#[pallet::constant_name(InitialTxChildKeyTakeRateLimit)]
		fn initial_tx_child_key_take_rate_limit() -> u64 {
			defaults::TAKE_RATE_LIMIT
		}
		/// Minimum number of blocks between two links of a neuron to Ethereum addresses: the value
		/// of the storage item.
		#[pallet::constant_name(EvmKeyAssociateRateLimit)]
		fn evm_key_associate_rate_limit() -> u64 {
			EvmKeyAssociateRateLimit::<T>::get()
		}
		/// Pallet id from which the subnets' accounts are derived.
		#[pallet::constant_name(SubtensorPalletId)]
		fn subtensor_pallet_id() -> PalletId {
			market::accounts::SUBNET_ACCOUNTS
		}
	}

	/// Events of this pallet. Clients print the docs and read unnamed fields by position. Amounts
	/// are in rao.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A subnet was created: (subnet, kind of pool: 0 stable, 1 dynamic).
		#[codec(index = 0)]
		NetworkAdded(NetUid, u16),
		/// A subnet was dissolved: (subnet). Its netuid is free after the clean-up
		/// (`NetworkCleanedUp`).
		#[codec(index = 1)]
		NetworkRemoved(NetUid),
		/// The reserve of a dissolved subnet was paid to its stakers.
		#[codec(index = 200)]
		DissolvedSubnetPaid {
			/// The subnet.
			netuid: NetUid,
			/// Number of positions with a part of the reserve.
			positions: u64,
			/// TAO paid, in rao.
			paid: TaoBalance,
			/// Positions left unpaid because the payment would leave the account below the
			/// existential deposit.
			unpaid_positions: u64,
			/// TAO of the unpaid positions, in rao. It is recycled.
			unpaid: TaoBalance,
			/// All TAO recycled, in rao: `unpaid`, the protocol's part and the subnet account's
			/// existential deposit.
			recycled: TaoBalance,
		},
		/// The clean-up of a dissolved subnet is complete; its netuid is free: (subnet).
		#[codec(index = 201)]
		NetworkCleanedUp(NetUid),
		/// A subnet was paid for and waits for a netuid.
		#[codec(index = 141)]
		NetworkRegistrationQueued {
			/// Coldkey that paid and will own the subnet.
			coldkey: T::AccountId,
			/// Owner hotkey.
			hotkey: T::AccountId,
			/// Kind of pool: 0 stable, 1 dynamic.
			mechid: u16,
			/// Identity of the subnet; always none.
			identity: NoSubnetIdentity,
			/// Lock cost paid, in rao.
			lock_amount: TaoBalance,
			/// Median price of the subnets' alpha, in TAO for one alpha. The pool opens at the
			/// median of the block in which the subnet is made.
			median_subnet_alpha_price: U64F64,
			/// Current block.
			registration_block: u64,
		},
		/// A queued subnet could not be created. The lock cost is refunded, or recycled if the
		/// account cannot receive it.
		#[codec(index = 202)]
		NetworkRegistrationFailed {
			/// Coldkey that paid.
			coldkey: T::AccountId,
			/// Owner hotkey.
			hotkey: T::AccountId,
			/// Block of the payment.
			registration_block: u64,
			/// Lock cost paid, in rao.
			lock_amount: TaoBalance,
			/// Reason.
			error: DispatchError,
		},
		/// TAO was staked: (coldkey, hotkey, TAO with fee, alpha, subnet, fee in TAO).
		#[codec(index = 2)]
		StakeAdded(T::AccountId, T::AccountId, TaoBalance, AlphaBalance, NetUid, u64),
		/// Alpha was unstaked: (coldkey, hotkey, TAO received, alpha without fee, subnet, fee in
		/// alpha).
		#[codec(index = 3)]
		StakeRemoved(T::AccountId, T::AccountId, TaoBalance, AlphaBalance, NetUid, u64),
		/// Stake was moved: (coldkey, origin hotkey, origin subnet, destination hotkey, destination
		/// subnet, value in TAO).
		#[codec(index = 4)]
		StakeMoved(T::AccountId, T::AccountId, NetUid, T::AccountId, NetUid, TaoBalance),
		/// Stake was transferred: (origin coldkey, destination coldkey, hotkey, origin subnet,
		/// destination subnet, value in TAO).
		#[codec(index = 92)]
		StakeTransferred(T::AccountId, T::AccountId, T::AccountId, NetUid, NetUid, TaoBalance),
		/// Stake was transferred to another coldkey and another hotkey.
		#[codec(index = 143)]
		StakeAndHotkeyTransferred {
			/// Coldkey that gave the stake.
			origin_coldkey: T::AccountId,
			/// Coldkey that received it.
			destination_coldkey: T::AccountId,
			/// Hotkey that it was staked with.
			origin_hotkey: T::AccountId,
			/// Hotkey that it is staked with now.
			destination_hotkey: T::AccountId,
			/// Subnet that it was on.
			origin_netuid: NetUid,
			/// Subnet that it is on now.
			destination_netuid: NetUid,
			/// Value in TAO, in rao.
			amount: TaoBalance,
		},
		/// Stake was moved to another subnet: (coldkey, hotkey, origin subnet, destination subnet,
		/// value in TAO).
		#[codec(index = 93)]
		StakeSwapped(T::AccountId, T::AccountId, NetUid, NetUid, TaoBalance),
		/// Staked alpha was destroyed and left the issuance: (coldkey, hotkey, alpha, subnet).
		#[codec(index = 97)]
		AlphaRecycled(T::AccountId, T::AccountId, AlphaBalance, NetUid),
		/// Staked alpha was burned; the issuance still counts it: (coldkey, hotkey, alpha, subnet).
		#[codec(index = 98)]
		AlphaBurned(T::AccountId, T::AccountId, AlphaBalance, NetUid),
		/// Alpha was locked, by a call, or received with its lock.
		#[codec(index = 132)]
		StakeLocked {
			/// The coldkey whose alpha it is.
			coldkey: T::AccountId,
			/// The hotkey that gets the conviction.
			hotkey: T::AccountId,
			/// The subnet.
			netuid: NetUid,
			/// Alpha, in rao.
			amount: AlphaBalance,
		},
		/// Locked alpha was transferred with its lock.
		#[codec(index = 133)]
		StakeUnlocked {
			/// The coldkey that no longer has it.
			coldkey: T::AccountId,
			/// The hotkey that has the conviction.
			hotkey: T::AccountId,
			/// The subnet.
			netuid: NetUid,
			/// Alpha, in rao.
			amount: AlphaBalance,
		},
		/// A lock was given to another hotkey.
		#[codec(index = 134)]
		LockMoved {
			/// The coldkey whose lock it is.
			coldkey: T::AccountId,
			/// The hotkey that had the conviction.
			origin_hotkey: T::AccountId,
			/// The hotkey that has it now.
			destination_hotkey: T::AccountId,
			/// The subnet.
			netuid: NetUid,
		},
		/// Stake became collateral, by a registration or a call.
		#[codec(index = 144)]
		CollateralLocked {
			/// The subnet.
			netuid: NetUid,
			/// The hotkey with which it is staked.
			hotkey: T::AccountId,
			/// Alpha, in rao.
			locked: AlphaBalance,
			/// All collateral with the hotkey now, in rao.
			total_locked: AlphaBalance,
		},
		/// The floor of collateral was set: what earnings do not release.
		#[codec(index = 145)]
		MinCollateralSet {
			/// The subnet.
			netuid: NetUid,
			/// The hotkey.
			hotkey: T::AccountId,
			/// Alpha, in rao.
			min_locked: AlphaBalance,
		},
		/// A subnet has another owner, by conviction.
		#[codec(index = 139)]
		SubnetOwnerChanged {
			/// The subnet.
			netuid: NetUid,
			/// The coldkey that owned it.
			old_coldkey: T::AccountId,
			/// The coldkey that owns it now.
			new_coldkey: T::AccountId,
		},
		/// A coldkey's lock on a subnet became perpetual, or began to decay.
		#[codec(index = 140)]
		PerpetualLockUpdated {
			/// The coldkey.
			coldkey: T::AccountId,
			/// The subnet.
			netuid: NetUid,
			/// Whether the lock is perpetual.
			enabled: bool,
		},
		/// A coldkey refuses, or accepts, transfers of locked alpha.
		#[codec(index = 142)]
		RejectLockedAlphaUpdated {
			/// The coldkey.
			coldkey: T::AccountId,
			/// Whether it refuses them.
			enabled: bool,
		},
		/// Alpha was bought and burned.
		#[codec(index = 125)]
		AddStakeBurn {
			/// The subnet.
			netuid: NetUid,
			/// Hotkey with which it was staked.
			hotkey: T::AccountId,
			/// TAO offered, in rao.
			amount: TaoBalance,
			/// Alpha burned, in rao of alpha.
			alpha: AlphaBalance,
		},
		/// A neuron set its weights: (storage index: subnet + 4096 · mechanism, uid).
		#[codec(index = 5)]
		WeightsSet(NetUidStorageIndex, u16),
		/// A hotkey committed to weights by hash: (hotkey, storage index, hash).
		#[codec(index = 86)]
		WeightsCommitted(T::AccountId, NetUidStorageIndex, H256),
		/// Weights that were committed to by hash are set: (hotkey, storage index, hash).
		#[codec(index = 87)]
		WeightsRevealed(T::AccountId, NetUidStorageIndex, H256),
		/// Rows of weights that were committed to by hash are set: (hotkey, subnet, hashes).
		#[codec(index = 88)]
		WeightsBatchRevealed(T::AccountId, NetUid, Vec<H256>),
		/// A batch of weights or commits is complete: (subnets, hotkey).
		#[codec(index = 89)]
		BatchWeightsCompleted(Vec<Compact<NetUid>>, T::AccountId),
		/// An item of a batch of weights or commits failed; others may have succeeded.
		#[codec(index = 90)]
		BatchCompletedWithErrors(),
		/// An item of a batch of weights or commits failed: (subnet, error).
		#[codec(index = 91)]
		BatchWeightItemFailed(NetUid, DispatchError),
		/// A hotkey made a timelocked commit: (hotkey, storage index, Blake2b-256 of the
		/// ciphertext, round of the beacon).
		#[codec(index = 108)]
		TimelockedWeightsCommitted(T::AccountId, NetUidStorageIndex, H256, u64),
		/// Weights of a timelocked commit are set: (storage index, hotkey).
		#[codec(index = 109)]
		TimelockedWeightsRevealed(NetUidStorageIndex, T::AccountId),
		/// A timelocked commit was opened or removed, and sets no weights.
		#[codec(index = 215)]
		TimelockedWeightsRejected {
			/// Storage index: subnet + 4096 · mechanism.
			index: NetUidStorageIndex,
			/// Hotkey that made the commit.
			who: T::AccountId,
			/// Round of the beacon.
			round: u64,
			/// Why.
			reason: RejectedCommit,
		},
		/// The epoch in which commits were to be revealed has passed without their pulses. They
		/// are opened when the pulses come.
		#[codec(index = 216)]
		TimelockedWeightsLate {
			/// Storage index: subnet + 4096 · mechanism.
			index: NetUidStorageIndex,
			/// Epoch in which the commits were made.
			epoch: u64,
			/// Number of commits.
			commits: u32,
		},
		/// A late commit was removed: its pulse did not come.
		#[codec(index = 217)]
		TimelockedWeightsExpired {
			/// Storage index: subnet + 4096 · mechanism.
			index: NetUidStorageIndex,
			/// Hotkey that made the commit.
			who: T::AccountId,
			/// Round of the beacon.
			round: u64,
			/// Block in which the commit was made.
			block: u64,
		},
		/// A hotkey registered: (subnet, uid, hotkey).
		#[codec(index = 7)]
		NeuronRegistered(NetUid, u16, T::AccountId),
		/// A neuron announced its axon: (subnet, hotkey).
		#[codec(index = 29)]
		AxonServed(NetUid, T::AccountId),
		/// A neuron announced its metrics address: (subnet, hotkey).
		#[codec(index = 30)]
		PrometheusServed(NetUid, T::AccountId),
		/// Root dividends of a coldkey were claimed.
		#[codec(index = 115)]
		RootClaimed {
			/// Coldkey of the claim.
			coldkey: T::AccountId,
			/// TAO for the alpha that was sold, in rao. It is staked on root.
			tao: TaoBalance,
		},
		/// A basket got its first shares: its price is on the index from now on.
		#[codec(index = 147)]
		BetaBaselineStamped {
			/// Hotkey of the basket.
			hotkey: T::AccountId,
		},
		/// Root dividends of a coldkey entered the basket of the hotkey that earned them.
		#[codec(index = 116)]
		BasketDeposited {
			/// Hotkey of the basket.
			hotkey: T::AccountId,
			/// What they added to its value, in rao of TAO.
			tao: TaoBalance,
			/// Shares that the coldkey received.
			shares: u64,
		},
		/// A coldkey bought shares in a basket.
		#[codec(index = 117)]
		BasketStakedIn {
			/// Hotkey of the basket.
			hotkey: T::AccountId,
			/// The coldkey.
			coldkey: T::AccountId,
			/// TAO that it paid, in rao.
			tao: TaoBalance,
			/// What that added to the basket's value, in rao of TAO.
			value: TaoBalance,
			/// Shares that it received.
			shares: u64,
		},
		/// A coldkey's shares in a basket were claimed.
		#[codec(index = 118)]
		BasketClaimed {
			/// Hotkey of the basket.
			hotkey: T::AccountId,
			/// The coldkey.
			coldkey: T::AccountId,
			/// TAO for them, in rao. It is staked on root.
			tao: TaoBalance,
		},
		/// A small holding of a basket was sold.
		#[codec(index = 119)]
		BasketHoldingConverted {
			/// Hotkey of the basket.
			hotkey: T::AccountId,
			/// Subnet of the alpha.
			netuid: NetUid,
			/// TAO for it, in rao, which the basket holds.
			tao: TaoBalance,
		},
		/// Alpha of a basket was burned, because no sale of it brings anything.
		#[codec(index = 148)]
		BasketAlphaWrittenOff {
			/// Hotkey of the basket.
			hotkey: T::AccountId,
			/// Subnet of the alpha.
			netuid: NetUid,
			/// The alpha, in rao.
			alpha: AlphaBalance,
		},
		/// A basket sold a holding and bought another. Root stands for its TAO.
		#[codec(index = 149)]
		BasketSwapped {
			/// Hotkey of the basket.
			hotkey: T::AccountId,
			/// Subnet of the alpha sold.
			origin_netuid: NetUid,
			/// Subnet of the alpha bought.
			destination_netuid: NetUid,
			/// What was sold, in rao.
			alpha_sold: AlphaBalance,
			/// TAO in between, in rao.
			tao_mid: TaoBalance,
			/// What was bought, in rao.
			alpha_bought: AlphaBalance,
		},
		/// The least TAO of a basket's trade was set: (rao).
		#[codec(index = 233)]
		BasketMinTradeTaoSet(u64),
		/// A coldkey chose whether its claimed root dividends are sold or kept.
		#[codec(index = 203)]
		RootClaimTypeSet {
			/// The coldkey.
			coldkey: T::AccountId,
			/// Its choice.
			root_claim_type: RootClaimTypeEnum,
		},
		/// A claim of root dividends failed. They stay owed; other claims are not affected.
		#[codec(index = 204)]
		RootClaimFailed {
			/// Coldkey that is owed the dividends.
			coldkey: T::AccountId,
			/// Hotkey with which they were earned.
			hotkey: T::AccountId,
			/// Subnet on which they were earned; root if the TAO of the sales could not be staked
			/// there.
			netuid: NetUid,
			/// Reason.
			error: DispatchError,
		},
		/// A hotkey became a delegate: (coldkey, hotkey, take in parts of 65,535).
		#[codec(index = 31)]
		DelegateAdded(T::AccountId, T::AccountId, u16),
		/// A delegate raised its take: (coldkey, hotkey, take in parts of 65,535).
		#[codec(index = 66)]
		TakeIncreased(T::AccountId, T::AccountId, u16),
		/// A delegate lowered its take: (coldkey, hotkey, take in parts of 65,535).
		#[codec(index = 65)]
		TakeDecreased(T::AccountId, T::AccountId, u16),
		/// A childkey take was set: (hotkey, take in parts of 65,535).
		#[codec(index = 49)]
		ChildKeyTakeSet(T::AccountId, u16),
		/// Children were scheduled: (hotkey, subnet, last block of the cooldown, children as (part
		/// of 2⁶⁴ − 1, hotkey)).
		#[codec(index = 76)]
		SetChildrenScheduled(T::AccountId, NetUid, u64, Vec<(u64, T::AccountId)>),
		/// A hotkey's children changed: (hotkey, subnet, children as (part of 2⁶⁴ − 1, hotkey)).
		#[codec(index = 77)]
		SetChildren(T::AccountId, NetUid, Vec<(u64, T::AccountId)>),
		/// A member of root chose whether to lend its stake weight to the owner hotkeys of new
		/// subnets.
		#[codec(index = 131)]
		AutoParentDelegationEnabledSet {
			/// The member.
			hotkey: T::AccountId,
			/// Whether it lends.
			enabled: bool,
		},
		/// A subnet started: (subnet, first block of its emission).
		#[codec(index = 96)]
		FirstEmissionBlockNumberSet(NetUid, u64),
		/// A due epoch was deferred to the next block.
		#[codec(index = 137)]
		EpochDeferred {
			/// The subnet.
			netuid: NetUid,
			/// Current block.
			from_block: u64,
			/// Next block.
			to_block: u64,
		},
		/// The owner requested an epoch out of turn (`trigger_epoch`).
		#[codec(index = 136)]
		EpochTriggered {
			/// The subnet.
			netuid: NetUid,
			/// The owner.
			by: T::AccountId,
			/// Block of the epoch.
			fires_at: u64,
		},
		/// An epoch failed. Its slot is used; its pots stay for the next epoch.
		#[codec(index = 138)]
		EpochSkipped {
			/// The subnet.
			netuid: NetUid,
			/// Block of the epoch.
			block: u64,
		},
		/// Incentives of an epoch, including those withheld from the owner's hotkeys.
		#[codec(index = 111)]
		IncentiveAlphaEmittedToMiners {
			/// Storage index: subnet + 4096 · mechanism. Always mechanism 0: the sum of all
			/// mechanisms.
			netuid: NetUidStorageIndex,
			/// By uid, in rao of alpha.
			emissions: Vec<AlphaBalance>,
		},
		/// Mining income was staked with the hotkey that its coldkey chose.
		#[codec(index = 110)]
		AutoStakeAdded {
			/// The subnet.
			netuid: NetUid,
			/// Hotkey with which it was staked.
			destination: T::AccountId,
			/// Hotkey that earned it.
			hotkey: T::AccountId,
			/// Coldkey that owns it.
			owner: T::AccountId,
			/// Income, in rao of alpha.
			incentive: AlphaBalance,
		},
		/// A coldkey chose the hotkey with which its mining income on a subnet is staked.
		#[codec(index = 113)]
		AutoStakeDestinationSet {
			/// The coldkey.
			coldkey: T::AccountId,
			/// The subnet.
			netuid: NetUid,
			/// The hotkey; the zero account if each hotkey keeps its own income again.
			hotkey: T::AccountId,
		},
		/// Staked alpha was sold to pay a transaction fee.
		#[codec(index = 128)]
		TransactionFeePaidWithAlpha {
			/// Signer of the transaction.
			who: T::AccountId,
			/// Subnet of the sold stake.
			netuid: NetUid,
			/// Alpha sold, in rao of alpha.
			alpha_fee: AlphaBalance,
			/// TAO received, in rao. What exceeds the fee stays with the signer.
			tao_amount: TaoBalance,
		},
		/// A batch of neurons was trimmed from a subnet in Null mode.
		#[codec(index = 230)]
		NullUidsPruningProgress {
			/// The subnet.
			netuid: NetUid,
			/// Number of neurons to which it is trimmed.
			target: u16,
			/// Neurons that are left.
			remaining: u16,
			/// Neurons that were removed.
			removed: u16,
			/// Their commits by hash, which are removed with them.
			cleared_commits: u32,
		},
		/// A call without a fee failed, and its signer was charged.
		#[codec(index = 218)]
		FreeCallFailed {
			/// Signer of the transaction.
			who: T::AccountId,
			/// What it paid, in rao: the fee of a paid call, as far as its balance covered it.
			charged: u64,
			/// Block from which its free calls are accepted again; 0 if it paid the whole fee.
			paused_until: u64,
		},
		/// A part of an epoch's dividends of lent stake weight was recycled (`CKBurn`).
		#[codec(index = 205)]
		ParentsPartBurned {
			/// The subnet.
			netuid: NetUid,
			/// In rao of alpha.
			alpha: AlphaBalance,
		},
		/// The pots of an epoch were paid out.
		#[codec(index = 206)]
		EpochPaid(EpochReport),
		/// A stage of the block step failed and was rolled back.
		#[codec(index = 207)]
		StageFailed {
			/// The stage.
			stage: block::Stage,
			/// Reason.
			error: DispatchError,
		},
		/// `MaxAllowedUids` was set: (subnet, uids).
		#[codec(index = 10)]
		MaxAllowedUidsSet(NetUid, u16),
		/// `TargetRegistrationsPerInterval` was set: (subnet, registrations).
		#[codec(index = 14)]
		RegistrationPerIntervalSet(NetUid, u16),
		/// `MaxRegistrationsPerBlock` was set: (subnet, registrations).
		#[codec(index = 15)]
		MaxRegistrationsPerBlockSet(NetUid, u16),
		/// `Rho` was set: (subnet, rho).
		#[codec(index = 17)]
		RhoSet(NetUid, u16),
		/// `AlphaSigmoidSteepness` was set: (subnet, hundredths).
		#[codec(index = 18)]
		AlphaSigmoidSteepnessSet(NetUid, i16),
		/// `Kappa` was set: (subnet, part of 65,535).
		#[codec(index = 19)]
		KappaSet(NetUid, u16),
		/// `MinAllowedWeights` was set: (subnet, weights).
		#[codec(index = 20)]
		MinAllowedWeightSet(NetUid, u16),
		/// `WeightsSetRateLimit` was set: (subnet, blocks).
		#[codec(index = 23)]
		WeightsSetRateLimitSet(NetUid, u64),
		/// `ImmunityPeriod` was set: (subnet, blocks).
		#[codec(index = 24)]
		ImmunityPeriodSet(NetUid, u16),
		/// `BondsMovingAverage` was set: (subnet, millionths).
		#[codec(index = 25)]
		BondsMovingAverageSet(NetUid, u64),
		/// `BondsPenalty` was set: (subnet, part of 65,535).
		#[codec(index = 26)]
		BondsPenaltySet(NetUid, u16),
		/// `MaxAllowedValidators` was set: (subnet, validators).
		#[codec(index = 28)]
		MaxAllowedValidatorsSet(NetUid, u16),
		/// The default take was set: (take in parts of 65,535). Not emitted: the default take is
		/// `MaxDelegateTake`.
		#[codec(index = 32)]
		DefaultTakeSet(u16),
		/// `WeightsVersionKey` was set: (subnet, key).
		#[codec(index = 33)]
		WeightsVersionKeySet(NetUid, u64),
		/// `ServingRateLimit` was set: (subnet, blocks).
		#[codec(index = 36)]
		ServingRateLimitSet(NetUid, u64),
		/// `MaxBurn` was set: (subnet, rao).
		#[codec(index = 38)]
		MaxBurnSet(NetUid, TaoBalance),
		/// `MinBurn` was set: (subnet, rao).
		#[codec(index = 39)]
		MinBurnSet(NetUid, TaoBalance),
		/// `MaxEpochsPerBlock` was set: (epochs).
		#[codec(index = 40)]
		MaxEpochsPerBlockSet(u8),
		/// `TxRateLimit` was set: (blocks).
		#[codec(index = 41)]
		TxRateLimitSet(u64),
		/// `AdminFreezeWindow` was set: (blocks).
		#[codec(index = 44)]
		AdminFreezeWindowSet(u16),
		/// `OwnerHyperparamRateLimit` was set: (tempos).
		#[codec(index = 45)]
		OwnerHyperparamRateLimitSet(u16),
		/// `NetworkRegistrationAllowed` was set: (subnet, allowed).
		#[codec(index = 51)]
		RegistrationAllowed(NetUid, bool),
		/// `NetworkPowRegistrationAllowed` was set: (subnet, allowed).
		#[codec(index = 52)]
		PowRegistrationAllowed(NetUid, bool),
		/// `MinDifficulty` was set: (subnet, difficulty).
		#[codec(index = 34)]
		MinDifficultySet(NetUid, u64),
		/// `MaxDifficulty` was set: (subnet, difficulty).
		#[codec(index = 35)]
		MaxDifficultySet(NetUid, u64),
		/// `Difficulty` was set: (subnet, difficulty).
		#[codec(index = 12)]
		DifficultySet(NetUid, u64),
		/// `AdjustmentInterval` was set: (subnet, blocks).
		#[codec(index = 13)]
		AdjustmentIntervalSet(NetUid, u16),
		/// `AdjustmentAlpha` was set: (subnet, part of 2⁶⁴ − 1).
		#[codec(index = 56)]
		AdjustmentAlphaSet(NetUid, u64),
		/// `ActivityCutoff` was set: (subnet, blocks).
		#[codec(index = 16)]
		ActivityCutoffSet(NetUid, u16),
		/// `ActivityCutoffFactorMilli` was set.
		#[codec(index = 135)]
		ActivityCutoffFactorMilliSet {
			/// The subnet.
			netuid: NetUid,
			/// In thousandths of a tempo.
			factor_milli: u32,
		},
		/// `RAORecycledForRegistration` was set: (subnet, rao).
		#[codec(index = 54)]
		RAORecycledForRegistrationSet(NetUid, TaoBalance),
		/// The owner hotkey of a subnet was changed: (subnet, hotkey).
		#[codec(index = 95)]
		SubnetOwnerHotkeySet(NetUid, T::AccountId),
		/// `Tempo` was set: (subnet, blocks).
		#[codec(index = 53)]
		TempoSet(NetUid, u16),
		/// `StakeThreshold` was set: (rao).
		#[codec(index = 55)]
		StakeThresholdSet(u64),
		/// `SubnetOwnerCut` was set: (part of 65,535).
		#[codec(index = 58)]
		SubnetOwnerCutSet(u16),
		/// `NetworkRateLimit` was set: (blocks).
		#[codec(index = 59)]
		NetworkRateLimitSet(u64),
		/// `NetworkImmunityPeriod` was set: (blocks).
		#[codec(index = 60)]
		NetworkImmunityPeriodSet(u64),
		/// `StartCallDelay` was set: (blocks).
		#[codec(index = 61)]
		StartCallDelaySet(u64),
		/// `NetworkMinLockCost` was set: (rao).
		#[codec(index = 62)]
		NetworkMinLockCostSet(TaoBalance),
		/// `SubnetLimit` was set: (subnets).
		#[codec(index = 63)]
		SubnetLimitSet(u16),
		/// `NetworkLockReductionInterval` was set: (blocks).
		#[codec(index = 64)]
		NetworkLockCostReductionIntervalSet(u64),
		/// `MaxDelegateTake` was set: (take in parts of 65,535).
		#[codec(index = 68)]
		MaxDelegateTakeSet(u16),
		/// `MinDelegateTake` was set: (take in parts of 65,535).
		#[codec(index = 69)]
		MinDelegateTakeSet(u16),
		/// `TxDelegateTakeRateLimit` was set: (blocks).
		#[codec(index = 42)]
		TxDelegateTakeRateLimitSet(u64),
		/// `TxChildkeyTakeRateLimit` was set: (blocks).
		#[codec(index = 43)]
		TxChildKeyTakeRateLimitSet(u64),
		/// `MinChildkeyTake` was set: (take in parts of 65,535).
		#[codec(index = 46)]
		MinChildKeyTakeSet(u16),
		/// `MinChildkeyTakePerSubnet` was set: (subnet, take in parts of 65,535).
		#[codec(index = 47)]
		MinChildKeyTakePerSubnetSet(NetUid, u16),
		/// `MaxChildkeyTake` was set: (take in parts of 65,535).
		#[codec(index = 48)]
		MaxChildKeyTakeSet(u16),
		/// `TransferToggle` was set: (subnet, allowed).
		#[codec(index = 94)]
		TransferToggle(NetUid, bool),
		/// `RevealPeriodEpochs` was set: (subnet, epochs).
		#[codec(index = 101)]
		CommitRevealPeriodsSet(NetUid, u64),
		/// `CommitRevealWeightsEnabled` was set: (subnet, enabled).
		#[codec(index = 102)]
		CommitRevealEnabled(NetUid, bool),
		/// `MinAllowedUids` was set: (subnet, uids).
		#[codec(index = 112)]
		MinAllowedUidsSet(NetUid, u16),
		/// `MinNonImmuneUids` was set: (subnet, neurons).
		#[codec(index = 114)]
		MinNonImmuneUidsSet(NetUid, u16),
		/// `BurnHalfLife` was set.
		#[codec(index = 129)]
		BurnHalfLifeSet {
			/// The subnet.
			netuid: NetUid,
			/// In blocks.
			burn_half_life: u16,
		},
		/// `BurnIncreaseMult` was set.
		#[codec(index = 130)]
		BurnIncreaseMultSet {
			/// The subnet.
			netuid: NetUid,
			/// Factor for each registration.
			burn_increase_mult: U64F64,
		},
		/// `BondsResetOn` was set: (subnet, allowed).
		#[codec(index = 27)]
		BondsResetOnSet(NetUid, bool),
		/// The consensus mode was set: (subnet, mode).
		#[codec(index = 208)]
		EpochConsensusSet(NetUid, EpochConsensus),
		/// `SigmoidSettings` was set: (subnet, settings).
		#[codec(index = 209)]
		SigmoidSettingsSet(NetUid, SigmoidParameters),
		/// `PeerPredictionSettings` was set: (subnet, settings).
		#[codec(index = 231)]
		PeerPredictionSettingsSet(NetUid, PeerPredictionParameters),
		/// `ForecastSkillOn` was set: (subnet, enabled).
		#[codec(index = 232)]
		ForecastSkillSet(NetUid, bool),
		/// The number of mechanisms was set: (subnet, mechanisms).
		#[codec(index = 210)]
		MechanismCountSet(NetUid, MechId),
		/// The mechanisms' shares were set: (subnet, parts of 65,535 by mechanism, or none for even
		/// shares).
		#[codec(index = 211)]
		MechanismEmissionSplitSet(NetUid, Option<Vec<u16>>),
		/// `MaxMechanismCount` was set: (mechanisms).
		#[codec(index = 212)]
		MaxMechanismCountSet(MechId),
		/// Loss of an epoch in Sigmoid mode.
		#[codec(index = 213)]
		EpochLoss {
			/// Storage index: subnet + 4096 · mechanism.
			netuid: NetUidStorageIndex,
			/// In parts of 2³².
			loss: i64,
			/// Number of edges that rows need from now on.
			required_edges: u16,
		},
		/// Bonds in a neuron were deleted: (subnet, uid).
		#[codec(index = 214)]
		BondsReset(NetUid, u16),
		/// A coldkey published its identity: (coldkey).
		#[codec(index = 78)]
		ChainIdentitySet(T::AccountId),
		/// A subnet's identity was published: (subnet).
		#[codec(index = 79)]
		SubnetIdentitySet(NetUid),
		/// The identity of a dissolved subnet was removed: (subnet).
		#[codec(index = 80)]
		SubnetIdentityRemoved(NetUid),
		/// A subnet's symbol was changed.
		#[codec(index = 106)]
		SymbolUpdated {
			/// The subnet.
			netuid: NetUid,
			/// Its new symbol, in UTF-8.
			symbol: Vec<u8>,
		},
		/// A subnet tracks voting power, and no end of it is requested.
		#[codec(index = 120)]
		VotingPowerTrackingEnabled {
			/// The subnet.
			netuid: NetUid,
		},
		/// The end of tracking voting power was requested.
		#[codec(index = 121)]
		VotingPowerTrackingDisableScheduled {
			/// The subnet.
			netuid: NetUid,
			/// Block from which on an epoch ends it.
			disable_at_block: u64,
		},
		/// A subnet's voting power is tracked no more, and was removed.
		#[codec(index = 122)]
		VotingPowerTrackingDisabled {
			/// The subnet.
			netuid: NetUid,
		},
		/// The part of the newest stake weight in voting power was set.
		#[codec(index = 123)]
		VotingPowerEmaAlphaSet {
			/// The subnet.
			netuid: NetUid,
			/// The part, in parts of 10¹⁸.
			alpha: u64,
		},
		/// A leased subnet was created.
		#[codec(index = 104)]
		SubnetLeaseCreated {
			/// Who runs it.
			beneficiary: T::AccountId,
			/// The lease.
			lease_id: LeaseId,
			/// The subnet.
			netuid: NetUid,
			/// Block in which the lease ends; none: it does not end.
			end_block: Option<BlockNumberFor<T>>,
		},
		/// A lease was terminated: its beneficiary owns the subnet.
		#[codec(index = 105)]
		SubnetLeaseTerminated {
			/// The beneficiary.
			beneficiary: T::AccountId,
			/// The subnet.
			netuid: NetUid,
		},
		/// A contributor to a lease was paid a part of the owner's cut.
		#[codec(index = 124)]
		SubnetLeaseDividendsDistributed {
			/// The lease.
			lease_id: LeaseId,
			/// The contributor.
			contributor: T::AccountId,
			/// The part, in rao.
			alpha: AlphaBalance,
		},
		/// The version of timelocked commits that the chain accepts was set: (version).
		#[codec(index = 107)]
		CommitRevealVersionSet(u16),
		/// A neuron was linked to an Ethereum address.
		#[codec(index = 99)]
		EvmKeyAssociated {
			/// The subnet.
			netuid: NetUid,
			/// The neuron's hotkey.
			hotkey: T::AccountId,
			/// The address.
			evm_key: H160,
			/// Current block.
			block_associated: u64,
		},
		/// A hotkey was swapped on all subnets.
		#[codec(index = 67)]
		HotkeySwapped {
			/// Coldkey that owns it.
			coldkey: T::AccountId,
			/// The hotkey that was replaced.
			old_hotkey: T::AccountId,
			/// The hotkey that replaces it.
			new_hotkey: T::AccountId,
		},
		/// A hotkey was swapped on a subnet.
		#[codec(index = 103)]
		HotkeySwappedOnSubnet {
			/// Coldkey that owns it.
			coldkey: T::AccountId,
			/// The hotkey that was replaced.
			old_hotkey: T::AccountId,
			/// The hotkey that replaces it.
			new_hotkey: T::AccountId,
			/// The subnet.
			netuid: NetUid,
		},
		/// The swap of a coldkey was announced.
		#[codec(index = 70)]
		ColdkeySwapAnnounced {
			/// The coldkey.
			who: T::AccountId,
			/// Hash of the coldkey that is to replace it.
			new_coldkey_hash: T::Hash,
		},
		/// The announcement of a coldkey swap, and its dispute, were removed by root.
		#[codec(index = 71)]
		ColdkeySwapReset {
			/// The coldkey.
			who: T::AccountId,
		},
		/// The announcement of a coldkey swap was withdrawn.
		#[codec(index = 127)]
		ColdkeySwapCleared {
			/// The coldkey.
			who: T::AccountId,
		},
		/// The announced swap of a coldkey was disputed.
		#[codec(index = 73)]
		ColdkeySwapDisputed {
			/// The coldkey.
			coldkey: T::AccountId,
		},
		/// A coldkey was swapped: everything it had is the new coldkey's.
		#[codec(index = 72)]
		ColdkeySwapped {
			/// The coldkey that was replaced.
			old_coldkey: T::AccountId,
			/// The coldkey that replaces it.
			new_coldkey: T::AccountId,
		},
		/// `ColdkeySwapAnnouncementDelay` was set: (blocks).
		#[codec(index = 82)]
		ColdkeySwapAnnouncementDelaySet(u32),
		/// `ColdkeySwapReannouncementDelay` was set: (blocks).
		#[codec(index = 83)]
		ColdkeySwapReannouncementDelaySet(u32),
	}

	/// Reasons why a call fails. Clients print the docs. Names and numbers are the network's, then
	/// this chain's own, without a gap: older clients look a name up by its position.
	#[pallet::error]
	pub enum Error<T> {
		/// The root network does not exist.
		#[codec(index = 0)]
		RootNetworkDoesNotExist,
		/// The IP type is neither 4 nor 6.
		#[codec(index = 1)]
		InvalidIpType,
		/// The IP address is a loopback, multicast or broadcast address, an IPv4 address announced
		/// as IPv6, or zero for metrics.
		#[codec(index = 2)]
		InvalidIpAddress,
		/// The port is 0.
		#[codec(index = 3)]
		InvalidPort,
		/// The hotkey has no uid on this subnet.
		#[codec(index = 4)]
		HotKeyNotRegisteredInSubNet,
		/// The hotkey does not exist: no coldkey has bound it.
		#[codec(index = 5)]
		HotKeyAccountNotExists,
		/// The hotkey has no uid on the subnet it announces an address on.
		#[codec(index = 6)]
		HotKeyNotRegisteredInNetwork,
		/// The coldkey does not own the hotkey.
		#[codec(index = 7)]
		NonAssociatedColdKey,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 8)]
		NotEnoughStake,
		/// The amount exceeds what the coldkey has staked with the hotkey on the subnet.
		#[codec(index = 9)]
		NotEnoughStakeToWithdraw,
		/// The hotkey's stake weight on the subnet is below `StakeThreshold`.
		#[codec(index = 10)]
		NotEnoughStakeToSetWeights,
		/// The stake with the hotkey on all subnets is worth less than `StakeThreshold`.
		#[codec(index = 11)]
		NotEnoughStakeToSetChildkeys,
		/// The balance above the existential deposit does not cover the amount.
		#[codec(index = 12)]
		NotEnoughBalanceToStake,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 13)]
		BalanceWithdrawalError,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 14)]
		ZeroBalanceAfterWithdrawn,
		/// The neuron has no validator permit, and weights on others need one.
		#[codec(index = 15)]
		NeuronNoValidatorPermit,
		/// The lists of uids and weights differ in length.
		#[codec(index = 16)]
		WeightVecNotEqualSize,
		/// The list names a uid twice.
		#[codec(index = 17)]
		DuplicateUids,
		/// The list names a uid that no neuron of the subnet has.
		#[codec(index = 18)]
		UidVecContainInvalidOne,
		/// The list has fewer weights than `MinAllowedWeights`.
		#[codec(index = 19)]
		WeightVecLengthIsLow,
		/// This block already has `MaxRegistrationsPerBlock` registrations on the subnet.
		#[codec(index = 20)]
		TooManyRegistrationsThisBlock,
		/// The hotkey already has a uid on this subnet.
		#[codec(index = 21)]
		HotKeyAlreadyRegisteredInSubNet,
		/// The new hotkey is the old one.
		#[codec(index = 22)]
		NewHotKeyIsSameWithOld,
		/// The new hotkey has stake or earnings on root, and those of the old one are to move
		/// there.
		#[codec(index = 23)]
		NewHotKeyNotCleanForRootSwap,
		/// The block of the proof of work is not one of the last five, or no later than that of the
		/// hotkey's last proof.
		#[codec(index = 24)]
		InvalidWorkBlock,
		/// The proof of work does not reach the subnet's difficulty.
		#[codec(index = 25)]
		InvalidDifficulty,
		/// The seal of the proof of work is not that of this registration.
		#[codec(index = 26)]
		InvalidSeal,
		/// A weight exceeds `MaxWeightsLimit`, in parts of 65,535 of the row's sum.
		#[codec(index = 27)]
		MaxWeightExceeded,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 28)]
		HotKeyAlreadyDelegate,
		/// Weights cannot be set yet: the last were set less than `WeightsSetRateLimit` blocks ago.
		#[codec(index = 29)]
		SettingWeightsTooFast,
		/// The version key is below `WeightsVersionKey`.
		#[codec(index = 30)]
		IncorrectWeightVersionKey,
		/// The address cannot be announced yet: the last was announced less than `ServingRateLimit`
		/// blocks ago.
		#[codec(index = 31)]
		ServingRateLimitExceeded,
		/// The list has more uids than the subnet has neurons.
		#[codec(index = 32)]
		UidsLengthExceedUidsInSubNet,
		/// A subnet cannot be registered yet: the last was registered less than `NetworkRateLimit`
		/// blocks ago.
		#[codec(index = 33)]
		NetworkTxRateLimitExceeded,
		/// The take cannot be raised yet: it changed at most `TxDelegateTakeRateLimit` blocks ago.
		#[codec(index = 34)]
		DelegateTxRateLimitExceeded,
		/// A hotkey cannot be swapped yet: the coldkey swapped a key at most `TxRateLimit` blocks
		/// ago.
		#[codec(index = 35)]
		HotKeySetTxRateLimitExceeded,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 36)]
		StakingRateLimitExceeded,
		/// Registration is closed.
		#[codec(index = 37)]
		SubNetRegistrationDisabled,
		/// This interval already has three times `TargetRegistrationsPerInterval` registrations on
		/// root.
		#[codec(index = 38)]
		TooManyRegistrationsThisInterval,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 39)]
		TransactorAccountShouldBeHotKey,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 40)]
		FaucetDisabled,
		/// The signer does not own the subnet.
		#[codec(index = 41)]
		NotSubnetOwner,
		/// Not possible on root, where hotkeys register by `root_register`, have no children and
		/// get no conviction.
		#[codec(index = 42)]
		RegistrationNotPermittedOnRootSubnet,
		/// Root is full, and the stake on root is not above that of its smallest member.
		#[codec(index = 43)]
		StakeTooLowForRoot,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 44)]
		AllNetworksInImmunity,
		/// The balance above the existential deposit does not cover the price of a hotkey swap.
		#[codec(index = 45)]
		NotEnoughBalanceToPaySwapHotKey,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 46)]
		NotRootSubnet,
		/// Weights cannot be set on root.
		#[codec(index = 47)]
		CanNotSetRootNetworkWeights,
		/// The subnet is full and none of its neurons can be replaced.
		#[codec(index = 48)]
		NoNeuronIdAvailable,
		/// The take is below `MinDelegateTake`, or not above the present one in an increase, or not
		/// below it in a decrease.
		#[codec(index = 49)]
		DelegateTakeTooLow,
		/// The take is above `MaxDelegateTake`.
		#[codec(index = 50)]
		DelegateTakeTooHigh,
		/// The hotkey has no open commit in this mechanism.
		#[codec(index = 51)]
		NoWeightsCommitFound,
		/// No open commit has the hash of the revealed row.
		#[codec(index = 52)]
		InvalidRevealCommitHashNotMatch,
		/// Weights cannot be set directly: the subnet has commit-reveal enabled.
		#[codec(index = 53)]
		CommitRevealEnabled,
		/// The subnet's weights are set directly: commit-reveal is off.
		#[codec(index = 54)]
		CommitRevealDisabled,
		/// Liquid alpha is disabled on the subnet.
		#[codec(index = 55)]
		LiquidAlphaDisabled,
		/// The upper bound of alpha is below 1,638.
		#[codec(index = 56)]
		AlphaHighTooLow,
		/// The lower bound of alpha is below 1,638 or above the upper bound.
		#[codec(index = 57)]
		AlphaLowOutOfRange,
		/// The new coldkey owns or stakes with a hotkey, or is the old coldkey.
		#[codec(index = 58)]
		ColdKeyAlreadyAssociated,
		/// The balance above the existential deposit does not cover the price of a coldkey swap.
		#[codec(index = 59)]
		NotEnoughBalanceToPaySwapColdKey,
		/// A hotkey cannot be its own child.
		#[codec(index = 60)]
		InvalidChild,
		/// The list names a child twice.
		#[codec(index = 61)]
		DuplicateChild,
		/// The children's parts sum to more than the whole, 2⁶⁴ − 1.
		#[codec(index = 62)]
		ProportionOverflow,
		/// The list names more than five children.
		#[codec(index = 63)]
		TooManyChildren,
		/// The operation cannot be repeated yet: rate limit.
		#[codec(index = 64)]
		TxRateLimitExceeded,
		/// No swap of the coldkey is announced.
		#[codec(index = 65)]
		ColdkeySwapAnnouncementNotFound,
		/// The announced swap cannot be made yet: less than `ColdkeySwapAnnouncementDelay` blocks
		/// have passed.
		#[codec(index = 66)]
		ColdkeySwapTooEarly,
		/// Another swap cannot be announced yet: less than `ColdkeySwapReannouncementDelay` blocks
		/// have passed since the first could be made.
		#[codec(index = 67)]
		ColdkeySwapReannouncedTooEarly,
		/// The announced swap is to another coldkey.
		#[codec(index = 68)]
		AnnouncedColdkeyHashDoesNotMatch,
		/// The announced swap is already disputed.
		#[codec(index = 69)]
		ColdkeySwapAlreadyDisputed,
		/// The new coldkey is a hotkey.
		#[codec(index = 70)]
		NewColdKeyIsHotkey,
		/// The child's take is not between the minimum of the subnet and `MaxChildkeyTake`.
		#[codec(index = 71)]
		InvalidChildkeyTake,
		/// The child's take cannot be raised yet: it was set less than `TxChildkeyTakeRateLimit`
		/// blocks ago.
		#[codec(index = 72)]
		TxChildkeyTakeRateLimitExceeded,
		/// A text of the identity is too long: names and Discord contacts have 256 bytes, a
		/// coldkey's URL and repository as well, and other texts 1,024. Or the Ethereum
		/// signature is malformed: no public key can be recovered from it.
		#[codec(index = 73)]
		InvalidIdentity,
		/// The subnet has no such mechanism.
		#[codec(index = 74)]
		MechanismDoesNotExist,
		/// The alpha is locked: the coldkey's other stake on the subnet does not cover its lock.
		#[codec(index = 75)]
		StakeUnavailable,
		/// The subnet does not exist.
		#[codec(index = 76)]
		SubnetNotExists,
		/// The hotkey has ten open commits already, or its share of the epoch's queue is used up.
		#[codec(index = 77)]
		TooManyUnrevealedCommits,
		/// The epoch in which the commit was to be revealed has passed.
		#[codec(index = 78)]
		ExpiredWeightCommit,
		/// The commit cannot be revealed yet: `RevealPeriodEpochs` have not passed.
		#[codec(index = 79)]
		RevealTooEarly,
		/// The lists have different lengths.
		#[codec(index = 80)]
		InputLengthsUnequal,
		/// Weights cannot be committed to yet: the last were less than `WeightsSetRateLimit` blocks
		/// ago.
		#[codec(index = 81)]
		CommittingWeightsTooFast,
		/// The amount is zero, or the trade is below 2,000,000 rao of TAO.
		#[codec(index = 82)]
		AmountTooLow,
		/// The pool cannot serve the amount: its reserve is too small, or the hotkey's shares are
		/// too coarse.
		#[codec(index = 83)]
		InsufficientLiquidity,
		/// The price, with the fee, would go beyond the limit.
		#[codec(index = 84)]
		SlippageTooHigh,
		/// One of the subnets does not allow stake to change its coldkey (`TransferToggle`).
		#[codec(index = 85)]
		TransferDisallowed,
		/// The activity cutoff is below 360 blocks.
		#[codec(index = 86)]
		ActivityCutoffTooLow,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 87)]
		CallDisabled,
		/// The subnet has already started.
		#[codec(index = 88)]
		FirstEmissionBlockNumberAlreadySet,
		/// The subnet cannot start yet: it was registered less than `StartCallDelay` blocks ago.
		#[codec(index = 89)]
		NeedWaitingMoreBlocksToStarCall,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 90)]
		NotEnoughAlphaOutToRecycle,
		/// Stake on root can be neither burned nor recycled.
		#[codec(index = 91)]
		CannotBurnOrRecycleOnRootSubnet,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 92)]
		UnableToRecoverPublicKey,
		/// The signature is not by the Ethereum key, or not of this hotkey and block number.
		#[codec(index = 93)]
		InvalidRecoveredPublicKey,
		/// The subnet's token cannot be traded.
		#[codec(index = 94)]
		SubtokenDisabled,
		/// A hotkey cannot be swapped on the subnet yet: the coldkey did so at most
		/// `HotkeySwapInterval` blocks ago.
		#[codec(index = 95)]
		HotKeySwapOnSubnetIntervalNotPassed,
		/// A hotkey with collateral cannot be swapped without its stake: the collateral goes with
		/// the uid.
		#[codec(index = 96)]
		KeepStakeBlockedByCollateral,
		/// The stake is already in the position it is to move to.
		#[codec(index = 97)]
		SameNetuid,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 98)]
		InsufficientTaoBalance,
		/// The signer has not created the crowdloan that is being finalized.
		#[codec(index = 99)]
		InvalidLeaseBeneficiary,
		/// The end of the lease is not after the current block.
		#[codec(index = 100)]
		LeaseCannotEndInThePast,
		/// The lease has no subnet: it waits for a number, or is dissolved.
		#[codec(index = 101)]
		LeaseNetuidNotFound,
		/// There is no lease of this number, or it is terminated.
		#[codec(index = 102)]
		LeaseDoesNotExist,
		/// The lease has no end, so it cannot be terminated.
		#[codec(index = 103)]
		LeaseHasNoEndBlock,
		/// The lease has not ended yet.
		#[codec(index = 104)]
		LeaseHasNotEnded,
		/// An amount exceeds the range of its type.
		#[codec(index = 105)]
		Overflow,
		/// The beneficiary of the lease does not own the hotkey.
		#[codec(index = 106)]
		BeneficiaryDoesNotOwnHotkey,
		/// Only the beneficiary of the lease may terminate it.
		#[codec(index = 107)]
		ExpectedBeneficiaryOrigin,
		/// Hyperparameters cannot change in the `AdminFreezeWindow` blocks before an epoch.
		#[codec(index = 108)]
		AdminActionProhibitedDuringWeightsWindow,
		/// The symbol is not in the chain's list, or it is root's.
		#[codec(index = 109)]
		SymbolDoesNotExist,
		/// A subnet already uses the symbol.
		#[codec(index = 110)]
		SymbolAlreadyInUse,
		/// The version of the timelocked commit is not `CommitRevealWeightsVersion`.
		#[codec(index = 111)]
		IncorrectCommitRevealVersion,
		/// The round of the beacon is before the last stored one.
		#[codec(index = 112)]
		InvalidRevealRound,
		/// The reveal period is above 100 epochs.
		#[codec(index = 113)]
		RevealPeriodTooLarge,
		/// The reveal period is below one epoch.
		#[codec(index = 114)]
		RevealPeriodTooSmall,
		/// The value is out of bounds, or the certificate does not have 1 to 65 bytes.
		#[codec(index = 115)]
		InvalidValue,
		/// There are `SubnetLimit` subnets, and none can be replaced.
		#[codec(index = 116)]
		SubnetLimitReached,
		/// The balance above the existential deposit does not cover the cost of a subnet.
		#[codec(index = 117)]
		CannotAffordLockCost,
		/// The neuron cannot be linked to an Ethereum address yet: it was linked less than
		/// `EvmKeyAssociateRateLimit` blocks ago.
		#[codec(index = 118)]
		EvmKeyAssociateRateLimitExceeded,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 119)]
		EvmKeyAssociationLimitExceeded,
		/// The income is already staked with this hotkey.
		#[codec(index = 120)]
		SameAutoStakeHotkeyAlreadySet,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 121)]
		UidMapCouldNotBeCleared,
		/// The neurons that must stay, those in immunity and the owner's, are 80 % or more of the
		/// number to which the subnet is trimmed.
		#[codec(index = 122)]
		TrimmingWouldExceedMaxImmunePercentage,
		/// A hotkey cannot be both parent and child of the same hotkey.
		#[codec(index = 123)]
		ChildParentInconsistency,
		/// The threshold of root claims is above 10,000,000 rao of alpha.
		#[codec(index = 124)]
		InvalidRootClaimThreshold,
		/// `MaxAllowedUids` times the number of mechanisms exceeds 256, or 2,500 in Null mode; or
		/// it would, if the subnet left Null mode.
		#[codec(index = 125)]
		TooManyUIDsPerMechanism,
		/// The subnet does not track voting power.
		#[codec(index = 126)]
		VotingPowerTrackingNotEnabled,
		/// The part of the newest stake weight is above 10¹⁸.
		#[codec(index = 127)]
		InvalidVotingPowerEmaAlpha,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 128)]
		Deprecated,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 129)]
		SubnetBuybackRateLimitExceeded,
		/// The subnet is already dissolved, and waits for its clean-up.
		#[codec(index = 130)]
		NetworkDissolveAlreadyQueued,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 131)]
		AddStakeBurnRateLimitExceeded,
		/// The signer has announced the swap of its coldkey, and can make no other calls until
		/// then.
		#[codec(index = 132)]
		ColdkeySwapAnnounced,
		/// The swap of the signer's coldkey is disputed: it can make no calls until root has
		/// settled that.
		#[codec(index = 133)]
		ColdkeySwapDisputed,
		/// The announcement cannot be withdrawn yet: less than `ColdkeySwapReannouncementDelay`
		/// blocks have passed since the swap could be made.
		#[codec(index = 134)]
		ColdkeySwapClearTooEarly,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 135)]
		DisabledTemporarily,
		/// The price of a uid is above the limit of the registration.
		#[codec(index = 136)]
		RegistrationPriceLimitExceeded,
		/// The coldkey's lock on the subnet is on another hotkey.
		#[codec(index = 137)]
		LockHotkeyMismatch,
		/// The coldkey's stake on the subnet does not cover its lock and the amount.
		#[codec(index = 138)]
		InsufficientStakeForLock,
		/// The coldkey has no lock on the subnet.
		#[codec(index = 139)]
		NoExistingLock,
		/// The new coldkey has a lock already.
		#[codec(index = 140)]
		ActiveLockExists,
		/// The account is one of the protocol's own.
		#[codec(index = 141)]
		CannotUseSystemAccount,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 142)]
		UnlockAmountTooHigh,
		/// Too many subnets or registrations wait for the clean-up of dissolved subnets: 128 and 64
		/// at most.
		#[codec(index = 143)]
		WaitingForDissolvedSubnetCleanup,
		/// The tempo is not between 360 and 50,400 blocks.
		#[codec(index = 144)]
		TempoOutOfBounds,
		/// The activity factor is not between 1,000 and 50,000 thousandths of a tempo.
		#[codec(index = 145)]
		ActivityCutoffFactorMilliOutOfBounds,
		/// The subnet already waits for an epoch that its owner requested.
		#[codec(index = 146)]
		EpochTriggerAlreadyPending,
		/// The next epoch is less than `AdminFreezeWindow` blocks away: a requested one would not
		/// be earlier.
		#[codec(index = 147)]
		AutoEpochAlreadyImminent,
		/// An epoch cannot be requested while the subnet has commit-reveal enabled: reveals follow
		/// the epochs.
		#[codec(index = 148)]
		DynamicTempoBlockedByCommitReveal,
		/// A part of the alpha is locked, and the receiver refuses locked alpha.
		#[codec(index = 149)]
		AccountRejectsLockedAlpha,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 150)]
		LockIdOverFlow,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 151)]
		StartCallNotReady,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 152)]
		InsufficientAlphaBalance,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 153)]
		ColdkeyCollateralIncomplete,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 154)]
		ColdkeyCollateralPositionsFull,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 155)]
		BasketHasNoWeights,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 156)]
		RootStakeLocked,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 157)]
		BetaBasketSeedInProgress,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 158)]
		RootWeightSettingDisabled,
		/// Too many hotkeys or claims for one call, 8 and 20 at most, where each holding of a
		/// basket counts as a claim: claim with one hotkey (`claim_root_with_hotkey`).
		#[codec(index = 159)]
		RootClaimTooHeavy,
		/// The purchase would make the holding worth more than `BasketConcentrationCap` of the
		/// basket.
		#[codec(index = 160)]
		BasketConcentrationCapExceeded,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 161)]
		BasketDepositPending,
		/// Baskets cannot be traded: `BasketTradingEnabled` is off.
		#[codec(index = 162)]
		BasketTradingDisabled,
		/// Root has excluded this basket from trading.
		#[codec(index = 163)]
		BasketTradingFrozen,
		/// The trade needs more TAO than the basket can trade now (`BasketDailyTurnoverCap`).
		#[codec(index = 164)]
		BasketTurnoverBudgetExceeded,
		/// A trade of a basket has two different sides.
		#[codec(index = 165)]
		BasketSameSubnet,
		/// The purchase would make the holding more than `BasketLiquidityCap` of the pool's alpha.
		#[codec(index = 166)]
		BasketLiquidityCapExceeded,
		/// The purchase brings less than the caller's minimum.
		#[codec(index = 167)]
		BasketMinOutNotMet,
		/// The balance does not cover the amount and the existential deposit.
		#[codec(index = 168)]
		InsufficientBalance,
		/// The coldkey already owns 1,024 hotkeys.
		#[codec(index = 169)]
		TooManyOwnedHotkeys,
		/// The coldkey already stakes with, or owns, 1,024 hotkeys.
		#[codec(index = 170)]
		TooManyStakingHotkeys,
		/// The epoch's input is inconsistent.
		#[codec(index = 171)]
		InconsistentEpochInput,
		/// The list of subnets is empty, or names more than five.
		#[codec(index = 172)]
		InvalidSubnetNumber,
		/// The number of automatic claims in a block is above 50.
		#[codec(index = 173)]
		InvalidNumRootClaim,
		/// The row has fewer edges than the subnet requires while its loss is above zero
		/// (`RequiredEdges`).
		#[codec(index = 174)]
		TooFewEdges,
		/// The subnet has no epochs: its tempo is 0.
		#[codec(index = 175)]
		SubnetHasNoEpochs,
		/// The queue of this epoch's timelocked commits is full.
		#[codec(index = 176)]
		CommitQueueFull,
		/// A transaction without a fee is longer than 16,384 bytes.
		#[codec(index = 177)]
		FreeCallTooLong,
		/// The signer's calls without a fee are refused until `FreeCallsPausedUntil`: one failed,
		/// and the balance did not cover its fee.
		#[codec(index = 178)]
		FreeCallsPaused,
		/// The block number that the Ethereum key signed is not that of one of the last 1,200
		/// blocks, or not higher than that of the block in which the neuron was last linked.
		#[codec(index = 179)]
		EvmProofNotRecent,
		/// A key is being swapped: what it signs, and what names it, waits for the end of the swap.
		#[codec(index = 180)]
		KeySwapInProgress,
		/// More than 256 neurons would be trimmed at once: trim in steps.
		#[codec(index = 181)]
		TooManyNeuronsToTrim,
		/// The subnet still has the validators of the mode before Null mode: there can be more
		/// mechanisms than those allow after the first epoch in Null mode.
		#[codec(index = 182)]
		ValidatorsOfFormerMode,
		/// The subnet is not in Null mode.
		#[codec(index = 183)]
		NotInNullMode,
		/// The list of trades is empty.
		#[codec(index = 184)]
		BasketSwapBatchEmpty,
		/// A batch of weights, commits or reveals has no items.
		#[codec(index = 185)]
		EmptyBatch,
		/// A batch of weights or commits names a subnet twice.
		#[codec(index = 186)]
		SubnetTwiceInBatch,
		/// Neurons have other uids since the commit, because the subnet was trimmed: commit again.
		#[codec(index = 187)]
		UidsMovedSinceCommit,
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

	/// Calls. Amounts are in rao.
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		// --- Neurons ---

		/// Registers a hotkey on a subnet for the current registration price (`Burn`), which the
		/// signer pays. Binds the hotkey to the signer if nobody owns it. In a full subnet the
		/// neuron to prune is replaced. Signed by the hotkey's coldkey.
		#[pallet::call_index(7)]
		#[pallet::weight(call_weights::burned_register::<T>(*netuid))]
		pub fn burned_register(
			origin: OriginFor<T>,
			netuid: NetUid,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_burned_register(&coldkey, netuid, &hotkey)
		}

		/// Registers a hotkey like `burned_register`. For older clients: `block_number`, `nonce`
		/// and `work` are ignored, and `coldkey` must be the signer. Signed by the hotkey's
		/// coldkey.
		#[pallet::call_index(6)]
		#[pallet::weight(call_weights::burned_register::<T>(*netuid))]
		pub fn register(
			origin: OriginFor<T>,
			netuid: NetUid,
			_block_number: u64,
			_nonce: u64,
			_work: Vec<u8>,
			hotkey: T::AccountId,
			coldkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let signer = refusal::origin(ensure_signed(origin))?;
			Self::do_register(&signer, netuid, &hotkey, &coldkey)
		}

		/// Registers a hotkey on a subnet whose owner allows proofs of work, for nothing. Binds the
		/// hotkey to the signer if nobody owns it. In a full subnet the neuron to prune is
		/// replaced. Free, also for an account without a balance. Signed by the hotkey's coldkey.
		///
		/// - `work_block`: one of the last five blocks, and later than that of the hotkey's last
		///   proof (`InvalidWorkBlock`).
		/// - `work`: the seal, `keccak_256(sha2_256(input))` of `subtensor-pow-register-v1`,
		///   `netuid`, the hash of the block, the hotkey, the signer and `nonce` (`InvalidSeal`),
		///   numbers in little-endian order. As such a number it is at most 2²⁵⁶ − 1, divided by
		///   the difficulty (`InvalidDifficulty`).
		#[pallet::call_index(152)]
		#[pallet::weight(
			(call_weights::pow_register::<T>(*netuid), DispatchClass::Normal, Pays::No)
		)]
		pub fn pow_register(
			origin: OriginFor<T>,
			netuid: NetUid,
			work_block: u64,
			nonce: u64,
			work: [u8; 32],
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let work = Work { block: work_block, nonce, seal: work };
			Self::do_pow_register(&coldkey, netuid, &hotkey, work)
		}

		/// Registers a hotkey like `burned_register`, unless the price is above `limit_price`, in
		/// rao (`RegistrationPriceLimitExceeded`): between reading the price and registering,
		/// others may raise it. Signed by the hotkey's coldkey.
		#[pallet::call_index(134)]
		#[pallet::weight(call_weights::burned_register::<T>(*netuid))]
		pub fn register_limit(
			origin: OriginFor<T>,
			netuid: NetUid,
			hotkey: T::AccountId,
			limit_price: u64,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_register_limit(&coldkey, netuid, &hotkey, TaoBalance::new(limit_price))
		}

		/// Registers a hotkey on root and makes it a delegate. If root is full, the member with the
		/// least stake on root is replaced, if it has less than the hotkey. Binds the hotkey to the
		/// signer if nobody owns it. Signed by the hotkey's coldkey.
		#[pallet::call_index(62)]
		pub fn root_register(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_root_register(&coldkey, &hotkey)
		}

		/// Announces the axon of a neuron: `ip` as a number, `ip_type` 4 or 6. Free. Signed by the
		/// hotkey.
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
		) -> DispatchResultWithPostInfo {
			let hotkey = refusal::origin(ensure_signed(origin))?;
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

		/// Announces the axon of a neuron as `serve_axon` does, with the public key of its server.
		/// Free. Signed by the hotkey.
		///
		/// - `certificate`: a byte that names the algorithm, then the key of at most 64 bytes.
		#[pallet::call_index(40)]
		#[pallet::weight((T::WeightInfo::serve_axon_tls(), DispatchClass::Normal, Pays::No))]
		pub fn serve_axon_tls(
			origin: OriginFor<T>,
			netuid: NetUid,
			version: u32,
			ip: u128,
			port: u16,
			ip_type: u8,
			protocol: u8,
			placeholder1: u8,
			placeholder2: u8,
			certificate: Vec<u8>,
		) -> DispatchResultWithPostInfo {
			let hotkey = refusal::origin(ensure_signed(origin))?;
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
			Self::do_serve_axon_tls(&hotkey, netuid, axon, &certificate)
		}

		/// Announces the metrics address of a neuron: `ip` as a number, `ip_type` 4 or 6. Free.
		/// Signed by the hotkey.
		#[pallet::call_index(5)]
		#[pallet::weight((T::WeightInfo::serve_prometheus(), DispatchClass::Normal, Pays::No))]
		pub fn serve_prometheus(
			origin: OriginFor<T>,
			netuid: NetUid,
			version: u32,
			ip: u128,
			port: u16,
			ip_type: u8,
		) -> DispatchResultWithPostInfo {
			let hotkey = refusal::origin(ensure_signed(origin))?;
			let prometheus =
				PrometheusInfo { block: Self::block_number(), version, ip, port, ip_type };
			Self::do_serve_prometheus(&hotkey, netuid, prometheus)
		}

		/// Links a neuron to an Ethereum address, in place of the one it is linked to. Free. Signed
		/// by the hotkey.
		///
		/// - `block_number`: number of one of the last 1,200 blocks, higher than that of the block
		///   of the neuron's last link.
		/// - `signature`: by the Ethereum key, of the personal message (EIP-191) of 64 bytes that
		///   consists of the hotkey and the Keccak-256 hash of `block_number` as a little-endian
		///   `u64`.
		#[pallet::call_index(93)]
		#[pallet::weight((T::WeightInfo::associate_evm_key(), DispatchClass::Normal, Pays::No))]
		pub fn associate_evm_key(
			origin: OriginFor<T>,
			netuid: NetUid,
			evm_key: H160,
			block_number: u64,
			signature: Signature,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			let proof = keys::evm::Proof { evm_key, block_number, signature: &signature };
			Self::do_associate_evm_key(hotkey, netuid, proof)
		}

		// --- Weights ---

		/// Sets a neuron's weights in mechanism 0: `weights` for the uids `dests`, relative to the
		/// greatest. `version_key` must reach the subnet's `WeightsVersionKey`. Free. Signed by the
		/// hotkey, which needs a validator permit, unless it is the owner hotkey or sets a weight
		/// on itself alone; in Null mode it always needs one.
		#[pallet::call_index(0)]
		#[pallet::weight((call_weights::set_weights::<T>(dests), DispatchClass::Normal, Pays::No))]
		pub fn set_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			dests: Vec<u16>,
			weights: Vec<u16>,
			version_key: u64,
		) -> DispatchResultWithPostInfo {
			let hotkey = refusal::origin(ensure_signed(origin))?;
			Self::do_set_weights(&hotkey, netuid, MechId::MAIN, dests, weights, version_key)
		}

		/// Sets a neuron's weights in mechanism `mecid`, by the rules of `set_weights`. Free.
		/// Signed by the hotkey.
		#[pallet::call_index(119)]
		#[pallet::weight((call_weights::set_weights::<T>(dests), DispatchClass::Normal, Pays::No))]
		pub fn set_mechanism_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			mecid: MechId,
			dests: Vec<u16>,
			weights: Vec<u16>,
			version_key: u64,
		) -> DispatchResultWithPostInfo {
			let hotkey = refusal::origin(ensure_signed(origin))?;
			Self::do_set_weights(&hotkey, netuid, mecid, dests, weights, version_key)
		}

		/// Sets weights in the first mechanism of several subnets, each by the rules of
		/// `set_weights`. Items that fail change nothing and are told by events; the call fails if
		/// all do. Free. Signed by the hotkey.
		///
		/// - `weights`: for each subnet, pairs of (uid, weight).
		/// - `version_keys`: for each subnet.
		#[pallet::call_index(80)]
		#[pallet::weight(
			(call_weights::batch_set_weights::<T>(weights), DispatchClass::Normal, Pays::No)
		)]
		pub fn batch_set_weights(
			origin: OriginFor<T>,
			netuids: Vec<Compact<NetUid>>,
			weights: Vec<Vec<(Compact<u16>, Compact<u16>)>>,
			version_keys: Vec<Compact<u64>>,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			Self::do_batch_set_weights(hotkey, netuids, weights, version_keys)
		}

		/// Commits to weights in the first mechanism, on a subnet with commit-reveal. They are
		/// revealed by `reveal_weights` in the epoch `RevealPeriodEpochs` later. Free. Signed by
		/// the hotkey.
		///
		/// - `commit_hash`: Blake2b-256 of the SCALE encoding of (hotkey, subnet + 4096 ·
		///   mechanism as u16, uids, values, salt, version key).
		#[pallet::call_index(96)]
		#[pallet::weight((T::WeightInfo::commit_weights(), DispatchClass::Normal, Pays::No))]
		pub fn commit_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			commit_hash: H256,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			Self::do_commit_weights(&hotkey, netuid, MechId::MAIN, commit_hash)
		}

		/// Commits to weights in mechanism `mecid`, by the rules of `commit_weights`. Free. Signed
		/// by the hotkey.
		#[pallet::call_index(115)]
		#[pallet::weight((T::WeightInfo::commit_weights(), DispatchClass::Normal, Pays::No))]
		pub fn commit_mechanism_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			mecid: MechId,
			commit_hash: H256,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			Self::do_commit_weights(&hotkey, netuid, mecid, commit_hash)
		}

		/// Commits to weights in the first mechanism of several subnets, each by the rules of
		/// `commit_weights`. Items that fail change nothing and are told by events; the call fails
		/// if all do. Free. Signed by the hotkey.
		#[pallet::call_index(100)]
		#[pallet::weight((
			call_weights::batch_commit_weights::<T>(commit_hashes),
			DispatchClass::Normal,
			Pays::No,
		))]
		pub fn batch_commit_weights(
			origin: OriginFor<T>,
			netuids: Vec<Compact<NetUid>>,
			commit_hashes: Vec<H256>,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			Self::do_batch_commit_weights(hotkey, netuids, commit_hashes)
		}

		/// Reveals weights in the first mechanism that were committed to by `commit_weights`, and
		/// sets them. Older commits of the hotkey are removed. Free. Signed by the hotkey.
		#[pallet::call_index(97)]
		#[pallet::weight(
			(call_weights::reveal_weights::<T>(uids, salt), DispatchClass::Normal, Pays::No)
		)]
		pub fn reveal_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			uids: Vec<u16>,
			values: Vec<u16>,
			salt: Vec<u16>,
			version_key: u64,
		) -> DispatchResultWithPostInfo {
			let hotkey = refusal::origin(ensure_signed(origin))?;
			let row = Revealed { uids, values, salt, version_key };
			Self::do_reveal_weights(&hotkey, netuid, MechId::MAIN, row)
		}

		/// Reveals weights in mechanism `mecid`, by the rules of `reveal_weights`. Free. Signed by
		/// the hotkey.
		#[pallet::call_index(116)]
		#[pallet::weight(
			(call_weights::reveal_weights::<T>(uids, salt), DispatchClass::Normal, Pays::No)
		)]
		pub fn reveal_mechanism_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			mecid: MechId,
			uids: Vec<u16>,
			values: Vec<u16>,
			salt: Vec<u16>,
			version_key: u64,
		) -> DispatchResultWithPostInfo {
			let hotkey = refusal::origin(ensure_signed(origin))?;
			let row = Revealed { uids, values, salt, version_key };
			Self::do_reveal_weights(&hotkey, netuid, mecid, row)
		}

		/// Reveals several rows of weights in the first mechanism, in the order given, all or none.
		/// Other commits stay. Free. Signed by the hotkey.
		#[pallet::call_index(98)]
		#[pallet::weight((
			call_weights::batch_reveal_weights::<T>(uids_list, salts_list),
			DispatchClass::Normal,
			Pays::No,
		))]
		pub fn batch_reveal_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			uids_list: Vec<Vec<u16>>,
			values_list: Vec<Vec<u16>>,
			salts_list: Vec<Vec<u16>>,
			version_keys: Vec<u64>,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			let rows = Self::revealed_rows(uids_list, values_list, salts_list, version_keys)?;
			Self::do_batch_reveal_weights(&hotkey, netuid, rows)
		}

		/// Commits to weights in the first mechanism, encrypted for a round of the random beacon.
		/// The chain opens the commit in the epoch `RevealPeriodEpochs` later, once the round's
		/// pulse is there. Free. Signed by the hotkey.
		///
		/// - `commit`: the timelock ciphertext of the SCALE encoding of (hotkey as bytes, uids,
		///   values, version key); at most 5,000 bytes.
		/// - `reveal_round`: not before the last stored round.
		/// - `commit_reveal_version`: `CommitRevealWeightsVersion`.
		#[pallet::call_index(113)]
		#[pallet::weight(
			(T::WeightInfo::commit_timelocked_weights(), DispatchClass::Normal, Pays::No)
		)]
		pub fn commit_timelocked_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			commit: BoundedVec<u8, ConstU32<MAX_CRV3_COMMIT_SIZE_BYTES>>,
			reveal_round: u64,
			commit_reveal_version: u16,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			let place = (netuid, MechId::MAIN);
			let version = commit_reveal_version;
			Self::do_commit_timelocked(&hotkey, place, commit, reveal_round, version)
		}

		/// Makes a timelocked commit of version 4 in mechanism `mecid`, by the rules of
		/// `commit_timelocked_weights`. Free. Signed by the hotkey.
		#[pallet::call_index(117)]
		#[pallet::weight(
			(T::WeightInfo::commit_timelocked_weights(), DispatchClass::Normal, Pays::No)
		)]
		pub fn commit_crv3_mechanism_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			mecid: MechId,
			commit: BoundedVec<u8, ConstU32<MAX_CRV3_COMMIT_SIZE_BYTES>>,
			reveal_round: u64,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			Self::do_commit_timelocked(&hotkey, (netuid, mecid), commit, reveal_round, 4)
		}

		/// Makes a timelocked commit in mechanism `mecid`, by the rules of
		/// `commit_timelocked_weights`. Free. Signed by the hotkey.
		#[pallet::call_index(118)]
		#[pallet::weight(
			(T::WeightInfo::commit_timelocked_weights(), DispatchClass::Normal, Pays::No)
		)]
		pub fn commit_timelocked_mechanism_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			mecid: MechId,
			commit: BoundedVec<u8, ConstU32<MAX_CRV3_COMMIT_SIZE_BYTES>>,
			reveal_round: u64,
			commit_reveal_version: u16,
		) -> DispatchResult {
			let hotkey = ensure_signed(origin)?;
			let version = commit_reveal_version;
			Self::do_commit_timelocked(&hotkey, (netuid, mecid), commit, reveal_round, version)
		}

		// --- Staking ---

		/// Stakes TAO with a hotkey on a subnet, at any price. Signed by a coldkey.
		///
		/// - `amount_staked`: in rao, fee included; at least 2,000,000 after the fee.
		#[pallet::call_index(2)]
		#[pallet::weight(call_weights::add_stake::<T>(hotkey, *netuid))]
		pub fn add_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			amount_staked: TaoBalance,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_add_stake(&coldkey, &hotkey, netuid, amount_staked, None)?;
			Ok(().into())
		}

		/// Stakes TAO with a hotkey on a subnet, up to a maximum price. Signed by a coldkey.
		///
		/// - `amount_staked`: in rao, fee included; at least 2,000,000 after the fee.
		/// - `limit_price`: maximum price with the fee, in rao of TAO for a whole alpha.
		/// - `allow_partial`: stake as much as the limit allows; otherwise all or nothing.
		#[pallet::call_index(88)]
		#[pallet::weight(call_weights::add_stake_limit::<T>(hotkey, *netuid))]
		pub fn add_stake_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			amount_staked: TaoBalance,
			limit_price: TaoBalance,
			allow_partial: bool,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let limit = staking::orders::Limit { price: limit_price, allow_partial };
			Self::do_add_stake(&coldkey, &hotkey, netuid, amount_staked, Some(limit))?;
			Ok(().into())
		}

		/// Buys alpha with TAO and burns it: the issuance still counts it, but nobody can claim it.
		/// Signed by a coldkey.
		///
		/// - `amount`: in rao, fee included; at least 2,000,000 after the fee.
		/// - `limit`: maximum price with the fee, in rao of TAO for a whole alpha.
		#[pallet::call_index(132)]
		pub fn add_stake_burn(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			amount: TaoBalance,
			limit: Option<TaoBalance>,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_add_stake_burn(&coldkey, &hotkey, netuid, amount, limit)
		}

		/// Unstakes alpha, or TAO on root, from a hotkey on a subnet, at any price. Signed by a
		/// coldkey.
		///
		/// - `amount_unstaked`: in rao of alpha, fee included; more than the stake means all of it.
		///   A sale of less than the stake must bring 2,000,000 rao of TAO. A remainder below
		///   `NominatorMinRequiredStake` is sold as well.
		#[pallet::call_index(3)]
		#[pallet::weight(call_weights::remove_stake::<T>(hotkey, *netuid))]
		pub fn remove_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			amount_unstaked: AlphaBalance,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_remove_stake(&coldkey, &hotkey, netuid, amount_unstaked, None)
		}

		/// Unstakes alpha, or TAO on root, from a hotkey on a subnet, down to a minimum price.
		/// Signed by a coldkey.
		///
		/// - `amount_unstaked`: in rao of alpha, fee included; at most the stake. A sale of less
		///   than the stake must bring 2,000,000 rao of TAO. A remainder below
		///   `NominatorMinRequiredStake` is sold as well.
		/// - `limit_price`: minimum price after the fee, in rao of TAO for a whole alpha.
		/// - `allow_partial`: unstake as much as the limit allows; otherwise all or nothing.
		#[pallet::call_index(89)]
		#[pallet::weight(call_weights::remove_stake_limit::<T>(hotkey, *netuid))]
		pub fn remove_stake_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			amount_unstaked: AlphaBalance,
			limit_price: TaoBalance,
			allow_partial: bool,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let limit = staking::orders::Limit { price: limit_price, allow_partial };
			Self::do_remove_stake(&coldkey, &hotkey, netuid, amount_unstaked, Some(limit))
		}

		/// Unstakes the whole stake with a hotkey on a subnet, or nothing. Signed by a coldkey.
		///
		/// - `limit_price`: minimum price after the fee, in rao of TAO for a whole alpha; none: any
		///   price.
		#[pallet::call_index(103)]
		#[pallet::weight(call_weights::remove_stake_full_limit::<T>(hotkey, *netuid))]
		pub fn remove_stake_full_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			limit_price: Option<TaoBalance>,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_remove_stake_full(&coldkey, &hotkey, netuid, limit_price)
		}

		/// Unstakes the whole stake with a hotkey on all subnets and root, at any price. Stake that
		/// cannot be sold stays. Signed by a coldkey.
		#[pallet::call_index(83)]
		#[pallet::weight(call_weights::unstake_all::<T>(hotkey))]
		pub fn unstake_all(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_unstake_all(&coldkey, &hotkey)
		}

		/// Unstakes the whole stake with a hotkey on all subnets except root, at any price, and
		/// stakes the TAO with it on root. Stake that cannot be sold stays. Signed by a coldkey.
		#[pallet::call_index(84)]
		#[pallet::weight(call_weights::unstake_all::<T>(hotkey))]
		pub fn unstake_all_alpha(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_unstake_all_alpha(&coldkey, &hotkey)
		}

		/// Destroys staked alpha, which leaves the issuance. Not on root. Signed by a coldkey.
		///
		/// - `amount`: in rao of alpha; more than the stake means all of it.
		#[pallet::call_index(101)]
		#[pallet::weight(call_weights::recycle_alpha::<T>(*netuid))]
		pub fn recycle_alpha(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			amount: AlphaBalance,
			netuid: NetUid,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let becomes = staking::exits::GivenUp::Recycled;
			Self::do_give_up(&coldkey, &hotkey, netuid, amount, becomes)
		}

		/// Burns staked alpha: the issuance still counts it, but nobody can claim it. Not on root.
		/// Signed by a coldkey.
		///
		/// - `amount`: in rao of alpha; more than the stake means all of it.
		#[pallet::call_index(102)]
		#[pallet::weight(call_weights::burn_alpha::<T>(*netuid))]
		pub fn burn_alpha(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			amount: AlphaBalance,
			netuid: NetUid,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let becomes = staking::exits::GivenUp::Burned;
			Self::do_give_up(&coldkey, &hotkey, netuid, amount, becomes)
		}

		/// Stakes the signer's mining income on a subnet with `hotkey`, which must have a uid
		/// there. With the zero account each hotkey keeps its own income again. Signed by a
		/// coldkey.
		#[pallet::call_index(114)]
		pub fn set_coldkey_auto_stake_hotkey(
			origin: OriginFor<T>,
			netuid: NetUid,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_set_auto_stake(&coldkey, netuid, &hotkey)
		}

		// --- Moving stake ---

		/// Moves stake to another hotkey, subnet or both. Between subnets the alpha is sold and the
		/// TAO buys the destination's alpha, at any price. Signed by a coldkey.
		///
		/// - `alpha_amount`: in rao of the origin's alpha; more than the stake means all of it. Its
		///   value must be at least 2,000,000 rao of TAO; between subnets, more.
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
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let (hotkey, netuid) = (&origin_hotkey, origin_netuid);
			let from = staking::moves::Position { coldkey: &coldkey, hotkey, netuid };
			let to = staking::moves::Position {
				hotkey: &destination_hotkey,
				netuid: destination_netuid,
				..from
			};
			Self::do_move_stake(from, to, alpha_amount, None)
		}

		/// Moves stake to another hotkey, subnet or both, with a minimum price between subnets.
		/// Signed by a coldkey.
		///
		/// - `alpha_amount`: in rao of the origin's alpha; more than the stake means all of it. Its
		///   value must be at least 2,000,000 rao of TAO; between subnets, more.
		/// - `limit_price`: minimum price of the origin's alpha after the fee, in the
		///   destination's, in billionths. Ignored within a subnet.
		/// - `allow_partial`: move as much as the limit allows; otherwise all or nothing.
		#[pallet::call_index(149)]
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
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
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

		/// Moves stake to another subnet, with the same hotkey, at any price. Signed by a coldkey.
		///
		/// - `alpha_amount`: in rao of the origin's alpha; more than the stake means all of it. It
		///   must bring more than 2,000,000 rao of TAO.
		#[pallet::call_index(87)]
		#[pallet::weight(call_weights::swap_stake::<T>(
			hotkey,
			*origin_netuid,
			*destination_netuid,
		))]
		pub fn swap_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			origin_netuid: NetUid,
			destination_netuid: NetUid,
			alpha_amount: AlphaBalance,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let (hotkey, netuid) = (&hotkey, origin_netuid);
			let from = staking::moves::Position { coldkey: &coldkey, hotkey, netuid };
			Self::do_swap_stake(from, destination_netuid, alpha_amount, None)
		}

		/// Moves stake to another subnet, with the same hotkey and a minimum price. Signed by a
		/// coldkey.
		///
		/// - `alpha_amount`: in rao of the origin's alpha; more than the stake means all of it. It
		///   must bring more than 2,000,000 rao of TAO.
		/// - `limit_price`: minimum price of the origin's alpha after the fee, in the
		///   destination's, in billionths.
		/// - `allow_partial`: move as much as the limit allows; otherwise all or nothing.
		#[pallet::call_index(90)]
		#[pallet::weight(call_weights::swap_stake_limit::<T>(
			hotkey,
			*origin_netuid,
			*destination_netuid,
		))]
		pub fn swap_stake_limit(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			origin_netuid: NetUid,
			destination_netuid: NetUid,
			alpha_amount: AlphaBalance,
			limit_price: TaoBalance,
			allow_partial: bool,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let (hotkey, netuid) = (&hotkey, origin_netuid);
			let from = staking::moves::Position { coldkey: &coldkey, hotkey, netuid };
			let limit = staking::orders::Limit { price: limit_price, allow_partial };
			Self::do_swap_stake(from, destination_netuid, alpha_amount, Some(limit))
		}

		/// Transfers stake to another coldkey, with the same hotkey, on the same subnet or another.
		/// Both subnets must allow it (`TransferToggle`). Signed by a coldkey.
		///
		/// - `alpha_amount`: in rao of the origin's alpha; more than the stake means all of it. Its
		///   value must be at least 2,000,000 rao of TAO; between subnets, more.
		#[pallet::call_index(86)]
		#[pallet::weight(call_weights::transfer_stake::<T>(
			hotkey,
			*origin_netuid,
			*destination_netuid,
		))]
		pub fn transfer_stake(
			origin: OriginFor<T>,
			destination_coldkey: T::AccountId,
			hotkey: T::AccountId,
			origin_netuid: NetUid,
			destination_netuid: NetUid,
			alpha_amount: AlphaBalance,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let (hotkey, netuid) = (&hotkey, origin_netuid);
			let from = staking::moves::Position { coldkey: &coldkey, hotkey, netuid };
			Self::do_transfer_stake(from, &destination_coldkey, destination_netuid, alpha_amount)
		}

		/// Transfers stake to another coldkey and another hotkey, on the same subnet or another.
		/// Both subnets must allow it (`TransferToggle`). Signed by a coldkey.
		///
		/// - `alpha_amount`: in rao of the origin's alpha; more than the stake means all of it. Its
		///   value must be at least 2,000,000 rao of TAO; between subnets, more.
		#[pallet::call_index(143)]
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
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let (hotkey, netuid) = (&origin_hotkey, origin_netuid);
			let from = staking::moves::Position { coldkey: &coldkey, hotkey, netuid };
			let to = staking::moves::Position {
				coldkey: &destination_coldkey,
				hotkey: &destination_hotkey,
				netuid: destination_netuid,
			};
			Self::do_transfer_stake_and_hotkey(from, to, alpha_amount)
		}

		// --- Locks on stake ---

		/// Locks alpha on a subnet, or adds to the lock that there is: it cannot leave the subnet,
		/// and gives a hotkey conviction. The lock decays unless it is made perpetual. Signed by a
		/// coldkey.
		///
		/// - `hotkey`: gets the conviction; the same for all that a coldkey locks on a subnet.
		/// - `amount`: in rao of alpha. It may be staked with any hotkey.
		#[pallet::call_index(136)]
		#[pallet::weight(call_weights::lock_stake::<T>())]
		pub fn lock_stake(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			amount: AlphaBalance,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_lock_stake(&coldkey, &hotkey, netuid, amount)
		}

		/// Gives the caller's lock on a subnet to another hotkey. Its conviction begins anew,
		/// unless both hotkeys have the same owner. Signed by a coldkey.
		#[pallet::call_index(137)]
		pub fn move_lock(
			origin: OriginFor<T>,
			destination_hotkey: T::AccountId,
			netuid: NetUid,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_move_lock(&coldkey, &destination_hotkey, netuid)
		}

		/// Sets whether the caller's lock on a subnet, or the one to come, stays or decays. Signed
		/// by a coldkey.
		#[pallet::call_index(138)]
		pub fn set_perpetual_lock(
			origin: OriginFor<T>,
			netuid: NetUid,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_set_perpetual_lock(&coldkey, netuid, enabled)
		}

		/// Sets whether the caller refuses transfers of locked alpha, which it does by default.
		/// Signed by a coldkey.
		#[pallet::call_index(142)]
		pub fn set_reject_locked_alpha(
			origin: OriginFor<T>,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_set_reject_locked_alpha(&coldkey, enabled);
			Ok(().into())
		}

		/// Locks alpha as collateral with a hotkey of the caller: of its free stake with that
		/// hotkey, and what that does not cover is bought for TAO, all of it at `limit_price` at
		/// most (rao of TAO for one alpha). Collateral cannot be withdrawn; what the hotkey earns
		/// releases it. Signed by the hotkey's coldkey.
		#[pallet::call_index(144)]
		#[pallet::weight(call_weights::add_collateral::<T>())]
		pub fn add_collateral(
			origin: OriginFor<T>,
			netuid: NetUid,
			hotkey: T::AccountId,
			alpha: AlphaBalance,
			limit_price: TaoBalance,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_add_collateral(&coldkey, &hotkey, netuid, alpha, limit_price)
		}

		/// Sets the floor of the collateral with a hotkey of the caller: earnings do not release
		/// what is below it, and are locked while the collateral is. 0 removes it. Signed by the
		/// hotkey's coldkey.
		#[pallet::call_index(145)]
		pub fn set_min_collateral(
			origin: OriginFor<T>,
			netuid: NetUid,
			hotkey: T::AccountId,
			min_locked: AlphaBalance,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_set_min_collateral(&coldkey, &hotkey, netuid, min_locked)
		}

		// --- Root dividends ---

		/// Claims the signer's root dividends with all hotkeys: at most 8 hotkeys and 20 claims. A
		/// basket counts as a hotkey, and each of its holdings as two claims. Amounts below a
		/// subnet's `RootClaimableThreshold` stay owed. Signed by a coldkey.
		///
		/// - `subnets`: one to five subnets; root stands for all of them.
		#[pallet::call_index(121)]
		#[pallet::weight(call_weights::claim_root::<T>())]
		pub fn claim_root(
			origin: OriginFor<T>,
			subnets: BTreeSet<NetUid>,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_claim_root(&coldkey, &subnets)
		}

		/// Claims all root dividends that the signer is owed with a hotkey, even if it has no stake
		/// with it any more. Amounts below a subnet's `RootClaimableThreshold` stay owed. Signed by
		/// a coldkey.
		#[pallet::call_index(148)]
		#[pallet::weight(call_weights::claim_root_with_hotkey::<T>(hotkey))]
		pub fn claim_root_with_hotkey(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_claim_root_with_hotkey(&coldkey, &hotkey)
		}

		/// Buys shares in the basket of a hotkey that is registered on root, for TAO. The TAO buys
		/// of each of its holdings in proportion to their value; a basket without holdings keeps
		/// it. Claims pay the shares, see `claim_root_with_hotkey`. Signed by a coldkey.
		#[pallet::call_index(147)]
		#[pallet::weight(call_weights::stake_into_basket::<T>())]
		pub fn stake_into_basket(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			amount_staked: TaoBalance,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_stake_into_basket(&coldkey, &hotkey, amount_staked)
		}

		/// Sells a holding of a basket and buys another with the TAO; root stands for the TAO that
		/// the basket holds. The purchase brings `min_amount_out` or more. Prices may be 2 % worse
		/// than the price and the moving price, and `BasketDailyTurnoverCap`, `BasketLiquidityCap`
		/// and `BasketConcentrationCap` limit the trade. Signed by the hotkey's coldkey.
		#[pallet::call_index(150)]
		#[pallet::weight(call_weights::swap_basket::<T>(1))]
		pub fn swap_basket(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			origin_netuid: NetUid,
			destination_netuid: NetUid,
			amount: AlphaBalance,
			min_amount_out: u64,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let leg = (origin_netuid, destination_netuid, amount, min_amount_out);
			Self::do_swap_basket(&coldkey, &hotkey, &[leg])
		}

		/// Makes trades of a basket as `swap_basket` does, each (sold, bought, amount, minimum):
		/// all of them or none. Signed by the hotkey's coldkey.
		#[pallet::call_index(151)]
		#[pallet::weight(call_weights::swap_basket::<T>(legs.len()))]
		pub fn swap_basket_many(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			legs: BoundedVec<BasketLeg, ConstU32<{ MOST_LEGS }>>,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_swap_basket(&coldkey, &hotkey, &legs)
		}

		/// Chooses whether the signer's claimed root dividends are sold for TAO that is staked on
		/// root, or stay staked as alpha: on all subnets, or on those listed, at least one. Signed
		/// by a coldkey.
		#[pallet::call_index(122)]
		pub fn set_root_claim_type(
			origin: OriginFor<T>,
			new_root_claim_type: RootClaimTypeEnum,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_set_root_claim_type(coldkey, new_root_claim_type)
		}

		/// Sets the maximum number of coldkeys whose root dividends one block claims automatically,
		/// up to 50. Signed by root.
		#[pallet::call_index(123)]
		pub fn sudo_set_num_root_claims(
			origin: OriginFor<T>,
			new_value: u64,
		) -> DispatchResultWithPostInfo {
			refusal::origin(ensure_root(origin))?;
			Self::do_set_num_root_claims(new_value)
		}

		/// Sets the minimum root dividends that a claim pays on a subnet, in rao of alpha, up to
		/// 10,000,000. The value of root applies where a subnet has none. Signed by the subnet's
		/// owner or root.
		#[pallet::call_index(124)]
		pub fn sudo_set_root_claim_threshold(
			origin: OriginFor<T>,
			netuid: NetUid,
			new_value: u64,
		) -> DispatchResultWithPostInfo {
			refusal::checks_of_small_call(|| Self::ensure_owner_or_root(origin, netuid))?;
			Self::do_set_root_claim_threshold(netuid, new_value)
		}

		// --- Keys and takes ---

		/// Binds a hotkey to the signer. Succeeds without effect if the hotkey already has a
		/// coldkey. Signed by a coldkey.
		#[pallet::call_index(91)]
		pub fn try_associate_hotkey(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_associate_hotkey(&hotkey, &coldkey)
		}

		/// Swaps a hotkey on the subnet `netuid`, or on all: uid, stake of all who stake with it,
		/// children, parents and all else become the new hotkey's. For 0.001 TAO on a subnet, 0.1
		/// TAO on all. A hotkey with many stakers takes several blocks; until the swap is complete
		/// (`HotkeySwapped`, `HotkeySwappedOnSubnet`), both keys wait. Signed by the hotkey's
		/// coldkey.
		#[pallet::call_index(70)]
		#[pallet::weight(call_weights::swap_hotkey::<T>())]
		pub fn swap_hotkey(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			new_hotkey: T::AccountId,
			netuid: Option<NetUid>,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_swap_hotkey(&coldkey, (&hotkey, &new_hotkey), netuid, false)?;
			let steps = Self::begin_last_swap();
			Ok(Some(T::WeightInfo::swap_hotkey().saturating_add(steps)).into())
		}

		/// Swaps a hotkey as `swap_hotkey` does. With `keep_stake` all stake stays with the old
		/// hotkey, which stays its coldkey's; not where that has collateral with it. Signed by the
		/// hotkey's coldkey.
		#[pallet::call_index(72)]
		#[pallet::weight(call_weights::swap_hotkey_v2::<T>(*keep_stake))]
		pub fn swap_hotkey_v2(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			new_hotkey: T::AccountId,
			netuid: Option<NetUid>,
			keep_stake: bool,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let search = Self::weight_of_kept(keep_stake);
			Self::do_swap_hotkey(&coldkey, (&hotkey, &new_hotkey), netuid, keep_stake)?;
			let steps = Self::begin_last_swap().saturating_add(search);
			Ok(Some(T::WeightInfo::swap_hotkey().saturating_add(steps)).into())
		}

		/// Announces the swap of the signer, a coldkey, to the coldkey with the hash
		/// `new_coldkey_hash` (Blake2b of 256 bits), for 0.1 TAO. It can be made
		/// `ColdkeySwapAnnouncementDelay` blocks later (`swap_coldkey_announced`). Until then the
		/// signer can only make the calls of the swap, and `MevShield.submit_encrypted`. Another
		/// announcement replaces this one, without a price, `ColdkeySwapReannouncementDelay` blocks
		/// after the swap could be made. Signed by the coldkey.
		#[pallet::call_index(125)]
		pub fn announce_coldkey_swap(
			origin: OriginFor<T>,
			new_coldkey_hash: T::Hash,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_announce_coldkey_swap(&coldkey, new_coldkey_hash)
		}

		/// Swaps the signer, a coldkey, to the one that it has announced: everything that it has
		/// becomes the new coldkey's. A coldkey with much stake takes several blocks; until the
		/// swap is complete (`ColdkeySwapped`), both wait. Signed by the old coldkey.
		#[pallet::call_index(126)]
		#[pallet::weight(call_weights::swap_coldkey_announced::<T>())]
		pub fn swap_coldkey_announced(
			origin: OriginFor<T>,
			new_coldkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let old = refusal::origin(ensure_signed(origin))?;
			Self::do_swap_coldkey_announced(&old, &new_coldkey)?;
			let steps = Self::begin_last_swap();
			Ok(Some(T::WeightInfo::swap_coldkey_announced().saturating_add(steps)).into())
		}

		/// Disputes the announced swap of the signer, for example because the key is stolen: it can
		/// make no calls until root has settled the dispute. Signed by the coldkey.
		#[pallet::call_index(127)]
		pub fn dispute_coldkey_swap(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_dispute_coldkey_swap(&coldkey)
		}

		/// Withdraws the announced swap of the signer, `ColdkeySwapReannouncementDelay` blocks
		/// after it could be made. Signed by the coldkey.
		#[pallet::call_index(133)]
		pub fn clear_coldkey_swap_announcement(origin: OriginFor<T>) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_clear_coldkey_swap(&coldkey)
		}

		/// Removes the announced swap of a coldkey, and its dispute. Signed by root.
		#[pallet::call_index(128)]
		pub fn reset_coldkey_swap(
			origin: OriginFor<T>,
			coldkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			refusal::origin(ensure_root(origin))?;
			Self::do_reset_coldkey_swap(&coldkey);
			Ok(().into())
		}

		/// Swaps a coldkey to another, for `swap_cost`, in rao, that the old coldkey pays. Ends its
		/// announcement and its dispute. Signed by root.
		#[pallet::call_index(71)]
		#[pallet::weight(call_weights::swap_coldkey::<T>())]
		pub fn swap_coldkey(
			origin: OriginFor<T>,
			old_coldkey: T::AccountId,
			new_coldkey: T::AccountId,
			swap_cost: TaoBalance,
		) -> DispatchResultWithPostInfo {
			refusal::origin(ensure_root(origin))?;
			Self::do_swap_coldkey(&old_coldkey, &new_coldkey, swap_cost)?;
			let steps = Self::begin_last_swap();
			Ok(Some(T::WeightInfo::swap_coldkey().saturating_add(steps)).into())
		}

		/// Raises the take of a delegate, in parts of 65,535, up to `MaxDelegateTake`. The last
		/// change must be more than `TxDelegateTakeRateLimit` blocks ago. Signed by the hotkey's
		/// coldkey.
		#[pallet::call_index(66)]
		pub fn increase_take(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			take: u16,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_change_take(&coldkey, &hotkey, keys::takes::Change::Increase(take))
		}

		/// Lowers the take of a delegate, in parts of 65,535, down to `MinDelegateTake`.
		/// Signed by the hotkey's coldkey.
		#[pallet::call_index(65)]
		pub fn decrease_take(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			take: u16,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_change_take(&coldkey, &hotkey, keys::takes::Change::Decrease(take))
		}

		/// Sets the childkey take of a hotkey on a subnet: what it keeps of the dividends of stake
		/// weight lent by hotkeys of other coldkeys, in parts of 65,535. It can be raised
		/// `TxChildkeyTakeRateLimit` blocks after it was set. Signed by the hotkey's coldkey.
		#[pallet::call_index(75)]
		pub fn set_childkey_take(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			take: u16,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_set_childkey_take(&coldkey, &hotkey, netuid, take)
		}

		/// Sets the minimum number of blocks between setting a childkey take and raising it. Signed
		/// by root.
		#[pallet::call_index(69)]
		pub fn sudo_set_tx_childkey_take_rate_limit(
			origin: OriginFor<T>,
			tx_rate_limit: u64,
		) -> DispatchResultWithPostInfo {
			refusal::origin(ensure_root(origin))?;
			Self::set_childkey_take_rate_limit(tx_rate_limit);
			Ok(().into())
		}

		/// Sets the minimum childkey take, in parts of 65,535, up to `MaxChildkeyTake`. Signed by
		/// root.
		#[pallet::call_index(76)]
		pub fn sudo_set_min_childkey_take(
			origin: OriginFor<T>,
			take: u16,
		) -> DispatchResultWithPostInfo {
			refusal::origin(ensure_root(origin))?;
			refusal::checks::<T, _>(|| Self::set_min_childkey_take(take))?;
			Ok(().into())
		}

		/// Sets the maximum childkey take, in parts of 65,535, down to `MinChildkeyTake`. Signed by
		/// root.
		#[pallet::call_index(77)]
		pub fn sudo_set_max_childkey_take(
			origin: OriginFor<T>,
			take: u16,
		) -> DispatchResultWithPostInfo {
			refusal::origin(ensure_root(origin))?;
			refusal::checks::<T, _>(|| Self::set_max_childkey_take(take))?;
			Ok(().into())
		}

		// --- Children ---

		/// Sets the children of a hotkey on a subnet, which it lends parts of its stake weight. The
		/// list replaces the present one when the subnet uses an epoch slot after the cooldown
		/// (`PendingChildKeyCooldown`), or at once while the subnet's alpha cannot be traded.
		/// Signed by the hotkey's coldkey.
		///
		/// - `children`: (part of 2⁶⁴ − 1, hotkey), at most five; the parts sum to at most the
		///   whole.
		#[pallet::call_index(67)]
		#[pallet::weight(call_weights::set_children::<T>(children))]
		pub fn set_children(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			netuid: NetUid,
			children: Vec<(u64, T::AccountId)>,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_set_children(&coldkey, &hotkey, netuid, children)
		}

		/// Sets the cooldown of lists of children scheduled from now on, in blocks. Signed by root.
		#[pallet::call_index(109)]
		pub fn set_pending_childkey_cooldown(
			origin: OriginFor<T>,
			cooldown: u64,
		) -> DispatchResultWithPostInfo {
			refusal::origin(ensure_root(origin))?;
			Self::set_children_cooldown(cooldown);
			Ok(().into())
		}

		/// Chooses whether a member of root lends its stake weight to the owner hotkey of each new
		/// subnet. Signed by the hotkey's coldkey.
		#[pallet::call_index(135)]
		pub fn set_auto_parent_delegation_enabled(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_set_auto_parent(&coldkey, &hotkey, enabled)
		}

		// --- Subnets ---

		/// Creates a subnet for the current lock cost, which becomes its TAO reserve. The signer
		/// owns it; `hotkey` becomes its first neuron. At `SubnetLimit` it waits for the clean-up
		/// of another subnet, which is dissolved for it if none is in clean-up already. Signed by
		/// the hotkey's coldkey.
		#[pallet::call_index(59)]
		#[pallet::weight(cost::register_network::<T>())]
		pub fn register_network(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_register_network(&coldkey, &hotkey, None)
		}

		/// Creates a subnet like `register_network`, with an identity, by the rules of
		/// `set_subnet_identity`. Signed by the hotkey's coldkey.
		#[pallet::call_index(79)]
		#[pallet::weight(cost::register_network::<T>())]
		pub fn register_network_with_identity(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			identity: Option<SubnetIdentityOfV3>,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_register_network(&coldkey, &hotkey, identity)
		}

		/// Starts a subnet: its alpha can be traded now, and it earns emission from the next block
		/// on. Possible `StartCallDelay` blocks after its creation. Signed by the subnet's owner.
		#[pallet::call_index(92)]
		pub fn start_call(origin: OriginFor<T>, netuid: NetUid) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			Self::do_start_call(&coldkey, netuid)
		}

		/// Dissolves a subnet; its TAO reserve is paid to its stakers. The coldkey is ignored.
		/// Signed by root.
		#[pallet::call_index(61)]
		#[pallet::weight(T::WeightInfo::dissolve_network())]
		pub fn dissolve_network(
			origin: OriginFor<T>,
			_coldkey: T::AccountId,
			netuid: NetUid,
		) -> DispatchResultWithPostInfo {
			refusal::origin(ensure_root(origin))?;
			Self::do_dissolve_network(netuid)
		}

		/// Dissolves a subnet; its TAO reserve is paid to its stakers. Signed by root.
		#[pallet::call_index(120)]
		#[pallet::weight(T::WeightInfo::dissolve_network())]
		pub fn root_dissolve_network(
			origin: OriginFor<T>,
			netuid: NetUid,
		) -> DispatchResultWithPostInfo {
			refusal::origin(ensure_root(origin))?;
			Self::do_dissolve_network(netuid)
		}

		/// Changes the symbol of a subnet's token to one of the chain's list that no subnet uses.
		/// Signed by the subnet's owner or root.
		///
		/// - `symbol`: in UTF-8.
		#[pallet::call_index(112)]
		#[pallet::weight(call_weights::update_symbol::<T>())]
		pub fn update_symbol(
			origin: OriginFor<T>,
			netuid: NetUid,
			symbol: Vec<u8>,
		) -> DispatchResult {
			Self::ensure_owner_or_root(origin, netuid)?;
			Self::do_update_symbol(netuid, symbol)
		}

		/// Sets the tempo of a subnet, 360 to 50,400 blocks, and restarts the cycle of its epochs.
		/// Once in 360 blocks; not in the `AdminFreezeWindow` blocks before an epoch. Signed by the
		/// subnet's owner.
		#[pallet::call_index(139)]
		pub fn set_tempo(origin: OriginFor<T>, netuid: NetUid, tempo: u16) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_set_tempo(&owner, netuid, tempo)
		}

		/// Sets the blocks without setting weights after which a neuron is inactive, in thousandths
		/// of the tempo, 1,000 to 50,000. An owner can set it once in `OwnerHyperparamRateLimit`
		/// tempos, and not in the `AdminFreezeWindow` blocks before an epoch. Signed by the
		/// subnet's owner or root.
		#[pallet::call_index(140)]
		pub fn set_activity_cutoff_factor(
			origin: OriginFor<T>,
			netuid: NetUid,
			factor_milli: u32,
		) -> DispatchResult {
			let owner = Self::ensure_owner_or_root(origin, netuid)?;
			Self::do_set_activity_cutoff_factor(owner, netuid, factor_milli)
		}

		/// Requests an epoch out of turn, `AdminFreezeWindow` blocks from now: as long before every
		/// epoch, hyperparameters are frozen. The cycle starts anew with it. An owner can request
		/// one in `OwnerHyperparamRateLimit` tempos. Signed by the subnet's owner.
		#[pallet::call_index(141)]
		pub fn trigger_epoch(origin: OriginFor<T>, netuid: NetUid) -> DispatchResultWithPostInfo {
			let owner = refusal::origin(ensure_signed(origin))?;
			Self::do_trigger_epoch(owner, netuid)
		}

		// --- Voting power ---

		/// Tracks the voting power of a subnet's validators, or withdraws the request to end that.
		/// Signed by the subnet's owner or root.
		#[pallet::call_index(129)]
		pub fn enable_voting_power_tracking(
			origin: OriginFor<T>,
			netuid: NetUid,
		) -> DispatchResultWithPostInfo {
			refusal::checks::<T, _>(|| Self::ensure_owner_or_root(origin, netuid))?;
			Self::do_enable_voting_power(netuid)
		}

		/// Requests the end of tracking voting power, in 100,800 blocks. Signed by the subnet's
		/// owner or root.
		#[pallet::call_index(130)]
		pub fn disable_voting_power_tracking(
			origin: OriginFor<T>,
			netuid: NetUid,
		) -> DispatchResultWithPostInfo {
			refusal::checks::<T, _>(|| Self::ensure_owner_or_root(origin, netuid))?;
			Self::do_disable_voting_power(netuid)
		}

		/// Sets the part of the newest stake weight in a subnet's voting power. Signed by root.
		///
		/// - `alpha`: in parts of 10¹⁸, at most all.
		#[pallet::call_index(131)]
		pub fn sudo_set_voting_power_ema_alpha(
			origin: OriginFor<T>,
			netuid: NetUid,
			alpha: u64,
		) -> DispatchResultWithPostInfo {
			refusal::origin(ensure_root(origin))?;
			Self::do_set_voting_power_alpha(netuid, alpha)
		}

		// --- Leases ---

		/// Creates a subnet with what a crowdloan has raised. It is the call of a crowdloan that is
		/// being finalized; its creator runs the subnet as a proxy of the lease's coldkey, which
		/// owns it. What the subnet does not cost is returned to the contributors. Signed by the
		/// crowdloan's creator.
		///
		/// - `emissions_share`: the contributors' part of the owner's cut, in percent.
		/// - `end_block`: block from which on the creator can take the subnet over; none: never.
		#[pallet::call_index(110)]
		#[pallet::weight(call_weights::register_leased_network::<T>())]
		pub fn register_leased_network(
			origin: OriginFor<T>,
			emissions_share: Percent,
			end_block: Option<BlockNumberFor<T>>,
		) -> DispatchResultWithPostInfo {
			let who = refusal::origin(ensure_signed(origin))?;
			Self::do_register_leased_network(&who, emissions_share, end_block)
		}

		/// Takes over the subnet of a lease after the lease's end. What its contributors have
		/// earned is paid to them; the rest of the lease's stake is the beneficiary's. Signed by
		/// the beneficiary.
		///
		/// - `hotkey`: one of the beneficiary's hotkeys, which becomes the owner hotkey.
		#[pallet::call_index(111)]
		pub fn terminate_lease(
			origin: OriginFor<T>,
			lease_id: LeaseId,
			hotkey: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let who = refusal::origin(ensure_signed(origin))?;
			Self::do_terminate_lease(&who, lease_id, &hotkey)
		}

		// --- Identities ---

		/// Publishes the signer's identity, in place of an earlier one. Up to 256 bytes each:
		/// `name`, `url`, `github_repo`, `discord`; up to 1,024: `image`, `description`,
		/// `additional`. Signed by a coldkey one of whose hotkeys has a uid.
		#[pallet::call_index(68)]
		#[pallet::weight(call_weights::set_identity::<T>())]
		pub fn set_identity(
			origin: OriginFor<T>,
			name: Vec<u8>,
			url: Vec<u8>,
			github_repo: Vec<u8>,
			image: Vec<u8>,
			discord: Vec<u8>,
			description: Vec<u8>,
			additional: Vec<u8>,
		) -> DispatchResultWithPostInfo {
			let coldkey = refusal::origin(ensure_signed(origin))?;
			let identity =
				ChainIdentityV2 { name, url, github_repo, image, discord, description, additional };
			Self::do_set_identity(&coldkey, identity)
		}

		/// Publishes the identity of a subnet, in place of an earlier one. Up to 256 bytes each:
		/// `subnet_name`, `discord`; up to 1,024: all others. Signed by the subnet's owner.
		#[pallet::call_index(78)]
		pub fn set_subnet_identity(
			origin: OriginFor<T>,
			netuid: NetUid,
			subnet_name: Vec<u8>,
			github_repo: Vec<u8>,
			subnet_contact: Vec<u8>,
			subnet_url: Vec<u8>,
			discord: Vec<u8>,
			description: Vec<u8>,
			logo_url: Vec<u8>,
			additional: Vec<u8>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let identity = SubnetIdentityV3 {
				subnet_name,
				github_repo,
				subnet_contact,
				subnet_url,
				discord,
				description,
				logo_url,
				additional,
			};
			Self::do_set_subnet_identity(&who, netuid, identity)
		}
	}
}
