#!/usr/bin/env python3
"""Delay of honest transactions, and what gets into blocks for nothing, under a flood of free calls.

    PYTHON benches/flood.py [BINARY] [--hotkeys 0 1 64] [--seconds 60] [--block-time 250]
                              [--rate 1000000] [--takes 0]

PYTHON is an interpreter that has the network's SDK, see `benches/signed.py`.

The chain has a subnet of 256 neurons with a pool. 32 of them are honest validators. For each number
of `--hotkeys`, so many other neurons flood the node over RPC for `--seconds`, from a process of
their own and as fast as it answers, or with `--rate` transactions a second at most. Every other of
them is a validator with a permit, too. None of the hotkeys has any TAO. Each sends, in any order
and with present, repeated and future nonces:

- an address of an axon, and one of metrics, which pass once in 50 blocks;
- the first two of each four hotkeys, weights that fail: with a uid twice, a row of 4,000 uids (as
  long as a free transaction may be), and without a permit weights on all uids;
- the others, weights that pass once in 100 blocks: a weight on itself alone, and with a permit
  weights on all uids.

With `--takes`, a coldkey with the existential deposit alone owns so many further hotkeys, and
lowers the take of each by one unit as often as it can. That costs a fee, which it cannot pay.

Meanwhile one user transfers TAO and stakes it, by turns, every second block, and the honest
validators set their weights whenever they are due, one after the other. 0 hotkeys are the same run
without a flood, for comparison.

The delay of an honest transaction is the number of blocks from the first one that the author begins
after the transaction was sent, to its own: 0 if that first one includes it. The same is counted
from when the node answered that the pool accepted it.

The program ends with an error if an honest transaction is refused, fails, or is delayed by more
than one block, or if a free call got into a block for nothing: it succeeds, its fee is charged, or
the hotkey, which has no TAO, cannot make free calls for 100 blocks.
"""

import asyncio
import collections
import itertools
import pathlib
import random
import sys
import tempfile
import time
from types import SimpleNamespace

from blocks import (
    TAO,
    address,
    authoring,
    development,
    height,
    node_argument,
    subnet,
    wait_for,
    written,
)
from flooders import KINDS, NETUID, NEURONS, VALIDATORS, flooder, flooding, kind_of, lowerer
from sdk import bt
from signed import (
    Connection,
    Refused,
    Signer,
    add_stake,
    events,
    key,
    parse,
    set_weights,
    transactions,
    transfer,
)

TEMPO = 50
# The rate limit of weights, and the blocks for which a penniless hotkey is paused.
LIMIT = PAUSE = 100
EXISTENTIAL_DEPOSIT = 500
# Blocks that the last honest transactions have to get into one.
REST = 12
HONEST = ("transfer", "stake", "weights")


# The chain ----------------------------------------------------------------------------------------


def validator(number):
    return key(f"//validator//{number}")


def specification(args, folder, hotkeys):
    """Returns the development chain with root and one subnet.

    Its first neurons are the honest validators, the next ones the flooders, of whom every other has
    a permit. Weights of the genesis give the permit, stake keeps it.
    """
    spec, market = development(args.binary)
    market["blockTimeMs"] = args.block_time
    known = [validator(number) for number in range(VALIDATORS)]
    known += [flooder(number) for number in range(hotkeys)]
    with_take = range(NEURONS - args.takes, NEURONS)
    if len(known) > with_take.start:
        sys.exit(f"{hotkeys} hotkeys and {args.takes} takes are more than {NEURONS} neurons")
    neurons = []
    for uid in range(NEURONS):
        permit = uid < VALIDATORS or (uid < len(known) and (uid - VALIDATORS) % 2 == 0)
        neuron = {
            "hotkey": known[uid].ss58_address if uid < len(known) else address("hot", uid),
            "coldkey": lowerer().ss58_address if uid in with_take else address("cold", uid),
            "stake": (2_000 - uid) * TAO if permit else 0,
            "weights": [[NEURONS - 1 - uid, 1]] if permit else [],
        }
        neurons.append(neuron)
    one = subnet(NETUID, TEMPO, neurons) | {
        "dynamic": True,
        "taoReserve": 1_000 * TAO,
        "alphaReserve": 3_000 * TAO,
        "owner": [neurons[0]["coldkey"], neurons[0]["hotkey"]],
    }
    market["subnets"] = [*market["subnets"][:1], one]
    balances = spec["genesis"]["runtimeGenesis"]["patch"]["balances"]["balances"]
    balances.append([lowerer().ss58_address, EXISTENTIAL_DEPOSIT])
    return written(spec, folder)


# The honest ---------------------------------------------------------------------------------------


class Honest:
    """Sends the honest transactions and keeps what was sent."""

    def __init__(self, port, seconds):
        self.port, self.signer, self.sent = port, Signer(port), []
        self.end = time.monotonic() + seconds
        self.dice = random.Random(3)

    async def run(self):
        await asyncio.gather(self.user(), self.validators())

    async def heads(self, line):
        """Yields the number of the best block whenever there is a new one."""
        await line.follow()
        while time.monotonic() < self.end:
            head = await line.heads.get()
            while not line.heads.empty():
                head = line.heads.get_nowait()
            yield head

    async def send(self, line, kind, pair, nonce, call):
        """Sends a transaction; returns whether the pool accepted it."""
        transaction = self.signer.sign(pair, nonce, call)
        sent, refusal = time.time(), None
        try:
            await line.submit(transaction)
        except Refused as error:
            refusal = str(error)
        self.sent.append(
            SimpleNamespace(
                kind=kind,
                transaction=transaction,
                sent=sent,
                answered=time.time(),
                refusal=refusal,
            )
        )
        return refusal is None

    async def user(self):
        line, pair, nonce, last = await Connection.to(self.port), key("//Bob"), 0, 0
        hotkey, friend = (bytes(one.public_key) for one in (validator(0), key("//friend")))
        async for head in self.heads(line):
            if head < last + 2:
                continue
            last = head
            stakes = nonce % 2
            call = add_stake(hotkey, NETUID, TAO) if stakes else transfer(friend, TAO // 100)
            nonce += await self.send(line, "stake" if stakes else "transfer", pair, nonce, call)
        await line.close()

    async def validators(self):
        """Lets each validator set weights once in a little more than the rate limit."""
        line, every, turn = await Connection.to(self.port), LIMIT + 10, 0
        pairs = [validator(number) for number in range(VALIDATORS)]
        nonces = [0] * VALIDATORS
        start, tasks = None, set()

        async def set_them(number):
            row = set_weights(
                NETUID, range(VALIDATORS), [self.dice.randrange(1, 999) for _ in pairs]
            )
            nonces[number] += await self.send(line, "weights", pairs[number], nonces[number], row)

        async for head in self.heads(line):
            start = start or head
            while head >= start + turn * every // VALIDATORS:
                tasks.add(asyncio.create_task(set_them(turn % VALIDATORS)))
                turn += 1
        await asyncio.gather(*tasks)
        await line.close()


# What came of it ----------------------------------------------------------------------------------


def inspect(chain, port, blocks, hotkeys):
    """Reads the blocks.

    Returns each transaction's block and success, when the author began each block, the flooders'
    calls, and the blocks' weights of normal transactions.
    """
    flooders = {bytes(flooder(number).public_key): number for number in range(hotkeys)}
    flooders[bytes(lowerer().public_key)] = hotkeys
    seen = SimpleNamespace(places={}, begun={}, free=[], weights=[])
    for block in blocks:
        happened = events(chain, block)
        weight = chain.query(("System", "BlockWeight"), block=block)
        seen.weights.append(weight["normal"]["ref_time"])
        seen.begun[block] = chain.query(("Timestamp", "Now"), block=block) / 1_000
        for position, transaction in enumerate(transactions(port, block)):
            of_one = dict(happened.get(position, []))
            success = "ExtrinsicSuccess" in of_one
            seen.places[transaction] = (block, success)
            parsed = parse(transaction)
            if parsed and parsed[0] in flooders:
                failure = of_one.get("FreeCallFailed") or {"charged": 0, "paused_until": 0}
                cost = "charged" if failure["charged"] else "nothing"
                cost = "paused" if failure["paused_until"] else cost
                seen.free.append(
                    SimpleNamespace(
                        hotkey=flooders[parsed[0]],
                        kind=kind_of(parsed[1]),
                        block=block,
                        bytes=len(transaction),
                        outcome="passed" if success else cost,
                    )
                )
    return seen


def table(head, rows):
    """Prints a table, its first column left-aligned."""
    rows = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(head))]
    for row in rows:
        first, *rest = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        print(f"  {first.strip().ljust(widths[0])}  {'  '.join(rest)}")


def delay_since(moment, block, begun):
    """Returns the delay of a transaction in a block, sent or accepted at a moment."""
    return sum(moment < begin for number, begin in begun.items() if number < block)


def delays_of(sent, seen):
    """Prints the delays of the honest; returns what breaks the claim."""
    rows, broken = [], []
    for kind in HONEST:
        of_kind = [one for one in sent if one.kind == kind]
        accepted = [one for one in of_kind if one.refusal is None]
        found = [one for one in accepted if one.transaction in seen.places]
        places = [seen.places[one.transaction] for one in found]
        delays, later = (
            [
                delay_since(moment(one), block, seen.begun)
                for one, (block, _) in zip(found, places, strict=True)
            ]
            for moment in (lambda one: one.sent, lambda one: one.answered)
        )
        by = collections.Counter(delays)
        waits = sorted((one.answered - one.sent) * 1_000 for one in accepted) or [0.0]
        failed = sum(not success for _, success in places)
        more, never = sum(delay > 1 for delay in delays), len(accepted) - len(found)
        rows.append(
            [
                *(kind, len(of_kind), len(of_kind) - len(accepted), never, failed),
                *(by[0], by[1], more, max(delays, default=0), max(later, default=0)),
                *(f"{waits[len(waits) // 2]:.0f}", f"{waits[-1]:.0f}"),
            ]
        )
        if not of_kind or len(accepted) < len(of_kind) or never or failed or more:
            broken.append(f"{kind}: refused, failed, or delayed by more than a block")
    head = ["honest", "sent", "refused", "never", "failed", "delay 0", "1", "more", "worst"]
    table([*head, "worst once accepted", "ms until accepted", "worst"], rows)
    for why, count in collections.Counter(one.refusal for one in sent if one.refusal).items():
        print(f"  honest, {count} refused: {why}")
    return broken


def flood_of(answers, free):
    """Prints what the flood reached; returns what breaks the claim."""
    rows = []
    for kind in KINDS:
        mine = [one for one in free if one.kind == kind]
        by = collections.Counter(one.outcome for one in mine)
        size = sum(one.bytes for one in mine if one.outcome == "paused")
        sent = sum(count for (of, _), count in answers.items() if of == kind)
        accepted = answers[kind, "accepted"]
        costs = [by[cost] for cost in ("passed", "charged", "paused")]
        rows.append([kind, sent, accepted, *costs, size, by["nothing"]])
    rows.append(["all", *(sum(row[at] for row in rows) for at in range(1, 8))])
    head = ["free calls", "sent", "in pool", "passed", "charged", "paused", "bytes of it"]
    table([*head, "for nothing"], rows)
    refusals = collections.Counter()
    for (_, answer), count in answers.items():
        if answer != "accepted":
            refusals[answer] += count
    for why, count in refusals.most_common():
        print(f"  {count:8} refused: {why}")
    nothing = sum(one.outcome == "nothing" for one in free)
    return [*pauses_of(free), *([f"{nothing} calls for nothing"] if nothing else [])]


def pauses_of(free):
    """Prints how many calls a pause let in; returns what breaks the claim."""
    by_hotkey = collections.defaultdict(list)
    for one in free:
        if one.outcome == "paused":
            by_hotkey[one.hotkey].append(one.block)
    soon = sum(
        after - before < PAUSE
        for blocks in by_hotkey.values()
        for before, after in itertools.pairwise(blocks)
    )
    most = max(map(len, by_hotkey.values()), default=0)
    print(
        f"  paused: {len(by_hotkey)} hotkeys, at most {most} times one of them;"
        f" {soon} calls within a pause of {PAUSE} blocks"
    )
    return [f"{soon} calls within a pause"] if soon else []


def run(args, hotkeys):
    """Runs one flood; returns what breaks the claim."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a").mkdir()
        spec = specification(args, folder, hotkeys)
        with authoring(args.binary, spec, folder / "a") as port:
            # The weights of the genesis count as set in block 1.
            wait_for(port, LIMIT + 1)
            first, began = height(port), time.monotonic()
            with flooding(port, hotkeys, args) as answered:
                honest = Honest(port, args.seconds)
                asyncio.run(honest.run())
                last, took = height(port), time.monotonic() - began
                answers = answered()
            wait_for(port, last + REST)
            with bt.Subtensor(f"ws://127.0.0.1:{port}") as chain:
                limits = chain.constant(("System", "BlockWeights"))
                limit = limits["per_class"]["normal"]["max_total"]["ref_time"]
                seen = inspect(chain, port, range(first + 1, last + REST + 1), hotkeys)
    print(
        f"{hotkeys} hotkeys for {took:.0f} s: {last - first} blocks in"
        f" {took * 1_000 / args.block_time:.0f} slots;"
        f" the fullest has {max(seen.weights) / limit:.0%} of the weight of normal transactions,"
        f" {sum(weight > 0.9 * limit for weight in seen.weights)} more than 90%"
    )
    broken = delays_of(honest.sent, seen)
    if hotkeys or args.takes:
        broken += flood_of(answers, seen.free)
    sys.stdout.flush()
    return [f"{hotkeys} hotkeys: {what}" for what in broken]


def main():
    parser = node_argument(__doc__)
    parser.add_argument("--hotkeys", type=int, nargs="+", default=[0, 1, 64])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--block-time", type=int, default=250, help="in milliseconds")
    parser.add_argument("--takes", type=int, default=0, help="hotkeys whose take is lowered")
    parser.add_argument("--rate", type=int, default=1_000_000, help="transactions a second")
    args = parser.parse_args()
    broken = [what for hotkeys in args.hotkeys for what in run(args, hotkeys)]
    if broken:
        sys.exit("\n".join(broken))


if __name__ == "__main__":
    main()
