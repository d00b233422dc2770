"""A node of a development chain that runs as long as it is needed."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .accounts import Account
from .binary import find_binary
from .errors import DevnetError
from .process import Process
from .rpc import GONE, request

# Free ports, and none that is not needed, so that any number of nodes can run side by side.
QUIET = (
    *("--rpc-port", "0", "--listen-addr", "/ip4/127.0.0.1/tcp/0"),
    *("--no-mdns", "--no-prometheus", "--no-telemetry"),
)


class Node:
    """A node of its own, which serves requests when the constructor returns.

    Use it as a context manager, or call `close`. It ends with this program at the latest, even if
    that is killed.

    - `sealing`: when blocks are made: `"instant"` (a block as soon as there is a transaction, and
      none without), `"interval"`, `"mixed"` or `"manual"`.
    - `block_time`: milliseconds between blocks, 250 by default.
    - `accounts`, `balance`: further accounts `//Dev1`, `//Dev2`, … and the TAO of each.
    - `state`: a file with the state to begin with, if there is one; the state is written to it in
      the end.
    - `args`: further arguments of the node, as `["--explorer-port", "9950"]`.
    - `binary`: the node, by default that of the variable `GANGLION_BIN` or the one in the wheel.
    - `start_timeout`, `timeout`: seconds for the start, and for the answer to a request.
    """

    def __init__(
        self,
        *,
        sealing: str = "instant",
        block_time: int | None = None,
        accounts: int = 0,
        balance: int | None = None,
        state: str | os.PathLike | None = None,
        args: Sequence[str] = (),
        binary: str | os.PathLike | None = None,
        start_timeout: float = 180,
        timeout: float = 600,
    ):
        options = {
            "--sealing": sealing,
            "--block-time": block_time,
            "--accounts": accounts,
            "--balance": balance,
            "--state": state,
        }
        given = [f"{flag}={value}" for flag, value in options.items() if value is not None]
        explorer = [] if any("explorer" in argument for argument in args) else ["--no-explorer"]
        program = find_binary(binary)
        self.timeout = timeout
        self._owner = os.getpid()
        self._writes_state = state is not None
        self._folder = Path(tempfile.mkdtemp(prefix="ganglion-"))
        file = self._folder / "config.json"
        command = [str(program), "--dev", "--base-path", str(self._folder / "chain")]
        command += ["--config-out", str(file), *QUIET, *explorer, *given, *args]
        self._process = Process(command, self._folder)
        atexit.register(self.close)
        try:
            self.config: dict = self._process.wait_for(file, start_timeout)
        except BaseException:
            self.close()
            raise
        self.port: int = self.config["rpcPort"]
        self.ws: str = self.config["ws"]
        self.http: str = self.config["http"]
        self.accounts = [Account.of(account) for account in self.config["accounts"]]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @property
    def pid(self) -> int:
        """The number of the node's process."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether the node's process runs."""
        return self._process.is_running

    @property
    def log(self) -> str:
        """What the node has logged."""
        return self._process.log.read_text(errors="replace")

    def close(self):
        """Ends the node. With `state` it writes the file first.

        A fork of the program that started the node leaves it alone.
        """
        if os.getpid() != self._owner:
            return
        atexit.unregister(self.close)
        self._process.stop(at_once=not self._writes_state)
        shutil.rmtree(self._folder, ignore_errors=True)

    def rpc(self, method: str, *params: Any, timeout: float | None = None) -> Any:
        """Returns the result of any method of the node. What it refuses is a `DevnetError`."""
        try:
            return request(self.port, method, params, timeout or self.timeout)
        except DevnetError:
            raise
        except GONE as error:
            raise DevnetError(f"{method}: {self._process.state(error)}") from error
