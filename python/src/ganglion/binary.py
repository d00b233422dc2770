"""Where the node's program is."""

import os
from pathlib import Path

from .errors import DevnetError

PACKAGED = Path(__file__).parent / "bin" / "ganglion"


def find_binary(given: str | os.PathLike | None = None) -> Path:
    """Returns the program: the given one, that of `GANGLION_BIN`, or the one in the wheel."""
    named = given or os.environ.get("GANGLION_BIN")
    path = Path(named) if named else PACKAGED
    if path.is_file() and os.access(path, os.X_OK):
        return path.resolve()
    if given:
        raise DevnetError(f"{path} is no program: binary=… names the node")
    if named:
        raise DevnetError(f"{path} is no program: GANGLION_BIN names the node")
    raise DevnetError(
        "this package has no node in it: install the wheel of `make wheel`, or set GANGLION_BIN"
    )
