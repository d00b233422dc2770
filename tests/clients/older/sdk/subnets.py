"""What the client reads of subnets: lists, prices, settings, metagraphs."""

import bittensor as bt
from prepared import DEMO, QUARTER, ROOT, SUBNET_IDENTITY, SYMBOL, U16
from walk import check
from world import TEMPO, cold, hot

from node import TAO

NAMES = ("SubnetTAO", "SubnetAlphaIn", "SubnetAlphaOut")


def reserves(w):
    return tuple(w.seen(name, w.netuid) for name in NAMES)


def same_subnet(w, info):
    assert (info.netuid, info.subnet_name, info.symbol) == (w.netuid, "Walk", SYMBOL)
    assert info.owner_hotkey == hot(w.keys.owner) and info.owner_coldkey == cold(w.keys.owner)
    assert (info.tempo, info.network_registered_at) == (TEMPO, w.created.block)
    found = (info.tao_in.rao, info.alpha_in.rao, info.alpha_out.rao)
    assert found == reserves(w)
    assert info.tao_in_emission.rao == w.seen("SubnetTaoInEmission", w.netuid)


@check("subnet", "all_subnets")
def dynamic(w):
    one = w.read("subnet", netuid=w.netuid)
    every = w.read("all_subnets")
    assert [info.netuid for info in every] == [ROOT, DEMO, w.netuid]
    for info in (one, every[-1]):
        same_subnet(w, info)
        assert info.price.rao == price(w)
        identity = vars(info.subnet_identity)
        assert {key: identity[key] for key in SUBNET_IDENTITY} == SUBNET_IDENTITY
    bought = one.tao_to_alpha(bt.Balance.from_tao(1)).rao
    assert bought == int(TAO / one.price.tao) or abs(bought - TAO / one.price.tao) < 2
    return "names, owner, reserves to the rao, price"


def price(w):
    return w.node.runtime("SwapRuntimeApi", "current_alpha_price", [w.netuid], w.block)


@check("get_subnet_price", "get_subnet_prices")
def prices(w):
    assert w.read("get_subnet_price", netuid=w.netuid).rao == price(w)
    found = {netuid: found.rao for netuid, found in w.read("get_subnet_prices").items()}
    assert {n: found[n] for n in (ROOT, DEMO)} == {ROOT: TAO, DEMO: TAO}
    assert abs(found[w.netuid] - price(w)) <= 1 and len(found) == 3
    return "as the runtime tells them; one at par"


@check("get_subnet_info", "get_all_subnets_info")
def info(w):
    one = w.read("get_subnet_info", netuid=w.netuid)
    assert w.read("get_all_subnets_info")[-1] == one
    expected = (w.netuid, TEMPO, 77, 1, 5, 64, cold(w.keys.owner))
    names = "netuid tempo immunity_period min_allowed_weights subnetwork_n max_n owner_ss58"
    assert tuple(getattr(one, name) for name in names.split()) == expected
    assert one.burn.rao == w.seen("Burn", w.netuid)
    return "size, settings, owner, burn"


@check("get_all_subnets_netuid", "get_total_subnets", "subnet_exists", "is_subnet_active")
def counts(w):
    assert list(w.read("get_all_subnets_netuid")) == [ROOT, DEMO, w.netuid]
    assert w.read("get_total_subnets") == 3
    assert w.read("subnet_exists", netuid=w.netuid) and not w.read("subnet_exists", netuid=99)
    assert w.read("is_subnet_active", netuid=w.netuid) is True
    return "three, all of which exist; none of number 99"


@check("subnetwork_n", "get_subnet_owner_hotkey", "get_mechanism_count", "recycle", "difficulty")
def facts(w):
    assert w.read("subnetwork_n", netuid=w.netuid) == 5
    assert w.read("get_subnet_owner_hotkey", netuid=w.netuid) == hot(w.keys.owner)
    assert w.read("get_mechanism_count", netuid=w.netuid) == 2
    assert w.read("recycle", netuid=w.netuid).rao == w.seen("Burn", w.netuid)
    assert w.read("difficulty", netuid=w.netuid) == w.seen("Difficulty", w.netuid)
    return "five neurons, two mechanisms"


@check("get_mechanism_emission_split")
def split(w):
    assert w.read("get_mechanism_emission_split", netuid=w.netuid) is None
    parts = [U16 // 4, U16 - U16 // 4]
    given = {"netuid": w.netuid, "maybe_split": parts}
    block = w.admin(("mechanism_emission_split", given)).block
    assert w.sub.get_mechanism_emission_split(w.netuid, block=block) == [25, 75]
    w.admin(("mechanism_emission_split", {**given, "maybe_split": None}))
    return "none, then 25 to 75"


@check("immunity_period", "min_allowed_weights", "max_weight_limit", "weights_rate_limit")
def limits(w):
    assert w.read("immunity_period", netuid=w.netuid) == 77
    assert w.read("min_allowed_weights", netuid=w.netuid) == 1
    assert w.read("max_weight_limit", netuid=w.netuid) == 1.0
    assert w.read("weights_rate_limit", netuid=w.netuid) == 0
    return "as set"


@check("commit_reveal_enabled", "get_subnet_reveal_period_epochs")
def reveal(w):
    assert w.read("commit_reveal_enabled", netuid=w.netuid) is False
    assert w.read("get_subnet_reveal_period_epochs", netuid=w.netuid) == 1
    return "off, as set; one epoch"


@check("get_subnet_hyperparameters")
def hyperparameters(w):
    found = w.read("get_subnet_hyperparameters", netuid=w.netuid)
    expected = dict(
        tempo=TEMPO,
        immunity_period=77,
        min_allowed_weights=1,
        weights_rate_limit=0,
        serving_rate_limit=0,
        max_regs_per_block=10,
        target_regs_per_interval=100,
        commit_reveal_weights_enabled=False,
        registration_allowed=True,
        kappa=w.seen("Kappa", w.netuid),
        max_validators=w.seen("MaxAllowedValidators", w.netuid),
        activity_cutoff=13_889 * TEMPO // 1_000,
        yuma_version=3,
        subnet_is_active=True,
    )
    assert {name: getattr(found, name) for name in expected} == expected
    return "the settings, as set and as stored"


@check("get_subnet_burn_cost")
def burn_cost(w):
    found = w.read("get_subnet_burn_cost").rao
    api = ("SubnetRegistrationRuntimeApi", "get_network_registration_cost")
    assert found == w.node.runtime(*api, [], w.block) > TAO
    return "the price of the next subnet"


@check("get_metagraph_info", "get_all_metagraphs_info")
def metagraph_info(w):
    one = w.read("get_metagraph_info", netuid=w.netuid)
    assert (one.netuid, one.name, one.symbol, one.block) == (w.netuid, "Walk", SYMBOL, w.block)
    assert one.hotkeys[w.uid(w.keys.miner)] == hot(w.keys.miner) and one.num_uids == 5
    assert (one.tao_in.rao, one.alpha_in.rao, one.alpha_out.rao) == reserves(w)
    incentives = [value / U16 for value in w.seen("Incentive", w.netuid)]
    assert one.incentives == incentives and sum(incentives) > 0.99
    every = w.read("get_all_metagraphs_info")
    assert [graph.netuid for graph in every] == [ROOT, DEMO, w.netuid]
    some = w.read("get_metagraph_info", netuid=w.netuid, selected_indices=[0, 52])
    assert some.netuid == w.netuid and some.hotkeys == one.hotkeys
    return "neurons, reserves and incentives; a selection of fields"


@check("metagraph")
def metagraph(w):
    graph = w.sub.metagraph(w.netuid, lite=False, block=w.block)
    assert int(graph.n.item()) == 5 and int(graph.block.item()) == w.block
    uid, miner = w.uid(w.keys.validator), w.uid(w.keys.miner)
    total = w.seen("TotalHotkeyAlpha", hot(w.keys.validator), w.netuid)
    # Of its quarter with the child the miner has the votes, not the validator.
    assert graph.alpha_stake[uid] == round_to(w, (total - total * QUARTER // 2**64))
    assert graph.I[miner] > graph.I[w.uid(w.keys.other_miner)] > 0
    row = graph.weights[uid]
    assert row[miner] > 0.7 and abs(row.sum() - 1) < 1e-6
    assert graph.axons[miner].port == 8_091 and graph.axons[miner].ip == "203.0.113.7"
    return "stake, weights, incentive and axons"


def round_to(w, rao):
    import numpy
    import pytest

    return pytest.approx(numpy.float32(rao / TAO), rel=1e-6)


@check("get_all_ema_tao_inflow")
def inflow(w):
    assert w.read("get_all_ema_tao_inflow") == {}
    return "none: emission follows prices here"


@check("get_ema_tao_inflow")
def one_inflow(w):
    assert w.read("get_ema_tao_inflow", netuid=w.netuid) is None
    return "none: emission follows prices here"


@check("get_liquidity_list")
def liquidity(w):
    assert w.sub.get_liquidity_list(w.keys.owner, w.netuid) == []
    return "always empty, says the client"
