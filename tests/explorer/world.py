"""A market with something to look at: a subnet with a pool, a trader, validators who disagree.

It is made by signed extrinsics, so that blocks have some, one of which fails.
"""

import random

from async_substrate_interface.sync_substrate import SubstrateInterface
from bittensor_wallet import Keypair

TAO = 10**9
DEMO = 1
MINERS = range(4, 9)
U16 = 65_535
VALIDATORS = [f"//DemoValidator{number}//hotkey" for number in (1, 2, 3)]


def key(uri):
    return Keypair.create_from_uri(uri)


class World:
    """Sends calls to a development chain, one after the other for each signer."""

    def __init__(self, endpoint):
        self.node = SubstrateInterface(endpoint, ss58_format=42)
        self.random = random.Random(7)

    def close(self):
        self.node.close()

    def send(self, signer, module, function, **params):
        """Returns the receipt of a call once it is in a block."""
        call = self.node.compose_call(module, function, params)
        extrinsic = self.node.create_signed_extrinsic(call=call, keypair=signer)
        return self.node.submit_extrinsic(extrinsic, wait_for_inclusion=True)

    def wait_for_block(self, number):
        def reached(head, *_):
            return True if head["header"]["number"] >= number else None

        self.node.subscribe_block_headers(reached)

    def create_subnet(self):
        """Bob's subnet, whose alpha has a pool and so a price. Returns its number."""
        bob, hotkey = key("//Bob"), key("//Bob//hotkey")
        before = self.subnets()
        receipt = self.send(bob, "SubtensorModule", "register_network", hotkey=hotkey.ss58_address)
        assert receipt.is_success, receipt.error_message
        (netuid,) = self.subnets() - before
        receipt = self.send(bob, "SubtensorModule", "start_call", netuid=netuid)
        assert receipt.is_success, receipt.error_message
        return netuid

    def subnets(self):
        found = self.node.query_map("SubtensorModule", "NetworksAdded")
        return {int(netuid) for netuid, added in found if added}

    def trade(self, netuid):
        """Charlie buys or sells alpha of the subnet."""
        charlie, hotkey = key("//Charlie"), key("//Bob//hotkey").ss58_address
        amount = self.random.randint(5, 60) * TAO
        if self.random.random() < 0.62:
            return self.send(
                charlie,
                "SubtensorModule",
                "add_stake",
                hotkey=hotkey,
                netuid=netuid,
                amount_staked=amount,
            )
        return self.send(
            charlie,
            "SubtensorModule",
            "remove_stake",
            hotkey=hotkey,
            netuid=netuid,
            amount_unstaked=amount // 2,
        )

    def judge(self):
        """Each validator of the demo subnet sets weights of its own."""
        receipts = []
        for uri in VALIDATORS:
            weights = [self.random.randint(1, 100) for _ in MINERS]
            most = max(weights)
            receipts.append(
                self.send(
                    key(uri),
                    "SubtensorModule",
                    "set_weights",
                    netuid=DEMO,
                    dests=list(MINERS),
                    weights=[weight * U16 // most for weight in weights],
                    version_key=0,
                )
            )
        return receipts

    def fail_inside(self):
        """Root sets a hyperparameter of a subnet that does not exist."""
        inner = self.node.compose_call(
            "AdminUtils", "sudo_set_kappa", {"netuid": 999, "kappa": 30_000}
        )
        return self.send(key("//Alice"), "Sudo", "sudo", call=inner)

    def judge_again(self):
        """As above, as soon as the rate limit of weights lets them."""
        last = max(self.node.query("SubtensorModule", "LastUpdate", [DEMO]).value[1:4])
        self.wait_for_block(int(last) + 11)
        for receipt in self.judge():
            assert receipt.is_success, receipt.error_message

    def fail(self):
        """Dave stakes more than he has."""
        return self.send(
            key("//Dave"),
            "SubtensorModule",
            "add_stake",
            hotkey=key("//DemoValidator1//hotkey").ss58_address,
            netuid=DEMO,
            amount_staked=2 * 10**9 * TAO,
        )
