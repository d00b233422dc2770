"""Accounts, addresses and amounts."""

from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b

from .errors import DevnetError

RAO_PER_TAO = 10**9
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
# The key of `System.Account`: its pallet and its name, each hashed with twox_128.
SYSTEM_ACCOUNT = "26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9"
# A network prefix of one byte, the public key, two bytes of a checksum.
ADDRESS_LENGTH, CHECKSUM_LENGTH = 35, 2
# `AccountInfo` begins with four counters of four bytes; the free balance follows.
FREE = slice(16, 24)


@dataclass(frozen=True)
class Account:
    """A development account. `free` is its TAO when the chain started."""

    seed: str
    address: str
    free: Decimal
    hotkey_seed: str | None = None
    hotkey: str | None = None

    @classmethod
    def of(cls, shown: dict) -> "Account":
        """Reads an account as the node shows it."""
        return cls(
            seed=shown["seed"],
            address=shown["address"],
            free=Decimal(shown["free"]),
            hotkey_seed=shown.get("hotkeySeed"),
            hotkey=shown.get("hotkey"),
        )


def tao(amount: int | float | str | Decimal) -> str:
    """Writes an amount of TAO without an exponent, as the node reads it."""
    return format(Decimal(str(amount)), "f")


def public_key(address: str) -> bytes:
    """Reads an address (SS58) or a public key (0x…)."""
    try:
        if address.startswith("0x"):
            key = bytes.fromhex(address[2:])
        else:
            number = 0
            for letter in address:
                number = number * len(ALPHABET) + ALPHABET.index(letter)
            key = checked(number.to_bytes(ADDRESS_LENGTH, "big"))
    except (OverflowError, ValueError):
        key = b""
    if len(key) != 32:
        raise DevnetError(f"{address!r} is no account: an address or a public key is expected")
    return key


def checked(decoded: bytes) -> bytes:
    """Returns the public key of a decoded address."""
    body, checksum = decoded[:-CHECKSUM_LENGTH], decoded[-CHECKSUM_LENGTH:]
    if blake2b(b"SS58PRE" + body).digest()[:CHECKSUM_LENGTH] != checksum:
        raise ValueError("the checksum is wrong")
    return body[1:]


def account_key(address: str) -> str:
    """Returns the storage key of an account."""
    key = public_key(address)
    return "0x" + SYSTEM_ACCOUNT + blake2b(key, digest_size=16).hexdigest() + key.hex()


def free_balance(stored: str | None) -> Decimal:
    """Returns the free TAO of what is stored of an account."""
    rao = int.from_bytes(bytes.fromhex(stored[2:])[FREE], "little") if stored else 0
    return Decimal(rao) / RAO_PER_TAO
