"""Shared parts of the benchmarks of blocks: chains, authoring nodes, and import times.

A node authors the blocks. Another node imports them into an empty database on the WASM runtime, as
a joining node does. The time of each block's import, execution and commit, is the one that this
node reports.
"""

import argparse
import contextlib
import hashlib
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

TAO = 1_000_000_000
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def account(kind, number):
    """Returns a generated account, to which nobody has the key."""
    return hashlib.blake2b(f"{kind} {number}".encode(), digest_size=32).digest()


def address(kind, number):
    """Returns the SS58 address of a generated account."""
    payload = bytes([42]) + account(kind, number)
    payload += hashlib.blake2b(b"SS58PRE" + payload, digest_size=64).digest()[:2]
    value, text = int.from_bytes(payload, "big"), ""
    while value:
        value, digit = divmod(value, 58)
        text = BASE58[digit] + text
    return text


def neurons(args, netuid=0):
    """Returns the neurons, validators first.

    Each validator sets `args.weights` weights, spread over all uids, all different.
    """
    for uid in range(args.neurons):
        number = netuid * 1_000 + uid
        neuron = {
            "hotkey": address("hot", number),
            "coldkey": address("cold", number),
            "stake": 0,
            "weights": [],
        }
        if uid < args.validators:
            others = [to for to in range(args.neurons) if to != uid]
            chosen = [
                others[(uid + k * len(others) // args.weights) % len(others)]
                for k in range(args.weights)
            ]
            neuron["stake"] = (1_000 + 37 * uid) * TAO
            neuron["weights"] = sorted(
                [to, 1 + (to * 7919 + uid * 104_729) % 65_535] for to in set(chosen)
            )
        yield neuron


def subnet(netuid, tempo, neurons):
    return {
        "netuid": netuid,
        "tempo": tempo,
        "owner": [address("cold", 0), address("hot", 0)],
        "taoReserve": 0,
        "alphaReserve": 0,
        "started": True,
        "alwaysActive": True,
        "neurons": neurons,
    }


def development(binary):
    """Returns the development chain's specification, and its market's part."""
    plain = subprocess.run([binary, "build-spec", "--dev"], capture_output=True, check=True)
    spec = json.loads(plain.stdout)
    genesis = spec["genesis"]["runtimeGenesis"]
    return spec, (genesis.get("config") or genesis["patch"])["subtensorModule"]


def full_chain(args, folder, subnets, tempo, block_time, epochs):
    """Writes the development chain with root and full subnets with pools alone.

    Blocks take `block_time` milliseconds and run `epochs` epochs at most.
    """
    spec, market = development(args.binary)
    market["blockTimeMs"] = block_time
    market["settings"]["maxEpochsPerBlock"] = epochs
    full = [subnet(netuid, tempo, list(neurons(args, netuid))) for netuid in range(1, subnets + 1)]
    for one in full:
        first = one["neurons"][0]
        one |= {
            "dynamic": True,
            "taoReserve": 1_000 * TAO,
            "alphaReserve": 3_000 * TAO,
            "owner": [first["coldkey"], first["hotkey"]],
        }
    market["subnets"] = market["subnets"][:1] + full
    return written(spec, folder)


def written(spec, folder):
    path = folder / "spec.json"
    path.write_text(json.dumps(spec))
    return path


def rpc(port, method, params):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}",
        json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        answer = json.load(response)
    if "error" in answer:
        raise RuntimeError(f"{method}: {answer['error']}")
    return answer["result"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def authoring(binary, spec, base, flags=("--alice", "--force-authoring")):
    """Runs a node that authors blocks within the context; yields its port."""
    port = free_port()
    command = [binary, "--chain", spec, "--base-path", base, *flags]
    command += [
        "--unsafe-force-node-key-generation",
        "--rpc-port",
        str(port),
        "--listen-addr",
        "/ip4/127.0.0.1/tcp/0",
        "--no-prometheus",
        "--no-telemetry",
    ]
    with open(base.parent / "author.log", "w") as log:
        node = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        for _ in range(2_400):
            try:
                rpc(port, "system_health", [])
                break
            except OSError:
                if node.poll() is not None:
                    raise RuntimeError("the node ended") from None
                time.sleep(0.25)
        yield port
    except Exception:
        sys.stderr.write((base.parent / "author.log").read_text()[-3000:])
        raise
    finally:
        node.terminate()
        node.wait()


def compact(value):
    """Returns a number in SCALE's compact encoding."""
    if value < 1 << 6:
        return bytes([value << 2])
    if value < 1 << 14:
        return (value << 2 | 1).to_bytes(2, "little")
    if value < 1 << 30:
        return (value << 2 | 2).to_bytes(4, "little")
    size = (value.bit_length() + 7) // 8
    return bytes([(size - 4) << 2 | 3]) + value.to_bytes(size, "little")


@contextlib.contextmanager
def developing(binary, flags, folder):
    """Runs a development node; yields its port, its process and the path of its log."""
    port, log = free_port(), folder / "log"
    command = [binary, "--dev", "--base-path", folder / "base", "--rpc-port", str(port)]
    command += ["--port", "0", "--no-prometheus", "--no-telemetry", *flags]
    with open(log, "w") as output:
        node = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        for _ in range(240):
            try:
                if int(rpc(port, "chain_getHeader", [])["number"], 16) > 1:
                    break
            except OSError:
                if node.poll() is not None:
                    raise RuntimeError(log.read_text()[-2000:]) from None
            time.sleep(0.25)
        yield port, node.pid, log
    finally:
        node.terminate()
        node.wait()


def height(port):
    """Returns the number of the best block."""
    return int(rpc(port, "chain_getHeader", [])["number"], 16)


def wait_for(port, block):
    """Waits until the chain has a block."""
    while height(port) < block:
        time.sleep(0.5)


def author(binary, spec, base, blocks):
    """Runs a node until it has authored the blocks."""
    with authoring(binary, spec, base) as port:
        wait_for(port, blocks)


def import_times(binary, spec, source, target, folder, begin=None):
    """Exports the blocks and imports them into an empty database; returns milliseconds by block.

    A process of its own imports the blocks from `begin` on and finds the earlier ones on disk. So
    no block waits for the database to write the earlier ones.
    """
    parts = [("1", None)] if begin is None else [("1", str(begin - 1)), (str(begin), None)]
    times = {}
    for first, last in parts:
        file = folder / "blocks"
        export = [
            binary,
            "export-blocks",
            "--chain",
            spec,
            "--base-path",
            source,
            "--binary",
            "--from",
            first,
            file,
        ]
        export += ["--to", last] if last else []
        subprocess.run(export, check=True, capture_output=True)
        command = [
            binary,
            "import-blocks",
            "--chain",
            spec,
            "--base-path",
            target,
            "--binary",
            file,
        ]
        command += ["-l", "import-time=debug"]
        result = subprocess.run(command, check=True, capture_output=True, text=True)
        found = re.findall(r"imported #(\d+) in ([0-9.]+) ms", result.stderr)
        times |= {int(number): float(time) for number, time in found}
    return times


def report(name, times):
    times = sorted(times)
    print(
        f"{name}: {len(times)} blocks, median {times[len(times) // 2]:.1f} ms,"
        f" worst {times[-1]:.1f} ms"
    )


def node_argument(description):
    """Returns the argument of all benchmarks: the node."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("binary", nargs="?", default=f"{cache}/ganglion/target/release/ganglion")
    return parser


def arguments(description):
    """Returns the arguments of benchmarks with full subnets: the node, and a subnet's shape."""
    parser = node_argument(description)
    parser.add_argument("--neurons", type=int, default=256)
    parser.add_argument("--validators", type=int, default=64)
    parser.add_argument("--weights", type=int, default=192)
    return parser
