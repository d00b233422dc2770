//! Bootstrap.

use core::marker::PhantomData;
use frame_support::weights::Weight;
/// W
pub trait WeightInfo {
	/// x
	fn set_fee_rate() -> Weight;
}
/// S
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_fee_rate() -> Weight {
		Weight::zero()
	}
}
impl WeightInfo for () {
	fn set_fee_rate() -> Weight {
		Weight::zero()
	}
}
