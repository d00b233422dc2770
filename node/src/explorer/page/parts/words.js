// Calls, events and errors in words.

import { Account, Amount, Bytes, Variant } from '../scale/decode.js';
import { describeError } from '../chain/block.js';
import { h } from './dom.js';
import { amount, capital, exact, group, moment, spaced } from './format.js';
import * as links from './links.js';

/** Items of a list and characters of a text that are shown; the rest is counted. */
const MOST_ITEMS = 8;
const MOST_TEXT = 80;

/** What somebody called, as a sentence. */
export function call(app, { pallet, name, args }) {
  const parts = entries(args);
  return [
    h('span', { class: 'verb', title: `${pallet}.${name}` }, capital(spaced(name))),
    parts.length > 0 ? ': ' : '',
    listing(app, parts),
  ];
}

/** What happened. */
export function event(app, { pallet, name, args, docs }) {
  return [
    h('span', { class: 'verb', title: `${pallet}.${name}: ${docs.join(' ')}` },
      capital(spaced(name))),
    entries(args).length > 0 ? ': ' : '',
    listing(app, entries(args)),
  ];
}

function entries(args) {
  if (args instanceof Variant || args instanceof Account || args instanceof Amount) {
    return [[null, args]];
  }
  if (Array.isArray(args)) return args.map((value) => [null, value]);
  if (args === null || typeof args !== 'object' || args instanceof Bytes) return [[null, args]];
  return Object.entries(args);
}

function listing(app, parts) {
  return parts.map(([name, value], at) => [
    at > 0 ? ', ' : '',
    name ? h('span', { class: 'argument' }, `${spaced(name)} `) : '',
    shown(app, value, name ?? ''),
  ]);
}

/** A value, by its kind. */
export function shown(app, value, name = '') {
  if (value === null || value === undefined) return 'none';
  if (value instanceof Account) return links.account(app, value.address);
  if (value instanceof Amount) return amount(exact(value.rao), value.unit);
  if (value instanceof Bytes) return cut(String(value));
  if (value instanceof Variant) return variant(app, value, name);
  if (Array.isArray(value)) return list(app, value, name);
  switch (typeof value) {
    case 'bigint': return name === 'now' ? moment(Number(value)) : group(value);
    case 'number': return name === 'netuid' ? links.subnet(value) : group(value);
    case 'boolean': return value ? 'yes' : 'no';
    case 'string': return cut(value);
    default: return ['(', listing(app, Object.entries(value)), ')'];
  }
}

/** A call inside a call, an address, or a case with its values. */
function variant(app, value, name) {
  if (value.name === 'Id' && value.value instanceof Account) return shown(app, value.value);
  if (value.name === 'Module' && value.value?.error instanceof Bytes) {
    const error = describeError(app.chain, value);
    return h('span', { class: 'error', title: error.docs }, error.name);
  }
  const inner = value.value instanceof Variant ? value.value : null;
  if (inner && /call/.test(name)) {
    return ['“', call(app, { pallet: value.name, name: inner.name, args: inner.value ?? {} }), '”'];
  }
  if (value.value === null) return value.name;
  return [value.name, ' (', listing(app, entries(value.value)), ')'];
}

function list(app, values, name) {
  if (values.length === 0) return 'none';
  const some = values.slice(0, MOST_ITEMS).map((value, at) =>
    [at > 0 ? ', ' : '', shown(app, value, name)]);
  const rest = values.length - MOST_ITEMS;
  return ['[', some, rest > 0 ? ` and ${group(rest)} more` : '', ']'];
}

function cut(text) {
  if (text.length <= MOST_TEXT) return text;
  const start = text.startsWith('0x') ? 18 : MOST_TEXT - 20;
  return h('span', { title: text.slice(0, 1000) }, `${text.slice(0, start)}…`);
}
