"""What every read of the SDK's registry returns, compared with what is known of the chain."""

from . import (  # noqa: F401
    accounts,
    chain,
    crowdloans,
    delegation,
    epochs,
    hyperparameters,
    identity,
    leases,
    locks,
    neurons,
    prices,
    root,
    staking,
    subnets,
    weights,
)
