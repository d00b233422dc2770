#!/usr/bin/env python3
"""Longest block while the hotkey of a validator with many nominators is swapped, as WASM.

    PYTHON benches/hotkey_swap.py [BINARY] [--nominators 1000] [--subnets 64]
                                  [--block-time 12000] [--imports 1]
                                  [--neurons 256] [--validators 64] [--weights 192]

PYTHON is an interpreter that has the network's SDK, see `benches/signed.py`.

The chain has `--subnets` subnets with a pool and `--neurons` neurons. One hotkey has uid 0 on all
of them, and on each of them its coldkey gives each nominator a stake with it, by one call of
`transfer_stake`. No epoch runs, so no stake grows. The coldkey then swaps the hotkey on all
subnets, and a node makes blocks until the swap is done. The blocks are exported and imported into
an empty database, as a joining node does. With `--imports` they are imported several times, and
each block counts with its fastest import, so that other work of the machine does not count.

The program prints the longest import and the greatest weight of block step, clean-up and inherents
of the blocks from the call to the end of the swap, and the share of a block that they may take: a
block may weigh a third of its block time, and they a quarter of that. Root dispatches the transfers
to the nominators without weight, to save time; no measured block depends on it.

The program ends with an error if a block weighs or takes more than that share, if a nominator's
stake is not under the new hotkey to the unit, if any key of the pallet's storage still names the
old hotkey, or if the chain's accounts do not balance.
"""

import pathlib
import sys
import tempfile
import time
from types import SimpleNamespace

from blocks import (
    TAO,
    address,
    arguments,
    authoring,
    development,
    height,
    neurons,
    rpc,
    subnet,
    wait_for,
    written,
)
from long_work import (
    QUIET,
    add_arguments,
    distribute,
    extremes,
    fastest_imports,
    first_block,
    share,
    summary,
    weight,
)
from sdk import (
    books_at,
    bt,
    calls,
    check_books,
    cold,
    hot,
    settled,
    wallet,
)
from signed import events, key

TAO_RESERVE, ALPHA_RESERVE = 10_000 * TAO, 30_000 * TAO
# Coldkeys whose stakes are read at once.
READ = 20
# Keys that are read at once.
PAGE = 1_000
# The pallet's part of all keys of its storage: the XX hash of `SubtensorModule`.
PALLET = "0x658faa385070e074c85bf6b568cf0555"
# Of `HotkeySuccessor` and `HotkeyRoot`, which tell of former keys.
LINEAGE = (PALLET + "e836a8290e0f6b644d4a9f0e515e04a3", PALLET + "f15d333ad14f3d67abdcfcbc6d6642bf")
STAKES = ("StakeInfoRuntimeApi", "get_stake_info_for_coldkeys")


def specification(args, folder, holder):
    """Returns the development chain with root and the subnets; uid 0 is the holder's hotkey."""
    spec, market = development(args.binary)
    market["blockTimeMs"] = args.block_time
    market["subnets"] = market["subnets"][:1]
    for netuid in range(1, args.subnets + 1):
        one = subnet(netuid, 0, list(neurons(args, netuid)))
        one["neurons"][0] |= {
            "hotkey": hot(holder),
            "coldkey": cold(holder),
            "stake": 3 * TAO * (args.nominators + 1_000),
        }
        one |= {"dynamic": True, "taoReserve": TAO_RESERVE, "alphaReserve": ALPHA_RESERVE}
        market["subnets"].append(one)
    return written(spec, folder)


def positions(args, holder):
    """Returns each nominator's positions: coldkey, hotkey, netuid and alpha; all amounts differ."""
    return [
        (
            address("nominator", number),
            hot(holder),
            netuid,
            TAO + 7_919 * (number + netuid * args.nominators),
        )
        for netuid in range(1, args.subnets + 1)
        for number in range(args.nominators)
    ]


def stakes(chain, args, hotkey, block):
    """Returns the alpha of all positions with a hotkey, by coldkey and netuid."""
    people, found = [address("nominator", number) for number in range(args.nominators)], {}
    for first in range(0, len(people), READ):
        for who, of_one in chain.runtime(STAKES, [people[first : first + READ]], block=block):
            for position in of_one:
                assert position["hotkey"] == hotkey, f"{who} has stake with {position['hotkey']}"
                found[str(who), position["netuid"]] = position["stake"]
    return found


def keys_with(port, account, block):
    """Returns the keys of the pallet's storage that name an account, but for its lineage."""
    name, start, found = rpc(port, "chain_getBlockHash", [block]), None, []
    while keys := rpc(port, "state_getKeysPaged", [PALLET, PAGE, start, name]):
        named = (key for key in keys if account.hex() in key)
        found += [key for key in named if not key.startswith(LINEAGE)]
        start = keys[-1]
    return found


def swap(chain, port, holder, heir):
    """Swaps the hotkey and waits until that is done.

    Returns the block of the call and the block that ends the swap.
    """
    call = calls.SubtensorModule.swap_hotkey(
        hotkey=hot(holder), new_hotkey=heir.ss58_address, netuid=None
    )
    result = settled(chain.submit_call(call, holder, wait_for_finalization=False))
    called = int(result.extrinsic_id.split("-")[0])
    while swapping(chain, None):
        wait_for(port, height(port) + 1)
    last = first_block(called, height(port), lambda block: not swapping(chain, block))
    happened = [name for of_one in events(chain, last).values() for name, _ in of_one]
    assert "HotkeySwapped" in happened, f"block {last} ends the swap with {set(happened)}"
    return called, last


def swapping(chain, block):
    """Whether a key swap is being made or waits at the end of a block."""
    current = chain.query(("SubtensorModule", "CurrentKeySwap"), block=block)
    first, next_one = chain.query(("SubtensorModule", "KeySwapNumbers"), block=block)
    return bool(current) or first < next_one


def check(chain, args, port, seen):
    """Checks that all positions moved, that nothing names the old hotkey, and the accounts."""
    after = stakes(chain, args, seen.heir.ss58_address, seen.last)
    assert after == seen.before, "a position changed"
    assert len(after) == args.nominators * args.subnets, f"{len(after)} positions"
    left = keys_with(port, bytes(seen.holder.hotkey.public_key), seen.last)
    assert not left, f"{len(left)} keys name the old hotkey: {left[:5]}"
    assert keys_with(port, bytes(seen.heir.public_key), seen.last), "no key names the new one"
    check_books(books_at(chain, seen.last))


def run(args, spec, base, seen):
    """Runs a chain until the hotkey is swapped; adds what is observed to `seen`."""
    with (
        authoring(args.binary, spec, base) as port,
        bt.Subtensor(f"ws://127.0.0.1:{port}") as chain,
    ):
        wait_for(port, 2)
        began = time.monotonic()
        distribute(chain, seen.holder, positions(args, seen.holder))
        print(f"the positions were made in {time.monotonic() - began:.0f} s", flush=True)
        # The last transfers are in the next block at the latest.
        wait_for(port, height(port) + 1 + QUIET)
        block = height(port)
        seen.quiet = range(block - QUIET + 1, block + 1)
        seen.before = stakes(chain, args, hot(seen.holder), block)
        seen.called, seen.last = swap(chain, port, seen.holder, seen.heir)
        seen.blocks = range(seen.called, seen.last + 1)
        seen.limit = share(chain)
        seen.weights = {block: weight(chain, block) for block in (*seen.quiet, *seen.blocks)}
        begun, end = (
            chain.query(("Timestamp", "Now"), block=block) / 1_000
            for block in (seen.called, seen.last)
        )
        seen.seconds = end - begun
        check(chain, args, port, seen)


def verdict(args, seen, times):
    """Prints the figures; returns whether every block kept within the share."""
    print(
        f"{args.nominators} nominators on {args.subnets} subnets of {args.neurons} neurons:"
        f" {len(seen.before)} positions, all under the new hotkey to the unit"
    )
    print("no key of the pallet's storage names the old hotkey, and the books balance")
    print(f"the swap took {len(seen.blocks)} blocks, {seen.seconds:.1f} s from the call to its end")
    summary(args, seen, times)
    print(f"before the call a block weighs {max(map(seen.weights.get, seen.quiet)):.1f} ms at most")
    return extremes(seen, times)


def main():
    parser = arguments(__doc__)
    parser.add_argument("--nominators", type=int, default=1_000)
    parser.add_argument("--subnets", type=int, default=64)
    add_arguments(parser, block_time=12_000)
    args = parser.parse_args()
    seen = SimpleNamespace(holder=wallet("//Alice"), heir=key("//Alice//heir"))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "a").mkdir()
        spec = specification(args, folder, seen.holder)
        run(args, spec, folder / "a", seen)
        times = fastest_imports(args, spec, folder, [*seen.quiet, *seen.blocks])
    if not verdict(args, seen, times):
        sys.exit("a block took or weighed more than the share")


if __name__ == "__main__":
    main()
