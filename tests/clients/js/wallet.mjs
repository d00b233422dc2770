// A wallet's round trip through `@polkadot/api`: transfers, proxies, a multisig account, sudo,
// crowdloans. Each transaction is held to its bill: the signer's balance, free and reserved,
// changes by what the call moves and by the fee that the event names, to the rao, and the fee is
// the one that the wallet was told before.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { createKeyMulti, encodeAddress, sortAddresses } from '@polkadot/util-crypto';

import {
  PATIENCE, TAO, api, around, at, balance, bank, connect, disconnect, find, fresh, fund, outcome,
  root, send, waitFor,
} from './chain.mjs';

// Picoseconds of execution that cost a rao. A byte costs one, too.
const RATE = 2000n;
const SS58 = 42;

let tx;
before(async () => {
  await connect();
  ({ tx } = api);
}, PATIENCE);
after(disconnect);

/** The price of a weight, rounded to the nearest rao, a half down. */
const priceOf = (weight) => (weight + RATE / 2n - 1n) / RATE;
const constant = (pallet, name) => api.consts[pallet][name].toBigInt();

/** What a transaction costs whose call has a weight. */
function feeOf(weight, length) {
  const base = api.consts.system.blockWeights.perClass.normal.baseExtrinsic.refTime.toBigInt();
  return priceOf(base) + BigInt(length) + priceOf(weight);
}

/** The weight that a transaction is charged for in the end; null if it costs nothing. */
function charged(events) {
  const { ExtrinsicSuccess, ExtrinsicFailed } = api.events.system;
  const { dispatchInfo } = find(events, ExtrinsicSuccess) ?? find(events, ExtrinsicFailed);
  if (!dispatchInfo.paysFee.isYes) return null;
  const { baseExtrinsic } = api.consts.system.blockWeights.perClass.normal;
  return dispatchInfo.weight.refTime.toBigInt() - baseExtrinsic.refTime.toBigInt();
}

/**
 * Sends a call, and checks its bill.
 *
 * `moves` says what the call itself moves: [address, free] or [address, free, reserved]. The signer
 * may be missing there if it loses the fee alone. With `refund` the call gives back weight that it
 * has declared and not used: the fee is less than was told before by the price of that weight.
 * Without it the two are equal.
 */
async function bill(call, signer, moves, { tip = 0n, refund = false, error } = {}) {
  const told = await call.paymentInfo(signer, { tip });
  const sent = await outcome(call, signer, { tip });
  assert.equal(sent.error, error);
  checkFee(call, sent, told, tip, refund);
  await checkBalances(sent, new Map([[signer.address, [0n]], ...moves]), signer.address);
  return sent;
}

function checkFee(call, { events, fee }, told, tip, refund) {
  const [declared, used] = [told.weight.refTime.toBigInt(), charged(events)];
  const estimate = told.partialFee.toBigInt();
  assert.equal(estimate, feeOf(declared, call.encodedLength));
  if (used === null) return assert.equal(fee, 0n);
  const paid = find(events, api.events.transactionPayment.TransactionFeePaid);
  assert.equal(paid.tip.toBigInt(), tip);
  assert.equal(fee, feeOf(used, call.encodedLength) + tip);
  if (refund) assert.ok(used < declared, `${used} of ${declared}`);
  else assert.equal(fee, estimate + tip);
}

async function checkBalances({ block, events, fee }, moves, signer) {
  const [before, after] = await around(block);
  // The author of the block earns the fee: on this chain the one key that makes blocks.
  const paid = [[signer, -fee], [root.address, fee]];
  const changes = new Map([[root.address, [0n]], ...moves]);
  for (const [address, [free, reserved = 0n]] of changes) {
    const [then, now] = [await balance(before, address), await balance(after, address)];
    const ofFee = paid.filter(([who]) => who === address).reduce((sum, [, of]) => sum + of, 0n);
    assert.equal(now.free - then.free, free + ofFee, `free balance of ${address}`);
    assert.equal(now.reserved - then.reserved, reserved, `reserve of ${address}`);
  }
}

/** New keys with 100 TAO each. */
async function funded(...names) {
  const keys = names.map(fresh);
  await fund(100n * TAO, ...keys);
  return keys;
}

describe('transfers', () => {
  let [giver, taker] = [];
  before(async () => {
    [giver] = await funded('giver');
    taker = fresh('taker');
  }, PATIENCE);
  const moved = (amount) => [
    [giver.address, [-amount]],
    [taker.address, [amount]],
  ];

  test('move the amount and cost what was told', PATIENCE, async () => {
    const { transferKeepAlive, transferAllowDeath } = tx.balances;
    for (const transfer of [transferKeepAlive, transferAllowDeath]) {
      const sent = await bill(transfer(taker.address, TAO + 1n), giver, moved(TAO + 1n));
      assert.ok(sent.fee > 0n);
    }
  });

  test('cost a tip besides', PATIENCE, async () => {
    const call = tx.balances.transferKeepAlive(taker.address, TAO);
    await bill(call, giver, moved(TAO), { tip: 12_345n });
  });

  test('that fail cost the fee alone', PATIENCE, async () => {
    const { free } = await balance(api, giver.address);
    const call = tx.balances.transferKeepAlive(taker.address, free);
    const error = '{"token":"FundsUnavailable"}';
    await bill(call, giver, moved(0n), { error });
  });

  test('of all leave nothing', PATIENCE, async () => {
    const { free } = await balance(api, giver.address);
    const call = tx.balances.transferAll(taker.address, false);
    const { partialFee } = await call.paymentInfo(giver);
    const sent = await bill(call, giver, moved(free - partialFee.toBigInt()));
    const { free: left } = await balance(await at(sent.block), giver.address);
    assert.equal(left, 0n);
  });
});

describe('proxies', () => {
  let [real, delegate, taker] = [];
  let [base, factor] = [];
  before(async () => {
    [real, delegate] = await funded('real', 'delegate');
    taker = fresh('payee');
    base = constant('proxy', 'proxyDepositBase');
    factor = constant('proxy', 'proxyDepositFactor');
  }, PATIENCE);
  const reserve = (who, amount) => [[who.address, [-amount, amount]]];
  const paid = (amount) => [
    [real.address, [-amount]],
    [taker.address, [amount]],
  ];
  const transfer = (amount) => tx.balances.transferKeepAlive(taker.address, amount);

  test('have a deposit each', PATIENCE, async () => {
    const add = (...terms) => tx.proxy.addProxy(delegate.address, ...terms);
    await bill(add('Transfer', 0), real, reserve(real, base + factor));
    await bill(add('Staking', 0), real, reserve(real, factor));
    await bill(add('Any', 2), real, reserve(real, factor));
  });

  test('spend of the real account, and pay the fee themselves', PATIENCE, async () => {
    const call = tx.proxy.proxy(real.address, 'Transfer', transfer(3n * TAO));
    await bill(call, delegate, paid(3n * TAO));
  });

  test('that may not do it pay the fee all the same', PATIENCE, async () => {
    const call = tx.proxy.proxy(real.address, 'Staking', transfer(TAO));
    await bill(call, delegate, paid(0n), { error: 'CallFiltered' });
  });

  test('announce for a deposit, which they get back', PATIENCE, async () => {
    const announced = constant('proxy', 'announcementDepositBase')
      + constant('proxy', 'announcementDepositFactor');
    const { hash } = transfer(2n * TAO).method;
    const { announce, proxyAnnounced, removeAnnouncement } = tx.proxy;
    await bill(announce(real.address, hash), delegate, reserve(delegate, announced));
    const removal = removeAnnouncement(real.address, hash);
    await bill(removal, delegate, reserve(delegate, -announced));
    const again = announce(real.address, hash);
    const { number } = await bill(again, delegate, reserve(delegate, announced));
    await waitFor(number + 2);
    const terms = [delegate.address, real.address, 'Any', transfer(2n * TAO)];
    const moves = [...paid(2n * TAO), ...reserve(delegate, -announced)];
    await bill(proxyAnnounced(...terms), delegate, moves);
  });

  test('return the deposit when they are removed', PATIENCE, async () => {
    const removal = tx.proxy.removeProxy(delegate.address, 'Staking', 0);
    await bill(removal, real, reserve(real, -factor));
    await bill(tx.proxy.removeProxies(), real, reserve(real, -base - 2n * factor));
    assert.equal((await balance(api, real.address)).reserved, 0n);
  });

  test('of a pure account cost the one who makes it', PATIENCE, async () => {
    const made = await bill(tx.proxy.createPure('Any', 0, 7), real, reserve(real, base + factor));
    const { pure } = find(made.events, api.events.proxy.PureCreated);
    const index = made.events[0].phase.asApplyExtrinsic.toNumber();
    const kill = tx.proxy.killPure(real.address, 'Any', 7, made.number, index);
    const call = tx.proxy.proxy(pure, null, kill);
    await bill(call, real, reserve(real, -base - factor));
  });
});

describe('a multisig account of two of three', () => {
  const THRESHOLD = 2;
  let [first, second, third, taker] = [];
  let [address, deposit] = [];
  before(async () => {
    [first, second, third] = await funded('first', 'second', 'third');
    taker = fresh('paid by many');
    const everybody = [first, second, third].map((who) => who.address);
    address = encodeAddress(createKeyMulti(everybody, THRESHOLD), SS58);
    await send(tx.balances.transferKeepAlive(address, 50n * TAO), bank);
    deposit = constant('multisig', 'depositBase')
      + BigInt(THRESHOLD) * constant('multisig', 'depositFactor');
  }, PATIENCE);
  const others = (who) => {
    const rest = [first, second, third].filter((one) => one !== who);
    return sortAddresses(rest.map((one) => one.address), SS58);
  };
  const transfer = (amount) => tx.balances.transferKeepAlive(taker.address, amount);
  const weightOf = async (call) => (await call.paymentInfo(first)).weight;
  const asMulti = async (who, timepoint, call) =>
    tx.multisig.asMulti(THRESHOLD, others(who), timepoint, call, await weightOf(call));
  const opened = async ({ method }) => {
    const operation = await api.query.multisig.multisigs(address, method.hash);
    return operation.unwrap().when;
  };
  const last = async (who, call) => asMulti(who, await opened(call), call);
  /** What the last approval moves: who has opened the operation gets the deposit back. */
  const paid = (opener, amount) => [
    [opener.address, [deposit, -deposit]],
    [address, [-amount]],
    [taker.address, [amount]],
  ];

  test('pays when the second signs; the first gets the deposit back', PATIENCE, async () => {
    const call = transfer(4n * TAO);
    const start = [[first.address, [-deposit, deposit]], [address, [0n]]];
    // The first approval is charged for no execution of the call.
    const approval = await bill(await asMulti(first, null, call), first, start, { refund: true });
    const { multisig } = find(approval.events, api.events.multisig.NewMultisig);
    assert.equal(multisig.toString(), address);

    await bill(await last(second, call), second, paid(first, 4n * TAO));
  });

  test('pays by hashes, of which the last signer shows the call', PATIENCE, async () => {
    const call = transfer(2n * TAO);
    const approve = (who, timepoint) =>
      tx.multisig.approveAsMulti(THRESHOLD, others(who), timepoint, call.method.hash, 0);
    const start = [[third.address, [-deposit, deposit]]];
    await bill(approve(third, null), third, start);
    await bill(await last(first, call), first, paid(third, 2n * TAO));
  });

  test('returns the deposit of what is cancelled', PATIENCE, async () => {
    const call = transfer(1n * TAO);
    const start = [[first.address, [-deposit, deposit]]];
    await bill(await asMulti(first, null, call), first, start, { refund: true });
    const terms = [THRESHOLD, others(first), await opened(call), call.method.hash];
    await bill(tx.multisig.cancelAsMulti(...terms), first, [[first.address, [deposit, -deposit]]]);
  });
});

describe('sudo', () => {
  let [heir, taker] = [];
  before(async () => {
    [heir, taker] = await funded('heir', 'endowed');
  }, PATIENCE);
  const endow = (amount) => {
    const { forceTransfer } = tx.balances;
    return tx.sudo.sudo(forceTransfer(bank.address, taker.address, amount));
  };
  const endowed = (amount) => [
    [bank.address, [-amount]],
    [taker.address, [amount]],
  ];

  test('costs nothing', PATIENCE, async () => {
    await bill(endow(5n * TAO), root, endowed(5n * TAO));
  });

  test('costs whoever may not use it', PATIENCE, async () => {
    const sent = await bill(endow(TAO), heir, endowed(0n), { error: 'RequireSudo' });
    assert.ok(sent.fee > 0n);
  });

  test('is handed on and back', PATIENCE, async () => {
    await bill(tx.sudo.setKey(heir.address), root, [[heir.address, [0n]]]);
    try {
      await bill(endow(6n * TAO), heir, endowed(6n * TAO));
      await bill(endow(TAO), root, endowed(0n), { error: 'RequireSudo' });
    } finally {
      await bill(tx.sudo.setKey(root.address), heir, [[heir.address, [0n]]]);
    }
  });
});

describe('crowdloans', () => {
  const [DEPOSIT, CAP] = [10n * TAO, 20n * TAO];
  let [creator, giver, target] = [];
  before(async () => {
    [creator, giver] = await funded('creator', 'contributor');
    target = fresh('target');
  }, PATIENCE);

  /** Opens a crowdloan; its number and the address of its account. */
  async function open() {
    const number = (await api.query.crowdloan.nextCrowdloanId()).toNumber();
    const end = (await api.rpc.chain.getHeader()).number.toNumber() + 2_000;
    const call = tx.crowdloan.create(DEPOSIT, TAO, CAP, end, null, target.address);
    const sent = await bill(call, creator, [[creator.address, [-DEPOSIT]]]);
    const loan = (await api.query.crowdloan.crowdloans(number)).unwrap();
    const account = loan.fundsAccount.toString();
    const { free } = await balance(await at(sent.block), account);
    assert.equal(free, DEPOSIT);
    return { number, account };
  }
  const toLoan = (who, { account }, amount) => [
    [who.address, [-amount]],
    [account, [amount]],
  ];

  test('take contributions, pay them back, and pay the target', PATIENCE, async () => {
    const loan = await open();
    const contribution = tx.crowdloan.contribute(loan.number, 4n * TAO);
    await bill(contribution, giver, toLoan(giver, loan, 4n * TAO));
    await bill(tx.crowdloan.withdraw(loan.number), giver, toLoan(giver, loan, -4n * TAO));
    // No more than what is missing.
    const whole = tx.crowdloan.contribute(loan.number, CAP);
    await bill(whole, giver, toLoan(giver, loan, CAP - DEPOSIT));
    const payment = [[loan.account, [-CAP]], [target.address, [CAP]]];
    await bill(tx.crowdloan.finalize(loan.number), creator, payment);
  });

  test('that fail are refunded and dissolved', PATIENCE, async () => {
    const loan = await open();
    const contribution = tx.crowdloan.contribute(loan.number, 3n * TAO);
    await bill(contribution, giver, toLoan(giver, loan, 3n * TAO));
    const refund = tx.crowdloan.refund(loan.number);
    await bill(refund, creator, toLoan(giver, loan, -3n * TAO), { refund: true });
    const rest = toLoan(creator, loan, -DEPOSIT);
    await bill(tx.crowdloan.dissolve(loan.number), creator, rest);
    assert.ok((await api.query.crowdloan.crowdloans(loan.number)).isNone);
  });

  test('that are not there cost the fee alone', PATIENCE, async () => {
    const call = tx.crowdloan.contribute(4_000_000, TAO);
    await bill(call, giver, [], { error: 'InvalidCrowdloanId' });
  });
});
