// Numbers, times and addresses as people read them.

import { h } from './dom.js';

const DECIMALS = 9;
const RAO = 10n ** 9n;
const grouped = new Intl.NumberFormat('en-US');

/** Rao as the exact decimal text that the node's JSON methods write. */
export function exact(rao) {
  return `${rao / RAO}.${String(rao % RAO).padStart(DECIMALS, '0')}`;
}

/** An exact decimal text with as many decimals as asked for, rounded, its thousands grouped. */
export function shorten(text, decimals = 4) {
  const [whole, fraction = ''] = text.split('.');
  const digits = fraction.padEnd(DECIMALS, '0').slice(0, DECIMALS);
  const step = 10n ** BigInt(DECIMALS - decimals);
  const rao = BigInt(whole) * RAO + BigInt(digits);
  if (rao === 0n) return '0';
  const rounded = ((rao + step / 2n) / step) * step;
  if (rounded === 0n && rao > 0n) return `<${exact(step).slice(0, decimals + 2)}`;
  const rest = String(rounded % RAO).padStart(DECIMALS, '0').slice(0, decimals);
  return `${grouped.format(rounded / RAO)}${decimals > 0 ? `.${rest}` : ''}`;
}

/** An amount; the element's value and its title are exact. */
export function amount(text, unit, decimals = 4) {
  return h('span', { class: 'amount' },
    h('data', { value: text, title: `${text} ${unit}`.trim() }, shorten(text, decimals)),
    unit ? h('span', { class: 'unit' }, ` ${unit}`) : null);
}

/** A whole number. */
export function count(number) {
  return h('data', { value: String(number) }, grouped.format(number));
}

export const group = (number) => grouped.format(number);

/** A share from 0 to 1, as a percentage. */
export function share(value) {
  return h('data', { value: String(value) }, percent(value));
}

export function percent(value) {
  if (value === 0) return '0 %';
  return value < 0.0005 ? '<0.1 %' : `${(100 * value).toFixed(1)} %`;
}

/** The beginning and the end of an address or of a hash. */
export function short(text) {
  return text.length > 14 ? `${text.slice(0, 6)}…${text.slice(-5)}` : text;
}

/** A moment in the reader's time zone, exact in the title. */
export function moment(millis) {
  const date = new Date(millis);
  return h('time', { datetime: date.toISOString(), title: date.toISOString() },
    date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' }));
}

/** Milliseconds, in the unit that suits them. */
export function duration(millis) {
  if (millis < 1000) return `${Math.round(millis)} ms`;
  if (millis < 120_000) return `${(millis / 1000).toFixed(millis < 10_000 ? 1 : 0)} s`;
  if (millis < 7_200_000) return `${Math.round(millis / 60_000)} min`;
  return `${Math.round(millis / 3_600_000)} h`;
}

/** A name in snake or camel case as words: `StakeAdded` and `stake_added` become `stake added`. */
export function spaced(name) {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/_/g, ' ')
    .replace(/\b[A-Z][a-z]/g, (start) => start.toLowerCase());
}

export const plural = (number, noun) =>
  `${grouped.format(number)} ${noun}${number === 1 ? '' : 's'}`;

export function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
