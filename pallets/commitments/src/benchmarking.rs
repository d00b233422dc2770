//! Benchmarks of the calls, of the guard and of the walks, run by `make weights` on the WASM
//! runtime. Each sets up the worst case.

use crate::{
	data::{Ciphertext, Data, MAX_CIPHERTEXT},
	types::{CommitmentInfo, Registration, Reveals, UsageTracker, MAX_REVEALS},
	Call, CommitmentOf, Config, LastBondsReset, LastCommitment, MaxSpace, Pallet, Pulses,
	RevealedCommitments, TimelockedIndex, UsedSpaceOf, WeightInfo,
};
use alloc::{boxed::Box, vec};
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, weights::WeightMeter, BoundedVec};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use ganglion_types::{NetUid, PlainVec, MAX_UIDS};
use pallet_subtensor::{
	types::Row, Bonds, BondsResetOn, LastEpochBlock, NetworksAdded, SubnetworkN, Uids,
};

/// The subnet that is set up.
const SUBNET: NetUid = NetUid::new(2);

/// Makes the subnet and a neuron on it. Returns the neuron's hotkey.
fn neuron<T: Config>() -> T::AccountId {
	let who: T::AccountId = account("hotkey", 0, 0);
	NetworksAdded::<T>::insert(SUBNET, true);
	Uids::<T>::insert(SUBNET, &who, 0);
	SubnetworkN::<T>::insert(SUBNET, 1);
	who
}

/// A commitment with as many ciphertexts as it can have, for rounds from this one on.
fn sealed<T: Config>(first_round: u64) -> CommitmentInfo<T::MaxFields> {
	let field = |round| Data::TimelockEncrypted {
		encrypted: Ciphertext::truncate_from(vec![1; MAX_CIPHERTEXT as usize]),
		reveal_round: first_round + u64::from(round),
	};
	let fields = (0..T::MaxFields::get()).map(field).collect();
	CommitmentInfo { fields: BoundedVec::truncate_from(fields) }
}

/// Publishes such a commitment.
fn publish<T: Config>(who: &T::AccountId, first_round: u64) {
	let info = sealed::<T>(first_round);
	Pallet::<T>::do_set_commitment(who.clone(), SUBNET, info).expect("the commitment is accepted");
}

/// Stores a commitment of each of `count` accounts.
fn commitments<T: Config>(count: u32) {
	neuron::<T>();
	for number in 0..count {
		let who: T::AccountId = account("publisher", number, 0);
		let info = sealed::<T>(1_000);
		for round in info.rounds() {
			TimelockedIndex::<T>::insert(Pallet::<T>::index_key(round, SUBNET, &who), ());
		}
		let block = 1u32.into();
		CommitmentOf::<T>::insert(SUBNET, who, Registration { deposit: 0, block, info });
	}
}

/// As many reveals as are kept, as long as can be.
fn reveals() -> Reveals {
	let reveal = (PlainVec::truncate_from(vec![1; MAX_CIPHERTEXT as usize]), 0);
	Reveals::truncate_from(vec![reveal; MAX_REVEALS as usize])
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Replaces a commitment, both with as many ciphertexts as can be, for different rounds. The
	/// pulse of one is stored; those of the others are added by `weight_of_other_pulses`.
	#[benchmark]
	fn set_commitment() {
		let who = neuron::<T>();
		MaxSpace::<T>::put(u32::MAX);
		publish::<T>(&who, 1_000);
		let mut info = Box::new(sealed::<T>(2_000));
		let (round, _) = T::Beacon::sealed();
		if let Some(Data::TimelockEncrypted { reveal_round, .. }) = info.fields.get_mut(0) {
			*reveal_round = round;
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), SUBNET, info.clone());

		assert_eq!(CommitmentOf::<T>::get(SUBNET, who).map(|stored| stored.info), Some(*info));
		assert_eq!(TimelockedIndex::<T>::iter_keys().count() as u32, T::MaxFields::get());
	}

	/// Deletes the bonds of `r` neurons in one, beside their bonds in 255 others. There was an
	/// epoch since the last time.
	#[benchmark]
	fn reset_bonds(r: Linear<1, 256>) {
		let who = neuron::<T>();
		SubnetworkN::<T>::insert(SUBNET, r as u16);
		BondsResetOn::<T>::insert(SUBNET, true);
		LastBondsReset::<T>::insert(SUBNET, &who, BlockNumberFor::<T>::from(1u32));
		LastEpochBlock::<T>::insert(SUBNET, 2);
		let index = SUBNET.storage_index(ganglion_types::MechId::MAIN);
		let row = Row::truncate_from((0..MAX_UIDS as u16).map(|uid| (uid, 1)).collect());
		for uid in 0..r as u16 {
			Bonds::<T>::insert(index, uid, &row);
		}
		let rows;

		#[block]
		{
			rows = Pallet::<T>::reset_bonds(&who, SUBNET);
		}

		assert_eq!(rows, r);
		assert!((0..r as u16).all(|uid| Bonds::<T>::get(index, uid).len() == row.len() - 1));
	}

	#[benchmark]
	fn set_max_space() {
		#[extrinsic_call]
		_(RawOrigin::Root, 7);

		assert_eq!(MaxSpace::<T>::get(), 7);
	}

	/// The guard of a commitment with as many ciphertexts as can be, for a round whose pulse is
	/// stored. The pulses of different rounds are added by `weight_of_other_pulses`.
	#[benchmark]
	fn check_commitment() {
		let who = neuron::<T>();
		UsedSpaceOf::<T>::insert(SUBNET, &who, UsageTracker::default());
		let (round, _) = T::Beacon::sealed();
		let mut info = sealed::<T>(1_000);
		for field in info.fields.iter_mut() {
			if let Data::TimelockEncrypted { reveal_round, .. } = field {
				*reveal_round = round;
			}
		}
		let outcome;

		#[block]
		{
			outcome = Pallet::<T>::check_commitment(&who, SUBNET, &info);
		}

		outcome.expect("the commitment is accepted");
	}

	/// Nothing is due.
	#[benchmark]
	fn look_for_due() {
		let who = neuron::<T>();
		publish::<T>(&who, u64::MAX / 2);

		#[block]
		{
			Pallet::<T>::reveal_within(crate::Measured::<T>::look_for_due());
		}

		assert!(CommitmentOf::<T>::contains_key(SUBNET, who));
	}

	/// Opens the last field of a commitment for its round; it has others, and the list of reveals
	/// is full.
	#[benchmark]
	fn reveal_field() {
		let who = neuron::<T>();
		let (round, ciphertext) = T::Beacon::sealed();
		publish::<T>(&who, 1_000);
		RevealedCommitments::<T>::insert(SUBNET, &who, reveals());
		CommitmentOf::<T>::mutate(SUBNET, &who, |stored| {
			let fields = &mut stored.as_mut().expect("it is stored").info.fields;
			let encrypted = Ciphertext::truncate_from(ciphertext);
			fields[0] = Data::TimelockEncrypted { encrypted, reveal_round: round };
		});
		TimelockedIndex::<T>::insert(Pallet::<T>::index_key(round, SUBNET, &who), ());

		#[block]
		{
			Pallet::<T>::reveal_field(SUBNET, &who, round);
		}

		let key = Pallet::<T>::index_key(round, SUBNET, &who);
		assert!(!TimelockedIndex::<T>::contains_key(key));
		assert_ne!(RevealedCommitments::<T>::get(SUBNET, &who), Some(reveals()));
	}

	/// Nothing is stored for the subnet.
	#[benchmark]
	fn look_at_maps() {
		let done;

		#[block]
		{
			done = Pallet::<T>::purge_subnet(SUBNET, &mut WeightMeter::new());
		}

		assert!(done);
	}

	/// Removes `n` commitments.
	#[benchmark]
	fn purge_commitments(n: Linear<1, 64>) {
		commitments::<T>(n);

		#[block]
		{
			Pallet::<T>::purge_subnet(SUBNET, &mut WeightMeter::new());
		}

		assert_eq!(CommitmentOf::<T>::iter_key_prefix(SUBNET).count(), 0);
		assert_eq!(TimelockedIndex::<T>::iter_keys().count(), 0);
	}

	/// Removes `n` entries of another map, those with the longest values.
	#[benchmark]
	fn purge_entries(n: Linear<1, 64>) {
		for number in 0..n {
			let who: T::AccountId = account("publisher", number, 0);
			RevealedCommitments::<T>::insert(SUBNET, who, reveals());
		}

		#[block]
		{
			Pallet::<T>::purge_subnet(SUBNET, &mut WeightMeter::new());
		}

		assert_eq!(RevealedCommitments::<T>::iter_key_prefix(SUBNET).count(), 0);
	}

	/// Moves all that is stored of an account to another, which has as much.
	#[benchmark]
	fn pass_on() {
		let old = neuron::<T>();
		let new: T::AccountId = account("new hotkey", 0, 0);
		MaxSpace::<T>::put(u32::MAX);
		for (who, first_round) in [(&old, 1_000), (&new, 2_000)] {
			Uids::<T>::insert(SUBNET, who, 0);
			publish::<T>(who, first_round);
			RevealedCommitments::<T>::insert(SUBNET, who, reveals());
			LastBondsReset::<T>::insert(SUBNET, who, frame_system::Pallet::<T>::block_number());
		}

		#[block]
		{
			Pallet::<T>::pass_on_account(SUBNET, &old, &new);
		}

		assert!(!CommitmentOf::<T>::contains_key(SUBNET, &old));
		assert_eq!(CommitmentOf::<T>::get(SUBNET, new).map(|stored| stored.info), {
			Some(sealed::<T>(1_000))
		});
		assert_eq!(TimelockedIndex::<T>::iter_keys().count() as u32, T::MaxFields::get());
	}

	/// Removes all that can be stored of an account: ciphertexts for different rounds, as many
	/// reveals as are kept, and its limits.
	#[benchmark]
	fn forget() {
		let who = neuron::<T>();
		publish::<T>(&who, 1_000);
		RevealedCommitments::<T>::insert(SUBNET, &who, reveals());
		LastBondsReset::<T>::insert(SUBNET, &who, frame_system::Pallet::<T>::block_number());
		assert_eq!(TimelockedIndex::<T>::iter_keys().count() as u32, T::MaxFields::get());

		#[block]
		{
			Pallet::<T>::forget_account(SUBNET, &who);
		}

		assert!(!CommitmentOf::<T>::contains_key(SUBNET, &who));
		assert!(!RevealedCommitments::<T>::contains_key(SUBNET, &who));
		assert!(!LastCommitment::<T>::contains_key(SUBNET, &who));
		assert_eq!(TimelockedIndex::<T>::iter_keys().count(), 0);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(), crate::mock::Test);
}
