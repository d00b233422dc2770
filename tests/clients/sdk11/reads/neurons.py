"""Neurons, and the keys behind them."""

from books import SubtensorModule, cold, hot
from prepared import ROOT
from walk import read

NOBODY = "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM"
NAMES = ("owner", "validator", "miner", "evm_miner", "parent")


@read("uid")
def uid(w):
    uids = [
        w.view.read("uid", hotkey_ss58=hot(getattr(w.keys, name)), netuid=w.netuid)
        for name in NAMES
    ]
    assert uids == [0, 1, 2, 3, 4], "in the order of registration"
    assert w.view.read("uid", hotkey_ss58=hot(w.keys.idle), netuid=w.netuid) is None
    return "in the order of registration; none without one"


@read("neurons")
def neurons(w):
    for lite in (True, False):
        found = w.view.read("neurons", netuid=w.netuid, lite=lite)
        assert [(n.uid, n.hotkey, n.coldkey) for n in found] == [
            (uid, hot(getattr(w.keys, name)), cold(getattr(w.keys, name)))
            for uid, name in enumerate(NAMES)
        ]
        permits = w.stored(SubtensorModule.ValidatorPermit, w.netuid)
        assert [n.validator_permit for n in found] == permits and permits[1]
        assert [n.last_update for n in found] == w.stored(SubtensorModule.LastUpdate, w.netuid)
        # A neuron counts a part of the validator's stake for its child.
        assert found[1].total_stake.rao > 0 and found[2].total_stake.rao > 0
        axon = found[2].raw["axon_info"]
        assert (int(axon["ip"]), axon["port"]) == (0xCB007107, 8_091)
    weights = dict(found[1].raw["weights"])
    total = sum(weights.values())
    assert {uid: value / total for uid, value in weights.items()} == w.view.read(
        "weights", netuid=w.netuid
    )[1]
    return "keys, permits, stake, axons, weights; lite and whole"


@read("hotkey_owner")
def hotkey_owner(w):
    assert w.view.read("hotkey_owner", hotkey_ss58=hot(w.keys.miner)) == cold(w.keys.miner)
    # The item's default, on the network as here: the account of zeros stands for none.
    assert w.view.read("hotkey_owner", hotkey_ss58=hot(w.keys.idle)) == NOBODY
    return "its coldkey; the account of zeros where nobody owns it"


@read("owned_hotkeys")
def owned_hotkeys(w):
    assert w.view.read("owned_hotkeys", coldkey_ss58=cold(w.keys.miner)) == [hot(w.keys.miner)]
    assert w.view.read("owned_hotkeys", coldkey_ss58=cold(w.keys.idle)) == []
    return "the registered one; none without"


@read("netuids_for_hotkey")
def netuids_for_hotkey(w):
    assert w.view.read("netuids_for_hotkey", hotkey_ss58=hot(w.keys.validator)) == [ROOT, w.netuid]
    return "root and the subnet"


@read("associated_evm_key")
def associated_evm_key(w):
    found = w.view.read("associated_evm_key", netuid=w.netuid, uid=3)
    assert (found["evm_address"].lower(), found["block"]) == (w.evm_address, w.associated)
    assert w.view.read("associated_evm_key", netuid=w.netuid, uid=2) is None
    return "address and block; none without"
