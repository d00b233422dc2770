// What is around each view: navigation, search, pause, colours, the state of the connection.

import { group } from './parts/format.js';
import { accountOf } from './scale/ss58.js';

const THEMES = ['auto', 'light', 'dark'];
const THEME_KEY = 'ganglion-explorer-theme';

export function frame(app) {
  const part = (selector) => document.querySelector(selector);
  search(app, part('#search'));
  pause(app, part('#pause'));
  theme(part('#theme'));
  part('#skip').addEventListener('click', (event) => {
    // The address names the view, so it cannot name a part of it.
    event.preventDefault();
    app.main.focus();
  });
  return {
    /** Marks where in the navigation the view is. */
    at(name) {
      const place = { block: '', subnet: '', account: 'accounts' }[name] ?? name;
      for (const link of document.querySelectorAll('.site a[data-at]')) {
        if (link.dataset.at === place) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
      }
    },
    block() {
      part('#head').textContent = `#${group(app.head.best)}`;
    },
    connected(isConnected) {
      document.body.classList.toggle('offline', !isConnected);
      part('#chain').textContent = isConnected ? app.chain.name
        : 'The node does not answer; trying again …';
    },
  };
}

function search(app, form) {
  const input = form.querySelector('input');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    const place = placeOf(app, text);
    if (!place) {
      app.say(`“${text}” is neither a block, nor a subnet, nor an account.`, true);
      return;
    }
    app.say('');
    location.hash = place;
    input.value = '';
  });
}

/** Where a text leads: `12`, a hash, `subnet 1`, an address, or the name of an account. */
function placeOf(app, text) {
  const number = text.replace(/[#,\s]/g, '');
  if (/^\d+$/.test(number)) return `#/block/${number}`;
  if (/^0x[\da-f]{64}$/i.test(text)) return `#/block/${text.toLowerCase()}`;
  const subnet = /^(?:subnet|sn)\s*(\d+)$/i.exec(text);
  if (subnet) return `#/subnet/${subnet[1]}`;
  if (accountOf(text)) return `#/account/${text}`;
  const wanted = text.replace(/^\/\//, '').toLowerCase();
  const named = [...app.names.known].find(([, name]) => name.toLowerCase() === wanted);
  return named ? `#/account/${named[0]}` : null;
}

/** Holds the page still; the chain goes on. */
function pause(app, button) {
  button.addEventListener('click', () => {
    const isPaused = !app.head.isPaused;
    app.head.setPaused(isPaused);
    button.setAttribute('aria-pressed', String(isPaused));
  });
}

function theme(button) {
  let at = 0;
  const apply = () => {
    const name = THEMES[at];
    if (name === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    button.setAttribute('aria-label', `Colours: ${name}`);
    button.textContent = { auto: '◐', light: '○', dark: '●' }[name];
  };
  try {
    at = Math.max(0, THEMES.indexOf(localStorage.getItem(THEME_KEY)));
  } catch {
    // The browser keeps nothing.
  }
  apply();
  button.addEventListener('click', () => {
    at = (at + 1) % THEMES.length;
    try {
      localStorage.setItem(THEME_KEY, THEMES[at]);
    } catch {
      // It holds until the page is closed.
    }
    apply();
  });
}
