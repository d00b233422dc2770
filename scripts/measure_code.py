#!/usr/bin/env python3
"""Sizes of the Rust code by part, as a Markdown table: scripts/measure_code.py [--check] [FOLDER].

FOLDER is the root of a checkout, by default this one. With --check the program lists the functions
and files that are too long and fails if there are any: a function has at most 70 lines, and a file
at most 600, except tests and the `lib.rs` of a pallet, which FRAME wants in one module.

Definitions. Production code is what is neither test nor bench nor mock nor benchmark nor written by
`make weights`; within a file, `#[cfg(test)]` items are left out. A line of code has more than white
space and comments. The lines of a function are those from `fn` to its closing brace. Comment ÷ code
is the ratio of lines with nothing but a comment to lines of code. p90 is the value of the nearest
rank. A small lexer masks strings and comments, after which braces match.
"""

import argparse
import re
import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path

MAX_FUNCTION, MAX_FILE = 70, 600
LONG_FUNCTION = 50
DECLARATIONS = "#[frame_support::pallet]"
FOLDERS = ("primitives", "pallets", "runtime", "node", "sim", "tests", "benches")
GENERATED = "Written by `make weights`"
NOT_PRODUCTION = re.compile(
    r"^(tests|benches)/|/(tests|benches|mock|benchmarking|test-\w+)(/|\.rs$)"
)

PARTS = (
    ("**all production code**", ("",)),
    ("primitives/consensus", ("primitives/consensus/",)),
    ("primitives/economy", ("primitives/economy/",)),
    ("primitives/shield", ("primitives/shield/",)),
    ("primitives/types", ("primitives/types/",)),
    ("pallets/subtensor", ("pallets/subtensor/src/",)),
    ("its runtime-api", ("pallets/subtensor/runtime-api/",)),
    ("pallets/admin-utils", ("pallets/admin-utils/",)),
    ("pallets/mev-shield", ("pallets/mev-shield/",)),
    ("pallets/swap", ("pallets/swap/",)),
    ("runtime", ("runtime/",)),
    ("node", ("node/",)),
    ("sim", ("sim/",)),
)
KNOWN = tuple(prefix for _, prefixes in PARTS[1:] for prefix in prefixes)

# What braces and comment marks do not count in, and comments themselves.
TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<string>\b[bc]?r(?P<hashes>\#*)".*?"(?P=hashes)|"(?:\\.|[^"\\])*")
    |(?P<char>'(?:\\u\{[^}]*\}|\\x..|\\.|[^\\'\n])')""",
    re.DOTALL | re.VERBOSE,
)
FUNCTION = re.compile(r"\bfn\s+\$?\w+")
TEST_ITEM = re.compile(r"#\[cfg\(test\)\]")


@dataclass
class Source:
    """A file, measured."""

    path: str
    is_production: bool
    # Whether it is the `lib.rs` of a pallet.
    declares: bool
    lines: int = 0
    code: int = 0
    comments: int = 0
    # (line, number of lines) of each function with a body.
    functions: list = field(default_factory=list)


def masked(text, comment=" "):
    """The text, as long as before, with strings as zeros and comments as a character."""

    def mask(match):
        is_comment = match["comment"] is not None
        filler = comment if is_comment else "0"
        return re.sub(r"[^\n]", filler, match[0])

    return TOKEN.sub(mask, text)


def end_of_item(code, start):
    """Where an item ends, after its block or a semicolon, and whether it is the block."""
    depth = 0
    for match in re.finditer(r"[][(){};]", code[start:]):
        mark = match[0]
        if mark in "([{":
            depth += 1
        elif mark in ")]}":
            depth -= 1
        # Below zero it was the argument of a macro.
        if depth < 0 or (depth == 0 and mark in ";}"):
            return start + match.end(), depth == 0 and mark == "}"
    return len(code), False


def without_tests(text, code):
    """Both without the lines of `#[cfg(test)]` items."""
    kept_text, kept_code, at = [], [], 0
    for match in TEST_ITEM.finditer(code):
        if match.start() < at:
            continue
        start = code.rfind("\n", 0, match.start()) + 1
        end, _ = end_of_item(code, match.end())
        kept_text.append(text[at:start])
        kept_code.append(code[at:start])
        at = end
    return "".join(kept_text) + text[at:], "".join(kept_code) + code[at:]


def functions(code):
    """(line, number of lines) of the functions with a body."""
    for match in FUNCTION.finditer(code):
        end, has_body = end_of_item(code, match.end())
        if has_body:
            first = code.count("\n", 0, match.start()) + 1
            yield first, code.count("\n", match.start(), end) + 1


def measure(root, file):
    """A file of a checkout, or None for one that `make weights` writes."""
    path = file.relative_to(root).as_posix()
    text = file.read_text(encoding="utf-8")
    if GENERATED in text.partition("\n")[0]:
        return None
    source = Source(path, not NOT_PRODUCTION.search(path), DECLARATIONS in text)
    code = masked(text)
    source.functions = list(functions(code))
    if source.is_production:
        text, code = without_tests(text, code)
        source.functions = list(functions(code))
    source.lines = text.count("\n")
    source.code = sum(1 for line in code.splitlines() if line.strip())
    with_comments = masked(text, comment="/").splitlines()
    source.comments = sum(1 for line in with_comments if line.strip() and not line.strip(" \t/"))
    return source


def sources(root):
    """All measured files of a checkout."""
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*.rs")):
            if "target" not in file.relative_to(root).parts:
                source = measure(root, file)
                if source:
                    yield source


def spread(values):
    """Median, 90th percentile and maximum."""
    ranked = sorted(values)
    if not ranked:
        return "–"
    p90 = ranked[round((len(ranked) - 1) * 0.9)]
    shown = [int(statistics.median(ranked)), p90, ranked[-1]]
    return " / ".join(f"{value:,}" for value in shown)


def row(name, files):
    """The table's row for these files."""
    lengths = [lines for file in files for _, lines in file.functions]
    longer = " / ".join(
        str(sum(1 for lines in lengths if lines > limit)) for limit in (LONG_FUNCTION, MAX_FUNCTION)
    )
    code = sum(file.code for file in files)
    comments = sum(file.comments for file in files)
    cells = [
        name,
        f"{len(files):,}",
        f"{code:,}",
        spread([file.lines for file in files]),
        spread(lengths),
        f"{longer} of {len(lengths):,}",
        f"{comments / max(code, 1):.0%}",
    ]
    return "| " + " | ".join(cells) + " |"


def table(files):
    """The table of all parts."""
    production = [file for file in files if file.is_production]
    yield (
        "| part | files | code lines | file lines med / p90 / max | fn lines med / p90 / max"
        f" | fns > {LONG_FUNCTION} / > {MAX_FUNCTION} | comment ÷ code |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name, prefixes in PARTS:
        yield row(name, [file for file in production if file.path.startswith(prefixes)])
    others = [file for file in production if not file.path.startswith(KNOWN)]
    if others:
        yield row("other", others)
    yield row("(tests, benches, mocks)", [file for file in files if not file.is_production])


def too_long(files):
    """A line for each function and file beyond its limit."""
    for file in files:
        for line, lines in file.functions:
            if lines > MAX_FUNCTION:
                yield f"{file.path}:{line}: a function of {lines} lines, {MAX_FUNCTION} at most"
        if file.is_production and file.lines > MAX_FILE and not file.declares:
            yield f"{file.path}:1: {file.lines} lines, {MAX_FILE} at most"


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="fail if something is too long")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parents[1])
    arguments = parser.parse_args()
    files = list(sources(arguments.folder))
    print("\n".join(table(files)))
    if arguments.check:
        found = list(too_long(files))
        print("\n".join(found), file=sys.stderr)
        sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
