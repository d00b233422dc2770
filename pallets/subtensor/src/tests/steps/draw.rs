//! Strategies that draw the arguments of steps.

use super::{Setting, PEOPLE, POOL};
use crate::{
	tests::mock::*,
	types::{
		EpochConsensus, PeerPredictionParameters, RecycleOrBurnEnum, RootClaimTypeEnum,
		SigmoidParameters,
	},
	*,
};
use proptest::{
	collection::vec,
	prelude::*,
	sample::{select, Index},
};

pub fn people() -> impl Strategy<Value = u8> {
	1..=PEOPLE
}

pub fn hotkeys() -> impl Strategy<Value = AccountId> {
	(people(), 0..2u8).prop_map(|(person, index)| hot(person, index))
}

/// The subnets of genesis, root, one that may be registered, and one that never exists.
pub fn netuids() -> impl Strategy<Value = NetUid> {
	let numbers = prop_oneof![
		8 => Just(1),
		3 => Just(2),
		4 => Just(0),
		2 => Just(3),
		6 => Just(u16::from(POOL)),
		1 => Just(9),
	];
	numbers.prop_map(NetUid::new)
}

/// Amounts of every size, and the bounds of the rules.
pub fn amounts() -> impl Strategy<Value = u64> {
	prop_oneof![
		1 => select(vec![0, 1, 1_999_999, 2_000_000, 2_000_001, u64::MAX - 1, u64::MAX]),
		1 => WEALTH - 2 * EXISTENTIAL_DEPOSIT..WEALTH + 2,
		2 => 2_000_000..TAO,
		4 => TAO..2_000 * TAO,
	]
}

pub fn calls() -> impl Strategy<Value = RuntimeCall> {
	prop_oneof![
		3 => limit_calls().prop_map(RuntimeCall::from),
		4 => position_calls().prop_map(RuntimeCall::from),
		// Boxed, because together they need more stack than the thread of a test has.
		2 => moves_between_hotkeys().prop_map(RuntimeCall::from).boxed(),
		3 => key_calls().prop_map(RuntimeCall::from).boxed(),
		2 => claim_calls().prop_map(RuntimeCall::from).boxed(),
		2 => wild_calls().prop_map(RuntimeCall::from),
		2 => money_calls().prop_map(RuntimeCall::from),
	]
}

/// Calls about collateral with a hotkey.
pub fn collateral_calls() -> impl Strategy<Value = Call<Test>> {
	let prices = select(vec![0, TAO / 4, TAO, 4 * TAO, u64::MAX]).prop_map(tao);
	prop_oneof![
		2 => (hotkeys(), netuids(), amounts(), prices).prop_map(
			|(hotkey, netuid, amount, limit_price)| Call::add_collateral {
				netuid,
				hotkey,
				alpha: alpha(amount),
				limit_price,
			}
		),
		1 => (hotkeys(), netuids(), amounts()).prop_map(|(hotkey, netuid, floor)| {
			Call::set_min_collateral { netuid, hotkey, min_locked: alpha(floor) }
		}),
	]
}

/// Purchases of shares in the basket of a hotkey. The random market trades baskets.
pub fn basket_calls() -> impl Strategy<Value = Call<Test>> {
	(hotkeys(), amounts())
		.prop_map(|(hotkey, amount)| Call::stake_into_basket { hotkey, amount_staked: tao(amount) })
}

/// Calls about locks on stake.
pub fn lock_calls() -> impl Strategy<Value = Call<Test>> {
	let flags = any::<bool>;
	prop_oneof![
		3 => (hotkeys(), netuids(), amounts())
			.prop_map(|(hotkey, netuid, amount)| Call::lock_stake {
				hotkey,
				netuid,
				amount: alpha(amount),
			}),
		2 => (hotkeys(), netuids()).prop_map(|(destination_hotkey, netuid)| Call::move_lock {
			destination_hotkey,
			netuid,
		}),
		1 => (netuids(), flags())
			.prop_map(|(netuid, enabled)| Call::set_perpetual_lock { netuid, enabled }),
		1 => flags().prop_map(|enabled| Call::set_reject_locked_alpha { enabled }),
	]
}

pub fn limit_calls() -> impl Strategy<Value = Call<Test>> {
	let prices =
		select(vec![0, TAO / 5, TAO / 4, TAO / 3, TAO - 1, TAO, TAO + 1, u64::MAX]).prop_map(tao);
	(hotkeys(), netuids(), amounts(), prices, any::<[bool; 2]>()).prop_map(
		|(hotkey, netuid, amount, limit_price, [allow_partial, buy])| {
			let (amount_staked, amount_unstaked) = (tao(amount), alpha(amount));
			if buy {
				return Call::add_stake_limit {
					hotkey,
					netuid,
					amount_staked,
					limit_price,
					allow_partial,
				};
			}
			Call::remove_stake_limit { hotkey, netuid, amount_unstaked, limit_price, allow_partial }
		},
	)
}

/// Calls on a position of the signer.
pub fn position_calls() -> impl Strategy<Value = Call<Test>> {
	let limits = select(vec![0, 1, TAO / 5, TAO / 4, TAO, 4 * TAO, u64::MAX]).prop_map(tao);
	let keys = [hotkeys().boxed(), hotkeys().boxed()];
	(
		0..10u8,
		keys,
		people(),
		[netuids().boxed(), netuids().boxed()],
		amounts(),
		limits,
		any::<bool>(),
	)
		.prop_map(
			|(call, [hotkey, to], person, [netuid, destination_netuid], rao, price, partial)| {
				let (alpha_amount, amount, origin_netuid) = (alpha(rao), alpha(rao), netuid);
				let limit = partial.then_some(price);
				match call {
					0 => Call::unstake_all { hotkey },
					1 => Call::unstake_all_alpha { hotkey },
					2 => Call::move_stake {
						origin_hotkey: hotkey,
						destination_hotkey: to,
						origin_netuid,
						destination_netuid,
						alpha_amount,
					},
					3 => Call::transfer_stake {
						destination_coldkey: cold(person),
						hotkey,
						origin_netuid,
						destination_netuid,
						alpha_amount,
					},
					4 => {
						Call::swap_stake { hotkey, origin_netuid, destination_netuid, alpha_amount }
					},
					5 => Call::swap_stake_limit {
						hotkey,
						origin_netuid,
						destination_netuid,
						alpha_amount,
						limit_price: price,
						allow_partial: partial,
					},
					6 => Call::recycle_alpha { hotkey, amount, netuid },
					7 => Call::claim_root_with_hotkey { hotkey },
					8 => Call::add_stake_burn { hotkey, netuid, amount: tao(rao), limit },
					_ => Call::remove_stake_full_limit { hotkey, netuid, limit_price: limit },
				}
			},
		)
}

/// Calls about children, and the takes of children and delegates.
pub fn children_calls() -> impl Strategy<Value = Call<Test>> {
	let part = prop_oneof![select(vec![0, u64::MAX, u64::MAX / 2]), any::<u64>()];
	let children = (hotkeys(), netuids(), vec((part, hotkeys()), 0..4))
		.prop_map(|(hotkey, netuid, children)| Call::set_children { hotkey, netuid, children });
	let takes =
		(hotkeys(), netuids(), 0..12_000u16, 0..3u8).prop_map(|(hotkey, netuid, take, which)| {
			match which {
				0 => Call::set_childkey_take { hotkey, netuid, take },
				1 => Call::increase_take { hotkey, take },
				_ => Call::decrease_take { hotkey, take },
			}
		});
	let parents = (hotkeys(), any::<bool>())
		.prop_map(|(hotkey, enabled)| Call::set_auto_parent_delegation_enabled { hotkey, enabled });
	prop_oneof![6 => children, 3 => takes, 1 => parents]
}

/// Moves of stake that change the hotkey, some with the coldkey, some with a limit.
pub fn moves_between_hotkeys() -> impl Strategy<Value = Call<Test>> {
	let keys = (hotkeys(), hotkeys(), people());
	let limits = select(vec![0, 1, TAO / 4, TAO, 4 * TAO, u64::MAX]).prop_map(tao);
	let limited = prop_oneof![Just(None), (limits, any::<bool>()).prop_map(Some)];
	(keys, netuids(), netuids(), amounts(), limited).prop_map(
		|((origin_hotkey, destination_hotkey, person), origin_netuid, netuid, rao, limited)| {
			let (destination_netuid, alpha_amount) = (netuid, alpha(rao));
			let destination_coldkey = cold(person);
			match limited {
				Some((limit_price, allow_partial)) => Call::move_stake_limit {
					origin_hotkey,
					destination_hotkey,
					origin_netuid,
					destination_netuid,
					alpha_amount,
					limit_price,
					allow_partial,
				},
				None => Call::transfer_stake_and_hotkey {
					destination_coldkey,
					origin_hotkey,
					destination_hotkey,
					origin_netuid,
					destination_netuid,
					alpha_amount,
				},
			}
		},
	)
}

pub fn key_calls() -> impl Strategy<Value = Call<Test>> {
	prop_oneof![
		3 => hotkeys().prop_map(|hotkey| Call::root_register { hotkey }),
		1 => hotkeys().prop_map(|hotkey| Call::try_associate_hotkey { hotkey }),
		1 => hotkeys().prop_map(|hotkey| Call::register_network { hotkey }),
		1 => netuids().prop_map(|netuid| Call::start_call { netuid }),
		2 => (netuids(), hotkeys())
			.prop_map(|(netuid, hotkey)| Call::set_coldkey_auto_stake_hotkey { netuid, hotkey }),
	]
}

/// Claims of root dividends, and the choice between keeping and selling them.
fn claim_calls() -> impl Strategy<Value = Call<Test>> {
	let kinds = vec![RootClaimTypeEnum::Swap, RootClaimTypeEnum::Keep];
	prop_oneof![
		2 => vec(netuids(), 0..4).prop_map(|netuids| {
			Call::claim_root { subnets: netuids.into_iter().collect() }
		}),
		2 => hotkeys().prop_map(|hotkey| Call::claim_root_with_hotkey { hotkey }),
		1 => select(kinds).prop_map(|new_root_claim_type| {
			Call::set_root_claim_type { new_root_claim_type }
		}),
	]
}

/// Calls that neurons make.
pub fn neuron_calls() -> impl Strategy<Value = Call<Test>> {
	let rows = vec((0..8u16, any::<u16>()), 0..8);
	let weights = (netuids(), rows).prop_map(|(netuid, row)| {
		let (dests, weights) = row.into_iter().unzip();
		Call::set_weights { netuid, dests, weights, version_key: 0 }
	});
	let serving = (netuids(), any::<u32>(), 0..3u16).prop_map(|(netuid, ip, port)| {
		let (version, ip, ip_type) = (1, ip.into(), 4);
		Call::serve_prometheus { netuid, version, ip, port, ip_type }
	});
	prop_oneof![weights, serving]
}

/// Calls with arguments that need not exist.
fn wild_calls() -> impl Strategy<Value = Call<Test>> {
	let sale = (hotkeys(), netuids(), amounts()).prop_map(|(hotkey, netuid, amount)| {
		let amount_unstaked = alpha(amount);
		Call::remove_stake { hotkey, netuid, amount_unstaked }
	});
	prop_oneof![2 => neuron_calls(), 1 => sale]
}

fn money_calls() -> impl Strategy<Value = pallet_balances::Call<Test>> {
	use pallet_balances::Call;
	let transfer = (people(), amounts())
		.prop_map(|(person, value)| Call::transfer_allow_death { dest: cold(person), value });
	let all =
		people().prop_map(|person| Call::transfer_all { dest: cold(person), keep_alive: false });
	let burn = amounts().prop_map(|value| Call::burn { value, keep_alive: false });
	prop_oneof![2 => transfer, 1 => all, 1 => burn]
}

pub fn settings() -> impl Strategy<Value = Setting> {
	let withheld = select(vec![RecycleOrBurnEnum::Burn, RecycleOrBurnEnum::Recycle]);
	prop_oneof![
		(0..6u16).prop_map(Setting::MaxAllowedUids),
		(0..4u16).prop_map(Setting::MaxAllowedValidators),
		select(vec![0, 1, TAO, u64::MAX]).prop_map(Setting::StakeThreshold),
		any::<bool>().prop_map(Setting::OwnerCutEnabled),
		any::<bool>().prop_map(Setting::EmissionEnabled),
		withheld.prop_map(Setting::Withheld),
		(0..15u16).prop_map(Setting::Tempo),
		(people(), any::<u16>()).prop_map(|(person, take)| Setting::Take(person, take)),
		(prop_oneof![Just(0), any::<u64>()], any::<u16>())
			.prop_map(|(burn, take)| Setting::OfParents(burn, take)),
		select(vec![0, 1_000_000, 1_000_000_000]).prop_map(Setting::LeastNomination),
		(select(vec![0, 1, 6_553, 62_258]), 1..=10u8)
			.prop_map(|(share, ratio)| Setting::Collateral(share, ratio)),
		any::<bool>().prop_map(Setting::Baskets),
	]
}

/// Consensus modes, mechanisms, and their parameters.
pub fn consensus_settings() -> impl Strategy<Value = Setting> {
	let modes = EpochConsensus::ALL.to_vec();
	let parameters = (prop_oneof![Just(0), any::<u16>()], any::<bool>(), 0..3u16, 0..4u16);
	let split = prop_oneof![
		Just(None),
		Just(Some(vec![u16::MAX])),
		any::<u16>().prop_map(|share| Some(vec![share, u16::MAX - share])),
	];
	prop_oneof![
		4 => select(modes).prop_map(Setting::Consensus),
		1 => any::<(bool, bool)>().prop_map(|(yuma3, liquid)| Setting::Bonds(yuma3, liquid)),
		1 => parameters.prop_map(|(trust_floor, average_bonds, peg_step, peg_cap)| {
			let settings = SigmoidParameters { trust_floor, average_bonds, peg_step, peg_cap };
			Setting::Sigmoid(settings)
		}),
		1 => predictions().prop_map(Setting::PeerPrediction),
		1 => any::<bool>().prop_map(Setting::ForecastSkill),
		2 => (1..4u8).prop_map(Setting::Mechanisms),
		1 => split.prop_map(Setting::Split),
		1 => any::<Index>().prop_map(Setting::BondsReset),
	]
}

/// Settings within their bounds, mostly without partial rows.
fn predictions() -> impl Strategy<Value = PeerPredictionParameters> {
	let whole = 1_000_000u32;
	let alphas = (15_625..=whole, 10_000..=200_000u32);
	let cuts = (100_000..=800_000u32, 100_000..=800_000u32);
	let coverage = prop_oneof![3 => Just(0), 1 => 1..=whole];
	(0..=800_000u32, 0..=800_000u32, 500_000..=whole, alphas, cuts, coverage).prop_map(
		|(floor, share, tolerance, (agreement_alpha, skill_alpha), cuts, full_coverage)| {
			PeerPredictionParameters {
				floor,
				agreement_alpha,
				share,
				tolerance,
				skill_alpha,
				first_cut: cuts.0,
				second_cut: cuts.1,
				full_coverage,
			}
		},
	)
}
