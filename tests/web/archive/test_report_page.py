"""Who is quoted: by month and publisher, as tables, and in the newsroom's own categories."""

from __future__ import annotations

import csv
import io

import pytest
from flask.testing import FlaskClient

from quotes.record.model.source_reports import ReportFilter
from quotes.web.archive.report_page import shares
from tests.support.forms import form, send


def test_words_are_counted_by_kind_of_source(app, stored) -> None:
    found = app.extensions["on_record"].record.quotations.sources("default", ReportFilter())
    total = found.total
    assert (total.quotations, total.voices, total.new_voices) == (2, 2, 2)  # three doubtful words stand in no list
    assert total.people == total.words == 9 + 7 and total.unknown == 0
    assert [(s.name, s.words) for s in found.sources] == [("Lena Ostrava", 9), ("Ivo Brandt", 7)]
    assert [m.label for m in found.months] == ["2024-03"] and [p.label for p in found.publishers] == ["The Gazette"]
    assert found.share_of_few == 1.0


def test_the_page_and_the_tables(client: FlaskClient, stored) -> None:
    page = client.get("/report").text
    assert "Lena Ostrava" in page and "2024-03" in page and "100&nbsp;% of the words" in page
    assert "No statements match" in client.get("/report?publisher=The+Post").text
    assert client.get("/report?from=x").status_code == 422
    assert client.get("/report.xlsx").data[:2] == b"PK"
    assert client.get("/report.pdf").status_code == 404


def sources(client: FlaskClient) -> list[dict[str, str]]:
    """The rows of the table."""
    table = client.get("/report.csv").data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(table)))


def test_categories_come_from_a_table_and_go_back_into_it(client: FlaskClient, stored) -> None:
    rows = sources(client)
    assert [(row["name"], row["category"]) for row in rows] == [("Lena Ostrava", ""), ("Ivo Brandt", "")]
    assert "By category" not in client.get("/report").text
    filled = f"speaker_id;category\n{rows[0]['speaker_id']};<b>Elected</b>\n"
    answer = send(client, "/report?publisher=The+Gazette", {"categories": (io.BytesIO(filled.encode()), "c.csv")})
    assert (answer.status_code, answer.location) == (303, "/report?publisher=The+Gazette&changed=1#own")
    page = client.get(answer.location).text
    assert "&lt;b&gt;Elected&lt;/b&gt;" in page and "without a category" in page
    assert [row["category"] for row in sources(client)] == ["<b>Elected</b>", ""]
    again = client.get("/report.csv").data
    assert send(client, "/report", {"categories": (io.BytesIO(again), "c.csv")}).status_code == 303
    assert [row["category"] for row in sources(client)] == ["<b>Elected</b>", ""]


def test_a_table_that_goes_round_changes_nothing(client: FlaskClient, stored) -> None:
    first, second = (row["speaker_id"] for row in sources(client))
    filled = f"speaker_id,category\n{first},=elected\n{second},Industry\n"
    send(client, "/report", {"categories": (io.BytesIO(filled.encode()), "c.csv")})
    again = client.get("/report.csv").data
    send(client, "/report", {"categories": (io.BytesIO(again), "c.csv")})
    cut_short = f"speaker_id,category\n{first},=elected\n{second}\n"
    send(client, "/report", {"categories": (io.BytesIO(cut_short.encode()), "c.csv")})
    page = client.get("/report").text
    assert 'value="=elected"' in page and 'value="Industry"' in page


def test_categories_are_written_beside_the_sources(client: FlaskClient, stored) -> None:
    held = form(client.get("/report").text, "once")
    assert held.fields["category"] == ["", ""]
    assert held.send(client, category=["", "Industry"]).status_code == 303
    assert [row["category"] for row in sources(client)] == ["", "Industry"]
    assert form(client.get("/report").text, "once").send(client, category=["", "x" * 101]).status_code == 422


@pytest.mark.parametrize("sent", [b"", b"a,b\n1,2\n", b"\xff\xfe", b"speaker_id,category\n"])
def test_what_is_no_such_table_is_refused(client: FlaskClient, stored, sent: bytes) -> None:
    assert send(client, "/report", {"categories": (io.BytesIO(sent), "c.csv")}).status_code == 422


@pytest.mark.parametrize(
    ("parts", "expected"),
    [((1, 1, 1, 0), [34, 33, 33, 0]), ((995, 5, 0), [100, 0, 0]), ((1, 5, 5), [9, 46, 45]), ((0, 0), [0, 0]), ((), [])],
)
def test_shares_add_up(parts: tuple[int, ...], expected: list[int]) -> None:
    assert shares(*parts) == expected


def test_an_upload_tells_what_it_changed(client: FlaskClient, stored) -> None:
    first = sources(client)[0]["speaker_id"]
    filled = f"speaker_id,category\n{first},Elected\nnope,Elected\n{'0' * 32},Elected\nempty,\n"
    answer = send(client, "/report", {"categories": (io.BytesIO(filled.encode()), "c.csv")})
    page = client.get(answer.location).text
    assert "1 category changed." in page and "2 rows name no person or organisation on record" in page
    assert "category changed" not in client.get("/report").text
    workbook = client.get("/report.xlsx").data
    refused = send(client, "/report", {"categories": (io.BytesIO(workbook), "c.xlsx")})
    assert refused.status_code == 422 and "Save it as CSV" in refused.text


def test_a_category_comes_back_with_its_own_apostrophe(client: FlaskClient, stored) -> None:
    form(client.get("/report").text, "once").send(client, category=["'=1+1", ""])
    again = client.get("/report.csv").data
    assert "''=1+1" in again.decode("utf-8-sig")
    send(client, "/report", {"categories": (io.BytesIO(again), "c.csv")})
    assert 'value="&#39;=1+1"' in client.get("/report").text


def test_new_sources_are_told_of_a_period_alone(client: FlaskClient, stored) -> None:
    assert "never quoted before" not in client.get("/report").text
    assert "2, 2 of them never quoted before" in client.get("/report?from=2024-03-01").text
