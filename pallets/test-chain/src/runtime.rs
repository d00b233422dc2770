//! The runtime.

/// Declares a runtime `Test` of `frame_system` and the pallets named, each with its index, its name
/// and the crate or module it is in. The caller implements the `Config` of the pallets.
///
/// ```ignore
/// ganglion_test_chain::runtime! {
///     28: Swap = crate,
/// }
/// ```
#[macro_export]
macro_rules! runtime {
	($($index:tt: $name:ident = $pallet:ident $(:: $module:ident)*),* $(,)?) => {
		#[frame_support::runtime]
		mod runtime {
			#[runtime::runtime]
			#[runtime::derive(
				RuntimeCall,
				RuntimeEvent,
				RuntimeError,
				RuntimeOrigin,
				RuntimeFreezeReason,
				RuntimeHoldReason,
				RuntimeSlashReason,
				RuntimeLockId,
				RuntimeTask,
				RuntimeViewFunction
			)]
			pub struct Test;
			#[runtime::pallet_index(0)]
			pub type System = frame_system::Pallet<Test>;
			$(
				#[runtime::pallet_index($index)]
				pub type $name = $pallet $(::$module)* ::Pallet<Test>;
			)*
		}

		// The attribute expands to itself, by this name.
		use frame_support::derive_impl;

		#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
		impl frame_system::Config for Test {
			type Block = frame_system::mocking::MockBlock<Test>;
			type AccountId = $crate::AccountId;
			type Lookup = sp_runtime::traits::IdentityLookup<$crate::AccountId>;
			type AccountData = $crate::AccountData;
			type BlockWeights = $crate::ChainBlockWeights;
			type DbWeight = $crate::DatabaseCost;
		}
	};
}
