// Commits to weights by a hash in one epoch and reveals them in the next, so that nobody can copy
// them in time.

import { blake2AsHex } from '@polkadot/util-crypto';
import { randomBytes } from 'node:crypto';

import { api, key, nextEpoch, send } from './chain.mjs';

const [owner, hot] = [key('//DemoOwner'), key('//DemoValidator2//hotkey')];
const { subtensorModule, adminUtils } = api.tx;

await send(adminUtils.sudoSetCommitRevealWeightsEnabled(1, true), owner);

const [uids, weights] = [[4, 5], [65535, 32768]];
const salt = [...new Uint16Array(randomBytes(16).buffer)];
// Hotkey, storage index (the netuid, for mechanism 0), the row, salt, version key.
const row = api.createType('(AccountId, u16, Vec<u16>, Vec<u16>, Vec<u16>, u64)', [
  hot.address,
  1,
  uids,
  weights,
  salt,
  0,
]);
await nextEpoch(1);
await send(subtensorModule.commitWeights(1, blake2AsHex(row.toU8a())), hot);
console.log('committed');

// The reveal counts in the next epoch only.
await nextEpoch(1);
await send(subtensorModule.revealWeights(1, uids, weights, salt, 0), hot);
const uid = (await api.query.subtensorModule.uids(1, hot.address)).unwrap();
console.log('revealed:', (await api.query.subtensorModule.weights(1, uid)).toJSON());

// An owner may change a setting once in two tempos.
await nextEpoch(1);
await send(adminUtils.sudoSetCommitRevealWeightsEnabled(1, false), owner);
await api.disconnect();
