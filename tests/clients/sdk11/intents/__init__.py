"""What every intent of the SDK's registry changes.

Each check makes its own accounts, so that any can be run alone.
"""

from . import (  # noqa: F401
    baskets,
    coldkeys,
    collateral,
    crowdloans,
    hotkeys,
    identity,
    leases,
    locks,
    money,
    moves,
    multisigs,
    owner,
    proxies,
    root,
    serving,
    staking,
    subnets,
    takes,
    weights,
)
