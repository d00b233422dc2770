"""`btcli wallet`: keys on disk, for which it needs no chain."""

import json
from pathlib import Path

from walk import check
from world import cold

PLAIN = "--no-use-password --overwrite"


def stored(w, name, *path):
    return Path(w.wallets, name, *path).exists()


def key(w, name):
    """A wallet's name and folder, as arguments."""
    return f"--wallet-path {w.wallets} --wallet-name {name} --wallet-hotkey default"


@check("wallet create", "wallet new-coldkey", "wallet new-hotkey")
def create(w):
    w.run(f"wallet create {key(w, 'made')} {PLAIN} --n-words 12")
    assert stored(w, "made", "coldkey") and stored(w, "made", "hotkeys", "default")
    w.run(f"wallet new-coldkey {key(w, 'made_too')} {PLAIN} --n-words 12")
    w.run(f"wallet new-hotkey {key(w, 'made_too')} {PLAIN} --n-words 12")
    assert stored(w, "made_too", "coldkey") and stored(w, "made_too", "hotkeys", "default")
    return "key files"


@check("wallet regen-coldkey", "wallet regen-hotkey")
def regenerate(w):
    seed = "42" * 32
    told = w.run(f"wallet regen-coldkey {key(w, 'again')} {PLAIN} --seed {seed}")
    assert stored(w, "again", "coldkey"), told.text
    told = w.run(f"wallet regen-hotkey {key(w, 'again')} {PLAIN} --seed {seed}")
    files = [Path(w.wallets, "again", *names) for names in (["coldkey"], ["hotkeys", "default"])]
    one, other = (json.loads(file.read_text())["ss58Address"] for file in files)
    assert one == other != cold(w.keys.idle), told.text
    return "the same seed, the same address"


@check("wallet regen-coldkeypub", "wallet regen-hotkeypub")
def regenerate_public(w):
    address = cold(w.keys.idle)
    for kind, file in (("coldkeypub", "coldkeypub.txt"), ("hotkeypub", "hotkeys/defaultpub.txt")):
        told = w.run(f"wallet regen-{kind} {key(w, 'public')} --overwrite --ss58 {address}")
        assert address in Path(w.wallets, "public", file).read_text(), told.text
    return "the address in its file"


@check("wallet list")
def listed(w):
    found = w.run(f"wallet list --wallet-path {w.wallets}").json["wallets"]
    addresses = {wallet["name"]: wallet["ss58_address"] for wallet in found}
    assert addresses["idle"] == cold(w.keys.idle)
    return "each with its address"


@check("wallet sign", "wallet verify")
def sign(w):
    signed = w.run("wallet sign --no-use-hotkey --message hello", w.keys.idle).json
    signature = signed["signed_message"]
    told = w.run(
        f"wallet verify --message hello --signature {signature} --address {cold(w.keys.idle)}"
    ).json
    assert told["verified"] is True
    other = w.run(
        f"wallet verify --message other --signature {signature} --address {cold(w.keys.idle)}"
    ).json
    assert other["verified"] is False
    return "its own message, and no other"
