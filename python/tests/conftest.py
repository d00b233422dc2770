"""Parts that several tests use."""

import subprocess
import time

pytest_plugins = "pytester"

# Seconds for what takes a fraction of one on an idle machine.
PATIENCE = 20


def is_gone(pid: int) -> bool:
    """Whether a process has ended. One that nobody has asked after yet is listed as a zombie."""
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True)
    return not shown.stdout.strip() or shown.stdout.startswith("Z")


def eventually(condition) -> bool:
    """Waits until a condition holds; returns whether it did."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
