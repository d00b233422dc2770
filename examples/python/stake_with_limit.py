"""Buys alpha of a subnet, but not above a price: stake_with_limit.py NETUID."""

import sys

import bittensor as bt

netuid = int(sys.argv[1])
cold = bt.keyfiles.Keypair.create_from_uri("//Charlie")

with bt.Subtensor("local") as chain:
    hotkey = chain.query(bt.storage.SubtensorModule.SubnetOwnerHotkey, [netuid])
    price = chain.prices.alpha_price(netuid)["price_rao"]
    # One per cent above the price of now. The fee counts.
    limit = price * 101 // 100
    order = dict(hotkey_ss58=hotkey, netuid=netuid, amount_tao=100, limit_price_rao=limit)

    # The whole purchase would cost more than the limit, so nothing is bought.
    print("all or nothing:", chain.execute(bt.AddStakeLimit(**order), cold).error.name)

    # With `allow_partial` the chain buys until the price is at the limit.
    chain.execute(bt.AddStakeLimit(**order, allow_partial=True), cold).raise_for_failure()
    print("bought:", chain.staking.get(cold.ss58_address, hotkey, netuid))
    print("price:", price, "to", chain.prices.alpha_price(netuid)["price_rao"], "rao")
