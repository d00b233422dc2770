"""Subnets: created, started, registered on, trimmed."""

from contextlib import contextmanager

import bittensor as bt
from bittensor import calls
from books import PATIENCE, TAO, block_of, cold, fee_of, free, hot, spent
from walk import intent


def made_by(w, name):
    """A new subnet. Returns its owner, its netuid and the result."""
    price = w.chain.subnets.subnet_registration_cost().rao
    owner = w.funded(price + 100 * TAO, name)
    result = w.do(bt.RegisterSubnet(), owner, registration_timeout=PATIENCE)
    w.no_epochs(result.data["netuid"])
    return owner, result.data["netuid"], result


def another(w):
    """A subnet of its own owner, made once. Returns the owner, the netuid and the result."""
    if not hasattr(w, "another"):
        w.another = made_by(w, "another owner")
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


@contextmanager
def open_to_proofs(w):
    """The subnet takes registrations by proof of work, of the least difficulty."""
    admin = calls.AdminUtils
    w.as_root(
        admin.sudo_set_min_difficulty(netuid=w.netuid, min_difficulty=1),
        admin.sudo_set_difficulty(netuid=w.netuid, difficulty=1),
    )
    allowed = "network_pow_registration_allowed"
    w.do(bt.SetHyperparameter(netuid=w.netuid, name=allowed, value=True), w.keys.owner)
    yield
    w.do(bt.SetHyperparameter(netuid=w.netuid, name=allowed, value=False), w.keys.owner)


@intent("pow_register")
def pow_register(w):
    who = w.key("digger")
    with open_to_proofs(w):
        # A proof is good for five blocks, which are short here.
        for _ in range(5):
            proof = w.chain.mine_pow_registration(
                w.netuid, hot(who), cold(who), workers=1, max_seconds=60, backend="cpu"
            )
            result = w.chain.execute(proof, who)
            if result.success:
                break
        assert result.success, f"{result.error!r}: {result.message}"
        block = block_of(result)
        assert w.uid(who) is not None and w.query("Owner", hot(who)) == cold(who)
        assert w.query("LastPowRegistrationBlock", hot(who)) == proof.work_block
        assert free(w.chain, cold(who), block) == 0
        assert not w.chain.execute(proof, who).success, "a proof counts once"
    return "a uid for a coldkey that never had funds"


def joined(w, netuid, *names):
    """Neurons without immunity, which can be trimmed."""
    admin = calls.AdminUtils
    w.as_root(
        admin.sudo_set_immunity_period(netuid=netuid, immunity_period=0),
        admin.sudo_set_max_registrations_per_block(netuid=netuid, max_registrations_per_block=10),
    )
    members = w.funded(50 * TAO, *names)
    for who in members:
        w.register(who, netuid)
    assert w.query("SubnetworkN", netuid) == len(names) + 1
    w.as_root(admin.sudo_set_min_allowed_uids(netuid=netuid, min_allowed_uids=1))
    return members


def assert_two_stay(w, netuid, owner, members):
    assert w.query("SubnetworkN", netuid) == 2 and w.query("MaxAllowedUids", netuid) == 2
    left = [w.query("Uids", netuid, hot(who)) for who in members]
    assert w.query("Uids", netuid, hot(owner)) == 0 and left.count(None) == len(members) - 1
    return f"two of {len(members) + 1} stay, the owner's first"


@intent("trim_subnet")
def trim_subnet(w):
    owner, netuid, _ = another(w)
    members = joined(w, netuid, *(f"trimmed {i}" for i in range(3)))
    w.do(bt.TrimSubnet(netuid=netuid, max_n=2), owner)
    return assert_two_stay(w, netuid, owner, members)


@intent("trim_null_subnet_batch")
def trim_null_subnet_batch(w):
    owner, netuid, _ = made_by(w, "null owner")
    members = joined(w, netuid, *(f"null trimmed {i}" for i in range(3)))
    batch = bt.TrimNullSubnetBatch(netuid=netuid, target=2)
    assert not w.chain.execute(batch, owner).success, "it is in Yuma mode"
    w.do(bt.SetHyperparameter(netuid=netuid, name="epoch_consensus", value="Null"), owner)
    w.do(batch, owner)
    return assert_two_stay(w, netuid, owner, members) + ", in Null mode alone"
