"""The chain that the walk of SDK 11 reads and writes.

One subnet with a pool, its owner, a validator with a seat on root, two miners, a nominator, and one
of everything that a read can show: identities, commitments, weights, bonds, children, proxies, a
pending multisig, an announced swap. The SDK's own intents make what they can make. The reads are
then made of one block, `World.block`, whose state is known.

No epoch of the subnet comes by itself: its tempo is longer than the walk. What needs one requests
it (`World.epoch`). So only calls change stake, and nothing changes between two blocks but pools,
into which each block's emission goes, and prices. What depends on these is compared at named
blocks: that of a call, and its parent.
"""

import os
import time
from contextlib import contextmanager
from types import SimpleNamespace

import bittensor as bt
import bittensor_core
from bittensor import calls
from bittensor.evm.transactions import association_proof
from books import PATIENCE, SubtensorModule, as_root, block_of, cold, hot, settled, wallet
from eth_account import Account
from prepared import (
    COMMITTED,
    DEMO,
    FUNDS,
    IDENTITY,
    PULSE,
    QUARTER,
    REANNOUNCE_DELAY,
    SEALED,
    SUBNET_IDENTITY,
    SWAP_DELAY,
    SYMBOL,
    TAKE,
    TAO,
    U16,
    seed,
    stakes,
)

EVM_SECRET = "0x" + "11" * 32
# Settings of the subnet that differ from the initial ones, so that a read cannot guess them.
SETTINGS = {
    "immunity_period": 77,
    "min_allowed_weights": 1,
    "commit_reveal_period": 2,
    "max_allowed_uids": 64,
    "serving_rate_limit": 0,
    "commit_reveal_weights_enabled": False,
}
DIFFICULTY, WEIGHTS_LIMIT, TX_LIMIT, CLAIM_THRESHOLD = 12_345_678, 0, 1, 123_456
# The walk takes some six hundred blocks. The demo subnet's epochs come by themselves.
TEMPO, DEMO_TEMPO = 20_000, 10
SPLIT = [U16 // 4, U16 - U16 // 4]


class World:
    """The connection, the keys, the subnet, and the block of the reads."""

    def __init__(self, chain):
        self.chain = chain
        self.run = os.urandom(4).hex()
        # The seeds of coldkey and hotkey, by the coldkey's address.
        self.seeds = {}
        names = "owner validator miner evm_miner idle nominator parent swapper second third"
        self.keys = SimpleNamespace(
            root=wallet("//Alice"),
            bank=wallet("//Bob"),
            **{name: self.key(name) for name in names.split()},
        )
        self.results = {}
        for step in STEPS:
            step(self)
        self.block = self.chain.block
        self.view = self.chain.at(self.block)

    def key(self, name):
        """A wallet of its own for each name and run, from seeds."""
        cold, hot = (seed(name, kind, self.run) for kind in ("cold", "hot"))
        made = wallet(cold, hot)
        self.seeds[made.coldkey.ss58_address] = (cold, hot)
        return made

    def funded(self, amount, *names):
        """New wallets with a balance, each of the same."""
        who = [self.key(name) for name in names]
        intents = [bt.Transfer(dest_ss58=cold(one), amount_tao=bt.rao(amount)) for one in who]
        self.do(bt.Batch(intents=intents), self.keys.bank)
        return who[0] if len(who) == 1 else who

    def do(self, intent, who, **how):
        """Executes an intent, which has to succeed."""
        return settled(self.chain.execute(intent, who, **how))

    def call(self, call, who, **how):
        """Submits a call that no intent makes."""
        return settled(self.chain.submit_call(call, who, **how))

    def as_root(self, *made):
        composed = [self.chain.compose(call) for call in made]
        return as_root(self.chain, self.keys.root, calls.Utility.batch_all(calls=composed))

    def query(self, name, *keys, block=None):
        """An item of the protocol's storage."""
        return self.chain.query(getattr(SubtensorModule, name), list(keys), block=self.at(block))

    def stored(self, item, *keys):
        """An item of storage, at the block of the reads."""
        return self.chain.query(item, list(keys), block=self.block)

    def at(self, block):
        return self.chain.block if block is None else block

    def wait_for(self, block):
        self.chain.wait_for_block(block, timeout=PATIENCE)

    def epoch(self):
        """Runs an epoch of the subnet, by its owner's request, and returns its block.

        Refused while the subnet seals weights.
        """
        request = calls.SubtensorModule.trigger_epoch(netuid=self.netuid)
        block = block_of(self.call(request, self.keys.owner)) + 1
        self.wait_for(block)
        assert self.query("LastEpochBlock", self.netuid, block=block) == block
        return block

    def wait_until(self, holds, what):
        """Waits, block by block, until a condition holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"{what} within {PATIENCE} s"
            self.chain.wait_for_block(timeout=PATIENCE)

    def no_epochs(self, netuid):
        """Lets no epoch of a subnet come by itself, of which root's stakers could earn."""
        self.as_root(calls.AdminUtils.sudo_set_tempo(netuid=netuid, tempo=TEMPO))

    @contextmanager
    def without_epochs(self):
        """Lets no epoch of the demo subnet come meanwhile: root's stakers earn of each."""
        self.no_epochs(DEMO)
        yield
        self.as_root(calls.AdminUtils.sudo_set_tempo(netuid=DEMO, tempo=DEMO_TEMPO))

    def uid(self, who):
        return self.query("Uids", self.netuid, hot(who))

    def register(self, who, netuid=None):
        """Registers a hotkey by the plain call: the intent encrypts it."""
        netuid = self.netuid if netuid is None else netuid
        self.call(calls.SubtensorModule.burned_register(netuid=netuid, hotkey=hot(who)), who)
        return self.query("Uids", netuid, hot(who))

    def fresh_client(self):
        """A connection of its own: after an encrypted call the SDK's cache of nonces is behind."""
        return bt.Subtensor(self.chain.endpoint)


# The steps ----------------------------------------------------------------------------------------


def fund(w):
    price = w.chain.subnets.subnet_registration_cost().rao
    amounts = {
        "owner": 2 * price + 100 * TAO,
        **FUNDS,
        "evm_miner": 100 * TAO,
        "third": 50 * TAO,
    }
    intents = [
        bt.Transfer(dest_ss58=cold(getattr(w.keys, name)), amount_tao=bt.rao(amount))
        for name, amount in amounts.items()
    ]
    w.results["fund"] = w.do(bt.Batch(intents=intents), w.keys.bank)


def create(w):
    w.subnet_price = w.chain.subnets.subnet_registration_cost().rao
    result = w.do(bt.RegisterSubnet(), w.keys.owner, registration_timeout=PATIENCE)
    w.netuid, w.created = result.data["netuid"], block_of(result)
    w.do(bt.StartCall(netuid=w.netuid), w.keys.owner)


def configure(w):
    admin, protocol = calls.AdminUtils, calls.SubtensorModule
    fast = {"bits": 1 << 32}
    w.as_root(
        admin.sudo_set_owner_hparam_rate_limit(epochs=0),
        admin.sudo_set_tempo(netuid=w.netuid, tempo=TEMPO),
        admin.sudo_set_difficulty(netuid=w.netuid, difficulty=DIFFICULTY),
        admin.sudo_set_weights_set_rate_limit(
            netuid=w.netuid, weights_set_rate_limit=WEIGHTS_LIMIT
        ),
        admin.sudo_set_max_registrations_per_block(netuid=w.netuid, max_registrations_per_block=10),
        admin.sudo_set_target_registrations_per_interval(
            netuid=w.netuid, target_registrations_per_interval=100
        ),
        admin.sudo_set_tx_rate_limit(tx_rate_limit=TX_LIMIT),
        admin.sudo_set_tx_delegate_take_rate_limit(tx_rate_limit=0),
        protocol.sudo_set_tx_childkey_take_rate_limit(tx_rate_limit=0),
        # Nothing is claimed for root's stakers, so that there is something to read.
        calls.Call("SubtensorModule", "sudo_set_num_root_claims", {"new_value": 0}),
        # Moving prices follow at once, so that root earns soon.
        admin.sudo_set_subnet_moving_alpha(alpha=fast),
        admin.sudo_set_ema_price_halving_period(netuid=w.netuid, ema_halving=1),
        admin.sudo_set_ema_price_halving_period(netuid=DEMO, ema_halving=1),
        admin.sudo_set_coldkey_swap_announcement_delay(duration=SWAP_DELAY),
        admin.sudo_set_coldkey_swap_reannouncement_delay(duration=REANNOUNCE_DELAY),
    )
    for name, value in SETTINGS.items():
        w.do(bt.SetHyperparameter(netuid=w.netuid, name=name, value=value), w.keys.owner)
    w.do(bt.SetMechanismCount(netuid=w.netuid, mechanism_count=2), w.keys.owner)
    split = admin.sudo_set_mechanism_emission_split(netuid=w.netuid, maybe_split=SPLIT)
    w.call(split, w.keys.owner)
    w.do(bt.SetRootClaimThreshold(threshold=bt.rao(CLAIM_THRESHOLD)), w.keys.root)


def register(w):
    for name in ("validator", "miner", "evm_miner", "parent"):
        w.register(getattr(w.keys, name))
    w.do(bt.RootRegister(), w.keys.validator)


def stake(w):
    for who, hotkey, netuid, amount in stakes(w.keys, w.netuid):
        # The validator needs the majority of the stake, so it buys at any price.
        intent = bt.AddStake(
            hotkey_ss58=hot(hotkey),
            netuid=netuid,
            amount_tao=bt.rao(amount),
            slippage_protection=False,
        )
        w.do(intent, who)
    w.do(bt.SetTake(take=TAKE), w.keys.validator)


def relate(w):
    """Children: of the validator at once, because they apply before the wait is raised again."""
    child = [[QUARTER, hot(w.keys.miner)]]
    w.as_root(calls.SubtensorModule.set_pending_childkey_cooldown(cooldown=1))
    w.do(bt.SetChildren(netuid=w.netuid, children=child), w.keys.validator)
    # The request comes a block after the list, and the epoch a block after the request.
    w.epoch()
    assert w.query("ChildKeys", hot(w.keys.validator), w.netuid)
    w.as_root(calls.SubtensorModule.set_pending_childkey_cooldown(cooldown=10_000))
    result = w.do(bt.SetChildren(netuid=w.netuid, children=child), w.keys.parent)
    w.parent_at = block_of(result)
    auto = bt.SetAutoStake(netuid=w.netuid, hotkey_ss58=hot(w.keys.validator))
    w.do(auto, w.keys.miner)


def publish(w):
    w.do(bt.SetIdentity(**IDENTITY), w.keys.validator)
    w.do(bt.SetSubnetIdentity(netuid=w.netuid, **SUBNET_IDENTITY), w.keys.owner)
    w.do(bt.UpdateSymbol(netuid=w.netuid, symbol=SYMBOL), w.keys.owner)
    w.do(bt.ServeAxon(netuid=w.netuid, ip="203.0.113.7", port=8_091), w.keys.miner)
    w.committed = block_of(commit(w, {f"Raw{len(COMMITTED)}": COMMITTED.encode()}, w.keys.miner))
    stored_round = bt.storage.Drand.LastStoredRound
    w.wait_until(lambda: w.chain.query(stored_round) >= PULSE, "the pulse of `pulses.txt`")
    # A payload is SCALE-encoded, as clients write it.
    payload = bytes([len(SEALED) << 2]) + SEALED.encode()
    sealed, _ = bittensor_core.encrypt_at_round(payload, PULSE)
    field = {
        "TimelockEncrypted": {
            "encrypted": bytes(bittensor_core.inner_ciphertext(sealed)),
            "reveal_round": PULSE,
        }
    }
    w.sealed = block_of(commit(w, field, w.keys.evm_miner))
    evm = Account.from_key(EVM_SECRET)
    signature, block = association_proof(evm, hot(w.keys.evm_miner), w.chain.block)
    w.evm_address = evm.address.lower()
    w.associated = block_of(
        w.do(
            bt.AssociateEvmKey(
                netuid=w.netuid, evm_key=evm.address, block_number=block, signature=signature
            ),
            w.keys.evm_miner,
        )
    )


def commit(w, field, who):
    call = calls.Commitments.set_commitment(netuid=w.netuid, info={"fields": [[field]]})
    return w.call(call, who, signer="hotkey")


def delegate(w):
    w.do(bt.AddProxy(delegate_ss58=cold(w.keys.second), proxy_type="Staking"), w.keys.nominator)
    w.do(
        bt.AddProxy(delegate_ss58=cold(w.keys.third), proxy_type="Transfer", delay=5),
        w.keys.nominator,
    )
    w.inner = {"op": "transfer", "dest_ss58": cold(w.keys.idle), "amount_tao": "0.5"}
    others = [cold(w.keys.third), cold(w.keys.idle)]
    result = w.do(
        bt.MultisigApprove(threshold=2, other_signatories=others, call=w.inner), w.keys.second
    )
    w.multisig = w.chain.multisig([cold(w.keys.second), *others], 2)
    w.opened = result
    w.announced = block_of(
        w.do(
            bt.AnnounceColdkeySwap(new_coldkey_ss58=w.key("heir").coldkey.ss58_address),
            w.keys.swapper,
        )
    )


def weigh(w):
    """Weights of both mechanisms, an epoch that makes bonds, and a commit that stays sealed."""
    w.epoch()
    assert w.query("ValidatorPermit", w.netuid)[w.uid(w.keys.validator)]
    miner, other = w.uid(w.keys.miner), w.uid(w.keys.evm_miner)
    w.weights = ({miner: 0.75, other: 0.25}, {other: 1.0})
    for mechid, weights in enumerate(w.weights):
        w.do(bt.SetWeights(netuid=w.netuid, weights=weights, mechid=mechid), w.keys.validator)
    for _ in range(2):
        w.epoch()
    toggle = {"name": "commit_reveal_weights_enabled", "value": True}
    toggled = w.do(bt.SetHyperparameter(netuid=w.netuid, **toggle), w.keys.owner)
    w.seals_since = block_of(toggled)
    w.sealed_weights = w.do(bt.SetWeights(netuid=w.netuid, weights={miner: 1.0}), w.keys.validator)


def lend(w):
    """A crowdloan with a contribution."""
    creator, giver = w.funded(50 * TAO, "creator", "giver")
    end = w.chain.block + 5_000
    terms = dict(deposit_tao=10, min_contribution_tao=1, cap_tao=100, end=end)
    w.do(bt.CreateCrowdloan(target_ss58=cold(w.keys.idle), **terms), creator)
    number = w.chain.query(bt.storage.Crowdloan.NextCrowdloanId) - 1
    w.do(bt.ContributeCrowdloan(crowdloan_id=number, amount_tao=4), giver)
    w.loan = SimpleNamespace(number=number, creator=creator, giver=giver, end=end)


STEPS = (fund, create, configure, register, stake, relate, publish, delegate, weigh, lend)
