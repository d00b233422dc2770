"""`btcli lock`: locks on stake, the conviction that they give, and what they prevent."""

from decay import decayed, matured, near
from walk import check
from world import cold, hot

from node import TAO

LOCKED = 3 * TAO


def holder(w, name):
    """A coldkey with stake with the owner's hotkey."""
    who = w.funded(60 * TAO, name)
    given = dict(hotkey=hot(w.keys.owner), netuid=w.netuid, amount_staked=50 * TAO)
    w.call("add_stake", who, **given)
    return who


def command(w, name, **options):
    given = " ".join(f"--{name.replace('_', '-')} {value}" for name, value in options.items())
    return f"lock {name} --netuid {w.netuid} {given}"


def locker(w, name, hotkey):
    """The same, with three alpha locked for a hotkey."""
    who = holder(w, name)
    # What was included where, the command says in words alone.
    return who, w.act(command(w, "add", amount=3, hotkey_ss58=hotkey), who, words=True)


def stored(w, who, hotkey, block):
    """A lock as it was when it last changed: mass, conviction, and that block."""
    found = w.node.get("Lock", cold(who), w.netuid, hotkey, block=block)
    if found is None:
        return None
    return found["locked_mass"], found["conviction"]["bits"] / 2**64, found["last_update"]


@check("lock add", "lock list", "lock show", "subnets conviction")
def add(w):
    assert w.run("lock list", w.keys.nominator).json["locks"] == []
    miner = hot(w.keys.miner)
    who, done = locker(w, "locks", miner)
    assert stored(w, who, miner, done.block) == (LOCKED, 0, done.block)
    for told in (w.run("lock list", who), w.run(f"lock show --netuid {w.netuid}", who)):
        now = told.json["current_block"]
        mass, conviction = decayed(now - done.block, LOCKED)
        [row] = told.json["locks"]
        assert (row["netuid"], row["hotkey"], row["mode"]) == (w.netuid, miner, "decaying")
        assert row["locked_alpha_rao"] == mass and float(row["conviction_raw"]) == near(conviction)
        free = w.stake(who, None, hot(w.keys.owner), now) - mass
        assert row["available_to_unstake_rao"] == free
    ranked(w, miner, done.block)
    return "as decayed, by coldkey and by hotkey, to the rao"


def ranked(w, hotkey, since):
    """The ranking of a subnet with one lock."""
    w.node.wait(since + 1)
    found = w.run(f"subnets conviction --netuid {w.netuid}").json
    now = found["current_block"]
    mass, conviction = decayed(now - since, LOCKED)
    first, owner = found["rows"]
    assert (found["king_hotkey"], first["hotkey"], first["is_king"]) == (hotkey, hotkey, True)
    assert float(first["conviction_rao"]) == float(found["total_conviction_rao"])
    assert float(first["conviction_rao"]) == near(conviction)
    assert (first["decaying_alpha_rao"], first["perpetual_alpha_rao"]) == (mass, 0)
    assert (owner["hotkey"], owner["is_owner"]) == (hot(w.keys.owner), True)
    assert found["threshold_rao"] == w.node.get("SubnetAlphaOut", w.netuid, block=now) // 10


@check("lock mode")
def mode(w):
    who, hotkey = holder(w, "locks_for_good"), hot(w.keys.other_miner)
    line = command(w, "add", amount=3, hotkey_ss58=hotkey, mode="perpetual")
    # Two transactions, the mode before the lock.
    told = w.run(line, who, words=True)
    assert w.node.get("DecayingLock", cold(who), w.netuid) is False, told.text
    mass, conviction, made = stored(w, who, hotkey, None)
    assert (mass, conviction) == (LOCKED, 0)
    told = w.run(command(w, "mode"), who).json
    found = tuple(told[name] for name in ("current_mode", "locked_rao", "hotkey"))
    assert found == ("perpetual", LOCKED, hotkey)
    done = w.act(command(w, "mode", mode="decaying"), who, words=True)
    assert w.node.get("DecayingLock", cold(who), w.netuid, block=done.block) is None
    mass, conviction = matured(done.block - made, LOCKED)
    assert stored(w, who, hotkey, done.block) == (mass, near(conviction), done.block)
    return "perpetual, its mass stays; shown; decaying from then on"


@check("lock move")
def move(w):
    parent, validator = hot(w.keys.parent), hot(w.keys.validator)
    line = command(w, "move", destination_hotkey=validator)
    assert "No lock to move" in w.run(line, w.keys.nominator, words=True).text
    who, made = locker(w, "moves_lock", parent)
    done = w.act(line, who, words=True)
    mass, _ = decayed(done.block - made.block, LOCKED)
    assert stored(w, who, parent, done.block) is None
    assert stored(w, who, validator, done.block) == (mass, 0, done.block)
    return "to another hotkey, where its conviction begins anew"


def hand_over(w):
    """A lock goes with a transfer, as far as what is kept does not cover it, if it is accepted."""
    who, friend = holder(w, "gives_locked"), w.funded(TAO, "is_given_locked")
    owner, miner = hot(w.keys.owner), hot(w.keys.miner)
    made = w.call("lock_stake", who, hotkey=miner, netuid=w.netuid, amount=LOCKED)
    amount = (w.stake(who, None, owner) - TAO) // 10**6 / 1_000
    where = f"--origin-netuid {w.netuid} --dest-netuid {w.netuid} --dest {cold(friend)}"
    line = f"stake transfer --hotkey {owner} {where} --amount {amount}"
    told = w.run(line, who, words=True)
    assert "AccountRejectsLockedAlpha" in told.text, told.text
    w.call("set_reject_locked_alpha", friend, enabled=False)
    done = w.act(line, who)
    mass, _ = decayed(done.block - made.block, LOCKED)
    (kept, *_), (got, *_) = (stored(w, one, miner, done.block) for one in (who, friend))
    # All that is kept is locked. An epoch may have added to it in this block.
    then, now = (w.stake(who, None, owner, block) for block in (done.block - 1, done.block))
    assert kept + got == mass and then - round(amount * TAO) - 1 <= kept <= now + 1
    return "what of it is locked goes along to those who accept it"
