// Weights as a heat map: a table whose cells are the darker the more weight they have.

import { h } from './dom.js';
import { percent } from './format.js';

/**
 * Rows are validators and columns neurons, each with a `label` and a `title`; `of(row, column)` is
 * a share of the row.
 */
export function heatMap({ label, rows, columns, of }) {
  const most = Math.max(...rows.flatMap((row) => columns.map((column) => of(row, column))), 1e-9);
  return h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label },
    h('table', { class: 'heat', id: 'weights-map' },
      h('caption', { class: 'unseen' }, label),
      h('thead', null, h('tr', null,
        h('th', { scope: 'col' }, 'validator ╲ uid'),
        columns.map((column) =>
          h('th', { scope: 'col', key: String(column.uid), title: column.title }, column.label)))),
      h('tbody', null, rows.map((row) => h('tr', { key: String(row.uid) },
        h('th', { scope: 'row', title: row.title }, row.label),
        columns.map((column) => cell(of(row, column), most)))))));
}

function cell(value, most) {
  return h('td', {
    style: { '--part': `${Math.round((100 * value) / most)}%` },
    title: percent(value),
  }, h('data', { value: String(value) }, value === 0 ? '·' : (100 * value).toFixed(0)));
}
