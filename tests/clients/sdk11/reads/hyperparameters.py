"""Single settings of a subnet, which the world has set to values of its own."""

from prepared import U16
from walk import read
from world import DIFFICULTY, SETTINGS, WEIGHTS_LIMIT

SET = {
    "weights_rate_limit": WEIGHTS_LIMIT,
    "difficulty": DIFFICULTY,
    "min_allowed_weights": SETTINGS["min_allowed_weights"],
    "max_weight_limit": U16,
    "immunity_period": SETTINGS["immunity_period"],
    "reveal_period": SETTINGS["commit_reveal_period"],
    "subnet_emission_enabled": 1,
}


def check(name, value):
    @read(name)
    def shown(w):
        assert w.view.read(name, netuid=w.netuid) == value
        return f"{value}, as set" if name != "max_weight_limit" else "no limit"


for name, value in SET.items():
    check(name, value)
