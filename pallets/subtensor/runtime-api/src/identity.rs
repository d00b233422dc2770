//! The return types about identities: what coldkeys and subnet owners publish about themselves.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use scale_info::TypeInfo;

/// What a coldkey says of itself.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct ChainIdentityV2 {
	/// Name.
	pub name: Vec<u8>,
	/// Web page.
	pub url: Vec<u8>,
	/// Source code.
	pub github_repo: Vec<u8>,
	/// Picture, as URL.
	pub image: Vec<u8>,
	/// Discord contact.
	pub discord: Vec<u8>,
	/// Description.
	pub description: Vec<u8>,
	/// Anything else.
	pub additional: Vec<u8>,
}

/// What an owner says of a subnet.
#[derive(Encode, Decode, DecodeWithMemTracking, TypeInfo, Clone, PartialEq, Eq, Debug, Default)]
pub struct SubnetIdentityV3 {
	/// Name.
	pub subnet_name: Vec<u8>,
	/// Source code.
	pub github_repo: Vec<u8>,
	/// Contact.
	pub subnet_contact: Vec<u8>,
	/// Web page.
	pub subnet_url: Vec<u8>,
	/// Discord contact.
	pub discord: Vec<u8>,
	/// Description.
	pub description: Vec<u8>,
	/// Logo, as URL.
	pub logo_url: Vec<u8>,
	/// Anything else.
	pub additional: Vec<u8>,
}
