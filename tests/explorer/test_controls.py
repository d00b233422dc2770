"""The controls do to the chain what they say."""

import pytest
from conftest import values
from world import DEMO, key


@pytest.fixture
def controls(tab, ask):
    """The controls, with a chain that makes blocks only when asked. The rate is put back."""
    page = tab.open("controls")
    page.check("input[name=mode][value=Manual]")
    page.click("#mode button")
    said(page, "The mode is Manual")
    yield page
    ask("dev_setBlockBuildMode", {"mode": "Interval", "intervalMs": 250})


def said(page, text):
    page.wait_for_selector(f"#status:has-text({text!r})")
    return page.inner_text("#status")


def head(ask):
    return int(ask("chain_getHeader")["number"], 16)


def test_modes_should_be_changed(controls, ask):
    assert ask("dev_info")["mode"].lower() == "manual"
    before = head(ask)
    controls.wait_for_timeout(1000)
    assert head(ask) == before
    controls.check("input[name=mode][value=Interval]")
    controls.fill("#mode-interval", "300")
    controls.click("#mode button")
    said(controls, "The mode is Interval, the interval 300 ms")
    info = ask("dev_info")
    assert (info["mode"].lower(), info["intervalMs"]) == ("interval", 300)


def test_blocks_should_be_made(controls, ask):
    before = head(ask)
    controls.fill("#mine-blocks", "3")
    controls.click("#mine button")
    said(controls, f"The head is block {before + 3:,}")
    assert head(ask) == before + 3
    controls.fill("#mine-to-number", str(before + 10))
    controls.click("#mine-to button")
    said(controls, f"The head is block {before + 10:,}")
    assert head(ask) == before + 10
    # The page follows.
    controls.wait_for_selector(f"#head:has-text('#{before + 10:,}')")


def test_epochs_should_be_made(controls, ask):
    def last_epoch():
        return next(
            subnet["lastEpoch"] for subnet in ask("subnets_allJson") if subnet["netuid"] == DEMO
        )

    before = last_epoch()
    controls.fill("#mine-epochs-number", "2")
    controls.select_option("#mine-subnet", str(DEMO))
    controls.click("#mine-epochs button")
    said(controls, "The head is block")
    assert last_epoch() == before + 20


def test_time_should_go_forward_only(controls, ask):
    before = ask("dev_info")["clock"]
    controls.fill("#forward-by", "2")
    controls.select_option("#forward-unit", "hours")
    controls.click("#forward button")
    said(controls, "clock is")
    hours = 3_600_000
    assert 2 * hours <= ask("dev_info")["clock"] - before < 2 * hours + 60_000
    controls.fill("#travel-time", "2020-01-01T00:00:00")
    controls.click("#travel button")
    controls.wait_for_selector("#status.error")
    assert ask("dev_info")["clock"] > before


def test_snapshots_should_be_reverted_to_again_and_again(controls, ask):
    controls.click("#snapshot button")
    said(controls, "was taken")
    number, block = head(ask), ask("chain_getBlockHash")
    newest = ask("dev_info")["snapshots"][-1]["id"]
    for _ in range(2):
        controls.fill("#mine-blocks", "5")
        controls.click("#mine button")
        said(controls, f"The head is block {number + 5:,}")
        assert head(ask) == number + 5
        controls.click(f"button[aria-label='Revert to snapshot {newest}']")
        said(controls, f"The chain is as it was in snapshot {newest}")
        assert (head(ask), ask("chain_getBlockHash")) == (number, block)
        controls.wait_for_selector(f"#head:text-is('#{number:,}')")


def test_what_is_typed_should_stay_while_blocks_are_made(tab):
    page = tab.open("controls")
    page.fill("#mine-to-number", "123456")
    page.fill("#travel-time", "2040-01-02T03:04:05")
    before = page.inner_text("#head")
    page.wait_for_selector(f"#head:not(:text-is({before!r}))")
    page.wait_for_timeout(2500)
    assert page.input_value("#mine-to-number") == "123456"
    assert page.input_value("#travel-time") == "2040-01-02T03:04:05"


def test_faucet_should_give_exactly_what_it_says(tab, ask, world):
    address = key("//SomebodyNew").ss58_address
    page = tab.open(f"account/{address}")
    free = values(page.query_selector("#tile-free"))[0]
    page.fill("#faucet-tao", "12.5")
    page.click("#faucet button")
    said(page, "gave 12.5 TAO")
    rao = int(free.replace(".", "")) + 12_500_000_000
    page.wait_for_selector(f"#tile-free data[value='{rao // 10**9}.{rao % 10**9:09}']")
    assert world.node.query("System", "Account", [address])["data"]["free"] == rao


def test_faucet_should_refuse_what_is_no_amount(tab):
    page = tab.open(f"account/{key('//SomebodyNew').ss58_address}")
    page.fill("#faucet-tao", "much")
    page.click("#faucet button")
    assert page.query_selector("#faucet-tao:invalid")
    assert page.inner_text("#status") == ""


def test_a_node_without_controls_should_have_none(tab):
    """The page's list of the node's methods lacks those of development chains."""

    def without_controls(socket):
        server = socket.connect_to_server()
        server.on_message(lambda text: socket.send(text.replace('"dev_', '"gone_')))

    tab.page.route_web_socket("**", without_controls)
    page = tab.open("controls")
    assert "no dev_… methods" in page.inner_text("main")
    assert page.query_selector_all("main form") == []
    page = tab.open(f"account/{key('//Bob').ss58_address}")
    page.wait_for_selector("#tile-free")
    assert page.query_selector_all("main form") == []
