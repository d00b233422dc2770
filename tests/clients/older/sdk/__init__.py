"""The checks of `bittensor` 10.x by subject; importing them registers them."""

from . import (  # noqa: F401
    accounts,
    chain,
    crowdloans,
    delegates,
    epochs,
    locks,
    money,
    neurons,
    owners,
    people,
    proxies,
    staking,
    subnets,
    trades,
    weights,
)
