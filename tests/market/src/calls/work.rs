//! Neurons' weights, axons and Prometheus addresses.

use crate::{
	chain::Transaction,
	draw::{signed, Draw},
};
use ganglion_runtime::{Runtime, SubtensorModule};
use ganglion_types::{MechId, NetUid};
use pallet_subtensor::{keys::evm, Call, MechanismCountCurrent, SubnetworkN, WeightsVersionKey};
use sp_core::{ecdsa, Pair, H160};
use sp_io::crypto::secp256k1_ecdsa_recover;

/// Draws uids and weights: sometimes with uids that do not exist or are listed twice, or with lists
/// of different length.
fn opinions(draw: &mut Draw, netuid: NetUid) -> (Vec<u16>, Vec<u16>) {
	let neurons = SubnetworkN::<Runtime>::get(netuid);
	let share = draw.dice.between(0, 100);
	let mut dests: Vec<u16> = (0..neurons).filter(|_| draw.dice.chance(share)).collect();
	let mut weights: Vec<u16> = dests
		.iter()
		.map(|_| if draw.dice.chance(10) { 0 } else { draw.dice.setting(0, u16::MAX) })
		.collect();
	match draw.dice.below(40) {
		0 => dests.push(neurons),
		1 => weights.push(1),
		2 => {
			dests.push(0);
			weights.push(1);
		},
		3 => dests.reverse(),
		_ => {},
	}
	(dests, weights)
}

fn version(draw: &mut Draw, netuid: NetUid) -> u64 {
	let least = WeightsVersionKey::<Runtime>::get(netuid);
	if draw.dice.chance(97) {
		least
	} else {
		least.saturating_sub(1)
	}
}

pub fn set_weights(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let hotkey = draw.validator(netuid)?;
	let (dests, weights) = opinions(draw, netuid);
	let version_key = version(draw, netuid);
	signed(hotkey, Call::set_weights { netuid, dests, weights, version_key })
}

pub fn set_mechanism_weights(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let hotkey = draw.validator(netuid)?;
	let mechanisms = u8::from(MechanismCountCurrent::<Runtime>::get(netuid));
	// The highest of these does not exist.
	let mecid = MechId::new(draw.dice.below(u64::from(mechanisms) + 1) as u8);
	let (dests, weights) = opinions(draw, netuid);
	let version_key = version(draw, netuid);
	signed(hotkey, Call::set_mechanism_weights { netuid, mecid, dests, weights, version_key })
}

/// Draws an address: IPv4, IPv6, or an invalid one.
fn address(draw: &mut Draw) -> (u128, u8) {
	match draw.dice.below(10) {
		0 => (draw.dice.bits(), 5),
		1 => (0, 4),
		2 => (1, 6),
		3..6 => (draw.dice.bits(), 6),
		_ => (u128::from(draw.dice.below(1 << 32)), 4),
	}
}

pub fn serve_axon(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let hotkey = draw.neuron(netuid)?;
	let (ip, ip_type) = address(draw);
	let call = Call::serve_axon {
		netuid,
		version: 1,
		ip,
		port: draw.dice.setting(0, u16::MAX),
		ip_type,
		protocol: 4,
		placeholder1: 0,
		placeholder2: 0,
	};
	signed(hotkey, call)
}

pub fn serve_axon_tls(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let hotkey = draw.neuron(netuid)?;
	let (ip, ip_type) = address(draw);
	let call = Call::serve_axon_tls {
		netuid,
		version: 1,
		ip,
		port: draw.dice.setting(0, u16::MAX),
		ip_type,
		protocol: 4,
		placeholder1: 0,
		placeholder2: 0,
		// The longest of these is too long.
		certificate: vec![1; draw.dice.below(67) as usize],
	};
	signed(hotkey, call)
}

/// Links a neuron to a person's Ethereum address, mostly with a good proof.
pub fn associate_evm_key(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let hotkey = draw.neuron(netuid)?;
	let now = SubtensorModule::block_number();
	let block_number = now.saturating_sub(draw.dice.below(4)) + draw.dice.below(20) / 19;
	let pair = ecdsa::Pair::from_seed(&[draw.dice.setting(1, 9) as u8; 32]);
	let hash = evm::signed_hash(&hotkey, block_number);
	let signature = pair.sign_prehashed(&hash);
	let key = secp256k1_ecdsa_recover(&signature.0, &hash).ok()?;
	let evm_key = if draw.dice.chance(90) { evm::address_of(&key) } else { H160::zero() };
	signed(hotkey, Call::associate_evm_key { netuid, evm_key, block_number, signature })
}

pub fn serve_prometheus(draw: &mut Draw) -> Option<Transaction> {
	let netuid = draw.market();
	let hotkey = draw.neuron(netuid)?;
	let (ip, ip_type) = address(draw);
	let port = draw.dice.setting(0, u16::MAX);
	signed(hotkey, Call::serve_prometheus { netuid, version: 1, ip, port, ip_type })
}
