#!/usr/bin/env python3
"""Import time of blocks without transactions on a chain full of subnets, on the WASM runtime.

    benches/block_step.py [BINARY] [--subnets 1 8 32 128] [--neurons 256] [--validators 64]
                          [--weights 192] [--blocks 60]

For each number of subnets, the program makes a chain of subnets with weighted pools and `--neurons`
neurons, whose `--validators` validators set `--weights` weights each. It measures blocks in which
no epoch is due, and blocks in which as many epochs are due as a block runs (`MaxEpochsPerBlock`, 2
as on the network). A node authors the blocks; another imports them into an empty database, as a
joining node does. The program prints medians and, by a straight line through them, what a subnet
adds to a block.
"""

import pathlib
import tempfile

from blocks import arguments, author, full_chain, import_times

# Milliseconds: enough to author a block of the largest chain.
BLOCK_TIME = 1_000
# The first blocks fill caches.
WARM = 10
EPOCHS = 2


def block_time(subnets, tempo):
    """Returns a block time with room for the epochs.

    The block step's share of a block's weight has room for as many epochs as may run.
    """
    return 3_000 + 40 * subnets if tempo else BLOCK_TIME


def median(args, subnets, tempo):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a").mkdir()
        spec = full_chain(args, folder, subnets, tempo, block_time(subnets, tempo), EPOCHS)
        author(args.binary, spec, folder / "a", args.blocks + WARM)
        times = import_times(args.binary, spec, folder / "a", folder / "b", folder)
    times = sorted(time for number, time in times.items() if number > WARM)
    return times[len(times) // 2], times[-1]


def slope(points):
    """Returns milliseconds per subnet, by least squares."""
    count, x, y = len(points), sum(x for x, _ in points), sum(y for _, y in points)
    return (count * sum(x * y for x, y in points) - x * y) / (
        count * sum(x * x for x, _ in points) - x * x
    )


def main():
    parser = arguments(__doc__)
    parser.add_argument("--subnets", type=int, nargs="+", default=[1, 8, 32, 128])
    parser.add_argument("--blocks", type=int, default=60)
    args = parser.parse_args()
    print(
        f"subnets of {args.neurons} neurons, {args.validators} validators"
        f" with {args.weights} weights each; milliseconds: median (worst)"
    )
    quiet = []
    for subnets in args.subnets:
        without, worst = median(args, subnets, 0)
        # A tempo so short that more epochs are due in each block than run, given enough subnets.
        due, most = median(args, subnets, max(1, subnets // EPOCHS // 4))
        quiet.append((subnets, without))
        print(
            f"{subnets:4} subnets: no epoch {without:.1f} ({worst:.1f}),"
            f" {min(subnets, EPOCHS)} epochs {due:.1f} ({most:.1f})",
            flush=True,
        )
    if len(quiet) > 1:
        print(f"a subnet adds {slope(quiet):.3f} ms to a block without epochs")


if __name__ == "__main__":
    main()
