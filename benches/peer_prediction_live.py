#!/usr/bin/env python3
"""What copying pays under PeerPrediction: scripted validators on a live chain, and the simulator.

    PYTHON benches/peer_prediction_live.py [BINARY] [--simulator ganglion-sim] [--subnets 4]
        [--together] [--epochs 200] [--warm-up 110] [--churn 0.02] [--validators 20]
        [--miners 64] [--noise 0.4] [--seed 49]

PYTHON is an interpreter that has the network's SDK, see `benches/sdk.py`. The simulator is by
default the one beside the node.

A development chain that makes blocks on request has subnets in mode PeerPrediction. A miner's
quality is hidden; in each epoch a part of the miners, the churn, gets another one. The validators
have equal stake. In each epoch each of them sets weights by a transaction that its hotkey signs:
what it measured, with noise. Only the last validator does something else: it sets the consensus
that the chain has published last, or the same for all miners, or what it measured with twice the
noise; for each of these and each churn there are `--subnets` subnets. With `--together` each subnet
has all three, as its last validators.

The program prints each one's mean dividend after the warm-up relative to that of the others who
measure, and the alpha that it was paid, likewise; the part of the stake that counted (validator
trust); and the ratio that `ganglion-sim copy` finds in the same world with one such validator. It
ends with an error if two ratios differ by more than .05, if an epoch ran without a row that was
set for it, or if `ganglion-sim replay`, which runs beside the chain, found a value in any epoch
that is not the simulator's to the last unit.
"""

import contextlib
import csv
import io
import itertools
import math
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

from blocks import TAO, address, authoring, development, node_argument, rpc, subnet, written
from sdk import bt
from signed import Signer, key, set_weights

# An epoch in every second block; the rows for it are in the block before, as it runs before the
# transactions of its own block.
TEMPO = 2
# Room for the transactions of all subnets in one block. The clock of the chain runs ahead.
BLOCK_TIME = 12_000
# So large that pay does not change shares of stake.
STAKE = 100_000 * TAO
MOST_WEIGHT = 65_535
# The simulator's names of what validators do who do not measure as the others do.
ATTACKS = ("copy", "even", "twice")
NAMES = {
    "honest": "measures",
    "copy": "copies the last consensus",
    "even": "all miners alike",
    "twice": "measures with twice the noise",
}
TOLERANCE = 0.05
# Subnets of the simulator.
SAMPLES = 48


# World --------------------------------------------------------------------------------------------


def weights(seen):
    """Returns what clients set: the greatest is 65,535, and nothing above zero becomes zero."""
    greatest = max(seen, default=0)
    return [max(1, round(one / greatest * MOST_WEIGHT)) if one > 0 else 0 for one in seen]


@dataclass
class World:
    """The miners of a subnet."""

    args: object
    churn: float
    # What the last validators do.
    attacks: tuple
    dice: random.Random
    qualities: list = field(default_factory=list)

    def __post_init__(self):
        self.qualities = [self.quality() for _ in range(self.args.miners)]

    def quality(self):
        return self.dice.lognormvariate(0, 1)

    def turn(self):
        """Gives some of the miners another quality."""
        self.qualities = [
            self.quality() if self.dice.random() < self.churn else quality
            for quality in self.qualities
        ]

    def measured(self, noise):
        return [quality * max(0, 1 + noise * self.dice.gauss(0, 1)) for quality in self.qualities]

    def rows(self, consensus):
        """Returns what each validator sees in an epoch in which this consensus is the last."""
        seen = {
            "copy": consensus,
            "even": [1] * self.args.miners,
            "twice": self.measured(2 * self.args.noise),
        }
        rows = [self.measured(self.args.noise) for _ in range(self.honest())]
        return [weights(row) for row in rows + [seen[name] for name in self.attacks]]

    def honest(self):
        """Returns how many measure as they should."""
        return self.args.validators - len(self.attacks)


# Chain --------------------------------------------------------------------------------------------


@dataclass
class Subnet:
    """A subnet on the chain, and what its validators earned; lists are by validator."""

    netuid: int
    world: World
    pairs: list
    nonces: list
    consensus: list = field(default_factory=list)
    dividends: list = field(default_factory=list)
    trust: list = field(default_factory=list)
    paid: list = field(default_factory=list)


def subnets(args):
    """Returns the subnets. Those of different kinds have the same seeds."""
    kinds = [ATTACKS] if args.together else [(name,) for name in ATTACKS]
    scenes = itertools.product(args.churn, kinds, range(args.subnets))
    return [
        Subnet(
            netuid,
            World(args, churn, attacks, random.Random(f"{args.seed} {churn} {number}")),
            [key(f"//subnet//{netuid}//{uid}") for uid in range(args.validators)],
            [0] * args.validators,
        )
        for netuid, (churn, attacks, number) in enumerate(scenes, 1)
    ]


def neurons(args, one):
    """Returns the neurons, validators first; a row of even weights gives each a permit."""
    miners = range(args.validators, args.validators + args.miners)
    for uid, pair in enumerate(one.pairs):
        yield {
            "hotkey": pair.ss58_address,
            "coldkey": address("cold", one.netuid * 1_000 + uid),
            "stake": STAKE,
            "weights": [[miner, 1] for miner in miners],
        }
    for uid in miners:
        number = one.netuid * 1_000 + uid
        yield {"hotkey": address("hot", number), "coldkey": address("cold", number), "stake": 0}


def specification(args, folder, all_subnets):
    """Returns the development chain with root and the subnets."""
    spec, market = development(args.binary)
    market["blockTimeMs"] = BLOCK_TIME
    market["settings"]["maxEpochsPerBlock"] = len(all_subnets)
    market["subnets"] = market["subnets"][:1]
    for one in all_subnets:
        of_subnet = list(neurons(args, one))
        market["subnets"].append(
            subnet(one.netuid, TEMPO, of_subnet)
            | {
                "dynamic": True,
                "taoReserve": 1_000 * TAO,
                "alphaReserve": 3_000 * TAO,
                "owner": [of_subnet[-1]["coldkey"], of_subnet[-1]["hotkey"]],
                "settings": {"mode": "peerPrediction", "weightsSetRateLimit": 0},
            }
        )
    return written(spec, folder)


# Driving ------------------------------------------------------------------------------------------


def transactions(args, signer, one):
    """Returns the transactions that set the rows of an epoch, one of each validator.

    Who copies sets none while there is no consensus: its row of the genesis counts.
    """
    signed = []
    for uid, row in enumerate(one.world.rows(one.consensus)):
        if row:
            uids = [args.validators + miner for miner, weight in enumerate(row) if weight]
            call = set_weights(one.netuid, uids, [weight for weight in row if weight])
            signed.append("0x" + signer.sign(one.pairs[uid], one.nonces[uid], call).hex())
            one.nonces[uid] += 1
    return signed


def read(args, chain, one, block):
    """Reads what an epoch in this block did; returns how many rows it had not been given."""

    def stored(item):
        return chain.query(("SubtensorModule", item), [one.netuid], block=block)

    if stored("LastEpochBlock") != block:
        sys.exit(f"subnet {one.netuid} has no epoch in block {block}")
    late = sum(at != block - 1 for at in stored("LastUpdate")[: args.validators])
    first = not one.consensus
    one.consensus = stored("Consensus")[args.validators :]
    one.dividends.append(stored("Dividends")[: args.validators])
    one.trust.append(stored("ValidatorTrust")[: args.validators])
    return max(0, late - 1) if first else late


def alpha(chain, one, block):
    """Returns the stake of each validator's hotkey, in rao."""
    item = ("SubtensorModule", "TotalHotkeyAlpha")
    keys = [[pair.ss58_address, one.netuid] for pair in one.pairs]
    return [chain.query(item, place, block=block) for place in keys]


def drive(args, port, all_subnets):
    """Runs the epochs; returns how many rows were missing."""
    signer, missing = Signer(port), 0
    with bt.Subtensor(f"ws://127.0.0.1:{port}") as chain:
        for epoch in range(1, args.epochs + 1):
            made = []
            for one in all_subnets:
                one.world.turn()
                made += transactions(args, signer, one)
            rpc(port, "dev_newBlock", [{"count": TEMPO, "transactions": made}])
            block = epoch * TEMPO
            missing += sum(read(args, chain, one, block) for one in all_subnets)
            if epoch % 20 == 0:
                print(f"{epoch} epochs", file=sys.stderr, flush=True)
        for one in all_subnets:
            before, after = (alpha(chain, one, at * TEMPO) for at in (args.warm_up, args.epochs))
            one.paid = [now - then for then, now in zip(before, after, strict=True)]
    return missing


@contextlib.contextmanager
def replaying(args, port, all_subnets):
    """Runs the simulator beside the chain within the context, from the first epoch on.

    Yields a process for each subnet.
    """
    command = [args.simulator, "replay", "--url", f"ws://127.0.0.1:{port}"]
    command += ["--epochs", str(args.epochs), "--netuid"]
    with contextlib.ExitStack() as stack:
        running = []
        for one in all_subnets:
            one_of_them = [*command, str(one.netuid)]
            replay = subprocess.Popen(one_of_them, stdout=subprocess.PIPE, text=True)
            stack.callback(replay.wait)
            stack.callback(replay.kill)
            running.append(replay)
        # It says which epoch is the next when it watches.
        for replay in running:
            replay.stdout.readline()
        yield running


def replayed(args, running):
    """Waits for the simulator; prints what it compared, and returns what differed."""
    agreed, wrong = 0, []
    for netuid, replay in enumerate(running, 1):
        output, _ = replay.communicate(timeout=600)
        same = [int(line.split()[-3]) for line in output.splitlines() if line.endswith(" agree.")]
        agreed += sum(same)
        if replay.returncode or len(same) != args.epochs:
            wrong.append(f"subnet {netuid} is not as replayed: {output[-500:]}")
    print(f"replayed: {len(running)} times {args.epochs} epochs, {agreed} values agree")
    return wrong


# Figures ------------------------------------------------------------------------------------------


def ratio(amounts, honest, uid):
    """Returns a validator's amount divided by the mean of the others who measure."""
    return amounts[uid] / statistics.mean(amounts[other] for other in range(honest) if other != uid)


def simulated(args):
    """Returns the simulator's ratio for each churn and each validator's name."""
    options = dict(
        mode="peer",
        churn=",".join(map(str, args.churn)),
        delay=0,
        attack=",".join(NAMES),
        validators=args.validators,
        miners=args.miners,
        noise=args.noise,
        samples=SAMPLES,
        seed=args.seed,
        epochs=args.epochs - args.warm_up,
        csv="-",
    )
    command = [args.simulator, "copy", "--lognormal", "--burn-in", str(args.warm_up)]
    for name, value in options.items():
        command += [f"--{name}", str(value)]
    table = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    rows = csv.DictReader(io.StringIO(table))
    return {(float(row["churn"]), row["attack"]): float(row["ratio"]) for row in rows}


def earned(args, one, name):
    """Returns the ratio of dividends of who does this, that of what was paid, and the trust."""
    honest = one.world.honest()
    uid = honest + one.world.attacks.index(name) if name in ATTACKS else 0
    dividends = zip(*one.dividends[args.warm_up :], strict=True)
    trust = statistics.mean(row[uid] / MOST_WEIGHT for row in one.trust[args.warm_up :])
    total = [sum(of_one) for of_one in dividends]
    return ratio(total, honest, uid), ratio(one.paid, honest, uid), trust


def compare(args, all_subnets):
    """Prints the table; returns what is not within the tolerance."""
    expected, wrong = simulated(args), []
    print(f"{len(all_subnets)} subnets, {args.validators} validators, of which")
    print(f"{all_subnets[0].world.honest()} measure, {args.miners} miners, noise {args.noise};")
    print(f"epochs {args.warm_up} to {args.epochs}; ± is the standard error of the mean")
    print("churn  validator                       live     ±   paid  trust  simulator  difference")
    for churn, name in itertools.product(args.churn, NAMES):
        worlds = ((one, one.world) for one in all_subnets)
        there = [one for one, it in worlds if it.churn == churn and name in ("honest", *it.attacks)]
        live, paid, trust = zip(*(earned(args, one, name) for one in there), strict=True)
        mean, error = statistics.mean(live), statistics.stdev(live) / math.sqrt(len(live))
        simulator = expected[churn, name]
        print(
            f"{churn:<6} {NAMES[name]:<30} {mean:5.3f} {error:5.3f}  {statistics.mean(paid):5.3f}"
            f"  {statistics.mean(trust):5.3f}  {simulator:9.3f}  {mean - simulator:+10.3f}"
        )
        if abs(mean - simulator) > TOLERANCE:
            wrong.append(f"churn {churn}, {NAMES[name]}: {mean - simulator:+.3f}")
    return wrong


def arguments():
    parser = node_argument(__doc__)
    parser.add_argument("--simulator", help="the program ganglion-sim")
    parser.add_argument("--subnets", type=int, default=4, help="of each kind, two at least")
    parser.add_argument("--together", action="store_true", help="all three kinds in each subnet")
    parser.add_argument("--epochs", type=int, default=200)
    parser.add_argument("--warm-up", type=int, default=110, help="epochs that do not count")
    parser.add_argument("--churn", default="0.02", help="parts of the miners, by commas")
    parser.add_argument("--validators", type=int, default=20)
    parser.add_argument("--miners", type=int, default=64)
    parser.add_argument("--noise", type=float, default=0.4)
    parser.add_argument("--seed", type=int, default=49)
    args = parser.parse_args()
    args.churn = [float(one) for one in args.churn.split(",")]
    args.simulator = args.simulator or str(pathlib.Path(args.binary).with_name("ganglion-sim"))
    if args.subnets < 2 or not 0 < args.warm_up < args.epochs:
        parser.error("expected two subnets of each kind at least, and epochs after the warm-up")
    return args


def main():
    args = arguments()
    all_subnets = subnets(args)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a").mkdir()
        spec = specification(args, folder, all_subnets)
        with (
            authoring(args.binary, spec, folder / "a", ("--sealing", "manual")) as port,
            replaying(args, port, all_subnets) as running,
        ):
            missing = drive(args, port, all_subnets)
            wrong = replayed(args, running)
    if missing:
        wrong.append(f"{missing} rows were not there when their epoch ran")
    wrong += compare(args, all_subnets)
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
