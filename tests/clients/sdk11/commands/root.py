"""Root: seats, funds, claims."""

import json

from books import TAO, cold, hot, stake_of
from cli import block_of
from intents.staking import raised
from walk import command


def position(w, who):
    return type(who)(coldkey=who.coldkey, hotkey=w.keys.validator.hotkey)


def around(w, answer):
    """The chain before and after the block of a command's transaction."""
    block = block_of(answer)
    return w.chain.at(block - 1), w.chain.at(block)


@command("root list")
def listing(cli):
    w = cli.world
    assert hot(w.keys.validator) in json.dumps(cli.run("root list"))
    mine = cli.run(f"root list --mine --coldkey {cold(w.keys.nominator)}")
    assert hot(w.keys.validator) in json.dumps(mine)
    return "the validator's fund, and a nominator's part"


@command("root register")
def register(cli):
    who = cli.world.funded(50 * TAO, "cli seated")
    cli.run("root register", who)
    assert cli.world.query("Uids", 0, hot(who)) is not None
    return "a uid on root"


@command("root claim")
def claim(cli):
    w = cli.world
    answer = cli.run(f"root claim --hotkey {hot(w.keys.validator)}", w.keys.validator)
    before, after = around(w, answer)
    held = [stake_of(view, position(w, w.keys.validator), 0) for view in (before, after)]
    owed = before.read("root_basket_owed", coldkey_ss58=cold(w.keys.validator)).rao
    assert 0 < owed <= held[1] - held[0] <= raised(owed)
    return "what was owed, staked on root"


@command("root move")
def move(cli):
    w = cli.world
    line = f"root move --from {hot(w.keys.validator)} --to {hot(w.keys.owner)}"
    before, after = around(w, cli.run(line, w.keys.nominator))
    there = type(w.keys.owner)(coldkey=w.keys.nominator.coldkey, hotkey=w.keys.owner.hotkey)
    held = stake_of(before, position(w, w.keys.nominator), 0)
    owed = before.read("root_basket_owed", coldkey_ss58=cold(w.keys.nominator)).rao
    assert held >= 50 * TAO and 0 < owed <= stake_of(after, there, 0) - held <= raised(owed)
    assert stake_of(after, position(w, w.keys.nominator), 0) == 0
    return "the whole position, claims first"
