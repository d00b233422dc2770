//! Runs tasks on several threads; the results do not depend on their number.

use crate::{failure::Failure, progress};
use rayon::prelude::*;

/// The number of threads.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct Jobs {
	/// Number of threads; 0 = number of cores.
	#[arg(long, value_name = "N", default_value_t = 0)]
	jobs: usize,
}

impl Jobs {
	/// Returns the results of all tasks, in their order, and shows a progress bar.
	///
	/// # Errors
	///
	/// Returns the first failure of a task, or an error if threads cannot be started.
	pub fn run<T: Sync, R: Send>(
		self,
		doing: &'static str,
		tasks: &[T],
		task: impl Fn(&T) -> Result<R, Failure> + Sync,
	) -> Result<Vec<R>, Failure> {
		let threads = rayon::ThreadPoolBuilder::new().num_threads(self.jobs).build()?;
		let bar = progress::bar(doing, tasks.len() as u64);
		let counted = |one: &T| {
			let result = task(one);
			bar.inc(1);
			result
		};
		let results = threads.install(|| tasks.par_iter().map(counted).collect());
		bar.finish_and_clear();
		results
	}
}

/// Returns the mean of numbers and their standard deviation; both 0 if there are none.
pub fn mean_and_deviation(numbers: &[f64]) -> (f64, f64) {
	let count = numbers.len().max(1) as f64;
	let mean = numbers.iter().sum::<f64>() / count;
	let squares = numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>();
	(mean, (squares / (count - 1.0).max(1.0)).sqrt())
}
