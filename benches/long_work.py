"""Shared parts of the benchmarks of work that the block step spreads over blocks.

Positions of stake that are made without weight, the weight of blocks beside the share of a block
that the step may take, and the blocks in which the work begins and ends. The clients' interpreter
runs these benchmarks, see `benches/sdk.py`.
"""

import bisect
import time

from blocks import import_times, report
from sdk import System, calls, cold, constants

# Calls per transaction.
BATCH = 500
# Blocks before the work, for comparison.
QUIET = 20
PICOSECONDS = 1_000_000_000


def distribute(chain, holder, positions):
    """Transfers the holder's stake, by calls that it dispatches as root, without weight.

    A position is its new coldkey, its hotkey, its netuid, and its alpha.
    """
    origin, free = {"system": {"Signed": cold(holder)}}, {"ref_time": 0, "proof_size": 0}
    start = chain.query(System.Account, [cold(holder)])["nonce"]
    batches = [positions[first : first + BATCH] for first in range(0, len(positions), BATCH)]
    for batch in batches:
        transfers = [
            chain.compose(calls.SubtensorModule.transfer_stake(who, hotkey, netuid, netuid, alpha))
            for who, hotkey, netuid, alpha in batch
        ]
        all_of_them = chain.compose(calls.Utility.batch_all(calls=transfers))
        as_holder = chain.compose(calls.Utility.dispatch_as(as_origin=origin, call=all_of_them))
        call = calls.Sudo.sudo_unchecked_weight(call=as_holder, weight=free)
        result = chain.submit_call(
            call, holder, period=None, wait_for_inclusion=False, wait_for_finalization=False
        )
        assert result.success, result.message
    while chain.query(System.Account, [cold(holder)])["nonce"] < start + len(batches):
        time.sleep(0.5)
    for batch in batches:
        who, hotkey, netuid, alpha = batch[-1]
        # A deposit may be worth one unit less than the amount.
        assert 0 <= alpha - chain.staking.get(who, hotkey, netuid).rao <= 1, (
            "a batch of transfers failed"
        )


def first_block(low, high, is_done):
    """Returns the first block from `low` to `high` at whose end something is done."""
    return low + bisect.bisect_left(range(low, high), True, key=is_done)


def share(chain):
    """Returns the weight that the block step may take of a block, in milliseconds."""
    most = chain.constant(constants.System.BlockWeights)["max_block"]["ref_time"]
    return most / 4 / PICOSECONDS


def weight(chain, block):
    """Returns the weight of block step, clean-up and inherents in a block, in milliseconds."""
    return chain.query(System.BlockWeight, block=block)["mandatory"]["ref_time"] / PICOSECONDS


def fastest_imports(args, spec, folder, blocks):
    """Imports the blocks several times; returns each block's fastest import, in milliseconds.

    The first of the blocks is the earliest.
    """
    copies = [folder / f"b{number}" for number in range(args.imports)]
    imports = [
        import_times(args.binary, spec, folder / "a", copy, folder, begin=blocks[0])
        for copy in copies
    ]
    return {block: min(one[block] for one in imports) for block in blocks}


def add_arguments(parser, block_time):
    """Adds the arguments of these benchmarks, given the default block time."""
    parser.add_argument("--block-time", type=int, default=block_time, help="in milliseconds")
    parser.add_argument(
        "--imports",
        type=int,
        default=1,
        help="how often the blocks are imported; of each block the fastest counts",
    )


def extremes(seen, times):
    """Prints the longest and the heaviest block from the call on.

    Returns whether both kept within the share.
    """
    longest, heaviest = max(seen.blocks, key=times.get), max(seen.blocks, key=seen.weights.get)
    for name, block in (("longest", longest), ("heaviest", heaviest)):
        took, weighed = (
            f"{figure[block]:.1f} ms, {figure[block] / seen.limit:.1%} of the share"
            for figure in (times, seen.weights)
        )
        print(
            f"the {name} block, {block - seen.called} after the call:"
            f" imported in {took}; weighed {weighed}"
        )
    return max(times[longest], seen.weights[heaviest]) <= seen.limit


def summary(args, seen, times):
    """Prints the share, and the import times before the call and from it on."""
    print(f"the share of a block of {args.block_time} ms is {seen.limit:.1f} ms")
    report("before the call", [times[block] for block in seen.quiet])
    report("from the call to the end", [times[block] for block in seen.blocks])
