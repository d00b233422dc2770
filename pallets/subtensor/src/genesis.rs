//! The genesis configuration, and the state of block 0 built from it.
//!
//! Writes items of every owner, in block 0 alone.
//!
//! All stake and reserves of a genesis are backed: the TAO is minted into the subnets' accounts and
//! is part of the issuance.

use crate::{
	pallet::*,
	types::{EpochConsensus, Row, NETUIDS},
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::fungible::Inspect};
use ganglion_economy::pool::RESERVE_MIN;
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance};
use pallet_subtensor_swap::Pools;
use serde::{Deserialize, Serialize};

/// Settings of the chain. Those not named keep their defaults.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Settings {
	/// Initial tempo of new subnets, in blocks.
	pub default_tempo: Option<u16>,
	/// Whether new subnets take part in emission once they start; otherwise root enables it.
	pub new_subnets_emit: bool,
	/// Whether new subnets are dynamic (weighted pool) or stable (trade at par).
	pub new_subnets_dynamic: bool,
	/// Maximum number of epochs in one block.
	pub max_epochs_per_block: Option<u8>,
	/// Minimum number of blocks between two registrations of subnets.
	pub network_rate_limit: Option<u64>,
	/// `TxRateLimit`, in blocks.
	pub tx_rate_limit: Option<u64>,
	/// Minimum age of a subnet at its start, in blocks.
	pub start_call_delay: Option<u64>,
	/// Blocks before an epoch in which hyperparameters cannot change.
	pub admin_freeze_window: Option<u16>,
	/// Minimum number of blocks between two changes of a subnet's mechanisms by its owner.
	pub mechanism_rate_limit: Option<u64>,
	/// Minimum number of blocks between two trimmings of a subnet by its owner.
	pub trim_rate_limit: Option<u64>,
	/// Cooldown of a pending list of children, in blocks.
	pub pending_childkey_cooldown: Option<u64>,
	/// Minimum number of blocks between setting a childkey take and raising it.
	pub childkey_take_rate_limit: Option<u64>,
	/// `HotkeySwapInterval`, in blocks.
	pub hotkey_swap_interval: Option<u64>,
	/// `ColdkeySwapAnnouncementDelay`, in blocks.
	pub coldkey_swap_announcement_delay: Option<u32>,
	/// `ColdkeySwapReannouncementDelay`, in blocks.
	pub coldkey_swap_reannouncement_delay: Option<u32>,
	/// Minimum number of blocks between two lists of children of a hotkey on a subnet.
	pub set_children_rate_limit: Option<u64>,
	/// Minimum number of blocks between two links of a neuron to Ethereum addresses.
	pub evm_key_rate_limit: Option<u64>,
}

/// Settings of a subnet of block 0. Those not named have the values of a new subnet.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct SubnetSettings {
	/// Consensus mode of the epochs: `yuma`, `null`, `sigmoid`, or `peerPrediction`.
	pub mode: Option<EpochConsensus>,
	/// Maximum number of neurons, up to what the mode allows.
	pub max_allowed_uids: Option<u16>,
	/// Minimum number of weights in a validator's row.
	pub min_allowed_weights: Option<u16>,
	/// Minimum number of blocks between two rows of weights of a validator.
	pub weights_set_rate_limit: Option<u64>,
	/// `ActivityCutoffFactorMilli`, in thousandths of the tempo.
	pub activity_cutoff_factor: Option<u32>,
	/// Blocks after its registration in which a neuron is not replaced.
	pub immunity_period: Option<u16>,
	/// Registration price of a uid, in rao.
	pub burn: Option<TaoBalance>,
	/// Target number of registrations in an interval.
	pub target_registrations: Option<u16>,
	/// `AdjustmentInterval`, which clients show.
	pub adjustment_interval: Option<u16>,
	/// Whether neurons can register by proof of work.
	pub pow_registration_allowed: Option<bool>,
	/// Whether weights are committed first and revealed later; off unless named.
	pub commit_reveal: bool,
}

/// A subnet of block 0.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[serde(bound(deserialize = "AccountId: Deserialize<'de>"))]
pub struct Subnet<AccountId> {
	/// Its netuid, below 4,096; 0 is root.
	pub netuid: NetUid,
	/// Tempo, in blocks.
	pub tempo: u16,
	/// Owner: (coldkey, hotkey). The hotkey becomes the coldkey's, except on root.
	pub owner: Option<(AccountId, AccountId)>,
	/// Whether it is dynamic, with the reserves below; otherwise it trades at par.
	#[serde(default)]
	pub dynamic: bool,
	/// TAO reserve, in rao. On a stable subnet in addition to the stake. At least 1,000,000 on a
	/// dynamic subnet.
	#[serde(default)]
	pub tao_reserve: TaoBalance,
	/// Alpha reserve, in rao of alpha. At least 1,000,000 on a dynamic subnet.
	#[serde(default)]
	pub alpha_reserve: AlphaBalance,
	/// Whether it trades and earns emission from block 1 on. On root TAO can be staked before.
	#[serde(default)]
	pub started: bool,
	/// Whether its neurons always count as active.
	#[serde(default)]
	pub always_active: bool,
	/// Settings that differ from those of a new subnet.
	#[serde(default)]
	pub settings: SubnetSettings,
	/// Neurons, in the order of their uids.
	#[serde(default)]
	pub neurons: Vec<Neuron<AccountId>>,
}

/// A neuron of block 0.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[serde(bound(deserialize = "AccountId: Deserialize<'de>"))]
pub struct Neuron<AccountId> {
	/// Hotkey.
	pub hotkey: AccountId,
	/// Coldkey that owns the hotkey and its stake.
	pub coldkey: AccountId,
	/// Stake with the hotkey, in rao of alpha; on root in rao of TAO.
	#[serde(default)]
	pub stake: AlphaBalance,
	/// Whether the hotkey is a delegate.
	#[serde(default)]
	pub delegate: bool,
	/// Weights: (uid, weight), none of them 0. A neuron with weights gets a validator permit.
	#[serde(default)]
	pub weights: Vec<(u16, u16)>,
}

/// Block time in milliseconds; chains with a shorter one get development defaults.
const FAST_BLOCK_TIME: u64 = 1_000;

impl Settings {
	/// Development defaults: short tempos, up to 32 epochs in a block, mechanisms and Ethereum
	/// links that can change in every block, short limits for children and their takes, and short
	/// delays of key swaps.
	fn of_fast_chains() -> Self {
		Self {
			default_tempo: Some(10),
			max_epochs_per_block: Some(32),
			mechanism_rate_limit: Some(1),
			trim_rate_limit: Some(1),
			pending_childkey_cooldown: Some(15),
			childkey_take_rate_limit: Some(5),
			set_children_rate_limit: Some(15),
			evm_key_rate_limit: Some(1),
			hotkey_swap_interval: Some(1),
			coldkey_swap_announcement_delay: Some(50),
			coldkey_swap_reannouncement_delay: Some(10),
			..Default::default()
		}
	}
}

/// Number of uids on root.
const ROOT_UIDS: u16 = 64;

/// Writes the state of block 0.
pub(crate) fn build<T: Config>(genesis: &GenesisConfig<T>) {
	if let Some(milliseconds) = genesis.block_time_ms {
		BlockTimeMs::<T>::put(milliseconds);
	}
	if BlockTimeMs::<T>::get() < FAST_BLOCK_TIME {
		apply_settings::<T>(&Settings::of_fast_chains());
	}
	apply_settings::<T>(&genesis.settings);
	Pallet::<T>::write_settings();
	for subnet in &genesis.subnets {
		#[expect(clippy::expect_used, reason = "a wrong genesis must not start a chain")]
		build_subnet::<T>(subnet).expect("the genesis describes a possible subnet");
	}
	let issuance = TaoBalance::new(T::Currency::total_issuance());
	GenesisIssuance::<T>::put(issuance);
	TotalIssuance::<T>::put(issuance);
	TotalMinted::<T>::kill();
	TotalRecycled::<T>::kill();
}

macro_rules! written_settings {
	(
		chain { $($index:tt $call:ident $args:tt => $item:ident $value:tt $slots:tt)* }
		subnet { $($subnet:tt)* }
	) => {
		/// Writes the settings of the chain that are at their default, for clients that read a key
		/// without the metadata that has the default.
		fn write_settings() {
			$( crate::$item::<T>::put(crate::$item::<T>::get()); )*
		}
	};
}

impl<T: Config> Pallet<T> {
	crate::for_each_hyperparameter!(written_settings);
}

fn apply_settings<T: Config>(settings: &Settings) {
	NewSubnetsEmit::<T>::put(settings.new_subnets_emit);
	NewSubnetsDynamic::<T>::put(settings.new_subnets_dynamic);
	if let Some(tempo) = settings.default_tempo {
		DefaultTempo::<T>::put(tempo);
	}
	if let Some(epochs) = settings.max_epochs_per_block {
		MaxEpochsPerBlock::<T>::put(epochs);
	}
	if let Some(blocks) = settings.network_rate_limit {
		NetworkRateLimit::<T>::put(blocks);
	}
	if let Some(blocks) = settings.tx_rate_limit {
		TxRateLimit::<T>::put(blocks);
	}
	if let Some(blocks) = settings.start_call_delay {
		StartCallDelay::<T>::put(blocks);
	}
	if let Some(blocks) = settings.admin_freeze_window {
		AdminFreezeWindow::<T>::put(blocks);
	}
	if let Some(blocks) = settings.trim_rate_limit {
		TrimRateLimit::<T>::put(blocks);
	}
	if let Some(blocks) = settings.mechanism_rate_limit {
		MechanismRateLimit::<T>::put(blocks);
	}
	if let Some(blocks) = settings.pending_childkey_cooldown {
		Pallet::<T>::set_children_cooldown(blocks);
	}
	if let Some(blocks) = settings.childkey_take_rate_limit {
		TxChildkeyTakeRateLimit::<T>::put(blocks);
	}
	if let Some(blocks) = settings.hotkey_swap_interval {
		HotkeySwapInterval::<T>::put(blocks);
	}
	if let Some(blocks) = settings.coldkey_swap_announcement_delay {
		ColdkeySwapAnnouncementDelay::<T>::put(blocks);
	}
	if let Some(blocks) = settings.coldkey_swap_reannouncement_delay {
		ColdkeySwapReannouncementDelay::<T>::put(blocks);
	}
	if let Some(blocks) = settings.set_children_rate_limit {
		SetChildrenRateLimit::<T>::put(blocks);
	}
	if let Some(blocks) = settings.evm_key_rate_limit {
		EvmKeyAssociateRateLimit::<T>::put(blocks);
	}
}

fn apply_subnet_settings<T: Config>(
	netuid: NetUid,
	settings: &SubnetSettings,
) -> Result<(), &'static str> {
	// First, because it limits the number of neurons.
	if let Some(mode) = settings.mode {
		Pallet::<T>::set_epoch_consensus(netuid, mode);
	}
	if let Some(count) = settings.max_allowed_uids {
		let most = SubnetEpochConsensus::<T>::get(netuid).most_uids();
		ensure!(u32::from(count) <= most, "maxAllowedUids is more than the mode allows");
		MaxAllowedUids::<T>::insert(netuid, count);
	}
	CommitRevealWeightsEnabled::<T>::insert(netuid, settings.commit_reveal);
	if let Some(count) = settings.min_allowed_weights {
		MinAllowedWeights::<T>::insert(netuid, count);
	}
	if let Some(blocks) = settings.weights_set_rate_limit {
		WeightsSetRateLimit::<T>::insert(netuid, blocks);
	}
	if let Some(factor) = settings.activity_cutoff_factor {
		ActivityCutoffFactorMilli::<T>::insert(netuid, factor);
	}
	if let Some(blocks) = settings.immunity_period {
		ImmunityPeriod::<T>::insert(netuid, blocks);
	}
	if let Some(price) = settings.burn {
		Pallet::<T>::set_registration_price(netuid, price);
	}
	if let Some(count) = settings.target_registrations {
		TargetRegistrationsPerInterval::<T>::insert(netuid, count);
	}
	if let Some(blocks) = settings.adjustment_interval {
		AdjustmentInterval::<T>::insert(netuid, blocks);
	}
	if let Some(allowed) = settings.pow_registration_allowed {
		NetworkPowRegistrationAllowed::<T>::insert(netuid, allowed);
	}
	Ok(())
}

pub(crate) fn build_subnet<T: Config>(subnet: &Subnet<T::AccountId>) -> Result<(), &'static str> {
	let netuid = subnet.netuid;
	ensure!(!Pallet::<T>::subnet_exists(netuid), "a subnet is named twice");
	ensure!(netuid < NetUid::new(NETUIDS), "a subnet's number is too high");
	check_reserves(subnet)?;
	Pallet::<T>::add_subnet(netuid, subnet.tempo, subnet.dynamic)?;
	if let Some((coldkey, hotkey)) = &subnet.owner {
		// The hotkey of root's owner has no neuron and gets nothing: its name is free.
		if !netuid.is_root() {
			bind::<T>(hotkey, coldkey)?;
		}
		Pallet::<T>::set_owner(netuid, coldkey, hotkey);
	}
	if netuid.is_root() {
		SubtokenEnabled::<T>::insert(netuid, true);
		MaxAllowedUids::<T>::insert(netuid, ROOT_UIDS);
		MaxAllowedValidators::<T>::insert(netuid, ROOT_UIDS);
		MinAllowedWeights::<T>::insert(netuid, 0);
		Pallet::<T>::set_registration_price(netuid, TaoBalance::ZERO);
	}
	apply_subnet_settings::<T>(netuid, &subnet.settings)?;
	if subnet.always_active {
		ActivityCutoffFactorMilli::<T>::insert(netuid, u32::MAX);
	}
	if subnet.started {
		Pallet::<T>::start_subnet(netuid, 1);
	}
	fund::<T>(netuid, subnet.tao_reserve)?;
	Pallet::<T>::mint_into_reserve(netuid, subnet.alpha_reserve)?;
	T::Pools::open(netuid);
	let room = usize::from(MaxAllowedUids::<T>::get(netuid));
	ensure!(subnet.neurons.len() <= room, "a subnet has more neurons than uids");
	for neuron in &subnet.neurons {
		build_neuron::<T>(netuid, neuron)?;
	}
	set_genesis_weights::<T>(netuid, &subnet.neurons)?;
	if Pallet::<T>::is_null(netuid) {
		Pallet::<T>::permit_owner(netuid);
	}
	Ok(())
}

/// Checks that root is stable, and that the reserves of a dynamic subnet can be traded.
fn check_reserves<AccountId>(subnet: &Subnet<AccountId>) -> Result<(), &'static str> {
	if !subnet.dynamic {
		return Ok(());
	}
	ensure!(!subnet.netuid.is_root(), "root has no pool");
	let least = subnet.tao_reserve.rao().min(subnet.alpha_reserve.rao());
	ensure!(least >= RESERVE_MIN, "a pool's reserve is below a million rao");
	Ok(())
}

fn build_neuron<T: Config>(
	netuid: NetUid,
	neuron: &Neuron<T::AccountId>,
) -> Result<(), &'static str> {
	let hotkey = &neuron.hotkey;
	ensure!(Pallet::<T>::uid_of(netuid, hotkey).is_none(), "a neuron is named twice");
	bind::<T>(hotkey, &neuron.coldkey)?;
	Pallet::<T>::append_neuron(netuid, &neuron.hotkey)?;
	if neuron.delegate {
		Pallet::<T>::become_delegate(hotkey);
	}
	if neuron.stake.is_zero() {
		return Ok(());
	}
	if !Pallet::<T>::is_dynamic(netuid) {
		fund::<T>(netuid, neuron.stake.at_par())?;
	}
	Pallet::<T>::mint_alpha(netuid, neuron.stake)?;
	Pallet::<T>::deposit_stake(&neuron.hotkey, &neuron.coldkey, netuid, neuron.stake)?;
	Ok(())
}

/// Binds a hotkey to a coldkey. Fails if an earlier entry named another coldkey.
fn bind<T: Config>(hotkey: &T::AccountId, coldkey: &T::AccountId) -> Result<(), &'static str> {
	Pallet::<T>::bind_hotkey(hotkey, coldkey)?;
	Pallet::<T>::ensure_owned_by(hotkey, coldkey).map_err(|_| "a hotkey has two coldkeys")
}

/// Stores weights as if set in block 1: an epoch counts only weights set after the registration,
/// which is in block 0.
fn set_genesis_weights<T: Config>(
	netuid: NetUid,
	neurons: &[Neuron<T::AccountId>],
) -> Result<(), &'static str> {
	let index = netuid.storage_index(MechId::MAIN);
	for (neuron, uid) in neurons.iter().zip(0u16..).filter(|(neuron, _)| !neuron.weights.is_empty())
	{
		let mut entries = neuron.weights.clone();
		entries.sort_unstable();
		check_weights(&entries, neurons.len())?;
		let row = Row::try_from(entries).map_err(|_| "too many weights")?;
		Pallet::<T>::store_weights(index, uid, row);
		Pallet::<T>::note_update(index, uid, 1);
		Pallet::<T>::set_permit(netuid, uid, true);
	}
	Ok(())
}

/// Checks that sorted weights name each uid at most once, only existing ones, and contain no zeros.
fn check_weights(entries: &[(u16, u16)], neurons: usize) -> Result<(), &'static str> {
	let mut pairs = entries.iter().zip(entries.iter().skip(1));
	ensure!(pairs.all(|(a, b)| a.0 < b.0), "weights name a neuron twice");
	let exists = |uid: u16| usize::from(uid) < neurons;
	ensure!(entries.iter().all(|(to, _)| exists(*to)), "weights name a neuron that does not exist");
	ensure!(entries.iter().all(|(_, weight)| *weight != 0), "a weight is 0");
	Ok(())
}

/// Mints TAO into a subnet's reserve.
fn fund<T: Config>(netuid: NetUid, amount: TaoBalance) -> Result<(), &'static str> {
	if amount.is_zero() {
		return Ok(());
	}
	Pallet::<T>::credit_reserve(netuid, Pallet::<T>::mint(amount))
		.map_err(|(_, error)| error.into())
}
