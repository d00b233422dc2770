// Tables that can be sorted by each column.

import { h } from './dom.js';

/**
 * A table in a region that scrolls by itself. A column has a `key`, a `title`, the text of its cell
 * (`cell`), and what it is sorted by (`by`); `isText` aligns it left. The first column names the
 * row.
 */
export function sortable(app, { name, label, columns, rows, rowKey, first }) {
  const state = app.ui.of(name, () => ({ ...first }));
  const column = columns.find(({ key }) => key === state.key) ?? columns[0];
  const sorted = [...rows].sort((a, b) => compare(column.by(a), column.by(b)));
  if (state.isDescending) sorted.reverse();
  const sort = (key) => {
    const other = columns.find((each) => each.key === key);
    state.isDescending = state.key === key ? !state.isDescending : !other.isText;
    state.key = key;
    app.redraw();
  };
  return h('div', { class: 'scroll', tabindex: '0', role: 'region',
    'aria-label': `Table: ${label}` },
    h('table', { class: 'sortable', id: name },
      h('caption', { class: 'unseen' }, `${label}. The column headers sort.`),
      h('thead', null, h('tr', null, columns.map((each) => header(each, state, sort)))),
      h('tbody', null, sorted.map((row) =>
        h('tr', { key: String(rowKey(row)) }, columns.map((each, at) => cell(each, row, at)))))));
}

function header({ key, title, isText, hint }, state, sort) {
  const isSorted = state.key === key;
  const direction = state.isDescending ? 'descending' : 'ascending';
  return h('th', {
    scope: 'col',
    class: isText ? 'text' : 'figure',
    'aria-sort': isSorted ? direction : undefined,
  }, h('button', { type: 'button', title: hint, onclick: once(key, sort) },
    title, isSorted ? h('span', { class: 'arrow', 'aria-hidden': 'true' },
      state.isDescending ? '▾' : '▴') : null));
}

const once = (key, sort) => () => sort(key);

function cell({ cell: text, isText }, row, at) {
  const properties = { class: isText ? 'text' : 'figure' };
  return at === 0
    ? h('th', { scope: 'row', ...properties }, text(row))
    : h('td', properties, text(row));
}

function compare(a, b) {
  if (typeof a === 'string' && typeof b === 'string') return a.localeCompare(b);
  return a < b ? -1 : a > b ? 1 : 0;
}
