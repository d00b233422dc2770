#!/usr/bin/env python3
"""The page of the network's names: surface.py [--check] NODE, of a client's environment.

NODE is the URL of a running node, or a file that `--save FILE` has written. Without --check the
program writes docs/surface.md, and removes from reasons.toml what no item needs any more. With
--check it writes nothing, and fails if the page or the reasons are not up to date. In both cases it
fails if an item is served otherwise than the network's, without a reason.
"""

import argparse
import difflib
import json
import sys
from pathlib import Path

import metadata
import network
import page
from compare import compare
from prune import prune

PAGE = Path(__file__).resolve().parents[2] / "docs" / "surface.md"
SHOWN = 40
HELP = "tests/surface/README.md"


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    parser.add_argument("--save", metavar="FILE", help="write the node's metadata to a file")
    parser.add_argument("node", help="URL of a node, or a file")
    options = parser.parse_args()
    spec_version, decoded = metadata.load(options.node)
    if options.save:
        metadata.save(options.save, spec_version, decoded)
    result, text = run(decoded)
    if not options.check:
        # A reason may be stale only because it describes a former difference.
        if not result.unexplained and prune(network.REASONS, result.stale):
            result, text = run(decoded)
        PAGE.write_text(text, encoding="utf-8")
    problems = result.problems + difference(PAGE.read_text(encoding="utf-8"), text)
    for problem in problems:
        print(problem)
    if result.unexplained and not options.check:
        print(*drafts(result.unexplained), sep="\n")
    if problems:
        sys.exit(f"{len(problems)} problems with spec_version {spec_version}; see {HELP}")
    states = page.states(result.rows)
    print(f"spec_version {spec_version}: " + ", ".join(f"{n} {state}" for state, n in states))


def run(decoded):
    """Compares a metadata with the list, and writes the page, as text."""
    reasons = network.reasons()
    result = compare(metadata.served(decoded), network.names(), reasons)
    return result, page.write(result, reasons)


def drafts(unexplained):
    """Entries for reasons.toml, to be completed by hand."""
    items = {}
    for path, text in unexplained:
        items.setdefault(text, []).append(path)
    for text, paths in items.items():
        yield (
            f"\n[[different]]\ntitle = \ndifference = {json.dumps(text)}\nwhy = \n"
            f"items = {json.dumps(paths)}"
        )


def difference(committed, text):
    lines = difflib.unified_diff(
        committed.splitlines(), text.splitlines(), "docs/surface.md", "the node", n=0, lineterm=""
    )
    lines = list(lines)
    more = [f"… {len(lines) - SHOWN} more lines"] if len(lines) > SHOWN else []
    return ["docs/surface.md is not up to date:", *lines[:SHOWN], *more] if lines else []


if __name__ == "__main__":
    main()
