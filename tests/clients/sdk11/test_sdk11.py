"""Every read and every intent of `bittensor` 11.3.0, each with what it returns or changes.

The names come from the SDK's own registries, so one that a later SDK adds fails until it has a
check, or a reason in `refused.py`. The reads are made of one block of a prepared chain
(`world.py`). The table at the end has a line for each: works, refused for a stated reason, or
wrong.
"""

import bittensor as bt
import intents  # noqa: F401
import pytest
import reads  # noqa: F401
import refused
import walk
from bittensor.intents import REGISTRY as INTENTS
from bittensor.intents.hyperparameters import OWNER_HYPERPARAMETERS
from bittensor.reads import REGISTRY as READS
from judge import ordered, record


def test_lists_should_be_those_of_the_sdk():
    for kind, checks, refusals, names in (
        ("reads", walk.READS, refused.READS, READS),
        ("intents", walk.INTENTS, refused.INTENTS, INTENTS),
        ("settings", walk.HYPERPARAMETERS, refused.HYPERPARAMETERS, OWNER_HYPERPARAMETERS),
    ):
        assert not set(checks) & set(refusals), f"{kind} both checked and refused"
        assert set(checks) | set(refusals) == set(names), kind


@pytest.mark.parametrize("name", ordered(walk.READS, READS))
def test_read(world, name):
    refusal = refused.READS.get(name)
    record(
        "read",
        name,
        walk.READS.get(name),
        refusal,
        world,
        lambda: world.view.read(name, **refusal.on(world)),
    )


@pytest.mark.parametrize("name", ordered(walk.INTENTS, INTENTS))
def test_intent(world, name):
    refusal = refused.INTENTS.get(name)
    record(
        "intent",
        name,
        walk.INTENTS.get(name),
        refusal,
        world,
        lambda: world.chain.execute_tool(name, refusal.on(world), world.keys.owner),
    )


@pytest.mark.parametrize("name", ordered(walk.HYPERPARAMETERS, OWNER_HYPERPARAMETERS))
def test_hyperparameter(world, name):
    value, refusal = refused.HYPERPARAMETERS.get(name, (None, None))
    record(
        "hyperparameter",
        name,
        walk.HYPERPARAMETERS.get(name),
        refusal,
        world,
        lambda: world.chain.execute(
            bt.SetHyperparameter(netuid=world.netuid, name=name, value=value), world.keys.owner
        ),
    )
