"""The replacement of a hotkey by another."""

from types import SimpleNamespace

import bittensor as bt
from bittensor import storage
from books import TAO, block_of, cold, hot, stake_of
from walk import intent

from .takes import taker

KEYS_IN_SWAP = storage.Item("SubtensorModule", "KeysInSwap")


def settled_swap(w, address):
    """Waits until the swap of a key, which can take several blocks, is complete."""
    for _ in range(40):
        if address not in {str(key) for key, _ in w.chain.query_map(KEYS_IN_SWAP)}:
            return
        w.chain.wait_for_block(timeout=30)
    raise AssertionError("the swap does not end")


@intent("swap_hotkey")
def swap_hotkey(w):
    for netuid in (None, w.netuid):
        old = taker(w, f"rotating {netuid}")
        new = w.key(f"rotated {netuid}")
        position = bt.AddStake(hotkey_ss58=hot(old), netuid=w.netuid, amount_tao=bt.rao(TAO))
        w.do(position, old)
        uid, stake = w.uid(old), stake_of(w.chain, old, w.netuid)
        swapped = w.do(bt.SwapHotkey(new_hotkey_ss58=hot(new), netuid=netuid), old)
        settled_swap(w, hot(old))
        assert w.uid(old) is None and w.uid(new) == uid
        assert w.query("Owner", hot(new)) == cold(old)
        moved = SimpleNamespace(coldkey=old.coldkey, hotkey=new.hotkey)
        # An epoch can have paid since.
        assert stake_of(w.chain, moved, w.netuid) >= stake - 2 > 0
        assert stake_of(w.chain, old, w.netuid) == 0 and block_of(swapped)
    return "uid, stake and owner, everywhere and on one subnet"
