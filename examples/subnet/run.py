"""A whole subnet on a development chain: an owner, three miners, two validators, six epochs.

Prints what the miners have earned. Each participant is a process of its own.
"""

import subprocess
import sys
from pathlib import Path

import bittensor as bt
from network import keys

EPOCHS = 6
MINERS = {"Dave": [], "Eve": [], "Ferdie": ["lazy"]}
VALIDATORS = ["Bob", "Charlie"]
# On a development chain, Alice is root too.
cold, hot = keys("Alice")


def start(program, *arguments):
    command = [sys.executable, "-B", "-u", str(Path(__file__).parent / program), *arguments]
    return subprocess.Popen(command)


with bt.Subtensor("local") as chain:
    creation = chain.execute(bt.RegisterSubnet(hotkey_ss58=hot.ss58_address), cold)
    creation.raise_for_failure()
    netuid = creation.data["netuid"]
    chain.execute(bt.StartCall(netuid=netuid), cold).raise_for_failure()
    # Weights may change each epoch, where the network's validators wait for hours.
    faster = bt.calls.AdminUtils.sudo_set_weights_set_rate_limit(
        netuid=netuid, weights_set_rate_limit=5
    )
    chain.submit_call(bt.calls.Sudo.sudo(call=chain.compose(faster)), cold).raise_for_failure()
    print("subnet:", netuid)

    people = [start("miner.py", str(netuid), name, *how) for name, how in MINERS.items()]
    people += [start("validator.py", str(netuid), name) for name in VALIDATORS]
    try:
        while len(chain.weights.weights(netuid)) < len(VALIDATORS):
            stopped = [person.args for person in people if person.poll() is not None]
            if stopped:
                sys.exit(f"stopped: {stopped}")
            chain.wait_for_epoch(netuid)
        for _ in range(EPOCHS):
            chain.wait_for_epoch(netuid)
    finally:
        for person in people:
            person.terminate()
            person.wait()

    graph = chain.subnets.metagraph(netuid, commitments=False)
    print("after block:", graph.block)
    for name, how in MINERS.items():
        neuron = graph.by_hotkey(keys(name)[1].ss58_address)
        kind = how[0] if how else "honest"
        print(f"{name} {kind}: incentive {neuron.incentive:.3f} earned {neuron.alpha_stake}")
