// The hyperparameters of a subnet, with what each means.

import { h } from '../parts/dom.js';
import { capital, group, spaced } from '../parts/format.js';
import { nothing } from '../parts/pieces.js';
import { shown } from '../parts/words.js';
import { MEANINGS, PARTS } from './meanings.js';

const ALL_PARTS = 65_535;
/** What stands for “never”. */
const NEVER = 4_294_967_295;
const FRACTION_BITS = { I32F32: 32, U64F64: 64 };

/** `settings` are the entries of `get_subnet_hyperparams_v3`. */
export function hyperparameters(app, settings) {
  if (!settings) return nothing('The subnet has none.');
  return h('dl', { class: 'settings', id: 'hyperparameters' }, settings.map((entry) => {
    const name = String(entry.name);
    return h('div', { key: name },
      h('dt', { title: name }, capital(spaced(name))),
      h('dd', null, text(app, name, entry.value)),
      MEANINGS[name] ? h('dd', { class: 'more' }, MEANINGS[name]) : null);
  }));
}

function text(app, name, { name: kind, value }) {
  const bits = FRACTION_BITS[kind];
  if (bits) return group(Number(value.bits) / 2 ** bits);
  if (Number(value) === NEVER) return 'never';
  if (!PARTS.has(name)) return shown(app, value, name);
  return h('span', { title: `${group(value)} of ${group(ALL_PARTS)} parts` },
    `${((100 * value) / ALL_PARTS).toFixed(1)} %`);
}
