"""Identities, commitments, and announced swaps of coldkeys."""

from prepared import COMMITTED, IDENTITY, SWAP_DELAY
from walk import check
from world import cold, hot

KEYS = {"github": "github_repo"}


@check("query_identity", "get_delegate_identities")
def identity(w):
    who = cold(w.keys.validator)
    one = w.read("query_identity", coldkey_ss58=who)
    every = w.read("get_delegate_identities")
    for found in (one, every[who]):
        values = {KEYS.get(key, key): value for key, value in vars(found).items()}
        assert values == IDENTITY
    assert w.read("query_identity", coldkey_ss58=cold(w.keys.idle)) is None
    return "all seven fields"


@check("get_commitment", "get_all_commitments", "get_commitment_metadata")
def commitments(w):
    uid = w.uid(w.keys.miner)
    assert w.read("get_commitment", netuid=w.netuid, uid=uid) == COMMITTED
    assert w.read("get_all_commitments", netuid=w.netuid) == {hot(w.keys.miner): COMMITTED}
    given = dict(netuid=w.netuid, hotkey_ss58=hot(w.keys.miner))
    found = w.read("get_commitment_metadata", **given)
    assert found["block"] == w.committed.block
    return "of the miner, with its block"


@check("set_commitment")
def set_commitment(w):
    done = w.sub.set_commitment(w.keys.other_miner, w.netuid, "models/v2@def")
    effect = w.effect(done)
    uid = w.uid(w.keys.other_miner)
    assert w.sub.get_commitment(w.netuid, uid, block=effect.block) == "models/v2@def"
    return "as committed"


@check(
    "set_reveal_commitment",
    "get_revealed_commitment",
    "get_revealed_commitment_by_hotkey",
    "get_all_revealed_commitments",
)
def sealed(w):
    """The beacon's pulse of the round never comes here, so nothing is revealed."""
    who, uid = w.keys.parent, w.uid(w.keys.parent)
    done = w.sub.set_reveal_commitment(w.keys.parent, w.netuid, "secret", 1, 0.25)
    effect = w.effect(done)
    stored = w.node.query("Commitments", "CommitmentOf", w.netuid, hot(who), block=effect.block)
    field = stored["info"]["fields"]
    while not isinstance(field, dict):
        [field] = field
    assert field["TimelockEncrypted"]["reveal_round"] == done.data["reveal_round"]
    assert w.read("get_revealed_commitment", netuid=w.netuid, uid=uid) is None
    given = dict(netuid=w.netuid, hotkey_ss58=hot(who))
    assert w.read("get_revealed_commitment_by_hotkey", **given) is None
    assert w.read("get_all_revealed_commitments", netuid=w.netuid) == {}
    return "sealed with its round; nothing is revealed before the pulse"


@check("get_coldkey_swap_announcement")
def announcement(w):
    found = w.read("get_coldkey_swap_announcement", coldkey_ss58=cold(w.keys.swapper))
    assert found.coldkey == cold(w.keys.swapper)
    assert found.execution_block == w.swap.block + SWAP_DELAY
    assert w.read("get_coldkey_swap_announcement", coldkey_ss58=cold(w.keys.idle)) is None
    return "due four blocks later"


@check("get_coldkey_swap_announcements")
def announcements(w):
    [found] = w.read("get_coldkey_swap_announcements")
    assert found == w.read("get_coldkey_swap_announcement", coldkey_ss58=cold(w.keys.swapper))
    return "the one"


@check(
    "get_coldkey_swap_announcement_delay",
    "get_coldkey_swap_reannouncement_delay",
    "get_coldkey_swap_constants",
    "get_coldkey_swap_dispute",
    "get_coldkey_swap_disputes",
)
def swap_settings(w):
    assert w.read("get_coldkey_swap_announcement_delay") == SWAP_DELAY
    assert w.read("get_coldkey_swap_reannouncement_delay") == 3
    assert w.sub.get_coldkey_swap_constants().KeySwapCost == 10**8
    assert w.read("get_coldkey_swap_dispute", coldkey_ss58=cold(w.keys.swapper)) is None
    assert w.read("get_coldkey_swap_disputes") == []
    return "delays as set; a tenth of a TAO; no dispute"


def swapper(w, name):
    """A new coldkey with an announced swap, and its heir."""
    who, heir = w.funded(20 * 10**9, name), w.key(f"{name}_heir")
    done = w.effect(w.sub.announce_coldkey_swap(who, cold(heir)))
    return who, heir, done


@check("announce_coldkey_swap", "swap_coldkey_announced")
def swap(w):
    who, heir, done = swapper(w, "swap")
    due, _ = w.node.get("ColdkeySwapAnnouncements", cold(who), block=done.block)
    assert due == done.block + SWAP_DELAY
    w.node.wait(due)
    before = w.node.free(cold(who))
    effect = w.effect(w.sub.swap_coldkey_announced(who, cold(heir)))

    def moved(block):
        return w.node.free(cold(who), block) == 0

    # In its block, or in the next ones where that has no room for it.
    block = w.node.first("the balance moves", effect.block, moved)
    held = w.node.free(cold(heir), block)
    assert 0 <= before - held <= 10**8
    return "all the balance moves, less the fees"


@check("dispute_coldkey_swap")
def dispute(w):
    who, _, _ = swapper(w, "dispute")
    effect = w.effect(w.sub.dispute_coldkey_swap(who))
    found = w.sub.get_coldkey_swap_dispute(cold(who), block=effect.block)
    assert found.disputed_block == effect.block
    return "noted with its block"


@check("clear_coldkey_swap_announcement")
def clear(w):
    who, _, done = swapper(w, "clear")
    w.node.wait(done.block + SWAP_DELAY + 3)
    effect = w.effect(w.sub.clear_coldkey_swap_announcement(who))
    assert w.node.get("ColdkeySwapAnnouncements", cold(who), block=effect.block) is None
    return "the announcement is gone"
