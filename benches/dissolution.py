#!/usr/bin/env python3
"""Longest block while a subnet with many stakers is dissolved, on the WASM runtime.

    PYTHON benches/dissolution.py [BINARY] [--stakers 100000] [--block-time 1000] [--imports 1]
                                  [--neurons 256] [--validators 64] [--weights 192]

PYTHON is an interpreter that has the network's SDK, which signs and reads: `tests/clients/run.sh
BINARY sdk` installs one at `~/.cache/ganglion/clients/venv-sdk-*/bin/python`.

The chain has one subnet with a pool and `--neurons` neurons, and nothing else that earns. All of
its stake lies with the validators and belongs to one coldkey. That coldkey gives it, by one call of
`transfer_stake` each, to stakers with a coldkey of their own. Root then dissolves the subnet, and a
node makes blocks until its number is free. The blocks are exported and imported into an empty
database, as a joining node does. With `--imports` they are imported several times, and each block
counts with its fastest import, so that other work of the machine does not count. The blocks that
create the stakers take seconds each; the measured import starts after them.

The program prints, for the blocks from the call to the one that frees the number, the longest
import, the greatest weight of block step, clean-up and inherents, and the share of a block that
they may take. The share follows from the block time: a block may weigh a third of it, and they a
quarter of that. The network's block time is `--block-time 12000`. Root dispatches the transfers to
the stakers without weight, to save time; no measured block depends on it.

The program ends with an error if a block weighs or takes more than that share, if a staker is not
paid its part to a unit, if payments and recycled TAO do not sum to the reserve, if anything is left
of the subnet, or if the chain's accounts do not balance.
"""

import pathlib
import sys
import tempfile
import time
from types import SimpleNamespace

from blocks import (
    TAO,
    address,
    arguments,
    authoring,
    development,
    height,
    neurons,
    subnet,
    wait_for,
    written,
)
from long_work import (
    QUIET,
    add_arguments,
    distribute,
    extremes,
    fastest_imports,
    first_block,
    share,
    summary,
    weight,
)
from sdk import (
    SubtensorModule,
    System,
    as_root,
    books_at,
    bt,
    calls,
    check_books,
    cold,
    constants,
    free,
    wallet,
)

NETUID = 1
TAO_RESERVE, ALPHA_RESERVE = 1_000_000 * TAO, 3_000_000 * TAO
# The reserve is settled when these phases are done.
PAYING = ("CountStakers", "RankStakers", "RankProtocol", "PayStakers", "SettleAccount")
# Storage items with entries of a subnet, whose keys contain the netuid.
OF_A_SUBNET = (
    *(
        "AlphaV2",
        "TotalHotkeyAlpha",
        "TotalHotkeySharesV2",
        "SubnetStakers",
        "DissolvedShares",
        "SubnetTAO",
        "SubnetAlphaIn",
        "SubnetAlphaOut",
    ),
    *("Keys", "Uids", "Weights", "Bonds", "SubnetworkN", "NetworksAdded", "SubnetOwner", "Tempo"),
)


def specification(args, folder, holder):
    """Returns the development chain with root and one subnet with a pool alone.

    The holder owns all stake of the subnet.
    """
    spec, market = development(args.binary)
    market["blockTimeMs"] = args.block_time
    one = subnet(NETUID, 0, list(neurons(args)))
    for neuron in one["neurons"][: args.validators]:
        neuron["coldkey"] = holder
        neuron["stake"] += 2 * TAO * (args.stakers // args.validators + 1)
    one |= {
        "dynamic": True,
        "taoReserve": TAO_RESERVE,
        "alphaReserve": ALPHA_RESERVE,
        "owner": [holder, one["neurons"][0]["hotkey"]],
    }
    market["subnets"] = [*market["subnets"][:1], one]
    return written(spec, folder)


def stakers(args):
    """Yields each staker's coldkey, hotkey and netuid, and its part of the holder's stake.

    All parts differ.
    """
    for number in range(args.stakers):
        hotkey = address("hot", number % args.validators)
        yield address("staker", number), hotkey, NETUID, TAO + 7_919 * number


def cleanup(chain, block=None):
    """Returns the clean-up's phase at the end of a block; an empty string if there is none."""
    status = chain.query(("SubtensorModule", "CurrentDissolveCleanupStatus"), block=block)
    return status["phase"] if status else ""


def dissolve(chain, root):
    """Dissolves the subnet and waits until its number is free.

    Returns the block of the call and the block that frees the number.
    """
    result = as_root(chain, root, calls.SubtensorModule.root_dissolve_network(netuid=NETUID))
    called = int(result.extrinsic_id.split("-")[0])
    while chain.query(("SubtensorModule", "DissolveCleanupQueue")):
        time.sleep(1)
    return called, first_block(
        called,
        chain.block,
        lambda block: not chain.query(("SubtensorModule", "DissolveCleanupQueue"), block=block),
    )


def settlement(chain, phases):
    """Returns the event `DissolvedSubnetPaid` of the block that ended the payout."""
    settled = next(block for block, phase in phases.items() if phase not in PAYING)
    records = [record["event"] for record in chain.query(System.Events, block=settled)]
    [paid] = [
        event["attributes"] for event in records if event["event_id"] == "DissolvedSubnetPaid"
    ]
    return paid


def before_the_end(chain, holder):
    """Returns the reserve and its stakers shortly before the call.

    Nothing of it changes any more: the emission has stopped.
    """
    block = chain.block
    of_hotkeys = chain.query_map(SubtensorModule.TotalHotkeyAlpha, block=block)
    return SimpleNamespace(
        quiet=range(block - QUIET + 1, block + 1),
        reserve=chain.query(SubtensorModule.SubnetTAO, [NETUID], block=block),
        alpha=sum(alpha for _, alpha in of_hotkeys)
        + chain.query(("SubtensorModule", "SubnetProtocolAlpha"), [NETUID], block=block),
        deposit=chain.constant(constants.Balances.ExistentialDeposit),
        held=free(chain, cold(holder), block),
        limit=share(chain),
    )


def check_parts(chain, people, seen):
    """Checks the payment of every staker; returns the sum."""
    got = 0
    for first in range(0, len(people), 1_000):
        some = people[first : first + 1_000]
        accounts = chain.query_batch(System.Account, [[who] for who, *_ in some], block=seen.last)
        for (who, *_, alpha), account in zip(some, accounts, strict=True):
            part = account["data"]["free"]
            assert abs(part - seen.reserve * alpha // seen.alpha) <= 1, (
                f"{who} got {part} rao for {alpha}"
            )
            got += part
    return got


def check_nothing_left(chain, block):
    for name in OF_A_SUBNET:
        keys = [key for key, _ in chain.query_map(("SubtensorModule", name), block=block)]
        left = [
            key for key in keys if NETUID in (key if isinstance(key, (tuple, list)) else (key,))
        ]
        assert not left, f"{len(left)} entries of {name} are left"


def check(chain, args, holder, people, seen):
    """Checks the payments, that nothing is left, and that the accounts balance.

    Returns what the stakers got, and the event of the payout.
    """
    paid = settlement(chain, seen.phases)
    assert (paid["positions"], paid["unpaid_positions"], paid["unpaid"]) == (
        args.stakers + args.validators,
        0,
        0,
    ), paid
    # The protocol's part is recycled, and so is the account's existential deposit.
    assert paid["paid"] + paid["recycled"] == seen.reserve + seen.deposit, (
        f"{paid} of {seen.reserve} rao"
    )
    got = check_parts(chain, people, seen)
    assert got + free(chain, cold(holder), seen.last) - seen.held == paid["paid"], (
        "the accounts did not receive what was paid"
    )
    check_nothing_left(chain, seen.last)
    check_books(books_at(chain, seen.last))
    return got, paid


def run(args, spec, base, holder):
    """Runs a chain until the subnet is cleaned up; returns its observations."""
    people = list(stakers(args))
    with (
        authoring(args.binary, spec, base) as port,
        bt.Subtensor(f"ws://127.0.0.1:{port}") as chain,
    ):
        wait_for(port, 2)
        as_root(
            chain,
            holder,
            calls.AdminUtils.sudo_set_subnet_emission_enabled(netuid=NETUID, enabled=False),
        )
        began = time.monotonic()
        distribute(chain, holder, people)
        print(f"{args.stakers} stakers were made in {time.monotonic() - began:.0f} s", flush=True)
        # The last transfers are in the next block at the latest.
        wait_for(port, height(port) + 1 + QUIET)
        seen = before_the_end(chain, holder)
        began = time.monotonic()
        seen.called, seen.last = dissolve(chain, holder)
        print(f"the clean-up took {time.monotonic() - began:.0f} s", flush=True)
        seen.blocks = range(seen.called, seen.last + 1)
        seen.phases = {block: cleanup(chain, block) for block in seen.blocks}
        seen.weights = {block: weight(chain, block) for block in (*seen.quiet, *seen.blocks)}
        seen.got, seen.paid = check(chain, args, holder, people, seen)
    return seen


def table(seen, times):
    """Prints the blocks by the phase in which they end."""
    print(
        "phase at a block's end: blocks, longest import, heaviest weight, most time for its weight"
    )
    for phase in dict.fromkeys(seen.phases.values()):
        blocks = [block for block in seen.blocks if seen.phases[block] == phase]
        longest, heaviest = (
            max(times[block] for block in blocks),
            max(seen.weights[block] for block in blocks),
        )
        dearest = max(times[block] / seen.weights[block] for block in blocks)
        print(
            f"  {phase or 'all done':22} {len(blocks):5}"
            f" {longest:9.1f} ms {heaviest:9.1f} ms {dearest:9.1%}"
        )


def verdict(args, seen, times):
    """Prints the figures; returns whether every block kept within the share."""
    print(f"{args.stakers} stakers with {args.validators} of {args.neurons} neurons")
    summary(args, seen, times)
    table(seen, times)
    within = extremes(seen, times)
    paid = seen.paid["paid"]
    print(
        f"{paid} rao of the reserve of {seen.reserve} were paid"
        f" to {seen.paid['positions']} positions, {seen.got} of them to the stakers"
    )
    print(
        f"the protocol's part, {seen.reserve - paid}, was recycled;"
        " nothing is left of the subnet, and the books balance"
    )
    return within


def main():
    parser = arguments(__doc__)
    parser.add_argument("--stakers", type=int, default=100_000)
    add_arguments(parser, block_time=1_000)
    args = parser.parse_args()
    holder = wallet("//Alice")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a").mkdir()
        spec = specification(args, folder, cold(holder))
        seen = run(args, spec, folder / "a", holder)
        times = fastest_imports(args, spec, folder, [*seen.quiet, *seen.blocks])
    if not verdict(args, seen, times):
        sys.exit("a block took or weighed more than the share")


if __name__ == "__main__":
    main()
