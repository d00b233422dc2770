//! How long blocks take to import.

use futures::TryFutureExt;
use log::debug;
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sp_runtime::traits::{Block, Header};
use std::time::Instant;

/// A block import that reports the time of each block at level debug, target `import-time`: verifying the header is
/// not in it, executing the block and committing its state are.
pub struct Timed<I>(pub I);

#[async_trait::async_trait]
impl<B: Block, I: BlockImport<B> + Send + Sync> BlockImport<B> for Timed<I> {
	type Error = I::Error;

	async fn check_block(&self, block: BlockCheckParams<B>) -> Result<ImportResult, I::Error> {
		self.0.check_block(block).await
	}

	async fn import_block(&self, block: BlockImportParams<B>) -> Result<ImportResult, I::Error> {
		let number = *block.header.number();
		let start = Instant::now();
		self.0
			.import_block(block)
			.inspect_ok(|_| {
				let milliseconds = start.elapsed().as_secs_f64() * 1_000.0;
				debug!(target: "import-time", "imported #{number} in {milliseconds:.3} ms");
			})
			.await
	}
}
