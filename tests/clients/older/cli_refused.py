"""What `btcli` 9.x is refused here, or cannot do anywhere, in which words; and what is left out.

Each attempt is asserted, so an entry that has begun to work makes the walk fail: then write its
check and remove the entry. A reason that begins with "defect" is the chain's to mend.
"""

from walk import Refusal

LIQUIDITY = "positions of users are gone from the network too"
SENATE = "the network has no senate any more either"
NO_SENATE = 'Pallet "SenateMembers" not found'


def refusal(reason, words, name, line):
    """What a command says, which tells it in words alone."""

    def attempt(w):
        return w.run(f"{name} {line}".format(netuid=w.netuid), w.keys.owner, words=True)

    return name, Refusal(reason, words, attempt)


def liquidity(name, words, line):
    return refusal(LIQUIDITY, words, name, "--netuid {netuid} " + line)


PRICES = "--liquidity 1 --price-low 0.5 --price-high 2"
ONE = "--position-id 1"
REFUSED = dict(
    [
        liquidity("liquidity add", "'Swap.add_liquidity' not found", PRICES),
        liquidity("liquidity list", '"Swap.Positions" not found', ""),
        liquidity(
            "liquidity modify", "'Swap.modify_position' not found", f"{ONE} --liquidity-delta 1"
        ),
        liquidity("liquidity remove", "'Swap.remove_liquidity' not found", ONE),
        refusal(SENATE, NO_SENATE, "sudo proposals", ""),
        refusal(SENATE, NO_SENATE, "sudo senate", ""),
        refusal(SENATE, NO_SENATE, "sudo senate-vote", f"--proposal 0x{'00' * 32} --vote-aye"),
    ]
)
SKIPPED = {
    "stake wizard": "a dialogue",
    "view dashboard": "opens a browser",
    "wallet encrypt": "needs no chain",
    "wallet decrypt": "needs no chain",
    "proxy execute": "a dialogue over a book of announced calls",
}
# They change the client's own files.
GROUPS = ("config", "utils")
