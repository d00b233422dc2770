"""The replacement of a coldkey by another: announced, and then made, cleared or disputed."""

import bittensor as bt
from bittensor.intents.coldkey import coldkey_hash
from books import TAO, block_of, cold, fee_of, free, hot, spent
from prepared import REANNOUNCE_DELAY, SWAP_DELAY
from walk import intent

from .hotkeys import settled_swap


def announced(w, name):
    """A coldkey with an announced swap, its heir, and the announcement."""
    who, heir = w.funded(10 * TAO, name), w.key(f"heir of {name}")
    result = w.do(bt.AnnounceColdkeySwap(new_coldkey_ss58=cold(heir)), who)
    return who, heir, result


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
    who, heir, result = announced(w, "announcer of a swap")
    found = waiting(w, who)
    assert found["execute_block"] == block_of(result) + SWAP_DELAY
    assert found["new_coldkey_hash"] == coldkey_hash(cold(heir)) and not found["disputed"]
    cost = spent(w.chain, who, result) - fee_of(w.chain, who, result)
    assert cost == TAO // 10, "it is recycled"
    assert refused(w, bt.Transfer(dest_ss58=cold(heir), amount_tao=1), who), "it is locked"
    return "hash, block and cost; the account is locked meanwhile"


@intent("swap_coldkey_announced")
def swap_coldkey_announced(w):
    who = w.funded(60 * TAO, "swapped coldkey")
    w.register(who)
    heir = w.key("heir of the swapped")
    block = block_of(w.do(bt.AnnounceColdkeySwap(new_coldkey_ss58=cold(heir)), who))
    swap = bt.SwapColdkeyAnnounced(new_coldkey_ss58=cold(heir))
    w.wait_for(block + SWAP_DELAY)
    had = free(w.chain, cold(who), w.chain.block)
    result = w.do(swap, who)
    settled_swap(w, cold(who))
    now = w.chain.block
    assert free(w.chain, cold(who), now) == 0
    assert free(w.chain, cold(heir), now) == had - fee_of(w.chain, who, result)
    assert w.query("Owner", hot(who)) == cold(heir)
    assert w.query("OwnedHotkeys", cold(heir)) == [hot(who)] and waiting(w, who) is None
    return "balance, to the rao, and hotkeys are the heir's"


@intent("clear_coldkey_swap_announcement")
def clear_coldkey_swap_announcement(w):
    who, _, result = announced(w, "clearer")
    w.wait_for(block_of(result) + SWAP_DELAY + REANNOUNCE_DELAY)
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
    w.wait_for(found["execute_block"])
    assert refused(w, bt.SwapColdkeyAnnounced(new_coldkey_ss58=cold(heir)), who), "it is frozen"
    return "frozen until root decides"
