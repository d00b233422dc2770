"""The committed lists: the network's names, and the reasons for what is served otherwise."""

import csv
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES, REASONS = HERE / "network.tsv", HERE / "reasons.toml"
SERVED, DIFFERENT, NOT_YET, LEFT_OUT = "served", "differently", "not yet", "left out"
STATES = (SERVED, DIFFERENT, NOT_YET, LEFT_OUT)
# Of reasons alone: an aspect is not compared.
IGNORED = "ignored"
# The tables of reasons.toml, and the state that their reasons are for. The first counts.
TABLES = {
    "ignored": IGNORED,
    "different": DIFFERENT,
    "effect": DIFFERENT,
    "left_out": LEFT_OUT,
    "not_yet": NOT_YET,
}
# The network's own pallets, of which the list has all names of spec 425.
OWN = {
    *("AdminUtils", "AlphaAssets", "Commitments", "Crowdloan", "Drand", "LimitOrders"),
    *("MevShield", "Proxy", "SubtensorModule", "Swap", "Utility"),
}
# At the end of a difference in reasons.toml: it may go on.
MORE = "…"


@dataclass(frozen=True)
class Name:
    """A name of the network; README.md describes the columns."""

    pallet: str
    kind: str
    name: str
    index: str
    signature: str
    specs: str
    clients: str

    @property
    def key(self):
        return (self.pallet, self.kind, self.name)

    @property
    def path(self):
        return ".".join(self.key)


@dataclass(frozen=True)
class Reason:
    """Why some items are missing, different, or not compared; reasons.toml explains the fields."""

    state: str
    title: str
    why: str
    items: tuple
    difference: str | None = None
    says: str | None = None
    aspect: str | None = None

    def covering(self, name):
        """Those of the reason's patterns that cover a name."""
        if not expression(self.items).match(name.path):
            return []
        return [pattern for pattern in self.items if covers(pattern, name)]

    def explains(self, difference):
        written = self.difference or ""
        if written.endswith(MORE):
            return difference.startswith(written.removesuffix(MORE))
        return difference == written

    def has_effect_on(self, item):
        effect = self.state == DIFFERENT and self.difference is None
        return effect and (self.says is None or self.says in item.docs)


@cache
def expression(patterns):
    """What at least one of the patterns covers."""
    return re.compile("|".join(translate(pattern) for pattern in patterns))


def covers(pattern, name):
    return bool(expression((pattern,)).match(name.path))


def names():
    with NAMES.open(encoding="utf-8", newline="") as file:
        return [Name(**row) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def reasons():
    with REASONS.open("rb") as file:
        tables = tomllib.load(file)
    if unknown := tables.keys() - TABLES.keys():
        raise ValueError(f"reasons.toml: unknown tables {sorted(unknown)}")
    found = [
        Reason(state=state, **{**entry, "items": tuple(entry["items"])})
        for table, state in TABLES.items()
        for entry in tables.get(table, [])
    ]
    if twice := [one for one, times in Counter(one.title for one in found).items() if times > 1]:
        raise ValueError(f"reasons.toml: titles that occur twice: {twice}")
    return found
