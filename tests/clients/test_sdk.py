"""The whole life of a stable subnet, through `bittensor` 11.3.0, unmodified.

An owner creates a subnet and starts it. Two miners and a validator register. The validator stakes
and sets weights three to one, and the epochs pay. Each figure is compared with the chain's storage
at a named block: accounts balance to the rao. Steps are fixtures that depend on each other in
order, so a single test can run alone. The last test checks that all money is accounted for; the
test marked `long` first continues for a thousand blocks. Subnets with a pool are in
`test_market.py`.
"""

import os
import random
from collections import Counter
from types import SimpleNamespace

import bittensor as bt
import pytest
from bittensor import calls, constants, storage
from books import (
    PATIENCE,
    TAO,
    Balances,
    SubtensorModule,
    as_root,
    block_of,
    books_at,
    check_books,
    cold,
    epoch_after,
    events,
    fee_of,
    free,
    growth,
    hot,
    settled,
    spent,
    stake,
    stake_of,
    transfer,
    unstake,
    wallet,
)

Commitments = storage.Commitments
U16 = 65535
# Factor of the registration price, 1.26, as a 64.64 fixed-point number.
PRICE_STEP = 23242897532874035200
STAKE = 1_000 * TAO
RATE_LIMIT = 30
DEMO = 1
LONG = 1_000
BOOKS = {
    "genesis": "genesis",
    "+ minted": "minted",
    "- recycled": "recycled",
    "- dust": "dust",
    "= issuance (SubtensorModule)": "issuance",
    "= issuance (Balances)": "balances_issuance",
    "= sum of all accounts": "held",
    "accounts": "accounts",
    "of it in subnets' reserves": "staked",
}
# An amount below the existential deposit.
DUST = 250


@pytest.fixture(scope="module")
def keys():
    run = os.urandom(4).hex()
    return SimpleNamespace(
        root=wallet("//Alice"),
        bank=wallet("//Bob"),
        owner=wallet(f"//owner//{run}"),
        validator=wallet(f"//validator//{run}"),
        miner=wallet(f"//miner//{run}"),
        other_miner=wallet(f"//miner//{run}", f"//miner//{run}//other"),
        nominator=wallet(f"//nominator//{run}", f"//validator//{run}//hot"),
        spendthrift=wallet(f"//spendthrift//{run}"),
    )


# The steps ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def funded(chain, keys):
    """Coldkeys with TAO. Hotkeys have none: they must work without a balance."""
    lock = chain.subnets.subnet_registration_cost().rao
    amounts = {"owner": lock + 10 * TAO, "validator": STAKE + 10 * TAO, "miner": 20 * TAO}
    return {
        name: (amount, settled(chain.execute(transfer(getattr(keys, name), amount), keys.bank)))
        for name, amount in amounts.items()
    }


@pytest.fixture(scope="module")
def subnet(chain, keys, funded):
    """Creates a new stable subnet, not started yet.

    The emission of the demo subnet is switched off, so that this subnet gets the whole emission.
    """
    as_root(chain, keys.root, ("AdminUtils", "sudo_set_new_subnets_dynamic", {"dynamic": False}))
    settled(chain.execute(bt.SetSubnetEmissionEnabled(netuids=[DEMO], enabled=False), keys.root))
    quoted = chain.subnets.subnet_registration_cost().rao
    result = chain.execute(
        bt.RegisterSubnet(hotkey_ss58=hot(keys.owner)), keys.owner, registration_timeout=PATIENCE
    )
    return SimpleNamespace(
        created=settled(result),
        netuid=result.data["netuid"],
        price=result.data["registration_price_rao"],
        quoted=quoted,
    )


@pytest.fixture(scope="module")
def started(chain, keys, subnet):
    too_early = chain.execute(stake(keys.owner, subnet.netuid, TAO), keys.validator)
    settled(chain.execute(bt.StartCall(netuid=subnet.netuid), keys.owner))
    settled(
        chain.execute(
            bt.SetHyperparameter(
                netuid=subnet.netuid, name="commit_reveal_weights_enabled", value=False
            ),
            keys.owner,
        )
    )
    as_root(
        chain,
        keys.root,
        calls.AdminUtils.sudo_set_weights_set_rate_limit(
            netuid=subnet.netuid, weights_set_rate_limit=RATE_LIMIT
        ),
    )
    return SimpleNamespace(too_early=too_early, **vars(subnet))


@pytest.fixture(scope="module")
def registered(chain, keys, started):
    """Registers two miners of one coldkey and a validator.

    By the raw call: the SDK's own intent requires an encrypted mempool.
    """
    results = {}
    for name in ("miner", "other_miner", "validator"):
        who = getattr(keys, name)
        call = calls.SubtensorModule.burned_register(netuid=started.netuid, hotkey=hot(who))
        results[name] = settled(chain.submit_call(call, who))
    uids = {name: chain.neurons.uid(hot(getattr(keys, name)), started.netuid) for name in results}
    return SimpleNamespace(registrations=results, uid=SimpleNamespace(**uids), **vars(started))


@pytest.fixture(scope="module")
def staked(chain, keys, registered):
    intent = stake(keys.validator, registered.netuid, STAKE)
    plan = chain.plan(intent, keys.validator)
    quote = chain.prices.quote_stake(registered.netuid, STAKE // TAO)
    result = settled(chain.execute(intent, keys.validator))
    return SimpleNamespace(plan=plan, quote=quote, stake=result, **vars(registered))


@pytest.fixture(scope="module")
def weighted(chain, keys, staked):
    """Weights three to one, set by a hotkey without balance after an epoch has granted a permit."""
    netuid, uid = staked.netuid, staked.uid
    permitted = epoch_after(chain, netuid, block_of(staked.stake))
    last = chain.query(SubtensorModule.LastUpdate, [netuid])[uid.validator]
    chain.wait_for_block(last + RATE_LIMIT, timeout=PATIENCE)
    weights = bt.SetWeights(netuid=netuid, weights={uid.miner: 3.0, uid.other_miner: 1.0})
    refused = chain.execute(
        bt.SetWeights(netuid=netuid, weights={uid.other_miner: 1.0}), keys.miner
    )
    result = settled(chain.execute(weights, keys.validator))
    with pytest.raises(bt.ChainError) as hurried:
        chain.execute(weights, keys.validator)
    return SimpleNamespace(
        permitted=permitted, refused=refused, weights=result, hurried=hurried.value, **vars(staked)
    )


@pytest.fixture(scope="module")
def paid(chain, weighted):
    """Two epochs under these weights: what the second pays was minted after the first."""
    before = epoch_after(chain, weighted.netuid, block_of(weighted.weights))
    after = epoch_after(chain, weighted.netuid, before)
    return SimpleNamespace(before=chain.at(before), after=chain.at(after), **vars(weighted))


@pytest.fixture(scope="module")
def dusted(chain, keys):
    """An account spends all but less than the existential deposit and is removed."""
    settled(chain.execute(transfer(keys.spendthrift, 3 * TAO), keys.bank))

    def spend(amount):
        return settled(
            chain.submit_call(
                calls.Balances.transfer_allow_death(dest=cold(keys.bank), value=amount),
                keys.spendthrift,
            )
        )

    # Both amounts encode to the same length, so both calls cost the same.
    fee = spend(TAO * 5 // 4).fee.rao
    return spend(3 * TAO - TAO * 5 // 4 - 2 * fee - DUST)


@pytest.fixture(scope="module")
def lived(chain, keys, paid, dusted):
    """Runs a thousand blocks in which both subnets emit.

    The validator changes its weights, and people stake and unstake odd amounts.
    """
    netuid, uid, draw, done = paid.netuid, paid.uid, random.Random(11), Counter()
    everybody = [keys.validator, keys.nominator, keys.miner, keys.other_miner]
    settled(chain.execute(bt.SetSubnetEmissionEnabled(netuids=[DEMO], enabled=True), keys.root))
    for who in (keys.validator, keys.nominator):
        settled(chain.execute(transfer(who, 10_000 * TAO), keys.bank))

    def do(what, intent, who):
        settled(chain.execute(intent, who))
        done[what] += 1

    first = chain.block
    while chain.block < first + LONG:
        who = draw.choice(everybody[:2])
        do("stakes", stake(who, netuid, draw.randrange(TAO // 100, 50 * TAO)), who)
        who = draw.choice(everybody)
        there = stake_of(chain, who, netuid)
        if there > TAO:
            do(
                "unstakes",
                unstake(who, netuid, draw.randrange(TAO // 100, min(there, 40 * TAO))),
                who,
            )
        last = chain.query(SubtensorModule.LastUpdate, [netuid])[uid.validator]
        if chain.block >= last + RATE_LIMIT:
            weights = {uid.miner: draw.random(), uid.other_miner: draw.random()}
            do("weights", bt.SetWeights(netuid=netuid, weights=weights), keys.validator)
    return SimpleNamespace(first=first, done=done, **vars(paid))


# Connecting, accounts -----------------------------------------------------------------------------


def test_connection_should_know_the_chain(chain):
    assert chain.is_fast_blocks() and chain.block_time() == 0.25
    assert (
        chain.constant(constants.Balances.ExistentialDeposit)
        == 500
        == chain.balances.existential_deposit().rao
    )
    assert chain.token_symbols, "token symbols come with the connection"
    head = chain.wait_for_block(timeout=PATIENCE)
    info = chain.block_info(head.number)
    assert info.number == head.number and all(info.extrinsics), "every extrinsic of a block decodes"
    assert 0 < (info.timestamp - chain.timestamp(block=head.number - 1)).total_seconds() < PATIENCE


def test_demo_subnet_should_be_alive(chain):
    graph = chain.subnets.metagraph(DEMO, block=epoch_after(chain, DEMO, 0), commitments=False)
    assert len(graph.validators) >= 3 and len(graph) >= 9
    assert sum(n.incentive for n in graph) > 0.99 and sum(n.dividends for n in graph) > 0.99


def test_transfer_should_move_the_amount_and_cost_the_fee(chain, keys, funded):
    for name, (amount, result) in funded.items():
        fee = fee_of(chain, keys.bank, result)
        assert fee == result.fee.rao > 0
        assert spent(chain, keys.bank, result) == amount + fee
        assert spent(chain, getattr(keys, name), result) == -amount


# The subnet ---------------------------------------------------------------------------------------


def test_new_subnet_should_cost_its_lock_and_the_fee(chain, keys, subnet):
    assert 0 < subnet.price <= subnet.quoted
    assert subnet.price == chain.query(
        SubtensorModule.SubnetLocked, [subnet.netuid], block=block_of(subnet.created)
    )
    assert spent(chain, keys.owner, subnet.created) == subnet.price + fee_of(
        chain, keys.owner, subnet.created
    )


def test_new_subnet_should_belong_to_its_owner(chain, keys, subnet):
    assert subnet.netuid in [s.netuid for s in chain.subnets.all()]
    assert chain.query(SubtensorModule.SubnetOwner, [subnet.netuid]) == cold(keys.owner)
    assert chain.neurons.uid(hot(keys.owner), subnet.netuid) == 0
    graph = chain.subnets.metagraph(
        subnet.netuid, block=block_of(subnet.created), commitments=False
    )
    assert (graph.owner_coldkey, graph.owner_hotkey) == (cold(keys.owner), hot(keys.owner))
    assert graph.hotkeys == [hot(keys.owner)] and graph.network_registered_at == block_of(
        subnet.created
    )


def test_stake_should_be_refused_before_the_start(chain, keys, started):
    assert not started.too_early.success
    assert started.too_early.error.name == "SubtokenDisabled", started.too_early.error
    assert spent(chain, keys.validator, started.too_early) == fee_of(
        chain, keys.validator, started.too_early
    )


def test_owner_should_switch_commit_reveal_off(chain, started):
    assert chain.subnets.commit_reveal_enabled(started.netuid) is False
    parameters = chain.subnets.subnet_hyperparameters(started.netuid)
    assert parameters["commit_reveal_weights_enabled"] is False
    assert (
        parameters["weights_rate_limit"]
        == RATE_LIMIT
        == chain.hyperparameters.weights_rate_limit(started.netuid)
    )


# Registration -------------------------------------------------------------------------------------


def test_registration_should_cost_the_price_of_its_block_and_the_fee(chain, keys, registered):
    netuid = registered.netuid
    low, high = (
        chain.query(SubtensorModule.MinBurn, [netuid]),
        chain.query(SubtensorModule.MaxBurn, [netuid]),
    )
    for name, result in registered.registrations.items():
        who, block = getattr(keys, name), block_of(result)
        price = spent(chain, who, result) - fee_of(chain, who, result)
        assert 0 < price <= chain.query(SubtensorModule.Burn, [netuid], block=block - 1)
        raised = chain.query(SubtensorModule.Burn, [netuid], block=block)
        assert raised == min(max(price * PRICE_STEP >> 64, low), high), (
            "the price rises from what was paid"
        )


def test_neurons_should_have_the_uids_that_the_events_name(chain, keys, registered):
    for name, result in registered.registrations.items():
        uid = getattr(registered.uid, name)
        assert [list(e) for e in events(result, "NeuronRegistered")] == [
            [registered.netuid, uid, hot(getattr(keys, name))]
        ]
        assert chain.neurons.hotkey_owner(hot(getattr(keys, name))) == cold(getattr(keys, name))
    assert sorted(vars(registered.uid).values()) == [1, 2, 3]
    assert chain.subnets.info(registered.netuid).neuron_count == 4


# Stake --------------------------------------------------------------------------------------------


def test_stake_should_cost_the_amount_and_the_fee(chain, keys, staked):
    assert staked.plan.ok and staked.plan.fee is not None and not staked.plan.warnings
    assert staked.quote.alpha.rao == STAKE and staked.quote.tao_fee.rao == 0
    assert chain.prices.alpha_price(staked.netuid)["price_rao"] == TAO
    fee = fee_of(chain, keys.validator, staked.stake)
    assert spent(chain, keys.validator, staked.stake) == STAKE + fee
    # The preview is of an immortal call: its era is a byte shorter and its check slightly cheaper.
    assert 1 <= fee - staked.plan.fee.rao < 1_000


def test_stake_should_buy_alpha_one_for_one(chain, keys, staked):
    block = block_of(staked.stake)
    now, then = chain.at(block), chain.at(block - 1)
    assert (
        stake_of(now, keys.validator, staked.netuid) == STAKE
        and stake_of(then, keys.validator, staked.netuid) == 0
    )
    positions = [p for p in now.staking.positions(cold(keys.validator)) if p.stake.rao]
    assert [(p.hotkey, p.netuid, p.stake.rao, p.is_registered) for p in positions] == [
        (hot(keys.validator), staked.netuid, STAKE, True)
    ]


# Weights ------------------------------------------------------------------------------------------


def test_permit_should_come_with_the_first_epoch_after_the_stake(chain, weighted):
    uid = weighted.uid
    permits = {
        n.uid: n.validator_permit
        for n in chain.subnets.metagraph(
            weighted.netuid, block=weighted.permitted, commitments=False
        )
    }
    assert permits[uid.validator] and not permits[uid.miner] and not permits[uid.other_miner]


def test_weights_should_need_a_permit(weighted):
    assert not weighted.refused.success
    assert weighted.refused.error.name == "NeuronNoValidatorPermit", weighted.refused.error


def test_weights_should_cost_nothing(chain, keys, weighted):
    assert weighted.weights.fee.rao == 0
    assert spent(chain, keys.validator, weighted.weights) == 0
    assert free(chain, hot(keys.validator), block_of(weighted.weights)) == 0, (
        "the hotkey has a balance"
    )


def test_weights_should_be_stored_as_set(chain, weighted):
    uid = weighted.uid
    assert chain.weights.weights(weighted.netuid) == {
        uid.validator: {uid.miner: 0.75, uid.other_miner: 0.25}
    }
    assert [list(e) for e in events(weighted.weights, "WeightsSet")] == [
        [weighted.netuid, uid.validator]
    ]
    assert chain.query(SubtensorModule.LastUpdate, [weighted.netuid])[uid.validator] == block_of(
        weighted.weights
    )


def test_weights_should_be_held_to_the_rate_limit(weighted):
    assert weighted.hurried.code is bt.ErrorCode.RATE_LIMITED, weighted.hurried


# The epoch's pay ----------------------------------------------------------------------------------


def test_incentive_should_follow_the_weights(paid):
    uid = paid.uid
    incentive = paid.after.query(SubtensorModule.Incentive, [paid.netuid])
    assert (
        abs(incentive[uid.miner] - U16 * 3 // 4) <= 1
        and abs(incentive[uid.other_miner] - U16 // 4) <= 1
    )
    assert incentive[0] == incentive[uid.validator] == 0
    graph = paid.after.subnets.metagraph(paid.netuid, commitments=False)
    assert [round(n.incentive * U16) for n in graph] == incentive
    assert abs(graph.neuron(uid.miner).consensus - 0.75) < 2 / U16


def test_dividends_should_go_to_the_validator(paid):
    dividends = paid.after.query(SubtensorModule.Dividends, [paid.netuid])
    assert dividends[paid.uid.validator] == U16 and sum(dividends) == U16
    graph = paid.after.subnets.metagraph(paid.netuid, commitments=False)
    assert graph.neuron(paid.uid.validator).dividends == 1.0


def test_epoch_should_pay_out_exactly_what_was_minted(keys, paid):
    minted = growth(paid, lambda view: view.query(SubtensorModule.SubnetAlphaOut, [paid.netuid]))
    assert minted > 0
    owner_cut = growth(paid, lambda view: stake_of(view, keys.owner, paid.netuid))
    emission = paid.after.query(SubtensorModule.Emission, [paid.netuid])
    assert owner_cut + sum(emission) == minted
    share = paid.after.query(SubtensorModule.SubnetOwnerCut) / U16
    blocks = paid.after.block - paid.before.block
    assert abs(owner_cut - minted * share) <= blocks, "the owner's cut, floored each block"


def test_new_alpha_should_be_backed_by_new_tao(paid):
    minted = growth(paid, lambda view: view.query(SubtensorModule.SubnetAlphaOut, [paid.netuid]))
    assert growth(paid, lambda view: view.query(SubtensorModule.SubnetTAO, [paid.netuid])) == minted
    issued = growth(paid, lambda view: view.query(Balances.TotalIssuance))
    assert issued == growth(paid, lambda view: view.query(SubtensorModule.TotalIssuance))
    assert issued == minted, "the only subnet that emits gets all that is minted"


def test_stake_should_grow_by_what_each_was_paid(keys, paid):
    emission = paid.after.query(SubtensorModule.Emission, [paid.netuid])
    for name in ("validator", "miner", "other_miner"):
        who, uid = getattr(keys, name), getattr(paid.uid, name)
        grown = growth(paid, lambda view, who=who: stake_of(view, who, paid.netuid))
        assert grown == emission[uid] > 0, name


def test_miners_and_validator_should_get_equal_parts_shared_three_to_one(paid):
    emission = paid.after.query(SubtensorModule.Emission, [paid.netuid])
    uid, blocks = paid.uid, paid.after.block - paid.before.block
    miners = emission[uid.miner] + emission[uid.other_miner]
    assert abs(miners - emission[uid.validator]) <= 2 * blocks, "halves, floored each block"
    assert abs(emission[uid.miner] - miners * 3 / 4) <= miners / 2**31


def test_metagraph_and_neurons_should_tell_the_same(keys, paid):
    graph = paid.after.subnets.metagraph(paid.netuid, commitments=False)
    neurons = paid.after.neurons.all(paid.netuid)
    emission = paid.after.query(SubtensorModule.Emission, [paid.netuid])
    assert (
        graph.block == paid.after.block
        and graph.last_step == paid.after.block
        and graph.blocks_since_last_step == 0
    )
    assert [n.emission.rao for n in graph] == emission == [n.raw["emission"] for n in neurons]
    assert [n.hotkey for n in neurons] == graph.hotkeys and [
        n.coldkey for n in neurons
    ] == graph.coldkeys
    assert [n.validator_permit for n in neurons] == [n.validator_permit for n in graph]
    assert [n.total_stake.rao for n in neurons] == [n.total_stake.rao for n in graph]
    validator = graph.by_hotkey(hot(keys.validator))
    assert validator.alpha_stake.rao == stake_of(paid.after, keys.validator, paid.netuid)
    assert graph.price == 1.0
    schedule = paid.after.epochs.epoch_status(paid.netuid)
    assert (
        schedule["last_epoch_block"] == paid.after.block
        and schedule["blocks_remaining"] == schedule["tempo"]
    )


def test_unstaking_should_return_tao_one_for_one(chain, keys, paid):
    amount = 100 * TAO
    result = settled(chain.execute(unstake(keys.validator, paid.netuid, amount), keys.validator))
    assert spent(chain, keys.validator, result) == fee_of(chain, keys.validator, result) - amount
    now, then = chain.at(block_of(result)), chain.at(block_of(result) - 1)
    # An epoch in the same block pays before the call.
    epoch = now.query(SubtensorModule.LastEpochBlock, [paid.netuid]) == now.block
    pay = now.query(SubtensorModule.Emission, [paid.netuid])[paid.uid.validator] if epoch else 0
    assert (
        stake_of(now, keys.validator, paid.netuid)
        == stake_of(then, keys.validator, paid.netuid) + pay - amount
    )


def test_owner_should_choose_the_consensus_and_the_number_of_mechanisms(chain, keys):
    owner = wallet("//DemoOwner")
    for name, value in (("epoch_consensus", "Null"), ("max_allowed_uids", 2_500)):
        settled(chain.execute(bt.SetHyperparameter(netuid=DEMO, name=name, value=value), owner))
    assert chain.query(SubtensorModule.MaxAllowedUids, [DEMO]) == 2_500
    as_root(
        chain,
        keys.root,
        calls.AdminUtils.sudo_set_max_allowed_uids(netuid=DEMO, max_allowed_uids=128),
    )
    settled(chain.execute(bt.SetMechanismCount(netuid=DEMO, mechanism_count=2), owner))
    parameters = chain.subnets.subnet_hyperparameters(DEMO)
    assert (
        parameters["epoch_consensus"],
        parameters["max_validators"],
        parameters["max_allowed_uids"],
    ) == (1, 1, 128)
    assert chain.query(SubtensorModule.SavedYumaMaxAllowedValidators, [DEMO]) == 64
    assert chain.subnets.mechanism_count(DEMO) == 2
    as_root(chain, keys.root, calls.AdminUtils.sudo_set_epoch_consensus(netuid=DEMO, mode="Yuma"))
    as_root(
        chain, keys.root, calls.AdminUtils.sudo_set_mechanism_count(netuid=DEMO, mechanism_count=1)
    )
    assert chain.subnets.subnet_hyperparameters(DEMO)["max_validators"] == 64
    assert chain.subnets.mechanism_count(DEMO) == 1


# Other reads that people use ----------------------------------------------------------------------


def test_delegate_should_be_described(chain, keys, staked):
    take = chain.delegation.delegate_take(hot(keys.validator))
    assert take["take_u16"] == 11796 and take["max"] == pytest.approx(0.18, abs=1e-4)
    delegate = chain.delegation.delegate(hot(keys.validator))
    assert delegate is None or (
        delegate.owner == cold(keys.validator) and staked.netuid in delegate.registrations
    )


def test_commitments_should_be_readable_with_the_metagraph(chain):
    assert chain.query_map(Commitments.CommitmentOf, [DEMO]) == []
    assert chain.subnets.metagraph(DEMO).commitments == {}


# All the money ------------------------------------------------------------------------------------


def test_all_money_should_be_accounted_for(chain, paid, dusted):
    before, books = books_at(chain, block_of(dusted) - 1), books_at(chain, chain.block)
    check_books(books)
    assert books.minted > 0 and books.recycled > 0
    assert books.dust - before.dust == DUST


@pytest.mark.long
def test_all_money_should_be_accounted_for_after_a_thousand_blocks(chain, lived, capsys):
    last = lived.first + LONG
    before, books = books_at(chain, lived.first), books_at(chain, last)
    check_books(before)
    check_books(books)
    assert books.minted - before.minted == LONG * chain.query(SubtensorModule.BlockEmission)
    assert (
        min(lived.done[what] for what in ("stakes", "unstakes", "weights"))
        >= LONG // RATE_LIMIT // 2
    )
    with capsys.disabled():
        print(
            f"\nblocks {lived.first} to {last}: "
            + ", ".join(f"{count} {what}" for what, count in sorted(lived.done.items()))
        )
        print(f"{'rao':<34}{f'at #{before.block}':>24}{f'at #{books.block}':>24}")
        for label, name in BOOKS.items():
            print(f"{label:<34}{getattr(before, name):>24,}{getattr(books, name):>24,}")
