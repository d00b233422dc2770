// xxHash64, of which the names of pallets and of storage items are hashed (`twox`).

const MASK = (1n << 64n) - 1n;
const P1 = 11400714785074694791n;
const P2 = 14029467366897019727n;
const P3 = 1609587929392839161n;
const P4 = 9650029242287828579n;
const P5 = 2870177450012600261n;
const STRIPE = 32;

const rotate = (value, bits) => ((value << bits) | (value >> (64n - bits))) & MASK;
const round = (lane, word) => (rotate((lane + word * P2) & MASK, 31n) * P1) & MASK;
const merge = (hash, lane) => (((hash ^ round(0n, lane)) * P1) + P4) & MASK;

function hash64(bytes, seed) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const word = (at) => view.getBigUint64(at, true);
  let at = 0;
  let hash = (seed + P5) & MASK;
  if (bytes.length >= STRIPE) {
    let lanes = [seed + P1 + P2, seed + P2, seed, seed - P1].map((lane) => lane & MASK);
    for (; at + STRIPE <= bytes.length; at += STRIPE) {
      lanes = lanes.map((lane, index) => round(lane, word(at + 8 * index)));
    }
    const bits = [1n, 7n, 12n, 18n];
    hash = lanes.reduce((sum, lane, index) => sum + rotate(lane, bits[index]), 0n) & MASK;
    hash = lanes.reduce(merge, hash);
  }
  hash = (hash + BigInt(bytes.length)) & MASK;
  for (; at + 8 <= bytes.length; at += 8) {
    hash = (rotate(hash ^ round(0n, word(at)), 27n) * P1 + P4) & MASK;
  }
  if (at + 4 <= bytes.length) {
    const half = BigInt(view.getUint32(at, true));
    hash = (rotate(hash ^ ((half * P1) & MASK), 23n) * P2 + P3) & MASK;
    at += 4;
  }
  for (; at < bytes.length; at += 1) {
    hash = (rotate(hash ^ ((BigInt(bytes[at]) * P5) & MASK), 11n) * P1) & MASK;
  }
  hash = ((hash ^ (hash >> 33n)) * P2) & MASK;
  hash = ((hash ^ (hash >> 29n)) * P3) & MASK;
  return hash ^ (hash >> 32n);
}

/** The hash of bytes in as many bits as asked for, a multiple of 64. */
export function twox(bytes, bits) {
  const out = new Uint8Array(bits / 8);
  const view = new DataView(out.buffer);
  for (let seed = 0; seed < bits / 64; seed += 1) {
    view.setBigUint64(8 * seed, hash64(bytes, BigInt(seed)), true);
  }
  return out;
}
