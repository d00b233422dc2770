"""Judges a line of the walk: works, refused as stated, or wrong."""

import bittensor as bt
import walk


def ordered(checks, names):
    """The names in the order of their checks, then those without one."""
    return [*(name for name in checks if name in names), *sorted(set(names) - set(checks))]


def record(kind, name, check, refusal, world, attempt):
    """Runs a check, or asserts a refusal, and notes the result in the table."""
    walk.FOUND[kind, name] = (walk.WRONG, "see the failure above")
    if refusal is not None:
        assert_refused(refusal, attempt)
        walk.FOUND[kind, name] = (walk.REFUSED, refusal.reason)
    else:
        assert check is not None, f"{name} is new: write its check, or a reason in refused.py"
        note = check(world)
        walk.FOUND[kind, name] = (walk.WORKS, note or "")


def assert_refused(refusal, attempt):
    """Asserts that the SDK, or the chain in its words, refuses it as the table says."""
    try:
        result = attempt()
    except (ValueError, LookupError, bt.BittensorError) as error:
        told = f"{type(error).__name__}: {error}"
    else:
        assert isinstance(result, bt.ExtrinsicResult) and not result.success, (
            f"it works now: remove it from refused.py, and check {result!r}"
        )
        told = f"{getattr(result.error, 'name', '')}: {result.message}"
    assert refusal.words in told, told
