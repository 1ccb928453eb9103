"""The journal of decisions about names: JSON lines, only ever added to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from readout.errors import DataError, OutputError
from readout.knowledge.decisions import ACTIONS, Decision, Named
from readout.sources.jsonl import as_object

SCHEMA_VERSION = 1


def decisions(path: Path) -> tuple[Decision, ...]:
    """All lines of a journal, oldest first; none where the file does not exist.

    Raises:
        DataError: a line is no decision; the message names file and line, since what follows it may rest on it.
    """
    if not path.is_file():
        return ()
    found: list[Decision] = []
    for number, text in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if text.strip():
            found.append(_decision(text, f"{path}:{number}"))
    return tuple(found)


def add(path: Path, decision: Decision) -> Decision:
    """Write a decision at the end of the journal, under the next number, and give it back with that.

    Raises:
        OutputError: the journal cannot be written.
    """
    numbered = replace(decision, id=1 + max((d.id for d in decisions(path)), default=0))
    try:
        with path.open("a", encoding="utf-8", newline="\n") as journal:
            journal.write(json.dumps(as_json(numbered), ensure_ascii=False) + "\n")
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}; name a journal that can be written with --decisions") from error
    return numbered


def as_json(decision: Decision) -> dict[str, Any]:
    """A decision as its line holds it; what does not apply is null, or an empty list."""
    return {
        "schema_version": SCHEMA_VERSION,
        "id": decision.id,
        "action": decision.action,
        "who": decision.who,
        "when": decision.when,
        "why": decision.why or None,
        "actor": _named_as_json(decision.actor),
        "other": _named_as_json(decision.other),
        "forms": list(decision.forms),
        "code": decision.code or None,
        "sector": decision.sector or None,
        "from": decision.start or None,
        "until": decision.end or None,
        "undoes": decision.undoes,
    }


def _named_as_json(named: Named | None) -> dict[str, Any] | None:
    if named is None:
        return None
    return {"kind": named.kind, "code": named.code, "name": named.name or None, "identifier_id": named.qid or None}


def _decision(text: str, where: str) -> Decision:
    line = as_object(text)
    if line is None or not {"id", "action", "who", "when"} <= line.keys():
        raise DataError(f"{where}: no decision on this line; mend it, or take it out and those that rest on it")
    if line["action"] not in ACTIONS or not isinstance(line["id"], int):
        raise DataError(f"{where}: action {line['action']!r} with id {line['id']!r}; an action is {', '.join(ACTIONS)}")
    words = {name: str(line.get(name) or "") for name in ("who", "when", "why", "code", "sector", "from", "until")}
    forms, undoes = line.get("forms"), line.get("undoes")
    return Decision(
        line["id"],
        str(line["action"]),
        words["who"],
        words["when"],
        words["why"],
        _named(line.get("actor")),
        _named(line.get("other")),
        tuple(map(str, forms)) if isinstance(forms, list) else (),
        words["code"],
        words["sector"],
        words["from"],
        words["until"],
        undoes if isinstance(undoes, int) else None,
    )


def _named(value: object) -> Named | None:
    if not isinstance(value, Mapping):
        return None
    return Named(*(str(value.get(name) or "") for name in ("kind", "code", "name", "identifier_id")))
