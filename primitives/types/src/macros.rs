//! Common to all unit types: transparent encoding, transparent metadata, conversions.

/// Defines the newtype `$name`, which encodes as its primitive and appears as that in metadata.
macro_rules! transparent_unit {
	($(#[$doc:meta])* $name:ident($inner:ty)) => {
		$(#[$doc])*
		#[derive(
			Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Debug,
			codec::Encode, codec::Decode, codec::DecodeWithMemTracking, codec::MaxEncodedLen,
			serde::Serialize, serde::Deserialize,
		)]
		#[serde(transparent)]
		pub struct $name($inner);

		impl $name {
			/// Wraps a plain number.
			pub const fn new(value: $inner) -> Self {
				Self(value)
			}
		}

		impl scale_info::TypeInfo for $name {
			type Identity = $inner;
			fn type_info() -> scale_info::Type {
				<$inner as scale_info::TypeInfo>::type_info()
			}
		}

		impl codec::EncodeLike<$inner> for $name {}

		impl codec::CompactAs for $name {
			type As = $inner;
			fn encode_as(&self) -> &$inner {
				&self.0
			}
			fn decode_from(value: $inner) -> Result<Self, codec::Error> {
				Ok(Self(value))
			}
		}

		impl From<codec::Compact<$name>> for $name {
			fn from(compact: codec::Compact<$name>) -> Self {
				compact.0
			}
		}

		impl From<$inner> for $name {
			fn from(value: $inner) -> Self {
				Self(value)
			}
		}

		impl From<$name> for $inner {
			fn from(unit: $name) -> $inner {
				unit.0
			}
		}

		impl core::fmt::Display for $name {
			fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
				self.0.fmt(f)
			}
		}
	};
}

pub(crate) use transparent_unit;
