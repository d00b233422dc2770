#!/usr/bin/env python3
"""Memory of a node whose clients do not read, and whether it serves an honest client meanwhile.

    benches/subscriptions.py [BINARY] [--connections 1000] [--subscriptions 100] [--seconds 60]
                             [--set "--rpc-max-subscriptions 16384" ...]
    benches/subscriptions.py [BINARY] --answers      requests for the metadata without reading
    benches/subscriptions.py [BINARY] --calls        calls of the runtime with 3.7 MiB of lists

The program opens the connections, subscribes on each to the time, which changes with every block,
and reads no answer. It prints the anonymous memory of the node (`RssAnon`): before, at most, and a
while after the connections have been closed; and the slowest answer that an honest client got.
"""

import base64
import contextlib
import json
import os
import pathlib
import resource
import socket
import struct
import tempfile
import threading
import time

from blocks import arguments, compact, developing, rpc

TIME_KEY = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb"


# A call of the runtime that takes a list of accounts and one of subnets.
OF_ACCOUNTS = "StakeInfoRuntimeApi_get_stake_availability_for_coldkeys"


def accounts(size):
    """Returns the call's parameters in so many characters: half accounts, half subnets."""

    def listed(count, width):
        return compact(count).hex() + "".join(f"{number:0{width}x}" for number in range(count))

    return "0x" + listed(size // 2 // 64, 64) + "01" + listed(min(size // 2 // 4, 1 << 16), 4)


def frame(text):
    """Returns a masked WebSocket frame with a text."""
    payload = text.encode()
    head = b"\x81"
    if len(payload) < 126:
        head += bytes([0x80 | len(payload)])
    elif len(payload) < 1 << 16:
        head += bytes([0xFE]) + struct.pack(">H", len(payload))
    else:
        head += bytes([0xFF]) + struct.pack(">Q", len(payload))
    # A mask of zeros leaves the payload as it is.
    return head + bytes(4) + payload


def request(number, method, params):
    return frame(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}))


def connect(port):
    """Opens a WebSocket, or returns None if the node refuses it."""
    peer = socket.create_connection(("127.0.0.1", port), timeout=30)
    key = base64.b64encode(os.urandom(16)).decode()
    peer.sendall(
        f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode()
    )
    answer = peer.recv(1024)
    if b" 101 " not in answer.split(b"\r\n")[0]:
        peer.close()
        return None
    return peer


def anonymous(pid):
    """Returns the node's anonymous memory in MiB."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(status.split("RssAnon:")[1].split()[0]) // 1024


class Honest(threading.Thread):
    """A client that asks for the time twice a second; notes the slowest answer."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port, self.slowest, self.failed, self.going = port, 0.0, 0, True
        self.asked = None

    def run(self):
        while self.going:
            self.asked = time.monotonic()
            try:
                rpc(self.port, "state_getStorage", [TIME_KEY])
                rpc(self.port, "state_call", ["Core_version", "0x"])
            except (OSError, RuntimeError):
                self.failed += 1
            self.slowest, self.asked = self.so_far(), None
            time.sleep(0.5)

    def so_far(self):
        """Returns the time of the slowest answer, or of a question that is not answered yet."""
        asked = self.asked
        return max(self.slowest, time.monotonic() - asked if asked else 0.0)


def attack(args, port):
    """Opens the connections and sends the requests; returns the sockets."""
    peers = []
    for _ in range(args.connections):
        with contextlib.suppress(OSError):
            peers.append(connect(port))
    peers = [peer for peer in peers if peer]
    if args.calls:
        method, params, count = "state_call", [OF_ACCOUNTS, accounts(7 << 20)], 1
    elif args.answers:
        method, params, count = "state_getMetadata", [], args.subscriptions
    else:
        method, params, count = "state_subscribeStorage", [[TIME_KEY]], args.subscriptions
    data = b"".join(request(number, method, params) for number in range(count))
    for peer in peers:
        with contextlib.suppress(OSError):
            peer.settimeout(30 if args.calls else 5)
            peer.sendall(data)
    return peers


def measure(args, flags):
    with (
        tempfile.TemporaryDirectory() as name,
        developing(args.binary, flags, pathlib.Path(name)) as node,
    ):
        port, pid, _ = node
        time.sleep(5)
        honest = Honest(port)
        honest.start()
        before, most = anonymous(pid), 0
        done = threading.Event()

        def watch():
            nonlocal most
            while not done.wait(0.2):
                with contextlib.suppress(OSError, IndexError):
                    most = max(most, anonymous(pid))

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        peers = attack(args, port)
        time.sleep(args.seconds)
        at_the_end = anonymous(pid)
        for peer in peers:
            peer.close()
        time.sleep(20)
        done.set()
        honest.going = False
        print(
            f"| {' '.join(flags) or '(defaults)'} | {len(peers)} | {before} | {most} |"
            f" {at_the_end} | {anonymous(pid)} |"
            f" {honest.so_far():.1f} s, {honest.failed} failed |",
            flush=True,
        )


def main():
    parser = arguments(__doc__)
    parser.add_argument("--connections", type=int, default=1_000)
    parser.add_argument("--subscriptions", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--answers", action="store_true")
    parser.add_argument("--calls", action="store_true")
    parser.add_argument("--set", action="append", default=[], help="flags of the node")
    args = parser.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    print("| flags | connections | MiB before | most | before closing | after | honest client |")
    print("|---|---|---|---|---|---|---|")
    for flags in args.set or [""]:
        measure(args, flags.split())


if __name__ == "__main__":
    main()
