//! # Crowdloans
//!
//! A crowd raises a sum for one purpose: to pay it to an account, or to spend it by a call, such as
//! the one that registers a leased subnet.
//!
//! | file | subject | the only writer of |
//! |---|---|---|
//! | [`types`] | what is stored | – |
//! | `funds` | the account of a crowdloan, payments into and out of it | – |
//! | `terms` | opening a crowdloan, and changing its terms | `Crowdloans`, `NextCrowdloanId`, `MaxContributions` |
//! | `contributions` | contributing, and getting contributions back | `Contributions`, `CrowdloansOf` |
//! | `ending` | spending what is raised | `CurrentCrowdloanId` |
//! | `protocol` | what the protocol pallet asks of this one | – |
//! | `try_state` | invariants | – |
//! | [`measured`] | weights | – |
//!
//! ## Life of a crowdloan
//!
//! 1. Its creator opens it (`create`) with a cap, an end, a purpose, and a first contribution, of
//!    which the deposit stays until the end.
//! 2. Others contribute until its end, together at most the cap. Until it is finalized they may
//!    withdraw, also after the end, and also when the cap is raised.
//! 3. Either the cap is raised and the creator finalizes it: the sum is paid to the target, or the
//!    call is dispatched in the creator's name and takes the sum. The crowdloan and its
//!    contributions stay stored.
//! 4. Or the creator pays the others back (`refund`, some in each call) and removes it
//!    (`dissolve`).

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

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod contributions;
mod ending;
mod funds;
pub mod measured;
#[cfg(test)]
mod mock;
mod protocol;
mod terms;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "invariants", test))]
mod try_state;
pub mod types;

pub use measured::WeightInfo;
pub use pallet::*;

/// The pallet's declarations.
#[allow(clippy::expect_used, reason = "code that FRAME's macros make")]
#[allow(clippy::too_many_arguments, reason = "argument lists are fixed by the wire format")]
#[frame_support::pallet]
pub mod pallet {
	use crate::{terms::Terms, types::*, WeightInfo};
	use alloc::boxed::Box;
	use frame_support::{
		dispatch::{DispatchInfo, GetDispatchInfo, PostDispatchInfo},
		pallet_prelude::*,
		traits::{ConstU32, Contains, Get},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::traits::Dispatchable;

	/// Version of the layout of this pallet's storage.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config:
		frame_system::Config<RuntimeEvent: From<Event<Self>>> + pallet_subtensor::Config
	{
		/// The calls that crowdloans store.
		type RuntimeCall: Parameter
			+ Dispatchable<
				RuntimeOrigin = Self::RuntimeOrigin,
				Info = DispatchInfo,
				PostInfo = PostDispatchInfo,
			> + GetDispatchInfo
			+ From<frame_system::Call<Self>>;
		/// Which of them can be stored. None of them may lead to a `finalize`, however deep: its
		/// weight is that of the call that it dispatches.
		type StorableCalls: Contains<<Self as Config>::RuntimeCall>;
		/// Seed of the crowdloans' account ids.
		#[pallet::constant]
		type PalletId: Get<PalletId>;
		/// Minimum of a deposit, in rao.
		#[pallet::constant]
		type MinimumDeposit: Get<BalanceOf<Self>>;
		/// Minimum of every minimum contribution, in rao.
		#[pallet::constant]
		type AbsoluteMinimumContribution: Get<BalanceOf<Self>>;
		/// Minimum number of blocks from opening a crowdloan, or changing its end, to the end.
		#[pallet::constant]
		type MinimumBlockDuration: Get<BlockNumberFor<Self>>;
		/// Maximum number of these blocks.
		#[pallet::constant]
		type MaximumBlockDuration: Get<BlockNumberFor<Self>>;
		/// Number of contributors that are paid back in a call of `refund`.
		#[pallet::constant]
		type RefundContributorsLimit: Get<u32>;
		/// Maximum number of contributors of a crowdloan.
		#[pallet::constant]
		type MaxContributors: Get<u32>;
		/// What the calls cost.
		type WeightInfo: WeightInfo;
	}

	/// The measured weights of this pallet; `T::WeightInfo` could be the protocol pallet's as well.
	pub(crate) type Measured<T> = <T as Config>::WeightInfo;

	/// The crowdloans, by number.
	#[pallet::storage]
	pub type Crowdloans<T: Config> =
		StorageMap<_, Twox64Concat, CrowdloanId, CrowdloanInfoOf<T>, OptionQuery>;

	/// Number of the next crowdloan.
	#[pallet::storage]
	pub type NextCrowdloanId<T> = StorageValue<_, CrowdloanId, ValueQuery, ConstU32<0>>;

	/// What each account has contributed to a crowdloan, in rao.
	#[pallet::storage]
	pub type Contributions<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		CrowdloanId,
		Identity,
		T::AccountId,
		BalanceOf<T>,
		OptionQuery,
	>;

	/// The crowdloans that an account has contributed to: those of `Contributions`.
	#[pallet::storage]
	pub type CrowdloansOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, T::AccountId, Twox64Concat, CrowdloanId, (), OptionQuery>;

	/// Maximum of what an account contributes to a crowdloan, in rao; none: no maximum.
	#[pallet::storage]
	pub type MaxContributions<T: Config> =
		StorageMap<_, Twox64Concat, CrowdloanId, BalanceOf<T>, OptionQuery>;

	/// The crowdloan whose call is being dispatched. There is none between two calls.
	#[pallet::storage]
	pub type CurrentCrowdloanId<T> = StorageValue<_, CrowdloanId, OptionQuery>;

	/// Events of this pallet. Clients print the docs.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A crowdloan was opened.
		Created {
			/// Its number.
			crowdloan_id: CrowdloanId,
			/// Its creator.
			creator: T::AccountId,
			/// The block in which contributions end.
			end: BlockNumberFor<T>,
			/// The sum to raise, in rao.
			cap: BalanceOf<T>,
		},
		/// An account has contributed.
		Contributed {
			/// Number of the crowdloan.
			crowdloan_id: CrowdloanId,
			/// The account.
			contributor: T::AccountId,
			/// The amount, in rao.
			amount: BalanceOf<T>,
		},
		/// An account has withdrawn its contribution.
		Withdrew {
			/// Number of the crowdloan.
			crowdloan_id: CrowdloanId,
			/// The account.
			contributor: T::AccountId,
			/// The amount, in rao.
			amount: BalanceOf<T>,
		},
		/// Some contributors were paid back; others are not yet.
		PartiallyRefunded {
			/// Number of the crowdloan.
			crowdloan_id: CrowdloanId,
		},
		/// All contributors but the creator are paid back.
		AllRefunded {
			/// Number of the crowdloan.
			crowdloan_id: CrowdloanId,
		},
		/// What was raised is spent.
		Finalized {
			/// Number of the crowdloan.
			crowdloan_id: CrowdloanId,
		},
		/// A crowdloan was removed, and its creator paid back.
		Dissolved {
			/// Number of the crowdloan.
			crowdloan_id: CrowdloanId,
		},
		/// The minimum of a contribution was changed.
		MinContributionUpdated {
			/// Number of the crowdloan.
			crowdloan_id: CrowdloanId,
			/// The minimum, in rao.
			new_min_contribution: BalanceOf<T>,
		},
		/// The end of contributions was changed.
		EndUpdated {
			/// Number of the crowdloan.
			crowdloan_id: CrowdloanId,
			/// The block.
			new_end: BlockNumberFor<T>,
		},
		/// The cap was changed.
		CapUpdated {
			/// Number of the crowdloan.
			crowdloan_id: CrowdloanId,
			/// The cap, in rao.
			new_cap: BalanceOf<T>,
		},
		/// The maximum of what an account contributes was changed.
		MaxContributionUpdated {
			/// Number of the crowdloan.
			crowdloan_id: CrowdloanId,
			/// The maximum, in rao; none: no maximum.
			new_max_contribution: Option<BalanceOf<T>>,
		},
	}

	/// Reasons why a call fails. Clients print the docs. The numbers are the network's; this
	/// chain's own follow without a gap, as older clients look a name up by its position.
	#[pallet::error]
	pub enum Error<T> {
		/// The deposit is below the minimum (`MinimumDeposit`).
		#[codec(index = 0)]
		DepositTooLow,
		/// The cap is not greater than the deposit, or is less than what is raised.
		#[codec(index = 1)]
		CapTooLow,
		/// The minimum contribution is below the chain's (`AbsoluteMinimumContribution`).
		#[codec(index = 2)]
		MinimumContributionTooLow,
		/// The end is not after the current block.
		#[codec(index = 3)]
		CannotEndInPast,
		/// The end is too soon (`MinimumBlockDuration`).
		#[codec(index = 4)]
		BlockDurationTooShort,
		/// The end is too far away (`MaximumBlockDuration`).
		#[codec(index = 5)]
		BlockDurationTooLong,
		/// The balance does not cover the deposit or the contribution.
		#[codec(index = 6)]
		InsufficientBalance,
		/// A number would exceed its type.
		#[codec(index = 7)]
		Overflow,
		/// There is no crowdloan of this number.
		#[codec(index = 8)]
		InvalidCrowdloanId,
		/// The cap is raised.
		#[codec(index = 9)]
		CapRaised,
		/// The contribution period has ended.
		#[codec(index = 10)]
		ContributionPeriodEnded,
		/// The contribution is below the crowdloan's minimum.
		#[codec(index = 11)]
		ContributionTooLow,
		/// Only the crowdloan's creator may do this.
		#[codec(index = 12)]
		InvalidOrigin,
		/// The crowdloan is finalized.
		#[codec(index = 13)]
		AlreadyFinalized,
		/// A crowdloan is being finalized: its call cannot finalize another.
		#[codec(index = 14)]
		AlreadyFinalizing,
		/// The network's; not raised here.
		#[codec(index = 15)]
		ContributionPeriodNotEnded,
		/// The account has not contributed to the crowdloan.
		#[codec(index = 16)]
		NoContribution,
		/// The cap is not raised yet.
		#[codec(index = 17)]
		CapNotRaised,
		/// A number would fall below zero.
		#[codec(index = 18)]
		Underflow,
		/// The runtime does not know the stored call any more.
		#[codec(index = 19)]
		CallUnavailable,
		/// Others have contributions that were not paid back yet.
		#[codec(index = 20)]
		NotReadyToDissolve,
		/// The creator has contributed no more than the deposit, which stays.
		#[codec(index = 21)]
		DepositCannotBeWithdrawn,
		/// The crowdloan has as many contributors as it can have (`MaxContributors`).
		#[codec(index = 22)]
		MaxContributorsReached,
		/// A crowdloan has either a call or a target, not both and not none.
		#[codec(index = 23)]
		InvalidFinalizationConfig,
		/// The account has contributed the maximum.
		#[codec(index = 24)]
		MaxContributionReached,
		/// The maximum is below the minimum contribution, or below what the creator has
		/// contributed.
		#[codec(index = 25)]
		MaximumContributionTooLow,
		/// The minimum contribution is above the maximum of an account.
		#[codec(index = 26)]
		MinimumContributionTooHigh,
		/// The call has succeeded without spending what was raised.
		#[codec(index = 27)]
		FundsNotSettled,
		/// The encoded call is longer than 128 bytes.
		#[codec(index = 28)]
		CallTooLong,
		/// The call finalizes a crowdloan, dispatches calls of other signers, or has batches in
		/// batches too deep.
		#[codec(index = 29)]
		CallNotAllowed,
		/// The target is an account of a subnet or of a crowdloan, of which nobody has the key.
		#[codec(index = 30)]
		TargetNotAllowed,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight = Measured<T>)]
	impl<T: Config> Pallet<T> {
		/// Opens a crowdloan, which raises a sum for a call or for an account. Signed by its
		/// creator, who contributes the deposit.
		///
		/// - `deposit`: the creator's first contribution, in rao; it stays until the crowdloan is
		///   finalized or dissolved.
		/// - `min_contribution`: minimum of a contribution, in rao.
		/// - `cap`: the sum to raise, in rao.
		/// - `end`: the first block in which nobody can contribute any more.
		/// - `call`: the call that spends the sum, at most 128 bytes; none if there is a target.
		/// - `target_address`: the account that receives the sum; none if there is a call.
		#[pallet::call_index(0)]
		pub fn create(
			origin: OriginFor<T>,
			#[pallet::compact] deposit: BalanceOf<T>,
			#[pallet::compact] min_contribution: BalanceOf<T>,
			#[pallet::compact] cap: BalanceOf<T>,
			#[pallet::compact] end: BlockNumberFor<T>,
			call: Option<Box<<T as Config>::RuntimeCall>>,
			target_address: Option<T::AccountId>,
		) -> DispatchResult {
			let creator = ensure_signed(origin)?;
			let terms = Terms { deposit, min_contribution, cap, end };
			Self::do_create(creator, terms, call, target_address)
		}

		/// Contributes to a crowdloan: at most what is missing to its cap, and to the maximum of an
		/// account. Signed by the contributor.
		#[pallet::call_index(1)]
		pub fn contribute(
			origin: OriginFor<T>,
			#[pallet::compact] crowdloan_id: CrowdloanId,
			#[pallet::compact] amount: BalanceOf<T>,
		) -> DispatchResult {
			let contributor = ensure_signed(origin)?;
			Self::do_contribute(contributor, crowdloan_id, amount)
		}

		/// Withdraws a contribution from a crowdloan that is not finalized; the creator's deposit
		/// stays. Signed by the contributor.
		#[pallet::call_index(2)]
		pub fn withdraw(
			origin: OriginFor<T>,
			#[pallet::compact] crowdloan_id: CrowdloanId,
		) -> DispatchResult {
			let contributor = ensure_signed(origin)?;
			Self::do_withdraw(contributor, crowdloan_id)
		}

		/// Spends what a crowdloan has raised, when it has raised its cap. Signed by its creator.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::weight_of_finalize(*crowdloan_id))]
		pub fn finalize(
			origin: OriginFor<T>,
			#[pallet::compact] crowdloan_id: CrowdloanId,
		) -> DispatchResultWithPostInfo {
			Self::do_finalize(origin, crowdloan_id)
		}

		/// Pays contributions back to others than the creator, to at most
		/// `RefundContributorsLimit` of them. Signed by the creator.
		#[pallet::call_index(4)]
		#[pallet::weight(Measured::<T>::refund(T::RefundContributorsLimit::get()))]
		pub fn refund(
			origin: OriginFor<T>,
			#[pallet::compact] crowdloan_id: CrowdloanId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let refunded = Self::do_refund(&who, crowdloan_id)?;
			Ok(Some(Measured::<T>::refund(refunded)).into())
		}

		/// Removes a crowdloan, and pays its creator back. The others are paid back before. Signed
		/// by the creator.
		#[pallet::call_index(5)]
		pub fn dissolve(
			origin: OriginFor<T>,
			#[pallet::compact] crowdloan_id: CrowdloanId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dissolve(&who, crowdloan_id)
		}

		/// Changes the minimum of a contribution to a crowdloan. Signed by its creator.
		#[pallet::call_index(6)]
		pub fn update_min_contribution(
			origin: OriginFor<T>,
			#[pallet::compact] crowdloan_id: CrowdloanId,
			#[pallet::compact] new_min_contribution: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_min_contribution(&who, crowdloan_id, new_min_contribution)
		}

		/// Changes the block in which contributions to a crowdloan end. Signed by its creator.
		#[pallet::call_index(7)]
		pub fn update_end(
			origin: OriginFor<T>,
			#[pallet::compact] crowdloan_id: CrowdloanId,
			#[pallet::compact] new_end: BlockNumberFor<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_end(&who, crowdloan_id, new_end)
		}

		/// Changes the sum that a crowdloan is to raise. Signed by its creator.
		#[pallet::call_index(8)]
		pub fn update_cap(
			origin: OriginFor<T>,
			#[pallet::compact] crowdloan_id: CrowdloanId,
			#[pallet::compact] new_cap: BalanceOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_update_cap(&who, crowdloan_id, new_cap)
		}

		/// Changes the maximum of all that an account contributes to a crowdloan; none: no maximum.
		/// What exceeds it already stays. Signed by the creator.
		#[pallet::call_index(9)]
		pub fn set_max_contribution(
			origin: OriginFor<T>,
			#[pallet::compact] crowdloan_id: CrowdloanId,
			new_max_contribution: Option<BalanceOf<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_max_contribution(&who, crowdloan_id, new_max_contribution)
		}
	}
}
