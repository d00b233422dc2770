// The chain at a glance: its numbers, the subnets with their prices, the latest blocks.

import { readBlock } from '../chain/block.js';
import { pastSubnets, prices } from '../chain/history.js';
import { timeOf } from '../chain/head.js';
import { h } from '../parts/dom.js';
import { amount, count, duration, group, moment, plural } from '../parts/format.js';
import { sparkline } from '../parts/lines.js';
import * as links from '../parts/links.js';
import { nothing, progress, section, tiles } from '../parts/pieces.js';
import { sortable } from '../parts/table.js';
import * as words from '../parts/words.js';

/** Blocks that are looked through, and lines that are made of them. */
const BLOCKS = 48;
const LINES = 9;
/** Epochs and extrinsics of a block that are told; the rest is counted. */
const MOST = 4;
/** Blocks over which the time of a block is measured. */
const MEASURED = 20;

export const title = () => 'Overview';
export const isLive = true;

export async function load({ chain, head }) {
  const market = await chain.market(head.best);
  const numbers = Array.from({ length: Math.min(BLOCKS, market.block) }, (_, at) =>
    market.block - at);
  const earlier = Math.max(1, market.block - MEASURED);
  const paid = market.subnets.filter(({ lastEpoch }) => lastEpoch > 0);
  const [past, blocks, epochs, now, before] = await Promise.all([
    pastSubnets(chain, market),
    Promise.all(numbers.map((number) =>
      chain.past.get(`block ${number}`, () => readBlock(chain, String(number))))),
    Promise.all(paid.map(({ netuid, lastEpoch }) => epochOf(chain, netuid, lastEpoch))),
    timeOf(chain, market.hash),
    chain.hashOf(earlier).then((hash) => timeOf(chain, hash)),
  ]);
  return { market, past, blocks, now, epochs: new Map(epochs),
    blockTime: (now - before) / Math.max(1, market.block - earlier) };
}

async function epochOf(chain, netuid, block) {
  const { epochs } = await chain.market(block);
  return [netuid, epochs.find((epoch) => epoch.netuid === netuid) ?? null];
}

export function draw(app, data) {
  const { market, now, blockTime } = data;
  return [
    h('h1', { tabindex: '-1' }, 'Overview'),
    tiles([
      ['Block', count(market.block),
        `finalized #${group(Math.min(app.head.finalized, market.block))}`, 'tile-block'],
      ['Time of a block', duration(blockTime), moment(now)],
      ['Issuance', amount(market.issuance, 'TAO', 2), null, 'tile-issuance'],
      ['In the reserves', amount(market.staked, 'TAO', 2), null, 'tile-staked'],
      ['Subnets', count(market.subnets.length - 1), 'beside root'],
    ]),
    section('Subnets', subnets(app, data)),
    section('Latest blocks', latest(app, data)),
  ];
}

function subnets(app, { market, past, epochs }) {
  const rows = market.subnets.filter(({ netuid }) => netuid > 0);
  if (rows.length === 0) return nothing('There are no subnets beside root.');
  const columns = [
    { key: 'netuid', title: 'Subnet', isText: true, by: (row) => row.netuid,
      cell: (row) => [links.subnet(row.netuid, row.name), h('span', { class: 'unit' },
        ` ${row.symbol}`)] },
    { key: 'price', title: 'Price', hint: 'TAO for one alpha', by: (row) => Number(row.price),
      cell: (row) => amount(row.price, 'TAO') },
    { key: 'curve', title: 'Latest blocks', by: (row) => change(past, row.netuid),
      cell: (row) => {
        const { xs, ys } = prices(past, row.netuid);
        const moved = signed(change(past, row.netuid));
        return [sparkline(xs, ys), h('span', { class: 'change' }, moved)];
      } },
    { key: 'tao', title: 'Reserve', hint: 'TAO in the reserve', by: (row) => Number(row.taoIn),
      cell: (row) => amount(row.taoIn, 'TAO', 2) },
    { key: 'emission', title: 'Emission a block', hint: 'TAO that the block added to the reserve',
      by: (row) => Number(row.taoInEmission), cell: (row) => amount(row.taoInEmission, 'TAO') },
    { key: 'epoch', title: 'Last epoch', by: (row) => row.lastEpoch,
      cell: (row) => lastEpoch(row, epochs.get(row.netuid)) },
    { key: 'next', title: 'Next epoch', by: (row) => row.tempo - row.blocksSinceEpoch,
      cell: (row) => [progress(row.blocksSinceEpoch, row.tempo,
        `blocks since the epoch of subnet ${row.netuid}`),
      h('span', { class: 'unit' }, ` ${row.blocksSinceEpoch} of ${group(row.tempo)}`)] },
  ];
  return sortable(app, { name: 'subnets', label: 'Subnets', columns, rows,
    rowKey: (row) => row.netuid, first: { key: 'netuid', isDescending: false } });
}

function change(past, netuid) {
  const { ys } = prices(past, netuid);
  return ys.length > 1 && ys[0] > 0 ? ys.at(-1) / ys[0] - 1 : 0;
}

const signed = (part) =>
  `${part > 0 ? '+' : part < 0 ? '−' : ''}${Math.abs(100 * part).toFixed(2)} %`;

function lastEpoch(row, epoch) {
  if (row.lastEpoch === 0) return h('span', { class: 'faint' }, 'none yet');
  if (!epoch) return links.block(row.lastEpoch);
  return [links.block(row.lastEpoch), h('span', { class: 'unit' },
    ` ${plural(epoch.miners, 'miner')}, ${plural(epoch.validators, 'validator')}`)];
}

function latest(app, { blocks }) {
  return h('ol', { class: 'blocks', id: 'blocks' }, runs(blocks).slice(0, LINES).map((run) =>
    (run.length > 1 ? emptyRun(run) : line(app, run[0]))));
}

function line(app, block) {
  return h('li', { key: block.hash },
    h('div', { class: 'line' }, links.block(block.number), ' ',
      block.time === null ? null : h('span', { class: 'faint' }, clock(block.time))),
    h('div', null, happened(app, block)));
}

/** A line for blocks in a row in which nothing happened. Its key stays while it grows. */
function emptyRun(run) {
  return h('li', { key: `after ${run.at(-1).parent}` },
    h('div', null, links.block(run.at(-1).number), ' – ', links.block(run[0].number)),
    h('p', { class: 'happened faint' }, plural(run.length, 'empty block')));
}

/** The blocks, those without anything in them put together. */
function runs(blocks) {
  const made = [];
  for (const block of blocks.filter(Boolean)) {
    const last = made.at(-1);
    if (last && isEmpty(block) && isEmpty(last[0])) last.push(block);
    else made.push([block]);
  }
  return made;
}

const isEmpty = ({ extrinsics, market }) =>
  market.epochs.length === 0 && extrinsics.every(({ signer }) => signer === null);

const clock = (millis) => new Date(millis).toLocaleTimeString();

/** What a block did: its signed extrinsics and its epochs. */
function happened(app, { extrinsics, market }) {
  const calls = extrinsics.filter(({ signer }) => signer !== null);
  const left = Math.max(0, market.epochs.length - MOST) + Math.max(0, calls.length - MOST);
  const lines = [
    ...market.epochs.slice(0, MOST).map((epoch) => h('p', { class: 'happened' },
      h('span', { class: 'badge epoch' }, 'epoch'), ' ', links.subnet(epoch.netuid), ' paid ',
      amount(epoch.paidToMiners, 'alpha'), ` to ${plural(epoch.miners, 'miner')}, `,
      amount(epoch.paidToValidators, 'alpha'), ` to ${plural(epoch.validators, 'validator')}`)),
    ...calls.slice(0, MOST).map((extrinsic) => h('p', { class: 'happened' },
      h('span', { class: `badge ${extrinsic.error ? 'failed' : 'done'}` },
        extrinsic.error ? 'failed' : 'done'), ' ',
      links.account(app, extrinsic.signer.address), ' ', words.call(app, extrinsic))),
  ];
  if (left > 0) lines.push(h('p', { class: 'happened faint' }, `and ${group(left)} more`));
  return lines.length > 0 ? lines : h('p', { class: 'happened faint' }, 'an empty block');
}
