"""Fifty tests, each of which changes a chain that nothing has happened on yet.

    make test-wheel ARGS='-k fifty'

measures how long they take.
"""

import pytest

DEMO = 1
NOBODY = "0x" + "05" * 32


@pytest.fixture(scope="module")
def seen():
    """What the first test has seen of its chain."""
    return {}


@pytest.mark.parametrize("number", range(50))
def test_fifty_chains_should_be_fresh(devnet, seen, number):
    fresh = {
        "head": devnet.info()["head"],
        "pool": devnet.info()["pool"],
        "Bob": devnet.balance("//Bob"),
        "nobody": devnet.balance(NOBODY),
        "validators": devnet.rpc("subnets_metagraphJson", DEMO),
    }
    assert fresh["head"]["number"] == 0 and fresh["nobody"] == 0
    assert seen.setdefault("fresh", fresh) == fresh

    devnet.fund(NOBODY, number + 1)
    assert devnet.balance(NOBODY) == number + 1
    devnet.call("//Bob", "Balances", "transfer_keep_alive", dest=NOBODY, value=10**9)
    assert devnet.balance("//Bob") < fresh["Bob"]
    devnet.advance(epochs=1)
    devnet.travel(3600)
