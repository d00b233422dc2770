//! Steps 8 to 10: forecasts, skill and standing.

use super::{
	super::{
		ground::Ground,
		number::{int, normalise, ratio, settle, sum, Q},
	},
	median, memory, millionths, parts,
};
use ganglion_consensus::{EpochInput, EpochMemory, ForecastSkill, ServerMemory, ValidatorMemory};
use num_bigint::BigInt;
use num_traits::{ToPrimitive, Zero};

/// The results that forecasts are judged by.
pub struct Seen<'a> {
	pub kappa: u16,
	pub consensus: &'a [Q],
	pub incentive: &'a [Q],
	pub partial: bool,
}

/// What is remembered from now on.
pub struct Remembered {
	pub block: u64,
	pub prior: u32,
	pub servers: Vec<ServerMemory>,
	/// With the skill in full.
	pub validators: Vec<Option<(ValidatorMemory, Q)>>,
	/// Whether the rows are those of this epoch.
	pub judged: bool,
}

/// What is remembered, and `g`.
pub fn foresee(
	input: &EpochInput,
	ground: &Ground,
	settings: &ForecastSkill,
	seen: &Seen,
	validators: Vec<Option<ValidatorMemory>>,
) -> (Remembered, Vec<Q>) {
	let before = memory(input);
	let judge = Judge { input, before: &before, seen };
	let judged = judge.is_time(ground);
	let consensus: Vec<u32> = normalise(seen.consensus).iter().map(parts).collect();
	let news = judge.news(&consensus);
	let learnt = |(i, validator): (usize, Option<ValidatorMemory>)| {
		let validator = validator?;
		let skill = ratio(validator.skill, 1u64 << 40);
		let told = news.as_ref().filter(|_| judged).and_then(|news| judge.told(i, news));
		let Some(told) = told else { return Some((validator, skill)) };
		let alpha = millionths(settings.alpha);
		let mix = |before: Q, now: Q| (int(1) - &alpha) * before + &alpha * now;
		let seen = parts(&mix(ratio(validator.judged, 1u64 << 32), int(1)));
		Some((ValidatorMemory { judged: seen, ..validator }, settle(mix(skill, told))))
	};
	let validators: Vec<_> = validators.into_iter().enumerate().map(learnt).collect();
	let mut servers = match judged {
		true => (0..consensus.len()).map(|j| judge.after(j, consensus[j], settings)).collect(),
		false => before.servers.clone(),
	};
	for (server, incentive) in servers.iter_mut().zip(normalise(seen.incentive)) {
		server.incentive = parts(&incentive);
	}
	let pay = pay(&validators, ground, seen.kappa, settings);
	let remembered = Remembered {
		block: if judged { input.block } else { before.block },
		prior: if judged { judge.prior(&consensus) } else { before.prior },
		servers,
		validators,
		judged,
	};
	(remembered, pay)
}

struct Judge<'a> {
	input: &'a EpochInput<'a>,
	before: &'a EpochMemory,
	seen: &'a Seen<'a>,
}

/// `(a - b) / (a + b)`.
fn phi(a: &Q, b: &Q) -> Q {
	let sum = a + b;
	if sum.is_zero() {
		sum
	} else {
		(a - b) / sum
	}
}

/// `O`.
fn weight(servers: usize, public: Q, came: Q) -> Q {
	(int(servers) * public.max(came)).min(int(1))
}

impl Judge<'_> {
	/// Whether enough validators have set weights since the last time, and there is a consensus.
	fn is_time(&self, ground: &Ground) -> bool {
		let stakes = || ground.votes.iter().map(|&stake| u128::from(stake));
		let is_new = |at: u64| at > 0 && at >= self.before.block;
		let new = stakes().zip(self.input.last_update).filter(|(_, &at)| is_new(at));
		let new: u128 = new.map(|(stake, _)| stake).sum();
		let enough = new * 65_535 >= stakes().sum::<u128>() * u128::from(self.seen.kappa);
		new > 0 && enough && self.seen.consensus.iter().any(|c| !c.is_zero())
	}

	fn is_live(&self, j: usize) -> bool {
		self.input.registered[j] < self.before.block
	}

	fn public(&self, j: usize) -> Q {
		let known = if self.is_live(j) { self.before.servers[j].before } else { 0 };
		ratio(known, 1u64 << 32)
	}

	fn is_newcomer(&self, j: usize) -> bool {
		self.before.servers[j].counts[0] == 0 && self.before.servers[j].before > 0
	}

	/// `O_j y_j`, zeros if all was forecast; `None` if nothing was public.
	fn news(&self, consensus: &[u32]) -> Option<Vec<Q>> {
		let uids: Vec<usize> =
			(0..consensus.len()).filter(|&j| !self.public(j).is_zero()).collect();
		if uids.is_empty() {
			return None;
		}
		let came = |j: usize| ratio(consensus[j], 1u64 << 32);
		let weight = |&j: &usize| weight(uids.len(), self.public(j), came(j));
		let weights: Vec<Q> = uids.iter().map(weight).collect();
		let inner = |a: &[Q], b: &[Q]| {
			sum(&weights
				.iter()
				.zip(a.iter().zip(b))
				.map(|(o, (a, b))| settle(o * a * b))
				.collect::<Vec<_>>())
		};
		let mean = |of: usize| move |j: usize| ratio(self.before.servers[j].means[of], 1u64 << 32);
		let list = |of: &dyn Fn(usize) -> Q| uids.iter().map(|&j| of(j)).collect::<Vec<Q>>();
		let against = |of: &dyn Fn(usize) -> Q| list(&|j| phi(&of(j), &self.public(j)));
		let even = ratio((1u64 << 32) / uids.len() as u64, 1u64 << 32);
		let mut forecasts = vec![
			list(&|_| int(1)),
			against(&mean(0)),
			against(&mean(1)),
			against(&mean(2)),
			against(&|_| even.clone()),
		];
		if uids.iter().filter(|&&j| self.is_newcomer(j)).count() >= 3 {
			forecasts.push(list(&|j| int(u8::from(self.is_newcomer(j)))));
		}
		let least = ratio(1, 1 << 20);
		let mut kept: Vec<Vec<Q>> = Vec::new();
		let rest = |mut list: Vec<Q>, kept: &[Vec<Q>]| {
			for forecast in kept {
				let share = settle(inner(&list, forecast) / inner(forecast, forecast));
				list.iter_mut().zip(forecast).for_each(|(x, f)| *x = settle(&*x - &share * f));
			}
			list
		};
		for forecast in forecasts {
			let forecast = rest(forecast, &kept);
			if inner(&forecast, &forecast) >= ratio(1, 1 << 30) {
				kept.push(forecast);
			}
		}
		let news = rest(against(&came), &kept);
		let mut worth = vec![int(0); consensus.len()];
		if inner(&news, &news) >= least {
			for ((&j, weight), news) in uids.iter().zip(&weights).zip(news) {
				worth[j] = settle(weight * news);
			}
		}
		Some(worth)
	}

	/// What row `i` told; `None` if it says nothing about anybody.
	fn told(&self, i: usize, news: &[Q]) -> Option<Q> {
		let listed = |j: usize| self.before.rows.row(i).find(|&(uid, _)| usize::from(uid) == j);
		let weight = |j: usize| match listed(j) {
			Some((_, weight)) if self.is_live(j) && self.is_live(i) => int(weight),
			_ => int(0),
		};
		let row: Vec<Q> = (0..news.len()).map(weight).collect();
		let counts = |&j: &usize| !self.seen.partial || !row[j].is_zero();
		let total = row.iter().fold(int(0), |sum, w| sum + w);
		if total.is_zero() {
			return None;
		}
		let public = (0..news.len()).filter(counts).fold(int(0), |sum, j| sum + self.public(j));
		let said = |j: usize| phi(&(&row[j] * &public / &total), &self.public(j));
		let terms = (0..news.len()).filter(counts).filter(|&j| !news[j].is_zero());
		Some(sum(&terms.map(|j| settle(&news[j] * said(j))).collect::<Vec<_>>()))
	}

	/// A server after this epoch.
	fn after(&self, j: usize, consensus: u32, settings: &ForecastSkill) -> ServerMemory {
		let old = self.before.servers[j];
		if self.before.block == 0 {
			return ServerMemory { consensus, ..Default::default() };
		}
		if !self.is_live(j) {
			let prior = self.before.prior;
			return ServerMemory {
				consensus,
				before: prior,
				means: [prior; 3],
				..Default::default()
			};
		}
		let longest = [4u64, 16, 16];
		let cuts = [None, Some(settings.cuts[0]), Some(settings.cuts[1])];
		let mut new = ServerMemory { consensus, before: old.consensus, ..old };
		for of in 0..3 {
			let (mean, seen) = (int(old.means[of]), int(old.consensus));
			let apart = if mean > seen { &mean - &seen } else { &seen - &mean };
			let most = mean.clone().max(seen.clone());
			let jumps = cuts[of].is_some_and(|cut| apart > millionths(cut) * most);
			let count = if jumps { 1 } else { longest[of].min(u64::from(old.counts[of]) + 1) };
			let moved = ((int(count - 1) * mean + seen) / int(count)).floor();
			new.means[of] = moved.to_integer().to_u32().expect("between both");
			new.counts[of] = count as u8;
		}
		new
	}

	fn prior(&self, consensus: &[u32]) -> u32 {
		let whole = 1u64 << 32;
		if self.before.prior == 0 {
			let ranked = consensus.iter().filter(|&&c| c > 0).count();
			return if ranked == 0 { 0 } else { parts(&ratio(1, ranked)) };
		}
		let uids = 0..consensus.len();
		let servers = uids.clone().filter(|&j| !self.public(j).is_zero()).count();
		let prior = ratio(self.before.prior, whole);
		let news = |j: usize| {
			let came = ratio(consensus[j], whole);
			settle(weight(servers, prior.clone(), came.clone()) * phi(&came, &prior))
		};
		let newcomers = uids.filter(|&j| self.is_live(j) && self.is_newcomer(j));
		let news: Vec<Q> = newcomers.map(news).collect();
		if news.is_empty() {
			return self.before.prior;
		}
		// Rounded towards the prior.
		let moved = (int(self.before.prior) * sum(&news) / int(8 * news.len())).trunc();
		let after = (int(self.before.prior) + moved).to_integer().to_u32();
		after.expect("at most a share of everything")
	}
}

/// `g`.
fn pay(
	validators: &[Option<(ValidatorMemory, Q)>],
	ground: &Ground,
	kappa: u16,
	settings: &ForecastSkill,
) -> Vec<Q> {
	let record = |(validator, skill): &(ValidatorMemory, Q)| {
		let judged = ratio(validator.judged, 1u64 << 32);
		if judged < ratio(3, 10) {
			int(0)
		} else {
			skill / judged
		}
	};
	let skill: Vec<Q> = validators.iter().map(|of| of.as_ref().map_or(int(0), record)).collect();
	let full = vec![int(1); skill.len()];
	let votes = |levels: &[Q]| -> Vec<(Q, BigInt)> {
		levels.iter().cloned().zip(ground.votes.iter().map(|&stake| stake.into())).collect()
	};
	let usual = median(&votes(&skill), kappa).unwrap_or_else(Q::zero);
	let several = ground.votes.iter().filter(|&&stake| stake > 0).count() > 2;
	if !several || usual <= ratio(1, 1 << 20) {
		return full;
	}
	let apart: Vec<Q> =
		skill.iter().map(|x| if *x > usual { x - &usual } else { &usual - x }).collect();
	let spread = median(&votes(&apart), kappa).expect("there are voters");
	let clip = |x: Q| x.max(int(0)).min(int(1));
	let told = match spread.is_zero() {
		true => int(1),
		false => clip((&usual / spread - ratio(3, 2)) / ratio(3, 2)),
	};
	let tolerance = millionths(settings.tolerance);
	let paid = |x: &Q| &told * clip(x / (&tolerance * &usual)) + int(1) - &told;
	skill.iter().map(paid).collect()
}
