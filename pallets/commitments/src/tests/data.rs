//! The encoding of fields, and their type in metadata.

use crate::{data::*, types::*};
use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::traits::ConstU32;
use scale_info::{MetaType, PortableRegistry, Registry, TypeDef};

/// A field and the bytes that clients write for it.
fn examples() -> Vec<(Data, Vec<u8>)> {
	let sealed = Data::TimelockEncrypted {
		encrypted: vec![5, 6].try_into().unwrap(),
		reveal_round: 0x0102_0304,
	};
	vec![
		(Data::None, vec![0]),
		(Data::Raw(Raw::default()), vec![1]),
		(Data::Raw(vec![7].try_into().unwrap()), vec![2, 7]),
		(Data::Raw(vec![8; 128].try_into().unwrap()), [vec![129], vec![8; 128]].concat()),
		(Data::BlakeTwo256([1; 32]), [vec![130], vec![1; 32]].concat()),
		(Data::Sha256([2; 32]), [vec![131], vec![2; 32]].concat()),
		(Data::Keccak256([3; 32]), [vec![132], vec![3; 32]].concat()),
		(Data::ShaThree256([4; 32]), [vec![133], vec![4; 32]].concat()),
		(sealed, vec![134, 8, 5, 6, 4, 3, 2, 1, 0, 0, 0, 0]),
		(Data::ResetBondsFlag, vec![135]),
		(Data::BigRaw(vec![9; 3].try_into().unwrap()), vec![136, 12, 9, 9, 9]),
		(Data::TimelockRevealFailed { reveal_round: 3 }, vec![137, 3, 0, 0, 0, 0, 0, 0, 0]),
	]
}

#[test]
fn fields_should_be_encoded_as_clients_write_them() {
	for (field, bytes) in examples() {
		assert_eq!(field.encode(), bytes, "{field:?}");
		assert_eq!(Data::decode(&mut bytes.as_slice()), Ok(field));
	}
}

#[test]
fn fields_should_not_decode_when_unknown_too_long_or_cut_short() {
	for kind in 138..=u8::MAX {
		assert!(Data::decode(&mut [vec![kind], vec![0; 2_000]].concat().as_slice()).is_err());
	}
	for (_, bytes) in examples() {
		for length in 0..bytes.len() {
			assert!(Data::decode(&mut &bytes[..length]).is_err(), "{bytes:?} to {length}");
		}
	}
	let long = |kind: u8, length: usize| [vec![kind], vec![0u8; length].encode()].concat();
	assert!(Data::decode(&mut long(136, 512).as_slice()).is_ok());
	assert!(Data::decode(&mut long(136, 513).as_slice()).is_err());
	let sealed = |length| [long(134, length), 1u64.encode()].concat();
	assert!(Data::decode(&mut sealed(1_024).as_slice()).is_ok());
	assert!(Data::decode(&mut sealed(1_025).as_slice()).is_err());
}

#[test]
fn no_field_should_be_longer_than_it_says() {
	let longest = Data::TimelockEncrypted {
		encrypted: vec![0; 1_024].try_into().unwrap(),
		reveal_round: u64::MAX,
	};
	assert_eq!(longest.encode().len(), Data::max_encoded_len());
	for (field, bytes) in examples() {
		assert!(bytes.len() <= field.size_hint() && bytes.len() <= Data::max_encoded_len());
	}
}

#[test]
fn fields_should_count_their_bytes() {
	let lengths: Vec<usize> = examples().iter().map(|(field, _)| field.len()).collect();
	assert_eq!(lengths, [0, 0, 1, 128, 32, 32, 32, 32, 2, 0, 3, 0]);
	assert!(examples().iter().all(|(field, _)| field.is_empty() == matches!(field.len(), 0)));
}

#[test]
fn metadata_should_have_a_variant_for_each_length_of_raw_bytes() {
	let mut registry = Registry::new();
	let id = registry.register_type(&MetaType::new::<Data>()).id;
	let types = PortableRegistry::from(registry);
	let TypeDef::Variant(data) = &types.resolve(id).unwrap().type_def else { panic!("no enum") };
	let named: Vec<(u8, &str)> =
		data.variants.iter().map(|variant| (variant.index, variant.name.as_str())).collect();
	let raws: Vec<String> = (0..=128).map(|length| format!("Raw{length}")).collect();
	let others = [
		(130, "BlakeTwo256"),
		(131, "Sha256"),
		(132, "Keccak256"),
		(133, "ShaThree256"),
		(134, "TimelockEncrypted"),
		(135, "ResetBondsFlag"),
		(136, "BigRaw"),
		(137, "TimelockRevealFailed"),
	];
	let expected: Vec<(u8, &str)> = std::iter::once((0, "None"))
		.chain((1..).zip(raws.iter().map(String::as_str)))
		.chain(others)
		.collect();
	assert_eq!(named, expected);
	for (length, variant) in data.variants[1..130].iter().enumerate() {
		let bytes = types.resolve(variant.fields[0].ty.id).unwrap();
		let TypeDef::Array(array) = &bytes.type_def else { panic!("no array") };
		assert_eq!(array.len as usize, length);
	}
}

#[test]
fn commitment_should_be_a_list_and_be_refused_when_it_is_too_long() {
	type Info = CommitmentInfo<ConstU32<3>>;
	let three = vec![Data::None, Data::ResetBondsFlag, Data::None];
	assert_eq!(Info::decode(&mut three.encode().as_slice()).unwrap().fields.to_vec(), three);
	assert!(Info::decode(&mut vec![Data::None; 4].encode().as_slice()).is_err());
	let stored = Registration::<u64, ConstU32<3>, u32> {
		deposit: 0,
		block: 5,
		info: Info { fields: three.clone().try_into().unwrap() },
	};
	assert_eq!(stored.encode(), (0u64, 5u32, three).encode());
}
