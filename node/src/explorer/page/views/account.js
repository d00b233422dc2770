// An account: what it holds and stakes, and the faucet. Without an address: the known accounts.

import { readAccount } from '../chain/account.js';
import { accountOf } from '../scale/ss58.js';
import { h } from '../parts/dom.js';
import { amount, count, exact, group } from '../parts/format.js';
import * as links from '../parts/links.js';
import { badge, nothing, section, tiles } from '../parts/pieces.js';
import { sortable } from '../parts/table.js';
import { faucet } from './faucet.js';

/** Accounts in the list. */
const MOST = 100;

export const title = ([address]) => (address ? 'Account' : 'Accounts');
export const isLive = true;

export async function load({ chain, head, names }, [address]) {
  if (!address) return { accounts: await balances(chain, names.accounts) };
  if (!accountOf(address)) return { address, isWrong: true };
  const market = await chain.market(head.best);
  return { address, held: await readAccount(chain, address, market) };
}

async function balances(chain, accounts) {
  return Promise.all(accounts.slice(0, MOST).map(async ({ seed, address }) => {
    const { data } = await chain.storage('System', 'Account', [accountOf(address)]);
    return { seed, address, free: data.free };
  }));
}

export function draw(app, data) {
  if (data.accounts) return overview(app, data.accounts);
  const { address, isWrong, held } = data;
  const name = app.names.of(address);
  const heading = h('h1', { tabindex: '-1' }, name ?? 'Account');
  if (isWrong) return [heading, nothing(`${address} is no address of this chain.`)];
  return [
    heading,
    h('p', { class: 'under' }, h('code', null, address)),
    roles(app, held),
    tiles([
      ['Free', amount(exact(held.free.rao), 'TAO'), null, 'tile-free'],
      ['Reserved', amount(exact(held.reserved.rao), 'TAO')],
      ['Frozen', amount(exact(held.frozen.rao), 'TAO')],
      ['Stakes at their price', amount(exact(held.worth), 'TAO')],
      ['Transactions', count(held.nonce), 'nonce of the next'],
    ]),
    section('Stakes', stakes(app, held)),
    faucet(app, address),
  ];
}

/** What else the account is: a hotkey, an owner of hotkeys or of subnets. */
function roles(app, { owner, hotkeys, networks, subnetsOwned }) {
  const list = (title, items) => (items.length === 0 ? null
    : h('p', { key: title }, `${title} `, items.map((item, at) => [at > 0 ? ', ' : '', item])));
  return [
    owner ? list('A hotkey of', [links.account(app, owner)]) : null,
    list('Registered on', networks.map((netuid) => links.subnet(netuid))),
    list('Owns the hotkeys', hotkeys.map((hotkey) => links.account(app, hotkey))),
    list('Owns the subnets', subnetsOwned.map(({ netuid, name }) => links.subnet(netuid, name))),
  ];
}

function stakes(app, { stakes: rows }) {
  if (rows.length === 0) return nothing('The account has staked nothing.');
  const columns = [
    { key: 'netuid', title: 'Subnet', isText: true, by: (row) => row.netuid,
      cell: (row) => links.subnet(row.netuid, row.name) },
    { key: 'hotkey', title: 'With', isText: true, by: (row) => row.hotkey.address,
      cell: (row) => [links.account(app, row.hotkey.address),
        row.is_registered ? null : [' ', badge('not registered', 'inactive')]] },
    { key: 'stake', title: 'Stake', by: (row) => row.stake.rao,
      cell: (row) => amount(exact(row.stake.rao), row.netuid === 0 ? 'TAO' : 'alpha') },
    { key: 'worth', title: 'At its price', by: (row) => row.worth,
      cell: (row) => amount(exact(row.worth), 'TAO') },
  ];
  return sortable(app, { name: 'stakes', label: 'Stakes', columns, rows,
    rowKey: (row) => `${row.netuid} ${row.hotkey.address}`,
    first: { key: 'worth', isDescending: true } });
}

function overview(app, accounts) {
  const heading = h('h1', { tabindex: '-1' }, 'Accounts');
  if (accounts.length === 0) {
    return [heading, nothing('The node tells no accounts. Enter an address in the search field.')];
  }
  const columns = [
    { key: 'seed', title: 'Seed', isText: true, by: (row) => row.seed,
      cell: (row) => h('code', null, row.seed) },
    { key: 'address', title: 'Address', isText: true, by: (row) => row.address,
      cell: (row) => h('a', { href: `#/account/${row.address}` }, h('code', null, row.address)) },
    { key: 'free', title: 'Free', by: (row) => row.free.rao,
      cell: (row) => amount(exact(row.free.rao), 'TAO') },
  ];
  const left = app.names.accounts.length - accounts.length;
  return [heading, section('Accounts of this development chain',
    left > 0 ? h('p', { class: 'faint' }, `and ${group(left)} more`) : null,
    sortable(app, { name: 'accounts', label: 'Accounts', columns, rows: accounts,
      rowKey: (row) => row.address, first: { key: 'free', isDescending: true } }))];
}
