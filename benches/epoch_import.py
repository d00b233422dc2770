#!/usr/bin/env python3
"""Import time of blocks that run an epoch of a large subnet, on the WASM runtime.

    benches/epoch_import.py [BINARY] [--epochs 100] [--neurons 256] [--validators 64]
                            [--weights 192] [--subnets 1] [--mode yuma]

The chain's subnet 1 has `--neurons` neurons, of which the validators have stake and set `--weights`
weights each. `--mode` is that of the subnet's consensus: yuma, null, sigmoid or
peerPrediction. In mode null the owner, who is neuron 0, is the one validator, and there may be
2,500 neurons. Further subnets have an owner alone and no epochs. A node authors blocks until
`--epochs` epochs have run; another imports them into an empty database, as a joining node does. The
program prints the import times that this node reports, for blocks with an epoch and for the others.
"""

import pathlib
import sys
import tempfile

from blocks import arguments, author, development, import_times, neurons, report, subnet, written

TEMPO = 10
BLOCK_TIME = 150


def specification(args, folder):
    """Returns the development chain, its demo subnet replaced by the large one."""
    spec, market = development(args.binary)
    market["blockTimeMs"] = BLOCK_TIME
    large = subnet(1, TEMPO, list(neurons(args)))
    large["settings"] = {"mode": args.mode, "maxAllowedUids": max(args.neurons, 256)}
    market["subnets"] = [*market["subnets"][:1], large]
    market["subnets"] += [
        subnet(netuid, 0, list(neurons(args))[:1]) for netuid in range(2, args.subnets + 1)
    ]
    for other in market["subnets"][2:]:
        other["neurons"][0]["weights"] = []
    return written(spec, folder)


def main():
    parser = arguments(__doc__)
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--subnets", type=int, default=1)
    modes = ("yuma", "null", "sigmoid", "peerPrediction")
    parser.add_argument("--mode", choices=modes, default="yuma")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a").mkdir()
        spec = specification(args, folder)
        blocks = args.epochs * TEMPO + 1
        author(args.binary, spec, folder / "a", blocks)
        times = import_times(args.binary, spec, folder / "a", folder / "b", folder)
    if len(times) < blocks - 1:
        sys.exit(f"only {len(times)} of {blocks} blocks were timed")
    epochs = {number for number in times if number % TEMPO == 0}
    shape = f"{args.neurons} neurons, {args.validators} validators with {args.weights} weights each"
    print(f"{args.subnets} subnets, the first in mode {args.mode} with {shape}")
    report("with an epoch", [times[number] for number in epochs])
    report("without", [times[number] for number in times if number not in epochs and number > 1])


if __name__ == "__main__":
    main()
