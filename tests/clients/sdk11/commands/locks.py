"""Locks on stake, and the conviction that they give.

`btcli lock` is another name of `btcli conviction`.
"""

from books import TAO, cold, hot
from cli import block_of
from decay import decayed
from intents.locks import LATER, LOCKED
from intents.staking import staker
from walk import command


def target(cli):
    """The hotkey that the walk's locks are for."""
    return hot(cli.world.keys.parent)


def locker(cli, name):
    """A new staker who has typed a lock of three alpha; its block besides."""
    who = staker(cli.world, name)
    line = f"conviction add --netuid {cli.world.netuid} --hotkey {target(cli)} --amount 3"
    return who, block_of(cli.run(line, who))


def lock(cli, who, block=None):
    """A coldkey's lock as the chain reads it."""
    w = cli.world
    view = w.chain if block is None else w.chain.at(block)
    return view.read("coldkey_lock", coldkey_ss58=cold(who), netuid=w.netuid)


@command("conviction add")
def add(cli):
    w = cli.world
    who, made = locker(cli, "cli locker")
    found = lock(cli, who, made)
    assert (found["hotkey"], found["is_perpetual"]) == (target(cli), False)
    assert found["locked_alpha"].rao == LOCKED
    w.wait_for(made + LATER)
    mass, _ = decayed(LATER, LOCKED)
    assert lock(cli, who, made + LATER)["locked_alpha"].rao == mass < LOCKED

    w.locker = staker(w, "cli perpetual locker")
    line = f"conviction add --netuid {w.netuid} --hotkey {target(cli)} --amount 3 --perpetual"
    cli.run(line, w.locker)
    found = lock(cli, w.locker)
    assert found["is_perpetual"] and found["locked_alpha"].rao == LOCKED
    return "a lock that decays, and a perpetual one, to the rao"


def assert_shown(row, **known):
    assert round(row["locked_amount"] * TAO) == LOCKED and row["is_perpetual"]
    assert {name: row[name] for name in known} == known


@command("conviction list")
def listing(cli):
    w = cli.world
    line = f"conviction list --coldkey {cold(w.locker)}"
    for there in ("", f" --netuid {w.netuid}"):
        [row] = cli.run(line + there)
        assert_shown(row, netuid=w.netuid, hotkey=target(cli))
    assert cli.run(f"{line} --netuid 0") == []
    return "the lock, on its subnet alone"


@command("conviction targeting")
def targeting(cli):
    w = cli.world
    rows = cli.run(f"conviction targeting --netuid {w.netuid} --hotkey {target(cli)}")
    of = {row["coldkey"]: row for row in rows}
    assert len(of) == 2, "the walk's two lockers"
    assert_shown(of[cold(w.locker)], coldkey=cold(w.locker))
    return "everybody who has locked for a hotkey"


@command("conviction show")
def show(cli):
    w = cli.world
    there = {"hotkey_ss58": target(cli), "netuid": w.netuid}
    shown, convictions = cli.during(
        lambda view: view.read("hotkey_conviction", **there)["conviction_alpha"],
        f"conviction show --netuid {w.netuid} --coldkey {cold(w.locker)}",
    )
    assert shown["lock"]["hotkey"] == target(cli) and shown["lock"]["is_perpetual"]
    assert shown["conviction"]["conviction_alpha"] in map(str, convictions)
    assert min(one.rao for one in convictions) > 0
    nobody = cli.run(f"conviction show --netuid {w.netuid} --coldkey {cold(w.keys.idle)}")
    assert nobody == {"lock": None, "conviction": None}
    return "the lock and the hotkey's conviction, as read in a block"


@command("conviction mode")
def mode(cli):
    w = cli.world
    who, made = locker(cli, "cli changer of a lock")
    for flag, perpetual in (("perpetual", True), ("decaying", False)):
        block = block_of(cli.run(f"conviction mode --netuid {w.netuid} --{flag}", who))
        found = lock(cli, who, block)
        if perpetual:
            mass, _ = decayed(block - made, LOCKED)
        assert found["is_perpetual"] is perpetual and found["locked_alpha"].rao == mass
    return "perpetual, its mass stays; and no more"


@command("conviction accept")
def accept(cli):
    w = cli.world
    who = w.funded(TAO, "cli taker of locks")
    for flag, accepts in (("allow", True), ("reject", False)):
        block = block_of(cli.run(f"conviction accept --{flag}", who))
        found = w.chain.at(block).read("accepts_locked_alpha", coldkey_ss58=cold(who))
        assert found is accepts
    return "agreed to, and no more"


@command("conviction move")
def move(cli):
    w = cli.world
    who, made = locker(cli, "cli mover of a lock")
    other = hot(w.keys.evm_miner)
    line = f"conviction move --netuid {w.netuid} --destination-hotkey {other}"
    block = block_of(cli.run(line, who))
    mass, _ = decayed(block - made, LOCKED)
    found = lock(cli, who, block)
    assert (found["hotkey"], found["locked_alpha"].rao) == (other, mass)
    return "to another hotkey"
