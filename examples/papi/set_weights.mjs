// Sets the weights of a validator: uid 4 three times as much as uid 5. It may do so again after 10
// blocks.

import { api, client, key, send } from './chain.mjs';

const hot = key('//DemoValidator1//hotkey');

// Weights are relative. Clients scale the greatest to 65,535.
const row = { netuid: 1, dests: [4, 5], weights: [65535, 21845], version_key: 0n };
await send(api.tx.SubtensorModule.set_weights(row), hot);
const uid = await api.query.SubtensorModule.Uids.getValue(1, hot.address);
console.log('weights:', await api.query.SubtensorModule.Weights.getValue(1, uid ?? 0));
client.destroy();
