//! Announcing where a neuron can be reached.

use crate::tests::mock::*;
use crate::{types::NeuronCertificate, *};
use codec::Encode;
use core::net::{Ipv4Addr, Ipv6Addr};
use frame_support::{assert_noop, assert_ok};
use pallet_subtensor_runtime_api::{AxonInfo, PrometheusInfo};
use sp_runtime::DispatchResult;

const IP: u128 = 0x0102_0304;

fn serve(hotkey: AccountId, ip: u128, port: u16, ip_type: u8) -> DispatchResult {
	SubtensorModule::serve_axon(signed(hotkey), NETUID, 3, ip, port, ip_type, 4, 5, 6)
}

fn serve_metrics(hotkey: AccountId, ip: u128, port: u16, ip_type: u8) -> DispatchResult {
	SubtensorModule::serve_prometheus(signed(hotkey), NETUID, 3, ip, port, ip_type)
}

fn serve_tls(certificate: &[u8]) -> DispatchResult {
	let (hotkey, certificate) = (signed(owners()), certificate.to_vec());
	SubtensorModule::serve_axon_tls(hotkey, NETUID, 3, IP, 80, 4, 4, 5, 6, certificate)
}

fn certificate() -> Option<NeuronCertificate> {
	NeuronCertificates::<Test>::get(NETUID, owners())
}

fn owners() -> AccountId {
	hot(OWNER, 0)
}

#[test]
fn axon_should_be_stored_as_announced() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(serve(owners(), IP, 80, 4));
		let axon = AxonInfo {
			block: now(),
			version: 3,
			ip: IP,
			port: 80,
			ip_type: 4,
			protocol: 4,
			placeholder1: 5,
			placeholder2: 6,
		};
		assert_eq!(Axons::<Test>::get(NETUID, owners()), Some(axon));
		assert_announced(Event::AxonServed(NETUID, owners()));
	})
}

#[test]
fn metrics_should_be_stored_as_announced() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(serve_metrics(owners(), IP, 80, 4));
		let info = PrometheusInfo { block: now(), version: 3, ip: IP, port: 80, ip_type: 4 };
		assert_eq!(Prometheus::<Test>::get(NETUID, owners()), Some(info));
		assert_announced(Event::PrometheusServed(NETUID, owners()));
	})
}

#[test]
fn address_should_be_refused_for_the_first_condition_that_fails() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for serve in [serve, serve_metrics] {
			let loopback = u128::from(Ipv4Addr::LOCALHOST.to_bits());
			assert_noop!(
				serve(hot(2, 0), loopback, 0, 5),
				Error::<Test>::HotKeyNotRegisteredInNetwork
			);
			assert_noop!(serve(owners(), loopback, 0, 5), Error::<Test>::InvalidIpType);
			assert_ok!(serve(owners(), IP, 1, 4));
			assert_noop!(serve(owners(), loopback, 0, 4), Error::<Test>::InvalidIpAddress);
			assert_noop!(serve(owners(), IP, 0, 4), Error::<Test>::ServingRateLimitExceeded);
			run_blocks(50);
			assert_noop!(serve(owners(), IP, 0, 4), Error::<Test>::InvalidPort);
		}
	})
}

#[test]
fn address_should_be_one_that_can_be_served_from() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		ServingRateLimit::<Test>::insert(NETUID, 0);
		let v4 = |address: Ipv4Addr| (u128::from(address.to_bits()), 4);
		let v6 = |address: Ipv6Addr| (address.to_bits(), 6);
		let good = [
			v4(Ipv4Addr::new(126, 255, 255, 255)),
			v4(Ipv4Addr::new(128, 0, 0, 0)),
			v4(Ipv4Addr::new(223, 255, 255, 255)),
			v4(Ipv4Addr::new(255, 255, 255, 254)),
			v4(Ipv4Addr::new(10, 0, 0, 1)),
			v6(Ipv6Addr::new(0, 0, 0, 0, 0, 1, 0, 0)),
			v6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)),
			v6(Ipv6Addr::new(0xfeff, 0, 0, 0, 0, 0, 0, 1)),
		];
		let bad = [
			v4(Ipv4Addr::LOCALHOST),
			v4(Ipv4Addr::new(127, 0, 0, 2)),
			v4(Ipv4Addr::new(127, 255, 255, 255)),
			v4(Ipv4Addr::new(224, 0, 0, 1)),
			v4(Ipv4Addr::new(239, 255, 255, 255)),
			v4(Ipv4Addr::BROADCAST),
			(u128::from(u32::MAX) + 1, 4),
			(u128::MAX, 4),
			v6(Ipv6Addr::LOCALHOST),
			v6(Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 1)),
			// IPv4 addresses, announced as IPv6.
			(IP, 6),
			(u128::from(u32::MAX), 6),
			v6(Ipv4Addr::new(8, 8, 8, 8).to_ipv6_mapped()),
			(u128::MAX, 6),
		];
		for serve in [serve, serve_metrics] {
			for (ip, ip_type) in good {
				assert_ok!(serve(owners(), ip, 80, ip_type));
			}
			for (ip, ip_type) in bad {
				assert_noop!(serve(owners(), ip, 80, ip_type), Error::<Test>::InvalidIpAddress);
			}
			for ip_type in [0, 5, 7, u8::MAX] {
				assert_noop!(serve(owners(), IP, 80, ip_type), Error::<Test>::InvalidIpType);
			}
		}
	})
}

#[test]
fn axon_should_be_nowhere_when_its_address_is_0() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for ip_type in [4, 6] {
			assert_ok!(serve(owners(), 0, 80, ip_type));
			run_blocks(50);
			assert_noop!(serve_metrics(owners(), 0, 80, ip_type), Error::<Test>::InvalidIpAddress);
		}
	})
}

#[test]
fn axon_and_metrics_should_have_a_rate_limit_each() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(serve(owners(), IP, 80, 4));
		run_blocks(25);
		assert_ok!(serve_metrics(owners(), IP, 80, 4));
		run_blocks(24);
		assert_noop!(serve(owners(), IP, 80, 4), Error::<Test>::ServingRateLimitExceeded);
		run_blocks(1);
		assert_ok!(serve(owners(), IP, 81, 4));
		assert_noop!(serve_metrics(owners(), IP, 80, 4), Error::<Test>::ServingRateLimitExceeded);
	})
}

#[test]
fn certificate_should_be_stored_with_its_axon() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(serve_tls(&[7, 1, 2, 3]));
		let stored = certificate().unwrap();
		assert_eq!((stored.algorithm, stored.public_key.to_vec()), (7, vec![1, 2, 3]));
		assert_eq!(stored.encode(), (vec![1u8, 2, 3], 7u8).encode(), "as clients decode it");
		let axon = AxonInfo {
			block: now(),
			version: 3,
			ip: IP,
			port: 80,
			ip_type: 4,
			protocol: 4,
			placeholder1: 5,
			placeholder2: 6,
		};
		assert_eq!(Axons::<Test>::get(NETUID, owners()), Some(axon));
		assert_announced(Event::AxonServed(NETUID, owners()));
	})
}

#[test]
fn certificate_should_have_1_to_65_bytes() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for length in [0, 66, 67, 10_000] {
			assert_noop!(serve_tls(&vec![1; length]), Error::<Test>::InvalidValue);
		}
		for length in [1, 2, 64, 65] {
			assert_ok!(serve_tls(&vec![1; length]));
			assert_eq!(certificate().unwrap().public_key.len(), length - 1);
			run_blocks(50);
		}
	})
}

#[test]
fn certificate_should_come_after_all_that_an_axon_is_refused_for() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let serve = |hotkey, ip, port, ip_type| {
			SubtensorModule::serve_axon_tls(
				signed(hotkey),
				NETUID,
				3,
				ip,
				port,
				ip_type,
				4,
				0,
				0,
				vec![],
			)
		};
		let refused = Error::<Test>::HotKeyNotRegisteredInNetwork;
		assert_noop!(serve(hot(2, 0), 1 << 32, 0, 5), refused);
		assert_noop!(serve(owners(), 1 << 32, 0, 5), Error::<Test>::InvalidIpType);
		assert_noop!(serve(owners(), 1 << 32, 0, 4), Error::<Test>::InvalidIpAddress);
		assert_noop!(serve(owners(), 1 << 32, 0, 6), Error::<Test>::InvalidPort);
		assert_noop!(serve(owners(), 0, 80, 6), Error::<Test>::InvalidValue);
		assert_ok!(serve_tls(&[1]));
		assert_noop!(serve(owners(), 0, 0, 6), Error::<Test>::ServingRateLimitExceeded);
	})
}

#[test]
fn axon_should_have_one_rate_limit_with_and_without_certificate() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(serve_tls(&[1]));
		assert_noop!(serve(owners(), IP, 80, 4), Error::<Test>::ServingRateLimitExceeded);
		assert_ok!(serve_metrics(owners(), IP, 80, 4));
		run_blocks(50);
		assert_ok!(serve(owners(), IP, 80, 4));
		assert_eq!(certificate().unwrap().algorithm, 1, "it stays");
		assert_noop!(serve_tls(&[2]), Error::<Test>::ServingRateLimitExceeded);
	})
}
