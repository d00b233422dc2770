//! `ganglion-sim attacks`.

use super::{cells, number, print, run};

#[test]
fn figures_should_be_the_specifications_when_measured_on_few_subnets() {
	let quick = "--samples 3 --world .02/0 --csv -";
	let peer = "copy/1,copy/6,mean400/1,bo*3/1,uniform/1,twice/1,sub20/1,share/1,honest/1";
	for (table, rows) in [("peer", peer), ("yuma2,liquid", "copy/1,mean400/1,random/1")] {
		let printed = print(&format!("attacks --table {table} --row {rows} {quick}"));
		assert_eq!(
			printed.lines().next(),
			Some("table,row,world,ratio,error,expected,least,most,agrees")
		);
		let found = cells(&printed);
		assert_eq!(found.len(), rows.split(',').count() * table.split(',').count());
		for row in found {
			let (ratio, expected) = (number(&row[3]), number(&row[5]));
			assert!((ratio - expected).abs() <= 0.03, "{row:?}");
		}
	}
}

#[test]
fn command_should_fail_when_a_figure_differs() {
	// Nothing is known in the first epoch: the copier's row is empty, and agrees with nobody.
	let early = "attacks --table peer --world .02/0 --burn-in 0 --epochs 6 --samples 1";
	let output = run(&format!("{early} --row copy/1,share/1"));
	assert_eq!(output.status.code(), Some(1));
	let table = String::from_utf8_lossy(&output.stdout).into_owned();
	assert!(table.contains("PeerPrediction: 1 of 2 as specified"), "{table}");
	assert!(table.contains(" !0.50"), "{table}");
}

#[test]
fn figures_should_not_be_compared_when_the_specification_has_none() {
	let table = print("attacks --table yuma3 --row copy/1 --world 0/0 --epochs 20 --samples 1");
	assert!(table.contains("Yuma 3: 0 of 0 as specified"), "{table}");
	let rows = cells(&print(
		"attacks --table yuma3 --row copy/1 --world 0/0 --epochs 20 --samples 1 --csv -",
	));
	assert!(rows[0][5..].iter().all(String::is_empty), "{rows:?}");
}

#[test]
fn request_should_be_refused_when_there_is_no_such_figure() {
	let output = run("attacks --row steal/1");
	assert_eq!(output.status.code(), Some(2));
}
