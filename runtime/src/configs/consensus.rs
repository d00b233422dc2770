//! Block authoring (Aura), finality (GRANDPA) and timestamps.

use crate::{AccountId, Aura, Grandpa, MevShield, Runtime};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{
	traits::{ConstBool, ConstU32, ConstU64, FindAuthor, Get},
	BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_consensus_grandpa::AuthorityList;
use sp_core::ByteArray;
use sp_runtime::{ConsensusEngineId, DispatchResult};

/// Maximum number of authorities.
pub type MaxAuthorities = ConstU32<32>;

/// The chain's block time, in milliseconds.
type SlotDuration = pallet_subtensor::BlockTime<Runtime>;

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type MaxAuthorities = MaxAuthorities;
	type DisabledValidators = ();
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = SlotDuration;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = crate::RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = MaxAuthorities;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<0>;
	type KeyOwnerProof = sp_core::Void;
	type EquivocationReportSystem = ();
}

/// Aura and GRANDPA, whose authorities root changes. The shield forgets the keys of authors that
/// leave.
pub struct Engines;
impl pallet_admin_utils::ChangeAuthorities<Runtime> for Engines {
	fn change_authors(authors: BoundedVec<AuraId, MaxAuthorities>) {
		Aura::change_authorities(authors);
		MevShield::authors_changed();
	}

	fn schedule_voters(
		voters: AuthorityList,
		in_blocks: BlockNumberFor<Runtime>,
		forced: Option<BlockNumberFor<Runtime>>,
	) -> DispatchResult {
		Grandpa::schedule_change(voters, in_blocks, forced)
	}
}

/// Half of the duration `T`.
pub struct Half<T>(PhantomData<T>);
impl<T: Get<u64>> Get<u64> for Half<T> {
	fn get() -> u64 {
		T::get() / 2
	}
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = Aura;
	type MinimumPeriod = Half<SlotDuration>;
	type WeightInfo = ();
}

/// Finds a block's author. The author's account has the bytes of its Aura key.
pub struct AuthorByAuraKey;
impl FindAuthor<AccountId> for AuthorByAuraKey {
	fn find_author<'a, I>(digests: I) -> Option<AccountId>
	where
		I: 'a + IntoIterator<Item = (ConsensusEngineId, &'a [u8])>,
	{
		let index = usize::try_from(Aura::find_author(digests)?).ok()?;
		let key = pallet_aura::Authorities::<Runtime>::get().get(index)?.clone();
		<[u8; 32]>::try_from(key.as_slice()).ok().map(AccountId::new)
	}
}

/// The authors of slots: the authorities take turns.
pub struct AuthorsInTurn;
impl pallet_mev_shield::Authors<AuraId> for AuthorsInTurn {
	fn author(ahead: u8) -> Option<AuraId> {
		let authorities = pallet_aura::Authorities::<Runtime>::get();
		let slot = u64::from(pallet_aura::CurrentSlot::<Runtime>::get());
		let index = slot.checked_add(ahead.into())?.checked_rem(authorities.len() as u64)?;
		authorities.get(usize::try_from(index).ok()?).cloned()
	}

	fn all() -> Vec<AuraId> {
		pallet_aura::Authorities::<Runtime>::get().into_inner()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set(authors: Vec<AuraId>) {
		let authors = BoundedVec::<AuraId, MaxAuthorities>::truncate_from(authors);
		pallet_aura::Authorities::<Runtime>::put(authors);
	}
}

impl pallet_mev_shield::Config for Runtime {
	type AuthorityId = AuraId;
	type Authors = AuthorsInTurn;
	type WeightInfo = pallet_mev_shield::measured::SubstrateWeight<Runtime>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = AuthorByAuraKey;
	type EventHandler = ();
}
