//! Reads: values of the state in plain numbers, and the events of the block.

use super::*;
use crate::weight_info::{collateral_cost, lock_cost};
use frame_support::weights::Weight;
use ganglion_economy::{fee::FEE_RATE, split::SHARE_WHOLE};

/// The stake of a person with the first hotkey of `with`, in rao of alpha.
pub fn staked(person: u8, with: u8, netuid: NetUid) -> u64 {
	SubtensorModule::stake_of(&hot(with, 0), &cold(person), netuid).rao()
}

/// The collateral of a person with its first hotkey, in rao of alpha.
pub fn pledged(person: u8, netuid: NetUid) -> u64 {
	SubtensorModule::collateral_of(netuid, &hot(person, 0), &cold(person)).rao()
}

/// The sum of all stakes on all subnets, in rao of alpha.
pub fn all_staked() -> u64 {
	TotalHotkeyAlpha::<Test>::iter_values().map(AlphaBalance::rao).sum()
}

/// What a person can claim for its stake on root with the first hotkey of `with`, in rao of alpha.
pub fn owed(person: u8, with: u8, netuid: NetUid) -> u64 {
	SubtensorModule::owed_to_root_staker(&hot(with, 0), &cold(person), netuid).rao()
}

/// The alpha that is set aside for root claims, in rao.
pub fn set_aside(netuid: NetUid) -> u64 {
	RootAlphaSetAside::<Test>::get(netuid).rao()
}

/// The alpha that the next epoch pays to stakers on root, in rao.
pub fn root_pot(netuid: NetUid) -> u64 {
	PendingRootAlphaDivs::<Test>::get(netuid).rao()
}

/// The pots of a subnet for miners, validators and owner, in rao of alpha.
pub fn pots(netuid: NetUid) -> [u64; 3] {
	let (miners, validators, owner) = SubtensorModule::pots(netuid);
	[miners, validators, owner].map(AlphaBalance::rao)
}

/// The TAO reserve of a subnet, in rao.
pub fn reserve(netuid: NetUid) -> u64 {
	SubnetTAO::<Test>::get(netuid).rao()
}

/// The price of a subnet's alpha, in rao of TAO.
pub fn price(netuid: NetUid) -> u64 {
	Swap::price_in_rao(netuid)
}

/// What the next alpha of a pool costs with the fee, in rao of TAO for a whole one, rounded up.
pub fn price_with_fee(netuid: NetUid) -> u64 {
	(price(netuid) * SHARE_WHOLE).div_ceil(SHARE_WHOLE - u64::from(FEE_RATE)) + 1
}

/// What the next alpha sold to a pool brings after the fee, in rao of TAO for a whole one.
pub fn price_after_fee(netuid: NetUid) -> u64 {
	after_fee(price(netuid))
}

/// A price less the fee, rounded down.
pub fn after_fee(price: u64) -> u64 {
	price * (SHARE_WHOLE - u64::from(FEE_RATE)) / SHARE_WHOLE
}

/// The alpha outside a subnet's reserve, in rao.
pub fn alpha_out(netuid: NetUid) -> u64 {
	SubnetAlphaOut::<Test>::get(netuid).rao()
}

/// The alpha in a subnet's reserve, in rao.
pub fn alpha_in(netuid: NetUid) -> u64 {
	SubnetAlphaIn::<Test>::get(netuid).rao()
}

/// Incentives of the main mechanism of the test subnet, by uid.
pub fn incentive() -> Vec<u16> {
	Incentive::<Test>::get(MAIN).into_inner()
}

/// The total issuance of TAO, in rao.
pub fn issuance() -> u64 {
	TotalIssuance::<Test>::get().rao()
}

/// The balance of a person's coldkey, in rao.
pub fn balance(person: u8) -> u64 {
	Balances::free_balance(cold(person))
}

/// Asserts that the pallet deposited this event in this block.
pub fn assert_announced(event: Event<Test>) {
	let events = events();
	assert!(events.contains(&event), "{event:?} is not among {events:?}");
}

/// The events that the pallet deposited in this block.
pub fn events() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::SubtensorModule(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// The weight of reading the queues and of the heaviest step of a clean-up, in picoseconds.
pub fn step() -> u64 {
	let steps = [
		cost::count_staker::<Test>(),
		cost::rank_staker::<Test>(),
		cost::pay_staker::<Test>(),
		cost::settle_account::<Test>(),
		cost::release_staker::<Test>(),
		cost::forget_root_claims::<Test>(16),
		cost::remove_neuron::<Test>(16),
		cost::remove_links::<Test>(),
		cost::remove_auto_stake::<Test>(),
		cost::remove_owner_limits::<Test>(),
	];
	let dearest = steps.into_iter().fold(Weight::zero(), |most, step| most.max(step));
	(cost::look_at_queues::<Test>() + dearest).ref_time()
}

/// A limit with room for looking at the queues and for the heaviest step of a hotkey's swap, where
/// the keys have few links, in picoseconds.
pub fn room_for_hotkey_step() -> u64 {
	room_for_step_of_swap(SubtensorModule::weight_of_seat(ROOT, 4))
}

/// A limit with room for looking at the queues and for the heaviest step of a coldkey's swap, in
/// picoseconds.
pub fn room_for_coldkey_step() -> u64 {
	let collateral = collateral_cost::swap_coldkey::<Test>(SubtensorModule::count_subnets());
	let steps = [
		cost::swap_owned_hotkey::<Test>() + collateral,
		cost::swap_position::<Test>(),
		cost::swap_lease::<Test>(),
		cost::finish_coldkey_swap::<Test>(),
		lock_cost::swap_lock::<Test>(),
	];
	room_for_step_of_swap(steps.into_iter().fold(Weight::zero(), |most, step| most.max(step)))
}

fn room_for_step_of_swap(step: Weight) -> u64 {
	let queues = cost::look_at_queues::<Test>() + cost::look_at_swaps::<Test>();
	(queues + step).ref_time()
}
