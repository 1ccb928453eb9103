"""Episodes scored against annotated happenings: mentions found by their triggers, pairs counted, forbidden joins seen."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from readout.errors import DataError, MissingInput
from readout.evaluate.episodes import Mention, main, mapped, read_forbidden, read_mentions, score
from readout.export.as_json import event_to_json
from readout.link.episode import Episode
from readout.records import Coder, Event, Evidence, Participant

TEXT = "Modi phoned Putin. Later Modi met Putin."
PARTIES = (Participant("IND", ("GOV",), "Modi", "Narendra Modi"), Participant("RUS", ("GOV",), "Putin", "Vladimir Putin"))


def record(name: str, doc: str, words: str, event: str = "CONSULT", confidence: float = 0.8) -> Event:
    start = TEXT.index(words)
    span = start, start + len(words)
    return Event(
        id=name, doc=doc, sentence=0, event=event, mode="phone", context=(), quad_code=1, event_scale=1.0, cameo="041",
        goldstein=1.0, actor=PARTIES, recipient=(), date="2022-02-24", enddate=None, date_precision="day", date_basis="stated",
        event_loc=None, factuality="asserted", according_to=(), background=False, gist=None, quote=None, affected=(), size={},
        confidence=confidence, evidence=(Evidence.at("event", span, TEXT),), episode=None, coder=Coder("", "", ""), anchor=span,
    )  # fmt: skip


def episode(*records: str) -> Episode:
    return Episode("e" + records[0], "CONSULT", None, None, records, (), (), (), (), records[0], "", ())


CALL, LATER = (0, 18), (19, 40)
MENTIONS = (
    Mention("call", "a", CALL, "CONSULT"),
    Mention("call", "b", CALL, "CONSULT"),
    Mention("call", "c", CALL, "CONSULT"),
    Mention("meeting", "a", LATER, "CONSULT"),
)
RECORDS = (record("1", "a", "phoned"), record("2", "b", "phoned"), record("3", "a", "met"))


def test_a_record_reports_the_mention_around_its_trigger():
    found = mapped(MENTIONS, RECORDS)
    assert {m.happening + m.doc: ids for m, ids in found.items()} == {"calla": ("1",), "callb": ("2",), "meetinga": ("3",)}


def test_another_type_counts_where_it_can_be_the_same_act():
    mention = Mention("words", "a", CALL, "ACCUSE")
    assert mapped([mention], [record("1", "a", "phoned", "REJECT")]) == {mention: ("1",)}
    assert mapped([mention], [record("1", "a", "phoned", "ASSAULT")]) == {}


def test_the_shortest_clause_of_its_own_type_is_meant():
    wide, narrow = Mention("wide", "a", (0, 40), "CONSULT"), Mention("narrow", "a", CALL, "CONSULT")
    assert mapped([wide, narrow], [RECORDS[0]]) == {narrow: ("1",)}
    assert mapped([wide, replace(narrow, type="STATEMENT")], [RECORDS[0]]) == {wide: ("1",)}


def test_of_several_records_the_surest_of_the_right_type_stands_for_a_mention():
    held = [record("low", "a", "phoned", confidence=0.6), record("high", "a", "phoned")]
    assert mapped(MENTIONS[:1], held)[MENTIONS[0]] == ("high", "low")


def test_a_missed_mention_costs_recall_over_all_but_not_over_the_coded():
    scored = score(MENTIONS, mapped(MENTIONS, RECORDS), [episode("1", "2"), episode("3")], [("call", "meeting")])
    assert (scored.mentions, scored.coded) == (4, 3)
    assert (scored.linked.precision, scored.linked.recall) == (1.0, 1.0)
    assert (scored.pairs.precision, scored.pairs.recall) == (1.0, pytest.approx(1 / 3))
    assert (scored.forbidden, scored.joined, scored.wrong, scored.missed) == (1, (), (), ())


def test_a_wrong_join_is_counted_listed_and_seen_as_forbidden():
    scored = score(MENTIONS, mapped(MENTIONS, RECORDS), [episode("1", "3"), episode("2")], [("meeting", "call")])
    assert scored.joined == (("meeting", "call"),)
    assert [(a.happening, b.happening) for a, b in scored.wrong] == [("call", "meeting")]
    assert scored.linked.precision == 0.0
    assert scored.figures()["episodes.same_day_joined"] == 1.0


# ---- files -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def folder(tmp_path):
    calls = [{"doc": doc, "span": list(CALL), "type": "CONSULT"} for doc in "ab"]
    lines = [
        {"episode": "call", "what": "the call", "date": "2022-02-24", "mentions": calls},
        {"episode": "meeting", "what": "", "date": None, "mentions": [{"doc": "a", "span": list(LATER), "type": "CONSULT"}]},
    ]
    (tmp_path / "episodes.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n")
    (tmp_path / "same_day.jsonl").write_text(json.dumps({"a": "call", "b": "meeting", "why": "a call, then a meeting"}) + "\n")
    documents = [{"id": doc, "date": "2022-02-24", "text": TEXT, "publisher": f"Paper {doc}"} for doc in "ab"]
    (tmp_path / "texts.jsonl").write_text("\n".join(map(json.dumps, documents)) + "\n")
    (tmp_path / "records.jsonl").write_text("\n".join(json.dumps(event_to_json(r)) for r in RECORDS) + "\n")
    return tmp_path


def test_a_folder_is_read(folder):
    assert [m.happening for m in read_mentions(folder)] == ["call", "call", "meeting"]
    assert read_forbidden(folder) == (("call", "meeting"),)
    (folder / "same_day.jsonl").unlink()
    assert read_forbidden(folder) == ()


def test_the_command_prints_the_figures(folder, capsys):
    arguments = [
        str(folder),
        "--documents",
        str(folder / "texts.jsonl"),
        "--records",
        str(folder / "records.jsonl"),
        "--errors",
    ]
    assert main(arguments) == 0
    printed = capsys.readouterr().out
    assert "3 of 3 mentions" in printed and "CoNLL" in printed and "1 pairs that must not be joined" in printed


def test_what_is_missing_or_malformed_is_named(folder, capsys):
    with pytest.raises(MissingInput, match="name the folder"):
        read_mentions(folder / "nowhere")
    (folder / "texts.jsonl").write_text("")
    assert main([str(folder), "--documents", str(folder / "texts.jsonl"), "--records", str(folder / "records.jsonl")]) == 1
    assert "no text of document a, b" in capsys.readouterr().err
    (folder / "episodes.jsonl").write_text('{"episode": "x"}\n')
    with pytest.raises(DataError, match=r"episodes.jsonl:1"):
        read_mentions(folder)
