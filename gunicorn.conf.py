"""How gunicorn serves On Record. `python app.py` uses it; so does `gunicorn` in this folder."""

import itertools
import math
import os

from quotes.observability import logs
from quotes.server import batch_keeper, batch_workers, launch
from quotes.server.load_board import LoadBoard
from quotes.settings import Settings

settings = Settings.from_environment()
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(launch.metrics_dir(settings))  # must stand before the workers import it

wsgi_app = "app:create_app()"
bind = f"{launch.url_host(settings.host)}:{settings.port}"
worker_class = "quotes.server.worker.Worker"
workers = settings.workers
threads = settings.threads
timeout = 120  # for a worker that hangs altogether, or loads its model from a slow disk; articles have their own limit
graceful_timeout = math.ceil(2 * settings.wait_seconds + settings.analysis_seconds)  # what was accepted is answered
max_requests = 100_000  # should memory ever grow all the same, it is given back
max_requests_jitter = 50_000  # and not by all workers at once
limit_request_line = 8190  # titles and uris come as query parameters
forwarded_allow_ips = settings.trusted_proxies
forwarder_headers = ""  # no proxy sets SCRIPT_NAME: it would go into every link
os.umask(0o077)  # what is written is for this user alone
control_socket_disable = True
logconfig_dict = logs.configuration(settings.log_level)
logger_class = launch.ErrorLogger


def on_starting(server):
    logs.configure(settings.log_level)
    launch.prepare(settings)
    server.load_board = LoadBoard()


def when_ready(server):
    server.batch_workers = batch_keeper.start(settings.batch_workers, graceful_timeout)


def on_exit(server):
    batch_workers.stop(getattr(server, "batch_workers", []), graceful_timeout)  # none where it never was ready


def pre_fork(server, worker):
    worker.load_board = server.load_board
    taken = {other.slot for other in server.WORKERS.values()}
    worker.slot = next(slot for slot in itertools.count() if slot not in taken)


def post_fork(server, worker):
    launch.reserve_metrics(settings, worker.slot)


def post_worker_init(worker):
    if worker.age == 1:
        print(launch.welcome(settings), flush=True)


def worker_exit(server, worker):
    launch.end_worker()


def child_exit(server, worker):
    server.load_board.leave(worker.slot)
    launch.forget_worker(settings, worker.slot)
