//! Serving: the network addresses that neurons announce, and the public keys of their servers.
//!
//! Only writer of `Axons`, `Prometheus` and `NeuronCertificates`.
//!
//! A certificate stays when its neuron announces another address without one.

use crate::{access::refusal, pallet::*, types::NeuronCertificate};
use core::net::{Ipv4Addr, Ipv6Addr};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
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
pub enum Service<'a> {
	/// The endpoint that answers requests. Its address may be 0: the neuron does not serve.
	Axon,
	/// The same endpoint, with its certificate.
	AxonTls(&'a [u8]),
	/// The endpoint of the neuron's metrics.
	Prometheus,
}

/// Whether a server can have this address, other than 0: an IPv4 address that is no loopback,
/// multicast or broadcast address, or an IPv6 address that is none of these and contains no IPv4
/// address (which is announced as IPv4).
fn is_unicast(ip: u128, ip_type: u8) -> bool {
	if ip_type == 4 {
		let address = u32::try_from(ip).map(Ipv4Addr::from_bits);
		return address
			.is_ok_and(|ip| !(ip.is_loopback() || ip.is_multicast() || ip.is_broadcast()));
	}
	let address = Ipv6Addr::from_bits(ip);
	// `::a.b.c.d` and `::ffff:a.b.c.d`; `::1` is one of the former.
	let holds_ipv4 = ip <= u128::from(u32::MAX) || address.to_ipv4_mapped().is_some();
	!(holds_ipv4 || address.is_multicast())
}

impl Address {
	/// Whether a server can be reached at the address; 0 is allowed for an axon only.
	fn is_reachable(&self, service: Service<'_>) -> bool {
		let zero_allowed = service != Service::Prometheus;
		if self.ip == 0 {
			return zero_allowed;
		}
		is_unicast(self.ip, self.ip_type)
	}
}

impl<T: Config> Pallet<T> {
	/// Checks an announcement. The transaction extension and the call both make this check.
	///
	/// Checks, in order: the hotkey is registered (`HotKeyNotRegisteredInNetwork`); the IP version
	/// (`InvalidIpType`) and the address (`InvalidIpAddress`); the rate limit
	/// (`ServingRateLimitExceeded`); the port is not 0 (`InvalidPort`); the certificate has 1 to 65
	/// bytes (`InvalidValue`).
	pub fn check_serving(
		hotkey: &T::AccountId,
		netuid: NetUid,
		address: Address,
		service: Service<'_>,
	) -> DispatchResult {
		ensure!(Self::uid_of(netuid, hotkey).is_some(), Error::<T>::HotKeyNotRegisteredInNetwork);
		ensure!(matches!(address.ip_type, 4 | 6), Error::<T>::InvalidIpType);
		ensure!(address.is_reachable(service), Error::<T>::InvalidIpAddress);
		let last = match service {
			Service::Axon | Service::AxonTls(_) => {
				Axons::<T>::get(netuid, hotkey).map(|axon| axon.block)
			},
			Service::Prometheus => Prometheus::<T>::get(netuid, hotkey).map(|info| info.block),
		};
		let limit = ServingRateLimit::<T>::get(netuid);
		let waited = last.is_none_or(|last| Self::block_number().saturating_sub(last) >= limit);
		ensure!(waited, Error::<T>::ServingRateLimitExceeded);
		ensure!(address.port != 0, Error::<T>::InvalidPort);
		if let Service::AxonTls(certificate) = service {
			ensure!(NeuronCertificate::read(certificate).is_some(), Error::<T>::InvalidValue);
		}
		Ok(())
	}

	/// Stores a neuron's axon, after the checks of [`Pallet::check_serving`].
	pub(crate) fn do_serve_axon(
		hotkey: &T::AccountId,
		netuid: NetUid,
		axon: AxonInfo,
	) -> DispatchResultWithPostInfo {
		let address = address_of(&axon);
		refusal::checks_of_small_call(|| {
			Self::check_serving(hotkey, netuid, address, Service::Axon)
		})?;
		Self::store_axon(hotkey, netuid, axon);
		Ok(().into())
	}

	/// Stores a neuron's axon and certificate, after the checks of [`Pallet::check_serving`].
	pub(crate) fn do_serve_axon_tls(
		hotkey: &T::AccountId,
		netuid: NetUid,
		axon: AxonInfo,
		certificate: &[u8],
	) -> DispatchResultWithPostInfo {
		let (address, service) = (address_of(&axon), Service::AxonTls(certificate));
		let certificate = refusal::checks::<T, _>(|| {
			Self::check_serving(hotkey, netuid, address, service)?;
			Ok(NeuronCertificate::read(certificate).ok_or(Error::<T>::InvalidValue)?)
		})?;
		NeuronCertificates::<T>::insert(netuid, hotkey, certificate);
		Self::store_axon(hotkey, netuid, axon);
		Ok(().into())
	}

	fn store_axon(hotkey: &T::AccountId, netuid: NetUid, axon: AxonInfo) {
		Axons::<T>::insert(netuid, hotkey, axon);
		Self::deposit_event(Event::AxonServed(netuid, hotkey.clone()));
	}

	/// Stores a neuron's metrics endpoint, after the checks of [`Pallet::check_serving`].
	pub(crate) fn do_serve_prometheus(
		hotkey: &T::AccountId,
		netuid: NetUid,
		info: PrometheusInfo,
	) -> DispatchResultWithPostInfo {
		let address = Address { ip: info.ip, ip_type: info.ip_type, port: info.port };
		refusal::checks_of_small_call(|| {
			Self::check_serving(hotkey, netuid, address, Service::Prometheus)
		})?;
		Prometheus::<T>::insert(netuid, hotkey, info);
		Self::deposit_event(Event::PrometheusServed(netuid, hotkey.clone()));
		Ok(().into())
	}

	/// Removes a neuron's addresses and its certificate.
	pub(crate) fn remove_addresses(hotkey: &T::AccountId, netuid: NetUid) {
		Axons::<T>::remove(netuid, hotkey);
		Prometheus::<T>::remove(netuid, hotkey);
		NeuronCertificates::<T>::remove(netuid, hotkey);
	}

	/// Gives the addresses and the certificate of a neuron to the hotkey that takes its uid over.
	pub(crate) fn pass_on_addresses(netuid: NetUid, old: &T::AccountId, new: &T::AccountId) {
		if let Some(axon) = Axons::<T>::take(netuid, old) {
			Axons::<T>::insert(netuid, new, axon);
		}
		if let Some(info) = Prometheus::<T>::take(netuid, old) {
			Prometheus::<T>::insert(netuid, new, info);
		}
		if let Some(certificate) = NeuronCertificates::<T>::take(netuid, old) {
			NeuronCertificates::<T>::insert(netuid, new, certificate);
		}
	}
}

fn address_of(axon: &AxonInfo) -> Address {
	Address { ip: axon.ip, ip_type: axon.ip_type, port: axon.port }
}
