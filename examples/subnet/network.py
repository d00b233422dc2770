"""How validators and miners talk: signed JSON over HTTP.

The chain stores where a miner is. It refuses loopback addresses, so on this one machine miners
announce an address for documentation, and validators reach its port on loopback.
"""

import json
from urllib.request import Request, urlopen

import bittensor as bt

ANNOUNCED, REACHED = "192.0.2.1", "127.0.0.1"


def keys(name):
    """Returns a person's coldkey and hotkey."""
    return [bt.keyfiles.Keypair.create_from_uri(f"//{name}{part}") for part in ("", "//subnet")]


def register(chain, netuid, cold, hot):
    """Buys a uid for the hotkey unless it has one."""
    while chain.neurons.uid(hot.ss58_address, netuid) is None:
        call = bt.calls.SubtensorModule.burned_register(netuid=netuid, hotkey=hot.ss58_address)
        result = chain.submit_call(call, cold)
        print(f"{hot.ss58_address} registers:", result.error.name if result.error else "done")


def ask(hot, miner, number):
    """Sends a miner a task in a validator's name; returns its answer, an empty one if it has none.

    The signature covers the miner's key, so no miner can pass the request on as the validator's.
    """
    body = json.dumps({"miner": miner.hotkey, "number": number}).encode()
    port = miner.axon.rpartition(":")[2]
    headers = {"X-Hotkey": hot.ss58_address, "X-Signature": hot.sign(body).hex()}
    try:
        with urlopen(Request(f"http://{REACHED}:{port}", body, headers), timeout=5) as answer:
            return [int(factor) for factor in json.load(answer)["factors"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def read_task(headers, body, me, validators):
    """Returns the number to factor; raises `PermissionError` unless a validator asks this miner."""
    signer, task = bt.keyfiles.Keypair(ss58_address=headers["X-Hotkey"]), json.loads(body)
    if signer.ss58_address not in validators or task["miner"] != me:
        raise PermissionError("not a validator of this subnet, or not for this miner")
    if not signer.verify(body, bytes.fromhex(headers["X-Signature"])):
        raise PermissionError("wrong signature")
    return int(task["number"])
