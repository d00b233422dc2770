"""The lists of what the walk checks, and the table of what it found.

A check of a read or an intent registers under the name that the SDK gives it. What a check returns
is its note in the table: what was compared.
"""

READS, INTENTS, HYPERPARAMETERS, COMMANDS = {}, {}, {}, {}
WORKS, REFUSED, WRONG = "works", "refused", "wrong"
# (kind, name) -> (state, note), in the order of the walk.
FOUND = {}


def read(name):
    """Registers the check of a read."""
    return _register(READS, name)


def intent(name):
    """Registers the check of an intent."""
    return _register(INTENTS, name)


def command(name):
    """Registers the check of a command of `btcli`."""
    return _register(COMMANDS, name)


def _register(checks, name):
    def decorate(check):
        assert name not in checks, f"two checks of {name}"
        checks[name] = check
        return check

    return decorate


def lines():
    """Returns the table, one line for each read, intent and hyperparameter."""
    wide = max((len(name) for _, name in FOUND), default=0)
    return [
        f"{kind:<14} {name:<{wide}} {state:<7}  {note}"
        for (kind, name), (state, note) in FOUND.items()
    ]


def counts():
    """Returns a line of counts for each kind."""
    kinds = dict.fromkeys(kind for kind, _ in FOUND)
    states = [(kind, state) for (kind, _), (state, _) in FOUND.items()]
    return [
        f"{kind + 's:':<16} "
        + ", ".join(f"{states.count((kind, state))} {state}" for state in (WORKS, REFUSED, WRONG))
        for kind in kinds
    ]
