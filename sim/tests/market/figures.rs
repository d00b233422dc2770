//! Figures, as files.

use super::{print, run};
use std::fs;
use tempfile::TempDir;

fn draw(folder: &TempDir, arguments: &str) -> String {
	let svg = folder.path().join("figure.svg");
	print(&format!("{arguments} --svg {}", svg.display()));
	fs::read_to_string(svg).expect("an SVG")
}

#[test]
fn figures_should_have_the_same_bytes_when_drawn_again() {
	let folder = TempDir::new().expect("a folder");
	let cases = [
		"subgraph --blocks 50",
		"cabal --neurons 40 --validators 8 --samples 2 --kappas 0.4,0.5 --stakes 0.6,0.7",
		"copy --epochs 10 --burn-in 5 --samples 2 --miners 8 --churn 0,0.1",
		"curve sigmoid",
	];
	for arguments in cases {
		assert_eq!(draw(&folder, arguments), draw(&folder, arguments), "{arguments}");
	}
}

#[test]
fn png_should_be_drawn_when_asked_for() {
	let folder = TempDir::new().expect("a folder");
	let png = folder.path().join("figure.png");
	let draw = || {
		print(&format!("curve sigmoid --png {}", png.display()));
		fs::read(&png).expect("a PNG")
	};
	let drawn = draw();
	assert_eq!(drawn[..8], *b"\x89PNG\r\n\x1a\n");
	assert_eq!(drawn, draw());
}

#[test]
fn figure_should_name_axes_groups_and_settings() {
	let folder = TempDir::new().expect("a folder");
	let svg = draw(&folder, "subgraph --share 0.49 --rho 12");
	let texts = [
		"Sub-graphs with 49% and 51% of the stake",
		"Block",
		"Share",
		"49% group, share of stake",
		"51% group, share of rewards",
	];
	for text in texts {
		assert!(svg.contains(&format!(">{text}</text>")), "{text}");
	}
	assert!(svg.contains("ρ = 12, κ = 0.5, inflation 10% a block"));
}

#[test]
fn figure_should_have_a_curve_for_each_run_when_settings_are_compared() {
	let folder = TempDir::new().expect("a folder");
	let svg = draw(&folder, "subgraph --dust 0,0.01 --trust-floor 0,0.1 --blocks 20");
	for name in
		["no dust, no trust floor", "dust 0.01, no trust floor", "dust 0.01, trust floor 0.1"]
	{
		assert!(svg.contains(&format!(">{name}</text>")), "{name}");
	}
}

#[test]
fn shares_should_be_on_a_logarithmic_axis_when_asked_for() {
	let folder = TempDir::new().expect("a folder");
	let svg = draw(&folder, "subgraph --log");
	for text in ["100%", "1%", "0.01%"] {
		assert!(svg.contains(&format!(">{text}</text>")), "{text}");
	}
}

#[test]
fn output_should_be_silent_when_a_figure_is_drawn() {
	let folder = TempDir::new().expect("a folder");
	let file = folder.path().join("figure.svg");
	let output = run(&format!("subgraph --blocks 5 --svg {}", file.display()));
	assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty());
}
