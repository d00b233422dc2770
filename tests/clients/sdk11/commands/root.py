"""Root: seats, funds, claims."""

import json

import bittensor as bt
from books import TAO, cold, hot, stake_of
from cli import block_of
from intents.baskets import trading
from intents.staking import raised
from walk import command
from world import DEMO


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
    with w.without_epochs():
        answer = cli.run(f"root claim --hotkey {hot(w.keys.validator)}", w.keys.validator)
    before, after = around(w, answer)
    held = [stake_of(view, position(w, w.keys.validator), 0) for view in (before, after)]
    owed = before.read("root_basket_owed", coldkey_ss58=cold(w.keys.validator)).rao
    assert 0 < owed <= held[1] - held[0] <= raised(owed)
    return "what was owed, staked on root"


@command("root allocate")
def allocate(cli):
    w = cli.world
    who = w.funded(50 * TAO, "cli fund")
    w.do(bt.RootRegister(), who)
    cli.run(f"root allocate --hotkey {hot(who)} --amount 5", who)
    fund = w.chain.read("validator_basket_summary", hotkey_ss58=hot(who))
    assert fund["beta_total_raw"] == fund["nav_tao"].rao == 5 * TAO
    return "shares for TAO"


@command("root swap")
def swap(cli):
    w = cli.world
    who = w.funded(50 * TAO, "cli trader")
    w.do(bt.RootRegister(), who)
    w.do(bt.StakeIntoBasket(hotkey_ss58=hot(who), amount_tao=bt.rao(10 * TAO)), who)
    with trading(w):
        cli.run(f"root swap --hotkey {hot(who)} --from 0 --to {DEMO} --amount 4", who)
    rows = w.chain.read("validator_basket", hotkey_ss58=hot(who))
    assert {row["netuid"]: row["alpha"].rao for row in rows} == {0: 6 * TAO, DEMO: 4 * TAO}
    return "TAO for alpha that trades at par"


@command("root move")
def move(cli):
    w = cli.world
    line = f"root move --from {hot(w.keys.validator)} --to {hot(w.keys.owner)}"
    with w.without_epochs():
        answer = cli.run(line, w.keys.nominator)
    before, after = around(w, answer)
    there = type(w.keys.owner)(coldkey=w.keys.nominator.coldkey, hotkey=w.keys.owner.hotkey)
    held = stake_of(before, position(w, w.keys.nominator), 0)
    owed = before.read("root_basket_owed", coldkey_ss58=cold(w.keys.nominator)).rao
    assert held >= 50 * TAO and 0 < owed <= stake_of(after, there, 0) - held <= raised(owed)
    assert stake_of(after, position(w, w.keys.nominator), 0) == 0
    return "the whole position, claims first"
