"""How a lock on stake develops, at the network's rates of unlocking and maturing, which are equal.

The runtime rounds down to a rao of mass, and to far less of conviction.
"""

from decimal import Decimal

import pytest

# In blocks.
SCALE = 934_866


def faded(blocks):
    return (Decimal(-blocks) / SCALE).exp()


def decayed(blocks, mass, conviction=0):
    """Mass and conviction of a decaying lock some blocks later, both in rao."""
    left = faded(blocks)
    return int(mass * left), (conviction + Decimal(mass) * blocks / SCALE) * left


def matured(blocks, mass, conviction=0):
    """The same of a perpetual lock."""
    left = faded(blocks)
    return mass, conviction * left + mass * (1 - left)


def near(conviction):
    """A conviction as a client shows it, as a number of binary digits."""
    return pytest.approx(float(conviction), rel=1e-9)
