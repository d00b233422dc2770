"""The network's SDK, and what its tests share, for benchmarks.

The clients' interpreter has the SDK: `tests/clients/run.sh BINARY sdk` installs it at
`~/.cache/ganglion/clients/venv-sdk-*/bin/python`.
"""

import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parents[1] / "tests/clients"))
try:
    # First, because it sets the SDK's caches for this run.
    import conftest  # noqa: F401, I001
    import bittensor as bt
    import bittensor_core
    from bittensor import calls, constants
    from books import (
        SubtensorModule,
        System,
        as_root,
        books_at,
        check_books,
        cold,
        free,
        hot,
        settled,
        wallet,
    )
except ImportError as missing:
    sys.exit(f"{missing}; run it by the clients' interpreter, see {__file__}")

__all__ = [
    "SubtensorModule",
    "System",
    "as_root",
    "bittensor_core",
    "books_at",
    "bt",
    "calls",
    "check_books",
    "cold",
    "constants",
    "free",
    "hot",
    "settled",
    "wallet",
]
