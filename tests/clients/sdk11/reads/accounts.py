"""Accounts and keys: balances, proxies, multisigs, announced swaps."""

from bittensor.intents.coldkey import coldkey_hash
from books import System, cold
from prepared import IDLE, SWAP_DELAY
from walk import read


@read("balance")
def balance(w):
    assert w.view.read("balance", coldkey_ss58=cold(w.keys.idle)).rao == IDLE
    bank = w.view.read("balance", coldkey_ss58=w.keys.bank)
    assert bank.rao == w.stored(System.Account, cold(w.keys.bank))["data"]["free"] > 0
    return "what was transferred"


@read("balances")
def balances(w):
    idle, nobody = cold(w.keys.idle), cold(w.key("nobody"))
    found = w.view.read("balances", coldkey_ss58s=[idle, nobody])
    assert {who: amount.rao for who, amount in found.items()} == {idle: IDLE, nobody: 0}
    return "of a funded account and of none"


@read("existential_deposit")
def existential_deposit(w):
    assert w.view.read("existential_deposit").rao == 500
    return "500 rao"


@read("proxies")
def proxies(w):
    found = w.view.read("proxies", coldkey_ss58=cold(w.keys.nominator))
    expected = [(cold(w.keys.second), "Staking", 0), (cold(w.keys.third), "Transfer", 5)]
    assert sorted((p["delegate"], p["proxy_type"], p["delay"]) for p in found["proxies"]) == sorted(
        expected
    )
    reserved = w.stored(System.Account, cold(w.keys.nominator))["data"]["reserved"]
    assert found["deposit"].rao == reserved > 0
    return "both delegates, and the deposit that is reserved"


@read("multisig")
def multisig(w):
    call_hash = w.opened.data["multisig_call_hash"]
    account = w.multisig.address
    found = w.view.read("multisig", account_ss58=account, call_hash=call_hash)
    height, index = (int(part) for part in w.opened.extrinsic_id.split("-"))
    assert found["timepoint"] == {"height": height, "index": index}
    assert found["approvals"] == [cold(w.keys.second)] == [found["depositor"]]
    reserved = w.stored(System.Account, cold(w.keys.second))["data"]["reserved"]
    assert found["deposit"].rao == reserved > 0
    other = "0x" + "00" * 32
    assert w.view.read("multisig", account_ss58=account, call_hash=other) is None
    return "timepoint, approvals, deposit; none for another call"


@read("coldkey_swap_announcement")
def coldkey_swap_announcement(w):
    found = w.view.read("coldkey_swap_announcement", coldkey_ss58=cold(w.keys.swapper))
    assert found == {
        "execute_block": w.announced + SWAP_DELAY,
        "new_coldkey_hash": coldkey_hash(cold(w.key("heir"))),
        "disputed": False,
        "dispute_block": None,
    }
    assert w.view.read("coldkey_swap_announcement", coldkey_ss58=cold(w.keys.idle)) is None
    return "block and hash; none where nothing is announced"
