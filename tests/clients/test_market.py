"""Subnets with weighted pools through `bittensor` 11.3.0, unmodified.

On a chain whose new subnets get pools, the tests create two subnets and a trader with stake in
both. Each test runs one intent and compares its effects with the pool's own numbers at the blocks
before and after: events, reads, reserves and accounts must agree to the rao.
"""

import os
from types import SimpleNamespace

import bittensor as bt
import pytest
from bittensor import calls
from books import (
    PATIENCE,
    TAO,
    SubtensorModule,
    System,
    as_root,
    block_of,
    books_at,
    check_books,
    cold,
    epoch_after,
    events,
    fee_of,
    free,
    hot,
    settled,
    spent,
    stake,
    stake_of,
    transfer,
    unstake,
    wallet,
)

FEE_RATE, U16, U64 = 33, 65535, 2**64 - 1
LOCKED = 500 * TAO
ROOT_STAKE = 1_000 * TAO
DEMO = 1


@pytest.fixture(scope="module")
def keys():
    run = os.urandom(4).hex()
    return SimpleNamespace(
        root=wallet("//Alice"),
        bank=wallet("//Bob"),
        owner=wallet(f"//market-owner//{run}"),
        other_owner=wallet(f"//other-market-owner//{run}"),
        late_owner=wallet(f"//late-owner//{run}"),
        trader=wallet(f"//trader//{run}"),
        friend=wallet(f"//friend//{run}"),
    )


def made(chain, keys, owner):
    """Creates and starts a subnet of the owner."""
    price = chain.subnets.subnet_registration_cost().rao
    settled(chain.execute(transfer(owner, price + LOCKED), keys.bank))
    netuid = settled(
        chain.execute(
            bt.RegisterSubnet(hotkey_ss58=hot(owner)), owner, registration_timeout=PATIENCE
        )
    ).data["netuid"]
    settled(chain.execute(bt.StartCall(netuid=netuid), owner))
    return netuid


@pytest.fixture(scope="module")
def market(chain, keys):
    """Two subnets with pools, and a trader whose hotkey has a uid in the first."""
    here, there = made(chain, keys, keys.owner), made(chain, keys, keys.other_owner)
    for name in ("trader", "friend"):
        settled(chain.execute(transfer(getattr(keys, name), 3_000 * TAO), keys.bank))
    # By a client of its own: after an encrypted call the SDK's cache of nonces is one behind.
    with bt.Subtensor(chain.endpoint) as client:
        registration = settled(
            client.execute(
                bt.BurnedRegister(netuid=here, hotkey_ss58=hot(keys.trader)), keys.trader
            )
        )
    return SimpleNamespace(here=here, there=there, registration=registration)


@pytest.fixture(scope="module")
def bought(chain, keys, market):
    """Stake bought on the first subnet within the SDK's own price limit."""
    amount = 20 * TAO
    result = settled(chain.execute(stake(keys.trader, market.here, amount), keys.trader))
    quote = view_before(chain, result).prices.quote_stake(market.here, amount / TAO)
    return SimpleNamespace(amount=amount, quote=quote, result=result, **vars(market))


def view_before(chain, result):
    """Returns the chain as it was one block before a call: between a quote and its trade then lie
    one block's injections, however busy the machine is.
    """
    return chain.at(block_of(result) - 1)


# What a block did to a pool -----------------------------------------------------------------------


def pool(chain, netuid, block):
    view = chain.at(block)
    names = (
        "SubnetTAO",
        "SubnetAlphaIn",
        "SubnetAlphaOut",
        "SubnetTaoInEmission",
        "SubnetExcessTao",
        "SubnetAlphaInEmission",
        "SubnetAlphaOutEmission",
    )
    return SimpleNamespace(
        **{name: view.query(getattr(SubtensorModule, name), [netuid]) for name in names}
    )


def traded(chain, netuid, block):
    """Returns the changes of a pool's reserves by a block's trades, without its emission."""
    then, now = pool(chain, netuid, block - 1), pool(chain, netuid, block)
    tao = now.SubnetTAO - then.SubnetTAO - now.SubnetTaoInEmission - now.SubnetExcessTao
    alpha = now.SubnetAlphaIn + now.SubnetAlphaOut - then.SubnetAlphaIn - then.SubnetAlphaOut
    return SimpleNamespace(
        tao=tao, made=alpha - now.SubnetAlphaInEmission - now.SubnetAlphaOutEmission
    )


def one(result, name):
    """Returns the attributes of the call's only event of that name."""
    found = events(result, name)
    assert len(found) == 1, f"{name}: {found}"
    return list(found[0]) if isinstance(found[0], (list, tuple)) else found[0]


def gained(chain, who, netuid, result, hotkey=None):
    """Returns the growth of the coldkey's stake with a hotkey in the block of a call."""
    holder = who if hotkey is None else SimpleNamespace(coldkey=who.coldkey, hotkey=hotkey.hotkey)
    block = block_of(result)
    return stake_of(chain.at(block), holder, netuid) - stake_of(chain.at(block - 1), holder, netuid)


# Pools --------------------------------------------------------------------------------------------


def test_new_subnet_should_have_a_pool_at_the_median_price(chain, market):
    prices = chain.prices.alpha_prices()
    assert prices[0] == prices[DEMO] == 1.0, "root and a stable subnet trade at par"
    assert chain.query(SubtensorModule.SubnetMechanism, [market.here]) == 1
    now = chain.at()
    graph = now.subnets.metagraph(market.here, commitments=False)
    assert graph.price == pytest.approx(
        now.prices.alpha_price(market.here)["tao_per_alpha"], rel=1e-6
    )


def test_registration_should_be_encrypted_until_it_is_in_the_block(chain, keys, market):
    data = market.registration.data
    assert data["shielded"] and data["inner_extrinsic_hash"]
    assert chain.query(SubtensorModule.Uids, [market.here, hot(keys.trader)]) is not None
    # The result is that of the registration: its carrier is directly before it in the block.
    block, place = market.registration.extrinsic_id.split("-")
    events = [
        (record["extrinsic_idx"], record["event"]["event_id"])
        for record in chain.query(System.Events, block=int(block))
    ]
    assert (int(place), "NeuronRegistered") in events
    assert (int(place) - 1, "EncryptedSubmitted") in events


def test_purchase_should_cost_the_amount_and_leave_the_fee_to_the_author(chain, keys, bought):
    coldkey, hotkey, tao, _alpha, netuid, fee = one(bought.result, "StakeAdded")
    assert (coldkey, hotkey, netuid) == (cold(keys.trader), hot(keys.trader), bought.here)
    assert tao == bought.amount and fee == bought.amount * FEE_RATE // U16
    paid = fee_of(chain, keys.trader, bought.result)
    assert spent(chain, keys.trader, bought.result) == bought.amount + paid
    assert traded(chain, bought.here, block_of(bought.result)).tao == bought.amount - fee
    block = block_of(bought.result)
    author = cold(keys.root)
    assert free(chain, author, block) - free(chain, author, block - 1) == fee + paid, (
        "the author of every block here"
    )


def test_purchase_should_be_as_quoted(chain, keys, bought):
    alpha = one(bought.result, "StakeAdded")[3]
    assert (
        bought.quote.tao.rao == bought.amount - bought.quote.tao_fee.rao
        and bought.quote.alpha_fee.rao == 0
    )
    assert bought.quote.alpha.rao == pytest.approx(alpha, rel=1e-3)
    assert 0 < bought.quote.alpha_slippage.rao < alpha
    assert 0 <= alpha - gained(chain, keys.trader, bought.here, bought.result) <= 1, (
        "at most the share pool's rounding"
    )


def test_purchase_should_neither_make_nor_destroy_alpha(chain, bought):
    assert traded(chain, bought.here, block_of(bought.result)).made == 0


def test_purchase_beyond_the_tolerance_should_be_refused(chain, keys, bought):
    before = free(chain, cold(keys.trader), chain.block)
    refused = chain.execute(stake(keys.trader, bought.here, 900 * TAO), keys.trader)
    assert not refused.success and "beyond the limit" in refused.message, refused
    assert refused.extrinsic_id is not None, "in its block, at the trader's cost"
    paid = before - free(chain, cold(keys.trader), chain.block)
    assert 0 < paid < TAO // 100, paid


def test_purchase_within_a_limit_should_stop_at_it(chain, keys, bought):
    price = chain.prices.alpha_price(bought.here)["price_rao"]
    limit = price * 102 // 100
    intent = bt.AddStakeLimit(
        hotkey_ss58=hot(keys.trader),
        netuid=bought.here,
        amount_tao=bt.rao(900 * TAO),
        limit_price_rao=limit,
        allow_partial=True,
    )
    result = settled(chain.execute(intent, keys.trader))
    tao = one(result, "StakeAdded")[2]
    assert 0 < tao < 900 * TAO
    assert spent(chain, keys.trader, result) == tao + fee_of(chain, keys.trader, result), (
        "the rest was never taken"
    )
    reached = chain.at(block_of(result)).prices.alpha_price(bought.here)["price_rao"]
    assert limit * 999 // 1000 <= reached <= limit
    alpha = one(result, "StakeAdded")[3]
    assert tao * TAO <= alpha * limit, "the limit binds what is paid in all, fee included"


def test_sale_should_pay_what_its_event_says(chain, keys, bought):
    amount = 5 * TAO
    result = settled(chain.execute(unstake(keys.trader, bought.here, amount), keys.trader))
    quote = view_before(chain, result).prices.quote_unstake(bought.here, amount / TAO)
    tao, alpha, fee = (one(result, "StakeRemoved")[i] for i in (2, 3, 5))
    assert alpha + fee == amount and fee == amount * FEE_RATE // U16
    assert spent(chain, keys.trader, result) == fee_of(chain, keys.trader, result) - tao
    assert quote.tao.rao == pytest.approx(tao, rel=1e-3) and quote.alpha_fee.rao == fee
    assert traded(chain, bought.here, block_of(result)).tao < -tao, (
        "the fee was sold for the author beside it"
    )


def test_sale_below_a_limit_should_be_refused(chain, keys, bought):
    price = chain.prices.alpha_price(bought.here)["price_rao"]
    amount = bt.rao(15 * TAO, bought.here)
    intent = bt.RemoveStakeLimit(
        hotkey_ss58=hot(keys.trader),
        netuid=bought.here,
        amount_alpha=amount,
        limit_price_rao=price * 999 // 1000,
    )
    refused = chain.execute(intent, keys.trader)
    assert not refused.success and "beyond the limit" in refused.message, refused


# Stake that moves ---------------------------------------------------------------------------------


def test_swap_should_sell_here_and_buy_there(chain, keys, bought):
    intent = bt.SwapStake(
        hotkey_ss58=hot(keys.trader),
        origin_netuid=bought.here,
        dest_netuid=bought.there,
        amount_alpha=bt.rao(3 * TAO, bought.here),
    )
    result = settled(chain.execute(intent, keys.trader))
    sold, stakes = one(result, "StakeRemoved"), one(result, "StakeAdded")
    assert (sold[4], stakes[4]) == (bought.here, bought.there) and sold[2] == stakes[2], (
        "all that was got was spent"
    )
    assert stakes[5] == 0, "one fee"
    assert stakes[3] - gained(chain, keys.trader, bought.there, result) in (0, 1)
    assert spent(chain, keys.trader, result) == fee_of(chain, keys.trader, result)


def test_move_should_change_the_hotkey(chain, keys, bought):
    amount = 2 * TAO
    to = dict(dest_hotkey_ss58=hot(keys.owner), amount_alpha=bt.rao(amount, bought.here))
    result = settled(
        chain.execute(
            bt.MoveStake(
                origin_hotkey_ss58=hot(keys.trader),
                origin_netuid=bought.here,
                dest_netuid=bought.here,
                **to,
            ),
            keys.trader,
        )
    )
    assert gained(chain, keys.trader, bought.here, result, keys.owner) in (amount, amount - 1)
    assert one(result, "StakeMoved")[:5] == [
        cold(keys.trader),
        hot(keys.trader),
        bought.here,
        hot(keys.owner),
        bought.here,
    ]


def test_move_should_change_hotkey_and_subnet_within_a_limit(chain, keys, bought):
    origin = dict(
        origin_hotkey_ss58=hot(keys.trader),
        origin_netuid=bought.here,
        amount_alpha=bt.rao(2 * TAO, bought.here),
    )
    result = settled(
        chain.execute(
            bt.MoveStake(dest_hotkey_ss58=hot(keys.owner), dest_netuid=bought.there, **origin),
            keys.trader,
        )
    )
    assert gained(chain, keys.trader, bought.there, result, keys.owner) > TAO
    settled(
        chain.execute(
            bt.MoveSwapStake(dest_hotkey_ss58=hot(keys.owner), dest_netuid=bought.there, **origin),
            keys.trader,
        )
    )


def test_transfer_should_give_the_stake_away(chain, keys, bought):
    amount = 2 * TAO
    given = dict(
        dest_coldkey_ss58=cold(keys.friend),
        hotkey_ss58=hot(keys.trader),
        origin_netuid=bought.here,
        amount_alpha=bt.rao(amount, bought.here),
    )
    result = settled(chain.execute(bt.TransferStake(dest_netuid=bought.here, **given), keys.trader))
    assert gained(chain, keys.friend, bought.here, result, keys.trader) in (amount, amount - 1)
    moved = settled(
        chain.execute(
            bt.TransferStake(dest_netuid=bought.here, dest_hotkey_ss58=hot(keys.owner), **given),
            keys.trader,
        )
    )
    assert gained(chain, keys.friend, bought.here, moved, keys.owner) in (amount, amount - 1)


# Root ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def rooted(chain, keys, bought):
    """A seat and stake on root; moving prices are fast, so root soon earns on the subnets."""
    settled(chain.execute(bt.RootRegister(), keys.trader))
    settled(chain.execute(stake(keys.trader, 0, ROOT_STAKE), keys.trader))
    as_root(
        chain, keys.root, calls.AdminUtils.sudo_set_subnet_moving_alpha(alpha={"bits": 1 << 32})
    )
    for netuid in (DEMO, bought.here, bought.there):
        as_root(
            chain,
            keys.root,
            calls.AdminUtils.sudo_set_ema_price_halving_period(netuid=netuid, ema_halving=1),
        )
    return SimpleNamespace(**vars(bought))


def claimable(chain, keys, block=None):
    return dict(chain.query(SubtensorModule.RootClaimable, [hot(keys.trader)], block=block))


def wait_until(chain, told, what):
    for _ in range(PATIENCE * 4):
        if what():
            return
        chain.wait_for_block(timeout=PATIENCE)
    raise AssertionError(told)


def test_root_should_earn_alpha_of_subnets_and_claim_it(chain, keys, rooted):
    wait_until(
        chain,
        "root's stake earns nothing",
        lambda: any(int(rate["bits"]) for rate in claimable(chain, keys).values()),
    )
    for claim in (bt.ClaimRootWithHotkey(hotkey_ss58=hot(keys.trader)), bt.ClaimRoot()):
        result = settled(chain.execute(claim, keys.trader))
        assert [e["coldkey"] for e in events(result, "RootClaimed")] == [cold(keys.trader)]
    # Before the calls, the chain has claimed automatically.
    assert stake_of(chain, keys.trader, 0) > ROOT_STAKE, "sold, and staked on root"
    assert chain.staking.root_basket_owed(cold(keys.trader)).rao < TAO


def test_root_claim_threshold_should_be_read_as_set(chain, keys, rooted):
    settled(chain.execute(bt.SetRootClaimThreshold(threshold=bt.rao(123_456)), keys.root))
    assert chain.staking.root_claim_threshold().rao == 123_456


# Takes, children ----------------------------------------------------------------------------------


def test_take_should_fall_at_once_and_rise_with_a_limit(chain, keys, rooted):
    settled(chain.execute(bt.SetTake(take=0.1), keys.trader))
    assert chain.delegation.delegate_take(hot(keys.trader))["take_u16"] == round(0.1 * U16)
    hurried = chain.execute(bt.IncreaseTake(take=0.15), keys.trader)
    assert not hurried.success and "cannot be raised yet" in hurried.message, hurried
    settled(chain.execute(bt.DecreaseTake(take=0.05), keys.trader))
    settled(chain.execute(bt.SetChildkeyTake(netuid=rooted.here, take=0.07), keys.trader))


def test_children_should_take_effect_after_their_wait(chain, keys, rooted):
    half = U64 // 2
    settled(
        chain.execute(
            bt.SetChildren(netuid=rooted.here, children=[[half, hot(keys.owner)]]), keys.trader
        )
    )
    assert chain.delegation.pending_children(hot(keys.trader), rooted.here)["children"] == [
        (half, hot(keys.owner))
    ]
    wait_until(
        chain,
        "the child never took effect",
        lambda: chain.delegation.children(hot(keys.trader), rooted.here),
    )
    assert chain.delegation.children(hot(keys.trader), rooted.here) == [(half, hot(keys.owner))]
    assert chain.delegation.parents(hot(keys.owner), rooted.here) == [(half, hot(keys.trader))]


def test_mining_income_should_go_where_it_is_sent(chain, keys, rooted):
    settled(
        chain.execute(bt.SetAutoStake(netuid=rooted.here, hotkey_ss58=hot(keys.owner)), keys.trader)
    )
    assert chain.staking.auto_stake(cold(keys.trader), rooted.here) == hot(keys.owner)


# Leaving ------------------------------------------------------------------------------------------


def test_leaving_should_sell_everything(chain, keys, rooted):
    settled(chain.execute(bt.UnstakeAllAlpha(hotkey_ss58=hot(keys.trader)), keys.trader))
    settled(chain.execute(bt.UnstakeAll(hotkey_ss58=hot(keys.trader)), keys.trader))
    # Epochs in these blocks may have paid again.
    assert stake_of(chain, keys.trader, 0) == 0
    positions = [
        p for p in chain.staking.positions(cold(keys.trader)) if p.hotkey == hot(keys.trader)
    ]
    assert sum(p.stake.rao for p in positions) < 20 * TAO


# A subnet makes room ------------------------------------------------------------------------------


def test_new_subnet_should_take_the_place_of_the_weakest(chain, keys, rooted):
    with_owner = bt.AddStake(
        hotkey_ss58=hot(keys.other_owner), netuid=rooted.there, amount_tao=bt.rao(10 * TAO)
    )
    settled(chain.execute(with_owner, keys.friend))
    as_root(chain, keys.root, calls.AdminUtils.sudo_set_network_immunity_period(immunity_period=0))
    as_root(chain, keys.root, calls.AdminUtils.sudo_set_subnet_limit(max_subnets=3))
    price = chain.subnets.subnet_registration_cost().rao
    settled(chain.execute(transfer(keys.late_owner, price + 10 * TAO), keys.bank))
    result = settled(
        chain.execute(
            bt.RegisterSubnet(hotkey_ss58=hot(keys.late_owner)),
            keys.late_owner,
            registration_timeout=PATIENCE,
        )
    )
    netuid = result.data["netuid"]
    assert chain.query(SubtensorModule.SubnetOwner, [netuid]) == cold(keys.late_owner)
    assert (
        chain.query(SubtensorModule.DissolveCleanupQueue) == []
        and chain.query(SubtensorModule.NetworkRegistrationQueue) == []
    )
    assert chain.subnets.metagraph(netuid, commitments=False).hotkeys == [hot(keys.late_owner)]
    left = [
        p for p in chain.staking.positions(cold(keys.friend)) if p.netuid == netuid and p.stake.rao
    ]
    assert left == [], "stake in the subnet that was there before is paid out"


# All the money ------------------------------------------------------------------------------------


def test_all_money_should_be_accounted_for(chain, rooted):
    check_books(books_at(chain, chain.block))
    kinds = {
        n: chain.query(SubtensorModule.SubnetMechanism, [n]) for n in chain.prices.alpha_prices()
    }
    assert 1 in kinds.values() and epoch_after(chain, rooted.here, chain.block) > 0
