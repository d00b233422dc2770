//! The demo subnet: an owner, three validators with stake, five miners, and weights that differ.
//!
//! Its keys are derived from the seeds below, so anybody can sign for them. Its weights count from
//! the first epoch on and never expire, so the subnet emits without a running validator.

use super::TAO;
use crate::{AccountId, Balance};
use alloc::{vec, vec::Vec};
use ganglion_types::{AlphaBalance, NetUid, TaoBalance};
use pallet_subtensor::genesis::{Neuron, Subnet, SubnetSettings};

/// Blocks from one epoch to the next.
const TEMPO: u16 = 10;

/// A participant: the seed of its coldkey, and both public keys. The hotkey's seed is the coldkey's
/// seed followed by `//hotkey`.
pub(crate) struct Participant {
	/// Seed of the coldkey.
	#[cfg_attr(not(test), allow(dead_code))]
	#[allow(dead_code, reason = "the presets of the runtime know the keys; readers want the seed")]
	pub seed: &'static str,
	/// Public key of the coldkey.
	pub coldkey: [u8; 32],
	/// Public key of the hotkey.
	pub hotkey: [u8; 32],
}

macro_rules! participant {
	($seed:literal, $coldkey:literal, $hotkey:literal) => {
		Participant {
			seed: $seed,
			coldkey: sp_core::hex2array!($coldkey),
			hotkey: sp_core::hex2array!($hotkey),
		}
	};
}

/// The subnet's owner.
pub(crate) const OWNER: Participant = participant!(
	"//DemoOwner",
	"be6fb358478df59150d7f37fe3b72fab154dbbe28b6c7398bea187faf7ead012",
	"9c0deee3b9e223ed3380e48dc3fd877d57d18c7b38f1c65953253726c8849900"
);

/// The validators.
pub(crate) const VALIDATORS: [Participant; 3] = [
	participant!(
		"//DemoValidator1",
		"0e42c77740d89fc858f2b0b053b3ee59d7a11508cf074134879f27ac89964056",
		"8215163ff090b78e8bb646eae5399e802711f2a49989797e67094ce6f8f3960a"
	),
	participant!(
		"//DemoValidator2",
		"4692d385ad477d2a7f481a2dab9632fa27ba432288c4fdc4499a22596f6fc215",
		"8e363ae9a66795ca595dcc9e2c517d0b9eba3be5b172f83d53a79bae1b640151"
	),
	participant!(
		"//DemoValidator3",
		"c2aa8981e7e69d89d1276e09f36647b5be433cafb3300a1f78d602f1df7cb816",
		"28be215d6a040f445b5c0affdc1234b310705deb6b81e8bd6ea910743957fa76"
	),
];

/// The miners.
pub(crate) const MINERS: [Participant; 5] = [
	participant!(
		"//DemoMiner1",
		"ce3027bbc3434c06f989b6f0b2732e2cded59c1af11fd2f42ad1ce4f8044977f",
		"ca87924424d61168db4b1642dd16bb04b0acab6860a8353b7ec3ddac5073280b"
	),
	participant!(
		"//DemoMiner2",
		"1a65584b7322360893b97e4f556b7fd12088034b8e35db86d7f32ac60b343d26",
		"68f1bb7cc45a9c33aee0176f70f7fdda6da8dbdd26cb3ee2a691eba0412b770e"
	),
	participant!(
		"//DemoMiner3",
		"7c7aab9dfca7f7b2f6ce03295031edd995b4ab8a6a34951a84ffedf0f65b3245",
		"1a9293e0e3736c3a8251aa76fcbcbd9d0cd699ef8f778c0666842586e0a55f73"
	),
	participant!(
		"//DemoMiner4",
		"828d3522f5603b51bfc840d0519953c4e5f790adb6a2c8e58933a1f7edbb1013",
		"0cd72a2be7c96cd79357c3634d007c6f6d5ce29aed9886476000164f7848604a"
	),
	participant!(
		"//DemoMiner5",
		"324b4844a669c5c1317d0dab04400d870f0bad8944c3f61b6fc3bf8bdc857745",
		"804fc46e77e95bd0bca59524dee65b5642c2aea2869aa96e11339a164204644e"
	),
];

/// Stake of each validator, in TAO. Miners and owner earn stake too, but never set weights; against
/// this much stake it takes them over five million blocks to hold a majority.
const STAKES: [Balance; 3] = [500_000, 300_000, 200_000];

/// Weights that each validator sets on each miner, relative to the greatest.
const WEIGHTS: [[u16; 5]; 3] = [
	[65_535, 45_000, 30_000, 15_000, 5_000],
	[60_000, 65_535, 25_000, 12_000, 4_000],
	[65_535, 40_000, 35_000, 20_000, 8_000],
];

/// Uid of the first miner. Owner and validators have the uids below it.
const FIRST_MINER: u16 = 4;

/// Balances of the participants, so that developers can send transactions from them.
pub(crate) fn balances() -> Vec<(AccountId, Balance)> {
	core::iter::once(&OWNER)
		.chain(&VALIDATORS)
		.chain(&MINERS)
		.map(|who| (AccountId::new(who.coldkey), 1_000 * TAO))
		.collect()
}

fn neuron(who: &Participant, stake: Balance, weights: Vec<(u16, u16)>) -> Neuron<AccountId> {
	Neuron {
		hotkey: AccountId::new(who.hotkey),
		coldkey: AccountId::new(who.coldkey),
		stake: AlphaBalance::new(stake * TAO),
		delegate: stake != 0,
		weights,
	}
}

/// Returns the demo subnet as genesis describes it.
pub(crate) fn subnet() -> Subnet<AccountId> {
	let mut neurons = vec![neuron(&OWNER, 0, Vec::new())];
	for ((validator, stake), weights) in VALIDATORS.iter().zip(STAKES).zip(WEIGHTS) {
		neurons.push(neuron(validator, stake, (FIRST_MINER..).zip(weights).collect()));
	}
	neurons.extend(MINERS.iter().map(|miner| neuron(miner, 0, Vec::new())));
	Subnet {
		netuid: NetUid::new(1),
		tempo: TEMPO,
		owner: Some((AccountId::new(OWNER.coldkey), AccountId::new(OWNER.hotkey))),
		dynamic: false,
		tao_reserve: TaoBalance::ZERO,
		alpha_reserve: AlphaBalance::ZERO,
		started: true,
		always_active: true,
		settings: SubnetSettings {
			weights_set_rate_limit: Some(TEMPO.into()),
			..Default::default()
		},
		neurons,
	}
}
