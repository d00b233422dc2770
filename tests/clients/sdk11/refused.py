"""What the chain does not have, and how it refuses it.

The walk asserts each refusal, so an entry that has begun to work makes it fail: then write its
check and remove the entry. docs/surface.md has the names one by one.
"""

from dataclasses import dataclass, field

EVM = "the chain has no EVM"


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


def no_pallet(pallet, reason, **arguments):
    return Refusal(reason, f'pallet "{pallet}" not found', arguments)


READS = {}

INTENTS = {
    "evm_withdraw": no_pallet("EVM", EVM, amount_tao=1),
}

# Of the intent `set_hyperparameter`, by the name of the setting; the value stands beside it.
HYPERPARAMETERS = {}


COMMANDS = {}
