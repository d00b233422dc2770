//! Figures: curves over labelled axes, as SVG and PNG. The same figure always has the same bytes.
//!
//! | module | subject |
//! |---|---|
//! | [`figure`] | the content of a figure |
//! | [`axis`] | axes and ticks |
//! | [`layout`] | layout of panels, labels and legend |
//! | [`svg`] | the figure as SVG |
//! | [`png`] | the SVG as pixels, with a font that is part of the program |

mod axis;
mod figure;
mod layout;
mod png;
mod svg;

pub use axis::{Axis, Format};
pub use figure::{Curve, Figure, Marker, Panel, Stroke, PALETTE};

use crate::failure::Failure;
use std::path::{Path, PathBuf};

/// The outputs of a figure.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Files {
	/// Draw the figure as SVG.
	#[arg(long, value_name = "FILE", help_heading = "Output")]
	pub svg: Option<PathBuf>,
	/// Draw the figure as PNG.
	#[arg(long, value_name = "FILE", help_heading = "Output")]
	pub png: Option<PathBuf>,
}

impl Files {
	/// Whether any output is requested.
	pub fn any(&self) -> bool {
		self.svg.is_some() || self.png.is_some()
	}

	/// Writes the figure to the requested outputs.
	///
	/// # Errors
	///
	/// If a file cannot be written.
	pub fn draw(&self, figure: &Figure) -> Result<(), Failure> {
		let drawn = svg::draw(figure);
		if let Some(path) = &self.svg {
			write(path, drawn.as_bytes())?;
		}
		if let Some(path) = &self.png {
			write(path, &png::render(&drawn)?)?;
		}
		Ok(())
	}
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
	std::fs::write(path, bytes)
		.map_err(|error| Failure::refused(format!("{}: {error}", path.display())))
}
