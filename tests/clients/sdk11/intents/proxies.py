"""Proxies: appointed, removed, pure, announced."""

import bittensor as bt
from bittensor import calls
from books import TAO, block_of, cold, free, settled
from walk import intent

from .money import gained

DELAY, LONG = 3, 10_000


def listed(w, who):
    found = w.chain.read("proxies", coldkey_ss58=who if isinstance(who, str) else cold(who))
    assert (found["deposit"].rao > 0) == bool(found["proxies"])
    return {(p["delegate"], p["proxy_type"], p["delay"]) for p in found["proxies"]}


@intent("add_proxy")
def add_proxy(w):
    who, delegate = w.funded(10 * TAO, "principal", "agent")
    w.do(bt.AddProxy(delegate_ss58=cold(delegate), proxy_type="Transfer"), who)
    assert listed(w, who) == {(cold(delegate), "Transfer", 0)}
    payee = cold(w.key("proxied"))
    result = w.do(bt.Transfer(dest_ss58=payee, amount_tao=1), delegate, proxy_for=cold(who))
    assert gained(w, payee, result) == TAO
    assert gained(w, cold(who), result) == -TAO, "the delegate pays the fee"
    other = bt.SetIdentity(name="not a transfer")
    assert not w.chain.execute(other, delegate, proxy_for=cold(who)).success, "not of its type"
    return "it transfers for the principal, and does nothing else"


@intent("remove_proxy")
def remove_proxy(w):
    who, delegate = w.funded(10 * TAO, "remover", "removed")
    delegation = dict(delegate_ss58=cold(delegate), proxy_type="Staking", delay=3)
    w.do(bt.AddProxy(**delegation), who)
    w.do(bt.RemoveProxy(**delegation), who)
    assert listed(w, who) == set()
    return "gone, the deposit too"


@intent("remove_proxies")
def remove_proxies(w):
    who = w.funded(10 * TAO, "all remover")
    for proxy_type in ("Staking", "Any"):
        w.do(bt.AddProxy(delegate_ss58=cold(w.keys.idle), proxy_type=proxy_type), who)
    assert len(listed(w, who)) == 2
    w.do(bt.RemoveProxies(), who)
    assert listed(w, who) == set()
    return "all gone"


def pure(w, who):
    """A pure proxy of the account, with 5 TAO."""
    made = w.do(bt.CreatePureProxy(proxy_type="Any"), who)
    w.do(bt.Transfer(dest_ss58=made.data["pure_proxy"], amount_tao=5), who)
    return made


@intent("create_pure_proxy")
def create_pure_proxy(w):
    who, payee = w.funded(20 * TAO, "spawner"), cold(w.key("paid by pure"))
    made = pure(w, who)
    address = made.data["pure_proxy"]
    assert made.data["spawner"] == cold(who) and made.data["height"] == block_of(made)
    assert listed(w, address) == {(cold(who), "Any", 0)}
    result = w.do(bt.Transfer(dest_ss58=payee, amount_tao=1), who, proxy_for=address)
    assert gained(w, payee, result) == TAO
    return "its account pays for the spawner"


@intent("kill_pure_proxy")
def kill_pure_proxy(w):
    who = w.funded(20 * TAO, "killer")
    made = pure(w, who)
    address = made.data["pure_proxy"]
    all_of_it = bt.TransferAll(dest_ss58=cold(who), keep_alive=False)
    w.do(all_of_it, who, proxy_for=address)
    coordinates = {key: made.data[key] for key in ("height", "ext_index")}
    kill = bt.KillPureProxy(spawner_ss58=cold(who), proxy_type="Any", **coordinates)
    w.do(kill, who, proxy_for=address)
    assert listed(w, address) == set() and free(w.chain, address, w.chain.block) == 0
    return "its delegation and deposit are gone"


@intent("execute_proxy_announced")
def execute_proxy_announced(w):
    who, slow, quick, anybody = w.funded(10 * TAO, "patient", "slow", "quick", "anybody")
    payee = cold(w.key("paid late"))
    inner = w.chain.compose(calls.Balances.transfer_keep_alive(dest=payee, value=TAO))
    announce = calls.Proxy.announce(real=cold(who), call_hash="0x" + bytes(inner.call_hash).hex())

    def announced(delegate, delay):
        delegation = dict(delegate_ss58=cold(delegate), proxy_type="Transfer", delay=delay)
        w.do(bt.AddProxy(**delegation), who)
        return block_of(w.call(announce, delegate))

    def execute(delegate):
        intent_ = bt.ExecuteProxyAnnounced(
            delegate_ss58=cold(delegate),
            real_ss58=cold(who),
            inner_op="transfer",
            inner_args={"dest_ss58": payee, "amount_tao": "1"},
        )
        return w.chain.execute(intent_, anybody)

    # Of a delay that is over, and of one that is not, however long the test takes.
    announced(slow, LONG)
    w.wait_for(announced(quick, DELAY) + DELAY)
    assert not execute(slow).success
    result = settled(execute(quick))
    assert gained(w, payee, result) == TAO and gained(w, cold(who), result) == -TAO
    return "after its delay, not before"
