"""Wallets on disk. No chain is asked."""

import os
import re

from bittensor.keyfiles import Keypair
from books import cold, hot
from cli import WALLETS, Refused
from walk import command

SECRET = "0x" + "17" * 32


def made(cli):
    """The name of a wallet that the command line makes, and its addresses."""
    name = "made" + os.urandom(4).hex()
    answer = cli.plain("wallet create --no-password", name)
    return name, answer["coldkey_ss58"], cli.plain("wallet show", name)["hotkey_ss58"]


@command("wallet create")
def create(cli):
    name = "made" + os.urandom(4).hex()
    answer = cli.plain("wallet create --no-password", name)
    words = answer["coldkey_mnemonic"]
    assert len(words.split()) == 12 and (WALLETS / name / "hotkeys" / "default").exists()
    assert Keypair.create_from_mnemonic(words).ss58_address == answer["coldkey_ss58"]
    return "files, address and words"


@command("wallet show")
def show(cli):
    name = cli.wallet(cli.world.keys.miner)
    shown = cli.plain("wallet show", name)
    assert shown["coldkey_ss58"] == cold(cli.world.keys.miner)
    assert shown["hotkey_ss58"] == hot(cli.world.keys.miner)
    return "both addresses"


@command("wallet list")
def listing(cli):
    name, coldkey, hotkey = made(cli)
    found = {one["coldkey"]: one for one in cli.run("wallet list")["coldkeys"]}
    assert found[name]["ss58"] == coldkey and found[name]["hotkeys"][0]["ss58"] == hotkey
    return "a wallet that was made"


@command("wallet new-coldkey")
def new_coldkey(cli):
    name = "new" + os.urandom(4).hex()
    cli.plain("wallet new-coldkey --no-password", name)
    assert (WALLETS / name / "coldkey").exists() and not (WALLETS / name / "hotkeys").exists()
    return "a coldkey alone"


@command("wallet new-hotkey")
def new_hotkey(cli):
    name, _, before = made(cli)
    cli.plain("wallet new-hotkey --overwrite", name)
    assert cli.plain("wallet show", name)["hotkey_ss58"] != before
    return "another hotkey"


def regenerated(cli, kind, *flags):
    name = "old" + os.urandom(4).hex()
    cli.plain("wallet create --no-password", name)
    cli.plain(f"wallet regen-{kind} --overwrite", name, *flags)
    return cli.plain("wallet show", name)[f"{kind.removesuffix('pub')}_ss58"]


def known():
    return Keypair.create_from_uri(SECRET)


@command("wallet regen-coldkey")
def regen_coldkey(cli):
    address = regenerated(cli, "coldkey", "--seed", SECRET, "--no-password")
    assert address == known().ss58_address
    return "the address of its seed"


@command("wallet regen-hotkey")
def regen_hotkey(cli):
    assert regenerated(cli, "hotkey", "--seed", SECRET) == known().ss58_address
    return "the address of its seed"


def public():
    key = known()
    return "--ss58", key.ss58_address, "--public-key", "0x" + bytes(key.public_key).hex()


@command("wallet regen-coldkeypub")
def regen_coldkeypub(cli):
    assert regenerated(cli, "coldkeypub", *public()) == known().ss58_address
    return "the address that was given"


@command("wallet regen-hotkeypub")
def regen_hotkeypub(cli):
    name = "public" + os.urandom(4).hex()
    cli.plain("wallet new-coldkey --no-password", name)
    cli.plain("wallet regen-hotkeypub", name, *public())
    files = [path.read_text() for path in (WALLETS / name / "hotkeys").iterdir()]
    assert any(known().ss58_address in text for text in files)
    return "the address that was given"


def signed(cli, message):
    name, address, _ = made(cli)
    return address, cli.plain("wallet sign", name, "--message", message)["signed_message"]


@command("wallet sign")
def sign(cli):
    _, signature = signed(cli, "hello")
    assert re.fullmatch("(0x)?[0-9a-f]{128}", signature)
    return "64 bytes"


@command("wallet verify")
def verify(cli):
    address, signature = signed(cli, "hello")
    line = ("wallet verify", None, "--ss58", address, "--signature", signature, "--message")
    assert cli.run(*line, "hello")["valid"] is True
    try:
        cli.run(*line, "another message")
    except Refused as refusal:
        assert '"valid": false' in str(refusal)
    else:
        raise AssertionError("another message is no less valid")
    return "what was signed, and nothing else"


@command("wallet encrypt")
def encrypt(cli):
    assert "secret" not in sealed(cli)[1]
    return "a sealed message"


@command("wallet decrypt")
def decrypt(cli):
    name, ciphertext = sealed(cli)
    opened = cli.plain("wallet decrypt", name, "--ciphertext", ciphertext)
    assert opened["message"] == "secret"
    return "what was encrypted"


def sealed(cli):
    """A wallet of ed25519 keys, and a message that is encrypted for it."""
    name = "ed" + os.urandom(4).hex()
    flags = ["--crypto-type", "ed25519", "--hotkey-crypto-type", "ed25519"]
    address = cli.plain("wallet create --no-password", name, *flags)["coldkey_ss58"]
    answer = cli.plain("wallet encrypt", name, "--message", "secret", "--recipient", address)
    return name, answer["ciphertext"]


@command("wallet unlock")
def unlock(cli):
    name, coldkey, _ = made(cli)
    assert coldkey in str(cli.plain("wallet unlock", name))
    return "the coldkey's address"
