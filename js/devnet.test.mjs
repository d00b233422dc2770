// The module, against the node that GANGLION_BIN names or that is in the PATH.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Devnet } from "./devnet.mjs";

const height = async (chain) => Number((await chain.rpc("chain_getHeader")).number);

async function isServed(url) {
  return fetch(url).then(() => true, () => false);
}

test("a chain should do what it is told", async () => {
  const chain = await Devnet.start();
  try {
    const [start, bob] = [await height(chain), chain.config.accounts[1]];
    const snapshot = await chain.snapshot();
    const funded = await chain.fund("//Bob", 1.5);
    assert.equal(Number(funded), Number(bob.free) + 1.5);
    await chain.revert(snapshot);
    assert.equal(await height(chain), start);
    assert.equal(Number(await chain.fund("//Bob", 1)), Number(bob.free) + 1);
    await chain.revert(snapshot);

    const { nextEpoch } = (await chain.rpc("dev_info")).subnets.find(({ netuid }) => netuid === 1);
    await chain.advance({ epochs: { netuid: 1 } });
    assert.equal(await height(chain), nextEpoch);
    await chain.advance();
    assert.equal(await height(chain), nextEpoch + 1);
  } finally {
    await chain.close();
  }
  assert.equal(await isServed(chain.http), false);
});

test("what the node refuses should be an error with its words", async () => {
  const chain = await Devnet.start();
  try {
    await assert.rejects(chain.revert(77), /dev_revert: there is no snapshot 77/);
  } finally {
    await chain.close();
  }
});

test("a node that does not start should say why", async () => {
  await assert.rejects(Devnet.start({ args: ["--no-such-flag"] }), /did not start.*no-such-flag/s);
  await assert.rejects(Devnet.start({ binary: "/no/such/program" }), /no\/such\/program/);
});

test("a node should end with the program that started it", async () => {
  const program = `import { Devnet } from "${new URL("devnet.mjs", import.meta.url)}";
    console.log((await Devnet.start()).http);
    setTimeout(() => {}, 600_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program]);
  const [line] = await once(child.stdout, "data");
  const url = line.toString().trim();
  assert.equal(await isServed(url), true);
  child.kill("SIGKILL");
  for (let tries = 0; (await isServed(url)) && tries < 200; tries += 1) await sleep(50);
  assert.equal(await isServed(url), false);
});
