//! What calls that are several things cost, and the stages of the block step.
//!
//! All of it is measured: [`WeightInfo`] are the benchmarks of the calls, [`Stages`] those of what calls and blocks have
//! in common, [`CleanUps`] those of what clean-ups consist of, all on the runtime as WASM (`make weights`). Here stands how they add up. A benchmark of `n` items is a
//! straight line, of which the slope is what an item costs.

pub use crate::weight_info::calls::{SubstrateWeight, WeightInfo};

use crate::{
	market::alpha_fees::FEE_QUOTES,
	types::{MAX_MECHANISMS, MAX_PARENTS},
	weight_info::clean_ups::{SubstrateWeight as CleanUps, WeightInfo as _},
	weight_info::stages::{SubstrateWeight as Stages, WeightInfo as _},
	Config, MaxAllowedValidators, MechanismCountCurrent, Pallet, PendingRootAlphaDivs,
	SavedYumaMaxAllowedValidators, SubnetLinks, SubnetworkN, ValidatorPermit,
};
use frame_support::{
	traits::Get,
	weights::{Weight, WeightMeter},
};
use ganglion_consensus::{Mode, Yuma, YumaBonds};
use ganglion_types::NetUid;

/// What an item costs: one, less what there is to do for none.
pub(crate) fn slope(of: impl Fn(u32) -> Weight) -> Weight {
	of(1).saturating_sub(of(0))
}

/// Counts what is used even where the meter has no room for it: what must run does. `WeightMeter::consume` would
/// stop a debug build there.
pub(crate) fn spend(meter: &mut WeightMeter, cost: Weight) {
	let consumed = meter.consumed().saturating_add(cost);
	*meter = WeightMeter::with_consumed_and_limit(consumed, meter.limit());
}

fn count(items: usize) -> u32 {
	u32::try_from(items).unwrap_or(u32::MAX)
}

// --- Calls ---

/// Looking at a position on each of so many subnets, and selling some; the last may take the hotkey from its coldkey's
/// list, as a single sale does.
pub(crate) fn unstaking_all<T: Config>(subnets: u32, sold: u32) -> Weight {
	let last = if sold == 0 { Weight::zero() } else { T::WeightInfo::remove_stake() };
	T::WeightInfo::unstake_all(subnets.saturating_sub(sold), sold).saturating_add(last)
}

/// Buying a uid of a full subnet: of one with as many neurons as there can be, or as many mechanisms.
pub(crate) fn burned_register<T: Config>() -> Weight {
	T::WeightInfo::burned_register().max(T::WeightInfo::burned_register_of_mechanisms())
}

/// Making a subnet, or dissolving one for it and waiting.
pub(crate) fn register_network<T: Config>() -> Weight {
	T::WeightInfo::register_network().max(T::WeightInfo::register_network_by_waiting())
}

/// Looking through `listed` hotkeys for those with stake on root, and making `claims` with `hotkeys` of them, each of
/// whose stakers have earned on `rates` subnets.
pub(crate) fn claim_root<T: Config>(listed: u32, hotkeys: u32, claims: u32, rates: u32) -> Weight {
	let further = root_claims::<T>(0, rates).saturating_mul(hotkeys.saturating_sub(1).into());
	T::WeightInfo::claim_root(listed)
		.saturating_add(look_at_root_claims::<T>(rates).saturating_mul(hotkeys.into()))
		.saturating_add(root_claims::<T>(claims, rates))
		.saturating_add(further)
}

/// Making `claims` with one hotkey, whose stakers have earned on `rates` subnets: as if on all, less what was not done.
pub(crate) fn claim_root_with_hotkey<T: Config>(claims: u32, rates: u32) -> Weight {
	let not_made = slope(|claims| root_claims::<T>(claims, rates));
	T::WeightInfo::claim_root_with_hotkey(rates)
		.saturating_sub(not_made.saturating_mul(rates.saturating_sub(claims).into()))
}

// --- What calls have in common ---

/// What a change of stake on root costs beside the rest, where a hotkey's stakers have earned on `rates` subnets.
pub(crate) fn follow_root_stake<T: Config>(rates: u32) -> Weight {
	Stages::<T>::follow_root_stake(rates)
}

/// Selling the small rest of a position.
pub(crate) fn sell_small_stake<T: Config>() -> Weight {
	Stages::<T>::sell_small_stake()
}

/// Finding how much alpha a fee is, by two quotes as measured or by more, and selling it.
pub(crate) fn pay_fee_in_alpha<T: Config>() -> Weight {
	let quotes = slope(Stages::<T>::trades).saturating_mul(FEE_QUOTES.saturating_sub(2).into());
	Stages::<T>::pay_fee_in_alpha().saturating_add(quotes)
}

/// Asking the guards about one transaction.
pub(crate) fn guard<T: Config>() -> Weight {
	Stages::<T>::guard()
}

/// Asking them about a price, at worst about a move between two pools, and the position.
pub(crate) fn guard_of_price<T: Config>() -> Weight {
	Stages::<T>::guard_of_price()
}

/// The same where they ask for a stake weight.
pub(crate) fn guard_of_weights<T: Config>() -> Weight {
	Stages::<T>::guard_of_weights()
}

// --- Root's stakers ---

/// Reading what of a root staker concerns all its claims: its number and the list of its hotkeys.
pub(crate) fn list_of_root_staker<T: Config>() -> Weight {
	Stages::<T>::list_of_root_staker(0)
}

/// Coming to a hotkey in that list: has it stake on root?
pub(crate) fn listed_hotkey<T: Config>() -> Weight {
	slope(Stages::<T>::list_of_root_staker)
}

/// Looking for claims with a hotkey whose stakers have earned on `rates` subnets.
pub(crate) fn look_at_root_claims<T: Config>(rates: u32) -> Weight {
	Stages::<T>::look_at_root_claims(rates)
}

/// Making `claims` with one hotkey, and staking what they brought on root.
pub(crate) fn root_claims<T: Config>(claims: u32, rates: u32) -> Weight {
	Stages::<T>::root_claims(claims, rates)
}

/// Forgetting `limit` entries of a subnet's root claims, rates or accounts.
pub fn forget_root_claims<T: Config>(limit: u32) -> Weight {
	CleanUps::<T>::forget_root_rates(limit).max(CleanUps::<T>::forget_root_accounts(limit))
}

// --- The block step ---

/// What the block step does in every block for `subnets` subnets, as if each had a pool and root earned of it.
pub(crate) fn every_block<T: Config>(subnets: usize) -> Weight {
	Stages::<T>::every_block(count(subnets))
}

/// Finding out whether lists of children are pending on so many subnets, and how far they were looked through.
pub(crate) fn pending_walks<T: Config>(subnets: usize) -> Weight {
	Stages::<T>::pending_walks(count(subnets))
}

/// Looking at a pending list of children, which applies at worst.
pub(crate) fn pending_children<T: Config>(subnets: u32) -> Weight {
	Stages::<T>::pending_children(subnets)
}

// --- Clean-ups ---
//
// A walk comes to items that nobody has looked at for long, in a trie much larger than the one that was measured: on a
// node their first access reads many nodes of it from the disk.

/// Reads that an item of a walk takes beside those that were measured. With them the blocks that clean up after 100,000
/// stakers are imported in less than they are charged, see `benches/dissolution.py`.
const COLD_READS: u64 = 14;

/// Further ones for one who is paid: the account lies anywhere among all there are, or is new, and a block that makes
/// hundreds leaves the database the most to write.
const PAID_READS: u64 = 10;

/// An item of a walk.
fn item<T: Config>(of: impl Fn(u32) -> Weight) -> Weight {
	slope(of).saturating_add(T::DbWeight::get().reads(COLD_READS))
}

/// Looking who waits for a subnet, and whether there is a clean-up to begin, to go on with or to finish.
pub(crate) fn look_at_queues<T: Config>() -> Weight {
	CleanUps::<T>::finish_clean_up()
}

/// Making the subnet of one who waited.
pub(crate) fn serve_waiting<T: Config>() -> Weight {
	CleanUps::<T>::serve_waiting()
}

/// Counting one who has staked.
pub(crate) fn count_staker<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::count_stakers)
}

/// Giving one who has staked a part.
pub(crate) fn rank_staker<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::rank_stakers)
}

/// Giving the protocol its part.
pub(crate) fn rank_protocol<T: Config>() -> Weight {
	CleanUps::<T>::rank_protocol()
}

/// Paying one who has staked.
pub(crate) fn pay_staker<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::pay_stakers).saturating_add(T::DbWeight::get().reads(PAID_READS))
}

/// Refunding the owner and closing the account.
pub(crate) fn settle_account<T: Config>() -> Weight {
	CleanUps::<T>::settle_account()
}

/// Releasing one who had staked; its list of keys is long at worst.
pub(crate) fn release_staker<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::release_stakers)
}

/// Destroying the rest of a subnet's alpha.
pub(crate) fn destroy_alpha<T: Config>() -> Weight {
	CleanUps::<T>::destroy_alpha()
}

/// Removing a neuron with its rows in each of so many mechanisms.
pub(crate) fn remove_neuron<T: Config>(mechanisms: u8) -> Weight {
	let of_one = slope(CleanUps::<T>::remove_neurons);
	let of_most = slope(CleanUps::<T>::remove_neurons_of_mechanisms);
	let further =
		of_most.saturating_sub(of_one).saturating_div(MAX_MECHANISMS.saturating_sub(1).into());
	of_one.saturating_add(further.saturating_mul(mechanisms.saturating_sub(1).into()))
}

/// Removing the lists and figures of a mechanism.
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

/// Removing what a child keeps.
pub(crate) fn remove_childkey_take<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::remove_childkey_takes)
}

/// Removing so many choices where income is staked.
pub(crate) fn remove_auto_stakes<T: Config>(choices: u32) -> Weight {
	CleanUps::<T>::remove_auto_stakes(choices)
}

/// Removing the owner's rate limits.
pub(crate) fn remove_owner_limits<T: Config>() -> Weight {
	CleanUps::<T>::remove_owner_limits()
}

/// Removing a rate limit of an account.
pub(crate) fn remove_account_limit<T: Config>() -> Weight {
	item::<T>(CleanUps::<T>::remove_account_limits)
}

/// Removing one of so many items that are stored once a subnet.
pub(crate) fn remove_item<T: Config>(items: u64) -> Weight {
	CleanUps::<T>::remove_items().saturating_div(items.max(1))
}

// --- Epochs ---

/// An epoch of a subnet: of each of its mechanisms as if it were the only one, though neurons are paid only once.
///
/// Rows of weights and bonds are those of validators with a permit. Where bonds rest there are rows of those who had
/// one before, too: hardly ever more than the subnet then had validators, and its owner.
pub(crate) fn epoch<T: Config>(netuid: NetUid) -> Weight {
	let neurons = u32::from(SubnetworkN::<T>::get(netuid));
	let permits = count(ValidatorPermit::<T>::get(netuid).iter().filter(|has| **has).count());
	let rows = if Pallet::<T>::bonds_frozen(netuid) {
		let before = SavedYumaMaxAllowedValidators::<T>::get(netuid)
			.unwrap_or_else(|| MaxAllowedValidators::<T>::get(netuid));
		permits.max(u32::from(before).saturating_add(1)).min(neurons)
	} else {
		permits
	};
	let mechanisms = u8::from(MechanismCountCurrent::<T>::get(netuid));
	let of_mechanism = Stages::<T>::epoch_of_neurons(neurons)
		.saturating_add(rows_of_epoch::<T>(rows, neurons))
		.saturating_add(liquid_alpha::<T>(Pallet::<T>::epoch_rule(netuid), rows, neurons));
	of_mechanism
		.saturating_mul(mechanisms.into())
		.saturating_add(links_of_epoch::<T>(SubnetLinks::<T>::get(netuid), neurons))
		.saturating_add(epoch_of_root::<T>(netuid, neurons))
}

/// What was measured in an epoch of 256 neurons, by the pair of a validator and a neuron in one of so many.
fn by_pairs(of_measured: Weight, neurons: u32) -> Weight {
	const MEASURED: u64 = 256;
	of_measured.saturating_mul(neurons.into()).saturating_div(MEASURED)
}

/// Validators' rows of weights and bonds in an epoch. Rules that are not measured take less than Yuma 3.
fn rows_of_epoch<T: Config>(rows: u32, neurons: u32) -> Weight {
	by_pairs(slope(Stages::<T>::epoch_of_rows), neurons).saturating_mul(rows.into())
}

/// What liquid alpha adds to that, in the mode that has it.
fn liquid_alpha<T: Config>(mode: Mode, rows: u32, neurons: u32) -> Weight {
	match mode {
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha: Some(_) }, .. }) => {
			let with = Stages::<T>::epoch_of_rows_with_liquid_alpha(rows);
			by_pairs(with.saturating_sub(Stages::<T>::epoch_of_rows(rows)), neurons)
		},
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha: None }, .. })
		| Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. })
		| Mode::Null
		| Mode::Sigmoid(_) => Weight::zero(),
	}
}

/// What lending adds to an epoch: reading what each neuron's parents have staked, and paying those of validators. There
/// are no more links than the subnet has, and no more than 64 a neuron.
fn links_of_epoch<T: Config>(links: u32, neurons: u32) -> Weight {
	let links = links.min(neurons.saturating_mul(MAX_PARENTS));
	slope(Stages::<T>::epoch_of_links).saturating_mul(links.into())
}

/// Paying root's pot of a subnet, if there is one, to its validators, the owner, and those who lend to them.
fn epoch_of_root<T: Config>(netuid: NetUid, neurons: u32) -> Weight {
	if PendingRootAlphaDivs::<T>::get(netuid).is_zero() {
		return Weight::zero();
	}
	let validators = neurons.min(MaxAllowedValidators::<T>::get(netuid).into());
	let parents = SubnetLinks::<T>::get(netuid).min(validators.saturating_mul(MAX_PARENTS));
	let paid = validators.saturating_add(parents).saturating_add(1);
	slope(Stages::<T>::epoch_of_root).saturating_mul(paid.into())
}
