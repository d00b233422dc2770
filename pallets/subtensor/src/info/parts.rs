//! Parts that several APIs share.

use super::{columns::Columns, compact};
use crate::*;
use alloc::{vec, vec::Vec};
use codec::Compact;
use ganglion_types::{AlphaBalance, MechId, NetUid, TaoBalance};
use pallet_subtensor_runtime_api::{
	MetagraphHead, MetagraphMarket, MetagraphNeurons, MetagraphSettings, SubnetIdentityV3,
};

impl<T: Config> Pallet<T> {
	/// Returns the subnet's name, owner and schedule.
	pub(super) fn head_of(netuid: NetUid) -> MetagraphHead<T::AccountId> {
		let identity = Self::subnet_identity(netuid);
		MetagraphHead {
			name: compact(Self::name_of(netuid, identity.as_ref())),
			symbol: compact(TokenSymbol::<T>::get(netuid)),
			identity,
			network_registered_at: NetworkRegisteredAt::<T>::get(netuid).into(),
			owner_hotkey: SubnetOwnerHotkey::<T>::get(netuid),
			owner_coldkey: SubnetOwner::<T>::get(netuid),
			block: Self::block_number().into(),
			tempo: Tempo::<T>::get(netuid).into(),
			last_step: LastMechansimStepBlock::<T>::get(netuid).into(),
			blocks_since_last_step: BlocksSinceLastStep::<T>::get(netuid).into(),
		}
	}

	/// Returns the subnet's reserves and emission.
	pub(super) fn market_of(netuid: NetUid) -> MetagraphMarket {
		let tao_in_emission = SubnetTaoInEmission::<T>::get(netuid);
		let servers = PendingServerEmission::<T>::get(netuid);
		let validators = PendingValidatorEmission::<T>::get(netuid);
		let root = PendingRootAlphaDivs::<T>::get(netuid);
		let tao_in = SubnetTAO::<T>::get(netuid);
		// Clients compute the price as the quotient of the reserves. On a stable subnet it is 1,
		// whatever the reserves are.
		let is_stable = !Self::is_dynamic(netuid);
		let alpha_in = if is_stable { tao_in.at_par() } else { SubnetAlphaIn::<T>::get(netuid) };
		MetagraphMarket {
			subnet_emission: tao_in_emission.rao().into(),
			alpha_in: alpha_in.into(),
			alpha_out: SubnetAlphaOut::<T>::get(netuid).into(),
			tao_in: tao_in.into(),
			alpha_out_emission: SubnetAlphaOutEmission::<T>::get(netuid).into(),
			alpha_in_emission: SubnetAlphaInEmission::<T>::get(netuid).into(),
			tao_in_emission: tao_in_emission.into(),
			pending_alpha_emission: servers.saturating_add(validators).into(),
			pending_root_emission: Self::value_in_tao(netuid, root).into(),
			subnet_volume: SubnetVolume::<T>::get(netuid).into(),
			moving_price: SubnetMovingPrice::<T>::get(netuid),
		}
	}

	/// Returns the subnet's hyperparameters.
	pub(super) fn settings_of(netuid: NetUid) -> MetagraphSettings {
		let (alpha_low, alpha_high) = AlphaValues::<T>::get(netuid);
		// No block is later than this, so it shows "no cutoff" in a size that clients can print.
		let activity_cutoff = Self::activity_cutoff(netuid).min(u64::from(u32::MAX));
		MetagraphSettings {
			rho: Rho::<T>::get(netuid).into(),
			kappa: Kappa::<T>::get(netuid).into(),
			min_allowed_weights: MinAllowedWeights::<T>::get(netuid).into(),
			max_weights_limit: MaxWeightsLimit::<T>::get(netuid).into(),
			weights_version: WeightsVersionKey::<T>::get(netuid).into(),
			weights_rate_limit: WeightsSetRateLimit::<T>::get(netuid).into(),
			activity_cutoff: activity_cutoff.into(),
			max_validators: MaxAllowedValidators::<T>::get(netuid).into(),
			num_uids: SubnetworkN::<T>::get(netuid).into(),
			max_uids: MaxAllowedUids::<T>::get(netuid).into(),
			burn: Burn::<T>::get(netuid).into(),
			difficulty: Difficulty::<T>::get(netuid).into(),
			registration_allowed: NetworkRegistrationAllowed::<T>::get(netuid),
			pow_registration_allowed: NetworkPowRegistrationAllowed::<T>::get(netuid),
			immunity_period: ImmunityPeriod::<T>::get(netuid).into(),
			min_difficulty: MinDifficulty::<T>::get(netuid).into(),
			max_difficulty: MaxDifficulty::<T>::get(netuid).into(),
			min_burn: MinBurn::<T>::get(netuid).into(),
			max_burn: MaxBurn::<T>::get(netuid).into(),
			adjustment_alpha: AdjustmentAlpha::<T>::get(netuid).into(),
			adjustment_interval: AdjustmentInterval::<T>::get(netuid).into(),
			target_regs_per_interval: TargetRegistrationsPerInterval::<T>::get(netuid).into(),
			max_regs_per_block: MaxRegistrationsPerBlock::<T>::get(netuid).into(),
			serving_rate_limit: ServingRateLimit::<T>::get(netuid).into(),
			commit_reveal_weights_enabled: CommitRevealWeightsEnabled::<T>::get(netuid),
			commit_reveal_period: RevealPeriodEpochs::<T>::get(netuid).into(),
			liquid_alpha_enabled: LiquidAlphaOn::<T>::get(netuid),
			alpha_high: alpha_high.into(),
			alpha_low: alpha_low.into(),
			bonds_moving_avg: BondsMovingAverage::<T>::get(netuid).into(),
		}
	}

	/// Returns the subnet's neurons, with the incentives and last updates of one mechanism.
	pub(super) fn neurons_of(netuid: NetUid, mechanism: MechId) -> MetagraphNeurons<T::AccountId> {
		let hotkeys = Self::hotkeys_of(netuid);
		let coldkeys: Vec<T::AccountId> = hotkeys.iter().map(Owner::<T>::get).collect();
		let columns = Columns::read::<T>(netuid, mechanism);
		let none: Vec<Compact<u16>> = vec![Compact(0); hotkeys.len()];
		let axon = |key: &T::AccountId| Axons::<T>::get(netuid, key).unwrap_or_default();
		let stakes: Vec<(u64, u64)> = hotkeys
			.iter()
			.map(|key| Self::inherited_stake(key, netuid))
			.map(|stake| (stake.alpha, Self::weigh_root_stake(stake.tao)))
			.collect();
		let of_both = |(alpha, root): &(u64, u64)| alpha.saturating_add(*root);
		let since = |uid| BlockAtRegistration::<T>::get(netuid, uid);
		MetagraphNeurons {
			identities: coldkeys.iter().map(Self::identity_of).collect(),
			coldkeys,
			axons: hotkeys.iter().map(axon).collect(),
			active: columns.active,
			validator_permit: columns.validator_permit,
			pruning_score: none.clone(),
			last_update: compact(columns.last_update),
			emission: compact(columns.emission),
			dividends: compact(columns.dividends),
			incentives: compact(columns.incentive),
			consensus: compact(columns.consensus),
			trust: none.clone(),
			rank: none,
			block_at_registration: compact(Self::uids(netuid).map(since)),
			alpha_stake: compact(stakes.iter().map(|(alpha, _)| AlphaBalance::new(*alpha))),
			tao_stake: compact(stakes.iter().map(|(_, root)| TaoBalance::new(*root))),
			total_stake: compact(stakes.iter().map(of_both).map(TaoBalance::new)),
			tao_dividends_per_hotkey: paired(&hotkeys, |_| TaoBalance::ZERO),
			alpha_dividends_per_hotkey: paired(&hotkeys, |key| {
				AlphaDividendsPerSubnet::<T>::get(netuid, key)
			}),
			hotkeys,
		}
	}

	/// The name in the subnet's identity, or the one that the network has built in.
	fn name_of(netuid: NetUid, identity: Option<&SubnetIdentityV3>) -> Vec<u8> {
		let built_in = || built_in_name(netuid).to_vec();
		identity.map_or_else(built_in, |identity| identity.subnet_name.clone())
	}
}

/// The network's name of a subnet that has no identity: root, and its first subnet. The other names
/// that it has built in are of subnets that this chain does not have.
fn built_in_name(netuid: NetUid) -> &'static [u8] {
	match u16::from(netuid) {
		0 => b"root",
		1 => b"apex",
		_ => b"",
	}
}

fn paired<AccountId: Clone, V>(
	keys: &[AccountId],
	value: impl Fn(&AccountId) -> V,
) -> Vec<(AccountId, Compact<V>)> {
	keys.iter().map(|key| (key.clone(), Compact(value(key)))).collect()
}
