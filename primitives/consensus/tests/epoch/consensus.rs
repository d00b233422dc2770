//! The median, clipping, trust and incentive.

use ganglion_consensus_test_kit::Subnet;

/// `n` validators with these stakes, each with the first weight on uid `n` and the second on
/// `n + 1`.
fn validators(opinions: &[(u64, u16, u16)]) -> Subnet {
	let n = opinions.len() as u16;
	let stake: Vec<u64> = opinions.iter().map(|opinion| opinion.0).chain([0, 0]).collect();
	(0..n).zip(opinions).fold(Subnet::with_stake(stake), |subnet, (i, &(_, a, b))| {
		subnet.weigh(i, [(n, a), (n + 1, b)].into_iter().filter(|&(_, w)| w > 0))
	})
}

/// The consensus on the two servers.
fn consensus(subnet: &Subnet) -> (u16, u16) {
	let all = subnet.run_epoch().consensus;
	(all[all.len() - 2], all[all.len() - 1])
}

#[test]
fn consensus_should_be_the_score_when_all_agree() {
	assert_eq!(consensus(&validators(&[(3, 1, 3), (4, 2, 6), (5, 100, 300)])), (16_383, 49_151));
}

#[test]
fn consensus_should_be_the_majoritys_when_validators_disagree() {
	assert_eq!(consensus(&validators(&[(49, 1, 0), (51, 0, 1)])), (0, u16::MAX));
	assert_eq!(consensus(&validators(&[(51, 1, 0), (49, 0, 1)])), (u16::MAX, 0));
}

#[test]
fn consensus_should_be_the_middle_score_when_three_disagree() {
	// Scores of the first server: .1, .3 and .8; of the second: .9, .7 and .2.
	assert_eq!(consensus(&validators(&[(1, 1, 9), (1, 3, 7), (1, 8, 2)])), (19_660, 45_874));
}

#[test]
fn consensus_should_favour_the_higher_score_when_kappa_is_just_below_half() {
	// 32767 / 65535 is slightly less than a half: half of the stake is enough for its score.
	let split = validators(&[(50, 1, 0), (50, 0, 1)]);
	assert_eq!(consensus(&split), (u16::MAX, u16::MAX));
	assert_eq!(consensus(&split.yuma(|yuma| yuma.kappa = 32_768)), (0, 0));
}

#[test]
fn consensus_should_turn_on_a_single_rao() {
	// At kappa 1/5, 13107 of 65535 rao must back a score.
	let backed_by = |stake| {
		validators(&[(stake, 1, 0), (65_535 - stake, 0, 1)]).yuma(|yuma| yuma.kappa = 13_107)
	};
	assert_eq!(consensus(&backed_by(13_107)).0, u16::MAX);
	assert_eq!(consensus(&backed_by(13_106)).0, 0);
	let whole = u64::MAX / 65_535;
	let great = |less| {
		let stake = 13_107 * whole - less;
		validators(&[(stake, 1, 0), (65_535 * whole - stake, 0, 1)])
			.yuma(|yuma| yuma.kappa = 13_107)
	};
	assert_eq!((consensus(&great(0)).0, consensus(&great(1)).0), (u16::MAX, 0));
}

#[test]
fn consensus_should_be_the_greatest_score_when_kappa_is_zero_and_the_least_when_it_is_one() {
	let opinions = validators(&[(1, 1, 9), (90, 3, 7), (9, 8, 2)]);
	assert_eq!(consensus(&opinions.clone().yuma(|yuma| yuma.kappa = 0)), (52_428, 58_981));
	assert_eq!(consensus(&opinions.yuma(|yuma| yuma.kappa = u16::MAX)), (6_553, 13_107));
}

#[test]
fn consensus_should_count_silence_as_zero() {
	assert_eq!(consensus(&validators(&[(40, 1, 1), (60, 0, 0)])), (0, 0));
	assert_eq!(consensus(&validators(&[(60, 1, 1), (40, 0, 0)])), (32_767, 32_767));
}

#[test]
fn consensus_should_be_found_when_rows_are_long_and_many() {
	// 101 validators of equal stake; validator i scores the server (i + 1) / 1000.
	let opinions: Vec<_> =
		(0..101).map(|i| (7, (i * 37) % 101 + 1, 999 - (i * 37) % 101)).collect();
	assert_eq!(consensus(&validators(&opinions)), (3_342, 62_192));
}

#[test]
fn consensus_should_be_the_next_score_when_many_votes_meet_the_bar_exactly() {
	// 51 equal stakes, and kappa is a whole number of them: 51 divides 65535.
	for (asked, equal) in [(17, 1), (17, 3), (26, 1), (3, 1), (34, 17), (50, 1)] {
		let opinions: Vec<_> = (0..51)
			.map(|i| (i * 37) % 51 / equal + 1)
			.map(|score| (1_000, score, 1_000 - score))
			.collect();
		let subnet = validators(&opinions).yuma(|yuma| yuma.kappa = asked * 1_285);
		// As many scores are below it as kappa leaves out.
		let nth = (51 - asked) / equal + 1;
		assert_eq!(
			consensus(&subnet).0,
			(65_535 * u32::from(nth) / 1_000) as u16,
			"{asked} {equal}"
		);
	}
}

#[test]
fn scores_should_be_equal_when_fractions_are_though_rows_differ() {
	// A third, written in three ways. If rounding made them differ, the tie between 2/3 and 1/3
	// would change.
	let out = validators(&[(1, 1, 2), (1, 7, 14), (1, 21_845, 43_690)]).run_epoch();
	assert_eq!(out.consensus[3..], [21_845, 43_690]);
	assert_eq!(out.validator_trust[..3], [u16::MAX; 3]);
}

#[test]
fn trust_should_be_what_the_consensus_leaves_of_a_row() {
	// The minority's 8/10 on the first server is clipped at the majority's 2/10.
	let out = validators(&[(30, 8, 2), (70, 2, 8)]).run_epoch();
	assert_eq!(out.consensus[2..], [13_107, 52_428]);
	assert_eq!(out.validator_trust[..2], [26_214, u16::MAX]);
}

#[test]
fn incentive_should_be_the_clipped_scores_weighted_by_stake() {
	// First server .2 from all, second .3 * .2 + .7 * .8 = .62; together .82.
	let out = validators(&[(30, 8, 2), (70, 2, 8)]).run_epoch();
	assert_eq!(out.incentive[2..], [(65_535 * 20 / 82) as u16, (65_535 * 62 / 82) as u16]);
}

#[test]
fn incentive_should_be_precise_when_almost_nothing_is_in_consensus() {
	// The two validators agree on 1 in 65 536 of a row; the servers' ratio of 1 : 3 is preserved.
	let subnet = Subnet::with_stake([50, 50, 0, 0, 0, 0])
		.weigh(0, [(2, 1), (3, 3), (4, 65_532)])
		.weigh(1, [(2, 1), (3, 3), (5, 65_532)])
		.yuma(|yuma| yuma.kappa = 40_000);
	assert_eq!(subnet.run_epoch().incentive[2..4], [16_383, 49_151]);
}
