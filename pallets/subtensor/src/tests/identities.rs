//! Identities of coldkeys and subnets.

use crate::tests::mock::*;
use crate::{
	identities::{Bounded, ChainIdentityV2, SubnetIdentityV3, Texts},
	*,
};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{assert_noop, assert_ok, dispatch::DispatchResultWithPostInfo};
use pallet_subtensor_runtime_api::SelectiveMetagraphIndex;
use sp_runtime::{DispatchError, DispatchResult};

fn text(length: usize) -> Vec<u8> {
	vec![b'x'; length]
}

/// Publishes an identity with texts of these lengths.
fn introduce(person: u8, lengths: [usize; 7]) -> DispatchResultWithPostInfo {
	let [name, url, repo, image, discord, description, additional] = lengths.map(text);
	let origin = signed(cold(person));
	SubtensorModule::set_identity(origin, name, url, repo, image, discord, description, additional)
}

/// Publishes a subnet's identity with texts of these lengths.
fn present(person: u8, netuid: NetUid, lengths: [usize; 8]) -> DispatchResult {
	let [name, repo, contact, url, discord, description, logo, additional] = lengths.map(text);
	let origin = signed(cold(person));
	SubtensorModule::set_subnet_identity(
		origin,
		netuid,
		name,
		repo,
		contact,
		url,
		discord,
		description,
		logo,
		additional,
	)
}

fn limits<Identity: Texts, const N: usize>() -> [usize; N] {
	let limits: Vec<usize> = Identity::LIMITS.iter().map(|limit| usize::from(*limit)).collect();
	limits.try_into().unwrap()
}

fn named(name: &str) -> Option<SubnetIdentityV3> {
	Some(SubnetIdentityV3 { subnet_name: name.into(), ..Default::default() })
}

fn found_as(person: u8, index: u8, identity: Option<SubnetIdentityV3>) -> DispatchResult {
	let origin = signed(cold(person));
	SubtensorModule::register_network_with_identity(origin, hot(person, index), identity)
}

#[test]
fn identity_should_be_published_by_who_has_a_neuron() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let refused: DispatchError = Error::<Test>::HotKeyNotRegisteredInNetwork.into();
		assert_eq!(introduce(3, [0; 7]).unwrap_err().error, refused);
		associate(3, 0);
		assert_eq!(introduce(3, [0; 7]).unwrap_err().error, refused);
		assert_eq!(IdentitiesV2::<Test>::iter().count(), 0);
		register_key(3, 1, NETUID);
		assert_ok!(introduce(3, [1, 2, 3, 4, 5, 6, 7]));
		assert_announced(Event::ChainIdentitySet(cold(3)));
		let first = SubtensorModule::identity_of(&cold(3)).unwrap();
		assert_eq!(first.lengths(), [1, 2, 3, 4, 5, 6, 7]);
		assert_eq!(first.github_repo, text(3));
		assert_ok!(introduce(3, [7, 0, 0, 0, 0, 0, 1]));
		let second = SubtensorModule::identity_of(&cold(3)).unwrap();
		assert_eq!(second.lengths(), [7, 0, 0, 0, 0, 0, 1], "it replaces the first as a whole");
		assert_eq!(SubtensorModule::identity_of(&hot(3, 1)), None);
	})
}

#[test]
fn identity_should_be_charged_for_the_hotkeys_looked_at() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let charged = |looked| Some(<() as WeightInfo>::set_identity(looked)).into();
		associate(3, 0);
		associate(3, 1);
		assert_eq!(introduce(3, [0; 7]).unwrap_err().post_info, charged(2));
		register_key(3, 1, NETUID);
		assert_eq!(introduce(3, [0; 7]), Ok(charged(2)));
		assert_eq!(introduce(3, [257; 7]).unwrap_err().post_info, charged(2));
	})
}

#[test]
fn texts_should_be_as_long_as_the_network_allows() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		let most = limits::<ChainIdentityV2, 7>();
		assert_eq!(most, [256, 256, 256, 1_024, 256, 1_024, 1_024]);
		assert_ok!(introduce(OWNER, most));
		let kept = IdentitiesV2::<Test>::get(cold(OWNER));
		for field in 0..7 {
			let mut longer = [0; 7];
			longer[field] = most[field] + 1;
			let error = introduce(OWNER, longer).unwrap_err().error;
			assert_eq!(error, Error::<Test>::InvalidIdentity.into());
		}
		assert_eq!(IdentitiesV2::<Test>::get(cold(OWNER)), kept);

		let most = limits::<SubnetIdentityV3, 8>();
		assert_eq!(most, [256, 1_024, 1_024, 1_024, 256, 1_024, 1_024, 1_024]);
		assert_ok!(present(OWNER, NETUID, most));
		for field in 0..8 {
			let mut longer = [0; 8];
			longer[field] = most[field] + 1;
			assert_noop!(present(OWNER, NETUID, longer), Error::<Test>::InvalidIdentity);
		}
	})
}

#[test]
fn stored_identity_should_be_encoded_as_the_identity_and_no_longer_than_its_bound() {
	let [name, repo, contact, url, discord, description, logo, additional] =
		limits::<SubnetIdentityV3, 8>().map(text);
	let longest = SubnetIdentityV3 {
		subnet_name: name,
		github_repo: repo,
		subnet_contact: contact,
		subnet_url: url,
		discord,
		description,
		logo_url: logo,
		additional,
	};
	let stored = Bounded::new(longest.clone()).unwrap();
	assert_eq!(stored.encode(), longest.encode());
	assert_eq!(Bounded::<SubnetIdentityV3>::max_encoded_len(), stored.encoded_size());
	assert_eq!(Bounded::decode(&mut &longest.encode()[..]), Ok(stored));
	assert_eq!(
		scale_info::meta_type::<Bounded<SubnetIdentityV3>>(),
		scale_info::meta_type::<SubnetIdentityV3>()
	);
}

#[test]
fn subnet_should_be_presented_by_its_owner_alone() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_noop!(present(OWNER, NOWHERE, [0; 8]), Error::<Test>::SubnetNotExists);
		assert_noop!(present(2, NETUID, [257; 8]), Error::<Test>::NotSubnetOwner);
		assert_noop!(present(OWNER, ROOT, [0; 8]), Error::<Test>::NotSubnetOwner);
		assert_ok!(present(OWNER, NETUID, [1, 2, 3, 4, 5, 6, 7, 8]));
		assert_announced(Event::SubnetIdentitySet(NETUID));
		let identity = SubtensorModule::subnet_identity(NETUID).unwrap();
		assert_eq!(identity.lengths(), [1, 2, 3, 4, 5, 6, 7, 8]);
		assert_eq!((identity.subnet_contact, identity.logo_url), (text(3), text(7)));
	})
}

#[test]
fn subnet_should_lose_its_identity_when_it_is_dissolved() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		assert_ok!(present(OWNER, NETUID, [1; 8]));
		dissolve(NETUID);
		assert_announced(Event::SubnetIdentityRemoved(NETUID));
		assert_eq!(SubnetIdentitiesV3::<Test>::iter().count(), 0);
		assert_noop!(present(OWNER, NETUID, [1; 8]), Error::<Test>::SubnetNotExists);
	})
}

#[test]
fn runtime_apis_should_show_identities() {
	ExtBuilder::with_subnet().build_and_execute(|| {
		register(3, NETUID);
		assert_ok!(introduce(3, [7; 7]));
		assert_ok!(present(OWNER, NETUID, [8; 8]));
		let identity = SubtensorModule::subnet_identity(NETUID);
		assert!(identity.is_some());
		let name: Vec<u8> = vec![b'x'; 8];
		let info = SubtensorModule::get_dynamic_info(NETUID).unwrap();
		assert_eq!(info.subnet_identity, identity);
		assert_eq!(info.subnet_name.into_iter().map(|byte| byte.0).collect::<Vec<_>>(), name);
		assert_eq!(SubtensorModule::get_subnet_info_v2(NETUID).unwrap().identity, identity);
		let graph = SubtensorModule::get_metagraph(NETUID).unwrap();
		assert_eq!(graph.identity, identity);
		assert_eq!(graph.identities, [None, SubtensorModule::identity_of(&cold(3))]);
		let fields = [SelectiveMetagraphIndex::Identities, SelectiveMetagraphIndex::Name];
		let fields = fields.map(|field| field.number()).to_vec();
		let some = SubtensorModule::get_selective_metagraph(NETUID, fields).unwrap();
		assert_eq!(some.identities, Some(graph.identities));
		assert_eq!(some.name, Some(graph.name));
	})
}

#[test]
fn subnet_should_be_registered_with_an_identity() {
	ExtBuilder::default().build_and_execute(|| {
		let long = SubnetIdentityV3 { discord: text(257), ..Default::default() };
		assert_noop!(found_as(2, 0, Some(long)), Error::<Test>::InvalidIdentity);
		assert_ok!(found_as(2, 0, named("first")));
		assert_eq!(SubtensorModule::subnet_identity(NETUID), named("first"));
		assert_announced(Event::SubnetIdentitySet(NETUID));
		assert_ok!(found_as(3, 0, None));
		assert_eq!(SubtensorModule::subnet_identity(NetUid::new(2)), None);
	})
}

#[test]
fn identity_should_wait_with_its_subnet() {
	let builder = ExtBuilder::default().subnet(NETUID, ExtBuilder::neurons([OWNER]));
	builder.subnet(NetUid::new(2), ExtBuilder::neurons([2])).build_and_execute(|| {
		keep_blocks_full();
		SubnetLimit::<Test>::put(2);
		NetworkImmunityPeriod::<Test>::put(0);
		// The same keys register twice, the first time without an identity.
		set_balance(&cold(3), 100 * WEALTH);
		for identity in [None, named("second")] {
			assert_ok!(found_as(3, 0, identity));
		}
		assert_eq!(WaitingIdentities::<Test>::iter_keys().collect::<Vec<_>>(), [1]);
		assert_eq!(SubtensorModule::do_try_state(), Ok(()));
		clean_up();
		let shown = [1, 2].map(|number| SubtensorModule::subnet_identity(NetUid::new(number)));
		assert_eq!(shown, [None, named("second")]);
		assert_eq!(NetworkRegistrationsServed::<Test>::get(), 2);
		assert_eq!(WaitingIdentities::<Test>::iter().count(), 0);
	})
}

#[test]
fn identity_should_be_forgotten_when_its_subnet_cannot_be_made() {
	let builder = ExtBuilder::default().subnet(NETUID, ExtBuilder::neurons([OWNER]));
	builder.build_and_execute(|| {
		keep_blocks_full();
		SubnetLimit::<Test>::put(1);
		NetworkImmunityPeriod::<Test>::put(0);
		assert_ok!(found_as(3, 0, named("lost")));
		// The hotkey changes hands while it waits.
		Owner::<Test>::insert(hot(3, 0), cold(4));
		clean_up();
		Owner::<Test>::insert(hot(3, 0), cold(3));
		assert_eq!(SubtensorModule::subnets(), [ROOT]);
		assert_eq!(WaitingIdentities::<Test>::iter().count(), 0);
		assert_eq!(SubnetIdentitiesV3::<Test>::iter().count(), 0);
	})
}
