//! Identities: what coldkeys and owners of subnets publish about themselves.
//!
//! An identity is a set of texts, each with a maximum length. Nothing on the chain depends on them.

pub mod coldkeys;
pub mod subnets;

pub use pallet_subtensor_runtime_api::{ChainIdentityV2, SubnetIdentityV3};

use alloc::{vec, vec::Vec};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::{Type, TypeInfo};

/// Bytes that encode the length of a text: two up to 16,383 bytes.
const PREFIX: usize = 2;

/// An identity's texts.
pub trait Texts {
	/// Maximum length of each text, in bytes.
	const LIMITS: &'static [u16];

	/// Returns the length of each text, in bytes.
	fn lengths(&self) -> Vec<usize>;
}

macro_rules! texts {
	($($identity:ident { $($field:ident $limit:literal),+ })+) => {
		$(impl Texts for $identity {
			const LIMITS: &'static [u16] = &[$($limit),+];

			fn lengths(&self) -> Vec<usize> {
				vec![$(self.$field.len()),+]
			}
		})+
	};
}

texts! {
	ChainIdentityV2 {
		name 256, url 256, github_repo 256, image 1_024, discord 256, description 1_024,
		additional 1_024
	}
	SubnetIdentityV3 {
		subnet_name 256, github_repo 1_024, subnet_contact 1_024, subnet_url 1_024, discord 256,
		description 1_024, logo_url 1_024, additional 1_024
	}
}

/// An identity whose texts keep their limits. It encodes, and appears in metadata, as the identity
/// itself.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Bounded<Identity>(Identity);

impl<Identity: Texts> Bounded<Identity> {
	/// Returns the identity, or `None` if a text is too long.
	pub fn new(identity: Identity) -> Option<Self> {
		let limits = Identity::LIMITS.iter().copied().map(usize::from);
		let fits = identity.lengths().into_iter().zip(limits).all(|(length, most)| length <= most);
		fits.then_some(Self(identity))
	}

	/// Returns the identity.
	pub fn into_inner(self) -> Identity {
		self.0
	}
}

impl<Identity: Texts + Encode> MaxEncodedLen for Bounded<Identity> {
	fn max_encoded_len() -> usize {
		let of_text = |most: &u16| usize::from(*most).saturating_add(PREFIX);
		Identity::LIMITS.iter().map(of_text).sum()
	}
}

impl<Identity: TypeInfo + 'static> TypeInfo for Bounded<Identity> {
	type Identity = Identity;

	fn type_info() -> Type {
		Identity::type_info()
	}
}
