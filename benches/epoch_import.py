#!/usr/bin/env python3
"""Import time of blocks that run an epoch of a large subnet, on the WASM runtime.

    benches/epoch_import.py [BINARY] [--epochs 100] [--neurons 256] [--validators 64] [--weights 192] [--subnets 1]

Makes a chain whose subnet 1 has that many neurons, of which the validators have stake and weigh that many others, and
further subnets with an owner alone, whose epochs are stopped;
lets the node author blocks until that many epochs have run; exports the blocks and imports them into an
empty database, as a node that joins the network would; prints the times that the node reports for blocks with an epoch
and for the others.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

TEMPO = 10
BLOCK_TIME = 150
TAO = 1_000_000_000
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def address(kind, number):
    """The SS58 address of a made-up account."""
    import hashlib

    payload = bytes([42]) + hashlib.blake2b(f"{kind} {number}".encode(), digest_size=32).digest()
    payload += hashlib.blake2b(b"SS58PRE" + payload, digest_size=64).digest()[:2]
    value, text = int.from_bytes(payload, "big"), ""
    while value:
        value, digit = divmod(value, 58)
        text = BASE58[digit] + text
    return text


def neurons(args, netuid=0):
    """Validators first; each weighs `args.weights` others, spread over all uids, by weights that differ."""
    for uid in range(args.neurons):
        number = netuid * 1_000 + uid
        neuron = {"hotkey": address("hot", number), "coldkey": address("cold", number), "stake": 0, "weights": []}
        if uid < args.validators:
            others = [to for to in range(args.neurons) if to != uid]
            chosen = [others[(uid + k * len(others) // args.weights) % len(others)] for k in range(args.weights)]
            neuron["stake"] = (1_000 + 37 * uid) * TAO
            neuron["weights"] = sorted([to, 1 + (to * 7919 + uid * 104_729) % 65_535] for to in set(chosen))
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


def specification(args, folder):
    """The development chain with its demo subnet replaced by the large one."""
    spec, market = development(args.binary)
    market["blockTimeMs"] = BLOCK_TIME
    market["subnets"] = market["subnets"][:1] + [subnet(1, TEMPO, list(neurons(args)))]
    market["subnets"] += [subnet(netuid, 0, list(neurons(args))[:1]) for netuid in range(2, args.subnets + 1)]
    for other in market["subnets"][2:]:
        other["neurons"][0]["weights"] = []
    return written(spec, folder)


def development(binary):
    """The development chain's specification, and what it says of the market."""
    plain = subprocess.run([binary, "build-spec", "--dev"], capture_output=True, check=True)
    spec = json.loads(plain.stdout)
    genesis = spec["genesis"]["runtimeGenesis"]
    return spec, (genesis.get("config") or genesis["patch"])["subtensorModule"]


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


def author(binary, spec, base, blocks):
    """Lets a node author the blocks."""
    port = 19_944
    command = [binary, "--chain", spec, "--base-path", base, "--alice", "--force-authoring"]
    command += ["--unsafe-force-node-key-generation", "--rpc-port", str(port), "--port", "0", "--no-prometheus", "--no-telemetry"]
    with open(base.parent / "author.log", "w") as log:
        node = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        for _ in range(240):
            try:
                rpc(port, "system_health", [])
                break
            except OSError:
                if node.poll() is not None:
                    raise RuntimeError("the node ended")
                time.sleep(0.25)
        while int(rpc(port, "chain_getHeader", [])["number"], 16) < blocks:
            time.sleep(0.5)
    except Exception:
        sys.stderr.write((base.parent / "author.log").read_text()[-3000:])
        raise
    finally:
        node.terminate()
        node.wait()


def import_times(binary, spec, source, target, folder):
    """Exports the blocks from one database and imports them into an empty one; milliseconds by block."""
    file = folder / "blocks"
    export = [binary, "export-blocks", "--chain", spec, "--base-path", source, "--binary", file]
    subprocess.run(export, check=True, capture_output=True)
    command = [binary, "import-blocks", "--chain", spec, "--base-path", target, "--binary", file]
    command += ["-l", "import-time=debug"]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    found = re.findall(r"imported #(\d+) in ([0-9.]+) ms", result.stderr)
    return {int(number): float(time) for number, time in found}


def report(name, times):
    times = sorted(times)
    print(f"{name}: {len(times)} blocks, median {times[len(times) // 2]:.1f} ms, worst {times[-1]:.1f} ms")


def arguments(description):
    """What all benchmarks of blocks are told: the node, and the shape of a subnet."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary", nargs="?", default=f"{cache}/ganglion/target/release/ganglion")
    parser.add_argument("--neurons", type=int, default=256)
    parser.add_argument("--validators", type=int, default=64)
    parser.add_argument("--weights", type=int, default=192)
    return parser


def main():
    parser = arguments(__doc__)
    parser.add_argument("--epochs", type=int, default=100)
    parser.add_argument("--subnets", type=int, default=1)
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
    print(f"{args.subnets} subnets, the first with {shape}")
    report("with an epoch", [times[number] for number in epochs])
    report("without", [times[number] for number in times if number not in epochs and number > 1])


if __name__ == "__main__":
    main()
