"""Sets weights of a demo validator by the SDK's intent, under the clock of this process.

    sealing.py ENDPOINT NETUID plan|execute UID WEIGHT [UID WEIGHT ...]

Prints the round for which the SDK seals the weights. `plan` sends nothing.
"""

import sys

import bittensor as bt
from books import settled, wallet


def main():
    endpoint, netuid, action, *pairs = sys.argv[1:]
    uids, weights = map(int, pairs[::2]), map(float, pairs[1::2])
    intent = bt.SetWeights(netuid=int(netuid), weights=dict(zip(uids, weights, strict=True)))
    validator = wallet("//DemoValidator1", "//DemoValidator1//hotkey")
    with bt.Subtensor(endpoint) as chain:
        if action == "execute":
            print(settled(chain.execute(intent, validator)).data["reveal_round"])
        else:
            print(chain.plan(intent, validator).extras["reveal_round"])


main()
