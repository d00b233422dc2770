#!/usr/bin/env python3
"""Encrypted transactions on a network of several authors: who decrypts them, and when.

    PYTHON benches/shield_authors.py [BINARY] [--authors 4] [--block-time 12000] [--blocks 40]

PYTHON is an interpreter that has the network's SDK, see `benches/signed.py`.

Each of `--authors` nodes authors blocks in its turn. Six people transfer, by transactions that the
SDK's library encrypts for the key that the chain announces: each of them one at a time, at a random
moment of a block, to a random node. A carrier, like the transaction in it, is valid for 8 blocks.

The program prints, for carriers and for what they hold, how many blocks beyond the first possible
one they wait, and how many of them each author decrypted. It ends with an error if a transaction is
not included directly behind its carrier in a block of the author for whose key it was encrypted, if
its transfer does not succeed, if an author decrypted none, or if the nodes do not agree on the
chain.
"""

import collections
import contextlib
import pathlib
import random
import sys
import tempfile
import time
from types import SimpleNamespace

from blocks import (
    TAO,
    account,
    authoring,
    development,
    height,
    node_argument,
    rpc,
    wait_for,
    written,
)
from sdk import bittensor_core, bt
from signed import (
    ED25519_KEY,
    Signer,
    events,
    key,
    life_of,
    submit_encrypted,
    transactions,
    transfer,
)

AUTHORS = ("Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie")
PEOPLE = AUTHORS
# Blocks for which a carrier and what it holds are valid.
LIFE = 8


def specification(args, folder):
    """Returns the development chain with several authorities."""
    spec, market = development(args.binary)
    spec |= {"id": "shield", "chainType": "Local"}
    market["blockTimeMs"] = args.block_time
    genesis = spec["genesis"]["runtimeGenesis"]
    genesis = genesis.get("config") or genesis["patch"]
    names = AUTHORS[: args.authors]
    genesis["aura"]["authorities"] = [key(f"//{name}").ss58_address for name in names]
    genesis["grandpa"]["authorities"] = [
        [key(f"//{name}", ED25519_KEY).ss58_address, 1] for name in names
    ]
    return written(spec, folder)


@contextlib.contextmanager
def network(args, spec, folder):
    """Runs the authors' nodes, connected; yields their ports."""
    with contextlib.ExitStack() as running:
        ports, boot = [], []
        for name in AUTHORS[: args.authors]:
            own = folder / name
            own.mkdir()
            node = authoring(args.binary, spec, own / "base", (f"--{name.lower()}", *boot))
            ports.append(running.enter_context(node))
            boot = boot or ["--bootnodes", rpc(ports[0], "system_localListenAddresses", [])[0]]
        for port in ports:
            while rpc(port, "system_health", [])["peers"] < args.authors - 1:
                time.sleep(0.5)
        yield ports


def author_of(port, block, authors):
    """Returns which author made a block: they take turns by slot."""
    header = rpc(port, "chain_getHeader", [rpc(port, "chain_getBlockHash", [block])])
    log = next(log for log in header["digest"]["logs"] if log.startswith("0x0661757261"))
    # Kind of item, engine, length of what follows: a number of eight bytes.
    slot = int.from_bytes(bytes.fromhex(log[2:])[6:14], "little")
    return AUTHORS[slot % authors]


def plain(value):
    """Returns bytes that the SDK may have written in hexadecimal."""
    return bytes.fromhex(value[2:]) if isinstance(value, str) else bytes(value)


def owners(chain, block):
    """Returns whose the keys are at a block: an author's name by its key."""
    names = {key(f"//{name}").ss58_address: name for name in AUTHORS}
    names |= {"0x" + bytes(key(f"//{name}").public_key).hex(): name for name in AUTHORS}
    announced = chain.query_map(("MevShield", "AuthorKeys"), block=block)
    return {plain(public): names[author] for author, public in announced}


class Person:
    """Somebody who sends encrypted transfers, one after the other."""

    def __init__(self, name):
        self.pair, self.nonce, self.last = key(f"//{name}"), 0, None

    def send(self, chain, signer, port):
        """Sends a transfer to a node; returns what is to be known of it."""
        number = height(port)
        life = life_of(LIFE, number, rpc(port, "chain_getBlockHash", [number]))
        public = plain(chain.query(("MevShield", "NextKey"), block=number))
        call = transfer(account("receiver", 0), TAO)
        inner = signer.sign(self.pair, self.nonce + 1, call, life)
        ciphertext = bytes(bittensor_core.encrypt_mlkem768(public, inner, include_key_hash=True))
        carrier = signer.sign(self.pair, self.nonce, submit_encrypted(ciphertext), life)
        rpc(port, "author_submitExtrinsic", ["0x" + carrier.hex()])
        self.nonce += 2
        owner = owners(chain, number)[public]
        self.last = SimpleNamespace(sent_at=number, owner=owner, carrier=carrier, inner=inner)
        return self.last


class Ledger:
    """Where transactions are in the chain."""

    def __init__(self, port):
        self.port, self.read, self.places = port, 0, {}

    def place(self, transaction):
        """Returns the block of a transaction and its position there; None if it is in none."""
        for block in range(self.read + 1, height(self.port) + 1):
            self.read = block
            for position, found in enumerate(transactions(self.port, block)):
                self.places[found] = (block, position)
        return self.places.get(transaction)


def load(args, chain, ports, dice):
    """Has everybody send transfers during the blocks; returns them all, and their places."""
    signer, ledger, people = Signer(ports[0]), Ledger(ports[0]), [Person(name) for name in PEOPLE]
    sent, first = [], height(ports[0])
    while (block := height(ports[0])) < first + args.blocks:
        began = time.monotonic()
        moments = sorted((dice.random() * args.block_time / 1_000, person) for person in range(6))
        for moment, number in moments:
            time.sleep(max(0, began + moment - time.monotonic()))
            person = people[number]
            if person.last is None or ledger.place(person.last.inner):
                sent.append(person.send(chain, signer, dice.choice(ports)))
            elif ledger.read > person.last.sent_at + LIFE:
                sys.exit(f"a transfer sent at block {person.last.sent_at} was not decrypted")
        wait_for(ports[0], block + 1)
    wait_for(ports[0], height(ports[0]) + LIFE)
    return sent, ledger


def check(chain, sent, ledger, args):
    """Checks each transfer; adds its delays, and returns who decrypted how many."""
    happened, decrypted = {}, collections.Counter()
    for one in sent:
        carried, included = ledger.place(one.carrier), ledger.place(one.inner)
        assert carried and included, f"a transfer sent at block {one.sent_at} was not included"
        block, position = carried
        one.delay = block - one.sent_at - 1
        assert included == (block, position + 1), f"{included} is not behind {carried}"
        author = author_of(ledger.port, block, args.authors)
        assert author == one.owner, f"block {block} is {author}'s, the key was {one.owner}'s"
        if block not in happened:
            happened[block] = events(chain, block)
        names = [name for name, _ in happened[block][position + 1]]
        assert "ExtrinsicSuccess" in names and "Transfer" in names, f"block {block}: {names}"
        decrypted[author] += 1
    return decrypted


def agreed(ports):
    """Returns the block that is final at all nodes, which they must agree on."""
    final = min(
        int(rpc(port, "chain_getHeader", [rpc(port, "chain_getFinalizedHead", [])])["number"], 16)
        for port in ports
    )
    names = {rpc(port, "chain_getBlockHash", [final]) for port in ports}
    assert len(names) == 1, f"the nodes do not agree on block {final}"
    return final


def run(args, ports):
    """Runs the network and prints the figures; returns the authors that decrypted nothing."""
    with bt.Subtensor(f"ws://127.0.0.1:{ports[0]}") as chain:
        while len(owners(chain, height(ports[0]))) < args.authors:
            wait_for(ports[0], height(ports[0]) + 1)
        first = height(ports[0])
        sent, ledger = load(args, chain, ports, random.Random(7))
        decrypted = check(chain, sent, ledger, args)
        last = ledger.read
        begun, end = (
            chain.query(("Timestamp", "Now"), block=block) / args.block_time
            for block in (first, last)
        )
    print(
        f"{args.authors} authors, blocks of {args.block_time} ms: {len(sent)} encrypted transfers"
        f" in blocks {first} to {last}, all decrypted directly behind their carriers"
    )
    print(f"{last - first} blocks in {end - begun:.0f} slots; all agree on block {agreed(ports)}")
    for delay, count in sorted(collections.Counter(one.delay for one in sent).items()):
        print(f"  {count} in the first possible block" + (f" + {delay}" if delay else ""))
    print("decrypted by:", ", ".join(f"{who} {count}" for who, count in sorted(decrypted.items())))
    return [name for name in AUTHORS[: args.authors] if not decrypted[name]]


def main():
    parser = node_argument(__doc__)
    parser.add_argument("--authors", type=int, default=4, help="at most 6")
    parser.add_argument("--block-time", type=int, default=12_000, help="in milliseconds")
    parser.add_argument("--blocks", type=int, default=40, help="blocks in which people send")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        with network(args, specification(args, folder), folder) as ports:
            idle = run(args, ports)
    if idle:
        sys.exit(f"no transaction was decrypted by {', '.join(idle)}")


if __name__ == "__main__":
    main()
