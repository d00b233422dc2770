"""Screenshots for the documentation, written into the folder that `GANGLION_SCREENSHOTS` names."""

import io
import os
import pathlib

import pytest
from PIL import Image
from world import DEMO, key

COLOURS = 160
MOST_BYTES = 150_000


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    named = os.environ.get("GANGLION_SCREENSHOTS")
    folder = pathlib.Path(named) if named else tmp_path_factory.mktemp("screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def take(tab, path, height=None):
    tab.hold()
    page = tab.page
    page.evaluate("document.activeElement?.blur()")
    page.evaluate("scrollTo(0, 0)")
    clip = None
    if height:
        clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}
    png = page.screenshot(full_page=height is not None, clip=clip)
    image = Image.open(io.BytesIO(png)).convert("RGB")
    image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT).save(path, optimize=True)
    assert path.stat().st_size <= MOST_BYTES
    # Something was drawn.
    assert len(image.getcolors(1 << 24)) > 50


def test_screenshots(make_tab, ask, world, folder):
    for _ in range(6):
        world.market.trade(world.netuid)
    ask("dev_snapshot")
    charlie = key("//Charlie").ss58_address
    phone = dict(width=360, height=740)
    for name, place, options, height in [
        ("overview", "", dict(height=860), None),
        ("subnet", f"subnet/{DEMO}", dict(colours="dark"), 1840),
        ("phone", f"subnet/{world.netuid}", phone, 1000),
        ("account", f"account/{charlie}", dict(height=660), None),
        ("block", f"block/{world.failed}", dict(height=860), None),
        ("controls", "controls", dict(colours="dark", height=800), None),
    ]:
        tab = make_tab(**options)
        tab.open(place)
        take(tab, folder / f"explorer-{name}.png", height)
