//! The calls as the network's clients compose them: index, name, and each argument's name and type
//! name.
//!
//! A new call gets a line here, copied from the clients' own definition. A setting that clients do
//! not know needs none: [`table`] has its line.

/// Calls of `Drand`.
pub const DRAND: [&str; 3] = [
	"0 write_pulse(pulses_payload: PulsesPayload<T::Public, BlockNumberFor<T>>, signature: \
	Option<T::Signature>)",
	"1 set_beacon_config(config_payload: BeaconConfigurationPayload<T::Public, \
	BlockNumberFor<T>>, signature: Option<T::Signature>)",
	"2 set_oldest_stored_round(oldest_round: u64)",
];

/// Calls of `SubtensorModule`.
pub const SUBTENSOR: &[&str] = &[
	"0 set_weights(netuid: NetUid, dests: Vec<u16>, weights: Vec<u16>, version_key: u64)",
	"2 add_stake(hotkey: T::AccountId, netuid: NetUid, amount_staked: TaoBalance)",
	"3 remove_stake(hotkey: T::AccountId, netuid: NetUid, amount_unstaked: AlphaBalance)",
	"4 serve_axon(netuid: NetUid, version: u32, ip: u128, port: u16, ip_type: u8, protocol: u8, \
	placeholder1: u8, placeholder2: u8)",
	"5 serve_prometheus(netuid: NetUid, version: u32, ip: u128, port: u16, ip_type: u8)",
	"6 register(netuid: NetUid, block_number: u64, nonce: u64, work: Vec<u8>, hotkey: \
	T::AccountId, coldkey: T::AccountId)",
	"7 burned_register(netuid: NetUid, hotkey: T::AccountId)",
	"40 serve_axon_tls(netuid: NetUid, version: u32, ip: u128, port: u16, ip_type: u8, \
	protocol: u8, placeholder1: u8, placeholder2: u8, certificate: Vec<u8>)",
	"59 register_network(hotkey: T::AccountId)",
	"61 dissolve_network(coldkey: T::AccountId, netuid: NetUid)",
	"62 root_register(hotkey: T::AccountId)",
	"65 decrease_take(hotkey: T::AccountId, take: u16)",
	"66 increase_take(hotkey: T::AccountId, take: u16)",
	"67 set_children(hotkey: T::AccountId, netuid: NetUid, children: Vec<(u64, T::AccountId)>)",
	"68 set_identity(name: Vec<u8>, url: Vec<u8>, github_repo: Vec<u8>, image: Vec<u8>, discord: \
	Vec<u8>, description: Vec<u8>, additional: Vec<u8>)",
	"69 sudo_set_tx_childkey_take_rate_limit(tx_rate_limit: u64)",
	"70 swap_hotkey(hotkey: T::AccountId, new_hotkey: T::AccountId, netuid: Option<NetUid>)",
	"71 swap_coldkey(old_coldkey: T::AccountId, new_coldkey: T::AccountId, swap_cost: TaoBalance)",
	"72 swap_hotkey_v2(hotkey: T::AccountId, new_hotkey: T::AccountId, netuid: Option<NetUid>, \
	keep_stake: bool)",
	"75 set_childkey_take(hotkey: T::AccountId, netuid: NetUid, take: u16)",
	"76 sudo_set_min_childkey_take(take: u16)",
	"77 sudo_set_max_childkey_take(take: u16)",
	"78 set_subnet_identity(netuid: NetUid, subnet_name: Vec<u8>, github_repo: Vec<u8>, \
	subnet_contact: Vec<u8>, subnet_url: Vec<u8>, discord: Vec<u8>, description: Vec<u8>, \
	logo_url: Vec<u8>, additional: Vec<u8>)",
	"79 register_network_with_identity(hotkey: T::AccountId, identity: \
	Option<SubnetIdentityOfV3>)",
	"83 unstake_all(hotkey: T::AccountId)",
	"84 unstake_all_alpha(hotkey: T::AccountId)",
	"85 move_stake(origin_hotkey: T::AccountId, destination_hotkey: T::AccountId, origin_netuid: \
	NetUid, destination_netuid: NetUid, alpha_amount: AlphaBalance)",
	"86 transfer_stake(destination_coldkey: T::AccountId, hotkey: T::AccountId, origin_netuid: \
	NetUid, destination_netuid: NetUid, alpha_amount: AlphaBalance)",
	"87 swap_stake(hotkey: T::AccountId, origin_netuid: NetUid, destination_netuid: NetUid, \
	alpha_amount: AlphaBalance)",
	"88 add_stake_limit(hotkey: T::AccountId, netuid: NetUid, amount_staked: TaoBalance, \
	limit_price: TaoBalance, allow_partial: bool)",
	"89 remove_stake_limit(hotkey: T::AccountId, netuid: NetUid, amount_unstaked: AlphaBalance, \
	limit_price: TaoBalance, allow_partial: bool)",
	"90 swap_stake_limit(hotkey: T::AccountId, origin_netuid: NetUid, destination_netuid: NetUid, \
	alpha_amount: AlphaBalance, limit_price: TaoBalance, allow_partial: bool)",
	"80 batch_set_weights(netuids: Vec<Compact<NetUid>>, weights: Vec<Vec<(Compact<u16>, \
	Compact<u16>)>>, version_keys: Vec<Compact<u64>>)",
	"91 try_associate_hotkey(hotkey: T::AccountId)",
	"93 associate_evm_key(netuid: NetUid, evm_key: H160, block_number: u64, signature: Signature)",
	"92 start_call(netuid: NetUid)",
	"96 commit_weights(netuid: NetUid, commit_hash: H256)",
	"97 reveal_weights(netuid: NetUid, uids: Vec<u16>, values: Vec<u16>, salt: Vec<u16>, \
	version_key: u64)",
	"98 batch_reveal_weights(netuid: NetUid, uids_list: Vec<Vec<u16>>, values_list: \
	Vec<Vec<u16>>, salts_list: Vec<Vec<u16>>, version_keys: Vec<u64>)",
	"100 batch_commit_weights(netuids: Vec<Compact<NetUid>>, commit_hashes: Vec<H256>)",
	"101 recycle_alpha(hotkey: T::AccountId, amount: AlphaBalance, netuid: NetUid)",
	"102 burn_alpha(hotkey: T::AccountId, amount: AlphaBalance, netuid: NetUid)",
	"103 remove_stake_full_limit(hotkey: T::AccountId, netuid: NetUid, limit_price: \
	Option<TaoBalance>)",
	"109 set_pending_childkey_cooldown(cooldown: u64)",
	"110 register_leased_network(emissions_share: Percent, end_block: \
	Option<BlockNumberFor<T>>)",
	"111 terminate_lease(lease_id: LeaseId, hotkey: T::AccountId)",
	"112 update_symbol(netuid: NetUid, symbol: Vec<u8>)",
	"113 commit_timelocked_weights(netuid: NetUid, commit: BoundedVec<u8, \
	ConstU32<MAX_CRV3_COMMIT_SIZE_BYTES>>, reveal_round: u64, commit_reveal_version: u16)",
	"114 set_coldkey_auto_stake_hotkey(netuid: NetUid, hotkey: T::AccountId)",
	"115 commit_mechanism_weights(netuid: NetUid, mecid: MechId, commit_hash: H256)",
	"116 reveal_mechanism_weights(netuid: NetUid, mecid: MechId, uids: Vec<u16>, values: \
	Vec<u16>, salt: Vec<u16>, version_key: u64)",
	"117 commit_crv3_mechanism_weights(netuid: NetUid, mecid: MechId, commit: BoundedVec<u8, \
	ConstU32<MAX_CRV3_COMMIT_SIZE_BYTES>>, reveal_round: u64)",
	"118 commit_timelocked_mechanism_weights(netuid: NetUid, mecid: MechId, commit: \
	BoundedVec<u8, ConstU32<MAX_CRV3_COMMIT_SIZE_BYTES>>, reveal_round: u64, \
	commit_reveal_version: u16)",
	"119 set_mechanism_weights(netuid: NetUid, mecid: MechId, dests: Vec<u16>, weights: Vec<u16>, \
	version_key: u64)",
	"120 root_dissolve_network(netuid: NetUid)",
	"121 claim_root(subnets: BTreeSet<NetUid>)",
	"122 set_root_claim_type(new_root_claim_type: RootClaimTypeEnum)",
	"123 sudo_set_num_root_claims(new_value: u64)",
	"124 sudo_set_root_claim_threshold(netuid: NetUid, new_value: u64)",
	"125 announce_coldkey_swap(new_coldkey_hash: T::Hash)",
	"126 swap_coldkey_announced(new_coldkey: T::AccountId)",
	"127 dispute_coldkey_swap()",
	"128 reset_coldkey_swap(coldkey: T::AccountId)",
	"129 enable_voting_power_tracking(netuid: NetUid)",
	"130 disable_voting_power_tracking(netuid: NetUid)",
	"131 sudo_set_voting_power_ema_alpha(netuid: NetUid, alpha: u64)",
	"132 add_stake_burn(hotkey: T::AccountId, netuid: NetUid, amount: TaoBalance, limit: \
	Option<TaoBalance>)",
	"133 clear_coldkey_swap_announcement()",
	"134 register_limit(netuid: NetUid, hotkey: T::AccountId, limit_price: u64)",
	"135 set_auto_parent_delegation_enabled(hotkey: T::AccountId, enabled: bool)",
	"136 lock_stake(hotkey: T::AccountId, netuid: NetUid, amount: AlphaBalance)",
	"137 move_lock(destination_hotkey: T::AccountId, netuid: NetUid)",
	"138 set_perpetual_lock(netuid: NetUid, enabled: bool)",
	"139 set_tempo(netuid: NetUid, tempo: u16)",
	"140 set_activity_cutoff_factor(netuid: NetUid, factor_milli: u32)",
	"141 trigger_epoch(netuid: NetUid)",
	"142 set_reject_locked_alpha(enabled: bool)",
	"143 transfer_stake_and_hotkey(destination_coldkey: T::AccountId, origin_hotkey: \
	T::AccountId, destination_hotkey: T::AccountId, origin_netuid: NetUid, destination_netuid: \
	NetUid, alpha_amount: AlphaBalance)",
	"144 add_collateral(netuid: NetUid, hotkey: T::AccountId, alpha: AlphaBalance, limit_price: \
	TaoBalance)",
	"145 set_min_collateral(netuid: NetUid, hotkey: T::AccountId, min_locked: AlphaBalance)",
	"147 stake_into_basket(hotkey: T::AccountId, amount_staked: TaoBalance)",
	"148 claim_root_with_hotkey(hotkey: T::AccountId)",
	"149 move_stake_limit(origin_hotkey: T::AccountId, destination_hotkey: T::AccountId, \
	origin_netuid: NetUid, destination_netuid: NetUid, alpha_amount: AlphaBalance, limit_price: \
	TaoBalance, allow_partial: bool)",
	"150 swap_basket(hotkey: T::AccountId, origin_netuid: NetUid, destination_netuid: NetUid, \
	amount: AlphaBalance, min_amount_out: u64)",
	"151 swap_basket_many(hotkey: T::AccountId, legs: BoundedVec<BasketLeg, ConstU32<{ MOST_LEGS \
	}>>)",
	"152 pow_register(netuid: NetUid, work_block: u64, nonce: u64, work: [u8; 32], hotkey: \
	T::AccountId)",
];

/// Calls of `Commitments`.
pub const COMMITMENTS: &[&str] = &[
	"0 set_commitment(netuid: NetUid, info: Box<CommitmentInfo<T::MaxFields>>)",
	"2 set_max_space(new_limit: u32)",
];

/// Calls of `Crowdloan`.
pub const CROWDLOAN: &[&str] = &[
	"0 create(deposit: BalanceOf<T>, min_contribution: BalanceOf<T>, cap: BalanceOf<T>, end: \
	BlockNumberFor<T>, call: Option<Box<<T as Config>::RuntimeCall>>, target_address: \
	Option<T::AccountId>)",
	"1 contribute(crowdloan_id: CrowdloanId, amount: BalanceOf<T>)",
	"2 withdraw(crowdloan_id: CrowdloanId)",
	"3 finalize(crowdloan_id: CrowdloanId)",
	"4 refund(crowdloan_id: CrowdloanId)",
	"5 dissolve(crowdloan_id: CrowdloanId)",
	"6 update_min_contribution(crowdloan_id: CrowdloanId, new_min_contribution: BalanceOf<T>)",
	"7 update_end(crowdloan_id: CrowdloanId, new_end: BlockNumberFor<T>)",
	"8 update_cap(crowdloan_id: CrowdloanId, new_cap: BalanceOf<T>)",
	"9 set_max_contribution(crowdloan_id: CrowdloanId, new_max_contribution: \
	Option<BalanceOf<T>>)",
];

/// Calls of `LimitOrders`.
pub const LIMIT_ORDERS: &[&str] = &[
	"0 execute_orders(orders: BoundedVec<SignedOrder<T::AccountId>, T::MaxOrdersPerBatch>, \
	should_fail: bool)",
	"1 execute_batched_orders(netuid: NetUid, orders: BoundedVec<SignedOrder<T::AccountId>, \
	T::MaxOrdersPerBatch>)",
	"2 cancel_order(order: VersionedOrder<T::AccountId>)",
	"3 set_pallet_status(enabled: bool)",
];

/// Calls of `AdminUtils`.
pub const ADMIN: &[&str] = &[
	"0 swap_authorities(new_authorities: BoundedVec<<T as Config>::AuthorityId, \
	T::MaxAuthorities>)",
	"1 sudo_set_default_take(default_take: u16)",
	"2 sudo_set_tx_rate_limit(tx_rate_limit: u64)",
	"3 sudo_set_serving_rate_limit(netuid: NetUid, serving_rate_limit: u64)",
	"4 sudo_set_min_difficulty(netuid: NetUid, min_difficulty: u64)",
	"5 sudo_set_max_difficulty(netuid: NetUid, max_difficulty: u64)",
	"6 sudo_set_weights_version_key(netuid: NetUid, weights_version_key: u64)",
	"7 sudo_set_weights_set_rate_limit(netuid: NetUid, weights_set_rate_limit: u64)",
	"8 sudo_set_adjustment_interval(netuid: NetUid, adjustment_interval: u16)",
	"9 sudo_set_adjustment_alpha(netuid: NetUid, adjustment_alpha: u64)",
	"13 sudo_set_immunity_period(netuid: NetUid, immunity_period: u16)",
	"14 sudo_set_min_allowed_weights(netuid: NetUid, min_allowed_weights: u16)",
	"15 sudo_set_max_allowed_uids(netuid: NetUid, max_allowed_uids: u16)",
	"16 sudo_set_kappa(netuid: NetUid, kappa: u16)",
	"17 sudo_set_rho(netuid: NetUid, rho: u16)",
	"18 sudo_set_activity_cutoff(netuid: NetUid, activity_cutoff: u16)",
	"19 sudo_set_network_registration_allowed(netuid: NetUid, registration_allowed: bool)",
	"20 sudo_set_network_pow_registration_allowed(netuid: NetUid, registration_allowed: bool)",
	"21 sudo_set_target_registrations_per_interval(netuid: NetUid, \
	target_registrations_per_interval: u16)",
	"22 sudo_set_min_burn(netuid: NetUid, min_burn: TaoBalance)",
	"23 sudo_set_max_burn(netuid: NetUid, max_burn: TaoBalance)",
	"24 sudo_set_difficulty(netuid: NetUid, difficulty: u64)",
	"25 sudo_set_max_allowed_validators(netuid: NetUid, max_allowed_validators: u16)",
	"26 sudo_set_bonds_moving_average(netuid: NetUid, bonds_moving_average: u64)",
	"27 sudo_set_max_registrations_per_block(netuid: NetUid, max_registrations_per_block: u16)",
	"28 sudo_set_subnet_owner_cut(subnet_owner_cut: u16)",
	"29 sudo_set_network_rate_limit(rate_limit: u64)",
	"30 sudo_set_tempo(netuid: NetUid, tempo: u16)",
	"33 sudo_set_total_issuance(total_issuance: TaoBalance)",
	"35 sudo_set_network_immunity_period(immunity_period: u64)",
	"36 sudo_set_network_min_lock_cost(lock_cost: TaoBalance)",
	"37 sudo_set_subnet_limit(max_subnets: u16)",
	"38 sudo_set_lock_reduction_interval(interval: u64)",
	"39 sudo_set_rao_recycled(netuid: NetUid, rao_recycled: TaoBalance)",
	"42 sudo_set_stake_threshold(min_stake: u64)",
	"43 sudo_set_nominator_min_required_stake(min_stake: u64)",
	"45 sudo_set_tx_delegate_take_rate_limit(tx_rate_limit: u64)",
	"46 sudo_set_min_delegate_take(take: u16)",
	"49 sudo_set_commit_reveal_weights_enabled(netuid: NetUid, enabled: bool)",
	"50 sudo_set_liquid_alpha_enabled(netuid: NetUid, enabled: bool)",
	"51 sudo_set_alpha_values(netuid: NetUid, alpha_low: u16, alpha_high: u16)",
	"57 sudo_set_commit_reveal_weights_interval(netuid: NetUid, interval: u64)",
	"59 schedule_grandpa_change(next_authorities: AuthorityList<T>, in_blocks: BlockNumberFor<T>, \
	forced: Option<BlockNumberFor<T>>)",
	"60 sudo_set_bonds_penalty(netuid: NetUid, bonds_penalty: u16)",
	"61 sudo_set_toggle_transfer(netuid: NetUid, toggle: bool)",
	"63 sudo_set_subnet_moving_alpha(alpha: I96F32)",
	"64 sudo_set_subnet_owner_hotkey(netuid: NetUid, hotkey: <T as \
	frame_system::Config>::AccountId)",
	"65 sudo_set_ema_price_halving_period(netuid: NetUid, ema_halving: u64)",
	"66 sudo_set_subtoken_enabled(netuid: NetUid, subtoken_enabled: bool)",
	"67 sudo_set_sn_owner_hotkey(netuid: NetUid, hotkey: <T as frame_system::Config>::AccountId)",
	"68 sudo_set_alpha_sigmoid_steepness(netuid: NetUid, steepness: i16)",
	"69 sudo_set_yuma3_enabled(netuid: NetUid, enabled: bool)",
	"70 sudo_set_bonds_reset_enabled(netuid: NetUid, enabled: bool)",
	"71 sudo_set_commit_reveal_version(version: u16)",
	"72 sudo_set_owner_immune_neuron_limit(netuid: NetUid, immune_neurons: u16)",
	"73 sudo_set_ck_burn(burn: u64)",
	"74 sudo_set_admin_freeze_window(window: u16)",
	"75 sudo_set_owner_hparam_rate_limit(epochs: u16)",
	"76 sudo_set_mechanism_count(netuid: NetUid, mechanism_count: MechId)",
	"77 sudo_set_mechanism_emission_split(netuid: NetUid, maybe_split: Option<Vec<u16>>)",
	"78 sudo_trim_to_max_allowed_uids(netuid: NetUid, max_n: u16)",
	"79 sudo_set_min_allowed_uids(netuid: NetUid, min_allowed_uids: u16)",
	"80 sudo_set_recycle_or_burn(netuid: NetUid, recycle_or_burn: \
	pallet_subtensor::RecycleOrBurnEnum)",
	"81 sudo_set_tao_flow_cutoff(flow_cutoff: I64F64)",
	"82 sudo_set_tao_flow_normalization_exponent(exponent: U64F64)",
	"83 sudo_set_tao_flow_smoothing_factor(smoothing_factor: u64)",
	"84 sudo_set_min_non_immune_uids(netuid: NetUid, min: u16)",
	"85 sudo_set_start_call_delay(delay: u64)",
	"86 sudo_set_coldkey_swap_announcement_delay(duration: u32)",
	"87 sudo_set_coldkey_swap_reannouncement_delay(duration: u32)",
	"88 sudo_set_max_mechanism_count(max_mechanism_count: MechId)",
	"89 sudo_set_burn_half_life(netuid: NetUid, burn_half_life: u16)",
	"90 sudo_set_burn_increase_mult(netuid: NetUid, burn_increase_mult: U64F64)",
	"91 sudo_set_net_tao_flow_enabled(enabled: bool)",
	"92 sudo_set_owner_cut_enabled(netuid: NetUid, enabled: bool)",
	"93 sudo_set_min_childkey_take_per_subnet(netuid: NetUid, take: u16)",
	"94 sudo_set_subnet_emission_enabled(netuid: NetUid, enabled: bool)",
	"95 sudo_set_owner_cut_auto_lock_enabled(netuid: NetUid, enabled: bool)",
	"96 sudo_set_max_epochs_per_block(max_epochs_per_block: u8)",
	"97 sudo_set_activity_cutoff_factor(netuid: NetUid, factor_milli: u32)",
	"98 sudo_set_collateral_lock_share(netuid: NetUid, lock_share: u16)",
	"99 sudo_set_collateral_drain_ratio(netuid: NetUid, drain_ratio: U64F64)",
	"105 sudo_set_basket_concentration_cap(cap: u16)",
	"106 sudo_set_basket_trading_enabled(enabled: bool)",
	"107 sudo_set_basket_trading_frozen(hotkey: T::AccountId, frozen: bool)",
	"108 sudo_set_basket_daily_turnover_cap(cap: u16)",
	"109 sudo_set_basket_liquidity_cap(cap: u16)",
	"110 sudo_set_basket_min_trade_tao(min_trade_rao: u64)",
	"200 sudo_set_epoch_consensus(netuid: NetUid, mode: EpochConsensus)",
	"201 sudo_set_sigmoid(netuid: NetUid, trust_floor: u16, average_bonds: bool, peg_step: u16, \
	peg_cap: u16)",
	"202 sudo_set_new_subnets_dynamic(dynamic: bool)",
	"203 sudo_set_peer_prediction(netuid: NetUid, settings: PeerPredictionParameters)",
	"204 sudo_set_forecast_skill(netuid: NetUid, enabled: bool)",
	"210 sudo_trim_null_uids_batch(netuid: NetUid, target: u16)",
];

/// A line for each row of the table of settings.
macro_rules! lines {
	(
		chain { $(
			$chain_index:tt $chain_call:ident($chain_arg:ident: $chain_type:ty = $chain_sample:expr)
				=> $chain_item:ident $chain_value:tt $chain_slots:tt
		)* }
		subnet { $(
			#[doc = $doc:tt]
			$index:tt $call:ident($($arg:ident: $type:ty = $sample:expr),+)
				=> $item:ident $value:tt $slots:tt
		)* }
	) => {
		&[
			$(
				concat!(
					$chain_index, " ", stringify!($chain_call), "(",
					stringify!($chain_arg), ": ", stringify!($chain_type), ")",
				),
			)*
			$(
				concat!(
					$index, " ", stringify!($call), "(netuid: NetUid"
					$(, ", ", stringify!($arg), ": ", stringify!($type))+, ")",
				),
			)*
		]
	};
}

/// Returns the calls of `AdminUtils` as the table of settings declares them.
pub fn table() -> Vec<String> {
	let lines: &[&str] = pallet_subtensor::for_each_hyperparameter!(lines);
	// Type names come in words of their own.
	lines.iter().map(|line| line.replace(" < ", "<").replace(" >", ">")).collect()
}
