//! A weight or a bond in a case: `[uid, value]`.

use serde::{
	de::{Deserialize, Deserializer, Error, SeqAccess, Visitor},
	Serialize,
};
use std::fmt;

/// A uid and its value.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Entry(pub u16, pub u16);

/// By hand, so that the error of an entry of another length names the expected form.
impl<'de> Deserialize<'de> for Entry {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		struct Pair;
		impl<'de> Visitor<'de> for Pair {
			type Value = Entry;

			fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				f.write_str("[uid, value]")
			}

			fn visit_seq<A: SeqAccess<'de>>(self, mut pair: A) -> Result<Entry, A::Error> {
				let uid = pair.next_element()?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
				let value =
					pair.next_element()?.ok_or_else(|| A::Error::invalid_length(1, &self))?;
				match pair.next_element::<serde::de::IgnoredAny>()? {
					None => Ok(Entry(uid, value)),
					Some(_) => Err(A::Error::invalid_length(3, &self)),
				}
			}
		}
		deserializer.deserialize_seq(Pair)
	}
}
