#!/usr/bin/env python3
"""The heaviest of measured weights: scripts/heaviest.py FILE..., files that `make weights` wrote.

A weight counts with every component at its greatest, and with the database's reads and writes.
"""

import re
import sys

# Picoseconds of an access to ParityDB, as the SDK measured them and the runtime charges them.
READ, WRITE = 8_000_000, 50_000_000
MILLISECOND = 1_000_000_000
# What a block may take, in milliseconds, by its slot: a third.
BLOCKS = {"250 ms": 250 / 3, "12 s": 12_000 / 3}
SHOWN = 10

TRAIT = re.compile(r"((?:\s*///[^\n]*\n)+)\s*fn (\w+)\(([^)]*)\) -> Weight;")
RANGE = re.compile(r"`(\w+)` from (\d+) to (\d+)")
BODY = re.compile(r"fn (\w+)\(([^)]*)\) -> Weight \{(.*?)\n\t\}", re.DOTALL)
TERM = re.compile(
    r"(?:Weight::from_parts\((?P<time>[\d_]+), (?P<proof>[\d_]+)\)"
    r"|T::DbWeight::get\(\)\.(?P<access>reads_writes|reads|writes)\((?P<counts>[\d_, ]+)\))"
    r"(?:\.saturating_mul\((?P<component>\w+)\.into\(\)\))?"
)


def main():
    rows = [row for file in sys.argv[1:] for row in weights_of(file)]
    rows.sort(key=lambda row: -row["time"])
    print(f"The heaviest of {len(rows)} weights, components at their greatest:\n")
    shares = "".join(f" share of a block of {slot} |" for slot in BLOCKS)
    print(f"| benchmark | ms | of it computed | reads | writes | proof, kB |{shares}")
    print("|---|---:|---:|---:|---:|---:|" + "---:|" * len(BLOCKS))
    for row in rows[:SHOWN]:
        total = row["time"] / MILLISECOND
        parts = "".join(f" {total / block:.1%} |" for block in BLOCKS.values())
        print(
            f"| {row['name']} | {total:.2f} | {row['computed'] / MILLISECOND:.2f} | {row['reads']}"
            f" | {row['writes']} | {row['proof'] / 1000:.0f} |{parts}"
        )


def weights_of(file):
    """The weights that a file declares."""
    with open(file, encoding="utf-8") as source:
        text = source.read()
    pallet = re.search(r"What `(\w+)` costs", text).group(1)
    greatest = {
        name: {component: int(most) for component, _, most in RANGE.findall(doc)}
        for doc, name, _ in TRAIT.findall(text)
    }
    measured = text.partition("for SubstrateWeight<T>")[2].partition("impl WeightInfo for ()")[0]
    for name, _, body in BODY.findall(measured):
        yield weight(f"{pallet}::{name}", body, greatest[name])


def weight(name, body, greatest):
    """The sum of a weight's terms, each times its component."""
    row = {"name": name, "computed": 0, "proof": 0, "reads": 0, "writes": 0}
    # The formatter breaks long lines.
    flat = re.sub(r"//[^\n]*", "", body)
    flat = re.sub(r",\s*\)", ")", re.sub(r"\s+", "", flat)).replace(",", ", ")
    for term in TERM.finditer(flat):
        times = greatest[term["component"]] if term["component"] else 1
        if term["access"]:
            counts = [int(count.replace("_", "")) for count in term["counts"].split(",")]
            keys = ["reads", "writes"] if term["access"] == "reads_writes" else [term["access"]]
            for key, count in zip(keys, counts, strict=True):
                row[key] += count * times
        else:
            row["computed"] += int(term["time"].replace("_", "")) * times
            row["proof"] += int(term["proof"].replace("_", "")) * times
    row["time"] = row["computed"] + READ * row["reads"] + WRITE * row["writes"]
    return row


if __name__ == "__main__":
    main()
