//! Benchmark of the call. `make weights` runs it on the WASM runtime.

use crate::{Call, Config, FeeRate, Pallet, MAX_FEE_RATE};
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use ganglion_types::NetUid;

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_fee_rate() {
		// The only subnet that always exists.
		let netuid = NetUid::ROOT;

		#[extrinsic_call]
		_(RawOrigin::Root, netuid, MAX_FEE_RATE);

		assert_eq!(FeeRate::<T>::get(netuid), MAX_FEE_RATE);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
