//! `ganglion fork`: reads the state of a running chain into a file, with which a development chain
//! begins (`--fork-file`): the whole of a Ganglion chain, or one subnet of a chain that stores what
//! the network does.
//!
//! | module | what it holds |
//! |---|---|
//! | [`source`] | the chain that is read |
//! | [`items`] | what belongs to one subnet |
//! | [`layout`] | items that two runtimes store alike |
//! | [`former`] | stake as the network stored it before |
//! | [`whole`] | reads a whole chain |
//! | [`subnet`] | reads what belongs to one subnet |
//! | [`adoption`] | a subnet becomes one of a development chain |
//! | [`start`] | a development chain begins with a fork |
//!
//! The file of a subnet has the other chain's entries as they are; they become this chain's when it
//! begins. The command does the same at once, so that what it writes can be begun with, and stores
//! what the next epoch is computed from, for `ganglion-sim`.

pub mod adoption;
pub mod former;
pub mod items;
pub mod layout;
pub mod source;
pub mod start;
pub mod subnet;
pub mod whole;

use crate::{
	chain_spec::{self, Wishes},
	cli::ForkCmd,
	dump::{full, recoded, Dump},
};
use codec::Encode;
use ganglion_runtime::{SubtensorModule, VERSION};
use ganglion_state_file::{Entry, Epochs, Fork, Head, NewFile, Writer};
use ganglion_types::{MechId, NetUid};
use layout::Layout;
use source::Source;
use start::Beginning;
use std::io::Write;
use subnet::{state, Reading};

/// Runs the command.
pub fn run(cmd: &ForkCmd) -> sc_cli::Result<()> {
	let runtime = sc_cli::build_runtime()?;
	println!("{}", runtime.block_on(fork(cmd))?);
	Ok(())
}

/// Reads the chain, and returns what is to be told of it.
async fn fork(cmd: &ForkCmd) -> Result<String, String> {
	let source = Source::connect(&cmd.url, cmd.at).await?;
	let (number, chain) = (source.header.number, &source.runtime.spec_name);
	if number == 0 {
		return Err("a fork begins at block 1 or later: genesis is block 0".into());
	}
	let (file, out) = NewFile::create(&cmd.file)?;
	let told = match cmd.netuid {
		None => fork_chain(&source, out).await?,
		Some(netuid) => fork_subnet(&source, netuid, out).await?,
	};
	// What cannot be read is not left behind.
	Dump::read(file.unfinished())?;
	let bytes = file.appear()?;
	let (version, path) = (source.runtime.spec_version, cmd.file.display());
	let head = format!("Block {number} ({:?}) of {chain}, version {version}", source.block);
	let end = format!("{path}: {bytes} bytes. Begin with it: ganglion --dev --fork-file {path}");
	Ok([vec![head], told, vec![end]].concat().join("\n"))
}

/// Returns what the file says besides the state.
async fn head(source: &Source, subnet: Option<u16>, epochs: Vec<Epochs>) -> Result<Head, String> {
	let genesis = source.header_of(source.hash(0).await?).await?;
	Ok(Head {
		genesis: recoded(&genesis)?,
		header: recoded(&source.header)?,
		body: source.body().await?,
		fork: Some(Fork {
			chain: source.runtime.spec_name.clone(),
			spec_version: source.runtime.spec_version,
			subnet,
			epochs,
		}),
	})
}

/// Writes the whole state of a chain.
async fn fork_chain(source: &Source, out: impl Write) -> Result<Vec<String>, String> {
	let chain = &source.runtime.spec_name;
	if *chain != *VERSION.spec_name {
		return Err(format!(
			"the chain is {chain}: of a chain other than {} one subnet can be forked (--netuid)",
			VERSION.spec_name
		));
	}
	let epochs = whole::epochs(source).await?;
	let subnets = epochs.len();
	let head = head(source, None, epochs).await?;
	let entries = whole::write(source, &head, out).await?;
	Ok(vec![format!("Taken: the whole state, {entries} entries, with {subnets} subnets")])
}

/// Writes what belongs to a subnet.
async fn fork_subnet(source: &Source, netuid: u16, out: impl Write) -> Result<Vec<String>, String> {
	let layout = Layout::of(source).await?;
	let entries = Reading::of(source, &layout, netuid).await?.into_entries();
	let mut head = head(source, Some(netuid), Vec::new()).await?;
	let trial = begin(head.clone(), entries.clone())?;
	let epochs = epochs(trial.dump.entries, netuid);
	if let Some(fork) = &mut head.fork {
		fork.epochs.push(epochs);
	}
	let mut writer = Writer::new(out, &head).map_err(full)?;
	for entry in &entries {
		writer.entry(entry).map_err(full)?;
	}
	let count = writer.finish().map_err(full)?;
	let mut told = vec![format!("Taken: subnet {netuid}, {count} entries")];
	told.extend(trial.notes.iter().map(|what| format!("Changed: {what}")));
	let left_out = items::LEFT_OUT.map(String::from).into_iter().chain(layout.left_out);
	told.extend(left_out.map(|what| format!("Left out: {what}")));
	Ok(told)
}

/// Begins with a subnet as the development chain does.
fn begin(head: Head, entries: Vec<Entry>) -> Result<Beginning, String> {
	Beginning::of(Dump::of(head, entries)?, &*chain_spec::load("dev", &Wishes::default())?)
}

/// Returns what the next epoch is computed from, by this program's runtime.
fn epochs(entries: Vec<Entry>, netuid: u16) -> Epochs {
	let inputs = state(entries).execute_with(|| {
		let input =
			|mechanism| SubtensorModule::epoch_input(NetUid::new(netuid), MechId::new(mechanism));
		let inputs = (0..=u8::MAX).map_while(input);
		inputs.map(|state| state.encode()).collect()
	});
	Epochs { netuid, mechanisms: inputs }
}
