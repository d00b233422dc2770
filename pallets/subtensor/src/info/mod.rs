//! What runtime APIs answer: one function an API method, of the same name, built from storage.
//!
//! Nothing here writes and nothing here runs in a block, so that these functions may walk maps that
//! the block step must not walk. What belongs to a feature that this chain does not have is empty
//! or zero.
//!
//! | file | answers |
//! |---|---|
//! | `columns` | – (the lists by uid of one subnet, read once) |
//! | `parts` | – (what several answers have in common) |
//! | `neuron` | `NeuronInfoRuntimeApi` |
//! | `subnet`, `hyperparams`, `metagraph`, `dynamic` | `SubnetInfoRuntimeApi`, `SubnetRegistrationRuntimeApi` |
//! | `stake` | `StakeInfoRuntimeApi` |
//! | `basket` | `BetaBasketRuntimeApi` |
//! | `delegate` | `DelegateInfoRuntimeApi` |
//! | `market` | `MarketRuntimeApi` |

mod basket;
mod columns;
mod delegate;
mod dynamic;
mod epoch;
mod hyperparams;
mod market;
mod metagraph;
mod neuron;
mod parts;
mod stake;
mod subnet;

use alloc::vec::Vec;
use codec::Compact;

/// Every value in its compact form.
fn compact<V>(values: impl IntoIterator<Item = V>) -> Vec<Compact<V>> {
	values.into_iter().map(Compact).collect()
}
