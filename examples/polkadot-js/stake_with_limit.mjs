// Buys alpha of a subnet, but not above a price: node stake_with_limit.mjs NETUID.

import { amount, api, key, send } from './chain.mjs';

const netuid = Number(process.argv[2]);
const cold = key('//Charlie');
const hotkey = await api.query.subtensorModule.subnetOwnerHotkey(netuid);
const { swapRuntimeApi, stakeInfoRuntimeApi } = api.call;
const currentPrice = async () => (await swapRuntimeApi.currentAlphaPrice(netuid)).toBigInt();

const price = await currentPrice();
// One per cent above the price of now. The fee counts.
const limit = (price * 101n) / 100n;
const order = (partial) =>
  api.tx.subtensorModule.addStakeLimit(hotkey, netuid, 100_000_000_000n, limit, partial);

// The whole purchase would cost more than the limit, so nothing is bought.
await send(order(false), cold).catch(({ message }) => console.log('all or nothing:', message));

// With `allow_partial` the chain buys until the price is at the limit.
await send(order(true), cold);
const stake = await stakeInfoRuntimeApi.getStakeInfoForHotkeyColdkeyNetuid(
  hotkey,
  cold.address,
  netuid,
);
console.log('bought:', amount(stake.unwrap().stake));
console.log('price:', price, 'to', await currentPrice(), 'rao');
await api.disconnect();
