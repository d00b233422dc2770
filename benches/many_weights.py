#!/usr/bin/env python3
"""Weights of thousands of neurons, set over RPC within one epoch.

    PYTHON benches/many_weights.py [BINARY] [--subnets 16] [--neurons 256] [--weights 16]
                                   [--connections 8] [--block-time 1000]

PYTHON is an interpreter that has the network's SDK, see `benches/signed.py`.

The chain has `--subnets` subnets of `--neurons` neurons with a permit each, whose tempo is the
network's. Each neuron sets `--weights` weights on others of its subnet, once, by a transaction that
its own hotkey signs. All transactions are signed beforehand. They are submitted at once, over
several websockets, each of which keeps a number of requests open. Blocks of 250 ms are too short
for 4,096 of them: they have room for 16 calls each, and the first epochs are due in 256 blocks.

The program prints how many the pool accepts in a second, and in how many blocks and seconds they
take effect. It ends with an error if one is refused, if one is not in a block with its own event
`WeightsSet`, or if an epoch ran before the last of them.
"""

import asyncio
import collections
import pathlib
import random
import sys
import tempfile
import time

from blocks import address, authoring, development, height, node_argument, subnet, wait_for, written
from sdk import bt
from signed import Connection, Refused, Signer, events, key, set_weights, transactions

TEMPO = 360
# The rate limit of weights.
LIMIT = 100
# Open requests of a connection.
WINDOW = 32
# Blocks without any of the transactions, after which the rest is lost.
PATIENCE = 40


def neurons(args):
    """Returns each neuron's place and key: (netuid, uid) to a key pair."""
    return {
        (netuid, uid): key(f"//subnet//{netuid}//{uid}")
        for netuid in range(1, args.subnets + 1)
        for uid in range(args.neurons)
    }


def specification(args, folder, pairs):
    """Returns the development chain with root and the subnets; a weight gives each a permit."""
    spec, market = development(args.binary)
    market["blockTimeMs"] = args.block_time
    market["subnets"] = market["subnets"][:1]
    for netuid in range(1, args.subnets + 1):
        of_subnet = [
            {
                "hotkey": pairs[netuid, uid].ss58_address,
                "coldkey": address("cold", netuid * 1_000 + uid),
                "stake": 0,
                "weights": [[(uid + 1) % args.neurons, 1]],
            }
            for uid in range(args.neurons)
        ]
        one = subnet(netuid, TEMPO, of_subnet)
        one["owner"] = [of_subnet[0]["coldkey"], of_subnet[0]["hotkey"]]
        market["subnets"].append(one)
    return written(spec, folder)


def signed(args, port, pairs):
    """Returns the transactions, by their neurons, in an order that mixes the subnets."""
    signer, dice = Signer(port), random.Random(5)
    made = {}
    for (netuid, uid), pair in pairs.items():
        others = [other for other in range(args.neurons) if other != uid]
        uids = dice.sample(others, args.weights)
        call = set_weights(netuid, uids, [dice.randrange(1, 1 << 16) for _ in uids])
        made[netuid, uid] = signer.sign(pair, 0, call)
    order = list(made)
    dice.shuffle(order)
    return {neuron: made[neuron] for neuron in order}


async def submit(args, port, made):
    """Submits the transactions; returns the seconds it took, and the refusals by reason."""
    lines = [await Connection.to(port) for _ in range(args.connections)]
    rest, refusals = iter(made.values()), collections.Counter()

    async def work(line):
        for transaction in rest:
            try:
                await line.submit(transaction)
            except Refused as refusal:
                refusals[str(refusal)] += 1

    began = time.monotonic()
    await asyncio.gather(*(work(line) for line in lines for _ in range(WINDOW)))
    took = time.monotonic() - began
    for line in lines:
        await line.close()
    return took, refusals


def gather(port, first, made):
    """Follows the chain until all transactions are in blocks; returns their places by neuron."""
    missing = {transaction: neuron for neuron, transaction in made.items()}
    places, block, last = {}, first, first
    while missing and block < last + PATIENCE:
        block += 1
        wait_for(port, block)
        for position, transaction in enumerate(transactions(port, block)):
            neuron = missing.pop(transaction, None)
            if neuron:
                places[neuron], last = (block, position), block
    return places


def confirmed(chain, places):
    """Counts the transactions whose own event says that their neuron's weights were set."""
    happened = {block: events(chain, block) for block in {block for block, _ in places.values()}}
    return sum(
        ("WeightsSet", neuron) in happened[block].get(position, [])
        for neuron, (block, position) in places.items()
    )


def epochs(chain, args, first, last):
    """Counts the epochs that ran in blocks between the first and the last."""
    latest = (
        chain.query(("SubtensorModule", "LastEpochBlock"), [netuid], block=last)
        for netuid in range(1, args.subnets + 1)
    )
    return sum(block >= first for block in latest)


def run(args, port, pairs):
    """Runs the chain and prints the figures; returns what went wrong."""
    began = time.monotonic()
    made = signed(args, port, pairs)
    print(f"{len(made)} transactions signed in {time.monotonic() - began:.1f} s", flush=True)
    # The weights of the genesis count as set in block 1.
    wait_for(port, LIMIT + 1)
    before = height(port)
    took, refusals = asyncio.run(submit(args, port, made))
    places = gather(port, before, made)
    with bt.Subtensor(f"ws://127.0.0.1:{port}") as chain:
        blocks = [block for block, _ in places.values()] or [before]
        first, last = min(blocks), max(blocks)
        done = confirmed(chain, places)
        ran = epochs(chain, args, first, last)
        begun, end = (
            chain.query(("Timestamp", "Now"), block=block) / 1_000 for block in (first, last)
        )
    accepted, seconds = len(made) - refusals.total(), end - begun + args.block_time / 1_000
    fullest = collections.Counter(blocks).most_common(1)[0][1]
    print(f"accepted {accepted} in {took:.1f} s: {accepted / took:.0f} a second")
    print(
        f"in blocks {len(places)}, with WeightsSet {done}: blocks {first} to {last}, {fullest} in"
        f" the fullest, {seconds:.1f} s: {done / seconds:.0f} a second; lost {accepted - done};"
        f" epochs meanwhile {ran}"
    )
    for why, count in refusals.most_common():
        print(f"{count} refused: {why}")
    wrong = {"refused": refusals.total(), "lost": accepted - done, "epochs meanwhile": ran}
    return [f"{count} {what}" for what, count in wrong.items() if count]


def main():
    parser = node_argument(__doc__)
    parser.add_argument("--subnets", type=int, default=16)
    parser.add_argument("--neurons", type=int, default=256)
    parser.add_argument("--weights", type=int, default=16)
    parser.add_argument("--connections", type=int, default=8)
    parser.add_argument("--block-time", type=int, default=1_000, help="in milliseconds")
    args = parser.parse_args()
    pairs = neurons(args)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a").mkdir()
        spec = specification(args, folder, pairs)
        with authoring(args.binary, spec, folder / "a") as port:
            wrong = run(args, port, pairs)
    if wrong:
        sys.exit(", ".join(wrong))


if __name__ == "__main__":
    main()
