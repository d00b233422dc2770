//! All combinations of settings with several values.

/// Returns all combinations of indices into lists of these lengths. The last index changes first.
pub fn combinations<const LISTS: usize>(lengths: [usize; LISTS]) -> Vec<[usize; LISTS]> {
	let count = lengths.iter().product();
	let combination = |mut index: usize| {
		let mut places = [0; LISTS];
		for (place, length) in places.iter_mut().zip(lengths).rev() {
			(*place, index) = (index % length, index / length);
		}
		places
	};
	(0..count).map(combination).collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn combinations_should_be_each_with_each() {
		assert_eq!(
			combinations([2, 1, 3]),
			[[0, 0, 0], [0, 0, 1], [0, 0, 2], [1, 0, 0], [1, 0, 1], [1, 0, 2]]
		);
		assert!(combinations([2, 0]).is_empty());
	}
}
