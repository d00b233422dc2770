// Connects to the node, derives keys, and sends calls: what all examples here share.

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';

const endpoint = process.env.BT_CHAIN_ENDPOINT ?? 'ws://127.0.0.1:9944';
const provider = new WsProvider(endpoint);
export const api = await ApiPromise.create({ provider, noInitWarn: true });

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
export const key = (uri) => keyring.addFromUri(uri);

/** Rao as TAO, or as alpha. */
export const amount = (rao) => (Number(rao) / 1e9).toFixed(9);

/** Sends a call and returns the events of it once it is in a block; throws the error's name. */
export function send(call, signer) {
  return new Promise((resolve, reject) => {
    call
      .signAndSend(signer, ({ status, events, dispatchError }) => {
        if (status.isInvalid || status.isDropped || status.isUsurped) {
          reject(new Error(status.type));
        } else if (dispatchError?.isModule) {
          reject(new Error(api.registry.findMetaError(dispatchError.asModule).name));
        } else if (dispatchError) {
          reject(new Error(dispatchError.toString()));
        } else if (status.isInBlock || status.isFinalized) {
          // The client skips the first of the two if the second follows at once.
          resolve(events.map(({ event }) => event));
        }
      })
      .catch(reject);
  });
}

/** Resolves with its block when the subnet's next epoch has run. */
export function nextEpoch(netuid) {
  return new Promise((resolve, reject) => {
    let last;
    const stop = api.query.subtensorModule.lastEpochBlock(netuid, (block) => {
      last ??= block.toNumber();
      if (block.toNumber() > last) stop.then((end) => (end(), resolve(block.toNumber())));
    });
    stop.catch(reject);
  });
}
