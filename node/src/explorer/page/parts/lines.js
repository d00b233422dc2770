// Curves over blocks, with the values under the pointer or, by the arrow keys, of each point.

import { h } from './dom.js';
import { group } from './format.js';

const WIDTH = 600;
const HEIGHT = 180;
/** Part of the range that is left free above and below. */
const MARGIN = 0.08;

/** Least range that is drawn, as a part of the value: less is no movement worth a curve. */
const LEAST_RANGE = 0.01;

/** The lowest and highest value to draw. A flat curve is in the middle. */
function rangeOf(values, fromZero) {
  const high = Math.max(...values);
  if (fromZero) return [0, high * (1 + MARGIN) || 1];
  const low = Math.min(...values);
  const least = Math.max(Math.abs(high) * LEAST_RANGE, 1e-9);
  const free = Math.max((high - low) * MARGIN, (least - (high - low)) / 2);
  return [low - free, high + free];
}

function points(xs, ys, [low, high], width, height) {
  const span = xs.at(-1) - xs[0] || 1;
  return xs.map((x, at) => {
    const across = ((x - xs[0]) / span) * width;
    const down = height - ((ys[at] - low) / (high - low)) * height;
    return `${across.toFixed(1)},${down.toFixed(1)}`;
  }).join(' ');
}

/** A small curve without axes, beside a number that says the same. */
export function sparkline(xs, ys) {
  if (xs.length < 2) return h('span', { class: 'spark' });
  const [width, height] = [120, 28];
  const range = rangeOf(ys, false);
  const line = points(xs, ys, range, width, height);
  return h('svg', {
    class: `spark ${ys.at(-1) < ys[0] ? 'falls' : 'rises'}`,
    viewBox: `0 0 ${width} ${height}`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
    focusable: 'false',
  },
  h('polygon', { points: `0,${height} ${line} ${width},${height}` }),
  h('polyline', { points: line }));
}

/**
 * A chart: its name, the blocks, and series of a label and values. `text` writes a value.
 */
export function lines(app, { name, title, xs, series, text, fromZero = false }) {
  if (xs.length < 2 || series.length === 0) {
    return h('figure', { class: 'chart' }, h('figcaption', null, title),
      h('p', { class: 'faint' }, 'There is nothing to draw yet.'));
  }
  const state = app.ui.of(`chart ${name}`, () => ({ at: null }));
  const range = rangeOf(series.flatMap(({ ys }) => ys), fromZero);
  const at = state.at === null ? xs.length - 1 : Math.min(state.at, xs.length - 1);
  const pick = (next) => {
    state.at = next;
    app.redraw();
  };
  return h('figure', { class: 'chart', id: name },
    h('figcaption', null, title),
    h('div', { class: 'axes' },
      h('span', { class: 'high' }, text(range[1])),
      h('span', { class: 'low' }, text(range[0])),
      plot({ title, xs, series, text, range, at, state, pick }),
      h('span', { class: 'from' }, `#${group(xs[0])}`),
      h('span', { class: 'to' }, `#${group(xs.at(-1))}`)),
    h('p', { class: 'readout', id: `${name}-readout` },
      h('span', { class: 'faint' }, `Block ${group(xs[at])}`),
      series.map(({ label, ys }, index) => h('span', { key: label, class: `legend s${index}` },
        h('span', { class: 'swatch', 'aria-hidden': 'true' }),
        label ? `${label} ` : '', h('b', null, text(ys[at]))))),
    values({ title, xs, series, text }));
}

function plot({ title, xs, series, text, range, at, state, pick }) {
  const across = ((xs[at] - xs[0]) / (xs.at(-1) - xs[0] || 1)) * WIDTH;
  const under = (event) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const x = xs[0] + ((event.clientX - left) / width) * (xs.at(-1) - xs[0]);
    const distances = xs.map((each) => Math.abs(each - x));
    pick(distances.indexOf(Math.min(...distances)));
  };
  const byKey = (event) => {
    const steps = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: xs.length - 1 };
    if (event.key === 'Escape') pick(null);
    if (!(event.key in steps)) return;
    event.preventDefault();
    pick(Math.max(0, Math.min(xs.length - 1, steps[event.key])));
  };
  return h('div', {
    class: 'plot',
    tabindex: '0',
    role: 'slider',
    'aria-label': `${title}: a point of the curve`,
    'aria-valuemin': String(xs[0]),
    'aria-valuemax': String(xs.at(-1)),
    'aria-valuenow': String(xs[at]),
    'aria-valuetext': `block ${xs[at]}: ${series.map(({ label, ys }) =>
      `${label} ${text(ys[at])}`.trim()).join(', ')}`,
    onpointermove: under,
    onpointerleave: () => pick(null),
    onkeydown: byKey,
  }, h('svg', {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
    focusable: 'false',
  },
  [0.25, 0.5, 0.75].map((part) => h('line', {
    class: 'grid', x1: '0', x2: String(WIDTH), y1: String(part * HEIGHT), y2: String(part * HEIGHT),
  })),
  series.length === 1 ? h('polygon', {
    class: 'area',
    points: `0,${HEIGHT} ${points(xs, series[0].ys, range, WIDTH, HEIGHT)} ${WIDTH},${HEIGHT}`,
  }) : null,
  series.map(({ label, ys }, index) => h('polyline', {
    key: label, class: `s${index}`, points: points(xs, ys, range, WIDTH, HEIGHT),
  })),
  state.at === null ? null : h('line', {
    class: 'cross', x1: String(across), x2: String(across), y1: '0', y2: String(HEIGHT),
  })));
}

/** The same numbers as a table. */
function values({ title, xs, series, text }) {
  return h('details', null,
    h('summary', null, 'Values'),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `${title}: values` },
      h('table', null,
        h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Block'),
          series.map(({ label }) => h('th', { scope: 'col' }, label || title)))),
        h('tbody', null, xs.map((x, at) => h('tr', null,
          h('th', { scope: 'row' }, group(x)),
          series.map(({ ys }) => h('td', { class: 'figure' }, text(ys[at]))))).reverse()))));
}
