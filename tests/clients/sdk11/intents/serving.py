"""Endpoints of neurons. Hotkeys sign, which have no balance."""

import bittensor as bt
from books import block_of, hot
from walk import intent

from .takes import taker

IP, NUMBER = "198.51.100.9", 0xC6336409
CERTIFICATE = "0x01" + "cd" * 32


def served(w, item, who, block, port):
    stored = w.query(item, w.netuid, hot(who))
    assert (int(stored["ip"]), stored["port"], stored["ip_type"]) == (NUMBER, port, 4)
    assert stored["block"] == block
    return stored


@intent("serve_axon")
def serve_axon(w):
    who = taker(w, "server")
    result = w.do(bt.ServeAxon(netuid=w.netuid, ip=IP, port=8_100, protocol=3, version=9), who)
    stored = served(w, "Axons", who, block_of(result), 8_100)
    assert (stored["protocol"], stored["version"]) == (3, 9)
    return "address, port, protocol, version, block"


@intent("serve_axon_tls")
def serve_axon_tls(w):
    who = taker(w, "tls server")
    result = w.do(bt.ServeAxonTls(netuid=w.netuid, ip=IP, port=8_101, certificate=CERTIFICATE), who)
    served(w, "Axons", who, block_of(result), 8_101)
    stored = w.query("NeuronCertificates", w.netuid, hot(who))
    key = stored["public_key"]
    raw = key if isinstance(key, str) else "0x" + bytes(key).hex()
    assert stored["algorithm"] == 1 and raw == "0x" + "cd" * 32
    return "the same, and the key of the certificate"


@intent("serve_prometheus")
def serve_prometheus(w):
    who = taker(w, "metrics server")
    result = w.do(bt.ServePrometheus(netuid=w.netuid, ip=IP, port=8_102), who)
    served(w, "Prometheus", who, block_of(result), 8_102)
    return "address, port, block"


@intent("reset_axon")
def reset_axon(w):
    who = taker(w, "retired server")
    w.do(bt.ServeAxon(netuid=w.netuid, ip=IP, port=8_103), who)
    w.do(bt.ResetAxon(netuid=w.netuid), who)
    stored = w.query("Axons", w.netuid, hot(who))
    assert (int(stored["ip"]), stored["port"], stored["protocol"]) == (0, 1, 4)
    return "address 0, port 1"
