//! `ganglion-sim cabal`.

use super::{cells, number, print};

const SMALL: &str = "cabal --neurons 40 --validators 8 --samples 3";

fn least(arguments: &str) -> Vec<f64> {
	cells(&print(&format!("{SMALL} {arguments}"))).iter().map(|row| number(&row[5])).collect()
}

#[test]
fn table_should_have_a_row_for_each_combination() {
	let table = print(&format!("{SMALL} --stakes 0.6,0.8 --kappas 0.4,0.5 --penalties 0,1"));
	assert_eq!(
		table.lines().next(),
		Some(
			"stake,kappa,penalty,deviation,attained,honest_weight,honest_weight_deviation,\
			cabal_weight,mode"
		)
	);
	assert_eq!(table.lines().count(), 1 + 2 * 2 * 2);
}

/// Without spread, the honest keep their share with a self-weight equal to their share of stake.
#[test]
fn honest_weight_should_be_the_share_of_stake_when_nothing_is_spread() {
	let least = least("--stakes 0.625,0.75,0.875 --deviations 0 --stake-deviation 0");
	for (least, stake) in least.into_iter().zip([0.625, 0.75, 0.875]) {
		assert!((least - stake).abs() < 0.01, "{stake}: {least}");
	}
}

#[test]
fn honest_weight_should_be_greater_when_weights_are_spread() {
	let [even, spread, wide] = least("--stakes 0.625 --deviations 0,0.2,0.4")[..] else {
		panic!("three rows")
	};
	assert!(even < spread && spread < wide, "{even} {spread} {wide}");
}

#[test]
fn honest_weight_should_be_smaller_when_the_bonds_penalty_is_greater() {
	let [none, half, full] = least("--stakes 0.6 --penalties 0,0.5,1")[..] else {
		panic!("three rows")
	};
	assert!(none > half && half > full, "{none} {half} {full}");
}

#[test]
fn honest_weight_should_be_smaller_when_pairs_have_to_agree() {
	let spread = "--stakes 0.55 --deviations 0.4";
	let both = cells(&print(&format!("{SMALL} {spread} --mode peer,yuma3")));
	assert_eq!([&both[0][8], &both[1][8]], ["peer", "yuma3"]);
	let [peer, yuma] = [number(&both[0][5]), number(&both[1][5])];
	assert!(peer + 0.03 < yuma, "{peer} {yuma}");
	// A cabal that agrees with itself is harder to withstand.
	let agreed = least(&format!("{spread} --mode peer --cabal-deviation 0"))[0];
	assert!(peer < agreed, "{peer} {agreed}");
}

#[test]
fn minority_should_have_no_enough_when_it_calls_itself_honest() {
	let rows = cells(&print(&format!("{SMALL} --stakes 0.3")));
	assert_eq!(rows[0][4..], ["0", "", "", "", "yuma3"]);
}

/// Neither side alone can form a consensus, so everything is paid by stake.
#[test]
fn honest_weight_should_be_whole_when_kappa_is_out_of_reach() {
	let rows = cells(&print(&format!("{SMALL} --stakes 0.55,0.575 --kappas 0.8")));
	for row in rows {
		assert_eq!(row[4..6], ["3", "1.000000"], "{row:?}");
	}
}

#[test]
fn table_should_not_depend_on_threads() {
	let table = |jobs| print(&format!("{SMALL} --stakes 0.6,0.7 --jobs {jobs}"));
	assert_eq!(table(1), table(3));
}

#[test]
fn table_should_differ_when_the_seed_does() {
	let table = |seed| print(&format!("{SMALL} --stakes 0.55 --seed {seed}"));
	assert_eq!(table(1), table(1));
	assert_ne!(table(1), table(2));
}
