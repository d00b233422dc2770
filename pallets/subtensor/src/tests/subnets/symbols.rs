//! Changing the symbol of a subnet.

use crate::tests::mock::*;
use crate::{subnets::symbols::symbol, *};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::{traits::BadOrigin, DispatchResult};

const OTHER: NetUid = NetUid::new(2);

fn update(origin: RuntimeOrigin, netuid: NetUid, symbol: &str) -> DispatchResult {
	SubtensorModule::update_symbol(origin, netuid, symbol.as_bytes().to_vec())
}

fn shown(netuid: NetUid) -> Vec<u8> {
	TokenSymbol::<Test>::get(netuid).into_inner()
}

#[test]
fn symbol_should_be_changed_by_owner_or_root_to_one_that_is_free() {
	ExtBuilder::with_subnet().subnet(OTHER, vec![]).build_and_execute(|| {
		let owner = || signed(cold(OWNER));
		assert_noop!(update(signed(cold(3)), NETUID, "ω"), BadOrigin);
		assert_noop!(update(owner(), NOWHERE, "ω"), BadOrigin);
		let root = RuntimeOrigin::root();
		assert_noop!(update(root.clone(), NOWHERE, "ω"), Error::<Test>::SubnetNotExists);
		for unknown in ["", "a", "αα", "Τ"] {
			assert_noop!(update(owner(), NETUID, unknown), Error::<Test>::SymbolDoesNotExist);
		}
		for used in ["α", "β"] {
			assert_noop!(update(owner(), NETUID, used), Error::<Test>::SymbolAlreadyInUse);
		}
		assert_ok!(update(owner(), NETUID, "ω"));
		assert_eq!(shown(NETUID), "ω".as_bytes());
		assert_announced(Event::SymbolUpdated { netuid: NETUID, symbol: "ω".into() });
		assert_ok!(update(root, OTHER, "α"));
		assert_eq!(shown(OTHER), "α".as_bytes());
	})
}

#[test]
fn symbol_of_a_dissolved_subnet_should_be_free() {
	ExtBuilder::with_subnet().subnet(OTHER, vec![]).build_and_execute(|| {
		keep_blocks_full();
		dissolve(OTHER);
		assert_ok!(update(RuntimeOrigin::root(), NETUID, "β"));
		assert_noop!(update(signed(cold(OWNER)), OTHER, "γ"), BadOrigin);
	})
}

#[test]
fn last_symbol_of_the_list_should_be_possible() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let last = symbol(438).unwrap().into_inner();
		let origin = signed(cold(OWNER));
		assert_ok!(SubtensorModule::update_symbol(origin, NETUID, last.clone()));
		assert_eq!(shown(NETUID), last);
	})
}
