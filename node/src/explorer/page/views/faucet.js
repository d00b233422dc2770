// Gives TAO to an account of a development chain.

import { h } from '../parts/dom.js';
import { shorten } from '../parts/format.js';
import { section } from '../parts/pieces.js';

export function faucet(app, address) {
  if (!app.chain.hasMethod('dev_fund')) return null;
  const give = async (event) => {
    event.preventDefault();
    const tao = new FormData(event.currentTarget).get('tao');
    await app.act(`Giving ${tao} TAO`, async () => {
      const { free } = await app.chain.ask('dev_fund', address, tao);
      return `The faucet gave ${tao} TAO; the account has ${shorten(free)} TAO.`;
    });
  };
  return section('Faucet', h('form', { class: 'form', id: 'faucet', onsubmit: give },
    h('label', { for: 'faucet-tao' }, 'TAO'),
    h('input', { id: 'faucet-tao', name: 'tao', inputmode: 'decimal', required: true,
      pattern: '[0-9]+([.][0-9]{1,9})?', title: 'a number with at most nine decimals',
      value: '100' }),
    h('button', { type: 'submit' }, 'Give')));
}
