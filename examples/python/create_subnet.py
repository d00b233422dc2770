"""Creates a subnet and starts it. Its alpha has a pool, and so a price."""

import bittensor as bt

owner, hot = (bt.keyfiles.Keypair.create_from_uri(uri) for uri in ("//Bob", "//Bob//hotkey"))

with bt.Subtensor("local") as chain:
    print("cost:", chain.subnets.subnet_registration_cost())
    creation = chain.execute(bt.RegisterSubnet(hotkey_ss58=hot.ss58_address), owner)
    creation.raise_for_failure()
    netuid = creation.data["netuid"]
    # Before the start nobody can stake there, and no epoch pays.
    chain.execute(bt.StartCall(netuid=netuid), owner).raise_for_failure()
    print("subnet:", netuid)
