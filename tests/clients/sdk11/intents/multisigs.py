"""Calls that several keys make."""

import bittensor as bt
from books import TAO, block_of, cold
from walk import intent

from .money import gained


class Group:
    """Three members of a multisig that has 5 TAO, and a transfer that it is to make."""

    def __init__(self, w, name, threshold):
        self.w, self.threshold = w, threshold
        self.members = w.funded(10 * TAO, *(f"{name} {i}" for i in range(3)))
        addresses = [cold(one) for one in self.members]
        self.account = w.chain.multisig(addresses, threshold).address
        w.do(bt.Transfer(dest_ss58=self.account, amount_tao=5), w.keys.bank)
        self.payee = cold(w.key(f"{name} payee"))
        self.call = {"op": "transfer", "dest_ss58": self.payee, "amount_tao": "1"}

    def others(self, index):
        return [cold(one) for i, one in enumerate(self.members) if i != index]

    def arguments(self, index, timepoint=None):
        made = dict(threshold=self.threshold, other_signatories=self.others(index), call=self.call)
        return made if timepoint is None else {**made, "timepoint": timepoint}

    def opened(self):
        """The first member approves; returns the timepoint and the call's hash."""
        result = self.w.do(bt.MultisigApprove(**self.arguments(0)), self.members[0])
        height, index = (int(part) for part in result.extrinsic_id.split("-"))
        return {"height": height, "index": index}, result.data["multisig_call_hash"]

    def pending(self, call_hash):
        return self.w.chain.read("multisig", account_ss58=self.account, call_hash=call_hash)

    def paid(self, result):
        return (gained(self.w, self.payee, result), gained(self.w, self.account, result))


@intent("multisig_threshold_1")
def multisig_threshold_1(w):
    group = Group(w, "one", 1)
    intent_ = bt.MultisigThreshold1(other_signatories=group.others(0), call=group.call)
    assert group.paid(w.do(intent_, group.members[0])) == (TAO, -TAO)
    return "one member is enough"


@intent("multisig_approve")
def multisig_approve(w):
    group = Group(w, "approved", 3)
    timepoint, call_hash = group.opened()
    result = w.do(bt.MultisigApprove(**group.arguments(1, timepoint)), group.members[1])
    pending = group.pending(call_hash)
    assert pending["timepoint"] == timepoint and block_of(result) > timepoint["height"]
    assert set(pending["approvals"]) == {cold(one) for one in group.members[:2]}
    return "two approvals wait for the third"


@intent("multisig_execute")
def multisig_execute(w):
    group = Group(w, "executed", 2)
    timepoint, call_hash = group.opened()
    result = w.do(bt.MultisigExecute(**group.arguments(1, timepoint)), group.members[1])
    assert group.paid(result) == (TAO, -TAO) and group.pending(call_hash) is None
    return "the second of two pays"


@intent("multisig_cancel")
def multisig_cancel(w):
    group = Group(w, "cancelled", 2)
    timepoint, call_hash = group.opened()
    deposit = group.pending(call_hash)["deposit"].rao
    result = w.do(bt.MultisigCancel(**group.arguments(0, timepoint)), group.members[0])
    assert group.pending(call_hash) is None
    assert 0 < gained(w, cold(group.members[0]), result) < deposit
    return "gone; the deposit comes back"
