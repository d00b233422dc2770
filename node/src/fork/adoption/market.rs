//! What the subnets hold: reserves, alpha, and the price. The other subnets are there for their
//! share of a block's emission; they have no neurons and no epochs.

use super::stand_in::StandIn;
use frame_support::traits::Get;
use ganglion_economy::Pool;
use ganglion_runtime::{AccountId, Runtime, SubtensorModule};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor::{
	alpha_assets::{AlphaBurned, TotalAlphaIssuance},
	NetworksAdded, PendingOwnerCut, PendingRootAlphaDivs, PendingServerEmission,
	PendingValidatorEmission, SubnetAlphaIn, SubnetAlphaOut, SubnetMechanism, SubnetProtocolAlpha,
	SubnetTAO, Tempo, TotalAlphaStaked, TotalHotkeyAlpha, TotalNetworks, TotalStake,
};
use pallet_subtensor_swap::{AlphaSqrtPrice, SwapBalancer};
use std::collections::{BTreeMap, BTreeSet};

/// Least TAO of an account, in rao.
pub fn deposit() -> u64 {
	<Runtime as pallet_balances::Config>::ExistentialDeposit::get()
}

/// The subnets that the state has, root included.
pub fn subnets() -> BTreeSet<NetUid> {
	NetworksAdded::<Runtime>::iter().filter(|(_, is)| *is).map(|(netuid, _)| netuid).collect()
}

/// The pool of a dynamic subnet; none if the subnet is stable, and an error if it cannot trade.
fn pool(netuid: NetUid) -> Result<Option<Pool>, String> {
	if SubnetMechanism::<Runtime>::get(netuid) == 0 {
		return Ok(None);
	}
	let alpha = SubnetAlphaIn::<Runtime>::get(netuid).rao();
	let tao = SubnetTAO::<Runtime>::get(netuid).rao();
	let weight = SwapBalancer::<Runtime>::get(netuid).quote.deconstruct();
	let told = |fault: String| format!("the pool of subnet {}: {fault}", u16::from(netuid));
	if alpha == 0 || tao == 0 {
		return Err(told(format!(
			"it has {alpha} rao of alpha and {tao} rao of TAO, and needs both"
		)));
	}
	let pool = Pool::new(alpha, tao, weight).map(Some);
	pool.map_err(|error| told(format!("{error:?}")))
}

/// Whether a subnet can trade.
pub fn check(netuid: NetUid) -> Result<(), String> {
	pool(netuid).map(drop)
}

/// Settles what the subnets hold. The stand-in gets the alpha of each that nobody else has. Returns
/// what was changed for it.
pub fn settle(netuid: NetUid, stand_in: &StandIn) -> Result<Vec<String>, String> {
	let subnets = subnets();
	let count = u16::try_from(subnets.len()).map_err(|error| error.to_string())?;
	TotalNetworks::<Runtime>::put(count);
	let staked = staked();
	let mut notes = Vec::new();
	let mut reserves = 0_u64;
	for other in subnets {
		let staked = staked.get(&other).copied().unwrap_or_default();
		settle_alpha(other, staked, stand_in, &mut notes);
		show_price(other)?;
		if other != netuid && !other.is_root() {
			Tempo::<Runtime>::insert(other, 0_u16);
		}
		reserves = reserves.saturating_add(SubnetTAO::<Runtime>::get(other).rao());
	}
	TotalStake::<Runtime>::put(TaoBalance::new(reserves));
	for (other, staked) in self::staked() {
		TotalAlphaStaked::<Runtime>::insert(other, AlphaBalance::new(staked));
	}
	Ok(notes)
}

/// The stake with all hotkeys, by subnet.
fn staked() -> BTreeMap<NetUid, u64> {
	let mut staked = BTreeMap::new();
	for (_, netuid, amount) in TotalHotkeyAlpha::<Runtime>::iter() {
		let sum: &mut u64 = staked.entry(netuid).or_default();
		*sum = sum.saturating_add(amount.rao());
	}
	staked
}

/// Accounts for all alpha of a subnet.
fn settle_alpha(netuid: NetUid, staked: u64, stand_in: &StandIn, notes: &mut Vec<String>) {
	let pots = [
		PendingServerEmission::<Runtime>::get(netuid),
		PendingValidatorEmission::<Runtime>::get(netuid),
		PendingOwnerCut::<Runtime>::get(netuid),
		PendingRootAlphaDivs::<Runtime>::get(netuid),
		SubnetProtocolAlpha::<Runtime>::get(netuid),
		AlphaBurned::<Runtime>::get(netuid),
	];
	let held = pots.iter().fold(staked, |sum, pot| sum.saturating_add(pot.rao()));
	// Stake on root is TAO, which root's reserve holds.
	let out = match netuid.is_root() {
		true => SubnetTAO::<Runtime>::get(netuid).rao(),
		false => SubnetAlphaOut::<Runtime>::get(netuid).rao(),
	};
	let number = u16::from(netuid);
	if held > out {
		notes.push(format!("subnet {number}: {} rao of stake were not counted", held - out));
	}
	let out = out.max(held);
	stand_in.stake(&stand_in.hotkey, netuid, AlphaBalance::new(out - held));
	if netuid.is_root() {
		SubnetAlphaIn::<Runtime>::remove(netuid);
	}
	SubnetAlphaOut::<Runtime>::insert(netuid, AlphaBalance::new(out));
	let reserve = SubnetAlphaIn::<Runtime>::get(netuid);
	let issued = reserve.saturating_add(AlphaBalance::new(out));
	TotalAlphaIssuance::<Runtime>::insert(netuid, issued);
	let is_stable = SubnetMechanism::<Runtime>::get(netuid) == 0;
	let backing = SubnetTAO::<Runtime>::get(netuid).rao();
	if is_stable && backing < out {
		notes.push(format!("subnet {number}: {} rao of alpha were not backed", out - backing));
		SubnetTAO::<Runtime>::insert(netuid, TaoBalance::new(out));
	}
}

/// Stores the price for older clients.
fn show_price(netuid: NetUid) -> Result<(), String> {
	match pool(netuid)? {
		Some(pool) => AlphaSqrtPrice::<Runtime>::insert(netuid, pool.sqrt_price()),
		None => AlphaSqrtPrice::<Runtime>::remove(netuid),
	}
	Ok(())
}

/// What the subnets' accounts hold: the reserve and the existential deposit.
pub fn accounts() -> Vec<(AccountId, u64)> {
	let held = |netuid: NetUid| {
		let reserve = SubnetTAO::<Runtime>::get(netuid).rao();
		(SubtensorModule::account_of(netuid), reserve.saturating_add(deposit()))
	};
	subnets().into_iter().map(held).collect()
}
