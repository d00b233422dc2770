"""Shared parts of the Python SDK's tests.

Wallets, effects of a call on an account, and the accounts of all money.
"""

from types import SimpleNamespace

import bittensor as bt
from bittensor import calls, storage
from bittensor.keyfiles import Keypair

Balances, SubtensorModule, System = storage.Balances, storage.SubtensorModule, storage.System
TAO = 10**9
# Seconds. On a chain of 250 ms blocks nothing here takes a tenth of this.
PATIENCE = 150


def wallet(coldkey, hotkey=None):
    """A wallet for the SDK: a coldkey, its public part, a hotkey."""
    cold = Keypair.create_from_uri(coldkey)
    hot = Keypair.create_from_uri(hotkey or coldkey + "//hot")
    return SimpleNamespace(coldkey=cold, coldkeypub=cold, hotkey=hot, hotkeypub=hot)


def cold(keys):
    return keys.coldkey.ss58_address


def hot(keys):
    return keys.hotkey.ss58_address


# What happened in a block -------------------------------------------------------------------------


def settled(result):
    """Returns the result of a call, which must have succeeded."""
    assert result.success, f"{result.error!r}: {result.message}"
    return result


def block_of(result):
    return int(result.extrinsic_id.split("-")[0])


def free(chain, address, block):
    return chain.query(System.Account, [address], block=block)["data"]["free"]


def spent(chain, keys, result):
    """Returns what the coldkey lost in the block of a call."""
    block = block_of(result)
    return free(chain, cold(keys), block - 1) - free(chain, cold(keys), block)


def fee_of(chain, keys, result):
    """Returns the coldkey's payment in the call's only fee event."""
    height, index = result.extrinsic_id.split("-")
    records = chain.query(System.Events, block=int(height))
    paid = [
        r["event"]["attributes"]
        for r in records
        if r["extrinsic_idx"] == int(index) and r["event"]["event_id"] == "TransactionFeePaid"
    ]
    assert [p["who"] for p in paid] == [cold(keys)]
    return paid[0]["actual_fee"]


def events(result, name):
    return [e["event"]["attributes"] for e in result.events if e["event"]["event_id"] == name]


def stake(keys, netuid, amount):
    return bt.AddStake(hotkey_ss58=hot(keys), netuid=netuid, amount_tao=bt.rao(amount))


def unstake(keys, netuid, amount):
    return bt.RemoveStake(hotkey_ss58=hot(keys), netuid=netuid, amount_alpha=bt.rao(amount, netuid))


def transfer(to, amount):
    return bt.Transfer(dest_ss58=cold(to), amount_tao=bt.rao(amount))


def stake_of(view, keys, netuid):
    return view.staking.get(cold(keys), hot(keys), netuid).rao


def growth(paid, read):
    """Returns the growth of a figure from one epoch to the next."""
    return read(paid.after) - read(paid.before)


def epoch_after(chain, netuid, block):
    """Returns the first block after `block` that ran an epoch of the subnet."""
    while chain.query(SubtensorModule.LastEpochBlock, [netuid]) <= block:
        chain.wait_for_epoch(netuid, timeout=PATIENCE)
    while chain.query(SubtensorModule.LastEpochBlock, [netuid], block=block + 1) <= block:
        block += 1
    return block + 1


def as_root(chain, root, call):
    return settled(chain.submit_call(calls.Sudo.sudo(call=chain.compose(call)), root))


def books_at(chain, block):
    """Returns the chain's counters of money and the accounts' balances at a block."""
    view = chain.at(block)
    names = ("GenesisIssuance", "TotalMinted", "TotalRecycled", "TotalDust", "TotalIssuance")
    genesis, minted, recycled, dust, issuance = (
        view.query(storage.Item("SubtensorModule", name)) for name in names
    )
    accounts = [account["data"] for _, account in view.query_map(System.Account)]
    reserves = dict(view.query_map(SubtensorModule.SubnetTAO))
    kinds = dict(view.query_map(SubtensorModule.SubnetMechanism))
    return SimpleNamespace(
        block=block,
        genesis=genesis,
        minted=minted,
        recycled=recycled,
        dust=dust,
        issuance=issuance,
        balances_issuance=view.query(Balances.TotalIssuance),
        accounts=len(accounts),
        held=sum(data["free"] + data["reserved"] for data in accounts),
        staked=view.query(SubtensorModule.TotalStake),
        reserves=reserves,
        at_par={
            netuid: view.query(SubtensorModule.SubnetAlphaOut, [netuid])
            for netuid in reserves
            if not kinds.get(netuid, 0)
        },
    )


def check_books(books):
    assert books.issuance == books.genesis + books.minted - books.recycled - books.dust
    assert books.issuance == books.balances_issuance == books.held
    assert books.staked == sum(books.reserves.values())
    assert all(alpha <= books.reserves[netuid] for netuid, alpha in books.at_par.items()), (
        "alpha at par is not backed"
    )
