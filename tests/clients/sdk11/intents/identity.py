"""Names, and keys that are linked."""

import bittensor as bt
from bittensor.evm.transactions import association_proof
from books import TAO, block_of, cold, hot
from eth_account import Account
from prepared import IDENTITY, SUBNET_IDENTITY, SYMBOL
from walk import intent

from .takes import taker


@intent("set_identity")
def set_identity(w):
    who = taker(w, "named")
    for identity in (IDENTITY, {"name": "Renamed"}):
        w.do(bt.SetIdentity(**identity), who)
        shown = w.chain.read("identity", coldkey_ss58=cold(who))
        assert shown == {**dict.fromkeys(IDENTITY, ""), **identity}
    return "published and replaced"


@intent("set_subnet_identity")
def set_subnet_identity(w):
    changed = {**SUBNET_IDENTITY, "subnet_name": "Renamed walk"}
    w.do(bt.SetSubnetIdentity(netuid=w.netuid, **changed), w.keys.owner)
    assert w.chain.read("subnet_identity", netuid=w.netuid) == changed
    foreign = w.chain.execute(
        bt.SetSubnetIdentity(netuid=w.netuid, subnet_name="mine"), w.keys.validator
    )
    assert not foreign.success
    assert w.chain.read("subnet_identity", netuid=w.netuid) == changed
    return "by the owner only"


@intent("update_symbol")
def update_symbol(w):
    for symbol in ("Ⰱ", SYMBOL):
        w.do(bt.UpdateSymbol(netuid=w.netuid, symbol=symbol), w.keys.owner)
        assert w.chain.read("token_symbols")[w.netuid] == symbol
    return "another, and back"


@intent("associate_hotkey")
def associate_hotkey(w):
    who = w.funded(5 * TAO, "associate")
    w.do(bt.AssociateHotkey(), who)
    assert w.query("Owner", hot(who)) == cold(who)
    assert w.query("OwnedHotkeys", cold(who)) == [hot(who)]
    return "in both directions"


@intent("associate_evm_key")
def associate_evm_key(w):
    who, evm = taker(w, "evm associate"), Account.from_key("0x" + "22" * 32)
    signature, block = association_proof(evm, hot(who), w.chain.block)
    proof = dict(netuid=w.netuid, block_number=block, signature=signature)
    foreign = w.chain.execute(bt.AssociateEvmKey(evm_key="0x" + "33" * 20, **proof), who)
    assert not foreign.success
    result = w.do(bt.AssociateEvmKey(evm_key=evm.address, **proof), who)
    address, since = w.query("AssociatedEvmAddress", w.netuid, w.uid(who))
    assert (address.lower(), since) == (evm.address.lower(), block_of(result))
    return "with its proof; refused for another address"
