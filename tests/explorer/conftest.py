"""A development node with a lively market, and a browser that shows its explorer.

`GANGLION_WS` is the node's endpoint, `GANGLION_EXPLORER` the URL of its page (`run.sh` sets both).
"""

import os
import shutil
from types import SimpleNamespace

import pytest
import requests
from playwright.sync_api import sync_playwright
from world import DEMO, World, key

# Milliseconds that an element may take to appear.
PATIENCE = 60_000
TRADES = 24
# Goes to a view, and waits until the page knows that.
GO = """
(place) => new Promise((done) => {
  if (location.hash === place) return done();
  addEventListener('hashchange', done, { once: true });
  location.hash = place;
})
"""


def setting(name):
    value = os.environ.get(name)
    if not value:
        pytest.exit(f"set {name}, or use run.sh", returncode=2)
    return value


@pytest.fixture(scope="session")
def endpoint():
    return setting("GANGLION_WS")


@pytest.fixture(scope="session")
def explorer():
    return setting("GANGLION_EXPLORER").rstrip("/")


@pytest.fixture(scope="session")
def ask(endpoint):
    """Calls a method of the node by HTTP, as a client other than the page."""
    url = endpoint.replace("ws://", "http://")

    def ask(method, *params):
        request = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        answer = requests.post(url, json=request, timeout=60).json()
        assert "error" not in answer, answer
        return answer["result"]

    return ask


@pytest.fixture(scope="session")
def world(endpoint):
    """A subnet with a pool and trades, validators who disagree, and an extrinsic that failed."""
    world = World(endpoint)
    netuid = world.create_subnet()
    world.wait_for_block(12)
    for receipt in world.judge():
        assert receipt.is_success, receipt.error_message
    for _ in range(TRADES):
        world.trade(netuid)
    failed = world.fail()
    assert not failed.is_success
    yield SimpleNamespace(node=world.node, netuid=netuid, failed=failed.block_hash, market=world)
    world.close()


@pytest.fixture(scope="session")
def browser():
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if not program:
        pytest.exit("there is no chromium; run scripts/setup.sh --browser", returncode=2)
    # Chromium's sandbox refuses root.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


class Explorer:
    """A tab that shows the explorer, and what its scripts complained of."""

    def __init__(self, page, url):
        self.page = page
        self.url = url
        self.complaints = []
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: message.type == "error" and self.complaints.append(message.text),
        )

    def open(self, place=""):
        """Shows a view, such as `subnet/1`."""
        if self.page.url.startswith(self.url):
            self.page.evaluate(GO, f"#/{place}")
        else:
            self.page.goto(f"{self.url}/#/{place}")
        self.ready()
        return self.page

    def ready(self):
        self.page.wait_for_selector("main:not([aria-busy])")

    def hold(self):
        """Pauses the page and waits until what it shows does not change."""
        if self.page.get_attribute("#pause", "aria-pressed") == "false":
            self.page.click("#pause")
        before = None
        while (now := self.page.inner_text("main")) != before:
            before = now
            self.page.wait_for_timeout(700)
        return self.page


@pytest.fixture
def make_tab(browser, explorer, world):
    """Opens tabs, and checks at the end that no script has failed."""
    tabs = []

    def make(width=1200, height=900, colours="light", **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=colours, **options
        )
        tab = Explorer(context.new_page(), explorer)
        tabs.append((tab, context))
        return tab

    yield make
    for tab, context in tabs:
        context.close()
        assert tab.complaints == []


@pytest.fixture
def tab(make_tab):
    return make_tab()


@pytest.fixture
def places(world):
    """A view of each kind."""
    return [
        "",
        f"subnet/{DEMO}",
        f"subnet/{world.netuid}",
        f"block/{world.failed}",
        "accounts",
        f"account/{key('//Alice').ss58_address}",
        f"account/{key('//Charlie').ss58_address}",
        "controls",
    ]


def values(element):
    """The exact values of an element's numbers."""
    return [data.get_attribute("value") for data in element.query_selector_all("data")]
