"""Subnets: created, started, registered on, trimmed."""

import bittensor as bt
from bittensor import calls
from books import PATIENCE, TAO, block_of, cold, fee_of, hot, spent
from walk import intent


def another(w):
    """A subnet of its own owner, made once. Returns the owner, the netuid and the result."""
    if not hasattr(w, "another"):
        price = w.chain.subnets.subnet_registration_cost().rao
        owner = w.funded(price + 100 * TAO, "another owner")
        result = w.do(bt.RegisterSubnet(), owner, registration_timeout=PATIENCE)
        w.another = (owner, result.data["netuid"], result)
    return w.another


@intent("register_subnet")
def register_subnet(w):
    owner, netuid, result = another(w)
    block = block_of(result)
    locked = w.query("SubnetLocked", netuid, block=block)
    assert w.query("SubnetOwner", netuid) == cold(owner)
    assert w.query("Uids", netuid, hot(owner)) == 0
    assert result.data["registration_mode"] == "immediate"
    assert spent(w.chain, owner, result) == locked + fee_of(w.chain, owner, result)
    return "owner, uid 0, and its price, to the rao"


@intent("start_call")
def start_call(w):
    owner, netuid, _ = another(w)
    assert not w.query("SubtokenEnabled", netuid)
    w.do(bt.StartCall(netuid=netuid), owner)
    assert w.query("SubtokenEnabled", netuid)
    again = w.chain.execute(bt.StartCall(netuid=netuid), owner)
    assert not again.success
    return "its alpha is traded; once only"


@intent("burned_register")
def burned_register(w):
    who = w.funded(50 * TAO, "registrant")
    with w.fresh_client() as client:
        result = client.execute(bt.BurnedRegister(netuid=w.netuid), who)
    assert result.success and result.data["shielded"], result
    assert w.uid(who) is not None and w.query("Owner", hot(who)) == cold(who)
    assert w.query("BlockAtRegistration", w.netuid, w.uid(who)) == block_of(result)
    return "a uid, from an encrypted transaction"


@intent("trim_subnet")
def trim_subnet(w):
    owner, netuid, _ = another(w)
    # Neurons without immunity can be trimmed.
    w.as_root(
        calls.AdminUtils.sudo_set_immunity_period(netuid=netuid, immunity_period=0),
        calls.AdminUtils.sudo_set_max_registrations_per_block(
            netuid=netuid, max_registrations_per_block=10
        ),
    )
    members = w.funded(50 * TAO, *(f"trimmed {i}" for i in range(3)))
    for who in members:
        w.register(who, netuid)
    assert w.query("SubnetworkN", netuid) == 4
    w.as_root(calls.AdminUtils.sudo_set_min_allowed_uids(netuid=netuid, min_allowed_uids=1))
    w.do(bt.TrimSubnet(netuid=netuid, max_n=2), owner)
    assert w.query("SubnetworkN", netuid) == 2 and w.query("MaxAllowedUids", netuid) == 2
    left = [w.query("Uids", netuid, hot(who)) for who in members]
    assert w.query("Uids", netuid, hot(owner)) == 0 and left.count(None) == 2
    return "two of four stay, the owner's first"
