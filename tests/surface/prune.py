"""Removes from reasons.toml what no item needs any more; the rest of the file stays as it is."""

import re
import textwrap
import tomllib

WIDTH = 100
LIST = re.compile(r"^items = \[.*?^\]\n|^items = \[[^\n]*\]\n", re.MULTILINE | re.DOTALL)


def prune(file, stale):
    """Removes patterns, given as pairs of a reason's title and a pattern, and empty reasons.

    Returns whether there was anything to remove.
    """
    text = file.read_text(encoding="utf-8")
    parts = re.split(r"^(?=\[\[|#)", text, flags=re.MULTILINE)
    pruned = "".join(without(part, set(stale)) if part.startswith("[[") else part for part in parts)
    file.write_text(pruned, encoding="utf-8")
    return pruned != text


def without(entry, stale):
    """Returns a reason without its stale patterns, or nothing if none is left."""
    ((parsed,),) = tomllib.loads(entry).values()
    items = parsed.get("items")
    if items is None:
        return entry
    left = [item for item in items if (parsed["title"], item) not in stale]
    if left == items:
        return entry
    return LIST.sub(lambda _: written(left), entry, count=1) if left else ""


def written(items):
    """A list of patterns as lines."""
    joined = ", ".join(f'"{item}"' for item in items)
    if len(line := f"items = [{joined}]\n") <= WIDTH:
        return line
    lines = textwrap.wrap(joined + ",", WIDTH - 4, break_long_words=False, break_on_hyphens=False)
    return "items = [\n" + "".join(f"    {one}\n" for one in lines) + "]\n"
