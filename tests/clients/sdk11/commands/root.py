"""Root: seats, funds, claims."""

import json

from books import TAO, cold, hot, stake_of
from walk import command


def position(w, who):
    return type(who)(coldkey=who.coldkey, hotkey=w.keys.validator.hotkey)


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
    before = stake_of(w.chain, position(w, w.keys.validator), 0)
    owed = w.chain.read("root_basket_owed", coldkey_ss58=cold(w.keys.validator)).rao
    cli.run(f"root claim --hotkey {hot(w.keys.validator)}", w.keys.validator)
    after = stake_of(w.chain, position(w, w.keys.validator), 0)
    assert after - before >= owed * 99 // 100 > 0
    return "what was owed, staked on root"


@command("root move")
def move(cli):
    w = cli.world
    line = f"root move --from {hot(w.keys.validator)} --to {hot(w.keys.owner)}"
    cli.run(line, w.keys.nominator)
    there = type(w.keys.owner)(coldkey=w.keys.nominator.coldkey, hotkey=w.keys.owner.hotkey)
    assert stake_of(w.chain, there, 0) >= 50 * TAO
    assert stake_of(w.chain, position(w, w.keys.nominator), 0) == 0
    return "the whole position, claims first"
