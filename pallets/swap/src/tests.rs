//! Trades at par.

use crate::{AlphaSqrtPrice, Buy, Error, Pools, Reserves, Sale};
use frame_support::{assert_noop, derive_impl};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use sp_runtime::BuildStorage;

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
	#[runtime::pallet_index(1)]
	pub type Swap = crate::Pallet<Test>;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

const STABLE: NetUid = NetUid::new(1);
const DYNAMIC: NetUid = NetUid::new(2);
const MISSING: NetUid = NetUid::new(3);

pub struct TwoSubnets;
impl Reserves for TwoSubnets {
	fn exists(netuid: NetUid) -> bool {
		netuid != MISSING
	}
	fn is_dynamic(netuid: NetUid) -> bool {
		netuid == DYNAMIC
	}
}

impl crate::Config for Test {
	type Reserves = TwoSubnets;
}

fn with_pools(test: impl FnOnce()) {
	let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	sp_io::TestExternalities::from(storage).execute_with(test)
}

#[test]
fn stable_subnet_should_trade_at_par_without_fee() {
	with_pools(|| {
		let (tao, alpha) = (TaoBalance::new(1_234), AlphaBalance::new(1_234));
		assert_eq!(Swap::price(STABLE), 1);
		assert_eq!(Swap::buy(STABLE, tao), Ok(Buy { net: tao, fee: TaoBalance::ZERO, alpha }));
		assert_eq!(
			Swap::sell(STABLE, alpha),
			Ok(Sale { net: alpha, fee: AlphaBalance::ZERO, tao })
		);
	})
}

#[test]
fn limit_should_allow_all_or_nothing_at_par() {
	with_pools(|| {
		let [below, par, above] = [999_999_999, 1_000_000_000, 1_000_000_001].map(TaoBalance::new);
		assert_eq!(Swap::max_buy(STABLE, below), Ok(TaoBalance::ZERO));
		assert_eq!(Swap::max_buy(STABLE, par), Ok(TaoBalance::MAX));
		assert_eq!(Swap::max_sell(STABLE, par), Ok(AlphaBalance::MAX));
		assert_eq!(Swap::max_sell(STABLE, above), Ok(AlphaBalance::ZERO));
	})
}

#[test]
fn trade_should_be_refused_where_there_is_no_pool() {
	with_pools(|| {
		for netuid in [DYNAMIC, MISSING] {
			let refused = Error::<Test>::MechanismDoesNotExist;
			assert_noop!(Swap::buy(netuid, TaoBalance::new(1)), refused);
			assert_eq!(Swap::price(netuid), 0);
		}
	})
}

#[test]
fn opened_pool_should_show_its_square_root_price() {
	with_pools(|| {
		assert!(!AlphaSqrtPrice::<Test>::contains_key(STABLE));
		Swap::open(STABLE);
		assert_eq!(AlphaSqrtPrice::<Test>::get(STABLE), 1);
	})
}
