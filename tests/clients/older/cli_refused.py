"""What `btcli` 9.x is refused here, or cannot do anywhere, in which words; and what is left out.

Each attempt is asserted, so an entry that has begun to work makes the walk fail: then write its
check and remove the entry. A reason that begins with "defect" is the chain's to mend.
"""

from walk import Refusal
from world import hot

LOCKS = "the chain has no locks of stake"
LIQUIDITY = "positions of users are gone from the network too"
SENATE = "the network has no senate any more either"


def command(line, who="owner"):
    return lambda w: w.run(line(w), getattr(w.keys, who))


REFUSED = {
    "lock add": Refusal(
        LOCKS,
        "not found",
        command(lambda w: f"lock add --netuid {w.netuid} --amount 1 "
                          f"--hotkey-ss58 {hot(w.keys.validator)} --mode perpetual", "nominator"),
    ),
    "lock mode": Refusal(
        LOCKS, "not found", command(lambda w: f"lock mode --netuid {w.netuid} --mode perpetual",
                                    "nominator"),
    ),
    "lock move": Refusal(
        LOCKS,
        "",
        command(lambda w: f"lock move --netuid {w.netuid} "
                          f"--destination-hotkey {hot(w.keys.miner)}", "nominator"),
    ),
    "liquidity add": Refusal(
        LIQUIDITY,
        "",
        command(lambda w: f"liquidity add --netuid {w.netuid} --liquidity 1 --price-low 0.5 "
                          "--price-high 2"),
    ),
    "liquidity list": Refusal(
        LIQUIDITY, "", command(lambda w: f"liquidity list --netuid {w.netuid}")
    ),
    "sudo proposals": Refusal(SENATE, "", command(lambda w: "sudo proposals")),
    "sudo senate": Refusal(SENATE, "", command(lambda w: "sudo senate")),
    "sudo senate-vote": Refusal(
        SENATE, "", command(lambda w: f"sudo senate-vote --proposal 0x{'00' * 32} --vote-aye")
    ),
}
SKIPPED = {
    "stake wizard": "a dialogue",
    "view dashboard": "opens a browser",
    "wallet encrypt": "for the keychain alone, without a chain",
    "wallet decrypt": "for the keychain alone, without a chain",
    "liquidity modify": "like `liquidity add`",
    "liquidity remove": "like `liquidity add`",
    "proxy execute": "a dialogue over a book of announced calls",
    "lock list": "reads locks, of which there are none",
    "lock show": "reads locks, of which there are none",
    "subnets conviction": "reads locks, of which there are none",
}
GROUPS = ("config", "utils")
