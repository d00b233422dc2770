//! Measurement of block import times.

use futures::TryFutureExt;
use log::debug;
use sc_consensus::{BlockCheckParams, BlockImport, BlockImportParams, ImportResult};
use sp_runtime::traits::{Block, Header};
use std::time::Instant;

/// A block import that logs the duration of each import at level debug, target `import-time`. The
/// duration includes executing the block and committing its state, but not verifying the header.
pub struct TimedBlockImport<I>(pub I);

#[async_trait::async_trait]
impl<B: Block, I: BlockImport<B> + Send + Sync> BlockImport<B> for TimedBlockImport<I> {
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
