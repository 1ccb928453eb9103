"""A document that was only reviewed teaches at its judged triggers alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from reviewed import judged_triggers, records_at, within

from readout.evaluate.annotated import Record

JUDGED = frozenset({(10, 13), (40, 46)})


def test_only_reviewed_documents_are_named(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    lines = [
        {"id": "a", "events": []},
        {"id": "b", "events": [], "reviewed": [[10, 13], [40, 46]]},
        {"id": "c", "reviewed": []},
    ]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n\n", encoding="utf-8")
    assert judged_triggers(path) == {"b": JUDGED, "c": frozenset()}


@pytest.mark.parametrize(
    ("triggers", "stretch", "teaches"),
    [
        pytest.param(None, (0, 5), True, id="annotated as a whole"),
        pytest.param(JUDGED, (0, 13), True, id="holds one"),
        pytest.param(JUDGED, (11, 30), False, id="holds a part of one"),
        pytest.param(JUDGED, (14, 39), False, id="between two"),
        pytest.param(frozenset(), (0, 99), False, id="nothing was judged"),
    ],
)
def test_what_may_teach(triggers: frozenset[tuple[int, int]] | None, stretch: tuple[int, int], teaches: bool) -> None:
    assert within(triggers, *stretch) is teaches


def test_records_at_a_trigger() -> None:
    around, beside, nowhere = Record("ACCUSE", anchor=(5, 20)), Record("REJECT", anchor=(11, 30)), Record("AID")
    assert records_at([around, beside, nowhere], (10, 13)) == [around]
