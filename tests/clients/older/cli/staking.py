"""`btcli stake`: bought, sold, moved, and what goes with it."""

from prepared import DEMO, ROOT
from walk import check
from world import cold, hot

from node import TAO

from .locks import hand_over


def holder(w, name, amount=50):
    who = w.funded((amount + 20) * TAO, name)
    given = dict(hotkey=hot(w.keys.validator), netuid=w.netuid, amount_staked=amount * TAO)
    w.call("add_stake", who, **given)
    return who


def validator(w):
    return f"--include-hotkeys {hot(w.keys.validator)}"


@check("stake list")
def listed(w):
    before = w.stake(w.keys.nominator, None, hot(w.keys.validator))
    found = w.run("stake list", w.keys.nominator).json
    after = w.stake(w.keys.nominator, None, hot(w.keys.validator))
    rows = {row["netuid"]: row for row in found["stake_info"][hot(w.keys.validator)]}
    assert before <= round(rows[w.netuid]["stake_value"] * TAO) <= after
    assert abs(rows[ROOT]["value"] - 50) < 1e-6
    return "on root and the subnet"


@check("stake add")
def add(w):
    who = w.funded(100 * TAO, "stakes")
    effect = w.act(f"stake add --netuid {w.netuid} --amount 5 --unsafe {validator(w)}", who)
    bought = effect.one("StakeAdded")
    assert bought[2] == 5 * TAO and w.spent(who, effect) == 5 * TAO + effect.fee()
    assert 0 <= bought[3] - w.stake(who, None, hot(w.keys.validator), effect.block) <= 1
    safe = f"--safe --tolerance 0.5 --partial {validator(w)}"
    effect = w.act(f"stake add --netuid {w.netuid} --amount 5 {safe}", who)
    assert effect.one("StakeAdded")[2] == 5 * TAO
    return "5 TAO and the fee; within a limit"


@check("stake remove")
def remove(w):
    who = holder(w, "unstakes")
    effect = w.act(f"stake remove --netuid {w.netuid} --amount 5 --unsafe {validator(w)}", who)
    _, _, got, sold, _, fee = effect.one("StakeRemoved")
    assert sold + fee == 5 * TAO and w.spent(who, effect) == effect.fee() - got
    safe = f"--safe --tolerance 0.5 {validator(w)}"
    effect = w.act(f"stake remove --netuid {w.netuid} --amount 2 {safe}", who)
    _, _, _, sold, _, fee = effect.one("StakeRemoved")
    assert sold + fee == 2 * TAO
    return "5 alpha, fee included; within a limit"


@check("stake move")
def move(w):
    who, to = holder(w, "moves"), hot(w.keys.owner)
    where = f"--origin-netuid {w.netuid} --dest-netuid {w.netuid} --dest {to} --amount 2"
    effect = w.act(f"stake move --hotkey {hot(w.keys.validator)} {where}", who)
    grown = w.node.grown(lambda at: w.stake(who, None, to, at), effect.block)
    assert 0 <= 2 * TAO - grown <= 1 and w.spent(who, effect) == effect.fee()
    return "2 alpha to another hotkey"


@check("stake transfer")
def transfer(w):
    who, to, hotkey = holder(w, "gives"), w.key("is_given"), hot(w.keys.validator)
    where = f"--origin-netuid {w.netuid} --dest-netuid {w.netuid} --dest {cold(to)} --amount 2"
    effect = w.act(f"stake transfer --hotkey {hotkey} {where}", who)
    assert 0 <= 2 * TAO - w.stake(to, None, hotkey, effect.block) <= 1
    return "2 alpha to another coldkey; " + hand_over(w)


@check("stake swap")
def swap(w):
    who = w.keys.validator
    where = f"--origin-netuid {w.netuid} --dest-netuid {DEMO} --amount 2"
    effect = w.act(f"stake swap {where} --unsafe", who, words=True)
    bought = effect.one("StakeAdded")
    assert bought[4] == DEMO and effect.one("StakeRemoved")[2] == bought[2]
    assert 0 <= bought[3] - w.stake(who, DEMO, hot(who), effect.block) <= 1
    return "2 alpha for alpha of the demo subnet"


@check("stake child get", "stake child set", "stake child revoke", "stake child take")
def children(w):
    told = w.run(f"stake child get --netuid {w.netuid}", w.keys.validator)
    assert hot(w.keys.miner) in told.text, told.text
    who = w.keys.other_miner
    child = f"--children {hot(w.keys.miner)} --proportions 0.5"
    told = w.run(f"stake child set --netuid {w.netuid} {child}", who)
    pending = w.node.get("PendingChildKeys", w.netuid, hot(who))
    [[part, child]] = pending[0]
    assert abs(part - 2**63) < 2**12 and child == hot(w.keys.miner), told.text
    told = w.run(f"stake child take --netuid {w.netuid} --take 0.1", w.keys.miner)
    stored = w.node.get("ChildkeyTake", hot(w.keys.miner), w.netuid)
    assert stored == int(0.1 * 65_535), told.text
    w.node.wait(w.node.head() + 20)
    told = w.run(f"stake child revoke --netuid {w.netuid}", who)
    assert w.node.get("PendingChildKeys", w.netuid, hot(who))[0] == [], told.text
    return "a quarter as set; half to the miner; a take; none again"


@check("stake auto", "stake set-auto")
def auto(w):
    found = w.run("stake auto", w.keys.miner).json[str(w.netuid)]
    # The client shows the first letter of the address.
    assert found["status"] == "custom"
    assert found["destination"] in (hot(w.keys.validator), hot(w.keys.validator)[0])
    who, to = w.keys.other_miner, hot(w.keys.validator)
    told = w.run(f"stake set-auto --netuid {w.netuid}", who, answer=f"{to}\ny\n")
    assert w.node.get("AutoStakeDestination", cold(who), w.netuid) == to, told.text
    return "shown, with the first letter of the address; set"


@check("stake set-claim", "stake process-claim")
def claim(w):
    who, hotkey = w.keys.nominator, hot(w.keys.validator)
    effect = w.act("stake set-claim keep", who)
    assert w.node.get("RootClaimType", cold(who), block=effect.block) == "Keep"
    before = w.node.get("RootClaimed", w.netuid, hotkey, cold(who))
    effect = w.act(f"stake process-claim --netuids {w.netuid}", who)
    assert w.node.get("RootClaimed", w.netuid, hotkey, cold(who), block=effect.block) > before
    w.act("stake set-claim swap", who)
    assert w.node.get("RootClaimType", cold(who)) == "Swap"
    return "kept, claimed, swapped again"
