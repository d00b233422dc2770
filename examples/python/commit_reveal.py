"""Commits to weights by a hash in one epoch and reveals them in the next, so that nobody can copy
them in time.

Where a beacon's pulses arrive, `bt.SetWeights` commits by a timelock, which the chain opens.
"""

import hashlib
import secrets

import bittensor as bt

owner, hot = (
    bt.keyfiles.Keypair.create_from_uri(uri) for uri in ("//DemoOwner", "//DemoValidator2//hotkey")
)


def switch(chain, on):
    parameter = dict(netuid=1, name="commit_reveal_weights_enabled", value=on)
    chain.execute(bt.SetHyperparameter(**parameter), owner).raise_for_failure()


def list_of(numbers):
    """Encodes a SCALE `Vec<u16>` of up to 63 numbers."""
    return bytes([len(numbers) << 2]) + b"".join(n.to_bytes(2, "little") for n in numbers)


with bt.Subtensor("local") as chain:
    switch(chain, True)
    uids, weights, salt = [4, 5], [65535, 32768], [secrets.randbelow(65536) for _ in range(8)]
    # Hotkey, storage index (the netuid, for mechanism 0), the row, salt, version key.
    row = hot.public_key + (1).to_bytes(2, "little")
    row += list_of(uids) + list_of(weights) + list_of(salt) + (0).to_bytes(8, "little")
    commit = bt.calls.SubtensorModule.commit_weights(
        netuid=1, commit_hash=hashlib.blake2b(row, digest_size=32).digest()
    )
    chain.wait_for_epoch(1)
    chain.submit_call(commit, hot, signer="hotkey").raise_for_failure()
    print("committed in block", chain.block)
    # The reveal counts in the next epoch only.
    chain.wait_for_epoch(1)
    reveal = bt.RevealWeights(netuid=1, uids=uids, weights=weights, salt=salt)
    chain.execute(reveal, hot).raise_for_failure()
    print("revealed in block", chain.block)
    print("weights:", chain.weights.weights(1)[chain.neurons.uid(hot.ss58_address, 1)])
    # An owner may change a setting once in two tempos.
    chain.wait_for_epoch(1)
    switch(chain, False)
