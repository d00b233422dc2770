"""What owners set, and what they see of it."""

import json

from bittensor import calls
from books import TAO, hot
from intents.subnets import joined, made_by
from prepared import SUBNET_IDENTITY, U16
from walk import command
from world import SPLIT


def typed(w):
    """A subnet of an owner that no other check changes, made once."""
    if not hasattr(w, "typed"):
        owner, netuid, _ = made_by(w, "cli owner")
        w.typed = (owner, netuid)
    return w.typed


@command("sudo check-start")
def check_start(cli):
    owner, netuid = typed(cli.world)
    shown = cli.run(f"sudo check-start --netuid {netuid}", owner)
    assert shown["registered_at"] == cli.world.query("NetworkRegisteredAt", netuid)
    return "the block of its registration"


@command("sudo start")
def start(cli):
    owner, netuid = typed(cli.world)
    cli.run(f"sudo start --netuid {netuid}", owner)
    assert cli.world.query("SubtokenEnabled", netuid)
    return "its alpha is traded"


@command("sudo set")
def set_(cli):
    owner, netuid = typed(cli.world)
    cli.run(f"sudo set --netuid {netuid} --name rho --value 13", owner)
    assert cli.world.query("Rho", netuid) == 13
    return "as set"


@command("sudo get")
def get(cli):
    w = cli.world
    shown = cli.run(f"sudo get --netuid {w.netuid}")
    assert shown["rho"] == w.query("Rho", w.netuid)
    assert set(w.chain.subnets.subnet_hyperparameters(w.netuid)) <= set(shown)
    return "those of the read"


@command("sudo set-take")
def set_take(cli):
    w = cli.world
    cli.run("sudo set-take --take 0.08", w.keys.validator)
    assert w.query("Delegates", hot(w.keys.validator)) == round(0.08 * U16)
    return "as set"


@command("sudo get-take")
def get_take(cli):
    w = cli.world
    shown = cli.run(f"sudo get-take --hotkey {hot(w.keys.validator)}")
    assert shown["take_u16"] == w.query("Delegates", hot(w.keys.validator))
    return "as stored"


@command("sudo set-symbol")
def set_symbol(cli):
    owner, netuid = typed(cli.world)
    cli.run(f"sudo set-symbol --netuid {netuid} --symbol Ⰲ", owner)
    assert cli.world.chain.read("token_symbols")[netuid] == "Ⰲ"
    return "as chosen"


@command("sudo set-identity")
def set_identity(cli):
    owner, netuid = typed(cli.world)
    cli.run(f"sudo set-identity --netuid {netuid} --name Typed --url https://typed.example", owner)
    shown = cli.world.chain.read("subnet_identity", netuid=netuid)
    assert (shown["subnet_name"], shown["subnet_url"]) == ("Typed", "https://typed.example")
    return "published"


@command("sudo get-identity")
def get_identity(cli):
    shown = json.dumps(cli.run(f"sudo get-identity {cli.world.netuid}"))
    assert SUBNET_IDENTITY["subnet_name"] in shown and SUBNET_IDENTITY["subnet_url"] in shown
    return "as published"


@command("sudo trim")
def trim(cli):
    w = cli.world
    owner, netuid = typed(w)
    members = [w.funded(50 * TAO, f"cli trimmed {i}") for i in range(2)]
    w.as_root(
        calls.AdminUtils.sudo_set_immunity_period(netuid=netuid, immunity_period=0),
        calls.AdminUtils.sudo_set_max_registrations_per_block(
            netuid=netuid, max_registrations_per_block=10
        ),
    )
    for who in members:
        w.register(who, netuid)
    w.as_root(calls.AdminUtils.sudo_set_min_allowed_uids(netuid=netuid, min_allowed_uids=1))
    cli.run(f"sudo trim --netuid {netuid} --max-n 2", owner)
    assert w.query("SubnetworkN", netuid) == 2
    return "two neurons stay"


@command("sudo trim-null-batch")
def trim_null_batch(cli):
    w = cli.world
    owner, netuid, _ = made_by(w, "cli null owner")
    joined(w, netuid, "cli null one", "cli null two")
    cli.run(f"sudo set --netuid {netuid} --name epoch_consensus --value Null", owner)
    cli.run(f"sudo trim-null-batch --netuid {netuid} --target 2", owner)
    assert w.query("SubnetworkN", netuid) == 2
    return "two of three neurons stay"


@command("sudo mechanisms count")
def count(cli):
    w = cli.world
    assert cli.run(f"sudo mechanisms count --netuid {w.netuid}")["mechanism_count"] == 2
    owner, netuid = typed(w)
    cli.run(f"sudo set --netuid {netuid} --name max_allowed_uids --value 64", owner)
    cli.run(f"sudo mechanisms count --netuid {netuid} --value 2", owner)
    assert w.chain.subnets.mechanism_count(netuid) == 2
    return "two, as set"


@command("sudo mechanisms emissions")
def emissions(cli):
    shown = json.dumps(cli.run(f"sudo mechanisms emissions --netuid {cli.world.netuid}"))
    assert all(str(share) in shown for share in SPLIT)
    return "the shares"
