// A block: its extrinsics and events in words.

import { readBlock } from '../chain/block.js';
import { h } from '../parts/dom.js';
import { amount, count, exact, group, moment } from '../parts/format.js';
import * as links from '../parts/links.js';
import { badge, nothing, section, tiles } from '../parts/pieces.js';
import * as words from '../parts/words.js';

/** Events that say of each extrinsic what its outcome and fee say already. */
const SAID = new Set(['System.ExtrinsicSuccess', 'System.ExtrinsicFailed',
  'TransactionPayment.TransactionFeePaid']);

export const title = ([named]) => `Block ${named.length > 20 ? named.slice(0, 10) : named}`;
export const isLive = false;

export async function load({ chain }, [named]) {
  return { named, block: await readBlock(chain, named) };
}

export function draw(app, { named, block }) {
  if (!block) {
    return [h('h1', { tabindex: '-1' }, 'Block'), nothing(`The node has no block ${named}.`)];
  }
  return [
    h('h1', { tabindex: '-1' }, `Block ${group(block.number)}`),
    h('nav', { class: 'under turn', 'aria-label': 'Neighbouring blocks' },
      block.number > 0 ? h('a', { href: `#/block/${block.number - 1}`, rel: 'prev' },
        `← #${group(block.number - 1)}`) : null,
      block.number < app.head.best ? h('a', { href: `#/block/${block.number + 1}`, rel: 'next' },
        `#${group(block.number + 1)} →`) : null),
    tiles([
      ['Time', block.time === null ? 'none' : moment(block.time)],
      ['Extrinsics', count(block.extrinsics.length), null, 'tile-extrinsics'],
      ['Events', count(block.events.length
        + block.extrinsics.reduce((sum, { events }) => sum + events.length, 0)), null,
      'tile-events'],
      ['Issuance', amount(block.market.issuance, 'TAO', 2)],
    ]),
    section('Extrinsics', extrinsics(app, block)),
    section('Events of the block itself', events(app, block.events)),
    section('Header', header(block)),
  ];
}

function header(block) {
  return h('dl', { class: 'settings wide' },
    [['Hash', h('code', null, block.hash)],
      ['Parent', h('a', { href: `#/block/${block.parent}` }, h('code', null, block.parent))],
      ['State root', h('code', null, block.stateRoot)]].map(([name, value]) =>
      h('div', { key: name }, h('dt', null, name), h('dd', null, value))));
}

function extrinsics(app, block) {
  if (block.extrinsics.length === 0) return nothing('The block has none.');
  return h('ol', { class: 'extrinsics', id: 'extrinsics' }, block.extrinsics.map((extrinsic) =>
    h('li', { key: String(extrinsic.index) },
      h('p', { class: 'sentence' }, outcome(extrinsic), ' ',
        extrinsic.signer ? links.account(app, extrinsic.signer.address) : h('span', {
          class: 'faint' }, 'the author'), ' ', words.call(app, extrinsic)),
      extrinsic.error ? h('p', { class: 'error' }, h('b', null, extrinsic.error.name),
        extrinsic.error.docs ? `: ${extrinsic.error.docs}` : '') : null,
      h('p', { class: 'faint' }, `${extrinsic.pallet}.${extrinsic.name}`,
        extrinsic.nonce === null ? '' : `, nonce ${extrinsic.nonce}`,
        `, ${group(extrinsic.bytes)} bytes, `,
        extrinsic.fee ? ['fee ', amount(exact(extrinsic.fee.rao), 'TAO', 9)] : 'no fee',
        extrinsic.docs.length > 0 ? ` – ${firstSentence(extrinsic.docs)}` : ''),
      events(app, extrinsic.events.filter(({ pallet, name }) => !SAID.has(`${pallet}.${name}`)),
        true))));
}

function outcome({ signer, error }) {
  if (error) return badge('failed', 'failed');
  return signer ? badge('done', 'done') : badge('inherent', 'inherent');
}

const firstSentence = (docs) => `${docs.join(' ').trim().split(/\.\s/)[0].replace(/\.$/, '')}.`;

function events(app, list, isInner = false) {
  if (list.length === 0) return isInner ? null : nothing('The block has none.');
  return h('ul', { class: 'events' }, list.map((event, at) =>
    h('li', { key: String(at) }, words.event(app, event),
      h('span', { class: 'faint origin' }, ` · ${event.pallet}`))));
}
