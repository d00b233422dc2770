// Creates a subnet and starts it. Its alpha has a pool, and so a price.

import { amount, api, key, send } from './chain.mjs';

const [owner, hot] = [key('//Bob'), key('//Bob//hotkey')];

const cost = await api.call.subnetRegistrationRuntimeApi.getNetworkRegistrationCost();
console.log('cost:', amount(cost));
const events = await send(api.tx.subtensorModule.registerNetwork(hot.address), owner);
const added = events.find((event) => api.events.subtensorModule.NetworkAdded.is(event));
const netuid = added.data[0].toNumber();
// Before the start nobody can stake there, and no epoch pays.
await send(api.tx.subtensorModule.startCall(netuid), owner);
console.log('subnet:', netuid);
await api.disconnect();
