"""How types are encoded, and where two metadata disagree.

The comparison goes down to the bytes: a struct of one field is that field, names of fields do not
count, variants count by index and name.
"""

# Enums that list the pallets of a runtime. Those of two runtimes differ; what they hold is compared
# call by call.
OF_RUNTIME = {
    *("RuntimeCall", "RuntimeEvent", "RuntimeError", "OriginCaller"),
    *("RuntimeHoldReason", "RuntimeFreezeReason"),
}


class Encodings:
    """The types of a metadata, by the numbers that it gives them."""

    def __init__(self, metadata):
        self.by_id = {entry["id"]: entry["type"] for entry in metadata["types"]["types"]}

    def form(self, number):
        """What a type is encoded as, in one step: a tag, what it counts by, and its parts."""
        entry = self.by_id[number]
        ((form, body),) = entry["def"].items()
        name = (entry.get("path") or [""])[-1]
        if name in OF_RUNTIME:
            return "runtime", name, []
        match form:
            case "primitive":
                return form, body, []
            case "compact" | "sequence":
                return form, None, [body["type"]]
            case "array":
                return form, body["len"], [body["type"]]
            case "tuple":
                return self.fields(body)
            case "composite":
                return self.fields([field["type"] for field in body.get("fields", [])])
            case "variant":
                return form, None, body.get("variants", [])
        raise ValueError(f"a type of form {form}")

    def fields(self, types):
        """A single field is encoded like its type."""
        return self.form(types[0]) if len(types) == 1 else ("fields", len(types), types)


class Comparison:
    """The types of two metadata, side by side."""

    def __init__(self, theirs, own):
        self.theirs, self.own = Encodings(theirs), Encodings(own)
        # Pairs of types that are equal, as far as those are that are being compared further up.
        self.seen = frozenset()

    def difference(self, theirs, own, path=""):
        """The first place in which two types differ, and how; None if they do not."""
        before, pair = self.seen, (theirs, own)
        if pair in before:
            return None
        self.seen = before | {pair}
        found = self.compared(self.theirs.form(theirs), self.own.form(own), path)
        if found:
            self.seen = before
        return found

    def compared(self, theirs, own, path):
        if theirs[:2] != own[:2]:
            return f"{path or 'it'} is {words(own)}, not {words(theirs)}"
        if theirs[0] == "variant":
            return self.of_variants(theirs[2], own[2], path)
        return self.first(theirs[2], own[2], path)

    def of_variants(self, theirs, own, path):
        names, own_names = (
            [(one["index"], one["name"]) for one in variants] for variants in (theirs, own)
        )
        if names != own_names:
            return f"{path or 'it'} has the variants {own_names}, not {names}"
        for one, other in zip(theirs, own, strict=True):
            parts, own_parts = (
                [field["type"] for field in variant.get("fields", [])] for variant in (one, other)
            )
            if found := self.first(parts, own_parts, f"{path}.{one['name']}"):
                return found
        return None

    def first(self, theirs, own, path):
        """The first difference of two lists of types."""
        if len(theirs) != len(own):
            return f"{path or 'it'} has {len(own)} parts, not {len(theirs)}"
        pairs = enumerate(zip(theirs, own, strict=True))
        found = (self.difference(one, other, f"{path}.{place}") for place, (one, other) in pairs)
        return next(filter(None, found), None)


def words(form):
    tag, counts, _ = form
    return tag if counts is None else f"{tag} {counts}"


def items(metadata):
    """The types of all names of a metadata, by their keys: what a client encodes and decodes."""
    variants = {entry["id"]: entry["type"]["def"] for entry in metadata["types"]["types"]}
    for pallet in metadata["pallets"]:
        name = pallet["name"]
        for kind, key in (("call", "calls"), ("event", "event")):
            for variant in (
                pallet[key] and variants[pallet[key]["ty"]]["variant"]["variants"]
            ) or []:
                fields = [field["type"] for field in variant.get("fields", [])]
                yield (name, kind, variant["name"]), fields
        for entry in (pallet["storage"] or {}).get("entries", []):
            ((form, ty),) = entry["ty"].items()
            types = [ty] if form == "Plain" else [ty["key"], ty["value"]]
            yield (name, "storage", entry["name"]), types
        for constant in pallet["constants"]:
            yield (name, "constant", constant["name"]), [constant["ty"]]
    for api in metadata["apis"]:
        for method in api["methods"]:
            types = [*(one["ty"] for one in method["inputs"]), method["output"]]
            yield (api["name"], "api", method["name"]), types
