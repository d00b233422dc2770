"""The methods that return JSON, as someone without a SCALE library reads them.

They are called by HTTP. The results are compared with the schemas that the node serves, and numbers
with those that `async-substrate-interface` decodes.
"""

import json
import pathlib
import re
import time

import pytest
import requests
from async_substrate_interface.sync_substrate import SubstrateInterface
from jsonschema import Draft202012Validator

DEMO = 1
# Seconds to wait for a block of a chain that makes four a second.
PATIENCE = 120
PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs" / "json-rpc.md"


@pytest.fixture(scope="module")
def ask(endpoint):
    url = endpoint.replace("ws://", "http://")

    def ask(method, *params):
        request = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        return requests.post(url, json=request, timeout=30).json()

    return ask


@pytest.fixture(scope="module")
def read(ask):
    def read(method, *params):
        answer = ask(method, *params)
        assert "error" not in answer, answer
        return answer["result"]

    return read


@pytest.fixture(scope="module")
def node(endpoint):
    with SubstrateInterface(endpoint, ss58_format=42) as substrate:
        yield substrate


@pytest.fixture(scope="module")
def block(read):
    """A block after an epoch of the demo subnet."""
    deadline = time.monotonic() + PATIENCE
    while read("market_blockJson")["block"] < 22:
        assert time.monotonic() < deadline, f"no block 22 within {PATIENCE} s"
        time.sleep(0.1)
    return 20


@pytest.mark.parametrize(
    ("method", "params"),
    [("subnets_allJson", ()), ("subnets_metagraphJson", (DEMO,)), ("market_blockJson", ())],
)
def test_result_should_fit_the_schema(read, method, params):
    schema = read("market_schemaJson")[method]
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    result = read(method, *params)
    validator.validate(result)
    # The schema leaves nothing out, and accepts nothing more.
    first = result[0] if isinstance(result, list) else result
    first["more"] = 1
    assert not validator.is_valid(result)


def test_schema_should_describe_every_field(read):
    def fields(schema):
        if isinstance(schema, dict):
            yield from schema.get("properties", {}).items()
            for part in schema.values():
                yield from fields(part)

    for method, schema in read("market_schemaJson").items():
        described = list(fields(schema))
        assert described, method
        assert all(field.get("description") for _, field in described), method


def test_subnets_should_have_the_numbers_of_the_chain(read, node, block):
    at = node.get_block_hash(block)
    subnets = {subnet["netuid"]: subnet for subnet in read("subnets_allJson", block)}
    assert subnets == {subnet["netuid"]: subnet for subnet in read("subnets_allJson", at)}
    assert set(subnets) >= {0, DEMO}
    demo = subnets[DEMO]
    for field, item in [("taoIn", "SubnetTAO"), ("alphaOut", "SubnetAlphaOut")]:
        rao = node.query("SubtensorModule", item, [DEMO], block_hash=at).value
        assert demo[field] == f"{rao // 10**9}.{rao % 10**9:09}", field
    price = node.runtime_call("SwapRuntimeApi", "current_alpha_price", [DEMO], block_hash=at).value
    assert round(float(demo["price"]) * 1e9) == price
    assert demo["tempo"] == 10


def test_neurons_should_have_the_numbers_of_the_chain(read, node, block):
    at = node.get_block_hash(block)
    metagraph = read("subnets_metagraphJson", DEMO, 0, block)
    assert metagraph["block"] == block
    neurons = metagraph["neurons"]
    assert [neuron["uid"] for neuron in neurons] == list(range(9))
    shares = node.query("SubtensorModule", "Incentive", [DEMO], block_hash=at).value
    assert [round(neuron["incentive"] * 65_535) for neuron in neurons] == shares
    assert sum(shares) > 0
    rewards = node.query("SubtensorModule", "Emission", [DEMO], block_hash=at).value
    assert [round(float(neuron["emission"]) * 1e9) for neuron in neurons] == rewards


def test_market_should_say_what_epochs_paid(read, block):
    market = read("market_blockJson", block)
    assert market["block"] == block
    (epoch,) = market["epochs"]
    assert epoch["netuid"] == DEMO
    neurons = read("subnets_metagraphJson", DEMO, None, block)["neurons"]
    assert epoch["miners"] == sum(neuron["incentive"] > 0 for neuron in neurons)
    assert market["subnets"] == read("subnets_allJson", block)
    assert float(market["issuance"]) > float(market["staked"]) > 0


@pytest.mark.parametrize(
    ("method", "params", "code", "says"),
    [
        ("subnets_allJson", (4_000_000_000,), -32012, "there is no block 4000000000"),
        ("subnets_allJson", ("0x" + "11" * 32,), -32012, "there is no block 0x1111"),
        ("subnets_allJson", (-1,), -32012, "there is no block -1"),
        ("subnets_allJson", ("latest",), -32602, "not latest"),
        ("market_blockJson", ([1],), -32602, "a block is a number or a hash"),
        ("subnets_metagraphJson", (), -32602, ""),
        ("subnets_metagraphJson", (70_000,), -32602, ""),
        ("subnets_metagraphJson", (999,), -32013, "no subnet 999"),
        ("subnets_metagraphJson", (DEMO, 7), -32013, "no subnet 1 with a mechanism 7"),
    ],
)
def test_error_should_name_the_condition(ask, method, params, code, says):
    error = ask(method, *params)["error"]
    assert error["code"] == code, error
    assert says in error["message"], error


def test_examples_of_the_page_should_be_answered(read):
    examples = re.findall(r"```sh\n(.*?)```", PAGE.read_text(), re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        method, params = re.search(r'"method": "(\w+)", "params": (\[.*?\])', example).groups()
        result = read(method, *json.loads(params))
        rows = result["neurons"] if isinstance(result, dict) else result
        fields = re.findall(r"\\\(\.(\w+)\)", example)
        assert rows and fields, method
        assert all(field in rows[0] for field in fields), (method, fields)
