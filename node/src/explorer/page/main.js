// The explorer: connects to the node, and shows the view that the address names.

import { Chain } from './chain/chain.js';
import { Head } from './chain/head.js';
import { Names } from './chain/names.js';
import { Rpc } from './chain/rpc.js';
import { draw, h } from './parts/dom.js';
import { nothing } from './parts/pieces.js';
import { frame } from './frame.js';
import { Remembered } from './remembered.js';
import * as account from './views/account.js';
import * as block from './views/block.js';
import * as controls from './views/controls.js';
import * as overview from './views/overview.js';
import * as subnet from './views/subnet.js';

const VIEWS = new Map(Object.entries(
  { '': overview, account, accounts: account, block, controls, subnet },
));
/** Least time from one reading of the chain to the next, unless the view has another. */
const REST_MS = 200;

class App {
  constructor(rpc) {
    this.rpc = rpc;
    this.chain = new Chain(rpc);
    this.head = new Head(this.chain);
    this.names = new Names();
    this.ui = new Remembered();
    this.main = document.querySelector('main');
    this.status = document.querySelector('#status');
    this.isReady = false;
    this.isBusy = false;
    this.isStale = false;
    this.data = null;
  }

  start() {
    this.frame = frame(this);
    this.readAddress();
    addEventListener('hashchange', () => this.goTo());
    this.head.addEventListener('block', () => this.onBlock());
    this.rpc.addEventListener('open', () => this.onOpen());
    this.rpc.addEventListener('close', () => this.onClose());
  }

  async onOpen() {
    try {
      await this.chain.start();
      await this.names.read(this.chain);
      await this.head.read();
      await this.head.follow();
    } catch (error) {
      this.fail(error);
      return;
    }
    this.isReady = true;
    this.frame.connected(true);
    this.refresh();
  }

  onClose() {
    this.isReady = false;
    this.frame.connected(false);
  }

  onBlock() {
    this.frame.block();
    if (this.isReady && this.view.isLive && !this.head.isPaused) this.refresh();
  }

  readAddress() {
    const [name, ...params] = location.hash.replace(/^#\/?/, '').split('/');
    this.params = params;
    this.view = VIEWS.get(name) ?? overview;
    if (!params[0] && ['block', 'subnet'].includes(name)) this.view = overview;
    document.title = `${this.view.title(params)} · Ganglion`;
    this.frame.at(name);
  }

  /** Shows another view, and tells a screen reader so by moving the focus to its heading. */
  async goTo() {
    this.readAddress();
    this.data = null;
    this.ui.forget();
    this.main.setAttribute('aria-busy', 'true');
    this.say('');
    scrollTo(0, 0);
    await this.refresh();
    this.main.querySelector('h1')?.focus({ preventScroll: true });
  }

  /** Reads what the view shows and draws it: again, if there was reason to while it was read. */
  async refresh() {
    this.isStale = true;
    if (this.isBusy || !this.isReady) return;
    this.isBusy = true;
    while (this.isStale && this.isReady) {
      this.isStale = false;
      await this.readView();
      if (this.isStale) await new Promise((go) => setTimeout(go, this.view.restMs ?? REST_MS));
    }
    this.isBusy = false;
  }

  async readView() {
    const { view, params } = this;
    try {
      const data = await view.load(this, params);
      // Somebody may have gone on meanwhile.
      if (view !== this.view || params !== this.params) return;
      this.data = { view, data };
      this.redraw();
    } catch (error) {
      if (view === this.view && params === this.params && this.isReady) this.fail(error);
    }
  }

  /** Draws what has been read. */
  redraw() {
    if (!this.data) return;
    const { view, data } = this.data;
    draw(this.main, view.draw(this, data));
    this.main.removeAttribute('aria-busy');
  }

  fail(error) {
    console.error(error.stack ?? error);
    draw(this.main, h('h1', { tabindex: '-1' }, 'This cannot be shown'), nothing(error.message));
    this.main.removeAttribute('aria-busy');
  }

  /** Does something to the chain and says how it went. */
  async act(doing, work) {
    this.say(`${doing} …`);
    try {
      this.say(await work());
    } catch (error) {
      this.say(error.message, true);
    }
    await this.head.read().catch(() => {});
    await this.refresh();
  }

  say(text, isError = false) {
    this.status.textContent = text;
    this.status.classList.toggle('error', isError);
  }
}

const { rpcPort } = await (await fetch('config.json')).json();
const host = location.hostname.startsWith('[') ? '127.0.0.1' : location.hostname;
new App(new Rpc(`ws://${host}:${rpcPort}`)).start();
