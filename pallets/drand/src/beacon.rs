//! Which beacon it is. Only writer of `BeaconConfig`.

use crate::{
	pallet::*,
	types::{BeaconConfiguration, BeaconConfigurationPayload, Metadata},
};
use codec::Encode;
use frame_support::{dispatch::DispatchResult, ensure, traits::Get, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use ganglion_timelock::{
	development as known, quicknet as public, PublicKey, Verifier, VerifyError,
};
use sp_runtime::traits::{IdentifyAccount, Verify};

/// Returns drand's quicknet.
#[must_use]
pub fn quicknet() -> BeaconConfiguration {
	beacon(&public::PUBLIC_KEY, public::CHAIN_HASH, public::GROUP_HASH, public::NAME)
}

/// Returns the development beacon, whose secret everybody knows. Its clock is quicknet's.
#[must_use]
pub fn development() -> BeaconConfiguration {
	beacon(&known::PUBLIC_KEY, known::CHAIN_HASH, known::GROUP_HASH, known::NAME)
}

fn beacon(key: &PublicKey, hash: [u8; 32], group: [u8; 32], name: &[u8]) -> BeaconConfiguration {
	BeaconConfiguration {
		public_key: bounded(key),
		period: public::PERIOD,
		genesis_time: public::START,
		hash: bounded(&hash),
		group_hash: bounded(&group),
		scheme_id: bounded(public::SCHEME),
		metadata: Metadata { beacon_id: bounded(name) },
	}
}

fn bounded<N: Get<u32>>(bytes: &[u8]) -> BoundedVec<u8, N> {
	BoundedVec::truncate_from(bytes.to_vec())
}

impl<T: Config> Pallet<T> {
	/// Sets the beacon at genesis, when there are no pulses.
	pub(crate) fn begin_with(beacon: BeaconConfiguration) {
		BeaconConfig::<T>::put(beacon);
	}

	/// Sets the beacon. Checks in order: the payload's signature, the public key, the period.
	pub(crate) fn do_set_beacon_config(
		payload: BeaconConfigurationPayload<T::Public, BlockNumberFor<T>>,
		signature: Option<T::Signature>,
	) -> DispatchResult {
		Self::check_signature(&payload, &payload.public, signature.as_ref())?;
		let beacon = payload.config;
		ensure!(verifier(&beacon).is_some(), Error::<T>::InvalidPublicKey);
		ensure!(beacon.period > 0, Error::<T>::InvalidPeriod);
		if beacon.public_key != BeaconConfig::<T>::get().public_key {
			Self::remove_all();
		}
		BeaconConfig::<T>::put(beacon);
		Self::deposit_event(Event::BeaconConfigChanged);
		Ok(())
	}

	/// Returns what verifies the pulses of the beacon. None never: only usable keys are set.
	pub(crate) fn verifier() -> Option<Verifier> {
		verifier(&BeaconConfig::<T>::get())
	}

	/// Checks a payload's signature, if there is one.
	pub(crate) fn check_signature(
		payload: &impl Encode,
		public: &T::Public,
		signature: Option<&T::Signature>,
	) -> Result<(), Error<T>> {
		let is_right = signature.is_none_or(|signature| {
			signature.verify(&payload.encode()[..], &public.clone().into_account())
		});
		ensure!(is_right, Error::<T>::WrongPayloadSignature);
		Ok(())
	}
}

fn verifier(beacon: &BeaconConfiguration) -> Option<Verifier> {
	let key: &PublicKey = beacon.public_key.as_slice().try_into().ok()?;
	Verifier::new(key).ok()
}

impl<T> From<VerifyError> for Error<T> {
	fn from(_: VerifyError) -> Self {
		Self::PulseVerificationError
	}
}
