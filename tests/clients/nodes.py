"""Development nodes that a test starts itself, because it needs more than one.

`GANGLION_BIN` is the program (`run.sh` sets it).
"""

import os
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

# Seconds until a node has made its first block.
PATIENCE = 60
HEADER = b'{"jsonrpc": "2.0", "id": 1, "method": "chain_getHeader", "params": []}'


def binary():
    path = os.environ.get("GANGLION_BIN")
    if not path:
        pytest.exit("set GANGLION_BIN to the node's program, or use run.sh", returncode=2)
    return os.path.abspath(path)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def has_block(port):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}", HEADER, {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as response:
            return b'"number":"0x0"' not in response.read()
    except OSError:
        return False


@contextmanager
def development_node(log):
    """Runs a `--dev` node that writes its log to a file; yields its port and endpoint."""
    port = free_port()
    command = [binary(), "--dev", "--tmp", "--rpc-port", str(port), "--port", str(free_port())]
    command += ["--no-prometheus", "--no-telemetry"]
    with open(log, "wb") as output:
        node = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + PATIENCE
        while not has_block(port):
            assert node.poll() is None, f"the node did not start:\n{log.read_text()[-2000:]}"
            assert time.monotonic() < end, f"the node does not answer:\n{log.read_text()[-2000:]}"
            time.sleep(0.2)
        yield SimpleNamespace(port=port, endpoint=f"ws://127.0.0.1:{port}")
    finally:
        node.terminate()
        node.wait()
