//! What the transaction pool refuses, and that dispatch refuses it for the same reason.

use crate::tests::mock::*;
use crate::{access::extension::SubtensorTransactionExtension, keys::evm, types::RateLimitKey, *};
use codec::Encode;
use frame_support::{assert_ok, dispatch::GetDispatchInfo};
use ganglion_types::MechId;
use sp_core::{ecdsa, Pair};
use sp_runtime::{
	traits::{DispatchTransaction, Dispatchable, TransactionExtension},
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	DispatchError,
};

type PoolCall = Call<Test>;
type Refusal = Result<(), TransactionValidityError>;

/// Validates a call as the transaction pool does.
fn pool(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> Refusal {
	let call = call.into();
	let (info, length) = (call.get_dispatch_info(), call.encoded_size());
	SubtensorTransactionExtension::<Test>::default()
		.validate_only(origin, &call, &info, length, TransactionSource::External, 0)
		.map(|_| ())
}

fn custom(number: u8) -> Refusal {
	Err(InvalidTransaction::Custom(number).into())
}

/// Asserts that the pool refuses a call with its custom number, and dispatch with the error itself.
/// A call that is nested in another reaches dispatch without having passed the pool.
#[track_caller]
fn assert_refused_by_both(who: AccountId, call: PoolCall, number: u8, error: Error<Test>) {
	assert_eq!(pool(signed(who.clone()), call.clone()), custom(number));
	assert_refused(|| RuntimeCall::from(call).dispatch(signed(who)), error);
}

fn weights() -> PoolCall {
	Call::set_weights { netuid: NETUID, dests: vec![0], weights: vec![1], version_key: 0 }
}

fn mechanism_weights(mecid: u8) -> PoolCall {
	let (dests, weights) = (vec![0], vec![1]);
	Call::set_mechanism_weights {
		netuid: NETUID,
		mecid: MechId::new(mecid),
		dests,
		weights,
		version_key: 0,
	}
}

fn axon(ip: u128, ip_type: u8, port: u16) -> PoolCall {
	Call::serve_axon {
		netuid: NETUID,
		version: 1,
		ip,
		port,
		ip_type,
		protocol: 4,
		placeholder1: 0,
		placeholder2: 0,
	}
}

fn axon_tls(ip: u128, ip_type: u8, port: u16) -> PoolCall {
	certified(ip, ip_type, port, 65)
}

/// An axon with a certificate of so many bytes.
fn certified(ip: u128, ip_type: u8, port: u16, length: usize) -> PoolCall {
	Call::serve_axon_tls {
		netuid: NETUID,
		version: 1,
		ip,
		port,
		ip_type,
		protocol: 4,
		placeholder1: 0,
		placeholder2: 0,
		certificate: vec![1; length],
	}
}

fn metrics(ip: u128, ip_type: u8, port: u16) -> PoolCall {
	Call::serve_prometheus { netuid: NETUID, version: 1, ip, port, ip_type }
}

const LOOPBACK: u128 = 0x7f00_0001;

#[test]
fn weights_of_a_mechanism_that_does_not_exist_should_be_refused_by_the_pool() {
	ExtBuilder::with_market().build_and_execute(|| {
		let call = || mechanism_weights(1);
		assert_refused_by_both(hot(2, 0), call(), 255, Error::MechanismDoesNotExist);
		set_mechanisms(2);
		assert_ok!(pool(signed(hot(2, 0)), call()));
	})
}

#[test]
fn weights_should_be_refused_by_pool_and_dispatch_alike() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for call in [weights, || mechanism_weights(0)] {
			assert_refused_by_both(hot(2, 0), call(), 19, Error::HotKeyNotRegisteredInSubNet);
		}
		let uid = register(2, NETUID);
		let own = || Call::set_weights {
			netuid: NETUID,
			dests: vec![uid],
			weights: vec![1],
			version_key: 0,
		};
		assert_refused_by_both(hot(2, 0), own(), 6, Error::SettingWeightsTooFast);
		run_blocks(100);
		assert_ok!(pool(signed(hot(2, 0)), own()));
		StakeThreshold::<Test>::put(1);
		for call in [own(), mechanism_weights(0)] {
			assert_refused_by_both(hot(2, 0), call, 1, Error::NotEnoughStakeToSetWeights);
		}
	})
}

#[test]
fn weights_should_be_asked_for_stake_before_registration_in_the_pool() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		StakeThreshold::<Test>::put(1);
		assert_eq!(pool(signed(hot(2, 0)), weights()), custom(1));
		assert_ok!(pool(signed(hot(OWNER, 0)), weights()), ());
	})
}

#[test]
fn subnet_should_be_refused_by_pool_and_dispatch_alike() {
	ExtBuilder::default().build_and_execute(|| {
		NetworkRateLimit::<Test>::put(10);
		LastRateLimitedBlock::<Test>::insert(RateLimitKey::NetworkLastRegistered, now());
		let call = || Call::register_network { hotkey: hot(2, 0) };
		assert_refused_by_both(cold(2), call(), 6, Error::NetworkTxRateLimitExceeded);
		run_blocks(10);
		assert_ok!(pool(signed(cold(2)), call()));
	})
}

#[test]
fn takes_should_be_refused_by_dispatch_alone() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let hotkey = hot(OWNER, 0);
		let refused = [
			(Call::increase_take { hotkey: hotkey.clone(), take: 5 }, Error::DelegateTakeTooLow),
			(Call::decrease_take { hotkey, take: u16::MAX }, Error::<Test>::DelegateTakeTooHigh),
		];
		for (call, error) in refused {
			assert_ok!(pool(signed(cold(OWNER)), call.clone()));
			assert_noop!(RuntimeCall::from(call).dispatch(signed(cold(OWNER))), error);
		}
	})
}

#[test]
fn address_should_be_refused_by_pool_and_dispatch_alike() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		for call in [axon, metrics, axon_tls] {
			let refused = |person, call, number, error| {
				assert_refused_by_both(hot(person, 0), call, number, error)
			};
			refused(2, call(5, 4, 80), 10, Error::HotKeyNotRegisteredInNetwork);
			refused(OWNER, call(5, 5, 80), 255, Error::InvalidIpType);
			refused(OWNER, call(LOOPBACK, 4, 80), 11, Error::InvalidIpAddress);
			refused(OWNER, call(5, 4, 0), 13, Error::InvalidPort);
			assert_ok!(pool(signed(hot(OWNER, 0)), call(5, 4, 80)));
			assert_ok!(RuntimeCall::from(call(5, 4, 80)).dispatch(signed(hot(OWNER, 0))));
			refused(OWNER, call(5, 4, 80), 12, Error::ServingRateLimitExceeded);
			run_blocks(50);
		}
		for length in [0, 66, 1_000_000] {
			let call = certified(5, 4, 80, length);
			assert_refused_by_both(hot(OWNER, 0), call, 255, Error::InvalidValue);
		}
	})
}

#[test]
fn ethereum_link_should_be_refused_by_pool_and_dispatch_alike() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let pair = ecdsa::Pair::from_seed(&[7; 32]);
		let proof = |hotkey: &AccountId, block| {
			let hash = evm::signed_hash(hotkey, block);
			let signature = pair.sign_prehashed(&hash);
			let key = sp_io::crypto::secp256k1_ecdsa_recover(&signature.0, &hash);
			(evm::address_of(&key.ok().unwrap()), signature)
		};
		let call = |hotkey: AccountId, block_number| {
			let (evm_key, signature) = proof(&hotkey, block_number);
			Call::associate_evm_key { netuid: NETUID, evm_key, block_number, signature }
		};
		let (owner, other) = (hot(OWNER, 0), hot(OWNER, 1));
		let refused = |hotkey: &AccountId, call, number, error| {
			assert_refused_by_both(hotkey.clone(), call, number, error)
		};
		refused(&other, call(other.clone(), 1), 25, Error::NonAssociatedColdKey);
		associate(OWNER, 1);
		refused(&other, call(other.clone(), 1), 19, Error::HotKeyNotRegisteredInSubNet);
		refused(&owner, call(owner.clone(), 2), 255, Error::EvmProofNotRecent);
		// A bad signature would otherwise be free to send without end.
		refused(&owner, call(other.clone(), 1), 255, Error::InvalidRecoveredPublicKey);
		assert_ok!(pool(signed(owner.clone()), call(owner.clone(), 1)));
		assert_ok!(RuntimeCall::from(call(owner.clone(), 1)).dispatch(signed(owner.clone())));
		refused(&owner, call(owner.clone(), 1), 20, Error::EvmKeyAssociateRateLimitExceeded);
	})
}

#[test]
fn weights_should_be_set_only_once_when_sent_twice_in_a_block() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		run_blocks(100);
		let send = || {
			let call = RuntimeCall::from(weights());
			let (info, length) = (call.get_dispatch_info(), call.encoded_size());
			let extension = SubtensorTransactionExtension::<Test>::default();
			extension.dispatch_transaction(signed(hot(OWNER, 0)), call, &info, length, 0)
		};
		assert_ok!(pool(signed(hot(OWNER, 0)), weights()));
		assert!(matches!(send(), Ok(Ok(_))));
		assert_eq!(send().map(|_| ()), custom(6), "the block refuses what the pool has accepted");
	})
}

/// A call with a limit of the price, which may be filled in part or not.
type Limited = fn(u64, bool) -> PoolCall;

/// Calls of person 2 with a limit, on subnets 1 and 2: the call, a limit that it keeps, and a limit
/// that it exceeds.
fn limited() -> [(Limited, u64, u64); 4] {
	let price = price(NETUID);
	[
		(
			|limit, allow_partial| Call::add_stake_limit {
				hotkey: hot(OWNER, 0),
				netuid: NETUID,
				amount_staked: tao(100 * TAO),
				limit_price: tao(limit),
				allow_partial,
			},
			2 * price,
			price + price / 100,
		),
		(
			|limit, allow_partial| Call::remove_stake_limit {
				hotkey: hot(OWNER, 0),
				netuid: NETUID,
				amount_unstaked: alpha(300 * TAO),
				limit_price: tao(limit),
				allow_partial,
			},
			price / 2,
			price - price / 100,
		),
		(
			|limit, allow_partial| Call::swap_stake_limit {
				hotkey: hot(OWNER, 0),
				origin_netuid: NETUID,
				destination_netuid: NetUid::new(2),
				alpha_amount: alpha(300 * TAO),
				limit_price: tao(limit),
				allow_partial,
			},
			TAO / 2,
			TAO,
		),
		(
			|limit, allow_partial| Call::move_stake_limit {
				origin_hotkey: hot(OWNER, 0),
				destination_hotkey: hot(OWNER, 0),
				origin_netuid: NETUID,
				destination_netuid: NetUid::new(2),
				alpha_amount: AlphaBalance::MAX,
				limit_price: tao(limit),
				allow_partial,
			},
			TAO / 2,
			TAO,
		),
	]
}

#[test]
fn trade_beyond_its_limit_should_be_refused_by_the_call_alone() {
	let other = pool_of(NetUid::new(2), ExtBuilder::neurons([OWNER]));
	ExtBuilder::with_pool().with(other).build_and_execute(|| {
		stake(2, OWNER, NETUID, 100 * TAO);
		let refuse = |call: PoolCall| {
			assert_ok!(pool(signed(cold(2)), call.clone()));
			let dispatch = || RuntimeCall::from(call).dispatch(signed(cold(2)));
			assert_refused(dispatch, Error::<Test>::SlippageTooHigh);
		};
		for (call, within, beyond) in limited() {
			refuse(call(beyond, false));
			assert_ok!(pool(signed(cold(2)), call(within, false)));
		}
		let hotkey = hot(OWNER, 0);
		let price = price(NETUID);
		refuse(Call::remove_stake_full_limit {
			hotkey: hotkey.clone(),
			netuid: NETUID,
			limit_price: Some(tao(price - price / 1_000)),
		});
		refuse(Call::add_stake_burn {
			hotkey,
			netuid: NETUID,
			amount: tao(TAO),
			limit: Some(tao(price + price / 1_000)),
		});
	})
}

#[test]
fn guards_should_let_every_other_call_pass() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		StakeThreshold::<Test>::put(u64::MAX);
		let hotkey = hot(2, 0);
		let calls = [
			Call::add_stake { hotkey: hotkey.clone(), netuid: NOWHERE, amount_staked: tao(0) },
			Call::remove_stake {
				hotkey: hotkey.clone(),
				netuid: NOWHERE,
				amount_unstaked: alpha(0),
			},
			Call::burned_register { netuid: NOWHERE, hotkey: hotkey.clone() },
			Call::root_register { hotkey: hotkey.clone() },
			Call::try_associate_hotkey { hotkey },
			Call::start_call { netuid: NOWHERE },
		];
		for call in calls {
			assert_ok!(pool(signed(cold(2)), call));
		}
		assert_ok!(pool(signed(cold(2)), frame_system::Call::<Test>::remark { remark: vec![] }));
	})
}

#[test]
fn guards_should_ask_nobody_who_does_not_sign() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(pool(RuntimeOrigin::root(), weights()));
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let dispatch = || RuntimeCall::from(weights()).dispatch(origin);
			assert_refused(dispatch, DispatchError::BadOrigin);
		}
	})
}

#[test]
fn extension_should_be_nothing_on_the_wire_and_weigh_what_it_checks() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let extension = SubtensorTransactionExtension::<Test>::default();
		assert!(extension.encode().is_empty());
		let remark = frame_system::Call::<Test>::remark { remark: vec![] };
		let signer = extension.weight(&remark.into());
		assert_eq!(signer, crate::weight_info::cost::check_signer::<Test>());
		let simple = extension.weight(&Call::<Test>::start_call { netuid: NETUID }.into());
		assert!(simple.any_gt(signer));
		assert!(extension.weight(&weights().into()).all_gt(simple));
	})
}

#[test]
fn error_without_a_number_should_be_a_bad_request() {
	let number = |error: Error<Test>| Err(SubtensorModule::pool_error(error.into()));
	assert_eq!(number(Error::InvalidIpType), custom(255));
	assert_eq!(number(Error::Overflow), custom(255));
	assert_eq!(Err(SubtensorModule::pool_error(DispatchError::BadOrigin)), custom(255));
}

#[test]
fn free_calls_should_be_free_and_others_not() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let fee = |call: PoolCall| RuntimeCall::from(call).get_dispatch_info().pays_fee;
		let announcements = [axon(5, 4, 80), axon_tls(5, 4, 80), metrics(5, 4, 80)];
		for call in announcements.into_iter().chain([weights(), mechanism_weights(0)]) {
			assert_eq!(fee(call), frame_support::dispatch::Pays::No);
		}
		let paying = Call::burned_register { netuid: NETUID, hotkey: hot(2, 0) };
		assert_eq!(fee(paying), frame_support::dispatch::Pays::Yes);
		assert_noop!(
			SubtensorModule::set_weights(signed(hot(3, 0)), NETUID, vec![0], vec![1], 0),
			Error::<Test>::HotKeyNotRegisteredInSubNet
		);
	})
}
