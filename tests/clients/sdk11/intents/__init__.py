"""What every intent of the SDK's registry changes.

Each check makes its own accounts, and so can be run alone. They run in this order, the settings of
the owner last.
"""

from . import (  # noqa: F401
    money,
    staking,
    moves,
    root,
    takes,
    identity,
    serving,
    weights,
    proxies,
    multisigs,
    hotkeys,
    coldkeys,
    subnets,
    owner,
)
