"""`python -m cityblog.serving.tether COMMAND…`: run COMMAND so that it ends when its parent does.

A supervisor killed with SIGKILL cannot stop its children; tied to it, they stop by themselves. Only Linux
has this. Elsewhere they would outlive a killed supervisor, and the next start would name the taken port.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent(ending: signal.Signals, parent: int) -> None:
    """Ask the kernel for the signal `ending` when the process `parent` is gone; survives an exec."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, ending)
    if os.getppid() != parent:
        # It went before we asked.
        sys.exit(1)


if __name__ == "__main__":
    end_with_parent(signal.SIGTERM, os.getppid())
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606
