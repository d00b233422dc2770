//! Reads the outcome of a subnet's epoch from a chain's storage.

use super::{
	items::{self, NetUid, Uid},
	outcome::{Extras, Mechanism, Outcome},
	storage::Storage,
};

/// The state after the block of an epoch.
pub struct Stored {
	/// The epoch's outcome.
	pub outcome: Outcome,
	/// Uids registered in that block. Transactions come after the epoch, so its entries of these
	/// uids are gone.
	pub newcomers: Vec<Uid>,
}

/// The block of an epoch of a subnet.
#[derive(Clone, Copy)]
pub struct At {
	/// The subnet.
	pub netuid: NetUid,
	/// The block.
	pub block: u64,
}

impl Stored {
	/// Reads the outcome of an epoch; `None` if it failed on the chain. `extras` tells what each
	/// mechanism's rule stores beside incentive and bonds.
	///
	/// # Errors
	///
	/// If an item has another type than expected.
	pub fn read(storage: &Storage, at: At, extras: &[Extras]) -> Result<Option<Self>, String> {
		let At { netuid, block } = at;
		let last_step = storage.get(&items::LAST_STEP_BLOCK, netuid)?;
		let active = storage.get(&items::ACTIVE, netuid)?;
		let count = Uid::try_from(active.len()).unwrap_or(Uid::MAX);
		let mut newcomers = Vec::new();
		for uid in 0..count {
			if storage.get(&items::BLOCK_AT_REGISTRATION, (netuid, uid))? == block {
				newcomers.push(uid);
			}
		}
		let mut mechanisms = Vec::new();
		for (mechanism, extras) in (0..).zip(extras) {
			let index = items::index(netuid, mechanism);
			mechanisms.push(read_mechanism(storage, index, count, *extras)?);
		}
		let outcome = Outcome {
			active,
			validator_permit: storage.get(&items::VALIDATOR_PERMIT, netuid)?,
			stake_weight: storage.get(&items::STAKE_WEIGHT, netuid)?,
			consensus: storage.get(&items::CONSENSUS, netuid)?,
			validator_trust: storage.get(&items::VALIDATOR_TRUST, netuid)?,
			dividends: storage.get(&items::DIVIDENDS, netuid)?,
			emission: storage.get(&items::EMISSION, netuid)?,
			mechanisms,
		};
		Ok((last_step == block).then_some(Self { outcome, newcomers }))
	}
}

fn read_mechanism(
	storage: &Storage,
	index: items::Index,
	count: Uid,
	extras: Extras,
) -> Result<Mechanism, String> {
	let bonds = (0..count).map(|uid| storage.get(&items::BONDS, (index, uid)));
	let mut mechanism = Mechanism {
		incentive: storage.get(&items::INCENTIVE, index)?,
		bonds: bonds.collect::<Result<_, _>>()?,
		..Mechanism::default()
	};
	if extras.is_sigmoid {
		mechanism.bond_scale = storage.get(&items::BOND_SCALE, index)?;
		mechanism.loss = storage.get(&items::SUBNET_LOSS, index)?;
		mechanism.required_edges = storage.get(&items::REQUIRED_EDGES, index)?;
	}
	if extras.remembers {
		mechanism.memory = Some(storage.get(&items::EPOCH_MEMORIES, index)?);
		let rows = (0..count).map(|uid| storage.get(&items::REMEMBERED_WEIGHTS, (index, uid)));
		mechanism.remembered = rows.collect::<Result<_, _>>()?;
	}
	Ok(mechanism)
}
