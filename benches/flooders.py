"""The flood of `flood.py`: hotkeys without TAO that send free calls as fast as the node answers."""

import asyncio
import collections
import contextlib
import multiprocessing
import random
import re
import time

from blocks import account
from signed import (
    DECREASE_TAKE,
    SERVE_AXON,
    SERVE_PROMETHEUS,
    SET_WEIGHTS,
    Connection,
    Refused,
    Signer,
    decrease_take,
    key,
    read_compact,
    serve_axon,
    serve_prometheus,
    set_weights,
)

# The subnet; its first neurons are the honest validators.
NETUID, NEURONS, VALIDATORS = 1, 256, 32
# A row of about as many bytes as a free transaction may have.
LONG_ROW = 4_000
# The initial take, in parts of 65,535; it may be lowered to 0.
INITIAL_TAKE = 11_796
WORKERS, CONNECTIONS = 64, 8
# Seconds that a flooded node may take to answer its last requests.
PATIENCE = 600
TWICE, LONG, ALL, OWN, AXON, PROMETHEUS, TAKE = KINDS = (
    "weights with a uid twice",
    f"a row of {LONG_ROW:,} uids",
    "weights on all uids",
    "a weight on itself alone",
    "address of an axon",
    "address of metrics",
    "a take lowered by one unit",
)


def flooder(number):
    return key(f"//flooder//{number}")


def lowerer():
    """The coldkey of the hotkeys whose takes are lowered."""
    return key("//lowerer")


def call_of(kind, uid, dice):
    """Makes a call of a kind; no two are alike."""
    if kind in (AXON, PROMETHEUS):
        serve = serve_axon if kind == AXON else serve_prometheus
        return serve(NETUID, dice.randrange(1 << 24, 100 << 24), dice.randrange(1, 1 << 16))
    uids = {
        TWICE: lambda: [dice.randrange(NEURONS)] * 2,
        LONG: lambda: [at % NEURONS for at in range(LONG_ROW)],
        ALL: lambda: range(NEURONS),
        OWN: lambda: [uid],
    }[kind]()
    return set_weights(NETUID, uids, [dice.randrange(1, 1 << 16) for _ in uids])


def kind_of(call):
    """Returns the kind of a flooder's call."""
    if call[:2] != SET_WEIGHTS:
        others = {SERVE_AXON: AXON, SERVE_PROMETHEUS: PROMETHEUS, DECREASE_TAKE: TAKE}
        return others[call[:2]]
    count, _ = read_compact(call, 4)
    return {1: OWN, 2: TWICE, NEURONS: ALL, LONG_ROW: LONG}[count]


def kinds_of(number):
    """Returns what a flooder sends."""
    permit, passes = number % 2 == 0, number % 4 >= 2
    weights = ([OWN, ALL] if permit else [OWN]) if passes else [TWICE, LONG]
    return [*weights, AXON, PROMETHEUS, *([] if permit or passes else [ALL])]


class Flood:
    """Sends the free calls and counts what the node answers, by (kind, answer)."""

    def __init__(self, port, seconds, rate):
        self.port, self.signer = port, Signer(port)
        self.answers, self.dice = collections.Counter(), random.Random(7)
        self.start, self.seconds, self.rate = time.monotonic(), seconds, rate

    async def run(self, hotkeys, takes):
        lines = [await Connection.to(self.port) for _ in range(CONNECTIONS)]
        pairs = [flooder(number) for number in range(hotkeys)]
        self.start = time.monotonic()
        workers = [
            self.work(lines[worker % CONNECTIONS], worker % hotkeys, pairs[worker % hotkeys])
            for worker in range(WORKERS if hotkeys else 0)
        ]
        await asyncio.gather(*workers, *([self.lower(lines[0], takes)] if takes else []))
        for line in lines:
            await line.close()
        return self.answers

    async def goes_on(self):
        """Waits until the rate allows a transaction; returns whether there is time for it."""
        while self.answers.total() > (time.monotonic() - self.start) * self.rate:
            await asyncio.sleep(0.01)
        return time.monotonic() - self.start < self.seconds

    async def send(self, line, kind, transaction):
        """Submits a transaction; returns whether the pool accepted it."""
        try:
            await line.submit(transaction)
            answer = "accepted"
        except Refused as refusal:
            # One of the refusals names both priorities.
            answer = re.sub(r"\(\d+ vs \d+\)", "(…)", str(refusal))
        self.answers[kind, answer] += 1
        return answer == "accepted"

    async def work(self, line, number, pair):
        """Sends the calls of a hotkey, all at once, again and again."""
        uid, kinds = VALIDATORS + number, kinds_of(number)
        while await self.goes_on():
            nonce = await line.ask("system_accountNextIndex", pair.ss58_address)
            self.dice.shuffle(kinds)
            step = self.dice.randrange(2)
            made = [
                (kind, self.signer.sign(pair, nonce + step * at, call_of(kind, uid, self.dice)))
                for at, kind in enumerate(kinds)
            ]
            await asyncio.gather(*(self.send(line, *one) for one in made))

    async def lower(self, line, takes):
        """Lowers the takes of hotkeys, all at once, again and again."""
        pair = lowerer()
        present = dict.fromkeys(range(NEURONS - takes, NEURONS), INITIAL_TAKE)
        while await self.goes_on():
            nonce = await line.ask("system_accountNextIndex", pair.ss58_address)
            made = [
                self.signer.sign(pair, nonce + at, decrease_take(account("hot", uid), take - 1))
                for at, (uid, take) in enumerate(present.items())
            ]
            sent = await asyncio.gather(*(self.send(line, TAKE, one) for one in made))
            present = {
                uid: take - accepted
                for (uid, take), accepted in zip(present.items(), sent, strict=True)
            }


def flood_process(queue, port, hotkeys, args):
    queue.put(asyncio.run(Flood(port, args.seconds, args.rate).run(hotkeys, args.takes)))


@contextlib.contextmanager
def flooding(port, hotkeys, args):
    """Runs the flood in a process of its own; yields what returns its answers."""
    if not hotkeys and not args.takes:
        yield collections.Counter
        return
    # Forked, so that it starts at once; no thread runs yet.
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    process = context.Process(target=flood_process, args=(queue, port, hotkeys, args))
    process.start()
    try:
        yield lambda: queue.get(timeout=args.seconds + PATIENCE)
    finally:
        process.terminate()
        process.join()
