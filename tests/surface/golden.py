"""What the source distribution of SDK 11.3.0 carries of the network: its metadata and its tables.

`GANGLION_SDK_SOURCES` is the folder of the unpacked distribution (`run.sh` sets it). Its
`golden.json` holds the metadata of spec 461; its tables list the names that the SDK generated from
a later version.
"""

import json
import os
import re
from pathlib import Path

import metadata
import pytest

# The tables, with the kinds of their names. A line of a table has the pallet and the name.
TABLES = {"calls": "call", "storage": "storage", "constants": "constant", "runtime_apis": "api"}
ENTRY = re.compile(r"(?:= Item|= Method|return Call)\('(\w+)', '(\w+)'")


def sources():
    folder = os.environ.get("GANGLION_SDK_SOURCES")
    if not folder:
        pytest.exit("set GANGLION_SDK_SOURCES to the SDK's sources, or use run.sh", returncode=2)
    return Path(folder)


def network():
    """The network's metadata of spec 461, decoded."""
    text = (sources() / "tests/fixtures/golden.json").read_text(encoding="utf-8")
    carried = json.loads(text)
    assert carried["network"]["spec_version"] == 461
    return metadata.decode(carried["metadata"]["v15_hex"])


def tables():
    """The names of the SDK's tables, as keys of rows."""
    for table, kind in TABLES.items():
        file = sources() / f"bittensor/_generated/{table}.py"
        for pallet, name in ENTRY.findall(file.read_text(encoding="utf-8")):
            yield pallet, kind, name
