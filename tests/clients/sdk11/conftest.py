"""Prints the walk's table at the end of the run."""

import os
import tempfile

import pytest
from walk import counts, lines

# The command line has its books there.
_home = tempfile.TemporaryDirectory(prefix="ganglion-btcli-")
os.environ["HOME"] = _home.name
# So that a check that fails shows the values that it compared.
pytest.register_assert_rewrite("reads", "intents", "commands", "judge")


@pytest.fixture(scope="module")
def world(chain):
    """The prepared chain."""
    from world import World

    return World(chain)


def pytest_terminal_summary(terminalreporter):
    terminalreporter.section("what SDK 11 can do here")
    for line in [*lines(), "", *counts()]:
        terminalreporter.write_line(line)
