"""The wheel is whole: installed away from the checkout, `on-record` extracts, migrates and serves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import urllib.request
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.support.live import SECONDS, free_port, kill_all, until

LINE = '{"id": "a1", "text": "“The ferry sails tonight,” harbour master Ilsa Brandt said on Monday."}\n'


@pytest.fixture(scope="module")
def installed() -> Iterator[Path]:
    """A virtual environment with the wheel; what it requires comes from the environment of the tests."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as folder:
        place = Path(folder)
        build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(place / "dist")]
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=2 * SECONDS)
        venv.create(place / "venv", with_pip=False, symlinks=True)
        python = place / "venv" / "bin" / "python"
        (wheel,) = (place / "dist").glob("*.whl")
        options = ["--no-deps", "--no-index", "--no-compile", "--disable-pip-version-check", str(wheel)]
        install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", *options]
        subprocess.run(install, check=True, capture_output=True, timeout=2 * SECONDS)
        (packages,) = (place / "venv" / "lib").glob("python*/site-packages")
        (packages / "required.pth").write_text(sysconfig.get_path("purelib"))
        yield place


def environment(place: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(place), "XDG_DATA_HOME": str(place / "data")}


def test_extracts(installed: Path) -> None:
    command = [str(installed / "venv" / "bin" / "on-record"), "extract"]
    done = subprocess.run(
        command, input=LINE, text=True, cwd=installed, env=environment(installed), capture_output=True, timeout=SECONDS
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["quotations"][0]["speaker"]["name"] == "Ilsa Brandt"


@pytest.mark.slow
def test_serves(installed: Path) -> None:
    port, folder = free_port(), installed / "data" / "on-record"
    own = {"ON_RECORD_PORT": str(port), "ON_RECORD_WORKERS": "1"}
    with (installed / "log").open("wb") as log:
        server = subprocess.Popen(
            [str(installed / "venv" / "bin" / "on-record")],
            cwd=installed,
            env=environment(installed) | own,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )

    def answers() -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=SECONDS) as answer:
                return answer.status == 200
        except OSError:
            return False

    try:
        assert until(answers), (installed / "log").read_text()
        assert (folder / "record.sqlite3").is_file()
    finally:
        server.terminate()
        server.wait(SECONDS)
        kill_all(folder)


def test_client_is_a_wheel_of_its_own(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT / "on_record_client", check=True, capture_output=True, timeout=2 * SECONDS)
    (wheel,) = tmp_path.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    files = {file.name for file in (ROOT / "on_record_client").iterdir() if file.suffix in (".py", ".typed")}
    assert names == {f"on_record_client/{name}" for name in files}
    script = "import on_record_client, sys; assert 'quotes' not in sys.modules; print(on_record_client.__file__)"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(wheel)}
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.stdout.startswith(str(wheel)), done.stderr
