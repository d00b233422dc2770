"""Shared parts of all Python clients' tests: the node's endpoint, and a clean cache.

`GANGLION_WS` is the endpoint of a running development node (`run.sh` sets it). The SDK caches
metadata and token symbols on disk by genesis and by endpoint. A rebuilt development chain may share
both with the last one, so each run gets its own caches.
"""

import os
import tempfile

import pytest

_caches = tempfile.TemporaryDirectory(prefix="ganglion-clients-")
os.environ["BITTENSOR_RUNTIME_CACHE_DIR"] = os.path.join(_caches.name, "runtime")
os.environ["BTCLI_TOKEN_SYMBOLS_CACHE"] = os.path.join(_caches.name, "symbols.json")
os.environ["BTCLI_CONFIG"] = os.path.join(_caches.name, "config.json")


def pytest_configure(config):
    config.addinivalue_line("markers", "long: takes minutes")


@pytest.fixture(scope="session")
def endpoint():
    url = os.environ.get("GANGLION_WS")
    if not url:
        pytest.exit("set GANGLION_WS to a development node's endpoint, or use run.sh", returncode=2)
    return url


@pytest.fixture(scope="module")
def chain(endpoint):
    """Connects the SDK.

    It is imported here because not every client of these tests is the SDK, and because it reads the
    paths of its caches on import.
    """
    import bittensor as bt
    from books import PATIENCE

    with bt.Subtensor(endpoint) as client:
        client.wait_for_block(2, timeout=PATIENCE)
        yield client
