// A development chain that runs as long as a test needs it, with the node's own modules only.
//
//   const chain = await Devnet.start();
//   await chain.advance({ epochs: { netuid: 1 } });
//   await chain.close();
//
// The node is that of `binary`, of the variable GANGLION_BIN, or `ganglion` in the PATH.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const QUIET =
  "--rpc-port 0 --listen-addr /ip4/127.0.0.1/tcp/0 --no-mdns --no-prometheus --no-telemetry " +
  "--no-explorer";
// Becomes the node, and ends it when the pipe from this program is gone, however that ended.
const SUPERVISED = `exec 3<&0
{ read -r _ <&3 || { kill -9 $$; sleep 1; rm -rf "$0"; } } >/dev/null 2>&1 &
exec "$@" </dev/null 3<&-`;

export class Devnet {
  static async start({ binary, sealing = "instant", args = [], timeout = 180_000 } = {}) {
    const chain = new Devnet();
    chain.folder = await mkdtemp(join(tmpdir(), "ganglion-"));
    const file = join(chain.folder, "config.json");
    const program = binary ?? process.env.GANGLION_BIN ?? "ganglion";
    const own = ["--dev", "--base-path", chain.folder, "--config-out", file, "--sealing", sealing];
    const command = [program, ...own, ...QUIET.split(" "), ...args];
    chain.node = spawn("/bin/sh", ["-c", SUPERVISED, chain.folder, ...command], { detached: true });
    // A program that forgets to close the chain can end, and the node with it.
    for (const part of [chain.node, ...chain.node.stdio]) part.unref();
    chain.node.stdin.on("error", () => {});
    chain.ended = new Promise((resolve) => chain.node.once("close", resolve));
    chain.log = "";
    for (const out of [chain.node.stdout, chain.node.stderr]) {
      out.on("data", (text) => (chain.log = (chain.log + text).slice(-4000)));
    }
    const end = Date.now() + timeout;
    while (!(chain.config = await readFile(file, "utf8").then(JSON.parse, () => null))) {
      if ((chain.node.exitCode ?? chain.node.signalCode) !== null || Date.now() > end) {
        await chain.close();
        throw new Error(`the node did not start:\n${chain.log}`);
      }
      await sleep(5);
    }
    return Object.assign(chain, { ws: chain.config.ws, http: chain.config.http });
  }

  async rpc(method, ...params) {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    const headers = { "Content-Type": "application/json" };
    const answer = await (await fetch(this.http, { method: "POST", headers, body })).json();
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
  }

  // One block, or { count }, { to }, { epochs: { netuid, n } }.
  advance = (what = {}) => this.rpc("dev_newBlock", what);
  snapshot = () => this.rpc("dev_snapshot");
  revert = (snapshot) => this.rpc("dev_revert", snapshot);
  fund = async (account, tao) => (await this.rpc("dev_fund", account, String(tao))).free;

  async close() {
    for (const part of [this.node, ...this.node.stdio]) part.ref();
    this.node.kill("SIGKILL");
    this.node.stdin.end("\n");
    await this.ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}
