//! Bonds, their updates and their dividends, by kind.

mod liquid_alpha;
mod void;
mod whitepaper;
mod yuma_2;
mod yuma_3;

use ganglion_consensus_test_kit::Subnet;

/// Validators 0 and 1 with equal stake, servers 2 and 3.
fn two_validators() -> Subnet {
	Subnet::with_stake([100, 100, 0, 0])
}

/// The stored bonds of a validator.
fn bonds(subnet: &Subnet, i: usize) -> Vec<(u16, u16)> {
	subnet.run_epoch().bonds.row(i).collect()
}
