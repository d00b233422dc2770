//! Tests of the runtime, as clients see it.

use crate::{
	classes::{class_of, Classed},
	nonces::CheckNonce,
	AccountId, Address, Block, Runtime, RuntimeCall, Signature, TxExtension, UncheckedExtrinsic,
};
use codec::Encode;
use frame_support::dispatch::{
	DispatchClass::{self, Mandatory, Normal, Operational},
	GetDispatchInfo,
};
use ganglion_shield::api::runtime_decl_for_shield_api::ShieldApi;
use ganglion_types::PlainVec;
use sp_runtime::generic::Era;

const SUDO: AccountId = AccountId::new([1; 32]);
const STRANGER: AccountId = AccountId::new([2; 32]);

/// Runs a test on a chain with nothing but a key of sudo.
fn on_a_chain(test: impl FnOnce()) {
	sp_io::TestExternalities::default().execute_with(|| {
		pallet_sudo::Key::<Runtime>::put(SUDO);
		test();
	});
}

fn mandatory() -> RuntimeCall {
	pallet_timestamp::Call::<Runtime>::set { now: 1 }.into()
}

fn operational() -> RuntimeCall {
	frame_system::Call::<Runtime>::set_heap_pages { pages: 64 }.into()
}

fn remark() -> RuntimeCall {
	frame_system::Call::<Runtime>::remark { remark: vec![1] }.into()
}

fn by_sudo(call: RuntimeCall) -> RuntimeCall {
	pallet_sudo::Call::<Runtime>::sudo { call: Box::new(call) }.into()
}

fn by_derivative(call: RuntimeCall) -> RuntimeCall {
	pallet_utility::Call::<Runtime>::as_derivative { index: 0, call: Box::new(call) }.into()
}

fn by_proxy(call: RuntimeCall) -> RuntimeCall {
	let (real, call) = (Address::Id(STRANGER), Box::new(call));
	pallet_proxy::Call::<Runtime>::proxy { real, force_proxy_type: None, call }.into()
}

fn in_batch(call: RuntimeCall) -> RuntimeCall {
	pallet_utility::Call::<Runtime>::batch { calls: vec![call] }.into()
}

/// The class that a call declares, and the one that a signed transaction has.
fn classes(signer: &AccountId, call: &RuntimeCall) -> (DispatchClass, DispatchClass) {
	let declared = call.get_dispatch_info().class;
	(declared, class_of(signer, call, declared))
}

#[test]
fn signed_transaction_should_never_be_mandatory() {
	on_a_chain(|| {
		let wrappers = [by_sudo, by_derivative, by_proxy];
		for call in wrappers.map(|wrapped| wrapped(mandatory())).iter().chain([&mandatory()]) {
			for signer in [SUDO, STRANGER] {
				assert_eq!(classes(&signer, call), (Mandatory, Normal), "{call:?}");
			}
		}
	});
}

#[test]
fn signed_transaction_should_be_operational_when_it_is_a_call_of_sudo_by_its_key() {
	on_a_chain(|| {
		assert_eq!(classes(&SUDO, &by_sudo(operational())), (Operational, Operational));
		assert_eq!(classes(&STRANGER, &by_sudo(operational())), (Operational, Normal));
		assert_eq!(classes(&SUDO, &by_sudo(remark())), (Normal, Normal));
		for call in [operational(), by_derivative(operational()), by_proxy(operational())] {
			assert_eq!(classes(&SUDO, &call), (Operational, Normal), "{call:?}");
		}
	});
}

fn extension() -> TxExtension {
	(
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		pallet_mev_shield::extensions::CheckMortality::from(Era::Immortal),
		CheckNonce::from(0),
		Classed(frame_system::CheckWeight::new()),
		Classed(pallet_transaction_payment::ChargeTransactionPayment::from(0)),
		pallet_mev_shield::extensions::CheckShieldedTxValidity::default(),
		pallet_subtensor::SubtensorTransactionExtension::default(),
		pallet_drand::extension::DrandPriority::default(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
	)
}

fn signed(call: RuntimeCall) -> UncheckedExtrinsic {
	let signature = Signature::Sr25519(sp_core::sr25519::Signature::from_raw([0; 64]));
	UncheckedExtrinsic::new_signed(call, Address::Id(STRANGER), signature, extension())
}

/// Whether an author takes a transaction out of a carrier.
fn is_taken(transaction: &UncheckedExtrinsic) -> bool {
	<Runtime as ShieldApi<Block>>::decode_signed_tx(transaction.encode()).is_some()
}

#[test]
fn carrier_should_hold_a_signed_transaction_that_is_not_mandatory() {
	on_a_chain(|| {
		for call in [remark(), by_sudo(operational()), in_batch(mandatory())] {
			assert!(is_taken(&signed(call.clone())), "{call:?}");
		}
		for call in [mandatory(), by_sudo(mandatory()), by_derivative(mandatory())] {
			assert!(!is_taken(&signed(call.clone())), "{call:?}");
		}
		assert!(!is_taken(&UncheckedExtrinsic::new_bare(remark())));
	});
}

#[test]
fn carrier_within_another_call_should_carry_nothing() {
	on_a_chain(|| {
		let ciphertext = PlainVec::truncate_from(vec![0; 8192]);
		let carrier: RuntimeCall =
			pallet_mev_shield::Call::<Runtime>::submit_encrypted { ciphertext }.into();
		let carried = pallet_mev_shield::extensions::ciphertext::<Runtime>;
		assert!(carried(&carrier).is_some());
		for wrapped in [in_batch, by_proxy, by_derivative] {
			assert!(carried(&wrapped(carrier.clone())).is_none());
		}
	});
}
