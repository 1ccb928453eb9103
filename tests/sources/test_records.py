"""JSON lines, JSON, CSV, TSV and Parquet: the text as given, the same checks, one bad record stops no other."""

import csv
import io
import json

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from readout.sources.streams import lines

from .conftest import RUSSIAN, TEXT, jsonl, only, readings

RAW = 'The “envoy”\u00a0left\r\n\r\nOslo.\u200b Then she said: "We will,\tof course, be back in Amman before the winter.'


def as_jsonl(rows):
    return jsonl(*rows).encode()


def as_json(rows):
    return json.dumps(rows).encode()


def as_csv(rows, delimiter=","):
    out = io.StringIO()
    table = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode()


def as_tsv(rows):
    return as_csv(rows, "\t")


def as_parquet(rows):
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


FORMS = {"jsonl": as_jsonl, "json": as_json, "csv": as_csv, "tsv": as_tsv, "parquet": as_parquet}
every_form = pytest.mark.parametrize("form", FORMS)


@every_form
def test_offsets_hold_in_the_text_as_given(write, form):
    path = write(f"a.{form}", FORMS[form]([{"id": "1", "date": "2023-11-06", "text": RAW, "events": "x"}]))
    text = only(path).document.text
    assert len(text) == len(RAW)
    for word in ("envoy", "left", "Oslo", "course", "Amman", "“", '"'):
        assert text.index(word) == RAW.index(word)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1))
@every_form
def test_length_holds_for_any_text(write, form, text):
    reading = only(write(f"a.{form}", FORMS[form]([{"id": "1", "date": "2023-11-06", "text": text}])))
    assert reading.error or len(reading.document.text) == len(text)


@every_form
def test_every_field(write, form):
    row = {
        "id": "n1",
        "date": "2023-11-06T08:00:00Z",
        "title": "Talks",
        "text": TEXT,
        "publisher": "Gazette",
        "issuer": "Ministry",
        "kind": "statement",
        "url": "https://gazette.example/1",
    }
    document = only(write(f"a.{form}", FORMS[form]([row]))).document
    assert document.date == "2023-11-06"
    assert all(getattr(document, name) == value for name, value in row.items() if name != "date")


@every_form
def test_columns_by_other_names(write, form):
    path = write(f"a.{form}", FORMS[form]([{"key": "7", "day": "20231106", "body": TEXT}]))
    document = only(path, columns={"id": "key", "date": "day", "text": "body"}).document
    assert (document.id, document.date, document.text) == ("7", "2023-11-06", TEXT)
    assert "columns (key, day, body)" in str(only(path).error)


@every_form
def test_one_bad_record_stops_no_other(write, form):
    rows = [
        {"id": "a", "date": "2023-11-06", "text": TEXT},
        {"id": "b", "date": "2022-02-30", "text": TEXT + " b"},
        {"id": "c", "date": "soon", "text": TEXT + " c"},
        {"id": "d", "date": "2023-11-06", "text": "x" * 500},
        {"id": "e", "date": "2023-11-06", "text": ""},
        {"id": "f", "date": "2023-11-06", "text": RUSSIAN},
        {"id": "g", "date": "", "text": TEXT + " g"},
        {"id": "a", "date": "2023-11-06", "text": TEXT},
        {"id": "a", "date": "2023-11-06", "text": "Another text."},
    ]
    found = readings(write(f"a.{form}", FORMS[form](rows)), max_chars=400)
    assert [r.document.id if r.document else None for r in found] == [*"abcdefg", None, None]
    assert [r.error is not None for r in found] == [False, True, True, True, False, False, False, False, True]
    assert [r.rejection.reason if r.rejection else "" for r in found[4:6]] == ["empty text", "not English (ru)"]
    assert "no date" in found[6].warnings[0]
    assert found[7].is_notice and "given twice" in found[7].warnings[0]
    assert found[8].error.document_id == "a"


def test_id_without_one_is_a_hash_that_stays(write):
    rows = [{"text": TEXT}, {"text": TEXT, "date": "2023-11-06"}, {"text": TEXT, "publisher": "Gazette"}]
    ids = [r.document.id for r in readings(write("a.jsonl", jsonl(*rows)))]
    assert len(set(ids)) == 3
    assert all(i.startswith("doc-") and len(i) == 20 for i in ids)
    assert ids == [r.document.id for r in readings(write("b.csv", as_csv([{"date": "", "publisher": "", **r} for r in rows])))]


def test_flags_are_defaults_for_records(write):
    rows = [{"id": "1", "text": TEXT}, {"id": 2, "text": TEXT, "date": "2023-11-06", "publisher": "Gazette"}]
    first, second = (r.document for r in readings(write("a.jsonl", jsonl(*rows)), id="no", date="2020-01-01", publisher="Post"))
    assert (first.id, first.date, first.publisher) == ("1", "2020-01-01", "Post")
    assert (second.id, second.date, second.publisher) == ("2", "2023-11-06", "Gazette")


def test_public_publisher_is_the_issuer(write):
    rows = [
        {"id": "1", "text": TEXT, "publisher": "The White House"},
        {"id": "2", "text": TEXT, "publisher": "The Guardian"},
    ]
    first, second = (r.document for r in readings(write("a.jsonl", jsonl(*rows))))
    assert (first.issuer, first.kind) == ("The White House", "readout")
    assert (second.issuer, second.kind) == (None, "news")


def test_unknown_kind_is_guessed(write):
    reading = only(write("a.jsonl", jsonl({"id": "1", "date": "2023-11-06", "text": TEXT, "kind": "blog"})))
    assert reading.document.kind == "news"
    assert reading.warnings == ("1: unknown kind 'blog', taken as news",)


def test_jsonl_lines_that_are_no_record(write):
    content = b"\n".join(
        [
            b"{broken",
            b"[1]",
            b"",
            b'{"id": "1", "text": 5}',
            b'{"id": "2"}',
            b"[" * 99_999,
            as_jsonl([{"id": "3", "text": TEXT}]),
        ]
    )
    path = write("a.jsonl", content)
    found = readings(path)
    assert [r.error.document_id if r.error else r.document.id for r in found] == [
        f"{path}:1",
        f"{path}:2",
        "1",
        "2",
        f"{path}:6",
        "3",
    ]


def test_jsonl_broken_utf8_names_the_byte(write):
    good = as_jsonl([{"id": "1", "date": "2023-11-06", "text": TEXT}])
    bad = b'{"id": "2", "date": "2023-11-06", "text": "The caf\xe9 was closed to the envoys."}\n'
    first, second = readings(write("a.jsonl", good + bad))
    assert first.warnings == ()
    assert second.warnings == (f"2: broken encoding at byte {len(good) + bad.index(0xE9)} (1 place), replaced by U+FFFD",)


def test_jsonl_line_of_20_mb(write):
    long = {"id": "1", "date": "2023-11-06", "text": "x" * 20_000_000}
    found = readings(write("a.jsonl", jsonl(long, {"id": "2", "text": TEXT})))
    assert "--max-chars" in str(found[0].error)
    assert (found[0].document.id, found[0].document.text) == ("1", "")
    assert found[1].document.id == "2"


def test_line_past_every_limit_is_skipped_in_pieces():
    stream = io.BytesIO(b"one\n" + b"x" * 5_000_000 + b"\nthree \xff\n")
    found = list(lines(stream, "a", limit=1000))
    assert [(line.number, line.text, line.too_long) for line in found] == [
        (1, "one\n", False),
        (2, "", True),
        (3, "three \ufffd\n", False),
    ]
    assert "byte 5000011" in found[2].warnings[0]


def test_jsonl_lone_surrogates_and_line_separators(write):
    raw = b'{"id": "1", "text": "The envoy \\ud800 left\xe2\x80\xa8Oslo and \\ud83d\\ude00 went home by train."}\n'
    assert only(write("a.jsonl", raw)).document.text == "The envoy \ufffd left\nOslo and 😀 went home by train."


def test_jsonl_in_utf16(write):
    rows = [{"id": "1", "text": TEXT}, {"id": "2", "text": TEXT}]
    assert [r.document.id for r in readings(write("a.jsonl", jsonl(*rows).encode("utf-16")))] == ["1", "2"]


@every_form
def test_binary_file(write, form):
    path = write(f"a.{form}", b"\x7fELF\x00\x00" * 999)
    reading = only(path)
    assert reading.document is None
    assert reading.error.document_id == path


def test_binary_text_in_a_record(write):
    reading = only(write("a.jsonl", jsonl({"id": "1", "text": "ab\0cd"})))
    assert "binary" in str(reading.error)


def test_json_of_one_object_and_of_none(write):
    assert only(write("a.json", json.dumps({"id": "1", "text": TEXT}))).document.id == "1"
    assert "no document" in only(write("b.json", "[]")).warnings[0]
    assert "--from jsonl" in str(only(write("c.json", jsonl({"text": "a"}, {"text": "b"}))).error)


def test_csv_quotation_marks_that_would_move(write):
    content = f'id,text\n1,"He said "go" to them"\n2,"{TEXT}"\n3,a,b\n4,"never closed\n5,too\n'
    found = readings(write("a.csv", content))
    assert [r.error is None for r in found] == [False, True, False, False]
    assert "quotation marks" in str(found[0].error)
    assert found[1].document.text == TEXT
    assert "3 fields where the header has 2" in str(found[2].error)


def test_csv_place_is_the_first_line_of_a_row(write):
    path = write("a.csv", 'id,text\n1,"one\ntwo"\n2,b,c\n')
    assert readings(path)[1].error.document_id == f"{path}:4"


def test_csv_big_field_and_no_rows(write):
    assert only(write("a.csv", as_csv([{"id": "1", "text": "word " * 60_000}]))).error is None
    assert only(write("b.csv", "id,text\n")).is_notice
    assert only(write("c.csv", "")).is_notice


def test_parquet_types(write):
    import datetime

    rows = pa.table(
        {
            "id": pa.array([1, 2]),
            "date": pa.array([datetime.date(2023, 11, 6), None]),
            "text": pa.array([TEXT, None]).dictionary_encode(),
            "title": pa.array(["Talks", None], pa.large_string()),
        }
    )
    out = io.BytesIO()
    parquet.write_table(rows, out)
    first, second = readings(write("a.parquet", out.getvalue()))
    assert (first.document.id, first.document.date, first.document.title) == ("1", "2023-11-06", "Talks")
    assert second.rejection.reason == "empty text"
