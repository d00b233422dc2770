// Sets the weights of a validator: uid 4 three times as much as uid 5. It may do so again after 10
// blocks.

import { api, key, send } from './chain.mjs';

const hot = key('//DemoValidator1//hotkey');

// Weights are relative. Clients scale the greatest to 65,535.
await send(api.tx.subtensorModule.setWeights(1, [4, 5], [65535, 21845], 0), hot);
const uid = (await api.query.subtensorModule.uids(1, hot.address)).unwrap();
console.log('weights:', (await api.query.subtensorModule.weights(1, uid)).toJSON());
await api.disconnect();
