"""The node's metadata, for tests.

`GANGLION_WS` is the endpoint of a running node; a file that `surface.py --save` wrote does as well.
"""

import copy
import os

import metadata
import pytest


@pytest.fixture(scope="session")
def genuine():
    node = os.environ.get("GANGLION_WS")
    if not node:
        pytest.exit("set GANGLION_WS to a node's endpoint, or use run.sh", returncode=2)
    _, decoded = metadata.load(node)
    return decoded


@pytest.fixture
def decoded(genuine):
    return copy.deepcopy(genuine)
