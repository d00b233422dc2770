//! The SVG as pixels. The font is part of the program, so machines without fonts draw the same.

use crate::failure::Failure;
use resvg::{
	tiny_skia::{Pixmap, Transform},
	usvg::{fontdb::Database, Options, Tree},
};
use std::sync::Arc;

/// Pixels of the PNG per pixel of the SVG, for print and dense screens.
const SCALE: f32 = 2.0;

const REGULAR: &[u8] = include_bytes!("fonts/OpenSans-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("fonts/OpenSans-Semibold.ttf");

/// Renders an SVG to the bytes of a PNG.
///
/// # Errors
///
/// If the SVG is not valid, or too large to hold in memory.
pub fn render(svg: &str) -> Result<Vec<u8>, Failure> {
	let mut fonts = Database::new();
	fonts.load_font_data(REGULAR.to_vec());
	fonts.load_font_data(SEMIBOLD.to_vec());
	fonts.set_sans_serif_family("Open Sans");
	let options = Options { fontdb: Arc::new(fonts), ..Options::default() };
	let tree = Tree::from_str(svg, &options)?;
	let size = tree.size().to_int_size().scale_by(SCALE);
	let mut pixels = size
		.and_then(|size| Pixmap::new(size.width(), size.height()))
		.ok_or_else(|| Failure::refused("the figure is too large to be drawn as PNG"))?;
	resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
	Ok(pixels.encode_png()?)
}
