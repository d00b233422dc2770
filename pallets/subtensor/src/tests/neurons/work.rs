//! Registration by proof of work.

use crate::tests::mock::*;
use crate::{
	access::extension::SubtensorTransactionExtension,
	keys::swaps::RolesInSwap,
	neurons::work::{reaches, seal, MAX_AGE},
	*,
};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::{GetDispatchInfo, Pays, PostDispatchInfo},
	traits::Hooks,
};
use sp_core::{H256, U256};
use sp_runtime::{
	traits::{DispatchTransaction, Dispatchable},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
	ApplyExtrinsicResultWithInfo,
};
use substrate_fixed::types::U64F64;

type Extension = SubtensorTransactionExtension<Test>;

/// A coldkey that has never had anything, and its hotkey.
fn miner(number: u32) -> (AccountId, AccountId) {
	(stranger(2 * number), stranger(2 * number + 1))
}

/// A good proof of a miner on the test subnet, of the block before.
fn proof(number: u32) -> Call<Test> {
	let (coldkey, hotkey) = miner(number);
	prove(&coldkey, NETUID, &hotkey, now() - 1)
}

/// What the pool says of a call.
fn pool(who: &AccountId, call: &Call<Test>) -> Result<ValidTransaction, u8> {
	let call = RuntimeCall::from(call.clone());
	let (info, length) = (call.get_dispatch_info(), call.encoded_size());
	let source = TransactionSource::External;
	let valid =
		Extension::default().validate_only(signed(who.clone()), &call, &info, length, source, 0);
	valid.map(|(valid, ..)| valid).map_err(|error| match error {
		TransactionValidityError::Invalid(InvalidTransaction::Custom(number)) => number,
		other => panic!("refused for {other:?}"),
	})
}

/// Applies a call as a block does, checks of the extension and all.
fn apply(
	who: &AccountId,
	call: impl Into<RuntimeCall>,
) -> ApplyExtrinsicResultWithInfo<PostDispatchInfo> {
	let call = call.into();
	let (info, length) = (call.get_dispatch_info(), call.encoded_size());
	Extension::default().dispatch_transaction(signed(who.clone()), call, &info, length, 0)
}

/// Asserts that the pool refuses a call, and dispatch with the error.
#[track_caller]
fn refused(who: &AccountId, call: Call<Test>, error: Error<Test>) {
	let before = state_root();
	assert_eq!(pool(who, &call).map(drop), Err(255), "{error:?}");
	assert_eq!(state_root(), before, "the pool changes nothing");
	assert_refused(|| RuntimeCall::from(call).dispatch(signed(who.clone())), error);
}

/// Runs a test on a subnet that admits proofs of the least difficulty, in a block whose ancestors
/// have hashes.
fn with_work(test: impl FnOnce()) {
	ExtBuilder::with_subnet().build_and_execute(|| {
		run_blocks(9);
		admit_work(NETUID);
		for block in 0..now() {
			frame_system::BlockHash::<Test>::insert(block, H256::from_low_u64_be(block + 1));
		}
		test()
	})
}

/// The next block, whose parent has a hash.
fn next_block() {
	frame_system::BlockHash::<Test>::insert(now(), H256::from_low_u64_be(now() + 1));
	run_blocks(1);
}

#[test]
fn seal_should_be_what_clients_find() {
	let (mut hotkey, mut coldkey) = ([0; 32], [0; 32]);
	(hotkey[0], coldkey[0]) = (11, 22);
	let found = seal(NetUid::new(1), &[1; 32], &hotkey, &coldkey, 7);
	let expected = "06eef1fff090c8a0c4fbbbd17093346c9a45b3208fb3ff62524474cf4ba2cbc1";
	assert_eq!(H256::from(found), expected.parse().unwrap());
	assert_ne!(seal(NetUid::new(1), &[1; 32], &hotkey, &coldkey, 8), found);
}

#[test]
fn seal_should_reach_a_difficulty_as_a_little_endian_number() {
	let target = U256::MAX / 1_000;
	for (number, expected) in [(target - 1, true), (target, true), (target + 1, false)] {
		assert_eq!(reaches(&number.to_little_endian(), 1_000), expected);
	}
	assert!(reaches(&[u8::MAX; 32], 1) && !reaches(&[u8::MAX; 32], 2));
	assert!(reaches(&[0; 32], u64::MAX));
}

#[test]
fn proof_should_register_who_has_nothing_for_nothing() {
	with_work(|| {
		let (coldkey, hotkey) = miner(1);
		let reserve_before = (reserve(NETUID), Burn::<Test>::get(NETUID));
		assert!(!System::account_exists(&coldkey));
		assert_ok!(apply(&coldkey, proof(1)).unwrap());
		assert_eq!(SubtensorModule::uid_of(NETUID, &hotkey), Some(1));
		assert_eq!(SubtensorModule::owner_of(&hotkey), Some(coldkey.clone()));
		assert_eq!(LastPowRegistrationBlock::<Test>::get(&hotkey), Some(now() - 1));
		assert_eq!(RegistrationsThisBlock::<Test>::get(NETUID), 1);
		assert_announced(Event::NeuronRegistered(NETUID, 1, hotkey));
		assert_eq!((reserve(NETUID), Burn::<Test>::get(NETUID)), reserve_before);
		assert_eq!(RAORecycledForRegistration::<Test>::get(NETUID), tao(0));
		assert_eq!(Balances::free_balance(&coldkey), 0);
	})
}

#[test]
fn proof_should_be_refused_for_the_first_condition_that_fails() {
	with_work(|| {
		let (coldkey, hotkey) = miner(1);
		let prove_on = |netuid| prove(&coldkey, netuid, &hotkey, now() - 1);
		let unproven = |netuid| Call::pow_register {
			netuid,
			work_block: 1,
			nonce: 1,
			work: [9; 32],
			hotkey: hot(OWNER, 0),
		};
		refused(&coldkey, unproven(ROOT), Error::RegistrationNotPermittedOnRootSubnet);
		refused(&coldkey, unproven(NOWHERE), Error::SubnetNotExists);

		// All at once: proofs are not admitted, the hotkey has a uid and another owner, the proof
		// is old, and the limit is 0.
		let late = || prove(&coldkey, NETUID, &hot(OWNER, 0), 1);
		NetworkPowRegistrationAllowed::<Test>::insert(NETUID, false);
		MaxRegistrationsPerBlock::<Test>::insert(NETUID, 0);
		refused(&coldkey, late(), Error::SubNetRegistrationDisabled);
		NetworkPowRegistrationAllowed::<Test>::insert(NETUID, true);
		refused(&coldkey, late(), Error::HotKeyAlreadyRegisteredInSubNet);
		associate(3, 0);
		let late = |block| prove(&coldkey, NETUID, &hot(3, 0), block);
		refused(&coldkey, late(1), Error::InvalidWorkBlock);
		assert_eq!(pool(&coldkey, &late(now() - 1)).map(drop), Err(25));
		let call = || RuntimeCall::from(late(now() - 1)).dispatch(signed(coldkey.clone()));
		assert_refused(call, Error::<Test>::NonAssociatedColdKey);
		let call = || RuntimeCall::from(prove_on(NETUID)).dispatch(signed(coldkey.clone()));
		assert_refused(call, Error::<Test>::TooManyRegistrationsThisBlock);
		MaxRegistrationsPerBlock::<Test>::insert(NETUID, 1);
		KeysInSwap::<Test>::insert(&hotkey, RolesInSwap::HOTKEY);
		assert_eq!(pool(&coldkey, &prove_on(NETUID)).map(drop), Err(0));
		KeysInSwap::<Test>::remove(&hotkey);
		// The owner's neuron is never replaced.
		MaxAllowedUids::<Test>::insert(NETUID, 1);
		refused(&coldkey, prove_on(NETUID), Error::NoNeuronIdAvailable);
	})
}

#[test]
fn price_should_be_no_condition_and_closed_sales_neither() {
	with_work(|| {
		NetworkRegistrationAllowed::<Test>::insert(NETUID, false);
		Burn::<Test>::insert(NETUID, tao(u64::MAX));
		assert_ok!(apply(&miner(1).0, proof(1)).unwrap());
	})
}

#[test]
fn proof_should_be_of_one_of_the_last_five_blocks() {
	with_work(|| {
		let (coldkey, hotkey) = miner(1);
		let prove_of = |block| prove(&coldkey, NETUID, &hotkey, block);
		for block in [now() - MAX_AGE - 1, now(), now() + 1, u64::MAX] {
			refused(&coldkey, prove_of(block), Error::InvalidWorkBlock);
		}
		for age in 1..=MAX_AGE {
			assert_ok!(pool(&coldkey, &prove_of(now() - age)));
		}
		assert_ok!(apply(&coldkey, prove_of(now() - MAX_AGE)).unwrap());
	})
}

#[test]
fn proof_should_be_bound_to_all_that_it_is_for() {
	with_work(|| {
		let (coldkey, hotkey) = miner(1);
		let good = seal(
			NETUID,
			System::block_hash(now() - 1).as_ref(),
			hotkey.as_ref(),
			coldkey.as_ref(),
			5,
		);
		let call = |netuid, work_block, nonce, work, hotkey: &AccountId| Call::pow_register {
			netuid,
			work_block,
			nonce,
			work,
			hotkey: hotkey.clone(),
		};
		let block = now() - 1;
		let other = NetUid::new(2);
		SubtensorModule::list_subnet(other, false);
		admit_work(other);
		refused(&coldkey, call(other, block, 5, good, &hotkey), Error::InvalidSeal);
		refused(&coldkey, call(NETUID, block - 1, 5, good, &hotkey), Error::InvalidSeal);
		refused(&coldkey, call(NETUID, block, 6, good, &hotkey), Error::InvalidSeal);
		refused(&coldkey, call(NETUID, block, 5, [0; 32], &hotkey), Error::InvalidSeal);
		refused(&coldkey, call(NETUID, block, 5, good, &miner(2).1), Error::InvalidSeal);
		refused(&miner(2).0, call(NETUID, block, 5, good, &hotkey), Error::InvalidSeal);
		TotalNetworks::<Test>::mutate(|count| *count -= 1);
		NetworksAdded::<Test>::remove(other);
		NetworkPowRegistrationAllowed::<Test>::remove(other);
		assert_ok!(apply(&coldkey, call(NETUID, block, 5, good, &hotkey)).unwrap());
	})
}

#[test]
fn proof_should_reach_the_difficulty_within_its_bounds() {
	with_work(|| {
		let (coldkey, _) = miner(1);
		let easy = proof(1);
		let Call::pow_register { work, .. } = easy.clone() else { unreachable!() };
		let reached = (U256::MAX / U256::from_little_endian(&work)).low_u64();
		Difficulty::<Test>::insert(NETUID, reached);
		assert_ok!(pool(&coldkey, &easy));
		Difficulty::<Test>::insert(NETUID, reached + 1);
		refused(&coldkey, easy.clone(), Error::InvalidDifficulty);
		assert_ok!(pool(&coldkey, &proof(1)));

		// The bounds count at once, and the lower one above the upper one.
		MaxDifficulty::<Test>::insert(NETUID, reached);
		assert_ok!(pool(&coldkey, &easy));
		MinDifficulty::<Test>::insert(NETUID, reached + 1);
		refused(&coldkey, easy.clone(), Error::InvalidDifficulty);
		MinDifficulty::<Test>::insert(NETUID, u64::MAX);
		refused(&coldkey, easy, Error::InvalidDifficulty);
		for bound in [&MinDifficulty::<Test>::insert, &MaxDifficulty::<Test>::insert]
			as [&dyn Fn(NetUid, u64); 2]
		{
			bound(NETUID, 0);
		}
		assert_eq!(SubtensorModule::difficulty_of_work(NETUID), 1);
	})
}

#[test]
fn block_should_admit_no_more_proofs_than_its_limit() {
	with_work(|| {
		MaxRegistrationsPerBlock::<Test>::insert(NETUID, 2);
		assert_ok!(apply(&miner(1).0, proof(1)).unwrap());
		// One for the price counts, but has no limit.
		register(2, NETUID);
		let (coldkey, _) = miner(2);
		let call = || RuntimeCall::from(proof(2)).dispatch(signed(coldkey.clone()));
		assert_refused(call, Error::<Test>::TooManyRegistrationsThisBlock);
		let no_room = InvalidTransaction::ExhaustsResources.into();
		assert_eq!(apply(&coldkey, proof(2)).unwrap_err(), no_room);
		assert!(pool(&coldkey, &proof(2)).is_ok(), "it waits for the next block");
		register(3, NETUID);
		next_block();
		assert_ok!(apply(&miner(2).0, proof(2)).unwrap());
	})
}

#[test]
fn proof_should_count_once() {
	with_work(|| {
		let (coldkey, hotkey) = miner(1);
		let call = proof(1);
		assert_ok!(apply(&coldkey, call.clone()).unwrap());
		refused(&coldkey, call.clone(), Error::HotKeyAlreadyRegisteredInSubNet);
		// The hotkey loses its uid to another.
		next_block();
		MaxAllowedUids::<Test>::insert(NETUID, 2);
		register(2, NETUID);
		next_block();
		assert_eq!(SubtensorModule::uid_of(NETUID, &hotkey), None);
		refused(&coldkey, call, Error::InvalidWorkBlock);
		let earlier = prove(&coldkey, NETUID, &hotkey, now() - 4);
		refused(&coldkey, earlier, Error::InvalidWorkBlock);
		assert_ok!(apply(&coldkey, proof(1)).unwrap());
		assert_eq!(LastPowRegistrationBlock::<Test>::get(&hotkey), Some(now() - 1));
	})
}

#[test]
fn proof_should_count_once_when_the_hotkey_is_swapped() {
	with_work(|| {
		let (coldkey, hotkey, new) = (cold(2), hot(2, 0), hot(2, 1));
		let call = prove(&coldkey, NETUID, &hotkey, now() - 1);
		assert_ok!(apply(&coldkey, call.clone()).unwrap());
		next_block();
		let block = now() - 2;
		BlockCapacity::set(u64::MAX);
		let swap = SubtensorModule::swap_hotkey(signed(coldkey.clone()), hotkey.clone(), new, None);
		assert_ok!(swap);
		idle(1_000);
		assert!(SubtensorModule::no_swap_waits());
		assert_eq!(SubtensorModule::owner_of(&hotkey), None);
		assert_eq!(LastPowRegistrationBlock::<Test>::get(&hotkey), Some(block));
		refused(&coldkey, call, Error::InvalidWorkBlock);
	})
}

#[test]
fn difficulty_should_rise_by_the_factor_and_halve_in_the_half_life() {
	with_work(|| {
		MaxRegistrationsPerBlock::<Test>::insert(NETUID, 9);
		BurnIncreaseMult::<Test>::insert(NETUID, U64F64::from_num(2));
		Difficulty::<Test>::insert(NETUID, 4);
		let price = Burn::<Test>::get(NETUID);
		for (number, expected) in [(1, 8), (2, 16)] {
			assert_ok!(apply(&miner(number).0, proof(number)).unwrap());
			assert_eq!(Difficulty::<Test>::get(NETUID), expected);
		}
		register(2, NETUID);
		assert_eq!(Difficulty::<Test>::get(NETUID), 16, "a purchase does not change it");
		assert!(Burn::<Test>::get(NETUID) > price, "but the price");

		Difficulty::<Test>::insert(NETUID, 1 << 40);
		let halves = |expected: u64| {
			run_blocks(360);
			let difficulty = Difficulty::<Test>::get(NETUID);
			assert!(difficulty.abs_diff(expected) < expected / 1_000, "{difficulty}");
		};
		halves(1 << 39);
		halves(1 << 38);
		BurnHalfLife::<Test>::insert(NETUID, 0);
		let before = Difficulty::<Test>::get(NETUID);
		run_blocks(9);
		assert_eq!(Difficulty::<Test>::get(NETUID), before);
	})
}

#[test]
fn difficulty_should_stay_within_its_bounds_and_rest_where_no_proof_registers() {
	with_work(|| {
		BurnHalfLife::<Test>::insert(NETUID, 1);
		MinDifficulty::<Test>::insert(NETUID, 700);
		Difficulty::<Test>::insert(NETUID, 1_000);
		NetworkPowRegistrationAllowed::<Test>::insert(NETUID, false);
		run_blocks(3);
		assert_eq!(Difficulty::<Test>::get(NETUID), 1_000);
		NetworkPowRegistrationAllowed::<Test>::insert(NETUID, true);
		run_blocks(3);
		assert_eq!(Difficulty::<Test>::get(NETUID), 700);
		MaxDifficulty::<Test>::insert(NETUID, 800);
		assert_ok!(apply(&miner(1).0, proof(1)).unwrap());
		assert_eq!(Difficulty::<Test>::get(NETUID), 800);
		// A bound that root has crossed: the lower one counts.
		MinDifficulty::<Test>::insert(NETUID, 900);
		run_blocks(1);
		assert_eq!(Difficulty::<Test>::get(NETUID), 900);
	})
}

#[test]
fn step_should_be_charged_for_each_difficulty_that_falls() {
	with_work(|| {
		let charged = || SubtensorModule::on_initialize(now());
		NetworkPowRegistrationAllowed::<Test>::insert(NETUID, false);
		let without = charged();
		NetworkPowRegistrationAllowed::<Test>::insert(NETUID, true);
		let one = crate::weight_info::work_cost::decay_of_difficulties::<Test>(1);
		assert!(one.ref_time() > 0);
		assert_eq!(charged(), without + one);
	})
}

#[test]
fn newcomer_should_replace_a_neuron_of_a_full_subnet_and_be_charged_for_it() {
	with_work(|| {
		MaxAllowedUids::<Test>::insert(NETUID, 2);
		let charged = |number| {
			let done = apply(&miner(number).0, proof(number)).unwrap().unwrap();
			done.actual_weight.unwrap().ref_time()
		};
		let of_free_uid = charged(1);
		next_block();
		let of_replacement = charged(2);
		assert_eq!(SubtensorModule::uid_of(NETUID, &miner(1).1), None);
		assert_eq!(SubtensorModule::uid_of(NETUID, &miner(2).1), Some(1));
		assert!(of_free_uid * 2 < of_replacement, "{of_free_uid}, {of_replacement}");
	})
}

#[test]
fn proof_should_be_free_alone_and_take_one_place_in_the_pool() {
	with_work(|| {
		let call = proof(1);
		assert_eq!(call.get_dispatch_info().pays_fee, Pays::No);
		let tags = |number| pool(&miner(number).0, &proof(number)).unwrap().provides;
		assert_eq!(tags(1).len(), 1);
		assert_ne!(tags(1), tags(2));
		let (coldkey, _) = miner(1);
		let second = prove(&coldkey, NETUID, &stranger(77), now() - 1);
		assert_eq!(pool(&coldkey, &second).unwrap().provides, tags(1));
		let batch: RuntimeCall =
			pallet_utility::Call::batch_all { calls: vec![call.into()] }.into();
		assert_eq!(batch.get_dispatch_info().pays_fee, Pays::Yes);
	})
}

#[test]
fn wrapped_proofs_should_pass_the_same_checks() {
	with_work(|| {
		MaxRegistrationsPerBlock::<Test>::insert(NETUID, 9);
		let batch = |calls: Vec<Call<Test>>| -> RuntimeCall {
			let calls = calls.into_iter().map(Into::into).collect();
			pallet_utility::Call::batch_all { calls }.into()
		};
		let (coldkey, _) = miner(1);
		let dispatch = |calls| batch(calls).dispatch(signed(coldkey.clone()));
		let twice = || dispatch(vec![proof(1), proof(1)]);
		assert_refused(twice, Error::<Test>::HotKeyAlreadyRegisteredInSubNet);
		let of_another = || dispatch(vec![proof(1), proof(2)]);
		assert_refused(of_another, Error::<Test>::InvalidSeal);
		assert_ok!(dispatch(vec![proof(1)]));
	})
}

#[test]
fn refused_proof_should_leave_nothing_in_a_block() {
	with_work(|| {
		let (coldkey, hotkey) = miner(1);
		MaxAllowedUids::<Test>::insert(NETUID, 1);
		let before = state_root();
		assert!(apply(&coldkey, proof(1)).is_err(), "it is in no block");
		let Call::pow_register { netuid, work_block, nonce, hotkey: _, .. } = proof(1) else {
			unreachable!()
		};
		let work = [9; 32];
		let forged = Call::pow_register { netuid, work_block, nonce, work, hotkey };
		assert!(apply(&coldkey, forged).is_err());
		assert_eq!(state_root(), before);
	})
}
