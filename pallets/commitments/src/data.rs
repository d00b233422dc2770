//! A field of a commitment, and its encoding.
//!
//! The encoding is the network's: the first byte says what follows, and for raw bytes also how
//! many.
//!
//! | first byte | field | content |
//! |---|---|---|
//! | 0 | `None` | – |
//! | 1 + length | `Raw` | 0 to 128 bytes |
//! | 130 to 133 | `BlakeTwo256`, `Sha256`, `Keccak256`, `ShaThree256` | 32 bytes |
//! | 134 | `TimelockEncrypted` | up to 1,024 bytes with their length, and the round |
//! | 135 | `ResetBondsFlag` | – |
//! | 136 | `BigRaw` | up to 512 bytes with their length |
//! | 137 | `TimelockRevealFailed` | the round |
//!
//! In metadata there is a variant for each length of raw bytes, `Raw0` to `Raw128`: clients choose
//! the variant by name.

use alloc::vec;
use codec::{
	Decode, DecodeWithMemTracking, Encode, EncodeLike, Error, Input, MaxEncodedLen, Output,
};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::{
	build::{Fields, Variants},
	Path, Type, TypeInfo,
};

/// Maximum number of bytes of [`Data::Raw`].
pub const MAX_RAW: u32 = 128;
/// Maximum number of bytes of [`Data::BigRaw`].
pub const MAX_BIG_RAW: u32 = 512;
/// Maximum number of bytes of a ciphertext.
pub const MAX_CIPHERTEXT: u32 = 1_024;

/// The bytes of [`Data::Raw`].
pub type Raw = BoundedVec<u8, ConstU32<MAX_RAW>>;
/// The bytes of [`Data::BigRaw`].
pub type BigRaw = BoundedVec<u8, ConstU32<MAX_BIG_RAW>>;
/// A ciphertext.
pub type Ciphertext = BoundedVec<u8, ConstU32<MAX_CIPHERTEXT>>;

/// A field of a commitment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Data {
	/// Nothing.
	None,
	/// Up to 128 bytes.
	Raw(Raw),
	/// A Blake2b-256 hash.
	BlakeTwo256([u8; 32]),
	/// A SHA-256 hash.
	Sha256([u8; 32]),
	/// A Keccak-256 hash.
	Keccak256([u8; 32]),
	/// A SHA3-256 hash.
	ShaThree256([u8; 32]),
	/// A ciphertext that the beacon's pulse of a round opens.
	TimelockEncrypted {
		/// The ciphertext.
		encrypted: Ciphertext,
		/// The round.
		reveal_round: u64,
	},
	/// The request to delete the bonds that others hold in the neuron.
	ResetBondsFlag,
	/// Up to 512 bytes.
	BigRaw(BigRaw),
	/// What is left of a ciphertext that could not be opened. Only the runtime makes it.
	TimelockRevealFailed {
		/// The round of the ciphertext.
		reveal_round: u64,
	},
}

impl Data {
	/// Number of bytes that count against the space limit.
	pub fn len(&self) -> usize {
		match self {
			Self::None | Self::ResetBondsFlag | Self::TimelockRevealFailed { .. } => 0,
			Self::Raw(bytes) => bytes.len(),
			Self::BlakeTwo256(hash)
			| Self::Sha256(hash)
			| Self::Keccak256(hash)
			| Self::ShaThree256(hash) => hash.len(),
			Self::TimelockEncrypted { encrypted, .. } => encrypted.len(),
			Self::BigRaw(bytes) => bytes.len(),
		}
	}

	/// Whether no bytes count against the space limit.
	pub fn is_empty(&self) -> bool {
		self.len() == 0
	}

	/// The round of a ciphertext.
	pub fn reveal_round(&self) -> Option<u64> {
		match self {
			Self::TimelockEncrypted { reveal_round, .. } => Some(*reveal_round),
			_ => None,
		}
	}
}

impl Encode for Data {
	fn size_hint(&self) -> usize {
		self.len().saturating_add(11)
	}

	fn encode_to<W: Output + ?Sized>(&self, dest: &mut W) {
		let mut hashed = |kind, hash: &[u8; 32]| {
			dest.push_byte(kind);
			dest.write(hash);
		};
		match self {
			Self::BlakeTwo256(hash) => hashed(130, hash),
			Self::Sha256(hash) => hashed(131, hash),
			Self::Keccak256(hash) => hashed(132, hash),
			Self::ShaThree256(hash) => hashed(133, hash),
			Self::None => dest.push_byte(0),
			Self::Raw(bytes) => {
				// At most 129: the bound of `Raw`.
				dest.push_byte(u8::try_from(bytes.len()).unwrap_or(u8::MAX).saturating_add(1));
				dest.write(bytes);
			},
			Self::TimelockEncrypted { encrypted, reveal_round } => {
				dest.push_byte(134);
				encrypted.encode_to(dest);
				reveal_round.encode_to(dest);
			},
			Self::ResetBondsFlag => dest.push_byte(135),
			Self::BigRaw(bytes) => {
				dest.push_byte(136);
				bytes.encode_to(dest);
			},
			Self::TimelockRevealFailed { reveal_round } => {
				dest.push_byte(137);
				reveal_round.encode_to(dest);
			},
		}
	}
}

impl EncodeLike for Data {}

impl Decode for Data {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		Ok(match input.read_byte()? {
			0 => Self::None,
			kind @ 1..=129 => {
				let mut bytes = vec![0; usize::from(kind.saturating_sub(1))];
				input.read(&mut bytes)?;
				Self::Raw(Raw::truncate_from(bytes))
			},
			130 => Self::BlakeTwo256(Decode::decode(input)?),
			131 => Self::Sha256(Decode::decode(input)?),
			132 => Self::Keccak256(Decode::decode(input)?),
			133 => Self::ShaThree256(Decode::decode(input)?),
			134 => Self::TimelockEncrypted {
				encrypted: Decode::decode(input)?,
				reveal_round: Decode::decode(input)?,
			},
			135 => Self::ResetBondsFlag,
			136 => Self::BigRaw(Decode::decode(input)?),
			137 => Self::TimelockRevealFailed { reveal_round: Decode::decode(input)? },
			_ => return Err("a commitment has no such kind of field".into()),
		})
	}
}

impl DecodeWithMemTracking for Data {}

impl MaxEncodedLen for Data {
	fn max_encoded_len() -> usize {
		// The largest is a ciphertext with its round.
		let parts = Ciphertext::max_encoded_len().saturating_add(u64::max_encoded_len());
		parts.saturating_add(1)
	}
}

/// Adds a variant for each of these lengths of raw bytes.
macro_rules! raw_variants {
	($variants:expr; $($length:literal)*) => {
		$variants $(
			.variant(concat!("Raw", $length), |variant| {
				let bytes = Fields::unnamed().field(|field| field.ty::<[u8; $length]>());
				variant.index($length + 1).fields(bytes)
			})
		)*
	};
}

impl TypeInfo for Data {
	type Identity = Self;

	fn type_info() -> Type {
		let hash = || Fields::unnamed().field(|field| field.ty::<[u8; 32]>());
		let round = || {
			Fields::named().field(|field| field.name("reveal_round").ty::<u64>().type_name("u64"))
		};
		let sealed = || {
			Fields::named()
				.field(|field| field.name("encrypted").ty::<Ciphertext>())
				.field(|field| field.name("reveal_round").ty::<u64>().type_name("u64"))
		};
		let variants = Variants::new().variant("None", |variant| variant.index(0));
		let variants = raw_variants!(variants;
			0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31
			32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60
			61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89
			90 91 92 93 94 95 96 97 98 99 100 101 102 103 104 105 106 107 108 109 110 111 112 113
			114 115 116 117 118 119 120 121 122 123 124 125 126 127 128
		);
		let variants = variants
			.variant("BlakeTwo256", |variant| variant.index(130).fields(hash()))
			.variant("Sha256", |variant| variant.index(131).fields(hash()))
			.variant("Keccak256", |variant| variant.index(132).fields(hash()))
			.variant("ShaThree256", |variant| variant.index(133).fields(hash()))
			.variant("TimelockEncrypted", |variant| variant.index(134).fields(sealed()))
			.variant("ResetBondsFlag", |variant| variant.index(135))
			.variant("BigRaw", |variant| {
				variant.index(136).fields(Fields::unnamed().field(|field| field.ty::<BigRaw>()))
			})
			.variant("TimelockRevealFailed", |variant| variant.index(137).fields(round()));
		Type::builder().path(Path::new("Data", module_path!())).variant(variants)
	}
}
