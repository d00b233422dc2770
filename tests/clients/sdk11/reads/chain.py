"""The chain as a whole: time, blocks, the key for encrypted transactions."""

from bittensor import storage
from books import block_of
from walk import read
from world import TX_LIMIT

MLKEM_768_KEY_BYTES = 1_184


@read("timestamp")
def timestamp(w):
    found = w.view.read("timestamp")
    assert found["block"] == w.block
    assert found["unix"] * 1000 == w.stored(storage.Timestamp.Now)
    before = w.chain.at(w.block - 1)
    earlier = before.read("timestamp")
    assert earlier["block"] == w.block - 1
    assert earlier["unix"] * 1000 == before.query(storage.Timestamp.Now) < found["unix"] * 1000
    return "of the block and of its parent"


@read("block_time")
def block_time(w):
    assert w.view.read("block_time") == 0.25
    return "0.25 s"


@read("is_fast_blocks")
def is_fast_blocks(w):
    assert w.view.read("is_fast_blocks") is True
    return "fast"


@read("block_info")
def block_info(w):
    number, index = (int(part) for part in w.results["fund"].extrinsic_id.split("-"))
    found = w.chain.read("block_info", block=number)
    assert found["number"] == number == block_of(w.results["fund"])
    assert found["hash"] == w.results["fund"].block_hash
    assert found["extrinsics"][index] == "Utility.batch_all" and None not in found["extrinsics"]
    return "hash and calls of a block"


@read("mev_shield_next_key")
def mev_shield_next_key(w):
    key = w.view.read("mev_shield_next_key")
    assert len(bytes.fromhex(key.removeprefix("0x"))) == MLKEM_768_KEY_BYTES
    return "a key of ML-KEM-768"


@read("tx_rate_limit")
def tx_rate_limit(w):
    assert w.view.read("tx_rate_limit") == TX_LIMIT
    return "as set by root"
