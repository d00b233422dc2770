"""The commands of `bittensor-cli` 9.x, each as people type it, and the state after it.

The names come from the client's own tree, so one that another version has fails until it has a
check, a reason in `cli_refused.py`, or one to leave it out.
"""

import cli  # noqa: F401
import cli_refused
import errors
import pytest
import walk
from bittensor_cli.cli import CLIManager
from cli_world import CliWorld, leaves

NAMES = [
    name
    for name in leaves(CLIManager().app)
    if name.split()[0] not in cli_refused.GROUPS and name not in cli_refused.SKIPPED
]
REFUSED = {name: cli_refused.REFUSED[name] for name in cli_refused.REFUSED if name in NAMES}


@pytest.fixture(scope="module")
def world(endpoint, home):
    made = CliWorld(endpoint, home)
    yield made
    made.node.close()


def test_lists_should_be_those_of_the_client():
    known = set(walk.CHECKS) | set(REFUSED)
    assert set(NAMES) <= known, sorted(set(NAMES) - known)
    assert not set(walk.CHECKS) & set(cli_refused.REFUSED)


def told(attempt):
    """What a command says when it is refused, or None if it is not."""
    answer = attempt()
    done = answer.json.get("success") if isinstance(answer.json, dict) else None
    return None if done else answer.text


@pytest.mark.parametrize("name", walk.ordered(NAMES, REFUSED))
def test_command(world, name):
    walk.record(name, REFUSED.get(name), world, told)


def test_names_of_errors(world):
    # The command first: the client counts the transactions of a key that it has used itself.
    symbol = bytes.fromhex(errors.taken(world)[2:]).decode()
    said = world.run(f"subnets set-symbol --netuid {world.netuid}", world.keys.owner, symbol)
    assert "SymbolAlreadyInUse" in said.text, said.text

    def told(function, given):
        """What the client's transport says; commands avoid most refusals themselves."""
        call = world.node.compose("SubtensorModule", function, **given)
        receipt = world.node.receipt(world.keys.owner.coldkey, call)
        return "" if receipt.is_success else receipt.error_message["name"]

    errors.check(world, told)
