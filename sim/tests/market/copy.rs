//! `ganglion-sim copy`.

use super::{cells, number, print};

const SMALL: &str = "copy --epochs 60 --burn-in 30 --samples 2 --miners 32";

fn ratios(arguments: &str) -> Vec<f64> {
	cells(&print(&format!("{SMALL} {arguments}"))).iter().map(|row| number(&row[4])).collect()
}

#[test]
fn table_should_have_a_row_for_each_combination() {
	let table =
		print(&format!("{SMALL} --mode yuma2,liquid --penalty 0,1 --churn 0 --delay 0,1,2"));
	assert_eq!(
		table.lines().next(),
		Some("mode,penalty,churn,delay,ratio,ratio_deviation,attack,share")
	);
	let rows = cells(&table);
	assert_eq!(rows.len(), 2 * 2 * 3);
	assert_eq!(rows[0][..4], ["yuma2", "0", "0", "0"]);
	assert_eq!(rows[11][..4], ["liquid", "1", "0", "2"]);
}

#[test]
fn copying_should_pay_at_any_delay_when_no_miner_changes() {
	for ratio in ratios("--mode yuma2,yuma3,liquid --churn 0 --delay 0,10") {
		assert!((1.10..1.15).contains(&ratio), "{ratio}");
	}
}

#[test]
fn copying_should_pay_less_when_weights_are_hidden_for_longer() {
	for mode in ["yuma2", "yuma3", "liquid"] {
		let ratios = ratios(&format!("--mode {mode} --churn 0.1 --delay 0,1,3,10"));
		assert!(ratios.windows(2).all(|pair| pair[0] > pair[1]), "{mode}: {ratios:?}");
		assert!(ratios[0] > 1.0 && ratios[3] < 0.9, "{mode}: {ratios:?}");
	}
}

#[test]
fn copying_should_not_pay_when_bonds_know_no_penalty() {
	let ratios = ratios("--mode yuma3 --penalty 0 --churn 0,0.02 --delay 0,3");
	assert!(ratios.iter().all(|&ratio| ratio < 1.0), "{ratios:?}");
}

#[test]
fn copying_should_pay_about_half_when_skill_is_paid_and_miners_change() {
	// Until there is a record of a hundred epochs.
	let long = "--epochs 60 --burn-in 100 --samples 2 --miners 32 --churn 0.02 --lognormal";
	let ratios = |arguments: &str| -> Vec<f64> {
		let table = print(&format!("copy {long} --delay 0 {arguments}"));
		cells(&table).iter().map(|row| number(&row[4])).collect()
	};
	for ratio in ratios("--mode peer,skill") {
		assert!((0.44..0.75).contains(&ratio), "{ratio}");
	}
	for ratio in ratios("--mode peer --attack even,random,inverse,mean") {
		assert!(ratio < 0.55, "{ratio}");
	}
	for ratio in ratios("--mode peer --attack noisy,replay,revert") {
		assert!((0.3..0.75).contains(&ratio), "{ratio}");
	}
	// Some of the work is paid more than none of it.
	let between = ratios("--mode peer --attack between")[0];
	assert!((0.5..0.85).contains(&between), "{between}");
	for ratio in ratios("--mode peer --attack honest,half,share") {
		assert!((0.9..1.1).contains(&ratio), "{ratio}");
	}
}

#[test]
fn copying_should_pay_about_half_when_qualities_drift() {
	let table = print(
		"copy --mode peer --epochs 60 --burn-in 150 --samples 2 --churn 0 --drift 0.1 \
		 --lognormal --delay 0 --attack copy,honest",
	);
	let ratios: Vec<f64> = cells(&table).iter().map(|row| number(&row[4])).collect();
	assert!(ratios[0] < 0.75 && (0.9..1.1).contains(&ratios[1]), "{ratios:?}");
}

/// Ratios and shares after a record of a hundred epochs, under PeerPrediction.
fn recorded(arguments: &str) -> Vec<[f64; 2]> {
	let long = "--mode peer --lognormal --burn-in 110 --epochs 80 --samples 2 --delay 0";
	let table = print(&format!("copy {long} {arguments}"));
	cells(&table).iter().map(|row| [number(&row[4]), number(&row[7])]).collect()
}

#[test]
fn best_forecast_should_earn_less_than_work_when_miners_change() {
	let ratios = recorded("--churn 0.02 --attack filter --exaggerate 3");
	assert!((0.5..0.7).contains(&ratios[0][0]), "{ratios:?}");
	let ratios = recorded("--churn 0.02 --attack invent,snipe --attackers 6");
	assert!(ratios.iter().all(|[ratio, _]| (0.4..0.85).contains(ratio)), "{ratios:?}");
}

#[test]
fn copying_should_pay_about_half_when_new_miners_register() {
	let ratios = recorded("--churn 0.02 --registrations --attack copy,mean,honest");
	assert!(ratios[..2].iter().all(|[ratio, _]| (0.4..0.6).contains(ratio)), "{ratios:?}");
	assert!((0.9..1.1).contains(&ratios[2][0]), "{ratios:?}");
}

#[test]
fn copying_should_pay_about_half_when_one_validator_has_much_stake() {
	let ratios = recorded("--churn 0.02 --whale 0.45 --attack copy");
	assert!((0.4..0.6).contains(&ratios[0][0]), "{ratios:?}");
	// The same work is worth about the same with little stake.
	let ratios = recorded("--churn 0.02 --stakes zipf --attackers 10 --attack honest");
	assert!((0.93..1.03).contains(&ratios[0][0]), "{ratios:?}");
}

#[test]
fn insiders_should_earn_more_than_other_copiers_but_no_more_than_work() {
	let owned = "--churn 0.005 --owned 12 --owned-qualities 0.5,4 --attack insider,copy";
	let ratios = recorded(owned);
	let [[insider, _], [copier, _]] = ratios[..] else { panic!("two rows") };
	assert!(copier < 0.7 && copier + 0.1 < insider && insider < 1.06, "{ratios:?}");
}

#[test]
fn cabal_should_not_gain_when_it_pays_its_own_worthless_miners() {
	let cabal = "--churn 0.005 --attackers 6 --owned 6 --owned-qualities 0,0 --attack pump";
	let [[_, none], [_, much]] =
		["0", "0.3"].map(|pump| recorded(&format!("{cabal} --pump {pump}"))[0]);
	// Less than the half of three tenths that work would have.
	assert!(much < none && none < 0.13, "{none} {much}");
}

#[test]
fn table_should_not_depend_on_threads() {
	let table = |jobs| print(&format!("{SMALL} --mode yuma3 --jobs {jobs}"));
	assert_eq!(table(1), table(3));
}

#[test]
fn table_should_differ_when_the_seed_does() {
	let table = |seed| print(&format!("{SMALL} --mode yuma3 --churn 0.1 --delay 1 --seed {seed}"));
	assert_eq!(table(1), table(1));
	assert_ne!(table(1), table(2));
}
