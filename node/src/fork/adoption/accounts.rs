//! Who has an account: owners of hotkeys, stakers, subnets, and the stand-in, which makes the
//! issuance what it is on the other chain.

use super::{market, stand_in::StandIn};
use codec::DecodeAll;
use frame_support::storage::storage_prefix;
use frame_system::{Account, AccountInfo};
use ganglion_runtime::{AccountId, Balance, Runtime};
use ganglion_state_file::Entry;
use ganglion_types::{NetUid, TaoBalance};
use pallet_balances::AccountData;
use pallet_subtensor::{
	types::KeyList, AlphaV2, GenesisIssuance, NumStakingColdkeys, OwnedHotkeys, Owner,
	RootPositions, StakingColdkeys, StakingColdkeysByIndex, StakingHotkeys, SubnetOwner, TotalDust,
	TotalHotkeyAlpha, TotalIssuance, TotalMinted, TotalRecycled,
};
use std::collections::{BTreeMap, BTreeSet};

type Info = AccountInfo<u32, AccountData<Balance>>;
type Lists = BTreeMap<AccountId, BTreeSet<AccountId>>;

/// Settles who owns and who has staked with hotkeys. Those that nobody owns become the stand-in's.
pub fn settle_keys(hotkeys: &BTreeSet<AccountId>, stand_in: &StandIn) -> Result<(), String> {
	let staked = TotalHotkeyAlpha::<Runtime>::iter_keys().map(|(hotkey, _)| hotkey);
	for hotkey in staked.chain(hotkeys.iter().cloned()).collect::<BTreeSet<_>>() {
		if !Owner::<Runtime>::contains_key(&hotkey) {
			Owner::<Runtime>::insert(hotkey, &stand_in.coldkey);
		}
	}
	let (mut owned, mut staking) = (Lists::new(), Lists::new());
	for (hotkey, coldkey) in Owner::<Runtime>::iter() {
		owned.entry(coldkey.clone()).or_default().insert(hotkey.clone());
		staking.entry(coldkey).or_default().insert(hotkey.clone());
		Account::<Runtime>::mutate(hotkey, |info| info.sufficients = info.sufficients.max(1));
	}
	for (hotkey, coldkey, _) in AlphaV2::<Runtime>::iter_keys() {
		staking.entry(coldkey).or_default().insert(hotkey);
	}
	let many = |_| "somebody has more hotkeys than an account can have".to_owned();
	for (coldkey, list) in owned {
		let list = KeyList::<Runtime>::try_from(Vec::from_iter(list)).map_err(many)?;
		OwnedHotkeys::<Runtime>::insert(coldkey, list);
	}
	for (coldkey, list) in staking {
		let list = KeyList::<Runtime>::try_from(Vec::from_iter(list)).map_err(many)?;
		StakingHotkeys::<Runtime>::insert(coldkey, list);
	}
	settle_root(stand_in)
}

/// The stand-in has all stake on root.
fn settle_root(stand_in: &StandIn) -> Result<(), String> {
	let on_root = |(_, netuid): &(AccountId, NetUid)| netuid.is_root();
	let positions = TotalHotkeyAlpha::<Runtime>::iter_keys().filter(on_root).count();
	let positions = u32::try_from(positions).map_err(|error| error.to_string())?;
	if positions != 0 {
		RootPositions::<Runtime>::insert(&stand_in.coldkey, positions);
		StakingColdkeys::<Runtime>::insert(&stand_in.coldkey, 0_u64);
		StakingColdkeysByIndex::<Runtime>::insert(0_u64, &stand_in.coldkey);
		NumStakingColdkeys::<Runtime>::put(1_u64);
	}
	Ok(())
}

/// Gives coldkeys what they have on the other chain, and subnets their reserves. Returns what was
/// changed for it.
pub fn settle_balances(
	netuid: NetUid,
	entries: &[Entry],
	issuance: TaoBalance,
	stand_in: &StandIn,
) -> Vec<String> {
	let coldkeys: BTreeSet<_> = Owner::<Runtime>::iter_values()
		.chain(AlphaV2::<Runtime>::iter_keys().map(|(_, coldkey, _)| coldkey))
		.chain(SubnetOwner::<Runtime>::try_get(netuid))
		.chain([stand_in.coldkey.clone()])
		.collect();
	let had = balances(entries);
	for coldkey in coldkeys {
		let key = Account::<Runtime>::hashed_key_for(&coldkey);
		let had = had.get(&key).copied().unwrap_or_default();
		fund(&coldkey, had.max(market::deposit()), Balance::max);
	}
	for (account, holds) in market::accounts() {
		fund(&account, holds, |_, holds| holds);
	}
	settle_issuance(issuance.rao(), stand_in)
}

/// The TAO of accounts, by storage key.
fn balances(entries: &[Entry]) -> BTreeMap<Vec<u8>, u64> {
	let prefix = storage_prefix(b"System", b"Account");
	let accounts = entries.iter().filter(|(key, _)| key.starts_with(&prefix));
	let decoded = accounts.filter_map(|(key, value)| {
		let info = Info::decode_all(&mut &value[..]).ok()?;
		Some((key.clone(), info.data.free.saturating_add(info.data.reserved)))
	});
	decoded.collect()
}

/// Sets the free TAO of an account by what it has and what it is given.
fn fund(account: &AccountId, given: u64, new: impl Fn(u64, u64) -> u64) {
	Account::<Runtime>::mutate(account, |info: &mut Info| {
		info.data.free = new(info.data.free, given);
		info.providers = info.providers.max(1);
	});
}

/// Makes the issuance what it is on the other chain, where that is more, because a block's emission
/// follows from it.
fn settle_issuance(issuance: u64, stand_in: &StandIn) -> Vec<String> {
	let sum = |sum: u64, info: Info| {
		sum.saturating_add(info.data.free).saturating_add(info.data.reserved)
	};
	let all = Account::<Runtime>::iter_values().fold(0, sum);
	fund(&stand_in.coldkey, issuance.saturating_sub(all), u64::saturating_add);
	let all = all.max(issuance);
	pallet_balances::TotalIssuance::<Runtime>::put(all);
	TotalIssuance::<Runtime>::put(TaoBalance::new(all));
	GenesisIssuance::<Runtime>::put(TaoBalance::new(all));
	TotalMinted::<Runtime>::kill();
	TotalRecycled::<Runtime>::kill();
	TotalDust::<Runtime>::kill();
	if ganglion_economy::block_emission(all) == ganglion_economy::block_emission(issuance) {
		return Vec::new();
	}
	vec!["a block mints less TAO here, because the development accounts have some too".into()]
}
