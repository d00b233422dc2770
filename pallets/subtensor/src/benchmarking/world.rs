//! What the benchmarks set up: accounts with money, subnets with pools, neurons with weights, at their worst.

use crate::{
	genesis::{build_subnet, Neuron, Subnet},
	types::Row,
	Config, NetworkRateLimit, Pallet, SubnetMovingPrice,
};
use alloc::vec::Vec;
use frame_benchmarking::account;
use frame_support::traits::fungible::Mutate;
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance};
use substrate_fixed::types::I96F32;

/// One TAO, in rao.
pub const TAO: u64 = 1_000_000_000;
/// What each account has.
const WEALTH: u64 = 1_000_000 * TAO;
/// TAO and alpha of each pool.
const RESERVE: u64 = 10_000 * TAO;
/// What each neuron has staked.
const STAKE: u64 = 100 * TAO;

/// The number from which on benchmarks make subnets: the development genesis has root and one more.
const FIRST: u16 = 2;

/// A coldkey with money.
pub fn coldkey<T: Config>(index: u32) -> T::AccountId {
	let who = account("coldkey", index, 0);
	T::Currency::set_balance(&who, WEALTH);
	who
}

/// A hotkey, with nothing.
pub fn hotkey<T: Config>(index: u32) -> T::AccountId {
	account("hotkey", index, 0)
}

/// The number of the `index`th subnet that benchmarks make.
pub fn netuid(index: u16) -> NetUid {
	NetUid::new(FIRST.saturating_add(index))
}

/// The root network, if the genesis had none.
pub fn root<T: Config>() {
	if !Pallet::<T>::subnet_exists(NetUid::ROOT) {
		let _ = build_subnet::<T>(&of(NetUid::ROOT, false, Vec::new()));
	}
	crate::SubtokenEnabled::<T>::insert(NetUid::ROOT, true);
}

/// A started subnet with a pool whose sides weigh unevenly, and this many neurons, each with stake.
pub fn subnet<T: Config>(index: u16, neurons: u16) -> NetUid {
	root::<T>();
	NetworkRateLimit::<T>::put(0);
	let netuid = netuid(index);
	let first = u32::from(index).saturating_mul(1_000);
	let neurons = (0..u32::from(neurons)).map(|uid| neuron::<T>(first.saturating_add(uid)));
	build_subnet::<T>(&of(netuid, true, neurons.collect())).expect("the subnet is possible");
	SubnetMovingPrice::<T>::insert(netuid, I96F32::from_num(1));
	// An uneven injection makes the pool's sides weigh differently: powers then cost the most.
	let uneven = AlphaBalance::new(RESERVE / 7);
	<T::Pools as pallet_subtensor_swap::Pools>::inject(netuid, uneven, TaoBalance::ZERO)
		.expect("the pool has room");
	Pallet::<T>::mint_into_reserve(netuid, uneven).expect("there is room for alpha");
	netuid
}

/// A neuron of its own coldkey.
fn neuron<T: Config>(index: u32) -> Neuron<T::AccountId> {
	Neuron {
		hotkey: hotkey::<T>(index),
		coldkey: coldkey::<T>(index),
		stake: AlphaBalance::new(STAKE),
		weights: Vec::new(),
	}
}

fn of<AccountId: Clone>(
	netuid: NetUid,
	dynamic: bool,
	neurons: Vec<Neuron<AccountId>>,
) -> Subnet<AccountId> {
	let owner = neurons.first().map(|first| (first.coldkey.clone(), first.hotkey.clone()));
	Subnet {
		netuid,
		tempo: 100,
		dynamic,
		owner,
		started: true,
		always_active: true,
		tao_reserve: TaoBalance::new(if dynamic { RESERVE } else { 0 }),
		alpha_reserve: AlphaBalance::new(if dynamic { RESERVE } else { 0 }),
		neurons,
	}
}

/// Lets the first `validators` neurons of a subnet rank all others.
pub fn rank<T: Config>(netuid: NetUid, neurons: u16, validators: u16) {
	let index = netuid.storage_index(MechId::MAIN);
	for uid in 0..validators {
		let others = (0..neurons).filter(|other| *other != uid);
		let row: Vec<_> =
			others.map(|other| (other, 1 + other.wrapping_mul(uid) % u16::MAX)).collect();
		Pallet::<T>::store_weights(index, uid, Row::try_from(row).expect("a row has room"));
		Pallet::<T>::note_update(index, uid, 1);
	}
	crate::ValidatorPermit::<T>::mutate(netuid, |permits| {
		for permit in permits.iter_mut().take(usize::from(validators)) {
			*permit = true;
		}
	});
}

/// Stakes as a person does; answers the coldkey and the alpha.
pub fn stake<T: Config>(netuid: NetUid, hotkey: &T::AccountId) -> (T::AccountId, AlphaBalance) {
	let who = coldkey::<T>(u32::MAX);
	let amount = TaoBalance::new(STAKE);
	Pallet::<T>::do_add_stake(&who, hotkey, netuid, amount, None).expect("there is money");
	let alpha = Pallet::<T>::stake_of(hotkey, &who, netuid);
	(who, alpha)
}
