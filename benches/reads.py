#!/usr/bin/env python3
"""Times of the reads that clients make most, and how many of them a node answers.

    PYTHON benches/reads.py [BINARY] [--subnets 128] [--rounds 20] [--connections 64]
                            [--seconds 60]

PYTHON is an interpreter that has `websockets`, like those of the clients' tests.

The chain has `--subnets` subnets of 256 neurons, and makes a block each 12 seconds. First one
client makes each read `--rounds` times, one after the other; the program prints the median, the
worst, and the bytes of a result. Then `--connections` clients make reads of all kinds for
`--seconds`, each the next as soon as it has the result of the last; the program prints the reads a
second, and ends with an error if one of them failed.
"""

import asyncio
import collections
import itertools
import json
import pathlib
import random
import sys
import tempfile
import time

import websockets
from blocks import account, arguments, authoring, full_chain

BLOCK_TIME = 12_000
# Fields of a metagraph by number: incentives and dividends.
FIELDS = [62, 61]
SUBNET_INFO, STAKE_INFO = "SubnetInfoRuntimeApi", "StakeInfoRuntimeApi"


def of_runtime(method, *arguments):
    return "state_call", [method, "0x" + b"".join(arguments).hex()]


def netuid(number):
    return number.to_bytes(2, "little")


def metagraph(number):
    return of_runtime(f"{SUBNET_INFO}_get_metagraph", netuid(number))


def fields_of_metagraph(number):
    fields = bytes([len(FIELDS) << 2]) + b"".join(map(netuid, FIELDS))
    return of_runtime(f"{SUBNET_INFO}_get_selective_metagraph", netuid(number), fields)


def stake(number, uid):
    who = number * 1_000 + uid
    method = f"{STAKE_INFO}_get_stake_info_for_hotkey_coldkey_netuid"
    return of_runtime(method, account("hot", who), account("cold", who), netuid(number))


def all_subnets():
    return of_runtime(f"{SUBNET_INFO}_get_all_dynamic_info")


def mixed(dice, subnets):
    """Returns reads of all kinds without end."""
    while True:
        number = dice.randint(1, subnets)
        yield dice.choice(
            [
                ("chain_getHeader", []),
                ("chain_getBlockHash", []),
                ("system_accountNextIndex", ["5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"]),
                stake(number, dice.randrange(256)),
                of_runtime(f"{SUBNET_INFO}_get_dynamic_info", netuid(number)),
                fields_of_metagraph(number),
            ]
        )


async def ask(line, read):
    """Makes a read; returns its result."""
    method, params = read
    await line.send(json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}))
    answer = json.loads(await line.recv())
    if "error" in answer:
        raise RuntimeError(f"{method}: {answer['error']}")
    return answer["result"]


async def time_one(line, name, reads):
    times, size = [], 0
    for read in reads:
        began = time.monotonic()
        size = len(await ask(line, read)) // 2 - 1
        times.append((time.monotonic() - began) * 1_000)
    times.sort()
    middle = times[len(times) // 2]
    print(f"| {name} | {middle:.1f} | {times[-1]:.1f} | {size:,} |", flush=True)


async def load(url, seed, subnets, end, done):
    """Makes mixed reads until `end`; counts them in `done` by method, and failures."""
    async with websockets.connect(url, max_size=None) as line:
        for read in mixed(random.Random(seed), subnets):
            if time.monotonic() > end:
                return
            try:
                await ask(line, read)
                done[read[0]] += 1
            except RuntimeError as error:
                done["failed"] += 1
                print(error, file=sys.stderr)


async def measure(port, args):
    url = f"ws://127.0.0.1:{port}"
    print("| read | median, ms | worst, ms | bytes |\n|---|---:|---:|---:|")
    async with websockets.connect(url, max_size=None) as line:
        every = itertools.cycle(range(1, args.subnets + 1))
        subnets = [next(every) for _ in range(args.rounds)]
        await time_one(line, "metagraph of 256 neurons", map(metagraph, subnets))
        await time_one(line, "two fields of it", map(fields_of_metagraph, subnets))
        name = f"dynamic info of {args.subnets} subnets"
        await time_one(line, name, [all_subnets()] * args.rounds)
        stakes = [stake(next(every), uid % 256) for uid in range(1_000)]
        began = time.monotonic()
        await time_one(line, "stake of a coldkey with a hotkey", stakes)
        print(f"\n1,000 of these queries, one after the other: {time.monotonic() - began:.2f} s")
    done, end = collections.Counter(), time.monotonic() + args.seconds
    workers = (load(url, seed, args.subnets, end, done) for seed in range(args.connections))
    await asyncio.gather(*workers)
    good = sum(count for kind, count in done.items() if kind != "failed")
    print(
        f"{args.connections} connections for {args.seconds} s: {good:,} reads,"
        f" {good / args.seconds:.0f} a second, {done['failed']} failed"
    )
    return done["failed"] == 0


def main():
    parser = arguments(__doc__)
    parser.add_argument("--subnets", type=int, default=128)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--connections", type=int, default=64)
    parser.add_argument("--seconds", type=int, default=60)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "base").mkdir()
        spec = full_chain(args, folder, args.subnets, 100, BLOCK_TIME, 2)
        with authoring(args.binary, spec, folder / "base") as port:
            if not asyncio.run(measure(port, args)):
                sys.exit(1)


if __name__ == "__main__":
    main()
