//! Implementations of the runtime APIs: one function for each API method, of the same name.
//!
//! Nothing here changes storage or runs in a block, so these functions may iterate over maps of
//! unbounded size. Values that belong to a feature that this chain lacks are empty or zero.
//!
//! | file | implements |
//! |---|---|
//! | `columns` | – (the lists by uid of one subnet, read once) |
//! | `parts` | – (parts that several APIs share) |
//! | `neuron` | `NeuronInfoRuntimeApi` |
//! | `subnet`, `hyperparams`, `metagraph`, `dynamic` | `SubnetInfoRuntimeApi`, `SubnetRegistrationRuntimeApi` |
//! | `stake` | `StakeInfoRuntimeApi` |
//! | `basket`, `pricing` | `BetaBasketRuntimeApi` |
//! | `delegate` | `DelegateInfoRuntimeApi` |
//! | `market` | `MarketRuntimeApi` |
//! | `epoch` | `EpochRuntimeApi` |

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
mod pricing;
mod stake;
mod subnet;

use alloc::vec::Vec;
use codec::Compact;

/// Converts values to their compact form.
fn compact<V>(values: impl IntoIterator<Item = V>) -> Vec<Compact<V>> {
	values.into_iter().map(Compact).collect()
}
