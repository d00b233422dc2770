"""Crowdloans."""

import bittensor as bt
from books import TAO, cold, free
from walk import read


@read("crowdloan")
def crowdloan(w):
    found = w.view.read("crowdloan", crowdloan_id=w.loan.number)
    stored = w.stored(bt.storage.Crowdloan.Crowdloans, w.loan.number)
    account = found.pop("funds_account")
    assert account == str(stored["funds_account"]) and free(w.chain, account, w.block) == 14 * TAO
    amounts = {name: found.pop(name).rao // TAO for name in ("deposit", "cap", "raised")}
    assert amounts == {"deposit": 10, "cap": 100, "raised": 14}
    assert found.pop("min_contribution").rao == TAO
    assert found == {
        "creator": cold(w.loan.creator),
        "end": w.loan.end,
        "finalized": False,
        "target_address": cold(w.keys.idle),
    }
    assert w.view.read("crowdloan", crowdloan_id=w.loan.number + 1) is None
    return "terms and sum, which its account has; none for another number"


@read("crowdloans")
def crowdloans(w):
    found = w.view.read("crowdloans")
    own = {"id": w.loan.number, "creator": cold(w.loan.creator), "finalized": False}
    assert found == [own | {"raised_tao": 14.0, "cap_tao": 100.0}]
    return "the only one"


@read("crowdloan_contributors")
def crowdloan_contributors(w):
    found = w.view.read("crowdloan_contributors", crowdloan_id=w.loan.number)
    shares = {row["contributor"]: row["amount_tao"] for row in found}
    assert shares == {cold(w.loan.creator): 10.0, cold(w.loan.giver): 4.0}
    return "the creator's deposit and a contribution"
