//! What can be read off the chain: past consensuses, and forecasts made of them.

/// The part of the consensus by which it must change for the mean since the last change to start
/// anew.
const CHANGE: f64 = 0.2;

/// The consensuses that are known, and when miners registered.
#[derive(Clone, Copy, Debug)]
pub struct Public<'a> {
	/// The known consensuses, from epoch 0 on; each adds up to one.
	pub known: &'a [Vec<f64>],
	/// The first epoch of each miner.
	pub born: &'a [usize],
}

impl Public<'_> {
	/// The last consensus; a miner that is newer has an even share.
	pub fn last(&self) -> Vec<f64> {
		self.mean(1)
	}

	/// The mean of the last consensuses of each miner, `epochs` at most.
	pub fn mean(&self, epochs: usize) -> Vec<f64> {
		let from = self.known.len().saturating_sub(epochs);
		self.each(|miner, born| {
			let recent = self.known.get(from.max(born)..).filter(|recent| !recent.is_empty())?;
			let sum = |sum: f64, consensus: &Vec<f64>| sum + consensus[miner] / recent.len() as f64;
			Some(recent.iter().fold(0.0, sum))
		})
	}

	/// The mean of each miner since its consensus last changed.
	pub fn since_change(&self) -> Vec<f64> {
		self.each(|miner, born| {
			let known = self.known.get(born..).filter(|known| !known.is_empty())?;
			let of_miner = known.iter().map(|consensus| consensus[miner]);
			let (mean, _) = of_miner.fold((0.0, 0.0), |(mean, count), seen| {
				let jumps = f64::abs(seen - mean) > CHANGE * f64::max(seen, mean);
				let count = f64::from(u8::from(!jumps)).mul_add(count, 1.0);
				(mean + (seen - mean) / count, count)
			});
			Some(mean)
		})
	}

	/// A forecast, moved away from the last consensus by a factor.
	pub fn exaggerated(&self, factor: f64, forecast: &[f64]) -> Vec<f64> {
		let pairs = self.last().into_iter().zip(forecast);
		pairs.map(|(last, forecast)| last + factor * (forecast - last)).collect()
	}

	/// The last consensus; a miner that is newer has this part of an even share.
	pub fn greeting(&self, part: f64) -> Vec<f64> {
		let even = 1.0 / self.born.len().max(1) as f64;
		let is_new = |born: usize| born >= self.known.len();
		let last = self.last().into_iter().zip(self.born);
		last.map(|(last, &born)| if is_new(born) { part * even } else { last }).collect()
	}

	/// A value of each miner, an even share where there is none. Nothing while nothing is known.
	fn each(&self, value: impl Fn(usize, usize) -> Option<f64>) -> Vec<f64> {
		if self.known.is_empty() {
			return Vec::new();
		}
		let even = 1.0 / self.born.len().max(1) as f64;
		let one = |(miner, &born): (usize, &usize)| value(miner, born).unwrap_or(even);
		self.born.iter().enumerate().map(one).collect()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn close(got: Vec<f64>, expected: [f64; 2]) {
		let near = got.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12);
		assert!(got.len() == 2 && near, "{got:?}");
	}

	#[test]
	fn means_should_be_of_the_last_epochs_or_since_the_change() {
		let known = [[1.0, 2.0], [1.0, 4.0], [1.1, 4.0]].map(Vec::from);
		let public = Public { known: &known, born: &[0, 0] };
		close(public.last(), [1.1, 4.0]);
		close(public.mean(2), [1.05, 4.0]);
		close(public.mean(9), [3.1 / 3.0, 10.0 / 3.0]);
		close(public.since_change(), [3.1 / 3.0, 4.0]);
		close(public.exaggerated(3.0, &public.mean(2)), [0.95, 4.0]);
		let nothing = Public { known: &[], born: &[0, 0] };
		assert!(nothing.mean(2).is_empty() && nothing.since_change().is_empty());
	}

	#[test]
	fn nothing_of_its_predecessor_should_be_known_of_a_new_miner() {
		let known = [[1.0, 2.0], [1.0, 4.0], [1.1, 4.0]].map(Vec::from);
		let public = Public { known: &known, born: &[3, 2] };
		close(public.last(), [0.5, 4.0]);
		close(public.mean(9), [0.5, 4.0]);
		close(public.since_change(), [0.5, 4.0]);
		close(public.greeting(0.2), [0.1, 4.0]);
	}
}
