//! Refused options, and their error messages.

use super::run;

/// Asserts exit code 2, an empty standard output, and a message that names the option.
fn assert_refused(arguments: &str, message: &str) {
	let output = run(arguments);
	let said = String::from_utf8_lossy(&output.stderr);
	assert_eq!(output.status.code(), Some(2), "{arguments}: {said}");
	assert!(output.stdout.is_empty(), "{arguments}");
	assert!(said.contains(message), "{arguments}: {said}");
}

#[test]
fn subgraph_should_be_refused_when_an_option_is_out_of_range() {
	let cases = [
		("--share 0", "--share: expected a number between 0 and 1, got 0"),
		("--share 1", "--share: expected a number between 0 and 1, got 1"),
		("--share -0.1", "--share: expected a number between 0 and 1, got -0.1"),
		("--share nan", "--share: expected a number between 0 and 1, got NaN"),
		("--share 0.6,0.5", "--share: expected shares of less than 1 together"),
		("--connectivity 1.5", "--connectivity: expected a fraction from 0 to 1, got 1.5"),
		("--connectivity -0.5", "--connectivity: expected a fraction from 0 to 1, got -0.5"),
		("--dust 2", "--dust: expected a fraction from 0 to 1, got 2"),
		("--kappa 7", "--kappa: expected a fraction from 0 to 1, got 7"),
		("--trust-floor 6554", "--trust-floor: expected a fraction from 0 to 1, got 6554"),
		("--alpha 2", "--alpha: expected a fraction from 0 to 1, got 2"),
		("--inflation -1", "--inflation: expected a number from 0 to 10, got -1"),
		("--constant 11", "--constant: expected a number from 0 to 10, got 11"),
		("--weight-deviation -1", "--weight-deviation: expected a number from 0 to 10, got -1"),
		("--blocks 0", "--blocks: expected at least 1, got 0"),
		("--peers 0", "--peers: expected at least 1, got 0"),
		("--peers 20000", "--peers: expected at most 16384 in each of 2 groups, got 20000"),
		("--loss-peg 3", "expected STEP,CAP as in 8,32, or off"),
		("--liquid-alpha 0.9,0.7", "expected fractions of which the first is not above the second"),
		("--inflation 0.1 --constant 0.1", "cannot be used with"),
		("--rho 5,10 --csv -", "--csv: expected one value for each setting"),
		("--rho 1,2,3,4,5,6,7,8 --svg /dev/null", "more curves cannot be told apart"),
		("--csv /no/such/folder/table.csv", "/no/such/folder/table.csv: "),
		("--svg /no/such/folder/figure.svg", "/no/such/folder/figure.svg: "),
	];
	for (arguments, message) in cases {
		assert_refused(&format!("subgraph {arguments}"), message);
	}
}

#[test]
fn cabal_should_be_refused_when_an_option_is_out_of_range() {
	let cases = [
		("--stakes 1", "--stakes: expected a number between 0 and 1, got 1"),
		("--kappas 2", "--kappas: expected a fraction from 0 to 1, got 2"),
		("--penalties 2", "--penalties: expected a fraction from 0 to 1, got 2"),
		("--deviations -1", "--deviations: expected a fraction from 0 to 1, got -1"),
		("--samples 0", "--samples: expected at least 1, got 0"),
		("--cabal-weights 0", "--cabal-weights: expected at least 1, got 0"),
		("--neurons 64", "--neurons, --validators: expected at least 2 validators and 2 others"),
		("--neurons 70000", "a subnet has at most 65536"),
		("--mode liquid", "--mode: liquid alpha changes how fast bonds move"),
	];
	for (arguments, message) in cases {
		assert_refused(&format!("cabal {arguments}"), message);
	}
}

#[test]
fn copy_should_be_refused_when_an_option_is_out_of_range() {
	let cases = [
		("--churn 1.5", "--churn: expected a fraction from 0 to 1, got 1.5"),
		("--penalty 2", "--penalty: expected a fraction from 0 to 1, got 2"),
		("--noise -1", "--noise: expected a number from 0 to 10, got -1"),
		("--validators 1", "--validators: expected at least 2, got 1"),
		("--miners 0", "--miners: expected at least 1, got 0"),
		("--miners 70000", "a subnet has at most 65536"),
		("--epochs 0", "--epochs: expected at least 1, got 0"),
		("--samples 0", "--samples: expected at least 1, got 0"),
	];
	for (arguments, message) in cases {
		assert_refused(&format!("copy {arguments}"), message);
	}
}

#[test]
fn dust_should_be_raised_aloud_when_it_is_finer_than_weights() {
	let note = |dust: &str| {
		let output = run(&format!("subgraph --blocks 1 --dust {dust}"));
		String::from_utf8_lossy(&output.stderr).into_owned()
	};
	assert!(note("1e-6").contains("raised to the smallest, 1/65535"));
	assert_eq!(note("1e-3"), "");
}

#[test]
fn connectivity_should_be_rounded_aloud_when_peers_do_not_resolve_it() {
	let output = run("subgraph --blocks 1 --peers 10 --connectivity 0.96");
	let note = String::from_utf8_lossy(&output.stderr);
	assert!(note
		.contains("of 10 peers, honest ones rank 10: a connectivity of 1.000000 instead of 0.96"));
}

#[test]
fn seed_should_be_told_when_chance_plays_a_part() {
	let said = |arguments: &str| String::from_utf8_lossy(&run(arguments).stderr).into_owned();
	assert_eq!(said("subgraph --blocks 1"), "");
	assert_eq!(said("subgraph --blocks 1 --weight-deviation 0.1 --peers 3 --seed 7"), "seed: 7\n");
}
