"""The command `ganglion`: the node itself."""

import os
import sys

from .binary import find_binary
from .errors import DevnetError


def main():
    """Becomes the node, with this process's arguments."""
    try:
        binary = find_binary()
    except DevnetError as error:
        sys.exit(f"ganglion: {error}")
    os.execv(binary, ["ganglion", *sys.argv[1:]])


if __name__ == "__main__":
    main()
