//! The chain with the protocol on it.

/// Declares the runtime `Test` with balances, the protocol pallet and the pools, and whatever
/// pallets are named besides, each with its index, its name and the crate it is in. The caller
/// implements the `Config` of the latter.
///
/// The protocol takes its commitments from the pallet named after `with`, and its crowdloans from
/// the one named after `funded by`, if there is one.
///
/// Beside the runtime it declares the genesis builder `ExtBuilder`, `subnet_of` and `pool_of`,
/// which make a subnet for it, and the functions `run_blocks`, `end_block` and `now`.
///
/// ```ignore
/// ganglion_test_chain::chain! {
///     protocol: pallet_subtensor,
///     19: AdminUtils = crate,
/// }
/// ```
#[macro_export]
macro_rules! chain {
	(
		protocol: $protocol:ident $(with $commitments:ident)? $(calling $inner:ident)?
			$(funded by $crowdloans:ident)?
		$(, $index:tt: $name:ident = $pallet:ident $(:: $module:ident)*)* $(,)?
	) => {
		$crate::runtime! {
			5: Balances = pallet_balances,
			7: SubtensorModule = $protocol,
			28: Swap = pallet_subtensor_swap,
			31: AlphaAssets = $protocol::alpha_assets,
			$($index: $name = $pallet $(::$module)*,)*
		}

		#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
		impl pallet_balances::Config for Test {
			type AccountStore = System;
			type Balance = u64;
			type ExistentialDeposit =
				frame_support::traits::ConstU64<{ $crate::EXISTENTIAL_DEPOSIT }>;
			type DustRemoval = $protocol::market::issuance::CountDust<Test>;
		}

		impl $protocol::Config for Test {
			type Currency = Balances;
			type Pools = Swap;
			type BlockAuthor = $crate::BlockAuthor;
			type Pulses = $crate::Pulses;
			type CallFee = $crate::FeeOfLength;
			type Commitments = ($($commitments)?);
			type Crowdloans = ($($crowdloans)?);
			type LeaseProxies = LeaseBeneficiaries;
			type CallsDuringColdkeySwap = frame_support::traits::Nothing;
			type CallsDuringSwapToColdkey = frame_support::traits::Nothing;
			type CallsOfHotkeys = frame_support::traits::Nothing;
			type InnerCalls = ($($inner)?);
			type WeightInfo = $protocol::weight_info::cost::SubstrateWeight<Test>;
		}

		impl $protocol::alpha_assets::Config for Test {}

		frame_support::parameter_types! {
			/// The beneficiaries of leases that are proxies now, by the lease's coldkey.
			pub static Beneficiaries: std::collections::BTreeSet<[$crate::AccountId; 2]> =
				Default::default();
		}

		/// Appoints beneficiaries of leases.
		pub struct LeaseBeneficiaries;
		impl $protocol::LeaseProxies<$crate::AccountId> for LeaseBeneficiaries {
			fn appoint(
				coldkey: &$crate::AccountId,
				beneficiary: &$crate::AccountId,
			) -> sp_runtime::DispatchResult {
				let pair = [coldkey.clone(), beneficiary.clone()];
				Beneficiaries::mutate(|all| all.insert(pair));
				Ok(())
			}

			fn dismiss(
				coldkey: &$crate::AccountId,
				beneficiary: &$crate::AccountId,
			) -> sp_runtime::DispatchResult {
				let pair = [coldkey.clone(), beneficiary.clone()];
				match Beneficiaries::mutate(|all| all.remove(&pair)) {
					true => Ok(()),
					false => Err(sp_runtime::DispatchError::Unavailable),
				}
			}
		}

		impl pallet_subtensor_swap::Config for Test {
			type Reserves = SubtensorModule;
			type WeightInfo = ();
		}

		$crate::builder!($protocol);
	};
}
