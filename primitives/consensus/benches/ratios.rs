//! quick
extern crate alloc;
mod floor;
mod inputs;
use std::hint::black_box;
use std::time::Instant;

fn main() {
	let args: Vec<String> = std::env::args().collect();
	let shapes = args.get(1).map_or("abcd", |s| s.as_str()).to_string();
	let cases = args.get(2).map_or("0", |s| s.as_str()).to_string();
	let which: u32 = args.get(3).map_or(3, |s| s.parse().unwrap());
	for case in cases.chars().map(|c| inputs::CASES[c as usize - '0' as usize]) {
		for shape in shapes
			.chars()
			.filter(|c| c.is_ascii_lowercase())
			.map(|c| inputs::SHAPES[c as usize - 'a' as usize])
		{
			let inputs = shape.make(case.stored);
			let rounds = (4_000_000 / inputs.pairs()).max(20);
			let mut t = [vec![], vec![]];
			for _ in 0..rounds {
				let a = Instant::now();
				if which & 1 != 0 {
					let _ = black_box(ganglion_consensus::run(black_box(&inputs.epoch(&case))));
				}
				let b = Instant::now();
				if which & 2 != 0 {
					black_box(floor::run(black_box(&inputs.epoch(&case)), f64::exp));
				}
				let c = Instant::now();
				t[0].push((b - a).as_nanos() as f64);
				t[1].push((c - b).as_nanos() as f64);
			}
			t.iter_mut().for_each(|t| t.sort_by(f64::total_cmp));
			let p = inputs.pairs() as f64;
			let (c, f) = (t[0][rounds / 2], t[1][rounds / 2]);
			println!(
				"{} {} crate {:.2} floor {:.2} ratio {:.2} (min {:.2} {:.2} {:.2})",
				case.name,
				shape.name,
				c / p,
				f / p,
				c / f,
				t[0][0] / p,
				t[1][0] / p,
				t[0][0] / t[1][0]
			);
		}
	}
}
