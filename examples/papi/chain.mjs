// Connects to the node, derives keys, and sends calls: what all examples here share.

import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_MINI_SECRET, ss58Address } from '@polkadot-labs/hdkd-helpers';
import { createClient } from 'polkadot-api';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws';
import { filter, firstValueFrom } from 'rxjs';

// Written by `npm run generate` from the node's metadata: names and types of all that it serves.
import { ganglion } from './.papi/descriptors/dist/index.js';

const endpoint = process.env.BT_CHAIN_ENDPOINT ?? 'ws://127.0.0.1:9944';
export const client = createClient(getWsProvider(endpoint));
export const api = client.getTypedApi(ganglion);

const derive = sr25519CreateDerive(DEV_MINI_SECRET);

/** @param {string} uri a path of the development phrase, such as `//Alice` */
export function key(uri) {
  const { publicKey, sign } = derive(uri);
  const signer = getPolkadotSigner(publicKey, 'Sr25519', sign);
  return { address: ss58Address(publicKey, 42), publicKey, signer };
}

/** Rao as TAO, or as alpha. @param {bigint} rao */
export const amount = (rao) => (Number(rao) / 1e9).toFixed(9);

/**
 * Sends a call and returns its events once its block is final; throws the error's name.
 *
 * @param {import('polkadot-api').Transaction} call
 * @param {{ signer: import('polkadot-api').PolkadotSigner }} key
 */
export async function send(call, { signer }) {
  const { ok, events, dispatchError } = await call.signAndSubmit(signer);
  if (ok) return events;
  /** @type {any} */
  const error = dispatchError;
  throw new Error(error.value?.value?.type ?? error.type);
}

/**
 * Resolves with its block when the subnet's next epoch has run.
 *
 * @param {number} netuid
 */
export async function nextEpoch(netuid) {
  const item = api.query.SubtensorModule.LastEpochBlock;
  const last = await item.getValue(netuid, { at: 'best' });
  const changes = item.watchValue(netuid, { at: 'best' });
  const { value } = await firstValueFrom(changes.pipe(filter(({ value }) => value > last)));
  return Number(value);
}
