#!/usr/bin/env python3
"""Writes what the network's client libraries encrypt for round 1000 of quicknet.

Its lines, "LIBRARY FUNCTION PLAINTEXT CIPHERTEXT", go to clients.txt. The libraries draw random
numbers, so every run gives other ciphertexts. They also read the clock, which must stand at
1,692,806,237 for the commits to be due at round 1000:

    pip install bittensor-drand==1.2.0 bittensor==11.3.0
    faketime -f @1692806237 python3 make.py > clients.txt    # libfaketime
"""

import importlib.metadata

import bittensor_core
import bittensor_drand
from bittensor import timelock

ROUND = 1000
BLOCK_TIME = 12.0
HOTKEY = bytes(range(32))
VERSION_KEY = 7
UIDS = [0, 1, 2, 255]
VALUES = [1, 300, 65535, 0]


def compact(number: int) -> bytes:
    """The compact form of a small number (SCALE)."""
    return bytes([number << 2]) if number < 64 else ((number << 2) | 1).to_bytes(2, "little")


def numbers(values: list[int]) -> bytes:
    return compact(len(values)) + b"".join(value.to_bytes(2, "little") for value in values)


def weights(uids: list[int], values: list[int]) -> bytes:
    """What a commit of weights holds."""
    key = VERSION_KEY.to_bytes(8, "little")
    return compact(len(HOTKEY)) + HOTKEY + numbers(uids) + numbers(values) + key


def write(library: str, function: str, plaintext: bytes, answer: tuple[bytes, int]) -> None:
    ciphertext, reveal_round = answer
    assert reveal_round == ROUND, f"{function} is due at round {reveal_round}: set the clock"
    version = importlib.metadata.version(library)
    print(library, version, function, plaintext.hex() or "-", bytes(ciphertext).hex())


def commit_of_drand(uids: list[int], values: list[int]) -> tuple[bytes, int]:
    return bittensor_drand.get_encrypted_commit(
        uids, values, VERSION_KEY, 10, 100, 1, 1, BLOCK_TIME, HOTKEY
    )


def commit_of_core(uids: list[int], values: list[int]) -> tuple[bytes, int]:
    # Last epoch at block 95, none pending, 9 epochs so far, tempo 10; block 97 now.
    return bittensor_core.get_encrypted_commit_v2(
        uids, values, VERSION_KEY, 95, 0, 9, 10, 2, 97, 1, BLOCK_TIME, HOTKEY
    )


def main() -> None:
    for plaintext in (b"", b"hello", bytes(range(256)) * 4):
        for library, module in (
            ("bittensor-drand", bittensor_drand),
            ("bittensor-core", bittensor_core),
        ):
            write(library, "encrypt_at_round", plaintext, module.encrypt_at_round(plaintext, ROUND))
    everybody = list(range(256)), [65535 - uid for uid in range(256)]
    for uids, values in ((UIDS, VALUES), everybody):
        plaintext = weights(uids, values)
        write("bittensor-drand", "get_encrypted_commit", plaintext, commit_of_drand(uids, values))
        write("bittensor-core", "get_encrypted_commit_v2", plaintext, commit_of_core(uids, values))
    for library, module in (
        ("bittensor-drand", bittensor_drand),
        ("bittensor-core", bittensor_core),
    ):
        # A string, which is encrypted with its length.
        answer = module.get_encrypted_commitment("a model", 11, BLOCK_TIME)
        write(library, "get_encrypted_commitment", compact(7) + b"a model", answer)
    sealed = timelock.encrypt("a model", reveal_round=ROUND)
    write("bittensor", "timelock.encrypt", b"a model", (sealed.ciphertext, sealed.reveal_round))
    write("bittensor", "Timelocked.encrypted", b"a model", (sealed.encrypted, sealed.reveal_round))


if __name__ == "__main__":
    main()
