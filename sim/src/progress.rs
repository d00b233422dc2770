//! Progress bars on standard error, hidden if that is not a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// Returns a bar of `steps` steps.
pub fn bar(doing: &'static str, steps: u64) -> ProgressBar {
	let bar = ProgressBar::new(steps).with_message(doing);
	// The template is a constant; if it does not parse, the default style applies.
	if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}") {
		bar.set_style(style);
	}
	bar
}
