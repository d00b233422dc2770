//! Serving: the network addresses that neurons announce.
//!
//! Only writer of `Axons` and `Prometheus`.

use crate::pallet::*;
use core::net::{Ipv4Addr, Ipv6Addr};
use frame_support::ensure;
use ganglion_types::NetUid;
use pallet_subtensor_runtime_api::{AxonInfo, PrometheusInfo};
use sp_runtime::DispatchResult;

/// An address as a neuron announces it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Address {
	/// The IP address as a number.
	pub ip: u128,
	/// The IP version: 4 or 6.
	pub ip_type: u8,
	/// The port.
	pub port: u16,
}

/// The service whose address is announced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Service {
	/// The endpoint that answers requests. Its address may be 0: the neuron does not serve.
	Axon,
	/// The endpoint of the neuron's metrics.
	Prometheus,
}

impl Address {
	/// Whether a server can be reached at the address: it is neither the loopback address nor the
	/// last address (for IPv4, broadcast), and 0 only for an axon.
	fn is_reachable(&self, service: Service) -> bool {
		let (loopback, last) = match self.ip_type {
			4 => (Ipv4Addr::LOCALHOST.to_bits().into(), u32::MAX.into()),
			_ => (Ipv6Addr::LOCALHOST.to_bits(), u128::MAX),
		};
		let zero_allowed = service == Service::Axon;
		self.ip != loopback && self.ip < last && (zero_allowed || self.ip != 0)
	}
}

impl<T: Config> Pallet<T> {
	/// Checks an announcement. The transaction extension and the call both make this check.
	///
	/// Checks, in order: the hotkey is registered (`HotKeyNotRegisteredInNetwork`); the IP version
	/// (`InvalidIpType`) and the address (`InvalidIpAddress`); the rate limit
	/// (`ServingRateLimitExceeded`); the port is not 0 (`InvalidPort`).
	pub fn check_serving(
		hotkey: &T::AccountId,
		netuid: NetUid,
		address: Address,
		service: Service,
	) -> DispatchResult {
		ensure!(Self::uid_of(netuid, hotkey).is_some(), Error::<T>::HotKeyNotRegisteredInNetwork);
		ensure!(matches!(address.ip_type, 4 | 6), Error::<T>::InvalidIpType);
		ensure!(address.is_reachable(service), Error::<T>::InvalidIpAddress);
		let last = match service {
			Service::Axon => Axons::<T>::get(netuid, hotkey).map(|axon| axon.block),
			Service::Prometheus => Prometheus::<T>::get(netuid, hotkey).map(|info| info.block),
		};
		let limit = ServingRateLimit::<T>::get(netuid);
		let waited = last.is_none_or(|last| Self::block_number().saturating_sub(last) >= limit);
		ensure!(waited, Error::<T>::ServingRateLimitExceeded);
		ensure!(address.port != 0, Error::<T>::InvalidPort);
		Ok(())
	}

	/// Stores a neuron's axon, after the checks of [`Pallet::check_serving`].
	pub(crate) fn do_serve_axon(
		hotkey: &T::AccountId,
		netuid: NetUid,
		axon: AxonInfo,
	) -> DispatchResult {
		let address = Address { ip: axon.ip, ip_type: axon.ip_type, port: axon.port };
		Self::check_serving(hotkey, netuid, address, Service::Axon)?;
		Axons::<T>::insert(netuid, hotkey, axon);
		Self::deposit_event(Event::AxonServed(netuid, hotkey.clone()));
		Ok(())
	}

	/// Stores a neuron's metrics endpoint, after the checks of [`Pallet::check_serving`].
	pub(crate) fn do_serve_prometheus(
		hotkey: &T::AccountId,
		netuid: NetUid,
		info: PrometheusInfo,
	) -> DispatchResult {
		let address = Address { ip: info.ip, ip_type: info.ip_type, port: info.port };
		Self::check_serving(hotkey, netuid, address, Service::Prometheus)?;
		Prometheus::<T>::insert(netuid, hotkey, info);
		Self::deposit_event(Event::PrometheusServed(netuid, hotkey.clone()));
		Ok(())
	}

	/// Removes a neuron's addresses.
	pub(crate) fn remove_addresses(hotkey: &T::AccountId, netuid: NetUid) {
		Axons::<T>::remove(netuid, hotkey);
		Prometheus::<T>::remove(netuid, hotkey);
	}

	/// Gives the addresses of a neuron to the hotkey that takes its uid over.
	pub(crate) fn pass_on_addresses(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		if let Some(axon) = Axons::<T>::take(netuid, old) {
			Axons::<T>::insert(netuid, new, axon);
		}
		if let Some(info) = Prometheus::<T>::take(netuid, old) {
			Prometheus::<T>::insert(netuid, new, info);
		}
	}
}
