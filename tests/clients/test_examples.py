"""Runs the programs in `examples/` as a reader would, and compares what they print with the chain.

Python, polkadot-js, PAPI and subxt have the same examples with the same output, so one test checks
all four. Each runs its examples on a node of its own, in the order of STEPS, and so does the whole
subnet; all five run at a time. `run.sh` installs the packages of the two in JavaScript and names
their folders in `GANGLION_EXAMPLES_POLKADOT_JS` and `GANGLION_EXAMPLES_PAPI`; it builds those of
subxt and names the folder of the programs in `GANGLION_EXAMPLES_SUBXT`.
"""

import os
import re
import shutil
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
from nodes import development_node, wait_for_height

EXAMPLES = Path(__file__).parents[2] / "examples"
STEPS = [
    "register",
    "create_subnet",
    "stake_with_limit",
    "set_weights",
    "metagraph",
    "emission",
    "commit_reveal",
]
# Each with the place and the suffix of its programs.
STACKS = {
    "python": ("", ".py"),
    "polkadot-js": ("", ".mjs"),
    "papi": ("", ".mjs"),
    "subxt": ("src/bin", ".rs"),
}
DEMO, NEW = 1, 2
# From this block on the demo subnet's validators may set weights: genesis set some.
WEIGHTS_ALLOWED = 12
# Seconds for one program; none takes a tenth of it on an idle machine.
LIMIT = 240
SubtensorModule = storage.SubtensorModule


def run(command, folder, endpoint):
    """Runs a program; returns its output, or what it said when it failed."""
    environment = os.environ | {"BT_CHAIN_ENDPOINT": endpoint}
    # PAPI needs the WebSocket of Node 22, which Node 20 has behind this option.
    if Path(command[0]).name in ("node", "npm", "npx") and node_version() < 22:
        environment["NODE_OPTIONS"] = "--experimental-websocket"
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=LIMIT
        )
    except subprocess.TimeoutExpired as late:
        return SimpleNamespace(ok=False, out="", said=f"{command} took {LIMIT} s: {late.stdout!r}")
    said = f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return SimpleNamespace(ok=done.returncode == 0, out=done.stdout, said=said)


def node_version():
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    return int(version.stdout.lstrip("v").split(".")[0])


def with_modules(stack, folder):
    """Copies the examples beside the installed packages, so that nothing is written to the tree."""
    modules = os.environ[f"GANGLION_EXAMPLES_{stack.upper().replace('-', '_')}"]
    ignored = shutil.ignore_patterns("node_modules", ".papi")
    shutil.copytree(EXAMPLES / stack, folder, ignore=ignored)
    (folder / "node_modules").symlink_to(Path(modules) / "node_modules")
    return folder


def programs(stack, folder):
    """Returns the folder to run a stack's programs in, and the command of each by its name."""
    if stack == "python":
        return EXAMPLES / stack, lambda step: [sys.executable, "-B", f"{step}.py"]
    if stack == "subxt":
        built = Path(os.environ["GANGLION_EXAMPLES_SUBXT"])
        return EXAMPLES / stack, lambda step: [str(built / step)]
    return with_modules(stack, folder / stack), lambda step: ["node", f"{step}.mjs"]


def run_stack(stack, folder, node):
    """Runs all steps of a stack; returns their results by name."""
    where, command = programs(stack, folder)
    results = {}
    if stack == "papi":
        for script in ("generate", "check"):
            results[script] = run(["npm", "run", script], where, node.endpoint)
            # PAPI's generator can hang on a busy machine after it has closed its connection.
            if not results[script].ok:
                results[script] = run(["npm", "run", script], where, node.endpoint)
    for step in STEPS:
        if step == "set_weights":
            wait_for_height(node.port, WEIGHTS_ALLOWED)
        arguments = [str(NEW)] if step == "stake_with_limit" else []
        results[step] = run([*command(step), *arguments], where, node.endpoint)
    return results


def run_subnet(endpoint):
    return run([sys.executable, "-B", "run.py"], EXAMPLES / "subnet", endpoint)


@pytest.fixture(scope="session")
def played(tmp_path_factory):
    """Plays all examples; yields the results and a client of the chain for each."""
    folder = tmp_path_factory.mktemp("examples")
    with ExitStack() as stack:
        nodes = {
            name: stack.enter_context(development_node(folder / f"{name}.log"))
            for name in [*STACKS, "subnet"]
        }
        with ThreadPoolExecutor() as pool:
            running = {name: pool.submit(run_stack, name, folder, nodes[name]) for name in STACKS}
            running["subnet"] = pool.submit(run_subnet, nodes["subnet"].endpoint)
            results = {name: future.result() for name, future in running.items()}
        chains = {
            name: stack.enter_context(bt.Subtensor(node.endpoint)) for name, node in nodes.items()
        }
        yield SimpleNamespace(results=results, chains=chains)


def test_stacks_should_have_the_same_examples():
    for stack, (folder, suffix) in STACKS.items():
        files = {file.stem for file in (EXAMPLES / stack / folder).glob(f"*{suffix}")}
        assert files - {"chain", "quickstart"} == set(STEPS), stack


@pytest.fixture(params=STACKS)
def stack(request, played):
    """Returns the chain of a stack, and a function that returns what a step printed."""
    results, chain = played.results[request.param], played.chains[request.param]

    def printed(step):
        assert results[step].ok, results[step].said
        return results[step].out

    return SimpleNamespace(name=request.param, chain=chain, printed=printed)


def address(uri):
    return Keypair.create_from_uri(uri).ss58_address


def after(label, text):
    """Returns what a line has behind its label."""
    found = re.search(rf"^{label}: (.*)$", text, re.MULTILINE)
    assert found, f"no line {label!r} in:\n{text}"
    return found[1]


def number(text):
    """Returns the first number of a text, as rao."""
    whole, part = re.search(r"([\d,]+)\.(\d{9})", text).groups()
    return int(whole.replace(",", "")) * TAO + int(part)


def weights_of(stack, uri):
    uid = stack.chain.neurons.uid(address(uri), DEMO)
    return {to: round(share, 3) for to, share in stack.chain.weights.weights(DEMO)[uid].items()}


def test_register_should_buy_a_uid(stack):
    uid = stack.chain.neurons.uid(address("//Dave//hotkey"), DEMO)
    assert uid == 9 == int(after("uid", stack.printed("register")))


def test_create_subnet_should_start_one(stack):
    assert int(after("subnet", stack.printed("create_subnet"))) == NEW
    assert number(after("cost", stack.printed("create_subnet"))) >= 1_000 * TAO
    assert stack.chain.query(SubtensorModule.SubnetOwner, [NEW]) == address("//Bob")
    assert stack.chain.query(SubtensorModule.SubtokenEnabled, [NEW])


def test_stake_with_limit_should_buy_up_to_the_limit(stack):
    out = stack.printed("stake_with_limit")
    assert after("all or nothing", out) == "SlippageTooHigh"
    before, now = map(int, re.findall(r"\d+", after("price", out)))
    assert before < now <= before * 101 // 100
    stake = stack.chain.staking.get(address("//Charlie"), address("//Bob//hotkey"), NEW).rao
    bought = number(after("bought", out))
    assert 0 < bought <= stake
    # Not all of the 100 TAO that it offers: each alpha cost more than before.
    assert bought * before < 100 * TAO * TAO


def test_set_weights_should_store_the_row(stack):
    assert stack.printed("set_weights")
    assert weights_of(stack, "//DemoValidator1//hotkey") == {4: 0.75, 5: 0.25}


def test_commit_reveal_should_store_what_was_hidden(stack):
    assert "revealed" in stack.printed("commit_reveal")
    assert weights_of(stack, "//DemoValidator2//hotkey") == {4: 0.667, 5: 0.333}
    assert stack.chain.query_map(SubtensorModule.WeightCommits) == []
    assert stack.chain.subnets.commit_reveal_enabled(DEMO) is False


def test_metagraph_should_list_all_neurons(stack):
    first, *rows = stack.printed("metagraph").splitlines()
    block = int(re.search(r"after block (\d+)", first)[1])
    graph = stack.chain.at(block).subnets.metagraph(DEMO, commitments=False)
    assert len(rows) == len(graph) > 9
    for row, neuron in zip(rows, graph, strict=True):
        assert row.startswith(f"{neuron.uid} {neuron.hotkey} ")
        assert f"incentive {neuron.incentive:.3f} dividends {neuron.dividends:.3f}" in row
        assert number(row) == neuron.total_stake.rao


def test_emission_should_tell_what_each_neuron_got(stack):
    lines = stack.printed("emission").splitlines()
    blocks = []
    for line in lines:
        block, paid = re.fullmatch(r"epoch at block (\d+): (.*)", line).groups()
        emission = stack.chain.query(SubtensorModule.Emission, [DEMO], block=int(block))
        told = {int(uid): number(rest) for uid, rest in (p.split(" ") for p in paid.split(", "))}
        assert told == {uid: rao for uid, rao in enumerate(emission) if rao}
        blocks.append(int(block))
    assert len(set(blocks)) == 3 and sum(told.values()) > 0


def test_papi_should_generate_code_that_fits_the_examples(played):
    for script in ("generate", "check"):
        result = played.results["papi"][script]
        assert result.ok, result.said


def test_honest_miners_should_earn_more_than_the_lazy_one(played):
    result, chain = played.results["subnet"], played.chains["subnet"]
    assert result.ok, result.said
    # Later the validators, which have stopped, are not active any more.
    view = chain.at(int(after("after block", result.out)))
    graph = view.subnets.metagraph(NEW, commitments=False)
    dave, eve, ferdie, bob, charlie = (
        graph.by_hotkey(address(f"//{name}//subnet"))
        for name in ("Dave", "Eve", "Ferdie", "Bob", "Charlie")
    )
    for honest in (dave, eve):
        assert honest.incentive > 2 * ferdie.incentive, result.out
        assert honest.alpha_stake.rao > 2 * ferdie.alpha_stake.rao > 0, result.out
    assert {bob.uid, charlie.uid} == set(view.weights.weights(NEW))
    assert bob.dividends > 0 and charlie.dividends > 0
    assert all(miner.axon for miner in (dave, eve, ferdie))
    told = {line.split()[0]: number(line) for line in result.out.splitlines() if "earned" in line}
    assert told["Dave"] > 2 * told["Ferdie"] and told["Eve"] > 2 * told["Ferdie"]
