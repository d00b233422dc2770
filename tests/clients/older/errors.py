"""The names of errors, which these clients look up by position and not by number.

`get_module_error` of their codec takes the entry of a pallet's errors at the place that the error's
number says. So both have to be the same.
"""

import walk
from prepared import DEMO
from world import hot, text

from node import TAO

NAME = "names of errors"


def misnamed(substrate):
    """The errors of all pallets that the client does not find, with what it finds for them."""
    wrong, count = {}, 0
    for pallet in substrate.metadata.pallets:
        found = [(one.value["index"], one.value["name"]) for one in pallet.errors or []]
        count += len(found)
        for index, name in found:
            shown = found[index][1] if index < len(found) else None
            if shown != name:
                wrong[f"{pallet.value['name']}.{name}"] = shown
    return wrong, count


def refusals(w):
    """Calls of the subnet's owner that are refused, by the name of the error.

    The first is the network's, the second another pallet's, the third one that only this chain has.
    """
    trade = dict(hotkey=hot(w.keys.owner), netuid=w.netuid, amount_staked=TAO, limit_price=1)
    return {
        "SymbolAlreadyInUse": ("update_symbol", dict(netuid=w.netuid, symbol=taken(w))),
        "PriceLimitExceeded": ("add_stake_limit", dict(trade, allow_partial=False)),
        "InvalidSubnetNumber": ("claim_root", dict(subnets=[])),
    }


def taken(w):
    """The symbol of another subnet, as bytes in hexadecimal."""
    symbol = w.node.get("TokenSymbol", DEMO)
    while isinstance(symbol, list) and isinstance(symbol[0], list):
        [symbol] = symbol
    if isinstance(symbol, list):
        return "0x" + bytes(symbol).hex()
    return symbol if symbol.startswith("0x") else text(symbol)


def check(world, told):
    """Asserts that all have their names, and that refused calls show them."""
    world.node.hash(None)
    wrong, count = misnamed(world.node.substrate)
    assert not wrong, wrong
    for name, (function, given) in refusals(world).items():
        said = told(function, given)
        assert name in said, said
    walk.FOUND[NAME] = (walk.WORKS, f"all {count}, and those of refused calls")
