//! General pallets: batches, multisig accounts, proxies, preimages, scheduler, sudo.

use crate::{
	proxy_types::ProxyType, AccountId, Balance, Balances, Crowdloan, OriginCaller, Preimage,
	Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, SubtensorModule,
};
use frame_support::{
	parameter_types,
	traits::{
		fungible::HoldConsideration, ConstU32, ConstU64, Contains, EqualPrivilegeOnly, Get,
		LinearStoragePrice,
	},
	weights::Weight,
};
use frame_system::EnsureRoot;
use sp_runtime::{traits::BlakeTwo256, DispatchResult, MultiAddress, Perbill};

/// Refuses plain transfers to the accounts of subnets, leases and crowdloans: nobody owns a balance
/// beside the reserve, and what reaches a crowdloan in this way is no contribution.
pub struct TransferFilter;
impl Contains<RuntimeCall> for TransferFilter {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_balances::Call;
		let RuntimeCall::Balances(call) = call else { return true };
		let dest = match call {
			Call::transfer_allow_death { dest, .. }
			| Call::transfer_keep_alive { dest, .. }
			| Call::transfer_all { dest, .. }
			| Call::force_transfer { dest, .. } => dest,
			_ => return true,
		};
		let MultiAddress::Id(account) = dest else { return true };
		!SubtensorModule::is_system_account(account) && !Crowdloan::is_funds_account(account)
	}
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	/// 0.132 TAO for a pending multisig call.
	type DepositBase = ConstU64<132_000_000>;
	/// 0.032 TAO more for each signatory.
	type DepositFactor = ConstU64<32_000_000>;
	type MaxSignatories = ConstU32<100>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = crate::System;
}

parameter_types! {
	/// 0.06 TAO for an account with proxies.
	pub const ProxyDepositBase: Balance = 60_000_000;
	/// 0.033 TAO for each proxy.
	pub const ProxyDepositFactor: Balance = 33_000_000;
	/// 0.036 TAO for an account with announcements.
	pub const AnnouncementDepositBase: Balance = 36_000_000;
	/// 0.068 TAO for each announcement.
	pub const AnnouncementDepositFactor: Balance = 68_000_000;
	/// Reason of the hold on a preimage's deposit.
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
	/// 0.1 TAO for a preimage.
	pub const PreimageBaseDeposit: Balance = 100_000_000;
	/// 0.001 TAO for each byte of a preimage.
	pub const PreimageByteDeposit: Balance = 1_000_000;
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<20>;
	type MaxPending = ConstU32<75>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = crate::System;
}

/// Appoints the beneficiaries of leases as proxies of the leases' coldkeys.
pub struct LeaseBeneficiaries;
impl pallet_subtensor::LeaseProxies<AccountId> for LeaseBeneficiaries {
	fn appoint(coldkey: &AccountId, beneficiary: &AccountId) -> DispatchResult {
		let kind = ProxyType::SubnetLeaseBeneficiary;
		crate::Proxy::add_proxy_delegate(coldkey, beneficiary.clone(), kind, 0)
	}

	fn dismiss(coldkey: &AccountId, beneficiary: &AccountId) -> DispatchResult {
		let kind = ProxyType::SubnetLeaseBeneficiary;
		crate::Proxy::remove_proxy_delegate(coldkey, beneficiary.clone(), kind, 0)
	}
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}

/// Maximum weight of scheduled calls in a block: four fifths of it.
pub struct SchedulerWeight;
impl Get<Weight> for SchedulerWeight {
	fn get() -> Weight {
		Perbill::from_percent(80) * super::BlockWeightsOfSlot::get().max_block
	}
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = SchedulerWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type MaxScheduledPerBlock = ConstU32<50>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type Preimages = Preimage;
	type BlockNumberProvider = crate::System;
}
