"""The checks of `btcli` 9.x by subject; importing them registers them."""

from . import crowd, locks, money, owners, proxies, staking, subnets, wallets  # noqa: F401
