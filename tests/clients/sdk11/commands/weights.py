"""Weights: set, sealed, revealed."""

import pytest
from bittensor import calls
from bittensor.intents import normalize
from books import settled
from intents.weights import SALT, commit_hash, epochs_while_sealing, row, sealing
from walk import command


def pair(w):
    return w.uid(w.keys.miner), w.uid(w.keys.evm_miner)


@command("weights set")
def set_(cli):
    w = cli.world
    sealing(w, False)
    miner, other = pair(w)
    line = f"weights set --netuid {w.netuid} --uids {miner},{other} --weights 1,4"
    cli.run(line, w.keys.validator)
    assert row(w) == pytest.approx({miner: 0.2, other: 0.8}, abs=2e-5)
    return "as set"


@command("weights commit")
def commit(cli):
    w = cli.world
    sealing(w, True)
    line = f"weights commit --netuid {w.netuid} --uids {pair(w)[0]} --weights 1"
    answer = cli.run(line, w.keys.validator)
    found = w.chain.read("timelocked_weight_commits", netuid=w.netuid)
    rounds = [commit["reveal_round"] for commits in found.values() for commit in commits]
    assert answer["data"]["reveal_round"] in rounds
    return "sealed, with its round"


@command("weights reveal")
def reveal(cli):
    w = cli.world
    sealing(w, True)
    uids = list(pair(w))
    sent = commit_hash(w.keys.validator, w.netuid, *normalize(uids, [3.0, 1.0]))
    call = calls.SubtensorModule.commit_weights(netuid=w.netuid, commit_hash=sent)
    # The commands before have used nonces of which the world's client does not know.
    with w.fresh_client() as client:
        settled(client.submit_call(call, w.keys.validator, signer="hotkey"))
    epochs_while_sealing(w, w.query("RevealPeriodEpochs", w.netuid))
    line = f"weights reveal --netuid {w.netuid} --uids {uids[0]},{uids[1]} --weights 3,1"
    cli.run(line, w.keys.validator, "--salt", ",".join(map(str, SALT)))
    assert row(w) == pytest.approx({uids[0]: 0.75, uids[1]: 0.25}, abs=2e-5)
    return "in its epoch"
