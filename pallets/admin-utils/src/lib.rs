//! # Administration
//!
//! The calls by which root and the owners of subnets set hyperparameters and settings of the chain.
//!
//! This pallet has no storage. The items belong to [`pallet_subtensor`]: its
//! [`hyperparameters`](pallet_subtensor::hyperparameters) writes a value and deposits the event,
//! this pallet checks whether the value may be set. Both are generated from one table,
//! [`for_each_hyperparameter`](pallet_subtensor::for_each_hyperparameter), with a row for each
//! setting. The call of a setting names the storage item of its row and contains nothing else.
//!
//! | file | subject |
//! |---|---|
//! | [`settings`] | the functions that calls delegate to, and the order of their checks |
//! | `actions` | calls that are no settings |
//! | [`authorities`] | changes of the chain's authorities |
//! | [`checks`] | rule and bounds of each setting, generated from the table |
//! | [`bounds`] | bounds that are more than a range |
//! | `weight` | the weight of each call, generated from the table |
//! | [`measured`] | weights by family, written by `make weights` |
//!
//! For every setting of a subnet:
//! - Root may set it, or *owner or root*; other origins get `BadOrigin`.
//! - An owner may set the same one once in `OwnerHyperparamRateLimit` tempos
//!   (`TxRateLimitExceeded`), counted from the owner's last successful call. Root has no limit.
//! - The subnet must exist (`SubnetDoesNotExist`).
//! - Most are frozen for `AdminFreezeWindow` blocks before an epoch, for root too
//!   (`AdminActionProhibitedDuringWeightsWindow`). The root network has no epochs and is never
//!   frozen.
//! - The root network does not have some (`NotPermittedOnRootSubnet`).
//!
//! `CONTRIBUTING.md` lists the steps that add a setting.

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

mod actions;
pub mod authorities;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod bounds;
pub mod checks;
pub mod measured;
#[cfg(test)]
mod mock;
pub mod settings;
#[cfg(test)]
mod tests;
mod weight;

pub use authorities::ChangeAuthorities;
pub use measured::WeightInfo;
pub use pallet::*;

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros make")]
#[frame_support::pallet]
pub mod pallet {
	use crate::{authorities::AuthorityList, measured::WeightInfo as _, weight::Cost};
	use ::pallet_subtensor::{
		types::{EpochConsensus, PeerPredictionParameters, SigmoidParameters},
		Pallet as Protocol, *,
	};
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use ganglion_types::{MechId, NetUid, TaoBalance};
	use substrate_fixed::types::{I64F64, I96F32, U64F64};

	// Metadata shows the path of an argument's type as it is written at the call. Clients know
	// `pallet_subtensor::RecycleOrBurnEnum`.
	use ::pallet_subtensor::types as pallet_subtensor;

	/// Version of the layout of this pallet's storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>> + ::pallet_subtensor::Config
	{
		/// Key of a block author.
		type AuthorityId: Parameter + Member + MaxEncodedLen;
		/// Key of a voter on finality.
		type VoterId: Parameter + Member + MaxEncodedLen;
		/// Maximum number of authors, and of voters.
		type MaxAuthorities: Get<u32>;
		/// The consensus engines, which change the authorities.
		type Authorities: crate::ChangeAuthorities<Self>;
		/// What the calls cost.
		type WeightInfo: crate::WeightInfo;
	}

	/// The measured weights of this pallet; `T::WeightInfo` could be the protocol pallet's as well.
	type Measured<T> = <T as Config>::WeightInfo;

	/// The protocol pallet's weights, of calls that are the same there.
	type ProtocolWeights<T> = <T as ::pallet_subtensor::Config>::WeightInfo;

	// Codec indices are the network's. Events of the other settings are the protocol pallet's.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Yuma 3 was switched on or off for a subnet's bonds.
		#[codec(index = 1)]
		Yuma3EnableToggled {
			/// The subnet.
			netuid: NetUid,
			/// Whether it is on.
			enabled: bool,
		},
		/// The reset of a miner's bonds was allowed or forbidden on a subnet.
		#[codec(index = 2)]
		BondsResetToggled {
			/// The subnet.
			netuid: NetUid,
			/// Whether it is allowed.
			enabled: bool,
		},
		/// The half-life of the price of a subnet's uids was set.
		#[codec(index = 3)]
		BurnHalfLifeSet {
			/// The subnet.
			netuid: NetUid,
			/// Blocks in which the price halves.
			burn_half_life: u16,
		},
		/// The rise of the price of a subnet's uids was set.
		#[codec(index = 4)]
		BurnIncreaseMultSet {
			/// The subnet.
			netuid: NetUid,
			/// Factor by which a registration raises the price.
			burn_increase_mult: U64F64,
		},
		/// A subnet's part in emission was switched on or off.
		#[codec(index = 5)]
		SubnetEmissionEnabledSet {
			/// The subnet.
			netuid: NetUid,
			/// Whether it takes part.
			enabled: bool,
		},
		/// The part of a registration's price that buys collateral was set.
		#[codec(index = 6)]
		CollateralLockShareSet {
			/// The subnet.
			netuid: NetUid,
			/// In parts of 65,535.
			lock_share: u16,
		},
		/// The drain ratio of a subnet's new collateral was set.
		#[codec(index = 7)]
		CollateralDrainRatioSet {
			/// The subnet.
			netuid: NetUid,
			/// What a rao that the hotkey earns releases.
			drain_ratio: U64F64,
		},
		/// The most that a holding of a basket can be worth was set.
		#[codec(index = 8)]
		BasketConcentrationCapSet {
			/// In parts of 65,535 of the basket.
			cap: u16,
		},
		/// Root let baskets be traded, or no longer.
		#[codec(index = 9)]
		BasketTradingToggled {
			/// Whether they can be traded.
			enabled: bool,
		},
		/// Root excluded a basket from trading, or no longer.
		#[codec(index = 10)]
		BasketTradingFrozenSet {
			/// The hotkey of the basket.
			hotkey: T::AccountId,
			/// Whether it is excluded.
			frozen: bool,
		},
		/// The most that a basket can trade was set.
		#[codec(index = 11)]
		BasketDailyTurnoverCapSet {
			/// In parts of 65,535 of the basket.
			cap: u16,
		},
		/// The most alpha that a basket can hold after a purchase was set.
		#[codec(index = 12)]
		BasketLiquidityCapSet {
			/// In parts of 65,535 of the pool's alpha.
			cap: u16,
		},
	}

	// Names and numbers are the network's, then ours. Older clients look a name up by its position:
	// numbers have no gaps.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no subnet of this number.
		#[codec(index = 0)]
		SubnetDoesNotExist,
		/// A subnet cannot have more validators than neurons.
		#[codec(index = 1)]
		MaxValidatorsLargerThanMaxUIds,
		/// The maximum number of neurons cannot be below the number there are.
		#[codec(index = 2)]
		MaxAllowedUIdsLessThanCurrentUIds,
		/// More of a bond would remain each epoch than is allowed.
		#[codec(index = 3)]
		BondsMovingAverageMaxReached,
		/// Only root may set a negative steepness of the sigmoid.
		#[codec(index = 4)]
		NegativeSigmoidSteepness,
		/// The value is outside the bounds of this setting.
		#[codec(index = 5)]
		ValueNotInBounds,
		/// The least number of neurons must be below the number there are.
		#[codec(index = 6)]
		MinAllowedUidsGreaterThanCurrentUids,
		/// The least number of neurons must be below the maximum.
		#[codec(index = 7)]
		MinAllowedUidsGreaterThanMaxAllowedUids,
		/// The maximum number of neurons cannot be below the least.
		#[codec(index = 8)]
		MaxAllowedUidsLessThanMinAllowedUids,
		/// No subnet can have that many neurons.
		#[codec(index = 9)]
		MaxAllowedUidsGreaterThanDefaultMaxAllowedUids,
		/// The value is not valid for this setting.
		#[codec(index = 10)]
		InvalidValue,
		/// The root network does not have this setting.
		#[codec(index = 11)]
		NotPermittedOnRootSubnet,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 12)]
		POWRegistrationDisabled,
		/// The call has no effect any more.
		#[codec(index = 13)]
		Deprecated,
		/// Less than a twentieth of a registration's price would be burned.
		#[codec(index = 14)]
		CollateralLockShareTooHigh,
		/// Earnings must release collateral, and at most ten times themselves.
		#[codec(index = 15)]
		CollateralDrainRatioOutOfBounds,
		/// An error of the network that no call of this chain raises.
		#[codec(index = 16)]
		GrandpaChangeDelayMustBeZero,
		/// In Null mode a subnet has one validator: choose another mode first.
		#[codec(index = 17)]
		MaxValidatorsFixedInNullMode,
		/// An owner cannot close the last way to register on its subnet: open the other one first.
		#[codec(index = 18)]
		LastWayToRegister,
	}

	#[pallet::call(weight = Cost<T>)]
	impl<T: Config> Pallet<T> {
		// --- Authorities: root changes them. ---
		/// Replaces the block authors from the next block on: 1 to 32 (`InvalidValue`). Root.
		#[pallet::call_index(0)]
		#[pallet::weight(Measured::<T>::swap_authorities(T::MaxAuthorities::get()))]
		pub fn swap_authorities(
			origin: OriginFor<T>,
			new_authorities: BoundedVec<<T as Config>::AuthorityId, T::MaxAuthorities>,
		) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_swap_authorities(new_authorities)
		}

		/// Replaces the voters on finality `in_blocks` from now: 1 to 32, with weights above 0
		/// whose sum fits 64 bits (`InvalidValue`). With `forced`, the number of the last block
		/// that is final, the change does not wait for finality. Root.
		#[pallet::call_index(59)]
		#[pallet::weight(Measured::<T>::schedule_grandpa_change(T::MaxAuthorities::get()))]
		pub fn schedule_grandpa_change(
			origin: OriginFor<T>,
			next_authorities: AuthorityList<T>,
			in_blocks: BlockNumberFor<T>,
			forced: Option<BlockNumberFor<T>>,
		) -> DispatchResult {
			ensure_root(origin)?;
			Self::do_schedule_voters(next_authorities, in_blocks, forced)
		}

		// --- Settings of the chain: root sets them, in any block. ---
		/// Sets the most that a holding of a basket can be worth after its purchase, in parts of
		/// 65,535 of the basket's value.
		#[pallet::call_index(105)]
		pub fn sudo_set_basket_concentration_cap(
			origin: OriginFor<T>,
			cap: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<BasketConcentrationCap<T>>(origin, cap)
		}

		/// Sets whether hotkeys may trade their baskets. While they may, root dividends that would
		/// be sold automatically enter the basket instead.
		#[pallet::call_index(106)]
		pub fn sudo_set_basket_trading_enabled(
			origin: OriginFor<T>,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<BasketTradingEnabled<T>>(origin, enabled)
		}

		/// Excludes the basket of a hotkey from trading, or no longer. It still takes deposits and
		/// pays claims.
		#[pallet::call_index(107)]
		#[pallet::weight(<T as Config>::WeightInfo::set_on_chain())]
		pub fn sudo_set_basket_trading_frozen(
			origin: OriginFor<T>,
			hotkey: T::AccountId,
			frozen: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_basket_frozen(origin, hotkey, frozen)
		}

		/// Sets the most TAO that a basket can trade at once, and in a day, in parts of 65,535 of
		/// its value.
		#[pallet::call_index(108)]
		pub fn sudo_set_basket_daily_turnover_cap(
			origin: OriginFor<T>,
			cap: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<BasketDailyTurnoverCap<T>>(origin, cap)
		}

		/// Sets the most alpha that a basket can hold after a purchase, in parts of 65,535 of the
		/// pool's.
		#[pallet::call_index(109)]
		pub fn sudo_set_basket_liquidity_cap(
			origin: OriginFor<T>,
			cap: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<BasketLiquidityCap<T>>(origin, cap)
		}

		/// Stores the least flow of TAO that would count for emission, in rao. Emission follows
		/// moving prices: nothing reads it.
		#[pallet::call_index(81)]
		pub fn sudo_set_tao_flow_cutoff(
			origin: OriginFor<T>,
			flow_cutoff: I64F64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<TaoFlowCutoff<T>>(origin, flow_cutoff)
		}

		/// Stores the exponent for flows of TAO: 1 to 2 (`InvalidValue`). Emission follows moving
		/// prices: nothing reads it.
		#[pallet::call_index(82)]
		pub fn sudo_set_tao_flow_normalization_exponent(
			origin: OriginFor<T>,
			exponent: U64F64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<FlowNormExponent<T>>(origin, exponent)
		}

		/// Stores the pace of an average of flows of TAO, in parts of 2⁶³. Emission follows moving
		/// prices: nothing reads it.
		#[pallet::call_index(83)]
		pub fn sudo_set_tao_flow_smoothing_factor(
			origin: OriginFor<T>,
			smoothing_factor: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<FlowEmaSmoothingFactor<T>>(origin, smoothing_factor)
		}

		/// Stores whether the protocol's own flows of TAO would be subtracted. Emission follows
		/// moving prices: nothing reads it.
		#[pallet::call_index(91)]
		pub fn sudo_set_net_tao_flow_enabled(
			origin: OriginFor<T>,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<NetTaoFlowEnabled<T>>(origin, enabled)
		}

		/// Sets the least TAO of a basket's trade, in rao, beside the minimum stake.
		#[pallet::call_index(110)]
		pub fn sudo_set_basket_min_trade_tao(
			origin: OriginFor<T>,
			min_trade_rao: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<BasketMinTradeTao<T>>(origin, min_trade_rao)
		}

		/// Sets the highest take a delegate may keep, in parts of 65,535; also the take of one that
		/// never chose.
		#[pallet::call_index(1)]
		pub fn sudo_set_default_take(
			origin: OriginFor<T>,
			default_take: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<MaxDelegateTake<T>>(origin, default_take)
		}

		/// Sets the lowest take a delegate may keep, in parts of 65,535.
		#[pallet::call_index(46)]
		pub fn sudo_set_min_delegate_take(
			origin: OriginFor<T>,
			take: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<MinDelegateTake<T>>(origin, take)
		}

		/// Sets the blocks after a change of a delegate's take in which it cannot be raised; 0
		/// removes the limit.
		#[pallet::call_index(45)]
		pub fn sudo_set_tx_delegate_take_rate_limit(
			origin: OriginFor<T>,
			tx_rate_limit: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<TxDelegateTakeRateLimit<T>>(origin, tx_rate_limit)
		}

		/// Sets what is recycled of the dividends on stake weight lent to another coldkey's hotkey,
		/// in parts of 2⁶⁴ − 1.
		#[pallet::call_index(73)]
		pub fn sudo_set_ck_burn(origin: OriginFor<T>, burn: u64) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<CKBurn<T>>(origin, burn)
		}

		/// Sets the version of timelocked commits that the chain accepts. Clients send 4, whose
		/// form is the only one that the chain reveals: another version stops timelocked commits.
		#[pallet::call_index(71)]
		pub fn sudo_set_commit_reveal_version(
			origin: OriginFor<T>,
			version: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<CommitRevealWeightsVersion<T>>(origin, version)
		}

		/// Sets the blocks between two key operations of an account.
		#[pallet::call_index(2)]
		pub fn sudo_set_tx_rate_limit(
			origin: OriginFor<T>,
			tx_rate_limit: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<TxRateLimit<T>>(origin, tx_rate_limit)
		}

		/// Sets the stake weight, in rao, below which a neuron's weights do not count.
		#[pallet::call_index(42)]
		pub fn sudo_set_stake_threshold(
			origin: OriginFor<T>,
			min_stake: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<StakeThreshold<T>>(origin, min_stake)
		}

		/// Sets what a nominator must keep in a position, in millionths of the least amount that
		/// can be staked; 0 is no minimum. Positions below a raised minimum are sold within the
		/// next blocks.
		#[pallet::call_index(43)]
		pub fn sudo_set_nominator_min_required_stake(
			origin: OriginFor<T>,
			min_stake: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<NominatorMinRequiredStake<T>>(origin, min_stake)
		}

		/// Sets the weight of the newest price in a very old subnet's moving price: 0 to 1
		/// (`ValueNotInBounds`).
		#[pallet::call_index(63)]
		pub fn sudo_set_subnet_moving_alpha(
			origin: OriginFor<T>,
			alpha: I96F32,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<SubnetMovingAlpha<T>>(origin, alpha)
		}

		/// Sets the maximum number of epochs that run in a block: 1 at least (`ValueNotInBounds`).
		#[pallet::call_index(96)]
		pub fn sudo_set_max_epochs_per_block(
			origin: OriginFor<T>,
			max_epochs_per_block: u8,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<MaxEpochsPerBlock<T>>(origin, max_epochs_per_block)
		}

		/// Sets for how many blocks before an epoch a subnet's hyperparameters are frozen; 0 never
		/// freezes them.
		#[pallet::call_index(74)]
		pub fn sudo_set_admin_freeze_window(
			origin: OriginFor<T>,
			window: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<AdminFreezeWindow<T>>(origin, window)
		}

		/// Sets the tempos that pass before an owner may set the same hyperparameter again.
		#[pallet::call_index(75)]
		pub fn sudo_set_owner_hparam_rate_limit(
			origin: OriginFor<T>,
			epochs: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<OwnerHyperparamRateLimit<T>>(origin, epochs)
		}

		/// Sets the maximum number of subnets, without root.
		#[pallet::call_index(37)]
		pub fn sudo_set_subnet_limit(
			origin: OriginFor<T>,
			max_subnets: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<SubnetLimit<T>>(origin, max_subnets)
		}

		/// Sets the owner's share of what a subnet emits, in parts of 65,535.
		#[pallet::call_index(28)]
		pub fn sudo_set_subnet_owner_cut(
			origin: OriginFor<T>,
			subnet_owner_cut: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<SubnetOwnerCut<T>>(origin, subnet_owner_cut)
		}

		/// Sets the minimum number of blocks between two registrations of subnets.
		#[pallet::call_index(29)]
		pub fn sudo_set_network_rate_limit(
			origin: OriginFor<T>,
			rate_limit: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<NetworkRateLimit<T>>(origin, rate_limit)
		}

		/// Sets the blocks in which a new subnet cannot be pruned.
		#[pallet::call_index(35)]
		pub fn sudo_set_network_immunity_period(
			origin: OriginFor<T>,
			immunity_period: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<NetworkImmunityPeriod<T>>(origin, immunity_period)
		}

		/// Sets the lowest cost of registering a subnet, in rao.
		#[pallet::call_index(36)]
		pub fn sudo_set_network_min_lock_cost(
			origin: OriginFor<T>,
			lock_cost: TaoBalance,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<NetworkMinLockCost<T>>(origin, lock_cost)
		}

		/// Sets the blocks in which the cost of registering a subnet falls by the last cost paid.
		#[pallet::call_index(38)]
		pub fn sudo_set_lock_reduction_interval(
			origin: OriginFor<T>,
			interval: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<NetworkLockReductionInterval<T>>(origin, interval)
		}

		/// Sets the blocks between a subnet's registration and its start.
		#[pallet::call_index(85)]
		pub fn sudo_set_start_call_delay(
			origin: OriginFor<T>,
			delay: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<StartCallDelay<T>>(origin, delay)
		}

		/// Sets the blocks from the announcement of a coldkey swap to the swap.
		#[pallet::call_index(86)]
		pub fn sudo_set_coldkey_swap_announcement_delay(
			origin: OriginFor<T>,
			duration: u32,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<ColdkeySwapAnnouncementDelay<T>>(origin, duration)
		}

		/// Sets the blocks from the time for which a coldkey swap was announced to another
		/// announcement.
		#[pallet::call_index(87)]
		pub fn sudo_set_coldkey_swap_reannouncement_delay(
			origin: OriginFor<T>,
			duration: u32,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<ColdkeySwapReannouncementDelay<T>>(origin, duration)
		}

		/// Sets whether subnets registered from now on have a weighted pool or trade at par.
		#[pallet::call_index(202)]
		pub fn sudo_set_new_subnets_dynamic(
			origin: OriginFor<T>,
			dynamic: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<NewSubnetsDynamic<T>>(origin, dynamic)
		}

		// --- Settings of a subnet: epochs and consensus. ---
		/// Sets the blocks from one epoch to the next and starts the count anew. Root; 0 stops
		/// epochs. Or the owner: 360 to 50,400 (`TempoOutOfBounds`), once in 360 blocks, and not
		/// in the `AdminFreezeWindow` blocks before an epoch.
		#[pallet::call_index(30)]
		#[pallet::weight(Measured::<T>::sudo_set_tempo().max(ProtocolWeights::<T>::set_tempo()))]
		pub fn sudo_set_tempo(
			origin: OriginFor<T>,
			netuid: NetUid,
			tempo: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_tempo(origin, netuid, tempo)
		}

		/// Sets the share of stake that must agree, in parts of 65,535. Root.
		#[pallet::call_index(16)]
		pub fn sudo_set_kappa(
			origin: OriginFor<T>,
			netuid: NetUid,
			kappa: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<Kappa<T>>(origin, netuid, kappa)
		}

		/// Sets the steepness of the sigmoid consensus. Owner or root.
		#[pallet::call_index(17)]
		pub fn sudo_set_rho(
			origin: OriginFor<T>,
			netuid: NetUid,
			rho: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<Rho<T>>(origin, netuid, rho)
		}

		/// Sets the consensus mode of the epochs; not on the root network. Null mode gives the
		/// subnet one validator, and leaving it gives back as many as there were. It cannot be left
		/// while `MaxAllowedUids` is above 256 over all mechanisms (`TooManyUIDsPerMechanism`).
		/// PeerPrediction mode has no bonds: its first epoch removes them. Owner or root.
		#[pallet::call_index(200)]
		#[pallet::weight(Measured::<T>::sudo_set_epoch_consensus())]
		pub fn sudo_set_epoch_consensus(
			origin: OriginFor<T>,
			netuid: NetUid,
			mode: EpochConsensus,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<SubnetEpochConsensus<T>>(origin, netuid, mode)
		}

		/// Sets the parameters of the sigmoid consensus; not on the root network. From
		/// `trust_floor` 65,535ths of an even weight on, a weight counts as trust; bonds are a
		/// moving average or add up; and while the loss is above zero, each epoch requires
		/// `peg_step` edges more, up to `peg_cap`. Owner or root.
		#[pallet::call_index(201)]
		#[pallet::weight(Measured::<T>::sudo_set_sigmoid())]
		pub fn sudo_set_sigmoid(
			origin: OriginFor<T>,
			netuid: NetUid,
			trust_floor: u16,
			average_bonds: bool,
			peg_step: u16,
			peg_cap: u16,
		) -> DispatchResultWithPostInfo {
			let settings = SigmoidParameters { trust_floor, average_bonds, peg_step, peg_cap };
			Self::set_on_subnet::<SigmoidSettings<T>>(origin, netuid, settings)
		}

		/// Sets what PeerPrediction mode pays for, and Yuma 3 with forecast skill; each part within
		/// its bounds (`ValueNotInBounds`); not on the root network. Owner or root.
		#[pallet::call_index(203)]
		pub fn sudo_set_peer_prediction(
			origin: OriginFor<T>,
			netuid: NetUid,
			settings: PeerPredictionParameters,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<PeerPredictionSettings<T>>(origin, netuid, settings)
		}

		/// Sets whether Yuma 3 pays a part of each dividend for forecast skill: for what a row of
		/// weights told before the consensus did; not on the root network. Owner or root.
		#[pallet::call_index(204)]
		pub fn sudo_set_forecast_skill(
			origin: OriginFor<T>,
			netuid: NetUid,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<ForecastSkillOn<T>>(origin, netuid, enabled)
		}

		/// Sets the highest number of mechanisms a subnet may have: 1 to 16 (`InvalidValue`).
		#[pallet::call_index(88)]
		pub fn sudo_set_max_mechanism_count(
			origin: OriginFor<T>,
			max_mechanism_count: MechId,
		) -> DispatchResultWithPostInfo {
			Self::set_on_chain::<MaxMechanismCount<T>>(origin, max_mechanism_count)
		}

		/// Sets the number of mechanisms: 1 up to `MaxMechanismCount` (`InvalidValue`), and times
		/// `MaxAllowedUids` at most 256 (`TooManyUIDsPerMechanism`), in Null mode 2,500, with more
		/// than 256 only after its first epoch (`ValidatorsOfFormerMode`); not on the root network.
		/// What is stored of mechanisms that go is deleted; shares of emission become even. Owner
		/// or root.
		#[pallet::call_index(76)]
		#[pallet::weight(Pallet::<T>::weight_of_mechanism_count(*netuid, *mechanism_count))]
		pub fn sudo_set_mechanism_count(
			origin: OriginFor<T>,
			netuid: NetUid,
			mechanism_count: MechId,
		) -> DispatchResultWithPostInfo {
			let weight = Self::weight_of_mechanism_count(netuid, mechanism_count);
			Self::set_on_subnet::<MechanismCountCurrent<T>>(origin, netuid, mechanism_count)?;
			Ok(Some(weight).into())
		}

		/// Sets the mechanisms' shares of emission in parts of 65,535: as many as mechanisms at the
		/// most, together the whole (`InvalidValue`); none makes them even; not on the root
		/// network. Owner or root.
		#[pallet::call_index(77)]
		#[pallet::weight(Measured::<T>::sudo_set_mechanism_emission_split())]
		pub fn sudo_set_mechanism_emission_split(
			origin: OriginFor<T>,
			netuid: NetUid,
			maybe_split: Option<Vec<u16>>,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MechanismEmissionSplit<T>>(origin, netuid, maybe_split)
		}

		/// Sets the lowest take a child may keep, in parts of 65,535: within the chain's bounds
		/// (`InvalidValue`). Owner or root.
		#[pallet::call_index(93)]
		pub fn sudo_set_min_childkey_take_per_subnet(
			origin: OriginFor<T>,
			netuid: NetUid,
			take: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MinChildkeyTakePerSubnet<T>>(origin, netuid, take)
		}

		// --- Settings of a subnet: neurons. ---
		/// Sets the blocks in which a new neuron is not replaced. Owner or root.
		#[pallet::call_index(13)]
		pub fn sudo_set_immunity_period(
			origin: OriginFor<T>,
			netuid: NetUid,
			immunity_period: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<ImmunityPeriod<T>>(origin, netuid, immunity_period)
		}

		/// Sets the least value of the maximum number of neurons: below that maximum and below the
		/// neurons there are (`MinAllowedUidsGreaterThanMaxAllowedUids`,
		/// `MinAllowedUidsGreaterThanCurrentUids`). Root.
		#[pallet::call_index(79)]
		pub fn sudo_set_min_allowed_uids(
			origin: OriginFor<T>,
			netuid: NetUid,
			min_allowed_uids: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MinAllowedUids<T>>(origin, netuid, min_allowed_uids)
		}

		/// Sets the highest number of neurons: between the neurons there are, or `MinAllowedUids`,
		/// and 256, or 2,500 in Null mode, over all mechanisms
		/// (`MaxAllowedUidsLessThanMinAllowedUids`, `MaxAllowedUIdsLessThanCurrentUIds`,
		/// `MaxAllowedUidsGreaterThanDefaultMaxAllowedUids`, `TooManyUIDsPerMechanism`). Owner or
		/// root.
		#[pallet::call_index(15)]
		pub fn sudo_set_max_allowed_uids(
			origin: OriginFor<T>,
			netuid: NetUid,
			max_allowed_uids: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MaxAllowedUids<T>>(origin, netuid, max_allowed_uids)
		}

		/// Sets the highest number of validators: no more than neurons
		/// (`MaxValidatorsLargerThanMaxUIds`). Root.
		#[pallet::call_index(25)]
		#[pallet::weight(Measured::<T>::sudo_set_max_allowed_validators())]
		pub fn sudo_set_max_allowed_validators(
			origin: OriginFor<T>,
			netuid: NetUid,
			max_allowed_validators: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MaxAllowedValidators<T>>(origin, netuid, max_allowed_validators)
		}

		/// Sets how many neurons must be out of immunity for only those to be replaced. Root.
		#[pallet::call_index(84)]
		pub fn sudo_set_min_non_immune_uids(
			origin: OriginFor<T>,
			netuid: NetUid,
			min: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MinNonImmuneUids<T>>(origin, netuid, min)
		}

		/// Sets how many neurons of the owner are never replaced: 1 to 10 (`InvalidValue`). Owner
		/// or root.
		#[pallet::call_index(72)]
		pub fn sudo_set_owner_immune_neuron_limit(
			origin: OriginFor<T>,
			netuid: NetUid,
			immune_neurons: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<ImmuneOwnerUidsLimit<T>>(origin, netuid, immune_neurons)
		}

		/// Sets the blocks between two announcements of an address by one neuron. Owner or root.
		#[pallet::call_index(3)]
		pub fn sudo_set_serving_rate_limit(
			origin: OriginFor<T>,
			netuid: NetUid,
			serving_rate_limit: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<ServingRateLimit<T>>(origin, netuid, serving_rate_limit)
		}

		/// Trims a subnet to `max_n` neurons, and sets its maximum of neurons to that: from
		/// `MinAllowedUids` to the present maximum (`InvalidValue`). Those of the least emission
		/// go; immune neurons and the owner's stay, and must be fewer than 80 % of `max_n`
		/// (`TrimmingWouldExceedMaxImmunePercentage`). The rest are renumbered; not on the root
		/// network. At most 256 neurons go at once (`TooManyNeuronsToTrim`). Owner, once in
		/// `TrimRateLimit` blocks, or root.
		#[pallet::call_index(78)]
		#[pallet::weight(Protocol::<T>::weight_of_trimming(*netuid, *max_n))]
		pub fn sudo_trim_to_max_allowed_uids(
			origin: OriginFor<T>,
			netuid: NetUid,
			max_n: u16,
		) -> DispatchResult {
			Self::trim(origin, netuid, max_n)
		}

		/// Trims a subnet in Null mode (`NotInNullMode`) towards `target` neurons by a batch: 64,
		/// or fewer if blocks have no room for more. The maximum of neurons falls with their
		/// number. While `NullPruningTarget` is set, there are more to go: the same call goes on.
		/// If the maximum is raised meanwhile, it begins anew. The bounds of `target` and the
		/// neurons that stay are those of `sudo_trim_to_max_allowed_uids`. Not on the root network.
		/// Owner, who begins once in `TrimRateLimit` blocks, or root.
		#[pallet::call_index(210)]
		#[pallet::weight(Protocol::<T>::weight_of_batch(*netuid, *target))]
		pub fn sudo_trim_null_uids_batch(
			origin: OriginFor<T>,
			netuid: NetUid,
			target: u16,
		) -> DispatchResult {
			Self::trim_batch(origin, netuid, target)
		}

		/// Makes another hotkey of the subnet's owner its owner hotkey (`HotKeyAccountNotExists`,
		/// `NonAssociatedColdKey`). Owner or root, once in 50,400 blocks.
		#[pallet::call_index(64)]
		#[pallet::weight(Measured::<T>::sudo_set_sn_owner_hotkey())]
		pub fn sudo_set_subnet_owner_hotkey(
			origin: OriginFor<T>,
			netuid: NetUid,
			hotkey: <T as frame_system::Config>::AccountId,
		) -> DispatchResult {
			Self::set_owner_hotkey(origin, netuid, hotkey)
		}

		/// The same as `sudo_set_subnet_owner_hotkey`, under the name that newer clients use. Owner
		/// or root, once in 50,400 blocks.
		#[pallet::call_index(67)]
		#[pallet::weight(Measured::<T>::sudo_set_sn_owner_hotkey())]
		pub fn sudo_set_sn_owner_hotkey(
			origin: OriginFor<T>,
			netuid: NetUid,
			hotkey: <T as frame_system::Config>::AccountId,
		) -> DispatchResult {
			Self::set_owner_hotkey(origin, netuid, hotkey)
		}

		/// Sets the former activity cutoff, in blocks: 360 at least (`ActivityCutoffTooLow`). It
		/// has no effect: the cutoff is a multiple of the tempo, which
		/// `sudo_set_activity_cutoff_factor` sets. Owner or root.
		#[pallet::call_index(18)]
		pub fn sudo_set_activity_cutoff(
			origin: OriginFor<T>,
			netuid: NetUid,
			activity_cutoff: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<ActivityCutoff<T>>(origin, netuid, activity_cutoff)
		}

		/// Sets the blocks without setting weights after which a neuron is inactive, in thousandths
		/// of the tempo: 1,000 to 50,000 (`ActivityCutoffFactorMilliOutOfBounds`). The same as
		/// `SubtensorModule.set_activity_cutoff_factor`, under the name that newer clients use.
		/// Owner, once in `OwnerHyperparamRateLimit` tempos and not in the `AdminFreezeWindow`
		/// blocks before an epoch, or root.
		#[pallet::call_index(97)]
		#[pallet::weight(ProtocolWeights::<T>::set_activity_cutoff_factor())]
		pub fn sudo_set_activity_cutoff_factor(
			origin: OriginFor<T>,
			netuid: NetUid,
			factor_milli: u32,
		) -> DispatchResult {
			Self::set_activity_factor(origin, netuid, factor_milli)
		}

		// --- Settings of a subnet: weights. ---
		/// Sets the least number of weights a validator sets. Owner or root.
		#[pallet::call_index(14)]
		pub fn sudo_set_min_allowed_weights(
			origin: OriginFor<T>,
			netuid: NetUid,
			min_allowed_weights: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MinAllowedWeights<T>>(origin, netuid, min_allowed_weights)
		}

		/// Sets the blocks between two settings of weights by one validator. Root.
		#[pallet::call_index(7)]
		pub fn sudo_set_weights_set_rate_limit(
			origin: OriginFor<T>,
			netuid: NetUid,
			weights_set_rate_limit: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<WeightsSetRateLimit<T>>(origin, netuid, weights_set_rate_limit)
		}

		/// Sets the least version of the software that may set weights; 0 admits all. Root, or the
		/// owner once in `WeightsVersionKeyRateLimit` tempos.
		#[pallet::call_index(6)]
		pub fn sudo_set_weights_version_key(
			origin: OriginFor<T>,
			netuid: NetUid,
			weights_version_key: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<WeightsVersionKey<T>>(origin, netuid, weights_version_key)
		}

		/// Sets whether weights are committed first and revealed later. Owner or root.
		#[pallet::call_index(49)]
		pub fn sudo_set_commit_reveal_weights_enabled(
			origin: OriginFor<T>,
			netuid: NetUid,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<CommitRevealWeightsEnabled<T>>(origin, netuid, enabled)
		}

		/// Sets the epochs between commit and reveal: 1 to 100 (`RevealPeriodTooSmall`,
		/// `RevealPeriodTooLarge`). Owner or root.
		#[pallet::call_index(57)]
		pub fn sudo_set_commit_reveal_weights_interval(
			origin: OriginFor<T>,
			netuid: NetUid,
			interval: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<RevealPeriodEpochs<T>>(origin, netuid, interval)
		}

		// --- Settings of a subnet: bonds. ---
		/// Sets the share of the old bond that remains each epoch, in millionths: at most 975,000
		/// by the owner and 1,000,000 by root (`BondsMovingAverageMaxReached`). Owner or root.
		#[pallet::call_index(26)]
		pub fn sudo_set_bonds_moving_average(
			origin: OriginFor<T>,
			netuid: NetUid,
			bonds_moving_average: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<BondsMovingAverage<T>>(origin, netuid, bonds_moving_average)
		}

		/// Sets how far weights beyond the consensus are cut for bonds, in parts of 65,535. Owner
		/// or root.
		#[pallet::call_index(60)]
		pub fn sudo_set_bonds_penalty(
			origin: OriginFor<T>,
			netuid: NetUid,
			bonds_penalty: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<BondsPenalty<T>>(origin, netuid, bonds_penalty)
		}

		/// Sets whether bonds follow Yuma 3. Owner or root.
		#[pallet::call_index(69)]
		pub fn sudo_set_yuma3_enabled(
			origin: OriginFor<T>,
			netuid: NetUid,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<Yuma3On<T>>(origin, netuid, enabled)
		}

		/// Sets whether a neuron may have others' bonds in it reset. Owner or root.
		#[pallet::call_index(70)]
		pub fn sudo_set_bonds_reset_enabled(
			origin: OriginFor<T>,
			netuid: NetUid,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<BondsResetOn<T>>(origin, netuid, enabled)
		}

		/// Sets whether bonds move by liquid alpha. Owner or root.
		#[pallet::call_index(50)]
		pub fn sudo_set_liquid_alpha_enabled(
			origin: OriginFor<T>,
			netuid: NetUid,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<LiquidAlphaOn<T>>(origin, netuid, enabled)
		}

		/// Sets the slowest and fastest movement of bonds under liquid alpha, in parts of 65,535,
		/// while that is on: 1,638 at least and low no higher than high (`LiquidAlphaDisabled`,
		/// `AlphaHighTooLow`, `AlphaLowOutOfRange`). Owner or root.
		#[pallet::call_index(51)]
		pub fn sudo_set_alpha_values(
			origin: OriginFor<T>,
			netuid: NetUid,
			alpha_low: u16,
			alpha_high: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<AlphaValues<T>>(origin, netuid, (alpha_low, alpha_high))
		}

		/// Sets the steepness of liquid alpha's sigmoid; only root may make it negative
		/// (`NegativeSigmoidSteepness`). Owner or root.
		#[pallet::call_index(68)]
		pub fn sudo_set_alpha_sigmoid_steepness(
			origin: OriginFor<T>,
			netuid: NetUid,
			steepness: i16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<AlphaSigmoidSteepness<T>>(origin, netuid, steepness)
		}

		// --- Settings of a subnet: registration. ---
		/// Sets whether neurons can register. Owner or root.
		#[pallet::call_index(19)]
		pub fn sudo_set_network_registration_allowed(
			origin: OriginFor<T>,
			netuid: NetUid,
			registration_allowed: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<NetworkRegistrationAllowed<T>>(
				origin,
				netuid,
				registration_allowed,
			)
		}

		/// Sets whether neurons can register by proof of work. An owner keeps this way to register
		/// or that for the price (`LastWayToRegister`). Not on root. Owner or root.
		#[pallet::call_index(20)]
		pub fn sudo_set_network_pow_registration_allowed(
			origin: OriginFor<T>,
			netuid: NetUid,
			registration_allowed: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<NetworkPowRegistrationAllowed<T>>(
				origin,
				netuid,
				registration_allowed,
			)
		}

		/// Always fails (`Deprecated`): the issuance is what was minted, less what was burned.
		#[pallet::call_index(33)]
		#[pallet::weight(Measured::<T>::set_on_chain())]
		pub fn sudo_set_total_issuance(
			_origin: OriginFor<T>,
			_total_issuance: TaoBalance,
		) -> DispatchResult {
			Err(Error::<T>::Deprecated.into())
		}

		/// Sets the lower bound of the difficulty of registrations by proof of work. At the
		/// greatest number nobody registers so. Root.
		#[pallet::call_index(4)]
		pub fn sudo_set_min_difficulty(
			origin: OriginFor<T>,
			netuid: NetUid,
			min_difficulty: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MinDifficulty<T>>(origin, netuid, min_difficulty)
		}

		/// Sets the upper bound of the difficulty of registrations by proof of work; the lower one
		/// counts above it. Owner or root.
		#[pallet::call_index(5)]
		pub fn sudo_set_max_difficulty(
			origin: OriginFor<T>,
			netuid: NetUid,
			max_difficulty: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MaxDifficulty<T>>(origin, netuid, max_difficulty)
		}

		/// Sets the difficulty of a registration by proof of work. Root.
		#[pallet::call_index(24)]
		#[pallet::weight(Measured::<T>::sudo_set_difficulty())]
		pub fn sudo_set_difficulty(
			origin: OriginFor<T>,
			netuid: NetUid,
			difficulty: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<Difficulty<T>>(origin, netuid, difficulty)
		}

		/// Sets the interval of the price's former rule. It has no effect: the price follows
		/// `BurnHalfLife`. Root.
		#[pallet::call_index(8)]
		pub fn sudo_set_adjustment_interval(
			origin: OriginFor<T>,
			netuid: NetUid,
			adjustment_interval: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<AdjustmentInterval<T>>(origin, netuid, adjustment_interval)
		}

		/// Sets the smoothing of the price's former rule. It has no effect: the price follows
		/// `BurnHalfLife`. Owner or root.
		#[pallet::call_index(9)]
		pub fn sudo_set_adjustment_alpha(
			origin: OriginFor<T>,
			netuid: NetUid,
			adjustment_alpha: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<AdjustmentAlpha<T>>(origin, netuid, adjustment_alpha)
		}

		/// Sets the count of TAO paid for registrations so far, in rao. Root.
		#[pallet::call_index(39)]
		#[pallet::weight(Measured::<T>::sudo_set_rao_recycled())]
		pub fn sudo_set_rao_recycled(
			origin: OriginFor<T>,
			netuid: NetUid,
			rao_recycled: TaoBalance,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<RAORecycledForRegistration<T>>(origin, netuid, rao_recycled)
		}

		/// Sets how many neurons register in a block at the most; counts on the root network, and
		/// for registrations by proof of work. Root.
		#[pallet::call_index(27)]
		pub fn sudo_set_max_registrations_per_block(
			origin: OriginFor<T>,
			netuid: NetUid,
			max_registrations_per_block: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MaxRegistrationsPerBlock<T>>(
				origin,
				netuid,
				max_registrations_per_block,
			)
		}

		/// Sets how many registrations are aimed at in an interval; counts on the root network.
		/// Root.
		#[pallet::call_index(21)]
		pub fn sudo_set_target_registrations_per_interval(
			origin: OriginFor<T>,
			netuid: NetUid,
			target_registrations_per_interval: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<TargetRegistrationsPerInterval<T>>(
				origin,
				netuid,
				target_registrations_per_interval,
			)
		}

		/// Sets the least price of a uid, in rao: below 1 TAO and below the highest
		/// (`ValueNotInBounds`). Owner or root.
		#[pallet::call_index(22)]
		pub fn sudo_set_min_burn(
			origin: OriginFor<T>,
			netuid: NetUid,
			min_burn: TaoBalance,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MinBurn<T>>(origin, netuid, min_burn)
		}

		/// Sets the highest price of a uid, in rao: above 0.1 TAO and above the least
		/// (`ValueNotInBounds`). Owner or root.
		#[pallet::call_index(23)]
		pub fn sudo_set_max_burn(
			origin: OriginFor<T>,
			netuid: NetUid,
			max_burn: TaoBalance,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<MaxBurn<T>>(origin, netuid, max_burn)
		}

		/// Sets the blocks in which the price of a uid halves: 1 to 36,100 (`InvalidValue`); not on
		/// the root network. Owner or root.
		#[pallet::call_index(89)]
		#[pallet::weight(Cost::<T>::sudo_set_burn_half_life())]
		pub fn sudo_set_burn_half_life(
			origin: OriginFor<T>,
			netuid: NetUid,
			burn_half_life: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<BurnHalfLife<T>>(origin, netuid, burn_half_life)
		}

		/// Sets the factor by which a registration raises the price of a uid: 1 to 3
		/// (`InvalidValue`); not on the root network. Owner or root.
		#[pallet::call_index(90)]
		#[pallet::weight(Cost::<T>::sudo_set_burn_increase_mult())]
		pub fn sudo_set_burn_increase_mult(
			origin: OriginFor<T>,
			netuid: NetUid,
			burn_increase_mult: U64F64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<BurnIncreaseMult<T>>(origin, netuid, burn_increase_mult)
		}

		/// Sets the part of a registration's price that buys collateral instead of being burned, in
		/// parts of 65,535: at most 62,258, 95 % (`CollateralLockShareTooHigh`); not on the root
		/// network. Owner or root.
		#[pallet::call_index(98)]
		#[pallet::weight(Cost::<T>::sudo_set_collateral_lock_share())]
		pub fn sudo_set_collateral_lock_share(
			origin: OriginFor<T>,
			netuid: NetUid,
			lock_share: u16,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<CollateralLockShare<T>>(origin, netuid, lock_share)
		}

		/// Sets what a rao that a hotkey earns releases of collateral that begins from now on:
		/// above 0, and at most 10 (`CollateralDrainRatioOutOfBounds`); not on the root network.
		/// Owner or root.
		#[pallet::call_index(99)]
		#[pallet::weight(Cost::<T>::sudo_set_collateral_drain_ratio())]
		pub fn sudo_set_collateral_drain_ratio(
			origin: OriginFor<T>,
			netuid: NetUid,
			drain_ratio: U64F64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<CollateralDrainRatio<T>>(origin, netuid, drain_ratio)
		}

		// --- Settings of a subnet: token and emission. ---
		/// Sets whether the subnet's token can be bought and sold. Root.
		#[pallet::call_index(66)]
		pub fn sudo_set_subtoken_enabled(
			origin: OriginFor<T>,
			netuid: NetUid,
			subtoken_enabled: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<SubtokenEnabled<T>>(origin, netuid, subtoken_enabled)
		}

		/// Sets whether stake can be transferred to another coldkey. Owner or root.
		#[pallet::call_index(61)]
		pub fn sudo_set_toggle_transfer(
			origin: OriginFor<T>,
			netuid: NetUid,
			toggle: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<TransferToggle<T>>(origin, netuid, toggle)
		}

		/// Sets whether the subnet takes part in emission; not on the root network. Root.
		#[pallet::call_index(94)]
		pub fn sudo_set_subnet_emission_enabled(
			origin: OriginFor<T>,
			netuid: NetUid,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<SubnetEmissionEnabled<T>>(origin, netuid, enabled)
		}

		/// Sets the blocks over which the moving price of a young subnet catches up. Root.
		#[pallet::call_index(65)]
		pub fn sudo_set_ema_price_halving_period(
			origin: OriginFor<T>,
			netuid: NetUid,
			ema_halving: u64,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<EMAPriceHalvingBlocks<T>>(origin, netuid, ema_halving)
		}

		/// Sets whether the owner gets a share of emission; not on the root network. Owner or root,
		/// without a rate limit.
		#[pallet::call_index(92)]
		#[pallet::weight(Cost::<T>::sudo_set_owner_cut_enabled())]
		pub fn sudo_set_owner_cut_enabled(
			origin: OriginFor<T>,
			netuid: NetUid,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<OwnerCutEnabled<T>>(origin, netuid, enabled)
		}

		/// Sets whether the owner's share of emission is locked when it is paid; not on the root
		/// network. Owner or root, without a rate limit.
		#[pallet::call_index(95)]
		#[pallet::weight(Cost::<T>::sudo_set_owner_cut_auto_lock_enabled())]
		pub fn sudo_set_owner_cut_auto_lock_enabled(
			origin: OriginFor<T>,
			netuid: NetUid,
			enabled: bool,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<OwnerCutAutoLockEnabled<T>>(origin, netuid, enabled)
		}

		/// Sets what happens to incentive that lands on the owner's keys. Owner or root.
		#[pallet::call_index(80)]
		pub fn sudo_set_recycle_or_burn(
			origin: OriginFor<T>,
			netuid: NetUid,
			recycle_or_burn: pallet_subtensor::RecycleOrBurnEnum,
		) -> DispatchResultWithPostInfo {
			Self::set_on_subnet::<RecycleOrBurn<T>>(origin, netuid, recycle_or_burn)
		}
	}
}
