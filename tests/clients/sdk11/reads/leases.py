"""Leases: none in the block of the reads, and one that is made afterwards."""

from books import cold
from intents.leases import SHARE, leased
from walk import read


def shown(w, made):
    """What a read is to return of the lease."""
    return {
        "lease_id": made.number,
        "beneficiary": cold(made.beneficiary),
        "coldkey": made.coldkey,
        "hotkey": made.hotkey,
        "emissions_share": SHARE,
        "end_block": made.end,
        "netuid": made.netuid,
        "cost": w.chain.balance(made.cost),
    }


@read("lease")
def lease(w):
    assert w.view.read("lease", lease_id=0) is None
    made = leased(w)
    assert w.chain.read("lease", lease_id=made.number) == shown(w, made)
    return "terms, keys and cost; none before"


@read("leases")
def leases(w):
    assert w.view.read("leases") == []
    made = leased(w)
    assert shown(w, made) in w.chain.read("leases")
    return "all; none before"
