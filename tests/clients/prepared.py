"""What the walks of all clients prepare on their chains, whatever client prepares it.

Each walk's `world.py` makes it: one subnet with a pool, its owner, a validator with a seat on root,
miners, a nominator, and one of everything that a read can show.
"""

from hashlib import blake2b

TAO = 10**9
DEMO, ROOT = 1, 0
U16, U64 = 65_535, 2**64 - 1
# The round of drand's beacon whose pulse the node has (`sdk11/pulses.txt`).
PULSE = 1_000
TAKE, QUARTER = round(0.1 * U16), U64 // 4
# In blocks.
SWAP_DELAY, REANNOUNCE_DELAY = 4, 3
COMMITTED, SEALED = "models/v1@abc", "sealed until round 1000"
IDENTITY = {
    "name": "Validator of the walk",
    "url": "https://validator.example",
    "github_repo": "https://github.com/example/validator",
    "image": "https://validator.example/logo.png",
    "discord": "validator#1",
    "description": "validates – with an en dash",
    "additional": "more",
}
SUBNET_IDENTITY = {
    "subnet_name": "Walk",
    "github_repo": "https://github.com/example/walk",
    "subnet_contact": "walk@example.com",
    "subnet_url": "https://walk.example",
    "discord": "walk#1",
    "description": "a subnet to be read",
    "logo_url": "https://walk.example/logo.png",
    "additional": "none",
}
SYMBOL = "Ⰰ"
# What the coldkeys begin with, by their names; the owner gets the price of subnets besides.
IDLE = 7 * TAO
FUNDS = {
    "validator": 3_000 * TAO,
    "miner": 100 * TAO,
    "idle": IDLE,
    "nominator": 500 * TAO,
    "parent": 500 * TAO,
    "swapper": 20 * TAO,
    "second": 50 * TAO,
}


def stakes(keys, netuid):
    """Who stakes how much with whose hotkey: (coldkey, hotkey, netuid, amount)."""
    return (
        (keys.validator, keys.validator, netuid, 300 * TAO),
        (keys.validator, keys.validator, ROOT, 1_000 * TAO),
        (keys.nominator, keys.validator, netuid, 10 * TAO),
        (keys.nominator, keys.validator, ROOT, 50 * TAO),
        (keys.parent, keys.parent, netuid, 10 * TAO),
    )


def seed(*parts):
    """The seed of a key, by the parts of its name."""
    return "0x" + blake2b("/".join(parts).encode(), digest_size=32).hexdigest()
