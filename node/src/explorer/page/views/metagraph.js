// The neurons of a subnet as a table.

import { h } from '../parts/dom.js';
import { amount, count, plural, share } from '../parts/format.js';
import * as links from '../parts/links.js';
import { badge, nothing } from '../parts/pieces.js';
import { sortable } from '../parts/table.js';

export function metagraph(app, { neurons }, block) {
  if (neurons.length === 0) return nothing('Nobody has registered.');
  const quantity = (key, title, hint) => ({
    key, title, hint, by: (row) => Number(row[key]), cell: (row) => amount(row[key], ''),
  });
  const part = (key, title, hint) => ({
    key, title, hint, by: (row) => row[key], cell: (row) => share(row[key]),
  });
  const columns = [
    { key: 'uid', title: 'uid', by: (row) => row.uid, cell: (row) => String(row.uid) },
    { key: 'hotkey', title: 'Hotkey', isText: true,
      by: (row) => app.names.of(row.hotkey) ?? row.hotkey,
      cell: (row) => links.account(app, row.hotkey) },
    { key: 'coldkey', title: 'Coldkey', isText: true,
      by: (row) => app.names.of(row.coldkey) ?? row.coldkey,
      cell: (row) => links.account(app, row.coldkey) },
    { key: 'role', title: 'Role', isText: true, by: role, cell: (row) => roles(row) },
    quantity('stakeWeight', 'Stake weight', 'Alpha of the hotkey and its part of the root stake'),
    part('incentive', 'Incentive', 'Share of the miners’ reward'),
    part('dividends', 'Dividends', 'Share of the validators’ reward'),
    part('consensus', 'Consensus', 'Score that the majority of stake agrees on'),
    quantity('emission', 'Emission', 'Alpha that the last epoch paid'),
    { key: 'lastUpdate', title: 'Weights set', hint: 'Blocks since weights were set',
      by: (row) => row.lastUpdate,
      // A registration counts as a setting of weights.
      cell: (row) => (row.lastUpdate > row.registeredAt
        ? [count(block - row.lastUpdate), h('span', { class: 'unit' }, ' ago')] : '–') },
    { key: 'axon', title: 'Axon', isText: true, by: (row) => row.axon ?? '',
      cell: (row) => row.axon ?? h('span', { class: 'faint' }, 'none') },
  ];
  return [
    h('p', { class: 'faint' }, `${plural(neurons.length, 'neuron')}. Select a heading to sort.`),
    sortable(app, { name: 'metagraph', label: 'Neurons', columns, rows: neurons,
      rowKey: (row) => row.uid, first: { key: 'uid', isDescending: false } }),
  ];
}

function role(row) {
  if (row.dividends > 0) return 'validator';
  return row.incentive > 0 ? 'miner' : '';
}

function roles(row) {
  return [
    row.dividends > 0 ? badge('validator', 'validator') : null,
    row.incentive > 0 ? badge('miner', 'miner') : null,
    row.validatorPermit && row.dividends === 0 ? badge('permit', 'permit') : null,
    row.active ? null : badge('inactive', 'inactive'),
  ];
}
