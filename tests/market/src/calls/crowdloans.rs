//! Crowdloans.

use super::draw_for_actor;
use crate::{
	chain::Transaction,
	dice::TAO,
	draw::{signed, Draw},
};
use ganglion_runtime::{AccountId, Crowdloan, Runtime, RuntimeCall, System};
use pallet_crowdloan::{types::CrowdloanInfoOf, Call, Crowdloans, NextCrowdloanId};
use pallet_subtensor::{Call as Subtensor, SubnetLeases};
use sp_runtime::Percent;

/// Calls deal with this many of the last crowdloans.
const RECENT: u32 = 24;

/// The least number of blocks of a crowdloan.
const WEEK: u32 = 50_400;

/// Draws one of the last crowdloans, of those that can be finalized if `full`.
fn recent(draw: &mut Draw, full: bool) -> Option<(u32, CrowdloanInfoOf<Runtime>)> {
	let next = NextCrowdloanId::<Runtime>::get();
	let recent = next.saturating_sub(RECENT)..next;
	let stored = recent.filter_map(|id| Some((id, Crowdloans::<Runtime>::get(id)?)));
	let fits = |crowdloan: &CrowdloanInfoOf<Runtime>| {
		!full || (!crowdloan.finalized && crowdloan.raised == crowdloan.cap)
	};
	let found: Vec<_> = stored.filter(|(_, crowdloan)| fits(crowdloan)).collect();
	draw.dice.pick(&found)
}

/// Draws a crowdloan and its creator, or sometimes the acting person.
fn of_creator(draw: &mut Draw, full: bool) -> Option<(AccountId, u32, CrowdloanInfoOf<Runtime>)> {
	let (id, crowdloan) = recent(draw, full)?;
	let who = if draw.actor.is_some() || draw.dice.chance(3) {
		draw.coldkey()
	} else {
		crowdloan.creator.clone()
	};
	Some((who, id, crowdloan))
}

pub fn create(draw: &mut Draw) -> Option<Transaction> {
	let person = draw.person();
	let deposit = draw.dice.between(9, 40) * TAO;
	let target = draw.anybody();
	let (call, target_address) = match draw.dice.below(12) {
		10.. => {
			let emissions_share = Percent::from_percent(draw.dice.below(101) as u8);
			let blocks = draw.dice.between(20, 300) as u32;
			let ends = draw.dice.chance(70).then(|| System::block_number() + blocks);
			let lease = Subtensor::register_leased_network { emissions_share, end_block: ends };
			(Some(Box::new(RuntimeCall::SubtensorModule(lease))), None)
		},
		0 => {
			let mut inner = Draw { dice: &mut *draw.dice, world: draw.world, actor: Some(person) };
			(Some(Box::new(draw_for_actor(&mut inner))), None)
		},
		1 if draw.dice.chance(10) => (None, Some(Crowdloan::funds_account(0))),
		_ => (None, Some(draw.world.coldkey(target))),
	};
	let min_contribution = draw.dice.between(TAO / 20, TAO);
	let cap = deposit + draw.dice.amount(100 * TAO) % (1_000 * TAO);
	let end = System::block_number() + WEEK + draw.dice.below(100) as u32;
	let call = Call::create { deposit, min_contribution, cap, end, call, target_address };
	signed(draw.world.coldkey(person), call)
}

pub fn terminate_lease(draw: &mut Draw) -> Option<Transaction> {
	let leases: Vec<_> = SubnetLeases::<Runtime>::iter().take(8).collect();
	let (lease_id, lease) = draw.dice.pick(&leases)?;
	let hotkeys = pallet_subtensor::OwnedHotkeys::<Runtime>::get(&lease.beneficiary);
	let hotkey = draw.dice.pick(&hotkeys)?;
	let who = if draw.actor.is_some() { draw.coldkey() } else { lease.beneficiary };
	signed(who, Subtensor::terminate_lease { lease_id, hotkey })
}

pub fn contribute(draw: &mut Draw) -> Option<Transaction> {
	let (crowdloan_id, crowdloan) = recent(draw, false)?;
	let amount = if draw.dice.chance(40) {
		crowdloan.cap
	} else {
		draw.dice.amount(crowdloan.cap.saturating_sub(crowdloan.raised))
	};
	signed(draw.coldkey(), Call::contribute { crowdloan_id, amount })
}

pub fn withdraw(draw: &mut Draw) -> Option<Transaction> {
	let (crowdloan_id, _) = recent(draw, false)?;
	let contributors = pallet_crowdloan::Contributions::<Runtime>::iter_key_prefix(crowdloan_id);
	let contributors: Vec<_> = contributors.collect();
	let who = match draw.actor {
		None if draw.dice.chance(80) => draw.dice.pick(&contributors)?,
		_ => draw.coldkey(),
	};
	signed(who, Call::withdraw { crowdloan_id })
}

pub fn finalize(draw: &mut Draw) -> Option<Transaction> {
	let full = draw.dice.chance(90);
	let (who, crowdloan_id, _) = of_creator(draw, full)?;
	signed(who, Call::finalize { crowdloan_id })
}

pub fn refund(draw: &mut Draw) -> Option<Transaction> {
	let (who, crowdloan_id, _) = of_creator(draw, false)?;
	signed(who, Call::refund { crowdloan_id })
}

pub fn dissolve(draw: &mut Draw) -> Option<Transaction> {
	let (who, crowdloan_id, _) = of_creator(draw, false)?;
	signed(who, Call::dissolve { crowdloan_id })
}

pub fn update_min_contribution(draw: &mut Draw) -> Option<Transaction> {
	let (who, crowdloan_id, _) = of_creator(draw, false)?;
	let new_min_contribution = draw.dice.between(TAO / 20, TAO);
	signed(who, Call::update_min_contribution { crowdloan_id, new_min_contribution })
}

pub fn update_end(draw: &mut Draw) -> Option<Transaction> {
	let (who, crowdloan_id, _) = of_creator(draw, false)?;
	let new_end = System::block_number() + WEEK + draw.dice.below(100) as u32;
	signed(who, Call::update_end { crowdloan_id, new_end })
}

pub fn update_cap(draw: &mut Draw) -> Option<Transaction> {
	let (who, crowdloan_id, crowdloan) = of_creator(draw, false)?;
	let new_cap = if draw.dice.chance(50) {
		crowdloan.raised
	} else {
		crowdloan.raised.saturating_add(draw.dice.amount(20 * TAO))
	};
	signed(who, Call::update_cap { crowdloan_id, new_cap })
}

pub fn set_max_contribution(draw: &mut Draw) -> Option<Transaction> {
	let (who, crowdloan_id, _) = of_creator(draw, false)?;
	let new_max_contribution =
		if draw.dice.chance(50) { None } else { Some(draw.dice.between(5, 100) * TAO) };
	signed(who, Call::set_max_contribution { crowdloan_id, new_max_contribution })
}
