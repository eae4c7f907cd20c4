"""The command line as a whole: its settings, its messages, its evaluation."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import TEXT, Run, answers, lines


def test_a_python_without_the_packages_says_what_to_do() -> None:
    done = subprocess.run([sys.executable, "-S", "app.py", "settings"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith("is not installed for this Python. Run `make run` once, then `. .venv/bin/activate`.\n")
    assert done.stderr.count("\n") == 1


def test_evaluate_prints_the_scores(run: Run, tmp_path: Path) -> None:
    at = TEXT.index("Ilsa")
    gold = {
        "id": "a",
        "text": TEXT,
        "published": "2024-03-11",
        "attributions": [
            {
                "content": [[1, 25]],
                "cue": [[at + 12, at + 16]],
                "source": [[at, at + 11]],
                "kind": "direct",
                "speaker": "brandt",
                "speaker_type": "person",
                "mention_kind": "name",
            }
        ],
        "decoys": [],
        "speakers": [{"key": "brandt", "name": "Ilsa Brandt", "type": "person", "roles": []}],
    }
    (tmp_path / "gold.jsonl").write_bytes(lines(gold))
    done = run("evaluate", str(tmp_path / "gold.jsonl"))
    assert done.exit_code == 0, done.stderr
    assert "segments" in done.stdout


def test_settings_are_printed_without_secrets(run: Run) -> None:
    done = run("settings", REDIS_URL="redis://:hunter2@cache.example/0", ON_RECORD_PORT="8123")
    assert "ON_RECORD_PORT=8123\n" in done.stdout
    assert "REDIS_URL=redis://***@cache.example/0\n" in done.stdout
    assert "hunter2" not in done.stdout


def test_bad_settings_end_every_command_with_one_message(run: Run) -> None:
    for command in (["extract"], ["settings"], []):
        done = run(*command, ON_RECORD_PORT="http", ON_RECORD_WORKERS="none")
        assert done.exit_code == 1
        assert "ON_RECORD_PORT" in done.stderr and "ON_RECORD_WORKERS" in done.stderr
        assert "Traceback" not in done.stderr


def test_the_newsroom_of_the_settings_is_made(run: Run) -> None:
    (ingested,) = answers(run("ingest", data=lines({"id": "1", "text": TEXT}), ON_RECORD_DEFAULT_NEWSROOM="harbour"))
    assert ingested["status"] == "created"
    made = run("keys", "make", "--owner", "Kim Okoye", ON_RECORD_DEFAULT_NEWSROOM="harbour")
    assert "of Kim Okoye in harbour, scopes" in made.stderr
    assert "in mole, scopes" in run("keys", "make", "--owner", "Kim Okoye", "--newsroom", "mole").stderr
