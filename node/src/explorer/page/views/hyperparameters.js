// The hyperparameters of a subnet, with what each means.

import { h } from '../parts/dom.js';
import { capital, spaced } from '../parts/format.js';
import { shown } from '../parts/words.js';

const FIXED_POINT = 2 ** 32;

export function hyperparameters(app, settings) {
  const fields = app.chain.fieldsOf('SubnetInfoRuntimeApi', 'get_subnet_hyperparams_v2');
  return h('dl', { class: 'settings', id: 'hyperparameters' }, fields.map(({ name, docs }) =>
    h('div', { key: name },
      h('dt', null, capital(spaced(name))),
      h('dd', null, value(app, settings[name], name)),
      docs.length > 0 ? h('dd', { class: 'more' }, docs.join(' ').trim()) : null)));
}

function value(app, setting, name) {
  // A fixed-point number.
  if (typeof setting?.bits === 'bigint') return String(Number(setting.bits) / FIXED_POINT);
  return shown(app, setting, name);
}
