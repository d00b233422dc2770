// BLAKE2b (RFC 7693) without a key: addresses and the keys of storage need it.

const MASK = (1n << 64n) - 1n;
const IV = [
  0x6a09e667f3bcc908n, 0xbb67ae8584caa73bn, 0x3c6ef372fe94f82bn, 0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n, 0x9b05688c2b3e6c1fn, 0x1f83d9abfb41bd6bn, 0x5be0cd19137e2179n,
];
const SIGMA = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
  [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
  [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
  [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
  [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
  [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
];
const MIXED = [
  [0, 4, 8, 12], [1, 5, 9, 13], [2, 6, 10, 14], [3, 7, 11, 15],
  [0, 5, 10, 15], [1, 6, 11, 12], [2, 7, 8, 13], [3, 4, 9, 14],
];
const BLOCK = 128;
const ROUNDS = 12;

const rotate = (value, bits) => ((value >> bits) | (value << (64n - bits))) & MASK;

function mix(v, [a, b, c, d], x, y) {
  v[a] = (v[a] + v[b] + x) & MASK;
  v[d] = rotate(v[d] ^ v[a], 32n);
  v[c] = (v[c] + v[d]) & MASK;
  v[b] = rotate(v[b] ^ v[c], 24n);
  v[a] = (v[a] + v[b] + y) & MASK;
  v[d] = rotate(v[d] ^ v[a], 16n);
  v[c] = (v[c] + v[d]) & MASK;
  v[b] = rotate(v[b] ^ v[c], 63n);
}

function compress(h, block, length, isLast) {
  const words = new BigUint64Array(16);
  const view = new DataView(block.buffer, block.byteOffset, BLOCK);
  for (let at = 0; at < 16; at += 1) words[at] = view.getBigUint64(8 * at, true);
  const v = [...h, ...IV];
  v[12] ^= BigInt(length);
  if (isLast) v[14] ^= MASK;
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = SIGMA[round % SIGMA.length];
    MIXED.forEach((at, step) => mix(v, at, words[order[2 * step]], words[order[2 * step + 1]]));
  }
  for (let at = 0; at < 8; at += 1) h[at] ^= v[at] ^ v[at + 8];
}

/** The hash of bytes, in `size` bytes. */
export function blake2b(bytes, size) {
  const h = [...IV];
  h[0] ^= BigInt(0x01010000 ^ size);
  const blocks = Math.max(1, Math.ceil(bytes.length / BLOCK));
  for (let at = 0; at < blocks; at += 1) {
    const block = new Uint8Array(BLOCK);
    block.set(bytes.subarray(at * BLOCK, (at + 1) * BLOCK));
    const isLast = at === blocks - 1;
    compress(h, block, isLast ? bytes.length : (at + 1) * BLOCK, isLast);
  }
  const out = new Uint8Array(64);
  const view = new DataView(out.buffer);
  h.forEach((word, at) => view.setBigUint64(8 * at, word, true));
  return out.subarray(0, size);
}
