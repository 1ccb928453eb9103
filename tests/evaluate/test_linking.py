"""The scorers of ledger and comparison on hand-written answers: what counts as found, right, sure."""

from __future__ import annotations

import json

from readout.evaluate import compare, ledger
from readout.link.comparison import Comparison, Point, Side
from readout.link.ledger import undertakings
from readout.records import Document
from tests.link.making import report

REQUEST = report("REQUEST", "UKR", "IND/Narendra Modi", "Ukraine >urged< Modi to talk to Putin", "2022-02-24", doc="d")
CALL = report("CONSULT", "IND+RUS", "", "Modi >called< Putin", "2022-02-25", doc="e")
OPEN = report("REQUEST", "ARM", "AZE", "Armenia >urged< Azerbaijan to release all prisoners of war", "2023-11-20", doc="f")


def wanted(doc: str, span: list[int], status: str, owner: str, kind: str = "request"):
    """An annotated undertaking."""
    return {"id": doc, "kind": kind, "doc": doc, "span": span, "owner": owner, "due": None, "status": status}


def test_an_undertaking_is_found_by_its_span_and_right_by_its_status():
    ours = undertakings([REQUEST, CALL, OPEN])
    gold = [wanted("d", [8, 37], "met", "IND"), wanted("f", [0, 10], "partly", "AZE"), wanted("f", [500, 510], "open", "AZE")]
    found = ledger.score(gold, ours)
    assert (found.gold, found.found, found.right) == (3, 2, 1)
    assert (found.met, found.met_right, found.met_alone) == (1, 1, 0)
    assert (found.kind, found.owner) == (2, 2)
    assert (found.status_accuracy, found.recall, found.met_precision) == (50.0, 66.7, 100.0)
    assert found.confusions == {("partly", "open"): 1}


def test_a_wrong_closing_costs_precision():
    found = ledger.score([wanted("d", [0, 37], "open", "IND")], undertakings([REQUEST, CALL]))
    assert (found.met_precision, found.status_accuracy) == (0.0, 0.0)


def test_a_closing_that_nobody_annotated_is_counted_apart():
    found = ledger.score([wanted("d", [500, 510], "open", "IND")], undertakings([REQUEST, CALL]))
    assert (found.met, found.met_alone, found.met_precision) == (0, 1, 100.0)


A, B = Document("a", "x" * 100), Document("b", "y" * 100)


def comparison(*points: Point) -> Comparison:
    """Ours."""
    return Comparison(A, B, points, "")


def gold(kind: str, a, b, difference=None):
    """An annotated point."""
    return {"kind": kind, "difference": difference, "a": a, "b": b, "what": ""}


def test_a_point_is_right_by_kind_and_half_of_the_shorter_span():
    ours = comparison(
        Point("agreed", None, Side((0, 20)), Side((0, 20)), 0.5, ""),
        Point("only_a", None, Side((30, 50)), None, None, ""),
        Point("only_b", None, None, Side((30, 50)), None, ""),
    )
    annotated = [gold("agreed", [10, 60], [0, 5]), gold("only_a", [41, 80], None), gold("only_a", None, [30, 50])]
    found = compare.score([{"id": "p", "points": annotated}], {"p": ours})
    assert (found.points.right, found.points.invented, found.points.missed) == (1, 2, 2)


def test_the_kind_of_difference_is_judged_among_differing_points_of_both():
    ours = comparison(
        Point("differing", "number", Side((0, 20), "1"), Side((0, 20), "2"), 0.5, ""),
        Point("differing", "date", Side((30, 50), "1"), Side((30, 50), "2"), 0.5, ""),
    )
    annotated = [
        gold("differing", [0, 20], [0, 20], "number"),
        gold("differing", [30, 50], [30, 50], "scope"),
        gold("differing", [60, 80], [60, 80], "order"),
    ]
    found = compare.score([{"id": "p", "points": annotated}], {"p": ours})
    assert (found.wanted, found.differing, found.named, found.difference_accuracy) == (3, 2, 1, 50.0)
    assert found.points.right == 2


def test_a_point_answers_for_one_annotated_point_only():
    ours = comparison(Point("only_a", None, Side((0, 40)), None, None, ""))
    annotated = [gold("only_a", [0, 20], None), gold("only_a", [20, 40], None)]
    assert compare.score([{"id": "p", "points": annotated}], {"p": ours}).points.right == 1


def test_a_missing_folder_is_one_line(tmp_path, capsys):
    assert ledger.main([str(tmp_path)]) == 1 and compare.main([str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("no such file") == 2


def test_a_comparison_of_unknown_documents_is_named(tmp_path, capsys):
    (tmp_path / "documents.jsonl").write_text("", encoding="utf-8")
    line = json.dumps({"id": "p", "a": "x", "b": "y", "points": []})
    (tmp_path / "comparisons.jsonl").write_text(line, encoding="utf-8")
    assert compare.main([str(tmp_path)]) == 1
    assert "there is no document x" in capsys.readouterr().err
