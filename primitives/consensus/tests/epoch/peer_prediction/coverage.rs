//! The option `PartialRows`.

use super::{subnet, weigh};
use ganglion_consensus_test_kit::{modes, Subnet};

/// Two generalists and two specialists, who cover one server more.
fn specialists() -> Subnet {
	let subnet = subnet([1, 1, 1, 1], 4).in_mode(modes::PARTIAL_ROWS);
	let subnet = weigh(weigh(subnet, 0, &[10, 10, 10, 0]), 1, &[10, 10, 10, 0]);
	weigh(weigh(subnet, 2, &[10, 10, 10, 10]), 3, &[10, 10, 10, 10])
}

/// The state after an epoch in which all four servers earned the same.
fn after_even(subnet: Subnet) -> Subnet {
	let mut memory = subnet.run_epoch().memory.expect("its mode");
	memory.servers[4..].iter_mut().for_each(|server| server.incentive = 1 << 30);
	subnet.but(|subnet| subnet.memory = Some(memory))
}

#[test]
fn rows_should_agree_when_they_do_on_what_both_cover() {
	let out = after_even(specialists()).run_epoch();
	assert_eq!(out.validator_trust[..4], [65_535; 4]);
	// The rows are scaled to what they cover: three quarters and all. Then a server has a quarter.
	assert_eq!(out.consensus[4..], [16_383; 4]);
	let full = after_even(specialists().in_mode(modes::PEER_PREDICTION)).run_epoch();
	assert_ne!(full.consensus[4..7], [16_383; 3]);
}

#[test]
fn server_should_be_paid_in_proportion_to_its_coverage_up_to_the_full() {
	// Half of the stake covers the last server.
	let shares = after_even(specialists()).run_epoch().incentive;
	assert_eq!(shares[4..], [18_724, 18_724, 18_724, 9_362]);
	let half = specialists().peer_prediction(|rule| {
		let option = rule.partial_rows.as_mut().expect("its mode");
		option.full_coverage = 500_000;
	});
	assert_eq!(after_even(half).run_epoch().incentive[4..], [16_383; 4]);
}

#[test]
fn validators_should_be_paid_for_what_they_cover() {
	let dividends = after_even(specialists()).run_epoch().dividends;
	// Half of the pay is in proportion to three quarters and one.
	let share = |pay: f64| (pay / 3.75 * 65_535.0) as u16;
	assert_eq!(dividends[..4], [share(0.875), share(0.875), share(1.0), share(1.0)]);
}

#[test]
fn rows_should_count_alike_when_there_was_no_incentive() {
	let with = |change: fn(&mut u32)| {
		let mut memory = specialists().run_epoch().memory.expect("its mode");
		memory.servers.iter_mut().for_each(|server| change(&mut server.incentive));
		specialists().but(|subnet| subnet.memory = Some(memory)).run_epoch()
	};
	let out = with(|incentive| *incentive = 0);
	assert_eq!(out.incentive, specialists().run_epoch().incentive);
	assert_eq!(out.consensus[4..], [16_383; 4], "a quarter of what anybody covers each");
}
