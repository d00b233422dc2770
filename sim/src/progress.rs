//! Progress bars on the standard error, hidden where that is not a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// A bar of `steps` steps for what is being done.
pub fn bar(doing: &'static str, steps: u64) -> ProgressBar {
	let bar = ProgressBar::new(steps).with_message(doing);
	// The template is a constant; should it not parse, the default style does.
	if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
		bar.set_style(style);
	}
	bar
}
