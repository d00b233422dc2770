"""A chain does what it is told with blocks, time and state."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import ganglion
import pytest

BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty"
NOBODY = "0x" + "07" * 32
YEAR_2100 = datetime(2100, 1, 1, tzinfo=UTC)


def epochs(chain, netuid, first, last):
    """Returns the blocks in which a subnet had an epoch."""
    blocks = []
    for number in range(first, last + 1):
        at = chain.rpc("chain_getBlockHash", number)
        paid = chain.rpc("market_blockJson", at)["epochs"]
        blocks += [number for epoch in paid if epoch["netuid"] == netuid]
    return blocks


def next_epoch(chain, netuid):
    (subnet,) = [subnet for subnet in chain.info()["subnets"] if subnet["netuid"] == netuid]
    return subnet["nextEpoch"]


def test_accounts_should_be_those_of_the_chain(devnet):
    alice, bob = devnet.accounts[:2]
    assert (alice.seed, bob.seed, bob.address) == ("//Alice", "//Bob", BOB)
    for account in devnet.accounts:
        assert devnet.balance(account.seed) == account.free > 0
    assert devnet.address("//DemoMiner1//hotkey") == devnet.config["accounts"][-5]["hotkey"]


def test_balances_of_an_account_should_be_the_same_by_each_of_its_names(devnet):
    assert devnet.balance("//Bob") == devnet.balance(BOB) > 0
    assert devnet.balance(NOBODY) == 0


@pytest.mark.parametrize("amount", [1, 0.1, "12.000000001", Decimal("1e3"), Decimal("1e-6")])
def test_fund_should_change_the_balance_by_exactly_what_it_says(devnet, amount):
    before = devnet.balance("//Bob")
    after = devnet.fund("//Bob", amount)
    assert after == devnet.balance("//Bob") == before + Decimal(str(amount))
    assert devnet.fund(NOBODY, amount) == devnet.balance(NOBODY) == Decimal(str(amount))


def test_advance_should_make_so_many_blocks(devnet):
    start = devnet.block
    assert devnet.advance() == start + 1
    assert devnet.advance(7) == devnet.block == start + 8
    assert devnet.advance(to=start + 20) == start + 20


def test_advance_should_run_exactly_one_epoch(devnet):
    start, due = devnet.block, next_epoch(devnet, 1)
    assert devnet.advance(epochs=1, netuid=1) == due
    assert epochs(devnet, 1, start + 1, due) == [due]


def test_advance_should_run_so_many_epochs(devnet):
    start = devnet.block
    assert len(epochs(devnet, 1, start + 1, devnet.advance(epochs=3))) == 3


def test_revert_should_make_balances_and_blocks_what_they_were(devnet):
    devnet.advance(2)
    block, bob, root = devnet.block, devnet.balance("//Bob"), devnet.rpc("chain_getHeader")
    snapshot = devnet.snapshot()
    for amount in (5, 9):
        devnet.fund("//Bob", amount)
        devnet.advance(epochs=1)
        assert devnet.balance("//Bob") == bob + amount
        devnet.revert(snapshot)
        assert (devnet.block, devnet.balance("//Bob")) == (block, bob)
        assert devnet.rpc("chain_getHeader") == root


def test_revert_should_go_to_the_last_snapshot_unless_one_is_named(devnet):
    first = devnet.snapshot()
    devnet.advance()
    devnet.snapshot()
    devnet.advance()
    devnet.revert()
    assert devnet.block == 1
    devnet.revert(first)
    devnet.advance(5)
    devnet.revert()
    assert devnet.block == 0


def test_revert_without_a_snapshot_should_be_refused(devnet):
    with pytest.raises(ganglion.DevnetError, match="no snapshot to revert to"):
        devnet.revert()


def test_travel_should_move_the_clock_of_the_next_block(devnet):
    devnet.advance()
    before = datetime.fromtimestamp(devnet.info()["time"] / 1000, UTC)
    shown = devnet.travel(timedelta(days=2))
    assert timedelta(days=2) <= shown - before < timedelta(days=2, minutes=5)
    assert devnet.travel(to=YEAR_2100) == YEAR_2100
    devnet.advance()
    assert devnet.info()["time"] == YEAR_2100.timestamp() * 1000


def test_travel_back_should_be_refused(devnet):
    with pytest.raises(ganglion.DevnetError, match="forward only"):
        devnet.travel(to=datetime(2020, 1, 1, tzinfo=UTC))
    for wrong in (dict(seconds=-1), dict(), dict(seconds=1, to=YEAR_2100)):
        with pytest.raises(ganglion.DevnetError):
            devnet.travel(**wrong)


def test_call_should_be_made_by_whom_it_says(devnet):
    before = devnet.balance("//Bob")
    transfer = dict(pallet="Balances", call="transfer_keep_alive", dest=NOBODY, value=2 * 10**9)
    assert devnet.dry_run("//Bob", **transfer)["ok"]
    assert devnet.balance(NOBODY) == 0
    outcome = devnet.call("//Bob", **transfer)
    assert outcome["ok"] and devnet.balance(NOBODY) == 2
    assert devnet.balance("//Bob") == before - 2


def test_call_that_fails_should_have_its_error(devnet):
    outcome = devnet.call("//Bob", "Balances", "transfer_keep_alive", dest=NOBODY, value=10**18)
    assert not outcome["ok"] and outcome["error"]["name"]


def test_storage_should_be_set_by_name(devnet):
    devnet.set_storage({"SubtensorModule": {"Tempo": [[[1], 33]]}})
    first = devnet.advance(epochs=1)
    assert devnet.advance(epochs=1) == first + 33


def test_reorg_should_replace_blocks(devnet):
    devnet.set_mode(finality="Manual")
    devnet.advance(4)
    replaced = devnet.reorg(2)
    assert len(replaced["old"]) == 2 and devnet.block == 5
    devnet.set_head(-3)
    assert devnet.block == 2


def test_dump_should_be_loaded_again(devnet, tmp_path):
    devnet.fund("//Bob", 3)
    bob, block = devnet.balance("//Bob"), devnet.block
    devnet.dump(tmp_path / "state")
    devnet.advance(3)
    devnet.fund("//Bob", 3)
    devnet.load(tmp_path / "state")
    assert (devnet.balance("//Bob"), devnet.block) == (bob, block)


def test_nothing_should_happen_unasked(devnet):
    assert devnet.info()["mode"] == "Instant"
    assert devnet.block == 0


def test_refusals_should_have_the_words_and_code_of_the_node(devnet):
    with pytest.raises(ganglion.DevnetError, match="there is no snapshot 999") as refused:
        devnet.revert(999)
    assert refused.value.code == -32020
    with pytest.raises(ganglion.DevnetError, match="Method not found") as unknown:
        devnet.rpc("dev_noSuchMethod")
    assert unknown.value.code == -32601
    with pytest.raises(ganglion.DevnetError, match="no account") as wrong:
        devnet.fund("Bob", 1)
    assert wrong.value.code == -32020


@pytest.mark.parametrize("name", ["Bob", BOB[:-1] + "x", "0x12", "", "//Somebody"])
def test_balance_of_what_is_no_account_should_be_refused(devnet, name):
    with pytest.raises(ganglion.DevnetError, match=r"is no (development )?account"):
        devnet.balance(name)
