// Weights that validators have set.

import { encodeUint, Reader } from '../scale/reader.js';

/** Distance of a subnet's mechanisms in the keys of storage. */
const STRIDE = 4096;

/** The weights of a mechanism by validator: uid to uid to share of the row. */
export async function readWeights(chain, netuid, mechanism, hash) {
  const index = encodeUint(netuid + mechanism * STRIDE, 2);
  const rows = await chain.entries('SubtensorModule', 'Weights', [index], hash);
  return new Map(rows.map(([key, row]) => [new Reader(key).uint(2), normalised(row)])
    .filter(([, row]) => row.size > 0));
}

function normalised(row) {
  const sum = row.reduce((total, [, weight]) => total + weight, 0);
  return new Map(row.filter(([, weight]) => weight > 0)
    .map(([uid, weight]) => [uid, weight / sum]));
}
