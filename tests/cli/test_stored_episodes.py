"""`readout episodes --store` and `readout compare --episode`, on a small store made of documents of the sample corpus."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from readout.export import schema
from tests.cli.conftest import SAMPLES, jsonl, run

CORPUS = SAMPLES.with_name("corpus.jsonl")

CALL = {"2022-08-19-elysee", "2022-08-19-kremlin", "2022-09-02-tide-observer"}  # two capitals and a report on one call
TOLD_BY_ONE_SIDE = {"2022-02-26-dnipro-wire", "2022-02-26-pmo-india"}
TWO_TEXTS = {"2022-03-07-eastern-cable", "2022-03-08-harbour-gazette", "2022-03-09-lagoon-times"}  # one of them a copy
COPIES = {"2022-03-07-eastern-cable", "2022-03-08-harbour-gazette"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the texts, their records, and the store `s.db` of both."""
    made = tmp_path_factory.mktemp("stored")
    wanted = CALL | TOLD_BY_ONE_SIDE | TWO_TEXTS | COPIES
    documents = [d for d in map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines()) if d["id"] in wanted]
    assert len(documents) == len(wanted)
    texts = jsonl(made / "texts.jsonl", *documents)
    ended = run("code", texts, "--store", made / "s.db", "-o", made / "records.jsonl", "--quiet")
    assert ended.code == 0, ended.err
    return made


@pytest.fixture(scope="module")
def told(folder: Path) -> list[Any]:
    """The episodes of the store."""
    return run("episodes", "--store", folder / "s.db").lines


def of(told: Iterable[Any], documents: set[str]) -> str:
    """The id of a happening that exactly these documents tell of."""
    found = [e["id"] for e in told if set(e["documents"]) == documents]
    assert found, f"no episode of {sorted(documents)}"
    return str(found[0])


# ---- episodes --------------------------------------------------------------------------------------------------------
def test_the_store_gives_the_episodes_of_its_texts(folder: Path, told: list[Any]) -> None:
    for episode in told:
        jsonschema.validate(episode, schema("episode"))
    ended = run("episodes", folder / "records.jsonl", "--texts", folder / "texts.jsonl")
    assert sorted(told, key=lambda e: e["id"]) == sorted(ended.lines, key=lambda e: e["id"])
    assert any(e["corroborated"] for e in told) and any(e["pairs"] for e in told)


def test_the_newest_come_first(told: list[Any]) -> None:
    days = [e["date"] for e in told if len(e["date"] or "") == 10]
    assert days == sorted(days, reverse=True) and len(set(days)) > 3


def test_filters_of_search(folder: Path, told: list[Any]) -> None:
    def found(*options: str) -> list[Any]:
        return run("episodes", "--store", folder / "s.db", *options).lines

    between = found("--between", "FRA", "Russia", "--since", "2022-08", "--until", "2022-08")
    assert of(told, CALL) in {e["id"] for e in between}
    assert all(e["date"].startswith("2022-08") and not TWO_TEXTS & set(e["documents"]) for e in between)
    assert [e["id"] for e in found("--joined")] == [e["id"] for e in told if len(e["records"]) > 1]
    assert {e["id"] for e in found("--type", "CONSULT")} >= {e["id"] for e in told if e["event"] == "CONSULT"}
    assert len(found("--min-confidence", "0.8")) < len(told)


def test_a_decision_by_hand_shows(folder: Path, told: list[Any], tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.write_bytes((folder / "s.db").read_bytes())
    call = next(e for e in told if e["id"] == of(told, TWO_TEXTS))
    assert run("split", *call["records"][:2], "--store", path, "--why", "test").code == 0
    now = run("episodes", "--store", path, "--joined").lines
    assert not any(set(call["records"][:2]) <= set(e["records"]) for e in now)


def test_a_table_has_ids_to_go_on_with(folder: Path, told: list[Any]) -> None:
    ended = run("episodes", "--store", folder / "s.db", "--format", "table", "--limit", "2")
    assert all(e["id"][:8] in ended.out.decode() for e in told[:2]) and b"2 episodes of " in ended.out
    assert f"2 of {len(told)} episodes" in ended.err


def test_nothing_found_is_4_and_a_wrong_use_2(folder: Path) -> None:
    ended = run("episodes", "--store", folder / "s.db", "--between", "IND", "BRA")
    assert (ended.code, ended.out) == (4, b"") and "no such episode" in ended.err
    assert run("episodes", folder / "records.jsonl", "--store", folder / "s.db").code == 2
    assert run("episodes", folder / "records.jsonl").code == 2
    assert run("episodes", "--store", folder / "s.db", "--texts", folder / "texts.jsonl").code == 2
    ended = run("episodes", "--store", folder / "nowhere.db")
    assert ended.code == 1 and "no such store" in ended.err


# ---- compare --episode -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("documents", "a", "b", "why"),
    [
        (
            CALL,
            "2022-08-19-elysee",
            "2022-08-19-kremlin",
            "the issuers of two parties to it; 1 other document tells of it: ",
        ),
        (
            TOLD_BY_ONE_SIDE,
            "2022-02-26-dnipro-wire",
            "2022-02-26-pmo-india",
            "a report and an official text; no other",
        ),
        (
            TWO_TEXTS,
            "2022-03-07-eastern-cable",
            "2022-03-09-lagoon-times",
            "the two independent sources that say most of it; 1 other",
        ),
    ],
    ids=["capitals", "report and readout", "two texts"],
)
def test_two_accounts_are_chosen(folder: Path, told: list[Any], documents: set[str], a: str, b: str, why: str) -> None:
    ended = run("compare", "--episode", of(told, documents)[:10], "--store", folder / "s.db")
    assert ended.code == 0, ended.err
    (found,) = ended.lines
    jsonschema.validate(found, schema("comparison"))
    assert (found["a"]["id"], found["b"]["id"]) == (a, b)
    assert ended.err.count("\n") == 1 and why in ended.err and f"A is {a} (" in ended.err
    assert ended.out == run("compare", a, b, "--store", folder / "s.db").out


def test_a_page_of_an_episode_of_the_default_store(folder: Path, told: list[Any], tmp_path: Path) -> None:
    page, call = tmp_path / "page.html", of(told, CALL)
    ended = run("compare", "--episode", call, "--html", page, "-f", "table", env={"READOUT_STORE": str(folder / "s.db")})
    assert ended.code == 0 and b"2022-08-19-kremlin" in ended.out
    assert "2022-08-19-elysee" in page.read_text(encoding="utf-8")


def test_what_has_no_two_accounts_is_told_in_a_line(folder: Path, told: list[Any]) -> None:
    def refused(episode: str) -> str:
        ended = run("compare", "--episode", episode, "--store", folder / "s.db")
        assert (ended.code, ended.out, ended.err.count("\n")) == (1, b"", 1)
        return ended.err

    alone = next(e for e in told if len(e["documents"]) == 1)
    assert f"episode {alone['id']}: only one document tells of it, {alone['documents'][0]}; name" in refused(alone["id"][:9])
    assert "copies of one text (2022-03-07-eastern-cable, 2022-03-08-harbour-gazette)" in refused(of(told, COPIES))
    assert f"is a record, of episode {alone['id']}; give that" in refused(alone["records"][0])
    assert "no one episode in" in refused("zzz") and "readout episodes --store" in refused("")


def test_wrong_uses() -> None:
    for given in (["a.txt"], [], ["a.txt", "b.txt", "--episode", "1c"], ["--episode", "1c", "--date", "2024-05-14"]):
        ended = run("compare", *given)
        assert ended.code == 2, given
