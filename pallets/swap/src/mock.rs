//! A chain with the pools alone. [`TwoSubnets`] mocks the owner of the reserves.

use crate::{Buy, Pools, Reserves, Sale};
use frame_support::parameter_types;
use ganglion_economy::Pool;
pub use ganglion_test_chain::{alpha, cold, tao, AlphaBalance, NetUid, TaoBalance, NOWHERE, TAO};
use sp_runtime::BuildStorage;

ganglion_test_chain::runtime! {
	28: Swap = crate,
}

impl crate::Config for Test {
	type Reserves = TwoSubnets;
	type WeightInfo = ();
}

/// A subnet that trades at par.
pub const STABLE: NetUid = NetUid::new(1);
/// A subnet with a pool.
pub const DYNAMIC: NetUid = NetUid::new(2);

parameter_types! {
	/// (TAO, alpha) in the reserves of [`DYNAMIC`], in rao.
	pub static Held: (u64, u64) = (1_000 * TAO, 4_000 * TAO);
}

/// The owner of the reserves of [`STABLE`] and [`DYNAMIC`].
pub struct TwoSubnets;

impl Reserves for TwoSubnets {
	fn subnets() -> Vec<NetUid> {
		vec![STABLE, DYNAMIC]
	}
	fn exists(netuid: NetUid) -> bool {
		netuid != NOWHERE
	}
	fn is_dynamic(netuid: NetUid) -> bool {
		netuid == DYNAMIC
	}
	fn tao(_: NetUid) -> TaoBalance {
		tao(Held::get().0)
	}
	fn alpha(_: NetUid) -> AlphaBalance {
		alpha(Held::get().1)
	}
}

/// The state before any pool is opened.
pub fn new_test_ext() -> sp_io::TestExternalities {
	frame_system::GenesisConfig::<Test>::default().build_storage().unwrap().into()
}

/// Runs a test with both pools open, then checks every invariant.
pub fn with_pools<Outcome>(test: impl FnOnce() -> Outcome) -> Outcome {
	new_test_ext().execute_with(|| {
		Held::set((1_000 * TAO, 4_000 * TAO));
		Swap::open(STABLE);
		Swap::open(DYNAMIC);
		let outcome = test();
		Swap::do_try_state().unwrap();
		outcome
	})
}

/// The pool of [`DYNAMIC`] with its weights at one half, computed without the pallet.
pub fn pool() -> Pool {
	Pool::even(Held::get().1, Held::get().0)
}

/// Books a purchase from [`DYNAMIC`], as the owner of the reserves does.
pub fn book_buy(buy: &Buy) {
	Held::mutate(|(tao, alpha)| {
		*tao += buy.net.rao();
		*alpha -= buy.alpha.rao();
	});
}

/// Books a sale to [`DYNAMIC`], as the owner of the reserves does.
pub fn book_sale(sale: &Sale) {
	Held::mutate(|(tao, alpha)| {
		*tao -= sale.tao.rao();
		*alpha += sale.net.rao();
	});
}
