"""The page can be used by keyboard and screen reader, in both colours, and on a phone."""

import pytest
from world import DEMO, key

# The narrowest that is common, and the usual.
PHONES = [dict(width=360, height=740), dict(width=390, height=844)]
ALICE = key("//Alice").ss58_address


@pytest.mark.parametrize("phone", PHONES)
def test_no_view_should_scroll_sideways_on_a_phone(make_tab, places, phone):
    tab = make_tab(**phone)
    for place in places:
        page = tab.open(place)
        assert page.evaluate("document.documentElement.scrollWidth") == phone["width"], place


# Texts whose contrast with the ground behind them is less than 4.5 to 1.
PALE = """
() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((part) => part / 255)
      .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const ground = rgba(getComputedStyle(at).backgroundColor);
      if (ground[3] === 255) return ground;
    }
    return [255, 255, 255, 255];
  };
  const pale = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const isSeen = walker.currentNode.data.trim() && element.checkVisibility()
      && !element.closest('.unseen, .skip, option, svg, noscript');
    if (!isSeen) continue;
    const pair = [light(rgba(getComputedStyle(element).color)), light(groundOf(element))];
    const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (contrast < 4.5) pale.push(`${walker.currentNode.data}: ${contrast.toFixed(2)}`);
  }
  return pale;
}
"""


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_texts_should_have_contrast(make_tab, places, colours):
    tab = make_tab(colours=colours)
    grounds = set()
    for place in places:
        page = tab.open(place)
        page.wait_for_timeout(300)
        assert page.evaluate(PALE) == [], place
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    (ground,) = grounds
    darkness = max(int(part) for part in ground.removeprefix("rgb(").rstrip(")").split(","))
    assert (darkness < 64) == (colours == "dark")


def test_colours_should_be_chosen_and_kept(tab):
    page = tab.open()
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.click("#theme")
    page.click("#theme")
    assert page.get_attribute("#theme", "aria-label") == "Colours: dark"
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark


# What a screen reader would find amiss.
AMISS = """
() => {
  const amiss = [];
  const name = (element) => element.getAttribute('aria-label') || element.innerText?.trim()
    || element.labels?.[0]?.innerText || element.title || element.alt;
  const parts = document.querySelectorAll(
    'a, button, input, select, [tabindex="0"], progress, table');
  for (const element of parts) {
    const own = element.tagName === 'TABLE' ? element.caption?.innerText
      || element.closest('[role=region]')?.getAttribute('aria-label') : name(element);
    if (!own) amiss.push(`no name: ${element.outerHTML.slice(0, 120)}`);
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of new Set(ids)) {
    if (ids.filter((other) => other === id).length > 1) amiss.push(`twice: ${id}`);
  }
  for (const label of document.querySelectorAll('label[for]')) {
    if (!document.getElementById(label.htmlFor)) amiss.push(`label of nothing: ${label.htmlFor}`);
  }
  for (const [tag, number] of [['h1', 1], ['main', 1], ['header', 1]]) {
    if (document.querySelectorAll(tag).length !== number) amiss.push(`not ${number} ${tag}`);
  }
  for (const cell of document.querySelectorAll('thead th, tbody th')) {
    if (!cell.scope) amiss.push(`a heading without scope: ${cell.innerText}`);
  }
  return amiss;
}
"""


def test_everything_should_have_a_name(tab, places):
    for place in places:
        page = tab.open(place)
        assert page.evaluate(AMISS) == [], place
        assert page.evaluate("document.documentElement.lang") == "en"


def test_page_should_be_used_by_keyboard(tab):
    page = tab.open()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    # From there the first column heading sorts, then there is the first subnet.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('th').ariaSort") == "ascending"
    page.keyboard.press("Enter")
    page.wait_for_selector("#subnets th[aria-sort=descending]")
    # The page has been drawn again several times by now.
    page.wait_for_timeout(1000)
    assert page.evaluate("document.activeElement.closest('th').ariaSort") == "descending"
    page.locator("#subnets tbody tr:last-child a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"h1:has-text('Subnet {DEMO}')")
    page.wait_for_timeout(300)
    assert page.evaluate("document.activeElement.tagName") == "H1"
    assert page.title().startswith(f"Subnet {DEMO}")


def test_curves_should_be_read_by_keyboard(tab):
    page = tab.open(f"subnet/{DEMO}")
    plot = page.locator("#incentive .plot")
    plot.focus()
    last = int(plot.get_attribute("aria-valuenow"))
    page.keyboard.press("Home")
    page.wait_for_timeout(100)
    first = int(plot.get_attribute("aria-valuenow"))
    assert first < last
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(100)
    assert first < int(plot.get_attribute("aria-valuenow")) <= last
    assert "uid 4" in plot.get_attribute("aria-valuetext")


def test_tables_should_be_sorted_by_their_headings(tab):
    page = tab.open(f"subnet/{DEMO}")
    page.click("#metagraph button:has-text('Incentive')")
    page.wait_for_selector("#metagraph th[aria-sort=descending]:has-text('Incentive')")
    tab.hold()
    shown = page.locator("#metagraph tbody tr td:nth-child(6) data")
    values = [float(shown.nth(at).get_attribute("value")) for at in range(shown.count())]
    assert values == sorted(values, reverse=True)
    assert values[0] > values[-1]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("3", "Block 3"),
        ("#1", "Block 1"),
        ("subnet 1", "Subnet 1"),
        (ALICE, "Alice"),
        ("//Ferdie", "Ferdie"),
    ],
)
def test_search_should_find(tab, text, heading):
    page = tab.open()
    page.fill("#query", text)
    page.keyboard.press("Enter")
    page.wait_for_selector(f"h1:has-text('{heading}')")


def test_search_should_say_what_it_does_not_find(tab):
    page = tab.open()
    page.fill("#query", "nonsense")
    page.keyboard.press("Enter")
    page.wait_for_selector("#status.error:has-text('nonsense')")


def test_page_should_ask_nobody_but_the_node(tab, endpoint, explorer, places):
    asked = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.page.on("websocket", lambda socket: asked.append(socket.url))
    for place in places:
        tab.open(place)
    assert asked
    assert {url for url in asked if not url.startswith((explorer + "/", endpoint))} == set()


def test_page_should_connect_again(tab):
    sockets = []

    def through(socket):
        socket.connect_to_server()
        sockets.append(socket)

    tab.page.route_web_socket("**", through)
    page = tab.open()
    page.wait_for_selector("body:not(.offline)")
    sockets[-1].close()
    page.wait_for_selector("#chain:has-text('does not answer')")
    page.wait_for_selector("body:not(.offline)")
    shown = page.inner_text("#head")
    page.wait_for_selector(f"#head:not(:text-is('{shown}'))")
