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
from world import World


@pytest.fixture(scope="module")
def world(chain):
    return World(chain)


def test_lists_should_be_those_of_the_sdk():
    for kind, checks, refusals, names in (
        ("reads", walk.READS, refused.READS, READS),
        ("intents", walk.INTENTS, refused.INTENTS, INTENTS),
        ("settings", walk.HYPERPARAMETERS, refused.HYPERPARAMETERS, OWNER_HYPERPARAMETERS),
    ):
        assert not set(checks) & set(refusals), f"{kind} both checked and refused"
        assert set(checks) | set(refusals) == set(names), kind


def record(kind, name, check, refusal, world, attempt):
    """Runs a check, or asserts a refusal, and notes the result in the table."""
    walk.FOUND[kind, name] = (walk.WRONG, "see the failure above")
    if refusal is not None:
        assert_refused(refusal, attempt)
        walk.FOUND[kind, name] = (walk.REFUSED, refusal.reason)
    else:
        assert check is not None, f"{name} is new: write its check, or a reason in refused.py"
        note = check(world)
        walk.FOUND[kind, name] = (walk.WORKS, note or "")


def assert_refused(refusal, attempt):
    """Asserts that the SDK, or the chain in its words, refuses it as the table says."""
    try:
        result = attempt()
    except (ValueError, LookupError, bt.BittensorError) as error:
        told = f"{type(error).__name__}: {error}"
    else:
        assert isinstance(result, bt.ExtrinsicResult) and not result.success, (
            f"it works now: remove it from refused.py, and check {result!r}"
        )
        told = f"{getattr(result.error, 'name', '')}: {result.message}"
    assert refusal.words in told, told


def ordered(checks, names):
    """The names in the order of their checks, then those without one."""
    return [*(name for name in checks if name in names), *sorted(set(names) - set(checks))]


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
