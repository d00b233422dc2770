//! The invariants after every block: no rao appears or is lost. The identities are those of the
//! protocol pallet's `try_state`.

use super::{
	books::{is_dynamic, NetUid, Position},
	world::World,
};
use crate::failure::Failure;

/// Checks every account.
///
/// # Errors
///
/// Returns the first identity that does not hold, with both sides.
pub fn check(world: &World) -> Result<(), Failure> {
	tao(world)?;
	(0..world.subnets.len()).try_for_each(|netuid| alpha(world, netuid))?;
	world.netuids().try_for_each(|netuid| owed(world, netuid))?;
	claims(world)
}

fn same(world: &World, what: &str, left: u128, right: u128) -> Result<(), Failure> {
	if left == right {
		return Ok(());
	}
	Err(world.failure(&format!("{what}: {left} is not {right}; this is a fault of the program")))
}

/// Checks that balances and reserves hold the initial TAO plus what was minted and not recycled.
fn tao(world: &World) -> Result<(), Failure> {
	let books = &world.books;
	let made = u128::from(books.genesis) + u128::from(books.minted);
	let balances = books.balances.iter().map(|tao| u128::from(*tao)).sum::<u128>();
	let reserves = books.accounts.iter().map(|account| u128::from(account.tao)).sum::<u128>();
	let held = balances + reserves + u128::from(books.elsewhere);
	same(world, "TAO", held + u128::from(books.recycled), made)
}

/// Checks that all alpha is in the reserve or accounted for outside, and that the reserve of a
/// stable subnet backs it.
fn alpha(world: &World, netuid: NetUid) -> Result<(), Failure> {
	let account = &world.books.accounts[netuid];
	let there = u128::from(account.alpha) + u128::from(account.out);
	let counted = u128::from(account.first) + account.made;
	same(world, &format!("alpha of subnet {netuid}"), there + account.destroyed, counted)?;
	let pots = account.pots;
	let pots = [pots.owner, pots.server, pots.validator, pots.root];
	let others = [account.protocol, account.burned, account.set_aside.alpha];
	let held: u128 = pots.into_iter().chain(others).map(u128::from).sum();
	let assigned = held + world.books.staked_on(netuid);
	same(
		world,
		&format!("alpha outside the reserve of subnet {netuid}"),
		assigned,
		account.out.into(),
	)?;
	if !is_dynamic(&world.scenario, netuid) && account.tao < account.out {
		let reason = format!(
			"alpha of subnet {netuid}: {} TAO does not back {}; this is a fault of the program",
			account.tao, account.out
		);
		return Err(world.failure(&reason));
	}
	Ok(())
}

/// Checks that the alpha set aside on a subnet is what root's stakers are owed, to the part of a
/// unit.
fn owed(world: &World, netuid: NetUid) -> Result<(), Failure> {
	let holders = 0..world.scenario.holders.len();
	let rates = world.books.rates.keys().filter(|(_, of)| *of == netuid);
	let positions = rates.flat_map(|(hotkey, _)| {
		holders.clone().map(|holder| Position { netuid, hotkey: *hotkey, holder })
	});
	let owed: u128 = positions.map(|position| world.books.owed_in_parts(position)).sum();
	let aside = world.books.accounts[netuid].set_aside.owed();
	same(world, &format!("what root is owed of subnet {netuid}"), owed, aside)
}

/// Checks that the shares of no pool are worth more than the pool.
fn claims(world: &World) -> Result<(), Failure> {
	for ((netuid, hotkey), pool) in &world.books.pools {
		let shares = world.books.shares.keys();
		let of_pool =
			shares.filter(|position| (position.netuid, position.hotkey) == (*netuid, *hotkey));
		let claimed: u128 = of_pool.map(|position| u128::from(world.books.value(*position))).sum();
		if claimed > u128::from(pool.value) {
			let reason = format!("shares are worth {claimed} of {}", pool.value);
			return Err(world.failure(&format!("{reason}; this is a fault of the program")));
		}
	}
	Ok(())
}
