//! Drives the release binary over RPC: real nodes, real blocks.
//!
//! `GANGLION_BIN` is the path of the node (default: `ganglion` on the `PATH`). The arguments are
//! those of a test program: a filter, `--list`, `--test-threads` and so on. `--bless` runs no test:
//! it writes the fingerprint of the current metadata to `metadata.lock`.

mod client;
mod demo;
mod harness;
mod keys;
mod metadata;
mod node;
mod quiet;
mod tests;
mod transaction;

use libtest_mimic::{Arguments, Trial};
use std::{error::Error, process::ExitCode};

/// Result of a test or of a step of one.
pub type Result<T = (), E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

/// Lists tests by module.
macro_rules! list {
	($($module:ident: $($test:ident)*;)*) => {
		vec![$($(
			harness::test(
				concat!(stringify!($module), "::", stringify!($test)),
				tests::$module::$test,
			),
		)*)*]
	};
}

fn main() -> ExitCode {
	if std::env::args().any(|argument| argument == "--bless") {
		return harness::run_alone(tests::metadata::bless());
	}
	harness::run(Arguments::from_args(), all())
}

/// Returns all tests.
fn all() -> Vec<Trial> {
	let all = [of_the_chain(), of_the_node(), of_development(), of_calls(), of_the_metadata()];
	all.into_iter().flatten().collect()
}

/// Returns the tests of the chain.
fn of_the_chain() -> Vec<Trial> {
	list! {
		blocks:
			blocks_should_be_made_and_become_final
			demo_subnet_should_pay_from_the_first_epoch_on
			demo_miners_should_still_be_paid_after_2000_blocks;
		conservation:
			every_rao_should_be_accounted_for;
		presets:
			development_should_start_with_the_demo_keys
			localnet_should_start_with_its_people_and_networks
			localnet_should_start_with_the_settings_that_clients_expect;
		work:
			coldkey_that_never_had_funds_should_register_by_proof_of_work
			account_without_funds_should_make_no_other_call;
	}
}

/// Returns the tests of a node: its network, its interface, its pool, its disk and its commands.
fn of_the_node() -> Vec<Trial> {
	list! {
		network:
			two_nodes_should_agree_on_blocks_and_pass_transactions_on
			killed_node_should_keep_its_state_and_go_on;
		pool:
			burst_of_one_sender_should_be_included
			burst_in_reverse_should_be_included
			waiting_transaction_should_leave_when_its_era_ends
			full_pool_should_refuse
			replaced_transaction_should_be_reported;
		arguments:
			longest_arguments_should_not_keep_the_runtime_busy;
		limits:
			long_parameters_should_be_refused
			large_calls_should_leave_room_for_others
			subscriptions_should_be_limited_for_all_connections_together
			client_that_reads_nothing_should_be_disconnected;
		disk:
			node_should_stop_without_an_error
			database_should_be_checked
			new_chain_should_not_begin_over_existing_files
			cut_table_should_be_named
			full_disk_should_be_named
			public_chain_with_well_known_keys_should_be_refused;
		rpc:
			methods_of_clients_should_be_served
			batches_should_be_answered_in_full
			token_should_be_shown_as_clients_expect;
		metrics:
			market_should_be_measured;
		commands:
			another_block_time_should_be_refused
			another_engine_should_be_refused
			block_time_of_a_live_chain_should_be_refused
			specification_should_be_written
			key_should_be_made
			blocks_should_be_exported_and_imported
			chain_should_be_purged;
	}
}

/// Returns the tests of what only development chains have.
fn of_development() -> Vec<Trial> {
	list! {
		devnet:
			development_chain_should_make_its_blocks_itself
			other_chains_should_have_no_methods_of_development
			methods_of_development_should_be_unsafe
			mode_should_change_while_the_node_runs
			blocks_should_be_made_by_count_number_and_epoch
			clock_should_be_moved_forward_only
			anybody_should_be_funded
			anybody_should_make_calls
			storage_should_be_set
			trial_should_change_nothing
			revert_after_anything_should_be_the_identity
			clock_should_go_back_with_the_snapshot
			unknown_snapshots_should_be_refused
			head_should_be_set_to_an_earlier_block
			last_blocks_should_be_replaced
			revert_over_many_blocks_should_be_quick
			state_should_be_written_and_loaded
			wrong_files_should_be_refused
			start_should_be_told_to_programs_and_people
			flags_of_development_chains_should_be_refused_elsewhere
			forked_chain_should_go_on_as_its_source_does
			forked_subnet_should_go_on_as_on_its_source
			subnet_in_the_networks_layout_should_go_on
			forks_of_earlier_programs_should_be_read
			source_that_goes_away_should_leave_nothing_behind
			wrong_forks_should_be_refused
			program_should_rule_its_chain
			program_should_be_told_what_is_wrong
			node_should_end_with_the_chain;
		explorer:
			explorer_should_be_served_by_default_with_dev_only
			explorer_of_a_live_chain_should_be_refused
			taken_port_should_be_refused_only_if_it_was_asked_for;
	}
}

/// Returns the tests of calls: what is refused, done and paid.
fn of_calls() -> Vec<Trial> {
	list! {
		refusals:
			malformed_transaction_should_be_refused
			wrong_signature_should_be_refused
			oversized_call_should_be_refused
			unknown_method_should_be_refused
			what_a_call_changes_should_be_noticed
			unregistered_hotkey_should_be_refused
			wrong_weights_should_be_refused
			failed_free_call_should_cost_its_fee_or_a_pause
			batch_should_name_each_subnet_once
			long_free_call_should_be_refused
			transfer_to_a_subnet_should_be_refused;
		safe_mode:
			safe_mode_should_let_only_neurons_and_root_go_on;
		stake_refusals:
			stake_beyond_the_balance_should_be_refused
			limit_on_the_wrong_side_should_be_refused
			stake_with_an_unknown_hotkey_should_be_refused;
		weights:
			hotkey_that_never_had_funds_should_set_weights
			committed_weights_should_be_revealed_in_the_next_epoch;
		key_swaps:
			hotkey_should_be_swapped_with_all_that_it_has
			coldkey_should_be_swapped_after_its_announcement;
		shield:
			carrier_should_be_followed_by_what_it_holds
			carriers_should_be_followed_by_what_they_hold_in_slots
			every_author_should_decrypt_what_is_for_its_own_key
			carrier_should_be_paid_for_whatever_it_holds
			unfit_carriers_should_be_refused
			key_should_be_replaced_when_it_is_old;
		beacon:
			pulses_of_a_file_should_be_stored
			pulse_should_be_written_by_whoever_has_it
			false_pulse_should_be_refused
			development_beacon_should_open_what_is_encrypted_for_it
			development_beacon_should_be_asked_for_at_genesis
			file_without_pulses_should_be_refused;
		modes:
			every_mode_should_pay_what_its_input_says
			mechanisms_should_share_what_a_subnet_earns
			owner_should_choose_the_consensus;
		replay:
			simulator_should_replay_every_mode
			simulator_should_replay_several_mechanisms;
		fees:
			fee_should_be_what_the_payer_loses_and_the_author_gets
			fee_should_pay_for_weight_and_length
			tip_should_be_charged_on_top
			free_call_should_cost_its_tip_alone
			fee_should_be_paid_with_stake_when_the_balance_does_not_cover_it;
		hardware:
			hardware_wallet_should_sign_for_this_metadata_and_no_other;
		proxies:
			samples_should_be_of_every_call
			every_wrapper_should_be_looked_into
			no_composition_of_wrappers_should_do_what_the_call_may_not
			superset_should_be_told_only_where_the_filter_is_one
			beneficiary_of_a_lease_should_run_the_subnet_and_no_more
			limited_proxy_should_reach_no_further_through_other_accounts
			wrapper_should_be_of_the_normal_class;
		proxy_filters:
			listed_calls_should_be_those_that_the_filter_allows
			wrappers_should_carry_only_what_is_listed
			filters_should_be_asked_by_number;
	}
}

/// Returns the tests of the runtime's metadata.
fn of_the_metadata() -> Vec<Trial> {
	list! {
		metadata:
			account_id_should_be_type_zero
			call_should_be_one_type
			storage_should_have_the_same_type_ids_in_v14_and_v15
			own_types_should_show_as_what_they_hold
			bounded_lists_should_show_as_plain_sequences
			fixed_point_numbers_should_be_composites_of_bits
			extrinsics_should_have_version_four
			extensions_should_be_in_the_order_of_the_wire
			errors_should_have_a_doc_line
			errors_should_be_numbered_by_position
			pallets_should_have_the_indices_of_the_wire
			calls_should_be_as_clients_compose_them
			proxy_types_should_be_those_of_the_wire
			slot_duration_should_be_the_block_time
			raw_keys_should_be_those_of_the_wire
			v15_should_match_the_committed_fingerprint;
	}
}
