//! What the calls are charged: the weight of the setting's family.
//!
//! Calls that write one item differ in little but their bounds, so they are not measured one by
//! one. A family is charged what its member with the most database accesses costs. A setting that a
//! method of the protocol pallet stores (`through` in the table), because a change entails more
//! than the item, is measured by itself and names its weight at the call.

use crate::{measured::WeightInfo, Config, Pallet};
use core::marker::PhantomData;
use frame_support::weights::Weight;
use ganglion_types::{MechId, NetUid};
use pallet_subtensor::Pallet as Protocol;

/// The weight of each call that writes one item, by the call's name.
pub(crate) struct Cost<T>(PhantomData<T>);

macro_rules! weights {
	(
		chain { $(
			$chain_index:tt $chain_call:ident $chain_args:tt => $chain_item:ident $chain_value:tt
				$chain_rest:tt
		)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident $args:tt => $item:ident $value:tt {
				by $by:ident $(clock $clock:ident)? $(limit $limit:ident)? $(but $but:ident)?,
				$(within $bounds:tt,)? $(through $through:ident,)?
				emits $event:tt, $($rest:tt)*
			}
		)* }
	) => {
		impl<T: Config> Cost<T> {
			$(
				pub(crate) fn $chain_call() -> Weight {
					<T as Config>::WeightInfo::set_on_chain()
				}
			)*
			$( weights!(@family $call $by $($through)?); )*
		}
	};

	(@family $call:ident root) => { weights!(@weight $call set_by_root); };
	(@family $call:ident root_in_window) => { weights!(@weight $call set_by_root); };
	(@family $call:ident owner) => { weights!(@weight $call set_by_owner); };
	(@family $call:ident $by:ident $through:ident) => {};

	(@weight $call:ident $family:ident) => {
		pub(crate) fn $call() -> Weight {
			<T as Config>::WeightInfo::$family()
		}
	};
}

pallet_subtensor::for_each_hyperparameter!(weights);

impl<T: Config> Pallet<T> {
	/// The weight of setting a subnet's number of mechanisms.
	pub(crate) fn weight_of_mechanism_count(netuid: NetUid, count: MechId) -> Weight {
		let (mechanisms, rows) = Protocol::<T>::change_of_mechanisms(netuid, count);
		<T as Config>::WeightInfo::sudo_set_mechanism_count(mechanisms, rows)
	}
}
