"""Parts of a decoded metadata, for tests that change one of them."""


def named(items, name):
    return next(item for item in items if item["name"] == name)


def pallet(decoded, name):
    return named(decoded["pallets"], name)


def variants(decoded, name, kind):
    """The calls, events or errors of a pallet."""
    number = pallet(decoded, name)[kind]["ty"]
    return type_of(decoded, number)["def"]["variant"]["variants"]


def type_of(decoded, number):
    return next(one["type"] for one in decoded["types"]["types"] if one["id"] == number)


def struct(decoded, name):
    """The fields of a struct."""
    types = (one["type"] for one in decoded["types"]["types"])
    found = next(one for one in types if (one.get("path") or [""])[-1] == name)
    return found["def"]["composite"]["fields"]


def primitive(decoded, name):
    """The number of a primitive type."""
    types = decoded["types"]["types"]
    return next(one["id"] for one in types if one["type"]["def"] == {"primitive": name})


def storage(decoded, pallet_name, name):
    return named(pallet(decoded, pallet_name)["storage"]["entries"], name)
