// Extrinsics: who signed what.

import { Reader, bytesOf } from '../scale/reader.js';

const SIGNED = 0x84;
const GENERAL = 0x45;

/** Decodes an extrinsic. The signer is null if it has none. */
export function readExtrinsic(chain, hex) {
  const reader = new Reader(bytesOf(hex));
  reader.length();
  const { address, signature, extensions, call } = chain.metadata.extrinsic;
  const read = (type) => chain.decoders.of(type)(reader);
  const version = reader.u8();
  let signer = null;
  let extra = {};
  if (version === SIGNED) {
    const from = read(address);
    signer = from.value ?? from;
    read(signature);
  }
  if (version === GENERAL) reader.u8();
  if (version === SIGNED || version === GENERAL) {
    extra = Object.fromEntries(extensions.map(({ name, of }) => [name, read(of)]));
  }
  return { signer, nonce: extra.CheckNonce ?? null, ...splitCall(read(call)) };
}

/** A call's pallet, name, arguments and docs. */
export function splitCall(call) {
  const { name, value, docs } = call.value;
  return { pallet: call.name, name, args: value ?? {}, docs };
}
