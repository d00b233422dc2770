// Buys alpha of a subnet, but not above a price: node stake_with_limit.mjs NETUID.

import { amount, api, client, key, send } from './chain.mjs';

const netuid = Number(process.argv[2]);
const cold = key('//Charlie');
const hotkey = await api.query.SubtensorModule.SubnetOwnerHotkey.getValue(netuid);
const currentPrice = () => api.apis.SwapRuntimeApi.current_alpha_price(netuid);

const price = await currentPrice();
/** @param {boolean} partial */
const order = (partial) =>
  api.tx.SubtensorModule.add_stake_limit({
    hotkey,
    netuid,
    amount_staked: 100_000_000_000n,
    // One per cent above the price of now. The fee counts.
    limit_price: (price * 101n) / 100n,
    allow_partial: partial,
  });

// The whole purchase would cost more than the limit, so nothing is bought.
await send(order(false), cold).catch(({ message }) => console.log('all or nothing:', message));

// With `allow_partial` the chain buys until the price is at the limit.
await send(order(true), cold);
const stakes = api.apis.StakeInfoRuntimeApi;
const stake = await stakes.get_stake_info_for_hotkey_coldkey_netuid(hotkey, cold.address, netuid);
console.log('bought:', amount(stake?.stake ?? 0n));
console.log('price:', price, 'to', await currentPrice(), 'rao');
client.destroy();
