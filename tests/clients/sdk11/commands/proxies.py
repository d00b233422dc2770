"""Proxies, and the book of them."""

import json
import os

from bittensor import calls
from books import TAO, block_of, cold
from intents.proxies import listed
from walk import command


@command("proxy add")
def add(cli):
    who = cli.world.funded(10 * TAO, "cli principal")
    delegate = cold(cli.world.keys.second)
    cli.run(f"proxy add --delegate {delegate} --proxy-type Staking --delay 2", who)
    assert listed(cli.world, who) == {(delegate, "Staking", 2)}
    return "it is listed"


@command("proxy remove")
def remove(cli):
    who = cli.world.funded(10 * TAO, "cli remover")
    for flags in ("--proxy-type Staking --delay 2", "--proxy-type Transfer"):
        cli.run(f"proxy add --delegate {cold(cli.world.keys.second)} {flags}", who)
    cli.run(
        f"proxy remove --delegate {cold(cli.world.keys.second)} --proxy-type Staking --delay 2",
        who,
    )
    assert [kind for _, kind, _ in listed(cli.world, who)] == ["Transfer"]
    cli.run("proxy remove --all", who)
    assert listed(cli.world, who) == set()
    return "one, and all"


@command("proxy list")
def listing(cli):
    w = cli.world
    shown = json.dumps(cli.run(f"proxy list --coldkey {cold(w.keys.nominator)}"))
    assert cold(w.keys.second) in shown and cold(w.keys.third) in shown
    return "both delegates"


def spawned(cli, name):
    who = cli.world.funded(20 * TAO, name)
    return who, cli.run("proxy create --proxy-type Any", who)["data"]


@command("proxy create")
def create(cli):
    who, data = spawned(cli, "cli spawner")
    assert listed(cli.world, data["pure_proxy"]) == {(cold(who), "Any", 0)}
    return "its account is the spawner's"


@command("proxy kill")
def kill(cli):
    who, data = spawned(cli, "cli killer")
    line = f"proxy kill --spawner {cold(who)} --proxy-type Any --height {data['height']}"
    line += f" --ext-index {data['ext_index']} --proxy-for {data['pure_proxy']}"
    cli.run(line, who)
    assert listed(cli.world, data["pure_proxy"]) == set()
    return "gone"


@command("proxy execute")
def execute(cli):
    w = cli.world
    who, delegate = w.funded(10 * TAO, "cli patient", "cli proxy")
    payee = cold(w.key("cli paid late"))
    cli.run(f"proxy add --delegate {cold(delegate)} --proxy-type Transfer --delay 2", who)
    inner = w.chain.compose(calls.Balances.transfer_keep_alive(dest=payee, value=TAO))
    announce = calls.Proxy.announce(real=cold(who), call_hash="0x" + bytes(inner.call_hash).hex())
    w.wait_for(block_of(w.call(announce, delegate)) + 2)
    arguments = json.dumps({"dest_ss58": payee, "amount_tao": "1"})
    line = f"proxy execute --delegate {cold(delegate)} --real {cold(who)} --inner-op transfer"
    cli.run(line, delegate, "--inner-args", arguments)
    assert w.chain.balances.get(payee).rao == TAO
    return "what was announced"


def booked(cli):
    name = "friend" + os.urandom(4).hex()
    cli.run(f"proxy book add --name {name} --address {cold(cli.world.keys.second)}")
    return name


def book(cli):
    return json.dumps(cli.run("proxy book list"))


@command("proxy book add")
def book_add(cli):
    assert booked(cli) in book(cli)
    return "it is listed"


@command("proxy book list")
def book_list(cli):
    name = booked(cli)
    assert name in book(cli) and cold(cli.world.keys.second) in book(cli)
    return "name and address"


@command("proxy book update")
def book_update(cli):
    cli.run(f"proxy book update {booked(cli)} --address {cold(cli.world.keys.third)}")
    assert cold(cli.world.keys.third) in book(cli)
    return "another address"


@command("proxy book remove")
def book_remove(cli):
    name = booked(cli)
    cli.run(f"proxy book remove {name}")
    assert name not in book(cli)
    return "gone"


@command("proxy book clear")
def book_clear(cli):
    name = booked(cli)
    cli.run("proxy book clear")
    assert name not in book(cli)
    return "empty"
