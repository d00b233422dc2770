// Names of the accounts whose seeds a development chain tells.

import { accountOf } from '../scale/ss58.js';

const POT = /^modl(.{8})/s;

/** The name of an account that is no person's: nobody, or the pot of a pallet. */
function potOf(address) {
  const bytes = accountOf(address);
  if (bytes?.every((byte) => byte === 0)) return 'nobody';
  const found = bytes && POT.exec(String.fromCharCode(...bytes));
  if (!found) return undefined;
  const number = bytes.subarray(12).some((byte) => byte > 0) ? ` ${bytes.at(12)}` : '';
  return `pot ${found[1]}${number}`;
}

/** Accounts whose hotkeys are looked up. */
const MOST = 64;

export class Names {
  constructor() {
    this.known = new Map();
    this.accounts = [];
  }

  of(address) {
    if (!this.known.has(address)) this.known.set(address, potOf(address));
    return this.known.get(address);
  }

  /** Reads the accounts, if the node tells them, and the hotkeys that they own. */
  async read(chain) {
    this.known.clear();
    this.accounts = [];
    if (!chain.hasMethod('dev_info')) return;
    // A node that is open to everybody refuses it.
    const { accounts } = await chain.ask('dev_info').catch(() => ({ accounts: [] }));
    this.accounts = accounts;
    for (const { address, seed } of accounts) this.known.set(address, seed.replace(/^\/\//, ''));
    await Promise.all(accounts.slice(0, MOST).map((account) => this.readHotkeys(chain, account)));
  }

  async readHotkeys(chain, { address, seed }) {
    const key = accountOf(address);
    const owned = await chain.storage('SubtensorModule', 'OwnedHotkeys', [key]);
    for (const hotkey of owned) {
      if (!this.known.has(hotkey.address)) {
        this.known.set(hotkey.address, `${seed.replace(/^\/\//, '')}’s hotkey`);
      }
    }
  }
}
