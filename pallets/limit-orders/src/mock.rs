//! The test chain with this pallet on it, a pool, and people who can sign orders.

use crate::{types::*, *};
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains},
	BoundedVec, PalletId,
};
use ganglion_test_chain::{alpha, cold, hot, stranger, tao, AccountId, NETUID, TAO};
use sp_core::{sr25519, Pair};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::{AccountId32, DispatchResult, Perbill};

ganglion_test_chain::chain! {
	protocol: pallet_subtensor,
	32: LimitOrders = crate,
}

/// Number of the test chain.
pub const CHAIN: u64 = 7;

/// What people have at the start of a test, in rao.
pub const PURSE: u64 = 4_000 * TAO;

parameter_types! {
	/// The present moment.
	pub static Moment: u64 = 1_000;
	/// Number of the chain.
	pub const ChainId: u64 = CHAIN;
	/// Seed of the network's account.
	pub const Account: PalletId = PalletId(*b"bt/limit");
	/// The network's hotkey.
	pub const Hotkey: AccountId = AccountId32::new([9; 32]);
}

/// All accounts but that of the stranger 66.
pub struct FeeRecipients;
impl Contains<AccountId> for FeeRecipients {
	fn contains(who: &AccountId) -> bool {
		*who != stranger(66)
	}
}

impl Config for Test {
	type Market = SubtensorModule;
	type ChainId = ChainId;
	type Moment = Moment;
	type FeeRecipients = FeeRecipients;
	type MaxOrdersPerBatch = ConstU32<100>;
	type PalletId = Account;
	type PalletHotkey = Hotkey;
	type WeightInfo = measured::SubstrateWeight<Test>;
}

/// The key of a person who signs orders.
pub fn pair(person: u8) -> sr25519::Pair {
	sr25519::Pair::from_seed(&[person; 32])
}

/// The account of this key.
pub fn trader(person: u8) -> AccountId {
	pair(person).public().into()
}

/// The hotkey of the subnet's only neuron.
pub fn validator() -> AccountId {
	hot(1, 0)
}

/// The recipient of fees.
pub fn recipient() -> AccountId {
	cold(15)
}

/// The origin of a call of whoever relays orders.
pub fn relayer() -> RuntimeOrigin {
	RuntimeOrigin::signed(cold(10))
}

/// Free balance of an account.
pub fn balance(who: &AccountId) -> u64 {
	Balances::free_balance(who)
}

/// Stake of a person on the subnet, in rao.
pub fn staked(person: u8) -> u64 {
	SubtensorModule::stake_of(&validator(), &trader(person), NETUID).rao()
}

/// An order of a person at any price, without a fee.
pub fn order(person: u8, order_type: OrderType, amount: u64) -> Order<AccountId> {
	let limit_price = if order_type == OrderType::TakeProfit { 0 } else { u64::MAX };
	Order {
		signer: trader(person),
		hotkey: validator(),
		netuid: NETUID,
		order_type,
		amount,
		limit_price,
		expiry: 2_000,
		fee_rate: Perbill::zero(),
		fee_recipient: recipient(),
		relayer: None,
		max_slippage: None,
		chain_id: CHAIN,
		partial_fills_enabled: false,
	}
}

/// A purchase.
pub fn buy(person: u8, amount: u64) -> Order<AccountId> {
	order(person, OrderType::LimitBuy, amount)
}

/// A sale.
pub fn sell(person: u8, amount: u64) -> Order<AccountId> {
	order(person, OrderType::TakeProfit, amount)
}

/// An order that can be executed in parts.
pub fn in_parts(order: Order<AccountId>) -> Order<AccountId> {
	let relayer = Some(BoundedVec::truncate_from(vec![cold(10)]));
	Order { relayer, partial_fills_enabled: true, ..order }
}

/// The order, signed with a person's key.
pub fn signed_by(person: u8, order: Order<AccountId>) -> SignedOrder<AccountId> {
	let order = VersionedOrder::V1(order);
	let signature = pair(person).sign(&codec::Encode::encode(&order)).into();
	SignedOrder { order, signature, partial_fill: None }
}

/// The order, signed with its owner's key.
pub fn sign(order: Order<AccountId>) -> SignedOrder<AccountId> {
	let person = (1..=9).find(|person| trader(*person) == order.signer).unwrap();
	signed_by(person, order)
}

/// A part of an order.
pub fn part(order: &Order<AccountId>, amount: u64) -> SignedOrder<AccountId> {
	SignedOrder { partial_fill: Some(amount), ..sign(order.clone()) }
}

/// What is stored of an order.
pub fn status(order: &Order<AccountId>) -> Option<OrderStatus> {
	Orders::<Test>::get(VersionedOrder::V1(order.clone()).id())
}

/// Executes signed orders one by one; none may fail.
pub fn execute_signed(orders: Vec<SignedOrder<AccountId>>) -> DispatchResult {
	LimitOrders::execute_orders(relayer(), BoundedVec::truncate_from(orders), true)
}

/// Signs an order and executes it.
pub fn execute(order: &Order<AccountId>) -> DispatchResult {
	execute_signed(vec![sign(order.clone())])
}

/// Executes signed orders together.
pub fn batch_signed(orders: Vec<SignedOrder<AccountId>>) -> DispatchResult {
	LimitOrders::execute_batched_orders(relayer(), NETUID, BoundedVec::truncate_from(orders))
}

/// Signs orders and executes them together.
pub fn batch(orders: &[Order<AccountId>]) -> DispatchResult {
	batch_signed(orders.iter().cloned().map(sign).collect())
}

/// Stakes TAO of a person.
pub fn stake(person: u8, rao: u64) {
	let origin = RuntimeOrigin::signed(trader(person));
	SubtensorModule::add_stake(origin, validator(), NETUID, tao(rao)).unwrap();
}

/// Locks alpha of a person.
pub fn lock(person: u8, rao: u64) {
	let origin = RuntimeOrigin::signed(trader(person));
	SubtensorModule::lock_stake(origin, validator(), NETUID, alpha(rao)).unwrap();
}

/// Price of the subnet's alpha, in rao of TAO for one whole alpha.
pub fn price() -> u64 {
	use pallet_subtensor_swap::Pools;
	(Swap::price(NETUID) * substrate_fixed::types::U64F64::from_num(TAO)).to_num()
}

/// All TAO and all alpha that anybody has, in rao.
pub fn wealth() -> (u64, u64) {
	let outside = pallet_subtensor::SubnetAlphaOut::<Test>::get(NETUID);
	let inside = pallet_subtensor::SubnetAlphaIn::<Test>::get(NETUID);
	(Balances::total_issuance(), outside.rao() + inside.rao())
}

/// The chain: a pool of 1,000 TAO and 4,000 alpha, and people 1 to 9 with money and keys.
pub fn chain() -> sp_io::TestExternalities {
	Moment::set(1_000);
	let mut chain = ExtBuilder::with_pool().build();
	chain.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	chain.execute_with(|| {
		for person in 1..=9 {
			let from = RuntimeOrigin::signed(cold(person));
			Balances::transfer_allow_death(from, trader(person), PURSE).unwrap();
		}
	});
	chain
}

/// Runs a test on the chain, then checks every invariant, and that calls have neither made nor
/// destroyed TAO or alpha.
pub fn run(test: impl FnOnce()) {
	chain().execute_with(|| {
		let before = wealth();
		test();
		assert_eq!(wealth(), before);
		end_block();
		LimitOrders::do_try_state().unwrap();
		SubtensorModule::do_try_state().unwrap();
		Swap::do_try_state().unwrap();
	})
}
