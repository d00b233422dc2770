"""Identities and commitments."""

from books import cold, hot
from prepared import COMMITTED, IDENTITY, PULSE, SEALED
from walk import read


@read("identity")
def identity(w):
    assert w.view.read("identity", coldkey_ss58=cold(w.keys.validator)) == IDENTITY
    assert w.view.read("identity", coldkey_ss58=cold(w.keys.idle)) is None
    return "as published; none without one"


@read("hotkey_identities")
def hotkey_identities(w):
    hotkeys = [hot(w.keys.validator), hot(w.keys.miner)]
    found = w.view.read("hotkey_identities", hotkey_ss58s=hotkeys)
    assert found == {hot(w.keys.validator): IDENTITY}
    return "of the hotkey whose coldkey has one"


@read("commitment")
def commitment(w):
    found = w.view.read("commitment", netuid=w.netuid, hotkey_ss58=hot(w.keys.miner))
    assert (found.block, found.deposit.rao, found.data) == (w.committed, 0, COMMITTED)
    assert w.view.read("commitment", netuid=w.netuid, hotkey_ss58=hot(w.keys.parent)) is None
    return "block and text; none without one"


@read("revealed_commitment")
def revealed_commitment(w):
    keys = dict(netuid=w.netuid, hotkey_ss58=hot(w.keys.evm_miner))
    [[text, block]] = w.view.read("revealed_commitment", **keys)
    raw = bytes.fromhex(text.removeprefix("0x")) if text.startswith("0x") else text.encode()
    assert raw.endswith(SEALED.encode()) and block == w.sealed + 1
    return f"opened by the pulse of round {PULSE}"


@read("commitments")
def commitments(w):
    found = {row["hotkey"]: row for row in w.view.read("commitments", netuid=w.netuid)}
    plain, sealed = found[hot(w.keys.miner)], found[hot(w.keys.evm_miner)]
    assert (plain["uid"], plain["commitment"], plain["block"], plain["is_revealed"]) == (
        w.uid(w.keys.miner),
        COMMITTED,
        w.committed,
        True,
    )
    assert sealed["commitment"] == SEALED and sealed["status"] == "revealed"
    assert len(found) == 2
    return "the plain and the opened one"
