// Creates a subnet and starts it. Its alpha has a pool, and so a price.

import { amount, api, client, key, send } from './chain.mjs';

const [owner, hot] = [key('//Bob'), key('//Bob//hotkey')];
const { SubtensorModule } = api.tx;

const cost = await api.apis.SubnetRegistrationRuntimeApi.get_network_registration_cost();
console.log('cost:', amount(cost));
const events = await send(SubtensorModule.register_network({ hotkey: hot.address }), owner);
const [added] = api.event.SubtensorModule.NetworkAdded.filter(events);
const [netuid] = added.payload;
// Before the start nobody can stake there, and no epoch pays.
await send(SubtensorModule.start_call({ netuid }), owner);
console.log('subnet:', netuid);
client.destroy();
