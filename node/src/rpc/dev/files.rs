//! `dev_dumpState` and `dev_loadState`: files of states.

use super::context::Dev;
use crate::{
	dump::{self, Dump, Written},
	engine::seal::Answer,
};
use futures::FutureExt;
use ganglion_runtime::Hash;
use std::path::PathBuf;

impl Dev {
	/// Writes the state of the best block to a file.
	pub async fn dump(self, path: PathBuf) -> Answer<Written> {
		let client = self.client;
		self.requests
			.ask(move |sealer| {
				async move { Ok(dump::write(&client, sealer.best().1, &path)?) }.boxed()
			})
			.await
	}

	/// Makes the block of a file the best one.
	pub async fn load(self, path: PathBuf) -> Answer<Hash> {
		self.requests
			.ask(move |sealer| async move { sealer.load(Dump::read(&path)?).await }.boxed())
			.await
	}
}
