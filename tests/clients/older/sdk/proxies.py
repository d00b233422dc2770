"""Proxies: read, given, used, announced, and pure ones."""

from bittensor.core.types import ExtrinsicResponse
from walk import check
from world import cold

from node import TAO, entries


@check("get_proxies", "get_proxies_for_real_account")
def proxies(w):
    real = cold(w.keys.nominator)
    found, deposit = w.read("get_proxies_for_real_account", real_account_ss58=real)
    assert w.read("get_proxies")[real] == found
    kinds = sorted((p.delegate, p.proxy_type, p.delay) for p in found)
    expected = [(cold(w.keys.second), "Staking", 0), (cold(w.keys.giver), "Transfer", 5)]
    assert kinds == sorted(expected)
    assert deposit.rao == w.node.reserved(real, w.block)
    return "both, with their deposit"


@check("get_proxy_announcement", "get_proxy_announcements", "get_proxy_constants")
def announcements(w):
    who = cold(w.keys.giver)
    [found] = w.read("get_proxy_announcement", delegate_account_ss58=who)
    assert (found.real, found.call_hash) == (cold(w.keys.nominator), w.call_hash)
    assert found.height == w.announced.block
    assert w.read("get_proxy_announcements") == {who: [found]}
    constants = w.sub.get_proxy_constants()
    assert (constants.MaxProxies, constants.MaxPending) == (20, 75)
    return "the one, with its block; limits"


def given(w, name, kind="Any", delay=0):
    """A coldkey and its proxy."""
    real, delegate = w.funded(20 * TAO, f"{name}_real", f"{name}_proxy")
    done = w.sub.add_proxy(real, cold(delegate), kind, delay)
    return real, delegate, w.effect(done)


def count(w, who, block=None):
    return len(entries(w.node.query("Proxy", "Proxies", cold(who), block=block)[0]))


def pay(w, to, rao=TAO):
    params = {"dest": cold(to), "value": rao}
    return w.sub.compose_call("Balances", "transfer_keep_alive", params)


@check("add_proxy", "proxy", "remove_proxy", "remove_proxies")
def life(w):
    real, delegate, added = given(w, "life")
    assert count(w, real, added.block) == 1
    reserved = w.node.reserved(cold(real), added.block)
    assert w.spent(real, added) == reserved + added.fee()
    to = w.key("life_to")
    done = w.effect(w.sub.proxy(delegate, cold(real), None, pay(w, to)))
    assert w.node.free(cold(to), done.block) == TAO == w.spent(real, done)
    w.effect(w.sub.remove_proxy(real, cold(delegate), "Any", 0))
    assert count(w, real) == 0
    w.effect(w.sub.add_proxy(real, cold(delegate), "Staking", 0))
    done = w.effect(w.sub.remove_proxies(real))
    assert count(w, real, done.block) == w.node.reserved(cold(real), done.block) == 0
    return "a proxy pays for the real account; deposits return"


@check(
    "announce_proxy",
    "proxy_announced",
    "reject_proxy_announcement",
    "remove_proxy_announcement",
)
def announced(w):
    real, delegate, _ = given(w, "announced", delay=2)
    to = w.key("announced_to")
    calls = [pay(w, to, TAO + n) for n in range(60)]
    # The client cuts zeros off the beginning of a hash.
    calls = [call for call in calls if call.call_hash.hex()[0] != "0"][:3]
    hashes = ["0x" + call.call_hash.hex() for call in calls]
    told = [w.effect(w.sub.announce_proxy(delegate, cold(real), one)) for one in hashes]
    w.node.wait(told[-1].block + 2)
    done = w.effect(w.sub.proxy_announced(delegate, cold(delegate), cold(real), None, calls[0]))
    assert TAO <= w.node.free(cold(to), done.block) < TAO + 60
    w.effect(w.sub.reject_proxy_announcement(real, cold(delegate), hashes[1]))
    w.effect(w.sub.remove_proxy_announcement(delegate, cold(real), hashes[2]))
    assert w.sub.get_proxy_announcement(cold(delegate)) == []
    return "one is carried out, one rejected, one withdrawn"


@check("create_pure_proxy", "kill_pure_proxy")
def pure(w):
    who = w.funded(20 * TAO, "spawns")
    done = w.sub.create_pure_proxy(who, "Any", 0, 0)
    effect = w.effect(done)
    made = effect.one("PureCreated")
    assert done.data["pure_account"] == made["pure"] and isinstance(done, ExtrinsicResponse)
    where = dict(index=0, height=effect.block, ext_index=effect.index)
    w.pay({made["pure"]: TAO})
    done = w.effect(w.sub.kill_pure_proxy(who, made["pure"], cold(who), "Any", **where))
    assert entries(w.node.query("Proxy", "Proxies", made["pure"], block=done.block)[0]) == []
    return "made and ended"
