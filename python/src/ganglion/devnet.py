"""A development chain that does what it is told with blocks, time and state."""

import os
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from .accounts import account_key, free_balance, tao
from .errors import DevnetError
from .node import Node

# Seconds for the requests that begin a fresh chain, after which a new node is quicker.
RESET_LIMIT = 10
# The demo subnet.
DEMO = 1
NOT_SECONDS = "either seconds or to=… says where to travel"


class Devnet(Node):
    """A development chain. `Node` says what can be asked of its node.

    Amounts are in TAO. An account is named by its address, its public key (`0x…`) or the seed of
    its key (`//Alice`). `rpc` has all that has no method here.
    """

    def __init__(self, **options):
        super().__init__(**options)
        self._snapshots: list[int] = []
        try:
            info = self.info()
            self._mode = {part: info[part] for part in ("mode", "intervalMs", "finality")}
            self._start: int = self.rpc("dev_snapshot")
        except BaseException:
            self.close()
            raise

    @property
    def block(self) -> int:
        """The number of the best block."""
        return int(self.rpc("chain_getHeader")["number"], 16)

    def info(self) -> dict:
        """Returns the chain at a glance (`dev_info`)."""
        return self.rpc("dev_info")

    def advance(
        self,
        blocks: int | None = None,
        *,
        to: int | None = None,
        epochs: int | None = None,
        netuid: int = DEMO,
    ) -> int:
        """Makes blocks: one, so many, up to a number, or until a subnet has had so many epochs.

        Returns the number of the last.
        """
        wanted: dict[str, Any] = {"count": blocks, "to": to}
        if epochs is not None:
            wanted["epochs"] = {"netuid": netuid, "n": epochs}
        self.rpc("dev_newBlock", {name: it for name, it in wanted.items() if it is not None})
        return self.block

    def travel(
        self,
        seconds: float | timedelta | None = None,
        *,
        to: datetime | None = None,
    ) -> datetime:
        """Moves the chain's clock ahead; the next block has that time. Returns what it shows."""
        if (seconds is None) == (to is None):
            raise DevnetError(NOT_SECONDS)
        if to is not None:
            millis: Any = round(to.timestamp() * 1000)
        else:
            ahead = seconds if isinstance(seconds, timedelta) else timedelta(seconds=seconds)
            if ahead < timedelta(0):
                raise DevnetError("time goes forward only; to go back, revert to a snapshot")
            millis = {"forwardMs": round(ahead / timedelta(milliseconds=1))}
        clock = self.rpc("dev_timeTravel", millis)
        return datetime.fromtimestamp(clock / 1000, UTC)

    def snapshot(self) -> int:
        """Takes a snapshot of the chain, its clock and its pool; returns its number."""
        snapshot = self.rpc("dev_snapshot")
        self._snapshots.append(snapshot)
        return snapshot

    def revert(self, snapshot: int | None = None):
        """Makes the chain what it was at a snapshot, the last one if none is named.

        A snapshot can be reverted to any number of times. Those that were taken later end.
        """
        if snapshot is None:
            if not self._snapshots:
                raise DevnetError("there is no snapshot to revert to")
            snapshot = self._snapshots[-1]
        self.rpc("dev_revert", snapshot)
        self._snapshots = [other for other in self._snapshots if other <= snapshot]

    def reset(self):
        """Makes the chain what it was when this object was made. Its snapshots end."""
        mode = {part: it for part, it in self._mode.items() if it is not None}
        self.rpc("dev_setBlockBuildMode", mode, timeout=RESET_LIMIT)
        self.rpc("dev_revert", self._start, timeout=RESET_LIMIT)
        self._snapshots.clear()

    def fund(self, account: str, amount: int | float | str | Decimal) -> Decimal:
        """Gives an account TAO, of a rich development account. Returns its balance."""
        return Decimal(self.rpc("dev_fund", account, tao(amount))["free"])

    def balance(self, account: str) -> Decimal:
        """Returns the free TAO of an account. Of the seeds it knows those in `accounts`."""
        stored = self.rpc("state_getStorage", account_key(self.address(account)))
        return free_balance(stored)

    def address(self, account: str) -> str:
        """Returns the address of a development account or its hotkey; an address is one itself."""
        if not account.startswith("//"):
            return account
        for known in self.accounts:
            if account == known.seed:
                return known.address
            if account == known.hotkey_seed and known.hotkey:
                return known.hotkey
        raise DevnetError(f"{account} is no development account of this chain: use its address")

    def call(self, who: str, pallet: str, call: str, **args: Any) -> dict:
        """Makes a call as anybody, or as `"root"`, in a block of its own.

        Returns the outcome: `ok`, `error`, `events`, `fee`, `block`. A call that fails raises
        nothing.
        """
        return self.rpc("dev_call", who, named(pallet, call, args))

    def dry_run(self, who: str, pallet: str, call: str, **args: Any) -> dict:
        """Returns what a call would do, with `storageDiff` besides, and changes nothing."""
        return self.rpc("dev_dryRun", {"who": who, "call": named(pallet, call, args)})

    def set_storage(self, values: dict):
        """Sets storage by pallet and item: `{"Pallet": {"Item": value}}`."""
        self.rpc("dev_setStorage", values)

    def set_mode(
        self,
        mode: str | None = None,
        *,
        interval_ms: int | None = None,
        finality: str | None = None,
    ) -> dict:
        """Changes when blocks are made and final. Returns what is in effect."""
        parts = {"mode": mode, "intervalMs": interval_ms, "finality": finality}
        changes = {name: it for name, it in parts.items() if it is not None}
        return self.rpc("dev_setBlockBuildMode", changes)

    def set_head(self, block: int | str):
        """Goes back to an earlier block, by number or hash; -3 is three blocks back."""
        self.rpc("dev_setHead", block)

    def reorg(self, depth: int) -> dict:
        """Replaces the last blocks by one more of others. Returns the hashes of both."""
        return self.rpc("dev_reorg", depth)

    def dump(self, path: str | os.PathLike) -> dict:
        """Writes the state to a file."""
        return self.rpc("dev_dumpState", os.path.abspath(path))

    def load(self, path: str | os.PathLike):
        """Takes the state from a file of a chain with the same genesis block."""
        self.rpc("dev_loadState", os.path.abspath(path))


def named(pallet: str, call: str, args: dict) -> dict:
    return {"pallet": pallet, "call": call, "args": args}
