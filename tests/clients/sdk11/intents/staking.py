"""Staking and unstaking on a subnet with a pool."""

from types import SimpleNamespace

import bittensor as bt
from bittensor import storage
from books import TAO, SubtensorModule, block_of, events, fee_of, hot, spent, stake_of
from walk import intent

# A position is a part of a pool, so it can be a rao or two less than what was bought.
DUST = 2


def with_owner(w, who):
    """The coldkey's position with the owner's hotkey, which earns nothing for its stakers."""
    return SimpleNamespace(coldkey=who.coldkey, hotkey=w.keys.owner.hotkey)


def growth(w, position, netuid, result):
    block = block_of(result)
    now, then = w.chain.at(block), w.chain.at(block - 1)
    return stake_of(now, position, netuid) - stake_of(then, position, netuid)


def raised(quoted):
    """The most that a sale brings which a block ago would have brought `quoted`.

    Of each block's emission, what is not injected buys alpha: prices rise before the block's calls.
    Small pools rise by some percent.
    """
    return quoted + quoted // 10


def staker(w, name, amount=30 * TAO):
    """A coldkey with stake with the owner's hotkey."""
    who = w.funded(50 * TAO, name)
    # It raises the price by nearly as much as the SDK allows, without the blocks in between.
    w.do(add(w, amount, slippage_protection=False), who)
    return who


def add(w, amount, **how):
    return bt.AddStake(
        hotkey_ss58=hot(w.keys.owner), netuid=w.netuid, amount_tao=bt.rao(amount), **how
    )


def bought(w, who, result, most):
    """Asserts that a purchase cost what its event says, at most `most`, and that it was got."""
    [(_, _, tao, alpha, _, _)] = [list(e) for e in events(result, "StakeAdded")]
    assert 0 < tao <= most
    assert spent(w.chain, who, result) == tao + fee_of(w.chain, who, result)
    assert 0 <= alpha - growth(w, with_owner(w, who), w.netuid, result) <= DUST
    return tao


def sold(w, who, result):
    """Asserts that a sale paid what its event says. Returns the alpha that went, and the TAO."""
    [(_, _, tao, alpha, _, fee)] = [list(e) for e in events(result, "StakeRemoved")]
    assert spent(w.chain, who, result) == fee_of(w.chain, who, result) - tao
    gone = -growth(w, with_owner(w, who), w.netuid, result)
    assert abs(gone - alpha - fee) <= DUST
    return gone, tao


@intent("add_stake")
def add_stake(w):
    who = w.funded(50 * TAO, "buyer")
    result = w.do(add(w, 10 * TAO), who)
    assert bought(w, who, result, 10 * TAO) == 10 * TAO
    return "cost, event and position, to the rao"


@intent("add_stake_limit")
def add_stake_limit(w):
    who = w.funded(500 * TAO, "limited buyer")
    # In each block the price rises by less than a thousandth.
    limit = w.chain.prices.alpha_price(w.netuid)["price_rao"] * 11 // 10
    result = w.do(
        bt.AddStakeLimit(
            hotkey_ss58=hot(w.keys.owner),
            netuid=w.netuid,
            amount_tao=400,
            limit_price_rao=limit,
            allow_partial=True,
        ),
        who,
    )
    assert bought(w, who, result, 400 * TAO) < 400 * TAO
    reached = w.chain.at(block_of(result)).prices.alpha_price(w.netuid)["price_rao"]
    assert limit * 999 // 1000 < reached <= limit, "less the fee"
    return "as much as the limit lets it"


@intent("remove_stake")
def remove_stake(w):
    who = staker(w, "seller")
    amount = 3 * TAO
    intent_ = bt.RemoveStake(
        hotkey_ss58=hot(w.keys.owner), netuid=w.netuid, amount_alpha=bt.rao(amount, w.netuid)
    )
    gone, tao = sold(w, who, w.do(intent_, who))
    assert abs(gone - amount) <= DUST and tao > 0
    return "alpha, event and payment, to the rao"


@intent("remove_stake_limit")
def remove_stake_limit(w):
    who = staker(w, "limited seller")
    price = w.chain.prices.alpha_price(w.netuid)["price_rao"]
    sale = dict(
        hotkey_ss58=hot(w.keys.owner),
        netuid=w.netuid,
        amount_alpha=bt.rao(3 * TAO, w.netuid),
    )
    dear = w.chain.execute(bt.RemoveStakeLimit(limit_price_rao=price * 2, **sale), who)
    assert not dear.success
    gone, _ = sold(w, who, w.do(bt.RemoveStakeLimit(limit_price_rao=price // 2, **sale), who))
    assert abs(gone - 3 * TAO) <= DUST
    return "above its limit; not below"


@intent("unstake_all")
def unstake_all(w):
    who = staker(w, "leaver")
    result = w.do(bt.UnstakeAll(hotkey_ss58=hot(w.keys.owner)), who)
    sold(w, who, result)
    assert stake_of(w.chain.at(block_of(result)), with_owner(w, who), w.netuid) == 0
    return "everything is sold"


@intent("unstake_all_alpha")
def unstake_all_alpha(w):
    who = staker(w, "rooter")
    result = w.do(bt.UnstakeAllAlpha(hotkey_ss58=hot(w.keys.owner)), who)
    position, now = with_owner(w, who), w.chain.at(block_of(result))
    assert stake_of(now, position, w.netuid) == 0 and stake_of(now, position, 0) > TAO
    return "everything is sold, and staked on root"


@intent("stake_burn")
def stake_burn(w):
    who = w.funded(50 * TAO, "burner")
    result = w.do(bt.StakeBurn(netuid=w.netuid, amount_tao=5, hotkey_ss58=hot(w.keys.owner)), who)
    block = block_of(result)
    assert spent(w.chain, who, result) == 5 * TAO + fee_of(w.chain, who, result)
    assert growth(w, with_owner(w, who), w.netuid, result) == 0
    [burnt] = events(result, "AddStakeBurn")
    alpha = burnt["alpha"] if isinstance(burnt, dict) else list(burnt)[-1]
    item = storage.AlphaAssets.AlphaBurned
    then, now = (w.chain.query(item, [w.netuid], block=at) for at in (block - 1, block))
    assert alpha == now - then > DUST
    return "the TAO is spent, the alpha burned"


@intent("set_auto_stake")
def set_auto_stake(w):
    w.do(bt.SetAutoStake(netuid=w.netuid, hotkey_ss58=hot(w.keys.validator)), w.keys.evm_miner)
    address = w.keys.evm_miner.coldkey.ss58_address
    stored = w.chain.query(SubtensorModule.AutoStakeDestination, [address, w.netuid])
    assert stored == hot(w.keys.validator)
    return "the destination"
