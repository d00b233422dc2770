#!/usr/bin/env python3
"""Import time of blocks that open the timelocked weights of many validators, as WASM.

    PYTHON benches/reveals.py [BINARY] [--block-time 12000] [--tempo 20] [--imports 1]
                              [--neurons 256] [--validators 64] [--weights 256]

PYTHON is an interpreter that has the network's SDK, see `benches/signed.py`.

The chain has one subnet, with commit-reveal. In the first epoch each validator commits to
`--weights` weights, as the SDK encrypts them for round 1000 of the beacon quicknet, whose pulse is
known. In the second epoch, in which they are to be revealed, somebody writes the pulse to the
chain, and the chain opens the commits, as many in each block as it has weight for. The epochs
should be long enough for that: `--block-time 250` needs `--tempo 100`. The blocks are exported and
imported into an empty database, as a joining node does. With `--imports` they are imported several
times, and each block counts with its fastest import, so that other work of the machine does not
count.

The program prints how many commits the blocks open, before their transactions and after them, the
import times of these blocks and of blocks that open none, and the share of a block that the block
step may take beside what block step, reveals and inherents weigh. It ends with an error unless each
validator's row is stored as it was sealed.
"""

import collections
import pathlib
import sys
import tempfile
from types import SimpleNamespace

from blocks import (
    arguments,
    authoring,
    compact,
    development,
    height,
    neurons,
    report,
    rpc,
    subnet,
    wait_for,
    written,
)
from long_work import add_arguments, fastest_imports, share, weight
from sdk import SubtensorModule, System, bittensor_core, bt
from signed import Signer, commit_timelocked_weights, key, read_compact, words

sys.path.append(str(pathlib.Path(__file__).parents[1] / "tests/clients/sdk_own"))
import pulses

NETUID = 1
# Blocks without reveals, before the pulse and after the last reveal.
QUIET = 5


def specification(args, folder, pairs):
    """Returns the development chain with root and the subnet; a weight gives a permit."""
    spec, market = development(args.binary)
    market["blockTimeMs"] = args.block_time
    own = list(neurons(args))
    for neuron, pair in zip(own, pairs, strict=False):
        neuron |= {"hotkey": pair.ss58_address, "weights": neuron["weights"][:1]}
    one = subnet(NETUID, args.tempo, own)
    one["settings"] = {"commitReveal": True, "weightsSetRateLimit": 0}
    market["subnets"] = [*market["subnets"][:1], one]
    return written(spec, folder)


def rows(args):
    """Returns each validator's row: its uids, and a weight for each.

    The greatest weight is the greatest there is, so that rows are stored as they are sealed.
    """
    uids = list(range(args.weights))
    for validator in range(args.validators):
        values = [1 + (uid * 7919 + validator * 104_729) % 65_534 for uid in uids]
        values[validator % args.weights] = 65_535
        yield uids, values


def sealed(pair, row):
    """Returns the ciphertext of a row for the round whose pulse is known."""
    uids, values = row
    hotkey, version_key = bytes(pair.public_key), bytes(8)
    plain = compact(len(hotkey)) + hotkey + words(uids) + words(values) + version_key
    envelope, _ = bittensor_core.encrypt_at_round(plain, pulses.ROUND)
    # The round is behind the ciphertext, and beside it in a commit.
    length, start = read_compact(envelope, 0)
    return bytes(envelope[start : start + length])


def commit(chain, port, pairs, ciphertexts):
    """Has each validator commit, and waits until all commits are stored."""
    signer, version = Signer(port), chain.query(SubtensorModule.CommitRevealWeightsVersion)
    for pair, ciphertext in zip(pairs, ciphertexts, strict=True):
        call = commit_timelocked_weights(NETUID, ciphertext, pulses.ROUND, version)
        rpc(port, "author_submitExtrinsic", ["0x" + signer.sign(pair, 0, call).hex()])
    while (found := queued(chain)) < len(pairs):
        if epochs(chain):
            sys.exit(f"{found} of {len(pairs)} commits were stored before the first epoch")
        wait_for(port, height(port) + 1)


def queued(chain):
    """Counts the commits that wait."""
    found = chain.query_map(SubtensorModule.TimelockedWeightCommits, [NETUID])
    assert len(found) <= 1, "commits of more than one epoch"
    return sum(len(commits) for _, commits in found)


def epochs(chain):
    return chain.query(("SubtensorModule", "SubnetEpochIndex"), [NETUID])


def observed(chain, block):
    """Returns what is to be known of a block: its reveals by phase, and its weight."""
    found = []
    for record in chain.query(System.Events, block=block):
        name, attributes = record["event"]["event_id"], record["event"]["attributes"]
        assert name != "TimelockedWeightsRejected", f"block {block}: {attributes}"
        if name == "TimelockedWeightsRevealed":
            found.append(record["phase"])
    phases = collections.Counter("before" if "Init" in str(phase) else "after" for phase in found)
    return SimpleNamespace(
        reveals=len(found),
        before=phases["before"],
        after=phases["after"],
        epoch=chain.query(SubtensorModule.LastEpochBlock, [NETUID], block=block) == block,
        weight=weight(chain, block),
    )


def check_rows(chain, block, sent):
    """Checks that each row is stored as it was sealed, and nothing else."""
    stored = dict(chain.query_map(SubtensorModule.Weights, [NETUID], block=block))
    assert set(stored) == set(range(len(sent))), f"rows of {sorted(stored)}"
    for uid, (uids, values) in enumerate(sent):
        row = [tuple(entry) for entry in stored[uid]]
        assert row == list(zip(uids, values, strict=True)), (
            f"the row of neuron {uid} is another: {len(row)} weights, {row[:3]}"
        )


def run(args, spec, base, pairs):
    """Runs the chain until all is revealed; returns its observations by block, and the share."""
    sent = list(rows(args))
    ciphertexts = [sealed(pair, row) for pair, row in zip(pairs, sent, strict=True)]
    with (
        authoring(args.binary, spec, base) as port,
        bt.Subtensor(f"ws://127.0.0.1:{port}") as chain,
    ):
        wait_for(port, 1)
        commit(chain, port, pairs, ciphertexts)
        print(f"{len(pairs)} commits of {len(ciphertexts[0])} bytes are stored", flush=True)
        while not epochs(chain):
            wait_for(port, height(port) + 1)
        first = height(port)
        wait_for(port, first + QUIET)
        assert queued(chain) == len(pairs), "opened without a pulse"
        pulses.write_pulse(f"ws://127.0.0.1:{port}")
        while queued(chain):
            wait_for(port, height(port) + 1)
        wait_for(port, height(port) + QUIET)
        last = height(port)
        seen = {block: observed(chain, block) for block in range(first, last + 1)}
        check_rows(chain, last, sent)
        return seen, share(chain)


def opening_blocks(seen):
    """Returns the blocks that opened commits."""
    return [block for block, one in seen.items() if one.reveals]


def figures(args, seen, limit, times):
    opening = opening_blocks(seen)
    reveals = sum(seen[block].reveals for block in opening)
    assert reveals == args.validators, f"{reveals} reveals"
    print(
        f"{reveals} rows of {args.weights} weights, all stored as sealed, were opened in"
        f" {len(opening)} blocks, {opening[0]} to {opening[-1]}"
    )
    for count, blocks in sorted(collections.Counter(seen[b].reveals for b in opening).items()):
        print(f"  {count} in each of {blocks} blocks")
    before = sum(seen[block].before for block in opening)
    print(f"  {before} before the block's transactions, {reveals - before} after them")
    report("with reveals", [times[block] for block in opening])
    quiet = [block for block, one in seen.items() if not one.reveals and not one.epoch]
    report("without", [times[block] for block in quiet])
    each = [(times[b] - min(times[q] for q in quiet)) / seen[b].reveals for b in opening]
    print(f"a reveal adds {sorted(each)[len(each) // 2]:.1f} ms (median of blocks)")
    heaviest = max(seen[block].weight for block in opening)
    longest = max(times[block] for block in opening)
    print(
        f"of a block of {args.block_time} ms, transactions, step and inherents may weigh"
        f" {4 * limit:.1f} ms, and the step {limit:.1f} ms"
    )
    print(
        f"step, reveals and inherents weigh {heaviest:.1f} ms at most; the longest import is"
        f" {longest / limit:.1%} of the step's share and {longest / args.block_time:.1%} of the"
        " block time"
    )


def main():
    parser = arguments(__doc__)
    parser.set_defaults(weights=256)
    add_arguments(parser, block_time=12_000)
    parser.add_argument("--tempo", type=int, default=20)
    args = parser.parse_args()
    pairs = [key(f"//validator//{uid}") for uid in range(args.validators)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a").mkdir()
        spec = specification(args, folder, pairs)
        seen, limit = run(args, spec, folder / "a", pairs)
        times = fastest_imports(args, spec, folder, list(seen))
    figures(args, seen, limit, times)


if __name__ == "__main__":
    main()
