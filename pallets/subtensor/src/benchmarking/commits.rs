//! Set-up of commits to weights.

use super::world::{hotkey, lend_to_validator, rank, subnet, NEURONS, VALIDATORS};
use crate::{
	commits::timelocked::reveal::SealedRow,
	types::{Ciphertext, OpenList, TimelockQueue, TimelockedCommits, MAX_CRV3_COMMIT_SIZE_BYTES},
	CommitRevealWeightsEnabled, Config, OpenTimelocks, TimelockQueuesOf, TimelockedWeightCommits,
	WeightsSetRateLimit,
};
use alloc::{vec, vec::Vec};
use codec::Encode;
use ganglion_timelock::{
	encrypt::{encrypt, Chance, SecretKey},
	Signature,
};
use ganglion_types::{NetUid, NetUidStorageIndex};

/// The round for which the benchmarks encrypt.
pub const ROUND: u64 = 1_000;

/// Makes a full subnet with commit-reveal, and returns a validator with the maximum number of
/// parents.
pub fn committer<T: Config>() -> (NetUid, T::AccountId) {
	let (netuid, who) = (subnet::<T>(0, NEURONS), hotkey::<T>(1));
	rank::<T>(netuid, NEURONS, VALIDATORS);
	lend_to_validator::<T>(netuid, &who);
	WeightsSetRateLimit::<T>::insert(netuid, 0);
	CommitRevealWeightsEnabled::<T>::insert(netuid, true);
	(netuid, who)
}

/// Fills the queue of an epoch with the longest ciphertexts, which nothing opens.
pub fn fill_timelocks<T: Config>(index: NetUidStorageIndex, epoch: u64, count: u32) {
	let ciphertext: Ciphertext =
		vec![1; MAX_CRV3_COMMIT_SIZE_BYTES as usize].try_into().expect("it fits");
	let who = |number| super::world::coldkey::<T>(number);
	let commits: Vec<_> =
		(0..count).map(|number| (who(number), 1, ciphertext.clone(), ROUND)).collect();
	let open = commits.iter().map(|(who, block, ..)| (who.clone(), *block)).collect();
	TimelockedWeightCommits::<T>::insert(
		index,
		epoch,
		TimelockedCommits::<T>::truncate_from(commits),
	);
	OpenTimelocks::<T>::insert(index, epoch, OpenList::<T>::truncate_from(open));
	TimelockQueuesOf::<T>::mutate(index, |queues| {
		queues.try_push(TimelockQueue { epoch, ..Default::default() }).expect("there is room");
	});
}

/// Encrypts a row of `count` uids, and returns the signature that opens it.
pub fn sealed_row<T: Config>(who: &T::AccountId, count: u16) -> (Ciphertext, Signature) {
	let beacon = SecretKey::from_seed(b"benchmarks");
	let uids: Vec<u16> = (0..count).collect();
	let row = SealedRow { hotkey: who.encode(), values: uids.clone(), uids, version_key: 0 };
	let chance = Chance { key: [1; 32], sigma: [2; 32], nonce: [3; 12] };
	let key = beacon.public_key().expect("the secret is not zero");
	let ciphertext = encrypt(&key, ROUND, &row.encode(), &chance).expect("it encrypts");
	(ciphertext.try_into().expect("it fits"), beacon.sign(ROUND).expect("the secret is not zero"))
}
