// Addresses in SS58.

import { blake2b } from './blake2.js';
import { concat } from './reader.js';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const SUBSTRATE = 42;
const PREFIX = new TextEncoder().encode('SS58PRE');
const known = new Map();

const checksum = (payload) => blake2b(concat(PREFIX, payload), 64).subarray(0, 2);

function base58(bytes) {
  let value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (; value > 0n; value /= 58n) text = ALPHABET[Number(value % 58n)] + text;
  return text;
}

/** The address of an account of 32 bytes. */
export function addressOf(account) {
  const key = account.join();
  if (!known.has(key)) {
    const payload = concat(Uint8Array.of(SUBSTRATE), account);
    known.set(key, base58(concat(payload, checksum(payload))));
  }
  return known.get(key);
}

/** The account of an address, or null if it is none of this chain. */
export function accountOf(address) {
  let value = 0n;
  for (const character of address) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return null;
    value = value * 58n + BigInt(digit);
  }
  const bytes = new Uint8Array(35);
  for (let at = bytes.length - 1; at >= 0; at -= 1) {
    bytes[at] = Number(value & 0xffn);
    value >>= 8n;
  }
  const [payload, sum] = [bytes.subarray(0, 33), checksum(bytes.subarray(0, 33))];
  const isRight = value === 0n && payload[0] === SUBSTRATE;
  return isRight && sum.every((byte, at) => byte === bytes[33 + at]) ? payload.subarray(1) : null;
}
