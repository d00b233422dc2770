//! Benchmarks of the calls, run by `make weights` on the WASM runtime.
//!
//! Settings that are one value are measured by family, each at the member whose bounds read most;
//! the test `families_should_be_measured_where_bounds_read_most` holds that choice. Settings that a
//! method of the protocol pallet stores (`through` in the table) are measured one by one. What an
//! owner may set is set by the owner, which adds the look-up of the owner and the rate limit. The
//! freeze window is checked and open.

use crate::{Call, Config, Pallet};
use alloc::{vec, vec::Vec};
use codec::Decode;
use frame_benchmarking::v2::*;
use frame_support::BoundedVec;
use frame_system::RawOrigin;
use ganglion_types::{AlphaBalance, MechId, NetUid, NetUidStorageIndex, TaoBalance, MAX_UIDS};
use pallet_subtensor::{
	types::{EpochConsensus, Row, SigmoidParameters, Split, MAX_MECHANISMS},
	*,
};

use sp_runtime::traits::TrailingZeroInput;

/// The subnet that is set up.
const SUBNET: NetUid = NetUid::new(2);
/// The block in which it is.
const NOW: u32 = 1_000_000;

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A setting of the chain.
	#[benchmark]
	fn set_on_chain() {
		#[extrinsic_call]
		sudo_set_max_mechanism_count(RawOrigin::Root, MechId::new(7));

		assert_eq!(MaxMechanismCount::<T>::get(), MechId::new(7));
	}

	/// A setting of a subnet that only root sets.
	#[benchmark]
	fn set_by_root() {
		subnet::<T>();

		#[extrinsic_call]
		sudo_set_min_allowed_uids(RawOrigin::Root, SUBNET, 7);

		assert_eq!(MinAllowedUids::<T>::get(SUBNET), 7);
	}

	/// A setting of a subnet that its owner sets.
	#[benchmark]
	fn set_by_owner() {
		let owner = subnet::<T>();

		#[extrinsic_call]
		sudo_set_max_allowed_uids(RawOrigin::Signed(owner), SUBNET, 128);

		assert_eq!(MaxAllowedUids::<T>::get(SUBNET), 128);
	}

	/// The cycle restarts.
	#[benchmark]
	fn sudo_set_tempo() {
		subnet::<T>();

		#[extrinsic_call]
		_(RawOrigin::Root, SUBNET, 100);

		assert_eq!(Tempo::<T>::get(SUBNET), 100);
	}

	/// Names `n` block authors.
	#[benchmark]
	fn swap_authorities(n: Linear<1, 32>) {
		let authors: Vec<T::AuthorityId> = (0..n).map(|_| key()).collect();
		let authors = BoundedVec::try_from(authors).expect("there is room");

		#[extrinsic_call]
		_(RawOrigin::Root, authors);
	}

	/// Names `n` voters.
	#[benchmark]
	fn schedule_grandpa_change(n: Linear<1, 32>) {
		let voters: Vec<(T::VoterId, u64)> = (0..n).map(|_| (key(), 1)).collect();

		#[extrinsic_call]
		_(RawOrigin::Root, voters, 7u32.into(), None);
	}

	/// All but the first of 256 neurons are renumbered, and with them full rows of weights and
	/// bonds.
	#[benchmark]
	fn sudo_trim_to_max_allowed_uids() {
		let owner = subnet::<T>();
		let last = neurons::<T>() - 1;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), SUBNET, last);

		assert_eq!(SubnetworkN::<T>::get(SUBNET), last);
		assert_eq!(Keys::<T>::get(SUBNET, 0), account("neuron", 1, 0));
		let row = Weights::<T>::get(SUBNET.storage_index(MechId::MAIN), 0);
		assert_eq!(row.len(), usize::from(last));
	}

	/// A full batch of 256 neurons goes, and the others are renumbered.
	#[benchmark]
	fn sudo_trim_null_uids_batch() {
		let owner = subnet::<T>();
		let left = neurons::<T>() - 64;
		pallet_subtensor::Pallet::<T>::set_epoch_consensus(SUBNET, EpochConsensus::Null);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), SUBNET, 64);

		assert!(SubnetworkN::<T>::get(SUBNET) >= left);
		assert_eq!(NullPruningTarget::<T>::get(SUBNET), Some(64));
	}

	#[benchmark]
	fn sudo_set_sn_owner_hotkey() {
		let owner = subnet::<T>();
		let hotkey: T::AccountId = account("hotkey", 0, 0);
		Owner::<T>::insert(&hotkey, &owner);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), SUBNET, hotkey.clone());

		assert_eq!(SubnetOwnerHotkey::<T>::get(SUBNET), hotkey);
	}

	#[benchmark]
	fn sudo_set_difficulty() {
		subnet::<T>();

		#[extrinsic_call]
		_(RawOrigin::Root, SUBNET, 7);

		assert_eq!(Difficulty::<T>::get(SUBNET), 7);
	}

	#[benchmark]
	fn sudo_set_rao_recycled() {
		subnet::<T>();

		#[extrinsic_call]
		_(RawOrigin::Root, SUBNET, TaoBalance::new(7));

		assert_eq!(RAORecycledForRegistration::<T>::get(SUBNET), TaoBalance::new(7));
	}

	#[benchmark]
	fn sudo_set_max_allowed_validators() {
		subnet::<T>();

		#[extrinsic_call]
		_(RawOrigin::Root, SUBNET, 7);

		assert_eq!(MaxAllowedValidators::<T>::get(SUBNET), 7);
	}

	/// What each mechanism remembers is deleted, of all neurons, and the number of validators is
	/// saved.
	#[benchmark]
	fn sudo_set_epoch_consensus() {
		let owner = subnet::<T>();
		mechanisms::<T>(MAX_MECHANISMS, 0);
		indices(MAX_MECHANISMS).for_each(|index| remember::<T>(index, 16));
		SubnetEpochConsensus::<T>::insert(SUBNET, EpochConsensus::PeerPrediction);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), SUBNET, EpochConsensus::Null);

		assert_eq!(SubnetEpochConsensus::<T>::get(SUBNET), EpochConsensus::Null);
		assert_eq!(RememberedWeights::<T>::iter_keys().count(), 0);
	}

	/// The number of required edges falls in each mechanism.
	#[benchmark]
	fn sudo_set_sigmoid() {
		let owner = subnet::<T>();
		mechanisms::<T>(MAX_MECHANISMS, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), SUBNET, 7, true, 8, 9);

		let set =
			SigmoidParameters { trust_floor: 7, average_bonds: true, peg_step: 8, peg_cap: 9 };
		assert_eq!(SigmoidSettings::<T>::get(SUBNET), set);
		assert!(indices(MAX_MECHANISMS).all(|index| RequiredEdges::<T>::get(index) == 9));
	}

	/// `m` mechanisms are deleted, and with them `r` rows of weights, as many of bonds, and as many
	/// that are remembered.
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

/// Sets up a subnet with sixteen neurons, in the block of its epoch. Returns its owner.
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

/// A key of zeros.
fn key<Key: Decode>() -> Key {
	Key::decode(&mut TrailingZeroInput::zeroes()).expect("zeros are a key")
}

/// Gives the subnet as many neurons as it can have, each with a row of weights and
/// one of bonds to all neurons. The first has earned least. Returns their number.
fn neurons<T: Config>() -> u16 {
	let (count, index) = (MAX_UIDS as u16, SUBNET.storage_index(MechId::MAIN));
	let row = Row::truncate_from((0..count).map(|uid| (uid, u16::MAX)).collect());
	let earned = |uid: u16| AlphaBalance::new(u64::from(uid));
	SubnetworkN::<T>::insert(SUBNET, count);
	for uid in 0..count {
		let hotkey: T::AccountId = account("neuron", uid.into(), 0);
		Keys::<T>::insert(SUBNET, uid, &hotkey);
		Uids::<T>::insert(SUBNET, &hotkey, uid);
		IsNetworkMember::<T>::insert(&hotkey, SUBNET, true);
		BlockAtRegistration::<T>::insert(SUBNET, uid, 1);
		Weights::<T>::insert(index, uid, row.clone());
		Bonds::<T>::insert(index, uid, row.clone());
	}
	remember::<T>(index, count);
	Active::<T>::mutate(SUBNET, |list| list.resize(count.into(), true));
	Consensus::<T>::mutate(SUBNET, |list| list.resize(count.into(), 1));
	Dividends::<T>::mutate(SUBNET, |list| list.resize(count.into(), 1));
	StakeWeight::<T>::mutate(SUBNET, |list| list.resize(count.into(), 1));
	ValidatorPermit::<T>::mutate(SUBNET, |list| list.resize(count.into(), true));
	ValidatorTrust::<T>::mutate(SUBNET, |list| list.resize(count.into(), 1));
	Incentive::<T>::mutate(index, |list| list.resize(count.into(), 1));
	LastUpdate::<T>::mutate(index, |list| list.resize(count.into(), 1));
	Emission::<T>::insert(SUBNET, types::ByUid::truncate_from((0..count).map(earned).collect()));
	BondScale::<T>::insert(index, types::ByUid::truncate_from(vec![1; count.into()]));
	count
}

/// The storage indices of the subnet's first `count` mechanisms.
fn indices(count: u8) -> impl Iterator<Item = NetUidStorageIndex> {
	(0..count).map(|mechanism| SUBNET.storage_index(MechId::new(mechanism)))
}

/// Lets a mechanism remember this many neurons, each with a row of weights on all of them.
fn remember<T: Config>(index: NetUidStorageIndex, count: u16) {
	let memory = types::MechanismMemory {
		servers: types::ByUid::truncate_from(vec![Default::default(); count.into()]),
		validators: types::ByUid::truncate_from(vec![Some(Default::default()); count.into()]),
		..Default::default()
	};
	let row = Row::truncate_from((0..count).map(|uid| (uid, u16::MAX)).collect());
	EpochMemories::<T>::insert(index, memory);
	(0..count).for_each(|uid| RememberedWeights::<T>::insert(index, uid, row.clone()));
}

/// Gives the subnet `count` mechanisms with every item that a mechanism has. The mechanisms after
/// the first share `rows` rows of weights, as many of bonds, and as many that are remembered.
fn mechanisms<T: Config>(count: u8, rows: u16) {
	MaxMechanismCount::<T>::put(MechId::new(MAX_MECHANISMS));
	MechanismCountCurrent::<T>::insert(SUBNET, MechId::new(count));
	MaxAllowedUids::<T>::insert(SUBNET, MAX_UIDS as u16 / u16::from(count));
	let even = vec![u16::MAX / u16::from(MAX_MECHANISMS); usize::from(count)];
	MechanismEmissionSplit::<T>::insert(SUBNET, Split::truncate_from(even));
	for index in indices(count) {
		Incentive::<T>::mutate(index, |list| list.resize(16, 0));
		LastUpdate::<T>::mutate(index, |list| list.resize(16, 0));
		BondScale::<T>::insert(index, types::ByUid::truncate_from(vec![1; 16]));
		SubnetLoss::<T>::insert(index, 1);
		RequiredEdges::<T>::insert(index, 100);
		remember::<T>(index, 0);
	}
	let row = Row::truncate_from((0..16).map(|uid| (uid, u16::MAX)).collect());
	let others = u16::from(count).saturating_sub(1).max(1);
	for number in 0..rows {
		let mechanism = MechId::new(1 + (number % others) as u8);
		let (index, uid) = (SUBNET.storage_index(mechanism), number / others);
		Weights::<T>::insert(index, uid, row.clone());
		Bonds::<T>::insert(index, uid, row.clone());
		RememberedWeights::<T>::insert(index, uid, row.clone());
	}
}
