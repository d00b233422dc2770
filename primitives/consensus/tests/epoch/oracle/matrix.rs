//! Dense matrices, a row for each validator and a column for each server.

use super::number::{settle, sum, Q};
use num_traits::Zero;

pub type Matrix = Vec<Vec<Q>>;

pub fn cells(n: usize, cell: impl Fn(usize, usize) -> Q) -> Matrix {
	(0..n).map(|i| (0..n).map(|j| cell(i, j)).collect()).collect()
}

/// Each column divided by its sum.
pub fn by_column(matrix: &Matrix) -> Matrix {
	let n = matrix.len();
	let totals: Vec<Q> = (0..n).map(|j| sum(matrix.iter().map(|row| &row[j]))).collect();
	let share = |x: &Q, total: &Q| if x.is_zero() { Q::zero() } else { settle(x / total) };
	matrix.iter().map(|row| row.iter().zip(&totals).map(|(x, t)| share(x, t)).collect()).collect()
}

/// `Σ_j matrix_ij list_j` for each i.
pub fn applied(matrix: &Matrix, list: &[Q]) -> Vec<Q> {
	let row = |row: &Vec<Q>| {
		let pairs = row.iter().zip(list).filter(|(x, y)| !x.is_zero() && !y.is_zero());
		sum(&pairs.map(|(x, y)| settle(x * y)).collect::<Vec<_>>())
	};
	matrix.iter().map(row).collect()
}

/// Each column divided by its greatest number, and the greatest numbers.
pub fn by_greatest(matrix: &Matrix) -> (Matrix, Vec<Q>) {
	let n = matrix.len();
	let most = |j: usize| matrix.iter().map(|row| row[j].clone()).max().unwrap_or_else(Q::zero);
	let greatest: Vec<Q> = (0..n).map(most).collect();
	let share = |i: usize, j: usize| {
		let x = &matrix[i][j];
		if x.is_zero() {
			Q::zero()
		} else {
			settle(x / &greatest[j])
		}
	};
	(cells(n, share), greatest)
}
