// Reads the primitives of SCALE, the encoding of everything that the chain stores.

const text = new TextDecoder();

/** Bytes of a hexadecimal text with or without `0x`. */
export function bytesOf(hex) {
  const digits = hex.startsWith('0x') ? hex.slice(2) : hex;
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16);
  }
  return bytes;
}

/** Hexadecimal text of bytes, with `0x`. */
export function hexOf(bytes) {
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** An unsigned integer, little endian, in as many bytes as asked for. */
export function encodeUint(value, size) {
  let rest = BigInt(value);
  return Uint8Array.from({ length: size }, () => {
    const byte = Number(rest & 0xffn);
    rest >>= 8n;
    return byte;
  });
}

/** The given arrays of bytes, one after the other. */
export function concat(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** The next bytes. Throws if there are fewer. */
  take(count) {
    const end = this.at + count;
    if (end > this.bytes.length) throw new Error(`the data ends ${end - this.bytes.length} early`);
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  u8() {
    return this.take(1)[0];
  }

  bool() {
    return this.u8() !== 0;
  }

  /** An unsigned integer: a number up to four bytes, a BigInt beyond. */
  uint(size) {
    const bytes = this.take(size);
    if (size <= 4) return bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
    return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  }

  int(size) {
    const value = BigInt.asIntN(size * 8, BigInt(this.uint(size)));
    return size <= 4 ? Number(value) : value;
  }

  /** A compact integer: a number up to 2^30, a BigInt beyond. */
  compact() {
    const first = this.u8();
    const mode = first & 3;
    if (mode === 0) return first >> 2;
    if (mode === 3) return this.uint((first >> 2) + 4);
    this.at -= 1;
    return this.uint(mode === 1 ? 2 : 4) >>> 2;
  }

  /** The length of what follows. */
  length() {
    return Number(this.compact());
  }

  list(read) {
    return Array.from({ length: this.length() }, () => read(this));
  }

  option(read) {
    return this.u8() === 0 ? null : read(this);
  }

  string() {
    return text.decode(this.take(this.length()));
  }

  isEmpty() {
    return this.at === this.bytes.length;
  }
}
