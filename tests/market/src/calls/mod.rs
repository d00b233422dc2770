//! The calls of the market. Each has one row of a table and a function that draws it.
//!
//! | file | calls |
//! |---|---|
//! | [`staking`] | staking and unstaking |
//! | [`moves`] | stake that changes its hotkey, subnet or coldkey |
//! | [`exits`] | unstaking everything, and burning or recycling alpha |
//! | [`locks`] | locks on stake |
//! | [`collateral`] | collateral of miners |
//! | [`names`] | identities and symbols |
//! | [`owners`] | what owners do to their subnets beside settings |
//! | [`people`] | neurons, hotkeys and subnets |
//! | [`children`] | takes, children and parents |
//! | [`commits`] | weights that are committed to first |
//! | [`commitments`] | what neurons publish |
//! | [`crowdloans`] | crowdloans |
//! | [`ends`] | dissolving subnets |
//! | [`orders`] | limit orders |
//! | [`root`] | root dividends |
//! | [`work`] | neurons' weights and addresses |
//! | [`swaps`] | key swaps |
//! | [`settings`] | settings of root and of owners |
//! | [`money`] | transfers, batches, proxies |

mod children;
mod collateral;
mod commitments;
mod commits;
mod crowdloans;
mod ends;
mod exits;
mod locks;
mod money;
mod moves;
mod names;
mod orders;
mod owners;
mod people;
mod root;
mod settings;
mod staking;
mod swaps;
mod work;

use crate::{
	chain::{Origin, Transaction},
	draw::Draw,
};
use frame_support::traits::{GetCallMetadata, GetCallName};
use ganglion_runtime::{Runtime, RuntimeCall};

/// Draws a call; none where the state does not allow one.
pub type Generator = fn(&mut Draw) -> Option<Transaction>;

/// A call of the market.
pub struct Row {
	/// Its pallet.
	pub pallet: &'static str,
	/// Its name.
	pub name: &'static str,
	/// Its frequency, relative to the other calls.
	pub share: u64,
	/// The function that draws it.
	pub draw: Generator,
}

const fn market(name: &'static str, share: u64, draw: Generator) -> Row {
	Row { pallet: "SubtensorModule", name, share, draw }
}

const fn crowd(name: &'static str, share: u64, draw: Generator) -> Row {
	Row { pallet: "Crowdloan", name, share, draw }
}

const fn limit(name: &'static str, share: u64, draw: Generator) -> Row {
	Row { pallet: "LimitOrders", name, share, draw }
}

const fn admin(name: &'static str, share: u64, draw: Generator) -> Row {
	Row { pallet: "AdminUtils", name, share, draw }
}

/// Calls of people. [`settings::rows`] has further rows.
const ROWS: &[Row] = &[
	market("add_stake", 100, staking::add_stake),
	market("add_stake_limit", 60, staking::add_stake_limit),
	market("remove_stake", 80, staking::remove_stake),
	market("remove_stake_limit", 60, staking::remove_stake_limit),
	market("remove_stake_full_limit", 20, staking::remove_stake_full_limit),
	market("move_stake", 50, moves::move_stake),
	market("transfer_stake", 40, moves::transfer_stake),
	market("swap_stake", 50, moves::swap_stake),
	market("swap_stake_limit", 50, moves::swap_stake_limit),
	market("unstake_all", 6, exits::unstake_all),
	market("unstake_all_alpha", 6, exits::unstake_all_alpha),
	market("recycle_alpha", 20, exits::recycle_alpha),
	market("burn_alpha", 20, exits::burn_alpha),
	market("add_stake_burn", 20, exits::add_stake_burn),
	market("burned_register", 40, people::burned_register),
	market("register_limit", 20, people::register_limit),
	market("register", 5, people::register),
	market("pow_register", 30, people::pow_register),
	market("root_register", 15, people::root_register),
	market("try_associate_hotkey", 10, people::try_associate_hotkey),
	market("swap_hotkey", 8, swaps::swap_hotkey),
	market("swap_hotkey_v2", 8, swaps::swap_hotkey_v2),
	market("announce_coldkey_swap", 3, swaps::announce_coldkey_swap),
	market("swap_coldkey_announced", 6, swaps::swap_coldkey_announced),
	market("dispute_coldkey_swap", 1, swaps::dispute_coldkey_swap),
	market("clear_coldkey_swap_announcement", 3, swaps::clear_coldkey_swap_announcement),
	market("reset_coldkey_swap", 3, swaps::reset_coldkey_swap),
	market("swap_coldkey", 3, swaps::swap_coldkey),
	market("register_network", 15, people::register_network),
	market("register_network_with_identity", 5, names::register_network_with_identity),
	market("set_identity", 5, names::set_identity),
	market("set_subnet_identity", 5, names::set_subnet_identity),
	market("update_symbol", 5, names::update_symbol),
	market("start_call", 20, people::start_call),
	market("trigger_epoch", 20, people::trigger_epoch),
	market("set_tempo", 2, people::set_tempo),
	market("set_activity_cutoff_factor", 2, people::set_activity_cutoff_factor),
	market("enable_voting_power_tracking", 3, people::enable_voting_power_tracking),
	market("disable_voting_power_tracking", 1, people::disable_voting_power_tracking),
	market("sudo_set_voting_power_ema_alpha", 1, root::sudo_set_voting_power_ema_alpha),
	admin("sudo_set_activity_cutoff_factor", 2, owners::sudo_set_activity_cutoff_factor),
	admin("sudo_set_subnet_owner_hotkey", 2, owners::sudo_set_subnet_owner_hotkey),
	admin("sudo_set_sn_owner_hotkey", 2, owners::sudo_set_sn_owner_hotkey),
	admin("sudo_trim_to_max_allowed_uids", 2, owners::sudo_trim_to_max_allowed_uids),
	admin("sudo_trim_null_uids_batch", 2, owners::sudo_trim_null_uids_batch),
	market("set_children", 40, children::set_children),
	market("set_childkey_take", 10, children::set_childkey_take),
	market("increase_take", 10, children::increase_take),
	market("decrease_take", 10, children::decrease_take),
	market("set_auto_parent_delegation_enabled", 5, children::set_auto_parent_delegation_enabled),
	market(
		"sudo_set_tx_childkey_take_rate_limit",
		1,
		children::sudo_set_tx_childkey_take_rate_limit,
	),
	market("sudo_set_min_childkey_take", 1, children::sudo_set_min_childkey_take),
	market("sudo_set_max_childkey_take", 1, children::sudo_set_max_childkey_take),
	market("set_pending_childkey_cooldown", 1, children::set_pending_childkey_cooldown),
	market("root_dissolve_network", 1, ends::root_dissolve_network),
	market("dissolve_network", 1, ends::dissolve_network),
	market("move_stake_limit", 40, moves::move_stake_limit),
	market("transfer_stake_and_hotkey", 30, moves::transfer_stake_and_hotkey),
	market("lock_stake", 30, locks::lock_stake),
	market("move_lock", 10, locks::move_lock),
	market("set_perpetual_lock", 8, locks::set_perpetual_lock),
	market("set_reject_locked_alpha", 5, locks::set_reject_locked_alpha),
	market("add_collateral", 20, collateral::add_collateral),
	market("set_min_collateral", 10, collateral::set_min_collateral),
	market("set_coldkey_auto_stake_hotkey", 15, staking::set_coldkey_auto_stake_hotkey),
	Row { pallet: "Swap", name: "set_fee_rate", share: 2, draw: settings::set_fee_rate },
	market("claim_root", 20, root::claim_root),
	market("claim_root_with_hotkey", 20, root::claim_root_with_hotkey),
	market("stake_into_basket", 20, root::stake_into_basket),
	market("swap_basket", 30, root::swap_basket),
	market("swap_basket_many", 10, root::swap_basket_many),
	admin("sudo_set_basket_trading_frozen", 1, root::sudo_set_basket_trading_frozen),
	market("set_root_claim_type", 5, root::set_root_claim_type),
	market("sudo_set_num_root_claims", 1, root::sudo_set_num_root_claims),
	market("sudo_set_root_claim_threshold", 1, root::sudo_set_root_claim_threshold),
	market("set_weights", 100, work::set_weights),
	market("set_mechanism_weights", 40, work::set_mechanism_weights),
	market("batch_set_weights", 10, commits::batch_set_weights),
	market("commit_weights", 80, commits::commit_weights),
	market("commit_mechanism_weights", 60, commits::commit_mechanism_weights),
	market("batch_commit_weights", 10, commits::batch_commit_weights),
	market("reveal_weights", 160, commits::reveal_weights),
	market("reveal_mechanism_weights", 200, commits::reveal_mechanism_weights),
	market("batch_reveal_weights", 150, commits::batch_reveal_weights),
	market("commit_timelocked_weights", 40, commits::commit_timelocked_weights),
	market("commit_timelocked_mechanism_weights", 10, commits::commit_timelocked_mechanism_weights),
	market("commit_crv3_mechanism_weights", 10, commits::commit_crv3_mechanism_weights),
	market("serve_axon", 10, work::serve_axon),
	market("serve_axon_tls", 10, work::serve_axon_tls),
	market("associate_evm_key", 10, work::associate_evm_key),
	market("serve_prometheus", 10, work::serve_prometheus),
	Row {
		pallet: "Commitments",
		name: "set_commitment",
		share: 20,
		draw: commitments::set_commitment,
	},
	Row {
		pallet: "Commitments",
		name: "set_max_space",
		share: 1,
		draw: commitments::set_max_space,
	},
	market("terminate_lease", 3, crowdloans::terminate_lease),
	crowd("create", 12, crowdloans::create),
	crowd("contribute", 40, crowdloans::contribute),
	crowd("withdraw", 8, crowdloans::withdraw),
	crowd("finalize", 8, crowdloans::finalize),
	crowd("refund", 3, crowdloans::refund),
	crowd("dissolve", 5, crowdloans::dissolve),
	crowd("update_min_contribution", 2, crowdloans::update_min_contribution),
	crowd("update_end", 2, crowdloans::update_end),
	crowd("update_cap", 6, crowdloans::update_cap),
	crowd("set_max_contribution", 2, crowdloans::set_max_contribution),
	limit("execute_orders", 40, orders::execute_orders),
	limit("execute_batched_orders", 40, orders::execute_batched_orders),
	limit("cancel_order", 4, orders::cancel_order),
	limit("set_pallet_status", 2, orders::set_pallet_status),
	Row {
		pallet: "Balances",
		name: "transfer_keep_alive",
		share: 30,
		draw: money::transfer_keep_alive,
	},
	Row {
		pallet: "Balances",
		name: "transfer_allow_death",
		share: 20,
		draw: money::transfer_allow_death,
	},
	Row { pallet: "Balances", name: "transfer_all", share: 5, draw: money::transfer_all },
	Row { pallet: "Balances", name: "burn", share: 3, draw: money::burn },
	Row { pallet: "Utility", name: "batch", share: 15, draw: money::batch },
	Row { pallet: "Utility", name: "batch_all", share: 15, draw: money::batch_all },
	Row { pallet: "Utility", name: "force_batch", share: 10, draw: money::force_batch },
	Row { pallet: "Proxy", name: "add_proxy", share: 5, draw: money::add_proxy },
	Row { pallet: "Proxy", name: "remove_proxies", share: 2, draw: money::remove_proxies },
	Row { pallet: "Proxy", name: "proxy", share: 15, draw: money::proxy },
];

/// Calls that the market leaves out.
const LEFT_OUT: &[&str] = &[
	// Crowdloans carry it; alone it always fails.
	"register_leased_network",
	// It always fails.
	"sudo_set_total_issuance",
	// The market's blocks keep the author of its genesis.
	"swap_authorities",
	"schedule_grandpa_change",
];

/// Returns all rows.
pub fn rows() -> impl Iterator<Item = &'static Row> {
	ROWS.iter().chain(settings::rows())
}

/// Returns the calls of the protocol, its administration, commitments, crowdloans and orders that
/// have no row.
pub fn missing() -> Vec<String> {
	let market = pallet_subtensor::Call::<Runtime>::get_call_names();
	let settings = pallet_admin_utils::Call::<Runtime>::get_call_names();
	let commitments = pallet_commitments::Call::<Runtime>::get_call_names();
	let crowdloans = pallet_crowdloan::Call::<Runtime>::get_call_names();
	let orders = pallet_limit_orders::Call::<Runtime>::get_call_names();
	let market = market.iter().map(|name| ("SubtensorModule", *name));
	let all = market
		.chain(settings.iter().map(|name| ("AdminUtils", *name)))
		.chain(commitments.iter().map(|name| ("Commitments", *name)))
		.chain(crowdloans.iter().map(|name| ("Crowdloan", *name)))
		.chain(orders.iter().map(|name| ("LimitOrders", *name)));
	let is_made =
		|pallet: &str, name: &str| rows().any(|row| row.pallet == pallet && row.name == name);
	all.filter(|(pallet, name)| !is_made(pallet, name) && !LEFT_OUT.contains(name))
		.map(|(pallet, name)| format!("{pallet}.{name}"))
		.collect()
}

/// Draws a call by the frequencies.
pub fn draw(draw: &mut Draw) -> Transaction {
	loop {
		let row = pick(draw, rows);
		let Some(transaction) = (row.draw)(draw) else { continue };
		let made = transaction.call.get_call_metadata();
		assert_eq!(
			(made.pallet_name, made.function_name),
			(row.pallet, row.name),
			"a row has another name than its call"
		);
		return transaction;
	}
}

/// Draws a call for the acting person's coldkey, among those whose alpha the ledger can follow
/// inside other calls.
fn draw_for_actor(draw: &mut Draw) -> RuntimeCall {
	const ALONE: [&str; 6] = [
		// It may create a leased subnet.
		"finalize",
		"register",
		"burned_register",
		"register_limit",
		"register_network",
		"register_network_with_identity",
	];
	let actor = draw.coldkey();
	loop {
		let row = pick(draw, || ROWS.iter().filter(|row| !ALONE.contains(&row.name)));
		if matches!(row.pallet, "Utility" | "Proxy") {
			continue;
		}
		match (row.draw)(draw) {
			Some(Transaction { origin: Origin::Signed(who), call }) if who == actor => return call,
			_ => continue,
		}
	}
}

fn pick<I: Iterator<Item = &'static Row>>(draw: &mut Draw, rows: impl Fn() -> I) -> &'static Row {
	let mut left = draw.dice.below(rows().map(|row| row.share).sum());
	for row in rows() {
		match left.checked_sub(row.share) {
			Some(rest) => left = rest,
			None => return row,
		}
	}
	unreachable!("what is left is below the sum of shares")
}
