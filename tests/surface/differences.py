"""What the node serves otherwise than the network, of one item."""

import difflib

# In the network's list: nothing is known of a signature or an index; a type that is not known.
UNKNOWN, ANY = "?", "_"
INDEX, TYPE, DOCUMENTATION = "index", "type", "documentation"
DOCUMENTED = ("call", "event", "error")


def differences(name, item):
    """What the node does otherwise: pairs of an aspect and its description."""
    found = []
    if name.index not in ("", UNKNOWN) and int(name.index) != item.index:
        found.append((INDEX, f"index {item.index}, not {name.index}"))
    if name.signature != UNKNOWN:
        found += ((TYPE, text) for text in of_signatures(name, item.signature))
    # Of an error without one, clients show no name; and people choose calls and events by it.
    if not item.docs and name.kind in DOCUMENTED:
        found.append((DOCUMENTATION, "no documentation"))
    return found


def of_signatures(name, own):
    theirs = name.signature
    if name.kind in ("storage", "api"):
        (own_keys, own_value), (keys, value) = halves(own), halves(theirs)
        if keys == UNKNOWN:
            own_keys, own_value = keys, own_value.removesuffix(UNKNOWN)
        yield from of_lists(keys, own_keys)
        if own_value != value and value != ANY:
            yield f"value `{own_value}`, not `{value}`"
    else:
        yield from of_lists(theirs, own)


def halves(signature):
    keys, _, value = signature.rpartition("->")
    return keys.strip(), value.strip()


def of_lists(theirs, own):
    """Differences of two lists of arguments, fields, variants or keys."""
    theirs, own = split(theirs), split(own)
    if len(theirs) == len(own):
        pairs = zip(theirs, own, strict=True)
        theirs = [one if is_any(their, one) else their for their, one in pairs]
    matcher = difflib.SequenceMatcher(None, theirs, own, autojunk=False)
    for what, first, last, own_first, own_last in matcher.get_opcodes():
        wanted, given = code(theirs[first:last]), code(own[own_first:own_last])
        match what:
            case "replace":
                yield f"{given}, not {wanted}"
            case "delete":
                yield f"without {wanted}"
            case "insert":
                yield f"with {given}"


def is_any(theirs, own):
    """Whether the list does not know the type, and the name is right."""
    name, _, ty = theirs.rpartition(": ")
    return ty == ANY and own.startswith(f"{name}: " if name else "")


def code(parts):
    return ", ".join(f"`{part}`" for part in parts)


def split(text):
    """Splits at the commas that are in no bracket."""
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(text):
        if sign in "<([":
            depth += 1
        elif sign in ">)]":
            depth -= 1
        elif sign == "," and depth == 0:
            parts.append(text[start:place].strip())
            start = place + 1
    return [*parts, text[start:].strip()] if text else []
