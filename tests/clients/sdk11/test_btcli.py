"""The commands of `btcli` 11.3.0, each against the prepared chain.

The command line is the SDK with another face: what the intents change and the reads return is
tested in `test_sdk11.py`. Here each command of the groups below runs as people type it, and its
answer, or the state after it, is compared with what is known. A command that the walk does not know
makes the test fail.
"""

import commands
import judge
import pytest
import refused
import walk
from cli import Cli, leaves

GROUPS = (
    *("wallet", "subnets", "stake", "weights", "root", "proxy", "sudo", "crowd", "conviction"),
)
NAMES = [name for name in leaves() if name.split()[0] in GROUPS and name not in commands.SKIPPED]


@pytest.fixture(scope="module")
def cli(world):
    return Cli(world)


def test_lists_should_be_those_of_the_command_line():
    known = set(walk.COMMANDS) | set(refused.COMMANDS)
    assert known == set(NAMES) and not set(walk.COMMANDS) & set(refused.COMMANDS)


@pytest.mark.parametrize("name", judge.ordered(walk.COMMANDS, NAMES))
def test_command(world, cli, name):
    refusal = refused.COMMANDS.get(name)

    def attempt():
        arguments = refusal.on(world)
        return cli.run(f"{name} {arguments['line']}", world.keys.owner)

    judge.record("command", name, walk.COMMANDS.get(name), refusal, cli, attempt)
