"""A miner: registers, announces its port, and factors what validators send: miner.py NETUID NAME
[lazy]."""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import bittensor as bt
from network import ANNOUNCED, REACHED, keys, read_task, register
from task import factor, factor_lazily

# Rao of alpha with which a hotkey with a permit may send tasks.
LEAST_STAKE = 50 * 10**9
netuid, name, *lazy = int(sys.argv[1]), *sys.argv[2:]
solve = factor_lazily if lazy else factor
cold, hot = keys(name)
validators = set()


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        try:
            number = read_task(self.headers, body, hot.ss58_address, validators)
        except (PermissionError, ValueError, KeyError, TypeError) as error:
            return self.send_error(403, str(error))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"factors": solve(number)}).encode())

    def log_message(self, *_):
        pass


with bt.Subtensor("local") as chain:
    register(chain, netuid, cold, hot)
    server = ThreadingHTTPServer((REACHED, 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    axon = bt.ServeAxon(netuid=netuid, ip=ANNOUNCED, port=server.server_port)
    chain.execute(axon, hot).raise_for_failure()
    while True:
        graph = chain.subnets.metagraph(netuid, commitments=False)
        validators = {n.hotkey for n in graph.validators if n.alpha_stake.rao >= LEAST_STAKE}
        chain.wait_for_epoch(netuid)
