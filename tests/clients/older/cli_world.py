"""The prepared chain with `btcli` 9.x beside it, in this process."""

import functools
import json
import os
import re
import shlex

import typer.testing
from bittensor_cli.cli import CLIManager
from world import World

# The tree of its commands takes long to build, and does not change.
typer.testing._get_command = functools.cache(typer.testing._get_command)

# Rich wraps what does not fit, and answers are to be read.
os.environ.update(COLUMNS="3000", NO_COLOR="1", TERM="dumb")
EXTRINSIC = re.compile(r'(?:"|included as )(\d+)-(\d+)\b')


class Answer:
    """What a command printed, and the JSON in it."""

    def __init__(self, result):
        self.text = result.stdout + (result.stderr or "")
        if result.exception and not isinstance(result.exception, SystemExit):
            self.text += repr(result.exception)
        self.json = None
        start = min((i for i in map(result.stdout.find, "{[") if i >= 0), default=-1)
        if start >= 0:
            try:
                self.json, _ = json.JSONDecoder(strict=False).raw_decode(result.stdout[start:])
            except ValueError:
                self.json = None


class CliWorld(World):
    """Runs commands for the wallets of the world."""

    def __init__(self, endpoint, home):
        super().__init__(endpoint, f"{home}/wallets")
        self.runner, self.app = typer.testing.CliRunner(), CLIManager().app

    def run(self, line, who=None, *more, answer=None, words=False):
        """Runs a command with the wallet of a key, or without one; returns its answer."""
        name, _, rest = line.partition(" -")
        offered = self.options(name)
        # The client's own period of a transaction, 16 blocks, is 4 s here.
        given = ["--network", self.node.endpoint, "--period", "128"]
        if who is not None:
            given += ["--wallet-path", str(self.wallets), "--wallet-name", who.name]
            given += ["--wallet-hotkey", "default"]
        pairs = [pair for pair in zip(given[::2], given[1::2], strict=True) if pair[0] in offered]
        arguments = [*shlex.split(name), *(word for pair in pairs for word in pair)]
        flags = ("--no-prompt", "--no-mev-protection", "--json-output")
        # Some say what went wrong in words alone.
        arguments += [flag for flag in flags[: 3 - words] if flag in offered]
        arguments += shlex.split(f"-{rest}") if rest else []
        found = self.runner.invoke(self.app, [*arguments, *map(str, more)], input=answer)
        return Answer(found)

    def options(self, name):
        """The options of a command, by all their spellings."""
        command = typer.testing._get_command(self.app)
        for word in name.split():
            if not hasattr(command, "commands") or word not in command.commands:
                break
            command = command.commands[word]
        return {
            spelling
            for option in command.params
            for spelling in (*option.opts, *option.secondary_opts)
        }

    def act(self, line, who, *more, **how):
        """Runs a command that sends a transaction, which must have succeeded."""
        told = self.run(line, who, *more, **how)
        found = EXTRINSIC.search(told.text)
        assert found and '"success": false' not in told.text, told.text[-3_000:]
        return self.node.effect_at(*map(int, found.groups()))

    def spent(self, who, effect):
        """What a coldkey lost in a block."""
        address = who.coldkeypub.ss58_address
        return -self.node.grown(lambda at: self.node.free(address, at), effect.block)


def leaves(app, command=None, path=()):
    """The names of all commands, without older spellings."""
    command = typer.testing._get_command(app) if command is None else command
    if not hasattr(command, "commands"):
        yield " ".join(path)
        return
    for name, inner in command.commands.items():
        if not getattr(inner, "hidden", False):
            yield from leaves(app, inner, (*path, name))
