"""The node's encodings against the metadata of spec 461 that SDK 11.3.0 carries.

`surface.py` compares names and types as the list has them. Here the list is held to its source, and
all types are followed down to their bytes: arguments of calls, fields of events, keys and values of
storage items, constants, parameters and results of runtime APIs.
"""

from collections import Counter

import golden
import metadata
import network
import pytest
import shapes
from changes import named, primitive, struct, variants
from compare import compare

# The names of the SDK's tables, by their kinds.
SIZES = {"call": 311, "storage": 402, "constant": 136, "api": 124}
METAGRAPHS = {
    *("get_metagraph", "get_all_metagraphs", "get_selective_metagraph"),
    *("get_mechagraph", "get_all_mechagraphs", "get_selective_mechagraph"),
}


@pytest.fixture(scope="module")
def theirs():
    return golden.network()


@pytest.fixture(scope="module")
def rows():
    """The rows of the list, by their keys."""
    return {name.key: name for name in network.names()}


def differing(theirs, own):
    """What is encoded otherwise than the network's, with the place; and what is encoded alike."""
    comparison, served = shapes.Comparison(theirs, own), dict(shapes.items(own))
    found = {
        key: comparison.first(types, served[key], "")
        for key, types in shapes.items(theirs)
        if key in served
    }
    return {key: text for key, text in found.items() if text}, {
        key for key, text in found.items() if not text
    }


def explained(own):
    """The items of which the page says that they are served differently."""
    result = compare(metadata.served(own), network.names(), network.reasons())
    return {row.name.key for row in result.rows if row.state == network.DIFFERENT}


def test_list_should_have_all_names_of_the_metadata(theirs, rows):
    served = {key for key in metadata.served(theirs) if key[1] != "type"}
    listed = {key for key, name in rows.items() if "461" in name.specs.split()}
    assert served == {key for key in listed if key[1] != "type"}


def test_list_should_have_all_names_of_the_tables(rows):
    names = set(golden.tables())
    assert Counter(kind for _, kind, _ in names) == SIZES
    assert names == {
        key for key, name in rows.items() if "469" in name.specs.split() and key[1] in SIZES
    }


def test_encodings_should_be_those_of_the_network(theirs, decoded):
    different, alike = differing(theirs, decoded)
    unexplained = {key: text for key, text in different.items() if key not in explained(decoded)}
    assert not unexplained
    # All that both serve, less what differs.
    assert len(alike) > 900
    assert {name for _, kind, name in alike if kind == "api"} >= METAGRAPHS


def test_other_bytes_of_a_field_should_be_found_wherever_it_is(theirs, decoded):
    before, _ = differing(theirs, decoded)
    named(struct(decoded, "AxonInfo"), "port")["type"] = primitive(decoded, "u32")
    after, _ = differing(theirs, decoded)
    found = after.keys() - before.keys()
    assert ("SubtensorModule", "storage", "Axons") in found
    assert ("SubnetInfoRuntimeApi", "api", "get_metagraph") in found
    assert after["SubtensorModule", "storage", "Axons"].endswith(
        "is primitive u32, not primitive u16"
    )


def test_wrapper_of_a_number_should_make_no_difference(theirs, decoded):
    types = decoded["types"]["types"]
    number = max(one["id"] for one in types) + 1
    field = {"type": primitive(decoded, "u16")}
    types.append({"id": number, "type": {"def": {"composite": {"fields": [field]}}}})
    call = named(variants(decoded, "SubtensorModule", "calls"), "start_call")
    key = ("SubtensorModule", "call", "start_call")
    named(call["fields"], "netuid")["type"] = number
    assert key in differing(theirs, decoded)[1]
    field["type"] = primitive(decoded, "u8")
    assert key in differing(theirs, decoded)[0]


def test_other_variants_should_be_found(theirs, decoded):
    types = (one["type"] for one in decoded["types"]["types"])
    kind = next(one for one in types if (one.get("path") or [""])[-1] == "ProxyType")
    kind["def"]["variant"]["variants"][0]["index"] = 77
    text = differing(theirs, decoded)[0]["Proxy", "call", "add_proxy"]
    assert "has the variants" in text
