//! Benchmarks of the calls and of the stages of the block step. `make weights` runs them on the
//! WASM runtime.
//!
//! Every benchmark sets up the worst case: pools with uneven weights, price limits, a block whose
//! author gets the fees, share pools with other holders, nearly full lists of hotkeys, a
//! registration that replaces a neuron of a full subnet. Each ends with an assertion that fails if
//! less was done.
//!
//! A regression is linear in each component. Where a weight is a product, such as an epoch's of
//! neurons and validators, several benchmarks each vary one factor and fix the others.
//!
//! | file | subject |
//! |---|---|
//! | [`calls`] | the calls, by their names in [`crate::weight_info::cost::WeightInfo`] |
//! | [`stages`] | the parts of the block step, of epochs and of the guards |
//! | [`clean_ups`] | the parts of the clean-up of dissolved subnets |
//! | [`swaps`] | the steps of key swaps |
//! | [`locks`] | locks on stake, collateral, and the search for owners by conviction |
//! | [`baskets`] | parts of calls and of the block step that concern baskets |
//! | [`world`], `commits` | the shared set-up |

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a benchmark whose set-up goes wrong must stop"
)]

pub mod baskets;
pub mod calls;
pub mod clean_ups;
mod commits;
pub mod locks;
pub mod stages;
pub mod swaps;
pub mod world;

#[cfg(test)]
mod tests {
	use super::world::chain;
	use crate::{tests::mock::Test, Call, Pallet};
	use frame_benchmarking::Benchmarking;
	use frame_support::traits::GetCallName;

	/// Calls charged as another call, the second of the pair.
	const CHARGED_AS: &[(&str, &str)] = &[
		("register", "burned_register"),
		("register_network_with_identity", "register_network"),
		("register_limit", "burned_register"),
		("set_mechanism_weights", "set_weights"),
		("batch_set_weights", "set_weights"),
		("commit_mechanism_weights", "commit_weights"),
		("batch_commit_weights", "commit_weights"),
		("reveal_mechanism_weights", "reveal_weights"),
		("batch_reveal_weights", "reveal_weights"),
		("commit_crv3_mechanism_weights", "commit_timelocked_weights"),
		("commit_timelocked_mechanism_weights", "commit_timelocked_weights"),
		("swap_hotkey_v2", "swap_hotkey"),
		("unstake_all_alpha", "unstake_all"),
		("root_dissolve_network", "dissolve_network"),
	];

	#[test]
	fn calls_should_all_be_measured() {
		chain().execute_with(|| {
			let measured = Pallet::<Test>::benchmarks(true);
			for call in Call::<Test>::get_call_names() {
				let as_other = CHARGED_AS.iter().find(|(shared, _)| shared == call);
				let name = as_other.map_or(*call, |(_, other)| *other);
				let is_measured = measured.iter().any(|one| one.name == name.as_bytes());
				assert!(is_measured, "{call} has no benchmark");
			}
		})
	}
}
