"""The files for running it elsewhere name settings and commands that there are."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from quotes.cli.main import main
from quotes.settings import Settings, variable_of
from tests.support import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
VARIABLE = re.compile(r"^\s*(?:ON_RECORD_[A-Z_]+|REDIS_URL)(?=[=:])", re.MULTILINE)


def test_every_setting_in_them_exists() -> None:
    known = {variable_of(field.name) for field in fields(Settings)}
    for file in DEPLOY.iterdir():
        assert {name.strip() for name in VARIABLE.findall(file.read_text())} <= known, file.name
    assert VARIABLE.findall((DEPLOY / "on-record.env").read_text())


def test_every_command_in_them_exists() -> None:
    told = "".join(file.read_text() for file in DEPLOY.iterdir())
    called = re.findall(r"python app\.py ?([a-z]*)", told)
    assert {"", "work", "deliver"} <= set(called) <= {"", *main.commands}
    called = re.findall(r"\[\"?on-record\"?, \"?([a-z]+)\"?\]", told)
    assert {"serve", "work", "deliver"} <= set(called) <= set(main.commands)


def test_compose_keeps_state_in_the_record_alone() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    assert [name for name, service in compose["services"].items() if "volumes" in service] == ["postgresql"]
    assert compose["services"]["server"]["environment"] == compose["services"]["work"]["environment"]


def test_instance_folder_of_the_image_can_be_written() -> None:
    image = (DEPLOY / "Dockerfile").read_text()
    folder = re.findall(r"ON_RECORD_INSTANCE_DIR=(\S+)", image)[0]
    user = re.findall(r"useradd .*--uid (\d+)", image)[0]
    assert f"install -d -o on-record -g on-record -m 0700 {folder}\n" in image
    server = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]["server"]
    assert server["read_only"] and f"{folder}:uid={user},gid={user},mode=0700" in server["tmpfs"]


def test_what_the_image_copies_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    assert all((DEPLOY.parent / name).exists() for names in copied for name in names.split())


@pytest.mark.slow
def test_the_image_copies_what_the_wheel_is_built_from(tmp_path: Path) -> None:
    for names, target in re.findall(r"^COPY (?!--from)(.+) (\S+)$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE):
        for name in names.split():
            to = tmp_path / (target if (ROOT / name).is_dir() or "/" in name else name)
            to.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile)(ROOT / name, to)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    done = subprocess.run(build, cwd=tmp_path, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0 and len(list((tmp_path / "dist").glob("on_record-*.whl"))) == 1, done.stderr


def test_kubernetes_runs_every_part_as_compose_does() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    parts = [
        part for part in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text()) if part["kind"] == "Deployment"
    ]
    user = int(re.findall(r"useradd .*--uid (\d+)", (DEPLOY / "Dockerfile").read_text())[0])
    for part in parts:
        pod = part["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        assert part["spec"]["selector"]["matchLabels"] == part["spec"]["template"]["metadata"]["labels"]
        assert f"{pod['terminationGracePeriodSeconds']}s" == compose[container["name"]]["stop_grace_period"]
        assert pod["securityContext"]["runAsUser"] == user and container["securityContext"]["readOnlyRootFilesystem"]
        mounted = {mount["name"]: mount["mountPath"] for mount in container["volumeMounts"]}
        assert mounted["instance"] == "/var/lib/on-record" and set(mounted) == {v["name"] for v in pod["volumes"]}
        assert container["command"] == compose[container["name"]].get("command", ["on-record", "serve"])


@pytest.mark.parametrize("unit", UNITS, ids=[unit.name for unit in UNITS])
def test_the_units_write_private_files_and_dump_no_memory(unit: Path) -> None:
    assert {"UMask=0077", "LimitCORE=0"} <= set(unit.read_text().splitlines())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
@pytest.mark.parametrize("unit", UNITS, ids=[unit.name for unit in UNITS])
def test_systemd_understands_the_units(unit: Path) -> None:
    told = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False).stderr
    faults = [line for line in told.splitlines() if unit.stem.rstrip("@") in line and "is not executable" not in line]
    assert faults == []
