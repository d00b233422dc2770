"""The numbers of the page are those of the chain, as another client reads them."""

import pytest
from conftest import values
from world import DEMO, key

RAO = 10**9
U16 = 65_535


def decimal(rao):
    return f"{rao // RAO}.{rao % RAO:09}"


def cells(row):
    return row.query_selector_all("th, td")


def test_overview_should_have_the_numbers_of_the_rpc(tab, ask, world):
    tab.open()
    page = tab.hold()
    (block,) = values(page.query_selector("#tile-block"))
    market = ask("market_blockJson", int(block))
    assert values(page.query_selector("#tile-issuance")) == [market["issuance"]]
    assert values(page.query_selector("#tile-staked")) == [market["staked"]]
    rows = page.query_selector_all("#subnets tbody tr")
    subnets = [subnet for subnet in market["subnets"] if subnet["netuid"] > 0]
    assert len(rows) == len(subnets) >= 2
    for row, subnet in zip(rows, subnets, strict=True):
        _, price, _, reserve, emission, *_ = cells(row)
        assert values(price) == [subnet["price"]]
        assert values(reserve) == [subnet["taoIn"]]
        assert values(emission) == [subnet["taoInEmission"]]


def test_blocks_should_appear_as_they_are_made(tab, ask):
    page = tab.open()
    first = int(values(page.query_selector("#tile-block"))[0])
    page.wait_for_selector(f'#tile-block data:not([value="{first}"])')
    assert int(values(page.query_selector("#tile-block"))[0]) > first
    hashes = page.query_selector_all("#blocks > li")
    assert len(hashes) >= 2
    tab.hold()
    shown = int(values(page.query_selector("#tile-block"))[0])
    page.wait_for_timeout(1500)
    assert int(values(page.query_selector("#tile-block"))[0]) == shown
    assert ask("market_blockJson")["block"] > shown


def test_price_curve_should_have_the_prices_of_past_blocks(tab, ask, world):
    tab.open(f"subnet/{world.netuid}")
    page = tab.hold()
    page.click("#price summary")
    rows = page.query_selector_all("#price tbody tr")
    assert len(rows) >= 10
    prices = set()
    for row in rows:
        block, price = (cell.inner_text().replace(",", "") for cell in cells(row))
        subnets = {subnet["netuid"]: subnet for subnet in ask("subnets_allJson", int(block))}
        exact = float(subnets[world.netuid]["price"])
        assert float(price) == pytest.approx(exact, rel=1e-5)
        prices.add(price)
    assert len(prices) > 3, "the pool's price has moved"


def test_metagraph_should_have_the_numbers_of_the_rpc(tab, ask):
    tab.open(f"subnet/{DEMO}")
    page = tab.hold()
    block = shown_block(page)
    neurons = ask("subnets_metagraphJson", DEMO, 0, block)["neurons"]
    rows = page.query_selector_all("#metagraph tbody tr")
    assert len(rows) == len(neurons) == 9
    for row, neuron in zip(rows, neurons, strict=True):
        uid, hotkey, coldkey, role, stake, *parts = cells(row)
        assert uid.inner_text() == str(neuron["uid"])
        for cell, name in ((hotkey, "hotkey"), (coldkey, "coldkey")):
            assert cell.query_selector("a").get_attribute("title") == neuron[name]
        assert values(stake) == [neuron["stakeWeight"]]
        incentive, dividends, consensus, emission = (values(cell)[0] for cell in parts[:4])
        assert float(incentive) == neuron["incentive"]
        assert float(dividends) == neuron["dividends"]
        assert float(consensus) == neuron["consensus"]
        assert emission == neuron["emission"]
        assert ("validator" in role.inner_text()) == (neuron["dividends"] > 0)
        assert ("miner" in role.inner_text()) == (neuron["incentive"] > 0)


def shown_block(page):
    """The block that the subnet's view shows: the last of the curve's."""
    return int(page.inner_text("#price .to").replace(",", "").lstrip("#"))


def test_weights_should_be_those_of_the_chain(tab, world):
    world.market.judge_again()
    tab.open(f"subnet/{DEMO}")
    page = tab.hold()
    at = world.node.get_block_hash(shown_block(page))
    titles = [cell.inner_text() for cell in page.query_selector_all("#weights-map thead th")]
    uids = [int(uid) for uid in titles[1:]]
    rows = {}
    for uid in range(9):
        row = world.node.query("SubtensorModule", "Weights", [DEMO, uid], block_hash=at).value
        if row:
            rows[uid] = {int(other): int(weight) for other, weight in row}
    shown = page.query_selector_all("#weights-map tbody tr")
    assert len(shown) == len(rows) == 3
    # Both are in the order of stake, which is the order of uids here.
    for element, (_, row) in zip(shown, sorted(rows.items()), strict=True):
        total = sum(row.values())
        for value, uid in zip(values(element), uids, strict=True):
            assert float(value) == pytest.approx(row.get(uid, 0) / total, abs=1e-12)


@pytest.mark.parametrize("field", ["incentive", "dividends"])
def test_past_epochs_should_be_those_of_the_chain(tab, ask, field):
    tab.open(f"subnet/{DEMO}")
    page = tab.hold()
    page.click(f"#{field} summary")
    heads = [cell.inner_text() for cell in page.query_selector_all(f"#{field} thead th")]
    uids = [int(head.removeprefix("uid ")) for head in heads[1:]]
    rows = page.query_selector_all(f"#{field} tbody tr")
    assert len(rows) >= 2
    for row in rows:
        block, *shares = (cell.inner_text().replace(",", "") for cell in cells(row))
        subnets = {subnet["netuid"]: subnet for subnet in ask("subnets_allJson", int(block))}
        assert subnets[DEMO]["lastEpoch"] == int(block), "a row is a block with an epoch"
        neurons = ask("subnets_metagraphJson", DEMO, 0, int(block))["neurons"]
        for uid, share in zip(uids, shares, strict=True):
            shown = float(share.removesuffix("%").lstrip("<")) / 100
            assert shown == pytest.approx(neurons[uid][field], abs=0.0011)


def test_hyperparameters_should_all_be_shown_and_explained(tab, world):
    tab.open(f"subnet/{DEMO}")
    page = tab.hold()
    entries = world.node.runtime_call(
        "SubnetInfoRuntimeApi", "get_subnet_hyperparams_v3", [DEMO]
    ).value
    names = [text(entry["name"]) for entry in entries]
    boxes = page.query_selector_all("#hyperparameters > div")
    assert [box.query_selector("dt").get_attribute("title") for box in boxes] == names
    unexplained = [box.inner_text() for box in boxes if not box.query_selector("dd.more")]
    assert unexplained == [], "add them to views/meanings.js"
    shown = {
        name: box.query_selector("dd").inner_text() for name, box in zip(names, boxes, strict=True)
    }
    assert shown["tempo"] == "10"
    assert shown["kappa"] == "50.0 %"
    assert shown["max_burn"] == "100.0000 TAO"
    assert shown["activity_cutoff"] == "never"


def text(name):
    return bytes(name).decode() if isinstance(name, list | tuple) else str(name)


def test_account_should_have_its_balance_and_stakes(tab, world):
    charlie = key("//Charlie").ss58_address
    tab.open(f"account/{charlie}")
    page = tab.hold()
    # Nobody but Charlie changes this balance.
    account = world.node.query("System", "Account", [charlie])
    assert values(page.query_selector("#tile-free")) == [decimal(account["data"]["free"])]
    # Epochs change the stake; the page shows that of one of the latest blocks.
    (row,) = page.query_selector_all("#stakes tbody tr")
    subnet, hotkey, stake, _ = cells(row)
    assert subnet.query_selector("a").get_attribute("href") == f"#/subnet/{world.netuid}"
    assert hotkey.query_selector("a").get_attribute("title") == key("//Bob//hotkey").ss58_address
    best = world.node.get_block_number(world.node.get_chain_head())
    held = {stake_of(world.node, charlie, world.netuid, block) for block in range(best - 30, best)}
    assert values(stake)[0] in held


def stake_of(node, coldkey, netuid, block):
    stakes = node.runtime_call(
        "StakeInfoRuntimeApi",
        "get_stake_info_for_coldkey",
        [coldkey],
        block_hash=node.get_block_hash(block),
    ).value
    return next((decimal(int(own["stake"])) for own in stakes if own["netuid"] == netuid), None)


def test_block_should_tell_extrinsics_events_and_errors_in_words(tab, world):
    page = tab.open(f"block/{world.failed}")
    node = world.node
    block = node.get_block(world.failed)
    assert values(page.query_selector("#tile-extrinsics")) == [str(len(block["extrinsics"]))]
    events = node.get_events(world.failed)
    assert values(page.query_selector("#tile-events")) == [str(len(events))]
    failed = page.query_selector("#extrinsics li:has(.error)").inner_text()
    assert "failed" in failed
    assert "Dave" in failed
    assert "Add stake" in failed
    assert "2,000,000,000.0000 TAO" in failed
    assert "SubtensorModule.NotEnoughBalanceToStake" in failed
    assert "does not cover the amount" in failed
    fee = next(
        event["event"]["attributes"]["actual_fee"]
        for event in events
        if event["event"]["event_id"] == "TransactionFeePaid"
    )
    assert f"fee {decimal(fee)} TAO" in failed


def test_error_of_a_call_inside_another_should_be_told(tab, world):
    page = tab.open(f"block/{world.market.fail_inside().block_hash}")
    sudo = page.query_selector("#extrinsics li:has-text('Alice')").inner_text()
    assert "Sudo: call “Sudo set kappa: netuid subnet 999, kappa 30,000”" in sudo
    event = page.query_selector("#extrinsics .events li:has-text('Sudid')")
    assert "AdminUtils.SubnetDoesNotExist" in event.inner_text()
    assert "subnet" in event.query_selector(".error").get_attribute("title").lower()


def test_what_does_not_exist_should_be_said(tab, world):
    for place, said in [
        ("subnet/999", "has no subnet 999"),
        ("block/99999999", "The node has no block 99999999"),
        ("account/5Wrong", "is no address of this chain"),
    ]:
        page = tab.open(place)
        page.wait_for_selector(f"main :text('{said}')")
