// The weights of a subnet's validators as a heat map.

import { h } from '../parts/dom.js';
import { group } from '../parts/format.js';
import { heatMap } from '../parts/heat.js';
import { nothing } from '../parts/pieces.js';

/** Rows and columns that are shown. */
const ROWS = 32;
const COLUMNS = 48;

export function weights(app, { neurons }, rows) {
  const validators = neurons.filter(({ uid }) => rows.has(uid))
    .sort((a, b) => Number(b.stakeWeight) - Number(a.stakeWeight));
  if (validators.length === 0) return nothing('No validator has set weights.');
  const sums = new Map();
  for (const row of rows.values()) {
    for (const [uid, weight] of row) sums.set(uid, (sums.get(uid) ?? 0) + weight);
  }
  const uids = [...sums].sort((a, b) => b[1] - a[1]).slice(0, COLUMNS).map(([uid]) => uid)
    .sort((a, b) => a - b);
  const name = (uid) => app.names.of(neurons[uid]?.hotkey) ?? neurons[uid]?.hotkey ?? '';
  return [
    h('p', { class: 'faint' }, about(validators.length, sums.size)),
    heatMap({
      label: 'Weights that validators give to neurons, in percent of each row',
      rows: validators.slice(0, ROWS).map(({ uid, hotkey }) => ({
        uid, title: hotkey, label: app.names.of(hotkey)?.replace(/’s hotkey$/, '') ?? `uid ${uid}`,
      })),
      columns: uids.map((uid) => ({ uid, label: String(uid), title: name(uid) })),
      of: ({ uid }, column) => rows.get(uid)?.get(column.uid) ?? 0,
    }),
  ];
}

function about(validators, weighed) {
  const what = 'Percent of its weight that each validator gives to each neuron';
  if (validators <= ROWS && weighed <= COLUMNS) return `${what}.`;
  return `${what}: of ${group(validators)} validators the ${ROWS} with most stake, of `
    + `${group(weighed)} neurons the ${COLUMNS} with most weight.`;
}
