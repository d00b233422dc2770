"""The node's process."""

import contextlib
import json
import subprocess
import time
from pathlib import Path

from .errors import DevnetError, DevnetTimeout

# Seconds between two looks whether the node serves requests.
POLL = 0.005
# Seconds for a node that was asked to end; writing a large state takes a few.
LAST_WORDS = 60
LOG_LINES = 15
# Seconds that a process may still be there once its connections are closed.
DYING = 1
# What becomes the node. Its standard input is a pipe from the program that started it. When that
# program is gone, however it ended, the pipe is too, and the part in the background ends the node
# and removes its folder. A line in the pipe says that this is not needed any more.
SUPERVISED = """
exec 3<&0
{
    read -r _ <&3 || {
        kill -KILL $$
        sleep 1
        rm -rf "$0"
    }
} >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-
"""


class Process:
    """A node that ends with this program at the latest.

    It has a session of its own, so that Ctrl-C in a terminal is this program's to handle.
    """

    def __init__(self, command: list[str], folder: Path):
        self.log = folder / "node.log"
        with open(self.log, "wb") as log:
            self.node = subprocess.Popen(
                ["/bin/sh", "-c", SUPERVISED, str(folder), *command],
                stdin=subprocess.PIPE,
                bufsize=0,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        return self.node.pid

    @property
    def is_running(self) -> bool:
        return self.node.poll() is None

    def wait_for(self, file: Path, timeout: float) -> dict:
        """Waits until the node has written a file (JSON) that appears as a whole; returns it."""
        end = time.monotonic() + timeout
        while not file.exists():
            if not self.is_running:
                raise DevnetError(f"the node did not start: {self.end()}")
            if time.monotonic() > end:
                raise DevnetTimeout(f"the node did not start within {timeout:g} s.{self.tail()}")
            time.sleep(POLL)
        return json.loads(file.read_text())

    def state(self, error: Exception) -> str:
        """Says why the node does not answer."""
        try:
            self.node.wait(DYING)
        except subprocess.TimeoutExpired:
            return f"the node does not answer ({error!r})"
        return f"the node is gone: {self.end()}"

    def end(self) -> str:
        """Says how the node ended."""
        code = self.node.wait()
        how = f"signal {-code} ended it" if code < 0 else f"it ended with status {code}"
        return f"{how}.{self.tail()}"

    def tail(self) -> str:
        """Returns the last lines of the log, with a heading. The log goes when all is cleared."""
        if not self.log.exists():
            return ""
        lines = self.log.read_text(errors="replace").splitlines()
        return "\n  ".join([" Its last lines were:", *lines[-LOG_LINES:]])

    def stop(self, at_once: bool):
        """Ends the node. Unless it is to end at once, it may finish its work."""
        if self.is_running:
            self.node.kill() if at_once else self.node.terminate()
        try:
            self.node.wait(LAST_WORDS)
        except subprocess.TimeoutExpired:
            self.node.kill()
            self.node.wait()
        self.dismiss()

    def dismiss(self):
        """Ends the watch over the node, whose number may be another process's from now on."""
        if not self.node.stdin.closed:
            # The pipe is broken if the watch was killed too.
            with contextlib.suppress(BrokenPipeError), self.node.stdin as pipe:
                pipe.write(b"\n")
