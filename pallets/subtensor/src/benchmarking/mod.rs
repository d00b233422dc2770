//! What the calls and the stages of the block step cost. `make weights` measures it on the WASM
//! runtime.
//!
//! Everything is measured at its worst: pools with uneven weights, prices with limits, a block
//! whose author gets the fees, others' shares in the pools, lists of hotkeys that are nearly full,
//! a registration that replaces a neuron of a full subnet. Each benchmark ends with a check that
//! would not hold if less had been done.
//!
//! A regression is linear in each of its components: where a cost is a product, as an epoch's of
//! neurons and validators, there are several benchmarks, each of which keeps all but one of the
//! factors.
//!
//! | file | subject |
//! |---|---|
//! | [`calls`] | the calls, by the names that [`crate::weight_info::cost::WeightInfo`] has for them |
//! | [`stages`] | what the block step, epochs and the guards consist of |
//! | [`clean_ups`] | what clean-ups of dissolved subnets consist of |
//! | `world` | what both set up |

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a benchmark whose set-up goes wrong must stop"
)]

pub mod calls;
pub mod clean_ups;
pub mod stages;
mod world;

#[cfg(test)]
mod tests {
	use super::world::chain;
	use crate::{tests::mock::Test, Call, Pallet};
	use frame_benchmarking::Benchmarking;
	use frame_support::traits::GetCallName;

	/// Calls that are charged as another, which comes second.
	const CHARGED_AS: [(&str, &str); 3] = [
		("set_mechanism_weights", "set_weights"),
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
