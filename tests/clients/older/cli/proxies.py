"""`btcli proxy`: given, used by other commands, and taken away."""

from walk import check
from world import cold

from node import TAO


def held(w, who, block=None):
    return w.node.query("Proxy", "Proxies", cold(who), block=block)[0]


@check("proxy add", "proxy remove")
def add(w):
    real, delegate, to = w.funded(20 * TAO, "real", "proxy", "proxy_pays")
    given = f"--delegate {cold(delegate)} --proxy-type Any --delay 0"
    told = w.run(f"proxy add {given}", real)
    assert [one["delegate"] for one in held(w, real)] == [cold(delegate)], told.text
    line = f"wallet transfer --dest {cold(to)} --amount 1 --proxy {cold(real)}"
    told = w.run(line, delegate)
    assert w.node.free(cold(to)) == 21 * TAO, told.text
    told = w.run(f"proxy remove {given}", real)
    assert held(w, real) == [] and w.node.reserved(cold(real)) == 0, told.text
    return "a proxy transfers for the real account; the deposit returns"


@check("proxy create", "proxy kill")
def create(w):
    who = w.funded(20 * TAO, "spawns")
    told = w.run("proxy create --proxy-type Any --delay 0 --index 0", who, answer="n\nn\n")
    assert told.json["success"], told.text
    pure = told.json["data"]["pure"]
    [one] = held_by(w, pure)
    assert one["delegate"] == cold(who)
    block, index = told.json["extrinsic_identifier"].split("-")
    w.pay({pure: TAO})
    where = f"--height {block} --ext-index {index} --spawner {cold(who)} --proxy-type Any"
    told = w.run(f"proxy kill {where} --index 0 --proxy {pure}", who)
    assert held_by(w, pure) == [], told.text
    return "made and ended"


def held_by(w, address):
    return w.node.query("Proxy", "Proxies", address)[0]
