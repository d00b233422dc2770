"""A validator: registers, stakes, and scores the miners by what they solve: validator.py NETUID
NAME."""

import sys
from concurrent.futures import ThreadPoolExecutor

import bittensor as bt
from network import ask, keys, register
from task import is_solved, new_task

STAKE, TASKS, MEMORY = 100, 20, 0.5
netuid, name = int(sys.argv[1]), sys.argv[2]
cold, hot = keys(name)
scores, is_known = {}, False


def examine(miner):
    """Returns the share of fresh tasks that the miner solves."""
    tasks = [new_task() for _ in range(TASKS)]
    return sum(is_solved(task, ask(hot, miner, task)) for task in tasks) / TASKS


with bt.Subtensor("local") as chain, ThreadPoolExecutor() as pool:
    register(chain, netuid, cold, hot)
    # The pool of a new subnet is small: its price may rise by half.
    stake = dict(hotkey_ss58=hot.ss58_address, netuid=netuid, amount_tao=STAKE)
    chain.execute(bt.AddStake(**stake, rate_tolerance=0.5), cold).raise_for_failure()
    while True:
        # The next epoch grants the permit. It comes with the first stake and stays.
        chain.wait_for_epoch(netuid)
        graph = chain.subnets.metagraph(netuid, commitments=False)
        me = graph.by_hotkey(hot.ss58_address)
        miners = [neuron for neuron in graph if neuron.axon]
        if not me.validator_permit or not miners:
            continue
        # Miners see at this same epoch who has a permit, some after us. At the next all know.
        if not is_known:
            is_known = True
            continue
        for miner, solved in zip(miners, pool.map(examine, miners), strict=True):
            scores[miner.hotkey] = MEMORY * scores.get(miner.hotkey, solved) + (1 - MEMORY) * solved
        weights = {miner.uid: scores[miner.hotkey] for miner in miners}
        try:
            result = chain.execute(bt.SetWeights(netuid=netuid, weights=weights), hot)
            print(name, "sets" if result.success else result.error.name, weights)
        except bt.BittensorError as refusal:
            print(name, "waits:", refusal)
