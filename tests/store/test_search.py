"""What a filter finds, by party, pair, type, period, words, confidence and date of knowledge."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from readout.errors import DataError
from readout.store.filters import Filter, Wanted, match_expression, wanted
from readout.store.view import View
from readout.store.writer import Writer
from tests.store.making import NOW, FakeLinker, coded, document, event, store

GRAIN = document("grain", date="2024-05-14")
BOMB = document("bomb", "Boravia's guns called down fire on Port Aster, killing 5.", date="2024-05-10")
VISIT = document("visit", "The king of Cathal called on Arcadia in Port Aster about 100% of tariffs.", date="2024-06-02")
SUMMIT = document("summit", "Three leaders called for peace in Port Aster. A corridor for grain opened.", date="2024-04-01")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("search") / "s.db"
    store(
        made,
        coded(GRAIN, event(GRAIN, actor="ARC/GOV/Ana Arc", recipient="BOR/GOV/Rex Bor")),
        coded(BOMB, event(BOMB, "ASSAULT", "BOR/MIL", "ARC", confidence=0.4, gist=None)),
        coded(VISIT, event(VISIT, actor="CAT/GOV/Kit Cat_O'Nine,ARC", recipient="", date="2024-06")),
        coded(
            SUMMIT, event(SUMMIT, "REQUEST", "ARC,BOR", "CAT", gist=(0, 13)), event(SUMMIT, "THREATEN", "CAT", "", date=None)
        ),
    )
    return made


def found(path: Path, **asked: Any) -> list[str]:
    for name in ("actor", "recipient", "party"):
        if name in asked:
            asked[name] = wanted(asked[name])
    if "between" in asked:
        asked["between"] = tuple(wanted(one) for one in asked["between"])
    with View(path) as view:
        chosen = Filter(**asked)
        ids = [f"{one.event.doc}:{one.event.event}" for one in view.search(chosen)]
        assert view.count(chosen) == len(ids)
        return ids


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ["visit:CONSULT", "grain:CONSULT", "bomb:ASSAULT", "summit:REQUEST", "summit:THREATEN"]),  # newest first
        ({"actor": "ARC"}, ["visit:CONSULT", "grain:CONSULT", "summit:REQUEST"]),
        ({"recipient": "ARC"}, ["bomb:ASSAULT"]),
        ({"party": "BOR"}, ["grain:CONSULT", "bomb:ASSAULT", "summit:REQUEST"]),
        ({"actor": "BOR/MIL"}, ["bomb:ASSAULT"]),
        ({"actor": "/GOV"}, ["visit:CONSULT", "grain:CONSULT"]),
        ({"recipient": "rex bor"}, ["grain:CONSULT"]),
        ({"actor": "Cat_O'Nine"}, ["visit:CONSULT"]),
        ({"actor": "Cat%O"}, []),  # a sign of LIKE is a plain sign
        ({"between": ("BOR", "ARC")}, ["grain:CONSULT", "bomb:ASSAULT"]),  # either way, but not side by side
        ({"between": ("ARC", "CAT")}, ["visit:CONSULT", "summit:REQUEST"]),  # in a consultation all face each other
        ({"between": ("Ana", "Rex")}, ["grain:CONSULT"]),
        ({"between": ("Ana", "BOR")}, ["grain:CONSULT"]),
        ({"types": ("ASSAULT", "THREATEN")}, ["bomb:ASSAULT", "summit:THREATEN"]),
        ({"least": 0.5}, ["visit:CONSULT", "grain:CONSULT", "summit:REQUEST", "summit:THREATEN"]),
        ({"since": "2024-05-10", "until": "2024-05-14"}, ["grain:CONSULT", "bomb:ASSAULT"]),
        ({"since": "2024-06-20"}, ["visit:CONSULT"]),  # `2024-06` reaches into it
        ({"until": "2024-04"}, ["summit:REQUEST"]),  # what has no date is in no period
        ({"between": ("ARC", "BOR"), "until": "2024-05-12"}, ["bomb:ASSAULT"]),
        ({"actor": "ARC", "since": "2024-05"}, ["visit:CONSULT", "grain:CONSULT"]),
        ({"words": "grain"}, ["grain:CONSULT"]),
        ({"words": "grain", "whole": True}, ["grain:CONSULT", "summit:REQUEST", "summit:THREATEN"]),
        ({"words": '"leaders called"'}, ["summit:REQUEST", "summit:THREATEN"]),
        ({"words": '"called leaders"'}, []),
        ({"words": "tariff 100%"}, ["visit:CONSULT"]),  # words are taken by their stem
        ({"words": "gun* OR NOT"}, []),  # no operators: all words must occur
        ({"words": "gu*"}, ["bomb:ASSAULT"]),
        ({"words": "called", "party": "CAT", "types": ("REQUEST",), "since": "2024"}, ["summit:REQUEST"]),
    ],
)
def test_filters(path: Path, asked: dict[str, Any], ids: list[str]) -> None:
    assert found(path, **asked) == ids


def test_a_limit_keeps_the_newest(path: Path) -> None:
    with View(path) as view:
        assert [one.event.doc for one in view.search(Filter(), limit=2)] == ["visit", "grain"]
        assert [one.event.doc for one in view.search(Filter(), newest_first=False, limit=1)] == ["summit"]


def test_what_was_known_on_a_day(tmp_path: Path) -> None:
    store(tmp_path / "s.db", coded(GRAIN), coded(BOMB))
    store(tmp_path / "s.db", coded(replace(GRAIN, text=f"Corrected. {GRAIN.text}", date="2024-05-18")))
    with Writer(tmp_path / "s.db", NOW, linker=FakeLinker()) as writer:
        writer.retract("bomb", "never happened", since="2024-05-17")
    found_by_day = {
        day: found(tmp_path / "s.db", as_of=day) for day in ("2024-05-12", "2024-05-16", "2024-05-17", "2024-05-18")
    }
    assert found_by_day == {
        "2024-05-12": ["bomb:CONSULT"],
        "2024-05-16": ["grain:CONSULT", "bomb:CONSULT"],
        "2024-05-17": ["grain:CONSULT"],
        "2024-05-18": ["grain:CONSULT"],
    }
    assert found(tmp_path / "s.db") == ["grain:CONSULT"]


def test_party_expressions() -> None:
    assert wanted("IND") == wanted("India") == Wanted("IND")
    assert wanted("ind/gov") == Wanted("IND", "GOV")
    assert wanted("IND/GOV/Modi") == Wanted("IND", "GOV", "Modi")
    assert wanted("Modi") == Wanted(name="Modi")
    assert match_expression('a "b c" d*') == '"a" AND "b c" AND "d"*'
    assert match_expression('so-called "un"quoted') == '"so-called" AND "un" AND "quoted"'


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"types": ("MEET",)}, "no event type"),
        ({"since": "2024-13"}, "no date"),
        ({"since": "yesterday"}, "no date"),
        ({"since": "2024-05", "until": "2023"}, "turn them round"),
        ({"as_of": "2024-05-14T25:00"}, "no moment"),
    ],
)
def test_what_cannot_be_meant_is_refused(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(DataError, match=told):
        Filter(**asked)
    with pytest.raises(DataError, match="no word"):
        match_expression('"" - *')
