//! Invariants between any two calls: accounts balance and maps agree. Checked after every test,
//! after every block of a random market (`tests/market`), and by `try-runtime` on a live state.

mod baskets;
mod collateral;
mod commits;
mod holdings;
mod leases;
mod links;
mod locks;
mod memory;
mod root;
mod sums;
mod swaps;

use sums::sum;

use crate::{
	alpha_assets::{AlphaBurned, TotalAlphaIssuance},
	pallet::*,
	subnets::dissolution::CleanupPhase,
	subnets::{mechanism_count::is_whole, mechanisms::parts_of_index},
	types::{MAX_MECHANISMS, MOST_ROWS},
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{ensure, traits::fungible::Inspect};
use ganglion_types::{NetUid, NetUidStorageIndex, MAX_UIDS};
use sp_runtime::TryRuntimeError;

/// The position of a phase in a clean-up: variants are declared in order.
fn phase_number(phase: CleanupPhase) -> u8 {
	phase as u8
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant; the error names the broken one.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_issuance()?;
		Self::check_dissolution()?;
		Self::check_reserves()?;
		Self::check_alpha()?;
		Self::check_root(&Self::check_holdings()?)?;
		Self::check_waiting()?;
		Self::check_mechanisms()?;
		Self::check_modes()?;
		Self::check_uids()?;
		Self::check_lists()?;
		Self::check_rows()?;
		Self::check_memory()?;
		Self::check_commits()?;
		Self::check_voting_power()?;
		Self::check_keys()?;
		Self::check_proofs()?;
		Self::check_auto_stakes()?;
		Self::check_links()?;
		Self::check_pending_children()?;
		Self::check_key_swaps()?;
		Self::check_announcements()?;
		Self::check_locks()?;
		Self::check_collaterals()?;
		Self::check_baskets()?;
		Self::check_leases()?;
		Self::check_total_stake()
	}

	/// Voting power is that of neurons on subnets that track it, and summed up.
	fn check_voting_power() -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<NetUid, u64> = BTreeMap::new();
		for (netuid, hotkey, power) in VotingPower::<T>::iter() {
			let is_neuron = Self::uid_of(netuid, &hotkey).is_some();
			ensure!(is_neuron, "a hotkey without uid has voting power");
			ensure!(power != 0, "voting power of zero is stored");
			let tracks = VotingPowerTrackingEnabled::<T>::get(netuid);
			ensure!(tracks || Self::is_in_cleanup(netuid), "untracked voting power");
			let sum = sums.entry(netuid).or_default();
			*sum = sum.saturating_add(power);
		}
		ensure!(
			TotalVotingPower::<T>::iter().collect::<BTreeMap<_, _>>() == sums,
			"a sum of voting power is wrong"
		);
		Ok(())
	}

	/// Proofs of work are of earlier blocks.
	fn check_proofs() -> Result<(), TryRuntimeError> {
		let now = Self::block_number();
		let is_past = |block| block < now;
		ensure!(
			LastPowRegistrationBlock::<T>::iter_values().all(is_past),
			"a proof of work is of a block to come"
		);
		Ok(())
	}

	/// `TotalAlphaStaked` is the sum of `TotalHotkeyAlpha`.
	fn check_total_stake() -> Result<(), TryRuntimeError> {
		let mut staked: BTreeMap<NetUid, u128> = BTreeMap::new();
		for (_, netuid, alpha) in TotalHotkeyAlpha::<T>::iter() {
			let entry = staked.entry(netuid).or_default();
			*entry = entry.saturating_add(alpha.rao().into());
		}
		staked.retain(|_, alpha| *alpha != 0);
		let totals =
			TotalAlphaStaked::<T>::iter().map(|(netuid, total)| (netuid, total.rao().into()));
		ensure!(
			totals.collect::<BTreeMap<_, _>>() == staked,
			"the total stake of a subnet differs from its hotkeys'"
		);
		Ok(())
	}

	/// Issuance = genesis + minted − recycled − dust = total issuance of the balances = sum of all
	/// accounts.
	fn check_issuance() -> Result<(), TryRuntimeError> {
		let issuance = TotalIssuance::<T>::get().rao();
		let made = sum([GenesisIssuance::<T>::get().rao(), TotalMinted::<T>::get().rao()]);
		let gone = sum([TotalRecycled::<T>::get().rao(), TotalDust::<T>::get().rao()]);
		ensure!(made.checked_sub(gone) == Some(issuance.into()), "issuance counters disagree");
		ensure!(T::Currency::total_issuance() == issuance, "issuance differs from balances'");
		let accounts = sum(frame_system::Account::<T>::iter_keys()
			.map(|account| T::Currency::total_balance(&account)));
		ensure!(accounts == u128::from(issuance), "issuance differs from the sum of accounts");
		Ok(())
	}

	/// Existing subnets, and dissolved ones whose clean-up is not finished.
	fn subnets_and_remains() -> impl Iterator<Item = NetUid> {
		Self::subnets().into_iter().chain(DissolveCleanupQueue::<T>::get())
	}

	/// Each subnet's account holds its reserve and the existential deposit, and `TotalStake` is the
	/// sum of reserves. The same holds for a dissolved subnet until its account is closed.
	fn check_reserves() -> Result<(), TryRuntimeError> {
		let deposit = T::Currency::minimum_balance();
		for netuid in Self::subnets_and_remains().filter(|netuid| !Self::is_account_closed(*netuid))
		{
			let held = T::Currency::total_balance(&Self::account_of(netuid));
			let reserve = SubnetTAO::<T>::get(netuid).rao();
			ensure!(
				held.checked_sub(reserve) == Some(deposit),
				"a subnet's account differs from its reserve"
			);
		}
		let reserves = sum(SubnetTAO::<T>::iter_values().map(|tao| tao.rao()));
		ensure!(
			reserves == u128::from(TotalStake::<T>::get().rao()),
			"total stake differs from reserves"
		);
		ensure!(
			SubnetTAO::<T>::iter_keys().all(|netuid| {
				Self::subnet_exists(netuid)
					|| Self::is_in_cleanup(netuid) && !Self::is_account_closed(netuid)
			}),
			"a reserve without a subnet"
		);
		Ok(())
	}

	/// Whether the clean-up of a subnet has closed its account.
	fn is_account_closed(netuid: NetUid) -> bool {
		CurrentDissolveCleanupStatus::<T>::get().is_some_and(|status| {
			status.netuid == netuid
				&& phase_number(status.phase) > phase_number(CleanupPhase::SettleAccount)
		})
	}

	/// All alpha outside the reserve is staked, in a pot, set aside for root claims, burned, or the
	/// protocol's; on stable subnets the reserve backs it.
	fn check_alpha() -> Result<(), TryRuntimeError> {
		let mut staked: BTreeMap<NetUid, u128> = BTreeMap::new();
		for (_, netuid, alpha) in TotalHotkeyAlpha::<T>::iter() {
			let entry = staked.entry(netuid).or_default();
			*entry = entry.saturating_add(alpha.rao().into());
		}
		for netuid in Self::subnets_and_remains() {
			let (miners, validators, owner) = Self::pots(netuid);
			let held = sum([
				miners.rao(),
				validators.rao(),
				owner.rao(),
				PendingRootAlphaDivs::<T>::get(netuid).rao(),
				SubnetProtocolAlpha::<T>::get(netuid).rao(),
				AlphaBurned::<T>::get(netuid).rao(),
				RootAlphaSetAside::<T>::get(netuid).rao(),
			]);
			let assigned = held.saturating_add(staked.remove(&netuid).unwrap_or(0));
			let out = SubnetAlphaOut::<T>::get(netuid).rao();
			ensure!(assigned == u128::from(out), "alpha outside the reserve is not accounted for");
			let all = sum([SubnetAlphaIn::<T>::get(netuid).rao(), out]);
			let issued = u128::from(TotalAlphaIssuance::<T>::get(netuid).rao());
			ensure!(all == issued, "alpha issuance differs from reserve plus outside");
			let stable = Self::subnet_exists(netuid) && !Self::is_dynamic(netuid);
			let backed = SubnetTAO::<T>::get(netuid).rao() >= out;
			ensure!(!stable || backed, "alpha of a stable subnet is not backed");
		}
		ensure!(staked.is_empty(), "stake on a subnet that does not exist");
		Ok(())
	}

	/// Queued subnets are dissolved and queued once; the first is the one being cleaned up. Its
	/// parts still to be paid, and those that could not be paid, add up to its reserve.
	fn check_dissolution() -> Result<(), TryRuntimeError> {
		let queue = DissolveCleanupQueue::<T>::get();
		let distinct: BTreeSet<_> = queue.iter().collect();
		ensure!(distinct.len() == queue.len(), "a subnet is queued twice for clean-up");
		let none_exists = !queue.iter().any(|netuid| Self::subnet_exists(*netuid));
		ensure!(none_exists, "an existing subnet is queued for clean-up");
		let Some(status) = CurrentDissolveCleanupStatus::<T>::get() else {
			ensure!(
				DissolvedShares::<T>::iter_keys().next().is_none(),
				"a payout share exists without a dissolution"
			);
			return Ok(());
		};
		let netuid = status.netuid;
		ensure!(
			queue.first() == Some(&netuid),
			"the subnet being cleaned up is not the first in the queue"
		);
		let of_another = DissolvedShares::<T>::iter_keys().any(|(other, _)| other != netuid);
		ensure!(!of_another, "a payout share belongs to another subnet");

		let payout = &status.payout;
		let parts =
			sum(DissolvedShares::<T>::iter_prefix_values(netuid).map(|(_, part)| part.rao()));
		let reserve = u128::from(SubnetTAO::<T>::get(netuid).rao());
		let pot = u128::from(payout.pot.rao());
		let settled = [payout.protocol_part.rao(), payout.unpaid.rao(), payout.left];
		let accounted = match status.phase {
			CleanupPhase::CountStakers => parts == 0 && reserve == pot,
			CleanupPhase::RankStakers | CleanupPhase::RankProtocol => {
				parts == sum([payout.shared.rao()]) && reserve == pot
			},
			CleanupPhase::PayStakers if payout.alpha != 0 => {
				let paid = payout.pot.saturating_sub(payout.paid);
				parts.saturating_add(sum(settled)) == reserve && reserve == sum([paid.rao()])
			},
			_ => parts == 0,
		};
		ensure!(accounted, "the shares of a dissolved subnet differ from its reserve");
		Ok(())
	}

	/// The account of queued registrations holds their payments and its existential deposit, and
	/// only queued subnets have an identity that waits.
	fn check_waiting() -> Result<(), TryRuntimeError> {
		let queue = NetworkRegistrationQueue::<T>::get();
		let deposit = if queue.is_empty() { 0 } else { T::Currency::minimum_balance() };
		let paid = sum(queue.iter().map(|entry| entry.lock_amount.rao()));
		let held = u128::from(T::Currency::total_balance(&Self::waiting_account()));
		ensure!(
			held == paid.saturating_add(deposit.into()),
			"the queue's account differs from the queued payments"
		);
		let served = NetworkRegistrationsServed::<T>::get();
		let end = served.saturating_add(u64::try_from(queue.len()).unwrap_or(u64::MAX));
		ensure!(
			WaitingIdentities::<T>::iter_keys().all(|ticket| (served..end).contains(&ticket)),
			"an identity waits without its subnet"
		);
		Ok(())
	}

	/// Uids and hotkeys of a subnet form a bijection.
	fn check_uids() -> Result<(), TryRuntimeError> {
		let subnets = Self::subnets();
		let existing = NetworksAdded::<T>::iter_values().filter(|exists| *exists).count();
		ensure!(existing == subnets.len(), "the list of subnets is incomplete");
		ensure!(subnets.len() == usize::from(TotalNetworks::<T>::get()), "subnets are miscounted");
		for netuid in subnets {
			let count = usize::from(SubnetworkN::<T>::get(netuid));
			let hotkeys = Self::hotkeys_of(netuid);
			for (hotkey, uid) in hotkeys.iter().zip(0u16..) {
				ensure!(
					Self::uid_of(netuid, hotkey) == Some(uid),
					"a uid's hotkey has another uid"
				);
				ensure!(
					IsNetworkMember::<T>::get(hotkey, netuid),
					"a neuron is not a network member"
				);
				ensure!(Self::hotkey_exists(hotkey), "a neuron's hotkey does not exist");
			}
			ensure!(Keys::<T>::iter_prefix(netuid).count() == count, "keys are miscounted");
			ensure!(Uids::<T>::iter_prefix(netuid).count() == count, "uids are miscounted");
			let list = NeuronsRegisteredAt::<T>::get(netuid);
			let since = (0u16..).take(count).map(|uid| BlockAtRegistration::<T>::get(netuid, uid));
			ensure!(
				list.is_empty() || list.iter().copied().eq(since),
				"the list of registrations differs from the entries"
			);
		}
		let members = IsNetworkMember::<T>::iter().filter(|(_, _, member)| *member);
		for (hotkey, netuid, _) in members {
			ensure!(Uids::<T>::contains_key(netuid, &hotkey), "a member has no uid");
		}
		Ok(())
	}

	/// Numbers of mechanisms are within their bounds, shares sum to the whole, and no storage
	/// exists for mechanisms that do not.
	fn check_mechanisms() -> Result<(), TryRuntimeError> {
		for netuid in Self::subnets() {
			let count = u8::from(MechanismCountCurrent::<T>::get(netuid));
			let neurons = u32::from(SubnetworkN::<T>::get(netuid));
			let in_all = neurons.saturating_mul(count.into());
			let most = SubnetEpochConsensus::<T>::get(netuid).most_uids();
			ensure!(
				(1..=MAX_MECHANISMS).contains(&count) && in_all <= most,
				"a subnet has no mechanisms or too many"
			);
			if let Some(split) = MechanismEmissionSplit::<T>::get(netuid) {
				let all_exist = split.len() <= usize::from(count);
				ensure!(
					all_exist && is_whole(&split),
					"mechanisms' shares do not sum to the whole"
				);
			}
		}
		let lists = Incentive::<T>::iter_keys().chain(LastUpdate::<T>::iter_keys());
		let rows = Weights::<T>::iter_keys()
			.chain(Bonds::<T>::iter_keys())
			.chain(RememberedWeights::<T>::iter_keys());
		let indices: BTreeSet<_> = lists
			.chain(rows.map(|(index, _)| index))
			.chain(BondScale::<T>::iter_keys())
			.chain(SubnetLoss::<T>::iter_keys())
			.chain(RequiredEdges::<T>::iter_keys())
			.chain(EpochMemories::<T>::iter_keys())
			.collect();
		for index in indices {
			let (netuid, mechanism) = parts_of_index(index);
			let exists = Self::is_in_cleanup(netuid) || Self::mechanism_exists(netuid, mechanism);
			ensure!(exists, "storage exists for a mechanism that does not exist");
		}
		Ok(())
	}

	/// A subnet in Null mode has one validator and has saved its former number, only modes with a
	/// loss store one, and the edges required are within the settings.
	fn check_modes() -> Result<(), TryRuntimeError> {
		for netuid in Self::subnets() {
			let is_null = Self::is_null(netuid);
			let saved = SavedYumaMaxAllowedValidators::<T>::contains_key(netuid);
			ensure!(is_null == saved, "the saved number of validators and Null mode disagree");
			let is_pruned = NullPruningTarget::<T>::contains_key(netuid);
			ensure!(is_null || !is_pruned, "a subnet outside Null mode is trimmed in batches");
			let validators = MaxAllowedValidators::<T>::get(netuid);
			ensure!(
				!is_null || validators == 1,
				"a subnet in Null mode has not exactly one validator"
			);

			let may_have_loss = Self::has_loss(netuid);
			let most_edges = SigmoidSettings::<T>::get(netuid).most_edges();
			for index in Self::mechanism_indices(netuid) {
				let edges = RequiredEdges::<T>::get(index);
				ensure!(edges <= most_edges, "more edges are required than the settings allow");
				let has_loss = BondScale::<T>::contains_key(index)
					|| SubnetLoss::<T>::contains_key(index)
					|| RequiredEdges::<T>::contains_key(index);
				ensure!(may_have_loss || !has_loss, "loss storage exists in a mode without a loss");
			}
		}
		Ok(())
	}

	/// Every list by uid has one entry per neuron.
	fn check_lists() -> Result<(), TryRuntimeError> {
		for netuid in Self::subnets() {
			let count = usize::from(SubnetworkN::<T>::get(netuid));
			let of_mechanisms = Self::mechanism_indices(netuid).flat_map(|index| {
				let scale = BondScale::<T>::get(index).map(|scale| scale.len());
				let (incentive, updates) =
					(Incentive::<T>::get(index), LastUpdate::<T>::get(index));
				[incentive.len(), updates.len(), scale.unwrap_or(count)]
			});
			let lengths = [
				Active::<T>::get(netuid).len(),
				Consensus::<T>::get(netuid).len(),
				Dividends::<T>::get(netuid).len(),
				Emission::<T>::get(netuid).len(),
				StakeWeight::<T>::get(netuid).len(),
				ValidatorPermit::<T>::get(netuid).len(),
				ValidatorTrust::<T>::get(netuid).len(),
			];
			ensure!(
				lengths.into_iter().chain(of_mechanisms).all(|length| length == count),
				"a list by uid has a wrong length"
			);
		}
		Ok(())
	}

	/// Rows of weights, remembered ones, and rows of bonds are of and about existing neurons, in
	/// ascending order, without zeros.
	fn check_rows() -> Result<(), TryRuntimeError> {
		let counts: BTreeMap<NetUid, u16> = SubnetworkN::<T>::iter().collect();
		let rows = Weights::<T>::iter().chain(Bonds::<T>::iter());
		for (index, from, row) in rows.chain(RememberedWeights::<T>::iter()) {
			let (netuid, _) = parts_of_index(index);
			let count = counts.get(&netuid).copied().unwrap_or(0);
			ensure!(from < count, "a row of a uid that does not exist");
			ensure!(row.iter().all(|(to, _)| *to < count), "a row names a uid that does not exist");
			ensure!(row.iter().all(|(_, value)| *value != 0), "a row holds a zero");
			let ascending = row.iter().zip(row.iter().skip(1)).all(|(a, b)| a.0 < b.0);
			ensure!(ascending, "a row is not ascending");
		}
		let weights = rows_of_subnets(Weights::<T>::iter_keys());
		let few = weights.values().all(|rows| *rows <= MOST_ROWS);
		ensure!(few, "a subnet has too many rows of weights");
		let bonds = rows_of_subnets(Bonds::<T>::iter_keys());
		let few = bonds.values().all(|rows| *rows <= MAX_UIDS);
		let low = Bonds::<T>::iter_keys().all(|(_, uid)| u32::from(uid) < MAX_UIDS);
		ensure!(few && low, "a subnet has too many rows of bonds, or one of too high a uid");
		Ok(())
	}

	/// Choices of automatic staking agree with their reverse index.
	fn check_auto_stakes() -> Result<(), TryRuntimeError> {
		let mut choices = 0u64;
		for (coldkey, netuid, hotkey) in AutoStakeDestination::<T>::iter() {
			choices = choices.saturating_add(1);
			let known = AutoStakers::<T>::contains_key((netuid, hotkey, coldkey));
			ensure!(known, "an automatic staking choice is missing from the reverse index");
		}
		let entries = AutoStakers::<T>::iter_keys().fold(0u64, |sum, _| sum.saturating_add(1));
		ensure!(choices == entries, "the reverse index of automatic staking has an extra entry");
		Ok(())
	}

	/// Hotkeys and their coldkeys agree, and each owned hotkey holds a reference that keeps its
	/// account.
	fn check_keys() -> Result<(), TryRuntimeError> {
		for (hotkey, coldkey) in Owner::<T>::iter() {
			ensure!(
				OwnedHotkeys::<T>::get(&coldkey).contains(&hotkey),
				"an owned hotkey is missing from its coldkey's list"
			);
			ensure!(
				frame_system::Pallet::<T>::sufficients(&hotkey) >= 1,
				"an owned hotkey holds no reference on its account"
			);
		}
		for (coldkey, hotkeys) in OwnedHotkeys::<T>::iter() {
			let distinct: BTreeSet<_> = hotkeys.iter().collect();
			ensure!(distinct.len() == hotkeys.len(), "a hotkey is listed twice");
			ensure!(
				hotkeys.iter().all(|hotkey| Self::owner_of(hotkey).as_ref() == Some(&coldkey)),
				"a list names a hotkey of another coldkey"
			);
		}
		Ok(())
	}
}

/// Returns the number of rows of each subnet, in all mechanisms.
fn rows_of_subnets(keys: impl Iterator<Item = (NetUidStorageIndex, u16)>) -> BTreeMap<NetUid, u32> {
	let mut rows = BTreeMap::new();
	for (index, _) in keys {
		let (netuid, _) = parts_of_index(index);
		let count: &mut u32 = rows.entry(netuid).or_default();
		*count = count.saturating_add(1);
	}
	rows
}
