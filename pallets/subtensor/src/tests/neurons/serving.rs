//! Announcing where a neuron can be reached.

use crate::tests::mock::*;
use crate::*;
use core::net::{Ipv4Addr, Ipv6Addr};
use frame_support::assert_ok;
use frame_support::dispatch::DispatchResultWithPostInfo;
use pallet_subtensor_runtime_api::{AxonInfo, PrometheusInfo};

const IP: u128 = 0x0102_0304;

fn serve(hotkey: AccountId, ip: u128, port: u16, ip_type: u8) -> DispatchResultWithPostInfo {
	SubtensorModule::serve_axon(signed(hotkey), NETUID, 3, ip, port, ip_type, 4, 5, 6)
}

fn serve_metrics(
	hotkey: AccountId,
	ip: u128,
	port: u16,
	ip_type: u8,
) -> DispatchResultWithPostInfo {
	SubtensorModule::serve_prometheus(signed(hotkey), NETUID, 3, ip, port, ip_type)
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
			v4(Ipv4Addr::new(127, 0, 0, 2)),
			v4(Ipv4Addr::new(255, 255, 255, 254)),
			v4(Ipv4Addr::new(10, 0, 0, 1)),
			v6(Ipv6Addr::new(0, 0, 0, 0, 0, 0, 0, 2)),
			(u128::MAX - 1, 6),
			// An IPv4 address in an IPv6 field.
			(u128::from(u32::MAX), 6),
		];
		let bad = [
			v4(Ipv4Addr::LOCALHOST),
			v4(Ipv4Addr::BROADCAST),
			(u128::from(u32::MAX) + 1, 4),
			(u128::MAX, 4),
			v6(Ipv6Addr::LOCALHOST),
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
