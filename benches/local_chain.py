#!/usr/bin/env python3
"""How quickly a development chain makes and unmakes blocks, and what memory it needs.

    PYTHONPATH=python/src python3 benches/local_chain.py BINARY [--day 7200] [--blocks 100000]

The chains are those of `ganglion --dev` with the demo subnet, which earns and has epochs, and
without transactions. The program prints

- the seconds that `dev_newBlock` takes for `--day` blocks: a day of the network's, at 12 s each;
- the node's own memory after each tenth of `--blocks` blocks, and the memory in which parts of its
  database's files are: the system takes the latter back when others need it;
- the milliseconds of `dev_revert` over 1,000 blocks, the least and the greatest of ten.

It ends with an error if the least of its own memory in the second half of the blocks is more than
the greatest in the first half: then it grows.
"""

import argparse
import sys
import time

import ganglion

MIB = 1 << 20
# Blocks that a revert takes back, and reverts.
DEPTH, REVERTS = 1_000, 10


def resident(chain):
    """Returns the node's resident memory in bytes: its own, and that of files."""
    with open(f"/proc/{chain.pid}/status") as status:
        fields = dict(line.split(":", 1) for line in status)
    return [int(fields[name].split()[0]) * 1024 for name in ("RssAnon", "RssFile")]


def seconds(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def manual(binary, block_time):
    return ganglion.Devnet(
        binary=binary,
        sealing="manual",
        args=["--block-time", str(block_time)],
        timeout=3600,
    )


def day(binary, blocks):
    with manual(binary, 12_000) as chain:
        took = seconds(lambda: chain.advance(blocks))
        print(f"{blocks} blocks of 12 s: {took:.1f} s, {1000 * took / blocks:.2f} ms a block")


def reverts(binary):
    with manual(binary, 12_000) as chain:
        snapshot = chain.snapshot()
        times = []
        for _ in range(REVERTS):
            chain.advance(DEPTH)
            times.append(1000 * seconds(lambda: chain.revert(snapshot)))
        print(f"a revert over {DEPTH} blocks: {min(times):.1f} to {max(times):.1f} ms")


def memory(binary, blocks):
    with manual(binary, "instant") as chain:
        used = []
        for _ in range(10):
            took = seconds(lambda: chain.advance(blocks // 10))
            own, of_files = resident(chain)
            used.append(own)
            print(
                f"block {chain.block}: {own / MIB:.0f} MiB, of files {of_files / MIB:.0f} MiB; "
                f"{blocks / 10 / took:.0f} blocks a second"
            )
        first, second = used[:5], used[5:]
        for name, half in (("first", first), ("second", second)):
            print(f"own memory, {name} half: {min(half) / MIB:.0f} to {max(half) / MIB:.0f} MiB")
        return min(second) <= max(first)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--day", type=int, default=7_200)
    parser.add_argument("--blocks", type=int, default=100_000)
    options = parser.parse_args()
    day(options.binary, options.day)
    reverts(options.binary)
    return 0 if memory(options.binary, options.blocks) else 1


if __name__ == "__main__":
    sys.exit(main())
