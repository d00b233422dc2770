"""Compares what a node serves with the network's names, and the differences with the reasons."""

import re
from dataclasses import dataclass, field

from differences import differences
from network import DIFFERENT, NOT_YET, SERVED, Name, Reason, covers


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
    # Descriptions of differences without a reason, and of all that is wrong.
    unexplained: list
    problems: list


def compare(served, names, reasons, ignored):
    """Gives each name its row, and lists what is wrong with the node and with the reasons."""
    comparison = Comparison(served, names, reasons, ignored)
    rows = [comparison.row(name) for name in names]
    return Result(
        rows=rows,
        own=own_items(served, names),
        stale=comparison.stale(),
        unexplained=comparison.unexplained,
        problems=[*comparison.unexplained, *comparison.explained()],
    )


@dataclass
class Comparison:
    served: dict
    names: list
    reasons: list
    ignored: list
    unexplained: list = field(default_factory=list)
    # Patterns, with the titles of their reasons, and exceptions that have applied.
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
        """A name without a reason counts as not yet served; the first of several reasons counts."""
        covering = [one for one in self.reasons if one.state != DIFFERENT and self.apply(one, name)]
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
                if reason.difference == text and self.apply(reason, name):
                    return DIFFERENT, text, reason
            self.unexplained.append(f"{name.path} is served differently, without a reason: {text}")
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
        applied = [one for one in self.ignored if one.aspect == aspect and name.kind in one.kinds]
        self.used.update(one.aspect for one in applied)
        return bool(applied)

    def stale(self):
        patterns = ((one.title, pattern) for one in self.reasons for pattern in one.items)
        return [pair for pair in patterns if pair not in self.used]

    def explained(self):
        """Why no item needs a pattern: it does not exist, has come, has gone, or became equal."""
        for title, pattern in self.stale():
            covered = [name for name in self.names if covers(pattern, name)]
            if not covered:
                what = "the network has no such name"
            elif all(name.key in self.served for name in covered):
                what = "the node serves it, and does not differ in this way"
            else:
                what = "the node does not serve it"
            yield f"reasons.toml, “{title}”: {pattern}: {what}"
        for one in self.ignored:
            if one.aspect not in self.used:
                yield f"reasons.toml: no item differs in its {one.aspect}"


def own_items(served, names):
    """Keys of the node's items in pallets and APIs of the network that the network does not have.

    Left out are the pallets that the network takes from elsewhere: the list has only those of their
    items that clients use.
    """
    known = {name.key for name in names}
    complete = {name.pallet for name in names if name.kind == "event" and name.specs == "425"}
    apis = {name.pallet for name in names if name.kind == "api"}
    return sorted(key for key in served if key not in known and key[0] in complete | apis)


def words(text):
    return set(re.findall(r"\w+", text))
