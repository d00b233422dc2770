"""The names of errors, which these clients look up by position and not by number.

`get_module_error` of their codec takes the entry of a pallet's errors at the place that the error's
number says. The network's numbers have no gaps, so there both are the same.
"""

import walk

NAME = "names of errors"
DEFECT = "defect: errors have gaps in their numbers, and the client shows the wrong name, or fails"


def misnamed(substrate):
    """The errors of all pallets that the client does not find, with what it finds for them."""
    wrong = {}
    for pallet in substrate.metadata.pallets:
        found = [(one.value["index"], one.value["name"]) for one in pallet.errors or []]
        for index, name in found:
            shown = found[index][1] if index < len(found) else None
            if shown != name:
                wrong[f"{pallet.value['name']}.{name}"] = shown
    return wrong


def check(world):
    """Asserts the defect, as long as it lasts."""
    world.node.hash(None)
    wrong = misnamed(world.node.substrate)
    assert wrong, "errors have their names now: remove this defect, and check a refused call"
    assert wrong["SubtensorModule.SymbolAlreadyInUse"] == "EvmProofNotRecent"
    assert wrong["Swap.PriceLimitExceeded"] == "InsufficientLiquidity"
    assert wrong["SubtensorModule.KeySwapInProgress"] is None
    walk.FOUND[NAME] = (walk.REFUSED, f"{DEFECT} ({len(wrong)} of them)")
