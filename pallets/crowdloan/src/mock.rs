//! The test chain with this pallet on it, batches, and a pallet whose call spends what a crowdloan
//! has raised.

use crate::{types::CrowdloanInfoOf, *};
use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU64, Contains},
	PalletId,
};
use ganglion_test_chain::{cold, stranger, AccountId, TAO};
use sp_runtime::{DispatchError, DispatchResult};

ganglion_test_chain::chain! {
	protocol: pallet_subtensor funded by Crowdloan,
	11: Utility = pallet_utility,
	27: Crowdloan = crate,
	90: Spender = crate::mock::spender,
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

parameter_types! {
	/// Seed of the accounts.
	pub const Accounts: PalletId = PalletId(*b"bt/cloan");
}

/// All calls but those that finalize, and batches of them.
pub struct Storable;
impl Contains<RuntimeCall> for Storable {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::Crowdloan(Call::finalize { .. }) => false,
			RuntimeCall::Utility(pallet_utility::Call::batch { calls }) => {
				calls.iter().all(Self::contains)
			},
			_ => true,
		}
	}
}

impl Config for Test {
	type RuntimeCall = RuntimeCall;
	type StorableCalls = Storable;
	type PalletId = Accounts;
	type MinimumDeposit = ConstU64<{ 10 * TAO }>;
	type AbsoluteMinimumContribution = ConstU64<{ TAO / 10 }>;
	type MinimumBlockDuration = ConstU64<50>;
	type MaximumBlockDuration = ConstU64<20_000>;
	type RefundContributorsLimit = ConstU32<50>;
	type MaxContributors = ConstU32<500>;
	type WeightInfo = measured::SubstrateWeight<Test>;
}

/// A pallet whose call spends what the crowdloan has raised that is being finalized.
#[frame_support::pallet]
#[allow(missing_docs, reason = "for tests")]
pub mod spender {
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config + crate::Config {}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Pays everything to the signer, or all but a rao.
		#[pallet::call_index(0)]
		#[pallet::weight(Weight::from_parts(7_000, 0))]
		pub fn spend(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let id = crate::CurrentCrowdloanId::<T>::get().ok_or(DispatchError::Unavailable)?;
			crate::Pallet::<T>::pay_out(&crate::Pallet::<T>::funds_account(id), &who)
		}
	}
}

impl spender::Config for Test {}

/// The person who opens crowdloans.
pub const CREATOR: u8 = 1;

/// The account that receives what is raised.
pub fn target() -> AccountId {
	stranger(7)
}

/// The origin of a call that this person's coldkey has signed.
pub fn by(person: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(cold(person))
}

/// Free balance of an account.
pub fn balance(who: &AccountId) -> u64 {
	Balances::free_balance(who)
}

/// Opens a crowdloan with a deposit of 10 TAO and a cap of 100 TAO that ends after 100 blocks, for
/// the target. Returns its number.
pub fn open() -> u32 {
	let id = NextCrowdloanId::<Test>::get();
	let end = now() + 100;
	Crowdloan::create(by(CREATOR), 10 * TAO, TAO, 100 * TAO, end, None, Some(target())).unwrap();
	id
}

/// Opens such a crowdloan for a call.
pub fn try_open_for(call: impl Into<RuntimeCall>) -> DispatchResult {
	let (end, call) = (now() + 100, Some(Box::new(call.into())));
	Crowdloan::create(by(CREATOR), 10 * TAO, TAO, 100 * TAO, end, call, None)
}

/// Opens such a crowdloan for a call, and raises its cap. Returns its number.
pub fn raised_for(call: impl Into<RuntimeCall>) -> u32 {
	let id = NextCrowdloanId::<Test>::get();
	try_open_for(call).unwrap();
	contribute(2, id, 90 * TAO).unwrap();
	id
}

/// A batch, which succeeds also if a call in it fails.
pub fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch { calls }.into()
}

/// Contributes.
pub fn contribute(person: u8, id: u32, amount: u64) -> DispatchResult {
	Crowdloan::contribute(by(person), id, amount)
}

/// Finalizes as the creator.
pub fn finalize(id: u32) -> Result<(), DispatchError> {
	Crowdloan::finalize(by(CREATOR), id).map(drop).map_err(|refusal| refusal.error)
}

/// The crowdloan, which exists.
pub fn stored(id: u32) -> CrowdloanInfoOf<Test> {
	Crowdloans::<Test>::get(id).unwrap()
}

/// The chain: people 1 to 20 have 10,000 TAO each.
pub fn chain() -> sp_io::TestExternalities {
	ExtBuilder::with_market().build()
}

/// Runs a test on the chain, then checks every invariant. Nobody has sent TAO to the account of a
/// crowdloan, so each holds exactly what is raised and not spent.
pub fn run(test: impl FnOnce()) {
	run_with_gifts(|| {
		test();
		for (_, crowdloan) in Crowdloans::<Test>::iter() {
			let expected = if crowdloan.finalized { 0 } else { crowdloan.raised };
			assert_eq!(balance(&crowdloan.funds_account), expected);
		}
	})
}

/// Runs a test in which an account may hold more, then checks every invariant.
pub fn run_with_gifts(test: impl FnOnce()) {
	chain().execute_with(|| {
		test();
		end_block();
		Crowdloan::do_try_state().unwrap();
		SubtensorModule::do_try_state().unwrap();
	})
}

/// Spends all that a person has but the existential deposit, so that the next payment ends the
/// account.
pub fn impoverish(person: u8, left: u64) {
	let all = Balances::free_balance(cold(person));
	let origin = by(person);
	Balances::transfer_allow_death(origin, stranger(99), all - left).unwrap();
}
