"""Registers a hotkey on the demo subnet, for the price of its block."""

import bittensor as bt

cold, hot = (bt.keyfiles.Keypair.create_from_uri(uri) for uri in ("//Dave", "//Dave//hotkey"))

with bt.Subtensor("local") as chain:
    print("price:", chain.subnets.burn(1))
    # `bt.BurnedRegister` does the same by an encrypted transaction.
    registration = bt.calls.SubtensorModule.burned_register(netuid=1, hotkey=hot.ss58_address)
    chain.submit_call(registration, cold).raise_for_failure()
    print("uid:", chain.neurons.uid(hot.ss58_address, 1))
