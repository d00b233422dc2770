// The connection to the development node, transactions, and balances around a block.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';

export const TAO = 1_000_000_000n;
// Seconds. On a chain of 250 ms blocks nothing here takes a tenth of this.
export const PATIENCE = { timeout: 150_000 };

const endpoint = process.env.GANGLION_WS;
if (!endpoint) throw new Error("set GANGLION_WS to a development node's endpoint, or use run.sh");

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
const run = randomBytes(4).toString('hex');
const provider = new WsProvider(endpoint);

/** The key of a secret. */
export const key = (uri) => keyring.addFromUri(uri);
/** A key of this run alone. */
export const fresh = (name) => key(`//${name}//${run}`);
/** Coldkey and hotkey of this run alone. */
export const wallet = (name) => ({ cold: fresh(name), hot: key(`//${name}//${run}//hot`) });
export const [root, bank] = [key('//Alice'), key('//Bob')];

export let api;
export async function connect() {
  api = await ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: true });
}
export const disconnect = () => provider.disconnect();

/**
 * Sends a call; the block it got into, its events, the fee, and the error's name if it failed
 * there. Rejects if it is refused before.
 */
export function outcome(call, signer, options = {}) {
  return new Promise((resolve, reject) => {
    call
      .signAndSend(signer, options, async ({ status, events, dispatchError }) => {
        if (status.isInvalid || status.isDropped || status.isUsurped) {
          return reject(new Error(status.type));
        }
        // The client skips the first of the two if the second follows at once.
        if (!status.isInBlock && !status.isFinalized) return;
        const block = status.isInBlock ? status.asInBlock : status.asFinalized;
        const number = (await api.rpc.chain.getHeader(block)).number.toNumber();
        const paid = find(events, api.events.transactionPayment.TransactionFeePaid);
        const error = dispatchError ? nameOf(dispatchError) : failureWithin(events);
        resolve({ block, number, events, fee: paid?.actualFee.toBigInt() ?? 0n, error });
      })
      .catch(reject);
  });
}

/** Sends a call. Rejects with the error's name if it fails or is refused. */
export async function send(call, signer) {
  const sent = await outcome(call, signer);
  if (sent.error) throw new Error(sent.error);
  return sent;
}

/** The error of a call that succeeded itself and dispatched another that did not. */
function failureWithin(events) {
  const results = [
    find(events, api.events.sudo.Sudid)?.sudoResult,
    find(events, api.events.proxy.ProxyExecuted)?.result,
    find(events, api.events.multisig.MultisigExecuted)?.result,
  ];
  const failed = results.find((result) => result?.isErr);
  return failed && nameOf(failed.asErr);
}

const nameOf = (error) =>
  error.isModule ? api.registry.findMetaError(error.asModule).name : error.toString();
export const find = (events, kind) => events.find(({ event }) => kind.is(event))?.event.data;
export const asRoot = (call) => send(api.tx.sudo.sudo(call), root);

/** The state as it was after a block. */
export const at = (hash) => api.at(hash);
/** The states before and after a block. */
export const around = async (hash) => {
  const { parentHash } = await api.rpc.chain.getHeader(hash);
  return Promise.all([at(parentHash), at(hash)]);
};
/** The free and the reserved balance of an address. */
export const balance = async (state, address) => {
  const { data } = await state.query.system.account(address);
  return { free: data.free.toBigInt(), reserved: data.reserved.toBigInt() };
};
export const free = async (state, who) => (await balance(state, who.address)).free;
export const spent = async (who, { block }) => {
  const [then, now] = await around(block);
  return (await free(then, who)) - (await free(now, who));
};

/** Gives each of some keys a balance. */
export async function fund(amount, ...keys) {
  const gifts = keys.map(({ address }) => api.tx.balances.transferKeepAlive(address, amount));
  await send(api.tx.utility.batchAll(gifts), bank);
}

/** Waits for the block of a number; resolves with the number of the newest one. */
export async function waitFor(number) {
  let stop;
  const head = await new Promise((resolve, reject) => {
    stop = api.rpc.chain.subscribeNewHeads((header) => {
      if (header.number.toNumber() >= number) resolve(header.number.toNumber());
    });
    stop.catch(reject);
  });
  (await stop)();
  assert.ok(head >= number);
  return head;
}
