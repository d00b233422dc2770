// The chain's description of itself, version 15: its types, calls, events, storage and APIs.

const PRIMITIVES =
  'bool char str u8 u16 u32 u64 u128 u256 i8 i16 i32 i64 i128 i256'.split(' ');
const HASHERS = [
  'blake2_128', 'blake2_256', 'blake2_128_concat', 'twox_128', 'twox_256', 'twox_64_concat',
  'identity',
];
const MAGIC = 0x6174656d;
const VERSION = 15;

const strings = (reader) => reader.list((each) => each.string());
const id = (reader) => reader.length();

/** Reads all of it. */
export function readMetadata(reader) {
  if (reader.uint(4) !== MAGIC || reader.u8() !== VERSION) {
    throw new Error(`the node does not describe itself in version ${VERSION}`);
  }
  const types = reader.list(readType);
  const pallets = reader.list(readPallet);
  const extrinsic = readExtrinsic(reader);
  id(reader);
  const apis = reader.list(readApi);
  const outer = { calls: id(reader), events: id(reader), errors: id(reader) };
  return { types: new Map(types), pallets, extrinsic, apis, outer };
}

function readType(reader) {
  const number = id(reader);
  const path = strings(reader);
  reader.list((each) => [each.string(), each.option(id)]);
  const definition = readDefinition(reader);
  return [number, { path, docs: strings(reader), ...definition }];
}

function readDefinition(reader) {
  switch (reader.u8()) {
    case 0: return { kind: 'struct', fields: reader.list(readField) };
    case 1: return { kind: 'enum', variants: new Map(reader.list(readVariant)) };
    case 2: return { kind: 'list', of: id(reader) };
    case 3: return { kind: 'array', length: reader.uint(4), of: id(reader) };
    case 4: return { kind: 'tuple', of: reader.list(id) };
    case 5: return { kind: 'primitive', name: PRIMITIVES[reader.u8()] };
    case 6: return { kind: 'compact', of: id(reader) };
    case 7: return { kind: 'bits', store: id(reader), order: id(reader) };
    default: throw new Error('a type of an unknown kind');
  }
}

function readField(reader) {
  const name = reader.option((each) => each.string());
  const of = id(reader);
  const typeName = reader.option((each) => each.string());
  return { name, of, typeName: typeName ?? '', docs: strings(reader) };
}

function readVariant(reader) {
  const name = reader.string();
  const fields = reader.list(readField);
  const index = reader.u8();
  return [index, { name, fields, docs: strings(reader) }];
}

function readPallet(reader) {
  const name = reader.string();
  const storage = reader.option(readStorage);
  const calls = reader.option(id);
  const events = reader.option(id);
  reader.list(readConstant);
  const errors = reader.option(id);
  const index = reader.u8();
  return { name, storage, calls, events, errors, index, docs: strings(reader) };
}

function readStorage(reader) {
  const prefix = reader.string();
  return { prefix, items: new Map(reader.list(readItem).map((item) => [item.name, item])) };
}

function readItem(reader) {
  const name = reader.string();
  const isOptional = reader.u8() === 0;
  const isMap = reader.u8() === 1;
  const hashers = isMap ? reader.list((each) => HASHERS[each.u8()]) : [];
  const key = isMap ? id(reader) : null;
  const value = id(reader);
  const initial = reader.take(reader.length());
  return { name, isOptional, hashers, key, value, initial, docs: strings(reader) };
}

function readConstant(reader) {
  reader.string();
  id(reader);
  reader.take(reader.length());
  strings(reader);
}

function readExtrinsic(reader) {
  reader.u8();
  const [address, call, signature] = [id(reader), id(reader), id(reader)];
  id(reader);
  const extensions = reader.list((each) => {
    const extension = { name: each.string(), of: id(each) };
    id(each);
    return extension;
  });
  return { address, call, signature, extensions };
}

function readApi(reader) {
  const name = reader.string();
  const methods = reader.list((each) => {
    const method = each.string();
    const inputs = each.list((input) => ({ name: input.string(), of: id(input) }));
    const output = id(each);
    return [method, { inputs, output, docs: strings(each) }];
  });
  strings(reader);
  return { name, methods: new Map(methods) };
}
