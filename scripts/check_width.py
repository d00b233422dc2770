#!/usr/bin/env python3
"""Fails on lines of more than 100 columns: scripts/check_width.py [FILE...].

A tab counts four. Without arguments it checks the tree: code, comments and prose in the files that
SUFFIXES and NAMES list. Left out are

- lines that cannot be broken: rows of Markdown tables, in comments as well, lines that are too long
  only because of a URL, one word that alone is longer than 80 columns, and lines with a raw string,
  which has no way to continue;
- what a program prints, in Markdown fences without a language;
- files that a program writes: the weights of `make weights`, Cargo.lock, package-lock.json,
  metadata.lock, plots (SVG), seeds and inputs that tests have recorded;
- scripts/weights.hbs, whose line breaks are those of the weights;
- JSON, which has no comments and is data here.
"""

import os
import re
import sys
from pathlib import Path

LIMIT, TAB = 100, 4
SUFFIXES = {".rs", ".md", ".py", ".sh", ".toml", ".mjs", ".js", ".css", ".yml", ".yaml"}
NAMES = {"Makefile", "Dockerfile", "run", ".editorconfig", ".gitignore", ".dockerignore"}
# What is not part of the source, as in .gitignore.
SKIPPED = {".git", "target", "results", "node_modules", ".papi", ".venv", "__pycache__"}
GENERATED = "Written by `make weights`"
TABLE_ROW = {".md": re.compile(r"\s*\|"), ".rs": re.compile(r"\s*//[/!]?\s*\|")}
LONG_WORD = re.compile(r"\S{81,}")
RAW_STRING = re.compile(r'\br#"')
FENCE = re.compile(r"\s*```(\w*)")
URL = re.compile(r"https?://[^\s)>\"'`]+")


def files(root):
    """The files of a tree that are checked."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - SKIPPED)
        for name in sorted(names):
            file = Path(folder, name)
            if file.suffix in SUFFIXES or name in NAMES:
                yield file


def width(line):
    return len(line.expandtabs(TAB))


def too_wide(file):
    """Number and width of each line that is too wide."""
    lines = file.read_text(encoding="utf-8").splitlines()
    if lines and GENERATED in lines[0]:
        return
    table_row = TABLE_ROW.get(file.suffix)
    fenced = printed = False
    for number, line in enumerate(lines, start=1):
        if file.suffix == ".md" and (fence := FENCE.match(line)):
            fenced = not fenced
            printed = fenced and not fence[1]
        unbreakable = printed or LONG_WORD.search(line) or RAW_STRING.search(line)
        if unbreakable or (table_row and table_row.match(line)):
            continue
        if width(URL.sub("", line)) > LIMIT:
            yield number, width(line)


def main():
    root = Path(__file__).resolve().parents[1]
    checked = [Path(name) for name in sys.argv[1:]] or files(root)
    found = 0
    for file in checked:
        for number, columns in too_wide(file):
            shown = os.path.relpath(file)
            print(f"{shown}:{number}: {columns} columns, {LIMIT} at most")
            found += 1
    if found:
        sys.exit(f"{found} lines are too wide")


if __name__ == "__main__":
    main()
