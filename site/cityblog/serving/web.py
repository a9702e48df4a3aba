"""What granian loads in each worker: the application, tied to granian's own process."""

import multiprocessing
import signal

from cityblog.serving.tether import end_with_parent

# Else workers would outlive a killed granian, and answer beside its successor's. SIGKILL, because while a
# worker starts it still has granian's own handler, which would swallow SIGTERM.
if parent := multiprocessing.parent_process():
    end_with_parent(signal.SIGKILL, parent.pid or 0)

from cityblog.wsgi import application

__all__ = ["application"]
