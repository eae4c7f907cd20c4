"""Archives past one machine: Ray reads them with an engine on every core and writes what it found as Parquet.

What is here needs the extra ``ray`` (requirements-ray.txt); the rest of the program does not.
"""

import os

# Before Ray is loaded: it tells nobody of its use, and where it is of this machine alone no other machine can reach it.
os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
if not os.environ.get("RAY_ADDRESS"):
    os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"  # on Linux, too, this keeps Ray to the loopback address
