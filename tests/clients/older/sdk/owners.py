"""Subnets created and started, registrations, axons, and settings of owners and root."""

import bittensor as bt
from bittensor.core.chain_data import SubnetIdentity
from prepared import SUBNET_IDENTITY
from walk import check
from world import TEMPO, cold, hot

from node import TAO


@check("register_subnet", "start_call", "set_subnet_identity")
def subnet(w):
    price = w.sub.get_subnet_burn_cost().rao
    who = w.funded(price + 100 * TAO, "creates_subnet")
    effect = w.effect(w.sub.register_subnet(who))
    netuid = effect.one("NetworkAdded")[0]
    assert w.node.get("SubnetOwner", netuid, block=effect.block) == cold(who)
    paid = w.node.get("SubnetLocked", netuid, block=effect.block)
    assert w.spent(who, effect) == paid + effect.fee() and paid <= price
    assert not w.sub.is_subnet_active(netuid, block=effect.block)
    started = w.effect(w.sub.start_call(who, netuid))
    assert w.sub.is_subnet_active(netuid, block=started.block)
    named = w.effect(w.sub.set_subnet_identity(who, netuid, SubnetIdentity(**SUBNET_IDENTITY)))
    assert w.sub.subnet(netuid, block=named.block).subnet_name == "Walk"
    return "the owner's, for its price; started; named"


def registered(w, name, act):
    who = w.funded(50 * TAO, name)
    effect = w.effect(act(who, w.netuid))
    assert w.node.get("Uids", w.netuid, hot(who), block=effect.block) is not None
    burn = w.node.get("Burn", w.netuid, block=effect.block - 1)
    assert abs(w.spent(who, effect) - effect.fee() - burn) <= burn // 10
    return "a uid, for the burn"


@check("register")
def register(w):
    return registered(w, "registers", w.sub.register)


@check("burned_register")
def burned_register(w):
    return registered(w, "burns", w.sub.burned_register)


@check("register_limit")
def register_limit(w):
    who = w.funded(50 * TAO, "limits")
    effect = w.effect(w.sub.register_limit(who, w.netuid, bt.Balance.from_tao(40)))
    assert w.node.get("Uids", w.netuid, hot(who), block=effect.block) is not None
    poor = w.funded(50 * TAO, "limits_low")
    done = w.sub.register_limit(poor, w.netuid, bt.Balance.from_rao(1))
    assert not done.success and w.uid(poor) is None
    return "a uid within the limit; none beyond it"


@check("serve_axon")
def serve_axon(w):
    who = w.keys.other_miner
    axon = bt.Axon(
        wallet=who,
        port=w.free_port(),
        ip="127.0.0.1",
        external_ip="203.0.113.9",
        external_port=9_191,
    )
    effect = w.effect(w.sub.serve_axon(w.netuid, axon))
    found = w.node.get("Axons", w.netuid, hot(who), block=effect.block)
    assert (found["port"], found["ip"]) == (9_191, 3405803785)
    return "address and port, as served"


@check("set_tempo")
def set_tempo(w):
    effect = w.effect(w.sub.set_tempo(w.keys.owner, w.netuid, 360))
    assert w.node.get("Tempo", w.netuid, block=effect.block) == 360
    w.admin(("tempo", {"netuid": w.netuid, "tempo": TEMPO}))
    return "360, the least"


@check("set_activity_cutoff_factor")
def set_cutoff(w):
    effect = w.effect(w.sub.set_activity_cutoff_factor(w.keys.owner, w.netuid, 20_000))
    assert w.sub.get_activity_cutoff_factor_milli(w.netuid, block=effect.block) == 20_000
    return "20,000"


@check("root_set_activity_cutoff_factor")
def root_cutoff(w):
    effect = w.effect(w.sub.root_set_activity_cutoff_factor(w.admin_wallet, w.netuid, 15_000))
    assert w.sub.get_activity_cutoff_factor_milli(w.netuid, block=effect.block) == 15_000
    return "15,000"


@check("trigger_epoch")
def trigger(w):
    effect = w.effect(w.sub.trigger_epoch(w.keys.owner, w.netuid))
    due = w.node.get("PendingEpochAt", w.netuid, block=effect.block)
    ran = w.epoch(effect.block)
    assert effect.block < ran <= max(due, effect.block) + 1
    return "the epoch ran when it was due"


@check("poke_deposit")
def poke(w):
    effect = w.effect(w.sub.poke_deposit(w.keys.nominator))
    deposit = w.node.query("Proxy", "Proxies", cold(w.keys.nominator), block=effect.block)[1]
    assert deposit == w.node.reserved(cold(w.keys.nominator), effect.block) > 0
    return "the deposit is the right one already"
