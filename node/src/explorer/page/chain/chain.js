// The chain as the views read it: blocks, state and APIs, decoded by the metadata.

import { Decoders } from '../scale/decode.js';
import { KEPT_AFTER, storageKey } from '../scale/keys.js';
import { readMetadata } from '../scale/metadata.js';
import { Reader, bytesOf, concat, hexOf } from '../scale/reader.js';
import { Cache } from './cache.js';

/** `Metadata_metadata_at_version` of version 15. */
const METADATA = ['Metadata_metadata_at_version', '0x0f000000'];
const PAGE = 512;

export class Chain {
  constructor(rpc) {
    this.rpc = rpc;
    /** What past blocks have said; it cannot change, except by a revert. */
    this.past = new Cache();
  }

  /** Reads what is the same in all blocks of a chain. */
  async start() {
    const [metadata, methods, genesis, name] = await Promise.all([
      this.rpc.ask('state_call', ...METADATA),
      this.rpc.ask('rpc_methods'),
      this.rpc.ask('chain_getBlockHash', 0),
      this.rpc.ask('system_chain'),
    ]);
    const reader = new Reader(bytesOf(metadata));
    if (reader.u8() === 0) throw new Error('the node has no metadata of version 15');
    reader.length();
    this.metadata = readMetadata(reader);
    this.decoders = new Decoders(this.metadata);
    this.methods = new Set(methods.methods);
    if (this.genesis !== genesis) this.past.clear();
    this.genesis = genesis;
    this.name = name;
  }

  ask(method, ...params) {
    return this.rpc.ask(method, ...params);
  }

  hasMethod(name) {
    return this.methods.has(name);
  }

  hashOf(number) {
    return this.past.get(`hash ${number}`, () => this.ask('chain_getBlockHash', number));
  }

  /** All subnets at the end of a block. */
  subnets(block) {
    return this.past.get(`subnets ${block}`, () => this.ask('subnets_allJson', block));
  }

  /** Epochs, counts and subnets of a block. */
  market(block) {
    return this.past.get(`market ${block}`, () => this.ask('market_blockJson', block));
  }

  /** The neurons of a subnet at the end of a block. */
  metagraph(netuid, mechanism, block) {
    const key = `metagraph ${netuid} ${mechanism} ${block}`;
    return this.past.get(key, () =>
      this.ask('subnets_metagraphJson', netuid, mechanism, block));
  }

  pallet(name) {
    const found = this.metadata.pallets.find((pallet) => pallet.name === name);
    if (!found) throw new Error(`the chain has no pallet ${name}`);
    return found;
  }

  item(pallet, name) {
    const item = this.pallet(pallet).storage?.items.get(name);
    if (!item) throw new Error(`the pallet ${pallet} stores no ${name}`);
    return item;
  }

  /** Decodes all of the bytes as a value of the type. */
  decode(type, bytes) {
    const reader = new Reader(bytes);
    const value = this.decoders.of(type)(reader);
    if (!reader.isEmpty()) throw new Error('there is more data than its type has');
    return value;
  }

  /** The value of a storage item for encoded keys; null if there is none and none is implied. */
  async storage(pallet, name, keys, hash) {
    const item = this.item(pallet, name);
    const key = hexOf(storageKey(this.pallet(pallet), item, keys));
    const raw = await this.ask('state_getStorage', key, hash);
    if (raw === null && item.isOptional) return null;
    return this.decode(item.value, raw === null ? item.initial : bytesOf(raw));
  }

  /** The entries of a map whose first keys are given: the last key's bytes, and the value. */
  async entries(pallet, name, keys, hash) {
    const item = this.item(pallet, name);
    const prefix = hexOf(storageKey(this.pallet(pallet), item, keys));
    const skipped = prefix.length + 2 * KEPT_AFTER[item.hashers[keys.length]];
    const found = [];
    for (;;) {
      const last = found.at(-1);
      const page = await this.ask('state_getKeysPaged', prefix, PAGE, last, hash);
      found.push(...page);
      if (page.length < PAGE) break;
    }
    if (found.length === 0) return [];
    const [{ changes }] = await this.ask('state_queryStorageAt', found, hash);
    return changes.filter(([, value]) => value !== null).map(([key, value]) =>
      [bytesOf(key.slice(skipped)), this.decode(item.value, bytesOf(value))]);
  }

  /** Calls an API of the runtime with encoded parameters. */
  async call(api, method, params, hash) {
    const found = this.metadata.apis.find((each) => each.name === api)?.methods.get(method);
    if (!found) throw new Error(`the runtime has no ${api}.${method}`);
    const data = hexOf(concat(...params));
    const result = await this.ask('state_call', `${api}_${method}`, data, hash);
    return this.decode(found.output, bytesOf(result));
  }
}
