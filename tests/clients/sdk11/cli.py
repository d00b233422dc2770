"""`btcli` in this process: the commands as people type them, their answers as JSON."""

import contextlib
import functools
import json
import os
import shlex
from pathlib import Path

import bittensor as bt
import typer.testing
from bittensor.cli.main import app

# The tree of its commands takes a second to build, and does not change.
typer.testing._get_command = functools.cache(typer.testing._get_command)
WALLETS = Path(os.environ["HOME"]) / "wallets"


def block_of(answer):
    """The block of the transaction that a command sent."""
    return int(answer["extrinsic_id"].split("-")[0])


class Refused(bt.BittensorError):
    """A command ended with an error."""


class Cli:
    """Runs commands for the wallets of a world."""

    def __init__(self, world):
        self.world, self.saved = world, {}
        self.runner = typer.testing.CliRunner()

    def run(self, line, who=None, *more):
        """Runs a command with the wallet of a key, or without one. Returns its answer."""
        name = "none" if who is None else self.wallet(who)
        return self.plain(line, name, *more)

    def plain(self, line, name, *more):
        """Runs a command with a wallet by its name."""
        arguments = [
            *("--json", "--yes", "-n", self.world.chain.endpoint),
            *("--wallet-path", str(WALLETS), "-w", name, "-H", "default"),
            *shlex.split(line),
            *more,
        ]
        result = self.runner.invoke(app, arguments)
        answer = None
        with contextlib.suppress(ValueError):
            answer = json.loads(result.stdout)
        if result.exit_code:
            # What the command raises is what the SDK raised, where it does not tell it itself.
            raise Refused(f"{result.stdout}{result.stderr}{result.exception!r}")
        return answer

    def during(self, read, line):
        """Runs a command that changes with every block.

        Returns its answer, and what `read` returns of each block in which it can have been made.
        """
        first = self.world.chain.block
        answer = self.run(line)
        blocks = range(first, self.world.chain.block + 1)
        return answer, [read(self.world.chain.at(block)) for block in blocks]

    def wallet(self, who):
        """The name of the wallet on disk of a key, which is written once."""
        address = who.coldkey.ss58_address
        if address not in self.saved:
            name = self.saved[address] = f"wallet{len(self.saved)}"
            coldkey, hotkey = self.world.seeds[address]
            self.plain("wallet regen-coldkey --no-password", name, "--seed", coldkey)
            self.plain("wallet regen-hotkey", name, "--seed", hotkey)
        return self.saved[address]


def leaves(command=None, path=()):
    """The names of all commands, each once: not their older spellings."""
    command = typer.testing._get_command(app) if command is None else command
    if not hasattr(command, "commands"):
        yield " ".join(path)
        return
    seen = set()
    for name, inner in command.commands.items():
        inner_key = id(getattr(inner, "callback", None) or inner)
        if inner_key not in seen and "_" not in name:
            seen.add(inner_key)
            yield from leaves(inner, (*path, name))
