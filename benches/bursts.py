#!/usr/bin/env python3
"""What becomes of bursts of transactions: submitted, accepted, included, reported, lost.

    benches/bursts.py [BINARY] [--sizes 100 1000 2000 5000] [--senders 1 10] [--watch]
                      [--set "--pool-limit 1000" ...]

For each set of the node's flags, the program starts a development chain, and sends bursts: so many
transfers as fast as the node takes them, from one sender or from ten in turn. Without `--watch` it
submits them, with `--watch` it watches each. It then waits until the pool is empty or nothing has
been included for a minute, and counts:

    refused   the node answered the submission with an error
    included  they are in a block
    reported  they are not, and their watcher was told so, or the node's log
    waiting   an earlier one of their sender was refused, and not sent again
    lost      the rest: nobody was told

It signs with the key library of the clients' tests, so run it with their Python:
`~/.cache/ganglion/clients/venv-transport-*/bin/python`, made by `make test-clients`.
"""

import argparse
import asyncio
import collections
import contextlib
import hashlib
import json
import pathlib
import re
import tempfile
import time

import websockets
from bittensor_wallet import Keypair
from blocks import arguments, compact, developing, rpc

QUIET = 60.0
TRANSFER = bytes([5, 3])
WATCH = "author_submitAndWatchExtrinsic"
SUBMIT = "author_submitExtrinsic"
# One connection has this many requests without an answer.
WINDOW = 512
# A connection may have some thousand subscriptions; these are spread over several.
WATCHED_BY_CONNECTION = 500
SENDERS = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"]


class Chain:
    """What a signature covers of a chain."""

    def __init__(self, port):
        version = rpc(port, "state_getRuntimeVersion", [])
        self.genesis = bytes.fromhex(rpc(port, "chain_getBlockHash", [0])[2:])
        self.versions = b"".join(
            version[name].to_bytes(4, "little") for name in ("specVersion", "transactionVersion")
        )

    def transfer(self, pair, nonce, to, value):
        """Returns a signed transfer, valid for ever."""
        call = TRANSFER + b"\0" + to + compact(value)
        extra = b"\0" + compact(nonce) + compact(0) + b"\0"
        payload = call + extra + self.versions + self.genesis + self.genesis + b"\0"
        if len(payload) > 256:
            payload = hashlib.blake2b(payload, digest_size=32).digest()
        signed = b"\x84\0" + bytes(pair.public_key) + b"\x01" + pair.sign(payload) + extra + call
        return compact(len(signed)) + signed


def transaction_hash(transaction):
    return "0x" + hashlib.blake2b(transaction, digest_size=32).digest().hex()


class Outcome:
    """What the node said about each transaction, by hash."""

    def __init__(self):
        self.refused = {}
        self.reported = {}
        self.answered = 0


async def send(port, transactions, watch, outcome):
    """Sends transactions over one connection; returns when each has been answered."""
    method = WATCH if watch else SUBMIT
    waiting, subscribed = {}, {}
    free = asyncio.Semaphore(WINDOW)
    answered = asyncio.Event()
    async with websockets.connect(
        f"ws://127.0.0.1:{port}", max_size=None, ping_interval=None
    ) as ws:

        async def read():
            async for text in ws:
                message = json.loads(text)
                if "id" in message:
                    name = waiting.pop(message["id"])
                    if "error" in message:
                        outcome.refused[name] = message["error"]
                    elif watch:
                        subscribed[message["result"]] = name
                    outcome.answered += 1
                    free.release()
                    if not waiting:
                        answered.set()
                    continue
                name = subscribed.get(message["params"]["subscription"])
                state = message["params"]["result"]
                kind = state if isinstance(state, str) else next(iter(state))
                if kind in ("invalid", "dropped", "usurped"):
                    outcome.reported[name] = kind

        reader = asyncio.create_task(read())
        for number, transaction in enumerate(transactions):
            await free.acquire()
            answered.clear()
            waiting[number] = transaction_hash(transaction)
            await ws.send(
                json.dumps(
                    {
                        "jsonrpc": "2.0",
                        "id": number,
                        "method": method,
                        "params": ["0x" + transaction.hex()],
                    }
                )
            )
        await answered.wait()
        yield reader
        reader.cancel()


async def burst(port, transactions, watch, finished):
    """Sends a burst, waits until `finished` returns, and returns what the node said."""
    outcome = Outcome()
    size = WATCHED_BY_CONNECTION if watch else len(transactions)
    parts = [transactions[at : at + size] for at in range(0, len(transactions), size)]
    start = time.monotonic()
    async with contextlib.AsyncExitStack() as stack:
        connections = [
            stack.enter_async_context(
                contextlib.asynccontextmanager(send)(port, part, watch, outcome)
            )
            for part in parts
        ]
        await asyncio.gather(*connections)
        outcome.seconds = time.monotonic() - start
        await asyncio.to_thread(finished)
        await asyncio.sleep(2)
    return outcome


class Included:
    """Follows the chain and counts which transactions are in blocks."""

    def __init__(self, port, wanted):
        self.port = port
        self.left = set(wanted)
        self.next = int(rpc(port, "chain_getHeader", [])["number"], 16)
        self.last = time.monotonic()

    def look(self):
        """Reads the blocks since the last look; returns whether to go on."""
        best = int(rpc(self.port, "chain_getHeader", [])["number"], 16)
        while self.next <= best:
            block = rpc(
                self.port, "chain_getBlock", [rpc(self.port, "chain_getBlockHash", [self.next])]
            )
            hashes = {
                transaction_hash(bytes.fromhex(one[2:])) for one in block["block"]["extrinsics"]
            }
            if self.left & hashes:
                self.last = time.monotonic()
            self.left -= hashes
            self.next += 1
        return bool(self.left) and time.monotonic() - self.last < QUIET

    def wait(self):
        while self.look():
            time.sleep(0.5)


def measure(binary, flags, size, senders, watch):
    """Sends one burst to a fresh node, and returns the row of the table."""
    with (
        tempfile.TemporaryDirectory() as name,
        developing(binary, flags, pathlib.Path(name)) as node,
    ):
        port, _, log = node
        chain = Chain(port)
        pairs = [Keypair.create_from_uri(f"//{SENDERS[at]}") for at in range(min(senders, 6))]
        to = bytes(Keypair.create_from_uri("//Receiver").public_key)
        nonces = collections.Counter()
        pairs += fund(chain, port, pairs[0], senders - len(pairs), nonces)
        transactions = []
        for number in range(size):
            at = number % senders
            transactions.append(chain.transfer(pairs[at], nonces[at], to, 1_000_000))
            nonces[at] += 1
        hashes = [transaction_hash(one) for one in transactions]
        included = Included(port, hashes)
        outcome = asyncio.run(burst(port, transactions, watch, included.wait))
        missing = included.left - outcome.refused.keys()
        told = sum(int(n) for n in re.findall(r"(\d+) accepted transactions left", log.read_text()))
        reported = max(len(missing & outcome.reported.keys()), min(told, len(missing)))
        waiting = len(after_refused(hashes, senders, outcome.refused) & missing)
        return {
            "flags": " ".join(flags) or "(defaults)",
            "how": "watched" if watch else "submitted",
            "senders": senders,
            "size": size,
            "seconds": round(outcome.seconds, 1),
            "refused": len(outcome.refused),
            "included": size - len(included.left),
            "reported": reported,
            "waiting": min(waiting, len(missing) - reported),
            "lost": max(len(missing) - reported - waiting, 0),
            "pending": len(rpc(port, "author_pendingExtrinsics", [])),
        }


def after_refused(hashes, senders, refused):
    """Returns those that come after a refused one of the same sender; the senders take turns."""
    after = set()
    for first in range(senders):
        own = hashes[first::senders]
        gap = next((at for at, name in enumerate(own) if name in refused), len(own))
        after.update(own[gap:])
    return after


def fund(chain, port, rich, count, nonces):
    """Returns accounts that have got funds from the first sender."""
    pairs = [Keypair.create_from_uri(f"//Sender{number}") for number in range(count)]
    for pair in pairs:
        public = bytes(pair.public_key)
        transaction = chain.transfer(rich, nonces[0], public, 100_000_000_000)
        nonces[0] += 1
        rpc(port, SUBMIT, ["0x" + transaction.hex()])
    while pairs and rpc(port, "author_pendingExtrinsics", []):
        time.sleep(0.3)
    time.sleep(1)
    return pairs


def main():
    parser = arguments(__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 2_000, 5_000])
    parser.add_argument("--senders", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--watch", action=argparse.BooleanOptionalAction)
    parser.add_argument("--set", action="append", default=[], help="flags of the node")
    args = parser.parse_args()
    columns = None
    for flags in args.set or [""]:
        for watch in [args.watch] if args.watch is not None else [False, True]:
            for senders in args.senders:
                for size in args.sizes:
                    row = measure(args.binary, flags.split(), size, senders, watch)
                    if columns is None:
                        columns = list(row)
                        print("| " + " | ".join(columns) + " |")
                        print("|" + "---|" * len(columns))
                    cells = [str(row[column]) for column in columns]
                    print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
