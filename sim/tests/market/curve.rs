//! `ganglion-sim curve`.

use super::{cells, number, print};

fn points(arguments: &str) -> Vec<(f64, f64)> {
	let rows = cells(&print(&format!("curve {arguments}")));
	let point = |row: &Vec<String>| {
		let numbers: Vec<f64> = row[row.len() - 2..].iter().map(|cell| number(cell)).collect();
		(numbers[0], numbers[1])
	};
	rows.iter().map(point).collect()
}

fn sigmoid(z: f64) -> f64 {
	1.0 / (1.0 + (-z).exp())
}

#[test]
fn consensus_should_be_the_sigmoid_of_trust() {
	let points = points("sigmoid --rho 10 --kappa 0.4");
	assert_eq!(points.len(), 201);
	for (trust, consensus) in points {
		let exact = sigmoid(10.0 * (trust - 0.4));
		assert!((consensus - exact).abs() < 2.0 / 65_535.0, "{trust}: {consensus} {exact}");
	}
}

#[test]
fn alpha_should_be_the_sigmoid_of_the_distance() {
	for (distance, alpha) in points("liquid-alpha --liquid-alpha 0.1,0.3,20") {
		let exact = 0.1 + 0.2 * sigmoid(20.0 * (distance - 0.5));
		assert!((alpha - exact).abs() < 2.0 / 65_535.0 / distance, "{distance}: {alpha} {exact}");
	}
}
