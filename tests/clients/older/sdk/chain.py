"""The client's plain reads of storage, blocks and constants."""

from datetime import timedelta

import bittensor as bt
from prepared import DEMO, PULSE
from walk import check
from world import TEMPO, cold, hot

from node import PROTOCOL, plain

# The client asks for the fee of a transaction without an era, which is a byte shorter.
ERA_BYTE = 50


@check("block", "get_current_block", "wait_for_block")
def blocks(w):
    seen = w.sub.block
    assert w.sub.wait_for_block(seen + 2) and w.sub.get_current_block() >= seen + 2
    return "the chain's head, which moves on"


@check("get_block_hash", "determine_block_hash", "get_block_info", "get_timestamp")
def block(w):
    found = w.node.hash(w.block)
    assert w.sub.get_block_hash(w.block) == found == w.sub.determine_block_hash(w.block)
    info = w.sub.get_block_info(w.block)
    assert (info.number, info.hash) == (w.block, found) and info.timestamp
    then, before = (w.sub.get_timestamp(block) for block in (w.block, w.block - 4))
    assert then - before >= timedelta(seconds=0.99)
    assert abs(then.timestamp() * 1_000 - info.timestamp) < 1
    return "hash, number and time of a named block"


@check("query_subtensor", "query_module", "query_map", "query_map_subtensor", "get_hyperparameter")
def storage(w):
    assert plain(w.read("query_subtensor", name="Tempo", params=[w.netuid])) == TEMPO
    module = dict(module="System", name="Account", params=[cold(w.keys.idle)])
    account = plain(w.read("query_module", **module))
    assert account["data"]["free"] == w.node.free(cold(w.keys.idle), w.block)
    tempos = {DEMO: TEMPO, w.netuid: TEMPO, 0: 100}
    for found in (
        w.read("query_map", module=PROTOCOL, name="Tempo"),
        w.read("query_map_subtensor", name="Tempo"),
    ):
        assert {plain(key): plain(value) for key, value in found} == tempos
    assert w.read("get_hyperparameter", param_name="Tempo", netuid=w.netuid) == TEMPO
    return "tempos and an account, as they are stored"


@check("query_constant", "get_existential_deposit", "state_call", "query_runtime_api")
def constants(w):
    given = dict(module_name="Balances", constant_name="ExistentialDeposit")
    assert plain(w.read("query_constant", **given)) == 500
    assert w.read("get_existential_deposit").rao == 500
    price = w.read(
        "query_runtime_api",
        runtime_api="SwapRuntimeApi",
        method="current_alpha_price",
        params=[w.netuid],
    )
    encoded = w.netuid.to_bytes(2, "little").hex()
    method = "SwapRuntimeApi_current_alpha_price"
    answer = w.read("state_call", method=method, data=f"0x{encoded}")["result"]
    assert int.from_bytes(bytes.fromhex(answer[2:]), "little") == price > 0
    return "500 rao; the price by name equals that by bytes"


@check("is_fast_blocks", "last_drand_round", "tx_rate_limit", "get_admin_freeze_window")
def settings(w):
    assert w.sub.is_fast_blocks() is True and w.sub.last_drand_round() == PULSE
    assert w.read("tx_rate_limit") == 1 and w.read("get_admin_freeze_window") == 0
    return "fast blocks; the pulse of the node's file; limits as set"


@check("is_in_admin_freeze_window", "get_start_call_delay")
def windows(w):
    assert w.sub.is_in_admin_freeze_window(w.netuid) is False
    assert w.read("get_start_call_delay") == w.node.constant(PROTOCOL, "InitialStartCallDelay")
    return "no window is set; subnets start at once"


@check("compose_call", "validate_extrinsic_params", "get_extrinsic_fee", "sign_and_send_extrinsic")
def composed(w):
    payer = w.funded(10 * 10**9, "payer")
    given = dict(call_module="Balances", call_function="transfer_keep_alive")
    params = {"dest": hot(payer), "value": 10**9}
    assert w.sub.validate_extrinsic_params(**given, call_params=params) == params
    call = w.sub.compose_call(**given, call_params=params)
    quoted = w.sub.get_extrinsic_fee(call, payer.coldkey).rao
    effect = w.effect(w.sub.sign_and_send_extrinsic(call, payer))
    assert w.spent(payer, effect) == 10**9 + effect.fee()
    assert effect.fee() - quoted == ERA_BYTE
    return "the fee is the quoted one, and that of a byte"


@check("get_mev_shield_current_key", "get_mev_shield_next_key")
def shield_keys(w):
    for name, item in (("current", "CurrentKey"), ("next", "NextKey")):
        found = w.read(f"get_mev_shield_{name}_key")
        stored = plain(w.sub.query_module("MevShield", item, block=w.block))
        if isinstance(stored, list) and len(stored) == 1:
            [stored] = stored
        raw = bytes.fromhex(stored[2:]) if isinstance(stored, str) else bytes(stored)
        assert len(found) == 1_184 and found == raw
    return "1,184 bytes, as stored"


@check("mev_submit_encrypted")
def shielded(w):
    sender, to = w.funded(10 * 10**9, "shielded", "shielded_to")
    before = w.node.free(cold(to))
    given = dict(call_module="Balances", call_function="transfer_keep_alive")
    call = w.sub.compose_call(**given, call_params={"dest": cold(to), "value": 10**9})
    done = w.sub.mev_submit_encrypted(sender, call)
    assert done.success, done.message
    inner = w.node.effect(done.mev_extrinsic)
    assert inner.one("Transfer")["amount"] == 10**9
    assert w.node.free(cold(to), inner.block) == before + 10**9
    return "the transfer is in its block, behind its carrier"


@check("sim_swap")
def sim_swap(w):
    amount = bt.Balance.from_tao(1)
    given = dict(origin_netuid=0, destination_netuid=w.netuid, amount=amount)
    found = w.read("sim_swap", **given)
    quote = w.quote("tao_for_alpha", 10**9)
    assert (found.tao_amount.rao, found.alpha_amount.rao, found.tao_fee.rao) == quote[:3]
    return "as the runtime quotes it"
