"""The fixture gives each test a fresh chain, whatever the last one did."""

import os
import signal
import statistics
import time

import ganglion
import pytest
from ganglion.pytest_plugin import FreshChains

# Seconds for a fresh chain.
LIMIT = 0.5


def throw_the_start_away(chain):
    chain.set_head(0)
    chain.rpc("dev_revert", chain._start)
    chain._start = 0


DEEDS = {
    "close": lambda chain: chain.close(),
    "kill": lambda chain: os.kill(chain.pid, signal.SIGKILL),
    "terminate": lambda chain: os.kill(chain.pid, signal.SIGTERM),
    "throw the start away": throw_the_start_away,
    "go on by itself": lambda chain: chain.set_mode("Interval", interval_ms=10),
    "travel": lambda chain: chain.travel(86_400),
    "hold finality back": lambda chain: chain.set_mode(finality="Manual"),
    "go back": lambda chain: (chain.advance(5), chain.set_head(0)),
    "many blocks": lambda chain: chain.advance(500),
}


@pytest.fixture(scope="module")
def chains():
    chains = FreshChains({})
    yield chains
    chains.close()


def picture(chain):
    """What is the same for all fresh chains."""
    info = chain.info()
    parts = {name: info[name] for name in ("mode", "intervalMs", "finality", "head", "pool")}
    ahead = info["clock"] - time.time() * 1000
    return parts, ahead < 60_000, [chain.balance(account.seed) for account in chain.accounts]


@pytest.mark.parametrize("deed", DEEDS)
def test_chain_should_be_fresh_after(chains, deed):
    chain = chains.fresh()
    before = picture(chain)
    chain.fund("//Bob", 1)
    DEEDS[deed](chain)
    fresh = chains.fresh()
    assert picture(fresh) == before
    with pytest.raises(ganglion.DevnetError, match="no snapshot"):
        fresh.revert()


def test_node_should_be_the_same_as_long_as_it_can(chains):
    pids = set()
    for _ in range(3):
        chain = chains.fresh()
        pids.add(chain.pid)
        chain.advance()
    assert len(pids) == 1


def test_fresh_chain_should_come_soon(chains):
    chain = chains.fresh()
    times = []
    for _ in range(9):
        chain.advance(epochs=2)
        start = time.perf_counter()
        chain = chains.fresh()
        times.append(time.perf_counter() - start)
    assert statistics.median(times) < LIMIT


def test_options_should_be_those_of_the_fixture(pytester):
    pytester.makeconftest(
        """
        import pytest

        @pytest.fixture(scope="session")
        def devnet_options():
            return {"accounts": 2, "sealing": "manual"}
        """
    )
    pytester.makepyfile(
        """
        def test_options(devnet):
            assert devnet.info()["mode"] == "Manual"
            assert devnet.balance("//Dev2") == 10_000
        """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=1)
