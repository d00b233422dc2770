"""The chain as the tests know it without the client under test.

A connection of the transport that the clients bring along, values as plain Python, and calls that
the clients do not have. Version 1.6 and 2.2 of the transport return values in different shapes;
here both are the same.
"""

import time
from types import SimpleNamespace

from async_substrate_interface.sync_substrate import SubstrateInterface
from bittensor_wallet import Keypair

TAO = 10**9
# Seconds. On a chain of 250 ms blocks nothing here takes a tenth of this.
PATIENCE = 150
PROTOCOL = "SubtensorModule"


def _is_account(value):
    """Version 1.6 returns accounts as 32 numbers within tuples of one."""
    return isinstance(value, tuple) and len(value) == 32 and isinstance(value[0], int)


def plain(value):
    """Returns a value without the transport's wrappers, accounts as addresses."""
    value = getattr(value, "value", value)
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple) and len(value) == 1 and _is_account(value[0]):
        value = value[0]
    if _is_account(value):
        return Keypair(public_key=bytes(value).hex(), ss58_format=42).ss58_address
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def entries(value):
    """The entries of a list or map that version 1.6 returns within a list of one."""
    if isinstance(value, dict):
        return [list(pair) for pair in value.items()]
    if value == [[]] or (
        value
        and isinstance(value[0], list)
        and value[0][:1]
        and not isinstance(value[0][0], (int, str))
    ):
        return value[0]
    return value


class Refused(Exception):
    """A call that the chain has refused."""


class Node:
    """Reads at named blocks, and calls of any key."""

    def __init__(self, endpoint):
        self.endpoint = endpoint
        self.substrate = SubstrateInterface(
            endpoint,
            ss58_format=42,
            chain_name="Bittensor",
            type_registry={"types": {"Balance": "u64"}},
        )

    def head(self):
        """The number of the best block."""
        header = self.substrate.rpc_request("chain_getHeader", [])["result"]
        return int(str(header["number"]), 16)

    def hash(self, block):
        """The hash of a block, of the best one for None."""
        block = self.head() if block is None else block
        return self.substrate.rpc_request("chain_getBlockHash", [block])["result"]

    def wait(self, block):
        """Waits until a block exists; returns its number."""
        end = time.monotonic() + PATIENCE
        while self.head() < block:
            assert time.monotonic() < end, f"no block {block} within {PATIENCE} s"
            time.sleep(0.1)
        return block

    def pass_until(self, block):
        """Makes blocks at once until one with this number exists."""
        told = self.substrate.rpc_request("dev_newBlock", [{"to": block}])
        assert self.head() >= block, told

    def until(self, what, holds):
        """Waits until something holds; returns what it said."""
        end = time.monotonic() + PATIENCE
        while not (found := holds()):
            assert time.monotonic() < end, f"{what}: not within {PATIENCE} s"
            time.sleep(0.1)
        return found

    def first(self, what, start, holds):
        """Returns the first block from `start` on at which something holds."""
        block = start
        while not holds(self.wait(block)):
            block += 1
            assert block < start + 400, f"{what}: not in 400 blocks"
        return block

    def query(self, pallet, item, *keys, block=None):
        return plain(self.substrate.query(pallet, item, list(keys), block_hash=self.hash(block)))

    def get(self, item, *keys, block=None):
        """An item of the protocol's storage."""
        return self.query(PROTOCOL, item, *keys, block=block)

    def rows(self, pallet, item, *keys, block=None):
        """A map of storage."""
        found = self.substrate.query_map(
            pallet, item, list(keys), block_hash=self.hash(block), page_size=100
        )
        return {
            tuple(key) if isinstance(key, list) else key: plain(value)
            for key, value in ((plain(key), value) for key, value in found)
        }

    def runtime(self, api, method, params, block=None):
        """A call of the runtime's API."""
        return plain(self.substrate.runtime_call(api, method, params, block_hash=self.hash(block)))

    def constant(self, pallet, name):
        return plain(self.substrate.get_constant(pallet, name))

    def free(self, who, block=None):
        return self.query("System", "Account", who, block=block)["data"]["free"]

    def reserved(self, who, block=None):
        return self.query("System", "Account", who, block=block)["data"]["reserved"]

    def grown(self, read, block):
        """The growth of a figure by one block."""
        return read(block) - read(block - 1)

    # Calls ---------------------------------------------------------------------------------------

    def compose(self, module, function, **params):
        return self.substrate.compose_call(module, function, params)

    def send(self, signer, module, function, **params):
        """Sends a call, which must succeed."""
        return self.submit(signer, self.compose(module, function, **params))

    def submit(self, signer, call):
        receipt = self.receipt(signer, call)
        effect = self.effect(receipt)
        if effect.named("ExtrinsicFailed"):
            raise Refused(receipt.error_message)
        return effect

    def receipt(self, signer, call):
        extrinsic = self.substrate.create_signed_extrinsic(
            call=call, keypair=signer, era={"period": 64}
        )
        return self.substrate.submit_extrinsic(extrinsic, wait_for_inclusion=True)

    def close(self):
        self.substrate.close()

    def batch(self, signer, *calls):
        return self.send(signer, "Utility", "batch_all", calls=list(calls))

    def as_root(self, root, *calls):
        inner = self.compose("Utility", "batch_all", calls=list(calls))
        effect = self.send(root, "Sudo", "sudo", call=inner)
        (sudid,) = effect.named("Sudid")
        assert "Ok" in sudid["sudo_result"], sudid
        return effect

    def effect(self, receipt):
        """What a call did: its block, and its events."""
        header = self.substrate.rpc_request("chain_getHeader", [receipt.block_hash])["result"]
        return self.effect_at(int(str(header["number"]), 16), receipt.extrinsic_idx)

    def effect_at(self, block, index):
        records = [
            record
            for record in self.substrate.get_events(self.hash(block))
            if record["extrinsic_idx"] == index
        ]
        return Effect(block, index, records)


class Effect(SimpleNamespace):
    """A call's block, its place there, and its events."""

    def __init__(self, block, index, records):
        events = [
            (record["event"]["event_id"], plain(record["event"]["attributes"]))
            for record in records
        ]
        super().__init__(block=block, index=index, events=events)

    def named(self, name):
        return [attributes for event, attributes in self.events if event == name]

    def one(self, name):
        found = self.named(name)
        assert len(found) == 1, f"{name}: {self.events}"
        return found[0]

    def fee(self):
        """What the call's signer paid for it."""
        return self.one("TransactionFeePaid")["actual_fee"]
