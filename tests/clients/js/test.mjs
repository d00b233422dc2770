// A small market through `@polkadot/api`, which knows this chain by its metadata alone. An owner
// creates and starts a subnet, a miner and a validator register, the validator stakes and sets
// weights, and an epoch pays.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';

const TAO = 1_000_000_000n;
const STAKE = 500n * TAO;
const U16 = 65535;
const DEMO = 1;
// Seconds. On a chain of 250 ms blocks nothing here takes a tenth of this.
const PATIENCE = { timeout: 150_000 };

const endpoint = process.env.GANGLION_WS;
if (!endpoint) throw new Error("set GANGLION_WS to a development node's endpoint, or use run.sh");

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
const run = randomBytes(4).toString('hex');
const key = (uri) => keyring.addFromUri(uri);
const [root, bank] = [key('//Alice'), key('//Bob')];
const owner = { cold: key(`//owner//${run}`), hot: key(`//owner//${run}//hot`) };
const validator = { cold: key(`//validator//${run}`), hot: key(`//validator//${run}//hot`) };
const miner = { cold: key(`//miner//${run}`), hot: key(`//miner//${run}//hot`) };

const provider = new WsProvider(endpoint);
let api;
before(async () => {
  api = await ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: true });
}, PATIENCE);
after(() => provider.disconnect());

/**
 * Sends a call; the block it got into, its events, and the fee. Rejects with the error's name if it
 * fails or is refused.
 */
function send(call, signer) {
  return new Promise((resolve, reject) => {
    call
      .signAndSend(signer, async ({ status, events, dispatchError }) => {
        if (status.isInvalid || status.isDropped || status.isUsurped) {
          return reject(new Error(status.type));
        }
        // The client skips the first of the two if the second follows at once.
        if (!status.isInBlock && !status.isFinalized) return;
        if (dispatchError) return reject(new Error(nameOf(dispatchError)));
        const inner = find(events, api.events.sudo.Sudid)?.sudoResult;
        if (inner?.isErr) return reject(new Error(nameOf(inner.asErr)));
        const block = status.isInBlock ? status.asInBlock : status.asFinalized;
        const number = (await api.rpc.chain.getHeader(block)).number.toNumber();
        const paid = find(events, api.events.transactionPayment.TransactionFeePaid);
        resolve({ block, number, events, fee: paid?.actualFee.toBigInt() ?? 0n });
      })
      .catch(reject);
  });
}

const nameOf = (error) =>
  error.isModule ? api.registry.findMetaError(error.asModule).name : error.toString();
const find = (events, kind) => events.find(({ event }) => kind.is(event))?.event.data;
const asRoot = (call) => send(api.tx.sudo.sudo(call), root);

/** The state as it was after a block, and after the one before it. */
const at = (hash) => api.at(hash);
const around = async (hash) => {
  const { parentHash } = await api.rpc.chain.getHeader(hash);
  return Promise.all([at(parentHash), at(hash)]);
};
const free = async (state, who) => {
  const account = await state.query.system.account(who.address);
  return account.data.free.toBigInt();
};
const spent = async (who, { block }) => {
  const [then, now] = await around(block);
  return (await free(then, who)) - (await free(now, who));
};

/** The state after the first epoch of a subnet past a block. */
async function epochAfter(netuid, number) {
  const last = await new Promise((resolve, reject) => {
    const stop = api.query.subtensorModule.lastEpochBlock(netuid, (value) => {
      if (value.toNumber() <= number) return;
      stop.then((unsubscribe) => (unsubscribe(), resolve(value.toNumber())));
    });
    stop.catch(reject);
  });
  return { number: last, state: await at(await api.rpc.chain.getBlockHash(last)) };
}

const alpha = async (state, who, netuid) => {
  const { stakeInfoRuntimeApi } = state.call;
  const info = await stakeInfoRuntimeApi.getStakeInfoForHotkeyColdkeyNetuid(
    who.hot.address,
    who.cold.address,
    netuid,
  );
  return info.isSome ? info.unwrap().stake.toBigInt() : 0n;
};
const metagraph = async (state, netuid) =>
  (await state.call.subnetInfoRuntimeApi.getMetagraph(netuid)).unwrap();
const numbers = (column) => column.map((value) => Number(value.toBigInt()));

describe('the chain, by its metadata alone', () => {
  test('names itself and its units', PATIENCE, () => {
    assert.equal(api.registry.chainSS58, 42);
    assert.deepEqual(api.registry.chainDecimals, [9]);
    assert.equal(api.consts.balances.existentialDeposit.toBigInt(), 500n);
    assert.equal(api.consts.aura.slotDuration.toNumber(), 250);
  });

  test('every event of the latest blocks decodes', PATIENCE, async () => {
    const head = await api.rpc.chain.getHeader();
    const records = await (await at(head.hash)).query.system.events();
    assert.ok(records.length > 0);
  });

  test('the demo subnet pays its miners', PATIENCE, async () => {
    const { state } = await epochAfter(DEMO, 0);
    const graph = await metagraph(state, DEMO);
    assert.ok(graph.hotkeys.length >= 9);
    const incentives = numbers(graph.incentives).reduce((a, b) => a + b);
    const error = Math.abs(incentives - U16);
    assert.ok(error <= graph.hotkeys.length, `incentives sum to ${incentives}`);
  });
});

describe('a market', () => {
  let netuid;
  let lock;

  test('a subnet is created for its price and the fee', PATIENCE, async () => {
    const { subnetRegistrationRuntimeApi } = api.call;
    const cost = await subnetRegistrationRuntimeApi.getNetworkRegistrationCost();
    const quoted = cost.toBigInt();
    const transfers = [
      [owner, quoted + 10n * TAO],
      [validator, STAKE + 10n * TAO],
      [miner, 10n * TAO],
    ];
    for (const [who, amount] of transfers) {
      const sent = await send(api.tx.balances.transferKeepAlive(who.cold.address, amount), bank);
      assert.equal(await spent(bank, sent), amount + sent.fee);
      assert.equal(await spent(who.cold, sent), -amount);
    }
    await asRoot(api.tx.adminUtils.sudoSetNewSubnetsDynamic(false));
    const creation = api.tx.subtensorModule.registerNetwork(owner.hot.address);
    const created = await send(creation, owner.cold);
    netuid = find(created.events, api.events.subtensorModule.NetworkAdded)[0].toNumber();
    lock = (await (await at(created.block)).query.subtensorModule.subnetLocked(netuid)).toBigInt();
    assert.ok(lock > 0n && lock <= quoted);
    assert.equal(await spent(owner.cold, created), lock + created.fee);
  });

  test('it is started, and registrations cost what their block asks', PATIENCE, async () => {
    await assert.rejects(send(api.tx.subtensorModule.startCall(netuid), miner.cold), /BadOrigin/);
    await send(api.tx.subtensorModule.startCall(netuid), owner.cold);
    await send(api.tx.adminUtils.sudoSetCommitRevealWeightsEnabled(netuid, false), owner.cold);
    await asRoot(api.tx.adminUtils.sudoSetWeightsSetRateLimit(netuid, 0));
    for (const who of [miner, validator]) {
      const asked = (await api.query.subtensorModule.burn(netuid)).toBigInt();
      const registration = api.tx.subtensorModule.burnedRegister(netuid, who.hot.address);
      const registered = await send(registration, who.cold);
      const price = (await spent(who.cold, registered)) - registered.fee;
      assert.ok(price > 0n && price <= asked, `${price} of ${asked}`);
    }
    assert.equal((await api.query.subtensorModule.subnetworkN(netuid)).toNumber(), 3);
  });

  test('stake buys alpha one for one', PATIENCE, async () => {
    const purchase = api.tx.subtensorModule.addStake(validator.hot.address, netuid, STAKE);
    const staked = await send(purchase, validator.cold);
    assert.equal(await spent(validator.cold, staked), STAKE + staked.fee);
    assert.equal(await alpha(await at(staked.block), validator, netuid), STAKE);
    const { state } = await epochAfter(netuid, staked.number);
    const { validatorPermit } = await metagraph(state, netuid);
    assert.deepEqual(validatorPermit.map((permit) => permit.isTrue), [true, false, true]);
  });

  test('weights cost nothing and decide who is paid', PATIENCE, async () => {
    const weights = (uid) => api.tx.subtensorModule.setMechanismWeights(netuid, 0, [uid], [U16], 0);
    await assert.rejects(send(weights(2), miner.hot), /NeuronNoValidatorPermit/);
    const set = await send(weights(1), validator.hot);
    assert.equal(set.fee, 0n);
    assert.equal(await free(await at(set.block), validator.hot), 0n);

    const first = await epochAfter(netuid, set.number);
    const second = await epochAfter(netuid, first.number);
    const graph = await metagraph(second.state, netuid);
    assert.equal(graph.block.toNumber(), second.number);
    assert.deepEqual(numbers(graph.incentives), [0, U16, 0]);
    assert.deepEqual(numbers(graph.dividends), [0, 0, U16]);
    const hotkeys = [owner, miner, validator].map((who) => who.hot.address);
    assert.deepEqual(graph.hotkeys.map(String), hotkeys);

    const emission = graph.emission.map((value) => value.toBigInt());
    for (const [uid, who] of [[1, miner], [2, validator]]) {
      const earlier = await alpha(first.state, who, netuid);
      const grown = (await alpha(second.state, who, netuid)) - earlier;
      assert.equal(grown, emission[uid]);
      assert.ok(grown > 0n);
    }
  });
});
