"""Runs every command of `docs/guides/`, in its order, as a reader would.

The blocks `sh`, `python` and `js` of a guide become one script, which runs in a home of its own
against a fresh development node. All guides run at a time. Blocks name the ports that a reader has;
the script has free ones in their place. A block that begins with a comment with the name of a file
is that file. Blocks without a language are output and not run; there are no others.
"""

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace

import bittensor as bt
import pytest
from bittensor import storage
from books import TAO, Keypair
from nodes import binary, development_node, free_port

REPOSITORY = Path(__file__).parents[2]
GUIDES = {file.stem: file for file in sorted((REPOSITORY / "docs" / "guides").glob("*.md"))}
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#]+)\)")
# The comment that names a block's file.
NAMED = re.compile(r"^(?:#|//) (\w[\w.]*\.(?:py|mjs))\n")
# These start their own nodes. The others have one, on the first of the ports.
TESTING = "testing"
START_NODES = {"node-operator", TESTING}
PORTS = ["9944", "9945", "9615", "30333", "30334"]
# Seconds for a guide; none takes a fifth of it on an idle machine.
LIMIT = 400
DEMO, NEW = 1, 2
SubtensorModule = storage.SubtensorModule


def script(guide):
    """Returns the commands of a guide as one program for bash, which names each block it runs."""
    text = guide.read_text()
    parts = ["set -euo pipefail"]
    for block in FENCE.finditer(text):
        language, code = block.groups()
        line = text[: block.start()].count("\n") + 1
        parts.append(f"echo '== {guide.name}, line {line}'")
        if named := NAMED.match(code):
            parts.append(with_input(f"cat >{named[1]}", code))
        elif language == "python":
            parts.append(with_input("python -B -", code))
        elif language:
            parts.append(code)
    return "\n".join(parts)


def with_input(command, text):
    return f"{command} <<'END-OF-BLOCK'\n{text}END-OF-BLOCK\n"


def with_free_ports(commands, ports):
    found = re.compile(r"\b(" + "|".join(PORTS) + r")\b")
    return found.sub(lambda match: str(ports[PORTS.index(match[1])]), commands)


def follow(guide, home, node):
    """Follows a guide; returns its output."""
    programs = home / "bin"
    programs.mkdir(parents=True)
    (programs / "ganglion").symlink_to(binary())
    path = f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = {name: value for name, value in os.environ.items() if "GANGLION" not in name}
    # The SDK's caches are those of this test, which knows one chain; a reader's are in the home.
    for cache in ("BITTENSOR_RUNTIME_CACHE_DIR", "BTCLI_TOKEN_SYMBOLS_CACHE", "BTCLI_CONFIG"):
        environment.pop(cache, None)
    environment |= {"HOME": str(home), "PATH": path}
    if node:
        environment["BT_CHAIN_ENDPOINT"] = node.endpoint
    if guide.stem == TESTING:
        environment |= the_package()
    ports = [node.port if node else free_port(), *(free_port() for _ in PORTS[1:])]
    commands = with_free_ports(script(guide), ports)
    try:
        done = subprocess.run(
            ["bash", "-c", commands],
            cwd=home,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=LIMIT,
        )
    except subprocess.TimeoutExpired as late:
        return SimpleNamespace(ok=False, out=f"{guide.name} took {LIMIT} s: {late.stdout!r}")
    finally:
        stop_what_is_left(home)
    logs = [f"{log.name}:\n{log.read_text()[-2000:]}" for log in home.glob("network/*.log")]
    return SimpleNamespace(ok=done.returncode == 0, out="\n".join([done.stdout, *logs]))


def the_package():
    """Returns what makes the Python package usable as if the wheel were installed, which is built
    and tested by `make test-wheel`.
    """
    return {
        "GANGLION": str(REPOSITORY),
        "GANGLION_BIN": binary(),
        "PYTHONPATH": str(REPOSITORY / "python" / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_ADDOPTS": "-p ganglion.pytest_plugin -p no:cacheprovider",
    }


def stop_what_is_left(home):
    """Ends the nodes that a guide started, should it have failed before it ended them."""
    for file in home.glob("network/*.pid"):
        try:
            os.kill(int(file.read_text()), 9)
        except ProcessLookupError:
            continue


@pytest.fixture(scope="session")
def followed(tmp_path_factory):
    """Follows all guides; yields their results, and a client of the chain of each."""
    folder = tmp_path_factory.mktemp("guides")
    with ExitStack() as stack:
        nodes = {
            name: stack.enter_context(development_node(folder / f"{name}.log"))
            for name in GUIDES
            if name not in START_NODES
        }
        with ThreadPoolExecutor(len(GUIDES)) as pool:
            running = {
                name: pool.submit(follow, guide, folder / name, nodes.get(name))
                for name, guide in GUIDES.items()
            }
            results = {name: future.result() for name, future in running.items()}
        chains = {
            name: stack.enter_context(bt.Subtensor(node.endpoint)) for name, node in nodes.items()
        }
        yield SimpleNamespace(results=results, chains=chains)


def owned(chain, uri):
    """Returns the hotkey that a guide made for a coldkey."""
    cold = Keypair.create_from_uri(uri).ss58_address
    (hotkey,) = chain.neurons.owned_hotkeys(cold)
    return hotkey


@pytest.mark.parametrize("name", GUIDES)
def test_every_command_should_work(followed, name):
    result = followed.results[name]
    assert result.ok, result.out


@pytest.mark.parametrize("name", GUIDES)
def test_blocks_should_be_commands_or_output(name):
    languages = {block[1] for block in FENCE.finditer(GUIDES[name].read_text())}
    assert languages <= {"sh", "python", "js", ""} and languages & {"sh", "python"}


@pytest.mark.parametrize("name", GUIDES)
def test_links_should_lead_somewhere(name):
    text = GUIDES[name].read_text()
    targets = [link for link in LINK.findall(text) if not link.startswith("http")]
    assert targets and not [link for link in targets if not (GUIDES[name].parent / link).exists()]


def test_miner_should_be_registered_and_reachable(followed):
    chain = followed.chains["miner"]
    neuron = chain.subnets.metagraph(DEMO, commitments=False).by_hotkey(owned(chain, "//Dave"))
    assert neuron.uid == 9 and neuron.axon == "203.0.113.7:8091"


def test_validator_should_have_stake_weights_and_take(followed):
    chain = followed.chains["validator"]
    hotkey = owned(chain, "//Charlie")
    graph = chain.subnets.metagraph(DEMO, commitments=False)
    neuron = graph.by_hotkey(hotkey)
    assert neuron.validator_permit and neuron.alpha_stake.rao >= 20_000 * TAO
    assert chain.weights.weights(DEMO)[neuron.uid] == pytest.approx({4: 0.75, 5: 0.25}, abs=1e-4)
    assert chain.delegation.delegate_take(hotkey)["take_u16"] in (6553, 6554)


def test_subnet_should_be_started_and_set(followed):
    chain = followed.chains["subnet-owner"]
    assert chain.query(SubtensorModule.SubtokenEnabled, [NEW])
    assert chain.query(SubtensorModule.MinAllowedWeights, [NEW]) == 2
    assert chain.subnets.mechanism_count(NEW) == 2
    assert chain.subnets.subnet_identity(NEW)["subnet_name"] == "example"


def test_transfer_should_cost_the_fee_that_was_told(followed):
    paid = re.search(r"^paid: τ0\.(\d{9}) in", followed.results["wallet-or-explorer"].out, re.M)
    chain = followed.chains["wallet-or-explorer"]
    dave = chain.balances.get(Keypair.create_from_uri("//Dave").ss58_address).rao
    assert dave == 2_000 * TAO - 10 * TAO - int(paid[1])


def test_history_should_have_the_event_of_an_epoch(followed):
    assert "SubtensorModule EpochPaid" in followed.results["wallet-or-explorer"].out


def test_follower_should_have_synced_with_the_author(followed):
    out = followed.results["node-operator"].out
    assert '"peers":1' in out and "substrate_block_height{" in out
    assert int(re.search(r'"finalized_number": (\d+)', out)[1]) > 0
    assert "are whole" in out and "Imported 1 blocks" in out
