//! The runtime APIs that the node and clients call.

use crate::{
	classes, genesis_config_presets, metadata, opaque::SessionKeys, proxy_filters, AccountId, Aura,
	Balance, Block, Executive, Grandpa, Header, InherentDataExt, MevShield, Nonce, Runtime,
	RuntimeCall, SubtensorModule, Swap, System, TransactionPayment, UncheckedExtrinsic,
};
use alloc::{borrow::Cow, collections::BTreeMap, vec::Vec};
use codec::DecodeLimit;
use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	MAX_EXTRINSIC_DEPTH,
};
use ganglion_shield::{envelope::Envelope, KeyHash};
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance};
use pallet_subtensor_runtime_api::*;
use pallet_subtensor_swap_runtime_api::{SimSwapResult, SubnetPrice};
use sp_api::impl_runtime_apis;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::OpaqueMetadata;
use sp_runtime::{
	generic::Preamble,
	traits::Block as BlockT,
	transaction_validity::{TransactionSource, TransactionValidity},
	AccountId32, ApplyExtrinsicResult,
};
use sp_version::RuntimeVersion;
use substrate_fixed::types::U64F64;

/// The runtime's version. `spec_version` rises with every change that clients can see, because they
/// cache metadata by it.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: Cow::Borrowed("ganglion"),
	impl_name: Cow::Borrowed("ganglion"),
	authoring_version: 1,
	spec_version: 13,
	impl_version: 1,
	apis: RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &Header) -> sp_runtime::ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			metadata::at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			metadata::VERSIONS.to_vec()
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(
			data: sp_inherents::InherentData,
		) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &Header) {
			Executive::offchain_worker(header)
		}
	}

	impl ganglion_shield::api::ShieldApi<Block> for Runtime {
		fn try_decode_shielded_tx(transaction: <Block as BlockT>::Extrinsic) -> Option<Envelope> {
			pallet_mev_shield::extensions::ciphertext::<Runtime>(&transaction.function)
				.and_then(Envelope::open)
		}

		fn is_shielded_using_current_key(key_hash: KeyHash) -> bool {
			MevShield::is_current(key_hash)
		}

		fn decode_signed_tx(bytes: Vec<u8>) -> Option<<Block as BlockT>::Extrinsic> {
			let depth = MAX_EXTRINSIC_DEPTH;
			UncheckedExtrinsic::decode_all_with_depth_limit(depth, &mut &bytes[..])
				.ok()
				.filter(|transaction| matches!(transaction.preamble, Preamble::Signed(..)))
				.filter(|transaction| !classes::is_mandatory(&transaction.function))
		}
	}

	impl sp_consensus_aura::AuraApi<Block, AuraId> for Runtime {
		fn slot_duration() -> sp_consensus_aura::SlotDuration {
			sp_consensus_aura::SlotDuration::from_millis(Aura::slot_duration())
		}

		fn authorities() -> Vec<AuraId> {
			pallet_aura::Authorities::<Runtime>::get().into_inner()
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> sp_session::OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(
			encoded: Vec<u8>,
		) -> Option<Vec<(Vec<u8>, sp_core::crypto::KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			Grandpa::current_set_id()
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			_equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				sp_runtime::traits::NumberFor<Block>,
			>,
			_key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			None
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			_authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			None
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: frame_support::weights::Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl
		pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
			Block,
			Balance,
			RuntimeCall,
		> for Runtime
	{
		fn query_call_info(
			call: RuntimeCall,
			len: u32,
		) -> pallet_transaction_payment::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(
			call: RuntimeCall,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: frame_support::weights::Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(config: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<crate::RuntimeGenesisConfig>(config)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<crate::RuntimeGenesisConfig>(id, genesis_config_presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis_config_presets::preset_names()
		}
	}

	impl pallet_subtensor_swap_runtime_api::SwapRuntimeApi<Block> for Runtime {
		fn current_alpha_price(netuid: NetUid) -> u64 {
			Swap::price_in_rao(netuid)
		}

		fn current_alpha_price_all() -> Vec<SubnetPrice> {
			SubtensorModule::subnets()
				.into_iter()
				.map(|netuid| SubnetPrice { netuid, price: Swap::price_in_rao(netuid) })
				.collect()
		}

		fn sim_swap_tao_for_alpha(netuid: NetUid, tao: TaoBalance) -> SimSwapResult {
			Swap::simulate_buy(netuid, tao)
		}

		fn sim_swap_alpha_for_tao(netuid: NetUid, alpha: AlphaBalance) -> SimSwapResult {
			Swap::simulate_sell(netuid, alpha)
		}
	}

	impl pallet_subtensor_runtime_api::NeuronInfoRuntimeApi<Block> for Runtime {
		fn get_neurons(netuid: NetUid) -> Vec<NeuronInfo<AccountId32>> {
			SubtensorModule::get_neurons(netuid)
		}
		fn get_neuron(netuid: NetUid, uid: u16) -> Option<NeuronInfo<AccountId32>> {
			SubtensorModule::get_neuron(netuid, uid)
		}
		fn get_neurons_lite(netuid: NetUid) -> Vec<NeuronInfoLite<AccountId32>> {
			SubtensorModule::get_neurons_lite(netuid)
		}
		fn get_neuron_lite(netuid: NetUid, uid: u16) -> Option<NeuronInfoLite<AccountId32>> {
			SubtensorModule::get_neuron_lite(netuid, uid)
		}
	}

	impl pallet_subtensor_runtime_api::SubnetInfoRuntimeApi<Block> for Runtime {
		fn get_subnet_info(netuid: NetUid) -> Option<SubnetInfo<AccountId32>> {
			SubtensorModule::get_subnet_info(netuid)
		}
		fn get_subnets_info() -> Vec<Option<SubnetInfo<AccountId32>>> {
			SubtensorModule::get_subnets_info()
		}
		fn get_subnet_info_v2(netuid: NetUid) -> Option<SubnetInfov2<AccountId32>> {
			SubtensorModule::get_subnet_info_v2(netuid)
		}
		fn get_subnets_info_v2() -> Vec<Option<SubnetInfov2<AccountId32>>> {
			SubtensorModule::get_subnets_info_v2()
		}
		fn get_subnet_hyperparams(netuid: NetUid) -> Option<SubnetHyperparams> {
			SubtensorModule::get_subnet_hyperparams(netuid)
		}
		fn get_subnet_hyperparams_v2(netuid: NetUid) -> Option<SubnetHyperparamsV2> {
			SubtensorModule::get_subnet_hyperparams_v2(netuid)
		}
		fn get_subnet_hyperparams_v3(netuid: NetUid) -> Option<SubnetHyperparamsV3> {
			SubtensorModule::get_subnet_hyperparams_v3(netuid)
		}
		fn get_dynamic_info(netuid: NetUid) -> Option<DynamicInfo<AccountId32>> {
			SubtensorModule::get_dynamic_info(netuid)
		}
		fn get_all_dynamic_info() -> Vec<Option<DynamicInfo<AccountId32>>> {
			SubtensorModule::get_all_dynamic_info()
		}
		fn get_metagraph(netuid: NetUid) -> Option<Metagraph<AccountId32>> {
			SubtensorModule::get_metagraph(netuid)
		}
		fn get_all_metagraphs() -> Vec<Option<Metagraph<AccountId32>>> {
			SubtensorModule::get_all_metagraphs()
		}
		fn get_mechagraph(netuid: NetUid, mecid: MechId) -> Option<Metagraph<AccountId32>> {
			SubtensorModule::get_mechagraph(netuid, mecid)
		}
		fn get_all_mechagraphs() -> Vec<Option<Metagraph<AccountId32>>> {
			SubtensorModule::get_all_mechagraphs()
		}
		fn get_selective_metagraph(
			netuid: NetUid,
			metagraph_indexes: Vec<u16>,
		) -> Option<SelectiveMetagraph<AccountId32>> {
			SubtensorModule::get_selective_metagraph(netuid, metagraph_indexes)
		}
		fn get_selective_mechagraph(
			netuid: NetUid,
			subid: MechId,
			metagraph_indexes: Vec<u16>,
		) -> Option<SelectiveMetagraph<AccountId32>> {
			SubtensorModule::get_selective_mechagraph(netuid, subid, metagraph_indexes)
		}
		fn get_subnet_state(netuid: NetUid) -> Option<SubnetState<AccountId32>> {
			SubtensorModule::get_subnet_state(netuid)
		}
		fn get_coldkey_auto_stake_hotkey(
			coldkey: AccountId32,
			netuid: NetUid,
		) -> Option<AccountId32> {
			SubtensorModule::auto_stake_of(&coldkey, netuid)
		}
		fn get_block_emission() -> TaoBalance {
			SubtensorModule::get_block_emission()
		}
		fn get_subnet_account_id(netuid: NetUid) -> Option<AccountId32> {
			SubtensorModule::get_subnet_account_id(netuid)
		}
		fn get_subnet_to_prune() -> Option<NetUid> {
			SubtensorModule::get_subnet_to_prune()
		}
		fn get_next_epoch_start_block(netuid: NetUid) -> Option<u64> {
			SubtensorModule::get_next_epoch_start_block(netuid)
		}
	}

	impl pallet_subtensor_runtime_api::SubnetRegistrationRuntimeApi<Block> for Runtime {
		fn get_network_registration_cost() -> TaoBalance {
			SubtensorModule::lock_cost()
		}
	}

	impl pallet_subtensor_runtime_api::StakeInfoRuntimeApi<Block> for Runtime {
		fn get_stake_info_for_coldkey(coldkey_account: AccountId32) -> Vec<StakeInfo<AccountId32>> {
			SubtensorModule::get_stake_info_for_coldkey(coldkey_account)
		}
		fn get_stake_info_for_coldkeys(
			coldkey_accounts: Vec<AccountId32>,
		) -> Vec<ColdkeyStake<AccountId32>> {
			SubtensorModule::get_stake_info_for_coldkeys(coldkey_accounts)
		}
		fn get_stake_info_for_hotkey_coldkey_netuid(
			hotkey_account: AccountId32,
			coldkey_account: AccountId32,
			netuid: NetUid,
		) -> Option<StakeInfo<AccountId32>> {
			SubtensorModule::get_stake_info_for_hotkey_coldkey_netuid(
				hotkey_account,
				coldkey_account,
				netuid,
			)
		}
		fn get_stake_availability_for_coldkeys(
			coldkey_accounts: Vec<AccountId32>,
			netuids: Option<Vec<NetUid>>,
		) -> BTreeMap<AccountId32, StakeBySubnet> {
			SubtensorModule::get_stake_availability_for_coldkeys(coldkey_accounts, netuids)
		}
		fn get_coldkey_lock(coldkey: AccountId32, netuid: NetUid) -> Option<LockState> {
			SubtensorModule::get_coldkey_lock(coldkey, netuid)
		}
		fn get_stake_fee(
			origin: Option<(AccountId32, NetUid)>,
			_origin_coldkey_account: AccountId32,
			destination: Option<(AccountId32, NetUid)>,
			_destination_coldkey_account: AccountId32,
			amount: u64,
		) -> u64 {
			SubtensorModule::get_stake_fee(origin, destination, amount)
		}
		fn get_hotkey_conviction(hotkey: AccountId32, netuid: NetUid) -> U64F64 {
			SubtensorModule::get_hotkey_conviction(hotkey, netuid)
		}
		fn get_most_convicted_hotkey_on_subnet(netuid: NetUid) -> Option<AccountId32> {
			SubtensorModule::get_most_convicted_hotkey_on_subnet(netuid)
		}
	}

	impl pallet_subtensor_runtime_api::BetaBasketRuntimeApi<Block> for Runtime {
		fn get_validator_basket(hotkey: AccountId32) -> Vec<(NetUid, AlphaBalance, TaoBalance)> {
			SubtensorModule::get_validator_basket(hotkey)
		}
		fn get_basket_payout(hotkey: AccountId32, coldkey: AccountId32) -> TaoBalance {
			SubtensorModule::get_basket_payout(hotkey, coldkey)
		}
		fn get_root_basket_owed(coldkey: AccountId32) -> TaoBalance {
			SubtensorModule::get_root_basket_owed(coldkey)
		}
		fn get_validator_basket_nav(hotkey: AccountId32) -> TaoBalance {
			SubtensorModule::get_validator_basket_nav(hotkey)
		}
		fn get_root_basket_total_nav() -> TaoBalance {
			SubtensorModule::get_root_basket_total_nav()
		}
		fn get_validator_basket_summary(hotkey: AccountId32) -> BasketSummary<AccountId32> {
			SubtensorModule::get_validator_basket_summary(hotkey)
		}
		fn get_all_validator_baskets() -> Vec<BasketSummary<AccountId32>> {
			SubtensorModule::get_all_validator_baskets()
		}
		fn get_root_basket_positions(coldkey: AccountId32) -> Vec<(AccountId32, u64, TaoBalance)> {
			SubtensorModule::get_root_basket_positions(coldkey)
		}
		fn get_basket_position(
			hotkey: AccountId32,
			coldkey: AccountId32,
		) -> Option<BasketPosition<AccountId32>> {
			SubtensorModule::get_basket_position(hotkey, coldkey)
		}
		fn get_root_basket_portfolio(coldkey: AccountId32) -> Vec<BasketPosition<AccountId32>> {
			SubtensorModule::get_root_basket_portfolio(coldkey)
		}
		fn get_basket_trading_status(hotkey: AccountId32) -> BasketTradingStatus {
			SubtensorModule::get_basket_trading_status(hotkey)
		}
		fn get_basket_claim_preview(
			hotkey: AccountId32,
			coldkey: AccountId32,
		) -> Option<BasketClaimPreview<AccountId32>> {
			SubtensorModule::get_basket_claim_preview(hotkey, coldkey)
		}
		fn get_root_basket_claim_previews(
			coldkey: AccountId32,
		) -> Vec<BasketClaimPreview<AccountId32>> {
			SubtensorModule::get_root_basket_claim_previews(coldkey)
		}
		fn get_beta_pricing(hotkey: AccountId32) -> Option<BetaPricing<AccountId32>> {
			SubtensorModule::get_beta_pricing(hotkey)
		}
		fn get_all_beta_pricing(
			start_after: Option<AccountId32>,
			limit: u32,
		) -> BetaPricingPage<AccountId32> {
			SubtensorModule::get_all_beta_pricing(start_after, limit)
		}
		fn get_beta_index() -> (U64F64, U64F64) {
			SubtensorModule::get_beta_index()
		}
		fn get_beta_position(
			hotkey: AccountId32,
			coldkey: AccountId32,
		) -> Option<BetaPosition<AccountId32>> {
			SubtensorModule::get_beta_position(hotkey, coldkey)
		}
		fn get_beta_portfolio(coldkey: AccountId32) -> Vec<BetaPosition<AccountId32>> {
			SubtensorModule::get_beta_portfolio(coldkey)
		}
	}

	impl pallet_subtensor_runtime_api::DelegateInfoRuntimeApi<Block> for Runtime {
		fn get_delegates() -> Vec<DelegateInfo<AccountId32>> {
			SubtensorModule::get_delegates()
		}
		fn get_delegate(delegate_account: AccountId32) -> Option<DelegateInfo<AccountId32>> {
			SubtensorModule::get_delegate(delegate_account)
		}
		fn get_delegated(delegatee_account: AccountId32) -> Vec<Delegated<AccountId32>> {
			SubtensorModule::get_delegated(delegatee_account)
		}
	}

	impl pallet_subtensor_runtime_api::EpochRuntimeApi<Block> for Runtime {
		fn epoch_input(netuid: NetUid, mecid: MechId) -> Option<EpochState> {
			SubtensorModule::epoch_input(netuid, mecid)
		}
	}

	impl pallet_subtensor_runtime_api::MarketRuntimeApi<Block> for Runtime {
		fn epoch_reports() -> Vec<EpochReport> {
			SubtensorModule::epoch_reports()
		}
		fn market_counts() -> MarketCounts {
			SubtensorModule::market_counts()
		}
	}

	impl pallet_subtensor_runtime_api::ProxyFilterRuntimeApi<Block> for Runtime {
		fn get_proxy_types() -> Vec<ProxyTypeInfo> {
			proxy_filters::types()
		}
		fn get_proxy_filters(proxy_types: Option<Vec<u8>>) -> Vec<ProxyFilterInfo> {
			proxy_filters::filters(proxy_types.as_deref())
		}
		fn get_proxy_filter(proxy_type: Option<u8>) -> Vec<ProxyFilterInfo> {
			proxy_filters::filters(proxy_type.as_ref().map(core::slice::from_ref))
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (Vec<frame_benchmarking::BenchmarkList>, Vec<frame_support::traits::StorageInfo>) {
			crate::benchmarks::metadata(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(&config)
		}
	}
}
