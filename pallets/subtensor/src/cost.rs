//! What calls and stages cost.
//!
//! Until `make weights` has measured every call, a weight is what it reads and writes, counted from the code at its
//! worst, at the database's cost (`DbWeight`, measured by the SDK for ParityDB), plus the computation named below.
//! The block step and the epoch are measured as a whole, see [`every_block`] and [`epoch_of`].

use crate::{
	alpha_fees::FEE_QUOTES,
	types::{MAX_CHILDREN, MAX_HOTKEYS, MAX_MECHANISMS, MAX_PARENTS},
	Config, MaxAllowedValidators, MechanismCountCurrent, Pallet, PendingRootAlphaDivs,
	SavedYumaMaxAllowedValidators, SubnetLinks, SubnetworkN, ValidatorPermit,
};
use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{Weight, WeightMeter},
};
use ganglion_types::{NetUid, MAX_UIDS};
use pallet_subtensor_runtime_api::{EpochBonds, EpochRule};

/// Weights of the calls.
pub trait WeightInfo {
	/// Setting `n` weights.
	fn set_weights(n: u32) -> Weight;
	/// Staking.
	fn add_stake() -> Weight;
	/// Unstaking.
	fn remove_stake() -> Weight;
	/// Staking within a limit.
	fn add_stake_limit() -> Weight;
	/// Unstaking within a limit.
	fn remove_stake_limit() -> Weight;
	/// Raising a delegate's take.
	fn increase_take() -> Weight;
	/// Lowering a delegate's take.
	fn decrease_take() -> Weight;
	/// Choosing a child's take.
	fn set_childkey_take() -> Weight;
	/// Setting a rate limit of takes.
	fn sudo_set_tx_childkey_take_rate_limit() -> Weight;
	/// Setting a bound of takes.
	fn sudo_set_min_childkey_take() -> Weight;
	/// The same.
	fn sudo_set_max_childkey_take() -> Weight;
	/// Naming `n` children that apply at once, while there are so many subnets.
	fn set_children(n: u32, subnets: u32) -> Weight;
	/// Naming `n` children that have to wait.
	fn schedule_children(n: u32, subnets: u32) -> Weight;
	/// Setting how long lists of children wait.
	fn set_pending_childkey_cooldown() -> Weight;
	/// Opting in or out of lending to the owners of new subnets.
	fn set_auto_parent_delegation_enabled() -> Weight;
	/// Unstaking all of a position.
	fn remove_stake_full_limit() -> Weight;
	/// Looking at `subnets` positions and selling `sold` of them.
	fn unstake_all(subnets: u32, sold: u32) -> Weight;
	/// Moving stake, at worst from one pool into another.
	fn move_stake() -> Weight;
	/// Giving stake to another coldkey.
	fn transfer_stake() -> Weight;
	/// Moving stake to another subnet.
	fn swap_stake() -> Weight;
	/// The same within a limit.
	fn swap_stake_limit() -> Weight;
	/// Moving stake within a limit.
	fn move_stake_limit() -> Weight;
	/// Giving stake to another coldkey and hotkey.
	fn transfer_stake_and_hotkey() -> Weight;
	/// Choosing where income is staked.
	fn set_coldkey_auto_stake_hotkey() -> Weight;
	/// Selling the small rest of a position.
	fn sell_small_stake() -> Weight;
	/// Finding how much alpha a fee is, and selling it.
	fn pay_fee_in_alpha() -> Weight;
	/// Destroying staked alpha.
	fn recycle_alpha() -> Weight;
	/// Burning staked alpha.
	fn burn_alpha() -> Weight;
	/// Buying alpha and burning it.
	fn add_stake_burn() -> Weight;
	/// Buying a uid, at worst replacing a neuron of a full subnet.
	fn burned_register() -> Weight;
	/// Buying a uid that nobody has, on a subnet of one mechanism.
	fn burned_register_of_free_uid() -> Weight;
	/// Taking a seat on root, at worst replacing a member.
	fn root_register() -> Weight;
	/// Making a subnet, or dissolving one for it and waiting.
	fn register_network() -> Weight;
	/// Dissolving a subnet; its clean-up is charged to the blocks that do it.
	fn dissolve_network() -> Weight;
	/// Starting a subnet.
	fn start_call() -> Weight;
	/// Binding a hotkey.
	fn try_associate_hotkey() -> Weight;
	/// What a change of stake on root costs beside the rest, where a hotkey's stakers have earned on `rates` subnets.
	fn follow_root_stake(rates: u32) -> Weight;
	/// Looking through `listed` hotkeys for those with stake on root, and making `claims` with `hotkeys` of them, each
	/// of whose stakers have earned on `rates` subnets.
	fn claim_root(listed: u32, hotkeys: u32, claims: u32, rates: u32) -> Weight;
	/// Saying what becomes of root dividends.
	fn set_root_claim_type() -> Weight;
	/// Setting the number of automatic claims.
	fn sudo_set_num_root_claims() -> Weight;
	/// Setting a subnet's least claim.
	fn sudo_set_root_claim_threshold() -> Weight;
	/// Announcing an axon.
	fn serve_axon() -> Weight;
	/// Announcing a metrics address.
	fn serve_prometheus() -> Weight;
}

/// Picoseconds in a microsecond: a unit of weight is a picosecond.
const MICROSECOND: u64 = 1_000_000;

/// Computation of a simple call beside its storage: decoding, hashing of keys, events.
const CALL: u64 = 20 * MICROSECOND;

/// Bytes of proof a storage access adds at most on average: a small value and its path in the trie.
const PROOF: u64 = 512;

/// Picoseconds of a trade's own computation in WASM at its worst, with uneven weights and a limit: two powers of 256
/// bits and a square root. By hand, under the node's compiler of WASM, that took 4.2 and 1.1 microseconds (natively
/// 0.8 and 0.2: `cargo bench -p ganglion-economy`); charged nine times over until a benchmark of it stands here.
const TRADE: u64 = 50 * MICROSECOND;

const fn trades(count: u64) -> Weight {
	Weight::from_parts(TRADE.saturating_mul(count), 0)
}

/// So many reads and writes, with the computation of a simple call.
pub(crate) fn accesses<T: frame_system::Config>(reads: u64, writes: u64) -> Weight {
	let proof = PROOF.saturating_mul(reads.saturating_add(writes));
	T::DbWeight::get().reads_writes(reads, writes).saturating_add(Weight::from_parts(CALL, proof))
}

/// The weights of the calls, by reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_weights(n: u32) -> Weight {
		// Sorting and scaling a pair of uid and weight takes a fraction of a microsecond in the WASM runtime.
		let pairs = Weight::from_parts(MICROSECOND.saturating_mul(n.into()), 0);
		// Of the mode, its settings and what it asks for: three.
		accesses::<T>(18, 2).saturating_add(pairs).saturating_add(inherited::<T>())
	}
	fn add_stake() -> Weight {
		// Settings 3, hotkey 1, share pool 4, key list 1, balances 2, reserve and totals 4; of the pool its kind, alpha,
		// weight, price and fee, twice what is traded, the author's balance and the count of alpha.
		accesses::<T>(22, 15).saturating_add(trades(4))
	}
	fn remove_stake() -> Weight {
		// As staking, what else the coldkey has staked with the hotkey, whose owner may be another, and the burned fee.
		accesses::<T>(26, 16).saturating_add(trades(5))
	}
	fn add_stake_limit() -> Weight {
		// As without limit, and the delegate's entry.
		accesses::<T>(23, 16).saturating_add(trades(5))
	}
	fn remove_stake_limit() -> Weight {
		accesses::<T>(26, 16).saturating_add(trades(7))
	}
	fn increase_take() -> Weight {
		// Bounds 2, owner, take, limit and last block.
		accesses::<T>(6, 2)
	}
	fn decrease_take() -> Weight {
		accesses::<T>(4, 2)
	}
	fn set_childkey_take() -> Weight {
		// Owner, bounds 3, take, limit and last block.
		accesses::<T>(7, 2)
	}
	fn sudo_set_tx_childkey_take_rate_limit() -> Weight {
		accesses::<T>(0, 1)
	}
	fn sudo_set_min_childkey_take() -> Weight {
		accesses::<T>(1, 1)
	}
	fn sudo_set_max_childkey_take() -> Weight {
		accesses::<T>(1, 1)
	}
	fn set_children(n: u32, subnets: u32) -> Weight {
		Self::schedule_children(n, subnets).saturating_add(linking::<T>(MAX_CHILDREN))
	}
	fn schedule_children(n: u32, subnets: u32) -> Weight {
		// Comparing two accounts takes a fraction of a microsecond; a list too long for a hotkey is sorted all the same.
		let entries = Weight::from_parts(MICROSECOND.saturating_mul(n.into()), 0);
		// Last block, subnet, owner, parents, token, cooldown; last block and pending list.
		accesses::<T>(6, 2).saturating_add(worth_of_all_stake::<T>(subnets)).saturating_add(entries)
	}
	fn set_pending_childkey_cooldown() -> Weight {
		accesses::<T>(0, 1)
	}
	fn set_auto_parent_delegation_enabled() -> Weight {
		accesses::<T>(2, 1)
	}
	fn remove_stake_full_limit() -> Weight {
		Self::remove_stake_limit()
	}
	fn unstake_all(subnets: u32, sold: u32) -> Weight {
		accesses::<T>(u64::from(subnets).saturating_mul(6), 0)
			.saturating_add(Self::remove_stake().saturating_mul(sold.into()))
	}
	fn move_stake() -> Weight {
		// Toggles and settings of two subnets beside a sale and a purchase.
		accesses::<T>(8, 2)
			.saturating_add(Self::remove_stake())
			.saturating_add(Self::add_stake_limit())
	}
	fn transfer_stake() -> Weight {
		Self::move_stake()
	}
	fn swap_stake() -> Weight {
		Self::move_stake()
	}
	fn swap_stake_limit() -> Weight {
		// The limit is found in 64 trials of two trades each.
		Self::move_stake().saturating_add(trades(2 * 64))
	}
	fn move_stake_limit() -> Weight {
		Self::swap_stake_limit()
	}
	fn transfer_stake_and_hotkey() -> Weight {
		Self::move_stake()
	}
	fn set_coldkey_auto_stake_hotkey() -> Weight {
		// Existence, uid and the choice before; the choice, and two entries the other way round.
		accesses::<T>(3, 3)
	}
	fn sell_small_stake() -> Weight {
		// The hotkey's owner beside the sale.
		accesses::<T>(1, 0).saturating_add(Self::remove_stake())
	}
	fn pay_fee_in_alpha() -> Weight {
		// Quotes beside the sale, all of the same pool.
		Self::remove_stake().saturating_add(trades(FEE_QUOTES.into()))
	}
	fn recycle_alpha() -> Weight {
		accesses::<T>(13, 8)
	}
	fn burn_alpha() -> Weight {
		accesses::<T>(13, 8)
	}
	fn add_stake_burn() -> Weight {
		Self::add_stake_limit().saturating_add(Self::burn_alpha())
	}
	fn burned_register() -> Weight {
		// Choosing whom to replace looks at four items a uid, clearing at two rows a uid.
		let replacing = accesses::<T>(u64::from(MAX_UIDS).saturating_mul(6), 40);
		// Three lists a mechanism beside the first.
		let lists = u64::from(MAX_MECHANISMS).saturating_sub(1).saturating_mul(3);
		Self::burned_register_of_free_uid()
			.saturating_add(replacing)
			.saturating_add(accesses::<T>(lists, lists))
	}
	fn burned_register_of_free_uid() -> Weight {
		// With the purchase: of the pool seven, and what it changes five.
		accesses::<T>(37, 27).saturating_add(trades(1))
	}
	fn root_register() -> Weight {
		let replacing = accesses::<T>(ROOT_SEATS.saturating_mul(4), 40);
		accesses::<T>(24, 18).saturating_add(replacing)
	}
	fn register_network() -> Weight {
		// Symbols, existence and prices of up to 129 subnets.
		// Of each member of root its key, choice, stake, parents and children; its children, the owner's list and the
		// count of links are written. The list has room for all of root.
		accesses::<T>(129u64.saturating_mul(7).saturating_add(45), 60).saturating_add(
			accesses::<T>(ROOT_SEATS.saturating_mul(9), ROOT_SEATS.saturating_mul(3)),
		)
	}
	fn dissolve_network() -> Weight {
		// Queue, existence, count, what a refund is computed from and the pool's price; the pool's three items go.
		accesses::<T>(15, 8)
	}
	fn start_call() -> Weight {
		accesses::<T>(6, 2)
	}
	fn try_associate_hotkey() -> Weight {
		// Two lists of keys are read and written; they are long at worst.
		let keys = Weight::from_parts(0, u64::from(MAX_HOTKEYS).saturating_mul(2 * 32));
		accesses::<T>(5, 4).saturating_add(keys)
	}
	fn follow_root_stake(rates: u32) -> Weight {
		// Rates and the count of positions; the two parts of an account by subnet. Who leaves gives its number to the
		// last, and fractions back to the pot: three items by subnet, if it exists.
		let rates = u64::from(rates);
		accesses::<T>(
			rates.saturating_mul(6).saturating_add(6),
			rates.saturating_mul(5).saturating_add(5),
		)
	}
	fn claim_root(listed: u32, hotkeys: u32, claims: u32, rates: u32) -> Weight {
		accesses::<T>(u64::from(listed).saturating_add(2), 0)
			.saturating_add(look_at_root_claims::<T>(rates).saturating_mul(hotkeys.into()))
			.saturating_add(root_claims::<T>(0, rates).saturating_mul(hotkeys.into()))
			.saturating_add(root_claim::<T>().saturating_mul(claims.into()))
	}
	fn set_root_claim_type() -> Weight {
		accesses::<T>(0, 1)
	}
	fn sudo_set_num_root_claims() -> Weight {
		accesses::<T>(0, 1)
	}
	fn sudo_set_root_claim_threshold() -> Weight {
		accesses::<T>(2, 1)
	}
	fn serve_axon() -> Weight {
		accesses::<T>(5, 1)
	}
	fn serve_prometheus() -> Weight {
		accesses::<T>(5, 1)
	}
}

/// No weight, for tests.
impl WeightInfo for () {
	fn set_weights(_: u32) -> Weight {
		Weight::zero()
	}
	fn add_stake() -> Weight {
		Weight::zero()
	}
	fn remove_stake() -> Weight {
		Weight::zero()
	}
	fn add_stake_limit() -> Weight {
		Weight::zero()
	}
	fn remove_stake_limit() -> Weight {
		Weight::zero()
	}
	fn increase_take() -> Weight {
		Weight::zero()
	}
	fn decrease_take() -> Weight {
		Weight::zero()
	}
	fn set_childkey_take() -> Weight {
		Weight::zero()
	}
	fn sudo_set_tx_childkey_take_rate_limit() -> Weight {
		Weight::zero()
	}
	fn sudo_set_min_childkey_take() -> Weight {
		Weight::zero()
	}
	fn sudo_set_max_childkey_take() -> Weight {
		Weight::zero()
	}
	fn set_children(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn schedule_children(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn set_pending_childkey_cooldown() -> Weight {
		Weight::zero()
	}
	fn set_auto_parent_delegation_enabled() -> Weight {
		Weight::zero()
	}
	fn remove_stake_full_limit() -> Weight {
		Weight::zero()
	}
	fn move_stake() -> Weight {
		Weight::zero()
	}
	fn transfer_stake() -> Weight {
		Weight::zero()
	}
	fn swap_stake() -> Weight {
		Weight::zero()
	}
	fn swap_stake_limit() -> Weight {
		Weight::zero()
	}
	fn move_stake_limit() -> Weight {
		Weight::zero()
	}
	fn transfer_stake_and_hotkey() -> Weight {
		Weight::zero()
	}
	fn set_coldkey_auto_stake_hotkey() -> Weight {
		Weight::zero()
	}
	fn sell_small_stake() -> Weight {
		Weight::zero()
	}
	fn pay_fee_in_alpha() -> Weight {
		Weight::zero()
	}
	fn recycle_alpha() -> Weight {
		Weight::zero()
	}
	fn burn_alpha() -> Weight {
		Weight::zero()
	}
	fn add_stake_burn() -> Weight {
		Weight::zero()
	}
	fn unstake_all(_: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn burned_register() -> Weight {
		Weight::zero()
	}
	fn burned_register_of_free_uid() -> Weight {
		Weight::zero()
	}
	fn root_register() -> Weight {
		Weight::zero()
	}
	fn register_network() -> Weight {
		Weight::zero()
	}
	fn dissolve_network() -> Weight {
		Weight::zero()
	}
	fn start_call() -> Weight {
		Weight::zero()
	}
	fn try_associate_hotkey() -> Weight {
		Weight::zero()
	}
	fn follow_root_stake(_: u32) -> Weight {
		Weight::zero()
	}
	fn claim_root(_: u32, _: u32, _: u32, _: u32) -> Weight {
		Weight::zero()
	}
	fn set_root_claim_type() -> Weight {
		Weight::zero()
	}
	fn sudo_set_num_root_claims() -> Weight {
		Weight::zero()
	}
	fn sudo_set_root_claim_threshold() -> Weight {
		Weight::zero()
	}
	fn serve_axon() -> Weight {
		Weight::zero()
	}
	fn serve_prometheus() -> Weight {
		Weight::zero()
	}
}

/// Reading what of a root staker concerns all its claims: its number and the list of its hotkeys, which is long at worst.
pub(crate) fn list_of_root_staker<T: Config>() -> Weight {
	let keys = Weight::from_parts(0, u64::from(MAX_HOTKEYS).saturating_mul(32));
	accesses::<T>(2, 0).saturating_add(keys)
}

/// Looking for claims with a hotkey whose stakers have earned on `rates` subnets: its rates, the stake, and by subnet an
/// account, the threshold, root's, and whether it exists.
pub(crate) fn look_at_root_claims<T: frame_system::Config>(rates: u32) -> Weight {
	accesses::<T>(u64::from(rates).saturating_mul(5).saturating_add(4), 0)
}

/// One claim: of the pool what a sale reads and writes, what it got, the account and what is set aside.
pub(crate) fn root_claim<T: frame_system::Config>() -> Weight {
	accesses::<T>(20, 15).saturating_add(trades(1))
}

/// Making `claims` with one hotkey, and staking what they brought on root.
pub(crate) fn root_claims<T: frame_system::Config>(claims: u32, rates: u32) -> Weight {
	accesses::<T>(8, 6)
		.saturating_add(SubstrateWeight::<T>::follow_root_stake(rates))
		.saturating_add(root_claim::<T>().saturating_mul(claims.into()))
}

/// Forgetting `limit` entries of a subnet's root claims: a rate is read and written, an account has two parts.
pub fn forget_root_claims<T: Config>(limit: u32) -> Weight {
	let entries = u64::from(limit);
	accesses::<T>(
		entries.saturating_mul(2).saturating_add(4),
		entries.saturating_mul(2).saturating_add(6),
	)
}

/// Releasing one who had staked on a dissolved subnet: what unstaking changes beside the trade, and a list of keys that
/// is long at worst.
pub(crate) fn releasing_staker<T: Config>() -> Weight {
	let keys = Weight::from_parts(0, u64::from(MAX_HOTKEYS).saturating_mul(32));
	accesses::<T>(12, 9).saturating_add(keys)
}

/// Asking the guards about one transaction.
pub(crate) fn guard<T: Config>() -> Weight {
	accesses::<T>(9, 0)
}

/// Asking them about a price, at worst about a move between two pools, and the position.
pub(crate) fn guard_of_price<T: Config>() -> Weight {
	accesses::<T>(17, 0).saturating_add(trades(2))
}

/// The same where they ask for a stake weight.
pub(crate) fn guard_of_weights<T: Config>() -> Weight {
	guard::<T>().saturating_add(inherited::<T>())
}

/// Seats on the root network.
const ROOT_SEATS: u64 = 64;

/// Reading what a hotkey lends and is lent, at worst.
fn inherited<T: frame_system::Config>() -> Weight {
	// Two lists, and two stakes a parent.
	accesses::<T>(u64::from(MAX_PARENTS).saturating_mul(2).saturating_add(2), 0)
}

/// Summing up what is staked with a hotkey on all subnets: the stake, and of the pool its kind, reserves and weight.
fn worth_of_all_stake<T: frame_system::Config>(subnets: u32) -> Weight {
	accesses::<T>(u64::from(subnets).saturating_mul(6).saturating_add(2), 0)
}

/// Giving a hotkey this many other children, each of which has its list full: all parents' stakes are read, one parent
/// is displaced, and a child that was there before is dropped.
fn linking<T: frame_system::Config>(children: u32) -> Weight {
	let of_child = accesses::<T>(u64::from(MAX_PARENTS).saturating_mul(2).saturating_add(8), 5);
	accesses::<T>(4, 2).saturating_add(of_child.saturating_mul(children.into()))
}

/// Finding out whether lists of children are pending on so many subnets, and how far they were looked through.
pub(crate) fn pending_walks<T: Config>(subnets: usize) -> Weight {
	T::DbWeight::get().reads_writes(2, 1).saturating_mul(u64::try_from(subnets).unwrap_or(u64::MAX))
}

/// Looking at a pending list of children, which applies at worst.
pub(crate) fn pending_children<T: Config>(subnets: u32) -> Weight {
	// The key, the list, the parents, threshold, token and owner; the list goes and the walk is noted.
	accesses::<T>(8, 2)
		.saturating_add(worth_of_all_stake::<T>(subnets))
		.saturating_add(linking::<T>(MAX_CHILDREN))
}

/// Counts what is used even where the meter has no room for it: what must run does. `WeightMeter::consume` would
/// stop a debug build there.
pub(crate) fn spend(meter: &mut WeightMeter, cost: Weight) {
	let consumed = meter.consumed().saturating_add(cost);
	*meter = WeightMeter::with_consumed_and_limit(consumed, meter.limit());
}

/// Picoseconds of the block step in every block for each subnet: prices, shares, pots, counters. Measured on the WASM
/// runtime, see [`epoch_of`].
const STEP_PER_SUBNET: u64 = 200 * MICROSECOND;
/// Picoseconds of the block step beside that.
const STEP_BASE: u64 = 500 * MICROSECOND;

/// What an injection and the purchase after it read and write beside that: alpha in the reserve twice, its count twice,
/// weights, price, held alpha, volume, what is shown.
const POOL_READS: u64 = 12;
const POOL_WRITES: u64 = 12;

/// What the block step does in every block beside that for `pools` dynamic subnets.
pub(crate) fn every_block_of_pools<T: Config>(pools: usize) -> Weight {
	let pools = u64::try_from(pools).unwrap_or(u64::MAX);
	let storage = T::DbWeight::get().reads_writes(POOL_READS, POOL_WRITES);
	let proof = Weight::from_parts(0, PROOF.saturating_mul(POOL_READS));
	// The injection divides; the purchase is a trade.
	storage.saturating_add(proof).saturating_add(trades(2)).saturating_mul(pools)
}

/// What the block step does in every block for `subnets` subnets.
pub(crate) fn every_block(subnets: usize) -> Weight {
	let subnets = u64::try_from(subnets).unwrap_or(u64::MAX);
	let time = STEP_BASE.saturating_add(STEP_PER_SUBNET.saturating_mul(subnets));
	Weight::from_parts(time, PROOF.saturating_mul(32).saturating_mul(subnets.saturating_add(1)))
}

/// What the block step does in every block beside that for root's stakers: of each subnet its price and proportion, which
/// is shown, the pot, and what its claims got, which is shown for a block.
pub(crate) fn every_block_of_root<T: Config>(subnets: usize) -> Weight {
	let subnets = u64::try_from(subnets).unwrap_or(u64::MAX);
	let storage = T::DbWeight::get().reads_writes(7, 3);
	storage.saturating_add(Weight::from_parts(0, PROOF.saturating_mul(7))).saturating_mul(subnets)
}

/// Paying root's pot of a subnet: for each validator and each of its parents its stake on root, rate, take and owner, what is set aside and shown,
/// and the take's stake.
pub(crate) fn epoch_of_root<T: Config>(netuid: NetUid) -> Weight {
	if PendingRootAlphaDivs::<T>::get(netuid).is_zero() {
		return Weight::zero();
	}
	let validators =
		u64::from(SubnetworkN::<T>::get(netuid).min(MaxAllowedValidators::<T>::get(netuid)));
	let storage = T::DbWeight::get().reads_writes(12, 10);
	let each = storage.saturating_add(Weight::from_parts(CALL, PROOF.saturating_mul(12)));
	let links = u64::from(SubnetLinks::<T>::get(netuid));
	let parents = links.min(validators.saturating_mul(MAX_PARENTS.into()));
	each.saturating_mul(validators.saturating_add(parents).saturating_add(1))
}

/// An epoch of a subnet: of each of its mechanisms as if it were the only one, though neurons are paid only once.
///
/// Rows of weights and bonds are those of validators with a permit. Where bonds rest there are rows of those who had
/// one before, too: hardly ever more than the subnet then had validators, and its owner.
pub(crate) fn epoch<T: Config>(netuid: NetUid) -> Weight {
	let neurons = u64::from(SubnetworkN::<T>::get(netuid));
	let permits = ValidatorPermit::<T>::get(netuid).iter().filter(|permit| **permit).count();
	let permits = u64::try_from(permits).unwrap_or(u64::MAX);
	let rows = if Pallet::<T>::bonds_rest(netuid) {
		let before = SavedYumaMaxAllowedValidators::<T>::get(netuid)
			.unwrap_or_else(|| MaxAllowedValidators::<T>::get(netuid));
		permits.max(u64::from(before).saturating_add(1)).min(neurons)
	} else {
		permits
	};
	let mechanisms = u8::from(MechanismCountCurrent::<T>::get(netuid));
	let pair = per_pair(Pallet::<T>::epoch_rule(netuid));
	// Where its income is staked: what its coldkey chose, and whether that still has a uid.
	let destinations = T::DbWeight::get().reads(neurons.saturating_mul(2));
	let links = links_of_epoch(SubnetLinks::<T>::get(netuid).into(), neurons, permits);
	epoch_of(neurons, rows, pair)
		.saturating_mul(mechanisms.into())
		.saturating_add(destinations)
		.saturating_add(links)
		.saturating_add(epoch_of_root::<T>(netuid))
}

/// What lending adds to an epoch: reading what each neuron's parents have staked, and paying those of validators. There
/// are no more links than the subnet has, and no more than 64 a neuron. Loading or paying a parent is less than doing
/// both for a neuron, so it is charged as a neuron each time until a measurement of it stands here.
fn links_of_epoch(links: u64, neurons: u64, validators: u64) -> Weight {
	let of = |hotkeys: u64| links.min(hotkeys.saturating_mul(MAX_PARENTS.into()));
	let parents = of(neurons).saturating_add(of(validators));
	let time = EPOCH_PER_NEURON.saturating_mul(parents);
	Weight::from_parts(time, PROOF.saturating_mul(4).saturating_mul(parents))
}

/// Picoseconds of an epoch per neuron: loading it, storing its entries, paying it.
const EPOCH_PER_NEURON: u64 = 80 * MICROSECOND;
/// Picoseconds of an epoch per pair of validator and neuron: reading, computing and storing weight and bond.
const EPOCH_PER_PAIR: u64 = 600_000;
/// The same beside that for liquid alpha, which computes an exponential for every pair. In WASM the consensus of 256
/// neurons and 64 validators with 192 weights each takes 48.7 ns a weight with it and 30.0 ns without; a third more.
/// The other modes take less than Yuma 3.
const LIQUID_ALPHA_PER_PAIR: u64 = 25_000;
/// Picoseconds of an epoch beside that.
const EPOCH_BASE: u64 = 300 * MICROSECOND;

/// Picoseconds of an epoch per pair of validator and neuron under a rule.
fn per_pair(rule: EpochRule) -> u64 {
	match rule {
		EpochRule::Yuma { bonds: EpochBonds::Three { liquid_alpha: Some(_) }, .. } => {
			EPOCH_PER_PAIR.saturating_add(LIQUID_ALPHA_PER_PAIR)
		},
		_ => EPOCH_PER_PAIR,
	}
}

/// The epoch's cost. `benches/epoch_import.py` measured it, with reading and writing the database, on the WASM runtime;
/// the constants are its medians and a third more. `docs/performance.md` has the figures.
fn epoch_of(neurons: u64, rows: u64, per_pair: u64) -> Weight {
	let pairs = neurons.saturating_mul(rows);
	let time = EPOCH_BASE
		.saturating_add(EPOCH_PER_NEURON.saturating_mul(neurons))
		.saturating_add(per_pair.saturating_mul(pairs));
	let proof =
		PROOF.saturating_mul(16).saturating_mul(neurons).saturating_add(pairs.saturating_mul(8));
	Weight::from_parts(time, proof)
}
