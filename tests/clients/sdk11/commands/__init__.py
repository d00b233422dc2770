"""What the commands of `btcli` answer and change.

A check gets the command line, `cli`, and the world behind it, `cli.world`.
"""

from . import (  # noqa: F401
    crowd,
    locks,
    money,
    owners,
    proxies,
    root,
    staking,
    subnets,
    wallets,
    weights,
)

# Commands that need what no test has, with the reason.
SKIPPED = {
    "wallet keychain save": "macOS alone has a keychain",
    "wallet keychain show": "macOS alone has a keychain",
    "wallet keychain delete": "macOS alone has a keychain",
    "wallet history": "asks an indexer of the network, not the chain",
    "sudo trim-null": "repeats trim-null-batch until it is done",
    "stake wizard": "asks questions and then runs move, transfer or swap",
    # Other names of commands that are tested.
    "subnets hparams": "subnets hyperparameters",
    "sudo buyback": "sudo stake-burn",
    "stake children get": "stake child get",
    "stake children set": "stake child set",
    "stake children revoke": "stake child revoke",
    "stake children take": "stake child take",
    "sudo mech count": "sudo mechanisms count",
    "sudo mech emissions": "sudo mechanisms emissions",
}
