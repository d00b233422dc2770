// Commits to weights by a hash in one epoch and reveals them in the next, so that nobody can copy
// them in time.

import { randomBytes } from 'node:crypto';
import { blake2b256 } from '@polkadot-labs/hdkd-helpers';
import { AccountId, Binary, Tuple, Vector, u16, u64 } from '@polkadot-api/substrate-bindings';

import { api, client, key, nextEpoch, send } from './chain.mjs';

const [owner, hot] = [key('//DemoOwner'), key('//DemoValidator2//hotkey')];
const { AdminUtils, SubtensorModule } = api.tx;
/** @param {boolean} enabled */
const commitReveal = (enabled) =>
  AdminUtils.sudo_set_commit_reveal_weights_enabled({ netuid: 1, enabled });

await send(commitReveal(true), owner);

const [uids, values] = [[4, 5], [65535, 32768]];
const salt = [...new Uint16Array(randomBytes(16).buffer)];
// Hotkey, storage index (the netuid, for mechanism 0), the row, salt, version key.
const row = Tuple(AccountId(), u16, Vector(u16), Vector(u16), Vector(u16), u64);
const hash = blake2b256(row.enc([hot.address, 1, uids, values, salt, 0n]));
await nextEpoch(1);
await send(SubtensorModule.commit_weights({ netuid: 1, commit_hash: Binary.toHex(hash) }), hot);
console.log('committed');

// The reveal counts in the next epoch only.
await nextEpoch(1);
await send(SubtensorModule.reveal_weights({ netuid: 1, uids, values, salt, version_key: 0n }), hot);
const uid = await api.query.SubtensorModule.Uids.getValue(1, hot.address);
console.log('revealed:', await api.query.SubtensorModule.Weights.getValue(1, uid ?? 0));

// An owner may change a setting once in two tempos.
await nextEpoch(1);
await send(commitReveal(false), owner);
client.destroy();
