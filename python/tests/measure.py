"""Seconds until there is a usable chain, the least of so many tries: measure.py [TRIES].

    python python/tests/measure.py 5         where the wheel is installed

A chain is usable when it has made a block on request. The state of the file is that of a chain
after ten epochs of the demo subnet. Docs: docs/devnet.md, "From programs".
"""

import sys
import tempfile
import time
from pathlib import Path

import ganglion


def seconds(make):
    """Returns the seconds until a chain has made a block, and the chain."""
    start = time.perf_counter()
    chain = make()
    chain.advance()
    return time.perf_counter() - start, chain


def main(tries):
    with tempfile.TemporaryDirectory() as folder:
        prepared, used = Path(folder, "prepared"), Path(folder, "used")
        with ganglion.Devnet() as chain:
            chain.advance(epochs=10)
            chain.dump(prepared)

        def from_file():
            used.write_bytes(prepared.read_bytes())
            return ganglion.Devnet(state=used)

        least = {}
        for name, make in (("the binary", ganglion.Devnet), ("a file of a state", from_file)):
            for _ in range(tries):
                took, chain = seconds(make)
                chain.close()
                least[name] = min(took, least.get(name, took))
        with ganglion.Devnet() as chain:
            for _ in range(tries):
                chain.advance(epochs=2)
                start = time.perf_counter()
                chain.reset()
                took = time.perf_counter() - start
                least["a used chain"] = min(took, least.get("a used chain", took))
    for name, took in least.items():
        print(f"from {name}: {took:.3f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
