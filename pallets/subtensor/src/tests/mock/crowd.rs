//! A crowdloan that is being finalized.

#[cfg(feature = "runtime-benchmarks")]
use super::set_balance;
use super::{Balances, RuntimeOrigin};
use crate::subnets::crowdloans::{Crowdloans, Funding};
use frame_support::{assert_ok, parameter_types, weights::Weight};
use ganglion_test_chain::{cold, stranger, tao, AccountId, TaoBalance};
use sp_runtime::{DispatchError, DispatchResult};

/// Contributors and what they gave, the creator first.
type Contributions = Vec<(AccountId, u64)>;

parameter_types! {
	/// The crowdloan that is being finalized.
	pub static Raised: Option<Contributions> = None;
}

/// The pallet of crowdloans.
pub struct Crowd;

/// The account that holds what is raised.
fn funds() -> AccountId {
	stranger(7_000)
}

/// Lets the first of these accounts raise all these amounts, in the name of all of them.
pub fn raise_for_all(contributions: Vec<(AccountId, u64)>) {
	let sum = contributions.iter().map(|(_, amount)| amount).sum();
	let origin = RuntimeOrigin::signed(contributions[0].0.clone());
	assert_ok!(Balances::transfer_allow_death(origin, funds(), sum));
	raise_by(contributions);
}

/// Lets people raise these amounts, the creator first.
pub fn raise(contributions: &[(u8, u64)]) {
	raise_by(contributions.iter().map(|(person, amount)| (cold(*person), *amount)).collect());
	for (person, amount) in contributions {
		let origin = RuntimeOrigin::signed(cold(*person));
		assert_ok!(Balances::transfer_allow_death(origin, funds(), *amount));
	}
}

fn raise_by(contributions: Contributions) {
	Raised::set(Some(contributions));
}

impl Crowdloans<AccountId> for Crowd {
	fn funding() -> Result<Funding<AccountId>, DispatchError> {
		let raised = Raised::get().ok_or(DispatchError::Unavailable)?;
		let sum = raised.iter().map(|(_, amount)| amount).sum();
		Ok(Funding { creator: raised[0].0.clone(), raised: tao(sum) })
	}

	fn pay_out(to: &AccountId) -> DispatchResult {
		let origin = RuntimeOrigin::signed(funds());
		Balances::transfer_all(origin, to.clone(), false)
	}

	fn contributions() -> Vec<(AccountId, TaoBalance)> {
		let raised = Raised::get().unwrap_or_default();
		raised.into_iter().map(|(who, amount)| (who, tao(amount))).collect()
	}

	fn most_contributors() -> u32 {
		500
	}

	fn of(_: &AccountId) -> impl Iterator<Item = u32> {
		std::iter::empty()
	}

	fn pass_on(_: u32, _: &AccountId, _: &AccountId) {}

	fn weight_of_pass_on() -> Weight {
		Weight::zero()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn raise(creator: &AccountId, contributors: &[AccountId], amount: TaoBalance) {
		let all = core::iter::once(creator).chain(contributors);
		let all: Contributions = all.map(|who| (who.clone(), amount.rao())).collect();
		set_balance(&funds(), amount.rao() * all.len() as u64);
		raise_by(all);
	}
}
