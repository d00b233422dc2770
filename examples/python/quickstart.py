"""Runs a validator on the demo subnet of a development node (`make dev`), with `bittensor` 11.3.0.

Takes six seconds.
"""

import bittensor as bt

cold, hot = (bt.keyfiles.Keypair.create_from_uri(uri) for uri in ("//Charlie", "//Charlie//hotkey"))

with bt.Subtensor("local") as chain:
    registration = bt.calls.SubtensorModule.burned_register(netuid=1, hotkey=hot.ss58_address)
    print("registered:", chain.submit_call(registration, cold).success)
    stake = bt.AddStake(hotkey_ss58=hot.ss58_address, netuid=1, amount_tao=20_000)
    chain.execute(stake, cold).raise_for_failure()
    # A registration starts the rate limit of weights; an epoch meanwhile grants the permit.
    chain.wait_for_block(chain.block + 10)
    chain.execute(bt.SetWeights(netuid=1, weights={4: 3, 5: 2, 6: 1}), hot).raise_for_failure()
    chain.wait_for_epoch(1)
    for neuron in chain.subnets.metagraph(1, commitments=False):
        shares = f"incentive {neuron.incentive:.3f} dividends {neuron.dividends:.3f}"
        print(f"{neuron.uid} {neuron.hotkey} {shares} earned {neuron.emission}")
