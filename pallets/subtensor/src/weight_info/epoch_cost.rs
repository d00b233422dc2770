//! Weights of epochs, built from the measured parts: see [`crate::weight_info::cost`].

use super::cost::{slope, MEASURED_NEURONS};
use crate::{
	pallet::*,
	types::{MAX_PARENTS, MAX_QUEUED_COMMITS},
	weight_info::stages::{SubstrateWeight as Stages, WeightInfo as _},
};
use frame_support::{traits::Get, weights::Weight};
use ganglion_types::MAX_UIDS;

/// The size of an epoch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EpochSize {
	/// Mechanisms, each of which runs the consensus.
	pub mechanisms: u8,
	/// Neurons.
	pub neurons: u32,
	/// Rows of weights and bonds in a mechanism: one for each validator.
	pub rows: u32,
	/// Further rows of bonds, which rest: of the neurons there can be in other modes than Null.
	pub resting: u32,
	/// Whether the epoch uses liquid alpha.
	pub liquid_alpha: bool,
	/// Links between parents and children: at most 64 for each neuron.
	pub links: u32,
	/// Hotkeys that root's pot is paid to; zero if the pot is empty.
	pub root_paid: u32,
	/// Permits that are given at most, if voting power is tracked.
	pub voters: u32,
	/// How the epoch compares every two rows, if it does.
	pub pairs: Option<Pairs>,
	/// Queues of timelocked commits in a mechanism, if weights are committed to first.
	pub queues: Option<u32>,
	/// Whether the epoch remembers rows, or removes those that an earlier one has remembered.
	pub remembers: bool,
}

/// How an epoch in PeerPrediction mode compares two rows.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pairs {
	/// On all neurons.
	Whole,
	/// On the neurons that both cover (`PeerPredictionParameters::full_coverage`).
	Covered,
}

/// An epoch. Each mechanism is charged as if it were the only one, although the payout runs once.
pub(crate) fn epoch<T: Config>(size: EpochSize) -> Weight {
	let of_mechanism = Stages::<T>::epoch_of_neurons(size.neurons)
		.saturating_add(rows_of_epoch::<T>(size))
		.saturating_add(liquid_alpha::<T>(size))
		.saturating_add(pairs_of_epoch::<T>(size))
		.saturating_add(memory_of_epoch::<T>(size))
		.saturating_add(first_commits::<T>(size));
	of_mechanism
		.saturating_mul(size.mechanisms.into())
		.saturating_add(links_of_epoch::<T>(size))
		.saturating_add(slope(Stages::<T>::epoch_of_root).saturating_mul(size.root_paid.into()))
		.saturating_add(voting_power::<T>(size.voters))
		// The part of the owner's cut that is a lease's.
		.saturating_add(T::DbWeight::get().reads_writes(4, 1))
}

/// Following the voting power of validators, where as many others lose theirs. Without it, whether
/// the subnet tracks it.
fn voting_power<T: Config>(voters: u32) -> Weight {
	if voters == 0 {
		return T::DbWeight::get().reads(1);
	}
	Stages::<T>::voting_power(voters)
}

/// Scales work that grows with the pairs of a validator and a neuron from the measured epoch of 256
/// neurons to `neurons`.
fn by_pairs(of_measured: Weight, neurons: u32) -> Weight {
	of_measured.saturating_mul(neurons.into()).saturating_div(MEASURED_NEURONS.into())
}

/// The rows of weights and bonds, measured under Yuma 3. All rules but liquid alpha take less.
fn rows_of_epoch<T: Config>(size: EpochSize) -> Weight {
	let row = slope(Stages::<T>::epoch_of_rows);
	let resting = by_pairs(row, size.neurons.min(MAX_UIDS)).saturating_mul(size.resting.into());
	by_pairs(row, size.neurons).saturating_mul(size.rows.into()).saturating_add(resting)
}

/// The additional work of liquid alpha on those rows.
fn liquid_alpha<T: Config>(size: EpochSize) -> Weight {
	if !size.liquid_alpha {
		return Weight::zero();
	}
	let with = Stages::<T>::epoch_of_rows_with_liquid_alpha(size.rows);
	by_pairs(with.saturating_sub(Stages::<T>::epoch_of_rows(size.rows)), size.neurons)
}

/// Comparing every two rows in PeerPrediction mode. The owner may have a say without a permit.
fn pairs_of_epoch<T: Config>(size: EpochSize) -> Weight {
	let of_pair = match size.pairs {
		None => return Weight::zero(),
		Some(Pairs::Whole) => slope(Stages::<T>::epoch_of_pairs),
		Some(Pairs::Covered) => slope(Stages::<T>::epoch_of_covered_pairs),
	};
	let rows = u64::from(size.rows);
	let pairs = rows.saturating_mul(rows.saturating_add(1)) / 2;
	by_pairs(of_pair, size.neurons).saturating_mul(pairs)
}

/// Looking for the oldest open commit of each validator, by hash and in the queues of timelocked
/// commits, which are full at worst. Without commit-reveal, whether it is on.
fn first_commits<T: Config>(size: EpochSize) -> Weight {
	let Some(queues) = size.queues else { return T::DbWeight::get().reads(1) };
	// The owner may have a say without a permit.
	let voters = size.rows.saturating_add(1);
	let queue = Stages::<T>::first_commits(0, MAX_QUEUED_COMMITS)
		.saturating_sub(Stages::<T>::first_commits(0, 0))
		.saturating_add(T::DbWeight::get().reads(1));
	Stages::<T>::first_commits(voters, 0).saturating_add(queue.saturating_mul(queues.into()))
}

/// The additional work of forecast skill: judging the rows that are remembered, and remembering new
/// ones. Without it, whether there is anything to forget.
fn memory_of_epoch<T: Config>(size: EpochSize) -> Weight {
	if !size.remembers {
		return T::DbWeight::get().reads(1);
	}
	let rows = size.rows.saturating_add(1);
	let with = Stages::<T>::epoch_of_rows_with_forecast_skill(rows);
	with.saturating_sub(Stages::<T>::epoch_of_rows(rows))
}

/// The additional work of lending: reading the stake of each neuron's parents, and paying the
/// parents of validators.
fn links_of_epoch<T: Config>(size: EpochSize) -> Weight {
	let links = size.links.min(size.neurons.saturating_mul(MAX_PARENTS));
	slope(Stages::<T>::epoch_of_links).saturating_mul(links.into())
}
