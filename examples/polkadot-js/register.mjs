// Registers a hotkey on the demo subnet, for the price of its block.

import { amount, api, key, send } from './chain.mjs';

const [cold, hot] = [key('//Dave'), key('//Dave//hotkey')];

console.log('price:', amount(await api.query.subtensorModule.burn(1)));
await send(api.tx.subtensorModule.burnedRegister(1, hot.address), cold);
const uid = await api.query.subtensorModule.uids(1, hot.address);
console.log('uid:', uid.unwrap().toNumber());
await api.disconnect();
