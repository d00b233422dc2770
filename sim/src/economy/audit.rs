//! What must hold after every block: no rao is made or lost on the way. The identities are those of the chain's
//! `try_state.rs`.

use super::{
	books::{is_dynamic, NetUid},
	world::World,
};
use crate::failure::Failure;

/// Checks every account.
///
/// # Errors
///
/// The first identity that does not hold, with both sides.
pub fn check(world: &World) -> Result<(), Failure> {
	tao(world)?;
	(0..world.subnets.len()).try_for_each(|netuid| alpha(world, netuid))?;
	claims(world)
}

fn same(world: &World, what: &str, left: u128, right: u128) -> Result<(), Failure> {
	if left == right {
		return Ok(());
	}
	Err(world.failure(&format!("{what}: {left} is not {right}; this is a fault of the program")))
}

/// What was there, and what was minted and not recycled, lies in balances and reserves.
fn tao(world: &World) -> Result<(), Failure> {
	let books = &world.books;
	let made = u128::from(books.genesis) + u128::from(books.minted);
	let balances = books.balances.iter().map(|tao| u128::from(*tao)).sum::<u128>();
	let reserves = books.accounts.iter().map(|account| u128::from(account.tao)).sum::<u128>();
	let held = balances + reserves + u128::from(books.elsewhere);
	same(world, "TAO", held + u128::from(books.recycled), made)
}

/// Alpha is in the reserve or outside, and outside it is somebody's; on a stable subnet the reserve backs it.
fn alpha(world: &World, netuid: NetUid) -> Result<(), Failure> {
	let account = &world.books.accounts[netuid];
	let there = u128::from(account.alpha) + u128::from(account.out);
	let counted = u128::from(account.first) + account.made;
	same(world, &format!("alpha of subnet {netuid}"), there + account.destroyed, counted)?;
	let pots = account.pots;
	let held =
		[pots.owner, pots.server, pots.validator, pots.root, account.protocol, account.burned];
	let held: u128 = held.into_iter().map(u128::from).sum();
	let assigned = held + world.books.staked_on(netuid) + world.books.set_aside(netuid);
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

/// Nobody can claim more than there is.
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
