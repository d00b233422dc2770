// Pieces that several views are made of.

import { h } from './dom.js';

/** A row of numbers, each under its name. */
export function tiles(list) {
  return h('dl', { class: 'tiles' }, list.filter(Boolean).map(([name, value, more, id]) =>
    h('div', { key: name, id }, h('dt', null, name), h('dd', null, value),
      more ? h('dd', { class: 'more' }, more) : null)));
}

/** A part of the page with its heading. */
export function section(title, ...children) {
  const id = `heading-${title.toLowerCase().replace(/[^a-z]+/g, '-')}`;
  return h('section', { key: id, 'aria-labelledby': id, class: 'card' },
    h('h2', { id }, title), children);
}

/** How much of something is over. */
export function progress(part, whole, label) {
  return h('progress', { max: String(Math.max(whole, 1)), value: String(part),
    'aria-label': label });
}

export function badge(text, kind) {
  return h('span', { class: `badge ${kind}` }, text);
}

/** A message instead of what cannot be shown. */
export function nothing(text) {
  return h('p', { class: 'nothing' }, text);
}
