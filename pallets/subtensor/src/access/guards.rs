//! Guards: checks that the transaction pool makes before it accepts a call, and dispatch repeats.
//!
//! Setting weights, announcing an address and linking an Ethereum address are free, so that a
//! hotkey without funds can work, and so is registering by proof of work, for coldkeys without
//! funds. They cannot flood the pool, because each guard is cheap and runs
//! before the transaction enters. Calls inside a batch or a proxy bypass the extension, so the
//! calls repeat the checks.
//!
//! Calls that pay a fee are not checked here, staking calls with a price limit included: an earlier
//! transaction of the same signer, still in the pool, may establish their conditions, and a client
//! that counts nonces itself would wait for ever behind a refused one.
//!
//! `access::call_facts` assigns the guards to the calls.

use crate::{
	access::call_facts::{facts, Guard, Lengths, RowToReveal},
	commits::hashed::hash_of,
	pallet::*,
	weight_info::{cost, work_cost, WeightInfo},
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get, weights::Weight};
use ganglion_types::{MechId, NetUid};
use sp_runtime::{
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// Refuses a call that fails its guard: signer not registered, too little stake, rate limit,
	/// invalid address or proof.
	pub fn guard(who: &T::AccountId, call: &Call<T>) -> DispatchResult {
		match facts(call).guard {
			Guard::None => Ok(()),
			Guard::Weights(netuid, mechanism, lengths) => {
				Self::guard_weights(who, netuid, mechanism, lengths)
			},
			Guard::WeightsOfSubnets(netuids, rows, keys) => {
				let equal = netuids.len() == rows.len() && netuids.len() == keys;
				ensure!(equal, Error::<T>::InputLengthsUnequal);
				Self::check_subnets_of_batch(netuids)?;
				netuids.iter().zip(rows).try_for_each(|(netuid, row)| {
					let lengths = (row.len(), row.len());
					Self::guard_weights(who, netuid.0, MechId::MAIN, lengths)
				})
			},
			Guard::Commit(netuid, mechanism) => {
				Self::check_commit(who, netuid, mechanism).map(|_| ())
			},
			Guard::CommitOnSubnets(netuids, hashes) => {
				ensure!(netuids.len() == hashes, Error::<T>::InputLengthsUnequal);
				Self::check_subnets_of_batch(netuids)?;
				netuids.iter().try_for_each(|netuid| {
					Self::check_commit(who, netuid.0, MechId::MAIN).map(|_| ())
				})
			},
			Guard::TimelockedCommit(netuid, mechanism, round) => {
				Self::check_timelocked_commit(who, netuid, mechanism, round).map(|_| ())
			},
			Guard::Reveal(netuid, mechanism, row) => {
				Self::guard_reveal(who, netuid, mechanism, row)
			},
			Guard::RevealRows(netuid, lists, keys) => Self::guard_reveals(who, netuid, lists, keys),
			Guard::NewSubnet => Self::check_network_limit(),
			Guard::Serving(netuid, address, service) => {
				Self::check_serving(who, netuid, address, service)
			},
			Guard::Work(netuid, hotkey, work) => {
				Self::check_pow_register(who, netuid, hotkey, work)
			},
			Guard::EvmLink(netuid, proof) => Self::check_evm_link(who, netuid, proof).map(drop),
		}
	}

	/// Whether the block that is being built has room for what a call does. The pool does not ask:
	/// it knows the last block, not the next.
	pub(crate) fn block_has_room(call: &Call<T>) -> bool {
		match facts(call).guard {
			Guard::Work(netuid, ..) => Self::ensure_room_in_block(netuid).is_ok(),
			_ => true,
		}
	}

	/// Returns the weight of a call's guard.
	pub(crate) fn weight_of_guard(call: &Call<T>) -> Weight {
		match facts(call).guard {
			Guard::Weights(..) | Guard::Commit(..) | Guard::TimelockedCommit(..) => {
				cost::guard_of_weights::<T>()
			},
			Guard::Reveal(_, _, (uids, _, salt, _)) => Self::weight_of_reveal_guard(uids, salt),
			Guard::WeightsOfSubnets(netuids, ..) | Guard::CommitOnSubnets(netuids, _) => {
				cost::guard_of_weights::<T>().saturating_mul(netuids.len() as u64)
			},
			Guard::RevealRows(_, [uids, _, salts], _) => uids
				.iter()
				.zip(salts)
				.map(|(uids, salt)| Self::weight_of_reveal_guard(uids, salt))
				// The number of commits.
				.fold(T::DbWeight::get().reads(1), Weight::saturating_add),
			// The call does hardly more than its checks, of which the signature is the greatest.
			Guard::EvmLink(..) => T::WeightInfo::associate_evm_key(),
			Guard::Work(netuid, ..) => {
				work_cost::guard_of_work::<T>(Self::registration_size(netuid))
			},
			Guard::None | Guard::NewSubnet | Guard::Serving(..) => cost::guard::<T>(),
		}
	}

	fn weight_of_reveal_guard(uids: &[u16], salt: &[u16]) -> Weight {
		let names = cost::committed_hash::<T>(uids.len().max(salt.len()));
		// Whether uids have moved since the commit.
		let moved = T::DbWeight::get().reads(1);
		cost::guard_of_weights::<T>().saturating_add(names).saturating_add(moved)
	}

	/// Checks what setting weights needs, and that the row is no longer than the subnet has
	/// neurons.
	fn guard_weights(
		who: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
		(uids, values): Lengths,
	) -> DispatchResult {
		ensure!(uids == values, Error::<T>::WeightVecNotEqualSize);
		Self::check_weights_stake(who, netuid)?;
		ensure!(Self::uid_of(netuid, who).is_some(), Error::<T>::HotKeyNotRegisteredInSubNet);
		ensure!(Self::mechanism_exists(netuid, mechanism), Error::<T>::MechanismDoesNotExist);
		let neurons = usize::from(SubnetworkN::<T>::get(netuid));
		ensure!(uids <= neurons, Error::<T>::UidsLengthExceedUidsInSubNet);
		ensure!(!CommitRevealWeightsEnabled::<T>::get(netuid), Error::<T>::CommitRevealEnabled);
		Self::check_weights_limit(who, netuid, mechanism)
	}

	/// Checks that an open commit of the signer has the hash of the row, and is due.
	fn guard_reveal(
		who: &T::AccountId,
		netuid: NetUid,
		mechanism: MechId,
		(uids, values, salt, version_key): RowToReveal,
	) -> DispatchResult {
		ensure!(uids.len() == values.len(), Error::<T>::WeightVecNotEqualSize);
		Self::check_weights_stake(who, netuid)?;
		let neurons = usize::from(SubnetworkN::<T>::get(netuid));
		ensure!(uids.len() <= neurons, Error::<T>::UidsLengthExceedUidsInSubNet);
		let index = netuid.storage_index(mechanism);
		let hash = Self::committed_hash(netuid, index, who, |name| {
			hash_of(name, index, (uids, values, salt), version_key)
		});
		Self::check_reveal(who, netuid, mechanism, hash).map(|_| ())
	}

	fn guard_reveals(
		who: &T::AccountId,
		netuid: NetUid,
		[uids, values, salts]: [&[Vec<u16>]; 3],
		version_keys: &[u64],
	) -> DispatchResult {
		let lengths = [values.len(), salts.len(), version_keys.len()];
		let equal = lengths.into_iter().all(|length| length == uids.len());
		ensure!(equal, Error::<T>::InputLengthsUnequal);
		Self::check_number_of_reveals(who, netuid, uids.len())?;
		let rows = uids.iter().zip(values).zip(salts.iter().zip(version_keys));
		for ((uids, values), (salt, version_key)) in rows {
			Self::guard_reveal(who, netuid, MechId::MAIN, (uids, values, salt, *version_key))?;
		}
		Ok(())
	}

	/// Converts an error into the pool's refusal with the number that clients know it by.
	pub fn pool_error(error: DispatchError) -> TransactionValidityError {
		let numbers: [(Error<T>, u8); 22] = [
			(Error::ColdkeySwapAnnounced, 0),
			(Error::KeySwapInProgress, 0),
			(Error::NotEnoughStakeToSetWeights, 1),
			(Error::SettingWeightsTooFast, 6),
			(Error::CommittingWeightsTooFast, 6),
			(Error::NetworkTxRateLimitExceeded, 6),
			(Error::FreeCallsPaused, 6),
			(Error::HotKeyNotRegisteredInNetwork, 10),
			(Error::InvalidIpAddress, 11),
			(Error::ServingRateLimitExceeded, 12),
			(Error::InvalidPort, 13),
			(Error::InvalidRevealRound, 15),
			(Error::NoWeightsCommitFound, 16),
			(Error::InvalidRevealCommitHashNotMatch, 16),
			(Error::RevealTooEarly, 17),
			(Error::ExpiredWeightCommit, 17),
			(Error::InputLengthsUnequal, 18),
			(Error::WeightVecNotEqualSize, 18),
			(Error::HotKeyNotRegisteredInSubNet, 19),
			(Error::EvmKeyAssociateRateLimitExceeded, 20),
			(Error::ColdkeySwapDisputed, 21),
			(Error::NonAssociatedColdKey, 25),
		];
		let number = numbers
			.into_iter()
			.find_map(|(known, number)| (DispatchError::from(known) == error).then_some(number));
		InvalidTransaction::Custom(number.unwrap_or(BAD_REQUEST)).into()
	}
}

/// The number of a refusal without a number of its own.
const BAD_REQUEST: u8 = 255;
