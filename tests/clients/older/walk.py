"""The checks of a walk over what a client offers, and the table of what it found.

A check registers under the client's own name of a method or command. What it returns is its note in
the table: what was compared.
"""

from dataclasses import dataclass

WORKS, REFUSED, WRONG = "works", "refused", "wrong"
FAILED = object()
CHECKS = {}
# Of a check that belongs to several names: its note, once it has run.
_NOTES = {}
# name -> (state, note), in the order of the walk.
FOUND = {}


@dataclass
class Refusal:
    """Why the client is refused here, the words of the refusal, and the otherwise sound attempt."""

    reason: str
    words: str
    attempt: object


def check(*names):
    """Registers the check of one method or command, or of several that belong together."""

    def decorate(function):
        for name in names:
            assert name not in CHECKS, f"two checks of {name}"
            CHECKS[name] = function
        return function

    return decorate


def ordered(names, refusals):
    """The names in the order of their checks, then the refused ones, then those without either."""
    known = [name for name in (*CHECKS, *refusals) if name in names]
    return [*known, *sorted(set(names) - set(known))]


def record(name, refusal, world, told):
    """Runs a check, or asserts a refusal, and notes the result in the table."""
    FOUND[name] = (WRONG, "see the failure above")
    if refusal is None:
        assert name in CHECKS, f"{name} is new: write its check, or a reason in refused.py"
        run = CHECKS[name]
        if run not in _NOTES:
            _NOTES[run] = FAILED
            _NOTES[run] = run(world)
        assert _NOTES[run] is not FAILED, f"the check of {run.__name__} has failed above"
        FOUND[name] = (WORKS, _NOTES[run])
        return
    said = told(lambda: refusal.attempt(world))
    assert said is not None, f"{name} works now: remove it from the refused ones, and check it"
    assert refusal.words in said, said
    FOUND[name] = (REFUSED, refusal.reason)


def lines():
    """Returns the table, one line for each name, and the counts."""
    wide = max(map(len, FOUND), default=0)
    for name, (state, note) in FOUND.items():
        yield f"{name:<{wide}} {state:<7}  {note}"
    states = [state for state, _ in FOUND.values()]
    yield ""
    yield ", ".join(f"{states.count(state)} {state}" for state in (WORKS, REFUSED, WRONG))
