//! The whole life of a subnet: registration, neurons, stake, weights, and the payout of its epoch.

use super::mock::*;
use crate::*;
use frame_support::assert_ok;

#[test]
fn market_should_pay_miners_by_their_weights() {
	ExtBuilder::default().build_and_execute(|| {
		let (owner, validator, good, poor) = (2, 3, 4, 5);
		assert_ok!(SubtensorModule::register_network(signed(cold(owner)), hot(owner, 0)));
		assert_ok!(SubtensorModule::start_call(signed(cold(owner)), NETUID));
		for person in [validator, good, poor] {
			register(person, NETUID);
		}
		stake(validator, validator, NETUID, 100 * TAO);
		run_epoch(NETUID);
		run_blocks(100);
		set_weights(validator, NETUID, &[(2, 30_000), (3, 10_000)]);
		run_epoch(NETUID);
		run_epoch(NETUID);

		let incentive = Incentive::<Test>::get(NETUID.storage_index(ganglion_types::MechId::MAIN));
		assert_eq!(&*incentive, &[0, 0, 49_151, 16_383]);
		assert_eq!(&*Dividends::<Test>::get(NETUID), &[0, 65_535, 0, 0]);
		let earned =
			|person| SubtensorModule::stake_of(&hot(person, 0), &cold(person), NETUID).rao();
		let (good, poor) = (earned(good), earned(poor));
		assert!(good > TAO, "the good miner earned {good}");
		assert!(good.abs_diff(3 * poor) <= 10, "{good} is not three times {poor}");
	})
}
