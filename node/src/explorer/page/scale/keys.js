// Keys of storage items.

import { blake2b } from './blake2.js';
import { concat } from './reader.js';
import { twox } from './xxhash.js';

const HASHES = {
  blake2_128: (key) => blake2b(key, 16),
  blake2_256: (key) => blake2b(key, 32),
  blake2_128_concat: (key) => concat(blake2b(key, 16), key),
  twox_128: (key) => twox(key, 128),
  twox_256: (key) => twox(key, 256),
  twox_64_concat: (key) => concat(twox(key, 64), key),
  identity: (key) => key,
};

/** Bytes that a hasher puts before the key it keeps. */
export const KEPT_AFTER = { blake2_128_concat: 16, twox_64_concat: 8, identity: 0 };

const name = (text) => twox(new TextEncoder().encode(text), 128);

/** The key of an item for the given encoded keys, or the prefix of all if some are left out. */
export function storageKey(pallet, item, keys = []) {
  const parts = keys.map((key, at) => HASHES[item.hashers[at]](key));
  return concat(name(pallet.storage.prefix), name(item.name), ...parts);
}
