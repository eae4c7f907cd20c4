"""What README and documentation say works: its calls and commands run, its links lead somewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from docs import draw_architecture, site
from quotes.cli.main import main
from tests.support import ROOT
from tests.support.live import SECONDS, Server, kill_all

PAGES = [page for page in site.pages() if page.endswith(".md")]
NOT_RUN = {"docs/deployment.md"}  # needs systemd and Docker; test_deploy.py looks at its commands


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks_of(page: str, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(page), re.MULTILINE | re.DOTALL)


SHELL = {page: blocks_of(page, "sh") for page in PAGES if page not in NOT_RUN}
CALLS = {page: calls for page, blocks in SHELL.items() if (calls := [block for block in blocks if "curl " in block])}
COMMANDS = list(
    dict.fromkeys(
        line for blocks in SHELL.values() for block in blocks if "curl " not in block for line in block.splitlines()
    )
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server on an empty record."""
    with tempfile.TemporaryDirectory(prefix="on-record-") as parent:
        folder = Path(parent) / "i"
        server = Server.start(folder, ON_RECORD_WORKERS="1")
        yield server
        server.stop()
        kill_all(folder)


def in_shell(script: str, **variables: str) -> str:
    """Run a script in the root of the checkout; what it wrote."""
    environment = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"} | variables
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=ROOT, env=environment, capture_output=True, timeout=2 * SECONDS
    )
    assert done.returncode == 0, (script, done.stdout, done.stderr)
    return done.stdout.decode()


def answers_of(page: str, server: Server) -> list[str]:
    """What the calls of a page answer, one after the other."""
    answers = []
    for call in CALLS[page]:
        for placeholder, found in ids(server).items():
            call = call.replace(placeholder, found)
        here = call.replace("127.0.0.1:8000", f"127.0.0.1:{server.port}")
        answers.append(in_shell('curl() { command curl -sS --fail-with-body "$@"; }\n' + here))
    return answers


def ids(server: Server) -> dict[str, str]:
    """What stands for the placeholders of the pages: ids of the record as it is now."""
    quotations = json.loads(server.get("/v1/quotations?q=ferry")[1])["quotations"]
    if not quotations:
        return {}
    said = quotations[0]
    return {"QUOTATION_ID": said["id"], "SPEAKER_ID": said["speaker"]["id"], "ARTICLE_ID": said["article"]["id"]}


def test_readme_fits_its_bounds() -> None:
    assert len(text_of("README.md").splitlines()) < 150
    assert len(CALLS["README.md"]) == 1


def test_readme_call_answers_so(server: Server) -> None:
    (answer,) = answers_of("README.md", server)
    (shown,) = map(json.loads, blocks_of("README.md", "json"))
    found = json.loads(answer)["quotations"][0]
    assert shown.pop("confidence") == pytest.approx(found["confidence"], abs=0.1)
    found["speaker"].pop("id")
    assert {name: found[name] for name in shown} == shown


def test_api_calls_work_in_order(server: Server) -> None:
    extract, html, page, keep, look_up, check, correct, export, _, changes, batch, operate = answers_of(
        "docs/api.md", server
    )
    assert json.loads(extract)["quotations"][0]["speaker"]["name"] == "Ilsa Brandt"
    assert json.loads(html)["quotations"][0]["spans"][0]["html"]
    assert "Sport" not in json.loads(page)["text"] and "Nobody was hurt" in json.loads(page)["text"]
    assert json.loads(keep)["status"] == "created"
    assert "The ferry sails tonight" in look_up and '"stance":"support"' in look_up
    assert "altered" in check
    assert "Heard the recording" in correct
    assert '"spokenByCharacter"' in export and '"words"' in export and "The ferry sails tonight" in export
    assert '"article.saved"' in changes and '"quotation.corrected"' in changes
    assert json.loads(batch)["lines"] == 12
    assert "on_record_requests_total" in operate


def test_cms_calls_work_in_order(server: Server) -> None:
    draft, created, revised, retracted, ninjs = answers_of("docs/how-to/connect-a-cms.md", server)
    assert json.loads(draft)["quotations"][0]["spans"][0]["html"]
    assert json.loads(created)["status"] == "created"
    changes = json.loads(revised)["changes"]
    assert changes["added"] and changes["withdrawn"]
    assert "Bridge opens in June" in retracted
    assert json.loads(ninjs)["uri"] == "urn:desk:bridge"


def test_reporter_calls_work_in_order(server: Server) -> None:
    saved, look_up, subject, check, table = answers_of("docs/how-to/look-up-a-speaker.md", server)
    assert json.loads(saved)["quotations"]
    assert "Ilsa Brandt" in look_up and "The ferry sails tonight" in look_up
    assert "The ferry sails tonight" in subject
    assert json.loads(check)["verdict"] == "altered"
    assert "Ilsa Brandt" in table.splitlines()[1]


@pytest.mark.parametrize("page", sorted({"docs/start.md", "docs/operations.md"}))
def test_other_calls_work(page: str, server: Server) -> None:
    assert all(json.loads(answer) for answer in answers_of(page, server))


def test_every_call_is_tried() -> None:
    tried = {"README.md", "docs/api.md", "docs/start.md", "docs/operations.md"}
    assert set(CALLS) == tried | {"docs/how-to/connect-a-cms.md", "docs/how-to/look-up-a-speaker.md"}


def test_table_of_calls_is_current(server: Server) -> None:
    paths = json.loads(server.get("/openapi.json")[1])["paths"]
    calls = [
        (f"{method.upper()} {path}", f"`{call['security'][0]['key'][0]}`" if call.get("security") else "none")
        for path, item in paths.items()
        for method, call in item.items()
        if method != "parameters"
    ]
    rows = re.findall(r"^\| `([A-Z]+ /\S+)` \| (\S+) \| .+ \|$", text_of("docs/api.md"), re.MULTILINE)
    assert sorted(rows) == sorted(calls)


def test_table_of_commands_is_whole() -> None:
    named = re.findall(r"^\| `python app\.py ([a-z]+)", text_of("docs/command-line.md"), re.MULTILINE)
    assert set(named) == {*main.commands}


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_commands_work(command: str, tmp_path: Path) -> None:
    command = command.replace("> analyses.jsonl", f"> {tmp_path}/analyses.jsonl")
    wrote = in_shell(command, ON_RECORD_INSTANCE_DIR=str(tmp_path / "instance"))
    assert wrote or (tmp_path / "analyses.jsonl").stat().st_size > 1000
    assert '"error"' not in wrote


def test_notebook_works() -> None:
    (block,) = blocks_of("docs/command-line.md", "python")
    registered = "import quotes.spacy_component\n" + block  # which `pip install .` does through an entry point
    done = subprocess.run([sys.executable, "-c", registered], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 0, done.stderr
    assert "The ferry sails tonight," in done.stdout


def test_client_works(server: Server) -> None:
    """Its page, block after block; batches have no worker here, so what is sent is all that is asked of them."""
    blocks = blocks_of("docs/how-to/use-the-python-client.md", "python")
    here = f'OnRecord("http://127.0.0.1:{server.port}")'
    for block in blocks:
        script = re.sub(r"OnRecord\([^)]*\)", here, block).replace("record.follow_batch(batch.id)", "()")
        done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS)
        assert (done.returncode, done.stderr) == (0, ""), script
    assert json.loads(server.get("/v1/batches")[1])["batches"]


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    for target, anchor in re.findall(r"\]\(([^)#:\s]*)(?:#([^)\s]+))?\)", text_of(page)):
        file = (ROOT / page).parent / target if target else ROOT / page
        assert file.exists(), (page, target)
        headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE) if anchor else []
        assert not anchor or anchor in map(anchor_of, headings), (page, target, anchor)


def anchor_of(heading: str) -> str:
    """The anchor that GitHub and mkdocs make of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


@pytest.mark.parametrize("page", PAGES)
def test_named_commands_exist(page: str) -> None:
    text = text_of(page)
    makefile = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert {a or b for a, b in re.findall(r"`make ([a-z-]+)|^    make ([a-z-]+)", text, re.MULTILINE)} <= {*makefile}
    assert set(re.findall(r"\bpython app\.py ([a-z]+)", text)) <= {*main.commands}
    for module in set(re.findall(r"python -m\s+((?:bench|docs|training)[a-z_.]*[a-z])", text)):
        assert find_spec(module), (page, module)


@pytest.mark.parametrize("page", [page for page in PAGES if page != "docs/moves.md"])  # which tells what was
def test_named_modules_exist(page: str) -> None:
    """Of the code and of the tests; CONTRIBUTING has two invented ones."""
    named = set(re.findall(r"`((?:quotes|schemas|tests|bench|training|scripts)/[\w/-]+\.\w+)`", text_of(page)))
    assert [name for name in named - {"quotes/a/b.py", "tests/a/test_b.py"} if not (ROOT / name).is_file()] == []


def test_site_is_built(tmp_path: Path) -> None:
    site.main(tmp_path)
    for page in PAGES:
        name = page.removesuffix("README.md").removesuffix(".md")
        assert (tmp_path / "site" / name / "index.html").is_file(), page


def test_dead_links_stop_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "with_links_inside", lambda text, page, known: text + "\n[dead](nowhere.md)\n")
    with pytest.raises(Abort):
        site.main(tmp_path)


def test_links_outside_become_words() -> None:
    known = {"docs/a.md", "models/README.md"}
    text = "[card](../models/README.md#data), [`deploy/`](../deploy), ![drawn](a.svg), [dead](no.md), [web](https://a.example)"
    assert site.with_links_inside(text, "docs/a.md", known) == text.replace("[`deploy/`](../deploy)", "`deploy/`")


def test_picture_shows_the_imports() -> None:
    drawn = draw_architecture.drawing(
        draw_architecture.layers(), draw_architecture.reduced(draw_architecture.imports())
    )
    assert drawn == draw_architecture.PICTURE.read_text("utf-8"), "python -m docs.draw_architecture draws it anew"


def test_arrows_that_follow_are_left_out() -> None:
    arrows = {("web", "api"), ("api", "record"), ("web", "record")}
    assert draw_architecture.reduced(arrows) == {("web", "api"), ("api", "record")}
