//! Weights of composite calls and of the stages of the block step, built from the measured parts.
//!
//! All parts are measured on the runtime as WASM (`make weights`): [`WeightInfo`] holds the
//! benchmarks of the calls, [`Stages`] those of work that calls and blocks share, [`CleanUps`]
//! those of the steps of clean-ups. The benchmark of `n` items is linear in `n`; its slope is the
//! weight of one item. Nothing here reads the state.

pub use crate::weight_info::calls::{SubstrateWeight, WeightInfo};

use crate::{
	neurons::commitments::Commitments as _,
	pallet::*,
	types::{MAX_CHILDREN, MAX_MECHANISMS, MOST_ROWS},
	weight_info::clean_ups::{SubstrateWeight as CleanUps, WeightInfo as _},
	weight_info::stages::{SubstrateWeight as Stages, WeightInfo as _},
	weight_info::swaps::{SubstrateWeight as Swaps, WeightInfo as _},
};
use frame_support::{
	traits::Get,
	weights::{Weight, WeightMeter},
};
use ganglion_types::MAX_UIDS;

/// Returns the weight that an item adds: the weight for one item less that for none.
pub(crate) fn slope(of: impl Fn(u32) -> Weight) -> Weight {
	of(1).saturating_sub(of(0))
}

/// Charges a meter for work that runs even if the meter has no room for it, where
/// `WeightMeter::consume` would panic in a debug build.
pub(crate) fn charge(meter: &mut WeightMeter, cost: Weight) {
	let consumed = meter.consumed().saturating_add(cost);
	*meter = WeightMeter::with_consumed_and_limit(consumed, meter.limit());
}

/// A number of items as benchmarks take it.
pub(crate) fn count(items: usize) -> u32 {
	u32::try_from(items).unwrap_or(u32::MAX)
}

// --- Calls ---

/// Visiting a position on each of `subnets` subnets and selling `sold` of them. The last sale may
/// also remove the hotkey from the coldkey's list, as `remove_stake` does.
pub(crate) fn unstaking_all<T: Config>(subnets: u32, sold: u32) -> Weight {
	let last = if sold == 0 { Weight::zero() } else { T::WeightInfo::remove_stake() };
	T::WeightInfo::unstake_all(subnets.saturating_sub(sold), sold).saturating_add(last)
}

/// The size of a registration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RegistrationSize {
	/// Neurons of the subnet.
	pub neurons: u32,
	/// Whether there may be more than `MAX_UIDS` rows of weights: those of Null mode's validator.
	pub more_rows: bool,
	/// Hotkeys of the owner that are looked up.
	pub searched: u32,
}

/// Buying a uid of a full subnet: the greater weight of one of 256 neurons and one with the most
/// mechanisms; the former neuron's commitments, the longer lists and further rows of Null mode, and
/// the owner's hotkeys.
pub(crate) fn burned_register<T: Config>(size: RegistrationSize) -> Weight {
	let rows = if size.more_rows { u64::from(MAX_MECHANISMS) } else { 0 };
	T::WeightInfo::burned_register()
		.max(T::WeightInfo::burned_register_of_mechanisms())
		.saturating_add(T::Commitments::weight_of_forget())
		.saturating_add(longer_lists::<T>(size.neurons))
		.saturating_add(slope(Stages::<T>::clear_long_rows).saturating_mul(rows))
		.saturating_add(T::DbWeight::get().reads(size.searched.into()))
}

/// Buying a free uid of a subnet of one mechanism.
pub(crate) fn burned_register_of_free_uid<T: Config>(size: RegistrationSize) -> Weight {
	T::WeightInfo::burned_register_of_free_uid().saturating_add(longer_lists::<T>(size.neurons))
}

/// The neurons with which lists by uid were measured.
pub(super) const MEASURED_NEURONS: u32 = 256;

/// Searching, and storing, the lists by uid of more neurons than were measured.
fn longer_lists<T: Config>(neurons: u32) -> Weight {
	let more = neurons.saturating_sub(MEASURED_NEURONS);
	slope(Stages::<T>::longer_lists).saturating_mul(more.into())
}

/// The size of trimming a subnet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TrimSize {
	/// Neurons before.
	pub neurons: u32,
	/// Mechanisms.
	pub mechanisms: u8,
	/// Neurons that are removed.
	pub gone: u32,
	/// Neurons that get another uid.
	pub moved: u32,
	/// Hotkeys of the owner that are looked up.
	pub searched: u32,
}

/// Trimming a subnet, see `neurons::places`: as if every neuron that has a row of weights also had
/// bonds and were remembered, which a subnet of more neurons cannot be. Each further mechanism has
/// lists of its own.
pub(crate) fn trim<T: Config>(size: TrimSize) -> Weight {
	let db = T::DbWeight::get();
	let mechanisms = u64::from(size.mechanisms);
	let entries = u64::from(size.neurons).saturating_mul(mechanisms);
	let of_validators = entries.min(MAX_UIDS.into());
	let remembered = if size.neurons > MAX_UIDS { 0 } else { of_validators };
	let rows = entries.min(MOST_ROWS.into()).saturating_add(of_validators);
	let rows = rows.saturating_add(remembered);
	// Measured with a row of each kind.
	let row = slope(Stages::<T>::trim_rows).saturating_div(3);
	let lists = db.reads_writes(5, 4).saturating_mul(mechanisms.saturating_sub(1));
	let longer = entries.saturating_sub(MEASURED_NEURONS.into());
	let neuron = remove_neuron::<T>(size.mechanisms)
		.saturating_add(T::Commitments::weight_of_forget())
		.saturating_mul(size.gone.into());
	Stages::<T>::trim_seats(size.moved)
		.saturating_add(row.saturating_mul(rows))
		.saturating_add(neuron)
		// The block in which uids moved.
		.saturating_add(db.writes(1))
		.saturating_add(lists)
		.saturating_add(slope(Stages::<T>::longer_lists).saturating_mul(longer))
		.saturating_add(db.reads(size.searched.into()))
}

/// Registering a subnet: the greater weight of making it at once, and of dissolving another and
/// waiting.
pub(crate) fn register_network<T: Config>() -> Weight {
	T::WeightInfo::register_network().max(T::WeightInfo::register_network_by_waiting())
}

/// Searching `listed` hotkeys for those with stake on root, and making `claims` claims with
/// `hotkeys` of them, whose stakers have each earned on `rates` subnets.
pub(crate) fn claim_root<T: Config>(listed: u32, hotkeys: u32, claims: u32, rates: u32) -> Weight {
	let further = root_claims::<T>(0, rates).saturating_mul(hotkeys.saturating_sub(1).into());
	T::WeightInfo::claim_root(listed)
		.saturating_add(look_at_root_claims::<T>(rates).saturating_mul(hotkeys.into()))
		.saturating_add(root_claims::<T>(claims, rates))
		.saturating_add(further)
}

/// Making `claims` claims with one hotkey, whose stakers have earned on `rates` subnets: the weight
/// of claims on all of them, less that of the claims not made.
pub(crate) fn claim_root_with_hotkey<T: Config>(claims: u32, rates: u32) -> Weight {
	let not_made = slope(|claims| root_claims::<T>(claims, rates));
	T::WeightInfo::claim_root_with_hotkey(rates)
		.saturating_sub(not_made.saturating_mul(rates.saturating_sub(claims).into()))
}

// --- Parts of several calls ---

/// The additional work of a stake change on root, if the hotkey's stakers have earned on `rates`
/// subnets.
pub(crate) fn follow_root_stake<T: Config>(rates: u32) -> Weight {
	Stages::<T>::follow_root_stake(rates)
}

/// Looking for the next position of a walk over all on `subnets` subnets, at worst that of another
/// subnet, and comparing it with the minimum of nominators.
pub(crate) fn look_at_stake<T: Config>(subnets: u32) -> Weight {
	T::DbWeight::get().reads(subnets.max(9).into())
}

/// Selling the rest of a position that is too small to keep.
pub(crate) fn sell_small_stake<T: Config>() -> Weight {
	Stages::<T>::sell_small_stake()
}

/// Searching the alpha amount of a fee with `quotes` quotes, two of which the benchmark includes,
/// and selling it.
pub(crate) fn pay_fee_in_alpha<T: Config>(quotes: u32) -> Weight {
	let further = slope(Stages::<T>::trades).saturating_mul(quotes.saturating_sub(2).into());
	Stages::<T>::pay_fee_in_alpha().saturating_add(further)
}

/// The checks of a call: the reads of a guard, and eight more. No proof is counted: those of the
/// smallest calls are shorter than a guard's, and a refused call returns no more than its weight.
pub(crate) fn checks<T: Config>() -> Weight {
	guard::<T>().set_proof_size(0).saturating_add(T::DbWeight::get().reads(8))
}

/// The checks of a call that trades stake: at worst those of a move between two pools that must fit
/// its limit, and six reads more.
pub(crate) fn checks_of_trade<T: Config>() -> Weight {
	Stages::<T>::checks_of_trade().saturating_add(T::DbWeight::get().reads(6))
}

/// The checks of a registration on a full subnet: two lists, some entries of the subnet, and the
/// owner's hotkeys. A subnet of an earlier version has an entry of each neuron instead of a list.
pub(crate) fn search_of_uid<T: Config>(size: RegistrationSize) -> Weight {
	let entries = size.neurons.min(MAX_UIDS);
	let reads = u64::from(entries).saturating_add(size.searched.into()).saturating_add(12);
	checks::<T>()
		.saturating_add(longer_lists::<T>(size.neurons))
		.saturating_add(T::DbWeight::get().reads(reads))
}

/// Checking a guard that reads no stake weight.
pub(crate) fn guard<T: Config>() -> Weight {
	Stages::<T>::guard()
}

/// Checking the guard of weights, which reads a stake weight.
pub(crate) fn guard_of_weights<T: Config>() -> Weight {
	Stages::<T>::guard_of_weights()
}

/// Opening a timelocked commit of the greatest length, and setting its row.
pub(crate) fn reveal_timelocked<T: Config>() -> Weight {
	Stages::<T>::reveal_timelocked()
}

/// Looking for queues of timelocked commits of a mechanism: their list, and the number of
/// mechanisms.
pub(crate) fn look_for_queues<T: Config>() -> Weight {
	T::DbWeight::get().reads(2)
}

/// Whether queues of a mechanism are due: the newest round, and four items of the subnet's epochs.
pub(crate) fn look_for_due_queues<T: Config>() -> Weight {
	T::DbWeight::get().reads(5)
}

/// Reading the length of a queue of timelocked commits.
pub(crate) fn length_of_timelock_queue<T: Config>() -> Weight {
	T::DbWeight::get().reads(1)
}

/// Reading a queue of timelocked commits, with the pulse of each, the key swap that is being made
/// and whether commit-reveal is on, and writing what is left of it.
pub(crate) fn read_timelock_queue<T: Config>(commits: usize) -> Weight {
	Stages::<T>::read_timelock_queue(count(commits)).saturating_add(T::DbWeight::get().reads(2))
}

/// Removing queues of timelocked commits, each of two items.
pub(crate) fn forget_timelock_queues<T: Config>(queues: u32) -> Weight {
	T::DbWeight::get().writes(u64::from(queues).saturating_mul(2))
}

/// Checking a free call against its budget: the pause, and a permit for the priority.
pub(crate) fn budget_of_free_call<T: Config>() -> Weight {
	T::DbWeight::get().reads(3)
}

/// Charging a free call that failed: both accounts, the author and the pause.
pub(crate) fn charge_of_failed_call<T: Config>() -> Weight {
	T::DbWeight::get().reads_writes(4, 3)
}

// --- Root's stakers ---

/// Reading what all claims of a root staker share: its number and the list of its hotkeys.
pub(crate) fn list_of_root_staker<T: Config>() -> Weight {
	Stages::<T>::list_of_root_staker(0)
}

/// Checking whether a hotkey in that list has stake on root.
pub(crate) fn listed_hotkey<T: Config>() -> Weight {
	slope(Stages::<T>::list_of_root_staker)
}

/// Looking up the claims with a hotkey whose stakers have earned on `rates` subnets.
pub(crate) fn look_at_root_claims<T: Config>(rates: u32) -> Weight {
	Stages::<T>::look_at_root_claims(rates)
}

/// Making `claims` claims with one hotkey, and staking the proceeds on root.
pub(crate) fn root_claims<T: Config>(claims: u32, rates: u32) -> Weight {
	Stages::<T>::root_claims(claims, rates)
}

/// Removing `limit` entries of a subnet's root claims: rates or accounts, whichever weighs more.
pub fn forget_root_claims<T: Config>(limit: u32) -> Weight {
	CleanUps::<T>::forget_root_rates(limit).max(CleanUps::<T>::forget_root_accounts(limit))
}

// --- The block step ---

/// The fixed work of the block step for `subnets` subnets, as if each had a pool and root's stakers
/// earned on it.
pub(crate) fn every_block<T: Config>(subnets: usize) -> Weight {
	Stages::<T>::every_block(count(subnets))
}

/// Checking `subnets` subnets for pending lists of children, and reading the cursors of their
/// walks.
pub(crate) fn pending_walks<T: Config>(subnets: usize) -> Weight {
	Stages::<T>::pending_walks(count(subnets))
}

/// Visiting a pending list of children, which at worst applies.
pub(crate) fn pending_children<T: Config>(subnets: u32) -> Weight {
	Stages::<T>::pending_children(subnets)
}

// --- Clean-ups ---
//
// A walk visits items that have not been read for long, in a trie much larger than the one that was
// measured: on a node, their first access reads many trie nodes from disk.

/// Database reads that are charged for each item of a walk in addition to the measured ones. With
/// them, blocks that clean up after 100,000 stakers are imported in less time than charged, see
/// `benches/dissolution.py`.
const COLD_READS: u64 = 14;

/// Further reads for a staker that is paid: its account lies anywhere in the trie or is new, and
/// blocks that create hundreds of accounts write the most to the database.
const PAID_READS: u64 = 10;

/// One item of a walk: its measured weight and the cold reads.
pub(crate) fn item<T: Config>(of: impl Fn(u32) -> Weight) -> Weight {
	slope(of).saturating_add(T::DbWeight::get().reads(COLD_READS))
}

/// Checking the queue of waiting registrations, and for a clean-up to begin, resume or finish.
pub(crate) fn look_at_queues<T: Config>() -> Weight {
	CleanUps::<T>::finish_clean_up()
}

/// Making the subnet of a waiting registration.
pub(crate) fn serve_waiting<T: Config>() -> Weight {
	// At worst it ends a lease.
	CleanUps::<T>::serve_waiting().saturating_add(end_lease::<T>())
}

/// Ending the lease of a dissolved subnet.
pub(crate) fn end_lease<T: Config>() -> Weight {
	T::DbWeight::get().reads_writes(6, 7)
}

/// Counting a staker.
pub(crate) fn count_staker<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::count_stakers)
}

/// Computing and ranking a staker's part of the reserve.
pub(crate) fn rank_staker<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::rank_stakers)
}

/// Computing and ranking the protocol's part of the reserve.
pub(crate) fn rank_protocol<T: Config>() -> Weight {
	CleanUps::<T>::rank_protocol()
}

/// Paying a staker.
pub(crate) fn pay_staker<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::pay_stakers).saturating_add(T::DbWeight::get().reads(PAID_READS))
}

/// Refunding the owner and closing the subnet's account.
pub(crate) fn settle_account<T: Config>() -> Weight {
	CleanUps::<T>::settle_account()
}

/// Destroying a staker's stake; at worst its list of hotkeys is full.
pub(crate) fn release_staker<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::release_stakers)
}

/// Destroying the rest of a subnet's alpha.
pub(crate) fn destroy_alpha<T: Config>() -> Weight {
	CleanUps::<T>::destroy_alpha()
}

/// Removing a neuron with its rows in each of `mechanisms` mechanisms.
pub(crate) fn remove_neuron<T: Config>(mechanisms: u8) -> Weight {
	let of_one = slope(CleanUps::<T>::remove_neurons);
	let of_most = slope(CleanUps::<T>::remove_neurons_of_mechanisms);
	let further =
		of_most.saturating_sub(of_one).saturating_div(MAX_MECHANISMS.saturating_sub(1).into());
	of_one.saturating_add(further.saturating_mul(mechanisms.saturating_sub(1).into()))
}

/// Removing the lists and values of a mechanism, and what it remembers.
pub(crate) fn remove_mechanism<T: Config>() -> Weight {
	slope(CleanUps::<T>::remove_mechanisms)
}

/// Removing an entry of a map by subnet and account.
pub(crate) fn remove_entry<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::remove_entries)
}

/// Removing a hotkey's links to five children.
pub(crate) fn remove_links<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::remove_links)
}

/// Removing a child's take.
pub(crate) fn remove_childkey_take<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::remove_childkey_takes)
}

/// Removing `choices` choices of the hotkey with which income is staked.
pub(crate) fn remove_auto_stake<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::remove_auto_stakes)
}

/// Removing the owner's rate limits.
pub(crate) fn remove_owner_limits<T: Config>() -> Weight {
	CleanUps::<T>::remove_owner_limits()
}

/// Removing a rate limit of an account.
pub(crate) fn remove_account_limit<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::remove_account_limits)
}

/// Removing one of `items` items that are stored once for each subnet.
pub(crate) fn remove_item<T: Config>(items: u64) -> Weight {
	CleanUps::<T>::remove_items().saturating_div(items.max(1))
}

// --- Key swaps ---

/// Checking whether a signer waits for a key swap.
pub(crate) fn check_signer<T: Config>() -> Weight {
	Swaps::<T>::check_signer()
}

/// Looking for a swap that goes on or begins, and ending one.
pub(crate) fn look_at_swaps<T: Config>() -> Weight {
	Swaps::<T>::look_at_swaps()
}

/// Swapping the seat of a hotkey on a subnet, where both keys have `links` links together.
pub(crate) fn swap_seat<T: Config>(links: u32) -> Weight {
	Swaps::<T>::swap_seat(links)
}

/// Looking whether a child in a list is being swapped.
pub(crate) fn children_in_swap<T: Config>() -> Weight {
	T::DbWeight::get().reads(MAX_CHILDREN.into())
}

/// Looking for the hash of a row of this length among a neuron's commits, under its former names.
pub(crate) fn committed_hash<T: Config>(length: usize) -> Weight {
	Swaps::<T>::committed_hash(count(length))
}

/// Looking for the queues of timelocked commits of a subnet.
pub(crate) fn look_at_timelocks<T: Config>() -> Weight {
	T::DbWeight::get().reads(u64::from(MAX_MECHANISMS).saturating_add(1))
}

/// Renaming a hotkey in the list of a queue of timelocked commits, which is full at worst.
pub(crate) fn swap_timelocks<T: Config>() -> Weight {
	item::<T>(Swaps::<T>::swap_timelocks)
}

/// Renaming a child in a pending list.
pub(crate) fn swap_pending_children<T: Config>() -> Weight {
	item::<T>(Swaps::<T>::swap_pending_children)
}

/// Directing a choice of automatic staking to another hotkey, or giving it to another coldkey.
pub(crate) fn swap_auto_staker<T: Config>() -> Weight {
	item::<T>(Swaps::<T>::swap_auto_stakers)
}

/// Storing a share under the new hotkey; at worst the coldkey's list of hotkeys is full.
pub(crate) fn swap_share<T: Config>() -> Weight {
	item::<T>(Swaps::<T>::swap_shares)
}

/// Looking for accounts of root claims in move on `subnets` subnets: the move and the rates, and of
/// each subnet two first keys.
pub(crate) fn look_at_root_accounts<T: Config>(subnets: usize) -> Weight {
	T::DbWeight::get().reads(u64::from(count(subnets)).saturating_mul(2).saturating_add(2))
}

/// Storing an account of root claims under the new key.
pub(crate) fn swap_root_account<T: Config>() -> Weight {
	item::<T>(Swaps::<T>::swap_root_accounts)
}

/// Ending the swap of a hotkey.
pub(crate) fn finish_hotkey_swap<T: Config>() -> Weight {
	Swaps::<T>::finish_hotkey_swap()
}

/// Renaming a coldkey in the waiting registrations, and copying its list of hotkeys and its choice
/// for dividends.
pub(crate) fn swap_lists<T: Config>() -> Weight {
	Swaps::<T>::swap_lists().saturating_add(T::DbWeight::get().reads_writes(1, 1))
}

/// Giving a hotkey to another coldkey; at worst both lists are long.
pub(crate) fn swap_owned_hotkey<T: Config>() -> Weight {
	item::<T>(Swaps::<T>::swap_owned_hotkeys)
}

/// Giving a subnet to another coldkey.
pub(crate) fn swap_owned_subnet<T: Config>() -> Weight {
	slope(Swaps::<T>::swap_owned_subnets)
}

/// Moving a rate limit of an account.
pub(crate) fn swap_limit<T: Config>() -> Weight {
	item::<T>(Swaps::<T>::swap_limits)
}

/// Handing over a position to another coldkey.
pub(crate) fn swap_position<T: Config>() -> Weight {
	item::<T>(Swaps::<T>::swap_positions)
}

/// Moving what is stored once for a coldkey, and its balance.
pub(crate) fn finish_coldkey_swap<T: Config>() -> Weight {
	Swaps::<T>::finish_coldkey_swap()
}

/// Giving a coldkey's part in a lease to another coldkey; at worst it is the beneficiary.
pub(crate) fn swap_lease<T: Config>() -> Weight {
	item::<T>(Swaps::<T>::swap_leases)
}
