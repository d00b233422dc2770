"""`btcli wallet`: what it reads of the chain, and what it writes there."""

from prepared import IDENTITY, SWAP_DELAY
from walk import check
from world import cold, hot

from node import TAO


@check("wallet balance")
def balance(w):
    who = w.funded(7 * TAO, "looks")
    found = w.run("wallet balance", who).json["balances"]
    [mine] = found.values()
    assert mine == {"coldkey": cold(who), "free": 7.0, "staked": 0.0, "total": 7.0}
    return "7 TAO free, nothing staked"


@check("wallet transfer")
def transfer(w):
    who, to = w.funded(10 * TAO, "pays", "is_paid")
    effect = w.act(f"wallet transfer --dest {cold(to)} --amount 2.5", who)
    assert w.spent(who, effect) == 2_500_000_000 + effect.fee()
    assert w.spent(to, effect) == -2_500_000_000
    rest = w.act(f"wallet transfer --dest {cold(to)} --all --allow-death", who)
    assert w.node.free(cold(who), rest.block) == 0
    return "2.5 TAO and the fee; then all the rest"


@check("wallet overview")
def overview(w):
    found = w.run("wallet overview", w.keys.validator).json
    [mine] = [
        neuron
        for subnet in found["subnets"]
        if subnet["netuid"] == w.netuid
        for neuron in subnet["neurons"]
    ]
    assert (mine["uid"], mine["hotkey_ss58"]) == (w.uid(w.keys.validator), hot(w.keys.validator))
    assert mine["validator_permit"] is True and mine["stake"] > 200
    return "the validator's neuron"


@check("wallet get-identity", "wallet set-identity")
def identity(w):
    found = w.run(f"wallet get-identity --ss58 {cold(w.keys.validator)}").json
    assert found == IDENTITY
    who = w.keys.miner
    names = (
        "--id-name Miner --web-url https://m.example --image-url https://m.example/i.png "
        "--discord m#1 --description d --additional a --github https://github.com/m/m"
    )
    told = w.run(f"wallet set-identity {names}", who)
    stored = w.node.get("IdentitiesV2", cold(who))
    assert stored and text(stored["name"]) == "Miner", told.text
    return "all fields; one set"


def text(value):
    return bytes.fromhex(value[2:]).decode() if value.startswith("0x") else value


@check("wallet associate-hotkey")
def associate(w):
    who = w.funded(5 * TAO, "associates")
    told = w.run("wallet associate-hotkey", who)
    assert w.node.get("Owner", hot(who)) == cold(who), told.text
    return "the hotkey has its owner"


@check("wallet swap-hotkey")
def swap_hotkey(w):
    who, other = w.funded(50 * TAO, "swaps_hotkey"), w.key("swaps_to")
    w.register(who)
    who.set_hotkey(who.hotkey, encrypt=False, overwrite=True)
    made = type(who)(name=who.name, hotkey="next", path=str(w.wallets))
    made.set_hotkey(other.hotkey, encrypt=False, overwrite=True)
    uid = w.uid(who)
    told = w.run(f"wallet swap-hotkey next --netuid {w.netuid}", who)
    assert w.node.get("Uids", w.netuid, hot(other)) == uid, told.text
    return "the uid is the new hotkey's"


@check("wallet swap-coldkey", "wallet swap-check")
def swap_coldkey(w):
    who, heir = w.funded(20 * TAO, "swaps_coldkey"), w.key("swaps_heir")
    new = f"--new-coldkey {cold(heir)}"
    told = w.run(f"wallet swap-coldkey announce {new}", who)
    stored = w.node.get("ColdkeySwapAnnouncements", cold(who))
    assert stored, told.text
    assert "announc" in w.run("wallet swap-check", who).text.lower()
    w.node.wait(stored[0] + SWAP_DELAY)
    told = w.run(f"wallet swap-coldkey execute {new}", who)
    assert w.node.free(cold(who)) == 0 < w.node.free(cold(heir)), told.text
    return "announced, shown, carried out: the balance moves"
