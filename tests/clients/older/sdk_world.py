"""The prepared chain with the SDK beside it."""

import socket

import bittensor as bt
from world import World


class SdkWorld(World):
    """Reads of the client are made of the block `World.block`."""

    def __init__(self, endpoint, home):
        super().__init__(endpoint, f"{home}/wallets")
        self.sub = bt.Subtensor(network=endpoint)
        self.admin_wallet = self.key("admin")
        self.admin_wallet.set_coldkey(self.root, encrypt=False, overwrite=True)
        self.admin_wallet.set_coldkeypub(self.root, overwrite=True)

    def read(self, method, /, **given):
        return getattr(self.sub, method)(**given, block=self.block)

    def effect(self, done):
        """What a write did, which must have succeeded."""
        assert done.success, done.message
        return self.node.effect(done.extrinsic_receipt)

    def spent(self, who, effect):
        """What a coldkey lost in a block."""
        address = who.coldkeypub.ss58_address
        return -self.node.grown(lambda at: self.node.free(address, at), effect.block)

    def quote(self, name, amount):
        found = self.node.runtime(
            "SwapRuntimeApi", f"sim_swap_{name}", [self.netuid, amount], self.block
        )
        return tuple(found.values())

    def dividends(self, who, block):
        """What an epoch may have added to a coldkey's stake in a block: nothing in most."""
        return self.node.get("LastEpochBlock", self.netuid, block=block) == block and 10**9

    def free_port(self):
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            return listener.getsockname()[1]
