"""Leases: a crowd pays for a subnet, which its beneficiary runs and takes over in the end."""

from types import SimpleNamespace

import bittensor as bt
from books import PATIENCE, TAO, cold, free, hot
from walk import intent

SHARE = 50
# Blocks that a lease lasts: enough for all calls that come before its end.
DURATION = 240
LEFTOVERS = bt.storage.Item("SubtensorModule", "LeaseLeftovers")


def until(w, met):
    for _ in range(100):
        if met():
            return
        w.chain.wait_for_block(timeout=PATIENCE)
    raise AssertionError("it does not come")


def leased(w):
    """A leased subnet, made once, of which the beneficiary and a giver have paid a half each."""
    if not hasattr(w, "leased"):
        w.leased = make(w)
    return w.leased


def make(w):
    half = max(10, w.chain.subnets.subnet_registration_cost().rao // TAO + 1)
    beneficiary, giver = w.funded((half + 50) * TAO, "beneficiary", "lease giver")
    end = w.chain.block + DURATION
    terms = dict(deposit_tao=half, min_contribution_tao=1, cap_tao=2 * half)
    call = {"op": "register_leased_network", "emissions_share": SHARE, "end_block": end}
    w.do(bt.CreateCrowdloan(end=w.chain.block + 5_000, call=call, **terms), beneficiary)
    loan = w.chain.query(bt.storage.Crowdloan.NextCrowdloanId) - 1
    w.do(bt.ContributeCrowdloan(crowdloan_id=loan, amount_tao=half), giver)
    before = free(w.chain, cold(giver), w.chain.block)
    w.do(bt.FinalizeCrowdloan(crowdloan_id=loan), beneficiary)
    number = w.query("NextSubnetLeaseId") - 1
    stored = w.query("SubnetLeases", number)
    early = w.chain.execute(bt.TerminateLease(lease_id=number), beneficiary)
    assert not early.success, "it lasts"
    until(w, lambda: w.chain.query(LEFTOVERS, [number]) is None)
    return SimpleNamespace(
        number=number,
        beneficiary=beneficiary,
        giver=giver,
        raised=2 * half * TAO,
        returned=free(w.chain, cold(giver), w.chain.block) - before,
        end=end,
        coldkey=str(stored["coldkey"]),
        hotkey=str(stored["hotkey"]),
        netuid=stored["netuid"],
        cost=stored["cost"],
    )


@intent("register_leased_network")
def register_leased_network(w):
    made = leased(w)
    assert w.query("SubnetOwner", made.netuid) == made.coldkey
    assert w.query("Uids", made.netuid, made.hotkey) == 0
    assert abs(made.returned - (made.raised - made.cost) // 2) <= 1
    by = dict(proxy_for=made.coldkey)
    w.do(bt.StartCall(netuid=made.netuid), made.beneficiary, **by)
    assert w.query("SubtokenEnabled", made.netuid)

    def set_to(name, value):
        return bt.SetHyperparameter(netuid=made.netuid, name=name, value=value)

    w.do(set_to("immunity_period", 99), made.beneficiary, **by)
    assert w.query("ImmunityPeriod", made.netuid) == 99
    for forbidden in (
        set_to("owner_cut_enabled", False),
        set_to("owner_cut_auto_lock_enabled", True),
        bt.Transfer(dest_ss58=cold(made.beneficiary), amount_tao=1),
    ):
        assert not w.chain.execute(forbidden, made.beneficiary, **by).success, forbidden
    alone = bt.RegisterLeasedNetwork(emissions_share=SHARE)
    assert not w.chain.execute(alone, made.beneficiary).success, "without a crowdloan"
    return "the crowd's subnet, run by its beneficiary; a half of the rest to each"


@intent("terminate_lease")
def terminate_lease(w):
    made = leased(w)
    w.do(bt.AssociateHotkey(), made.beneficiary)
    while w.chain.block < made.end:
        w.chain.wait_for_block(timeout=PATIENCE)
    terminate = bt.TerminateLease(lease_id=made.number)
    assert not w.chain.execute(terminate, made.giver).success, "the beneficiary's alone"
    w.do(terminate, made.beneficiary)
    assert w.query("SubnetOwner", made.netuid) == cold(made.beneficiary)
    assert w.query("SubnetOwnerHotkey", made.netuid) == hot(made.beneficiary)
    until(w, lambda: w.chain.read("lease", lease_id=made.number) is None)
    return "the subnet is the beneficiary's, and the lease is gone"
