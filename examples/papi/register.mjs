// Registers a hotkey on the demo subnet, for the price of its block.

import { amount, api, client, key, send } from './chain.mjs';

const [cold, hot] = [key('//Dave'), key('//Dave//hotkey')];

console.log('price:', amount(await api.query.SubtensorModule.Burn.getValue(1)));
await send(api.tx.SubtensorModule.burned_register({ netuid: 1, hotkey: hot.address }), cold);
console.log('uid:', await api.query.SubtensorModule.Uids.getValue(1, hot.address));
client.destroy();
