//! The check of the signer for calls that another call contains.
//!
//! The transaction extension sees the call of a transaction and its signer. A batch, a proxy or a
//! multisig account dispatches further calls, some of them for other signers, which pass the
//! extension by. Their pallets therefore hold calls of a type that makes the check of
//! [`Pallet::check_signer`](crate::Pallet::check_signer) before each dispatch: a newtype of the
//! runtime's call, which encodes and appears in metadata as that. Calls of root pass.

pub use frame_support::{
	dispatch::{
		DispatchErrorWithPostInfo, DispatchInfo, DispatchResultWithPostInfo, GetDispatchInfo,
		PostDispatchInfo,
	},
	traits::{IsSubType, IsType, OriginTrait, UnfilteredDispatchable},
	weights::Weight,
};
pub use scale_info::{Type, TypeInfo};
pub use sp_runtime::traits::{AsSystemOriginSigner, Dispatchable};

use crate::{weight_info::cost, Config};

/// The weight of the check.
pub fn weight_of_check<T: Config>() -> Weight {
	cost::check_signer::<T>()
}

/// Adds the weight of the check to that which a call returns as its actual one.
pub fn with_check<T: Config>(result: DispatchResultWithPostInfo) -> DispatchResultWithPostInfo {
	let add = |mut info: PostDispatchInfo| {
		let check = weight_of_check::<T>();
		info.actual_weight = info.actual_weight.map(|weight| weight.saturating_add(check));
		info
	};
	result.map(add).map_err(|refusal| DispatchErrorWithPostInfo {
		post_info: add(refusal.post_info),
		error: refusal.error,
	})
}

/// Declares the type of calls for the pallets that dispatch calls, see the
/// [module](crate::access::nested): its name, the runtime and its type of calls.
///
/// ```ignore
/// pallet_subtensor::guarded_call!(GuardedCall of Runtime, RuntimeCall);
///
/// impl pallet_utility::Config for Runtime {
///     type RuntimeCall = GuardedCall;
/// }
/// ```
#[macro_export]
macro_rules! guarded_call {
	($(#[$meta:meta])* $name:ident of $runtime:ident, $call:ident) => {
		$(#[$meta])*
		#[derive(
			Clone, PartialEq, Eq, Debug, codec::Encode, codec::Decode, codec::DecodeWithMemTracking,
		)]
		#[repr(transparent)]
		pub struct $name(pub $call);

		const _: () = {
			use $crate::access::nested::*;

			impl $name {
				/// Refuses the call of a signer that waits for a key swap.
				fn check(
					&self,
					origin: &<$runtime as frame_system::Config>::RuntimeOrigin,
				) -> Result<(), DispatchErrorWithPostInfo> {
					match origin.as_system_origin_signer() {
						Some(who) => {
							$crate::Pallet::<$runtime>::check_signer(who, &self.0)?;
							Ok(())
						},
						None => Ok(()),
					}
				}
			}

			impl TypeInfo for $name {
				type Identity = <$call as TypeInfo>::Identity;
				fn type_info() -> Type {
					<$call as TypeInfo>::type_info()
				}
			}

			impl From<$call> for $name {
				fn from(call: $call) -> Self {
					Self(call)
				}
			}

			impl From<$name> for $call {
				fn from(call: $name) -> Self {
					call.0
				}
			}

			impl From<frame_system::Call<$runtime>> for $name {
				fn from(call: frame_system::Call<$runtime>) -> Self {
					Self(call.into())
				}
			}

			impl IsType<$call> for $name {
				fn from_ref(call: &$call) -> &Self {
					// SAFETY: the newtype is `repr(transparent)`, so both have the same layout.
					unsafe { &*core::ptr::from_ref(call).cast::<Self>() }
				}
				fn into_ref(&self) -> &$call {
					&self.0
				}
				fn from_mut(call: &mut $call) -> &mut Self {
					// SAFETY: the newtype is `repr(transparent)`, so both have the same layout.
					unsafe { &mut *core::ptr::from_mut(call).cast::<Self>() }
				}
				fn into_mut(&mut self) -> &mut $call {
					&mut self.0
				}
			}

			impl<Sub> IsSubType<Sub> for $name
			where
				$call: IsSubType<Sub>,
			{
				fn is_sub_type(&self) -> Option<&Sub> {
					self.0.is_sub_type()
				}
			}

			impl GetDispatchInfo for $name {
				fn get_dispatch_info(&self) -> DispatchInfo {
					let mut info = self.0.get_dispatch_info();
					let check = weight_of_check::<$runtime>();
					info.call_weight = info.call_weight.saturating_add(check);
					info
				}
			}

			impl Dispatchable for $name {
				type RuntimeOrigin = <$call as Dispatchable>::RuntimeOrigin;
				type Config = <$call as Dispatchable>::Config;
				type Info = DispatchInfo;
				type PostInfo = PostDispatchInfo;
				fn dispatch(self, origin: Self::RuntimeOrigin) -> DispatchResultWithPostInfo {
					self.check(&origin)?;
					with_check::<$runtime>(self.0.dispatch(origin))
				}
			}

			impl UnfilteredDispatchable for $name {
				type RuntimeOrigin = <$call as UnfilteredDispatchable>::RuntimeOrigin;
				fn dispatch_bypass_filter(
					self,
					origin: Self::RuntimeOrigin,
				) -> DispatchResultWithPostInfo {
					self.check(&origin)?;
					with_check::<$runtime>(self.0.dispatch_bypass_filter(origin))
				}
			}
		};
	};
}
