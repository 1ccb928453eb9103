"""`readout ledger` and `readout compare` as a user meets them: outputs, filters, exit codes, one-line errors."""

from __future__ import annotations

import jsonschema
import pytest

from readout.export import schema
from tests.cli.conftest import jsonl, run

ASKED = {
    "id": "asked",
    "date": "2023-11-20",
    "text": "Armenian Prime Minister Nikol Pashinyan called on Azerbaijan on Monday to release all prisoners of war.",
}
DONE = {
    "id": "done",
    "date": "2024-02-01",
    "text": "Azerbaijan released all the remaining Armenian prisoners of war on Thursday.",
}
OURS = (
    "The President of France met the Prime Minister of Japan in Paris on Thursday. "
    "The two leaders signed a fisheries agreement."
)
THEIRS = (
    "The Prime Minister of Japan met the President of France in Paris. "
    "The two leaders discussed a fisheries agreement. The weather was mild."
)


@pytest.fixture
def chain(tmp_path):
    """A request and, in another document, what came of it."""
    return jsonl(tmp_path / "chain.jsonl", ASKED, DONE)


@pytest.fixture
def accounts(tmp_path):
    """Two texts in two files."""
    for name, text in (("ours", OURS), ("theirs", THEIRS)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "ours.txt", tmp_path / "theirs.txt"


def test_the_ledger_closes_a_request_with_its_proof(chain):
    ended = run("ledger", chain)
    assert ended.code == 0, ended.err
    (entry,) = ended.lines
    jsonschema.validate(entry, schema("undertaking"))
    assert (entry["doc"], entry["status"], [p["code"] for p in entry["owner"]]) == ("asked", "met", ["AZE"])
    (change,) = entry["changes"]
    assert (change["doc"], change["date"]) == ("done", "2024-02-01")
    assert DONE["text"][slice(*change["span"])].startswith("Azerbaijan released")


def test_a_record_file_gives_the_same_ledger(chain, tmp_path):
    assert run("code", chain, "-o", tmp_path / "records.jsonl", "--min-confidence", "0.25").code == 0
    assert run("ledger", chain, "--records", tmp_path / "records.jsonl").lines == run("ledger", chain).lines


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        (["--owner", "AZE"], 1),
        (["--owner", "ARM"], 0),
        (["--from", "arm"], 1),
        (["--from", "Nikol Pashinyan"], 1),
        (["--status", "open"], 0),
        (["--status", "open", "--status", "met"], 1),
        (["--kind", "commitment"], 0),
        (["--as-of", "2023-12-31", "--status", "open"], 1),
    ],
)
def test_filters(chain, flags, found):
    ended = run("ledger", chain, *flags)
    assert (ended.code, len(ended.lines)) == ((0, found) if found else (4, 0))
    assert found or "no such undertaking" in ended.err


def test_the_ledger_as_a_table(chain):
    ended = run("ledger", chain, "-f", "table")
    assert ended.code == 0 and b"1 undertaking: 1 met" in ended.out


def test_a_day_that_is_none_is_a_wrong_use(chain):
    ended = run("ledger", chain, "--as-of", "31.12.2023")
    assert ended.code == 2 and "YYYY-MM-DD" in ended.err


def test_compare_writes_points_and_a_page(accounts, tmp_path):
    ended = run("compare", *accounts, "--date", "2024-05-03", "--html", tmp_path / "page.html")
    assert ended.code == 0, ended.err
    (found,) = ended.lines
    jsonschema.validate(found, schema("comparison"))
    kinds = [(p["kind"], p["difference"]) for p in found["points"]]
    assert ("agreed", None) in kinds and ("differing", "strength") in kinds
    for point in found["points"]:
        for side, text in (("a", OURS), ("b", THEIRS)):
            assert point[side] is None or text[slice(*point[side]["span"])] == point[side]["exact"]
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>") and found["summary"].split(":")[0] in page


def test_compare_reads_one_document_jsonl_and_stdin(accounts, tmp_path):
    ours = jsonl(tmp_path / "one.jsonl", {"id": "one", "date": "2024-05-03", "text": OURS})
    ended = run("compare", ours, "-", "--date", "2024-05-03", stdin=THEIRS.encode())
    assert ended.code == 0 and ended.lines[0]["a"]["id"] == "one"


def test_compare_twice_gives_the_same_bytes(accounts):
    assert run("compare", *accounts).out == run("compare", *accounts).out


@pytest.mark.parametrize("flags", [["-f", "table"], []])
def test_compare_shows_the_summary(accounts, flags):
    assert b"make 3 points: 1 agreed, 1 differing (1 in strength), 0 only in A, 1 only in B" in b" ".join(
        run("compare", *accounts, *flags).out.split()
    )


def test_compare_wants_one_document_a_file(chain, accounts):
    ended = run("compare", chain, accounts[0])
    assert ended.code == 1 and "2 documents in it" in ended.err and ended.err.count("\n") == 1


def test_compare_of_a_missing_file(accounts):
    ended = run("compare", accounts[0], "nowhere.txt")
    assert ended.code == 1 and "nowhere.txt" in ended.err


def test_compare_of_stdin_with_itself_is_a_wrong_use():
    assert run("compare", "-", "-").code == 2


@pytest.mark.parametrize("command", ["ledger", "compare"])
def test_settings_hold_here_too(command, accounts):
    """Whoever is in the user's own file of actors is known, and the longest text is as it was set."""
    inputs = accounts if command == "compare" else accounts[:1]
    ended = run(command, *inputs, env={"READOUT_ACTORS": "nowhere.csv"})
    assert ended.code == 1 and "nowhere.csv" in ended.err
    ended = run(command, *inputs, env={"READOUT_MAX_CHARS": "20"})
    assert "more than 20 characters" in ended.err
