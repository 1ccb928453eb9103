"""Undertakings and comparisons written out: valid by their schemas, readable as tables, a page that fetches nothing."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser

import jsonschema
import pytest

from readout.export import schema
from readout.export.comparison import comparison_to_json
from readout.export.comparison import write_jsonl as write_comparison
from readout.export.comparison import write_table as write_points
from readout.export.comparison_page import write_page
from readout.export.ledger import undertaking_to_json, write_jsonl, write_table
from readout.link.comparison import Comparison, Point, Side
from readout.link.undertakings import Change, Mention, Undertaking
from readout.records import Document, Participant

INDIA, UKRAINE = Participant("IND", ("GOV",), "Modi", "Narendra Modi"), Participant("UKR", ("GOV",), "Ukraine")
MENTION = Mention("e1", "d1", (0, 20), (5, 20), "2022-02-24")
MET = Change("met", "2022-02-24", "e2", "d1", (30, 50), 0.78, "IND acts (CONSULT), towards RUS")
LAPSED = Change("lapsed", "2022-03-31", None, None, None, 0.9, "the deadline 2022-03-31 passed without a record of it")


def undertaking(*changes: Change) -> Undertaking:
    """A request of Ukraine to India, with what came of it."""
    status = changes[-1].status if changes else "open"
    return Undertaking(
        "0123456789abcdef", "request", (INDIA,), (UKRAINE,), "to talk to Putin", "talks", "2022-02-24", None, status,
        "2022-04-01", changes, (MENTION,), 0.9, "why",
    )  # fmt: skip


@pytest.mark.parametrize("changes", [(), (MET,), (LAPSED,)], ids=["open", "met", "lapsed"])
def test_an_undertaking_fits_its_schema(changes):
    jsonschema.validate(undertaking_to_json(undertaking(*changes)), schema("undertaking"))


def test_met_without_a_proof_does_not_fit():
    found = undertaking_to_json(undertaking(MET))
    found["changes"][0]["event"] = None  # proved by words that are no record
    jsonschema.validate(found, schema("undertaking"))
    found["changes"][0]["span"] = None
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema("undertaking"))


def test_a_ledger_has_a_line_an_undertaking():
    stream = io.StringIO()
    write_jsonl([undertaking(), undertaking(MET)], stream)
    assert [json.loads(one)["status"] for one in stream.getvalue().splitlines()] == ["open", "met"]


def test_the_table_shows_the_proof_and_counts():
    stream = io.StringIO()
    write_table([undertaking(MET), undertaking(LAPSED)], stream, width=160)
    shown = stream.getvalue()
    assert "[d1] IND acts (CONSULT), towards RUS (0.78)" in shown
    assert "2 undertakings: 1 met, 1 lapsed" in shown


A = Document("a", 'They met <in "Oslo">. Twelve died & more.', "2024-05-14", "Ours & theirs")
B = Document("b", "They met in Oslo. Thirty died. It rained.", "2024-05-14")
POINTS = (
    Point("agreed", None, Side((0, 20)), Side((0, 16)), 0.8, "in common: meet"),
    Point("differing", "number", Side((22, 33), "12"), Side((18, 29), "30"), 0.6, "number: 12 in A, 30 in B"),
    Point("only_b", None, None, Side((31, 40)), None, "no claim of A is on it"),
)
COMPARISON = Comparison(A, B, POINTS, "A and B make 3 points.")


def page() -> str:
    """The page of the comparison."""
    stream = io.StringIO()
    write_page(COMPARISON, stream)
    return stream.getvalue()


def test_a_comparison_fits_its_schema():
    stream = io.StringIO()
    write_comparison(COMPARISON, stream)
    (line,) = stream.getvalue().splitlines()
    jsonschema.validate(json.loads(line), schema("comparison"))
    assert json.loads(line)["points"][1]["b"]["exact"] == "Thirty died"


@pytest.mark.parametrize(("key", "value"), [("difference", None), ("kind", "only_a"), ("kind", "same")])
def test_a_point_that_contradicts_itself_does_not_fit(key, value):
    found = comparison_to_json(COMPARISON)
    found["points"][1][key] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, schema("comparison"))


def test_the_table_puts_both_accounts_side_by_side():
    stream = io.StringIO()
    write_points(COMPARISON, stream, width=120)
    assert "A and B make 3 points." in stream.getvalue()
    assert re.search(r"differing +Twelve died +.*Thirty died", stream.getvalue())


class Elements(HTMLParser):
    """Every element with its attributes, and the text of every account."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_every_point_of_the_list_has_its_words_in_the_texts():
    elements = Elements(page()).found
    listed = [a["data-p"] for t, a in elements if t == "li"]
    marked = {n for t, a in elements if t == "mark" for n in a["data-p"].split()}
    assert listed == ["1", "2", "3"] and marked == set(listed)


def test_the_page_works_by_keyboard_and_says_what_it_marks():
    elements = Elements(page()).found
    buttons = [a for t, a in elements if t == "mark" and a.get("role") == "button"]
    assert buttons and all(a["tabindex"] == "0" and a["aria-label"].startswith("point ") for a in buttons)
    assert all(a.get("aria-pressed") == "false" for t, a in elements if t == "button")
    assert ("html", {"lang": "en"}) in elements
    ids = {a["id"] for _, a in elements if "id" in a}
    assert {a["aria-labelledby"] for _, a in elements if "aria-labelledby" in a} <= ids
    assert "#points" in {a.get("href") for t, a in elements if t == "a"} and "points" in ids


def test_the_page_fetches_nothing_and_escapes_the_texts():
    source = page()
    assert "default-src 'none'" in source
    assert not re.search(r"(?:src|href)=\"(?!#)", source)
    assert "met &lt;in &quot;Oslo&quot;&gt;" in source and "died" in source and "Ours &amp; theirs" in source


def brightness(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.1)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_on_every_colour_have_contrast():
    for block in re.findall(r":root \{(.*?)\}", page(), re.DOTALL):
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
        for name in ("paper", "card", "agreed", "differing", "only_a", "only_b", "lit"):
            low, high = sorted((brightness(colours[name]), brightness(colours["ink"])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, name
        for name in ("paper", "card"):
            low, high = sorted((brightness(colours[name]), brightness(colours["soft"])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, f"soft on {name}"
