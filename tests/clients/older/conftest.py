"""Gives the clients a home of their own, and prints the walk's table at the end of the run."""

import os
import tempfile

import pytest
from walk import lines

_home = tempfile.TemporaryDirectory(prefix="ganglion-older-")
os.environ["HOME"] = _home.name
# So that a check that fails shows the values that it compared.
pytest.register_assert_rewrite("sdk", "cli")


@pytest.fixture(scope="session")
def home():
    return _home.name


def pytest_terminal_summary(terminalreporter):
    terminalreporter.section("what this client can do here")
    for line in lines():
        terminalreporter.write_line(line)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure():
    _home.cleanup()
