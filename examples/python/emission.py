"""Follows the emission of the demo subnet for three epochs."""

import bittensor as bt

with bt.Subtensor("local") as chain:
    for _ in range(3):
        epoch = chain.wait_for_epoch(1)
        emission = chain.query(bt.storage.SubtensorModule.Emission, [1], block=epoch.block)
        paid = {uid: chain.balance(rao, 1) for uid, rao in enumerate(emission) if rao}
        print(f"epoch at block {epoch.block}:", ", ".join(f"{u} {a}" for u, a in paid.items()))
