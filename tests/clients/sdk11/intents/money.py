"""Transfers, and batches of them."""

import bittensor as bt
from bittensor.evm.addresses import h160_to_ss58
from books import TAO, block_of, cold, fee_of, free, spent
from walk import intent


def gained(w, address, result):
    """What an account gained in the block of a call."""
    block = block_of(result)
    return free(w.chain, address, block) - free(w.chain, address, block - 1)


@intent("transfer")
def transfer(w):
    payer, payee = w.funded(5 * TAO, "payer"), cold(w.key("payee"))
    result = w.do(bt.Transfer(dest_ss58=payee, amount_tao="1.25"), payer)
    assert gained(w, payee, result) == TAO * 5 // 4
    assert spent(w.chain, payer, result) == TAO * 5 // 4 + fee_of(w.chain, payer, result)
    return "payee and payer, to the rao"


@intent("transfer_all")
def transfer_all(w):
    payer, payee = w.funded(5 * TAO, "spender"), cold(w.key("heiress"))
    result = w.do(bt.TransferAll(dest_ss58=payee, keep_alive=False), payer)
    assert gained(w, payee, result) == 5 * TAO - fee_of(w.chain, payer, result)
    assert free(w.chain, cold(payer), block_of(result)) == 0
    return "all but the fee; nothing is left"


@intent("fund_evm_key")
def fund_evm_key(w):
    payer, address = w.funded(5 * TAO, "evm payer"), "0x" + "ab" * 20
    result = w.do(bt.FundEvmKey(evm_address=address, amount_tao=1), payer)
    assert gained(w, h160_to_ss58(address), result) == TAO
    return "the mirror of the address has it; the chain has no EVM to spend it"


@intent("batch")
def batch(w):
    payer, payees = w.funded(5 * TAO, "batcher"), [cold(w.key(f"batched {i}")) for i in (1, 2)]
    sound = [bt.Transfer(dest_ss58=payee, amount_tao=1) for payee in payees]
    result = w.do(bt.Batch(intents=sound), payer)
    assert [gained(w, payee, result) for payee in payees] == [TAO, TAO]
    too_much = bt.Transfer(dest_ss58=payees[0], amount_tao=100)
    failed = w.chain.execute(bt.Batch(intents=[*sound, too_much]), payer)
    assert not failed.success and spent(w.chain, payer, failed) == fee_of(w.chain, payer, failed)
    return "both, or none"
