"""What `bittensor` 10.x is refused here, or cannot do anywhere, and in which words.

Each attempt is asserted, so an entry that has begun to work makes the walk fail: then write its
check and remove the entry. A reason that begins with "defect" is the chain's to mend.
"""

import bittensor as bt
from walk import Refusal
from world import cold

from node import TAO

LIQUIDITY = "positions of users are gone from the network too"
FILTERS = "defect: the chain has no ProxyFilterRuntimeApi"
KEYS = "defect: the key's type is Vec<u8> here, and a BoundedVec on the network"


def tao(amount):
    return bt.Balance.from_tao(amount)


def read(method, **given):
    return lambda w: w.read(method, **{key: value(w) for key, value in given.items()})


def write(method, who="owner", **given):
    def attempt(w):
        wallet = getattr(w.keys, who)
        made = {key: value(w) if callable(value) else value for key, value in given.items()}
        return getattr(w.sub, method)(wallet, **made)

    return attempt


def netuid(w):
    return w.netuid


def liquidity(method, **given):
    words = "not found" if bt.__version__.startswith("10.2.") else "permanently removed"
    return Refusal(LIQUIDITY, words, write(method, netuid=netuid, **given))


PRICES = dict(liquidity=tao(1), price_low=tao(0.5), price_high=tao(2))
EVERY = {
    "get_vote_data": Refusal(
        "the network has no Triumvirate any more either",
        'Pallet "Triumvirate" not found',
        read("get_vote_data", proposal_hash=lambda w: "0x" + "00" * 32),
    ),
    "add_liquidity": liquidity("add_liquidity", **PRICES),
    "modify_liquidity": liquidity("modify_liquidity", position_id=1, liquidity_delta=tao(1)),
    "remove_liquidity": liquidity("remove_liquidity", position_id=1),
    "toggle_user_liquidity": liquidity("toggle_user_liquidity", enable=True),
}
OF_10_5 = {
    "get_ema_tao_inflow": Refusal(
        "the chain has no flows of TAO, and the client expects one of each subnet",
        "NoneType",
        read("get_ema_tao_inflow", netuid=netuid),
    ),
    "get_proxy_filter": Refusal(FILTERS, "not found", read("get_proxy_filter")),
    "get_proxy_types": Refusal(FILTERS, "not found", read("get_proxy_types")),
    "get_coldkey_swap_announcements": Refusal(
        "the client's own: it takes the entries of a map for single values",
        "'tuple' object has no attribute 'value'",
        read("get_coldkey_swap_announcements"),
    ),
}
OF_10_2 = {
    "get_liquidity_list": Refusal(
        LIQUIDITY,
        'Storage function "Swap.Positions" not found',
        lambda w: w.sub.get_liquidity_list(w.keys.owner, w.netuid),
    ),
    "get_mev_shield_current_key": Refusal(
        KEYS, "Invalid ML-KEM-768 public key size", read("get_mev_shield_current_key")
    ),
    "get_mev_shield_next_key": Refusal(
        KEYS, "Invalid ML-KEM-768 public key size", read("get_mev_shield_next_key")
    ),
    "mev_submit_encrypted": Refusal(
        KEYS,
        "Invalid ML-KEM-768 public key size",
        lambda w: w.sub.mev_submit_encrypted(w.keys.nominator, transfer(w)),
    ),
    "get_crowdloan_by_id": Refusal(
        "the client's own: its transport returns structures as dictionaries",
        "'dict' object has no attribute 'value'",
        read("get_crowdloan_by_id", crowdloan_id=lambda w: w.loan.number),
    ),
    "register": Refusal(
        "proof of work, for which the client needs Torch",
        "Torch is not installed",
        write("register", "idle", netuid=netuid),
    ),
}


def transfer(w):
    params = {"dest": cold(w.keys.idle), "value": TAO}
    return w.sub.compose_call("Balances", "transfer_keep_alive", params)


def of(version):
    """The refusals of a version of the client."""
    return {**EVERY, **(OF_10_2 if version.startswith("10.2.") else OF_10_5)}
