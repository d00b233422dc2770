// A block with its extrinsics, their events and outcomes.

import { readExtrinsic } from './extrinsic.js';

/** Reads a block by its number or hash. Null if there is none. */
export async function readBlock(chain, named) {
  const isNumber = /^\d+$/.test(named);
  const hash = isNumber ? await chain.ask('chain_getBlockHash', Number(named)) : named;
  const found = hash && (await chain.ask('chain_getBlock', hash));
  if (!found) return null;
  const { header, extrinsics } = found.block;
  const [records, market] = await Promise.all([
    chain.storage('System', 'Events', [], hash),
    isNumber ? chain.market(Number(named)) : chain.ask('market_blockJson', hash),
  ]);
  const read = extrinsics.map((hex, index) => ({
    index,
    bytes: (hex.length - 2) / 2,
    ...readExtrinsic(chain, hex),
    events: eventsOf(records, index),
  }));
  for (const extrinsic of read) Object.assign(extrinsic, outcome(chain, extrinsic.events));
  return {
    hash,
    number: Number(header.number),
    parent: header.parentHash,
    stateRoot: header.stateRoot,
    time: timeOf(read),
    extrinsics: read,
    events: records.filter(({ phase }) => phase.name !== 'ApplyExtrinsic').map(split),
    market,
  };
}

function eventsOf(records, index) {
  const own = records.filter(
    ({ phase }) => phase.name === 'ApplyExtrinsic' && phase.value === index,
  );
  return own.map(split);
}

function split({ phase, event }) {
  const { name, value, docs } = event.value;
  return { pallet: event.name, name, args: value ?? {}, docs, phase: phase.name };
}

function timeOf(extrinsics) {
  const inherent = extrinsics.find(({ pallet, name }) => pallet === 'Timestamp' && name === 'set');
  return inherent ? Number(inherent.args.now) : null;
}

/** Whether an extrinsic succeeded, why not, and what its signer paid for it. */
function outcome(chain, events) {
  const find = (pallet, name) =>
    events.find((event) => event.pallet === pallet && event.name === name);
  const failure = find('System', 'ExtrinsicFailed');
  const fee = find('TransactionPayment', 'TransactionFeePaid');
  return {
    error: failure ? describeError(chain, failure.args.dispatch_error) : null,
    fee: fee ? fee.args.actual_fee : null,
  };
}

/** The name of an error and its doc line. */
export function describeError(chain, error) {
  if (error.name !== 'Module') {
    const detail = error.value?.name ? `${error.name}.${error.value.name}` : error.name;
    return { name: detail, docs: error.docs.join(' ') };
  }
  const { index, error: code } = error.value;
  const pallet = chain.metadata.pallets.find((each) => each.index === index);
  const variants = pallet && pallet.errors !== null && chain.metadata.types.get(pallet.errors);
  const variant = variants && variants.variants.get(code.bytes[0]);
  if (!variant) return { name: `error ${code} of pallet ${index}`, docs: '' };
  return { name: `${pallet.name}.${variant.name}`, docs: variant.docs.join(' ') };
}
