//! Axes: positions of numbers, and ticks.

/// Format of the numbers of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
	/// Plain numbers.
	Plain,
	/// Percentages.
	Percent,
}

/// One axis of a panel.
#[derive(Clone, Debug)]
pub struct Axis {
	label: String,
	from: f64,
	to: f64,
	logarithmic: bool,
	format: Format,
}

/// A tick: its position, from 0 to 1 along the axis, and its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
	/// Position along the axis.
	pub place: f64,
	/// The number; none for minor ticks.
	pub text: Option<String>,
}

impl Axis {
	/// Returns a linear axis.
	pub fn linear(label: &str, from: f64, to: f64, format: Format) -> Self {
		let to = if to > from { to } else { from + 1.0 };
		Self { label: label.to_string(), from, to, logarithmic: false, format }
	}

	/// Returns a logarithmic axis; both ends are above 0.
	pub fn logarithmic(label: &str, from: f64, to: f64, format: Format) -> Self {
		Self { label: label.to_string(), from, to, logarithmic: true, format }
	}

	/// Returns the axis's label.
	pub fn label(&self) -> &str {
		&self.label
	}

	/// Returns the position of a number, from 0 to 1 within the axis; `None` for zero on a
	/// logarithmic axis.
	pub fn place(&self, number: f64) -> Option<f64> {
		let place = if self.logarithmic {
			(number.log10() - self.from.log10()) / (self.to.log10() - self.from.log10())
		} else {
			(number - self.from) / (self.to - self.from)
		};
		place.is_finite().then_some(place)
	}

	/// Returns the ticks, ascending, of which about `room` at most have a number.
	pub fn ticks(&self, room: usize) -> Vec<Tick> {
		if self.logarithmic {
			self.decades(room)
		} else {
			self.steps(room)
		}
	}

	fn steps(&self, room: usize) -> Vec<Tick> {
		let step = round_step((self.to - self.from) / room.max(1) as f64);
		let slack = step * 1e-9;
		let first = ((self.from - slack) / step).ceil() as i64;
		let last = ((self.to + slack) / step).floor() as i64;
		let ticks = (first..=last).filter_map(|k| {
			let number = k as f64 * step;
			Some(Tick { place: self.place(number)?, text: Some(self.text(number, step)) })
		});
		ticks.collect()
	}

	fn decades(&self, room: usize) -> Vec<Tick> {
		let first = self.from.log10().floor() as i32;
		let last = self.to.log10().ceil() as i32;
		let every = ((last - first) as usize).div_ceil(room.max(1)).max(1) as i32;
		// If all decades have a number, minor ticks mark the other digits.
		let digits = if every == 1 { 1..10 } else { 1..2 };
		let tick = |decade: i32, digit: i32| {
			let number = f64::from(digit) * 10f64.powi(decade);
			let place = self.place(number)?;
			let named = digit == 1 && (decade - first) % every == 0;
			let within = (-1e-9..=1.0 + 1e-9).contains(&place) && (named || every == 1);
			within.then(|| Tick { place, text: named.then(|| self.text(number, number)) })
		};
		let decades = first..=last;
		decades
			.flat_map(|decade| digits.clone().filter_map(move |digit| tick(decade, digit)))
			.collect()
	}

	fn text(&self, number: f64, step: f64) -> String {
		let (scale, unit) = match self.format {
			Format::Plain => (1.0, ""),
			Format::Percent => (100.0, "%"),
		};
		let (number, step) = (number * scale, step * scale);
		let decimals = (-(step.log10() + 1e-9).floor()).max(0.0) as usize;
		// A minus sign as wide as a digit, and none before zero.
		let digits =
			format!("{:.decimals$}", if number.abs() < step * 1e-6 { 0.0 } else { number });
		format!("{}{unit}", digits.replace('-', "\u{2212}"))
	}
}

/// Returns the smallest of 1, 2, 5 times a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
	let power = 10f64.powf(least.log10().floor());
	let times = [1.0, 2.0, 5.0].into_iter().find(|times| times * power >= least * (1.0 - 1e-9));
	times.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
	use super::*;

	fn numbers(axis: &Axis, room: usize) -> Vec<String> {
		axis.ticks(room).into_iter().filter_map(|tick| tick.text).collect()
	}

	#[test]
	fn ticks_should_be_round_numbers_when_axis_is_linear() {
		let blocks = Axis::linear("Block", 0.0, 99.0, Format::Plain);
		assert_eq!(numbers(&blocks, 6), ["0", "20", "40", "60", "80"]);
		let shares = Axis::linear("Share", 0.0, 1.0, Format::Percent);
		assert_eq!(numbers(&shares, 5), ["0%", "20%", "40%", "60%", "80%", "100%"]);
		let ratio = Axis::linear("Ratio", -0.05, 0.05, Format::Plain);
		assert_eq!(numbers(&ratio, 4), ["\u{2212}0.05", "0.00", "0.05"]);
	}

	#[test]
	fn ticks_should_be_powers_of_ten_when_axis_is_logarithmic() {
		let shares = Axis::logarithmic("Share", 1e-4, 1.0, Format::Percent);
		assert_eq!(numbers(&shares, 6), ["0.01%", "0.1%", "1%", "10%", "100%"]);
		assert_eq!(shares.ticks(6).len(), 4 * 9 + 1);
	}

	#[test]
	fn zero_should_have_no_place_when_axis_is_logarithmic() {
		let shares = Axis::logarithmic("Share", 1e-4, 1.0, Format::Percent);
		assert_eq!(shares.place(0.0), None);
		assert_eq!(shares.place(1e-2), Some(0.5));
	}
}
