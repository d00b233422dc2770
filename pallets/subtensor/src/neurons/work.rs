//! Registration by proof of work: without a price and without a fee, where the subnet's owner
//! allows it.
//!
//! Only writer of `Difficulty` and `LastPowRegistrationBlock`.
//!
//! The seal of a proof covers the subnet, both keys and the hash of one of the last [`MAX_AGE`]
//! blocks. So nobody can use the proof of another, or collect proofs ahead of time. A hotkey's next
//! proof must be of a later block than the one that registered it: none counts twice, also where
//! the hotkey has lost its uid meanwhile.
//!
//! The difficulty moves like the registration price, and apart from it: each registration by proof
//! multiplies it by `BurnIncreaseMult`, and it halves every `BurnHalfLife` blocks. Neither kind of
//! registration moves the other's measure.

use crate::{
	access::refusal,
	pallet::*,
	weight_info::{cost, work_cost},
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	dispatch::DispatchResultWithPostInfo,
	ensure,
	storage::{with_transaction, TransactionOutcome},
};
use frame_system::pallet_prelude::BlockNumberFor;
use ganglion_economy::{decay_factor, decay_price, raise_price};
use ganglion_types::NetUid;
use sp_core::U256;
use sp_io::hashing::{keccak_256, sha2_256};
use sp_runtime::{DispatchResult, SaturatedConversion};

/// Blocks after its block in which a proof can register.
pub const MAX_AGE: u64 = 5;

/// What the input of every seal begins with.
const DOMAIN: &[u8] = b"subtensor-pow-register-v1";

/// A proof of work as a call presents it.
#[derive(Clone, Copy, Debug)]
pub struct Work {
	/// The block whose hash the seal covers.
	pub block: u64,
	/// The number that was searched.
	pub nonce: u64,
	/// The seal that was found with it.
	pub seal: [u8; 32],
}

/// Returns the seal of a registration: `keccak_256(sha2_256(input))` of all that it covers, where
/// accounts and the hash of the block are bytes.
pub fn seal(netuid: NetUid, block: &[u8], hotkey: &[u8], coldkey: &[u8], nonce: u64) -> [u8; 32] {
	let netuid = netuid.encode();
	let input = [DOMAIN, &netuid, block, hotkey, coldkey, &nonce.to_le_bytes()].concat();
	keccak_256(&sha2_256(&input))
}

/// Whether a seal, as a little-endian number, is small enough for a difficulty, which is above 0.
pub fn reaches(seal: &[u8; 32], difficulty: u64) -> bool {
	let target = U256::MAX.checked_div(difficulty.into()).unwrap_or(U256::MAX);
	U256::from_little_endian(seal) <= target
}

impl<T: Config> Pallet<T> {
	/// Registers a hotkey on a subnet for a proof of work. Checks: those of
	/// [`Self::admit_by_work`], then the limit of the block (`TooManyRegistrationsThisBlock`), then
	/// that there is a uid to give (`NoNeuronIdAvailable`).
	pub(crate) fn do_pow_register(
		coldkey: &T::AccountId,
		netuid: NetUid,
		hotkey: &T::AccountId,
		work: Work,
	) -> DispatchResultWithPostInfo {
		refusal::charging(work_cost::checks_of_work::<T>(), || {
			Self::admit_by_work(coldkey, netuid, hotkey, work)?;
			Self::ensure_room_in_block(netuid)
		})?;
		let size = Self::registration_size(netuid);
		let search =
			cost::search_of_uid::<T>(size).saturating_add(work_cost::checks_of_work::<T>());
		let replaced = refusal::charging(search, || Self::uid_to_replace(netuid))?;
		let weight = match replaced {
			None if Self::mechanisms(netuid).count() == 1 => {
				work_cost::pow_register_of_free_uid::<T>(size)
			},
			_ => work_cost::pow_register::<T>(size),
		};
		refusal::charging(weight, || {
			let uid = Self::give_uid(netuid, replaced, hotkey)?;
			LastPowRegistrationBlock::<T>::insert(hotkey, work.block);
			Self::raise_difficulty(netuid);
			Self::count_registration(netuid);
			Self::deposit_event(Event::NeuronRegistered(netuid, uid, hotkey.clone()));
			Ok(())
		})?;
		Ok(Some(weight).into())
	}

	/// Makes the checks of [`Self::do_pow_register`], but for the limit of the block, and changes
	/// nothing. A transaction that passes all in a block succeeds: one that fails would leave
	/// something of a signer who cannot pay.
	pub(crate) fn check_pow_register(
		coldkey: &T::AccountId,
		netuid: NetUid,
		hotkey: &T::AccountId,
		work: Work,
	) -> DispatchResult {
		with_transaction(|| {
			let checked = Self::admit_by_work(coldkey, netuid, hotkey, work)
				.and_then(|()| Self::uid_to_replace(netuid).map(drop));
			TransactionOutcome::Rollback(checked)
		})
	}

	/// Checks the limit of registrations in the block (`TooManyRegistrationsThisBlock`).
	pub(crate) fn ensure_room_in_block(netuid: NetUid) -> DispatchResult {
		ensure!(
			RegistrationsThisBlock::<T>::get(netuid) < MaxRegistrationsPerBlock::<T>::get(netuid),
			Error::<T>::TooManyRegistrationsThisBlock
		);
		Ok(())
	}

	/// Checks a registration by proof of work but for the limit of the block and the uid, and binds
	/// the hotkey.
	///
	/// Checks, in order: the subnet is not root (`RegistrationNotPermittedOnRootSubnet`), exists
	/// (`SubnetNotExists`) and admits proofs of work (`SubNetRegistrationDisabled`); the hotkey has
	/// no uid there (`HotKeyAlreadyRegisteredInSubNet`); the proof ([`Self::check_work`]); the
	/// coldkey can bind the hotkey if nobody owns it (see `bind_hotkey`), and owns it
	/// (`NonAssociatedColdKey`); the hotkey is not being swapped (`KeySwapInProgress`).
	fn admit_by_work(
		coldkey: &T::AccountId,
		netuid: NetUid,
		hotkey: &T::AccountId,
		work: Work,
	) -> DispatchResult {
		ensure!(!netuid.is_root(), Error::<T>::RegistrationNotPermittedOnRootSubnet);
		ensure!(Self::subnet_exists(netuid), Error::<T>::SubnetNotExists);
		ensure!(
			NetworkPowRegistrationAllowed::<T>::get(netuid),
			Error::<T>::SubNetRegistrationDisabled
		);
		ensure!(
			Self::uid_of(netuid, hotkey).is_none(),
			Error::<T>::HotKeyAlreadyRegisteredInSubNet
		);
		Self::check_work(coldkey, netuid, hotkey, work)?;
		Self::bind_hotkey(hotkey, coldkey)?;
		Self::ensure_owned_by(hotkey, coldkey)?;
		Self::ensure_not_in_swap(hotkey)
	}

	/// Checks a proof: its block is one of the last [`MAX_AGE`] and later than that of the hotkey's
	/// last proof (`InvalidWorkBlock`); the seal is that of the registration (`InvalidSeal`) and
	/// reaches the difficulty (`InvalidDifficulty`).
	fn check_work(
		coldkey: &T::AccountId,
		netuid: NetUid,
		hotkey: &T::AccountId,
		work: Work,
	) -> DispatchResult {
		let age = Self::block_number().checked_sub(work.block);
		let is_recent = age.is_some_and(|age| (1..=MAX_AGE).contains(&age));
		let last = LastPowRegistrationBlock::<T>::get(hotkey);
		let is_new = last.is_none_or(|last| work.block > last);
		ensure!(is_recent && is_new, Error::<T>::InvalidWorkBlock);

		let number: BlockNumberFor<T> = work.block.saturated_into();
		let block = frame_system::Pallet::<T>::block_hash(number);
		let (hot, cold) = (hotkey.encode(), coldkey.encode());
		let expected = seal(netuid, block.as_ref(), &hot, &cold, work.nonce);
		ensure!(work.seal == expected, Error::<T>::InvalidSeal);
		let difficulty = Self::difficulty_of_work(netuid);
		ensure!(reaches(&work.seal, difficulty), Error::<T>::InvalidDifficulty);
		Ok(())
	}

	/// Returns the difficulty that a proof must reach: the stored one, held to its bounds.
	pub fn difficulty_of_work(netuid: NetUid) -> u64 {
		let (min, max) = Self::difficulty_bounds(netuid);
		Difficulty::<T>::get(netuid).clamp(min, max)
	}

	/// Returns the lowest and the highest difficulty. If the settings cross, the lower bound
	/// counts, which is root's.
	fn difficulty_bounds(netuid: NetUid) -> (u64, u64) {
		let min = MinDifficulty::<T>::get(netuid).max(1);
		(min, MaxDifficulty::<T>::get(netuid).max(min))
	}

	/// Raises the difficulty after a registration by proof of work.
	fn raise_difficulty(netuid: NetUid) {
		let (min, max) = Self::difficulty_bounds(netuid);
		let present = Difficulty::<T>::get(netuid).clamp(min, max);
		let raised = raise_price(present, BurnIncreaseMult::<T>::get(netuid), min, max);
		Difficulty::<T>::insert(netuid, raised);
	}

	/// Returns the subnets that admit proofs of work, of those given.
	pub(crate) fn subnets_of_work(subnets: &[NetUid]) -> Vec<NetUid> {
		let admits = |netuid: &NetUid| NetworkPowRegistrationAllowed::<T>::get(netuid);
		subnets.iter().copied().filter(|netuid| !netuid.is_root()).filter(admits).collect()
	}

	/// Lowers the difficulty by one block on these subnets, as far as they admit proofs of work. On
	/// others it rests.
	pub(crate) fn decay_difficulties(subnets: &[NetUid]) {
		for netuid in Self::subnets_of_work(subnets) {
			let present = Difficulty::<T>::get(netuid);
			let (min, max) = Self::difficulty_bounds(netuid);
			if present == min {
				continue;
			}
			let factor = decay_factor(BurnHalfLife::<T>::get(netuid));
			let decayed = decay_price(present, factor, min, max);
			if decayed != present {
				Difficulty::<T>::insert(netuid, decayed);
			}
		}
	}

	/// Stores the difficulty, as root sets it.
	pub fn set_difficulty(netuid: NetUid, difficulty: u64) {
		Difficulty::<T>::insert(netuid, difficulty);
	}
}
