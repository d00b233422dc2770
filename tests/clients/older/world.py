"""The chain that the older clients read and write.

One subnet with a pool, its owner, a validator with a seat on root, two miners, a nominator, and one
of everything that a read can show. Plain calls make it, not the client under test. The reads are
made of one block, `World.block`, whose state is known.
"""

import os
from hashlib import blake2b
from types import SimpleNamespace

import prepared
from bittensor_wallet import Keypair, Wallet
from prepared import (
    COMMITTED,
    DEMO,
    IDENTITY,
    QUARTER,
    REANNOUNCE_DELAY,
    SUBNET_IDENTITY,
    SWAP_DELAY,
    SYMBOL,
    TAKE,
    TAO,
    U16,
    seed,
    stakes,
)

from node import PROTOCOL, Node

TEMPO = 10
FUNDS = {**prepared.FUNDS, "other_miner": 100 * TAO, "giver": 50 * TAO}


def cold(who):
    return who.coldkeypub.ss58_address


def hot(who):
    return who.hotkey.ss58_address


def text(value):
    return "0x" + value.encode().hex()


class World:
    """The chain, the wallets, the subnet, and the block of the reads."""

    def __init__(self, endpoint, wallets):
        self.node, self.wallets = Node(endpoint), wallets
        self.mark, self.netuid = os.urandom(4).hex(), None
        names = ("owner", *FUNDS)
        self.root, self.bank = (Keypair.create_from_uri(name) for name in ("//Alice", "//Bob"))
        self.keys = SimpleNamespace(**{name: self.key(name) for name in names})
        self.node.wait(2)
        for step in STEPS:
            step(self)
        self.block = self.node.head()

    def key(self, name):
        """A wallet on disk of its own for each name and run."""
        made = Wallet(name=name, hotkey="default", path=str(self.wallets))
        for kind, keep in (("cold", made.set_coldkey), ("hot", made.set_hotkey)):
            made_of = seed(kind, name, self.mark)
            keep(Keypair.create_from_seed(made_of), encrypt=False, overwrite=True)
        made.set_coldkeypub(made.coldkey, overwrite=True)
        made.set_hotkeypub(made.hotkey, overwrite=True)
        return made

    def funded(self, amount, *names):
        """New wallets with a balance, each of the same."""
        who = [self.key(name) for name in names]
        self.pay({cold(one): amount for one in who})
        return who[0] if len(who) == 1 else who

    def pay(self, amounts):
        pay = "transfer_keep_alive"
        calls = [
            self.node.compose("Balances", pay, dest=to, value=amount)
            for to, amount in amounts.items()
        ]
        return self.node.batch(self.bank, *calls)

    def call(self, function, who, module=PROTOCOL, signer="coldkey", **params):
        return self.node.send(getattr(who, signer), module, function, **params)

    def as_root(self, *calls):
        composed = [self.node.compose(*call[:2], **call[2]) for call in calls]
        return self.node.as_root(self.root, *composed)

    def admin(self, *calls):
        return self.as_root(*[("AdminUtils", f"sudo_set_{name}", given) for name, given in calls])

    def seen(self, item, *keys):
        """An item of the protocol's storage, at the block of the reads."""
        return self.node.get(item, *keys, block=self.block)

    def uid(self, who, netuid=None):
        return self.node.get("Uids", self.netuid if netuid is None else netuid, hot(who))

    def stake(self, who, netuid=None, hotkey=None, block=None):
        """The stake of a coldkey with a hotkey, in rao, from the shares of the hotkey's pool."""
        netuid = self.netuid if netuid is None else netuid
        hotkey = hot(who) if hotkey is None else hotkey
        found = self.node.runtime(
            "StakeInfoRuntimeApi",
            "get_stake_info_for_hotkey_coldkey_netuid",
            [hotkey, cold(who), netuid],
            block,
        )
        return 0 if found is None else found["stake"]

    def register(self, who, netuid=None):
        netuid = self.netuid if netuid is None else netuid
        return self.call("burned_register", who, netuid=netuid, hotkey=hot(who))

    def epoch(self, block):
        """Waits for the first epoch of the subnet after a block; returns its block."""

        def ran(at):
            return self.node.get("LastEpochBlock", self.netuid, block=at) == at

        return self.node.first("an epoch", block + 1, ran)

    def weigh(self, who, uids, values, **more):
        given = dict(netuid=self.netuid, dests=uids, weights=values, version_key=0, **more)
        return self.call("set_weights", who, signer="hotkey", **given)


# The steps ----------------------------------------------------------------------------------------


def fund(w):
    price = w.node.runtime("SubnetRegistrationRuntimeApi", "get_network_registration_cost", [])
    amounts = {"owner": 3 * price + 500 * TAO, **FUNDS}
    w.pay({cold(getattr(w.keys, name)): amount for name, amount in amounts.items()})


def create(w):
    w.created = w.call("register_network", w.keys.owner, hotkey=hot(w.keys.owner))
    w.netuid = w.created.one("NetworkAdded")[0]
    w.call("start_call", w.keys.owner, netuid=w.netuid)


def configure(w):
    subnet = {"netuid": w.netuid}
    w.admin(
        ("owner_hparam_rate_limit", {"epochs": 0}),
        ("tempo", {**subnet, "tempo": TEMPO}),
        ("weights_set_rate_limit", {**subnet, "weights_set_rate_limit": 0}),
        ("max_registrations_per_block", {**subnet, "max_registrations_per_block": 10}),
        ("target_registrations_per_interval", {**subnet, "target_registrations_per_interval": 100}),
        ("commit_reveal_weights_enabled", {**subnet, "enabled": False}),
        ("immunity_period", {**subnet, "immunity_period": 77}),
        ("serving_rate_limit", {**subnet, "serving_rate_limit": 0}),
        ("min_allowed_weights", {**subnet, "min_allowed_weights": 1}),
        ("tx_rate_limit", {"tx_rate_limit": 1}),
        ("tx_delegate_take_rate_limit", {"tx_rate_limit": 0}),
        # Moving prices follow at once, so that root earns soon.
        ("subnet_moving_alpha", {"alpha": {"bits": 1 << 32}}),
        ("ema_price_halving_period", {**subnet, "ema_halving": 1}),
        ("ema_price_halving_period", {"netuid": DEMO, "ema_halving": 1}),
        ("coldkey_swap_announcement_delay", {"duration": SWAP_DELAY}),
        ("coldkey_swap_reannouncement_delay", {"duration": REANNOUNCE_DELAY}),
        ("max_allowed_uids", {**subnet, "max_allowed_uids": 64}),
        ("mechanism_count", {**subnet, "mechanism_count": 2}),
        ("admin_freeze_window", {"window": 0}),
    )
    w.as_root(
        (PROTOCOL, "sudo_set_tx_childkey_take_rate_limit", {"tx_rate_limit": 0}),
        # Nothing is claimed for root's stakers, so that there is something to read.
        (PROTOCOL, "sudo_set_num_root_claims", {"new_value": 0}),
        (PROTOCOL, "set_pending_childkey_cooldown", {"cooldown": 1}),
    )


def register(w):
    for who in (w.keys.validator, w.keys.miner, w.keys.other_miner, w.keys.parent):
        w.register(who)
    w.call("root_register", w.keys.validator, hotkey=hot(w.keys.validator))


def stake(w):
    for who, hotkey, netuid, amount in stakes(w.keys, w.netuid):
        w.call("add_stake", who, hotkey=hot(hotkey), netuid=netuid, amount_staked=amount)
    w.call("decrease_take", w.keys.validator, hotkey=hot(w.keys.validator), take=TAKE)


def relate(w):
    child = [[QUARTER, hot(w.keys.miner)]]
    given = dict(hotkey=hot(w.keys.validator), netuid=w.netuid, children=child)
    made = w.call("set_children", w.keys.validator, **given)

    def related(at):
        return w.node.get("ChildKeys", hot(w.keys.validator), w.netuid, block=at)

    w.node.first("children", made.block, related)
    w.as_root((PROTOCOL, "set_pending_childkey_cooldown", {"cooldown": 10_000}))
    w.pending = w.call("set_children", w.keys.parent, **{**given, "hotkey": hot(w.keys.parent)})
    auto = dict(netuid=w.netuid, hotkey=hot(w.keys.validator))
    w.call("set_coldkey_auto_stake_hotkey", w.keys.miner, **auto)


def publish(w):
    k = w.keys
    w.call("set_identity", k.validator, **{n: text(v) for n, v in IDENTITY.items()})
    named = {n: text(v) for n, v in SUBNET_IDENTITY.items()}
    w.call("set_subnet_identity", k.owner, netuid=w.netuid, **named)
    w.call("update_symbol", k.owner, netuid=w.netuid, symbol=text(SYMBOL))
    w.committed = commit(w, {f"Raw{len(COMMITTED)}": text(COMMITTED)}, k.miner)
    served = dict(ip=3405803783, port=8_091, ip_type=4, protocol=4, placeholder1=0, placeholder2=0)
    w.call("serve_axon", k.miner, signer="hotkey", netuid=w.netuid, version=1, **served)


def commit(w, field, who):
    given = dict(netuid=w.netuid, info={"fields": [[field]]})
    return w.call("set_commitment", who, "Commitments", "hotkey", **given)


def delegate(w):
    k = w.keys
    for delegate, kind, delay in ((k.second, "Staking", 0), (k.giver, "Transfer", 5)):
        given = dict(delegate=cold(delegate), proxy_type=kind, delay=delay)
        w.call("add_proxy", k.nominator, "Proxy", **given)
    w.call_hash = "0x" + "ab" * 32
    given = dict(real=cold(k.nominator), call_hash=w.call_hash)
    w.announced = w.call("announce", k.giver, "Proxy", **given)
    heir = w.heir = w.key("heir")
    digest = "0x" + blake2b(heir.coldkey.public_key, digest_size=32).hexdigest()
    w.swap = w.call("announce_coldkey_swap", k.swapper, new_coldkey_hash=digest)


def weigh(w):
    """Weights of both mechanisms, and epochs that make bonds."""
    w.epoch(w.node.head())
    miner, other = w.uid(w.keys.miner), w.uid(w.keys.other_miner)
    w.weights = {miner: U16, other: U16 // 3}
    w.weighed = w.weigh(w.keys.validator, [miner, other], [U16, U16 // 3])
    given = dict(netuid=w.netuid, mecid=1, dests=[other], weights=[U16], version_key=0)
    w.call("set_mechanism_weights", w.keys.validator, signer="hotkey", **given)
    w.epoch(w.epoch(w.node.head()))


def lend(w):
    """A crowdloan with a contribution."""
    creator = w.creator = w.funded(50 * TAO, "creator")
    end = w.node.head() + 5_000
    terms = dict(deposit=10 * TAO, min_contribution=TAO, cap=100 * TAO, end=end, call=None)
    made = w.call("create", creator, "Crowdloan", target_address=cold(w.keys.idle), **terms)
    number = made.one("Created")["crowdloan_id"]
    given = dict(crowdloan_id=number, amount=4 * TAO)
    w.call("contribute", w.keys.giver, "Crowdloan", **given)
    w.loan = SimpleNamespace(number=number, end=end)


STEPS = (fund, create, configure, register, stake, relate, publish, delegate, weigh, lend)
