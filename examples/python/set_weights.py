"""Sets the weights of a validator: uid 4 three times as much as uid 5.

It may do so again after 10 blocks.
"""

import bittensor as bt

hot = bt.keyfiles.Keypair.create_from_uri("//DemoValidator1//hotkey")

with bt.Subtensor("local") as chain:
    chain.execute(bt.SetWeights(netuid=1, weights={4: 3, 5: 1}), hot).raise_for_failure()
    uid = chain.neurons.uid(hot.ss58_address, 1)
    print("weights:", chain.weights.weights(1)[uid])
