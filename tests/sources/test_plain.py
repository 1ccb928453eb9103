"""Plain text: the date header, encodings, and what is no text."""

import pytest

from readout.errors import ReadoutError
from readout.sources.plain import split_header

from .conftest import RUSSIAN, TEXT, only


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        (" date 2022-02-24 Talks went on.", "2022-02-24", "Talks went on."),
        ("date 2022-02-24\n\nTalks went on.", "2022-02-24", "Talks went on."),
        ("Date: 2022/02/24\nTalks went on.", "2022/02/24", "Talks went on."),
        ("date 2022-02-24", "2022-02-24", ""),
        ("Talks went on.", None, "Talks went on."),
        ("date palms grow here", None, "date palms grow here"),
        ("On date 2022-02-24 talks went on.", None, "On date 2022-02-24 talks went on."),
    ],
)
def test_header(text, date, rest):
    assert split_header(text) == (date, rest)


def test_file_with_header(write):
    reading = only(write("amman.txt", " date 2023-11-06 " + TEXT))
    document = reading.document
    assert (document.id, document.date, document.text, document.language) == ("amman", "2023-11-06", TEXT, "en")
    assert reading.warnings == ()


def test_flags_stand_over_the_text(write):
    path = write("amman.txt", " date 2023-11-06 " + TEXT)
    reading = only(path, id="x1", title="Talks", date="2023-11-07", publisher="Gazette", issuer="MFA", kind="statement")
    document = reading.document
    assert (document.id, document.title, document.date) == ("x1", "Talks", "2023-11-07")
    assert (document.publisher, document.issuer, document.kind) == ("Gazette", "MFA", "statement")
    assert reading.warnings == ("x1: --date 2023-11-07 stands, not its own date 2023-11-06",)


def test_line_ends_are_line_feeds(write):
    assert only(write("a.txt", "One.\r\nTwo.\rThree.")).document.text == "One.\nTwo.\nThree."


def test_empty(write):
    for content in ("", " \n\u200b\n", "date 2023-11-06\n"):
        rejection = only(write("none.txt", content)).rejection
        assert (rejection.document, rejection.stage, rejection.reason) == ("none", "source", "empty text")


def test_russian(write):
    reading = only(write("ru.txt", RUSSIAN))
    assert reading.document.language == "ru"
    assert (reading.rejection.stage, reading.rejection.reason) == ("language", "not English (ru)")


def test_no_date_is_a_warning(write):
    reading = only(write("a.txt", TEXT))
    assert reading.document.date is None
    assert reading.error is None
    assert reading.warnings == ("a: no date: relative dates stay empty; give --date",)


@pytest.mark.parametrize("content", [b"MZ\x00\x01\x02" * 99, b"\x01\x02\x03abc" * 99, bytes(range(128, 256)) * 9])
def test_binary(write, content):
    reading = only(write("a.txt", content), date="2023-11-06")
    assert "UTF-8" in str(reading.error)
    assert reading.error.document_id == "a"
    assert (reading.document.id, reading.document.text, reading.document.date) == ("a", "", "2023-11-06")


def test_broken_utf8_names_the_place(write):
    reading = only(write("a.txt", b"\xef\xbb\xbfThe caf\xe9 in Ni\xe7e was closed to the envoys."), date="2023-11-06")
    assert reading.document.text == "The caf\ufffd in Ni\ufffde was closed to the envoys."
    assert reading.warnings == ("a: broken encoding at byte 10 (2 places), replaced by U+FFFD",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks(write, encoding):
    assert only(write("a.txt", TEXT.encode(encoding))).document.text == TEXT


def test_one_line_of_20_mb(write):
    reading = only(write("a.txt", b"date 2023-11-06 " + b"word " * 4_000_000))
    assert str(reading.error) == "a: more than 1,000,000 characters: raise --max-chars or split the text"
    assert (reading.document.date, reading.document.text) == ("2023-11-06", "")


def test_limit_is_on_characters(write):
    path = write("a.txt", "é" * 100)
    assert only(path, max_chars=100).error is None
    assert "--max-chars" in str(only(path, max_chars=99).error)


@pytest.mark.parametrize("date", ["2022-02-30", "soon"])
def test_impossible_date(write, date):
    path = write("a.txt", TEXT)
    reading = only(path, date=date)
    assert date in str(reading.error)
    assert (reading.document.id, reading.document.date, reading.document.text) == ("a", None, "")


def test_impossible_date_in_the_header(write):
    assert "2022-02-30" in str(only(write("a.txt", "date 2022-02-30 " + TEXT)).error)


def test_unbalanced_quotation_marks_are_kept(write):
    text = "“We will return, the envoy said. \"Not soon,' he added."
    assert only(write("a.txt", text)).document.text == text


def test_right_to_left_and_zero_width(write):
    text = "The envoy of \u202bالأردن\u202c said \u200byes\u200f."
    document = only(write("a.txt", text)).document
    assert document.text == "The envoy of  الأردن  said  yes ."
    assert len(document.text) == len(text)


@pytest.mark.parametrize("wrong", [{"format": "docx"}, {"kind": "rumour"}, {"columns": {"body": "text"}}, {"max_chars": 0}])
def test_options_that_no_input_meets(wrong):
    with pytest.raises(ReadoutError):
        only("-", **wrong)
