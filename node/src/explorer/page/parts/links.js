// Links to accounts, blocks and subnets.

import { h } from './dom.js';
import { group, short } from './format.js';

/** An account by its name, if it has one, or by its address. */
export function account(app, address) {
  const name = app.names.of(address);
  return h('a', {
    href: `#/account/${address}`,
    title: address,
    class: name ? 'account named' : 'account',
  }, name ?? short(address));
}

export function block(number) {
  return h('a', { href: `#/block/${number}`, class: 'number' }, `#${group(number)}`);
}

export function blockByHash(hash) {
  return h('a', { href: `#/block/${hash}`, title: hash, class: 'hash' }, short(hash));
}

export function subnet(netuid, name) {
  return h('a', { href: `#/subnet/${netuid}` }, name ? `${netuid} · ${name}` : `subnet ${netuid}`);
}
