// A small market through `@polkadot/api`, which knows this chain by its metadata alone. An owner
// creates and starts a subnet, a miner and a validator register, the validator stakes and sets
// weights, and an epoch pays.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import {
  PATIENCE, TAO, api, asRoot, at, bank, connect, disconnect, find, free, send, spent, wallet,
} from './chain.mjs';

const STAKE = 500n * TAO;
const U16 = 65535;
const DEMO = 1;

const [owner, validator, miner] = ['owner', 'validator', 'miner'].map(wallet);

before(connect, PATIENCE);
after(disconnect);

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
