//! What neurons publish.

use crate::{
	chain::{Origin, Transaction},
	draw::{signed, Draw},
};
use pallet_commitments::{
	data::{BigRaw, Ciphertext, Data, Raw},
	types::CommitmentInfo,
	Call,
};

/// Draws bytes, at most `most`.
fn bytes(draw: &mut Draw, most: u64) -> Vec<u8> {
	vec![7; draw.dice.between(0, most) as usize]
}

/// Draws a field of any kind, also the one that only the runtime makes.
fn field(draw: &mut Draw) -> Data {
	match draw.dice.below(16) {
		0 => Data::None,
		1 => Data::Sha256([1; 32]),
		2..5 => Data::ResetBondsFlag,
		5 => Data::BigRaw(BigRaw::truncate_from(bytes(draw, 512))),
		6..10 => Data::TimelockEncrypted {
			encrypted: Ciphertext::truncate_from(bytes(draw, 1_024)),
			// There is no beacon, so round 0 alone is over.
			reveal_round: draw.dice.below(20),
		},
		10 if draw.dice.chance(20) => Data::TimelockRevealFailed { reveal_round: 1 },
		_ => Data::Raw(Raw::truncate_from(bytes(draw, 128))),
	}
}

pub fn set_commitment(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let hotkey = draw.neuron(netuid)?;
	let count = draw.dice.between(0, 3);
	let fields: Vec<Data> = (0..count).map(|_| field(draw)).collect();
	let fields = fields.try_into().ok()?;
	signed(hotkey, Call::set_commitment { netuid, info: Box::new(CommitmentInfo { fields }) })
}

pub fn set_max_space(draw: &mut Draw) -> Option<Transaction> {
	let new_limit = u32::from(draw.dice.setting(500, 5_000));
	Some(Transaction { origin: Origin::Root, call: Call::set_max_space { new_limit }.into() })
}
