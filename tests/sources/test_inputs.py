"""Files, folders, stdin, gzip, and what is passed over."""

import gzip
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from readout.errors import MissingInput
from readout.sources import SourceOptions, read

from .conftest import TEXT, jsonl, only, readings


def test_missing_input_is_raised_before_anything_is_read(write, tmp_path):
    with pytest.raises(MissingInput, match=r"no such file or folder; check the path") as raised:
        read([write("a.txt", TEXT), str(tmp_path / "none.txt")], SourceOptions())
    assert "\n" not in str(raised.value)


def test_folder_is_read_in_order(write, tmp_path):
    for name in ("b.txt", "a/z.md", "a/c.jsonl", ".hidden.txt", ".git/x.txt", "c.docx"):
        write(name, jsonl({"id": "c", "text": TEXT}) if name.endswith("jsonl") else TEXT)
    found = readings(str(tmp_path))
    assert [r.document.id for r in found if r.document] == ["c", "z", "b"]
    assert found[-1].is_notice
    assert "unknown suffix '.docx'" in found[-1].warnings[0]


def test_empty_folder(tmp_path):
    assert "nothing in this folder" in only(str(tmp_path)).warnings[0]


def test_broken_link_in_a_folder(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    assert only(str(tmp_path)).is_notice


def test_named_file_of_unknown_suffix_is_an_error(write):
    path = write("a.docx", TEXT)
    assert "--from" in str(only(path).error)
    assert only(path, format="text").document.id == "a"


def test_same_stem_in_two_folders(write):
    first, second = readings(write("x/1.txt", TEXT), write("y/1.txt", "Another text."))
    assert first.document.id == "1"
    assert second.error.document_id == "1"


def test_the_same_file_twice(write):
    path = write("a.txt", TEXT)
    first, second = readings(path, path)
    assert first.document.id == "a"
    assert second.is_notice


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.TXT.GZ"])
def test_gzip(write, name):
    content = jsonl({"id": "a", "text": TEXT}) if "jsonl" in name else TEXT
    document = only(write(name, gzip.compress(content.encode()))).document
    assert (document.id, document.text) == ("a", TEXT)


def test_gzip_of_parquet(write):
    from .test_records import as_parquet

    assert only(write("a.parquet.gz", gzip.compress(as_parquet([{"id": "1", "text": TEXT}])))).document.id == "1"


def test_gzip_cut_short_keeps_what_was_read(write):
    packed = gzip.compress(jsonl(*({"id": str(n), "text": f"{TEXT} {n}"} for n in range(9))).encode())
    found = readings(write("a.jsonl.gz", packed[:-12]))
    assert found[-1].error is not None
    assert "cannot be read" in str(readings(write("b.txt.gz", b"no gzip at all"))[0].error)


def test_stdin_of_json_lines(stdin):
    stdin(b"\n\n" + jsonl({"id": "1", "text": TEXT}, {"id": "2", "text": TEXT}).encode())
    assert [r.document.id for r in readings("-")] == ["1", "2"]


def test_stdin_of_json_lines_of_which_the_first_is_broken(stdin):
    stdin(b'{"id": "1", "text": "Unclosed\n' + jsonl({"id": "2", "text": TEXT}).encode())
    first, second = readings("-")
    assert "no JSON object on this line" in str(first.error)
    assert second.document.id == "2"


@pytest.mark.parametrize("indent", [None, 1])
def test_stdin_of_json(stdin, indent):
    stdin(json.dumps([{"id": "1", "text": TEXT}, {"id": "2", "text": TEXT}], indent=indent).encode())
    assert [r.document.id for r in readings("-")] == ["1", "2"]
    stdin(json.dumps({"id": "3", "text": TEXT}, indent=indent).encode())
    assert only("-").document.id == "3"


def test_stdin_of_a_page(stdin):
    stdin(b"\n<!DOCTYPE html>\n<html><head><title>T</title></head><body><p>" + TEXT.encode() + b"</p></body></html>")
    assert "<" not in only("-").document.text


def test_stdin_of_a_text_that_begins_with_a_bracket(stdin):
    stdin(b"[Updated] " + TEXT.encode())
    assert only("-").document.text == "[Updated] " + TEXT


def test_stdin_of_parquet_and_of_what_is_gzipped(stdin):
    held = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([{"id": "p", "text": TEXT}]), held)
    for content in (held.getvalue(), gzip.compress(held.getvalue())):
        stdin(content)
        assert only("-").document.id == "p"
    stdin(gzip.compress(jsonl({"id": "1", "text": TEXT}).encode()))
    assert only("-").document.id == "1"
    stdin(gzip.compress(TEXT.encode())[:-12])
    assert "cannot be read" in str(only("-").error)


def test_one_input_needs_no_list(write):
    path = write("a.jsonl", jsonl({"id": "1", "text": TEXT}))
    assert [r.document.id for r in read(path)] == [r.document.id for r in read(str(path))] == ["1"]


def test_stdin_of_one_text(stdin):
    stdin(b" date 2023-11-06 " + TEXT.encode())
    document = only("-").document
    assert (document.text, document.date, document.id[:4]) == (TEXT, "2023-11-06", "doc-")


def test_stdin_of_a_text_that_begins_with_a_brace(stdin):
    stdin(b"{sic} The envoys of both countries left the hall before noon.\nThey did not come back.")
    assert only("-", id="n").document.text.endswith("They did not come back.")


def test_stdin_with_a_form(stdin):
    stdin(b"id,text\n1," + b"The envoys left.")
    assert only("-", format="csv").document.id == "1"


def test_empty_stdin(stdin):
    stdin(b"")
    assert only("-").rejection.reason == "empty text"


def test_file_without_suffix_is_read_like_stdin(write):
    assert only(write("pipe", jsonl({"id": "1", "text": TEXT}))).document.id == "1"
