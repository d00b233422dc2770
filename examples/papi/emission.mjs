// Follows the emission of the demo subnet for three epochs.

import { amount, api, client, nextEpoch } from './chain.mjs';

for (let epoch = 0; epoch < 3; epoch++) {
  const block = await nextEpoch(1);
  const emission = await api.query.SubtensorModule.Emission.getValue(1, { at: 'best' });
  const all = emission.map((rao, uid) => `${uid} ${amount(rao)}`);
  const paid = all.filter((_, uid) => emission[uid]);
  console.log(`epoch at block ${block}:`, paid.join(', '));
}
client.destroy();
