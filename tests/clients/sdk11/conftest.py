"""Prints the walk's table at the end of the run."""

import pytest
from walk import counts, lines

# So that a check that fails shows the values that it compared.
pytest.register_assert_rewrite("reads", "intents")


def pytest_terminal_summary(terminalreporter):
    terminalreporter.section("what SDK 11 can do here")
    for line in [*lines(), "", *counts()]:
        terminalreporter.write_line(line)
