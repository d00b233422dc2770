"""The replacement of a hotkey by another."""

from types import SimpleNamespace

import bittensor as bt
from bittensor import storage
from books import TAO, cold, hot, stake_of
from walk import intent

from .staking import DUST
from .takes import taker

KEYS_IN_SWAP = storage.Item("SubtensorModule", "KeysInSwap")


def settled_swap(w, address):
    """Waits until the swap of a key, which can take several blocks, is complete."""

    def is_over():
        return address not in {str(key) for key, _ in w.chain.at().query_map(KEYS_IN_SWAP)}

    w.wait_until(is_over, "the end of a swap")


@intent("swap_hotkey")
def swap_hotkey(w):
    for netuid in (None, w.netuid):
        old = taker(w, f"rotating {netuid}")
        new = w.key(f"rotated {netuid}")
        position = bt.AddStake(hotkey_ss58=hot(old), netuid=w.netuid, amount_tao=bt.rao(TAO))
        w.do(position, old)
        uid, stake = w.uid(old), stake_of(w.chain, old, w.netuid)
        w.do(bt.SwapHotkey(new_hotkey_ss58=hot(new), netuid=netuid), old)
        settled_swap(w, hot(old))
        assert w.uid(old) is None and w.uid(new) == uid
        assert w.query("Owner", hot(new)) == cold(old)
        moved = SimpleNamespace(coldkey=old.coldkey, hotkey=new.hotkey)
        assert 0 <= stake - stake_of(w.chain, moved, w.netuid) <= DUST < stake
        assert stake_of(w.chain, old, w.netuid) == 0
    return "uid, stake and owner, everywhere and on one subnet"
