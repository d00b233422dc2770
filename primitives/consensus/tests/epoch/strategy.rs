//! Arbitrary subnets: small, with values where rules change or arithmetic is strained.

use crate::subnet::{Sparse, Subnet};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// Stakes from none to all that a u64 can hold, with ties.
pub fn stake() -> impl Strategy<Value = u64> {
	prop_oneof![
		1 => Just(0),
		2 => 1..5u64,
		4 => 1_000_000_000u64..2_000_000_000_000_000,
		1 => any::<u64>(),
		1 => Just(u64::MAX),
	]
}

/// Shares of 65535.
pub fn share() -> impl Strategy<Value = u16> {
	prop_oneof![2 => select(vec![0, 1, 32_767, 32_768, 65_534, 65_535]), 3 => any::<u16>()]
}

/// Weights or bonds among `n` uids; zeros occur.
pub fn sparse(n: usize) -> impl Strategy<Value = Sparse> {
	let value = prop_oneof![1 => Just(0u16), 2 => 1..4u16, 2 => Just(65_535), 5 => any::<u16>()];
	vec(option::weighted(0.6, value), n * n).prop_map(move |cells| {
		let keys = (0..n as u16).flat_map(|i| (0..n as u16).map(move |j| (i, j)));
		keys.zip(cells).filter_map(|(key, cell)| Some((key, cell?))).collect()
	})
}

/// Any subnet of up to ten uids.
pub fn subnet() -> impl Strategy<Value = Subnet> {
	(0..=10usize).prop_flat_map(subnet_of)
}

/// Any subnet of `n` uids, in block 1000 or so.
pub fn subnet_of(n: usize) -> impl Strategy<Value = Subnet> {
	let moment = || prop_oneof![1 => 0..1_100u64, 1 => Just(0), 4 => 900..1_000u64];
	let settings =
		(share(), share(), moving_average(), 0..=n as u16 + 1, option::of(0..n.max(1) as u16));
	let clock = (
		900..1_100u64,
		prop_oneof![Just(0), 0..1_000u64],
		0..400u16,
		prop_oneof![Just(1), 0..1_500u64],
	);
	let uids = (
		vec(stake(), n),
		vec(moment(), n),
		vec(prop_oneof![4 => 0..900u64, 1 => moment()], n),
		vec(prop::bool::weighted(0.8), n),
		option::of(vec(prop_oneof![moment(), Just(u64::MAX)], n)),
	);
	let threshold = prop_oneof![3 => Just(0), 1 => 1..3u64, 1 => 0..1_000_000_000_000u64];
	let pots = (pot(), pot());
	(settings, clock, uids, threshold, sparse(n), sparse(n), pots).prop_map(
		move |(
			(kappa, penalty, average, seats, owner),
			clock,
			uids,
			threshold,
			weights,
			bonds,
			pots,
		)| Subnet {
			block: clock.0,
			last_step: clock.1,
			tempo: clock.2,
			activity_cutoff: clock.3,
			kappa,
			bonds_penalty: penalty,
			bonds_moving_average: average,
			max_validators: seats,
			stake_threshold: threshold,
			owner: owner.filter(|_| n > 0),
			stake: uids.0,
			last_update: uids.1,
			registered: uids.2,
			permit: uids.3,
			first_commit: uids.4,
			weights,
			bonds,
			server_emission: pots.0,
			validator_emission: pots.1,
		},
	)
}

/// How much of a bond is kept, in millionths.
pub fn moving_average() -> impl Strategy<Value = u64> {
	prop_oneof![3 => select(vec![0, 1, 900_000, 999_999, 1_000_000, 1_000_001]), 2 => 0..1_000_000u64]
}

/// What is handed out; two of them fit a u64.
pub fn pot() -> impl Strategy<Value = u64> {
	prop_oneof![1 => 0..10u64, 4 => 0..(1u64 << 42), 1 => 0..=u64::MAX / 2]
}
