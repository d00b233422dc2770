// A subnet: its market, neurons, weights, past epochs and hyperparameters.

import { pastEpochs, pastSubnets, prices, shares } from '../chain/history.js';
import { readWeights } from '../chain/weights.js';
import { encodeUint } from '../scale/reader.js';
import { h } from '../parts/dom.js';
import { amount, count, group, percent } from '../parts/format.js';
import { lines } from '../parts/lines.js';
import * as links from '../parts/links.js';
import { nothing, progress, section, tiles } from '../parts/pieces.js';
import { hyperparameters } from './hyperparameters.js';
import { metagraph } from './metagraph.js';
import { weights } from './weights.js';

/** Curves of a chart. */
const CURVES = 8;

export const title = ([netuid]) => `Subnet ${netuid}`;
export const isLive = true;

export async function load({ chain, head, ui }, [text]) {
  const netuid = Number(text);
  const market = await chain.market(head.best);
  const subnet = market.subnets.find((each) => each.netuid === netuid);
  if (!subnet) return { netuid, block: market.block };
  const key = encodeUint(netuid, 2);
  const mechanisms = await chain.storage('SubtensorModule', 'MechanismCountCurrent', [key],
    market.hash);
  const { mechanism } = ui.of(`subnet ${netuid}`, () => ({ mechanism: 0 }));
  const [neurons, rows, past, epochs, settings] = await Promise.all([
    chain.metagraph(netuid, mechanism, market.block),
    readWeights(chain, netuid, mechanism, market.hash),
    pastSubnets(chain, market),
    pastEpochs(chain, netuid, mechanism, market.block),
    chain.call('SubnetInfoRuntimeApi', 'get_subnet_hyperparams_v3', [key], market.hash),
  ]);
  return { netuid, market, subnet, mechanisms, mechanism, metagraph: neurons, rows, past, epochs,
    settings };
}

export function draw(app, data) {
  const { netuid, subnet } = data;
  if (!subnet) {
    return [h('h1', { tabindex: '-1' }, `Subnet ${netuid}`),
      nothing(`Block ${group(data.block)} has no subnet ${netuid}.`)];
  }
  return [
    h('h1', { tabindex: '-1' }, `Subnet ${netuid}`, h('span', { class: 'name' },
      ` ${subnet.name} ${subnet.symbol}`)),
    h('p', { class: 'under' }, 'Owned by ', links.account(app, subnet.ownerColdkey),
      ' with the hotkey ', links.account(app, subnet.ownerHotkey)),
    numbers(data),
    mechanismChoice(app, data),
    section('Price', priceChart(app, data)),
    section('Metagraph', metagraph(app, data.metagraph, data.market.block)),
    section('Weights', weights(app, data.metagraph, data.rows)),
    section('Past epochs', pastCharts(app, data)),
    section('Hyperparameters', hyperparameters(app, data.settings)),
  ];
}

function numbers({ subnet, metagraph: { neurons, maxNeurons, registrationCost } }) {
  return tiles([
    ['Price', amount(subnet.price, 'TAO'),
      `moving average ${subnet.movingPrice.toFixed(4)}`, 'tile-price'],
    ['Reserve', amount(subnet.taoIn, 'TAO', 2), amount(subnet.alphaIn, 'alpha', 2)],
    ['Staked', amount(subnet.alphaOut, 'alpha', 2), 'outside the reserve'],
    ['Emission a block', amount(subnet.taoInEmission, 'TAO'),
      [amount(subnet.alphaOutEmission, 'alpha'), ' for neurons']],
    ['Neurons', [count(neurons.length), ` of ${group(maxNeurons)}`],
      ['a registration costs ', amount(registrationCost, 'TAO')]],
    ['Next epoch', progress(subnet.blocksSinceEpoch, subnet.tempo, 'blocks since the epoch'),
      `${subnet.blocksSinceEpoch} of ${group(subnet.tempo)} blocks`],
  ]);
}

/** Which of a subnet's mechanisms is shown, if it has several. */
function mechanismChoice(app, { netuid, mechanisms, mechanism }) {
  if (mechanisms < 2) return null;
  const choose = (event) => {
    app.ui.of(`subnet ${netuid}`).mechanism = Number(event.currentTarget.value);
    app.refresh();
  };
  return h('p', { key: 'mechanism' }, h('label', { for: 'mechanism' }, 'Mechanism '),
    h('select', { id: 'mechanism', onchange: choose, value: String(mechanism) },
      Array.from({ length: mechanisms }, (_, at) => h('option', { value: String(at) },
        String(at)))));
}

function priceChart(app, { netuid, past }) {
  const { xs, ys } = prices(past, netuid);
  return lines(app, { name: 'price', title: 'TAO for one alpha', xs, series: [{ label: '', ys }],
    text: (value) => value.toPrecision(6) });
}

function pastCharts(app, { epochs }) {
  if (epochs.length < 2) return nothing('The curves begin with the second epoch.');
  return h('div', { class: 'pair' },
    ['incentive', 'dividends'].map((field) => {
      const { xs, series, left } = shares(epochs, field, CURVES);
      const most = left > 0 ? `, the ${CURVES} greatest of ${CURVES + left}` : '';
      return lines(app, { name: field, title: `${field === 'incentive' ? 'Incentive of miners'
        : 'Dividends of validators'}${most}`, xs, series, text: percent, fromZero: true });
    }));
}
