"""What the client reads of neurons, keys and their registrations."""

from prepared import DEMO, ROOT, U16
from walk import check
from world import cold, hot

from node import TAO


@check("neurons", "neurons_lite", "neuron_for_uid", "get_neuron_for_pubkey_and_subnet")
def neurons(w):
    full, lite = (w.read(name, netuid=w.netuid) for name in ("neurons", "neurons_lite"))
    assert [n.uid for n in full] == [n.uid for n in lite] == list(range(5))
    miner, uid = w.keys.miner, w.uid(w.keys.miner)
    one = w.read("neuron_for_uid", uid=uid, netuid=w.netuid)
    named = w.read("get_neuron_for_pubkey_and_subnet", hotkey_ss58=hot(miner), netuid=w.netuid)
    for found in (full[uid], lite[uid], one, named):
        assert (found.uid, found.hotkey, found.coldkey) == (uid, hot(miner), cold(miner))
        assert found.incentive == w.seen("Incentive", w.netuid)[uid] / U16 > 0.7
        emission = w.seen("Emission", w.netuid)[uid]
        assert abs(found.emission - emission / TAO) < 1e-8 and emission > 0
        assert found.axon_info.port == 8_091 and found.axon_info.ip == "203.0.113.7"
        assert found.is_null is False
    validator = full[w.uid(w.keys.validator)]
    assert validator.validator_permit and dict(validator.weights) == w.weights
    assert w.read("neuron_for_uid", uid=60, netuid=w.netuid).is_null is True
    return "five, with keys, incentive, emission, axon and weights"


@check(
    "get_uid_for_hotkey_on_subnet",
    "get_netuids_for_hotkey",
    "is_hotkey_registered",
    "is_hotkey_registered_any",
    "is_hotkey_registered_on_subnet",
    "filter_netuids_by_registered_hotkeys",
)
def registrations(w):
    hotkey, nobody = (dict(hotkey_ss58=hot(who)) for who in (w.keys.validator, w.keys.idle))
    uid = w.read("get_uid_for_hotkey_on_subnet", **hotkey, netuid=w.netuid)
    assert uid == w.seen("Uids", w.netuid, hot(w.keys.validator))
    assert w.read("get_uid_for_hotkey_on_subnet", **nobody, netuid=w.netuid) is None
    assert sorted(w.read("get_netuids_for_hotkey", **hotkey)) == [ROOT, w.netuid]
    for name, more in (
        ("is_hotkey_registered", {}),
        ("is_hotkey_registered", {"netuid": w.netuid}),
        ("is_hotkey_registered_any", {}),
        ("is_hotkey_registered_on_subnet", {"netuid": w.netuid}),
    ):
        assert [w.read(name, **who, **more) for who in (hotkey, nobody)] == [True, False], name
    given = dict(all_netuids=[ROOT, DEMO, w.netuid], filter_for_netuids=[])
    found = w.read("filter_netuids_by_registered_hotkeys", **given, all_hotkeys=[w.keys.validator])
    assert sorted(found) == [ROOT, w.netuid]
    return "the validator on root and the subnet; an idle key nowhere"


@check("get_hotkey_owner", "does_hotkey_exist", "get_owned_hotkeys")
def owners(w):
    hotkey, nobody = hot(w.keys.validator), hot(w.keys.idle)
    assert w.read("get_hotkey_owner", hotkey_ss58=hotkey) == cold(w.keys.validator)
    assert w.read("get_hotkey_owner", hotkey_ss58=nobody) is None
    assert w.read("does_hotkey_exist", hotkey_ss58=hotkey) is True
    assert w.read("does_hotkey_exist", hotkey_ss58=nobody) is False
    owned = w.read("get_owned_hotkeys", coldkey_ss58=cold(w.keys.validator))
    assert owned == [hotkey]
    return "the validator's; an idle key has none"


@check("get_children", "get_children_pending", "get_parents")
def children(w):
    parent, child = dict(hotkey_ss58=hot(w.keys.validator)), dict(hotkey_ss58=hot(w.keys.miner))
    ok, found, _ = w.read("get_children", **parent, netuid=w.netuid)
    assert ok and found == [(0.25, hot(w.keys.miner))]
    parents = w.read("get_parents", **child, netuid=w.netuid)
    assert parents == [(0.25, hot(w.keys.validator))]
    waiting = dict(hotkey_ss58=hot(w.keys.parent), netuid=w.netuid)
    pending, block = w.read("get_children_pending", **waiting)
    assert pending == [(0.25, hot(w.keys.miner))] and block == w.pending.block + 10_000
    return "a quarter to the miner; another's wait 10,000 blocks"


@check("get_neuron_certificate", "get_all_neuron_certificates")
def certificates(w):
    given = dict(netuid=w.netuid, hotkey_ss58=hot(w.keys.miner))
    assert w.read("get_neuron_certificate", **given) is None
    key = bytes(range(32))
    served = dict(ip=3405803783, port=8_091, ip_type=4, protocol=4, placeholder1=0)
    done = w.call(
        "serve_axon_tls",
        w.keys.miner,
        signer="hotkey",
        netuid=w.netuid,
        version=1,
        placeholder2=0,
        certificate="0x01" + key.hex(),
        **served,
    )
    found = w.sub.get_neuron_certificate(**_named(given), block=done.block)
    # The client takes the bytes for text.
    assert found == bytes([1, *key]).decode()
    every = w.sub.get_all_neuron_certificates(w.netuid, block=done.block)
    assert list(every) == [hot(w.keys.miner)]
    return "none; then the served key"


def _named(given):
    return {"hotkey_ss58": given["hotkey_ss58"], "netuid": given["netuid"]}
