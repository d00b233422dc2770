"""What the chain does not have, and how it refuses it.

The walk asserts each refusal, so an entry that has begun to work makes it fail: then write its
check and remove the entry. docs/surface.md has the names one by one.
"""

from dataclasses import dataclass, field

from books import cold

COLLATERAL = "the chain has no collateral of miners"
BASKETS = "root dividends cannot be traded as baskets"
EVM = "the chain has no EVM"
WORK = "nobody registers by proof of work"


@dataclass
class Refusal:
    """Why it is refused, the words of the refusal, and arguments that are otherwise sound."""

    reason: str
    words: str
    arguments: dict = field(default_factory=dict)

    def on(self, world):
        """The arguments, with those filled in that only the world knows."""
        return {
            key: value(world) if callable(value) else value for key, value in self.arguments.items()
        }


def subnet(world):
    return world.netuid


def hotkey(world):
    return world.keys.validator.hotkey.ss58_address


def coldkey(world):
    return cold(world.keys.idle)


def no_pallet(pallet, reason, **arguments):
    return Refusal(reason, f'pallet "{pallet}" not found', arguments)


def no_call(call, reason, **arguments):
    return Refusal(reason, f"call {call} not found", arguments)


LEG = {"origin_netuid": 0, "dest_netuid": 1, "amount": 1}
PROOF = {"work_block": 1, "nonce": 1, "work_hex": "00" * 32}

READS = {}

INTENTS = {
    "add_collateral": no_call(
        "SubtensorModule.add_collateral", COLLATERAL, netuid=subnet, amount_alpha=1
    ),
    "set_min_collateral": no_call(
        "SubtensorModule.set_min_collateral", COLLATERAL, netuid=subnet, min_alpha=1
    ),
    "stake_into_basket": no_call(
        "SubtensorModule.stake_into_basket", BASKETS, hotkey_ss58=hotkey, amount_tao=1
    ),
    "swap_basket": no_call("SubtensorModule.swap_basket", BASKETS, hotkey_ss58=hotkey, **LEG),
    "swap_basket_many": no_call(
        "SubtensorModule.swap_basket_many", BASKETS, hotkey_ss58=hotkey, legs=[LEG]
    ),
    "evm_withdraw": no_pallet("EVM", EVM, amount_tao=1),
    "pow_register": no_call("SubtensorModule.pow_register", WORK, netuid=subnet, **PROOF),
}

# Of the intent `set_hyperparameter`, by the name of the setting; the value stands beside it.
HYPERPARAMETERS = {
    "collateral_lock_share": (
        100,
        no_call("AdminUtils.sudo_set_collateral_lock_share", COLLATERAL),
    ),
    "collateral_drain_ratio": (
        2**64,
        no_call("AdminUtils.sudo_set_collateral_drain_ratio", COLLATERAL),
    ),
    "network_pow_registration_allowed": (True, Refusal(WORK, "no registration by proof of work")),
}


def line(refusal, text=""):
    """The same of a command: what is typed behind its name."""
    return Refusal(refusal.reason, refusal.words, {"line": text})


COMMANDS = {
    "root allocate": line(
        INTENTS["stake_into_basket"], lambda world: f"--hotkey {hotkey(world)} --amount 1"
    ),
    "root swap": line(INTENTS["swap_basket"], "--from 0 --to 1 --amount 1"),
}
