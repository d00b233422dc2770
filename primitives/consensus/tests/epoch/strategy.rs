//! Arbitrary subnets: small, with values at which rules change or arithmetic comes to its limits.

use ganglion_consensus::{
	share as fraction, EpochMemory, ForecastSkill, LiquidAlpha, Mode, PartialRows, PeerPrediction,
	RowsBuf, ServerMemory, Sigmoid, SigmoidBonds, ValidatorMemory, Yuma, YumaBonds, BOND_UNIT,
};
use ganglion_consensus_test_kit::{modes, Sparse, Subnet};
use proptest::{
	array::uniform6, collection::vec, option, prelude::*, sample::select, strategy::Union,
};

/// A strategy for modes with any settings.
pub type Modes = BoxedStrategy<Mode>;

/// Stakes from zero to the greatest `u64`, with ties.
pub fn stake() -> impl Strategy<Value = u64> {
	prop_oneof![
		1 => Just(0),
		2 => 1..5u64,
		4 => 1_000_000_000u64..2_000_000_000_000_000,
		1 => (any::<u64>(), 0..64u32).prop_map(|(stake, shift)| stake >> shift),
		1 => Just(u64::MAX),
	]
}

/// Shares of 65535.
pub fn share() -> impl Strategy<Value = u16> {
	prop_oneof![2 => select(vec![0, 1, 32_767, 32_768, 65_534, 65_535]), 3 => any::<u16>()]
}

/// The part of a bond that is kept, in millionths.
pub fn moving_average() -> impl Strategy<Value = u64> {
	let edges = vec![0, 1, 900_000, 999_999, 1_000_000, 1_000_001];
	prop_oneof![3 => select(edges), 2 => 0..1_000_000u64]
}

fn yuma(bonds: impl Strategy<Value = YumaBonds> + 'static) -> Modes {
	(share(), share(), moving_average(), bonds)
		.prop_map(|(kappa, bonds_penalty, bonds_moving_average, bonds)| {
			Mode::Yuma(Yuma { kappa, bonds_penalty, bonds_moving_average, bonds })
		})
		.boxed()
}

/// Yuma 3 without liquid alpha.
pub fn yuma_3() -> Modes {
	yuma(Just(modes::YUMA_3_BONDS))
}

/// Yuma 3 with liquid alpha. The least alpha is a 65535th or more, or the curve is flat enough that
/// alpha stays above it: otherwise rounding may lose the bonds of a whole column.
pub fn liquid() -> Modes {
	let steepness = prop_oneof![select(vec![0, 1, 1_000, i16::MIN, i16::MAX]), any::<i16>()];
	yuma((share(), share(), steepness).prop_map(|(a, b, steepness)| {
		let (low, high) = (a.min(b), a.max(b));
		let settings = match low {
			0 => LiquidAlpha { low, high: high.max(32_768), steepness: steepness % 1_001 },
			_ => LiquidAlpha { low, high, steepness },
		};
		YumaBonds::Three { liquid_alpha: Some(settings), forecast_skill: None }
	}))
}

/// Yuma 2.
pub fn yuma_2() -> Modes {
	yuma(Just(YumaBonds::Two))
}

/// Any mode with a median.
pub fn any_yuma() -> Modes {
	prop_oneof![yuma_3(), liquid(), yuma_2()].boxed()
}

/// Null.
pub fn null() -> Modes {
	Just(Mode::Null).boxed()
}

fn sigmoid(bonds: impl Strategy<Value = SigmoidBonds> + 'static) -> Modes {
	let rho = prop_oneof![
		4 => Just(10),
		3 => 0..100u16,
		1 => any::<u16>(),
		1 => Just(u16::MAX),
	];
	let kappa = prop_oneof![4 => share().prop_map(fraction), 1 => any::<u64>()];
	let trust_floor = prop_oneof![Just(0), share()];
	(rho, kappa, trust_floor, bonds)
		.prop_map(|(rho, kappa, trust_floor, bonds)| {
			Mode::Sigmoid(Sigmoid { rho, kappa, trust_floor, bonds })
		})
		.boxed()
}

/// Sigmoid mode with accumulating bonds.
pub fn accumulating() -> Modes {
	sigmoid(Just(SigmoidBonds::Accumulating))
}

/// Sigmoid mode with bonds that are a moving average.
pub fn average() -> Modes {
	sigmoid(moving_average().prop_map(|kept| SigmoidBonds::Average { kept }))
}

/// Sigmoid mode with either kind of bonds.
pub fn whitepaper() -> Modes {
	prop_oneof![accumulating(), average()].boxed()
}

/// A setting in millionths, often at one end.
fn millionths(least: u32, most: u32) -> impl Strategy<Value = u32> {
	prop_oneof![1 => Just(least), 1 => Just(most), 3 => least..=most]
}

fn skill() -> impl Strategy<Value = ForecastSkill> {
	let cut = || millionths(100_000, 800_000);
	let shares = (millionths(0, 800_000), millionths(500_000, 1_000_000));
	(shares, millionths(10_000, 200_000), [cut(), cut()]).prop_map(
		|((share, tolerance), alpha, cuts)| ForecastSkill { share, tolerance, alpha, cuts },
	)
}

/// Yuma 3 with forecast skill, with or without liquid alpha.
pub fn skilled() -> Modes {
	(prop_oneof![yuma_3(), liquid()], skill())
		.prop_map(|(mode, skill)| match mode {
			Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha, .. }, .. }) => {
				let Mode::Yuma(yuma) = mode else { unreachable!("as matched") };
				let bonds = YumaBonds::Three { liquid_alpha, forecast_skill: Some(skill) };
				Mode::Yuma(Yuma { bonds, ..yuma })
			},
			other => unreachable!("{other:?} is not Yuma 3"),
		})
		.boxed()
}

/// PeerPrediction mode.
pub fn peer() -> Modes {
	(share(), millionths(0, 800_000), millionths(15_625, 1_000_000), skill())
		.prop_map(|(kappa, floor, agreement_alpha, skill)| {
			let partial_rows = None;
			let rule = PeerPrediction { kappa, floor, agreement_alpha, skill, partial_rows };
			Mode::PeerPrediction(rule)
		})
		.boxed()
}

/// PeerPrediction mode in which missing weights say nothing.
pub fn partial() -> Modes {
	(peer(), millionths(0, 1_000_000))
		.prop_map(|(mode, full)| {
			let Mode::PeerPrediction(rule) = mode else { unreachable!("as drawn") };
			let least = u64::from(rule.kappa) * 1_000_000 / 65_535;
			let full_coverage = full.max(least.max(1) as u32);
			let partial_rows = Some(PartialRows { full_coverage });
			Mode::PeerPrediction(PeerPrediction { partial_rows, ..rule })
		})
		.boxed()
}

/// Either kind of PeerPrediction.
pub fn any_peer() -> Modes {
	prop_oneof![peer(), partial()].boxed()
}

/// Any mode.
pub fn any_mode() -> Modes {
	Union::new(modes::all().map(|(_, mode)| like(&mode))).boxed()
}

/// Modes of the same kind, with any settings.
fn like(mode: &Mode) -> Modes {
	match mode {
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { forecast_skill: Some(_), .. }, .. }) => {
			skilled()
		},
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha: None, .. }, .. }) => yuma_3(),
		Mode::Yuma(Yuma { bonds: YumaBonds::Three { liquid_alpha: Some(_), .. }, .. }) => liquid(),
		Mode::Yuma(Yuma { bonds: YumaBonds::Two, .. }) => yuma_2(),
		Mode::Null => null(),
		Mode::Sigmoid(Sigmoid { bonds: SigmoidBonds::Accumulating, .. }) => accumulating(),
		Mode::Sigmoid(Sigmoid { bonds: SigmoidBonds::Average { .. }, .. }) => average(),
		Mode::PeerPrediction(PeerPrediction { partial_rows: None, .. }) => peer(),
		Mode::PeerPrediction(PeerPrediction { partial_rows: Some(_), .. }) => partial(),
	}
}

/// Weights or bonds among `n` uids; zeros occur.
pub fn sparse(n: usize) -> impl Strategy<Value = Sparse> {
	let value = prop_oneof![1 => Just(0u16), 2 => 1..4u16, 2 => Just(65_535), 5 => any::<u16>()];
	vec(option::weighted(0.6, value), n * n).prop_map(move |cells| {
		let keys = (0..n as u16).flat_map(|i| (0..n as u16).map(move |j| (i, j)));
		keys.zip(cells).filter_map(|(key, cell)| Some((key, cell?))).collect()
	})
}

/// A pot; two of them fit a `u64`.
pub fn pot() -> impl Strategy<Value = u64> {
	prop_oneof![1 => 0..10u64, 4 => 0..(1u64 << 42), 1 => 0..=u64::MAX / 2]
}

/// Scales of bonds: around one, of any order of magnitude, or anything.
fn bond_scale(n: usize) -> impl Strategy<Value = Option<Vec<u64>>> {
	let around_one = BOND_UNIT / 4..BOND_UNIT * 4;
	let scale = prop_oneof![
		1 => Just(0),
		1 => Just(1),
		2 => Just(BOND_UNIT),
		3 => around_one,
		2 => (any::<u64>(), 0..64u32).prop_map(|(scale, shift)| scale >> shift),
		1 => Just(u64::MAX),
	];
	option::of(vec(scale, n))
}

/// A fraction in parts of 2^32: an even share or so, or anything.
fn fraction_of_all() -> impl Strategy<Value = u32> {
	prop_oneof![1 => Just(0), 1 => Just(u32::MAX), 2 => any::<u32>(), 6 => 1u32 << 26..1 << 30]
}

/// What is remembered of `n` uids, judged last before block 1000: consensuses and means near each
/// other, or anything.
fn memory(n: usize) -> impl Strategy<Value = Option<EpochMemory>> {
	let near = (fraction_of_all(), uniform6(600..1_400u64)).prop_map(|(base, parts)| {
		parts.map(|part| (u64::from(base) * part / 1_000).min(u32::MAX.into()) as u32)
	});
	let unlike = uniform6(fraction_of_all());
	let fractions = prop_oneof![4 => near, 1 => unlike];
	let counts = (prop_oneof![1 => Just(0), 4 => 0..=4u8], 0..=16u8, 0..=16u8);
	let server = (fractions, counts).prop_map(|(fractions, (a, b, c))| {
		let [consensus, before, incentive, means @ ..] = fractions;
		ServerMemory { consensus, before, incentive, means, counts: [a, b, c] }
	});
	// Mostly of the size that a few servers yield.
	let skill = prop_oneof![1 => any::<i64>(), 1 => Just(0), 8 => -(1i64 << 34)..1 << 38];
	let validator = (fraction_of_all(), skill, fraction_of_all());
	let validator = validator.prop_map(|(agreement, skill, judged)| ValidatorMemory {
		agreement,
		skill,
		judged,
	});
	let validators = vec(option::weighted(0.8, validator), n);
	let block = prop_oneof![1 => Just(0), 1 => 0..1_100u64, 6 => 800..1_000u64];
	let lists = (vec(server, n), validators, sparse(n));
	option::weighted(0.9, (block, fraction_of_all(), lists)).prop_map(move |memory| {
		memory.map(|(block, prior, (servers, validators, cells))| {
			let mut rows = RowsBuf::new();
			for i in 0..n as u16 {
				let row = cells.range((i, 0)..=(i, u16::MAX)).filter(|(_, &w)| w > 0);
				rows.push_row(row.map(|(&(_, j), &w)| (j, w)));
			}
			EpochMemory { block, prior, servers, validators, rows }
		})
	})
}

/// Any subnet of up to ten uids.
pub fn subnet(mode: Modes) -> impl Strategy<Value = Subnet> {
	(0..=10usize).prop_flat_map(move |n| subnet_of(n, mode.clone()))
}

/// Any subnet of `n` uids, in block 1000 or so.
pub fn subnet_of(n: usize, mode: Modes) -> impl Strategy<Value = Subnet> {
	(uids(n), settings(n, mode)).prop_map(|(subnet, settings)| with_settings(subnet, settings))
}

/// A subnet in which everyone who has stake votes.
pub fn attentive(mode: Modes) -> impl Strategy<Value = Subnet> {
	subnet(mode).prop_map(|subnet| subnet.but(everyone_votes))
}

/// Lets everyone who has stake vote.
pub fn everyone_votes(subnet: &mut Subnet) {
	let n = subnet.uids();
	(subnet.block, subnet.last_update, subnet.registered) = (1_000, vec![999; n], vec![1; n]);
	(subnet.permit, subnet.owner_uid, subnet.stake_threshold, subnet.first_commit) =
		(vec![true; n], None, 0, None);
	subnet.activity_cutoff = 5_000;
}

/// A subnet of `n` uids in any state, with default settings.
fn uids(n: usize) -> impl Strategy<Value = Subnet> {
	let moment = || prop_oneof![1 => 0..1_100u64, 1 => Just(0), 4 => 900..1_000u64];
	let moments = (
		vec(moment(), n),
		vec(prop_oneof![4 => 0..900u64, 1 => moment()], n),
		option::of(vec(prop_oneof![moment(), Just(u64::MAX)], n)),
	);
	let permits = vec(prop::bool::weighted(0.8), n);
	let cells = (sparse(n), sparse(n), bond_scale(n), memory(n));
	(vec(stake(), n), moments, permits, cells).prop_map(|(stake, moments, permit, cells)| {
		Subnet::with_stake(stake).but(|subnet| {
			(subnet.last_update, subnet.registered, subnet.first_commit) = moments;
			(subnet.weights, subnet.bonds, subnet.bond_scale, subnet.memory) = cells;
			subnet.permit = permit;
		})
	})
}

/// Mode, blocks (now, last step, tempo, activity cutoff), permits, stake threshold, owner and pots.
type Settings = (Mode, (u64, u64, u16, u64), u16, u64, Option<u16>, (u64, u64));

/// Settings of a subnet of `n` uids.
fn settings(n: usize, mode: Modes) -> impl Strategy<Value = Settings> {
	let clock = (
		900..1_100u64,
		prop_oneof![Just(0), 0..1_000u64],
		0..400u16,
		prop_oneof![Just(1), 0..1_500u64],
	);
	let threshold = prop_oneof![3 => Just(0), 1 => 1..3u64, 1 => 0..1_000_000_000_000u64];
	let owner = option::of(0..n.max(1) as u16);
	(mode, clock, 0..=n as u16 + 1, threshold, owner, (pot(), pot()))
}

fn with_settings(subnet: Subnet, settings: Settings) -> Subnet {
	let (mode, clock, seats, threshold, owner, pots) = settings;
	subnet.in_mode(mode).but(|subnet| {
		(subnet.block, subnet.last_step, subnet.tempo, subnet.activity_cutoff) = clock;
		(subnet.max_validators, subnet.stake_threshold) = (seats, threshold);
		subnet.owner_uid = owner.filter(|_| subnet.uids() > 0);
		(subnet.server_emission, subnet.validator_emission) = pots;
	})
}

/// A subnet whose stakes span 15 powers of two and whose weights span 16.
pub fn spread(mode: Modes) -> impl Strategy<Value = Subnet> {
	let stake = (1_000_000_000..2_000_000_000u64, 0..15u32).prop_map(|(stake, up)| stake << up);
	let weight = (32_768..=u16::MAX, 0..16u32).prop_map(|(weight, down)| weight >> down);
	let validators = 2..=6usize;
	let servers = 2..=10usize;
	(validators, servers, mode).prop_flat_map(move |(validators, servers, mode)| {
		let cells = || vec(option::weighted(0.8, weight.clone()), validators * servers);
		(vec(stake.clone(), validators), cells(), cells()).prop_map(
			move |(stake, weights, bonds)| {
				let keys = (0..validators as u16)
					.flat_map(|i| (0..servers as u16).map(move |j| (i, validators as u16 + j)));
				let sparse = |cells: Vec<Option<u16>>| {
					keys.clone().zip(cells).filter_map(|(key, cell)| Some((key, cell?))).collect()
				};
				let mut subnet =
					Subnet::with_stake([stake, vec![0; servers]].concat()).in_mode(mode);
				(subnet.weights, subnet.bonds) = (sparse(weights), sparse(bonds));
				subnet
			},
		)
	})
}

/// A subnet of stakes that are the greatest possible, or negligible beside it.
pub fn whales(mode: Modes) -> impl Strategy<Value = Subnet> {
	let stake = select(vec![0, 1, 2, 29, 1 << 32, 1 << 63, u64::MAX - 1, u64::MAX]);
	(2..=8usize)
		.prop_flat_map(move |n| (subnet_of(n, mode.clone()), vec(stake.clone(), n)))
		.prop_map(|(subnet, stake)| subnet.but(everyone_votes).but(|subnet| subnet.stake = stake))
}

/// A subnet of equal stakes and few different weights, in which votes and scores meet thresholds
/// exactly: kappa and the trust floor are fractions of a few validators.
pub fn tied(mode: Modes) -> impl Strategy<Value = Subnet> {
	(select(vec![3u16, 5, 15]), 1..=4usize, mode).prop_flat_map(|(validators, servers, mode)| {
		let cells =
			vec(prop_oneof![1 => Just(0), 4 => 1..=3u16], usize::from(validators) * servers);
		let stakes = (select(vec![1, 3, 1 << 40, u64::MAX / 16]), 0..=validators);
		(stakes, cells).prop_map(move |((stake, asked), cells)| {
			let servers = servers as u16;
			let keys = (0..validators)
				.flat_map(|i| (validators..validators + servers).map(move |j| (i, j)));
			let stakes = (0..validators + servers).map(|i| if i < validators { stake } else { 0 });
			Subnet::with_stake(stakes.collect::<Vec<_>>())
				.in_mode(with_bar(mode, asked * (u16::MAX / validators)))
				.but(|subnet| subnet.weights = keys.zip(cells).collect())
		})
	})
}

/// The mode with this share as its kappa and trust floor.
fn with_bar(mode: Mode, bar: u16) -> Mode {
	match mode {
		Mode::Yuma(yuma) => Mode::Yuma(Yuma { kappa: bar, ..yuma }),
		Mode::Null => Mode::Null,
		Mode::Sigmoid(sigmoid) => {
			Mode::Sigmoid(Sigmoid { kappa: fraction(bar), trust_floor: bar, ..sigmoid })
		},
		Mode::PeerPrediction(rule) => {
			let full = PartialRows { full_coverage: 1_000_000 };
			let partial_rows = rule.partial_rows.map(|_| full);
			Mode::PeerPrediction(PeerPrediction { kappa: bar, partial_rows, ..rule })
		},
	}
}
