"""Prints the neurons of the demo subnet after its latest epoch."""

import bittensor as bt

with bt.Subtensor("local") as chain:
    graph = chain.subnets.metagraph(1, commitments=False)
    print(f"subnet {graph.netuid} ({graph.name}) after block {graph.block}")
    for neuron in graph:
        shares = f"incentive {neuron.incentive:.3f} dividends {neuron.dividends:.3f}"
        print(f"{neuron.uid} {neuron.hotkey} {shares} stake {neuron.total_stake}")
