"""Stake. The commands encrypt their transactions by default."""

import json

import bittensor as bt
from books import TAO, cold, hot, stake_of
from intents.staking import DUST, staker, with_owner
from prepared import DEMO, QUARTER, U16
from walk import command


def held(cli, who, netuid=None, hotkey=None):
    w = cli.world
    position = type(who)(coldkey=who.coldkey, hotkey=(hotkey or w.keys.owner).hotkey)
    return stake_of(w.chain, position, w.netuid if netuid is None else netuid)


def moved(cli, name, line, **there):
    """Runs a command that moves 3 alpha of a new staker; returns the staker and what is there."""
    who = staker(cli.world, name)
    before = held(cli, who)
    cli.run(line.format(owner=hot(cli.world.keys.owner), n=cli.world.netuid), who)
    assert abs(before - held(cli, who) - 3 * TAO) <= DUST
    return who


@command("stake add")
def add(cli):
    w = cli.world
    who = w.funded(50 * TAO, "cli buyer")
    line = f"stake add --hotkey {hot(w.keys.owner)} --netuid {w.netuid} --amount 5"
    answer = cli.run(line, who)
    assert answer["data"]["shielded"] and held(cli, who) > TAO
    first = held(cli, who)
    cli.run(f"{line} --no-mev-shield", who)
    assert held(cli, who) > first + TAO
    return "encrypted, and in the open"


@command("stake remove")
def remove(cli):
    line = "stake remove --hotkey {owner} --netuid {n} --amount 3"
    moved(cli, "cli seller", line)
    return "sold"


@command("stake move")
def move(cli):
    w = cli.world
    line = f"stake move --origin-hotkey {{owner}} --dest-hotkey {hot(w.keys.miner)}"
    line += " --origin-netuid {n} --dest-netuid {n} --amount 3"
    who = moved(cli, "cli mover", line)
    assert abs(held(cli, who, hotkey=w.keys.miner) - 3 * TAO) <= DUST
    return "to another hotkey"


@command("stake move-swap")
def move_swap(cli):
    w = cli.world
    line = f"stake move-swap --origin-hotkey {{owner}} --dest-hotkey {hot(w.keys.miner)}"
    line += f" --origin-netuid {{n}} --dest-netuid {DEMO} --amount 3"
    who = moved(cli, "cli move-swapper", line)
    assert held(cli, who, DEMO, w.keys.miner) > TAO
    return "to another hotkey on another subnet"


@command("stake swap")
def swap(cli):
    line = f"stake swap --hotkey {{owner}} --origin-netuid {{n}} --dest-netuid {DEMO} --amount 3"
    who = moved(cli, "cli swapper of stake", line)
    assert held(cli, who, DEMO) > TAO
    return "to another subnet"


@command("stake transfer")
def transfer(cli):
    friend = cli.world.key("cli friend")
    line = f"stake transfer --dest-coldkey {cold(friend)} --hotkey {{owner}}"
    moved(cli, "cli giver", line + " --origin-netuid {n} --dest-netuid {n} --amount 3")
    assert abs(held(cli, friend) - 3 * TAO) <= DUST
    return "to another coldkey"


def burned(cli, name, line):
    w = cli.world
    item = bt.storage.AlphaAssets.AlphaBurned
    before, who = w.chain.query(item, [w.netuid]), w.funded(50 * TAO, name)
    cli.run(line, who)
    assert w.chain.query(item, [w.netuid]) > before and held(cli, who) == 0
    return "bought and burned"


@command("stake burn")
def burn(cli):
    w = cli.world
    line = f"stake burn --netuid {w.netuid} --amount 2 --hotkey {hot(w.keys.owner)}"
    return burned(cli, "cli burner", line)


@command("sudo stake-burn")
def stake_burn(cli):
    w = cli.world
    limit = w.chain.prices.alpha_price(w.netuid)["price_rao"] * 2
    line = f"sudo stake-burn --netuid {w.netuid} --amount-tao 2 --limit-price {limit}"
    return burned(cli, "cli sudo burner", f"{line} --hotkey {hot(w.keys.owner)}")


@command("stake unstake-all")
def unstake_all(cli):
    who = staker(cli.world, "cli leaver")
    cli.run(f"stake unstake-all --hotkey {hot(cli.world.keys.owner)}", who)
    assert held(cli, who) == 0
    return "everything is sold"


@command("stake unstake-all-alpha")
def unstake_all_alpha(cli):
    who = staker(cli.world, "cli rooter")
    cli.run(f"stake unstake-all-alpha --hotkey {hot(cli.world.keys.owner)}", who)
    assert held(cli, who) == 0 and held(cli, who, 0) > TAO
    return "everything is on root"


@command("stake show")
def show(cli):
    w = cli.world
    who = staker(w, "cli holder")
    line = f"stake show --netuid {w.netuid} --hotkey {hot(w.keys.owner)}"
    shown = cli.run(f"{line} --coldkey {cold(who)}")
    stake = stake_of(w.chain, with_owner(w, who), w.netuid)
    assert shown["stake_amount"] == stake / TAO
    return "one position"


@command("stake list")
def listing(cli):
    w = cli.world
    rows = cli.run(f"stake list --coldkey {cold(w.keys.nominator)}")
    assert {row["netuid"] for row in rows} == {0, w.netuid}
    # Another check moves the position on root.
    assert hot(w.keys.validator) in {row["hotkey"] for row in rows}
    assert not any(row["locked_amount"] for row in rows)
    return "both positions"


@command("stake set-auto")
def set_auto(cli):
    w = cli.world
    line = f"stake set-auto --netuid {w.netuid} --hotkey {hot(w.keys.validator)}"
    cli.run(line, w.keys.evm_miner)
    stored = w.query("AutoStakeDestination", cold(w.keys.evm_miner), w.netuid)
    assert stored == hot(w.keys.validator)
    return "the destination"


@command("stake auto")
def auto(cli):
    w = cli.world
    shown = cli.run(f"stake auto --coldkey {cold(w.keys.miner)}")
    assert hot(w.keys.validator) in json.dumps(shown)
    return "the destination"


@command("stake child get")
def child_get(cli):
    w = cli.world
    line = f"stake child get --netuid {w.netuid} --hotkey {hot(w.keys.validator)}"
    shown = json.dumps(cli.run(line))
    assert hot(w.keys.miner) in shown
    return "the child"


def may_change_children(w):
    """Waits until the children that the world named last can change."""
    blocks = w.chain.query(bt.storage.Item("SubtensorModule", "SetChildrenRateLimit"))
    w.wait_for(w.parent_at + blocks)


def waiting(cli, who):
    w = cli.world
    found = w.query("PendingChildKeys", w.netuid, hot(who))
    return {child: part for part, child in found[0]}


@command("stake child set")
def child_set(cli):
    w = cli.world
    may_change_children(w)
    children = json.dumps([[0.25, hot(w.keys.evm_miner)]])
    cli.run(f"stake child set --netuid {w.netuid}", w.keys.parent, "--children", children)
    assert abs(waiting(cli, w.keys.parent)[hot(w.keys.evm_miner)] - QUARTER) <= 1
    return "it waits"


@command("stake child revoke")
def child_revoke(cli):
    # Of another parent, whose children changed before those of the first.
    may_change_children(cli.world)
    who = cli.world.keys.validator
    cli.run(f"stake child revoke --netuid {cli.world.netuid}", who)
    assert waiting(cli, who) == {}
    return "none"


@command("stake child take")
def child_take(cli):
    w = cli.world
    cli.run(f"stake child take --netuid {w.netuid} --take 0.06", w.keys.parent)
    assert w.query("ChildkeyTake", hot(w.keys.parent), w.netuid) == round(0.06 * U16)
    return "as set"
