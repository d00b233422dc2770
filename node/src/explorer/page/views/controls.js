// Controls of a development chain: blocks, time, snapshots.

import { h } from '../parts/dom.js';
import { count, duration, group, moment, short } from '../parts/format.js';
import * as links from '../parts/links.js';
import { nothing, section, tiles } from '../parts/pieces.js';

const MODES = {
  Instant: 'a block for each transaction',
  Interval: 'a block at each interval',
  Mixed: 'a block for each transaction, and at each interval',
  Manual: 'a block only when one is asked for',
};
const UNITS = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

export const title = () => 'Controls';
export const isLive = true;
/** The node interrupts its work on blocks for the answer, so it is not asked at each. */
export const restMs = 1000;

export async function load({ chain }) {
  return chain.hasMethod('dev_info') ? chain.ask('dev_info') : null;
}

export function draw(app, info) {
  const heading = h('h1', { tabindex: '-1' }, 'Controls');
  if (!info) {
    return [heading, nothing('This node has no dev_… methods: only the node of a development '
      + 'chain that makes its blocks itself can be controlled.')];
  }
  return [
    heading,
    tiles([
      ['Head', links.block(info.head.number), `finalized #${group(info.finalized.number)}`],
      ['Mode', info.mode, MODES[info.mode], 'tile-mode'],
      ['Interval', info.intervalMs === null ? 'none' : duration(info.intervalMs)],
      ['Clock of the chain', moment(info.clock), null, 'tile-clock'],
      ['Pool', count(info.pool.ready), `${group(info.pool.waiting)} wait for an earlier one`],
    ]),
    h('div', { class: 'pair', key: 'pair-blocks' }, mining(app, info), modes(app, info)),
    h('div', { class: 'pair', key: 'pair-time' }, travel(app, info), snapshots(app, info)),
  ];
}

/** A form whose fields `run` gets as an object when it is sent. */
function form(app, { id, doing, run }, ...children) {
  const send = async (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(event.currentTarget));
    await app.act(doing(fields), () => run(fields));
  };
  return h('form', { class: 'form', id, onsubmit: send }, children);
}

function number(id, name, label, value, { min = 1, max = 1_000_000 } = {}) {
  return [h('label', { for: id }, label), h('input', { id, name, type: 'number', required: true,
    min: String(min), max: String(max), step: '1', value: String(value) })];
}

const button = (text) => h('button', { type: 'submit' }, text);

/** What a field suggests. It stays as it was at first, because somebody may be typing there. */
const suggested = (app, name, make) => app.ui.of(name, () => ({ value: make() })).value;

function mining(app, { head, subnets }) {
  const withEpochs = subnets.filter(({ nextEpoch }) => nextEpoch !== null);
  const mine = async (what) => {
    const hash = await app.chain.ask('dev_newBlock', what);
    const { number: at } = await app.chain.ask('chain_getHeader', hash);
    return `The head is block ${group(Number(at))}.`;
  };
  return section('Blocks',
    form(app, { id: 'mine', doing: ({ blocks }) => `Making ${blocks} blocks`,
      run: ({ blocks }) => mine({ count: Number(blocks) }) },
    number('mine-blocks', 'blocks', 'Blocks', 1), button('Make blocks')),
    form(app, { id: 'mine-to', doing: ({ to }) => `Making blocks to ${to}`,
      run: ({ to }) => mine({ to: Number(to) }) },
    number('mine-to-number', 'to', 'To block',
      suggested(app, 'mine to', () => head.number + 100), { max: 4_294_967_295 }),
    button('Make blocks up to it')),
    withEpochs.length === 0 ? null : form(app, { id: 'mine-epochs',
      doing: ({ epochs, netuid }) => `Making ${epochs} epochs of subnet ${netuid}`,
      run: ({ epochs, netuid }) =>
        mine({ epochs: { netuid: Number(netuid), n: Number(epochs) } }) },
    number('mine-epochs-number', 'epochs', 'Epochs', 1),
    h('label', { for: 'mine-subnet' }, 'of subnet'),
    h('select', { id: 'mine-subnet', name: 'netuid' }, withEpochs.map(({ netuid, name }) =>
      h('option', { key: String(netuid), value: String(netuid) }, `${netuid} ${name}`))),
    button('Make epochs')));
}

function modes(app, info) {
  const set = async ({ mode, intervalMs }) => {
    const hasInterval = ['Interval', 'Mixed'].includes(mode);
    const wanted = hasInterval ? { mode, intervalMs: Number(intervalMs) } : { mode };
    const now = await app.chain.ask('dev_setBlockBuildMode', wanted);
    const interval = now.intervalMs === null ? '' : `, the interval ${duration(now.intervalMs)}`;
    return `The mode is ${now.mode}${interval}.`;
  };
  return section('When blocks are made',
    form(app, { id: 'mode', doing: ({ mode }) => `Changing to ${mode}`, run: set },
      h('fieldset', null, h('legend', { class: 'unseen' }, 'Mode'),
        Object.entries(MODES).map(([mode, meaning]) => h('label', { key: mode, class: 'choice' },
          h('input', { type: 'radio', name: 'mode', value: mode,
            checked: mode.toLowerCase() === info.mode.toLowerCase() }),
          h('span', null, h('b', null, mode), ` ${meaning}`)))),
      number('mode-interval', 'intervalMs', 'Interval in ms', info.intervalMs ?? info.slotMs,
        { min: 10, max: UNITS.days }),
      button('Change')));
}

function travel(app, { clock }) {
  const forward = async ({ by, unit }) => {
    const now = await app.chain.ask('dev_timeTravel', { forwardMs: Number(by) * UNITS[unit] });
    return `The chain’s clock is ${new Date(now).toLocaleString()}.`;
  };
  const to = async ({ time }) => {
    const now = await app.chain.ask('dev_timeTravel', new Date(time).getTime());
    return `The chain’s clock is ${new Date(now).toLocaleString()}.`;
  };
  return section('Time',
    form(app, { id: 'forward', doing: ({ by, unit }) => `Going ${by} ${unit} forward`,
      run: forward },
    number('forward-by', 'by', 'Forward by', 1),
    h('label', { for: 'forward-unit', class: 'unseen' }, 'Unit'),
    h('select', { id: 'forward-unit', name: 'unit' }, Object.keys(UNITS).map((unit) =>
      h('option', { key: unit, value: unit }, unit))),
    button('Go forward')),
    form(app, { id: 'travel', doing: () => 'Going forward', run: to },
      h('label', { for: 'travel-time' }, 'To'),
      h('input', { id: 'travel-time', name: 'time', type: 'datetime-local', step: '1',
        required: true, value: suggested(app, 'travel to', () => local(clock)) }),
      button('Go to it')),
    h('p', { class: 'faint' }, 'Time goes forward only. To go back, revert to a snapshot.'));
}

/** A moment as a field takes it, in the reader's time zone, to the hour after it. */
function local(millis) {
  const next = new Date(Math.ceil(millis / UNITS.hours) * UNITS.hours + UNITS.hours);
  const shifted = new Date(next.getTime() - next.getTimezoneOffset() * UNITS.minutes);
  return shifted.toISOString().slice(0, 19);
}

function snapshots(app, info) {
  const take = async () => `Snapshot ${await app.chain.ask('dev_snapshot')} was taken.`;
  const revert = (id) => () => app.act(`Reverting to snapshot ${id}`, async () => {
    await app.chain.ask('dev_revert', id);
    return `The chain is as it was in snapshot ${id}.`;
  });
  return section('Snapshots',
    form(app, { id: 'snapshot', doing: () => 'Taking a snapshot', run: take },
      button('Take a snapshot')),
    info.snapshots.length === 0 ? nothing('There are none.')
      : h('ul', { class: 'snapshots', id: 'snapshots' }, info.snapshots.map(({ id, number: at,
        hash }) => h('li', { key: String(id) },
        h('span', null, `${id}: block #${group(at)} `, h('span', { class: 'faint hash',
          title: hash }, short(hash))),
        h('button', { type: 'button', 'aria-label': `Revert to snapshot ${id}`,
          onclick: revert(id) }, 'Revert')))),
    h('p', { class: 'faint' },
      'A snapshot can be reverted to again and again; a revert drops the later ones.'));
}
