//! `ganglion-sim replay --file`: the epoch after the state in a file.

use crate::{
	chain::{epoch_input, Quirks, NETUID},
	ganglion_sim, text,
};
use codec::Encode;
use ganglion_state_file::{Epochs, Fork, Head, Header, NewFile, Writer};
use serde_json::Value;
use std::{fs, path::Path, process::Output};

/// Writes a file that says what the epoch in block 8 of a chain is computed from.
fn write(path: &Path, quirks: Quirks) {
	let inputs = (0..=u8::MAX).map_while(|mechanism| epoch_input(8, mechanism, quirks));
	let mechanisms = inputs.map(|input| input.encode()).collect();
	let epochs = vec![Epochs { netuid: NETUID, mechanisms }];
	let header = |number| Header {
		parent: [0; 32],
		number,
		state_root: [0; 32],
		extrinsics_root: [0; 32],
		digest: Vec::new(),
	};
	let fork = Fork { chain: "ganglion".into(), spec_version: 7, subnet: None, epochs };
	let head = Head { genesis: header(0), header: header(7), body: Vec::new(), fork: Some(fork) };
	let (file, out) = NewFile::create(path).unwrap();
	let mut writer = Writer::new(out, &head).unwrap();
	writer.entry(&(vec![1], vec![2])).unwrap();
	writer.finish().unwrap();
	file.appear().unwrap();
}

fn replay(path: &Path, arguments: &[&str]) -> Output {
	ganglion_sim().args(["replay", "--file"]).arg(path).args(arguments).output().unwrap()
}

fn printed(path: &Path, arguments: &[&str]) -> String {
	let output = replay(path, &[&["--netuid", "1"], arguments].concat());
	assert_eq!(text(&output.stderr), "");
	assert_eq!(output.status.code(), Some(0));
	text(&output.stdout).to_owned()
}

#[test]
fn epoch_after_a_files_state_should_be_that_of_its_chain() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("state");
	let quirks = Quirks { has_second: true, ..Quirks::default() };
	write(&path, quirks);
	let tables = printed(&path, &[]);
	let chain = crate::agreement(quirks, &["--block", "8"]);
	assert!(chain.starts_with(&tables[..tables.len() - 1]), "{tables}\n{chain}");
	let json: Value = serde_json::from_str(&printed(&path, &["--json"])).unwrap();
	assert_eq!(json["epochs"].as_array().map(Vec::len), Some(2));
	let second: Value =
		serde_json::from_str(&printed(&path, &["--json", "--mechanism", "1"])).unwrap();
	assert_eq!(second["epochs"][0], json["epochs"][1]);
	assert_eq!(second["epochs"][0]["block"], 8);
}

#[test]
fn file_should_be_refused_when_it_does_not_have_the_epoch() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("state");
	let refused = |netuid: &str, words: &str| {
		let output = replay(&path, &["--netuid", netuid]);
		assert!(text(&output.stderr).contains(words), "{output:?}");
		assert_eq!(output.status.code(), Some(2));
	};
	refused("1", "No such file");
	write(&path, Quirks::default());
	refused("2", "does not say what the epoch of subnet 2");
	let whole = fs::read(&path).unwrap();
	fs::write(&path, &whole[..whole.len() - 1]).unwrap();
	refused("1", "truncated");
	fs::write(&path, b"{}").unwrap();
	refused("1", "no file that");
}
