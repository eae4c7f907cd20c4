"""A real MariaDB in a folder of its own, for the systems of others that live on one."""

from __future__ import annotations

import getpass
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.live import SECONDS, until

PROGRAM = shutil.which("mariadbd") or shutil.which("mariadbd", path="/usr/sbin")
NEEDED = pytest.mark.skipif(PROGRAM is None, reason="needs MariaDB (Debian's package mariadb-server)")
USER = getpass.getuser()


@dataclass(frozen=True, slots=True)
class MariaDB:
    """A server that listens on a socket alone, which opens it to the user of the tests without a password."""

    socket: Path
    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, folder: Path) -> MariaDB:
        """Make it in an empty folder and wait until it answers. The path must be short: sockets have 107 characters."""
        data, socket, log = folder / "data", folder / "socket", folder / "mariadb.log"
        own = ["--no-defaults", f"--user={USER}", f"--datadir={data}"]
        with log.open("wb") as out:
            subprocess.run(["mariadb-install-db", *own, "--skip-test-db"], check=True, stdout=out, stderr=out)
            listening = [f"--socket={socket}", "--skip-networking", "--innodb-flush-log-at-trx-commit=0"]
            process = subprocess.Popen([str(PROGRAM), *own, *listening], stdout=out, stderr=out)
        running = cls(socket, process)
        assert until(lambda: running._asks("SELECT 1").returncode == 0), log.read_text()
        return running

    def database(self, name: str) -> None:
        """Make an empty database, with a user of the same name and password whose it is."""
        statements = (
            f"CREATE DATABASE {name} CHARACTER SET utf8mb4; CREATE USER {name}@localhost IDENTIFIED BY '{name}'; "
            f"GRANT ALL ON {name}.* TO {name}@localhost"
        )
        made = self._asks(statements)
        assert made.returncode == 0, made.stderr

    def _asks(self, statements: str) -> subprocess.CompletedProcess[str]:
        command = ["mariadb", "--no-defaults", f"--user={USER}", f"--socket={self.socket}", "-e", statements]
        return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)

    def end(self) -> None:
        """Stop it."""
        self.process.terminate()
        self.process.wait(SECONDS)
