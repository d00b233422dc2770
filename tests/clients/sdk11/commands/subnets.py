"""Subnets: shown, created, registered on."""

import json

from books import TAO, SubtensorModule, cold, free, hot
from cli import Refused, block_of
from intents.subnets import open_to_proofs
from prepared import SUBNET_IDENTITY
from reads.neurons import NAMES
from walk import command
from world import TEMPO

# The blocks for which a proof of work is good.
PROOF_LASTS = 5


@command("subnets list")
def listing(cli):
    w = cli.world
    rows = {row["netuid"]: row for row in cli.run("subnets list")}
    assert {0, 1, w.netuid} <= set(rows)
    row = rows[w.netuid]
    assert (row["name"], row["tempo"]) == (SUBNET_IDENTITY["subnet_name"], TEMPO)
    assert row["neurons"] == w.query("SubnetworkN", w.netuid)
    return "root, the demo subnet and the new one"


@command("subnets show")
def show(cli):
    w = cli.world
    shown = json.dumps(cli.run(f"subnets show {w.netuid}"), ensure_ascii=False)
    known = (hot(w.keys.owner), cold(w.keys.owner), SUBNET_IDENTITY["subnet_name"])
    assert all(text in shown for text in known)
    return "owner and name"


@command("subnets metagraph")
def metagraph(cli):
    w = cli.world
    shown = json.dumps(cli.run(f"subnets metagraph {w.netuid}"))
    assert all(hot(getattr(w.keys, name)) in shown for name in NAMES)
    return "all neurons"


@command("subnets hyperparameters")
def hyperparameters(cli):
    w = cli.world
    shown = cli.run(f"subnets hyperparameters {w.netuid}")
    stored = w.chain.subnets.subnet_hyperparameters(w.netuid)
    assert shown["tempo"] == TEMPO and set(stored) <= set(shown)
    return "those of the read"


@command("subnets price")
def price(cli):
    w = cli.world
    shown, prices = cli.during(
        lambda view: view.prices.alpha_price(w.netuid)["price_rao"],
        f"subnets price --netuid {w.netuid}",
    )
    assert shown["price_rao"] in prices and min(prices) > 0
    return "the price of the read"


@command("subnets burn-cost")
def burn_cost(cli):
    w = cli.world
    shown, costs = cli.during(
        lambda view: view.query(SubtensorModule.Burn, [w.netuid]), f"subnets burn-cost {w.netuid}"
    )
    assert round(shown["tao"] * TAO) in costs and min(costs) > 0
    return "the price of a registration"


@command("subnets create-cost")
def create_cost(cli):
    shown, costs = cli.during(
        lambda view: view.subnets.subnet_registration_cost().rao, "subnets create-cost"
    )
    assert round(shown["tao"] * TAO) in costs and min(costs) > 0
    return "the price of a subnet"


@command("subnets create")
def create(cli):
    w = cli.world
    price = w.chain.subnets.subnet_registration_cost().rao
    owner = w.funded(price + 50 * TAO, "cli owner")
    answer = cli.run("subnets create", owner)
    assert w.query("SubnetOwner", answer["data"]["netuid"]) == cold(owner)
    w.typed = (owner, answer["data"]["netuid"])
    w.no_epochs(answer["data"]["netuid"])
    return "its owner"


@command("subnets register")
def register(cli):
    w = cli.world
    who = w.funded(50 * TAO, "cli registrant")
    line = f"subnets register --netuid {w.netuid}"
    answer = cli.run(line, who)
    assert answer["data"]["shielded"] and w.uid(who) is not None
    digger = w.key("cli digger")
    with open_to_proofs(w):
        block = dig(cli, f"{line} --pow --pow-workers 1 --pow-backend cpu", digger)
    assert w.uid(digger) is not None and w.query("Owner", hot(digger)) == cold(digger)
    dug = w.query("LastPowRegistrationBlock", hot(digger))
    assert 0 <= block - dug <= PROOF_LASTS and free(w.chain, cold(digger), block) == 0
    return "a uid, encrypted; another by proof of work, for a coldkey without funds"


def dig(cli, line, who):
    """The block of a registration by proof of work.

    The proof may be too old when it gets there: blocks are short here.
    """
    for _ in range(5):
        try:
            return block_of(cli.run(line, who))
        except Refused as error:
            refusal = error
    raise refusal


@command("subnets conviction")
def conviction(cli):
    w = cli.world
    line = f"subnets conviction --netuid {w.netuid} --hotkey {hot(w.keys.validator)}"
    assert cli.run(line) is not None
    return "0: nobody has locked stake for it"
