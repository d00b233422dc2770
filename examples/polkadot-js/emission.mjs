// Follows the emission of the demo subnet for three epochs.

import { amount, api, nextEpoch } from './chain.mjs';

for (let epoch = 0; epoch < 3; epoch++) {
  const block = await nextEpoch(1);
  const state = await api.at(await api.rpc.chain.getBlockHash(block));
  const emission = (await state.query.subtensorModule.emission(1)).map((rao) => rao.toBigInt());
  const all = emission.map((rao, uid) => `${uid} ${amount(rao)}`);
  const paid = all.filter((_, uid) => emission[uid]);
  console.log(`epoch at block ${block}:`, paid.join(', '));
}
await api.disconnect();
