//! Constants of [`super`], each rounded down to a multiple of its unit. The tests prove them.

/// [`ROOTS`] divides a doubling into `2^ROOT_BITS` steps.
pub(super) const ROOT_BITS: u32 = 6;

/// `2^(i/64)` in units of 2⁻¹²⁷.
pub(super) const ROOTS: [u128; 1 << ROOT_BITS] = [
	0x80000000_00000000_00000000_00000000,
	0x8164d1f3_bc030773_7be56527_bd14def4,
	0x82cd8698_ac2ba1d7_3e2a475b_46520bff,
	0x843a28c3_acde4046_1af92eca_13fd1582,
	0x85aac367_cc487b14_c5c95b8c_2154c1b2,
	0x871f6196_9e8d1010_3a1727c5_7b52a956,
	0x88980e80_92da8527_5df8d76c_98c67562,
	0x8a14d575_496efd9a_080ca1d9_2c3680c2,
	0x8b95c1e3_ea8bd6e6_fbe46287_58a53c90,
	0x8d1adf5b_7e5ba9e5_b4c7b496_8e41ad36,
	0x8ea4398b_45cd53c0_2dc0144c_8783d4c5,
	0x9031dc43_1466b1dc_775814a8_494e87e2,
	0x91c3d373_ab11c336_0fd6d8e0_ae5ac9d8,
	0x935a2b2f_13e6e92b_d339940e_9d924ee7,
	0x94f4efa8_fef70961_2e8afad1_2551de54,
	0x96942d37_20185a00_48ea9b68_3a9c22c4,
	0x9837f051_8db8a96f_46ad2318_2e42f6f6,
	0x99e04593_20b7fa64_e43086cb_34b5fcae,
	0x9b8d39b9_d54e5538_a2a817a2_a3cc3f1f,
	0x9d3ed9a7_2cffb750_de494cf0_50e99b0b,
	0x9ef53260_91a111ad_a0911f09_ebb9fdd1,
	0xa0b0510f_b9714fc2_192dc79e_db0fd9a9,
	0xa2704303_0c496818_9b7a04ef_80cfdea7,
	0xa43515ae_09e6809e_0d1db483_1781e1ee,
	0xa5fed6a9_b15138ea_1cbd7f62_1710701b,
	0xa7cd93b4_e9653569_9ec5b4d5_039f72af,
	0xa9a15ab4_ea7c0ef8_541e24ec_3531fa73,
	0xab7a39b5_a93ed337_658023b2_759e0079,
	0xad583eea_42a14ac6_4980a8c8_f59a2ec4,
	0xaf3b78ad_690a4374_df26101c_cbb35032,
	0xb123f581_d2ac258f_87d037e9_6d215d8e,
	0xb311c412_a9112489_3ecf14dc_798a519b,
	0xb504f333_f9de6484_597d89b3_754abe9f,
	0xb6fd91e3_28d17791_07165f0d_dd541a59,
	0xb8fbaf47_62fb9ee9_1b879778_566b65a1,
	0xbaff5ab2_133e45fb_74d519d2_4593838c,
	0xbd08a39f_580c36be_a8811fb6_6d0faf7a,
	0xbf1799b6_7a731082_e815d0ab_cbf0b850,
	0xc12c4cca_66709456_7c457d59_a50087b5,
	0xc346ccda_24976407_20ec8561_28b83a42,
	0xc5672a11_5506dadd_3e2ad0c9_64dd9f37,
	0xc78d74c8_abb9b15c_c13a2e39_76c0277e,
	0xc9b9bd86_6e2f27a2_80e1f92a_0511697e,
	0xcbec14fe_f2727c5c_f4907c8f_45ebf6dc,
	0xce248c15_1f8480e3_e235838f_95f2c6ed,
	0xd06333da_ef2b2594_d6d45c65_59a4d502,
	0xd2a81d91_f12ae45a_12248e57_c3de4028,
	0xd4f35aab_cfedfa1f_5921deff_a6262c5a,
	0xd744fcca_d69d6af4_39a68bb9_902d3fde,
	0xd99d15c2_78afd7b5_fe873dec_a3e12bab,
	0xdbfbb797_daf23755_3d840d5a_9e29aa64,
	0xde60f482_5e0e9123_dd07a2d9_e8466859,
	0xe0ccdeec_2a94e111_06589504_8dd333ca,
	0xe33f8972_be8a5a51_09bfe907_95980eec,
	0xe5b906e7_7c8348a8_1e5e8f4a_4edbb0ec,
	0xe8396a50_3c4bdc68_791790d0_ac70c7dd,
	0xeac0c6e7_dd24392e_d02d75b3_706e54fa,
	0xed4f301e_d9942b84_600d2db6_a64bfb12,
	0xefe4b99b_dcdaf5cb_46561cf6_948db912,
	0xf281773c_59ffb139_e8980a9c_c8f47a4b,
	0xf5257d15_2486cc2c_7b9d0c7a_ed980fc3,
	0xf7d0df73_0ad13bb8_fe90d496_d60fb6ea,
	0xfa83b2db_722a033a_7c25bb14_315d7fcc,
	0xfd3e0c0c_f486c174_853f3a59_31e0ee03,
];

/// `ln 2` in units of 2⁻¹²⁸.
pub(super) const LN_2: u128 = 0xb17217f7_d1cf79ab_c9e3b398_03f2f6af;

/// `2 / ln 2` in units of 2⁻¹²⁶.
pub(super) const TWO_OVER_LN_2: u128 = 0xb8aa3b29_5c17f0bb_be87fed0_691d3e88;

#[cfg(test)]
mod tests {
	use super::*;
	use num_bigint::BigUint;
	use num_traits::One;

	/// Whether `number^64 ≤ 2^(i + 64 · 127)`.
	fn is_below_root(number: BigUint, i: usize) -> bool {
		number.pow(64) <= BigUint::one() << (i + 64 * 127)
	}

	#[test]
	fn roots_should_be_the_greatest_numbers_below_the_true_ones() {
		for (i, root) in ROOTS.iter().enumerate() {
			assert!(is_below_root((*root).into(), i), "{i}");
			assert!(!is_below_root(BigUint::from(*root) + 1_u8, i), "{i}");
		}
	}

	/// Bounds of `ln 2 · 2^bits`: the sum of `1/(k · 2^k)` up to `k = bits`, each term rounded
	/// down.
	fn ln_2(bits: u32) -> (BigUint, BigUint) {
		let terms = (1..=bits).map(|k| (BigUint::one() << (bits - k)) / k);
		let below = terms.sum::<BigUint>();
		// One unit for each rounded term, and one for the terms left out.
		let above = below.clone() + bits + 1_u8;
		(below, above)
	}

	#[test]
	fn logarithms_should_be_the_greatest_numbers_below_the_true_ones() {
		let (below, above) = ln_2(400);
		let scaled = BigUint::from(LN_2) << 272;
		assert!(scaled <= below && above < scaled + (BigUint::one() << 272));

		let product = |factor: BigUint, log: BigUint| factor * log;
		let two = BigUint::one() << (1 + 126 + 400);
		assert!(product(TWO_OVER_LN_2.into(), above) <= two);
		assert!(product(BigUint::from(TWO_OVER_LN_2) + 1_u8, below) > two);
	}
}
