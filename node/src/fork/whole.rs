//! Reads the whole state of a Ganglion chain.

use super::source::Source;
use crate::dump::full;
use codec::Decode;
use frame_support::storage::storage_prefix;
use ganglion_state_file::{Epochs, Head, Writer};
use ganglion_types::NetUid;
use std::io::Write;

/// The runtime's function from subnet and mechanism to what its next epoch is computed from, if the
/// mechanism exists.
const EPOCH_INPUT: &str = "EpochRuntimeApi_epoch_input";

/// Returns what the next epoch of each subnet is computed from, by the chain's own runtime.
pub async fn epochs(source: &Source) -> Result<Vec<Epochs>, String> {
	let keys = source.keys(&storage_prefix(b"SubtensorModule", b"NetworksAdded")).await?;
	let mut epochs = Vec::new();
	for (key, exists) in source.values(&keys).await? {
		let Some(netuid) = netuid_of(&key).filter(|_| exists == [1]) else { continue };
		let mut mechanisms = Vec::new();
		for mechanism in 0..=u8::MAX {
			match input(source, netuid, mechanism).await? {
				Some(state) => mechanisms.push(state),
				None => break,
			}
		}
		if !netuid.is_root() {
			epochs.push(Epochs { netuid: netuid.into(), mechanisms });
		}
	}
	Ok(epochs)
}

/// Returns an encoded input; none if the mechanism does not exist, or the runtime has no such
/// function.
async fn input(source: &Source, netuid: NetUid, mechanism: u8) -> Result<Option<Vec<u8>>, String> {
	let answer: Option<Rest> = source.call(EPOCH_INPUT, (netuid, mechanism)).await?;
	Ok(answer.and_then(|Rest(bytes)| match bytes.split_first() {
		Some((1, state)) => Some(state.to_vec()),
		_ => None,
	}))
}

/// All bytes of an answer.
struct Rest(Vec<u8>);

impl Decode for Rest {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		let mut bytes = vec![0; input.remaining_len()?.unwrap_or_default()];
		input.read(&mut bytes)?;
		Ok(Self(bytes))
	}
}

/// Returns the subnet of an entry of a map by subnets: the last two bytes of its key.
pub fn netuid_of(key: &[u8]) -> Option<NetUid> {
	let (_, last) = key.split_last_chunk()?;
	Some(NetUid::new(u16::from_le_bytes(*last)))
}

/// Writes all entries, page by page. Returns their number.
pub async fn write(source: &Source, head: &Head, out: impl Write) -> Result<u64, String> {
	let mut writer = Writer::new(out, head).map_err(full)?;
	let mut last: Option<Vec<u8>> = None;
	loop {
		let page = source.page(&[], last.as_ref()).await?;
		let entries = source.values(&page.keys).await?;
		if entries.len() != page.keys.len() {
			return Err(format!(
				"the node sent {} values for {} keys of its state",
				entries.len(),
				page.keys.len()
			));
		}
		for entry in &entries {
			writer.entry(entry).map_err(full)?;
		}
		if page.is_last {
			return writer.finish().map_err(full);
		}
		last = page.keys.last().cloned();
	}
}
