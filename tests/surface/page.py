"""Writes the page `docs/surface.md`."""

import textwrap
from collections import Counter
from itertools import groupby

from network import DIFFERENT, IGNORED, OWN, STATES

# The pallets that make this network first.
FIRST = ("SubtensorModule", "AdminUtils", "Commitments", "Drand", "MevShield", "Swap", "Proxy")
KINDS = {
    "pallet": "Pallets",
    "call": "Calls",
    "storage": "Storage",
    "constant": "Constants",
    "event": "Events",
    "error": "Errors",
    "api": "Runtime APIs",
    "type": "Types",
}
# Of a difference, in characters.
LONGEST = 300
WIDTH = 100
PALLETS, APIS, TYPES = (KINDS[kind] for kind in ("pallet", "api", "type"))

HEAD = """\
# The network's names, one by one

What the node serves of the network's pallets, calls, storage items, constants, events, errors,
runtime APIs and types. `make surface` writes this page: it compares the node's metadata with
`tests/surface/network.tsv`, and takes the reasons from `tests/surface/reasons.toml`. CI checks that
the page is up to date. [compatibility.md](compatibility.md) says which clients are tested.

- **served**: the name, the arguments or fields with their names and types, the hashers, the type of
  the value, and for calls and pallets the index, are those of the network, and calls, events and
  errors have a doc line. That the effect is the network's, too, is not for metadata to say:
  [deviations.md](deviations.md) lists what differs.
- **differently**: it is there, and the row says what differs.
- **not yet**: it is missing.
- **left out**: it is missing and will not come.

The list has the names of the network at specs 425 and 461, what the Python SDK 11.3.0 knows of
later ones, and what clients look up of earlier ones. Where the specs differ, 461 counts. The column
*network* marks names that spec 425 does not have: *newer* and *older* ones, and those that clients
mention and no version has that we know (*never*). Of pallets that are not the network's own, and of
types, it marks only what clients use. The column *used by* names the clients that use an item:
`sdk11` is `bittensor` 11.3.0, `sdk10` is `bittensor` 10.2.0, `btcli` is `bittensor-cli` 9.21 and
9.23.
"""
NOT_COMPARED = """\
Not compared:

- the values of constants, and the defaults of storage items
- the fields of types that are not among the types below: only their names
- whether `NetUid`, `TaoBalance` and the like are plain numbers, as at spec 425 and here, or structs
  of one number, as at spec 461: the encoding is the same
- what the list does not know, of names that are newer than spec 461\
"""
OWN_NAMES = """\
## Ganglion's own names

What the node serves beside the network's names, in pallets and runtime APIs of the network.
"""


def write(result, found):
    """Returns the page, for a comparison and the reasons that it used."""
    sections = by_section(result.rows)
    ignored = [one for one in found if one.state == IGNORED]
    parts = [HEAD, notes(ignored), counts(sections), reasons(result.rows)]
    for section, rows in sections:
        parts.append(f"## {section}\n")
        for kind, members in groupby(rows, key=lambda row: row.name.kind):
            if KINDS[kind] != section:
                parts.append(f"### {KINDS[kind]} of {section}\n")
            parts.append(table(kind, list(members)))
    parts += [OWN_NAMES, own(result.own)]
    return "\n".join(parts)


def by_section(rows):
    """The rows of each pallet, and those that have none, in the page's order."""
    found = {}
    for row in rows:
        found.setdefault(section(row.name), []).append(row)
    order = [PALLETS, *FIRST, APIS, TYPES]
    kinds = list(KINDS)
    for members in found.values():
        members.sort(key=lambda row: (kinds.index(row.name.kind), row.name.pallet, row.name.name))
    return sorted(
        found.items(),
        key=lambda item: (order.index(item[0]) if item[0] in order else len(order), item[0]),
    )


def section(name):
    return KINDS[name.kind] if name.kind in ("pallet", "api", "type") else name.pallet


def notes(ignored):
    lines = [NOT_COMPARED]
    for one in ignored:
        items = ", ".join(f"`{item}`" for item in one.items)
        text = f"- {one.title.lower()} ({items}): {one.why}"
        lines.append(textwrap.fill(text, WIDTH, subsequent_indent="  ", break_on_hyphens=False))
    return "\n".join(lines) + "\n"


def counts(sections):
    lines = ["## Counts\n", row_of(["", *STATES, "all"]), "|---|" + "---:|" * (len(STATES) + 1)]
    total, kinds = Counter(), {}
    for title, rows in sections:
        states = Counter(row.state for row in rows)
        total += states
        lines.append(numbers(title, states))
        for row in rows:
            kinds.setdefault(KINDS[row.name.kind], Counter())[row.state] += 1
    lines.append(numbers("**all**", total))
    lines += ["", row_of(["", *STATES, "all"]), "|---|" + "---:|" * (len(STATES) + 1)]
    lines += (numbers(kind, kinds[kind]) for kind in KINDS.values() if kind in kinds)
    return "\n".join(lines) + "\n"


def numbers(title, states):
    return row_of([title, *(states[state] for state in STATES), states.total()])


def reasons(rows):
    """The reasons for what is missing, with the number of items of each."""
    number = Counter(id(row.reason) for row in rows if row.reason)
    found = {id(row.reason): row.reason for row in rows if row.reason}
    missing = [one for one in found.values() if one.state != DIFFERENT]
    missing.sort(key=lambda one: (STATES.index(one.state), one.title))
    lines = ["## Reasons for what is missing\n", row_of(["reason", "state", "items", "why"])]
    lines.append("|---|---|---:|---|")
    lines += (row_of([one.title, one.state, number[id(one)], one.why]) for one in missing)
    return "\n".join(lines) + "\n"


def table(kind, rows):
    has_index = kind in ("pallet", "call")
    head = ["name", *(["index"] if has_index else []), "state", "network", "used by"]
    lines = [row_of(head), "|---|" + ("---:|" if has_index else "") + "---|---|---|"]
    for row in rows:
        name = f"{row.name.pallet}_{row.name.name}" if kind == "api" else row.name.name
        index = [row.index] if has_index else []
        lines.append(row_of([f"`{name}`", *index, how(row), age(row.name), row.name.clients]))
    return "\n".join(lines) + "\n"


def how(row):
    if row.state == DIFFERENT:
        parts = [shortened(row.difference), row.reason.why if row.reason else ""]
        return f"{row.state}: {'; '.join(part for part in parts if part)}"
    return f"{row.state}: {row.reason.title}" if row.reason else row.state


def shortened(text):
    return text if len(text) <= LONGEST else text[: text.rindex(", ", 0, LONGEST)] + ", …"


def age(name):
    specs = name.specs.split()
    if not specs:
        return "never"
    if set(specs) <= {"391", "402"}:
        return "older"
    of_425 = name.pallet in OWN or name.clients
    return "newer" if of_425 and "425" not in specs else ""


def own(keys):
    lines = [row_of(["of", "names"]), "|---|---|"]
    for (pallet, kind), members in groupby(keys, key=lambda key: key[:2]):
        title = KINDS[kind].lower()
        names = ", ".join(f"`{name}`" for _, _, name in members)
        lines.append(row_of([f"{pallet}: {title}", names]))
    return "\n".join(lines) + "\n"


def row_of(cells):
    return "|" + "|".join(f" {cell} " if str(cell) else " " for cell in cells) + "|"


def states(rows):
    """The number of items in each state."""
    number = Counter(row.state for row in rows)
    return [(state, number[state]) for state in STATES]
