//! The runtime APIs of the protocol pallet, and the types they return.
//!
//! | file | subject |
//! |---|---|
//! | `neuron` | a neuron and its endpoints |
//! | `subnet` | a subnet: settings, market, state, lease |
//! | `hyperparams` | the hyperparameters of a subnet |
//! | `metagraph` | a subnet with all its neurons, or a selection of its fields |
//! | `stake` | stake, its locks, and collateral |
//! | `basket` | baskets, with unclaimed root dividends, and their prices |
//! | `delegate` | a hotkey that others stake with |
//! | `identity` | the identities of coldkeys and subnets |
//! | `market` | all subnets together, and the payments of epochs |
//! | `proxies` | what each type of proxy may call |
//!
//! The input of an epoch, [`EpochState`], is declared in `ganglion-consensus`, which computes the
//! epoch. Its metadata has this crate's name for a path, as clients know it.
//!
//! Clients decode these types by position and look methods up by name: order, names and types are
//! the interface. Docs of traits and methods are part of the metadata.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![allow(clippy::too_many_arguments, reason = "argument lists are fixed by the wire format")]

extern crate alloc;

mod basket;
mod delegate;
mod hyperparams;
mod identity;
mod market;
mod metagraph;
mod neuron;
mod proxies;
mod stake;
mod subnet;

pub use basket::{
	BasketClaimPreview, BasketHolding, BasketPosition, BasketSummary, BasketTradingStatus,
	BetaPosition, BetaPricing, BetaPricingPage,
};
pub use delegate::{DelegateInfo, Nominations};
pub use ganglion_consensus::EpochState;
pub use hyperparams::{
	HyperparamEntry, HyperparamValue, SubnetHyperparams, SubnetHyperparamsV2, SubnetHyperparamsV3,
};
pub use identity::{ChainIdentityV2, SubnetIdentityV3};
pub use market::{EpochReport, MarketCounts};
pub use metagraph::{
	Metagraph, MetagraphCollateral, MetagraphHead, MetagraphMarket, MetagraphNeurons,
	MetagraphSettings, SelectiveMetagraph, SelectiveMetagraphIndex,
};
pub use neuron::{AxonInfo, NeuronInfo, NeuronInfoLite, PrometheusInfo};
pub use proxies::{CallConstraint, CallInfo, FilterMode, ProxyFilterInfo, ProxyTypeInfo};
pub use stake::{ColdkeyStake, LockState, MinerCollateralState, StakeAvailability, StakeInfo};
pub use subnet::{DynamicInfo, SubnetInfo, SubnetInfov2, SubnetLease, SubnetState};

use alloc::{collections::BTreeMap, vec::Vec};
use codec::Compact;
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance};
use sp_runtime::AccountId32;
use substrate_fixed::types::U64F64;

/// All stake of a coldkey, by subnet.
pub type StakeBySubnet = BTreeMap<NetUid, StakeAvailability>;

/// A delegate, with a subnet and what the asking coldkey has staked there, in rao.
pub type Delegated<AccountId> = (DelegateInfo<AccountId>, (Compact<NetUid>, Compact<AlphaBalance>));

sp_api::decl_runtime_apis! {
	/// Neurons.
	pub trait NeuronInfoRuntimeApi {
		/// All neurons of a subnet, by uid.
		fn get_neurons(netuid: NetUid) -> Vec<NeuronInfo<AccountId32>>;
		/// One neuron; none where there is no such uid.
		fn get_neuron(netuid: NetUid, uid: u16) -> Option<NeuronInfo<AccountId32>>;
		/// All neurons of a subnet without weights and bonds, by uid.
		fn get_neurons_lite(netuid: NetUid) -> Vec<NeuronInfoLite<AccountId32>>;
		/// One neuron without weights and bonds; none where there is no such uid.
		fn get_neuron_lite(netuid: NetUid, uid: u16) -> Option<NeuronInfoLite<AccountId32>>;
	}

	/// Subnets. Where a subnet is asked for that does not exist, there is no answer.
	pub trait SubnetInfoRuntimeApi {
		/// A subnet, as older clients read it.
		fn get_subnet_info(netuid: NetUid) -> Option<SubnetInfo<AccountId32>>;
		/// All subnets, as older clients read them, root first.
		fn get_subnets_info() -> Vec<Option<SubnetInfo<AccountId32>>>;
		/// A subnet with its identity.
		fn get_subnet_info_v2(netuid: NetUid) -> Option<SubnetInfov2<AccountId32>>;
		/// All subnets with their identities, root first.
		fn get_subnets_info_v2() -> Vec<Option<SubnetInfov2<AccountId32>>>;
		/// Hyperparameters, as the oldest clients read them.
		fn get_subnet_hyperparams(netuid: NetUid) -> Option<SubnetHyperparams>;
		/// Hyperparameters.
		fn get_subnet_hyperparams_v2(netuid: NetUid) -> Option<SubnetHyperparamsV2>;
		/// Hyperparameters by name.
		fn get_subnet_hyperparams_v3(netuid: NetUid) -> Option<SubnetHyperparamsV3>;
		/// A subnet as a market.
		fn get_dynamic_info(netuid: NetUid) -> Option<DynamicInfo<AccountId32>>;
		/// All subnets as markets, root first.
		fn get_all_dynamic_info() -> Vec<Option<DynamicInfo<AccountId32>>>;
		/// A subnet with all its neurons.
		fn get_metagraph(netuid: NetUid) -> Option<Metagraph<AccountId32>>;
		/// All subnets with all their neurons, root first.
		fn get_all_metagraphs() -> Vec<Option<Metagraph<AccountId32>>>;
		/// A subnet as one of its mechanisms sees it.
		fn get_mechagraph(netuid: NetUid, mecid: MechId) -> Option<Metagraph<AccountId32>>;
		/// All mechanisms of all subnets, root first.
		fn get_all_mechagraphs() -> Vec<Option<Metagraph<AccountId32>>>;
		/// Parts of a subnet; unknown numbers are passed over.
		fn get_selective_metagraph(
			netuid: NetUid,
			metagraph_indexes: Vec<u16>,
		) -> Option<SelectiveMetagraph<AccountId32>>;
		/// Parts of a subnet as one of its mechanisms sees it.
		fn get_selective_mechagraph(
			netuid: NetUid,
			subid: MechId,
			metagraph_indexes: Vec<u16>,
		) -> Option<SelectiveMetagraph<AccountId32>>;
		/// The neurons of a subnet, column by column.
		fn get_subnet_state(netuid: NetUid) -> Option<SubnetState<AccountId32>>;
		/// The hotkey with which a coldkey's mining income on a subnet is staked, if it has chosen
		/// one.
		fn get_coldkey_auto_stake_hotkey(
			coldkey: AccountId32,
			netuid: NetUid,
		) -> Option<AccountId32>;
		/// TAO that the last block has minted, in rao.
		fn get_block_emission() -> TaoBalance;
		/// The account that holds a subnet's TAO; none where there is no subnet.
		fn get_subnet_account_id(netuid: NetUid) -> Option<AccountId32>;
		/// The subnet that would make room for a new one.
		fn get_subnet_to_prune() -> Option<NetUid>;
		/// Block of the next epoch; none where epochs do not run.
		fn get_next_epoch_start_block(netuid: NetUid) -> Option<u64>;
	}

	/// The making of subnets.
	pub trait SubnetRegistrationRuntimeApi {
		/// What a new subnet costs now, in rao.
		fn get_network_registration_cost() -> TaoBalance;
	}

	/// Stake.
	pub trait StakeInfoRuntimeApi {
		/// All stake of a coldkey.
		fn get_stake_info_for_coldkey(coldkey_account: AccountId32) -> Vec<StakeInfo<AccountId32>>;
		/// All stake of several coldkeys, each once; of more than 1,024, the first 1,024.
		fn get_stake_info_for_coldkeys(
			coldkey_accounts: Vec<AccountId32>,
		) -> Vec<ColdkeyStake<AccountId32>>;
		/// Stake of a coldkey with a hotkey in a subnet.
		fn get_stake_info_for_hotkey_coldkey_netuid(
			hotkey_account: AccountId32,
			coldkey_account: AccountId32,
			netuid: NetUid,
		) -> Option<StakeInfo<AccountId32>>;
		/// How much stake of each coldkey can be taken out, by subnet; all subnets if none are
		/// named. Of more than 1,024 coldkeys, the first 1,024.
		fn get_stake_availability_for_coldkeys(
			coldkey_accounts: Vec<AccountId32>,
			netuids: Option<Vec<NetUid>>,
		) -> BTreeMap<AccountId32, StakeBySubnet>;
		/// The lock on a coldkey's stake in a subnet.
		fn get_coldkey_lock(coldkey: AccountId32, netuid: NetUid) -> Option<LockState>;
		/// What the locks on a hotkey's stake in a subnet count.
		fn get_hotkey_conviction(hotkey: AccountId32, netuid: NetUid) -> U64F64;
		/// The fee of an exchange of stake or TAO, in rao of TAO: from a hotkey's stake on a
		/// subnet or, if none is named, the coldkey's TAO, to a hotkey's stake on a subnet or TAO.
		/// 0 within a subnet, and where the exchange cannot be made.
		fn get_stake_fee(
			origin: Option<(AccountId32, NetUid)>,
			origin_coldkey_account: AccountId32,
			destination: Option<(AccountId32, NetUid)>,
			destination_coldkey_account: AccountId32,
			amount: u64,
		) -> u64;
		/// The hotkey of a subnet whose locks count most.
		fn get_most_convicted_hotkey_on_subnet(netuid: NetUid) -> Option<AccountId32>;
	}

	/// What root's stakers have earned and not claimed: a validator's basket, as newer clients call
	/// it.
	pub trait BetaBasketRuntimeApi {
		/// What a hotkey's basket holds, root standing for its TAO; without basket, alpha set aside
		/// for the hotkey's stakers on root: (subnet, alpha, TAO that its sale would bring now).
		fn get_validator_basket(hotkey: AccountId32) -> Vec<(NetUid, AlphaBalance, TaoBalance)>;
		/// TAO that a coldkey's claim with a hotkey would bring now, if all of it were sold.
		fn get_basket_payout(hotkey: AccountId32, coldkey: AccountId32) -> TaoBalance;
		/// The same with all hotkeys.
		fn get_root_basket_owed(coldkey: AccountId32) -> TaoBalance;
		/// TAO that the sale of a hotkey's basket would bring now.
		fn get_validator_basket_nav(hotkey: AccountId32) -> TaoBalance;
		/// The same of all baskets.
		fn get_root_basket_total_nav() -> TaoBalance;
		/// A hotkey's basket; without holdings if nothing is owed.
		fn get_validator_basket_summary(hotkey: AccountId32) -> BasketSummary<AccountId32>;
		/// All baskets with holdings.
		fn get_all_validator_baskets() -> Vec<BasketSummary<AccountId32>>;
		/// Units that a coldkey holds and TAO that its claim would bring now, by hotkey.
		fn get_root_basket_positions(coldkey: AccountId32) -> Vec<(AccountId32, u64, TaoBalance)>;
		/// A coldkey's part of a hotkey's basket; none where nothing is owed.
		fn get_basket_position(
			hotkey: AccountId32,
			coldkey: AccountId32,
		) -> Option<BasketPosition<AccountId32>>;
		/// A coldkey's parts of all baskets.
		fn get_root_basket_portfolio(coldkey: AccountId32) -> Vec<BasketPosition<AccountId32>>;
		/// Whether a hotkey may trade its basket, and how much now.
		fn get_basket_trading_status(hotkey: AccountId32) -> BasketTradingStatus;
		/// What a coldkey's claim with a hotkey would do now; `None` if nothing is owed.
		fn get_basket_claim_preview(
			hotkey: AccountId32,
			coldkey: AccountId32,
		) -> Option<BasketClaimPreview<AccountId32>>;
		/// What a coldkey's claims with all its hotkeys would do now.
		fn get_root_basket_claim_previews(
			coldkey: AccountId32,
		) -> Vec<BasketClaimPreview<AccountId32>>;
		/// The prices of a hotkey's basket; none without basket and unclaimed root dividends.
		fn get_beta_pricing(hotkey: AccountId32) -> Option<BetaPricing<AccountId32>>;
		/// The prices of the baskets after a hotkey's, from the first if none is named: a page of
		/// at most so many, or as many as a page has (64) if `limit` is 0 or more than that.
		fn get_all_beta_pricing(
			start_after: Option<AccountId32>,
			limit: u32,
		) -> BetaPricingPage<AccountId32>;
		/// The levels of the index of baskets, and of that of root's stakers.
		fn get_beta_index() -> (U64F64, U64F64);
		/// A coldkey's part of a hotkey's basket beside the index; none where nothing is owed.
		fn get_beta_position(
			hotkey: AccountId32,
			coldkey: AccountId32,
		) -> Option<BetaPosition<AccountId32>>;
		/// A coldkey's parts of all baskets beside the index.
		fn get_beta_portfolio(coldkey: AccountId32) -> Vec<BetaPosition<AccountId32>>;
	}

	/// Delegates.
	pub trait DelegateInfoRuntimeApi {
		/// All delegates.
		fn get_delegates() -> Vec<DelegateInfo<AccountId32>>;
		/// A delegate; none where the hotkey has no owner.
		fn get_delegate(delegate_account: AccountId32) -> Option<DelegateInfo<AccountId32>>;
		/// Delegates with whom a coldkey has staked, an entry a subnet.
		fn get_delegated(delegatee_account: AccountId32) -> Vec<Delegated<AccountId32>>;
	}

	/// Epochs.
	pub trait EpochRuntimeApi {
		/// What an epoch of one of a subnet's mechanisms would be computed from, if it ran in the
		/// next block: the state after this block, and the pots as the next block's emission fills
		/// them. None where there is no such mechanism.
		fn epoch_input(netuid: NetUid, mecid: MechId) -> Option<EpochState>;
	}

	/// The market as a whole, as of the block that is asked.
	pub trait MarketRuntimeApi {
		/// What the epochs of this block paid.
		fn epoch_reports() -> Vec<EpochReport>;
		/// The market in numbers.
		fn market_counts() -> MarketCounts;
	}

	/// What each type of proxy may call.
	pub trait ProxyFilterRuntimeApi {
		/// All types of proxies, in the order of their numbers.
		fn get_proxy_types() -> Vec<ProxyTypeInfo>;
		/// What the types with these numbers may call; all types for none. Unknown numbers are
		/// ignored. What a wrapper carries must be allowed too, at every level.
		fn get_proxy_filters(proxy_types: Option<Vec<u8>>) -> Vec<ProxyFilterInfo>;
		/// What the type with this number may call; all types for none. The name of older clients
		/// for `get_proxy_filters`.
		fn get_proxy_filter(proxy_type: Option<u8>) -> Vec<ProxyFilterInfo>;
	}
}
