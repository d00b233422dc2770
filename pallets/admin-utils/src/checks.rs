//! The checks of each setting, generated from the table in [`pallet_subtensor::hyperparameters`].

use crate::{
	bounds,
	settings::{CheckedChainSetting, CheckedSubnetSetting, Limit, Rule, Setter},
	Config, Error, Event, Pallet,
};
use alloc::borrow::ToOwned;
use frame_support::{dispatch::DispatchResult, ensure};
use ganglion_types::NetUid;
use pallet_subtensor::types::Hyperparameter;

macro_rules! checks {
	(
		chain { $(
			$chain_index:tt $chain_call:ident $chain_args:tt => $chain_item:ident($chain_value:ty) {
				$(within $chain_bounds:tt,)? emits $chain_event:tt $(, admin_emits $chain_own:tt)?
			}
		)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident $args:tt => $item:ident($value:ty) {
				by $by:ident $(clock $clock:ident)? $(limit $limit:ident)? $(but $but:ident)?,
				$(within $bounds:tt,)? $(through $through:ident,)?
				emits $event:tt, $(admin_emits $own_event:tt,)? shown $names:tt
			}
		)* }
	) => {
		$(
			impl<T: Config> CheckedChainSetting<T> for pallet_subtensor::$chain_item<T> {
				$( checks!(@chain $chain_bounds); )?
				$( checks!(@chain_event $chain_own); )?
			}
		)*

		$(
			impl<T: Config> CheckedSubnetSetting<T> for pallet_subtensor::$item<T> {
				const RULE: Rule = checks!(@rule $by [$($clock)?] [$($limit)?])$(.$but())?;

				$( checks!(@subnet $bounds); )?
				$( checks!(@event $own_event); )?
			}
		)*
	};

	(@rule root [] []) => { Rule::ROOT };
	(@rule root_in_window [] []) => { Rule::ROOT.frozen() };
	(@rule owner [$clock:ident] []) => {
		Rule::owner(Limit::Hyperparameter(Hyperparameter::$clock))
	};
	(@rule owner [] [$limit:ident]) => { Rule::owner(Limit::$limit) };

	(@chain [$range:expr, $error:ident]) => {
		fn check(value: &Self::Value) -> DispatchResult {
			ensure!(($range).contains(value), Error::<T>::$error);
			Ok(())
		}
	};
	(@chain $bounds:ident) => {
		fn check(value: &Self::Value) -> DispatchResult {
			bounds::$bounds::<T>(value.to_owned())
		}
	};

	(@chain_event [$event:ident { $field:ident }]) => {
		fn deposit_own_event(value: &Self::Value) {
			Pallet::<T>::deposit_event(Event::$event { $field: value.to_owned() });
		}
	};

	(@subnet [$range:expr, $error:ident]) => {
		fn check(_: NetUid, value: &Self::Value, _: Setter) -> DispatchResult {
			ensure!(($range).contains(value), Error::<T>::$error);
			Ok(())
		}
	};
	(@subnet $bounds:ident) => {
		fn check(netuid: NetUid, value: &Self::Value, setter: Setter) -> DispatchResult {
			bounds::$bounds::<T>(netuid, value.to_owned(), setter)
		}
	};

	(@event [$event:ident { $field:ident }]) => {
		fn deposit_own_event(netuid: NetUid, value: &Self::Value) {
			Pallet::<T>::deposit_event(Event::$event { netuid, $field: value.to_owned() });
		}
	};
}

pallet_subtensor::for_each_hyperparameter!(checks);
