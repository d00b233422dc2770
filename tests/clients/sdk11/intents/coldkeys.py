"""The replacement of a coldkey by another: announced, and then made, cleared or disputed."""

import bittensor as bt
from bittensor.intents.coldkey import coldkey_hash
from books import TAO, block_of, cold, free, hot
from walk import intent
from world import REANNOUNCE_DELAY, SWAP_DELAY

from .hotkeys import settled_swap


def announced(w, name):
    """A coldkey with an announced swap, its heir, and the block of the announcement."""
    who, heir = w.funded(10 * TAO, name), w.key(f"heir of {name}")
    result = w.do(bt.AnnounceColdkeySwap(new_coldkey_ss58=cold(heir)), who)
    return who, heir, block_of(result)


def waiting(w, who):
    return w.chain.read("coldkey_swap_announcement", coldkey_ss58=cold(who))


def refused(w, intent_, who):
    """The pool's refusal, or the block's."""
    try:
        result = w.chain.execute(intent_, who)
    except bt.BittensorError:
        return True
    return not result.success


@intent("announce_coldkey_swap")
def announce_coldkey_swap(w):
    who, heir, block = announced(w, "announcer of a swap")
    found = waiting(w, who)
    assert found["execute_block"] == block + SWAP_DELAY
    assert found["new_coldkey_hash"] == coldkey_hash(cold(heir)) and not found["disputed"]
    assert free(w.chain, cold(who), block) < 10 * TAO - TAO // 10 + 1, "0.1 TAO is recycled"
    assert refused(w, bt.Transfer(dest_ss58=cold(heir), amount_tao=1), who), "it is locked"
    return "hash and block; the account is locked meanwhile"


@intent("swap_coldkey_announced")
def swap_coldkey_announced(w):
    who = w.funded(60 * TAO, "swapped coldkey")
    w.register(who)
    heir = w.key("heir of the swapped")
    block = block_of(w.do(bt.AnnounceColdkeySwap(new_coldkey_ss58=cold(heir)), who))
    swap = bt.SwapColdkeyAnnounced(new_coldkey_ss58=cold(heir))
    w.chain.wait_for_block(block + SWAP_DELAY, timeout=30)
    had = free(w.chain, cold(who), w.chain.block)
    result = w.do(swap, who)
    settled_swap(w, cold(who))
    now = w.chain.block
    assert free(w.chain, cold(who), now) == 0
    assert had - TAO // 100 < free(w.chain, cold(heir), now) <= had and block_of(result)
    assert w.query("Owner", hot(who)) == cold(heir)
    assert w.query("OwnedHotkeys", cold(heir)) == [hot(who)] and waiting(w, who) is None
    return "balance and hotkeys are the heir's"


@intent("clear_coldkey_swap_announcement")
def clear_coldkey_swap_announcement(w):
    who, _, block = announced(w, "clearer")
    w.chain.wait_for_block(block + SWAP_DELAY + REANNOUNCE_DELAY, timeout=30)
    w.do(bt.ClearColdkeySwapAnnouncement(), who)
    assert waiting(w, who) is None
    w.do(bt.Transfer(dest_ss58=cold(w.keys.idle), amount_tao=1), who)
    return "gone; the account is free again"


@intent("dispute_coldkey_swap")
def dispute_coldkey_swap(w):
    who, heir, _ = announced(w, "disputer")
    result = w.do(bt.DisputeColdkeySwap(), who)
    found = waiting(w, who)
    assert found["disputed"] and found["dispute_block"] == block_of(result)
    w.chain.wait_for_block(found["execute_block"] + 1, timeout=30)
    assert refused(w, bt.SwapColdkeyAnnounced(new_coldkey_ss58=cold(heir)), who), "it is frozen"
    return "frozen until root decides"
