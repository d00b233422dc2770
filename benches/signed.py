"""Signed transactions made by hand, and connections that keep many requests open.

The clients' interpreter signs (`tests/clients/run.sh BINARY sdk` installs it at
`~/.cache/ganglion/clients/venv-sdk-*/bin/python`). Everything else is written out here, because
the benchmarks prepare and send thousands of transactions a second, which clients are not made for.
"""

import asyncio
import hashlib
import itertools
import json
import struct
import sys

try:
    from bittensor.keyfiles import Keypair
    from websockets.asyncio.client import connect
except ImportError as missing:
    sys.exit(f"{missing}; run it by the clients' interpreter, see {__file__}")

from blocks import compact, rpc

# Bytes of SCALE.
SIGNED_VERSION_4, ACCOUNT_ID, SR25519, IMMORTAL = b"\x84", b"\x00", b"\x01", b"\x00"
NO_TIP, NO_METADATA_HASH, NONE = b"\x00", b"\x00", b"\x00"
# Kinds of key pairs, as the SDK numbers them.
ED25519_KEY, SR25519_KEY = 0, 1
# Pallet and call.
TRANSFER = b"\x05\x03"
SET_WEIGHTS, ADD_STAKE = b"\x07\x00", b"\x07\x02"
SERVE_AXON, SERVE_PROMETHEUS, DECREASE_TAKE = b"\x07\x04", b"\x07\x05", b"\x07\x41"
COMMIT_TIMELOCKED_WEIGHTS, SUBMIT_ENCRYPTED = b"\x07\x71", b"\x1e\x01"
# A payload that is longer is hashed before it is signed.
SIGNED_PLAIN = 256
# Bytes of a transaction before its nonce: version, account, signature, era.
HEAD = 1 + 1 + 32 + 1 + 64 + 1


def read_compact(data, at):
    """Decodes a compact number at a position; returns it and the position after it."""
    length = (1, 2, 4)[data[at] & 3]
    return int.from_bytes(data[at : at + length], "little") >> 2, at + length


def words(values):
    return compact(len(values)) + struct.pack(f"<{len(values)}H", *values)


# Calls --------------------------------------------------------------------------------------------


def transfer(account, rao):
    return TRANSFER + ACCOUNT_ID + account + compact(rao)


def add_stake(hotkey, netuid, rao):
    return ADD_STAKE + hotkey + struct.pack("<HQ", netuid, rao)


def set_weights(netuid, uids, weights):
    version_key = bytes(8)
    return SET_WEIGHTS + struct.pack("<H", netuid) + words(uids) + words(weights) + version_key


def commit_timelocked_weights(netuid, ciphertext, beacon_round, version):
    place, end = struct.pack("<H", netuid), struct.pack("<QH", beacon_round, version)
    return COMMIT_TIMELOCKED_WEIGHTS + place + compact(len(ciphertext)) + ciphertext + end


def submit_encrypted(ciphertext):
    return SUBMIT_ENCRYPTED + compact(len(ciphertext)) + ciphertext


def address_of_service(netuid, ip, port):
    """The first arguments of both calls that announce an address."""
    version, ip_version = 1, 4
    return struct.pack("<HI16sHB", netuid, version, ip.to_bytes(16, "little"), port, ip_version)


def serve_axon(netuid, ip, port):
    protocol_and_placeholders = bytes(3)
    return SERVE_AXON + address_of_service(netuid, ip, port) + protocol_and_placeholders


def serve_prometheus(netuid, ip, port):
    return SERVE_PROMETHEUS + address_of_service(netuid, ip, port)


def decrease_take(hotkey, take):
    return DECREASE_TAKE + hotkey + struct.pack("<H", take)


# Transactions -------------------------------------------------------------------------------------


def key(path, kind=SR25519_KEY):
    """Returns the key pair that a path of the development seed derives."""
    return Keypair.create_from_uri(path, crypto_type=kind)


def life_of(blocks, number, name):
    """Returns the life of a transaction that is valid for some blocks from a block on.

    `blocks` is a power of two, at least 4; the block is given by its number and its hash.
    """
    era = (blocks.bit_length() - 2) | (number % blocks) << 4
    return struct.pack("<H", era), bytes.fromhex(name[2:])


class Signer:
    """Signs for one chain."""

    def __init__(self, port):
        version = rpc(port, "state_getRuntimeVersion", [])
        self.genesis = bytes.fromhex(rpc(port, "chain_getBlockHash", [0])[2:])
        versions = struct.pack("<II", version["specVersion"], version["transactionVersion"])
        self.chain = versions + self.genesis

    def sign(self, pair, nonce, call, life=None):
        """Returns a transaction without a tip.

        Its life is an era and the hash of the block in which it was born. An immortal one, the
        default, was born in the genesis block.
        """
        era, born = life or (IMMORTAL, self.genesis)
        extensions = era + compact(nonce) + NO_TIP + NO_METADATA_HASH
        payload = call + extensions + self.chain + born + NONE
        if len(payload) > SIGNED_PLAIN:
            payload = hashlib.blake2b(payload, digest_size=32).digest()
        who = ACCOUNT_ID + bytes(pair.public_key)
        signature = SR25519 + bytes(pair.sign(payload))
        body = SIGNED_VERSION_4 + who + signature + extensions + call
        return compact(len(body)) + body


def parse(transaction):
    """Returns the account and the call of a signed immortal transaction; None if it is another."""
    _, start = read_compact(transaction, 0)
    body = transaction[start:]
    if body[:2] != SIGNED_VERSION_4 + ACCOUNT_ID or body[HEAD - 1 : HEAD] != IMMORTAL:
        return None
    _, end = read_compact(body, HEAD)
    return body[2:34], body[end + len(NO_TIP + NO_METADATA_HASH) :]


# Connections --------------------------------------------------------------------------------------


class Refused(Exception):
    """An error that the node answered."""

    def __init__(self, error):
        self.code = error["code"]
        data = error.get("data")
        super().__init__(f"{error['message']}: {data}" if data else error["message"])


class Connection:
    """A websocket to the node, on which any number of requests may be open."""

    def __init__(self, socket):
        self.socket = socket
        self.numbers = itertools.count(1)
        self.open = {}
        self.heads = asyncio.Queue()
        self.reader = asyncio.create_task(self._read())

    @classmethod
    async def to(cls, port):
        url = f"ws://127.0.0.1:{port}"
        return cls(await connect(url, max_size=None, ping_interval=None, compression=None))

    async def _read(self):
        try:
            async for text in self.socket:
                self._take(json.loads(text))
        finally:
            for waiting in self.open.values():
                waiting.cancel()

    def _take(self, answer):
        if "id" not in answer:
            self.heads.put_nowait(int(answer["params"]["result"]["number"], 16))
            return
        waiting = self.open.pop(answer["id"])
        if waiting.done():
            return
        if "error" in answer:
            waiting.set_exception(Refused(answer["error"]))
        else:
            waiting.set_result(answer["result"])

    async def ask(self, method, *params):
        """Returns the answer to a request. Raises [`Refused`] if it is an error."""
        number = next(self.numbers)
        waiting = self.open[number] = asyncio.get_running_loop().create_future()
        request = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        await self.socket.send(json.dumps(request))
        return await waiting

    async def submit(self, transaction):
        """Submits a transaction to the pool. Raises [`Refused`] if the pool does not take it."""
        return await self.ask("author_submitExtrinsic", "0x" + transaction.hex())

    async def follow(self):
        """Has the numbers of new best blocks put into `heads`."""
        await self.ask("chain_subscribeNewHeads")

    async def close(self):
        await self.socket.close()
        await self.reader


def transactions(port, block):
    """Returns the transactions of a block, in order."""
    name = rpc(port, "chain_getBlockHash", [block])
    body = rpc(port, "chain_getBlock", [name])["block"]["extrinsics"]
    return [bytes.fromhex(text[2:]) for text in body]


def events(chain, block):
    """Returns the events of a block by the transaction's position: lists of (name, attributes).

    `chain` is the SDK's client.
    """
    found = {}
    for record in chain.query(("System", "Events"), block=block):
        event = record["event"]
        of_one = found.setdefault(record["extrinsic_idx"], [])
        of_one.append((event["event_id"], event["attributes"]))
    return found
