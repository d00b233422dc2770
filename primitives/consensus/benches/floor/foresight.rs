//! Forecast skill: what rows told beyond the public forecasts, and what it is paid.

use alloc::{vec, vec::Vec};
use ganglion_consensus::{
	EpochInput, EpochMemory, ForecastSkill, RowsBuf, ServerMemory, ValidatorMemory,
};

use super::{greater, lesser, median, scores::Scores, standing::Standing};

/// The unit of what is remembered.
const UNIT: f64 = 4_294_967_296.0;
/// The unit of skill.
const FINE: f64 = 1_099_511_627_776.0;
/// Squares of news below this are zero.
const LEAST: f64 = 1.0 / 1_048_576.0;
/// Squares of forecasts below this are.
const LEAST_FORECAST: f64 = 1.0 / 1_073_741_824.0;

/// What the epoch yielded.
pub struct Seen<'a> {
	pub input: &'a EpochInput<'a>,
	pub standing: &'a Standing,
	pub scores: &'a Scores,
	pub kappa: u16,
	pub consensus: &'a [f64],
	pub incentive: &'a [f64],
	/// Whether missing weights say nothing.
	pub partial: bool,
}

/// In parts of 2^32 of the sum.
fn shares(list: &[f64]) -> Vec<u32> {
	let sum: f64 = list.iter().sum();
	let scale = if sum > 0.0 { UNIT / sum } else { 0.0 };
	list.iter().map(|&x| (x * scale) as u32).collect()
}

fn phi(a: f64, b: f64) -> f64 {
	if a + b > 0.0 {
		(a - b) / (a + b)
	} else {
		0.0
	}
}

/// The part of a mean that is new.
fn mix(before: f64, now: f64, millionths: u32) -> f64 {
	before + f64::from(millionths) / 1e6 * (now - before)
}

impl Seen<'_> {
	/// What is remembered of a validator.
	pub fn recalled(&self, i: usize) -> Option<ValidatorMemory> {
		let last = self.input.last_step;
		self.input.memory?.validators[i].filter(|_| self.input.registered[i] < last)
	}

	/// Judges the rows and moves the forecasts. Returns what is remembered, and the pay of each.
	pub fn judge(
		&self,
		settings: &ForecastSkill,
		mut validators: Vec<Option<ValidatorMemory>>,
	) -> (EpochMemory, Vec<f64>) {
		let consensus = shares(self.consensus);
		let mut servers = vec![ServerMemory::default(); consensus.len()];
		if let Some(memory) = self.input.memory {
			let live: Vec<bool> =
				self.input.registered.iter().map(|&at| at < memory.block).collect();
			self.learn(memory, &live, &consensus, settings.alpha, &mut validators);
			let known = memory.servers.iter().zip(&live);
			servers =
				known.map(|(&server, &live)| next(server, live, memory.prior, settings)).collect();
		}
		let prior = self.input.memory.map_or(0, |memory| memory.prior);
		let lists = consensus.iter().zip(shares(self.incentive));
		for (server, (&consensus, incentive)) in servers.iter_mut().zip(lists) {
			(server.consensus, server.incentive) = (consensus, incentive);
		}
		let pay = self.pay(&validators, settings);
		let rows = self.rows();
		(EpochMemory { block: self.input.block, prior, servers, validators, rows }, pay)
	}

	/// Moves the skill of each validator by what its row told.
	fn learn(
		&self,
		memory: &EpochMemory,
		live: &[bool],
		consensus: &[u32],
		alpha: u32,
		validators: &mut [Option<ValidatorMemory>],
	) {
		let Some(news) = news(memory, live, consensus) else { return };
		let public = |(server, &live): (&ServerMemory, &bool)| match live {
			true => f64::from(server.before),
			false => 0.0,
		};
		let public: Vec<f64> = memory.servers.iter().zip(live).map(public).collect();
		let whole: f64 = public.iter().sum();
		let total: f64 = news.iter().sum();
		let all = validators.iter_mut().enumerate();
		for (i, validator) in all.filter_map(|(i, validator)| Some((i, validator.as_mut()?))) {
			let row = Row { rows: &memory.rows, i, public: &public, live };
			let told = match self.partial {
				true => row.told(None, &news),
				false => row.told(Some(whole), &news).map(|told| told - total),
			};
			let Some(told) = told else { continue };
			let skill = mix(validator.skill as f64, told * FINE, alpha);
			let judged = mix(f64::from(validator.judged), UNIT, alpha);
			(validator.skill, validator.judged) = (skill as i64, judged as u32);
		}
	}

	/// The part of the pay for skill that each gets.
	fn pay(&self, validators: &[Option<ValidatorMemory>], settings: &ForecastSkill) -> Vec<f64> {
		let skill = |validator: &Option<ValidatorMemory>| match validator {
			Some(of) if f64::from(of.judged) >= 0.3 * UNIT => {
				of.skill as f64 / FINE * UNIT / f64::from(of.judged)
			},
			_ => 0.0,
		};
		let skill: Vec<f64> = validators.iter().map(skill).collect();
		let voting = &self.standing.voting;
		let level = |list: &[f64]| {
			let votes = list.iter().copied().zip(voting.iter().copied());
			median::level(votes.filter(|(_, stake)| *stake > 0.0), self.kappa)
		};
		let usual = level(&skill);
		if usual <= LEAST || voting.iter().filter(|&&stake| stake > 0.0).count() < 3 {
			return vec![1.0; skill.len()];
		}
		let apart: Vec<f64> = skill.iter().map(|&x| (x - usual).abs()).collect();
		let clip = |x: f64| greater(0.0, lesser(1.0, x));
		let told = clip((usual / level(&apart) - 1.5) / 1.5);
		let enough = f64::from(settings.tolerance) / 1e6 * usual;
		skill.iter().map(|&x| told * clip(x / enough) + 1.0 - told).collect()
	}

	/// The weights that count, of those with a permit.
	fn rows(&self) -> RowsBuf {
		let entries = self.input.weights.uids.len();
		let mut rows = RowsBuf {
			offsets: Vec::with_capacity(self.standing.permit.len() + 1),
			uids: Vec::with_capacity(entries),
			values: Vec::with_capacity(entries),
		};
		rows.offsets.push(0);
		for (i, &permit) in self.standing.permit.iter().enumerate() {
			let counted = if permit { self.scores.row(i).0 } else { &[] };
			let (uids, weights) = self.input.weights.row(i);
			// Both are in order, so the rest of the row is searched.
			let mut rest = uids.iter().zip(weights);
			let weight = |&uid: &u16| Some((uid, *rest.find(|(&of, _)| of == uid)?.1));
			rows.push_row(counted.iter().filter_map(weight));
		}
		rows
	}
}

/// A row to judge.
struct Row<'a> {
	rows: &'a RowsBuf,
	i: usize,
	public: &'a [f64],
	live: &'a [bool],
}

impl Row<'_> {
	/// `Σ O y (z + 1)` if all servers count, otherwise `Σ O y z` of those listed.
	fn told(&self, whole: Option<f64>, news: &[f64]) -> Option<f64> {
		let (begin, end) =
			(self.rows.offsets[self.i] as usize, self.rows.offsets[self.i + 1] as usize);
		let (uids, weights) = (&self.rows.uids[begin..end], &self.rows.values[begin..end]);
		let (mut sum, mut listed) = (0u64, 0.0);
		for (&j, &w) in uids.iter().zip(weights) {
			sum += if self.live[usize::from(j)] { u64::from(w) } else { 0 };
			listed += self.public[usize::from(j)];
		}
		if sum == 0 {
			return None;
		}
		let scale = whole.unwrap_or(listed) / sum as f64;
		let more = if whole.is_some() { 1.0 } else { 0.0 };
		let mut told = 0.0;
		for (&j, &w) in uids.iter().zip(weights) {
			let j = usize::from(j);
			told += (phi(f64::from(w) * scale, self.public[j]) + more) * news[j];
		}
		Some(told)
	}
}

/// A server in the next epoch, without its new consensus.
fn next(server: ServerMemory, live: bool, prior: u32, settings: &ForecastSkill) -> ServerMemory {
	match live {
		true => moved(server, settings.cuts),
		false => ServerMemory { before: prior, means: [prior; 3], ..Default::default() },
	}
}

/// A server whose means take up its consensus.
fn moved(server: ServerMemory, cuts: [u32; 2]) -> ServerMemory {
	let seen = server.consensus;
	let mut next = ServerMemory { before: seen, ..server };
	let limits = [(f64::MAX, 4), (f64::from(cuts[0]) / 1e6, 16), (f64::from(cuts[1]) / 1e6, 16)];
	for (of, (cut, longest)) in limits.into_iter().enumerate() {
		let mean = server.means[of];
		let jumps = f64::from(seen.abs_diff(mean)) > cut * f64::from(seen.max(mean));
		let count = if jumps { 1 } else { longest.min(server.counts[of] + 1) };
		let moved = f64::from(mean) + (f64::from(seen) - f64::from(mean)) / f64::from(count);
		(next.means[of], next.counts[of]) = (moved as u32, count);
	}
	next
}

/// `O y`: what came, less what was forecast.
fn news(memory: &EpochMemory, live: &[bool], consensus: &[u32]) -> Option<Vec<f64>> {
	let servers = &memory.servers;
	let judged = |j: usize| live[j] && servers[j].before > 0;
	let count = (0..servers.len()).filter(|&j| judged(j)).count();
	if count == 0 {
		return None;
	}
	let weigh = |j: usize| match judged(j) {
		true => {
			let most = f64::from(servers[j].before.max(consensus[j])) / UNIT;
			lesser(1.0, count as f64 * most)
		},
		false => 0.0,
	};
	let weights: Vec<f64> = (0..servers.len()).map(weigh).collect();
	let against = |of: &dyn Fn(usize) -> f64| -> Vec<f64> {
		(0..servers.len()).map(|j| phi(of(j), f64::from(servers[j].before))).collect()
	};
	let newcomer = |server: &ServerMemory| if server.counts[0] == 0 { 1.0 } else { 0.0 };
	let mut forecasts = vec![
		vec![1.0; servers.len()],
		against(&|j| f64::from(servers[j].means[0])),
		against(&|j| f64::from(servers[j].means[1])),
		against(&|j| f64::from(servers[j].means[2])),
		against(&|_| UNIT / count as f64),
	];
	if (0..servers.len()).filter(|&j| judged(j) && servers[j].counts[0] == 0).count() >= 3 {
		forecasts.push(servers.iter().map(newcomer).collect());
	}
	let mut kept: Vec<(Vec<f64>, f64)> = Vec::with_capacity(forecasts.len());
	for mut forecast in forecasts {
		let square = clear(&mut forecast, &kept, &weights);
		if square >= LEAST_FORECAST {
			kept.push((forecast, square));
		}
	}
	let mut news = against(&|j| f64::from(consensus[j]));
	let square = clear(&mut news, &kept, &weights);
	let some = if square >= LEAST { 1.0 } else { 0.0 };
	news.iter_mut().zip(&weights).for_each(|(y, weight)| *y *= weight * some);
	Some(news)
}

/// Takes the forecasts out of a list; returns its square.
fn clear(list: &mut [f64], kept: &[(Vec<f64>, f64)], weights: &[f64]) -> f64 {
	let inner = |a: &[f64], b: &[f64]| -> f64 {
		weights.iter().zip(a.iter().zip(b)).map(|(weight, (a, b))| weight * a * b).sum()
	};
	for (forecast, square) in kept {
		let share = inner(list, forecast) / square;
		list.iter_mut().zip(forecast).for_each(|(x, f)| *x -= share * f);
	}
	inner(list, list)
}
