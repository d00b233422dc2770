"""Subnets: what they are, cost and show."""

from books import SubtensorModule, cold, hot
from prepared import DEMO, ROOT, SUBNET_IDENTITY, SYMBOL, U16
from walk import read
from world import DIFFICULTY, SETTINGS, SPLIT, TEMPO

from .neurons import NAMES


def expected(w, info):
    assert (info.netuid, info.tempo, info.neuron_count) == (w.netuid, TEMPO, len(NAMES))
    assert info.burn.rao == w.stored(SubtensorModule.Burn, w.netuid) > 0


@read("subnet")
def subnet(w):
    expected(w, w.view.read("subnet", netuid=w.netuid))
    return "tempo, price, number of neurons"


@read("subnets")
def subnets(w):
    found = {info.netuid: info for info in w.view.read("subnets")}
    assert {ROOT, DEMO, w.netuid} <= set(found)
    expected(w, found[w.netuid])
    return "root, the demo subnet and the new one"


@read("burn")
def burn(w):
    assert w.view.read("burn", netuid=w.netuid).rao == w.stored(SubtensorModule.Burn, w.netuid)
    return "the price of a registration"


@read("subnet_tao_flows")
def subnet_tao_flows(w):
    assert w.view.read("subnet_tao_flows") == {}
    return "none: emission follows prices"


@read("commit_reveal_enabled")
def commit_reveal_enabled(w):
    assert w.view.read("commit_reveal_enabled", netuid=w.netuid) is True
    before, after = (w.chain.at(w.seals_since + n) for n in (-1, 0))
    assert before.read("commit_reveal_enabled", netuid=w.netuid) is False
    assert after.read("commit_reveal_enabled", netuid=w.netuid) is True
    return "off, and on with the owner's change"


@read("subnet_hyperparameters")
def subnet_hyperparameters(w):
    found = w.view.read("subnet_hyperparameters", netuid=w.netuid)
    changed = {**SETTINGS, "commit_reveal_weights_enabled": True}
    changed |= {"tempo": TEMPO, "difficulty": DIFFICULTY, "max_weights_limit": U16}
    changed |= {
        "subnet_is_active": True,
        "subnet_emission_enabled": True,
        "yuma_version": 3 if found["yuma3_enabled"] else 2,
    }
    assert {name: found.get(name) for name in changed} == changed
    missing = {"rho", "kappa", "min_burn", "max_burn", "bonds_moving_avg", "burn_half_life"}
    assert missing <= set(found) and w.view.read("subnet_hyperparameters", netuid=999) is None
    return f"{len(found)} of them, those set as set"


@read("metagraph")
def metagraph(w):
    found = w.view.read("metagraph", netuid=w.netuid)
    who = [getattr(w.keys, name) for name in NAMES]
    assert (found["name"], found["symbol"]) == (SUBNET_IDENTITY["subnet_name"], SYMBOL)
    assert (found["owner_hotkey"], found["owner_coldkey"]) == (hot(who[0]), cold(who[0]))
    assert list(found["hotkeys"]) == [hot(one) for one in who]
    assert list(found["coldkeys"]) == [cold(one) for one in who]
    assert (found["block"], found["tempo"], found["num_uids"]) == (w.block, TEMPO, len(who))
    assert found["network_registered_at"] == w.created
    for column, item in (
        ("incentives", "Incentive"),
        ("dividends", "Dividends"),
        ("emission", "Emission"),
        ("consensus", "Consensus"),
        ("validator_permit", "ValidatorPermit"),
        ("last_update", "LastUpdate"),
    ):
        values = w.stored(getattr(SubtensorModule, item), w.netuid)
        assert list(found[column]) == list(values), column
    assert found["tao_in"] == w.stored(SubtensorModule.SubnetTAO, w.netuid)
    assert found["axons"][2]["port"] == 8_091
    return "keys, names, columns of the epoch, reserves, axons"


@read("subnet_identity")
def subnet_identity(w):
    assert w.view.read("subnet_identity", netuid=w.netuid) == SUBNET_IDENTITY
    assert w.view.read("subnet_identity", netuid=DEMO) is None
    return "as published; none without one"


@read("subnet_names")
def subnet_names(w):
    found = w.view.read("subnet_names")
    assert found[w.netuid] == SUBNET_IDENTITY["subnet_name"] and DEMO not in found
    return "of the subnet with an identity"


@read("token_symbols")
def token_symbols(w):
    found = w.view.read("token_symbols")
    assert (found[ROOT], found[DEMO], found[w.netuid]) == ("\u03a4", "\u03b1", SYMBOL)
    return "as chosen, and the first two"


@read("subnet_start_schedule")
def subnet_start_schedule(w):
    found = w.view.read("subnet_start_schedule", netuid=w.netuid)
    delay = found["start_call_delay"]
    assert (found["registered_at"], found["current_block"]) == (w.created, w.block)
    assert found["earliest_start_block"] == w.created + delay
    assert delay == w.stored(SubtensorModule.StartCallDelay)
    return "the block of its registration, and the delay"


@read("mechanism_count")
def mechanism_count(w):
    assert w.view.read("mechanism_count", netuid=w.netuid) == 2
    assert w.view.read("mechanism_count", netuid=DEMO) == 1
    return "two as set, and one"


@read("mechanism_emission_split")
def mechanism_emission_split(w):
    assert w.view.read("mechanism_emission_split", netuid=w.netuid) == SPLIT
    assert w.view.read("mechanism_emission_split", netuid=DEMO) == []
    return "as set; none elsewhere"


@read("subnet_registration_cost")
def subnet_registration_cost(w):
    before = w.chain.at(w.created - 1).read("subnet_registration_cost").rao
    assert w.subnet_price >= before >= w.stored(SubtensorModule.SubnetLocked, w.netuid) > 0
    assert w.chain.at(w.created).read("subnet_registration_cost").rao > before, "it rises"
    return "what was paid; it rises with a registration"
