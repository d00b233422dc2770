"""axe-core, the checker of accessibility, finds nothing amiss in any view."""

import importlib.resources

import pytest

SOURCE = importlib.resources.files("axe_playwright_python") / "axe.min.js"
# What it complains of: the rule, and the first elements that break it.
COMPLAINTS = """
async () => {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) =>
    `${node.html.slice(0, 160)} (${node.any.concat(node.all, node.none)[0]?.message})`)}`);
}
"""


def complaints(page):
    # The checker is run by the browser's debugger: the page's policy would not load it.
    page.evaluate(SOURCE.read_text(encoding="utf-8"))
    return page.evaluate(COMPLAINTS)


@pytest.mark.parametrize(
    "options",
    [
        dict(colours="light"),
        dict(colours="dark"),
        dict(width=390, height=844, colours="light"),
    ],
    ids=["light", "dark", "phone"],
)
def test_no_view_should_break_a_rule(make_tab, places, options):
    tab = make_tab(**options)
    found = []
    for place in places:
        tab.open(place)
        found += [f"{place}: {complaint}" for complaint in complaints(tab.hold())]
    assert not found, "\n".join(found)


def test_checker_should_find_what_is_amiss(tab):
    page = tab.open()
    page.evaluate("document.querySelector('label[for=query]').remove()")
    page.evaluate("document.querySelector('#query').removeAttribute('placeholder')")
    assert any(complaint.startswith("label:") for complaint in complaints(page))
