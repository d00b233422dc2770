#!/usr/bin/env python3
"""Memory of a development node under a mixed load, minute by minute.

    benches/memory.py [BINARY] [--minutes 15] [--rate 20] [--set "--trie-cache-size 0" ...]

The load: `--rate` transfers a second to new accounts, as many reads of past and present state, and
subscriptions that come and go. The program prints the resident memory and its two parts: the
anonymous memory, which the node has allocated, and the pages of files, which are the database's
tables in the system's cache: the system takes those back when it needs them.

It signs with the key library of the clients' tests, as `bursts.py` does.
"""

import asyncio
import json
import pathlib
import tempfile
import threading
import time

import websockets
from bittensor_wallet import Keypair
from blocks import arguments, developing, rpc
from bursts import SUBMIT, Chain


def memory(pid):
    """Returns resident, anonymous and file memory in MiB."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return [
        int(status.split(f"{name}:")[1].split()[0]) // 1024
        for name in ("VmRSS", "RssAnon", "RssFile")
    ]


def transfers(port, rate, going):
    """Sends transfers to new accounts."""
    chain, sender, nonce = Chain(port), Keypair.create_from_uri("//Alice"), 0
    while going.is_set():
        to = nonce.to_bytes(32, "big")
        transaction = chain.transfer(sender, nonce, to, 1_000_000)
        try:
            rpc(port, SUBMIT, ["0x" + transaction.hex()])
            nonce += 1
        except RuntimeError:
            nonce = rpc(port, "system_accountNextIndex", [sender.ss58_address])
        time.sleep(1 / rate)


def reads(port, rate, going):
    """Reads the events of past blocks, calls the runtime, and asks for proofs."""
    number = 0
    key = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7"
    while going.is_set():
        best = int(rpc(port, "chain_getHeader", [])["number"], 16)
        number = (number + 7) % (best + 1)
        block = rpc(port, "chain_getBlockHash", [number])
        rpc(port, "state_getStorage", [key, block])
        rpc(port, "state_call", ["Core_version", "0x", block])
        rpc(port, "state_getReadProof", [[key], block])
        time.sleep(3 / rate)


async def subscribe(port, going):
    """Subscribes to events and blocks for a few seconds, again and again."""
    key = "0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7"
    while going.is_set():
        async with websockets.connect(f"ws://127.0.0.1:{port}", max_size=None) as ws:
            for number in range(20):
                method = "chain_subscribeNewHeads" if number % 2 else "state_subscribeStorage"
                params = [] if number % 2 else [[key]]
                request = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
                await ws.send(json.dumps(request))
            end = time.monotonic() + 3
            while time.monotonic() < end:
                await ws.recv()


def measure(binary, flags, minutes, rate):
    with (
        tempfile.TemporaryDirectory() as name,
        developing(binary, flags, pathlib.Path(name)) as (port, pid, _),
    ):
        going = threading.Event()
        going.set()
        loads = [
            threading.Thread(target=transfers, args=(port, rate, going)),
            threading.Thread(target=reads, args=(port, rate, going)),
            threading.Thread(target=lambda: asyncio.run(subscribe(port, going))),
        ]
        for load in loads:
            load.daemon = True
            load.start()
        for minute in range(1, minutes + 1):
            time.sleep(60)
            best = int(rpc(port, "chain_getHeader", [])["number"], 16)
            row = [" ".join(flags) or "(defaults)", minute, best, *memory(pid)]
            print("| " + " | ".join(map(str, row)) + " |", flush=True)
        going.clear()
        for load in loads:
            load.join(10)


def main():
    parser = arguments(__doc__)
    parser.add_argument("--minutes", type=int, default=15)
    parser.add_argument("--rate", type=float, default=20)
    parser.add_argument("--set", action="append", default=[], help="flags of the node")
    args = parser.parse_args()
    print(
        "| flags | minute | blocks | resident MiB | anonymous | files |\n|---|---|---|---|---|---|"
    )
    for flags in args.set or [""]:
        measure(args.binary, flags.split(), args.minutes, args.rate)


if __name__ == "__main__":
    main()
