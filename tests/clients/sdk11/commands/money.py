"""What wallets have, send and are called."""

from bittensor.intents.coldkey import coldkey_hash
from books import TAO, cold, hot
from intents.hotkeys import settled_swap
from intents.takes import taker
from prepared import IDENTITY, IDLE, SWAP_DELAY
from walk import command


@command("wallet balance")
def balance(cli):
    shown = cli.run("wallet balance", cli.world.keys.idle)
    assert shown["coldkey"] == cold(cli.world.keys.idle)
    assert shown["free_tao"] == IDLE / TAO and shown["stake_positions"] == 0
    return "what was transferred"


@command("wallet overview")
def overview(cli):
    w = cli.world
    [shown] = cli.run("wallet overview", w.keys.nominator)
    assert shown["positions"] == 2 and shown["root_staked_tao"] >= 50
    assert {stake["netuid"] for stake in shown["stakes"]} == {0, w.netuid}
    return "both positions"


@command("wallet inspect")
def inspect(cli):
    w = cli.world
    shown = cli.run("wallet inspect", w.keys.validator)
    assert shown["balance"]["coldkey"] == cold(w.keys.validator)
    assert IDENTITY["name"] in str(shown["identity"])
    return "balance and identity"


@command("wallet registrations")
def registrations(cli):
    w = cli.world
    [shown] = cli.run("wallet registrations", w.keys.validator)
    [hotkey] = shown["hotkeys"]
    assert hotkey["hotkey"] == hot(w.keys.validator)
    assert {one["netuid"] for one in hotkey["registrations"]} == {0, w.netuid}
    return "root and the subnet"


@command("wallet transfer")
def transfer(cli):
    w = cli.world
    payer, payee = w.funded(5 * TAO, "cli payer"), cold(w.key("cli payee"))
    cli.run(f"wallet transfer --dest {payee} --amount 1.25", payer)
    assert w.chain.balances.get(payee).rao == TAO * 5 // 4
    return "the payee has it"


@command("wallet set-identity")
def set_identity(cli):
    who = taker(cli.world, "cli named")
    cli.run("wallet set-identity --name Typed --url https://typed.example", who)
    shown = cli.world.chain.read("identity", coldkey_ss58=cold(who))
    assert (shown["name"], shown["url"]) == ("Typed", "https://typed.example")
    return "published"


@command("wallet get-identity")
def get_identity(cli):
    shown = cli.run("wallet get-identity", cli.world.keys.validator)
    assert {key: shown[key] for key in IDENTITY} == IDENTITY
    return "as published"


@command("wallet associate-hotkey")
def associate_hotkey(cli):
    who = cli.world.funded(5 * TAO, "cli associate")
    cli.run("wallet associate-hotkey", who)
    assert cli.world.query("Owner", hot(who)) == cold(who)
    return "its owner"


@command("wallet swap-hotkey")
def swap_hotkey(cli):
    w = cli.world
    old, new = taker(w, "cli rotating"), w.key("cli rotated")
    uid = w.uid(old)
    cli.run(f"wallet swap-hotkey --new-hotkey {hot(new)}", old)
    settled_swap(w, hot(old))
    assert w.uid(new) == uid and w.uid(old) is None
    return "the new key has the uid"


def announced(cli, name):
    who, heir = cli.world.funded(10 * TAO, name), cold(cli.world.key(f"heir of {name}"))
    cli.run(f"wallet announce-coldkey-swap --new-coldkey {heir}", who)
    return who, heir, cli.world.chain.read("coldkey_swap_announcement", coldkey_ss58=cold(who))


@command("wallet announce-coldkey-swap")
def announce_coldkey_swap(cli):
    _, heir, found = announced(cli, "cli announcer")
    assert found["new_coldkey_hash"] == coldkey_hash(heir)
    return "the hash of the heir"


@command("wallet swap-check")
def swap_check(cli):
    w = cli.world
    shown = cli.run(f"wallet swap-check --coldkey {cold(w.keys.swapper)}")
    assert w.announced + SWAP_DELAY in shown.values()
    return "the block of the swap"


@command("wallet swap-coldkey")
def swap_coldkey(cli):
    w = cli.world
    who, heir, found = announced(cli, "cli swapper")
    w.wait_for(found["execute_block"])
    cli.run(f"wallet swap-coldkey --new-coldkey {heir}", who)
    settled_swap(w, cold(who))
    assert w.chain.balances.get(heir).rao > 9 * TAO
    return "the heir has the balance"
