"""A local Ganglion chain for tests.

    import ganglion

    with ganglion.Devnet() as chain:
        chain.fund("//Bob", 100)
        chain.advance(epochs=1)

The node is in this package; it needs no other.
"""

from .accounts import Account
from .devnet import Devnet
from .errors import DevnetError, DevnetTimeout

__all__ = ["Account", "Devnet", "DevnetError", "DevnetTimeout"]
