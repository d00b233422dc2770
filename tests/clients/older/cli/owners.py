"""`btcli sudo` and `btcli axon`: settings of owners, takes, and what is served."""

from prepared import U16
from walk import check
from world import TEMPO, hot

from node import TAO


@check("sudo set")
def set_parameter(w):
    for name, item, value in (
        ("immunity_period", "ImmunityPeriod", 99),
        ("min_allowed_weights", "MinAllowedWeights", 2),
        ("serving_rate_limit", "ServingRateLimit", 5),
    ):
        line = f"sudo set --netuid {w.netuid} --param {name} --value {value}"
        effect = w.act(line, w.keys.owner)
        assert w.node.get(item, w.netuid, block=effect.block) == value
    return "three settings, as set"


@check("sudo get-take", "sudo set-take")
def take(w):
    who = w.keys.validator
    stored = w.node.get("Delegates", hot(who)) / U16
    assert w.run("sudo get-take", who).json["current_take"] == stored
    told = w.run("sudo set-take --take 0.12", who)
    assert w.node.get("Delegates", hot(who)) == int(0.12 * U16), told.text
    return "a tenth; raised to 12 %"


@check("sudo stake-burn")
def stake_burn(w):
    line = f"sudo stake-burn --netuid {w.netuid} --amount 5 --unsafe"
    effect = w.act(line, w.keys.owner)
    assert w.spent(w.keys.owner, effect) == 5 * TAO + effect.fee()
    assert effect.named("AddStakeBurn")
    return "5 TAO buy alpha that is burned"


@check("sudo trigger-epoch")
def trigger(w):
    before = w.node.head()
    told = w.run(f"sudo trigger-epoch --netuid {w.netuid}", w.keys.owner)
    assert "success" in told.text.lower() and w.epoch(before) <= before + 5 * TEMPO, told.text
    return "an epoch runs"


@check("sudo trim")
def trim(w):
    told = w.run(f"sudo trim --netuid {w.netuid} --max 64", w.keys.owner)
    assert w.node.get("MaxAllowedUids", w.netuid) == 64, told.text
    return "to 64, which it has"


@check("axon set", "axon reset")
def axon(w):
    who = w.keys.miner
    # With JSON it refuses itself: it takes the one option for the other.
    line = f"axon set --netuid {w.netuid} --ip 203.0.113.9 --port 9191"
    told = w.run(line, who, words=True)
    found = w.node.get("Axons", w.netuid, hot(who))
    assert (found["ip"], found["port"]) == (3405803785, 9_191), told.text
    w.node.wait(w.node.head() + 6)
    told = w.run(f"axon reset --netuid {w.netuid}", who, words=True)
    found = w.node.get("Axons", w.netuid, hot(who))
    assert (found["ip"], found["port"]) == (0, 1), told.text
    return "as served; then at no address"
