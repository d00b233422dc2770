// Decodes values by the chain's description of their types.
//
// Numbers up to four bytes are numbers, larger ones BigInts. What a reader wants to see in another
// form is an object of a class: Account, Amount, Bytes, Variant.

import { addressOf } from './ss58.js';
import { hexOf } from './reader.js';

export class Account {
  constructor(address) {
    this.address = address;
  }
}

/** TAO or alpha, in rao. */
export class Amount {
  constructor(rao, unit) {
    this.rao = BigInt(rao);
    this.unit = unit;
  }
}

export class Bytes {
  constructor(bytes) {
    this.bytes = bytes;
  }

  /** Readable text if it is text, hexadecimal digits otherwise. */
  toString() {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(this.bytes);
      // eslint-disable-next-line no-control-regex
      if (text && !/[\u0000-\u001f\u007f]/.test(text)) return text;
    } catch {
      // Not text.
    }
    return hexOf(this.bytes);
  }
}

/** One of several cases, with its own values. */
export class Variant {
  constructor(name, value, docs) {
    this.name = name;
    this.value = value;
    this.docs = docs;
  }
}

const SIZES = { u8: 1, u16: 2, u32: 4, u64: 8, u128: 16, u256: 32 };
const UNITS = { TaoBalance: 'TAO', AlphaBalance: 'alpha' };
const ALPHA_TYPE = /\bAlphaBalance\b/;
const TAO_TYPE = /\b(Balance|BalanceOf|TaoBalance)\b/;

/** Decoders for the types of the metadata, made when first asked for. */
export class Decoders {
  constructor(metadata) {
    this.types = metadata.types;
    this.made = new Map();
  }

  /** The function that reads a value of the type. */
  of(id) {
    if (!this.made.has(id)) {
      // A type can hold itself: its inner use finds this entry.
      this.made.set(id, (reader) => this.made.get(id)(reader));
      this.made.set(id, this.make(this.types.get(id)));
    }
    const made = this.made.get(id);
    return (reader) => made(reader);
  }

  make(type) {
    const name = type.path.at(-1);
    if (name === 'AccountId32') return (reader) => new Account(addressOf(reader.take(32)));
    if (UNITS[name]) return (reader) => new Amount(reader.uint(8), UNITS[name]);
    if (name === 'Option') return this.makeOption(type);
    switch (type.kind) {
      case 'struct': return this.makeFields(type.fields);
      case 'enum': return this.makeEnum(type);
      case 'list': return this.makeList(type, (reader) => reader.length());
      case 'array': return this.makeList(type, () => type.length);
      case 'tuple': return this.makeTuple(type.of.map((id) => this.of(id)));
      case 'primitive': return makePrimitive(type.name);
      case 'compact': return this.makeCompact(type.of);
      case 'bits': return (reader) => new Bytes(reader.take(Math.ceil(reader.length() / 8)));
      default: throw new Error(`no decoder for ${type.kind}`);
    }
  }

  makeOption(type) {
    const some = [...type.variants.values()].find((variant) => variant.name === 'Some');
    const inner = this.makeField(some.fields[0]);
    return (reader) => reader.option(inner);
  }

  /** A field whose declared type is a balance is one, though the metadata has a mere number. */
  makeField(field) {
    const inner = this.of(field.of);
    const isAlpha = ALPHA_TYPE.test(field.typeName);
    if (!isAlpha && !TAO_TYPE.test(field.typeName)) return inner;
    return (reader) => asAmount(inner(reader), isAlpha ? 'alpha' : 'TAO');
  }

  makeFields(fields) {
    const parts = fields.map((field) => this.makeField(field));
    if (fields.length === 0) return () => null;
    if (fields.every((field) => field.name === null)) {
      return parts.length === 1 ? parts[0] : this.makeTuple(parts);
    }
    return (reader) =>
      Object.fromEntries(fields.map((field, at) => [field.name, parts[at](reader)]));
  }

  makeEnum(type) {
    const variants = new Map();
    return (reader) => {
      const index = reader.u8();
      const variant = type.variants.get(index);
      if (!variant) throw new Error(`${type.path.join('::')} has no variant ${index}`);
      if (!variants.has(index)) variants.set(index, this.makeFields(variant.fields));
      return new Variant(variant.name, variants.get(index)(reader), variant.docs);
    };
  }

  makeList(type, length) {
    const of = this.types.get(type.of);
    if (of.kind === 'primitive' && of.name === 'u8') {
      return (reader) => new Bytes(reader.take(length(reader)));
    }
    if (of.kind === 'compact' && this.types.get(of.of).name === 'u8') {
      const one = (reader) => reader.compact();
      return (reader) =>
        new Bytes(Uint8Array.from({ length: length(reader) }, () => one(reader)));
    }
    const inner = this.of(type.of);
    return (reader) => Array.from({ length: length(reader) }, () => inner(reader));
  }

  makeTuple(parts) {
    if (parts.length === 0) return () => null;
    return (reader) => parts.map((part) => part(reader));
  }

  /** The compact form of a number, or of a struct around a number. */
  makeCompact(id) {
    const type = this.types.get(id);
    const unit = UNITS[type.path.at(-1)];
    if (unit) return (reader) => new Amount(reader.compact(), unit);
    if (type.kind === 'struct' && type.fields.length === 1) {
      return this.makeCompact(type.fields[0].of);
    }
    if (type.kind === 'tuple' && type.of.length === 0) return () => null;
    if (['u64', 'u128'].includes(type.name)) return (reader) => BigInt(reader.compact());
    return (reader) => reader.compact();
  }
}

function asAmount(value, unit) {
  if (Array.isArray(value)) return value.map((each) => asAmount(each, unit));
  return typeof value === 'bigint' ? new Amount(value, unit) : value;
}

function makePrimitive(name) {
  if (name === 'bool') return (reader) => reader.bool();
  if (name === 'str') return (reader) => reader.string();
  if (name === 'char') return (reader) => String.fromCodePoint(reader.uint(4));
  const size = SIZES[name.replace('i', 'u')];
  return name.startsWith('i') ? (reader) => reader.int(size) : (reader) => reader.uint(size);
}
