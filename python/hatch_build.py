"""Puts the node that `GANGLION_BIN` names into the wheel, and tags the wheel for its platform.

On Linux the tag is that of no particular C library; `scripts/wheel.sh` lets auditwheel replace it
by the one that fits what the node needs.
"""

import os
import re
import sysconfig
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Where `ganglion.binary` looks.
PLACE = "ganglion/bin/ganglion"


class CustomBuildHook(BuildHookInterface):
    def initialize(self, version, build_data):
        binary = Path(os.environ.get("GANGLION_BIN", ""))
        if not binary.is_file():
            raise SystemExit("set GANGLION_BIN to the node's release build, or use `make wheel`")
        platform = re.sub(r"\W", "_", sysconfig.get_platform())
        build_data["tag"] = f"py3-none-{platform}"
        build_data["pure_python"] = False
        build_data["force_include"][str(binary.resolve())] = PLACE
