"""Every public method of `bittensor` 10.x's `Subtensor`, each with what it returns or changes.

The names come from the client's class, so one that another version has fails until it has a check,
or a reason in `sdk_refused.py`.
"""

import inspect

import bittensor as bt
import errors
import pytest
import sdk  # noqa: F401
import sdk_refused
import walk
from sdk_world import SdkWorld

# `close` ends the connection, which the fixture does.
NAMES = [
    name
    for name, value in vars(bt.Subtensor).items()
    if not name.startswith("_")
    and (inspect.isfunction(value) or isinstance(value, property))
    and name != "close"
]
REFUSED = sdk_refused.of(bt.__version__)


@pytest.fixture(scope="module")
def world(endpoint, home):
    made = SdkWorld(endpoint, home)
    yield made
    made.sub.close()
    made.node.close()


def test_lists_should_be_those_of_the_client():
    known = set(walk.CHECKS) | set(REFUSED)
    assert set(NAMES) <= known, sorted(set(NAMES) - known)
    assert not set(REFUSED) - set(NAMES), "a refusal of what the client does not have"


def told(attempt):
    """What the client says of a refusal, or None if there is none."""
    try:
        found = attempt()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if isinstance(found, bt.core.types.ExtrinsicResponse):
        return None if found.success else str(found.message)
    return None


@pytest.mark.parametrize("name", walk.ordered(NAMES, REFUSED))
def test_method(world, name):
    walk.record(name, REFUSED.get(name), world, told)


def test_names_of_errors(world):
    def told(function, given):
        call = world.sub.compose_call("SubtensorModule", function, given)
        done = world.sub.sign_and_send_extrinsic(call, world.keys.owner)
        return "" if done.success else str(done.message)

    errors.check(world, told)
