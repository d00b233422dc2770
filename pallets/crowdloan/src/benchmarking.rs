//! Benchmarks of the calls, and of a step of a coldkey's swap, run by `make weights` on the WASM
//! runtime. Each sets up the worst case.

use crate::{terms::Terms, types::*, *};
use alloc::boxed::Box;
use frame_benchmarking::v2::*;
use frame_support::traits::{fungible::Mutate, Get};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};

/// A contribution, in rao.
const AMOUNT: u64 = 1_000_000_000;

/// The sum to raise, in rao.
const CAP: u64 = 1_000 * AMOUNT;

/// An account with balance.
fn person<T: Config>(number: u32) -> T::AccountId {
	let who: T::AccountId = account("person", number, 0);
	CurrencyOf::<T>::set_balance(&who, 2 * CAP);
	who
}

fn terms<T: Config>() -> Terms<T> {
	let deposit = T::MinimumDeposit::get();
	Terms { deposit, min_contribution: AMOUNT, cap: CAP, end: last_block::<T>() }
}

/// The last block in which a crowdloan can end.
fn last_block<T: Config>() -> BlockNumberFor<T> {
	frame_system::Pallet::<T>::block_number() + T::MaximumBlockDuration::get()
}

/// Opens the crowdloan 0 for a target. Returns its creator.
fn open<T: Config>() -> T::AccountId {
	let creator = person::<T>(0);
	let target = account("target", 0, 0);
	Pallet::<T>::do_create(creator.clone(), terms::<T>(), None, Some(target)).expect("it opens");
	creator
}

/// Lets this many others contribute.
fn contribute_by<T: Config>(count: u32) {
	for number in 1..=count {
		let who = person::<T>(number);
		Pallet::<T>::do_contribute(who, 0, AMOUNT).expect("it is accepted");
	}
}

/// Sets up a crowdloan that is being finalized, to which each contributor gave this amount beside
/// the creator's.
pub(crate) fn raise<T: Config>(
	creator: &T::AccountId,
	contributors: &[T::AccountId],
	amount: BalanceOf<T>,
) {
	let id = NextCrowdloanId::<T>::get();
	let cap = amount * (contributors.len() as u64 + 1);
	let terms = Terms { deposit: amount, min_contribution: amount, cap, end: last_block::<T>() };
	for who in contributors.iter().chain([creator]) {
		CurrencyOf::<T>::set_balance(who, 2 * amount);
	}
	let target = Some(account("target", 0, 0));
	Pallet::<T>::do_create(creator.clone(), terms, None, target).expect("it opens");
	for who in contributors {
		Pallet::<T>::do_contribute(who.clone(), id, amount).expect("it is accepted");
	}
	CurrentCrowdloanId::<T>::put(id);
}

fn stored<T: Config>() -> CrowdloanInfoOf<T> {
	Crowdloans::<T>::get(0).expect("it is stored")
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Opens a crowdloan for a call of 128 bytes.
	#[benchmark]
	fn create() {
		let creator = person::<T>(0);
		let remark = frame_system::Call::remark { remark: alloc::vec![1; 124] };
		let call = Some(Box::new(<T as Config>::RuntimeCall::from(remark)));
		let Terms { deposit, min_contribution, cap, end } = terms::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(creator.clone()), deposit, min_contribution, cap, end, call, None);

		assert_eq!(Contributions::<T>::get(0, creator), Some(deposit));
	}

	/// Contributes for the first time.
	#[benchmark]
	fn contribute() {
		open::<T>();
		MaxContributions::<T>::insert(0, 2 * AMOUNT);
		let who = person::<T>(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), 0, AMOUNT);

		assert_eq!(Contributions::<T>::get(0, who), Some(AMOUNT));
	}

	/// Withdraws the contribution of another than the creator.
	#[benchmark]
	fn withdraw() {
		open::<T>();
		contribute_by::<T>(1);
		let who: T::AccountId = account("person", 1, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), 0);

		assert!(!Contributions::<T>::contains_key(0, who));
	}

	/// Pays the sum to an account that does not exist yet.
	#[benchmark]
	fn finalize() {
		let creator = open::<T>();
		let missing = CAP - T::MinimumDeposit::get();
		Pallet::<T>::do_contribute(creator.clone(), 0, missing).expect("it is accepted");

		#[extrinsic_call]
		_(RawOrigin::Signed(creator), 0);

		assert!(stored::<T>().finalized);
	}

	/// Pays `k` contributors back.
	#[benchmark]
	fn refund(k: Linear<0, 50>) {
		let creator = open::<T>();
		contribute_by::<T>(k);

		#[extrinsic_call]
		_(RawOrigin::Signed(creator), 0);

		assert_eq!(stored::<T>().contributors_count, 1);
	}

	#[benchmark]
	fn dissolve() {
		let creator = open::<T>();
		MaxContributions::<T>::insert(0, CAP);

		#[extrinsic_call]
		_(RawOrigin::Signed(creator), 0);

		assert!(!Crowdloans::<T>::contains_key(0));
	}

	#[benchmark]
	fn update_min_contribution() {
		let creator = open::<T>();
		MaxContributions::<T>::insert(0, CAP);

		#[extrinsic_call]
		_(RawOrigin::Signed(creator), 0, 2 * AMOUNT);

		assert_eq!(stored::<T>().min_contribution, 2 * AMOUNT);
	}

	#[benchmark]
	fn update_end() {
		let creator = open::<T>();
		let end = last_block::<T>() - 1u32.into();

		#[extrinsic_call]
		_(RawOrigin::Signed(creator), 0, end);

		assert_eq!(stored::<T>().end, end);
	}

	#[benchmark]
	fn update_cap() {
		let creator = open::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(creator), 0, 2 * CAP);

		assert_eq!(stored::<T>().cap, 2 * CAP);
	}

	#[benchmark]
	fn set_max_contribution() {
		let creator = open::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(creator), 0, Some(CAP));

		assert_eq!(MaxContributions::<T>::get(0), Some(CAP));
	}

	/// Gives a crowdloan to an account that has contributed to it.
	#[benchmark]
	fn pass_on() {
		let old = open::<T>();
		contribute_by::<T>(1);
		let new: T::AccountId = account("person", 1, 0);

		#[block]
		{
			Pallet::<T>::pass_on_part(0, &old, &new);
		}

		assert!(stored::<T>().creator == new);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
