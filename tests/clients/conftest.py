"""What every Python client's tests share: where the node is, and a clean cache.

`GANGLION_WS` names a development node that is already running (`run.sh` sets it). The SDK keeps
metadata and token symbols on disk by genesis and by endpoint; a rebuilt development chain may have
both in common with the last one, so each run gets caches of its own.
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
    """The SDK, connected.

    It is imported here: not every client of these tests is the SDK, and it reads the places of its
    caches at once.
    """
    import bittensor as bt
    from books import PATIENCE

    with bt.Subtensor(endpoint) as client:
        client.wait_for_block(2, timeout=PATIENCE)
        yield client
