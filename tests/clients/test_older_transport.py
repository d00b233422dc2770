"""The transport of the 10.x SDKs: `async-substrate-interface` with `bt-decode` and `scalecodec`.

Version 1.6.4 reads two metadata versions at once. It encodes calls and map keys by V14 and decodes
values by V15, and it uses the type ids of one for those of the other: both versions must number
their types alike. It recognises addresses by type id 0. A stock node meets neither condition, so
the tests use the client itself.

The tests open it as the 10.x SDKs do, so addresses are bytes. (With addresses as text, this version
fails on every map whose key is a number.)
"""

import itertools
import json
import os

import pytest
from async_substrate_interface.sync_substrate import SubstrateInterface
from bittensor_wallet import Keypair

TAO = 10**9
PATIENCE = 400
DEMO = 1
ALICE, BOB = (Keypair.create_from_uri(name) for name in ("//Alice", "//Bob"))


@pytest.fixture(scope="module")
def node(endpoint):
    with SubstrateInterface(
        endpoint,
        ss58_format=42,
        chain_name="Bittensor",
        type_registry={"types": {"Balance": "u64"}},
    ) as substrate:
        wait_for_block(substrate, 2)
        yield substrate


def wait_for_block(node, number):
    """Follows new heads until one reaches `number`, for at most `PATIENCE` heads."""
    seen = itertools.count()

    def reached(head, *_):
        if head["header"]["number"] >= number:
            return head["header"]["number"]
        assert next(seen) < PATIENCE, f"block {number} did not appear"
        return None

    return node.subscribe_block_headers(reached)


def address(account):
    """Returns an address as text; this client returns it as nested tuples of bytes."""
    return Keypair(public_key=bytes(account[0]).hex(), ss58_format=42).ss58_address


def free(node, address, block_hash):
    return node.query("System", "Account", [address], block_hash=block_hash)["data"]["free"]


def send(node, sender, module, function, params):
    """Returns the receipt of a call, which must succeed, and the hash of the block before it."""
    call = node.compose_call(module, function, params)
    extrinsic = node.create_signed_extrinsic(call=call, keypair=sender, era={"period": 64})
    receipt = node.submit_extrinsic(extrinsic, wait_for_inclusion=True)
    assert receipt.is_success, receipt.error_message
    return receipt, node.get_parent_block_hash(receipt.block_hash)


# Metadata -----------------------------------------------------------------------------------------


def storage_types(entry):
    """Returns the (key, value) type ids of a storage item, from either version's JSON."""
    kind = entry.get("ty") or entry["type"]
    if "Plain" in kind:
        return None, kind["Plain"]
    return kind["Map"]["key"], kind["Map"]["value"]


def items(pallets):
    return {
        (pallet["name"], entry["name"]): storage_types(entry)
        for pallet in pallets
        if pallet.get("storage")
        for entry in pallet["storage"]["entries"]
    }


def test_both_metadata_versions_should_decode(node):
    assert node.runtime.metadata[1].index == 14
    assert node.runtime.metadata_v15 is not None
    names = {pallet.name for pallet in node.runtime.metadata.pallets}
    assert {
        "System",
        "Timestamp",
        "Aura",
        "Grandpa",
        "Balances",
        "Sudo",
        "SubtensorModule",
        "AdminUtils",
        "Swap",
    } <= names


def test_both_metadata_versions_should_number_types_alike(node):
    v14 = items(node.runtime.metadata.value[1]["V14"]["pallets"])
    v15 = items(json.loads(node.runtime.metadata_v15.to_json())["pallets"])
    assert set(v14) == set(v15)
    assert {item: (v14[item], v15[item]) for item in v14 if v14[item] != v15[item]} == {}


def test_account_id_should_be_type_number_zero(node):
    types = json.loads(node.runtime.registry.registry)["types"]
    assert types[0]["type"]["path"][-1] == "AccountId32"
    assert (
        node.runtime.metadata.portable_registry["types"][0].value["type"]["path"][-1]
        == "AccountId32"
    )


# Reads --------------------------------------------------------------------------------------------


def test_nonce_should_be_read_both_ways(node):
    nobody = Keypair.create_from_uri(f"//nobody//{os.urandom(4).hex()}").ss58_address
    assert node.get_account_nonce(nobody) == node.get_account_next_index(nobody) == 0
    before = node.get_account_next_index(BOB.ss58_address)
    send(node, BOB, "System", "remark", {"remark": b"counted"})
    assert (
        node.get_account_nonce(BOB.ss58_address)
        == node.get_account_next_index(BOB.ss58_address)
        == before + 1
    )


def test_constants_and_runtime_calls_should_decode(node):
    assert node.get_constant("Balances", "ExistentialDeposit").value == 500
    assert node.get_constant("Aura", "SlotDuration").value == 250
    assert node.runtime_call("SwapRuntimeApi", "current_alpha_price", [DEMO]).value == TAO
    neurons = node.runtime_call("NeuronInfoRuntimeApi", "get_neurons_lite", [DEMO]).value
    assert [neuron["uid"] for neuron in neurons] == list(range(len(neurons))) and len(neurons) >= 9


def test_maps_should_be_read_whole(node):
    block = node.get_chain_head()
    added = {
        key: value.value
        for key, value in node.query_map("SubtensorModule", "NetworksAdded", block_hash=block)
    }
    assert added[0] is True and added[DEMO] is True
    tempos = {
        key: value.value
        for key, value in node.query_map("SubtensorModule", "Tempo", block_hash=block)
    }
    assert tempos[DEMO] == 10
    keys = {
        uid: address(key.value)
        for uid, key in node.query_map("SubtensorModule", "Keys", [DEMO], block_hash=block)
    }
    uids = {
        address(key): uid.value
        for key, uid in node.query_map("SubtensorModule", "Uids", [DEMO], block_hash=block)
    }
    assert {key: uid for uid, key in keys.items()} == uids and sorted(keys) == list(
        range(len(keys))
    )
    weights = {
        uid: row.value
        for uid, row in node.query_map("SubtensorModule", "Weights", [DEMO], block_hash=block)
    }
    assert weights and all(target in keys for row in weights.values() for target, _ in row)


def test_accounts_should_sum_to_the_issuance(node):
    block = node.get_chain_head()
    accounts = {
        address(key): info.value["data"]
        for key, info in node.query_map("System", "Account", block_hash=block, page_size=10)
    }
    assert accounts[ALICE.ss58_address]["free"] > TAO
    assert (
        sum(a["free"] + a["reserved"] for a in accounts.values())
        == node.query("Balances", "TotalIssuance", block_hash=block).value
    )


# Calls --------------------------------------------------------------------------------------------


def test_transfer_should_move_the_amount_and_cost_the_fee(node):
    amount = 3 * TAO + 7
    receiver = Keypair.create_from_uri(f"//receiver//{os.urandom(4).hex()}").ss58_address
    receipt, parent = send(
        node, BOB, "Balances", "transfer_keep_alive", {"dest": receiver, "value": amount}
    )
    fee = receipt.total_fee_amount
    paid = [
        e["event"]["attributes"]
        for e in receipt.triggered_events
        if e["event"]["event_id"] == "TransactionFeePaid"
    ]
    assert [(p["who"], p["actual_fee"]) for p in paid] == [(BOB.ss58_address, fee)] and fee > 0
    assert (
        free(node, BOB.ss58_address, parent) - free(node, BOB.ss58_address, receipt.block_hash)
        == amount + fee
    )
    assert free(node, receiver, receipt.block_hash) == amount


def test_refused_call_should_name_its_error(node):
    call = node.compose_call("SubtensorModule", "start_call", {"netuid": DEMO})
    receipt = node.submit_extrinsic(
        node.create_signed_extrinsic(call=call, keypair=BOB), wait_for_inclusion=True
    )
    assert not receipt.is_success
    assert receipt.error_message["name"] == "BadOrigin" or receipt.error_message["docs"]
