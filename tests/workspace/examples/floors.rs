//! Prints what each file of a pallet uses of the others, the circles among them, and the order in
//! which fewest arrows climb.
//!
//! `cargo run -p ganglion-workspace --example floors [SOURCE FOLDER]`; without one, the protocol
//! pallet's.

use ganglion_workspace::{
	arrows::{arrows, Arrow},
	floors::{circles, faults, gather, is_contents_page, propose},
	path,
	source::{files, File},
};
use std::{
	collections::{BTreeMap, BTreeSet},
	io::{self, Write},
	path::PathBuf,
};

fn main() -> io::Result<()> {
	let own = || path("pallets/subtensor/src");
	let source = std::env::args_os().nth(1).map_or_else(own, PathBuf::from);
	let files = files(&source)?;
	let arrows = arrows(&files);
	let mut out = io::stdout().lock();
	write_arrows(&mut out, &files, &arrows)?;
	write_circles(&mut out, &files, &arrows)?;
	write_order(&mut out, &files, &arrows)
}

fn write_arrows(out: &mut impl Write, files: &[File], arrows: &[Arrow]) -> io::Result<()> {
	let mut pairs: BTreeMap<(usize, usize), BTreeSet<&str>> = BTreeMap::new();
	for arrow in arrows {
		pairs.entry((arrow.from, arrow.to)).or_default().insert(&arrow.name);
	}
	writeln!(out, "# {} arrows between files", pairs.len())?;
	for ((from, to), names) in pairs {
		let names = names.into_iter().collect::<Vec<_>>().join(", ");
		writeln!(out, "{} -> {}: {names}", files[from].path, files[to].path)?;
	}
	Ok(())
}

fn write_circles(out: &mut impl Write, files: &[File], arrows: &[Arrow]) -> io::Result<()> {
	let circles = circles(files.len(), arrows);
	writeln!(out, "\n# {} circles", circles.len())?;
	for circle in circles {
		let modules: Vec<&str> = circle.iter().map(|file| files[*file].module.as_str()).collect();
		writeln!(out, "{} files: {}", modules.len(), modules.join(", "))?;
	}
	Ok(())
}

fn write_order(out: &mut impl Write, files: &[File], arrows: &[Arrow]) -> io::Result<()> {
	let order = gather(files, arrows, &propose(files.len(), arrows));
	let modules: Vec<String> = order
		.iter()
		.map(|file| &files[*file])
		.filter(|file| !file.module.is_empty() && !is_contents_page(file))
		.map(|file| file.module.clone())
		.collect();
	writeln!(out, "\n# Proposed order, from the ground floor up")?;
	for (row, module) in modules.iter().enumerate() {
		writeln!(out, "{:>3} {module}", row + 1)?;
	}
	let climbs = faults(files, arrows, &modules);
	writeln!(out, "\n# {} uses climb in it", climbs.len())?;
	climbs.iter().try_for_each(|climb| writeln!(out, "{climb}"))
}
