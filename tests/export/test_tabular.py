"""Formats csv, parquet and table."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import replace

import pyarrow.parquet as pq
import pytest

from readout.errors import OutputError
from readout.export import export, exporter, formats
from readout.export.as_json import event_to_json
from readout.export.csv import COLUMNS, guarded
from readout.export.table import Table
from readout.records import Coded, Document, Participant, Review


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_one_flat_row_an_event(coded, empty, written):
    request, seizure = rows(written("csv", [coded, empty]))
    assert request["actor"] == "PRT/GOV/Ana Duarte"
    assert request["actor_text"] == "Foreign Minister Ana Duarte"
    assert request["context"] == "diplomatic;human_rights"
    assert request["event_loc_lon"] == "-9.14"
    assert (request["participants_min"], request["dead_min"]) == ("12", "")
    assert (request["background"], seizure["background"]) == ("0", "1")
    start, end = map(int, request["trigger"].split("-"))
    assert coded.document.text[start:end] == request["trigger_text"] == "urged"


def test_csv_says_who_reviewed_a_record(coded, written):
    reviewed = replace(coded.events[0], review=Review("corrected", "Mia", "2024-09-01"))
    one, other = rows(written("csv", [replace(coded, events=(reviewed, coded.events[1]))]))
    assert (one["review_verdict"], one["review_reviewer"], one["review_on"]) == ("corrected", "Mia", "2024-09-01")
    assert (other["review_verdict"], other["review_on"]) == ("", "")


def test_csv_tells_offices_identifiers_and_every_span(coded, written):
    (request, _) = rows(written("csv", [coded]))
    assert (request["actor_office"], request["actor_identifier_id"]) == ("Minister of Foreign Affairs", "Q1000001")
    text = coded.document.text
    assert text[slice(*map(int, request["participants_span"].split("-")))] == "12 sailors"
    assert text[slice(*map(int, request["quote_addressee"].split("-")))] == "reporters"


def test_csv_keeps_the_columns_of_a_party_in_step(coded, written):
    two = (Participant("PRT", ("GOV",)), coded.events[0].actor[0])
    (row,) = rows(written("csv", [replace(coded, events=(replace(coded.events[0], actor=two),))]))
    for column in ("actor", "actor_text", "actor_span", "actor_office", "actor_identifier_id"):
        assert len(row[column].split(";")) == 2, column


def test_csv_without_events_is_a_header(empty, written):
    assert written("csv", [empty]) == written("csv", []) == ",".join(COLUMNS) + "\n"


def test_csv_joins_lists_so_that_they_can_be_split(coded, written):
    two = (Participant("PRT", ("GOV",), "a; b"), Participant("UNO", (), "c"))
    (row,) = rows(written("csv", [replace(coded, events=(replace(coded.events[0], actor=two),))]))
    assert row["actor"].split(";") == ["PRT/GOV/", "UNO//"]
    assert row["actor_text"].split(";") == ["a, b", "c"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_csv_defuses_formulas(text):
    assert guarded(text) == "'" + text


def test_csv_defuses_what_a_document_says(coded, written):
    document = replace(coded.document, id="=HYPERLINK(1)", text="=cmd()" + coded.document.text[6:])
    event = replace(coded.events[0], doc=document.id, gist=(0, 6))
    (row,) = rows(written("csv", [replace(coded, document=document, events=(event,))]))
    assert row["doc"] == "'=HYPERLINK(1)"
    assert row["gist_text"] == "'=cmd()"
    assert guarded(-3.4) == -3.4


def read_parquet(documents) -> list[dict]:
    stream = io.BytesIO()
    assert exporter("parquet").binary
    export("parquet", documents, stream)
    return pq.read_table(io.BytesIO(stream.getvalue())).to_pylist()


def test_parquet_gives_back_the_record(coded, empty):
    for got, event in zip(read_parquet([coded, empty]), coded.events, strict=True):
        if got["size"]:
            got["size"] = {k: v for k, v in got["size"].items() if v is not None}
        assert got.pop("review") is None
        assert got == event_to_json(event)


def test_parquet_says_who_reviewed_a_record(coded):
    reviewed = replace(coded.events[0], review=Review("right", "Mia", "2024-09-01"))
    one, other = read_parquet([replace(coded, events=(reviewed, coded.events[1]))])
    assert one["review"] == event_to_json(reviewed)["review"] == {"verdict": "right", "reviewer": "Mia", "on": "2024-09-01"}
    assert other["review"] is None


def test_parquet_without_events_keeps_its_columns(coded):
    stream = io.BytesIO()
    export("parquet", [], stream)
    table = pq.read_table(io.BytesIO(stream.getvalue()))
    assert table.num_rows == 0
    assert table.column_names == [*event_to_json(coded.events[0]), "review"]


def test_parquet_goes_through_a_pipe(coded):
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as stream:
        export("parquet", [coded], stream)
    with os.fdopen(reading, "rb") as stream:
        assert pq.read_table(io.BytesIO(stream.read())).num_rows == 2


def printed(documents, width: int = 120) -> str:
    stream = io.StringIO()
    table = Table(width)
    table.open(stream)
    for coded in documents:
        table.write(coded)
    table.close()
    return stream.getvalue()


@pytest.mark.parametrize("width", [80, 120, 200])
def test_table_fits_and_has_no_colour_off_a_terminal(coded, empty, width, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    text = printed([coded, empty], width)
    assert max(map(len, text.splitlines())) <= width
    assert "\x1b" not in text
    for word in ("2023-03-02", "REQUEST", "yield", "Duarte", "asserted", "0.81", "background", "sailors"):
        assert word in text
    assert "2 records in 2 documents" in text


def test_table_of_nothing():
    assert printed([]) == "0 records in 0 documents\n"


def test_table_shows_the_issuer_as_the_default_word(coded):
    document = replace(coded.document, issuer="Norland Palace")
    assert "Norland Palace" in printed([replace(coded, document=document)], 200)


def test_table_passes_on_no_terminal_commands(coded):
    title = "\x1b[2J[red]now[/red] \u202ereversed"
    text = printed([replace(coded, document=replace(coded.document, title=title))])
    assert "\x1b" not in text and "\u202e" not in text
    assert "[red]now[/red]" in text


def test_every_built_in_format_loads_and_unknown_ones_are_refused():
    for name in ("table", "jsonl", "csv", "parquet", "gold", "quotes", "html"):
        assert name in formats()
        assert callable(exporter(name).write)
    with pytest.raises(OutputError, match="table, jsonl"):
        exporter("xml")


def test_a_document_without_anything_but_text(written):
    bare = Coded(Document("d", ""))
    for name in ("table", "jsonl", "csv", "gold", "quotes", "html"):
        written(name, [bare])
