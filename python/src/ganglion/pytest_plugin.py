"""The fixture `devnet` of pytest: a fresh chain for each test.

One node serves all tests of a session, or of a worker where several run side by side. Before each
test it is taken back to its start, which is done in milliseconds. If that fails, because a test has
ended the node or has thrown its start away, a new node takes its place.
"""

import pytest

from .devnet import Devnet
from .errors import DevnetError


class FreshChains:
    """Gives a chain at its start, again and again."""

    def __init__(self, options: dict):
        self._options = options
        self._chain: Devnet | None = None

    def fresh(self) -> Devnet:
        """Returns the chain as it started, or another one."""
        if self._chain:
            try:
                self._chain.reset()
                return self._chain
            except DevnetError:
                self.close()
        self._chain = Devnet(**self._options)
        return self._chain

    def close(self):
        """Ends the node, if there is one."""
        chain, self._chain = self._chain, None
        if chain:
            chain.close()


@pytest.fixture(scope="session")
def devnet_options() -> dict:
    """The options of `Devnet` for the fixture `devnet`. Override it to have others."""
    return {}


@pytest.fixture(scope="session")
def _fresh_chains(devnet_options):
    chains = FreshChains(devnet_options)
    yield chains
    chains.close()


@pytest.fixture
def devnet(_fresh_chains) -> Devnet:
    """A development chain that nothing has happened on yet."""
    return _fresh_chains.fresh()
