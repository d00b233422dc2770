"""What a subnet's owner sets: mechanisms, and each setting of `set_hyperparameter`."""

import bittensor as bt
from bittensor.hyperparams import STORAGE_ITEMS
from walk import HYPERPARAMETERS, intent

ONE = 2**64
# Values other than those that are stored. Those of liquid alpha need it switched on first.
VALUES = {
    "tempo": 20_001,
    "activity_cutoff_factor": 5_000,
    "liquid_alpha_enabled": True,
    "immunity_period": 55,
    "min_allowed_weights": 2,
    "weights_version": 7,
    "min_burn": 600_000,
    "max_burn": 90 * 10**9,
    "bonds_moving_avg": 800_000,
    "bonds_penalty": 1_234,
    "serving_rate_limit": 11,
    "commit_reveal_period": 3,
    "max_allowed_uids": 80,
    "burn_increase_mult": 3 * ONE // 2,
    "burn_half_life": 500,
    "adjustment_alpha": ONE // 2,
    "rho": 12,
    "max_difficulty": 2**40,
    "alpha_sigmoid_steepness": 50,
    "min_childkey_take": 100,
    "owner_immune_neuron_limit": 2,
    "commit_reveal_weights_enabled": False,
    "registration_allowed": False,
    "yuma3_enabled": False,
    "bonds_reset_enabled": True,
    "transfers_enabled": False,
    "owner_cut_enabled": False,
    "owner_cut_auto_lock_enabled": True,
}


def store(w, name, value):
    w.do(bt.SetHyperparameter(netuid=w.netuid, name=name, value=value), w.keys.owner)


def stored(w, item):
    value = w.chain.query(item, [w.netuid])
    return int(value["bits"]) if isinstance(value, dict) and "bits" in value else value


def check(name, value):
    def set_and_read(w):
        item = STORAGE_ITEMS[name]
        before = stored(w, item)
        assert before != value, "a value of its own"
        store(w, name, value)
        assert stored(w, item) == value
        shown = w.chain.subnets.subnet_hyperparameters(w.netuid)
        assert shown.get(name, value) == value
        return f"{before} → {value}"

    HYPERPARAMETERS[name] = set_and_read


for name, value in VALUES.items():
    check(name, value)


def alpha_values(position, value):
    def set_and_read(w):
        item = bt.storage.SubtensorModule.AlphaValues
        before = list(w.chain.query(item, [w.netuid]))
        store(w, ("alpha_low", "alpha_high")[position], value)
        after = list(w.chain.query(item, [w.netuid]))
        assert after[position] == value and after[1 - position] == before[1 - position]
        return f"{before[position]} → {value}, the other stays"

    return set_and_read


HYPERPARAMETERS["alpha_low"] = alpha_values(0, 30_000)
HYPERPARAMETERS["alpha_high"] = alpha_values(1, 60_000)


def epoch_consensus(w):
    for mode in ("Null", "Yuma"):
        store(w, "epoch_consensus", mode)
        assert stored(w, bt.storage.SubtensorModule.SubnetEpochConsensus) == mode
    return "Null and back"


HYPERPARAMETERS["epoch_consensus"] = epoch_consensus


@intent("set_hyperparameter")
def set_hyperparameter(w):
    check("rho", 11)
    note = HYPERPARAMETERS["rho"](w)
    check("rho", VALUES["rho"])
    foreign = bt.SetHyperparameter(netuid=w.netuid, name="rho", value=9)
    assert not w.chain.execute(foreign, w.keys.validator).success
    return f"rho {note}; by the owner only. Each setting below"


@intent("set_mechanism_count")
def set_mechanism_count(w):
    for count in (1, 2):
        w.do(bt.SetMechanismCount(netuid=w.netuid, mechanism_count=count), w.keys.owner)
        assert w.chain.subnets.mechanism_count(w.netuid) == count
    return "one, and two again"
