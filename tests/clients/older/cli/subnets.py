"""`btcli subnets`: lists, settings, registrations, subnets created and started."""

import pytest
from prepared import SUBNET_IDENTITY, SYMBOL, U16
from walk import check
from world import TEMPO, cold, hot

from node import TAO

FIELDS = (
    "--subnet-name Made --github-repo https://github.com/m/m --subnet-contact m@m.example "
    "--subnet-url https://m.example --discord-handle m#1 --description d "
    "--logo-url https://m.example/l.png --additional-info a"
)


def text(value):
    return bytes.fromhex(value[2:]).decode() if value.startswith("0x") else value


@check("subnets list")
def listed(w):
    found = w.run("subnets list").json
    assert found["total_netuids"] == w.node.get("TotalNetworks")
    mine = found["subnets"][str(w.netuid)]
    assert (mine["subnet_name"], mine["mechanisms"]) == ("Walk", 2)
    assert mine["tempo"]["sn_tempo"] == TEMPO and mine["price"] > 0
    return "all of them, with name, tempo and mechanisms"


@check("subnets show")
def show(w):
    found = w.run(f"subnets show --netuid {w.netuid} --mechid 0").json
    assert (found["netuid"], found["owner"]) == (w.netuid, cold(w.keys.owner))
    assert found["mechanism_count"] == 2 and found["tempo"]["tempo"] == TEMPO
    uids = {neuron["uid"]: neuron for neuron in found["uids"]}
    mine = uids[w.uid(w.keys.validator)]
    assert (mine["hotkey"], mine["coldkey"]) == (hot(w.keys.validator), cold(w.keys.validator))
    return "owner, tempo, and each neuron"


@check("subnets burn-cost")
def burn_cost(w):
    before = w.node.head()
    found = w.run("subnets burn-cost").json["burn_cost"]["rao"]
    api = ("SubnetRegistrationRuntimeApi", "get_network_registration_cost", [])
    assert w.node.runtime(*api, w.node.head()) <= found <= w.node.runtime(*api, before)
    return "the price, which falls with each block"


@check("subnets price")
def price(w):
    before = w.node.head()
    found = w.run(f"subnets price --netuids {w.netuid} --current").json[str(w.netuid)]["stats"]
    assert (found["name"], found["symbol"]) == ("Walk", SYMBOL)
    api = ("SwapRuntimeApi", "current_alpha_price", [w.netuid])
    seen = {w.node.runtime(*api, block) for block in range(before, w.node.head() + 1)}
    assert round(found["current_price"] * TAO) in seen
    return "the price of a block, to the rao"


@check("subnets hyperparameters", "sudo get")
def hyperparameters(w):
    for command in ("subnets hyperparameters", "sudo get"):
        found = {
            row["hyperparameter"]: row["value"]
            for row in w.run(f"{command} --netuid {w.netuid}").json
        }
        items = dict(
            tempo="Tempo",
            immunity_period="ImmunityPeriod",
            kappa="Kappa",
            min_allowed_weights="MinAllowedWeights",
            max_validators="MaxAllowedValidators",
        )
        expected = {name: w.node.get(item, w.netuid) for name, item in items.items()}
        assert {name: int(found[name]) for name in expected} == expected
    return "five settings as stored"


@check("subnets get-identity")
def identity(w):
    assert w.run(f"subnets get-identity --netuid {w.netuid}").json == SUBNET_IDENTITY
    return "all fields"


@check("subnets register")
def register(w):
    who = w.funded(50 * TAO, "registers")
    effect = w.act(f"subnets register --netuid {w.netuid}", who)
    assert w.node.get("Uids", w.netuid, hot(who), block=effect.block) is not None
    burn = w.node.get("Burn", w.netuid, block=effect.block - 1)
    assert w.spent(who, effect) - effect.fee() == pytest.approx(burn, rel=0.1)
    return "a uid, for the burn"


@check(
    "subnets create",
    "subnets start",
    "subnets check-start",
    "subnets set-identity",
    "subnets set-symbol",
)
def create(w):
    cost = w.node.runtime("SubnetRegistrationRuntimeApi", "get_network_registration_cost", [])
    who = w.funded(cost + 100 * TAO, "creates")
    effect = w.act(f"subnets create {FIELDS}", who)
    netuid = effect.one("NetworkAdded")[0]
    assert w.node.get("SubnetOwner", netuid, block=effect.block) == cold(who)
    paid = w.node.get("SubnetLocked", netuid, block=effect.block)
    assert w.spent(who, effect) == paid + effect.fee()
    assert w.run(f"subnets get-identity --netuid {netuid}").json["subnet_name"] == "Made"
    assert w.run(f"subnets check-start --netuid {netuid}").text.strip()
    told = w.run(f"subnets start --netuid {netuid}", who)
    assert w.node.get("SubtokenEnabled", netuid) is True, told.text
    changed = FIELDS.replace("Made", "Changed")
    w.run(f"subnets set-identity --netuid {netuid} {changed}", who)
    assert w.run(f"subnets get-identity --netuid {netuid}").json["subnet_name"] == "Changed"
    told = w.run(f"subnets set-symbol --netuid {netuid}", who, "Ⰱ")
    assert text(w.node.get("TokenSymbol", netuid)) == "Ⰱ", told.text
    return "created for its price, named, started, renamed"


@check(
    "subnets mechanisms count",
    "subnets mechanisms set",
    "subnets mechanisms emissions",
    "subnets mechanisms split-emissions",
)
def mechanisms(w):
    assert "2" in w.run(f"subnets mechanisms count --netuid {w.netuid}").text
    told = w.run(
        f"subnets mechanisms split-emissions --netuid {w.netuid} --split 25,75", w.keys.owner
    )
    split = w.node.get("MechanismEmissionSplit", w.netuid)
    assert split and round(split[0] / U16, 2) == 0.25, told.text
    assert w.run(f"subnets mechanisms emissions --netuid {w.netuid}").text
    told = w.run(
        f"subnets mechanisms set --netuid {w.netuid} --count 1", w.keys.owner, answer="y\n"
    )
    assert w.node.get("MechanismCountCurrent", w.netuid) == 1, told.text
    return "two, 25 to 75; then one"
