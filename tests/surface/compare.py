"""Compares what a node serves with the network's names, and the differences with the reasons."""

import re
from dataclasses import dataclass, field

from differences import differences
from network import DIFFERENT, IGNORED, NOT_YET, OWN, SERVED, Name, Reason, covers


@dataclass
class Row:
    """A name of the network, with how the node serves it."""

    name: Name
    # The node's, where it serves the item, otherwise the network's.
    index: str
    state: str
    difference: str = ""
    reason: Reason | None = None


@dataclass
class Result:
    rows: list
    # Keys of what the node serves beside the network's names.
    own: list
    # Titles of reasons with those of their patterns that no item needs.
    stale: list
    # Differences without a reason: paths of items, and descriptions.
    unexplained: list
    # Descriptions of all that is wrong.
    problems: list


def compare(served, names, reasons):
    """Gives each name its row, and lists what is wrong with the node and with the reasons."""
    comparison = Comparison(served, names, reasons)
    rows = [comparison.row(name) for name in names]
    return Result(
        rows=rows,
        own=own_items(served, names),
        stale=comparison.stale(),
        unexplained=comparison.unexplained,
        problems=[
            *comparison.missing_reasons(),
            *(f"{row.name.path} is missing, without a reason" for row in rows if unreasoned(row)),
            *comparison.needless_reasons(),
        ],
    )


@dataclass
class Comparison:
    served: dict
    names: list
    reasons: list
    unexplained: list = field(default_factory=list)
    # Patterns that have applied, with the titles of their reasons.
    used: set = field(default_factory=set)

    def __post_init__(self):
        self.changed = self.changed_types()

    def changed_types(self):
        """Names of the types that differ from the network's, in themselves or in what they hold."""
        types = [name for name in self.names if name.kind == "type" and name.key in self.served]
        signatures = {name.name: self.served[name.key].signature for name in types}
        changed = {name.name for name in types if differences(name, self.served[name.key])}
        grown = changed
        while grown:
            grown = {one for one, text in signatures.items() if words(text) & changed} - changed
            changed |= grown
        return changed

    def row(self, name):
        item = self.served.get(name.key)
        if item is None:
            return self.absent(name)
        index = name.index if item.index is None else str(item.index)
        return Row(name, index, *self.present(name, item))

    def absent(self, name):
        """What is missing is not yet served, or left out: the first of its reasons says so."""
        missing = (one for one in self.reasons if one.state not in (DIFFERENT, IGNORED))
        covering = [one for one in missing if self.apply(one, name)]
        if not covering:
            return Row(name, name.index, NOT_YET)
        return Row(name, name.index, covering[0].state, "", covering[0])

    def present(self, name, item):
        """Returns the state, the difference, and its reason."""
        text = "; ".join(
            text for aspect, text in differences(name, item) if not self.is_ignored(name, aspect)
        )
        if text:
            for reason in self.reasons:
                if reason.explains(text) and self.apply(reason, name):
                    return DIFFERENT, text, reason
            self.unexplained.append((name.path, text))
            return DIFFERENT, text, None
        # The type has the reason.
        if own := sorted(self.changed & words(item.signature)):
            return DIFFERENT, ", ".join(f"type `{one}`" for one in own), None
        for reason in self.reasons:
            if reason.has_effect_on(item) and self.apply(reason, name):
                return DIFFERENT, "", reason
        return SERVED, "", None

    def apply(self, reason, name):
        """Returns whether a reason covers a name, and remembers the patterns that do."""
        patterns = reason.covering(name)
        self.used.update((reason.title, pattern) for pattern in patterns)
        return bool(patterns)

    def is_ignored(self, name, aspect):
        ignoring = [one for one in self.reasons if one.aspect == aspect]
        applied = [one for one in ignoring if self.apply(one, name)]
        return bool(applied)

    def stale(self):
        return [(reason.title, pattern) for reason, pattern in self.unused()]

    def unused(self):
        pairs = ((reason, pattern) for reason in self.reasons for pattern in reason.items)
        return [pair for pair in pairs if (pair[0].title, pair[1]) not in self.used]

    def missing_reasons(self):
        for path, text in self.unexplained:
            yield f"{path} is served differently, without a reason: {text}"

    def needless_reasons(self):
        """Why no item needs a pattern: it does not exist, has come, has gone, or became equal."""
        for reason, pattern in self.unused():
            covered = [name for name in self.names if covers(pattern, name)]
            served = [name for name in covered if name.key in self.served]
            if not covered:
                what = "the network has no such name"
            elif reason.state in (DIFFERENT, IGNORED) and not served:
                what = "the node does not serve it"
            elif reason.state in (DIFFERENT, IGNORED):
                what = "the node does not differ in this way"
            else:
                what = "the node serves it"
            yield f"reasons.toml, “{reason.title}”: {pattern}: {what}"


def own_items(served, names):
    """Keys of what the node serves beside the network, in its own pallets and its runtime APIs."""
    known = {name.key for name in names}
    apis = {name.pallet for name in names if name.kind == "api"}
    return sorted(key for key in served if key not in known and key[0] in OWN | apis)


def unreasoned(row):
    return row.state == NOT_YET and row.reason is None


def words(text):
    return set(re.findall(r"\w+", text))
