"""What a node serves, read from its metadata V15, as rows of the form of `network.tsv`.

Types are written as they are shown to clients. What is transparent in metadata, as the network's
`NetUid` and `Box` are, is what it wraps. Fixed-point numbers have their short names (`U64F64`).
Other structs and enums are the last word of their path, with their fields in a row of kind `type`.
"""

import json
import urllib.request
from dataclasses import dataclass
from pathlib import Path

# `Metadata_metadata_at_version(15)`.
V15 = ["Metadata_metadata_at_version", "0x0f000000"]
# Types that are written with their parameters; bounds are none of those.
GENERIC = (["BTreeMap"], ["BTreeSet"], ["Option"], ["Result"])
BOUNDED = ("BoundedVec", "WeakBoundedVec", "BoundedBTreeMap", "BoundedBTreeSet")
FIXED = {"FixedI64": ("I", 64), "FixedI128": ("I", 128), "FixedU128": ("U", 128)}
# The pallet of types, which belong to none.
NO_PALLET = "-"


@dataclass(frozen=True)
class Item:
    """A name that is served: see README.md for the form of `signature`."""

    pallet: str
    kind: str
    name: str
    index: int | None
    signature: str
    docs: str = ""

    @property
    def key(self):
        return (self.pallet, self.kind, self.name)


def load(source):
    """Returns spec_version and metadata of a node (its URL) or of a file that `save` wrote."""
    if "://" not in source:
        saved = json.loads(Path(source).read_text(encoding="utf-8"))
        return saved["spec_version"], saved["metadata"]
    # A node answers both on one port.
    url = source.replace("ws://", "http://", 1).replace("wss://", "https://", 1)
    return ask(url, "state_getRuntimeVersion", [])["specVersion"], decode(
        ask(url, "state_call", V15)
    )


def save(file, spec_version, metadata):
    text = json.dumps({"spec_version": spec_version, "metadata": metadata})
    Path(file).write_text(text, encoding="utf-8")


def ask(url, method, params):
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
    request = urllib.request.Request(url, body.encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        reply = json.load(answer)
    if "error" in reply:
        raise RuntimeError(f"{method}: {reply['error']}")
    return reply["result"]


def decode(text):
    """Decodes an optional opaque metadata."""
    from bt_decode import MetadataV15

    return json.loads(MetadataV15.decode_from_metadata_option(bytes.fromhex(text[2:])).to_json())


def served(metadata):
    """Returns all items of a metadata by their keys."""
    types = Types(metadata["types"]["types"])
    items = [*types.items()]
    for pallet in metadata["pallets"]:
        items.append(Item(pallet["name"], "pallet", pallet["name"], pallet["index"], ""))
        items += items_of_pallet(pallet, types)
    for api in metadata["apis"]:
        items += (api_item(api["name"], method, types) for method in api["methods"])
    return {item.key: item for item in items}


def items_of_pallet(pallet, types):
    name = pallet["name"]
    for kind, key in (("call", "calls"), ("event", "event"), ("error", "error")):
        if pallet[key]:
            for variant in types.variants(pallet[key]["ty"]):
                signature = types.fields(variant.get("fields", []))
                item = (variant["name"], variant["index"], signature, docs(variant))
                yield Item(name, kind, *item)
    for entry in (pallet["storage"] or {}).get("entries", []):
        signature = types.storage(entry)
        yield Item(name, "storage", entry["name"], None, signature, docs(entry))
    for constant in pallet["constants"]:
        signature = types.name(constant["ty"])
        yield Item(name, "constant", constant["name"], None, signature, docs(constant))


def api_item(api, method, types):
    inputs = (f"{one['name']}: {types.name(one['ty'])}" for one in method["inputs"])
    signature = f"{', '.join(inputs)} -> {types.name(method['output'])}".strip()
    return Item(api, "api", method["name"], None, signature, docs(method))


def docs(item):
    """The documentation in one line."""
    return " ".join(" ".join(item.get("docs", [])).split())


class Types:
    """The registry of types, which numbers them."""

    def __init__(self, registry):
        self.by_id = {entry["id"]: entry["type"] for entry in registry}

    def items(self):
        """The structs and enums with a name, each with its fields as signature.

        Where several have one name, their signatures are joined, to be seen as a difference.
        """
        found = {}
        for number, entry in self.by_id.items():
            name = self.name(number)
            if entry.get("path") and name == entry["path"][-1]:
                found.setdefault(name, set()).add(self.definition(entry["def"]))
        for name, signatures in found.items():
            yield Item(NO_PALLET, "type", name, None, " or ".join(sorted(signatures)))

    def definition(self, form):
        if "composite" in form:
            return self.fields(form["composite"].get("fields", []))
        return ", ".join(
            f"{variant['index']} {variant['name']}" + self.data(variant.get("fields", []))
            for variant in form["variant"].get("variants", [])
        )

    def data(self, fields):
        return f"({self.fields(fields)})" if fields else ""

    def variants(self, number):
        return self.by_id[number]["def"]["variant"].get("variants", [])

    def fields(self, fields):
        return ", ".join(
            (f"{field['name']}: " if field.get("name") else "") + self.name(field["type"])
            for field in fields
        )

    def storage(self, entry):
        """Hashers with the keys' types, and the type of the value, with `?` if it is optional."""
        ((form, ty),) = entry["ty"].items()
        optional = "?" if entry["modifier"] == "Optional" else ""
        if form == "Plain":
            return f"-> {self.name(ty)}{optional}"
        hashers = ty["hashers"]
        keys = self.by_id[ty["key"]]["def"]["tuple"] if len(hashers) > 1 else [ty["key"]]
        hashed = (f"{hasher}({self.name(key)})" for hasher, key in zip(hashers, keys, strict=True))
        return f"{', '.join(hashed)} -> {self.name(ty['value'])}{optional}"

    def name(self, number):
        """How a type is encoded, in words."""
        entry = self.by_id[number]
        ((form, body),) = entry["def"].items()
        match form:
            case "primitive":
                return body
            case "compact":
                return f"Compact<{self.name(body['type'])}>"
            case "sequence":
                return f"Vec<{self.name(body['type'])}>"
            case "array":
                return f"[{self.name(body['type'])}; {body['len']}]"
            case "tuple":
                return f"({', '.join(self.name(part) for part in body)})"
            case "composite" | "variant":
                return self.named(entry)
        raise ValueError(f"a type of form {form}")

    def named(self, entry):
        path = entry.get("path") or []
        last = path[-1] if path else ""
        parameters = [one["type"] for one in entry.get("params", [])]
        if last in FIXED and "substrate_fixed" in path:
            sign, bits = FIXED[last]
            fraction = self.number(parameters[0])
            return f"{sign}{bits - fraction}F{fraction}"
        if path in GENERIC or last in BOUNDED:
            return f"{last}<{', '.join(self.name(one) for one in parameters if one is not None)}>"
        return last

    def number(self, number):
        """A number that is a type, in binary: `UInt<UInt<UTerm, B1>, B0>` is 2."""
        entry = self.by_id[number]
        if entry["path"][-1] != "UInt":
            return 0
        rest, bit = (one["type"] for one in entry["params"])
        return 2 * self.number(rest) + (self.by_id[bit]["path"][-1] == "B1")
